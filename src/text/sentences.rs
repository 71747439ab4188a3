//! Sentences.

use super::{Paragraph, Sentence, Token};
use crate::span::Span;

/// Splits every paragraph into its sentences and tells each paragraph which are its own.
pub(super) fn split(text: &str, tokens: &[Token], paragraphs: &mut [Paragraph]) -> Vec<Sentence> {
    let mut sentences: Vec<Sentence> = Vec::new();
    for (index, paragraph) in paragraphs.iter_mut().enumerate() {
        let first = sentences.len() as u32;
        let mut open = paragraph.tokens.start;
        for at in paragraph.tokens.clone() {
            let last = at + 1 == paragraph.tokens.end;
            let Some(token) = tokens.get(at as usize) else { break };
            let ends = matches!(token.of(text), "." | "!" | "?")
                && tokens
                    .get(at as usize + 1)
                    .is_some_and(|n| n.start > token.end && n.of(text).starts_with(char::is_uppercase));
            if last || ends {
                let start = tokens.get(open as usize).map_or(token.start, |t| t.start);
                let span = Span { start, end: token.end };
                sentences.push(Sentence { span, paragraph: index as u32, tokens: open..at + 1 });
                open = at + 1;
            }
        }
        paragraph.sentences = first..sentences.len() as u32;
    }
    sentences
}
