//! What a source is cited for: the rest of its sentence.

use super::units::Unit;
use super::view::View;
use super::words::{ADVERB, PREPOSITION, TIME};
use crate::span::Span;
use std::ops::Range;

/// Words that begin the reason for which a name is withheld.
const REASONS: &[&str] = &["because", "citing", "fearing", "fear", "since", "as"];

/// The parts of the sentence that a unit attributes: what follows it, and what stands before it where a comma or nothing follows.
pub(super) fn of(view: &View<'_>, unit: &Unit) -> Vec<Span> {
    let sentence = unit.quote.map_or_else(|| view.sentence(unit.tokens.start), |q| view.quote_tokens(q));
    let after = trimmed(view, past_setting(view, unit.tokens.end, sentence.end)..sentence.end);
    let before = trimmed(view, sentence.start..unit.tokens.start);
    let opens = unit.tokens.start.checked_sub(1).is_some_and(|b| b >= sentence.start && view.mark(b) == Some(','));
    let closes = view.mark(unit.tokens.end).is_some();
    let inverted = unit.source.tokens.start > unit.cue.start && !unit.cue.is_empty();
    // `…, the chief told reporters on the bank`: what follows is who was told, and where.
    let told = opens && unit.cue.clone().any(|at| view.is_word(at, "told"));
    let listeners = told && !after.clone().any(|at| view.mark(at).is_some() || view.is_word(at, "that"));
    let parts = match () {
        () if after.is_empty() || listeners => vec![before],
        () if opens && (closes || inverted) => vec![before, after],
        () => vec![after],
    };
    parts.into_iter().filter(|part| !part.is_empty()).map(|part| view.span(part)).collect()
}

/// Past where and when something was said, and past `that`: the first token of what was said.
fn past_setting(view: &View<'_>, mut at: usize, end: usize) -> usize {
    let that = (at..end.min(at + 12)).take_while(|i| view.mark(*i).is_none()).find(|i| view.is_word(*i, "that"));
    if let Some(that) =
        that.filter(|that| (at..*that).all(|i| view.is(i, PREPOSITION | TIME | ADVERB) || view.is_noun_like(i)))
    {
        return that + 1;
    }
    while at < end && view.is(at, TIME | ADVERB) && view.name(at).is_none() {
        at += 1;
    }
    at
}

/// A range of tokens without the marks and `and` at its ends that belong to the sentence around it.
fn trimmed(view: &View<'_>, mut range: Range<usize>) -> Range<usize> {
    let loose =
        |at: usize| matches!(view.mark(at), Some(',' | ';' | ':' | '—' | '–' | '-' | '.')) && view.quote(at).is_none();
    while range.start < range.end && (loose(range.start) || view.is_word(range.start, "and")) {
        range.start += 1;
    }
    while range.start < range.end && loose(range.end - 1) {
        range.end -= 1;
    }
    range
}

/// Whether the sentence says why the source's name is withheld: `because` after `anonymity`, `not authorized`, `not be named`.
pub(super) fn has_reason(view: &View<'_>, unit: &Unit) -> bool {
    let sentence = view.sentence(unit.tokens.start);
    let from = unit.tokens.start..sentence.end.min(unit.tokens.end + 40);
    let mut withheld = false;
    for at in from {
        withheld |= ["anonymity", "anonymously", "named", "identified"].iter().any(|w| view.is_word(at, w));
        if withheld && REASONS.iter().any(|w| view.is_word(at, w)) {
            return true;
        }
    }
    false
}
