//! Whose verb it is: a cue in, the noun phrase that is its subject out.

use super::phrase::{Phrase, SPEAKING};
use super::things::is_thing;
use super::units::{Before, Unit};
use super::view::View;
use super::words::{
    ADVERB, ANONYMOUS, BREAK, CONJUNCTION, DETERMINER, DOCUMENT, EXPERT, GROUP, ING, OFFICIAL, ORGANISATION, PAST,
    PLAIN, PREPOSITION, PRONOUN, RELATIVE, ROLE, SAY, SHOW, SUBORDINATE, TIME,
};
use crate::facts::NameKind;
use std::ops::Range;

/// The subject of a finite verb.
pub(super) fn subject(
    view: &View<'_>,
    at: usize,
    region: &Range<usize>,
    before: &Before,
    earlier: &[Unit],
) -> Option<Phrase> {
    let speech = view.is(at, SAY);
    let Some(last) = before.last else {
        // `Add salt` tells the reader what to do.
        let tells = view.is(at, PLAIN) && !view.is(at, PAST);
        return inverted(view, at, region).filter(|_| speech && !tells);
    };
    let after_quote = view.quote(last) != view.quote(at);
    if after_quote {
        return if speech {
            inverted(view, at, region).or_else(|| shared_subject(view, at, region, earlier))
        } else {
            None
        };
    }
    match view.mark(last) {
        Some(',') if last > 0 && view.quote(last - 1) != view.quote(at) => {
            inverted(view, at, region).filter(|_| speech).or_else(|| shared_subject(view, at, region, earlier))
        }
        Some(',' | '—' | '–' | '-') => inverted(view, at, region)
            .filter(|p| speech && ends_statement(view, p, region))
            .or_else(|| beside_apposition(view, last, region.start))
            .or_else(|| inverted(view, at, region).filter(|_| speech))
            .or_else(|| shared_subject(view, at, region, earlier)),
        Some(')' | ']' | '.') => apposed(view, at, last, region),
        Some(_) => inverted(view, at, region).filter(|_| speech),
        None if view.is(last, CONJUNCTION) && view.name(last).is_none() => shared_subject(view, at, region, earlier),
        None => apposed(view, at, last, region),
    }
}

/// The phrase before a verb, or the name that it stands beside; `Marsh, the county engineer said, is ill` cites the engineer.
fn apposed(view: &View<'_>, at: usize, last: usize, region: &Range<usize>) -> Option<Phrase> {
    let phrase = view.phrase_before(last, region.start)?;
    let aside = view.mark(at + 1) == Some(',');
    Some(if aside { phrase } else { view.or_its_name(phrase, region.start) })
}

/// `said Marsh`: the phrase after the verb, where nothing follows it that would make it an object or another clause's subject.
fn inverted(view: &View<'_>, at: usize, region: &Range<usize>) -> Option<Phrase> {
    if ["told", "tell", "tells", "telling"].iter().any(|w| view.is_word(at, w)) {
        return None;
    }
    let phrase = view.phrase_after(at + 1, region.end)?;
    let end = phrase.tokens.end;
    let clean = end >= region.end
        || view.mark(end).is_some()
        || view.quote(end) != view.quote(at)
        || view.is(end, PREPOSITION | RELATIVE | TIME | ADVERB | SUBORDINATE | ING | CONJUNCTION | BREAK | PRONOUN);
    clean.then_some(phrase)
}

/// Whether an inverted subject can speak and ends its sentence or goes on with where and how.
fn ends_statement(view: &View<'_>, phrase: &Phrase, region: &Range<usize>) -> bool {
    let end = phrase.tokens.end;
    let speaks =
        phrase.name.is_some() || view.is(phrase.head, ANONYMOUS | OFFICIAL | EXPERT | ROLE | GROUP) || phrase.pronoun;
    speaks
        && (end >= region.end
            || matches!(view.mark(end), Some('.' | ','))
            || view.is(end, PREPOSITION | RELATIVE | TIME))
}

/// The subject of a verb that follows another one of the same clause: that of the unit before it, else of the clause.
pub(super) fn shared_subject(view: &View<'_>, at: usize, region: &Range<usize>, earlier: &[Unit]) -> Option<Phrase> {
    let quote = view.quote(at);
    let last = earlier.iter().rev().take(20).find(|u| u.quote == quote && region.contains(&u.cue.start));
    last.map(|u| u.source.clone()).or_else(|| view.clause_subject(region.start, at))
}

