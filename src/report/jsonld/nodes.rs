//! The nodes of the graph: articles, passages, claims with their mentions and origins, findings.

use crate::audit::{Audit, Places};
use crate::claims::{Claim, Conflict, Mention, OriginKind};
use crate::facts::Reading;
use crate::passages::{Direction, Passage, PassageKind, Side};
use crate::rules::Finding;
use crate::span::Span;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// What may stand in a name as it is.
const NAME: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b'/');

/// Makes the nodes of one audit.
pub(super) struct Nodes<'a> {
    audit: &'a Audit,
    places: Places<'a>,
}

fn name(kind: &str, parts: &[&str]) -> String {
    let parts: Vec<String> = parts.iter().map(|part| utf8_percent_encode(part, NAME).to_string()).collect();
    format!("urn:copydesk:{kind}:{}", parts.join(":"))
}

fn link(id: &str) -> Value {
    json!({ "@id": id })
}

/// Leaves out what is not known.
fn known(fields: Value) -> Value {
    match fields {
        Value::Object(map) => {
            let empty = |value: &Value| value.is_null() || value.as_array().is_some_and(Vec::is_empty);
            Value::Object(map.into_iter().filter(|(_, value)| !empty(value)).collect::<Map<_, _>>())
        }
        other => other,
    }
}

impl<'a> Nodes<'a> {
    pub fn new(audit: &'a Audit) -> Self {
        Self { audit, places: Places::new(audit) }
    }

    fn article_id(&self, article: u32) -> String {
        name("article", &[self.places.path(article)])
    }

    fn text(&self, article: u32, span: Span) -> &str {
        self.places.reading(article).map_or("", |reading| span.of(&reading.article.text))
    }

    /// A place in an article, with the words that stand there.
    fn target(&self, article: u32, span: Span) -> Value {
        let (start, end) = self.places.points(article, span);
        json!({
            "@type": "oa:SpecificResource",
            "oa:hasSource": link(&self.article_id(article)),
            "oa:hasSelector": [
                { "@type": "oa:TextPositionSelector", "oa:start": start, "oa:end": end },
                { "@type": "oa:TextQuoteSelector", "oa:exact": self.text(article, span) }
            ]
        })
    }

    /// An article; a duplicate is an alternate of what it repeats.
    pub fn article(&self, index: usize, reading: &Reading) -> Vec<Value> {
        let (article, meta) = (&reading.article, &reading.article.meta);
        let outlet =
            meta.outlet.as_ref().map(|outlet| json!({ "@type": "schema:Organization", "schema:name": outlet }));
        let authors: Vec<Value> =
            meta.authors.iter().map(|author| json!({ "@type": "schema:Person", "schema:name": author })).collect();
        let repeats = self.audit.passages.duplicate_of.get(index).copied().flatten();
        vec![known(json!({
            "@id": name("article", &[&article.path]),
            "@type": ["schema:NewsArticle", "prov:Entity"],
            "schema:identifier": article.path,
            "schema:headline": meta.title,
            "schema:publisher": outlet,
            "schema:author": authors,
            "schema:datePublished": meta.published.map(|p| p.to_string()),
            "schema:sha256": article.sha256.to_string(),
            "prov:alternateOf": repeats.map(|of| link(&self.article_id(of))),
        }))]
    }

