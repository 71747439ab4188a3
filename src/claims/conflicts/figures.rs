//! Figures that two sentences give of one thing.

use super::{Difference, Place, Side};
use crate::claims::lines::counted::PERSON;
use crate::claims::lines::slots::Quantity;
use crate::facts::Time;
use crate::facts::numbers::measure;
use crate::span::Span;
use crate::text::{Token, TokenKind};
use chrono::Month;

/// Words of figures that are taken anew for each poll.
const SAMPLED: &[&str] = &["poll", "polls", "survey", "surveys", "margin", "sampling", "polled", "surveyed"];
/// Words of figures that come again with each report.
const PERIODS: &[&str] = &[
    "day",
    "daily",
    "week",
    "weekly",
    "month",
    "monthly",
    "quarter",
    "quarterly",
    "year",
    "yearly",
    "annual",
    "yesterday",
    "today",
];
/// Days between two reports from which the figures of a period are those of two periods.
const NEXT_PERIOD: i32 = 3;
/// How far two measures of one thing in two units may be apart: both are rounded.
const ROUNDED: f64 = 0.12;

/// The only number that both give of one thing.
pub(super) fn find(a: Side<'_>, b: Side<'_>) -> Option<Difference> {
    let only = |side: Side<'_>, of: &str| side.place.slots.numbers.iter().filter(|n| n.of == of).count() == 1;
    for x in a.place.slots.numbers.iter().filter(|n| !n.of.is_empty()) {
        let Some(y) = b.place.slots.numbers.iter().find(|n| n.of == x.of) else { continue };
        let sampled = a.place.has_any(SAMPLED) || b.place.has_any(SAMPLED);
        // `28 of 41 passes`, and `28 passes`.
        let has = |side: Side<'_>, q: &Quantity| side.of_sentence.numbers.iter().any(|n| n.value == q.value);
        let part = has(b, x) || has(a, y);
        if only(a, &x.of) && only(b, &x.of) && same_context(a.place, x, b.place, y) && !sampled && !part {
            return clash(a.place, x, b.place, y);
        }
    }
    None
}

/// Two figures in one place, if they cannot both be right of one thing.
pub(super) fn clash(a: Place<'_>, x: &Quantity, b: Place<'_>, y: &Quantity) -> Option<Difference> {
    let one_time = || !is_next_period(a, b) && !is_next_notice(a, x, b, y) && !are_of_other_dates(a, b);
    let clash = x.clashes(y) && !is_other_unit(x, y) && one_time();
    let grown = clash && is_update(a, x, b, y);
    clash.then(|| Difference { slot: "number", values: [x.text.clone(), y.text.clone()], grown })
}

/// Whether two measures are of one length, weight or the like in two units, or of things that cannot be compared.
fn is_other_unit(x: &Quantity, y: &Quantity) -> bool {
    if x.of == y.of {
        return false;
    }
    let (Some((a, kind)), Some((b, other))) = (in_base(x), in_base(y)) else {
        // A unit beside none: one of them may be read wrongly.
        return measure(&x.of).is_some() || measure(&y.of).is_some();
    };
    kind != other || (a - b).abs() <= ROUNDED * a.abs().max(b.abs())
}

fn in_base(quantity: &Quantity) -> Option<(f64, char)> {
    let (factor, kind) = measure(&quantity.of)?;
    Some((quantity.value * factor, kind))
}

/// Whether one outlet published both on different days: what it tells otherwise later is news, or another thing of the sort.
pub(in crate::claims) fn is_later_issue(a: Place<'_>, b: Place<'_>) -> bool {
    is_one_outlet(a, b) && day(a).zip(day(b)).is_some_and(|(d, e)| d != e)
}

fn is_one_outlet(a: Place<'_>, b: Place<'_>) -> bool {
    let outlet = |side: Place<'_>| side.reading.article.meta.outlet.clone();
    outlet(a).is_some() && outlet(a) == outlet(b)
}

fn day(side: Place<'_>) -> Option<i32> {
    use chrono::Datelike as _;
    side.reading.article.meta.published.map(|p| p.date.num_days_from_ce())
}

/// Figures that two notices must each have of its own: of one outlet on different days, and of any two.
const OWN_FIGURES: [usize; 2] = [2, 3];

/// Whether each of the two sentences has several figures of its own, and counts no people: the notices of a series, each of a week, an
/// hour or a sale of its own, or of two firms. What is counted of one accident may be told otherwise in all its figures.
fn is_next_notice(a: Place<'_>, x: &Quantity, b: Place<'_>, y: &Quantity) -> bool {
    let values = |side: Place<'_>| -> Vec<f64> {
        let numbers = &side.reading.facts.numbers;
        side.reading.facts.numbers_in(sentence(side)).filter_map(|at| Some(numbers.get(at)?.value)).collect()
    };
    let (in_a, in_b) = (values(a), values(b));
    let [of_one_outlet, of_any] = OWN_FIGURES;
    let most = if is_later_issue(a, b) { of_one_outlet } else { of_any };
    let own = |x: &[f64], y: &[f64]| x.iter().filter(|v| !y.contains(v)).count() >= most;
    x.of != PERSON && y.of != PERSON && own(&in_a, &in_b) && own(&in_b, &in_a)
}

