//! Where a passage went, for those that more than two articles carry: a few lines each.

use super::page::{Ink, Page, counted, shown};
use crate::audit::{Audit, Places};
use crate::facts::Field;
use crate::passages::{Carrier, Direction, Life, Passage, lives};
use std::io;

/// Lives that are shown unless all are asked for.
const LIVES: usize = 5;
/// Carriers of one that are shown unless all are asked for.
const CARRIERS: usize = 6;
/// Columns of the first words.
const WORDS: usize = 60;
/// Columns left of what is told of a carrier: its date.
const INDENT: &str = "              ";

/// Writes the lives of the passages of an audit, those of most articles first.
pub(super) fn write(page: &mut Page<'_>, audit: &Audit) -> io::Result<()> {
    let lives = lives(&audit.readings, &audit.passages);
    if lives.is_empty() {
        return Ok(());
    }
    let places = Places::new(audit);
    page.heading("In more than two articles:", &counted(lives.len(), "passage", "passages"))?;
    let cap = page.cap(LIVES);
    for life in lives.iter().take(cap) {
        write_life(page, &places, life)?;
    }
    page.more(lives.len().saturating_sub(cap), "passages of more than two articles")
}

fn write_life(page: &mut Page<'_>, places: &Places<'_>, life: &Life<'_>) -> io::Result<()> {
    let Some(first) = life.carriers.first() else { return Ok(()) };
    let words = places.audit().words(first.side.article, Field::Text, first.side.span);
    page.blank()?;
    let columns = WORDS.min(page.width.saturating_sub(20));
    let head: String =
        words.chars().take(4 * columns).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    let title = format!("“{}” in {}", shown(&head, columns), counted(life.carriers.len(), "article", "articles"));
    let title = page.ink(Ink::Strong, &title);
    page.line(&title)?;
    let cap = page.cap(CARRIERS);
    for (index, carrier) in life.carriers.iter().take(cap).enumerate() {
        write_carrier(page, places, carrier, index == 0)?;
    }
    if life.carriers.len() > cap {
        let text = page.ink(Ink::Faint, &format!("{INDENT}… {} more: --all", life.carriers.len() - cap));
        page.line(&text)?;
    }
    Ok(())
}

fn write_carrier(page: &mut Page<'_>, places: &Places<'_>, carrier: &Carrier<'_>, leads: bool) -> io::Result<()> {
    let Some(reading) = places.reading(carrier.side.article) else { return Ok(()) };
    let article = &reading.article;
    let date = article.meta.published.map_or_else(|| "no date".to_owned(), |p| p.date.to_string());
    let outlet = article.meta.outlet.as_deref().map_or(String::new(), |outlet| format!("{}, ", shown(outlet, 40)));
    let at = article.position(carrier.side.span.start);
    let told = carried(places, carrier, leads);
    let text = format!("{outlet}{}:{}:{}: {told}", shown(&article.path, 200), at.line, at.column);
    page.wrapped(&format!("  {date:<10}  "), INDENT, &text, 3)
}

/// Whom a carrier has it from, and who repeats it word for word; `leads` is whether it stands first.
pub(in crate::report) fn carried(places: &Places<'_>, carrier: &Carrier<'_>, leads: bool) -> String {
    let published = places.reading(carrier.side.article).and_then(|reading| reading.article.meta.published);
    let told = match carrier.from {
        Some((passage, from)) => told(places, passage, from),
        None if leads && published.is_some() => "the earliest".to_owned(),
        None => "from whom is unknown".to_owned(),
    };
    let repeats = match carrier.repeats {
        0 => String::new(),
        n => format!("; {} word for word", counted(n, "article repeats it", "articles repeat it")),
    };
    format!("{told}{repeats}")
}

/// Whom a carrier has it from, whether it says so, and what it changed.
fn told(places: &Places<'_>, passage: &Passage, from: u32) -> String {
    let meta = places.reading(from).and_then(|r| r.article.meta.outlet.as_deref());
    let from_whom = shown(meta.unwrap_or_else(|| places.path(from)), 60);
    let credit = if passage.credited { "credited" } else { "not credited" };
    if passage.direction == Direction::CommonSource {
        return format!("from the same third as {from_whom}, {credit}");
    }
    // Changes are told on the way from `a` to `b`.
    let changes = if passage.a.article == from { passage.changes } else { passage.changes.mirrored() };
    let parts = [(changes.edited, "replaced"), (changes.deleted, "cut"), (changes.inserted, "added")];
    let mut parts = parts.iter().filter(|(n, _)| *n > 0);
    let changed = parts.next().map(|(n, what)| format!("{} {what}", counted(*n as usize, "word", "words")));
    let changed =
        changed.into_iter().chain(parts.map(|(n, what)| format!("{n} {what}"))).collect::<Vec<_>>().join(", ");
    let changed = if changed.is_empty() { "word for word" } else { &changed };
    format!("from {from_whom}, {credit}; {changed}")
}
