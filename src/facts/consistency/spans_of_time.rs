//! Lengths of time against the years beside them: `20 years ago, in 1986`, `for five years, since 2006`, ranges that run backwards.

use super::desk::{Desk, between, clash};
use super::{Checker, Clash};
use crate::facts::numbers::figure;
use crate::facts::{Facts, Time, TimeKind};
use crate::ingest::Article;
use crate::text::Text;
use chrono::Datelike;

/// So many years ago must be the year that is named.
pub(super) const YEARS_AGO: Checker = Checker {
    name: "years-ago",
    about: "a number of years ago, or an anniversary, that is not the year named beside it",
    check: years_ago,
};

fn years_ago(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    let Some(published) = desk.published() else { return };
    for pair in facts.times.windows(2) {
        let [ago, named] = pair else { continue };
        if let (Some(count), Some(year)) = (years_of(&desk, ago, "ago"), desk.year(named)) {
            let gap = desk.tokens(ago.span).end..desk.tokens(named.span).start;
            let says = gap.len() <= 2 && desk.any(gap.clone(), &["in", "("]) && !desk.view.breaks_before(gap.end);
            let off = f64::from(published.year() - year) - count;
            if says && off.abs() > slack(&desk, ago, count) {
                let why = format!(
                    "{} from {year} to {} is {} years",
                    plural(count),
                    published.year(),
                    published.year() - year
                );
                clashes.push(between("years-ago", ago.span.cover(named.span), why, named.span, year.to_string()));
            }
        }
    }
    for at in 0..text.tokens.len() {
        if let Some(clash) = anniversary(&desk, at, published.year()) {
            clashes.push(clash);
        }
    }
}

fn plural(count: f64) -> String {
    format!("{count} years are said;")
}

/// The count of `N years ago`, `for N years`, given the word that must end it (empty: a plain length).
fn years_of(desk: &Desk<'_>, time: &Time, last: &str) -> Option<f64> {
    let tokens = desk.tokens(time.span);
    let ends = last.is_empty() || desk.view.is(tokens.end.checked_sub(1)?, last);
    let unit = tokens.clone().find(|at| desk.view.is_any(*at, &["years", "year", "decades", "decade"]))?;
    let start = tokens
        .clone()
        .find(|at| desk.view.is_number(*at) || crate::facts::numbers::is_number_word(desk.view.word(*at)))?;
    let read = figure(&desk.view, start)?;
    let decades = desk.view.is_any(unit, &["decades", "decade"]);
    (ends && read.end <= unit).then_some(if decades { read.value * 10.0 } else { read.value })
}

/// How far a stated count may be off: a year, more where it is said to be rough or counts decades.
fn slack(desk: &Desk<'_>, time: &Time, count: f64) -> f64 {
    let tokens = desk.tokens(time.span);
    let around = tokens.start.saturating_sub(3)..tokens.end;
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
    ];
    if desk.any(around, &words) { (count * 0.15).max(1.5) } else { 1.0 }
}

/// `the 50th anniversary of the 1956 treaty`.
fn anniversary(desk: &Desk<'_>, at: usize, now: i32) -> Option<Clash> {
    let v = &desk.view;
    if !v.is(at, "anniversary") {
        return None;
    }
    let back = if v.is(at.wrapping_sub(1), "year") { at - 2 } else { at.checked_sub(1)? };
    let back = if v.is_dash(back) { back.checked_sub(1)? } else { back };
    let count: i32 =
        v.word(back).trim_end_matches(char::is_alphabetic).parse().ok().filter(|n| (1..1000).contains(n))?;
    let sentence = desk.sentence(v.get(at)?.start);
    let of = v.is(at + 1, "of");
    let year_at = (at + 2..(at + 5).min(sentence.end)).find(|i| year(v.word(*i)).is_some()).filter(|_| of)?;
    let named = year(v.word(year_at))?;
    let others = sentence
        .clone()
        .filter(|i| *i != year_at)
        .any(|i| year(v.word(i)).is_some_and(|y| (y - named - count).abs() <= 1));
    if others || (now - named - count).abs() <= 1 || v.is_any(year_at + 1, &["-", "–"]) {
        return None;
    }
    let span = v.span(back, year_at + 1);
    let why = format!("{named} is {} years before {now}, not {count}", now - named);
    Some(between("years-ago", span, why, v.span(year_at, year_at + 1), named.to_string()))
}

/// Four digits that may be a year.
fn year(word: &str) -> Option<i32> {
    (word.len() == 4).then(|| word.parse().ok()).flatten().filter(|y| (1000..2200).contains(y))
}

/// A length must fit the years that bound it.
pub(super) const DURATION: Checker = Checker {
    name: "duration-and-dates",
    about: "a length of time that its own end points contradict",
    check: duration,
};

