//! Events: dated twice, counted twice, or after the death of who takes part.

use super::desk::{Desk, between, plain};
use super::{Checker, Clash};
use crate::facts::times::weekday_name;
use crate::facts::{Facts, Number};
use crate::ingest::Article;
use crate::span::Span;
use crate::text::{Text, WordSet, word_hash};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;
use std::sync::OnceLock;

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
];

fn sequence(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    let v = &desk.view;
    let deaths: Vec<(usize, NaiveDate, Span)> =
        (1..text.tokens.len()).filter(|at| v.is(*at, "died")).take(20).filter_map(|at| death(&desk, at)).collect();
    for (name, died, place) in deaths {
        for at in 0..text.tokens.len() {
            let verb = at + 1 + usize::from(v.is(at + 1, ","));
            let spoken = v.word(at) == v.word(name) && at != name && v.is_any(verb, SPEECH);
            let Some(day) = spoken.then(|| day_after(&desk, verb)).flatten().filter(|day| *day > died) else {
                continue;
            };
            let why = format!(
                "{} died on {}, and speaks on {}",
                v.word(name),
                weekday_name(died.weekday()),
                weekday_name(day.weekday())
            );
            clashes.push(between("sequence", place, why, v.span(at, at + 2), "speaks here".to_owned()));
            break;
        }
    }
}

/// `Jane Roe died on Monday`: the surname's token, the day, and the span.
fn death(desk: &Desk<'_>, at: usize) -> Option<(usize, NaiveDate, Span)> {
    let v = &desk.view;
    let name = at.checked_sub(1).filter(|n| v.is_word(*n) && v.is_capital(*n))?;
    let first = name.checked_sub(1).filter(|n| v.is_word(*n) && v.is_capital(*n))?;
    Some((name, day_after(desk, at)?, v.span(first, at + 1)))
}

/// The day that the next few words of the sentence give.
fn day_after(desk: &Desk<'_>, at: usize) -> Option<NaiveDate> {
    let start = desk.view.get(at)?.start;
    let end = desk.sentence(start).end.min(at + 12);
    let limit = desk.view.get(end.checked_sub(1)?)?.end;
    let from = desk.facts.times.partition_point(|t| t.span.start < start);
    let time = desk.facts.times.get(from).filter(|t| t.span.end <= limit && t.grain == "day")?;
    time.lo.map(|lo| lo.date())
}

/// One event has one day.
pub(super) const DATES: Checker =
    Checker { name: "event-in-two-dates", about: "one event that the article puts on two days", check: dates };

/// Events that happen once, when `the` stands before them.
const EVENTS: &[&str] = &[
    "attack",
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
];

fn dates(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    let v = &desk.view;
    let mut known: BTreeMap<String, Vec<(NaiveDate, Span)>> = BTreeMap::new();
    for time in facts.times.iter().filter(|t| t.grain == "day" && t.weekday.is_some()) {
        let Some(day) = time.lo.map(|lo| lo.date()) else { continue };
        let tokens = desk.tokens(time.span);
        let after = tokens
            .start
            .checked_sub(2)
            .filter(|i| v.is(i + 1, "on") && v.is_any(*i, EVENTS) && v.is(i.wrapping_sub(1), "the"));
        let owner = tokens.end + usize::from(v.is_any(tokens.end, &["'", "’"]));
        let before = Some(owner)
            .filter(|i| v.is_any(*i, EVENTS) && !v.breaks_before(*i) && !v.is_any(tokens.start, &["last", "next"]));
        if let Some(noun) = after.or(before) {
            let span = time.span.cover(v.span(noun, noun + 1));
            known.entry(v.word(noun).to_lowercase()).or_default().push((day, span));
        }
    }
    for (noun, places) in known {
        let mut days: Vec<NaiveDate> = places.iter().map(|(day, _)| *day).collect();
        days.sort_unstable();
        days.dedup();
        let (Some((one, here)), [_, _]) = (places.first(), days.as_slice()) else { continue };
        let Some((two, there)) = places.iter().find(|(day, _)| day != one) else { continue };
        let why = format!("the {noun} is on {} here and on {} there", one.format("%-d %B"), two.format("%-d %B"));
        clashes.push(between("event-in-two-dates", *there, why, *here, format!("on {}", one.format("%A"))));
    }
}

