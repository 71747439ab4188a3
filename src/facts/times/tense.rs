//! Whether the verb near an expression of time speaks of the past or of what is to come.

use crate::facts::numbers::View;
use std::ops::Range;

/// The direction of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::facts) enum Tense {
    /// What has been.
    Past,
    /// What is to come.
    Future,
    /// The verb does not say.
    Open,
}

const FUTURE: &[&str] = &[
    "will",
    "won't",
    "won’t",
    "shall",
    "'ll",
    "upcoming",
    "scheduled",
    "expected",
    "due",
    "plans",
    "planned",
    "set",
    "going",
    "slated",
    "hopes",
    "expects",
    "deadline",
    "plan",
    "would",
    "should",
    "must",
    "can",
    "may",
    "could",
    "by",
    "until",
    "till",
    "expiring",
    "payable",
    "intends",
    "coming",
];
/// Verbs whose present tense announces: `the council meets on Monday`. In a clause of *which* or *who* they describe.
const TIMETABLE: &[&str] = &[
    "expires", "begins", "opens", "resumes", "starts", "decides", "meets", "meet", "votes", "closes", "convenes",
    "ends", "hears", "hosts", "holds",
];
const PAST: &[&str] = &[
    "was",
    "were",
    "had",
    "did",
    "said",
    "came",
    "went",
    "took",
    "told",
    "sank",
    "flew",
    "froze",
    "chose",
    "drove",
    "rode",
    "hid",
    "fled",
    "burnt",
    "slept",
    "shut",
    "shook",
    "threw",
    "swore",
    "burst",
    "collapsed",
    "rose",
    "fell",
    "began",
    "met",
    "won",
    "lost",
    "made",
    "left",
    "gave",
    "held",
    "got",
    "found",
    "sent",
    "been",
    "ended",
    "saw",
    "led",
    "wrote",
    "spoke",
    "broke",
    "struck",
    "shot",
    "grew",
    "ran",
    "became",
    "kept",
    "sold",
    "bought",
    "paid",
    "knew",
    "thought",
    "fought",
    "hit",
    "since",
    "has",
    "have",
    "died",
    "stood",
    "sat",
    "brought",
    "drew",
    "dropped",
    "follows",
];
/// Futures that a noun or adverb makes too: they count less than a verb.
const WEAK: &[&str] = &[
    "set", "can", "may", "by", "until", "till", "due", "would", "could", "should", "has", "have", "since", "plan",
    "planned", "expected", "left", "held", "hit", "been",
];

/// What is said of something that is to come; after *had been*, of something that was.
const AIMS: &[&str] = &["planning", "scheduled", "due", "expected", "set", "supposed", "slated"];

/// How many tokens to either side are looked at.
const REACH: usize = 14;

/// The tense around the tokens `first..end` of a sentence.
pub(in crate::facts) fn tense(view: &View<'_>, sentence: Range<usize>, first: usize, end: usize) -> Tense {
    let left = (sentence.start.max(first.saturating_sub(REACH))..first).rev();
    let right = end..sentence.end.min(end + REACH);
    let mut best = (f64::INFINITY, Tense::Open);
    for (side, penalty) in [(left.enumerate().collect::<Vec<_>>(), 0.0), (right.enumerate().collect(), 3.0)] {
        for (distance, at) in side {
            let Some((tense, weak)) = clue(view, at) else { continue };
            let cost = distance as f64 + penalty + weak;
            if cost < best.0 {
                best = (cost, tense);
            }
        }
    }
    best.1
}

/// What a token says of the tense, and how much less it counts than a plain verb.
fn clue(view: &View<'_>, at: usize) -> Option<(Tense, f64)> {
    let word = view.word(at);
    let one_of = |words: &[&str]| words.iter().any(|w| w.eq_ignore_ascii_case(word));
    let goal = view.is_any(at + 1, &["to", "for"]);
    if goal && AIMS.iter().any(|w| w.eq_ignore_ascii_case(word)) && had_been(view, at) {
        return Some((Tense::Past, 0.0));
    }
    let aims = view.is_any(at + 1, AIMS) || view.is_any(at + 1, &["going", "to"]);
    if word == "May" || one_of(&["was", "were"]) && aims || one_of(&["set"]) && !goal {
        return None;
    }
    if one_of(&["soon", "early"]) && view.is(at + 1, "as") && view.before(at, 1) == "as" {
        return Some((Tense::Future, 0.0));
    }
    if one_of(&["planned", "plan", "plans", "planning", "expected", "scheduled", "due", "set", "slated"]) && goal {
        return Some((Tense::Future, 0.0));
    }
    let effective = one_of(&["effective"]) && view.is_capital(at + 1);
    if effective || one_of(&["is", "are"]) && view.is(at + 1, "to") || to_be(view, at) {
        return Some((Tense::Future, 0.0));
    }
    let weak = match () {
        () if one_of(&["by", "until", "till"]) => 9.0,
        () if one_of(WEAK) => 4.0,
        () => 0.0,
    };
    if one_of(TIMETABLE) {
        let whose = matches!(view.before(at, 1), "which" | "that" | "who" | ",");
        return Some((Tense::Future, 0.0)).filter(|_| !whose);
    }
    if one_of(FUTURE) || word.ends_with("'ll") || word.ends_with("’ll") {
        return Some((Tense::Future, weak));
    }
    if one_of(PAST) {
        return Some((Tense::Past, weak));
    }
    is_regular(word).then_some((Tense::Past, 0.0))
}

/// Whether *had been* or *had* stands before a word: `it had been due to end Friday`.
fn had_been(view: &View<'_>, at: usize) -> bool {
    view.before(at, 1) == "had" || view.before(at, 1) == "been" && view.before(at, 2) == "had"
}

/// Whether a word is formed as a regular verb's past.
fn is_regular(word: &str) -> bool {
    word.len() > 4
        && word.ends_with("ed")
        && !word.ends_with("eed")
        && !word.starts_with("un")
        && word.starts_with(char::is_lowercase)
}

/// Whether a participle says what is to come: `will be named`, `would still be held`, `is to be paid`.
fn to_be(view: &View<'_>, at: usize) -> bool {
    if view.before(at, 1) != "be" || !is_regular(view.word(at)) && !view.is_any(at, PAST) {
        return false;
    }
    let modal = |word: &str| ["will", "would", "shall", "must", "should"].contains(&word);
    let due =
        view.before(at, 2) == "to" && matches!(view.before(at, 3), "is" | "are" | "due" | "scheduled" | "expected");
    modal(view.before(at, 2)) || modal(view.before(at, 3)) && view.before(at, 2) != "not" || due
}