    fn passage_id(&self, kind: &str, side: Side, other: Side) -> String {
        let place = |side: Side| {
            let (start, end) = self.places.points(side.article, side.span);
            [self.places.path(side.article).to_owned(), start.to_string(), end.to_string()]
        };
        let parts = [place(side), place(other)].concat();
        name(kind, &parts.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// A copied passage: what one article derived from the other, or two from a third.
    pub fn passage(&self, passage: &Passage) -> Vec<Value> {
        if passage.kind == PassageKind::Furniture {
            return Vec::new();
        }
        let (by, of) = match passage.direction {
            Direction::BToA => (passage.a, passage.b),
            _ => (passage.b, passage.a),
        };
        let told = matches!(passage.direction, Direction::AToB | Direction::BToA);
        let derived = match passage.kind {
            _ if !told => "copydesk:sharesWordsWith",
            PassageKind::Quotation => "copydesk:sharesQuotationWith",
            _ => "prov:wasDerivedFrom",
        };
        let part = |id: &str, side: Side| json!({ "@id": id, "@type": ["prov:Entity", "oa:Annotation"], "oa:hasTarget": self.target(side.article, side.span) });
        let mut taken = part(&self.passage_id("reuse", by, of), by);
        if let Some(map) = taken.as_object_mut() {
            map.insert(derived.to_owned(), part(&self.passage_id("reused", of, by), of));
            map.insert("copydesk:kind".to_owned(), json!(passage.kind.name()));
            map.insert("copydesk:credited".to_owned(), json!(passage.credited));
            map.insert("copydesk:evidence".to_owned(), json!(passage.evidence));
        }
        vec![taken]
    }

    /// A claim, its mentions and its origins.
    pub fn claim(&self, claim: &Claim) -> Vec<Value> {
        let id = name("claim", &[&claim.id]);
        let mentions = claim.mentions.iter().zip(0u32..).map(|(mention, at)| self.mention(&id, claim, mention, at));
        let origins = claim.origins.iter().zip(0..).map(|(origin, at)| {
            json!({
                "@id": origin_id(&id, at),
                "@type": ["prov:Entity", "copydesk:Origin"],
                "schema:name": origin.label,
                "copydesk:kind": origin.kind.name(),
                "schema:description": origin.reason,
            })
        });
        let articles: BTreeSet<u32> = claim.mentions.iter().map(|m| m.article).collect();
        let day = |a: &u32| self.places.reading(*a).and_then(|r| r.article.meta.published);
        let dated = articles.iter().all(|a| day(a).is_some());
        let first = articles.iter().min_by_key(|a| (day(a), **a)).filter(|_| dated);
        let derived: Vec<Value> = (0..).zip(&claim.origins).map(|(at, _)| link(&origin_id(&id, at))).collect();
        let node = known(json!({
            "@id": id,
            "@type": ["schema:Claim", "prov:Entity"],
            "schema:text": claim.text,
            "schema:appearance": articles.iter().map(|a| link(&self.article_id(*a))).collect::<Vec<_>>(),
            "schema:firstAppearance": first.map(|a| link(&self.article_id(*a))),
            "prov:wasDerivedFrom": derived,
            "copydesk:status": claim.status.name(),
            "copydesk:scope": claim.scope.name(),
            "copydesk:class": claim.class.name(),
            "copydesk:articles": articles.len(),
            "copydesk:outlets": claim.outlets,
            "copydesk:origins": claim.origins.len(),
            "copydesk:conflict": differences(&id, &claim.conflicts),
            "copydesk:change": differences(&id, &claim.changes),
        }));
        let mut nodes = vec![node];
        nodes.extend(mentions);
        nodes.extend(origins);
        nodes
    }

    /// Where an article makes a claim: derived from it, with its source where one is cited, quoted where those are its words.
    fn mention(&self, claim_id: &str, claim: &Claim, mention: &Mention, at: u32) -> Value {
        let origin = origin_id(claim_id, mention.origin);
        let kind = claim.origins.get(mention.origin as usize).map(|o| o.kind);
        let primary = matches!(kind, Some(OriginKind::Speaker | OriginKind::Institution | OriginKind::Wire));
        let quoted = mention.holder.is_some() && self.is_quoted(mention);
        let mut sources = vec![link(&self.article_id(mention.article))];
        sources.extend((!primary && !quoted).then(|| link(&origin)));
        known(json!({
            "@id": mention_id(claim_id, at),
            "@type": ["prov:Entity", "oa:Annotation"],
            "prov:specializationOf": link(claim_id),
            "oa:hasTarget": self.target(mention.article, mention.span),
            "prov:wasDerivedFrom": sources,
            "prov:wasQuotedFrom": quoted.then(|| link(&origin)),
            "prov:hadPrimarySource": primary.then(|| link(&origin)),
            "schema:spokenByCharacter": mention.holder.as_ref().map(|holder| json!({ "@type": "schema:Thing", "schema:name": holder })),
        }))
    }

    /// Whether most of a mention stands in quotation marks.
    fn is_quoted(&self, mention: &Mention) -> bool {
        let Some(reading) = self.places.reading(mention.article) else { return false };
        let quotes = reading.facts.quotes_in(mention.span).iter();
        quotes.map(|q| q.span.shared(mention.span)).sum::<usize>() * 2 > mention.span.len()
    }

    /// A finding, as a remark on its place.
    pub fn finding(&self, finding: &Finding) -> Vec<Value> {
        let target = match finding.field {
            crate::facts::Field::Text => self.target(finding.article, finding.span),
            _ => link(&self.article_id(finding.article)),
        };
        vec![json!({
            "@id": name("finding", &[&finding.fingerprint]),
            "@type": "oa:Annotation",
            "oa:motivatedBy": { "@id": "oa:assessing" },
            "oa:hasTarget": target,
            "oa:bodyValue": finding.message,
            "copydesk:rule": finding.rule,
            "copydesk:severity": finding.severity.name(),
            "copydesk:state": finding.state.name(),
        })]
    }
}

fn origin_id(claim: &str, at: u32) -> String {
    format!("{claim}:origin-{at}")
}

fn mention_id(claim: &str, at: u32) -> String {
    format!("{claim}:mention-{at}")
}

/// Pairs of mentions that differ in a slot.
fn differences(claim: &str, list: &[Conflict]) -> Vec<Value> {
    let pair = |c: &Conflict| {
        json!({
            "copydesk:slot": c.slot,
            "copydesk:between": [link(&mention_id(claim, c.a)), link(&mention_id(claim, c.b))],
            "copydesk:values": { "@list": c.values },
        })
    };
    list.iter().map(pair).collect()
}
