//! Changes in per cent, and doublings, that the two values beside them contradict.

use super::desk::{Desk, between, last_digit, plain};
use super::{Checker, Clash};
use crate::facts::{Facts, Number};
use crate::ingest::Article;
use crate::span::Span;
use crate::text::Text;
use std::ops::Range;

/// A change in per cent must fit the two values.
pub(super) const CHANGED: Checker =
    Checker { name: "percent-change", about: "a change in per cent that its two values contradict", check: changed };

/// Words for a value that grows, and for one that shrinks.
const UP: &[&str] = &[
    "up",
    "rising",
    "increase",
    "increased",
    "more",
    "higher",
    "rise",
    "rose",
    "grew",
    "growth",
    "climbed",
    "jumped",
    "gained",
    "gain",
    "jump",
    "surged",
    "soared",
    "grown",
    "risen",
    "increases",
    "growing",
    "increasing",
    "rises",
    "climb",
    "surge",
];
const DOWN: &[&str] = &[
    "down",
    "falling",
    "decrease",
    "decreased",
    "less",
    "fewer",
    "lower",
    "fell",
    "fall",
    "dropped",
    "drop",
    "declined",
    "decline",
    "slid",
    "shrank",
    "slumped",
    "plunged",
    "sank",
    "fallen",
    "cut",
    "tumbled",
    "reduction",
    "reduced",
    "shrunk",
];
/// What leads to the value of before.
const THEN: &[&str] = &["from", "with", "versus", "against", "vs"];
/// What leads to the value of now.
const NOW: &[&str] = &["to", "at"];
/// Verbs that name a factor, and the change they make in per cent.
const FACTORS: &[(&str, f64)] = &[
    ("doubled", 100.0),
    ("doubling", 100.0),
    ("tripled", 200.0),
    ("trebled", 200.0),
    ("quadrupled", 300.0),
    ("halved", -50.0),
    ("halving", -50.0),
];

/// Most tokens between a value and the change that is named after it.
const FAR: usize = 9;

/// A value of the text with its tokens; the two ends of a range are two.
#[derive(Clone)]
struct Value {
    number: Number,
    tokens: Range<usize>,
}

/// A stated change: the values before and after it, the per cent, and which way it goes, where that is said.
struct Change<'a> {
    then: &'a Value,
    now: &'a Value,
    percent: f64,
    /// What is said of the change.
    said: Span,
    up: Option<bool>,
    /// How far the per cent may be off.
    slack: f64,
}

fn changed(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    let values: Vec<Value> = facts.numbers.iter().flat_map(|n| ends(&desk, n)).collect();
    for three in values.windows(3) {
        let [a, b, c] = three else { continue };
        let sentence = desk.sentence(a.number.span.start);
        if c.tokens.end > sentence.end {
            continue;
        }
        let change = up_from(&desk, a, b, c).or_else(|| more_than(&desk, a, b, c)).or_else(|| moved(&desk, a, b, c));
        report(&desk, change, a.number.span.cover(c.number.span), clashes);
    }
    for two in values.windows(2) {
        let [a, b] = two else { continue };
        report(&desk, factor(&desk, a, b), a.number.span.cover(b.number.span), clashes);
    }
}

fn report(desk: &Desk<'_>, change: Option<Change<'_>>, span: Span, clashes: &mut Vec<Clash>) {
    let Some(change) = change.filter(|c| comparable(c) && alike(desk, c)) else { return };
    if let Some(why) = contradiction(desk, &change) {
        let word = desk.words(change.said).to_owned();
        clashes.push(between("percent-change", span.cover(change.said), why, change.said, word));
    }
}

/// A number as one value, or as two where it is a range with `to` in it.
fn ends(desk: &Desk<'_>, number: &Number) -> Vec<Value> {
    let tokens = desk.tokens(number.span);
    let to = tokens.clone().find(|at| desk.view.is(*at, "to") && *at > tokens.start);
    let Some(to) = to.filter(|_| number.lo < number.hi && number.hi.is_finite()) else {
        return vec![Value { number: number.clone(), tokens }];
    };
    let end = |value: f64, tokens: Range<usize>| {
        let span = desk.view.span(tokens.start, tokens.end);
        Value { number: Number { value, span, approximate: false, ..number.clone() }, tokens }
    };
    vec![end(number.lo, tokens.start..to), end(number.hi, to + 1..tokens.end)]
}

fn is_percent(value: &Value) -> bool {
    value.number.unit.as_deref() == Some("%")
}

/// Whether both values are of one thing.
fn comparable(change: &Change<'_>) -> bool {
    let (now, then) = (&change.now.number, &change.then.number);
    let unit = now.unit == then.unit || then.unit.is_none() && then.of.is_none();
    let counted = now.of == then.of || then.of.is_none() || now.of.is_none();
    unit && counted && now.unit.as_deref() != Some("%") && then.value > 0.0
}

