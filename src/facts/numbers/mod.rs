//! Quantities: a value with its rounding, its unit, and what is counted.
//!
//! Takes tokens and the times already found; gives [`Number`]s in order of position. What belongs to a time is none.

mod fields;
mod figure;
mod noun;
mod units;
mod view;

use super::Time;
use crate::ingest::Article;
use crate::span::Span;
use crate::text::Text;

pub use fields::FIELDS;
pub(in crate::facts) use figure::{Figure, Tail, figure, is_number_word};
pub(in crate::facts) use noun::is_plural;
pub(in crate::facts) use units::is_money;
pub(crate) use units::measure;
pub(in crate::facts) use view::View;

/// One quantity.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// Where it stands, with its unit or what is counted.
    pub span: Span,
    /// The value, as stated; of a range, its lower end.
    pub value: f64,
    /// The least value that the statement allows (rounding, `more than`).
    pub lo: f64,
    /// The greatest value that the statement allows.
    pub hi: f64,
    /// Unit or currency: `m`, `km`, `°C`, `%`, `USD`.
    pub unit: Option<String>,
    /// What is counted, as the text has it: `people`.
    pub of: Option<String>,
    /// Whether the text says about, nearly, some, at least.
    pub approximate: bool,
}

/// Whether a unit of measure or a currency stands at a token.
pub(in crate::facts) fn unit_follows(view: &View<'_>, at: usize) -> bool {
    units::after(view, at, true).is_some()
}

/// How a figure is hedged by the words before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hedge {
    None,
    About,
    Below,
    Above,
    AtLeast,
    AtMost,
}

const HEDGES: &[(&[&str], Hedge)] = &[
    (&["more", "than"], Hedge::Above),
    (&["greater", "than"], Hedge::Above),
    (&["less", "than"], Hedge::Below),
    (&["fewer", "than"], Hedge::Below),
    (&["at", "least"], Hedge::AtLeast),
    (&["as", "many", "as"], Hedge::AtMost),
    (&["as", "much", "as"], Hedge::AtMost),
    (&["at", "most"], Hedge::AtMost),
    (&["up", "to"], Hedge::AtMost),
    (&["close", "to"], Hedge::About),
    (&["over"], Hedge::Above),
    (&["above"], Hedge::Above),
    (&["nearly"], Hedge::Below),
    (&["almost"], Hedge::Below),
    (&["under"], Hedge::Below),
    (&["below"], Hedge::Below),
    (&["about"], Hedge::About),
    (&["around"], Hedge::About),
    (&["roughly"], Hedge::About),
    (&["approximately"], Hedge::About),
    (&["estimated"], Hedge::About),
    (&["some"], Hedge::About),
    (&["~"], Hedge::About),
];

/// Finds the quantities that are no times.
pub fn find(article: &Article, text: &Text, times: &[Time]) -> Vec<Number> {
    scan(View::new(&article.text, text), times)
}

