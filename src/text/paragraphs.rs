//! Paragraphs: stretches between line breaks.

use super::{Paragraph, Token};
use crate::ingest::Block;
use crate::span::Span;

/// Splits at every line break.
pub(super) fn split(text: &str, blocks: &[Block], tokens: &[Token]) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    let mut token = 0;
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain(std::iter::once(text.len()));
    for end in ends {
        let span = Span::new(start, end).trimmed(text);
        start = end + 1;
        if span.is_empty() {
            continue;
        }
        let first = token;
        while tokens.get(token).is_some_and(|t| t.end <= span.end) {
            token += 1;
        }
        let kind = blocks.iter().find(|b| b.span.overlaps(span)).map(|b| b.kind);
        paragraphs.push(Paragraph { span, kind, sentences: 0..0, tokens: first as u32..token as u32 });
    }
    paragraphs
}