/// One thing counted twice gives one figure.
pub(super) const FIGURES: Checker =
    Checker { name: "figure-conflict", about: "one figure that the article gives with two values", check: figures };

/// Words near a figure that say it changes, or that it is another's.
const UPDATES: &[&str] = &[
    "risen",
    "rose",
    "from",
    "up",
    "down",
    "earlier",
    "initially",
    "later",
    "previously",
    "increased",
    "fell",
    "now",
    "another",
    "more",
    "additional",
    "other",
    "least",
    "each",
    "every",
    "per",
    "about",
    "nearly",
    "than",
    "respectively",
    "between",
    "first",
    "last",
    "next",
    "second",
];

fn figures(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    let mut known: BTreeMap<[u32; 4], Vec<&Number>> = BTreeMap::new();
    let mut often: BTreeMap<u64, u32> = BTreeMap::new();
    for number in &facts.numbers {
        *often.entry(number.value.to_bits()).or_default() += 1;
    }
    for number in &facts.numbers {
        let Some(key) = surroundings(&desk, number) else { continue };
        let others = known.entry(key).or_default();
        let conflict = others.iter().find(|o| o.value != number.value && slip(&often, number.value, o.value));
        if let Some(other) = conflict {
            let why = format!("{} here, {} there, in the same words", plain(number.value), plain(other.value));
            clashes.push(between("figure-conflict", number.span, why, other.span, plain(other.value)));
        }
        if others.len() < 4 {
            others.push(number);
        }
    }
}

/// Whether one of two values is most likely the other, mistyped: it stands alone in the article, and is close, or ten times off.
fn slip(often: &BTreeMap<u64, u32>, a: f64, b: f64) -> bool {
    let alone = |n: f64| often.get(&n.to_bits()).is_some_and(|n| *n == 1);
    let ratio = if a > b { a / b } else { b / a };
    (alone(a) || alone(b)) && (ratio < 1.25 || (ratio - 10.0).abs() < 0.01)
}

/// The word before a figure and the three after it, where they say enough to know it again.
fn surroundings(desk: &Desk<'_>, number: &Number) -> Option<[u32; 4]> {
    let v = &desk.view;
    let tokens = desk.tokens(number.span);
    let noun = number.of.is_some() && !number.approximate;
    let start = tokens.start.checked_sub(1)?;
    let after = (tokens.start..tokens.start + 6).find(|i| {
        v.get(*i).is_some_and(|t| t.is_word()) && !v.is_number(*i) && !crate::facts::numbers::is_number_word(v.word(*i))
    })?;
    let sentence = desk.sentence(number.span.start);
    let near = sentence.start.max(start.saturating_sub(3))..sentence.end.min(after + 3);
    let hash = |i: usize| v.get(i).map_or(0, |t| t.hash);
    let key = [hash(start), hash(after), hash(after + 1), hash(after + 2)];
    let content = key.iter().filter(|h| **h != 0 && !function_words().has(**h)).count();
    let whole = sentence.contains(&start) && after + 2 < sentence.end && key.iter().all(|h| *h != 0);
    (noun && whole && content >= 3 && !desk.any(near, UPDATES)).then_some(key)
}

fn function_words() -> &'static WordSet {
    static WORDS: OnceLock<WordSet> = OnceLock::new();
    WORDS.get_or_init(|| {
        WordSet::new("the a an of in on at to for by with and or but as from that who which is are was were be been has have had will would can could it its he she they his her their this these those not than")
    })
}

