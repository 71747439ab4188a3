//! Changes in per cent that the two values beside them contradict.

use super::desk::{Desk, between, last_digit, plain};
use super::{Checker, Clash};
use crate::facts::{Facts, Number};
use crate::ingest::Article;
use crate::span::Span;
use crate::text::Text;

/// A change in per cent must fit the two values.
pub(super) const CHANGED: Checker =
    Checker { name: "percent-change", about: "a change in per cent that its two values contradict", check: changed };

/// Words for a value that grows, and for one that shrinks.
const UP: &[&str] = &["up", "rising", "increase", "more", "higher"];
const DOWN: &[&str] = &["down", "falling", "decrease", "less", "fewer", "lower"];

/// Most tokens between a value and the change that is named after it.
const FAR: usize = 9;

/// A stated change: the values before and after it, the per cent, and which way it goes, where that is said.
struct Change<'a> {
    then: &'a Number,
    now: &'a Number,
    percent: &'a Number,
    up: Option<bool>,
}

fn changed(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    for three in facts.numbers.windows(3) {
        let [a, b, c] = three else { continue };
        let change = up_from(&desk, a, b, c).or_else(|| more_than(&desk, a, b, c)).or_else(|| from_to(&desk, a, b, c));
        report(&desk, change, a.span.cover(c.span), clashes);
    }
    for two in facts.numbers.windows(2) {
        let [percent, range] = two else { continue };
        let (then, now) = ends(range);
        let from = from_range(&desk, percent, range);
        let change = from.then_some(Change { then: &then, now: &now, percent, up: Some(true) });
        report(&desk, change, percent.span.cover(range.span), clashes);
    }
}

fn report(desk: &Desk<'_>, change: Option<Change<'_>>, span: Span, clashes: &mut Vec<Clash>) {
    let Some(change) = change.filter(comparable) else { return };
    if let Some(why) = contradiction(desk, &change) {
        let word = desk.words(change.percent.span).to_owned();
        clashes.push(between("percent-change", span, why, change.percent.span, word));
    }
}

/// The two ends of a range, as values of their own.
fn ends(range: &Number) -> (Number, Number) {
    (Number { value: range.lo, ..range.clone() }, Number { value: range.hi, ..range.clone() })
}

/// `by 20 per cent, from 10 to 12 million`, where the two values are one range.
fn from_range(desk: &Desk<'_>, percent: &Number, range: &Number) -> bool {
    let end = desk.tokens(percent.span).end;
    let from = end + usize::from(desk.view.is(end, ","));
    let tokens = desk.tokens(range.span);
    desk.view.is(from, "from") && tokens.start == from + 1 && desk.any(tokens, &["to"]) && range.lo < range.hi
}

/// Whether both values are of one thing.
fn comparable(change: &Change<'_>) -> bool {
    let Change { then, now, percent, .. } = change;
    let unit = now.unit == then.unit || then.unit.is_none() && then.of.is_none();
    let counted = now.of == then.of || then.of.is_none();
    percent.unit.as_deref() == Some("%") && unit && counted && now.unit.as_deref() != Some("%") && then.value > 0.0
}

/// `80 million, up 33 per cent from 60 million`.
fn up_from<'a>(desk: &Desk<'_>, now: &'a Number, percent: &'a Number, then: &'a Number) -> Option<Change<'a>> {
    let gap = desk.tokens(now.span).end..desk.tokens(percent.span).start;
    let from = desk.tokens(percent.span).end..desk.tokens(then.span).start;
    let (up, down) = (desk.any(gap.clone(), UP), desk.any(gap.clone(), DOWN));
    let fits = gap.len() <= 3 && from.len() == 1 && desk.any(from, &["from"]) && up != down;
    (fits && now.unit == then.unit).then_some(Change { then, now, percent, up: Some(up) })
}

