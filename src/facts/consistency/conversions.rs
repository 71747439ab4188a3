//! Conversions in brackets: of measures, and of money at one rate.

use super::desk::{Desk, between, last_digit, plain};
use super::{Checker, Clash};
use crate::facts::numbers::{is_money, measure};
use crate::facts::{Facts, Number};
use crate::ingest::Article;
use crate::text::Text;

/// A measure must be what its conversion says.
pub(super) const UNITS: Checker = Checker {
    name: "unit-conversion",
    about: "a measure whose conversion in brackets is another length, weight or warmth",
    check: units,
};

/// How far a rounded conversion may be off.
const ROUNDING: f64 = 0.07;

fn units(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    for pair in facts.numbers.windows(2) {
        let [first, second] = pair else { continue };
        let Some((a, b)) = first.unit.as_deref().zip(second.unit.as_deref()).filter(|(a, b)| a != b) else { continue };
        let Some(expected) = converted(first.value, a, b).filter(|_| is_conversion(&desk, first, second)) else {
            continue;
        };
        let (said, size) = (second.value, last_digit(&desk, second) / 2.0);
        let step = if a == "°C" { first.value * 1.8 } else { first.value / 1.8 };
        let warmer = a.starts_with('°') && (step - said).abs() <= 0.3 + size;
        let upper = converted(first.hi, a, b).filter(|u| u.is_finite() && first.approximate);
        let within = upper.is_some_and(|u| said > expected && said < u * (1.0 + ROUNDING));
        if !warmer && !within && (expected - said).abs() > slack(&desk, first, second, expected) {
            let why = format!("{} {a} is {} {b}, not {}", plain(first.value), plain(expected), plain(said));
            clashes.push(between("unit-conversion", first.span.cover(second.span), why, second.span, plain(said)));
        }
    }
}

/// How far a conversion may be off: both values are rounded, and tons and gallons have several sizes.
fn slack(desk: &Desk<'_>, first: &Number, second: &Number, expected: f64) -> f64 {
    let is = |name: &str| [first, second].iter().any(|n| n.unit.as_deref() == Some(name));
    if is("°C") {
        return 2.0;
    }
    let share = if is("gal") || is("bbl") {
        0.25
    } else if is("t") {
        0.13
    } else if first.approximate {
        0.15
    } else {
        ROUNDING
    };
    let coarse = if first.value > 0.0 { last_digit(desk, first) / first.value * 0.5 } else { 0.0 };
    expected.abs() * share.max(coarse.min(0.15)) + last_digit(desk, second) / 2.0
}

/// Whether the second of two numbers gives the first in another unit: in brackets, between dashes, or after `or`.
fn is_conversion(desk: &Desk<'_>, first: &Number, second: &Number) -> bool {
    let v = &desk.view;
    let (end, two) = (desk.tokens(first.span).end, desk.tokens(second.span));
    let hedge =
        usize::from(v.is_any(two.start.wrapping_sub(1), &["about", "around", "some", "nearly", "roughly", "just"]));
    let start = two.start - hedge;
    let bracket = v.is_any(end, &["(", "["]) && start == end + 1 && v.is_any(two.end, &[")", "]", ",", ";"]);
    let or = v.is(end, ",") && v.is(end + 1, "or") && start == end + 2 && v.is_any(two.end, &[",", ".", ";"]);
    let dashes = v.is_dash(end) && !v.glued(end) && start > end && start <= end + 2 && v.is_dash(two.end);
    bracket || or || dashes
}

/// A value in another unit of the same dimension.
fn converted(value: f64, from: &str, to: &str) -> Option<f64> {
    match (from, to) {
        ("°C", "°F") => return Some(value * 1.8 + 32.0),
        ("°F", "°C") => return Some((value - 32.0) / 1.8),
        _ => {}
    }
    let ((a, kind), (b, other)) = (measure(from)?, measure(to)?);
    (kind == other).then_some(value * a / b)
}

/// Conversions of money in one article must use one rate.
pub(super) const RATE: Checker = Checker {
    name: "currency-rate",
    about: "two conversions between the same currencies at rates far apart",
    check: rate,
};

/// A conversion of money: what one unit of the first currency is in the second.
struct Rate<'a> {
    from: &'a str,
    to: &'a str,
    value: f64,
    span: crate::span::Span,
}

impl Rate<'_> {
    /// The rate of another conversion, in the direction of this one; none between other currencies.
    fn of(&self, other: &Self) -> Option<f64> {
        match (self.from == other.from && self.to == other.to, self.from == other.to && self.to == other.from) {
            (true, _) => Some(other.value),
            (_, true) => Some(1.0 / other.value),
            _ => None,
        }
    }
}

