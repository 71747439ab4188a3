//! Counts of years against the year named beside them: `20 years ago, in 1986`, `the 50th anniversary of the 1956 treaty`.

use super::desk::{Desk, between};
use super::{Checker, Clash};
use crate::facts::numbers::figure;
use crate::facts::{Facts, Time};
use crate::ingest::Article;
use crate::text::Text;
use chrono::Datelike;

/// So many years ago must be the year that is named.
pub(super) const YEARS_AGO: Checker = Checker {
    name: "years-ago",
    about: "a number of years ago, or an anniversary, that is not the year named beside it",
    check: years_ago,
};

/// What may stand between a count of years ago and the year.
const LINKS: &[&str] = &[",", "in", "(", "back", "this", "month", "week", "year", "of", "the"];
/// Ordinals of anniversaries in words.
const ORDINALS: &[(&str, i32)] = &[
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("fifteenth", 15),
    ("twentieth", 20),
    ("twenty-fifth", 25),
    ("thirtieth", 30),
    ("fortieth", 40),
    ("fiftieth", 50),
    ("sixtieth", 60),
    ("hundredth", 100),
];
/// Jubilees that have a name of their own.
const JUBILEES: &[(&str, i32)] =
    &[("centenary", 100), ("centennial", 100), ("bicentenary", 200), ("bicentennial", 200), ("tercentenary", 300)];

fn years_ago(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    let Some(now) = desk.published().map(|p| p.year()) else { return };
    for pair in facts.times.windows(2) {
        let [one, two] = pair else { continue };
        clashes.extend(ago(&desk, one, two, now).or_else(|| since(&desk, one, two, now)));
    }
    for at in 0..text.tokens.len() {
        clashes.extend(anniversary(&desk, at, now));
    }
}

/// `20 years ago, in 1986` and `in 1986, 20 years ago`.
fn ago(desk: &Desk<'_>, one: &Time, two: &Time, now: i32) -> Option<Clash> {
    let counted = |time: &Time| {
        let end = desk.tokens(time.span).end;
        let says = desk.view.is(end.checked_sub(1)?, "ago") || desk.view.is(end, "back");
        years_of(desk, time).filter(|_| says)
    };
    let first = counted(one).zip(desk.year(two));
    let (count, year) = first.or_else(|| counted(two).zip(desk.year(one)))?;
    let (ago, named) = if first.is_some() { (one, two) } else { (two, one) };
    let gap = desk.tokens(one.span).end..desk.tokens(two.span).start;
    let v = &desk.view;
    let says = gap.len() <= 5
        && gap.clone().all(|at| v.is_any(at, LINKS) || v.is_dash(at))
        && gap.clone().any(|at| v.is_any(at, &["in", "(", ","]) || v.is_dash(at))
        && !v.breaks_before(gap.end);
    let off = f64::from(now - year) - count;
    (says && off.abs() > slack(desk, ago, count)).then(|| {
        let why = format!("from {year} to {now} it is {} years, not {count}", now - year);
        between("years-ago", one.span.cover(two.span), why, named.span, year.to_string())
    })
}

/// `It has been 20 years since the 1986 fire`.
fn since(desk: &Desk<'_>, length: &Time, named: &Time, now: i32) -> Option<Clash> {
    let (count, year) = years_of(desk, length).zip(desk.year(named))?;
    let v = &desk.view;
    let (tokens, there) = (desk.tokens(length.span), desk.tokens(named.span).start);
    let been = desk.any(tokens.start.saturating_sub(3)..tokens.start, &["been"]);
    let since = v.is(tokens.end, "since") && there <= tokens.end + 2;
    let off = f64::from(now - year) - count;
    (been && since && off.abs() > slack(desk, length, count)).then(|| {
        let why = format!("from {year} to {now} it is {} years, not {count}", now - year);
        between("years-ago", length.span.cover(named.span), why, named.span, year.to_string())
    })
}

