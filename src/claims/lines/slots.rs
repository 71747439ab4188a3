//! Slots: the numbers and days of a sentence, and whether two sentences can both be right.
//!
//! Takes a sentence's span and the article's facts, gives [`Slots`]. What is left after bounds, rounding and updates are
//! explained away is a clash.

use crate::claims::lines::counted;
use crate::facts::{Reading, TimeKind};
use crate::span::Span;
use chrono::{Datelike as _, NaiveDate};

/// The facts of one sentence that can clash.
#[derive(Clone, Debug, Default)]
pub(in crate::claims) struct Slots {
    /// Its quantities.
    pub numbers: Vec<Quantity>,
    /// Its days and months, as days of the common era, first and last.
    pub days: Vec<Day>,
    /// Whether all that it dates lies years before it was written.
    pub long_ago: bool,
}

/// One quantity.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::claims) struct Quantity {
    /// Where it stands.
    pub span: Span,
    /// As the text has it.
    pub text: String,
    /// The value stated.
    pub value: f64,
    /// The least value that the statement allows.
    pub lo: f64,
    /// The greatest.
    pub hi: f64,
    /// What it measures: the unit, else what is counted, as [`crate::claims::lines::counted`] calls it.
    pub of: String,
    /// Whether it counts things that are no people, and is no measure.
    pub things: bool,
}

/// One day, or a stretch of up to a month.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::claims) struct Day {
    /// Where it stands.
    pub span: Span,
    /// As the text has it.
    pub text: String,
    /// First day.
    pub lo: i32,
    /// Last day.
    pub hi: i32,
}

impl Day {
    /// Whether the two cannot be the same.
    pub fn apart(&self, other: &Self) -> bool {
        let shared = self.lo <= other.hi && other.lo <= self.hi;
        // A year that the text leaves out is worked out.
        let but_for_year = !(self.has_year() && other.has_year())
            && [(self.lo, other.lo), (self.hi, other.hi)].iter().all(|(a, b)| of_year(*a) == of_year(*b));
        !shared && !but_for_year
    }

    /// Whether it is an hour without a day: it is of the day that the sentences around it speak of.
    pub fn is_hour(&self) -> bool {
        self.figures().next().is_some() && !self.text.contains(char::is_uppercase)
    }

    /// Whether the text gives the year, too.
    fn has_year(&self) -> bool {
        self.figures().any(|n| n.len() == 4)
    }

    /// What of it is written in figures.
    fn figures(&self) -> impl Iterator<Item = &str> {
        self.text.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty())
    }

    /// Whether it says of itself which day it is, but for the year.
    pub fn is_dated(&self) -> bool {
        self.figures().any(|n| matches!(n.len(), 1 | 2 | 4)) && !CLOCK.iter().any(|c| self.text.contains(c))
    }
}

/// What a time of day has, and a day that hangs on another.
const CLOCK: &[&str] = &[":", "am", "pm", "a.m", "p.m", "a. m", "p. m", "today", "yesterday"];

/// Month and day.
fn of_year(day: i32) -> Option<(u32, u32)> {
    NaiveDate::from_num_days_from_ce_opt(day).map(|d| (d.month(), d.day()))
}

impl Slots {
    /// Reads the facts under a span.
    pub fn new(span: Span, reading: &Reading) -> Self {
        let text = reading.article.text.as_str();
        let facts = &reading.facts;
        let inside = facts.numbers_in(span).filter_map(|at| Some((at, facts.numbers.get(at)?)));
        let numbers = inside.map(|(at, n)| {
            let of = counted::thing(at, reading);
            let things = n.unit.is_none() && !matches!(of.as_str(), counted::PERSON | "age" | "");
            let text = n.span.of(text).to_owned();
            Quantity { span: n.span, text, value: n.value, lo: n.lo, hi: n.hi, of, things }
        });
        let times = facts.times_in(span).iter();
        let days = times.filter(|t| matches!(t.kind, TimeKind::Date | TimeKind::Time)).filter_map(|t| {
            let (lo, hi) = (t.lo?, t.hi?);
            let last = hi - chrono::Duration::seconds(1);
            let (lo, hi) = (lo.date().num_days_from_ce(), last.date().num_days_from_ce());
            (hi - lo <= LONGEST).then(|| Day { span: t.span, text: t.span.of(text).to_owned(), lo, hi })
        });
        let long_ago = is_long_ago(span, reading);
        Self { numbers: numbers.collect(), days: days.collect(), long_ago }
    }

