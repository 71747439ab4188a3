//! Reused passages, side by side: who carries whose words.

use super::excerpt;
use super::lives;
use super::page::{Ink, Page, counted, shown};
use super::sides::{self, Sides};
use crate::audit::{Audit, Places};
use crate::facts::{Field, Reading};
use crate::passages::{Direction, Passage, PassageKind, Side};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io;
use unicode_width::UnicodeWidthStr;

/// Pairs of articles that are shown unless all are asked for.
const PAIRS: usize = 15;
/// Passages of a pair that are shown unless all are asked for.
const PASSAGES: usize = 3;
/// Duplicates that are named unless all are asked for.
const DUPLICATES: usize = 10;

/// Writes what was copied, uncredited and longest first; shared quotations and furniture are counted, and shown where all
/// is asked for.
pub(super) fn write(page: &mut Page<'_>, audit: &Audit) -> io::Result<()> {
    let places = Places::new(audit);
    let wanted = |p: &&Passage| p.kind.is_copying() || page.all;
    let pairs = pairs(audit.passages.list.iter().filter(wanted));
    let duplicates: Vec<(u32, u32)> = duplicates(audit);
    if audit.passages.list.is_empty() && duplicates.is_empty() {
        return Ok(());
    }
    let copied = audit.passages.list.iter().filter(|p| p.kind.is_copying()).count();
    page.heading("Reused passages:", &counted(copied, "copied", "copied"))?;
    folded(page, audit)?;
    repeats(page, &places, &duplicates)?;
    if !pairs.is_empty() {
        sides::write_legend(page, audit)?;
    }
    let cap = page.cap(PAIRS);
    for pair in pairs.iter().take(cap) {
        write_pair(page, &places, pair)?;
    }
    page.more(pairs.len().saturating_sub(cap), "pairs of articles")?;
    lives::write(page, audit)
}

/// Passages by pair of articles, the pair with an uncredited passage and the most words first.
fn pairs<'a>(list: impl Iterator<Item = &'a Passage>) -> Vec<Vec<&'a Passage>> {
    let mut pairs: BTreeMap<(u32, u32), Vec<&Passage>> = BTreeMap::new();
    for passage in list {
        pairs.entry((passage.a.article, passage.b.article)).or_default().push(passage);
    }
    let mut pairs: Vec<Vec<&Passage>> = pairs.into_values().collect();
    for pair in &mut pairs {
        pair.sort_by_key(|p| (!p.kind.is_copying(), p.credited, Reverse(p.words), p.a));
    }
    pairs.sort_by_key(|pair| {
        let copied = || pair.iter().filter(|p| p.kind.is_copying());
        let words: u32 = copied().map(|p| p.words).sum();
        (copied().all(|p| p.credited), Reverse(words), pair.first().map(|p| (p.a, p.b)))
    });
    pairs
}

fn duplicates(audit: &Audit) -> Vec<(u32, u32)> {
    let firsts = audit.passages.duplicate_of.iter().enumerate();
    firsts.filter_map(|(index, first)| first.map(|first| (u32::try_from(index).unwrap_or(u32::MAX), first))).collect()
}

/// Says what is no copying, and so not shown.
fn folded(page: &mut Page<'_>, audit: &Audit) -> io::Result<()> {
    let of = |kind| audit.passages.list.iter().filter(|p| p.kind == kind).count();
    let (quotations, furniture) = (of(PassageKind::Quotation), of(PassageKind::Furniture));
    if page.all || quotations + furniture == 0 {
        return Ok(());
    }
    let quotations = (quotations, counted(quotations, "shared quotation", "shared quotations"));
    let one = "stretch of an outlet's own boilerplate";
    let furniture = (furniture, counted(furniture, one, "stretches of an outlet's own boilerplate"));
    let parts: Vec<String> =
        [quotations, furniture].into_iter().filter(|(n, _)| *n > 0).map(|(_, text)| text).collect();
    page.wrapped("", "", &format!("No copying, and so not shown without --all: {}.", parts.join(" and ")), 2)
}

fn repeats(page: &mut Page<'_>, places: &Places<'_>, duplicates: &[(u32, u32)]) -> io::Result<()> {
    let cap = page.cap(DUPLICATES);
    for (copy, first) in duplicates.iter().take(cap) {
        page.wrapped("", "  ", &format!("{} repeats {} word for word", places.path(*copy), places.path(*first)), 2)?;
    }
    page.more(duplicates.len().saturating_sub(cap), "exact duplicates")
}

