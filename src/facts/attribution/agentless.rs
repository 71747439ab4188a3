//! Attributions to nobody: `it is believed that`, `is said to`, `reportedly`.

use super::units::Unit;
use super::view::View;
use super::words::{ADVERB, AUX, BE};
use super::{Attribution, AttributionForm, Source, SourceKind};
use crate::span::Span;
use crate::text::WordSet;
use std::ops::Range;
use std::sync::LazyLock;

/// Participles that hide whoever believes or says.
static HIDING: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(
        "believed said thought reported alleged claimed understood rumored rumoured known feared suspected presumed assumed considered accused suggested",
    )
});

/// Adverbs that report without a source.
static HEARSAY: LazyLock<WordSet> = LazyLock::new(|| WordSet::new("reportedly allegedly purportedly supposedly"));

/// How many tokens after a participle are searched for whoever is behind it.
const BY_WHOM: usize = 12;

/// Finds the attributions to nobody. `sourced` are the units with sources, in order: a sentence that has one is left alone.
pub(super) fn find(view: &View<'_>, sourced: &[Unit]) -> Vec<Attribution> {
    let mut found = Vec::new();
    let mut next = 0;
    for sentence in &view.parts.sentences {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        while sourced.get(next).is_some_and(|u| u.cue.start < range.start) {
            next += 1;
        }
        let attributed = sourced.get(next).is_some_and(|u| u.cue.start < range.end);
        for at in range.clone() {
            let hash = view.token(at).map_or(0, |t| t.hash);
            if HEARSAY.has(hash) && view.name(at).is_none() {
                found.push(nobody(view, at..at + 1, &range, AttributionForm::Hearsay));
            } else if !attributed && HIDING.has(hash) {
                found.extend(passive(view, at, &range));
            }
        }
    }
    found
}

/// The passive around the participle at `at`, if nobody stands behind it.
fn passive(view: &View<'_>, at: usize, sentence: &Range<usize>) -> Option<Attribution> {
    let mut start = at;
    while start > sentence.start && view.is(start - 1, ADVERB | AUX | BE) && !view.is_word(start - 1, "to") {
        start -= 1;
    }
    let be = (start..at).any(|i| view.is(i, BE));
    let neutral = start > sentence.start && view.is_word(start - 1, "it");
    let follows = match view.of(at + 1) {
        "that" => neutral,
        "to" => !view.is_word(at, "known") || neutral,
        "of" => view.is_word(at, "accused") || view.is_word(at, "suspected"),
        _ => neutral && view.is_noun_like(at + 1) && !view.is(at + 1, super::words::PREPOSITION),
    };
    let by = (at + 1..sentence.end.min(at + BY_WHOM)).any(|i| view.is_word(i, "by"));
    let from = if neutral { start - 1 } else { start };
    (be && follows && !by).then(|| nobody(view, from..at + 1, sentence, AttributionForm::Agentless))
}

fn nobody(view: &View<'_>, cue: Range<usize>, sentence: &Range<usize>, form: AttributionForm) -> Attribution {
    let span = view.span(cue.clone());
    let at = Span { start: span.start, end: span.start };
    let source =
        Source { span: at, head: at, kind: SourceKind::None, name: None, named: false, vague: false, confidence: 0.7 };
    let content = vec![view.span(sentence.clone())];
    Attribution {
        source,
        cue: Some(span),
        content,
        quote: None,
        form,
        in_quote: view.quote(cue.start).is_some(),
        reason: false,
    }
}
