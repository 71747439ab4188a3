//! Clauses: the parts of a sentence that can be true on their own.
//!
//! Takes the tokens of a sentence and the stretches that only say who speaks, gives its [`Clause`]s; two sentences may
//! differ in most of their words and still share one.

use super::terms::{Lexicon, TermId};
use crate::facts::{Reading, TimeKind};
use crate::span::Span;
use crate::text::Token;

/// Words that begin a clause; those of [`ASIDE`] begin one that says when, why or of whom.
const OPENERS: &[&str] = &["that", "but", "and", "or"];
const ASIDE: &[&str] =
    &["which", "who", "whose", "when", "while", "after", "before", "because", "where", "since", "until"];
/// Content words from which a stretch is a clause; a shorter one goes with what follows.
const LEAST: usize = 3;
/// Clauses of one sentence that take part.
const MOST: usize = 12;

/// Part of a sentence.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Clause {
    /// Where it stands.
    pub span: Span,
    /// Its content terms, sorted, each once.
    pub terms: Vec<TermId>,
    /// Groups of events that its words name.
    pub events: u64,
    /// It only says when, why or of whom.
    pub aside: bool,
}

/// The stretches of an article that only say who speaks, in order.
pub(super) fn asides(reading: &Reading) -> Vec<Span> {
    let each = reading.facts.attributions.iter();
    let mut spans: Vec<Span> = each.flat_map(|a| a.cue.into_iter().chain([a.source.span])).collect();
    // Days are compared as days, not as words.
    spans.extend(reading.facts.times.iter().filter(|t| t.kind == TimeKind::Date && t.grain == "day").map(|t| t.span));
    spans.retain(|s| !s.is_empty());
    spans.sort_unstable();
    spans
}

/// Splits a sentence. `asides` are in order.
pub(super) fn split(tokens: &[Token], text: &str, lexicon: &Lexicon, asides: &[Span]) -> Vec<Clause> {
    let mut clauses = Vec::new();
    let mut clause = Clause::default();
    let start = tokens.first().map_or(0, |t| t.start);
    let mut aside = asides.iter().skip(asides.partition_point(|a| a.end <= start)).peekable();
    for token in tokens {
        while aside.next_if(|a| a.end <= token.start).is_some() {}
        if aside.peek().is_some_and(|a| a.start <= token.start) {
            clause.span = if clause.span.is_empty() { token.span() } else { clause.span.cover(token.span()) };
            continue;
        }
        let word = token.of(text);
        let opens = matches!(word, "," | ";" | ":" | "\u{2014}" | "\u{2013}")
            || is_one_of(word, OPENERS)
            || is_one_of(word, ASIDE);
        if opens && (clause.terms.len() >= LEAST || is_one_of(word, ASIDE)) {
            clauses.push(std::mem::take(&mut clause));
        }
        clause.aside |= clause.terms.is_empty() && is_one_of(word, ASIDE);
        add(&mut clause, token, lexicon);
    }
    match clauses.last_mut() {
        Some(last) if clause.terms.len() < LEAST && !clause.aside && !last.aside => {
            last.terms.append(&mut clause.terms);
            last.events |= clause.events;
            last.span = if clause.span.is_empty() { last.span } else { last.span.cover(clause.span) };
        }
        _ => clauses.push(clause),
    }
    clauses.truncate(MOST);
    for clause in &mut clauses {
        clause.terms.sort_unstable();
        clause.terms.dedup();
    }
    clauses
}

fn is_one_of(word: &str, list: &[&str]) -> bool {
    word.len() <= 7 && list.iter().any(|o| o.eq_ignore_ascii_case(word))
}

fn add(clause: &mut Clause, token: &Token, lexicon: &Lexicon) {
    let Some(id) = lexicon.id(token) else { return };
    let term = lexicon.term(id);
    clause.span = if clause.span.is_empty() { token.span() } else { clause.span.cover(token.span()) };
    clause.events |= term.events;
    if !term.is_stop() {
        clause.terms.push(id);
    }
}
