//! What the rules found: first what must be fixed.

use super::excerpt;
use super::page::{Ink, Page, counted, shown};
use crate::audit::{Audit, Found, Places};
use crate::facts::Field;
use crate::rules::{Excuse, Related, Severity, State, plainly};
use std::collections::BTreeMap;
use std::io;

/// Findings of a section that are shown unless all are asked for.
const CAP: usize = 40;
/// Findings of one rule in one article that are shown unless all are asked for.
const ALIKE: usize = 3;
/// Related places of a finding that are shown unless all are asked for.
const RELATED: usize = 3;

/// Writes the findings by severity, each severity by article and position. Notes are counted unless all are asked for, and
/// what is accepted or excused is left to the summary.
pub(super) fn write(page: &mut Page<'_>, audit: &Audit) -> io::Result<()> {
    let places = Places::new(audit);
    let sections = [
        (Severity::Error, "Must be fixed", "error", "errors"),
        (Severity::Warning, "Should be mended", "warning", "warnings"),
        (Severity::Note, "Worth a look", "note", "notes"),
    ];
    for (severity, title, one, many) in sections {
        let wanted = |found: &Found<'_>| found.severity() == severity && (found.is_new() || page.all);
        let list: Vec<Found<'_>> = audit.findings().filter(wanted).collect();
        if list.is_empty() {
            continue;
        }
        page.heading(&format!("{title}:"), &counted(list.len(), one, many))?;
        if severity == Severity::Note && !page.all {
            let rules = by_rule(&list);
            page.wrapped("", "", &format!("{rules}; --all shows them"), 4)?;
            continue;
        }
        section(page, &places, &list, many)?;
    }
    Ok(())
}

/// Writes the findings of one severity, those of one rule in one article a few times only: the next article is worth more.
fn section(page: &mut Page<'_>, places: &Places<'_>, list: &[Found<'_>], many: &str) -> io::Result<()> {
    let (mut room, alike) = (page.cap(CAP), page.cap(ALIKE));
    let mut told = 0;
    for article in list.chunk_by(|a, b| a.path() == b.path()) {
        if room == 0 {
            break;
        }
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for found in article {
            let times = seen.entry(&found.finding.rule).or_default();
            *times += 1;
            if *times <= alike && room > 0 {
                finding(page, places, found)?;
                room -= 1;
                told += 1;
            }
        }
        for (rule, times) in seen.into_iter().filter(|(_, times)| *times > alike && room > 0) {
            let path = article.first().map_or("", |found| found.path());
            let line = format!("… {} more of {} in {}", times - alike, shown(rule, 80), shown(path, 200));
            page.blank()?;
            page.line(&page.ink(Ink::Faint, &line))?;
            told += times - alike;
        }
    }
    page.more(list.len().saturating_sub(told), many)
}

/// Rules with how often each hits, most first.
pub(super) fn by_rule(list: &[Found<'_>]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for found in list {
        *counts.entry(&found.finding.rule).or_default() += 1;
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by(|a, b| (b.1, a.0).cmp(&(a.1, b.0)));
    let shown: Vec<String> = counts.iter().map(|(rule, count)| format!("{rule} {count}")).collect();
    shown.join(", ")
}

fn finding(page: &mut Page<'_>, places: &Places<'_>, found: &Found<'_>) -> io::Result<()> {
    let ink = Ink::Grave(found.severity());
    let at = found.position();
    let place = format!("{}:{}:{}", shown(found.path(), 200), at.line, at.column);
    let state = match found.finding.state {
        State::New => "",
        State::Baseline => "  (in the baseline)",
        State::Allowed => "  (allowed)",
        State::Unchanged => "  (unchanged)",
    };
    page.blank()?;
    let line = format!(
        "{}  {}  {}{state}",
        page.ink(Ink::Strong, &page.linked(found.file(), &place)),
        page.ink(ink, found.severity().name()),
        shown(&found.finding.rule, 80)
    );
    page.line(&line)?;
    page.wrapped("  ", "  ", &found.finding.message, 3)?;
    let finding = found.finding;
    excerpt_of(page, places, finding.article, finding.field, finding.span, ink)?;
    let cap = page.cap(RELATED);
    for related in finding.related.iter().take(cap) {
        other_place(page, places, related)?;
    }
    if finding.related.len() > cap {
        let line = format!("  and {}", counted(finding.related.len() - cap, "other place", "other places"));
        page.line(&line)?;
    }
    if let Some(Excuse { .. }) = &finding.excuse {
        page.wrapped("  allowed: ", "       ", &found.justification().unwrap_or_default(), 3)?;
    }
    if !finding.why.is_empty() {
        page.wrapped("  why: ", "       ", &plainly(&finding.why), 2)?;
    }
    match &finding.help {
        Some(help) => page.wrapped("  do:  ", "       ", help, 2),
        None => Ok(()),
    }
}

fn other_place(page: &mut Page<'_>, places: &Places<'_>, related: &Related) -> io::Result<()> {
    let at = places.place(related.article, related.field, related.span).start;
    let place = format!("{}:{}:{}", shown(places.path(related.article), 200), at.line, at.column);
    let file = places.reading(related.article).map_or("", |reading| reading.article.file());
    let lead = format!("  and {}  ", page.linked(file, &place));
    page.wrapped(&lead, "      ", &related.message, 2)?;
    excerpt_of(page, places, related.article, related.field, related.span, Ink::Strong)
}

/// The excerpt of a span; nothing for an article as a whole.
fn excerpt_of(
    page: &mut Page<'_>,
    places: &Places<'_>,
    article: u32,
    field: Field,
    span: crate::span::Span,
    ink: Ink,
) -> io::Result<()> {
    let Some(reading) = places.reading(article).filter(|_| !span.is_empty()) else { return Ok(()) };
    if places.audit().redaction.is_some() {
        return page.line(&format!("      │ {}", places.audit().words(article, field, span)));
    }
    match (field, &reading.article.meta.title) {
        (Field::Text, _) => excerpt::write(page, reading, span, ink),
        (Field::Title, Some(title)) => excerpt::marked(page, "", title, span, ink),
        (Field::Title, None) => Ok(()),
    }
}
