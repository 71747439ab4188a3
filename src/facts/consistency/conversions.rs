//! Conversions in brackets: of measures, and of money at one rate.

use super::desk::{Desk, between, last_digit, plain};
use super::{Checker, Clash};
use crate::facts::Facts;
use crate::facts::numbers::{is_money, measure};
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
        let (one, two) = (desk.tokens(first.span), desk.tokens(second.span));
        let bracket =
            desk.view.is(one.end, "(") && two.start == one.end + 1 && desk.view.is_any(two.end, &[")", ",", ";"]);
        let Some((a, b)) = first.unit.as_deref().zip(second.unit.as_deref()).filter(|(a, b)| bracket && a != b) else {
            continue;
        };
        let Some(expected) = converted(first.value, a, b) else { continue };
        let slack = if a.starts_with('°') {
            2.0
        } else {
            expected.abs() * if first.approximate { 0.15 } else { ROUNDING } + last_digit(&desk, second) / 2.0
        };
        let step = if a == "°C" { first.value * 1.8 } else { first.value / 1.8 };
        let warmer = a.starts_with('°') && (step - second.value).abs() <= 0.3 + last_digit(&desk, second) / 2.0;
        let upper = converted(first.hi, a, b).filter(|u| u.is_finite() && first.approximate);
        let within = upper.is_some_and(|u| second.value > expected && second.value < u * (1.0 + ROUNDING));
        if warmer || within {
            continue;
        }
        if (expected - second.value).abs() > slack {
            let why = format!("{} {a} is {} {b}, not {}", plain(first.value), plain(expected), plain(second.value));
            clashes.push(between(
                "unit-conversion",
                first.span.cover(second.span),
                why,
                second.span,
                plain(second.value),
            ));
        }
    }
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

fn rate(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    let mut rates: Vec<(&str, &str, f64, crate::span::Span)> = Vec::new();
    for pair in facts.numbers.windows(2) {
        let [first, second] = pair else { continue };
        let Some((a, b)) = first.unit.as_deref().zip(second.unit.as_deref()) else { continue };
        let (one, two) = (desk.tokens(first.span), desk.tokens(second.span));
        let bracket =
            desk.view.is(one.end, "(") && two.start <= one.end + 2 && desk.view.is_any(two.end, &[")", ",", ";"]);
        if bracket && a != b && is_money(a) && is_money(b) && first.value > 0.0 {
            rates.push((a, b, second.value / first.value, first.span.cover(second.span)));
        }
    }
    for (index, (a, b, rate, span)) in rates.iter().enumerate() {
        let earlier = rates.iter().take(index).rfind(|r| r.0 == *a && r.1 == *b);
        let Some((_, _, other, there)) = earlier else { continue };
        if (rate / other).max(other / rate) > 1.25 {
            let why = format!("here 1 {a} is {} {b}, elsewhere {}", plain(*rate), plain(*other));
            clashes.push(between("currency-rate", *span, why, *there, format!("1 {a} = {} {b}", plain(*other))));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::facts::consistency::tests::explain;

    fn count(checker: &'static str, text: &str) -> usize {
        explain(checker, text, None).len()
    }

    #[test]
    fn one_amount_in_two_units_is_one_amount() {
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
    }
}
