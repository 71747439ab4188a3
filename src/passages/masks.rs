//! Masks: words that two articles may share without copying.
//!
//! Takes one article's reading and the places of furniture in it, gives one byte a word: quotation, furniture, credit.

use super::columns::Columns;
use super::credits;
use super::furniture::Furniture;
use crate::facts::Reading;
use crate::span::Span;

/// Inside a quotation.
pub(super) const QUOTATION: u8 = 1;
/// Part of an outlet's repeated boilerplate.
pub(super) const FURNITURE: u8 = 2;
/// Part of a dateline, a byline or a note on who wrote or owns the text.
pub(super) const CREDIT: u8 = 4;

/// Quotations of fewer words are terms and nicknames, and mask nothing.
const QUOTED_WORDS: usize = 4;

/// An article's words as the search works with them.
#[derive(Debug, Default)]
pub(super) struct Ground {
    /// Which token each word is.
    pub tokens: Vec<u32>,
    /// The masks of each word.
    pub masks: Vec<u8>,
}

impl Ground {
    /// Prepares an article.
    pub(super) fn new(article: u32, reading: &Reading, columns: &Columns, furniture: &Furniture) -> Self {
        let tokens = reading.text.tokens.iter().enumerate().filter(|(_, t)| t.is_word()).map(|(i, _)| i as u32);
        let tokens: Vec<u32> = tokens.collect();
        let masks = vec![0; tokens.len()];
        let mut ground = Self { tokens, masks };
        for quote in &reading.facts.quotes {
            let words = ground.words_in(reading, quote.span);
            if words.len() >= QUOTED_WORDS {
                ground.mark(words, QUOTATION);
            }
        }
        for span in credits::formulas(reading) {
            let words = ground.words_in(reading, span);
            ground.mark(words, CREDIT);
        }
        furniture.mark(article, reading, columns, &mut ground);
        ground
    }

    /// Sets a mask on some words.
    pub(super) fn mark(&mut self, words: std::ops::Range<usize>, mask: u8) {
        self.masks.get_mut(words).unwrap_or(&mut []).iter_mut().for_each(|m| *m |= mask);
    }

    /// Which words lie inside a span.
    pub(super) fn words_in(&self, reading: &Reading, span: Span) -> std::ops::Range<usize> {
        let token = |index: &u32| reading.text.tokens.get(*index as usize);
        let first = self.tokens.partition_point(|t| token(t).is_some_and(|t| t.start < span.start));
        let last = self.tokens.partition_point(|t| token(t).is_some_and(|t| t.end <= span.end));
        first..last.max(first)
    }

    /// The span from one word up to another, the last one left out.
    pub(super) fn span(&self, reading: &Reading, words: std::ops::Range<u32>) -> Option<Span> {
        let token = |word: u32| reading.text.tokens.get(*self.tokens.get(word as usize)? as usize);
        let (first, last) = (token(words.start)?, token(words.end.checked_sub(1)?)?);
        Some(Span { start: first.start, end: last.end })
    }

    /// The masks of a word; none for a word that is not there.
    pub(super) fn mask(&self, word: u32) -> u8 {
        self.masks.get(word as usize).copied().unwrap_or(0)
    }
}
