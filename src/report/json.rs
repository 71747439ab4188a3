//! `--format json`: schema `copydesk.audit/1`.

use crate::audit::Audit;
use crate::claims::{Claim, LedgerEntry};
use crate::passages::{Passage, Side};
use crate::rules::{Finding, Related};
use crate::span::{CodePoints, Span};
use serde::Serialize;
use std::io::{self, Write};

/// Writes the whole audit.
///
/// # Errors
/// Whatever the writer says.
pub fn write(audit: &Audit, out: &mut impl Write) -> io::Result<()> {
    let points = Places::new(audit);
    let whole = Whole {
        passages: passages_part(audit, &points),
        findings: audit.findings.iter().map(|f| points.finding(f)).collect(),
        claims: audit.claims.list.iter().map(|c| points.claim(c)).collect(),
        sources: audit.claims.sources.iter().map(source).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &whole)?;
    out.write_all(b"\n")
}

/// Writes articles, passages and skipped inputs only.
///
/// # Errors
/// Whatever the writer says.
pub fn write_passages(audit: &Audit, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &passages_part(audit, &Places::new(audit)))?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    passages: PassagesPart<'a>,
    findings: Vec<FindingOut<'a>>,
    claims: Vec<ClaimOut<'a>>,
    sources: Vec<SourceOut<'a>>,
}

#[derive(Serialize)]
struct PassagesPart<'a> {
    schema: &'static str,
    articles: Vec<ArticleOut<'a>>,
    passages: Vec<PassageOut<'a>>,
    skipped: Vec<SkippedOut<'a>>,
}

#[derive(Serialize)]
struct ArticleOut<'a> {
    path: &'a str,
    sha256: String,
    text_sha256: String,
    title: Option<&'a str>,
    outlet: Option<&'a str>,
    published: Option<String>,
    words: usize,
    duplicate_of: Option<&'a str>,
}

#[derive(Serialize)]
struct PassageOut<'a> {
    a: SideOut<'a>,
    b: SideOut<'a>,
    words: u32,
    similarity: f64,
    kind: &'static str,
    direction: &'static str,
    credited: bool,
    evidence: &'a [String],
}

#[derive(Serialize)]
struct SideOut<'a> {
    article: &'a str,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct SkippedOut<'a> {
    path: &'a str,
    reason: &'a str,
}

#[derive(Serialize)]
struct FindingOut<'a> {
    rule: &'a str,
    severity: &'static str,
    tags: &'a [String],
    #[serde(flatten)]
    place: PlaceOut<'a>,
    message: &'a str,
    why: &'a [String],
    related: Vec<RelatedOut<'a>>,
    fingerprint: &'a str,
    state: &'static str,
}

#[derive(Serialize)]
struct PlaceOut<'a> {
    article: &'a str,
    field: &'static str,
    start: u32,
    end: u32,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
}

#[derive(Serialize)]
struct RelatedOut<'a> {
    #[serde(flatten)]
    place: PlaceOut<'a>,
    message: &'a str,
}

#[derive(Serialize)]
struct ClaimOut<'a> {
    id: &'a str,
    text: &'a str,
    status: &'static str,
    mentions: Vec<MentionOut<'a>>,
    links: Vec<LinkOut>,
    origins: Vec<OriginOut<'a>>,
    counts: Counts,
    conflicts: Vec<ConflictOut<'a>>,
}

#[derive(Serialize)]
struct MentionOut<'a> {
    #[serde(flatten)]
    place: SideOut<'a>,
    holder: Option<&'a str>,
    origin: u32,
}

#[derive(Serialize)]
struct LinkOut {
    a: u32,
    b: u32,
    score: f64,
}

#[derive(Serialize)]
struct OriginOut<'a> {
    label: &'a str,
    kind: &'static str,
    reason: &'a str,
}

#[derive(Serialize)]
struct Counts {
    articles: usize,
    outlets: u32,
    origins: usize,
}

#[derive(Serialize)]
struct ConflictOut<'a> {
    a: u32,
    b: u32,
    slot: &'static str,
    values: &'a [String; 2],
}

#[derive(Serialize)]
struct SourceOut<'a> {
    name: &'a str,
    kind: &'static str,
    articles: u32,
    quotes: u32,
    claims: u32,
    corroborated: u32,
}

/// Turns spans into places of the contract.
struct Places<'a> {
    audit: &'a Audit,
    texts: Vec<CodePoints<'a>>,
}