/// Whether each sentence names a month, or a day of one, and none that the other names: the stocks as of March, and as of April. A day
/// of the week may be that on which somebody told it.
fn are_of_other_dates(a: Place<'_>, b: Place<'_>) -> bool {
    let (x, y) = (dates(a), dates(b));
    // Where one gives no day, the month is all there is to compare.
    let same =
        |p: &(u32, Option<u32>), q: &(u32, Option<u32>)| p.0 == q.0 && (p.1.is_none() || q.1.is_none() || p.1 == q.1);
    !x.is_empty() && !y.is_empty() && !x.iter().any(|p| y.iter().any(|q| same(p, q)))
}

/// The months that a stretch's sentence names, each with its day where one is given; the year is seldom given.
fn dates(side: Place<'_>) -> Vec<(u32, Option<u32>)> {
    let date = |time: &Time| {
        let mut words = time.span.of(side.text()).split(|c: char| !c.is_alphanumeric());
        let month = words.clone().filter(|w| w.len() > 2).find_map(|w| w.parse::<Month>().ok())?;
        let day = words.find_map(|w| w.trim_end_matches(char::is_alphabetic).parse().ok().filter(|day| *day <= 31));
        Some((month.number_from_month(), day))
    };
    side.reading.facts.times_in(sentence(side)).iter().filter_map(date).collect()
}

/// The sentence that a stretch stands in.
fn sentence(side: Place<'_>) -> Span {
    let text = &side.reading.text;
    text.sentences.get(text.sentence_at(side.span.start)).map_or(side.span, |s| s.span)
}

/// Whether each tells of a day, a week or a year of its own.
fn is_next_period(a: Place<'_>, b: Place<'_>) -> bool {
    let later = day(a).zip(day(b)).is_some_and(|(d, e)| (d - e).abs() >= NEXT_PERIOD);
    later && (a.has_any(PERIODS) || b.has_any(PERIODS))
}

/// A count in the later article may be the news of the earlier one.
fn is_update(a: Place<'_>, x: &Quantity, b: Place<'_>, y: &Quantity) -> bool {
    match (day(a), day(b)) {
        (Some(d), Some(e)) if d < e => y.value > x.value,
        (Some(d), Some(e)) if d > e => x.value > y.value,
        _ => false,
    }
}

/// Whether the words beside two numbers agree, so that the same thing is said of both counts.
fn same_context(a: Place<'_>, x: &Quantity, b: Place<'_>, y: &Quantity) -> bool {
    let near = |side: Place<'_>, q: &Quantity| -> Vec<u32> {
        let tokens = &side.reading.text.tokens;
        let inside = side.reading.text.tokens_in(q.span);
        let range = inside.start.saturating_sub(4)..(inside.end + 4).min(tokens.len());
        let words = tokens.get(range).unwrap_or(&[]).iter();
        words.filter(|t| t.kind == TokenKind::Word && t.end - t.start > 3).map(|t| t.hash).collect()
    };
    let theirs = near(b, y);
    near(a, x).iter().filter(|h| theirs.contains(h)).count() >= 2
}

/// The quantity that a stretch is part of.
pub(super) fn at<'a>(side: Place<'a>, tokens: &[Token]) -> Option<&'a Quantity> {
    let (first, last) = (tokens.first()?, tokens.last()?);
    let span = first.span().cover(last.span());
    let found = side.slots.numbers.iter().find(|n| n.span.overlaps(span));
    found.filter(|n| !is_place_in_list(side, n) && !is_cut(side, n))
}

/// Whether a number is what follows the point of a longer one: `.41`.
fn is_cut(side: Place<'_>, number: &Quantity) -> bool {
    side.text().get(..number.span.from()).is_some_and(|before| before.ends_with('.'))
}

/// Whether a number begins its line and counts nothing: `7. A name`.
fn is_place_in_list(side: Place<'_>, number: &Quantity) -> bool {
    let text = side.reading.article.text.as_str();
    let before = text.get(..number.span.from()).unwrap_or("").trim_end_matches(' ');
    let closed = text.get(number.span.to()..).is_some_and(|rest| rest.starts_with(['.', ')']));
    closed && (before.is_empty() || before.ends_with('\n'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::lines::slots::Slots;
    use crate::facts::Reading;
    use crate::ingest::Article;

    #[test]
    fn figures_as_of_two_dates_are_of_two_dates() {
        let slots = Slots::default();
        let apart = |x: &str, y: &str| {
            let readings = [x, y].map(|text| Reading::new(Article::from_text("a.txt", text)));
            let place =
                |reading| Place { reading, span: Span::new(0, 10), slots: &slots, holder: None, negative: false };
            are_of_other_dates(place(&readings[0]), place(&readings[1]))
        };
        let said = |when: &str| format!("Stocks of ice at Corrin {when} were 450 tonnes.");
        assert!(apart(&said("as of March"), &said("as of April")));
        assert!(apart(&said("as of March 24"), &said("as of March 31")));
        assert!(!apart(&said("as of March 31"), &said("on Tuesday, March 31,")));
        assert!(!apart(&said("on 24 March 2011"), &said("on March 24th")));
        assert!(!apart(&said("on the 24th of March"), &said("in March")));
        assert!(!apart(&said("on Monday"), &said("told of on Tuesday")), "a day of telling");
        assert!(!apart(&said("may have been melting and"), &said("in April")), "a modal is no month");
        assert!(!apart(&said("as of March"), &said("now")));
    }
}
