//! Counts that grow: a toll of the evening is no contradiction of that of the morning.

use crate::claims::lines::Line;
use crate::facts::Reading;
use chrono::Datelike as _;

/// Days after an event in which a count of people may still grow without a word.
const FRESH_DAYS: i32 = 2;
/// Words of a count that grew, or has not ended.
const GREW: &[&str] = &[
    "rose", "risen", "rises", "climbed", "grew", "grown", "now", "more", "further", "latest", "far", "least",
    "another", "toll",
];

/// Whether the larger of two counts stands in the article that was published later.
pub(in crate::claims) fn has_grown(a: Option<&Reading>, b: Option<&Reading>, counts: [f64; 2]) -> bool {
    let when = |r: Option<&Reading>| r?.article.meta.published.map(|p| (p.date, p.time.unwrap_or_default()));
    let order = when(a).zip(when(b)).map(|(x, y)| x.cmp(&y));
    order.is_some_and(|o| o.is_lt() && counts[0] < counts[1] || o.is_gt() && counts[1] < counts[0])
}

/// Whether one of two different counts may be the news of the other: they were published close to each other or on
/// unknown days, or one says that it grew. A count that is smaller in the later article has not grown.
pub(in crate::claims) fn may_have_grown(
    a: Option<&Reading>,
    in_a: &Line,
    b: Option<&Reading>,
    in_b: &Line,
    counts: [f64; 2],
) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return true };
    let when = |r: &Reading| r.article.meta.published.map(|p| (p.date, p.time.unwrap_or_default()));
    let order = when(a).zip(when(b)).map(|(x, y)| x.cmp(&y));
    if order.is_some_and(|o| o.is_lt() && counts[1] < counts[0] || o.is_gt() && counts[0] < counts[1]) {
        return false;
    }
    let day = |r: &Reading| r.article.meta.published.map(|p| p.date.num_days_from_ce());
    let marked = |r: &Reading, line: &Line| {
        let words = r.text.tokens.get(r.text.tokens_in(line.span)).unwrap_or(&[]).iter();
        words.map(|t| t.of(&r.article.text)).any(|w| GREW.iter().any(|g| g.eq_ignore_ascii_case(w)))
    };
    let fresh = day(a).zip(day(b)).is_none_or(|(d, e)| (d - e).abs() < FRESH_DAYS);
    fresh || marked(a, in_a) || marked(b, in_b)
}
