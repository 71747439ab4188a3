//! Phrases that go on after their noun: with a relative clause, with whose and where somebody is.

use super::phrase::Phrase;
use super::view::View;
use super::words::{ADVERB, BREAK, CONJUNCTION, CUE, NOUNISH, PRONOUN, SUBORDINATE};
use crate::facts::NameKind;

/// Prepositions that say whose somebody is, or where and when.
const BELONGING: &[&str] = &["of", "at", "in", "from", "for", "on", "with", "near"];

impl View<'_> {
    /// The phrase with a relative clause that ends with a word that is no noun: `a miller who works there said`.
    pub(super) fn with_clause(&self, last: usize, floor: usize) -> Option<Phrase> {
        if !self.is(last, BREAK | ADVERB) || self.is(last, CUE) || self.mark(last).is_some() {
            return None;
        }
        let nearest = floor.max(last.saturating_sub(8));
        let mut back = (nearest..last).rev();
        let who = back.find(|at| self.mark(*at).is_some() || self.is(*at, PRONOUN | CUE & !NOUNISH))?;
        let noun = who.checked_sub(1).filter(|n| *n >= floor && (self.is_nominal(*n) || self.name(*n).is_some()))?;
        let before = self.phrase_before(noun, floor).filter(|_| self.is_word(who, "who"))?;
        Some(Phrase { tokens: before.tokens.start..last + 1, ..before })
    }

    /// The person whose name ends at `head`, with what a preposition ties to it: `Ada Marsh of the millers' union`.
    pub(super) fn person_with(&self, head: usize, last: usize, floor: usize) -> Option<Phrase> {
        let name = self.name(head).filter(|n| self.names.get(*n).is_some_and(|n| n.kind == NameKind::Person))?;
        let start = self.name_tokens(name).start.max(floor);
        let before = start.checked_sub(1).filter(|b| *b >= floor);
        let opens =
            |at: usize| self.mark(at).is_some() || self.is(at, CONJUNCTION | SUBORDINATE) || self.is_word(at, "that");
        let opened = before.is_none_or(opens) || before.and_then(|b| self.chunk_start(b, floor)) == Some(floor);
        let tied = BELONGING.iter().any(|w| self.is_word(head + 1, w));
        (opened && tied).then_some(Phrase {
            tokens: start..last + 1,
            head,
            name: Some(name),
            pronoun: false,
            relative: false,
        })
    }
}
