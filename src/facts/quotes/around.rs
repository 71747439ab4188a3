//! What stands around a quotation: its marks, the words beside it, where its speaker is told.

use super::{Quote, QuoteStyle};
use crate::facts::Reading;
use crate::span::Span;

/// How the marks of a quotation fit each other.
pub(super) fn marks(quote: &Quote, reading: &Reading) -> Option<&'static str> {
    if quote.style == QuoteStyle::Block {
        return None;
    }
    let text = quote.span.of(&reading.article.text);
    let first = text.chars().next().filter(|c| PAIRS.iter().any(|(open, _)| open.contains(*c)))?;
    let last = text.chars().next_back().filter(|_| text.chars().nth(1).is_some());
    let closing = last.filter(|c| PAIRS.iter().any(|(open, close)| open.contains(*c) || close.contains(*c)));
    let goes_on = || {
        let after = reading.facts.quotes.partition_point(|o| o.span.start <= quote.span.start);
        quote.run.is_some() && reading.facts.quotes.get(after).is_some_and(|o| o.run == quote.run)
    };
    match closing {
        Some(c) if PAIRS.iter().any(|(open, close)| open.contains(first) && close.contains(c)) => Some("paired"),
        Some(_) => Some("mixed"),
        None if goes_on() => Some("paired"),
        None => Some("open"),
    }
}

/// Marks that open a quotation, with those that may close it.
const PAIRS: &[(&str, &str)] = &[
    ("“", "”"),
    ("„", "“”"),
    ("‟", "”"),
    ("\"＂", "\"＂"),
    ("«", "»"),
    ("»", "«"),
    ("‘", "’"),
    ("'", "'"),
    ("‹", "›"),
    ("`", "'"),
];

/// What stands right before and right after a span.
pub(super) fn words(text: &str, span: Span) -> (&str, &str) {
    const REACH: usize = 80;
    let before = text.get(..span.from()).unwrap_or("");
    let after = text.get(span.to()..).unwrap_or("");
    let start = before.char_indices().rev().nth(REACH - 1).map_or(0, |(at, _)| at);
    let end = after.char_indices().nth(REACH).map_or(after.len(), |(at, _)| at);
    (before.get(start..).unwrap_or(""), after.get(..end).unwrap_or(""))
}

/// How many parts of a run are looked through for its beginning.
const LONGEST_RUN: usize = 64;

/// The quotations before one, nearest first.
fn before<'a>(quote: &Quote, reading: &'a Reading) -> impl Iterator<Item = &'a Quote> {
    let quotes = &reading.facts.quotes;
    let next = quotes.partition_point(|o| o.span.start < quote.span.start);
    quotes.get(..next).unwrap_or(&[]).iter().rev()
}

/// How many sentences of a quotation and of its run before it stand before the mention of its speaker.
pub(super) fn sentences_before_speaker(quote: &Quote, reading: &Reading) -> usize {
    let text = reading.article.text.as_str();
    let pronoun =
        |mention: &str| ["he", "she", "they", "i", "we", "it"].iter().any(|p| mention.eq_ignore_ascii_case(p));
    // Without a cue the layout names the speaker, in a byline or label that is seen at once.
    let speaker = quote.speaker.as_ref().filter(|s| quote.cue.is_some() && s.span.start >= quote.span.end);
    let Some(speaker) = speaker.filter(|s| !pronoun(s.span.of(text))) else { return 0 };
    let run = before(quote, reading).take(LONGEST_RUN).take_while(|o| quote.run.is_some() && o.run == quote.run);
    let first = run.last().unwrap_or(quote).span.start;
    // A speaker whom the sentences before the quotation cite is known already.
    let known = before(quote, reading)
        .take(3)
        .any(|o| o.span.end <= first && o.speaker.as_ref().is_some_and(|s| s.name.is_some() && s.name == speaker.name));
    let text = &reading.text;
    if known { 0 } else { text.sentence_at(quote.span.end.saturating_sub(1)) + 1 - text.sentence_at(first) }
}

/// Whether quoted words read like the title of a work: two or more, all but the small ones with a capital.
fn looks_titled(quote: &Quote, reading: &Reading) -> bool {
    const SMALL: &[&str] = &["the", "a", "an", "of", "and", "or", "with", "in", "on", "for", "to", "at", "from", "by"];
    let text = quote.span.of(&reading.article.text);
    let words = || text.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()));
    let titled = |w: &str| SMALL.contains(&w) || w.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    words().count() >= 2 && words().all(titled)
}

/// Whether nothing but white space parts a quotation from the one before or after it, in its paragraph; titles of works don't count.
pub(super) fn abuts(quote: &Quote, reading: &Reading) -> bool {
    let text = reading.article.text.as_str();
    let apart = |a: Span, b: Span| {
        let between = Span { start: a.end, end: b.start };
        between.end < between.start || !between.of(text).chars().all(|c| c.is_whitespace() && c != '\n')
    };
    let quotes = &reading.facts.quotes;
    let next = quotes.partition_point(|o| o.span.start <= quote.span.start);
    let speech = |o: &Quote| !looks_titled(o, reading);
    let after = quotes.get(next).is_some_and(|o| speech(o) && !apart(quote.span, o.span));
    let behind = || before(quote, reading).next().is_some_and(|o| speech(o) && !apart(o.span, quote.span));
    speech(quote) && (after || behind())
}
