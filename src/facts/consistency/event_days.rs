//! Events that the article puts on two days.

use super::desk::{Desk, between};
use super::{Checker, Clash};
use crate::facts::{Facts, Time};
use crate::ingest::Article;
use crate::span::Span;
use crate::text::Text;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// One event has one day.
pub(super) const DATES: Checker =
    Checker { name: "event-in-two-dates", about: "one event that the article puts on two days", check: dates };

/// Events that happen once, when `the` stands before them.
const EVENTS: &[&str] = &[
    "attack",
    "attacks",
    "shooting",
    "explosion",
    "crash",
    "bombing",
    "blast",
    "hearing",
    "vote",
    "verdict",
    "ceremony",
    "funeral",
    "earthquake",
    "quake",
    "collision",
    "raid",
    "massacre",
    "trial",
    "debate",
    "meeting",
    "rally",
    "speech",
    "summit",
    "interview",
    "wedding",
    "inauguration",
    "referendum",
    "derailment",
    "stabbing",
    "robbery",
    "fire",
    "strike",
    "launch",
    "arrest",
    "murder",
    "concert",
    "opening",
    "ruling",
    "parade",
    "protest",
    "march",
    "avalanche",
    "flood",
    "storm",
    "signing",
    "premiere",
    "final",
    "auction",
    "conference",
    "briefing",
    "sentencing",
];
/// What may stand between an event and its day: it happened then.
const HAPPENED: &[&str] = &[
    "on",
    "happened",
    "occurred",
    "took",
    "place",
    "broke",
    "out",
    "began",
    "started",
    "was",
    "held",
    "which",
    "that",
    "is",
    "will",
    "be",
    "set",
    "for",
    "scheduled",
    ",",
    "late",
    "early",
    "has",
    "been",
];
/// Words before an event that make it another one.
const OTHERS: &[&str] = &[
    "first", "second", "third", "another", "next", "last", "previous", "earlier", "separate", "similar", "other", "a",
    "an", "final", "later", "new", "two", "three", "both", "such", "every", "each", "any", "no", "one",
];

/// Two days further apart than this are those of two events.
const FAR: i64 = 200;

/// An event with its day, the place, and the sentence.
struct Dated {
    /// Whether it is told as known: `the hearing`. `A hearing` can only be what a later one goes back to.
    definite: bool,
    day: NaiveDate,
    span: Span,
    sentence: usize,
}

fn dates(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    let mut known: BTreeMap<String, Vec<Dated>> = BTreeMap::new();
    for time in facts.times.iter().filter(|t| t.grain == "day" && is_point(&desk, t)) {
        let Some((day, noun)) = time.lo.map(|lo| lo.date()).zip(event(&desk, time)) else { continue };
        let span = time.span.cover(desk.view.span(noun, noun + 1));
        let sentence = text.sentence_at(span.start);
        let definite = !is_new(&desk, noun);
        let places = known.entry(desk.view.word(noun).to_lowercase()).or_default();
        if definite || places.is_empty() {
            places.push(Dated { definite, day, span, sentence });
        }
    }
    for (noun, places) in known {
        let mut days: Vec<NaiveDate> = places.iter().map(|p| p.day).collect();
        days.sort_unstable();
        days.dedup();
        let (Some(one), [_, _]) = (places.first(), days.as_slice()) else { continue };
        let Some(two) = places.iter().find(|p| p.day != one.day && p.definite) else { continue };
        let together = places.iter().any(|p| p.sentence == one.sentence && p.day != one.day);
        let far = (one.day - two.day).num_days().abs() > FAR;
        if together || far || several(&desk, &noun) {
            continue;
        }
        let why =
            format!("the {noun} is on {} here and on {} there", one.day.format("%-d %B"), two.day.format("%-d %B"));
        clashes.push(between("event-in-two-dates", two.span, why, one.span, format!("on {}", one.day.format("%A"))));
    }
}

/// Whether a time names a day by its weekday or its date.
fn is_point(desk: &Desk<'_>, time: &Time) -> bool {
    time.weekday.is_some() || desk.tokens(time.span).any(|at| desk.view.is_number(at))
}

