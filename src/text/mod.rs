//! Text in, tokens, sentences and paragraphs out.
//!
//! One pass makes the tokens that every later stage shares: quotes, times, fingerprints and claims all speak of them.

mod abbreviations;
pub mod layout;
mod paragraphs;
mod sentences;
mod tokens;
mod words;

use crate::ingest::{Block, BlockKind};
use crate::span::Span;
use std::ops::Range;

pub use crate::normal;
pub use tokens::{Token, TokenKind, token_end, tokenise, word_hash};
pub use words::{WordMap, WordSet};

/// A text taken apart. Tokens, sentences and paragraphs are in order of position and do not overlap.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// Words, numbers and marks.
    pub tokens: Vec<Token>,
    /// Sentences; none crosses a paragraph.
    pub sentences: Vec<Sentence>,
    /// Paragraphs.
    pub paragraphs: Vec<Paragraph>,
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without the white space around it.
    pub span: Span,
    /// Which paragraph it is in.
    pub paragraph: u32,
    /// Its tokens.
    pub tokens: Range<u32>,
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands, without the white space around it.
    pub span: Span,
    /// What the format says it is; `None` for prose.
    pub kind: Option<BlockKind>,
    /// Its sentences.
    pub sentences: Range<u32>,
    /// Its tokens.
    pub tokens: Range<u32>,
}

impl Text {
    /// Takes a text apart. `blocks` are the stretches that the article's format sets apart.
    pub fn new(text: &str, blocks: &[Block]) -> Self {
        let tokens = tokenise(text);
        let mut paragraphs = paragraphs::split(text, blocks, &tokens);
        let sentences = sentences::split(text, &tokens, &mut paragraphs);
        Self { tokens, sentences, paragraphs }
    }

    /// The tokens that lie inside a span, as a range of indices.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let first = self.tokens.partition_point(|t| t.start < span.start);
        let last = self.tokens.partition_point(|t| t.end <= span.end);
        first..last.max(first)
    }

    /// The index of the sentence that holds a byte, or of the last one before it.
    pub fn sentence_at(&self, byte: u32) -> usize {
        self.sentences.partition_point(|s| s.span.start <= byte).saturating_sub(1)
    }

    /// The index of the paragraph that holds a byte, or of the last one before it.
    pub fn paragraph_at(&self, byte: u32) -> usize {
        self.paragraphs.partition_point(|p| p.span.start <= byte).saturating_sub(1)
    }

    /// How many words (tokens that are words or numbers) lie inside a span.
    pub fn words_in(&self, span: Span) -> usize {
        let range = self.tokens_in(span);
        self.tokens.get(range).unwrap_or(&[]).iter().filter(|t| t.is_word()).count()
    }
}