/// Whether both values are told of the same thing: of a whole or of a share, and on one basis.
fn alike(desk: &Desk<'_>, change: &Change<'_>) -> bool {
    let v = &desk.view;
    let share = |value: &Value| {
        let end = value.tokens.end;
        let each =
            v.is_any(end, &["a", "per", "each"]) && v.is_any(end + 1, &["share", "unit", "head", "day", "month"]);
        each || v.is(end, "each")
    };
    let said = desk.tokens(change.said).end;
    let basis = desk.any(said..said + 6, &["comparable", "comparable-store", "same-store", "like-for-like", "basis"]);
    share(change.now) == share(change.then) && !basis
}

fn percent<'a>(then: &'a Value, now: &'a Value, percent: &Value, up: Option<bool>) -> Option<Change<'a>> {
    let said = percent.number.span;
    let slack = 0.5 + percent.number.value * 0.02;
    let fits = is_percent(percent) && !percent.number.approximate;
    fits.then_some(Change { then, now, percent: percent.number.value, said, up, slack })
}

/// Which way a stretch of words says that a value goes; none where it says both or neither.
fn way(desk: &Desk<'_>, tokens: Range<usize>) -> Option<bool> {
    let (up, down) = (desk.any(tokens.clone(), UP), desk.any(tokens, DOWN));
    (up != down).then_some(up)
}

/// `80 million, up 33 per cent from 60 million`, `80 million, a 33 per cent increase from 60 million`.
fn up_from<'a>(desk: &Desk<'_>, now: &'a Value, change: &Value, then: &'a Value) -> Option<Change<'a>> {
    let gap = now.tokens.end..change.tokens.start;
    let from = change.tokens.end..then.tokens.start;
    let leads = from.end.checked_sub(1).is_some_and(|at| desk.view.is_any(at, THEN));
    let up = way(desk, gap.start..from.end)?;
    let beside = desk.view.is(gap.start, ",") || gap.len() == 1 || desk.any(gap.clone(), &["a", "an", "("]);
    let owns = NOW.iter().any(|w| desk.view.before(now.tokens.start, 1).eq_ignore_ascii_case(w));
    let fits = gap.len() <= FAR && (gap.len() <= 4 || desk.any(gap, &["a", "an"])) && (1..=4).contains(&from.len());
    (fits && leads && (beside || owns) && now.number.unit == then.number.unit).then_some(())?;
    percent(then, now, change, Some(up))
}

/// `80 million last year, 33 per cent more than the 60 million`.
fn more_than<'a>(desk: &Desk<'_>, now: &'a Value, change: &Value, then: &'a Value) -> Option<Change<'a>> {
    let v = &desk.view;
    let gap = now.tokens.end..change.tokens.start;
    let than = change.tokens.end + 1;
    let beside = desk.any(gap.clone(), &[",", "is", "was", "were", "are"]) && gap.len() <= FAR;
    let beside = beside && !desk.any(gap.clone(), &["it", "they", "although", "but", "while", "which"]);
    let owner = (than + 1..then.tokens.start)
        .all(|at| v.is_any(at, &["the", "its", "their", "last", "year's", "year’s", "$", "£", "€"]));
    let up = way(desk, change.tokens.end..than).filter(|_| v.is(than, "than") && beside && owner)?;
    percent(then, now, change, Some(up))
}

/// The per cent before or after both values: `by 20 per cent, from 10 to 12 million`, `to 12 million from 10 million, a 20
/// per cent rise`.
fn moved<'a>(desk: &Desk<'_>, a: &'a Value, b: &'a Value, c: &'a Value) -> Option<Change<'a>> {
    let v = &desk.view;
    let (change, one, two) = if is_percent(a) { (a, b, c) } else { (c, a, b) };
    let first = a.tokens.start.saturating_sub(4);
    let before = |value: &Value| v.before(value.tokens.start, 1).to_ascii_lowercase();
    let (lead, joint) = (before(one), before(two));
    let gap = one.tokens.end..two.tokens.start;
    let (then, now) = if lead == "from" && joint == "to" && gap.len() == 1 {
        (one, two)
    } else if NOW.contains(&lead.as_str()) && THEN.contains(&joint.as_str()) && gap.len() <= 4 {
        (two, one)
    } else {
        return None;
    };
    let apart = if change.tokens.start < one.tokens.start {
        change.tokens.end..one.tokens.start
    } else {
        two.tokens.end..change.tokens.start
    };
    let links = [
        ",", "to", "from", "at", "a", "an", "or", "(", "by", "up", "down", "of", "increase", "rise", "drop",
        "decrease", "fall",
    ];
    let near = apart.len() <= 4 && apart.clone().all(|at| v.is_any(at, &links));
    let set_off = change.tokens.start < one.tokens.start || apart.clone().any(|at| v.is_any(at, &[",", "("]));
    let points = v.is_any(change.tokens.end, &["of", "from", "than", "margin", "chance", "discount", "tax", "stake"]);
    let up = way(desk, first..c.tokens.end + 2);
    (near && set_off && !points).then_some(())?;
    percent(then, now, change, up)
}