fn duration(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    for (index, time) in facts.times.iter().enumerate().filter(|(_, t)| t.kind == TimeKind::Duration) {
        let Some(count) = years_of(&desk, time, "") else { continue };
        let tokens = desk.tokens(time.span);
        let v = &desk.view;
        let said = v.is_any(tokens.start.wrapping_sub(1), &["for", "lasted"])
            || v.is_any(tokens.end, &["term", "period", "reign", "career", "tenure", "run", "span"]);
        let cue = tokens.end
            + usize::from(v.is(tokens.end, ","))
            + usize::from(v.is_any(tokens.end, &["term", "period", "reign", "career", "tenure", "run", "span"]));
        let (Some(first), true) = (facts.times.get(index + 1), said) else { continue };
        let Some(from) = desk.year(first).filter(|_| desk.tokens(first.span).start == cue + 1) else { continue };
        let to = match v.word(cue).to_ascii_lowercase().as_str() {
            "since" => desk.published().map(|p| (p.year(), first.span)),
            "from" => facts.times.get(index + 2).and_then(|t| Some((desk.year(t)?, t.span))).filter(|(_, span)| {
                let gap = desk.tokens(first.span).end..desk.tokens(*span).start;
                gap.len() == 1 && desk.any(gap, &["to", "until", "through", "till"])
            }),
            _ => None,
        };
        let Some((to, last)) = to else { continue };
        let off = f64::from(to - from) - count;
        if off.abs() > slack(&desk, time, count) {
            let why = format!("{from} to {to} is {} years, not {count}", to - from);
            clashes.push(between(
                "duration-and-dates",
                time.span.cover(last),
                why,
                first.span.cover(last),
                format!("{} years", to - from),
            ));
        }
    }
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
];

fn reversed(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    for pair in facts.times.windows(2) {
        let [first, second] = pair else { continue };
        let (Some(a), Some(b)) = (first.lo, second.lo) else { continue };
        let (one, two) = (desk.tokens(first.span), desk.tokens(second.span));
        if a <= b || first.grain != second.grain || first.relative || second.relative || two.start != one.end + 1 {
            continue;
        }
        let v = &desk.view;
        let range = v.is(one.start.wrapping_sub(1), "from") && v.is_any(one.end, &["to", "until", "through", "till"])
            || v.is(one.start.wrapping_sub(1), "between") && v.is(one.end, "and")
            || v.is_dash(one.end) && v.glued(one.end) && v.glued(two.start) && first.grain == "year";
        let sentence = desk.sentence(first.span.start);
        let near = sentence.start.max(one.start.saturating_sub(14))..sentence.end.min(two.end + 3);
        if range && !desk.any(near, MOVES) && !v.is_any(two.end, &["BC", "B"]) {
            let why = format!("{} is before {}", desk.words(second.span), desk.words(first.span));
            clashes.push(clash("reversed-range", first.span.cover(second.span), why));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::facts::consistency::tests::explain;

    fn count(checker: &'static str, text: &str) -> usize {
        explain(checker, text, Some("2016-10-12")).len()
    }

    #[test]
    fn years_ago_and_anniversaries_are_counted_from_publication() {
        assert_eq!(count("years-ago", "It opened 20 years ago, in 1986, by the sea."), 1);
        assert_eq!(count("years-ago", "It opened 30 years ago, in 1986, by the sea."), 0);
        assert_eq!(count("years-ago", "It opened about 20 years ago, in 1994, by the sea."), 0);
        assert_eq!(count("years-ago", "On the 50th anniversary of the 1956 treaty they met."), 1);
        assert_eq!(count("years-ago", "On the 60th anniversary of the 1956 treaty they met."), 0);
        assert_eq!(count("years-ago", "In 2006, on the 50th anniversary of the 1956 treaty, they met."), 0);
        assert_eq!(explain("years-ago", "It opened 20 years ago, in 1986.", None), [""; 0]);
    }

    #[test]
    fn a_length_fits_its_end_points() {
        assert_eq!(count("duration-and-dates", "She ran it for 12 years, from 2001 to 2009, alone."), 1);
        assert_eq!(count("duration-and-dates", "She has run it for five years, since 2006."), 1);
        assert_eq!(count("duration-and-dates", "She has run it for ten years, since 2006."), 0);
        assert_eq!(count("duration-and-dates", "Nine years between 1895 and 1924 were wet."), 0);
    }

    #[test]
    fn a_range_runs_forward_unless_something_was_moved() {
        assert_eq!(count("reversed-range", "She led it from 1999 to 1989."), 1);
        assert_eq!(count("reversed-range", "It rained between June 9, 2015 and June 4, 2015."), 1);
        assert_eq!(count("reversed-range", "The opening was moved from 2010 to 2008."), 0);
        assert_eq!(count("reversed-range", "She led it from 1989 to 1999."), 0);
    }
}