/// Somebody's first name changes on the way.
pub(super) const FIRST: Checker = Checker {
    name: "first-name-changed",
    about: "a surname with another first name than the person has elsewhere",
    check: first,
};

/// Words of kinship: then two of one surname are two people.
const KIN: &[&str] = &[
    "wife",
    "husband",
    "son",
    "daughter",
    "brother",
    "sister",
    "father",
    "mother",
    "family",
    "cousin",
    "uncle",
    "aunt",
    "nephew",
    "niece",
    "sons",
    "daughters",
    "brothers",
    "sisters",
    "spouse",
    "widow",
    "married",
    "twin",
    "grandson",
    "granddaughter",
    "grandfather",
    "grandmother",
    "children",
    "parents",
    "relatives",
    "dynasty",
    "siblings",
    "couple",
    "namesake",
    "unrelated",
    "related",
];

fn first(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    let v = &desk.view;
    if desk.any(0..text.tokens.len(), KIN) {
        return;
    }
    let mut people: BTreeMap<&str, BTreeMap<&str, Vec<Span>>> = BTreeMap::new();
    let mut alone: BTreeMap<&str, u32> = BTreeMap::new();
    for at in 0..text.tokens.len() {
        let name = |i: usize| {
            v.is_word(i) && v.is_capital(i) && v.word(i).len() > 2 && !super::desk::common().has(word_hash(v.word(i)))
        };
        if !name(at) {
            continue;
        }
        let first = at.checked_sub(1).filter(|f| name(*f) && !v.breaks_before(at));
        let named_on = v.is_capital(at + 1) && v.is_word(at + 1) && !v.breaks_before(at + 1);
        let named_before = |f: usize| f > 0 && v.is_capital(f - 1) && v.is_word(f - 1);
        match first {
            Some(first) if !named_on && !named_before(first) => {
                people.entry(v.word(at)).or_default().entry(v.word(first)).or_default().push(v.span(first, at + 1));
            }
            Some(_) => {}
            None => *alone.entry(v.word(at)).or_default() += 1,
        }
    }
    for (last, firsts) in people {
        let Some((most, main)) = firsts.iter().max_by_key(|(_, spans)| spans.len()) else { continue };
        let odd: Vec<_> = firsts.iter().filter(|(first, _)| *first != most).collect();
        let ([(other, places)], true) = (odd.as_slice(), alone.get(last).is_some_and(|n| *n >= 2)) else { continue };
        let ([place], true) = (places.as_slice(), main.len() >= 2) else { continue };
        let Some(there) = main.first() else { continue };
        let why = format!("{other} {last} once, {most} {last} elsewhere");
        clashes.push(between("first-name-changed", *place, why, *there, format!("{most} {last}")));
    }
}

#[cfg(test)]
mod tests {
    use crate::facts::consistency::tests::explain;

    fn count(checker: &'static str, text: &str) -> usize {
        explain(checker, text, Some("2016-10-12")).len()
    }

    #[test]
    fn the_dead_do_not_speak() {
        assert_eq!(
            count("sequence", "Jane Roe died on Saturday at home. Roe told reporters on Monday that she was well."),
            1
        );
        assert_eq!(
            count("sequence", "Jane Roe died on Monday at home. Roe told reporters on Saturday that she was well."),
            0
        );
    }

    #[test]
    fn one_event_has_one_day() {
        assert_eq!(count("event-in-two-dates", "It fled the attack on Monday. Tuesday's attack was the worst."), 1);
        assert_eq!(count("event-in-two-dates", "It fled the attack on Monday. Monday's attack was the worst."), 0);
    }

    #[test]
    fn one_figure_has_one_value() {
        assert_eq!(
            count("figure-conflict", "It takes 40 senators to block it. So it takes 41 senators to block it."),
            1
        );
        assert_eq!(
            count("figure-conflict", "It takes 40 senators to block it. It rose from 41 senators to block it."),
            0
        );
    }
}