impl<'a> Places<'a> {
    fn new(audit: &'a Audit) -> Self {
        Self { audit, texts: audit.readings.iter().map(|r| CodePoints::new(&r.article.text)).collect() }
    }

    fn path(&self, article: u32) -> &'a str {
        self.audit.readings.get(article as usize).map_or("", |r| &r.article.path)
    }

    fn side(&self, article: u32, span: Span) -> SideOut<'a> {
        let (start, end) = self.texts.get(article as usize).map_or((0, 0), |t| t.of(span));
        SideOut { article: self.path(article), start, end }
    }

    fn place(&self, article: u32, field: crate::facts::Field, span: Span) -> PlaceOut<'a> {
        let place = crate::audit::place(self.audit, article, field, span);
        PlaceOut {
            article: self.path(article),
            field: field.name(),
            start: place.points.0,
            end: place.points.1,
            line: place.start.line,
            column: place.start.column,
            end_line: place.end.line,
            end_column: place.end.column,
        }
    }

    fn finding(&self, finding: &'a Finding) -> FindingOut<'a> {
        let related =
            |r: &'a Related| RelatedOut { place: self.place(r.article, r.field, r.span), message: &r.message };
        FindingOut {
            rule: &finding.rule,
            severity: finding.severity.name(),
            tags: &finding.tags,
            place: self.place(finding.article, finding.field, finding.span),
            message: &finding.message,
            why: &finding.why,
            related: finding.related.iter().map(related).collect(),
            fingerprint: &finding.fingerprint,
            state: finding.state.name(),
        }
    }

    fn claim(&self, claim: &'a Claim) -> ClaimOut<'a> {
        let mut articles: Vec<u32> = claim.mentions.iter().map(|m| m.article).collect();
        articles.sort_unstable();
        articles.dedup();
        let mention = |m: &'a crate::claims::Mention| MentionOut {
            place: self.side(m.article, m.span),
            holder: m.holder.as_deref(),
            origin: m.origin,
        };
        ClaimOut {
            id: &claim.id,
            text: &claim.text,
            status: claim.status.name(),
            mentions: claim.mentions.iter().map(mention).collect(),
            links: claim.links.iter().map(|l| LinkOut { a: l.a, b: l.b, score: rounded(l.score) }).collect(),
            origins: claim
                .origins
                .iter()
                .map(|o| OriginOut { label: &o.label, kind: o.kind.name(), reason: &o.reason })
                .collect(),
            counts: Counts { articles: articles.len(), outlets: claim.outlets, origins: claim.origins.len() },
            conflicts: claim
                .conflicts
                .iter()
                .map(|c| ConflictOut { a: c.a, b: c.b, slot: c.slot, values: &c.values })
                .collect(),
        }
    }

    fn passage(&self, passage: &'a Passage) -> PassageOut<'a> {
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
}

fn passages_part<'a>(audit: &'a Audit, places: &Places<'a>) -> PassagesPart<'a> {
    let article = |(index, reading): (usize, &'a crate::facts::Reading)| {
        let article = &reading.article;
        let first = audit.passages.duplicate_of.get(index).copied().flatten();
        ArticleOut {
            path: &article.path,
            sha256: article.sha256.to_string(),
            text_sha256: article.text_sha256.to_string(),
            title: article.meta.title.as_deref(),
            outlet: article.meta.outlet.as_deref(),
            published: article.meta.published.map(|p| p.to_string()),
            words: reading.text.tokens.iter().filter(|t| t.is_word()).count(),
            duplicate_of: first.map(|f| places.path(f)),
        }
    };
    PassagesPart {
        schema: "copydesk.audit/1",
        articles: audit.readings.iter().enumerate().map(article).collect(),
        passages: audit.passages.list.iter().map(|p| places.passage(p)).collect(),
        skipped: audit.skipped.iter().map(|s| SkippedOut { path: &s.path, reason: &s.reason }).collect(),
    }
}

fn source(entry: &LedgerEntry) -> SourceOut<'_> {
    let LedgerEntry { name, kind, articles, quotes, claims, corroborated } = entry;
    SourceOut {
        name,
        kind: kind.name(),
        articles: *articles,
        quotes: *quotes,
        claims: *claims,
        corroborated: *corroborated,
    }
}

/// Three decimals: enough to rank by, and the same digits on every machine.
fn rounded(share: f32) -> f64 {
    (f64::from(share) * 1000.0).round() / 1000.0
}
