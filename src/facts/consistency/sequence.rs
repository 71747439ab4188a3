//! Deaths, and what the dead are said to do afterwards.

use super::desk::{Desk, between};
use super::{Checker, Clash};
use crate::facts::Facts;
use crate::facts::numbers::View;
use crate::facts::times::weekday_name;
use crate::ingest::Article;
use crate::span::Span;
use crate::text::Text;
use chrono::{Datelike, NaiveDate};
use std::ops::Range;

/// The dead do not speak.
pub(super) const SEQUENCE: Checker =
    Checker { name: "sequence", about: "somebody who speaks on a day after the death", check: sequence };

const SPEECH: &[&str] = &[
    "said",
    "told",
    "says",
    "tells",
    "tweeted",
    "announced",
    "argued",
    "added",
    "called",
    "spoke",
    "wrote",
    "vowed",
    "asked",
    "declared",
    "insisted",
    "responded",
    "posted",
    "warned",
    "met",
    "promised",
    "denied",
    "visited",
    "signed",
    "appeared",
    "replied",
    "pledged",
    "urged",
    "testified",
    "explained",
    "acknowledged",
    "confirmed",
    "attended",
    "rejected",
    "conceded",
];
/// More deaths than this are no article's.
const MOST: usize = 20;
/// Most tokens between a name and `died`, with an apposition between.
const FAR: usize = 24;

/// A death: who, by the tokens of surname and, where it is given, first name; when; and where the text tells it.
struct Death<'a> {
    last: &'a str,
    first: Option<&'a str>,
    day: NaiveDate,
    place: Span,
    sentence: Range<usize>,
    opens: bool,
}

fn sequence(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    let v = &desk.view;
    let deaths: Vec<Death<'_>> = (1..text.tokens.len()).filter_map(|at| death(&desk, at)).take(MOST).collect();
    for death in &deaths {
        let said =
            (0..text.tokens.len()).find_map(|at| Some((at, spoken(&desk, death, at).filter(|day| *day > death.day)?)));
        let Some((at, day)) = said else { continue };
        let (died, speaks) = (weekday_name(death.day.weekday()), weekday_name(day.weekday()));
        let why = format!("{} died on {died}, and speaks on {speaks}", death.last);
        clashes.push(between("sequence", death.place, why, v.span(at, at + 2), "speaks here".to_owned()));
    }
}

fn is_name(v: &View<'_>, at: usize) -> bool {
    v.is_word(at) && v.is_capital(at) && v.word(at).len() > 2
}

/// `Jane Roe died on Monday`, `Roe, the mayor, was killed on Monday`, `the death of Jane Roe on Monday`.
fn death<'a>(desk: &Desk<'a>, at: usize) -> Option<Death<'a>> {
    let v = &desk.view;
    let (subject, end) = if v.is(at, "died") {
        (at, at + 1)
    } else if v.is(at, "was") && v.is_any(at + 1, &["killed", "murdered", "assassinated"])
        || v.is(at, "passed") && v.is(at + 1, "away")
    {
        (at, at + 2)
    } else if v.is(at, "was") && v.is_any(at + 1, &["found", "shot"]) && v.is(at + 2, "dead") {
        (at, at + 3)
    } else if v.is(at, "death") && v.is(at + 1, "of") && is_name(v, at + 2) && is_name(v, at + 3) {
        (at + 4, at + 4)
    } else {
        return None;
    };
    let sentence = desk.sentence(v.get(at)?.start);
    let last = bearer(desk, subject, &sentence)?;
    let first = last.checked_sub(1).filter(|first| is_name(v, *first) && !v.breaks_before(last));
    let day = day_after(desk, end, &sentence).or_else(|| day_before(desk, last, &sentence))?;
    let place = v.span(first.unwrap_or(last), end);
    let opens = first.unwrap_or(last) == sentence.start;
    Some(Death { last: v.word(last), first: first.map(|f| v.word(f)), day, place, sentence, opens })
}

/// The surname of whom the verb speaks: right before it, before `has`, or before an apposition that opens the sentence.
fn bearer(desk: &Desk<'_>, verb: usize, sentence: &Range<usize>) -> Option<usize> {
    let v = &desk.view;
    let before = verb.checked_sub(1)?;
    let near = if v.is_any(before, &["has", "had", "who"]) { before.checked_sub(1)? } else { before };
    if is_name(v, near) {
        return Some(near);
    }
    if !v.is(near, ",") {
        return None;
    }
    if is_name(v, near.checked_sub(1)?) && v.is(before, "who") {
        return Some(near - 1);
    }
    let name = (sentence.start..sentence.start + 4).rfind(|at| is_name(v, *at) && v.is(at + 1, ","))?;
    let apart = name + 2..near;
    let apposed = !apart.is_empty() && verb - name <= FAR && v.is_any(name + 2, &["who", "the", "a", "an", "whose"]);
    (apposed || v.is_number(name + 2) && apart.len() == 1).then_some(name)
}