/// More conversions than this are not compared: no article has them.
const MOST: usize = 200;

fn rate(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    let rates = rates(&desk);
    for (index, rate) in rates.iter().enumerate() {
        let mut same: Vec<(f64, usize)> =
            rates.iter().enumerate().filter_map(|(n, other)| Some((rate.of(other)?, n))).collect();
        same.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        // Two that differ: either may be wrong, and the later one is marked. Of more, the one in the middle is the rate.
        let (usual, there) = match same.as_slice() {
            [] | [_] => continue,
            [a, b] => *if a.1 < b.1 { a } else { b },
            more => match more.get(more.len() / 2) {
                Some(middle) => *middle,
                None => continue,
            },
        };
        let off = (rate.value / usual).max(usual / rate.value);
        let Some(other) = rates.get(there).filter(|_| off > 1.25 && there != index) else { continue };
        let (a, b) = (rate.from, rate.to);
        let why = format!(
            "at the rate here 1 {a} is {} {b}, at the article's other rate {}",
            plain(rate.value),
            plain(usual)
        );
        clashes.push(between("currency-rate", rate.span, why, other.span, format!("1 {a} = {} {b}", plain(usual))));
    }
}

/// The conversions of money in an article.
fn rates<'a>(desk: &Desk<'a>) -> Vec<Rate<'a>> {
    let mut rates = Vec::new();
    for pair in desk.facts.numbers.windows(2) {
        let [first, second] = pair else { continue };
        let Some((from, to)) = first.unit.as_deref().zip(second.unit.as_deref()) else { continue };
        let money = from != to && is_money(from) && is_money(to) && first.value > 0.0 && second.value > 0.0;
        if money && rates.len() < MOST && (is_conversion(desk, first, second) || in_brackets(desk, first, second)) {
            rates.push(Rate { from, to, value: second.value / first.value, span: first.span.cover(second.span) });
        }
    }
    rates
}

/// Whether an amount stands in brackets after another, a word or a sign of its own before it.
fn in_brackets(desk: &Desk<'_>, first: &Number, second: &Number) -> bool {
    let v = &desk.view;
    let (end, two) = (desk.tokens(first.span).end, desk.tokens(second.span));
    v.is_any(end, &["(", "["]) && two.start <= end + 2 && v.is_any(two.end, &[")", "]", ",", ";"])
}

#[cfg(test)]
mod tests {
    use crate::facts::consistency::tests::explain;

    fn count(checker: &'static str, text: &str) -> usize {
        explain(checker, text, None).len()
    }

    #[test]
    fn one_amount_in_two_units_is_one_amount() {
        for (wrong, right) in [
            ("It lies 65 miles, or 125 kilometers, away.", "It lies 65 miles, or 105 kilometers, away."),
            (
                "It burnt 300 square miles (500 square kilometers).",
                "It burnt 300 square miles (777 square kilometers).",
            ),
            ("It blew at 90 mph (190 km/h).", "It blew at 90 mph (145 km/h)."),
            ("It drove 60 miles per hour (60 kph).", "It drove 60 miles per hour (97 kph)."),
            ("It spilt 1,000 gallons (8,000 liters).", "It spilt 1,000 gallons (3,800 liters)."),
            ("It holds 10 tonnes (2,204 pounds).", "It holds 10 tonnes (22,040 pounds)."),
        ] {
            assert_eq!((count("unit-conversion", wrong), count("unit-conversion", right)), (1, 0), "{wrong}");
        }
        assert_eq!(count("unit-conversion", "It lies 125 kilometers (65 miles) away."), 1);
        assert_eq!(count("unit-conversion", "It lies 125 kilometers (78 miles) away."), 0);
        assert_eq!(
            count("currency-rate", "It cost $10 million (9 million euros), then $20 million (40 million euros)."),
            1
        );
        assert_eq!(
            count("currency-rate", "It cost $10 million (9 million euros), then $20 million (18 million euros)."),
            0
        );
        let three =
            "It made $10 million (9 million euros), $6.3 (5.7 million euros) and $20 million (18 million euros).";
        assert_eq!(count("currency-rate", three), 1, "only the odd one out is marked");
        assert_eq!(count("currency-rate", "It cost £10 million ($13 million), then $20 million (£30 million)."), 1);
        assert_eq!(count("currency-rate", "It cost £10 million ($13 million), then $26 million (£20 million)."), 0);
    }
}