fn write_pair(page: &mut Page<'_>, places: &Places<'_>, pair: &[&Passage]) -> io::Result<()> {
    let cap = page.cap(PASSAGES);
    for passage in pair.iter().take(cap) {
        write_passage(page, places, passage, Columns::FromInto)?;
    }
    if pair.len() > cap {
        let text = format!("… {} more between these two: --all", pair.len() - cap);
        page.flowing("  ", &text, Ink::Faint)?;
    }
    Ok(())
}

/// Which side of a passage stands in the left column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum Columns {
    /// The one that the words come from, where that is known.
    FromInto,
    /// That of an article, whoever took from whom.
    LeftIs(u32),
}

/// Writes one passage: what it is, where it stands, why the direction is what it is, and both sides, compared.
pub(in crate::report) fn write_passage(
    page: &mut Page<'_>,
    places: &Places<'_>,
    passage: &Passage,
    columns: Columns,
) -> io::Result<()> {
    let swapped = match columns {
        Columns::FromInto => passage.direction == Direction::BToA,
        Columns::LeftIs(article) => passage.b.article == article,
    };
    let (left, right) = if swapped { (passage.b, passage.a) } else { (passage.a, passage.b) };
    let (Some(from), Some(into)) = (places.reading(left.article), places.reading(right.article)) else { return Ok(()) };
    let (from, into) = (&*from.unfolded(), &*into.unfolded());
    let [first, second] = match passage.direction {
        Direction::AToB if swapped => ["in", "from"],
        Direction::BToA if !swapped => ["in", "from"],
        Direction::AToB | Direction::BToA => ["from", "in"],
        Direction::CommonSource | Direction::Unknown => ["in", "and in"],
    };
    page.blank()?;
    let sides = Sides::new(from, left.span, into, right.span, page.all);
    page.flowing("", &title(passage, sides.same), Ink::Strong)?;
    write_place(page, first, from, left, "")?;
    write_place(page, second, into, right, "")?;
    let direction = match passage.direction {
        Direction::AToB | Direction::BToA => "",
        Direction::CommonSource => "both took it from a third; ",
        Direction::Unknown => "who took it from whom is unknown; ",
    };
    let evidence = format!("{direction}{}", passage.evidence.join("; "));
    if !evidence.is_empty() {
        page.wrapped("  why    ", "         ", evidence.trim_end_matches("; "), 3)?;
    }
    if places.audit().redaction.is_none() {
        return sides.write(page);
    }
    [left, right].iter().try_for_each(|side| {
        page.line(&format!("  words  {}", places.audit().words(side.article, Field::Text, side.span)))
    })
}

fn title(passage: &Passage, same: bool) -> String {
    let words = counted(passage.words as usize, "word", "words");
    let share = f64::from(passage.similarity) * 100.0;
    let kind = match passage.kind {
        PassageKind::Verbatim if same => "word for word".to_owned(),
        PassageKind::Verbatim => "nearly word for word".to_owned(),
        PassageKind::Edited => format!("edited, {share:.0} % of the words alike"),
        PassageKind::Quotation => "the same quotation, not copying".to_owned(),
        PassageKind::Furniture => "an outlet's boilerplate, not copying".to_owned(),
    };
    let credited = match (passage.kind.is_copying(), passage.credited) {
        (false, _) => "",
        (true, true) => ", credited",
        (true, false) => ", not credited",
    };
    format!("{words}, {kind}{credited}")
}

/// Writes where one side stands, in whose article, and an `aside`; the place stays whole, so that it can be clicked and copied.
pub(in crate::report) fn write_place(
    page: &mut Page<'_>,
    word: &str,
    reading: &Reading,
    side: Side,
    aside: &str,
) -> io::Result<()> {
    let article = &reading.article;
    let at = article.position(side.span.start);
    let outlet = article.meta.outlet.as_deref().unwrap_or("outlet unknown");
    let date = article.meta.published.map_or_else(|| "date unknown".to_owned(), |p| p.date.to_string());
    let paragraph = excerpt::paragraph(reading, side.span.start).map_or(String::new(), |number| format!(" {number}"));
    let place = format!("{}:{}:{}{paragraph}", shown(&article.path, 200), at.line, at.column);
    let lead = format!("  {word:<6} {}", page.linked(article.file(), &place));
    let told = format!("{}, {date}{aside}", shown(outlet, 60));
    if "         ".width() + place.width() + 2 + told.width() <= page.width {
        return page.line(&format!("{lead}  {told}"));
    }
    page.line(&lead)?;
    page.wrapped("         ", "         ", &told, 2)
}