/// The years that a length or a shift counts: `20 years`, `a decade ago`.
fn years_of(desk: &Desk<'_>, time: &Time) -> Option<f64> {
    let tokens = desk.tokens(time.span);
    let unit = tokens.clone().find(|at| desk.view.is_any(*at, &["years", "year", "decades", "decade"]))?;
    let decades = desk.view.is_any(unit, &["decades", "decade"]);
    let counts = |at: &usize| desk.view.is_number(*at) || crate::facts::numbers::is_number_word(desk.view.word(*at));
    let one = desk.view.is_any(unit.checked_sub(1)?, &["a", "an"]).then_some(1.0);
    let value = match tokens.clone().find(counts) {
        Some(start) => figure(&desk.view, start).filter(|read| read.end <= unit)?.value,
        None => one?,
    };
    Some(if decades { value * 10.0 } else { value })
}

/// How far a stated count may be off: a year, more where it is said to be rough or counts decades.
fn slack(desk: &Desk<'_>, time: &Time, count: f64) -> f64 {
    let tokens = desk.tokens(time.span);
    let words = [
        "about",
        "around",
        "nearly",
        "almost",
        "roughly",
        "some",
        "over",
        "more",
        "than",
        "approximately",
        "decades",
        "decade",
        "least",
        "early",
        "just",
        "half",
    ];
    let rough = desk.any(tokens.start.saturating_sub(3)..tokens.end, &words);
    if rough { (count * 0.15).max(1.5) } else { 1.0 }
}

/// `the 50th anniversary of the 1956 treaty`, `the 1956 treaty's tenth anniversary`, `the centenary of the 1906 quake`.
fn anniversary(desk: &Desk<'_>, at: usize, now: i32) -> Option<Clash> {
    let v = &desk.view;
    let jubilee = JUBILEES.iter().find(|(w, _)| v.is(at, w)).map(|(_, n)| (at, *n));
    let (first, count) = jubilee.or_else(|| ordinal(desk, at))?;
    let sentence = desk.sentence(v.get(at)?.start);
    let (year_at, named) = dated_after(desk, at, sentence.end)
        .or_else(|| dated_before(desk, first, sentence.start))
        .or_else(|| founded(desk, at, sentence.clone()))?;
    let others = sentence
        .filter(|i| *i != year_at)
        .any(|i| year(v.word(i)).is_some_and(|y| y != named && (y - named - count).abs() <= 1));
    let ranged = v.is_dash(year_at + 1) && v.is_number(year_at + 2);
    if others || ranged || (now - named - count).abs() <= 1 {
        return None;
    }
    let span = v.span(first.min(year_at), at.max(year_at) + 1);
    let why = format!("{named} is {} years before {now}, not {count}", now - named);
    Some(between("years-ago", span, why, v.span(year_at, year_at + 1), named.to_string()))
}

/// `50th anniversary`, `tenth anniversary`, `20-year anniversary`: where it begins and the count.
fn ordinal(desk: &Desk<'_>, at: usize) -> Option<(usize, i32)> {
    let v = &desk.view;
    if !v.is(at, "anniversary") {
        return None;
    }
    let back = if v.is(at.wrapping_sub(1), "year") { at.checked_sub(2)? } else { at.checked_sub(1)? };
    let back = if v.is_dash(back) { back.checked_sub(1)? } else { back };
    let digits = v.word(back).trim_end_matches(char::is_alphabetic).parse().ok();
    let word = || ORDINALS.iter().find(|(w, _)| v.is(back, w)).map(|(_, n)| *n);
    let joined = v.is_dash(back.wrapping_sub(1)) && v.glued(back);
    let count = digits.or_else(word).filter(|n| (1..1000).contains(n) && !joined)?;
    Some((back, count))
}

/// The year of what is celebrated: a few words after `anniversary of`.
fn dated_after(desk: &Desk<'_>, at: usize, end: usize) -> Option<(usize, i32)> {
    let v = &desk.view;
    if !v.is(at + 1, "of") {
        return None;
    }
    let year_at = (at + 2..(at + 9).min(end)).find(|i| v.is_number(*i) || v.is_any(*i, &["and", ";"]))?;
    let next = if v.is(year_at + 1, ",") { year_at + 2 } else { year_at };
    let day = v.word(year_at).len() < 3 && next > year_at;
    let place = if day { next } else { year_at };
    Some((place, year(v.word(place))?))
}

