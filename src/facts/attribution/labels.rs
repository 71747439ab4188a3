//! Speakers given by layout: `MARSH: …` before a speech, `— Ada Marsh` after it.

use super::AttributionForm;
use super::phrase::Phrase;
use super::units::Unit;
use super::view::View;
use super::words::{CUE, NOUNISH, QUOTE_ONLY, SAY};
use crate::facts::NameKind;
use std::collections::HashMap;
use std::ops::Range;

/// The units of paragraphs that begin with a name and a colon, and of names after a dash that ends a paragraph.
pub(super) fn find(view: &View<'_>) -> Vec<Unit> {
    let paragraphs = || view.parts.paragraphs.iter().map(|p| p.tokens.start as usize..p.tokens.end as usize);
    let mut seen: HashMap<u32, usize> = HashMap::new();
    for range in paragraphs() {
        if let Some(colon) = colon(view, &range) {
            *seen.entry(view.token(colon - 1).map_or(0, |t| t.hash)).or_default() += 1;
        }
    }
    let mut units = Vec::new();
    for range in paragraphs() {
        let lead = lead_in(view, &range);
        units.extend(label(view, &range, &seen).or(lead));
        units.extend(byline(view, &range));
        units.extend(
            range.clone().filter_map(|at| bracketed(view, at, range.end).or_else(|| credited(view, at, &range))),
        );
    }
    units
}

/// The colon after at most five words that open a paragraph.
fn colon(view: &View<'_>, range: &Range<usize>) -> Option<usize> {
    let near = range.start + 1..range.end.min(range.start + 7);
    near.into_iter().find(|at| view.mark(*at) == Some(':')).filter(|at| view.is_noun_like(at - 1) && at + 1 < range.end)
}

fn label(view: &View<'_>, range: &Range<usize>, seen: &HashMap<u32, usize>) -> Option<Unit> {
    let colon = colon(view, range)?;
    let start = range.start + usize::from(view.mark(range.start).is_some());
    let name = view.name(colon - 1).filter(|name| view.name_tokens(*name).start == start);
    let capitals = start + 1 == colon && view.of(start).len() > 2 && view.of(start).chars().all(char::is_uppercase);
    let often = seen.get(&view.token(colon - 1)?.hash).is_some_and(|n| *n > 1);
    let speech = view.quote(colon + 1).is_some();
    let labels = name.is_some() && (often || speech) || capitals && often;
    labels.then(|| unit(start..colon, name))
}

fn unit(tokens: Range<usize>, name: Option<usize>) -> Unit {
    let head = tokens.end - 1;
    let source = Phrase { tokens: tokens.clone(), head, name, pronoun: false, relative: false };
    let cue = tokens.end..tokens.end;
    Unit { cue, source, bits: SAY, form: AttributionForm::Label, quote: None, tokens }
}

/// `Marsh made this plea:` before speech, whatever the verb.
fn lead_in(view: &View<'_>, range: &Range<usize>) -> Option<Unit> {
    let colon =
        (range.start + 2..range.end).rev().find(|at| view.mark(*at) == Some(':') && view.quote(*at).is_none())?;
    let leads = colon + 1 == range.end || view.quote(colon + 1).is_some();
    let sentence = view.sentence(colon);
    let cued = (sentence.start..colon).any(|at| view.is(at, CUE) && !view.is(at, NOUNISH | QUOTE_ONLY));
    let source =
        view.clause_subject(sentence.start, colon).filter(|_| leads && !cued && colon - sentence.start < 40)?;
    let speaks =
        source.pronoun || source.name.is_some_and(|n| view.names.get(n).is_some_and(|n| n.kind == NameKind::Person));
    let tokens = source.tokens.start..colon;
    speaks.then_some(Unit { cue: colon..colon, source, bits: SAY, form: AttributionForm::Label, quote: None, tokens })
}

/// `Rain is coming - Ada Marsh: “…”`: a name that nothing but a colon parts from the quotation after it.
fn credited(view: &View<'_>, colon: usize, range: &Range<usize>) -> Option<Unit> {
    let speech = view.mark(colon) == Some(':') && view.quote(colon).is_none() && view.quote(colon + 1).is_some();
    let name = colon.checked_sub(1).filter(|_| speech && colon + 1 < range.end).and_then(|last| view.name(last))?;
    let own = view.name_tokens(name);
    let opens =
        own.start.checked_sub(1).is_some_and(|b| b > range.start && matches!(view.mark(b), Some('-' | '–' | '—')));
    opens.then(|| unit(own, Some(name)))
}

/// `“…” — Ada Marsh, engineer` at the end of a paragraph.
fn byline(view: &View<'_>, range: &Range<usize>) -> Option<Unit> {
    let last = range.end.checked_sub(1)?;
    let nearest = range.start.max(last.saturating_sub(14));
    let dash = (nearest..last).rev().find(|at| {
        matches!(view.mark(*at), Some('—' | '–' | '-' | '―')) && (!view.touches(*at + 1) || *at == range.start)
    })?;
    let after_quote = dash > range.start && view.quote(dash).is_none() && view.quote(dash - 1).is_some();
    let opens = dash == range.start;
    let name = view.name(dash + 1).filter(|_| after_quote || opens)?;
    Some(unit(dash + 1..view.name_tokens(name).end, Some(name)))
}

/// `“…” [The Herald.]`: the source in brackets right after a quotation.
fn bracketed(view: &View<'_>, at: usize, limit: usize) -> Option<Unit> {
    let opens = view.mark(at) == Some('[') && at > 0 && view.quote(at).is_none() && view.quote(at - 1).is_some();
    let close = opens.then(|| (at + 2..limit.min(at + 8)).find(|i| view.mark(*i) == Some(']'))).flatten()?;
    let last = (at + 1..close).rev().find(|i| view.is_noun_like(*i))?;
    let capital = view.of(at + 1).starts_with(char::is_uppercase);
    capital.then(|| unit(at + 1..last + 1, view.name(last)))
}