/// The day on which the person of a death speaks at a token, where the token is the name.
fn spoken(desk: &Desk<'_>, death: &Death<'_>, at: usize) -> Option<NaiveDate> {
    let v = &desk.view;
    let sentence = desk.sentence(v.get(at)?.start);
    let pronoun = at == death.sentence.end && death.opens && v.is_any(at, &["she", "he"]);
    let named = v.word(at) == death.last && same_person(v, at, death.first);
    if !named && (!pronoun || sentence.contains(&death.sentence.start)) {
        return None;
    }
    let apposed = v.is(at + 1, ",") && !v.is_any(at + 2, SPEECH) && named;
    let closed = (at + 3..(at + 16).min(sentence.end)).find(|i| v.is(*i, ",")).filter(|_| apposed);
    let verb = closed.map_or(at + 1 + usize::from(v.is(at + 1, ",")), |comma| comma + 1);
    let inverted =
        v.is_any(at.wrapping_sub(1), SPEECH) || v.is_any(at.wrapping_sub(2), SPEECH) && is_name(v, at.wrapping_sub(1));
    if v.is_any(verb, SPEECH) {
        return day_after(desk, verb, &sentence).or_else(|| day_before(desk, at, &sentence));
    }
    inverted.then(|| day_after(desk, at, &sentence)).flatten()
}

/// Whether the name before a surname is that of the dead, or none but a title; and nothing makes the surname kin's.
fn same_person(v: &View<'_>, at: usize, first: Option<&str>) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    let kin = [
        "son", "daughter", "wife", "husband", "brother", "sister", "father", "mother", "widow", "and", "nephew",
        "niece",
    ];
    if v.is_any(before, &kin) {
        return false;
    }
    if v.is(before, ".") && v.before(at, 2).len() == 1 {
        return first.is_none_or(|first| v.before(at, 3) == first);
    }
    let other = v.is_word(before)
        && v.is_capital(before)
        && !v.breaks_before(at)
        && !v.is_any(before, &["on", "later", "mayor", "president", "judge", "officer"]);
    !other || first.is_none_or(|first| v.word(before) == first)
}

/// The day that the next few words of the sentence give.
fn day_after(desk: &Desk<'_>, at: usize, sentence: &Range<usize>) -> Option<NaiveDate> {
    let start = desk.view.get(at)?.start;
    let limit = desk.view.get(sentence.end.min(at + 12).checked_sub(1)?)?.end;
    let from = desk.facts.times.partition_point(|t| t.span.start < start);
    let time = desk.facts.times.get(from).filter(|t| t.span.end <= limit && t.grain == "day")?;
    time.lo.map(|lo| lo.date())
}

/// The day with which the sentence begins, right before a name.
fn day_before(desk: &Desk<'_>, name: usize, sentence: &Range<usize>) -> Option<NaiveDate> {
    let start = desk.view.get(sentence.start)?.start;
    let limit = desk.view.get(name)?.start;
    let from = desk.facts.times.partition_point(|t| t.span.start < start);
    let time = desk.facts.times.get(from).filter(|t| t.span.end <= limit && t.grain == "day")?;
    let tokens = desk.tokens(time.span);
    (tokens.start <= sentence.start + 1 && name - tokens.end <= 4).then_some(time.lo?.date())
}

#[cfg(test)]
mod tests {
    use crate::facts::consistency::tests::explain;

    #[test]
    fn the_dead_do_not_speak() {
        let count = |text: &str| explain("sequence", text, Some("2016-10-12")).len();
        for text in [
            "Jane Roe died on Saturday at home. Roe told reporters on Monday that she was well.",
            "Jane Roe, the mayor, died Saturday. On Monday, Roe said she was well.",
            "Roe, who had led the firm for years, was killed on Saturday. “I am well,” Roe said on Monday.",
            "Jane Roe passed away on Saturday. Roe announced on Monday a new plan.",
            "The death of Jane Roe on Saturday shook Bern. Roe told a paper on Monday that it was so.",
            "Jane Roe was found dead on Saturday. She told a paper on Monday that she was well.",
        ] {
            assert_eq!(count(text), 1, "{text}");
        }
        for text in [
            "Jane Roe died on Monday at home. Roe told reporters on Saturday that she was well.",
            "Jane Roe died on Saturday. Her son Ed Roe said on Monday that she was well.",
            "Jane Roe's dog died on Saturday. Roe said on Monday it was sad.",
            "Jane Roe said her father died on Saturday. Roe said on Monday it was sad.",
        ] {
            assert_eq!(count(text), 0, "{text}");
        }
    }
}
