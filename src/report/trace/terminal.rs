//! A trace for people: the shares, then who has what, then passage by passage.

use super::{Holder, Seen, Stretch, Trace};
use crate::audit::{Audit, Places};
use crate::passages::PassageKind;
use crate::report::View;
use crate::report::shares::percent;
use crate::report::terminal::page::{Ink, Page, counted, padded};
use crate::report::terminal::passages::{Columns, write_passage, write_place};
use crate::report::terminal::sides;
use std::io::{self, Write};

/// Articles that are listed unless all are asked for.
const HOLDERS: usize = 10;
/// Stretches that are shown unless all are asked for.
const STRETCHES: usize = 20;
/// Others with the same stretch that are named unless all are asked for.
const ALSO: usize = 4;
/// Columns of a share: `100 %`.
const SHARE: usize = 5;

/// Writes what of an article of an audit stands elsewhere, in the order of its text.
///
/// # Errors
/// Whatever the writer says.
pub fn write(audit: &Audit, article: u32, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let page = &mut Page::new(view, out);
    let places = Places::new(audit);
    let Some(trace) = Trace::of(audit, article) else { return Ok(()) };
    head(page, &places, &trace)?;
    let all = page.all;
    let stretches = trace.stretches(|kind| kind != PassageKind::Furniture || all);
    if stretches.is_empty() {
        return Ok(());
    }
    holders(page, &places, &trace)?;
    page.heading("Passage by passage:", &counted(stretches.len(), "passage", "passages"))?;
    sides::write_legend(page, audit)?;
    let cap = page.cap(STRETCHES);
    for found in stretches.iter().take(cap) {
        stretch(page, &places, &trace, found)?;
    }
    page.more(stretches.len().saturating_sub(cap), "passages")
}

fn head(page: &mut Page<'_>, places: &Places<'_>, trace: &Trace<'_>) -> io::Result<()> {
    let Some(reading) = places.reading(trace.article) else { return Ok(()) };
    let copied = trace.copied();
    page.heading("Traced:", &format!("{} found elsewhere", percent(copied, trace.words)))?;
    let path = page.path(&reading.article);
    page.line(&format!("  {path}"))?;
    let meta = &reading.article.meta;
    let outlet = meta.outlet.as_deref().unwrap_or("outlet unknown");
    let date = meta.published.map_or_else(|| "date unknown".to_owned(), |published| published.to_string());
    page.wrapped("  ", "  ", &format!("{outlet}, {date}, {}", counted(trace.words, "word", "words")), 2)?;
    if let Some(title) = &meta.title {
        page.wrapped("  ", "  ", &format!("“{title}”"), 2)?;
    }
    let quoted = trace.covered(|kind| kind == PassageKind::Quotation);
    let furniture = trace.covered(|kind| kind == PassageKind::Furniture);
    let mut shares = format!("{} copied", percent(copied, trace.words));
    for (words, what) in [(quoted, "in shared quotations"), (furniture, "in boilerplate")] {
        if words > 0 {
            shares.push_str(&format!(", {} {what}", percent(words, trace.words)));
        }
    }
    page.wrapped("  ", "  ", &shares, 2)?;
    let cap = page.cap(HOLDERS);
    for other in trace.same.iter().take(cap) {
        page.wrapped("  ", "    ", &format!("word for word the same as {}", places.path(*other)), 2)?;
    }
    page.more(trace.same.len().saturating_sub(cap), "articles with the same words")?;
    if trace.read_as != trace.article && !trace.seen.is_empty() {
        let text = format!("What follows is told of {}, which has the same words.", places.path(trace.read_as));
        page.wrapped("  ", "  ", &text, 2)?;
    }
    if trace.seen.is_empty() && trace.same.is_empty() {
        page.wrapped("  ", "  ", "No passage of it stands in another article, not even a shared quotation.", 2)?;
    }
    Ok(())
}

/// Who has copied words of the article.
fn holders(page: &mut Page<'_>, places: &Places<'_>, trace: &Trace<'_>) -> io::Result<()> {
    let holders = trace.holders();
    if holders.is_empty() {
        return Ok(());
    }
    page.heading("Who has its words:", &counted(holders.len(), "article", "articles"))?;
    let cap = page.cap(HOLDERS);
    for holder in holders.iter().take(cap) {
        let Some(reading) = places.reading(holder.article) else { continue };
        let meta = &reading.article.meta;
        let outlet = meta.outlet.as_deref().unwrap_or("outlet unknown");
        let date = meta.published.map_or_else(|| "date unknown".to_owned(), |p| p.date.to_string());
        let share = padded(&percent(holder.words, trace.words), SHARE);
        let path = page.path(&reading.article);
        page.line(&format!("  {share}  {path}"))?;
        let text = format!("{outlet}, {date}; {}, {}", counted(holder.passages, "passage", "passages"), did(holder));
        page.wrapped("         ", "         ", &text, 2)?;
    }
    page.more(holders.len().saturating_sub(cap), "articles")
}

/// What this article did with the other's words.
fn did(holder: &Holder) -> String {
    let credit = if holder.credited { "credited" } else { "not credited" };
    match holder.role {
        "took" => format!("taken from there, {credit}"),
        "gave" => format!("taken from here, {credit}"),
        "common-source" => format!("both from a third, {credit}"),
        _ => "who took it from whom is unknown".to_owned(),
    }
}

/// One stretch: side by side with the article that tells most of where it comes from, then who else has it.
fn stretch(page: &mut Page<'_>, places: &Places<'_>, trace: &Trace<'_>, found: &Stretch<'_>) -> io::Result<()> {
    write_passage(page, places, found.lead.passage, Columns::LeftIs(trace.read_as))?;
    let cap = page.cap(ALSO);
    for Seen { passage, other, .. } in found.also.iter().take(cap) {
        let Some(reading) = places.reading(other.article) else { continue };
        let alike = format!(", {:.0} % alike", f64::from(passage.similarity) * 100.0);
        write_place(page, "also", &reading.unfolded(), *other, &alike)?;
    }
    if found.also.len() > cap {
        page.flowing("  ", &format!("… {} more: --all or --format json", found.also.len() - cap), Ink::Faint)?;
    }
    Ok(())
}