/// `80 million last year, 33 per cent more than the 60 million`.
fn more_than<'a>(desk: &Desk<'_>, now: &'a Number, percent: &'a Number, then: &'a Number) -> Option<Change<'a>> {
    let v = &desk.view;
    let gap = desk.tokens(now.span).end..desk.tokens(percent.span).start;
    let way = desk.tokens(percent.span).end;
    let value = way + 2 + usize::from(v.is_any(way + 2, &["the", "its", "their"]));
    let beside = gap.end.checked_sub(1).is_some_and(|comma| v.is(comma, ",")) && gap.len() <= FAR;
    let same = desk.sentence(now.span.start).contains(&value);
    let reaches = v.is(way + 1, "than") && desk.tokens(then.span).contains(&value);
    let (up, down) = (v.is_any(way, UP), v.is_any(way, DOWN));
    (beside && same && reaches && up != down).then_some(Change { then, now, percent, up: Some(up) })
}

/// `by 20 per cent, from 10 million to 12 million`.
fn from_to<'a>(desk: &Desk<'_>, percent: &'a Number, then: &'a Number, now: &'a Number) -> Option<Change<'a>> {
    let v = &desk.view;
    let end = desk.tokens(percent.span).end;
    let from = end + usize::from(v.is(end, ","));
    let to = desk.tokens(then.span).end;
    let near = v.is(from, "from") && desk.tokens(then.span).start == from + 1;
    let fits = near && v.is(to, "to") && desk.tokens(now.span).start == to + 1;
    fits.then_some(Change { then, now, percent, up: None })
}

/// What the two values make instead, if the stated change is outside everything that their rounding allows.
fn contradiction(desk: &Desk<'_>, change: &Change<'_>) -> Option<String> {
    let Change { then, now, percent, up } = change;
    let rises = up.unwrap_or(now.value > then.value);
    let sign = if rises { 1.0 } else { -1.0 };
    let of = |a: f64, b: f64| sign * (a - b) / b * 100.0;
    let (a, b) = (last_digit(desk, now) / 2.0, last_digit(desk, then) / 2.0);
    let wide = [(a, b), (a, -b), (-a, b), (-a, -b)].map(|(x, y)| of(now.value + x, then.value + y));
    let lo = wide.iter().copied().fold(f64::INFINITY, f64::min);
    let hi = wide.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let slack = 0.5 + percent.value * 0.05;
    let off = lo.is_finite() && hi.is_finite() && (percent.value < lo - slack || percent.value > hi + slack);
    off.then(|| {
        let apart = then.span != now.span;
        let said = |n: &Number| if apart { plain_words(desk, n).to_owned() } else { plain(n.value) };
        let (from, to) = (said(then), said(now));
        format!("from {from} to {to} is {} per cent, not {}", plain(of(now.value, then.value)), plain(percent.value))
    })
}

/// The words of a value, without what hedges it.
fn plain_words<'a>(desk: &Desk<'a>, number: &Number) -> &'a str {
    let words = desk.words(number.span);
    ["more than ", "less than ", "fewer than "].iter().fold(words, |w, hedge| {
        let bare = w.strip_prefix(hedge).unwrap_or(w);
        bare.strip_prefix("the ").unwrap_or(bare)
    })
}

#[cfg(test)]
mod tests {
    use crate::facts::consistency::tests::explain;

    #[test]
    fn a_change_in_per_cent_fits_its_two_values() {
        let count = |text| explain("percent-change", text, None).len();
        for (wrong, right) in [
            (
                "It made $80 million, up 5 percent from $60 million.",
                "It made $80 million, up 33 percent from $60 million.",
            ),
            (
                "Rent rose by 10 percent, from 20 million to 30 million euros.",
                "Rent rose by 50 percent, from 20 million to 30 million euros.",
            ),
            (
                "They sold 80,000 tonnes in May, 5 percent more than the 60,000 of April.",
                "They sold 80,000 tonnes in May, 33 percent more than the 60,000 of April.",
            ),
            (
                "They sold 60,000 tonnes, 50 percent less than the 80,000 of April.",
                "They sold 60,000 tonnes, 25 percent less than the 80,000 of April.",
            ),
        ] {
            assert_eq!(count(wrong), 1, "{wrong}");
            assert_eq!(count(right), 0, "{right}");
        }
    }
}
