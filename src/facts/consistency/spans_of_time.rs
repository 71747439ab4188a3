//! Lengths of time against their own end points, and ranges that run backwards.

use super::desk::{Desk, between, clash, plain};
use super::{Checker, Clash};
use crate::facts::{Facts, Time, TimeKind};
use crate::ingest::Article;
use crate::span::Span;
use crate::text::Text;
use std::ops::Range;

/// A length must fit the dates that bound it.
pub(super) const DURATION: Checker = Checker {
    name: "duration-and-dates",
    about: "a length of time that its own end points contradict",
    check: duration,
};

/// Two dates that bound a stretch.
struct Bounds {
    /// Their tokens, with `from`, `between` or `since`.
    tokens: Range<usize>,
    /// The words of the text.
    span: Span,
    /// The shortest and the longest stretch that they allow, in days.
    days: (f64, f64),
}

/// Words before a length that make a stretch of it.
const CUES: &[&str] = &[
    "for", "lasted", "spent", "served", "lasting", "during", "spanning", "covering", "ran", "took", "worked", "past",
    "last",
];
/// Nouns for a stretch of time.
const STRETCHES: &[&str] = &[
    "term",
    "period",
    "reign",
    "career",
    "tenure",
    "run",
    "span",
    "rule",
    "stint",
    "war",
    "trial",
    "strike",
    "sentence",
    "presidency",
    "marriage",
    "drought",
    "siege",
    "festival",
    "tour",
    "conflict",
    "spell",
    "campaign",
];
/// Words that make a length one of several, or of something else.
const OTHERS: &[&str] = &[
    "second",
    "third",
    "fourth",
    "two",
    "three",
    "several",
    "another",
    "each",
    "consecutive",
    "terms",
    "every",
    "first",
    "of",
    "per",
    "after",
    "before",
    "later",
    "earlier",
    "old",
    "stints",
    "separate",
    "total",
    "combined",
    "all",
];

fn duration(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    let ranges = bounds(&desk);
    for time in facts.times.iter().filter(|t| t.kind == TimeKind::Duration) {
        let Some((count, unit)) = length(&desk, time) else { continue };
        let tokens = desk.tokens(time.span);
        let sentence = desk.sentence(time.span.start);
        let nearby = ranges.partition_point(|r| r.tokens.start < sentence.start);
        let here = ranges.iter().skip(nearby).take_while(|r| r.tokens.start < sentence.end);
        let Some(range) = here.into_iter().find(|r| of_range(&desk, &tokens, &r.tokens)) else { continue };
        let before = tokens.start.saturating_sub(3)..tokens.start;
        let counted = tokens.end - usize::from(tokens.end > tokens.start);
        let cued = desk.view.is(tokens.start.wrapping_sub(1), "for");
        if !cued && desk.any(before.clone(), OTHERS) || desk.any(counted + 1..counted + 3, OTHERS) {
            continue;
        }
        let (lo, hi) = stated(&desk, before.start..tokens.end, count, unit);
        if hi < range.days.0 || lo > range.days.1 {
            let (scale, name) = if unit >= YEAR { (YEAR, "years") } else { named(unit) };
            let middle = plain((f64::midpoint(range.days.0, range.days.1) / scale).round());
            let said = plain(count * unit / scale);
            let why = format!("{} is {middle} {name}, not {said}", desk.words(range.span));
            let word = format!("{middle} {name}");
            clashes.push(between("duration-and-dates", time.span.cover(range.span), why, range.span, word));
        }
    }
}

/// The least and the most days that a stated length allows.
fn stated(desk: &Desk<'_>, tokens: Range<usize>, count: f64, unit: f64) -> (f64, f64) {
    let hedges = [
        "about", "around", "nearly", "almost", "roughly", "some", "over", "more", "than", "least", "just", "to", "or",
        "half",
    ];
    let rough = desk.any(tokens, &hedges);
    let share = if unit >= DECADE { 0.25 } else { 0.0 } + if rough { 0.15 } else { 0.0 };
    let slack = if rough { unit.min(YEAR) } else { unit.min(YEAR) / 2.0 } + share * count * unit;
    (count * unit - slack, count * unit + slack)
}

const YEAR: f64 = 365.25;
const DECADE: f64 = 10.0 * YEAR;

fn named(unit: f64) -> (f64, &'static str) {
    if unit > 30.0 {
        (unit, "months")
    } else if unit > 6.0 {
        (unit, "weeks")
    } else {
        (unit, "days")
    }
}

