//! Who publishes and who is cited, with what stands behind what they say. Counts with their places, no score.

use super::excerpt;
use super::page::{Ink, Page, counted, grouped, shown};
use crate::audit::{Audit, Places};
use crate::claims::{LedgerEntry, OutletEntry, Shared, Status};
use crate::span::Span;
use std::io;

/// Outlets, and sources, that are listed unless all are asked for.
const CAP: usize = 8;
/// Other outlets that an outlet's entry names unless all are asked for.
const SHARED: usize = 2;

/// Writes the ledger: outlets by what they have with others and by articles, then sources by the articles that cite them.
pub(super) fn write(page: &mut Page<'_>, audit: &Audit) -> io::Result<()> {
    let places = Places::new(audit);
    outlets(page, audit, &places)?;
    sources(page, audit, &places)
}

fn outlets(page: &mut Page<'_>, audit: &Audit, places: &Places<'_>) -> io::Result<()> {
    let all = page.all;
    let mut list: Vec<&OutletEntry> = audit.claims.outlets.iter().filter(|o| o.known || all).collect();
    if list.is_empty() {
        return Ok(());
    }
    let ties = |o: &OutletEntry| !o.shared.is_empty() || !o.conflicts.is_empty();
    list.sort_by(|a, b| (ties(b), b.articles.len(), &a.name).cmp(&(ties(a), a.articles.len(), &b.name)));
    page.heading("Outlets:", "how they source, and what they share; counts, no score")?;
    let cap = page.cap(CAP);
    for entry in list.iter().take(cap) {
        outlet(page, places, entry)?;
    }
    page.more(list.len().saturating_sub(cap), "outlets")
}

fn outlet(page: &mut Page<'_>, places: &Places<'_>, entry: &OutletEntry) -> io::Result<()> {
    let name = page.ink(Ink::Strong, &format!("• {}", shown(&entry.name, 60)));
    let unknown = if entry.known { "" } else { " (outlet unknown)" };
    let counts = [
        counted(entry.articles.len(), "article", "articles"),
        counted(entry.quotes as usize, "quote", "quotes"),
        named(entry),
    ];
    page.line(&format!("{name}{unknown}  {}", counts.join(", ")))?;
    standing(page, entry.statuses)?;
    let mut shared: Vec<&Shared> = entry.shared.iter().collect();
    shared.sort_by(|a, b| (b.words, &a.with).cmp(&(a.words, &b.with)));
    let cap = page.cap(SHARED);
    for with in shared.iter().take(cap) {
        copied(page, places, with)?;
    }
    if shared.len() > cap {
        let more =
            page.ink(Ink::Faint, &format!("    and {}", counted(shared.len() - cap, "other outlet", "other outlets")));
        page.line(&more)?;
    }
    Ok(())
}

/// How many of the sources have a name.
fn named(entry: &OutletEntry) -> String {
    if entry.sources == 0 {
        return "no source cited".to_owned();
    }
    let share = f64::from(entry.named) * 100.0 / f64::from(entry.sources);
    format!("{} ({share:.0}% named)", counted(entry.sources as usize, "citation", "citations"))
}

/// `claims: 2 corroborated, 11 from one origin`.
fn standing(page: &mut Page<'_>, statuses: [u32; 7]) -> io::Result<()> {
    let some = Status::ALL.iter().zip(statuses).filter(|(_, n)| *n > 0);
    let parts: Vec<String> = some.map(|(status, n)| format!("{} {}", grouped(n as usize), status.told())).collect();
    if parts.is_empty() {
        return Ok(());
    }
    page.wrapped("    claims: ", "      ", &parts.join(", "), 2)
}

fn copied(page: &mut Page<'_>, places: &Places<'_>, shared: &Shared) -> io::Result<()> {
    let with = shown(&shared.with, 60);
    let how = match shared.role {
        "took" => format!("took from {with}"),
        "gave" => format!("gave to {with}"),
        "common-source" => format!("from one source with {with}"),
        _ => format!("shared with {with}, who was first is unknown"),
    };
    let credit = match (shared.credited, shared.passages) {
        (0, _) => "not credited".to_owned(),
        (some, all) if some == all => "credited".to_owned(),
        (some, all) => format!("{some} of {all} credited"),
    };
    let passages = counted(shared.passages as usize, "passage", "passages");
    let text = format!("{how}: {passages}, {}, {credit}", counted(shared.words as usize, "word", "words"));
    page.wrapped("    ", "      ", &text, 2)?;
    let sides = shared.places.iter().take(if page.all { usize::MAX } else { 1 });
    for [here, there] in sides {
        for (lead, (article, span)) in [("      ", here), ("      and ", there)] {
            let text = page.ink(Ink::Faint, &format!("{lead}{}", place(page, places, *article, *span)));
            page.line(&text)?;
        }
    }
    Ok(())
}

fn sources(page: &mut Page<'_>, audit: &Audit, places: &Places<'_>) -> io::Result<()> {
    let mut list: Vec<&LedgerEntry> = audit.claims.sources.iter().collect();
    if list.is_empty() {
        return Ok(());
    }
    list.sort_by(|a, b| (b.articles, b.quotes, &a.name).cmp(&(a.articles, a.quotes, &b.name)));
    page.heading("Sources:", "who is cited with a name; counts, no score")?;
    let cap = page.cap(CAP);
    for entry in list.iter().take(cap) {
        source(page, audit, places, entry)?;
    }
    page.more(list.len().saturating_sub(cap), "sources")
}

fn source(page: &mut Page<'_>, audit: &Audit, places: &Places<'_>, entry: &LedgerEntry) -> io::Result<()> {
    let name = page.ink(Ink::Strong, &format!("• {}", shown(&entry.name, 60)));
    let counts = [
        entry.kind.name().to_owned(),
        format!("in {}", counted(entry.articles as usize, "article", "articles")),
        counted(entry.quotes as usize, "quote", "quotes"),
    ];
    page.line(&format!("{name}  {}", counts.join(", ")))?;
    standing(page, entry.statuses)?;
    let conflicts = entry.conflicts.iter().filter_map(|at| audit.claims.list.get(*at as usize));
    for claim in conflicts.take(if page.all { usize::MAX } else { 1 }) {
        page.wrapped("    contradicted: ", "      ", &claim.text, 1)?;
    }
    let cited = entry.places.iter().take(if page.all { usize::MAX } else { 1 });
    for (article, span) in cited {
        let text = page.ink(Ink::Faint, &format!("    {}", place(page, places, *article, *span)));
        page.line(&text)?;
    }
    Ok(())
}

/// `path:line:column`, and the paragraph where the lines do not tell it; a link to the file.
fn place(page: &Page<'_>, places: &Places<'_>, article: u32, span: Span) -> String {
    let Some(reading) = places.reading(article) else { return String::new() };
    let at = reading.article.position(span.start);
    let paragraph = excerpt::paragraph(reading, span.start).map_or(String::new(), |n| format!(" {n}"));
    let place = format!("{}:{}:{}{paragraph}", shown(&reading.article.path, 200), at.line, at.column);
    page.linked(reading.article.file(), &place)
}