/// The token of the event that a day dates: `the hearing on Monday`, `Monday's hearing`, `the Oct. 6 hearing`.
fn event(desk: &Desk<'_>, time: &Time) -> Option<usize> {
    let v = &desk.view;
    let tokens = desk.tokens(time.span);
    let owner = tokens.end + usize::from(v.is_any(tokens.end, &["'", "’"]));
    let owned = owner > tokens.end
        || v.word(tokens.end.wrapping_sub(1)).ends_with('s')
        || v.is(tokens.start.wrapping_sub(1), "the");
    let one = v.is_any(owner, EVENTS) && owned && !v.breaks_before(owner) && !v.is_any(owner + 1, EVENTS);
    if one
        && !v.is_any(tokens.start, &["last", "next", "this"])
        && !v.is_any(tokens.start.wrapping_sub(1), &["last", "next", "and"])
    {
        return Some(owner);
    }
    let mut at = tokens.start;
    while at > 0 && tokens.start - at < 6 && v.is_any(at - 1, HAPPENED) {
        at -= 1;
    }
    let noun = at.checked_sub(1).filter(|noun| v.is_any(*noun, EVENTS) && !v.breaks_before(tokens.start))?;
    let plural = v.is(noun, "attacks");
    let other = v.is_any(tokens.start, &["last", "next"]);
    ((definite(desk, noun) || is_new(desk, noun))
        && !plural
        && !other
        && !desk.any(noun + 1..tokens.start, &["last", "next"]))
    .then_some(noun)
}

/// Whether `the`, `this` or an owner stands before an event, with at most one adjective between.
fn definite(desk: &Desk<'_>, noun: usize) -> bool {
    let v = &desk.view;
    let is_the = |at: usize| {
        v.is_any(at, &["the", "this", "its", "their"]) || v.word(at).ends_with("'s") || v.word(at).ends_with("’s")
    };
    let before = noun.wrapping_sub(1);
    let adjective = v.is_word(before) && !v.is_any(before, OTHERS) && is_the(before.wrapping_sub(1));
    is_the(before) || adjective
}

/// Whether an event is told for the first time: `a meeting`, `a 90-minute meeting`.
fn is_new(desk: &Desk<'_>, noun: usize) -> bool {
    let v = &desk.view;
    let article = (noun.saturating_sub(5)..noun)
        .rev()
        .find(|at| !v.is_word(*at) && !v.is_dash(*at) && !v.is_number(*at) || v.is_any(*at, &["a", "an"]));
    article.is_some_and(|at| v.is_any(at, &["a", "an"]) && !desk.any(at + 1..noun, OTHERS))
}

/// Whether the article says that there were several, or that the day was changed.
fn several(desk: &Desk<'_>, noun: &str) -> bool {
    let v = &desk.view;
    let moved = ["moved", "postponed", "rescheduled", "delayed", "adjourned", "resumed", "continued"];
    (1..v.tokens.len()).any(|at| {
        let other = v.is(at, noun) && v.is_any(at - 1, OTHERS) && !v.is_any(at - 1, &["a", "an"]);
        other || v.is(at, noun) && desk.any(at.saturating_sub(4)..at + 6, &moved)
    })
}

#[cfg(test)]
mod tests {
    use crate::facts::consistency::tests::explain;

    #[test]
    fn one_event_has_one_day() {
        let count = |text: &str| explain("event-in-two-dates", text, Some("2016-10-12")).len();
        for text in [
            "It fled the attack on Monday. Tuesday's attack was the worst.",
            "The hearing on Oct. 5 drew crowds. The Oct. 6 hearing was long.",
            "The explosion happened on Monday. The explosion, which took place on Tuesday, killed two.",
            "The fire broke out on Monday. The fire on Tuesday killed two.",
            "They spoke at a 90-minute meeting on Monday. At another point during the meeting on Tuesday they laughed.",
            "Monday's vote was close. The council's vote on Tuesday ended a row.",
        ] {
            assert_eq!(count(text), 1, "{text}");
        }
        for text in [
            "It fled the attack on Monday. Monday's attack was the worst.",
            "Monday's attack and Tuesday's attack were alike.",
            "The first attack on Monday failed. The second attack on Tuesday did not.",
            "The hearing was moved from Monday to Tuesday. Monday's hearing was off; the hearing on Tuesday is short.",
            "They spoke at the meeting on Monday. They had met at a meeting on Tuesday.",
            "The attack on Monday followed last Tuesday's attack.",
        ] {
            assert_eq!(count(text), 0, "{text}");
        }
    }
}
