//! What every checker needs at hand: the tokens, the facts, the day of publication, and where things stand.

use super::{Clash, Field};
use crate::facts::numbers::View;
use crate::facts::{Facts, Number, Time};
use crate::ingest::Article;
use crate::span::Span;
use crate::text::{Text, WordSet};
use chrono::NaiveDate;
use std::ops::Range;
use std::sync::OnceLock;

/// An article on the desk.
#[derive(Clone, Copy)]
pub(super) struct Desk<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its text, taken apart.
    pub text: &'a Text,
    /// Its facts.
    pub facts: &'a Facts,
    /// Its tokens.
    pub view: View<'a>,
}

impl<'a> Desk<'a> {
    /// Lays an article on the desk.
    pub fn new(article: &'a Article, text: &'a Text, facts: &'a Facts) -> Self {
        Self { article, text, facts, view: View::new(&article.text, text) }
    }

    /// The day of publication.
    pub fn published(&self) -> Option<NaiveDate> {
        self.article.meta.published.map(|p| p.date)
    }

    /// The day of the last word on it: of the update, where there was one.
    pub fn updated(&self) -> Option<NaiveDate> {
        let updated = self.article.meta.updated.map(|p| p.date);
        self.published().map(|day| updated.map_or(day, |later| later.max(day)))
    }

    /// The tokens that a span touches: of `Monday's` the span may leave out the ending.
    pub fn tokens(&self, span: Span) -> Range<usize> {
        let tokens = &self.text.tokens;
        let first = tokens.partition_point(|t| t.end <= span.start);
        first..tokens.partition_point(|t| t.start < span.end).max(first)
    }

    /// The tokens of the sentence that holds a byte.
    pub fn sentence(&self, byte: u32) -> Range<usize> {
        let sentence = self.text.sentences.get(self.text.sentence_at(byte));
        sentence.map_or(0..0, |s| s.tokens.start as usize..s.tokens.end as usize)
    }

    /// The words of a span.
    pub fn words(&self, span: Span) -> &'a str {
        span.of(&self.article.text)
    }

    /// The year that a time is, if it is one and was given in full.
    pub fn year(&self, time: &Time) -> Option<i32> {
        let said = time.value.as_deref()?;
        (time.grain == "year" && !time.relative && said.len() == 4).then(|| said.parse().ok()).flatten()
    }

    /// Whether one of the tokens is one of these words.
    pub fn any(&self, mut tokens: Range<usize>, words: &[&str]) -> bool {
        tokens.any(|at| self.view.is_any(at, words))
    }
}

/// A clash in the text.
pub(super) fn clash(checker: &'static str, span: Span, explanation: String) -> Clash {
    Clash { checker, field: Field::Text, span, related: Vec::new(), explanation }
}

/// A clash between two places of the text.
pub(super) fn between(checker: &'static str, span: Span, explanation: String, other: Span, word: String) -> Clash {
    Clash { checker, field: Field::Text, span, related: vec![(other, word)], explanation }
}

/// Common English words, in lower case (SCOWL; see `words/COPYING`).
pub(super) fn common() -> &'static WordSet {
    static WORDS: OnceLock<WordSet> = OnceLock::new();
    WORDS.get_or_init(|| WordSet::new(include_str!("words/english.txt")))
}

/// A figure without the tail of zeros that binary fractions leave, its thousands apart: `10,000,000`.
pub(super) fn plain(value: f64) -> String {
    let places = if value.abs() >= 9.995 { 10.0 } else { 100.0 };
    let said = format!("{}", (value * places).round() / places);
    let (whole, rest) = said.split_at(said.find('.').unwrap_or(said.len()));
    let digits = whole.trim_start_matches('-');
    if digits.len() < 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return said;
    }
    let mut parts: Vec<&str> = Vec::new();
    let mut left = digits;
    while left.len() > 3 {
        let (head, tail) = left.split_at(left.len() - 3);
        parts.push(tail);
        left = head;
    }
    parts.push(left);
    parts.reverse();
    format!("{}{}{rest}", if whole.starts_with('-') { "-" } else { "" }, parts.join(","))
}

/// The size of a figure's last digit, whatever hedges it: 100,000 for `7.5 million`.
pub(super) fn last_digit(desk: &Desk<'_>, number: &Number) -> f64 {
    let said = desk.words(number.span);
    let digits = said.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = digits.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).unwrap_or(digits.len());
    let plain = digits.get(..end).unwrap_or("").trim_end_matches(['.', ',']).replace(',', "");
    let base: f64 = plain.parse().unwrap_or(0.0);
    let decimals = plain.split_once('.').map_or(0, |(_, d)| d.len().min(9)) as i32;
    if base > 0.0 { 10f64.powi(-decimals) * (number.value / base) } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn thousands_stand_apart() {
        for (value, said) in [
            (10_000_000.0, "10,000,000"),
            (1234.56, "1,234.6"),
            (-1000.0, "-1,000"),
            (9.999, "10"),
            (2.345, "2.35"),
            (999.0, "999"),
        ] {
            assert_eq!(plain(value), said);
        }
    }
}
