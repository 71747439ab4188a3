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
        for span in datelines(reading) {
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

/// Paragraphs from the start in which a dateline is sought.
const HEAD_PARAGRAPHS: usize = 5;
/// A dateline has no more tokens: `ORRIN FERRY, March 10 (Agency) —`.
const DATELINE_TOKENS: usize = 16;

/// Where datelines stand: capitals, then perhaps a day and a maker, then a dash.
fn datelines(reading: &Reading) -> Vec<Span> {
    let text = &reading.article.text;
    let of = |paragraph: &crate::text::Paragraph| {
        let tokens = reading.text.tokens.get(paragraph.tokens.start as usize..paragraph.tokens.end as usize)?;
        let is_dash = |t: &crate::text::Token| matches!(t.of(text), "—" | "–" | "-");
        let dash = tokens.iter().take(DATELINE_TOKENS).position(is_dash).filter(|at| *at > 0)?;
        let before = tokens.get(..dash)?;
        let first = before.first()?;
        let capitals = |t: &crate::text::Token| t.of(text).chars().all(char::is_uppercase);
        let place = first.of(text).chars().count() > 1 && capitals(first);
        let lower = |t: &crate::text::Token| t.of(text).chars().next().is_some_and(char::is_lowercase);
        (place && !before.iter().any(lower)).then_some(Span { start: first.start, end: before.last()?.end })
    };
    reading.text.paragraphs.iter().take(HEAD_PARAGRAPHS).filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Article;

    fn found(text: &str) -> Vec<String> {
        let reading = Reading::for_passages(Article::from_text("a.txt", text));
        datelines(&reading).into_iter().map(|span| span.of(text).to_owned()).collect()
    }

    #[test]
    fn a_dateline_is_capitals_a_day_a_maker_and_a_dash() {
        assert_eq!(found("LOWER MARSH, June 3 (VW) — The mill closed."), ["LOWER MARSH, June 3 (VW)"]);
        assert_eq!(found("STANE – The mill closed."), ["STANE"]);
    }

    #[test]
    fn a_dash_in_a_sentence_makes_no_dateline() {
        assert!(found("The mill — it is old — closed.").is_empty());
        assert!(found("A mill — closed.").is_empty());
    }
}
