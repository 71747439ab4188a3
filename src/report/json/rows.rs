//! The rows of the contract, made from what the stages know.

use crate::audit::{Audit, Places};
use crate::claims::{Claim, Conflict, LedgerEntry, Link, Mention, OutletEntry, Scope, Status, why};
use crate::facts::{Field, Reading};
use crate::ingest::{Metadata, Skipped};
use crate::passages::{Passage, Side};
use crate::report::schema;
use crate::rules::baseline::Gone;
use crate::rules::kinds::Kind;
use crate::rules::{Excuse, Finding, Related};
use crate::span::Span;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(JsonSchema, Serialize)]
pub(in crate::report) struct ArticleOut<'a> {
    path: &'a str,
    sha256: String,
    text_sha256: String,
    title: Option<&'a str>,
    outlet: Option<&'a str>,
    published: Option<String>,
    words: u32,
    duplicate_of: Option<&'a str>,
    metadata_from: BTreeMap<&'static str, &'static str>,
}

#[derive(JsonSchema, Serialize)]
pub(in crate::report) struct PassageOut<'a> {
    a: SideOut<'a>,
    b: SideOut<'a>,
    words: u32,
    similarity: f64,
    #[schemars(extend("enum" = schema::passages()))]
    kind: &'static str,
    #[schemars(extend("enum" = schema::directions()))]
    direction: &'static str,
    credited: bool,
    evidence: &'a [String],
}

#[derive(JsonSchema, Serialize)]
pub(in crate::report) struct SideOut<'a> {
    article: &'a str,
    pub start: u32,
    pub end: u32,
    /// What stands for the words where they are left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    digest: Option<&'a str>,
}

#[derive(JsonSchema, Serialize)]
pub(in crate::report) struct SkippedOut<'a> {
    path: &'a str,
    reason: &'a str,
}

#[derive(JsonSchema, Serialize)]
pub(in crate::report) struct FindingOut<'a> {
    rule: &'a str,
    #[schemars(extend("enum" = schema::severities()))]
    severity: &'static str,
    tags: &'a [String],
    #[serde(flatten)]
    place: PlaceOut<'a>,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    why: Vec<&'a str>,
    related: Vec<RelatedOut<'a>>,
    fingerprint: &'a str,
    #[schemars(extend("enum" = schema::states()))]
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    allowance: Option<ExcuseOut<'a>>,
}

#[derive(JsonSchema, Serialize)]
pub(in crate::report) struct ExcuseOut<'a> {
    reason: &'a str,
    until: Option<String>,
    place: &'a str,
}

/// An accepted finding that is gone.
#[derive(JsonSchema, Serialize)]
pub(in crate::report) struct GoneOut<'a> {
    rule: &'a str,
    article: &'a str,
    text: &'a str,
    fingerprint: &'a str,
}

#[derive(JsonSchema, Serialize)]
pub(in crate::report) struct PlaceOut<'a> {
    article: &'a str,
    #[schemars(extend("enum" = schema::choices(Kind::Clash, "field")))]
    field: &'static str,
    start: u32,
    end: u32,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    /// What stands for the words where they are left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    digest: Option<&'a str>,
}

#[derive(JsonSchema, Serialize)]
pub(in crate::report) struct RelatedOut<'a> {
    #[serde(flatten)]
    place: PlaceOut<'a>,
    message: &'a str,
}

#[derive(JsonSchema, Serialize)]
pub(in crate::report) struct ClaimOut<'a> {
    id: &'a str,
    text: &'a str,
    #[schemars(extend("enum" = schema::statuses()))]
    status: &'static str,
    #[schemars(extend("enum" = schema::scopes()))]
    scope: &'static str,
    #[schemars(extend("enum" = schema::classes()))]
    class: &'static str,
    mentions: Vec<MentionOut<'a>>,
    links: Vec<LinkOut>,
    origins: Vec<OriginOut<'a>>,
    counts: Counts,
    conflicts: Vec<ConflictOut<'a>>,
    changes: Vec<ConflictOut<'a>>,
}

#[derive(JsonSchema, Serialize)]
pub(in crate::report) struct MentionOut<'a> {
    #[serde(flatten)]
    place: SideOut<'a>,
    holder: Option<&'a str>,
    origin: u32,
}

#[derive(JsonSchema, Serialize)]
pub(in crate::report) struct LinkOut {
    a: u32,
    b: u32,
    score: f64,
    /// Of a main event, whose lines are linked each with each, nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    why: Vec<String>,
}

#[derive(JsonSchema, Serialize)]
pub(in crate::report) struct OriginOut<'a> {
    label: &'a str,
    #[schemars(extend("enum" = schema::origins()))]
    kind: &'static str,
    reason: &'a str,
}

