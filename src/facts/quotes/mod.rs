//! Quotations: where they stand, how they are set, and who speaks.

mod fields;

use super::Source;
use crate::ingest::Article;
use crate::span::Span;
use crate::text::Text;

pub use fields::FIELDS;

/// One quotation; a run over several paragraphs is one quotation a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// Where it stands, with its quotation marks.
    pub span: Span,
    /// What sort of quotation it is.
    pub style: QuoteStyle,
    /// Number of the run over several paragraphs that it is part of.
    pub run: Option<u32>,
    /// Who speaks, where the article says so.
    pub speaker: Option<Source>,
    /// The reporting verb or phrase.
    pub cue: Option<Span>,
}

/// What sort of quotation it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum QuoteStyle {
    /// Speech: a sentence or more.
    Direct,
    /// Speech: a fragment inside a sentence.
    Partial,
    /// A block quotation.
    Block,
    /// Words held at arm's length, a nickname, a term.
    Scare,
    /// The title of a work.
    Title,
}

impl QuoteStyle {
    /// The name of the contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Partial => "partial",
            Self::Block => "block",
            Self::Scare => "scare",
            Self::Title => "title",
        }
    }
}

/// Finds the quotations of an article, without their speakers.
pub fn find(_article: &Article, _text: &Text) -> Vec<Quote> {
    Vec::new()
}