/// The subject of a participle: what it describes directly, else whoever spoke last in the sentence, else its subject.
pub(super) fn participle_subject(
    view: &View<'_>,
    at: usize,
    region: &Range<usize>,
    before: &Before,
    earlier: &[Unit],
) -> Option<Phrase> {
    let Some(last) = before.last else {
        return view.clause_subject(region.start, region.end).filter(|p| p.tokens.start > at);
    };
    if last == region.start && view.is(last, SUBORDINATE | PREPOSITION) {
        return view.clause_subject(region.start, region.end).filter(|p| p.tokens.start > at);
    }
    if let Some(speaker) = direct_speaker(view, last, region.start) {
        return Some(speaker);
    }
    if view.mark(last).is_none()
        && view.name(last).is_none()
        && view.is(last, DOCUMENT | OFFICIAL | EXPERT | ANONYMOUS | GROUP | ROLE)
    {
        let phrase = view.phrase_before(last, region.start)?;
        let preposition = phrase.tokens.start.checked_sub(1).is_some_and(|b| view.is(b, PREPOSITION));
        let issued = ["statement", "letter", "tweet", "tweets", "message", "memo", "email", "post", "note"];
        let issuer =
            issued.iter().any(|w| view.is_word(last, w)).then(|| shared_subject(view, at, region, earlier)).flatten();
        if let Some(issuer) = issuer.filter(|p| p.tokens.end < last) {
            return Some(issuer);
        }
        if !preposition || view.is(last, DOCUMENT) && view.is(at, SHOW) {
            return Some(phrase);
        }
    }
    let placed = view.mark(last).is_some()
        || view.quote(last) != view.quote(at)
        || view.is(last, DOCUMENT | TIME)
        || view.name(last).is_some()
        || view.is(last, PREPOSITION | SUBORDINATE | CONJUNCTION)
        || view.is_word(last, "interview");
    placed.then(|| shared_subject(view, at, region, earlier)).flatten()
}

/// The name that a participle describes: `footage of Marsh asking`, and `Marsh, after railing against`.
fn direct_speaker(view: &View<'_>, last: usize, floor: usize) -> Option<Phrase> {
    let person = |at: usize| view.name(at).filter(|n| view.names.get(*n).is_some_and(|n| n.kind == NameKind::Person));
    if view.name(last).is_some() {
        let start = view.name_tokens(person(last)?).start;
        let object = start > floor
            && matches!(view.of(start - 1), "to" | "with" | "from" | "for" | "about" | "at" | "against" | "by" | "on");
        return if object { None } else { view.phrase_before(last, floor) };
    }
    let placed = view.is(last, PREPOSITION | SUBORDINATE) && last > floor + 1 && view.mark(last - 1) == Some(',');
    if placed && person(last - 2).is_some() { view.phrase_before(last - 2, floor) } else { None }
}

/// The phrase before the apposition or relative clause that the comma at `comma` closes: `Marsh, the engineer, said`.
fn beside_apposition(view: &View<'_>, comma: usize, floor: usize) -> Option<Phrase> {
    if let Some(named) = named_apposition(view, comma, floor) {
        return Some(named);
    }
    let mut best: Option<(usize, bool)> = None;
    let mut at = comma;
    while at > floor + 1 && comma - at < 45 {
        at -= 1;
        if matches!(view.mark(at), Some(';' | ':')) {
            break;
        }
        if !matches!(view.mark(at), Some(',' | '—' | '–')) {
            continue;
        }
        let last = at - 1;
        let name = view.name(last).and_then(|n| view.names.get(n)).filter(|_| !view.is_possessive(last));
        let person = name.is_some_and(|n| matches!(n.kind, NameKind::Person | NameKind::Other));
        let speaks = name.is_some_and(|n| n.kind != NameKind::Place)
            || name.is_none()
                && view.is(last, ANONYMOUS | OFFICIAL | EXPERT | ROLE | GROUP)
                && !view.is(last, PREPOSITION);
        if person || speaks && best.is_none_or(|(_, p)| !p) {
            best = Some((at, person || best.is_some_and(|b| b.1)));
        }
    }
    let (opening, _) = best?;
    let mut phrase = view.phrase_before(opening - 1, floor)?;
    if phrase.name.is_none()
        && let Some(name) = view.name(opening + 1).filter(|n| view.name_tokens(*n).end == comma)
    {
        phrase.name = Some(name);
        phrase.tokens.end = comma;
    }
    Some(phrase)
}

/// The phrase before a name that stands between two commas: `the head of the office, Jane Roe, said`.
fn named_apposition(view: &View<'_>, comma: usize, floor: usize) -> Option<Phrase> {
    let name = view.name(comma.checked_sub(1)?)?;
    let own = view.name_tokens(name);
    let opening = own.start.checked_sub(1).filter(|o| *o > floor && own.end == comma && view.mark(*o) == Some(','))?;
    let person = view.names.get(name).is_some_and(|n| n.kind == NameKind::Person);
    let phrase = view.phrase_before(opening - 1, floor).filter(|_| person)?;
    let own = phrase.tokens.start;
    let told =
        view.is(own, DETERMINER) && (own <= floor || view.mark(own - 1).is_some()) && !is_thing(view, phrase.head);
    let role = view.is(phrase.head, SPEAKING & !DOCUMENT & !ORGANISATION) || told;
    (role && phrase.name.is_none() && !phrase.pronoun).then_some(Phrase {
        tokens: phrase.tokens.start..comma,
        name: Some(name),
        ..phrase
    })
}