/// A length's count and its unit in days; what is said in decades is coarse.
fn length(desk: &Desk<'_>, time: &Time) -> Option<(f64, f64)> {
    let said = time.value.as_deref()?.strip_prefix('P').filter(|said| !said.starts_with('T'))?;
    let unit = match said.chars().last()? {
        'D' => 1.0,
        'W' => 7.0,
        'M' => YEAR / 12.0,
        'Y' => YEAR,
        _ => return None,
    };
    let count: f64 = said.get(..said.len() - 1)?.parse().ok().filter(|n| *n > 0.0)?;
    let decades = desk.any(desk.tokens(time.span), &["decade", "decades"]);
    Some(if decades { (count / 10.0, DECADE) } else { (count, unit) })
}

/// Every pair of dates that bounds a stretch, in order.
fn bounds(desk: &Desk<'_>) -> Vec<Bounds> {
    let v = &desk.view;
    let mut ranges = Vec::new();
    for (index, one) in desk.facts.times.iter().enumerate() {
        let Some((lo, hi)) = one.lo.zip(one.hi).filter(|_| matches!(one.grain, "day" | "month" | "year")) else {
            continue;
        };
        let first = desk.tokens(one.span);
        let opener = first.start.wrapping_sub(1);
        if let Some(now) = desk.published().filter(|p| v.is(opener, "since") && *p >= lo.date()) {
            let days = ((now - hi.date()).num_days().max(0) as f64, (now - lo.date()).num_days() as f64 + 1.0);
            ranges.push(Bounds { tokens: opener..first.end, span: one.span, days });
        }
        let Some(two) = desk.facts.times.get(index + 1).filter(|t| t.grain == one.grain) else { continue };
        let last = desk.tokens(two.span);
        let joint = last.start == first.end + 1;
        let from = v.is(opener, "from") && v.is_any(first.end, &["to", "until", "through", "till"]);
        let between = v.is(opener, "between") && v.is(first.end, "and");
        let dash = v.is_dash(first.end) && v.glued(first.end) && v.glued(last.start);
        let Some((begin, end)) = two.lo.zip(two.hi).filter(|(b, _)| joint && (from || between || dash) && *b >= lo)
        else {
            continue;
        };
        let days = |a: chrono::NaiveDateTime, b: chrono::NaiveDateTime| (b - a).num_days() as f64;
        let start = if from || between { opener } else { first.start };
        let days = (days(hi, begin).max(0.0), days(lo, end));
        ranges.push(Bounds { tokens: start..last.end, span: one.span.cover(two.span), days });
    }
    ranges
}

/// Whether a length and a range speak of one stretch: `for 12 years, from 2001 to 2009`, `from 2001 to 2009, a 12-year reign`.
fn of_range(desk: &Desk<'_>, length: &Range<usize>, range: &Range<usize>) -> bool {
    let v = &desk.view;
    if range.start >= length.end {
        let gap = length.end..range.start;
        let cue = v.is_any(length.start.wrapping_sub(1), CUES)
            || v.is(length.start.wrapping_sub(1), "the")
                && v.is_any(length.start.wrapping_sub(2), &["in", "during", "over"])
            || v.is(length.start, "the") && v.is_any(length.start.wrapping_sub(1), &["in", "during", "over"])
            || v.is_any(length.start, &["past", "last"])
            || gap.clone().take(1).any(|at| v.is_any(at, STRETCHES));
        let plain = !gap.clone().any(|at| {
            v.is_number(at)
                || v.word(at).ends_with("est")
                || v.is_any(at, &["and", "but", "when", "which", "who", ".", ";", "after", "before"])
        });
        let near = gap.len() <= 5 && plain;
        let set_off = gap.clone().any(|at| v.is_any(at, &[",", "("]) || v.is_dash(at));
        let verb = v.is_any(range.start.wrapping_sub(1), &["runs", "lasts", "ran"]);
        return near && cue && (gap.len() <= 1 || set_off || verb || gap.len() == 2 && v.is_any(length.end, STRETCHES));
    }
    let gap = range.end..length.start;
    let first = v.is(range.end, ",") || v.is_dash(range.end);
    let apposed = first
        && gap
            .clone()
            .skip(1)
            .all(|at| v.is_any(at, &["a", "an", "for", "span", "period", "of", "total", "reign", "term"]));
    let lasted = v.is(length.start.wrapping_sub(1), "lasted") && gap.len() <= 2;
    let stretch = v.is_any(length.end, STRETCHES) || desk.any(gap.clone(), &["for", "span", "period", "reign", "term"]);
    !gap.is_empty() && gap.len() <= 5 && (apposed && stretch || lasted)
}

/// A range must run forward.
pub(super) const REVERSED: Checker =
    Checker { name: "reversed-range", about: "a range of dates that ends before it begins", check: reversed };

