//! Findings: the to-do list.

use super::articles;
use super::drawing::cut;
use crate::audit::{Audit, Found, Places};
use crate::report::visible;
use crate::rules::{Severity, plainly};
use std::borrow::Cow;
use std::cmp::Reverse;

/// Characters of an article that are quoted at a time, unless all are asked for: the article has the rest.
const QUOTED: usize = 1000;

/// A finding with its number on the page.
pub(super) struct Numbered<'a> {
    /// From 1, the gravest first, then by article and position.
    pub number: usize,
    /// The finding.
    pub found: Found<'a>,
}

/// The findings of one severity.
pub(super) struct Group<'a> {
    pub title: &'static str,
    pub severity: &'static str,
    pub cards: Vec<Card<'a>>,
}

/// A finding as the page shows it.
pub(super) struct Card<'a> {
    pub number: usize,
    pub rule: &'a str,
    /// The finding's fingerprint: the same link leads to it in the next report, too.
    pub anchor: &'a str,
    pub state: Option<String>,
    pub place: String,
    pub message: Cow<'a, str>,
    pub text: String,
    pub related: Vec<Other<'a>>,
    pub why: String,
    pub help: Option<Cow<'a, str>>,
}

/// A place that belongs to a finding.
pub(super) struct Other<'a> {
    /// The place of its article on the page.
    pub article: String,
    pub place: String,
    pub message: Cow<'a, str>,
    pub text: String,
}

/// All findings, numbered.
pub(super) fn numbered(audit: &Audit) -> Vec<Numbered<'_>> {
    let mut list: Vec<Found<'_>> = audit.findings().collect();
    list.sort_by_key(|found| Reverse(found.severity()));
    (1..).zip(list).map(|(number, found)| Numbered { number, found }).collect()
}

/// The findings by severity, gravest first.
pub(super) fn groups<'a>(numbered: &[Numbered<'a>], places: &Places<'a>, all: bool) -> Vec<Group<'a>> {
    let quoted = if all { usize::MAX } else { QUOTED };
    let titles =
        [(Severity::Error, "Must be fixed"), (Severity::Warning, "Should be mended"), (Severity::Note, "Worth a look")];
    let group = |(severity, title): (Severity, &'static str)| {
        let own = numbered.iter().filter(|n| n.found.severity() == severity);
        Group { title, severity: severity.name(), cards: own.map(|n| card(n, places, quoted)).collect() }
    };
    titles.into_iter().map(group).filter(|group| !group.cards.is_empty()).collect()
}

fn card<'a>(numbered: &Numbered<'a>, places: &Places<'a>, quoted: usize) -> Card<'a> {
    let Numbered { number, found } = numbered;
    let finding = found.finding;
    let at = found.position();
    let other = |related: &'a crate::rules::Related| {
        let text = places.audit().words(related.article, related.field, related.span);
        Other {
            article: places.reading(related.article).map(articles::anchor).unwrap_or_default(),
            place: super::place(places, related.article, related.field, related.span),
            message: visible(&related.message),
            text: cut(&visible(text), quoted),
        }
    };
    Card {
        number: *number,
        rule: &finding.rule,
        anchor: &finding.fingerprint,
        state: found.justification().map(|why| format!("{}: {}", finding.state.name(), visible(&why))),
        place: format!("{}:{}:{}", visible(found.path()), at.line, at.column),
        message: visible(&finding.message),
        text: cut(&visible(found.text()), quoted),
        related: finding.related.iter().map(other).collect(),
        why: visible(&plainly(&finding.why)).into_owned(),
        help: finding.help.as_deref().map(visible),
    }
}