/// Finds the quantities among tokens, outside the times already found there.
pub(in crate::facts) fn scan(view: View<'_>, times: &[Time]) -> Vec<Number> {
    let mut numbers = Vec::new();
    let mut times = times.iter().map(|t| t.span).peekable();
    let mut at = 0;
    while let Some(token) = view.get(at) {
        while times.next_if(|t| t.end <= token.start).is_some() {}
        let inside = times.peek().is_some_and(|t| t.overlaps(token.span()));
        let starts = !inside && (view.is_number(at) || may_begin(view.word(at)));
        match starts.then(|| quantity(&view, at)).flatten() {
            Some((number, end)) => {
                if !times.peek().is_some_and(|t| t.overlaps(number.span)) {
                    numbers.push(number);
                }
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    numbers
}

/// Whether a word can begin a figure in words.
fn may_begin(word: &str) -> bool {
    let a = word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("half") || word.eq_ignore_ascii_case("an");
    a || is_number_word(word)
}

/// The quantity that begins at a token, and where its figure ends.
fn quantity(view: &View<'_>, at: usize) -> Option<(Number, usize)> {
    if view.is_number(at) && (ends_range(view, at) || in_code(view, at)) {
        return None;
    }
    let mut read = figure(view, at)?;
    let sign = units::sign_before(view, at);
    let (mut lo, mut hi) = bounds(&read, sign.is_some());
    let mut ranged = false;
    if let Some(upper) = range(view, &read) {
        if upper.value >= 1e3 && read.value < 1e3 && upper.step > read.step {
            read.value *= upper.step;
        }
        (lo, hi, ranged, read.end) = (read.value, upper.value, true, upper.end);
        read.tail = upper.tail;
    }
    let (unit, mut end) = match (unit_of(view, &read, at), sign) {
        (_, Some((code, _))) => (Some(code), read.end),
        (Some((name, end)), None) => (Some(name), end),
        (None, None) => (None, read.end),
    };
    let noun = unit.is_none().then(|| noun::counted(view, read.end, read.value)).flatten();
    let pronoun = ["no", "any", "some", "every", "this", "that", "the", "which", "another"]
        .iter()
        .any(|w| view.before(at, 1).eq_ignore_ascii_case(w));
    if view.is(at, "one") && (pronoun || noun.is_none() && unit.is_none()) {
        return None;
    }
    if !ranged && unit.is_some_and(|u| u != "%" && !is_money(u)) && lo == hi && read.step >= 1.0 {
        (lo, hi) = (read.value - read.step / 2.0, read.value + read.step / 2.0);
    }
    end = noun.as_ref().map_or(end, |n| n.end);
    let hedge = hedge(view, sign.map_or(at, |(_, first)| first));
    let (lo, hi) = hedged(hedge, read.value, lo, hi);
    let number = Number {
        span: view.span(sign.map_or(at, |(_, first)| first), end),
        value: read.value,
        lo,
        hi,
        unit: unit.map(str::to_owned),
        of: noun.map(|n| view.word(n.head).to_lowercase()),
        approximate: hedge != Hedge::None || ranged,
    };
    Some((number, read.end))
}

/// The unit after a figure or glued to it, and where it ends.
fn unit_of(view: &View<'_>, read: &Figure, at: usize) -> Option<(&'static str, usize)> {
    if let figure::Tail::Unit(from) = read.tail {
        let glued = view.word(read.end.saturating_sub(1).max(at)).get(from..)?;
        return units::named(glued, true).map(|name| (name, read.end));
    }
    units::after(view, read.end, read.digits).map(|found| (found.name, found.end))
}

/// What rounding allows: exact for small counts, half of the last stated digit for round and fractional values.
fn bounds(read: &Figure, money: bool) -> (f64, f64) {
    let exact = read.step == 1.0 && !money || read.step == 0.0;
    let half = if exact { 0.0 } else { read.step / 2.0 };
    (read.value - half, read.value + half)
}

/// The upper end of `3-4`, `three to five`, `2 or 3`.
fn range(view: &View<'_>, read: &Figure) -> Option<Figure> {
    let at = read.end;
    let dash = view.is_dash(at) && view.glued(at) && view.glued(at + 1);
    if view.breaks_before(at) || !(dash || view.is_any(at, &["to", "or"])) {
        return None;
    }
    let next = at + 1;
    if !(view.is_number(next) || is_number_word(view.word(next))) {
        return None;
    }
    let upper = figure(view, next).filter(|u| u.value > read.value)?;
    let whole =
        units::after(view, upper.end, upper.digits).is_some() || noun::counted(view, upper.end, upper.value).is_some();
    let counted =
        noun::counted(view, upper.end, upper.value).is_none_or(|n| n.head > upper.end || !view.is_dash(upper.end));
    (whole && counted).then_some(upper)
}

/// Whether the figure is the second half of something like `5-4`, `24/7` or a phone number, or a list's number.
fn ends_range(view: &View<'_>, at: usize) -> bool {
    view.glued(at) && matches!(view.before(at, 1), "/" | "_" | "#" | "@")
        || view.word(at + 1) == "/" && view.glued(at + 1)
}

/// Whether the digits belong to a code: `A4`, `F-16`, `Covid-19`.
fn in_code(view: &View<'_>, at: usize) -> bool {
    let Some(dash) = at.checked_sub(1) else { return false };
    view.is_dash(dash) && view.glued(at) && view.glued(dash) && dash.checked_sub(1).is_some_and(|w| view.is_word(w))
}

/// The hedge that ends before a token.
fn hedge(view: &View<'_>, first: usize) -> Hedge {
    // `More than the 4 million of last year` compares with a figure, and hedges none.
    if view.is(first.wrapping_sub(1), "the") && view.is(first.wrapping_sub(2), "than") {
        return Hedge::None;
    }
    let first = if view.is_any(first.wrapping_sub(1), &["an", "a", "the"]) { first - 1 } else { first };
    let ends = |words: &[&str]| {
        words.iter().rev().enumerate().all(|(back, word)| view.before(first, back + 1).eq_ignore_ascii_case(word))
    };
    HEDGES.iter().find(|(words, _)| ends(words)).map_or(Hedge::None, |(_, hedge)| *hedge)
}

/// Widens the bounds by a hedge; `about` allows 15 per cent either way.
fn hedged(hedge: Hedge, value: f64, lo: f64, hi: f64) -> (f64, f64) {
    match hedge {
        Hedge::None => (lo, hi),
        Hedge::About => (lo.min(value * 0.85), hi.max(value * 1.15)),
        Hedge::Below => (value * 0.8, value),
        Hedge::Above | Hedge::AtLeast => (value, f64::INFINITY),
        Hedge::AtMost => (0.0, value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;
    use proptest::prelude::*;

    fn numbers(text: &str) -> Vec<(String, f64, Option<String>, Option<String>)> {
        let article = crate::facts::times::tests_article(text, None);
        let parts = Text::new(text, &[]);
        let found = find(&article, &parts, &[]);
        found.into_iter().map(|n| (n.span.of(text).to_owned(), n.value, n.unit, n.of)).collect()
    }

    fn one(text: &str) -> (String, f64, String) {
        let mut all = numbers(text);
        assert_eq!(all.len(), 1, "{text}: {all:?}");
        let (said, value, unit, of) = all.remove(0);
        (said, value, unit.or(of).unwrap_or_default())
    }

    #[test]
    fn figures_and_words_have_one_value() {
        for (text, said, value, what) in [
            ("The fire left 12 people homeless.", "12 people", 12.0, "people"),
            ("Seven soldiers were killed.", "Seven soldiers", 7.0, "soldiers"),
            ("some two dozen angry farmers came", "two dozen angry farmers", 24.0, "farmers"),
            ("a city of 1.2 million", "1.2 million", 1_200_000.0, ""),
            ("it cost $3bn", "$3bn", 3e9, "USD"),
            ("it cost US$3.5 million then", "US$3.5 million", 3.5e6, "USD"),
            ("40 percent of them", "40 percent", 40.0, "%"),
            ("up 3.5% overall", "3.5%", 3.5, "%"),
            ("two hundred and six goats", "two hundred and six goats", 206.0, "goats"),
            ("twenty-five local police officers", "twenty-five local police officers", 25.0, "officers"),
            ("a wall of 2 1/2 metres", "2 1/2 metres", 2.5, "m"),
            ("it was 30C outside", "30C", 30.0, "°C"),
            ("half a million euros", "half a million euros", 500_000.0, "EUR"),
            ("a 12-member jury", "12-member", 12.0, "member"),
            ("left one person dead", "one person dead", 1.0, "dead"),
            ("it cost 8 million pounds", "8 million pounds", 8e6, "GBP"),
            ("he paid 40 pounds for it", "40 pounds", 40.0, "GBP"),
            ("it weighs 40 pounds", "40 pounds", 40.0, "lb"),
            ("it rose 2 percentage points", "2 percentage points", 2.0, "pp"),
            ("a wing of 5 hectares", "5 hectares", 5.0, "ha"),
            ("at 600 mph it broke", "600 mph", 600.0, "mph"),
            ("it cost A$3.2 million", "A$3.2 million", 3.2e6, "AUD"),
            ("it fell by 1.2 mln tonnes", "1.2 mln tonnes", 1.2e6, "t"),
            ("three-quarters of voters", "three-quarters", 0.75, ""),
            ("two fifths of voters agreed", "two fifths", 0.4, ""),
        ] {
            assert_eq!(one(text), (said.to_owned(), value, what.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_range_is_one_number_and_a_score_is_two() {
        assert_eq!(one("15 to 20 people came"), ("15 to 20 people".to_owned(), 15.0, "people".to_owned()));
        assert_eq!(numbers("they voted 5-4 for it").len(), 2);
    }

    #[test]
    fn hedges_widen_the_bounds() {
        let bounds = |text: &str| {
            let article = crate::facts::times::tests_article(text, None);
            let n = find(&article, &Text::new(text, &[]), &[]).remove(0);
            (n.lo, n.hi, n.approximate)
        };
        assert_eq!(bounds("at least 12 people"), (12.0, f64::INFINITY, true));
        assert_eq!(bounds("12 people"), (12.0, 12.0, false));
        assert_eq!(bounds("more than 40 ships"), (40.0, f64::INFINITY, true));
        assert_eq!(bounds("fewer than 10 goats"), (8.0, 10.0, true));
        assert_eq!(bounds("up to 30 boats"), (0.0, 30.0, true));
        assert_eq!(bounds("$8 million"), (7_500_000.0, 8_500_000.0, false));
        assert_eq!(bounds("nearly 100 people"), (80.0, 100.0, true));
        assert_eq!(bounds("40,000 people"), (35_000.0, 45_000.0, false));
    }

    #[test]
    fn what_counts_nothing_is_no_number() {
        for text in ["one of them", "no one knew", "the F-16 fell", "by 24/7 work", "he was 4th", "at 1.2.3.4"] {
            assert_eq!(numbers(text), [], "{text}");
        }
    }

    proptest! {
        #[test]
        fn spans_lie_in_order_and_on_characters(text in "(a|half|two|dozen|hundred|and|million|[0-9,.]{1,9}|\\$|€|%|½|-|/| |\n|[a-zé]{1,6}){0,40}") {
            let article = crate::facts::times::tests_article(&text, None);
            let mut last = 0;
            for n in find(&article, &Text::new(&text, &[]), &[]) {
                prop_assert!(!n.span.of(&text).is_empty() && n.span.start >= last);
                prop_assert!(n.lo <= n.hi);
                last = n.span.start;
            }
        }
    }
}