#[derive(JsonSchema, Serialize)]
pub(in crate::report) struct Counts {
    articles: usize,
    outlets: u32,
    origins: usize,
}

#[derive(JsonSchema, Serialize)]
pub(in crate::report) struct ConflictOut<'a> {
    a: u32,
    b: u32,
    slot: &'static str,
    values: &'a [String; 2],
}

#[derive(JsonSchema, Serialize)]
pub(in crate::report) struct SourceOut<'a> {
    name: &'a str,
    #[schemars(extend("enum" = schema::choices(Kind::Attribution, "kind")))]
    kind: &'static str,
    articles: u32,
    quotes: u32,
    claims: u32,
    corroborated: u32,
    statuses: BTreeMap<&'static str, u32>,
    conflicts: Vec<&'a str>,
    places: Vec<SideOut<'a>>,
}

#[derive(JsonSchema, Serialize)]
pub(in crate::report) struct OutletOut<'a> {
    name: &'a str,
    known: bool,
    articles: Vec<&'a str>,
    quotes: u32,
    sources: u32,
    named: u32,
    statuses: BTreeMap<&'static str, u32>,
    conflicts: Vec<&'a str>,
    shared: Vec<SharedOut<'a>>,
}

#[derive(JsonSchema, Serialize)]
pub(in crate::report) struct SharedOut<'a> {
    with: &'a str,
    role: &'static str,
    passages: u32,
    words: u32,
    credited: u32,
    places: Vec<[SideOut<'a>; 2]>,
}

/// The statuses that some claims have, with how many.
fn statuses(counts: [u32; 7]) -> BTreeMap<&'static str, u32> {
    Status::ALL.iter().zip(counts).filter(|(_, n)| *n > 0).map(|(status, n)| (status.name(), n)).collect()
}

/// Makes the rows of one audit.
pub(in crate::report) struct Rows<'a> {
    audit: &'a Audit,
    places: Places<'a>,
}

impl<'a> Rows<'a> {
    pub(in crate::report) fn new(audit: &'a Audit) -> Self {
        Self { audit, places: Places::new(audit) }
    }