    /// Whether both name days and none of them is near one of the other's.
    pub fn days_apart(&self, other: &Self) -> bool {
        let near = |a: &Day| other.days.iter().any(|b| a.lo <= b.hi + 1 && b.lo <= a.hi + 1);
        !self.days.is_empty() && !other.days.is_empty() && !self.days.iter().any(near)
    }
}

impl Slots {
    /// Whether both count one thing, each once, and the counts differ.
    pub fn counts_apart(&self, other: &Self) -> bool {
        let only = |slots: &Self, of: &str| slots.numbers.iter().filter(|n| n.of == of).count() == 1;
        let one = |n: &&Quantity| !n.of.is_empty() && only(self, &n.of) && only(other, &n.of);
        self.numbers.iter().filter(one).any(|n| other.numbers.iter().any(|m| m.of == n.of && n.clashes(m)))
    }
}

/// Days of the longest stretch that dates an event: a month.
const LONGEST: i32 = 31;
/// Years after which a date tells of the past, not of the news.
const PAST_YEARS: i32 = 2;

fn is_long_ago(span: Span, reading: &Reading) -> bool {
    let Some(written) = reading.article.meta.published.map(|p| p.date.year()) else { return false };
    let times = reading.facts.times_in(span).iter();
    let mut years = times.filter(|t| t.kind == TimeKind::Date).filter_map(|t| Some(t.lo?.year())).peekable();
    years.peek().is_some() && years.all(|year| year + PAST_YEARS <= written)
}

impl Quantity {
    /// Whether the two cannot both be right, whenever they were written.
    pub fn clashes(&self, other: &Self) -> bool {
        let apart = self.lo > other.hi || other.lo > self.hi;
        apart && !is_rounding(self, other) && !is_rounding(other, self)
    }
}

/// Whether `round` is `exact` given in fewer figures: `1,200` of `1,187`.
fn is_rounding(round: &Quantity, exact: &Quantity) -> bool {
    let (r, e) = (round.value.abs(), exact.value.abs());
    if r < 10.0 || r.fract() != 0.0 {
        return false;
    }
    let mut grain = 1.0;
    while grain < r && r % (grain * 10.0) == 0.0 {
        grain *= 10.0;
    }
    grain > 1.0 && grain <= r / 5.0 && e % grain != 0.0 && (r - e).abs() <= grain / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exactly(value: f64) -> Quantity {
        Quantity {
            span: Span::default(),
            text: value.to_string(),
            value,
            lo: value,
            hi: value,
            of: "person".into(),
            things: false,
        }
    }

    #[test]
    fn bounds_and_rounding_do_not_clash() {
        let at_least = Quantity { hi: f64::INFINITY, ..exactly(3.0) };
        assert!(!at_least.clashes(&exactly(4.0)));
        assert!(!exactly(1200.0).clashes(&exactly(1187.0)));
        assert!(!exactly(50.0).clashes(&exactly(48.0)));
    }

    #[test]
    fn different_figures_clash() {
        assert!(exactly(12.0).clashes(&exactly(21.0)));
        assert!(exactly(3500.0).clashes(&exactly(3900.0)));
        assert!(at_most_two_ahead());
    }

    fn at_most_two_ahead() -> bool {
        exactly(26.0).clashes(&exactly(28.0))
    }
}
