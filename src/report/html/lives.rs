//! The life of a passage that several articles carry, as a time line.
//!
//! The drawing is a function of the carriers alone: a row an article in order of publication, a column a day or, where it is known, a minute. What it shows
//! stands below it in words, too, so that nothing is lost to whoever cannot see it.

use super::articles;
use crate::audit::{Audit, Places};
use crate::facts::Field;
use crate::passages::{Carrier, Direction, Life, lives};
use crate::report::terminal::lives::carried;
use crate::report::visible;
use std::collections::BTreeSet;

/// Articles that are drawn; the words below tell of all.
const DRAWN: usize = 40;
/// Days that are named above the drawing.
const NAMED: usize = 5;
/// Where the first column stands and how wide all of them are, in the drawing's own units; names stand to the right.
const SIDE: usize = 65;
const COLUMNS: usize = 520;
/// Height of a row, and of what stands above the first.
const ROW: usize = 26;
const TOP: usize = 34;
/// Characters of an outlet's name.
const NAME: usize = 28;

/// A passage's life as the page shows it.
pub(super) struct Timeline {
    pub number: usize,
    /// The first words of the passage.
    pub opening: String,
    pub height: usize,
    pub days: Vec<Day>,
    pub nodes: Vec<Node>,
    pub ways: Vec<Way>,
    pub rows: Vec<Row>,
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

/// An article in words.
pub(super) struct Row {
    pub date: String,
    pub article: String,
    pub place: String,
    pub told: String,
}

/// The time lines of an audit, those of most articles first.
pub(super) fn timelines(audit: &Audit, places: &Places<'_>) -> Vec<Timeline> {
    let lives = lives(&audit.readings, &audit.passages);
    (1..).zip(&lives).filter_map(|(number, life)| timeline(number, life, audit, places)).collect()
}

fn timeline(number: usize, life: &Life<'_>, audit: &Audit, places: &Places<'_>) -> Option<Timeline> {
    let first = life.carriers.first()?;
    let words = audit.words(first.side.article, Field::Text, first.side.span);
    let head: Vec<&str> = words.split_whitespace().take(12).collect();
    let drawn = life.carriers.get(..life.carriers.len().min(DRAWN)).unwrap_or(&[]);
    let days: Vec<String> = drawn.iter().map(|c| day(c, places)).collect::<BTreeSet<_>>().into_iter().collect();
    let x = |carrier: &Carrier<'_>| {
        let column = days.binary_search(&day(carrier, places)).unwrap_or(0);
        SIDE + COLUMNS * column / days.len().saturating_sub(1).max(1)
    };
    let at: Vec<(usize, usize)> = drawn.iter().zip(0..).map(|(carrier, row)| (x(carrier), TOP + ROW * row)).collect();
    let place = |article: u32| drawn.iter().position(|c| c.side.article == article).and_then(|row| at.get(row));
    let way = |(carrier, to): (&Carrier<'_>, &(usize, usize))| {
        let (_, from) = carrier.from?;
        Some(Way { from: *place(from)?, to: *to, kind: kind(carrier) })
    };
    let (named, last) = (days.len().div_ceil(NAMED).max(1), days.len().saturating_sub(1));
    let tick = |(column, label): (usize, &String)| Day {
        x: SIDE + COLUMNS * column / last.max(1),
        label: if label == UNDATED { "no date".to_owned() } else { label.clone() },
    };
    Some(Timeline {
        number,
        opening: visible(&head.join(" ")).into_owned(),
        height: TOP + ROW * drawn.len(),
        days: days.iter().enumerate().filter(|(column, _)| column % named == 0).map(tick).collect(),
        nodes: drawn.iter().zip(&at).zip(0..).map(|((c, at), row)| node(c, *at, row, places)).collect(),
        ways: drawn.iter().zip(&at).filter_map(way).collect(),
        rows: life.carriers.iter().zip(0..).map(|(carrier, row)| self::row(carrier, row, places)).collect(),
    })
}

/// Stands behind every day.
const UNDATED: &str = "~";

/// The day and, where it is known, the minute of publication.
fn day(carrier: &Carrier<'_>, places: &Places<'_>) -> String {
    let published = places.reading(carrier.side.article).and_then(|reading| reading.article.meta.published);
    published.map_or_else(
        || UNDATED.to_owned(),
        |published| {
            let time = published.time.map_or_else(String::new, |time| format!(" {}", time.format("%H:%M")));
            format!("{}{time}", published.date)
        },
    )
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
    let meta = reading.and_then(|reading| reading.article.meta.outlet.as_deref());
    let name = visible(meta.unwrap_or_else(|| places.path(carrier.side.article)));
    let label = match name.char_indices().nth(NAME) {
        Some((cut, _)) => format!("{}…", name.get(..cut).unwrap_or("").trim_end()),
        None => name.into_owned(),
    };
    let dated = reading.is_some_and(|reading| reading.article.meta.published.is_some());
    let shape = match kind(carrier) {
        "unknown" if row == 0 && dated => "first",
        "third" => "taken",
        shape => shape,
    };
    Node { x, y, shape, label }
}

fn row(carrier: &Carrier<'_>, row: usize, places: &Places<'_>) -> Row {
    let reading = places.reading(carrier.side.article);
    let published = reading.and_then(|reading| reading.article.meta.published);
    let start = places.place(carrier.side.article, Field::Text, carrier.side.span).start;
    let outlet = reading.and_then(|reading| reading.article.meta.outlet.as_deref());
    let outlet = outlet.map_or(String::new(), |outlet| format!("{}: ", visible(outlet)));
    Row {
        date: published.map_or_else(|| "no date".to_owned(), |published| published.to_string()),
        article: reading.map(articles::anchor).unwrap_or_default(),
        place: format!("{}:{}:{}", visible(places.path(carrier.side.article)), start.line, start.column),
        told: format!("{outlet}{}", carried(places, carrier, row == 0)),
    }
}