    pub(in crate::report) fn side(&self, article: u32, span: Span) -> SideOut<'a> {
        let (start, end) = self.places.points(article, span);
        SideOut { article: self.places.path(article), start, end, digest: self.digest(article, Field::Text, span) }
    }

    fn digest(&self, article: u32, field: Field, span: Span) -> Option<&'a str> {
        self.audit.redaction.as_ref()?.digest(article, field, span)
    }

    fn place(&self, article: u32, field: Field, span: Span) -> PlaceOut<'a> {
        let place = self.places.place(article, field, span);
        PlaceOut {
            article: self.places.path(article),
            field: field.name(),
            start: place.points.0,
            end: place.points.1,
            line: place.start.line,
            column: place.start.column,
            end_line: place.end.line,
            end_column: place.end.column,
            digest: self.digest(article, field, span),
        }
    }

    pub(in crate::report) fn article(&self, index: usize, reading: &'a Reading) -> ArticleOut<'a> {
        let article = &reading.article;
        let first = self.audit.passages.duplicate_of.get(index).copied().flatten();
        ArticleOut {
            path: &article.path,
            sha256: article.sha256.to_string(),
            text_sha256: article.text_sha256.to_string(),
            title: article.meta.title.as_deref(),
            outlet: article.meta.outlet.as_deref(),
            published: article.meta.published.map(|p| p.to_string()),
            words: self.audit.passages.words.get(index).copied().unwrap_or(0),
            duplicate_of: first.map(|f| self.places.path(f)),
            metadata_from: origins(&article.meta),
        }
    }

    pub(in crate::report) fn passage(&self, passage: &'a Passage) -> PassageOut<'a> {
        let side = |s: Side| self.side(s.article, s.span);
        PassageOut {
            a: side(passage.a),
            b: side(passage.b),
            words: passage.words,
            similarity: rounded(passage.similarity),
            kind: passage.kind.name(),
            direction: passage.direction.name(),
            credited: passage.credited,
            evidence: &passage.evidence,
        }
    }

    pub(in crate::report) fn finding(&self, finding: &'a Finding) -> FindingOut<'a> {
        let related =
            |r: &'a Related| RelatedOut { place: self.place(r.article, r.field, r.span), message: &r.message };
        FindingOut {
            rule: &finding.rule,
            severity: finding.severity.name(),
            tags: &finding.tags,
            place: self.place(finding.article, finding.field, finding.span),
            message: &finding.message,
            help: finding.help.as_deref(),
            why: finding.why.iter().map(|why| why.exact.as_str()).collect(),
            related: finding.related.iter().map(related).collect(),
            fingerprint: &finding.fingerprint,
            state: finding.state.name(),
            allowance: finding.excuse.as_ref().map(|Excuse { reason, until, place, .. }| ExcuseOut {
                reason,
                until: until.map(|day| day.to_string()),
                place,
            }),
        }
    }

    pub(in crate::report) fn claim(&self, claim: &'a Claim) -> ClaimOut<'a> {
        let mention = |m: &'a Mention| MentionOut {
            place: self.side(m.article, m.span),
            holder: m.holder.as_deref(),
            origin: m.origin,
        };
        let origins = claim.origins.iter();
        let differ = |list: &'a [Conflict]| -> Vec<ConflictOut<'a>> {
            list.iter().map(|c| ConflictOut { a: c.a, b: c.b, slot: c.slot, values: &c.values }).collect()
        };
        ClaimOut {
            id: &claim.id,
            text: &claim.text,
            status: claim.status.name(),
            scope: claim.scope.name(),
            mentions: claim.mentions.iter().map(mention).collect(),
            class: claim.class.name(),
            links: claim.links.iter().map(|link| self.link(claim, link)).collect(),
            origins: origins.map(|o| OriginOut { label: &o.label, kind: o.kind.name(), reason: &o.reason }).collect(),
            counts: Counts { articles: articles(claim), outlets: claim.outlets, origins: claim.origins.len() },
            conflicts: differ(&claim.conflicts),
            changes: differ(&claim.changes),
        }
    }

    fn link(&self, claim: &Claim, link: &Link) -> LinkOut {
        let speaks = claim.scope == Scope::Proposition && self.audit.redaction.is_none();
        let side = |at: u32| {
            let mention = claim.mentions.get(at as usize).filter(|_| speaks)?;
            Some((self.places.reading(mention.article)?, mention.span))
        };
        let why = side(link.a).zip(side(link.b)).map(|(a, b)| why::of(a, b).reasons()).unwrap_or_default();
        LinkOut { a: link.a, b: link.b, score: rounded(link.score), why }
    }

    fn ids(&self, claims: &[u32]) -> Vec<&'a str> {
        claims.iter().filter_map(|at| Some(self.audit.claims.list.get(*at as usize)?.id.as_str())).collect()
    }

    pub(in crate::report) fn source(&self, entry: &'a LedgerEntry) -> SourceOut<'a> {
        SourceOut {
            name: &entry.name,
            kind: entry.kind.name(),
            articles: entry.articles,
            quotes: entry.quotes,
            claims: entry.claims,
            corroborated: entry.corroborated,
            statuses: statuses(entry.statuses),
            conflicts: self.ids(&entry.conflicts),
            places: entry.places.iter().map(|(article, span)| self.side(*article, *span)).collect(),
        }
    }

    pub(in crate::report) fn outlet(&self, entry: &'a OutletEntry) -> OutletOut<'a> {
        let shared = entry.shared.iter().map(|s| SharedOut {
            with: &s.with,
            role: s.role,
            passages: s.passages,
            words: s.words,
            credited: s.credited,
            places: s.places.iter().map(|sides| sides.map(|(article, span)| self.side(article, span))).collect(),
        });
        OutletOut {
            name: &entry.name,
            known: entry.known,
            articles: entry.articles.iter().map(|a| self.places.path(*a)).collect(),
            quotes: entry.quotes,
            sources: entry.sources,
            named: entry.named,
            statuses: statuses(entry.statuses),
            conflicts: self.ids(&entry.conflicts),
            shared: shared.collect(),
        }
    }
}

/// How many articles make a claim.
/// Where each piece of an article's metadata comes from.
pub(in crate::report) fn origins(meta: &Metadata) -> BTreeMap<&'static str, &'static str> {
    meta.origins.iter().map(|(key, origin)| (key, origin.name())).collect()
}

fn articles(claim: &Claim) -> usize {
    let mut articles: Vec<u32> = claim.mentions.iter().map(|m| m.article).collect();
    articles.sort_unstable();
    articles.dedup();
    articles.len()
}

pub(in crate::report) fn skipped(skipped: &Skipped) -> SkippedOut<'_> {
    SkippedOut { path: &skipped.path, reason: &skipped.reason }
}

pub(in crate::report) fn gone(gone: &Gone) -> GoneOut<'_> {
    let Gone { article, fingerprint, entry } = gone;
    GoneOut { rule: &entry.rule, article, text: &entry.words, fingerprint }
}

/// Three decimals: enough to rank by, and the same digits on every machine.
pub(in crate::report) fn rounded(share: f32) -> f64 {
    (f64::from(share) * 1000.0).round() / 1000.0
}