/// `doubled from 10 to 20`, `halved to 10 from 20`.
fn factor<'a>(desk: &Desk<'_>, one: &'a Value, two: &'a Value) -> Option<Change<'a>> {
    let v = &desk.view;
    let verb = one.tokens.start.checked_sub(2)?;
    let (_, change) = FACTORS.iter().find(|(w, _)| v.is(verb, w))?;
    let hedges = ["nearly", "almost", "about", "than", "roughly", "practically", "virtually", "over"];
    let hedged = desk.any(verb.saturating_sub(3)..verb, &hedges);
    let joint = v.before(two.tokens.start, 1);
    let gap = one.tokens.end..two.tokens.start;
    let (then, now) = match v.word(verb + 1).to_ascii_lowercase().as_str() {
        "from" if joint == "to" && gap.len() == 1 => (one, two),
        "to" if joint == "from" && gap.len() <= 2 => (two, one),
        _ => return None,
    };
    let said = v.span(verb, verb + 1);
    let slack = if *change > 0.0 { change * 0.15 } else { 8.0 };
    (!hedged).then_some(Change { then, now, percent: change.abs(), said, up: Some(*change > 0.0), slack })
}

/// What the two values make instead, if the stated change is outside everything that their rounding allows. Two values
/// side by side are rounded alike: `7 million` beside `6.2 million` is 7.0.
fn contradiction(desk: &Desk<'_>, change: &Change<'_>) -> Option<String> {
    let (then, now) = (&change.then.number, &change.now.number);
    let rises = change.up.unwrap_or(now.value > then.value);
    let sign = if rises { 1.0 } else { -1.0 };
    let of = |a: f64, b: f64| sign * (a - b) / b * 100.0;
    let half = last_digit(desk, now).min(last_digit(desk, then)) / 2.0;
    let (a, b) = (half.max(hedge(now)), half.max(hedge(then)));
    let wide = [(a, b), (a, -b), (-a, b), (-a, -b)].map(|(x, y)| of(now.value + x, then.value + y));
    let lo = wide.iter().copied().fold(f64::INFINITY, f64::min);
    let hi = wide.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let off =
        lo.is_finite() && hi.is_finite() && (change.percent < lo - change.slack || change.percent > hi + change.slack);
    off.then(|| {
        let (from, to) = (plain_words(desk, then), plain_words(desk, now));
        let made = of(now.value, then.value);
        let sign = if made < 0.0 && rises {
            "a fall of "
        } else if made < 0.0 {
            "a rise of "
        } else {
            ""
        };
        format!("from {from} to {to} is {sign}{} per cent, not {}", plain(made.abs()), plain(change.percent))
    })
}

/// How far off a hedged value is at most, in a comparison: a twentieth.
fn hedge(number: &Number) -> f64 {
    if number.approximate { number.value / 20.0 } else { 0.0 }
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
        let count = |text: &str| explain("percent-change", text, None).len();
        for (text, wrong, right) in [
            ("It made $80 million, up N percent from $60 million.", "5", "33"),
            ("Rent rose by N percent, from 20 million to 30 million euros.", "10", "50"),
            ("They sold 80,000 tonnes in May, N percent more than the 60,000 of April.", "5", "33"),
            ("They sold 60,000 tonnes, N percent less than the 80,000 of April.", "50", "25"),
            ("Sales rose N percent to $80 million from $60 million.", "10", "33"),
            ("Sales rose to $80 million from $60 million, a N percent increase.", "10", "33"),
            ("Sales jumped from $60 million to $80 million, or N percent.", "10", "33"),
            ("Profit climbed N percent, to $80 million, from $60 million.", "10", "33"),
            ("It made $80 million, a N percent increase from $60 million.", "10", "33"),
            ("Sales were up N percent at $80 million, compared with $60 million a year earlier.", "10", "33"),
            ("It cut staff by N percent, from 800 to 600.", "50", "25"),
        ] {
            assert_eq!(count(&text.replace('N', wrong)), 1, "{text}");
            assert_eq!(count(&text.replace('N', right)), 0, "{text}");
        }
    }

    #[test]
    fn a_doubling_makes_twice_as_much() {
        let count = |text: &str| explain("percent-change", text, None).len();
        assert_eq!(count("Sales doubled from $60 million to $80 million."), 1);
        assert_eq!(count("Sales halved to $60 million from $80 million."), 1);
        assert_eq!(count("Sales doubled from $60 million to $120 million."), 0);
        assert_eq!(count("Sales nearly doubled from $60 million to $110 million."), 0);
    }
}
