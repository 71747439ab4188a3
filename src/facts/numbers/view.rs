//! A reader's view of the tokens: look at one, at its neighbours, at the gap between two; never fails.

use crate::span::Span;
use crate::text::{Paragraph, Text, Token, TokenKind};

/// The tokens of an article with the text they stand in.
#[derive(Clone, Copy)]
pub(in crate::facts) struct View<'a> {
    /// The text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// Its paragraphs, by their tokens; empty where every line is one.
    pub paragraphs: &'a [Paragraph],
}

impl<'a> View<'a> {
    /// The view of a whole article.
    pub fn new(text: &'a str, parts: &'a Text) -> Self {
        Self { text, tokens: &parts.tokens, paragraphs: &parts.paragraphs }
    }

    /// The token, if there is one.
    #[inline]
    pub fn get(&self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at)
    }

    /// The token's text; empty past the end.
    #[inline]
    pub fn word(&self, at: usize) -> &'a str {
        self.get(at).map_or("", |t| t.of(self.text))
    }

    /// The text of the token before; empty at the beginning.
    #[inline]
    pub fn before(&self, at: usize, back: usize) -> &'a str {
        at.checked_sub(back).map_or("", |i| self.word(i))
    }

    /// Whether the token is this word, in whatever case.
    #[inline]
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    /// Whether the token is one of these words, in whatever case.
    pub fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        words.iter().any(|w| w.eq_ignore_ascii_case(word))
    }

    /// Whether the token is a word of letters.
    #[inline]
    pub fn is_word(&self, at: usize) -> bool {
        self.get(at).is_some_and(|t| t.kind == TokenKind::Word)
    }

    /// Whether the token begins with digits.
    #[inline]
    pub fn is_number(&self, at: usize) -> bool {
        self.get(at).is_some_and(|t| t.kind == TokenKind::Number)
    }

    /// Whether the token is a hyphen or dash.
    pub fn is_dash(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "–" | "—" | "‑" | "‐" | "−")
    }

    /// Whether the token begins with a capital.
    pub fn is_capital(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_uppercase)
    }

    /// Whether the token follows the one before without a gap.
    #[inline]
    pub fn glued(&self, at: usize) -> bool {
        let end = at.checked_sub(1).and_then(|i| self.get(i)).map(|t| t.end);
        self.get(at).is_some_and(|t| Some(t.start) == end)
    }

    /// Whether a line ends between the token and the one before it, but for a line of a hard-wrapped paragraph.
    pub fn breaks_before(&self, at: usize) -> bool {
        let end = at.checked_sub(1).and_then(|i| self.get(i)).map_or(0, |t| t.end);
        let start = self.get(at).map_or(end, |t| t.start);
        Span { start: end, end: start.max(end) }.of(self.text).contains('\n') && !self.inside_paragraph(at)
    }

    /// Whether a paragraph has both the token and the one before it.
    fn inside_paragraph(&self, at: usize) -> bool {
        let after = self.paragraphs.partition_point(|p| p.tokens.start as usize <= at);
        let held = after.checked_sub(1).and_then(|i| self.paragraphs.get(i));
        held.is_some_and(|p| (p.tokens.start as usize) < at && at < p.tokens.end as usize)
    }

    /// The index after a hyphen that joins two words (`twenty-five`), or the index itself.
    pub fn past_joint(&self, at: usize) -> usize {
        if self.is_dash(at) && self.glued(at) && self.glued(at + 1) { at + 1 } else { at }
    }

    /// The span from one token up to, not including, another.
    pub fn span(&self, first: usize, end: usize) -> Span {
        let start = self.get(first).map_or(0, |t| t.start);
        Span { start, end: self.get(end.saturating_sub(1)).map_or(start, |t| t.end.max(start)) }
    }
}
