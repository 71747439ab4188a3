//! Quotations: where they stand, how they are set, and who speaks.

mod around;
mod blocks;
mod fields;
mod listed;
mod marks;
mod pairs;
mod style;

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
pub fn find(article: &Article, text: &Text) -> Vec<Quote> {
    let tokens = marks::Tokens::new(article, text);
    let mut quotes: Vec<Quote> = Vec::new();
    let mut blocks = text.paragraphs.iter().filter(|p| blocks::is_speech(article, text, p)).peekable();
    for pair in pairs::find(&tokens, text) {
        let Some(span) = span(&tokens, &pair) else { continue };
        while let Some(block) = blocks.next_if(|b| b.span.start <= span.start) {
            quotes.push(block_quote(block.span));
        }
        if quotes.last().is_some_and(|q| q.style == QuoteStyle::Block && q.span.overlaps(span)) {
            continue;
        }
        let paragraph =
            text.paragraphs.get(pair.paragraph).map_or(0..0, |p| p.tokens.start as usize..p.tokens.end as usize);
        let style = if listed::is_title(&tokens, &pair, &paragraph) {
            QuoteStyle::Title
        } else {
            style::of(&tokens, &pair, paragraph.start)
        };
        quotes.push(Quote { span, style, run: pair.run, speaker: None, cue: None });
    }
    quotes.extend(blocks.map(|b| block_quote(b.span)));
    quotes
}

fn span(tokens: &marks::Tokens<'_>, pair: &pairs::Pair) -> Option<Span> {
    let first = tokens.all.get(pair.tokens.start)?;
    let last = tokens.all.get(pair.tokens.end.checked_sub(1)?)?;
    Some(Span { start: first.start, end: last.end })
}

fn block_quote(span: Span) -> Quote {
    Quote { span, style: QuoteStyle::Block, run: None, speaker: None, cue: None }
}

#[cfg(test)]
mod tests;
