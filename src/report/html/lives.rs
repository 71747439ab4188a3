//! The life of a passage that several articles carry, as a time line.
//!
//! What the drawing shows stands below it in words, too, so that nothing is lost to whoever cannot see it.

use super::articles;
use super::drawing::{Drawing, drawing};
use crate::audit::{Audit, Places};
use crate::facts::Field;
use crate::passages::{Carrier, Life, lives};
use crate::report::terminal::lives::carried;
use crate::report::visible;

/// A passage's life as the page shows it.
pub(super) struct Timeline {
    pub number: usize,
    /// The first words of the passage.
    pub opening: String,
    pub drawing: Drawing,
    pub rows: Vec<Row>,
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
    Some(Timeline {
        number,
        opening: visible(&head.join(" ")).into_owned(),
        drawing: drawing(&life.carriers, places),
        rows: life.carriers.iter().zip(0..).map(|(carrier, row)| self::row(carrier, row, places)).collect(),
    })
}

fn row(carrier: &Carrier<'_>, row: usize, places: &Places<'_>) -> Row {
    let reading = places.reading(carrier.side.article);
    let published = reading.and_then(|reading| reading.article.meta.published);
    let outlet = reading.and_then(|reading| reading.article.meta.outlet.as_deref());
    let outlet = outlet.map_or(String::new(), |outlet| format!("{}: ", visible(outlet)));
    Row {
        date: published.map_or_else(|| "no date".to_owned(), super::day_and_time),
        article: reading.map(articles::anchor).unwrap_or_default(),
        place: super::place(places, carrier.side.article, Field::Text, carrier.side.span),
        told: format!("{outlet}{}", carried(places, carrier, row == 0)),
    }
}
