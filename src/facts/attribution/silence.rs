//! Spokespeople who are cited for saying nothing: `a spokesman declined to comment`.

use super::AttributionForm;
use super::units::Unit;
use super::view::View;

/// Finds the spokespeople who decline, in order.
pub(super) fn find(view: &View<'_>) -> Vec<Unit> {
    let sentences = view.parts.sentences.iter().map(|s| s.tokens.start as usize..s.tokens.end as usize);
    sentences.flat_map(|range| range.clone().filter_map(move |at| declining(view, at, range.start))).collect()
}

fn declining(view: &View<'_>, at: usize, floor: usize) -> Option<Unit> {
    let is = |at: usize, words: &[&str]| words.iter().any(|w| view.is_word(at, w));
    let declines = is(at, &["declined", "declines", "refused", "refuses"])
        && is(at + 1, &["to"])
        && is(at + 2, &["comment", "say", "discuss", "answer", "respond", "elaborate"]);
    let last = at.checked_sub(1).filter(|last| declines && *last >= floor)?;
    let source = view.phrase_before(last, floor)?;
    // Without bits it is no speech, so no quotation is given to it.
    let (cue, tokens) = (at..at + 1, source.tokens.start..at + 1);
    let spokes = view.of(source.head).to_lowercase().starts_with("spokes");
    spokes.then(|| Unit { quote: view.quote(at), cue, source, bits: 0, form: AttributionForm::Indirect, tokens })
}
