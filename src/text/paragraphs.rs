//! Paragraphs: a line each, or, in a hard-wrapped text, runs of lines between blank or indented ones.

use super::{Paragraph, Token};
use crate::ingest::{Block, BlockKind};
use crate::span::Span;

/// The widest line, in characters, that people wrap texts to by hand or by mailer.
const WIDEST: usize = 100;

/// One line that holds something.
struct Line {
    /// Without the white space around it.
    span: Span,
    /// Characters between the first and the last.
    width: usize,
    /// Characters of its first word.
    first_word: usize,
    /// Whether it stands in from the margin.
    indented: bool,
    /// Whether the line before it holds something.
    follows: bool,
    /// Whether it ends in a mark that ends sentences.
    ends: bool,
}

/// Splits a text into paragraphs; takes time linear in the text, whatever it is.
pub(super) fn split(text: &str, blocks: &[Block], tokens: &[Token]) -> Vec<Paragraph> {
    let lines = lines(text);
    let wrapped = wrap_width(&lines);
    let mut kinds = Kinds { blocks, next: 0 };
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut token = 0;
    let mut before: Option<(&Line, Option<usize>)> = None;
    for line in &lines {
        let block = kinds.at(line.span);
        let first = token;
        while tokens.get(token).is_some_and(|t| t.end <= line.span.end) {
            token += 1;
        }
        let goes_on = wrapped
            .zip(before)
            .is_some_and(|(width, (last, last_block))| last_block == block && continues(last, line, width));
        before = Some((line, block));
        match paragraphs.last_mut() {
            Some(open) if goes_on => {
                open.span = open.span.cover(line.span);
                open.tokens.end = token as u32;
            }
            _ => paragraphs.push(Paragraph {
                span: line.span,
                kind: block.and_then(|b| kinds.kind(b)),
                sentences: 0..0,
                tokens: first as u32..token as u32,
            }),
        }
    }
    paragraphs
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut follows = false;
    for end in memchr::memchr_iter(b'\n', text.as_bytes()).chain(std::iter::once(text.len())) {
        let span = Span::new(start, end).trimmed(text);
        let indent = span.from() - start;
        start = end + 1;
        if span.is_empty() {
            follows = false;
            continue;
        }
        let words = span.of(text);
        lines.push(Line {
            span,
            width: words.chars().take(WIDEST + 1).count(),
            first_word: words.chars().take_while(|c| !c.is_whitespace()).take(WIDEST).count(),
            indented: indent >= 2 || indent == 1 && text.as_bytes().get(span.from() - 1) == Some(&b'\t'),
            follows,
            ends: words.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»']).ends_with(['.', '!', '?', '…', ':']),
        });
        follows = true;
    }
    lines
}

/// The width that a text is wrapped to, where it is: most lines that another one follows directly stop in mid-sentence, and
/// the next word would not have fitted.
fn wrap_width(lines: &[Line]) -> Option<usize> {
    let inner = || lines.windows(2).filter_map(|w| <&[Line; 2]>::try_from(w).ok()).filter(|[_, b]| b.follows);
    let width = lines.iter().map(|l| l.width).max()?;
    let (mut all, mut open, mut full) = (0_usize, 0_usize, 0_usize);
    for [line, next] in inner() {
        all += 1;
        open += usize::from(!line.ends);
        full += usize::from(line.width + 1 + next.first_word > width.saturating_sub(10));
    }
    ((30..=WIDEST).contains(&width) && all >= 2 && open * 2 >= all && full * 5 >= all * 3).then_some(width)
}

/// Whether a line goes on with the paragraph of the line before it.
fn continues(last: &Line, line: &Line, width: usize) -> bool {
    let short = last.width + 1 + line.first_word <= width * 3 / 4;
    line.follows && (!line.indented || last.indented) && !(short && last.ends)
}

/// Finds the block of each line; asked in order of position.
struct Kinds<'a> {
    blocks: &'a [Block],
    next: usize,
}

impl Kinds<'_> {
    /// The first block that overlaps a line.
    fn at(&mut self, line: Span) -> Option<usize> {
        while self.blocks.get(self.next).is_some_and(|b| b.span.end <= line.start) {
            self.next += 1;
        }
        self.blocks.get(self.next).filter(|b| b.span.overlaps(line)).map(|_| self.next)
    }

    fn kind(&self, block: usize) -> Option<BlockKind> {
        self.blocks.get(block).map(|b| b.kind)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tokenise;
    use super::*;
    use proptest::prelude::*;

    fn paragraphs<'a>(text: &'a str, blocks: &[Block]) -> Vec<&'a str> {
        split(text, blocks, &tokenise(text)).iter().map(|p| p.span.of(text)).collect()
    }

    #[test]
    fn a_line_is_a_paragraph_where_lines_are_not_wrapped() {
        let text = "The ferry will not sail.\nMr. Holm said so on the quay.\nHe was sorry.\n";
        assert_eq!(paragraphs(text, &[]).len(), 3);
    }

    const WRAPPED: &str = "The council voted on Tuesday to close the old\n\
        ferry landing, which has stood empty since the\n\
        storm of last winter took half of its roof away.\n\
        \n\
        Nobody spoke against the plan, although some of\n\
        the boatmen had come to hear what was decided.\n";

    #[test]
    fn wrapped_lines_join_up_to_the_blank_line() {
        assert_eq!(paragraphs(WRAPPED, &[]).len(), 2);
    }

    #[test]
    fn an_indented_line_opens_a_paragraph_of_a_wrapped_text() {
        let indented = WRAPPED.replace("\n\n", "\n    ");
        assert_eq!(paragraphs(&indented, &[]).len(), 2);
    }

    #[test]
    fn a_block_is_a_paragraph_with_its_kind() {
        let text = "Terms\nThe rest of it.";
        let blocks = [Block { span: Span::new(0, 5), kind: BlockKind::Heading }];
        let kinds: Vec<_> = split(text, &blocks, &tokenise(text)).iter().map(|p| p.kind).collect();
        assert_eq!(kinds, [Some(BlockKind::Heading), None]);
    }

    proptest! {
        #[test]
        fn every_token_is_in_one_paragraph(text in "[ab .\n\t]{0,300}") {
            let tokens = tokenise(&text);
            let mut next = 0;
            for paragraph in split(&text, &[], &tokens) {
                prop_assert_eq!(paragraph.tokens.start, next);
                next = paragraph.tokens.end;
            }
            prop_assert_eq!(next as usize, tokens.len());
        }
    }
}
