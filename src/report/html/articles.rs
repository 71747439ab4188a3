//! Articles with what was found in them, at its place.

use super::findings::Numbered;
use super::passages::Card;
use crate::audit::Audit;
use crate::facts::{Field, Reading};
use crate::report::visible;
use crate::span::Span;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// An article as the page shows it.
pub(super) struct Sheet<'a> {
    pub anchor: String,
    pub path: Cow<'a, str>,
    pub title: Option<Cow<'a, str>>,
    pub outlet: Option<Cow<'a, str>>,
    pub published: Option<String>,
    pub words: usize,
    pub duplicate_of: Option<Cow<'a, str>>,
    /// Findings on the headline or on the article as a whole.
    pub whole: Vec<Mark>,
    pub paragraphs: Vec<Vec<Stretch<'a>>>,
    pub findings: usize,
    pub passages: usize,
}

/// A stretch of text without a boundary of a mark inside.
pub(super) struct Stretch<'a> {
    pub text: Cow<'a, str>,
    /// Whether a finding covers it.
    pub flagged: bool,
    /// Whether other articles have it, too.
    pub shared: bool,
    /// Findings that begin here.
    pub marks: Vec<Mark>,
}

/// A link to a finding.
#[derive(Clone)]
pub(super) struct Mark {
    pub number: usize,
    pub anchor: String,
    pub rule: String,
    pub severity: &'static str,
}

/// Every article that was read.
pub(super) fn sheets<'a>(audit: &'a Audit, numbered: &[Numbered<'a>], passages: &[Card<'a>]) -> Vec<Sheet<'a>> {
    let mut findings: BTreeMap<u32, Vec<&Numbered<'a>>> = BTreeMap::new();
    for one in numbered {
        findings.entry(one.found.finding.article).or_default().push(one);
    }
    let mut shared: BTreeMap<u32, Vec<Span>> = BTreeMap::new();
    for side in passages.iter().flat_map(|card| [card.left.side, card.right.side]) {
        shared.entry(side.article).or_default().push(side.span);
    }
    let sheet = |(index, reading): (u32, &'a Reading)| {
        let first = audit.passages.duplicate_of.get(index as usize).copied().flatten();
        let first = first.and_then(|f| audit.readings.get(f as usize)).map(|r| visible(&r.article.path));
        let none = Vec::new();
        let own = findings.get(&index).unwrap_or(&none);
        let mut sheet = sheet(reading, first, own, shared.get(&index).map_or(&[], Vec::as_slice));
        if audit.redaction.is_some() {
            sheet.paragraphs.clear();
            sheet.whole = own.iter().map(|n| mark(n)).collect();
        }
        sheet
    };
    (0..).zip(&audit.readings).map(sheet).collect()
}

/// The place of an article on the page.
pub(super) fn anchor(reading: &Reading) -> String {
    format!("article-{}", crate::digest::Digest::of(reading.article.path.as_bytes()).short(12))
}

fn sheet<'a>(
    reading: &'a Reading,
    duplicate_of: Option<Cow<'a, str>>,
    findings: &[&Numbered<'a>],
    shared: &[Span],
) -> Sheet<'a> {
    let article = &reading.article;
    let in_text = |n: &Numbered<'_>| n.found.finding.field == Field::Text && !n.found.finding.span.is_empty();
    let marks: Vec<(Span, Mark)> =
        findings.iter().filter(|n| in_text(n)).map(|n| (n.found.finding.span, mark(n))).collect();
    Sheet {
        anchor: anchor(reading),
        path: visible(&article.path),
        title: article.meta.title.as_deref().map(visible),
        outlet: article.meta.outlet.as_deref().map(visible),
        published: article.meta.published.map(|published| published.to_string()),
        words: reading.text.tokens.iter().filter(|token| token.is_word()).count(),
        duplicate_of,
        whole: findings.iter().filter(|n| !in_text(n)).map(|n| mark(n)).collect(),
        paragraphs: reading.text.paragraphs.iter().map(|p| stretches(&article.text, p.span, &marks, shared)).collect(),
        findings: findings.len(),
        passages: shared.len(),
    }
}

fn mark(numbered: &Numbered<'_>) -> Mark {
    let finding = numbered.found.finding;
    Mark {
        number: numbered.number,
        anchor: finding.fingerprint.clone(),
        rule: finding.rule.clone(),
        severity: finding.severity.name(),
    }
}

/// A paragraph, cut wherever a mark begins or ends.
fn stretches<'a>(text: &'a str, paragraph: Span, marks: &[(Span, Mark)], shared: &[Span]) -> Vec<Stretch<'a>> {
    let near: Vec<&(Span, Mark)> = marks.iter().filter(|(span, _)| span.overlaps(paragraph)).collect();
    let copied: Vec<&Span> = shared.iter().filter(|span| span.overlaps(paragraph)).collect();
    let ends =
        near.iter().flat_map(|(span, _)| [span.start, span.end]).chain(copied.iter().flat_map(|s| [s.start, s.end]));
    let inside = ends.filter(|at| (paragraph.start..paragraph.end).contains(at));
    let mut cuts: Vec<u32> = inside.chain([paragraph.start, paragraph.end]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let stretch = |(start, end): (&u32, &u32)| {
        let span = Span { start: *start, end: *end };
        Stretch {
            text: visible(span.of(text)),
            flagged: near.iter().any(|(s, _)| s.overlaps(span)),
            shared: copied.iter().any(|s| s.overlaps(span)),
            marks: near.iter().filter(|(s, _)| s.start == *start).map(|(_, m)| m.clone()).collect(),
        }
    };
    cuts.iter().zip(cuts.iter().skip(1)).map(stretch).collect()
}
