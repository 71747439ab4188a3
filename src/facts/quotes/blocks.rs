//! Which paragraphs of a block quotation are somebody's words.
//!
//! Pages also set tables in such blocks, and embedded posts end with a line on who wrote them.

use crate::ingest::{Article, BlockKind};
use crate::text::{Paragraph, Text, TokenKind};

/// Words of a paragraph without a mark at its end that may still be speech: fewer are a label or a row of a table.
const UNMARKED: usize = 8;

/// Whether a paragraph stands in a block quotation and is speech: neither a line on who wrote it nor a row of a table.
pub(super) fn is_speech(article: &Article, text: &Text, paragraph: &Paragraph) -> bool {
    if paragraph.kind != Some(BlockKind::Quote) {
        return false;
    }
    let said = paragraph.span.of(&article.text);
    let tokens = text.tokens.get(paragraph.tokens.start as usize..paragraph.tokens.end as usize).unwrap_or(&[]);
    let words = tokens.iter().filter(|token| token.kind == TokenKind::Word).count();
    let ends = said.ends_with(['.', '!', '?', '…', '"', '”', '’', '\'', '»', ':', ';', ',', ')']);
    let byline = said.starts_with(['—', '–', '―', '-']) && words <= UNMARKED + 4;
    !byline && (ends || words >= UNMARKED)
}