/// The year of what is celebrated: a few words before, in the genitive: `the 1956 treaty's 50th anniversary`.
fn dated_before(desk: &Desk<'_>, first: usize, start: usize) -> Option<(usize, i32)> {
    let v = &desk.view;
    let owner = first.checked_sub(1)?;
    let owned = v.word(owner).ends_with("'s") || v.word(owner).ends_with("’s");
    let year_at = (start.max(owner.saturating_sub(3))..owner).rev().find(|i| v.is_number(*i)).filter(|_| owned)?;
    Some((year_at, year(v.word(year_at))?))
}

/// `Founded in 1956, it celebrates its 50th anniversary this year`.
fn founded(desk: &Desk<'_>, at: usize, sentence: std::ops::Range<usize>) -> Option<(usize, i32)> {
    let v = &desk.view;
    let own = desk.any(at.saturating_sub(3)..at, &["its", "their", "his", "her"]);
    let now = desk.any(sentence.clone(), &["celebrates", "celebrating", "marks", "marking", "celebrate"])
        || v.is(at + 1, "this") && v.is_any(at + 2, &["year", "month", "week"]);
    let verbs =
        ["founded", "established", "opened", "formed", "created", "launched", "built", "married", "incorporated"];
    let verb = sentence.clone().find(|i| v.is_any(*i, &verbs))?;
    let year_at = (verb + 1..(verb + 6).min(sentence.end)).find(|i| year(v.word(*i)).is_some())?;
    let alone = sentence.filter(|i| year(v.word(*i)).is_some()).count() == 1;
    (own && now && alone).then_some((year_at, year(v.word(year_at))?))
}

/// Four digits that may be a year.
fn year(word: &str) -> Option<i32> {
    (word.len() == 4).then(|| word.parse().ok()).flatten().filter(|y| (1000..2200).contains(y))
}

#[cfg(test)]
mod tests {
    use crate::facts::consistency::tests::explain;

    fn count(text: &str) -> usize {
        explain("years-ago", text, Some("2016-10-12")).len()
    }

    #[test]
    fn years_ago_are_counted_from_publication() {
        for (wrong, right) in [
            ("It opened 20 years ago, in 1986, by the sea.", "It opened 30 years ago, in 1986, by the sea."),
            ("It opened in 1986, 20 years ago, by the sea.", "It opened in 1986, 30 years ago, by the sea."),
            ("A decade ago, in 1996, it burnt.", "Two decades ago, in 1996, it burnt."),
            ("It has been 20 years since the 1986 fire.", "It has been 30 years since the 1986 fire."),
            ("It opened 20 years back, in 1986.", "It opened about 20 years ago, in 1994."),
        ] {
            assert_eq!((count(wrong), count(right)), (1, 0), "{wrong}");
        }
        assert_eq!(explain("years-ago", "It opened 20 years ago, in 1986.", None), [""; 0]);
    }

    #[test]
    fn anniversaries_are_counted_from_publication() {
        for (wrong, right) in [
            (
                "On the 50th anniversary of the 1956 treaty they met.",
                "On the 60th anniversary of the 1956 treaty they met.",
            ),
            (
                "On the tenth anniversary of the storm of 2001 they met.",
                "On the tenth anniversary of the storm of 2006 they met.",
            ),
            ("At the 1956 treaty's 50th anniversary they met.", "At the 1956 treaty's 60th anniversary they met."),
            ("The centenary of the 1906 quake was marked.", "The centenary of the 1916 quake was marked."),
            ("Founded in 1956, it marks its 50th anniversary.", "Founded in 1966, it marks its 50th anniversary."),
            (
                "The 9th anniversary of the 2003 vote passed.",
                "In 2006, on the 50th anniversary of the 1956 treaty, they met.",
            ),
        ] {
            assert_eq!((count(wrong), count(right)), (1, 0), "{wrong}");
        }
    }
}
