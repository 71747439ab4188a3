//! An article's tokens as the grammar asks about them: what each word may be, and which name and quotation it is in.

use super::words::{ADVERB, BE, CUE, LEXICON, PRONOUN, TIME};
use crate::facts::names::base;
use crate::facts::{Name, Quote, QuoteStyle};
use crate::span::Span;
use crate::text::{Text, Token, TokenKind, word_hash};
use std::ops::Range;

/// An article, token by token.
pub(super) struct View<'a> {
    pub text: &'a str,
    pub parts: &'a Text,
    pub names: &'a [Name],
    /// What each token may be: bits of [`super::words`].
    bits: Vec<u64>,
    /// The name that each token is in, titles included: its index, plus one.
    name_at: Vec<u32>,
    /// The quotation that each token is in: its index, plus one.
    quote_at: Vec<u32>,
    /// The tokens of each name, titles included.
    name_tokens: Vec<Range<usize>>,
    /// The tokens of each quotation, marks included.
    quote_tokens: Vec<Range<usize>>,
}

impl<'a> View<'a> {
    pub fn new(text: &'a str, parts: &'a Text, quotes: &[Quote], names: &'a [Name]) -> Self {
        let tokens = &parts.tokens;
        let name_spans = names.iter().map(|n| n.title.map_or(n.span, |t| t.cover(n.span)));
        let name_tokens = ranges(tokens, name_spans);
        let quote_tokens = ranges(tokens, quotes.iter().map(|q| q.span));
        let words_held = |style| !matches!(style, QuoteStyle::Title | QuoteStyle::Scare);
        let speech: Vec<_> =
            quote_tokens.iter().zip(quotes).map(|(r, q)| if words_held(q.style) { r.clone() } else { 0..0 }).collect();
        let name_at = indices(tokens.len(), &name_tokens);
        let quote_at = indices(tokens.len(), &speech);
        let bits = tokens.iter().zip(&name_at).map(|(t, name)| if *name > 0 { 0 } else { bits(text, t) }).collect();
        Self { text, parts, names, bits, name_at, quote_at, name_tokens, quote_tokens }
    }

    pub fn bits(&self, at: usize) -> u64 {
        self.bits.get(at).copied().unwrap_or(0)
    }

    pub fn is(&self, at: usize, bits: u64) -> bool {
        self.bits(at) & bits != 0
    }

    pub fn token(&self, at: usize) -> Option<&'a Token> {
        self.parts.tokens.get(at)
    }

    pub fn of(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |t| t.of(self.text))
    }

    /// A word in lower case, as far as it is one of a few that are asked for.
    pub fn is_word(&self, at: usize, word: &str) -> bool {
        self.of(at).eq_ignore_ascii_case(word)
    }

    pub fn mark(&self, at: usize) -> Option<char> {
        let token = self.token(at).filter(|t| t.kind == TokenKind::Mark)?;
        token.of(self.text).chars().next()
    }

    pub fn is_noun_like(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_word)
    }

    pub fn touches(&self, at: usize) -> bool {
        at.checked_sub(1).and_then(|b| self.token(b)).zip(self.token(at)).is_some_and(|(a, b)| a.end == b.start)
    }

    /// The name that a token is in.
    pub fn name(&self, at: usize) -> Option<usize> {
        (self.name_at.get(at).copied().unwrap_or(0) as usize).checked_sub(1)
    }

    /// The quotation that a token is in; titles and words at arm's length do not count.
    pub fn quote(&self, at: usize) -> Option<usize> {
        (self.quote_at.get(at).copied().unwrap_or(0) as usize).checked_sub(1)
    }

    /// The tokens of a name, titles included.
    pub fn name_tokens(&self, name: usize) -> Range<usize> {
        self.name_tokens.get(name).cloned().unwrap_or_default()
    }

    /// The tokens of a quotation, marks included.
    pub fn quote_tokens(&self, quote: usize) -> Range<usize> {
        self.quote_tokens.get(quote).cloned().unwrap_or_default()
    }

    /// Whether a word ends in the ending of a possessive.
    pub fn is_possessive(&self, at: usize) -> bool {
        if self.is(at, PRONOUN) {
            return false;
        }
        let word = self.of(at);
        base(word).len() < word.len()
    }

    /// Where a range of tokens stands; empty for an empty range.
    pub fn span(&self, range: Range<usize>) -> Span {
        let ends = self.token(range.start).zip(range.end.checked_sub(1).and_then(|last| self.token(last)));
        ends.filter(|_| !range.is_empty()).map_or(Span::default(), |(a, b)| Span { start: a.start, end: b.end })
    }

    /// The tokens of the sentence that holds a token.
    pub fn sentence(&self, at: usize) -> Range<usize> {
        let index = self.parts.sentences.partition_point(|s| s.tokens.start as usize <= at).saturating_sub(1);
        self.parts.sentences.get(index).map_or(0..0, |s| s.tokens.start as usize..s.tokens.end as usize)
    }

    /// The paragraph that holds a token.
    pub fn paragraph(&self, at: usize) -> usize {
        self.parts.paragraphs.partition_point(|p| p.tokens.start as usize <= at).saturating_sub(1)
    }
}

/// The tokens inside each of the spans, which are in order.
fn ranges(tokens: &[Token], spans: impl Iterator<Item = Span>) -> Vec<Range<usize>> {
    let mut from = 0;
    spans
        .map(|span| {
            while tokens.get(from).is_some_and(|t| t.end <= span.start) {
                from += 1;
            }
            let mut end = from;
            while tokens.get(end).is_some_and(|t| t.start < span.end) {
                end += 1;
            }
            from..end
        })
        .collect()
}

fn indices(len: usize, ranges: &[Range<usize>]) -> Vec<u32> {
    let mut at = vec![0; len];
    for (index, range) in ranges.iter().enumerate() {
        for place in at.get_mut(range.clone()).into_iter().flatten() {
            *place = index as u32 + 1;
        }
    }
    at
}

fn bits(text: &str, token: &Token) -> u64 {
    if token.kind != TokenKind::Word {
        return 0;
    }
    let word = token.of(text);
    let stem = base(word);
    let known = LEXICON.of(if stem.len() == word.len() { token.hash } else { word_hash(stem) });
    match () {
        () if stem.len() < word.len() && known & PRONOUN != 0 => known | BE,
        () if stem.len() < word.len() => known & !(CUE | TIME),
        () if known == 0 && word.len() > 5 && word.ends_with("ly") && !is_noun_in_ly(word) => ADVERB,
        () => known,
    }
}

fn is_noun_in_ly(word: &str) -> bool {
    ["family", "supply", "assembly", "monopoly", "anomaly", "bully", "butterfly"]
        .iter()
        .any(|noun| word.eq_ignore_ascii_case(noun))
}
