//! Masks: words that two articles may share without copying.
//!
//! Takes one article's reading and the places of furniture in it, gives one byte a word: quotation, furniture, credit.

pub(in crate::passages) mod formula;
pub(in crate::passages) mod furniture;

use crate::facts::Reading;
use crate::passages::direction::credits;
use crate::passages::words::columns::Columns;
use crate::span::Span;
use crate::text::{Paragraph, Sentence, layout, token_end};
use furniture::Furniture;
use std::ops::Range;

/// Inside a quotation.
pub(in crate::passages) const QUOTATION: u8 = 1;
/// Part of an outlet's repeated boilerplate.
pub(in crate::passages) const FURNITURE: u8 = 2;
/// Part of a dateline, a byline or a note on who wrote or owns the text.
pub(in crate::passages) const CREDIT: u8 = 4;

/// Quotations of fewer words are terms and nicknames, and mask nothing.
const QUOTED_WORDS: usize = 4;

/// An article's words as the search works with them.
#[derive(Debug, Default)]
pub(in crate::passages) struct Ground {
    /// Where each word begins, in bytes of the text.
    starts: Vec<u32>,
    /// The words of each sentence, in order.
    sentences: Vec<Range<u32>>,
    /// The masks of each word.
    pub masks: Vec<u8>,
}

impl Ground {
    /// Prepares an article.
    pub(in crate::passages) fn new(article: u32, reading: &Reading, columns: &Columns, furniture: &Furniture) -> Self {
        let words = || reading.text.tokens.iter().filter(|t| t.is_word());
        let mut starts = Vec::with_capacity(words().count());
        starts.extend(words().map(|t| t.start));
        let masks = vec![0; starts.len()];
        let mut ground = Self { starts, masks, sentences: Vec::new() };
        ground.sentences = sentences(reading);
        for quote in &reading.facts.quotes {
            let words = ground.words_in(quote.span);
            if words.len() >= QUOTED_WORDS {
                ground.mark(words, QUOTATION);
            }
        }
        for span in between_marks(reading) {
            let words = ground.words_in(span);
            ground.mark(words, QUOTATION);
        }
        for span in credits::formulas(reading) {
            let words = ground.words_in(span);
            ground.mark(words, CREDIT);
        }
        for span in datelines(reading) {
            let words = ground.words_in(span);
            ground.mark(words, CREDIT);
        }
        ground.mark_furniture(&furniture.ranges(article, columns), reading);
        ground
    }

    /// Sets a mask on some words.
    pub(in crate::passages) fn mark(&mut self, words: Range<usize>, mask: u8) {
        self.masks.get_mut(words).unwrap_or(&mut []).iter_mut().for_each(|m| *m |= mask);
    }

    /// Marks furniture, and whole paragraphs that are mostly furniture.
    fn mark_furniture(&mut self, ranges: &[Range<u32>], reading: &Reading) {
        if ranges.is_empty() {
            return;
        }
        ranges.iter().for_each(|r| self.mark(r.start as usize..r.end as usize, FURNITURE));
        for paragraph in &reading.text.paragraphs {
            let words = self.words_in(paragraph.span);
            let marked = self.masks.get(words.clone()).unwrap_or(&[]).iter().filter(|m| **m & FURNITURE != 0).count();
            if marked * 2 >= words.len() && marked > 0 {
                self.mark(words, FURNITURE);
            }
        }
    }

    /// Which words begin inside a span.
    pub(in crate::passages) fn words_in(&self, span: Span) -> Range<usize> {
        let first = self.starts.partition_point(|start| *start < span.start);
        let last = self.starts.partition_point(|start| *start < span.end);
        first..last.max(first)
    }

    /// The span of the text from one word up to another, the last one left out.
    pub(in crate::passages) fn span(&self, text: &str, words: Range<u32>) -> Option<Span> {
        let start = |word: u32| self.starts.get(word as usize).map(|start| *start as usize);
        Some(Span::new(start(words.start)?, token_end(text, start(words.end.checked_sub(1)?)?)))
    }

    /// The words of the sentence that holds a word.
    pub(in crate::passages) fn sentence_of(&self, word: u32) -> Option<Range<u32>> {
        let after = self.sentences.partition_point(|words| words.start <= word);
        self.sentences.get(after.checked_sub(1)?).filter(|words| words.contains(&word)).cloned()
    }

    /// The masks of a word; none for a word that is not there.
    pub(in crate::passages) fn mask(&self, word: u32) -> u8 {
        self.masks.get(word as usize).copied().unwrap_or(0)
    }
}

/// The words of each sentence: the sentences of a text hold all its tokens, in order.
fn sentences(reading: &Reading) -> Vec<Range<u32>> {
    let mut next = 0;
    let words = |sentence: &Sentence| {
        let tokens = reading.text.tokens.get(sentence.tokens.start as usize..sentence.tokens.end as usize);
        let start = next;
        next += tokens.unwrap_or(&[]).iter().filter(|t| t.is_word()).count() as u32;
        start..next
    };
    reading.text.sentences.iter().map(words).collect()
}

/// What stands between an opening curly mark and its closing one in the same paragraph, whatever other marks are between
/// them: those two tell their sides by themselves. Short stretches are left to what the facts say.
fn between_marks(reading: &Reading) -> Vec<Span> {
    let text = &reading.article.text;
    let mut spans = Vec::new();
    for paragraph in &reading.text.paragraphs {
        let (mut open, mut words) = (None, 0);
        let range = paragraph.tokens.start as usize..paragraph.tokens.end as usize;
        for token in reading.text.tokens.get(range).unwrap_or(&[]) {
            match (token.of(text), open) {
                ("“", _) => (open, words) = (Some(token.start), 0),
                ("”", Some(start)) => {
                    if words > QUOTED_WORDS {
                        spans.push(Span { start, end: token.end });
                    }
                    open = None;
                }
                _ => words += usize::from(token.is_word()),
            }
        }
    }
    spans
}

/// Paragraphs from the start in which a dateline is sought.
const HEAD_PARAGRAPHS: usize = 5;
/// Where datelines stand.
fn datelines(reading: &Reading) -> Vec<Span> {
    let of = |paragraph: &Paragraph| {
        let tokens = reading.text.tokens.get(paragraph.tokens.start as usize..paragraph.tokens.end as usize)?;
        let own = tokens.get(..layout::dateline(tokens, &reading.article.text)?)?;
        Some(Span { start: own.first()?.start, end: own.last()?.end })
    };
    reading.text.paragraphs.iter().take(HEAD_PARAGRAPHS).filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Article;

    #[test]
    fn curly_marks_enclose_a_quotation_whatever_is_between_them() {
        let text = "\u{201C}The lock was never \"safe enough for boats of that size, we said so,\u{201D} he wrote.";
        let reading = Reading::for_passages(Article::from_text("a.txt", text));
        let found: Vec<&str> = between_marks(&reading).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(found, [text.strip_suffix(" he wrote.").unwrap()]);
    }
}
