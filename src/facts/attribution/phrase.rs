//! Noun phrases without a tagger: what stands before or after a verb and may be its subject.

use super::view::View;
use super::words::{
    ADVERB, ANONYMOUS, AUX, BE, BREAK, CONJUNCTION, CUE, DETERMINER, DOCUMENT, EXPERT, GROUP, INDEFINITE, NOUNISH,
    OFFICIAL, ORGANISATION, PREPOSITION, PRONOUN, RELATIVE, ROLE, STOP, SUBORDINATE, TIME,
};
use crate::facts::NameKind;
use std::ops::Range;

/// Nouns that can speak.
pub(super) const SPEAKING: u64 = ANONYMOUS | OFFICIAL | EXPERT | ROLE | GROUP | INDEFINITE | ORGANISATION | DOCUMENT;

/// A noun phrase that may be a source.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Phrase {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The token of its head.
    pub head: usize,
    /// The name that it is, or that stands in apposition to it.
    pub name: Option<usize>,
    pub pronoun: bool,
    /// Whether it is what a relative clause goes back to: `officials, who said`.
    pub relative: bool,
}

impl View<'_> {
    /// The phrase that ends with the token at `last`, as the subject of what follows it.
    pub fn phrase_before(&self, last: usize, floor: usize) -> Option<Phrase> {
        let last = self.past_brackets(last, floor)?;
        if last < floor || self.is_possessive(last) {
            return None;
        }
        if let Some(name) = self.name(last) {
            return self.holder_of_name(name, floor).or_else(|| self.named_before(name, floor));
        }
        if last > floor + 1 && self.is(last - 1, PRONOUN) && !self.is(last, SPEAKING) {
            return self.phrase_before(last - 2, floor);
        }
        if self.is(last, PRONOUN) {
            return if self.is_word(last, "who") { self.antecedent(last, floor) } else { Some(self.pronoun(last)) };
        }
        if self.is(last, RELATIVE) {
            let document = last > floor && self.is(last - 1, DOCUMENT | ORGANISATION) && self.name(last - 1).is_none();
            return if document { self.antecedent(last, floor) } else { None };
        }
        match self.chunk_start(last, floor) {
            Some(start) => self.with_prepositions(start, last, floor),
            None => self.with_clause(last, floor),
        }
    }

    fn pronoun(&self, at: usize) -> Phrase {
        Phrase { tokens: at..at + 1, head: at, name: None, pronoun: true, relative: false }
    }

    /// Before the bracket that closes at `last`: `Marsh (Lab.) said`.
    fn past_brackets(&self, last: usize, floor: usize) -> Option<usize> {
        if !matches!(self.mark(last), Some(')' | ']')) {
            return Some(last);
        }
        let nearest = floor.max(last.saturating_sub(14));
        let open = (nearest..last).rev().find(|at| matches!(self.mark(*at), Some('(' | '[')))?;
        open.checked_sub(1)
    }

    /// The phrase that a preposition ties a name to: `officials at the Ice Service`, `a spokesman for Marsh`.
    fn holder_of_name(&self, name: usize, floor: usize) -> Option<Phrase> {
        let own = self.name_tokens(name);
        if let Some(holder) = self.holder_of_apposed(&own, floor) {
            return Some(holder);
        }
        let article = own.start > floor && self.is_word(own.start - 1, "the");
        let start = if article { own.start - 1 } else { own.start };
        let holder = start.checked_sub(2).filter(|holder| *holder >= floor && self.is(start - 1, PREPOSITION))?;
        let person = |name: usize| self.names.get(name).is_some_and(|n| n.kind == NameKind::Person);
        if let Some(other) = self.name(holder).filter(|n| person(*n) && !person(name) && !self.is_possessive(holder)) {
            return self.named_before(other, floor).map(|p| Phrase { tokens: p.tokens.start..own.end, ..p });
        }
        if !self.is(holder, SPEAKING & !DOCUMENT) || self.name(holder).is_some() {
            return None;
        }
        self.with_prepositions(start, own.end - 1, floor).filter(|p| p.tokens.start <= holder)
    }

    /// The person whom a preposition ties to what a name stands beside: `the head of the intelligence agency MI6`.
    fn holder_of_apposed(&self, name: &Range<usize>, floor: usize) -> Option<Phrase> {
        let noun = name.start.checked_sub(1).filter(|n| *n > floor && self.name(*n).is_none())?;
        let start = self.chunk_start(noun, floor).filter(|_| self.is(noun, ORGANISATION))?;
        let holder = self.with_prepositions(start, noun, floor).filter(|p| p.head < start)?;
        let speaks = self.is(holder.head, ROLE | OFFICIAL | EXPERT | ANONYMOUS | GROUP);
        speaks.then_some(Phrase { tokens: holder.tokens.start..name.end, ..holder })
    }

    /// The name before a comma, for a phrase in apposition to it that no second comma closes: `Marsh, the county engineer said`.
    pub fn or_its_name(&self, phrase: Phrase, floor: usize) -> Phrase {
        let the = self.is_word(phrase.tokens.start, "the") || !self.is(phrase.tokens.start, DETERMINER);
        let one = the && !self.of(phrase.head).ends_with('s');
        let role = one && phrase.name.is_none() && self.is(phrase.head, ROLE | OFFICIAL);
        let comma = phrase.tokens.start.checked_sub(1).filter(|c| role && *c > floor && self.mark(*c) == Some(','));
        let name = comma.and_then(|c| self.name(c - 1)).filter(|n| self.is_person_like(*n));
        let Some((name, comma)) = name.zip(comma) else { return phrase };
        let own = self.name_tokens(name);
        let start = own.start.checked_sub(1).and_then(|b| self.chunk_start(b, floor)).unwrap_or(own.start);
        let opens = start <= floor || self.mark(start - 1).is_some() || self.quote(start - 1).is_some();
        if !opens || own.start < floor {
            return phrase;
        }
        Phrase { tokens: own.start..phrase.tokens.end, head: comma - 1, name: Some(name), ..phrase }
    }

    fn is_person_like(&self, name: usize) -> bool {
        self.names.get(name).is_some_and(|n| matches!(n.kind, NameKind::Person | NameKind::Other))
    }

    fn named_before(&self, name: usize, floor: usize) -> Option<Phrase> {
        let own = self.name_tokens(name);
        let mut start = own.start.max(floor);
        let joined = start >= floor + 2 && (self.is_word(start - 1, "and") || self.of(start - 1) == "&");
        if joined && let Some(other) = self.name(start - 2).filter(|_| !self.is_possessive(start - 2)) {
            start = self.name_tokens(other).start.max(floor);
        }
        let place = self.names.get(name).is_some_and(|n| n.kind == NameKind::Place);
        let object = place && start > floor && self.is(start - 1, PREPOSITION);
        (!object).then(|| Phrase {
            tokens: start..own.end,
            head: own.end - 1,
            name: Some(name),
            pronoun: false,
            relative: false,
        })
    }

    /// The phrase that a `who` at `at` goes back to.
    fn antecedent(&self, at: usize, floor: usize) -> Option<Phrase> {
        let mut last = at.checked_sub(1)?;
        if self.mark(last) == Some(',') {
            last = last.checked_sub(1)?;
        }
        if last < floor || self.is(last, PRONOUN) {
            None
        } else {
            self.phrase_before(last, floor).map(|p| Phrase { relative: true, ..p })
        }
    }

    /// Whether a token can be part of a common noun phrase.
    pub(super) fn is_nominal(&self, at: usize) -> bool {
        let verb = self.is(at, CUE) && !self.is(at, NOUNISH | SPEAKING);
        self.is_noun_like(at) && !verb && (!self.is(at, STOP) || self.is(at, SPEAKING)) && !self.is(at, ADVERB)
    }

    /// Where the chunk of nouns and modifiers that ends at `last` begins.
    pub(super) fn chunk_start(&self, last: usize, floor: usize) -> Option<usize> {
        let quote = self.quote(last);
        let head = self.is_nominal(last) && (!self.is(last, DETERMINER) || self.is(last, INDEFINITE));
        if !head {
            return None;
        }
        let mut start = last;
        while start > floor && last - start < 9 {
            let before = start - 1;
            if self.quote(before) != quote {
                break;
            }
            let hyphen =
                matches!(self.mark(before), Some('-' | '‐' | '‑')) && (self.touches(before) || self.touches(start));
            if self.is(start, DETERMINER) && !self.is(before, DETERMINER) && !self.is_possessive(start) {
                break;
            }
            if let Some(name) = self.name(before) {
                start = self.name_tokens(name).start.max(floor);
            } else if hyphen
                || self.is(before, DETERMINER)
                || self.is_nominal(before)
                || self.ends_initials(before, floor)
            {
                start = before;
            } else {
                break;
            }
        }
        let that = self.is_word(start, "that") && start < last;
        Some(if that { start + 1 } else { start })
    }

    /// Whether the full stop at `at` ends a name: `U.S. officials`.
    fn ends_initials(&self, at: usize, floor: usize) -> bool {
        self.mark(at) == Some('.') && self.touches(at) && at > floor && self.name(at - 1).is_some()
    }

    /// The whole phrase whose last chunk is `start..=last`: `critics of the plan`, `people familiar with the matter`.
    fn with_prepositions(&self, start: usize, last: usize, floor: usize) -> Option<Phrase> {
        let mut found = Phrase { tokens: start..last + 1, head: last, name: None, pronoun: false, relative: false };
        let speaks = self.is(last, SPEAKING) && self.name(last).is_none();
        let mut from = start;
        for hop in 0..4 {
            from = self.past_coordination(from, floor);
            let Some(joint) = from.checked_sub(1).filter(|j| *j > floor && self.is(*j, PREPOSITION)) else { break };
            let Some((s, head, named)) =
                self.chunk_before(joint, floor).filter(|_| self.quote(joint) == self.quote(last))
            else {
                break;
            };
            from = s;
            if !named && (self.is(head, SPEAKING) || hop == 0 && !speaks && self.name(last).is_none()) {
                found = Phrase { tokens: s..last + 1, head, name: None, pronoun: false, relative: false };
            } else if named && hop == 0 {
                found = self.person_with(head, last, floor).unwrap_or(found);
            }
        }
        if self.relative_before(found.tokens.start, floor) {
            return self.before_relative(found, floor);
        }
        Some(found)
    }

    /// The chunk that a preposition at `joint` ties what follows to: its first token, its head, and whether it is a name.
    fn chunk_before(&self, joint: usize, floor: usize) -> Option<(usize, usize, bool)> {
        let mut last = joint.checked_sub(1)?;
        if matches!(self.of(last), "familiar" | "close" | "briefed" | "loyal" | "opposed" | "based")
            || self.is(last, CONJUNCTION)
        {
            last = last.checked_sub(1)?;
        }
        if last < floor {
            return None;
        }
        match self.name(last).filter(|_| !self.is_possessive(last)) {
            Some(name) => Some((self.name_tokens(name).start.max(floor), last, true)),
            None => self.chunk_start(last, floor).map(|s| (s, last, false)),
        }
    }

    /// Where a coordination inside a prepositional phrase begins: the tokens before `and nonproliferation` in
    /// `experts on the north and nonproliferation`.
    fn past_coordination(&self, start: usize, floor: usize) -> usize {
        let joined = start > floor + 2 && (self.is_word(start - 1, "and") || self.is_word(start - 1, "or"));
        let before = joined.then(|| match self.name(start - 2) {
            Some(name) => Some(self.name_tokens(name).start.max(floor)),
            None => self.chunk_start(start - 2, floor),
        });
        before.flatten().filter(|s| *s > floor && self.is(s - 1, PREPOSITION)).unwrap_or(start)
    }

    fn relative_before(&self, start: usize, floor: usize) -> bool {
        start > floor && !self.is(start - 1, CONJUNCTION) && self.mark(start - 1).is_none()
    }

    /// The phrase before a relative clause that the found one ends: `officials who saw the letter said`.
    fn before_relative(&self, found: Phrase, floor: usize) -> Option<Phrase> {
        let nearest = floor.max(found.tokens.start.saturating_sub(14));
        let stop = (nearest..found.tokens.start)
            .rev()
            .find(|at| self.mark(*at).is_some() || self.is(*at, RELATIVE | CUE & !NOUNISH));
        let who = stop.filter(|at| self.is_word(*at, "who") && *at > floor);
        let Some(who) = who else { return Some(found) };
        let before = self.phrase_before(who - 1, floor)?;
        Some(Phrase { tokens: before.tokens.start..found.tokens.end, ..before })
    }

    /// The phrase that begins at `start`, as a subject after its verb or what a preposition leads to.
    pub fn phrase_after(&self, start: usize, limit: usize) -> Option<Phrase> {
        if start >= limit {
            return None;
        }
        let quote = self.quote(start);
        if self.is(start, PRONOUN) && self.name(start).is_none() {
            return Some(self.pronoun(start));
        }
        let (mut at, mut head, mut name) = (start, None, None);
        while at < limit && at - start < 16 && self.quote(at) == quote {
            if let Some(index) = self.name(at) {
                let own = self.name_tokens(index);
                let last = own.end.min(limit).max(at + 1) - 1;
                (at, head, name) = (last + 1, Some(last), Some(index));
                let person = self.names.get(index).is_some_and(|n| n.kind == NameKind::Person);
                let goes_on = person && self.is(at, ROLE | OFFICIAL | EXPERT | ORGANISATION) && self.name(at).is_none();
                if !self.is_possessive(last)
                    && !goes_on
                    && (person || !self.is_common_noun(at) && self.name(at).is_none())
                {
                    break;
                }
            } else if self.is_nominal(at) && !(head.is_some() && self.is(at, DETERMINER)) {
                (head, name) =
                    if self.is(at, DETERMINER) && !self.is(at, INDEFINITE) { (head, name) } else { (Some(at), None) };
                at += 1;
            } else if self.is(at, DETERMINER) && head.is_none()
                || matches!(self.mark(at), Some('-' | '&' | '/')) && head.is_some()
            {
                at += 1;
            } else {
                break;
            }
        }
        let head = head.filter(|h| !self.is_possessive(*h))?;
        let end = self.past_knowledge(self.joined_end(head + 1, limit), limit, quote);
        Some(Phrase { tokens: start..end, head, name, pronoun: false, relative: false })
            .map(|p| self.with_apposition(p, limit))
    }

    /// Past what a source is said to know: `a diplomat familiar with the talks`.
    fn past_knowledge(&self, end: usize, limit: usize, quote: Option<usize>) -> usize {
        let knows = matches!(self.of(end), "familiar" | "briefed" | "close" | "privy" | "aware");
        let object = end + 2..limit.min(end + 7);
        if !knows || !self.is(end + 1, PREPOSITION) && !self.is_word(end + 1, "to") || object.is_empty() {
            return end;
        }
        let outside = |at: &usize| self.quote(*at) != quote || self.mark(*at).is_some() || self.is(*at, STOP | CUE);
        object.clone().find(outside).unwrap_or(object.end).max(end)
    }

    fn is_common_noun(&self, at: usize) -> bool {
        self.name(at).is_none()
            && self.is_nominal(at)
            && !self.of(at).starts_with(char::is_uppercase)
            && !self.is(at, TIME)
            || self.mark(at) == Some('-') && self.touches(at)
    }

    /// One past `and` and the name after it.
    fn joined_end(&self, end: usize, limit: usize) -> usize {
        let joined = self.is_word(end, "and") && end + 1 < limit;
        joined.then(|| self.name(end + 1)).flatten().map_or(end, |name| self.name_tokens(name).end.min(limit))
    }

    /// A phrase without a name, and the name right after its comma: `the engineer, Jane Roe`.
    fn with_apposition(&self, mut phrase: Phrase, limit: usize) -> Phrase {
        let comma = phrase.tokens.end;
        if phrase.name.is_none() && self.mark(comma) == Some(',') && comma + 1 < limit {
            phrase.name = self.name(comma + 1).filter(|name| {
                let end = self.name_tokens(*name).end;
                end >= limit || self.mark(end).is_some() || self.is(end, PREPOSITION)
            });
        }
        phrase
    }

    /// Where the phrase of the noun at `at` begins: at `Ukrainian` in `Ukrainian officials`.
    fn with_modifiers(&self, at: usize, floor: usize) -> usize {
        let noun = self.name(at).is_none() && self.is(at, SPEAKING) && !self.is(at, DETERMINER);
        if noun { self.chunk_start(at, floor).unwrap_or(at) } else { at }
    }

    /// The subject of the clause that a later verb or participle at `before` belongs to.
    pub fn clause_subject(&self, floor: usize, before: usize) -> Option<Phrase> {
        let mut at = floor;
        while at < before && self.mark(at).is_some() {
            at += 1;
        }
        if self.is(at, SUBORDINATE | PREPOSITION) {
            at = (at..before).find(|i| self.mark(*i) == Some(','))? + 1;
        }
        let end = before.min(at + 30);
        let mut object = false;
        while at < end {
            if let Some(quote) = self.quote(at) {
                at = self.quote_tokens(quote).end.max(at + 1);
                continue;
            }
            if self.is(at, PRONOUN) && !self.is(at, RELATIVE) {
                return Some(self.pronoun(at)).filter(|_| !self.is_word(at, "you"));
            }
            if self.name(at).is_some() || self.is(at, DETERMINER | SPEAKING) {
                let phrase = self.phrase_after(self.with_modifiers(at, floor), before);
                if let Some(phrase) = phrase {
                    if !object {
                        return Some(phrase);
                    }
                    at = phrase.tokens.end.max(at + 1);
                    object = false;
                    continue;
                }
            }
            object = self.is(at, PREPOSITION) || object && self.mark(at).is_none();
            if self.is(at, BREAK | BE | AUX) && self.mark(at).is_none() && at > floor + 12 {
                break;
            }
            at += 1;
        }
        None
    }
}
