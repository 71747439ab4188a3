//! Who had a passage when, drawn: a function of the carriers alone.
//!
//! A row an article in order of publication, a column a day or, where it is known, a minute.

use crate::audit::Places;
use crate::passages::{Carrier, Direction, Passage, Side};
use crate::report::visible;
use std::collections::BTreeSet;

/// Articles that are drawn; the words below tell of all.
const DRAWN: usize = 40;
/// Days that are named above the drawing.
const NAMED: usize = 5;
/// Where the first column stands, how wide all of them are, with many articles and with two, and the room for names to the
/// right of them; in the drawing's own units.
const SIDE: usize = 65;
const COLUMNS: usize = 520;
const TWO_COLUMNS: usize = 200;
const NAMES: usize = 235;
/// Height of a row, and of what stands above the first.
const ROW: usize = 26;
const TOP: usize = 34;
/// Characters of an outlet's name.
const NAME: usize = 28;

/// A passage's way from article to article.
pub(super) struct Drawing {
    pub width: usize,
    pub height: usize,
    pub days: Vec<Day>,
    pub nodes: Vec<Node>,
    pub ways: Vec<Way>,
}

/// A day of the drawing.
pub(super) struct Day {
    pub x: usize,
    pub label: String,
}

/// An article of the drawing.
pub(super) struct Node {
    pub x: usize,
    pub y: usize,
    /// `first`, `taken`, `credited` or `unknown`: each has a shape of its own.
    pub shape: &'static str,
    pub label: String,
}

/// A way from one article to another, down and then to the right.
pub(super) struct Way {
    pub from: (usize, usize),
    pub to: (usize, usize),
    /// `taken`, `credited` or `third`: each is stroked in a way of its own.
    pub kind: &'static str,
}

/// The drawing of these carriers, which are in order of publication.
pub(super) fn drawing(carriers: &[Carrier<'_>], places: &Places<'_>) -> Drawing {
    let drawn = carriers.get(..carriers.len().min(DRAWN)).unwrap_or(&[]);
    let columns = if drawn.len() > 2 { COLUMNS } else { TWO_COLUMNS };
    let days: Vec<String> = drawn.iter().map(|c| day(c.side, places)).collect::<BTreeSet<_>>().into_iter().collect();
    let x = |carrier: &Carrier<'_>| {
        let column = days.binary_search(&day(carrier.side, places)).unwrap_or(0);
        SIDE + columns * column / days.len().saturating_sub(1).max(1)
    };
    let at: Vec<(usize, usize)> = drawn.iter().zip(0..).map(|(carrier, row)| (x(carrier), TOP + ROW * row)).collect();
    let place = |article: u32| drawn.iter().position(|c| c.side.article == article).and_then(|row| at.get(row));
    let way = |(carrier, to): (&Carrier<'_>, &(usize, usize))| {
        let from = *place(carrier.from?.1)?;
        // Of two that have it from one third, the way between them is one.
        let again = kind(carrier) == "third" && from.1 > to.1;
        (!again).then(|| Way { from, to: *to, kind: kind(carrier) })
    };
    let (named, last) = (days.len().div_ceil(NAMED).max(1), days.len().saturating_sub(1));
    let tick = |(column, label): (usize, &String)| Day {
        x: SIDE + columns * column / last.max(1),
        label: if label == UNDATED { "no date".to_owned() } else { label.clone() },
    };
    Drawing {
        width: SIDE + columns + NAMES,
        height: TOP + ROW * drawn.len(),
        days: days.iter().enumerate().filter(|(column, _)| column % named == 0).map(tick).collect(),
        nodes: drawn.iter().zip(&at).zip(0..).map(|((c, at), row)| node(c, *at, row, places)).collect(),
        ways: drawn.iter().zip(&at).filter_map(way).collect(),
    }
}

/// The life of a passage of two articles; none where nothing is known of when.
pub(super) fn of_pair(passage: &Passage, places: &Places<'_>) -> Option<Drawing> {
    let mut sides = [passage.a, passage.b];
    let published = |side: Side| places.reading(side.article).and_then(|reading| reading.article.meta.published);
    sides.sort_by_key(|side| (published(*side).is_none(), published(*side), *side));
    sides.first().copied().and_then(published)?;
    let (a, b) = (passage.a.article, passage.b.article);
    let from = |article: u32| match passage.direction {
        Direction::AToB => (article == b).then_some((passage, a)),
        Direction::BToA => (article == a).then_some((passage, b)),
        Direction::CommonSource => Some((passage, if article == a { b } else { a })),
        Direction::Unknown => None,
    };
    let carrier = |side: Side| Carrier { side, repeats: 0, from: from(side.article) };
    Some(drawing(&sides.map(carrier), places))
}

/// Stands behind every day.
const UNDATED: &str = "~";

/// The day and, where it is known, the minute of publication.
fn day(side: Side, places: &Places<'_>) -> String {
    let published = places.reading(side.article).and_then(|reading| reading.article.meta.published);
    published.map_or_else(|| UNDATED.to_owned(), super::day_and_time)
}

/// How a carrier has the words.
fn kind(carrier: &Carrier<'_>) -> &'static str {
    match carrier.from {
        None => "unknown",
        Some((passage, _)) if passage.direction == Direction::CommonSource => "third",
        Some((passage, _)) if passage.credited => "credited",
        Some(_) => "taken",
    }
}

fn node(carrier: &Carrier<'_>, (x, y): (usize, usize), row: usize, places: &Places<'_>) -> Node {
    let reading = places.reading(carrier.side.article);
    let dated = reading.is_some_and(|reading| reading.article.meta.published.is_some());
    let shape = match kind(carrier) {
        "unknown" if row == 0 && dated => "first",
        "third" => "taken",
        shape => shape,
    };
    Node { x, y, shape, label: paper(carrier.side.article, places, NAME) }
}

/// Who published an article, in so many characters; its path where that is not known.
pub(super) fn paper(article: u32, places: &Places<'_>, characters: usize) -> String {
    let outlet = places.reading(article).and_then(|reading| reading.article.meta.outlet.as_deref());
    cut(&visible(outlet.unwrap_or_else(|| places.path(article))), characters)
}

/// The first characters of a text, with an ellipsis where more follow.
pub(super) fn cut(text: &str, characters: usize) -> String {
    match text.char_indices().nth(characters) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or("").trim_end()),
        None => text.to_owned(),
    }
}