/// Verbs of moving a date: `moved from 2010 to 2008` runs backwards by right.
const MOVES: &[&str] = &[
    "moved",
    "move",
    "moving",
    "brought",
    "bring",
    "bringing",
    "forward",
    "cut",
    "fell",
    "dropped",
    "changed",
    "change",
    "changing",
    "advanced",
    "pushed",
    "shifted",
    "shift",
    "revised",
    "down",
    "compared",
    "rescheduled",
    "back",
    "backward",
    "backwards",
    "went",
    "go",
    "jump",
    "jumped",
    "traced",
    "order",
    "reverse",
    "earlier",
    "switched",
    "amended",
    "corrected",
];

fn reversed(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    for pair in facts.times.windows(2) {
        let [first, second] = pair else { continue };
        let (Some(a), Some(b)) = (first.lo, second.lo) else { continue };
        let (one, two) = (desk.tokens(first.span), desk.tokens(second.span));
        if a <= b || first.grain != second.grain || two.start != one.end + 1 || !comparable(&desk, first, second) {
            continue;
        }
        let v = &desk.view;
        let range = v.is(one.start.wrapping_sub(1), "from") && v.is_any(one.end, &["to", "until", "through", "till"])
            || v.is(one.start.wrapping_sub(1), "between") && v.is(one.end, "and")
            || v.is_dash(one.end) && v.glued(one.end) && v.glued(two.start) && first.grain == "year";
        let sentence = desk.sentence(first.span.start);
        let near = sentence.start.max(one.start.saturating_sub(14))..sentence.end.min(two.end + 3);
        if range && !desk.any(near, MOVES) && !v.is_any(two.end, &["BC", "B", "BCE"]) {
            let why = format!("{} is before {}", desk.words(second.span), desk.words(first.span));
            clashes.push(clash("reversed-range", first.span.cover(second.span), why));
        }
    }
}

/// Whether the order of two dates is sure: both in full, or two days of one month, as `from November to March` goes over
/// the turn of the year.
fn comparable(desk: &Desk<'_>, first: &Time, second: &Time) -> bool {
    let month = |t: &Time| t.lo.map(|lo| lo.format("%Y-%m").to_string());
    let dated = |t: &Time| desk.tokens(t.span).any(|at| desk.view.is_number(at)) && t.weekday.is_none();
    !first.relative && !second.relative
        || first.grain == "day" && dated(first) && dated(second) && month(first) == month(second)
}

#[cfg(test)]
mod tests {
    use crate::facts::consistency::tests::explain;

    fn count(checker: &'static str, text: &str) -> usize {
        explain(checker, text, Some("2016-10-12")).len()
    }

    #[test]
    fn a_length_fits_its_end_points() {
        for (wrong, right) in [
            (
                "She ran it for 12 years, from 2001 to 2009, alone.",
                "She ran it for eight years, from 2001 to 2009, alone.",
            ),
            ("She has run it for five years, since 2006.", "She has run it for ten years, since 2006."),
            ("She ran it from 2001 to 2009, a 12-year reign.", "She ran it from 2001 to 2009, an eight-year reign."),
            ("He was mayor for 12 years (2001-2009).", "He was mayor for nine years (2001-2009)."),
            ("The strike lasted 12 days, from May 1 to May 5.", "The strike lasted five days, from May 1 to May 5."),
            (
                "The five-month trial, from January to March, cost much.",
                "The three-month trial, from January to March, cost much.",
            ),
            ("The war of 1990-2002 lasted two decades.", "The war of 1980-2002 lasted two decades."),
            ("In the 12 years from 2001 to 2009 it grew.", "Nine years between 1895 and 1924 were wet."),
            ("She led it from 2001 until 2009, for 12 years.", "He won a second four-year term, from 2004 to 2012."),
        ] {
            assert_eq!((count("duration-and-dates", wrong), count("duration-and-dates", right)), (1, 0), "{wrong}");
        }
    }

    #[test]
    fn a_range_runs_forward_unless_something_was_moved() {
        for text in [
            "She led it from 1999 to 1989.",
            "It rained between June 9, 2015 and June 4, 2015.",
            "It is open from Oct. 20 to Oct. 14.",
        ] {
            assert_eq!(count("reversed-range", text), 1, "{text}");
        }
        for text in [
            "The opening was moved from 2010 to 2008.",
            "She led it from 1989 to 1999.",
            "It is shut from Dec. 20 to Jan. 5.",
            "It is open from Friday to Monday.",
        ] {
            assert_eq!(count("reversed-range", text), 0, "{text}");
        }
    }
}
