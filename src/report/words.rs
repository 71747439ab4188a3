//! The words of a passage's side, ready to be compared with the other side's.

use super::visible::spelt_out;
use crate::facts::Reading;
use crate::span::Span;
use std::ops::Range;

/// The words of one side with their hashes; punctuation belongs to the word before.
pub(super) struct Words {
    /// Each word, and whether the text goes on without a space.
    texts: Vec<(String, bool)>,
    hashes: Vec<u32>,
    beyond: usize,
}

impl Words {
    /// The words of a span, at most `limit` of them.
    pub(super) fn new(reading: &Reading, span: Span, limit: usize) -> Self {
        let tokens = reading.text.tokens.get(reading.text.tokens_in(span)).unwrap_or(&[]);
        let words: Vec<_> = tokens.iter().filter(|token| token.is_word()).collect();
        let shown = words.get(..words.len().min(limit)).unwrap_or(&[]);
        let ends = words.iter().skip(1).map(|next| next.start).chain([span.end]);
        let starts = std::iter::once(span.start).chain(words.iter().skip(1).map(|word| word.start));
        let text = |(start, end)| {
            let whole = Span { start, end }.of(&reading.article.text);
            let glued = end < span.end && !whole.ends_with(char::is_whitespace);
            (whole.split_whitespace().map(spelt_out).collect::<Vec<_>>().join(" "), glued)
        };
        Self {
            texts: starts.zip(ends).take(shown.len()).map(text).collect(),
            hashes: shown.iter().map(|word| word.hash).collect(),
            beyond: words.len() - shown.len(),
        }
    }

    /// A hash for each word: equal for equal words, whatever their case.
    pub(super) fn hashes(&self) -> &[u32] {
        &self.hashes
    }

    /// Words that the limit left out.
    pub(super) fn beyond(&self) -> usize {
        self.beyond
    }

    /// Some of the words, each with whether the text goes on without a space.
    pub(super) fn get(&self, range: Range<usize>) -> &[(String, bool)] {
        self.texts.get(range).unwrap_or(&[])
    }

    /// Some of the words as text, with the space behind them.
    pub(super) fn text(&self, range: Range<usize>) -> String {
        let mut text = String::new();
        for (word, glued) in self.get(range) {
            text.push_str(word);
            text.push_str(if *glued { "" } else { " " });
        }
        text
    }
}
