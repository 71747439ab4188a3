//! Composes the readable text of an article from stretches of a marked-up file, with the blocks that the markup sets apart
//! and the map back to the file. Markdown and HTML both write through this.

use super::source_map::MapBuilder;
use super::{Block, BlockKind, Comment, Position, SourceMap};
use crate::span::Span;
use std::ops::Range;

/// The white space that stands before the next words.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Space,
    Line,
    Paragraph,
}

/// How many open blocks an end may reach over: enough for any article, and a bound for hostile markup.
const DEPTH: usize = 256;

/// A text that grows from left to right.
pub(super) struct Composer<'a> {
    file: &'a str,
    text: String,
    blocks: Vec<Block>,
    comments: Vec<Comment>,
    open: Vec<Open>,
    map: MapBuilder<'a>,
    /// Where the last words that stand in the file end, in the text and in the file.
    mapped: (usize, usize),
    gap: Gap,
}

/// A block that has begun.
struct Open {
    kind: BlockKind,
    start: usize,
    /// Where the first block inside it begins.
    inner: Option<usize>,
}

/// A composed text.
pub(super) struct Composed {
    pub text: String,
    pub blocks: Vec<Block>,
    pub comments: Vec<Comment>,
    pub source_map: SourceMap,
}

impl<'a> Composer<'a> {
    /// Begins a text made of stretches of `file`.
    pub(super) fn new(file: &'a str) -> Self {
        Self::within(file, Position::START)
    }

    /// Begins a text made of stretches of `file`, which is itself a stretch of a larger one and begins at `start` there.
    pub(super) fn within(file: &'a str, start: Position) -> Self {
        Self {
            file,
            text: String::new(),
            blocks: Vec::new(),
            comments: Vec::new(),
            open: Vec::new(),
            map: MapBuilder::within(file, start),
            mapped: (0, 0),
            gap: Gap::None,
        }
    }

    /// Words from a place in the file. Where they do not stand there as they are (`&amp;`), only their beginning is known.
    pub(super) fn words(&mut self, words: &str, place: Range<usize>) {
        self.words_at(words, Some(place));
    }

    /// Words whose place may be unknown; they then count as following those before them.
    pub(super) fn words_at(&mut self, words: &str, place: Option<Range<usize>>) {
        if words.is_empty() {
            return;
        }
        self.close_gap();
        let at = self.text.len();
        self.text.push_str(words);
        let Some(place) = place else { return };
        if self.file.get(place.clone()) == Some(words) {
            let runs_on = self.runs_on(at, place.start);
            self.mapped = (self.text.len(), place.end);
            self.map.push(at, place, runs_on);
        } else {
            self.map.push(at, place.start..place.start + usize::from(!place.is_empty()), false);
        }
    }

    /// Whether there are no words yet.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// How long the text is, in bytes.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether text and file are the same between the last words that stand in the file and a byte of each.
    fn runs_on(&self, text: usize, file: usize) -> bool {
        let gap = self.text.get(self.mapped.0..text);
        gap.is_some_and(|gap| gap.len() <= 1) && gap == self.file.get(self.mapped.1..file)
    }

    /// A comment, which is no text, at a byte of the file.
    pub(super) fn comment(&mut self, text: &str, place: usize) {
        let (at, position) = (self.text.len() as u32, self.map.position(place));
        let apart = self.gap == Gap::Paragraph || self.text.is_empty();
        self.comments.push(Comment { at, apart, text: text.trim().to_owned(), position });
    }

    /// At least a space before the next words.
    pub(super) fn space(&mut self) {
        self.gap = self.gap.max(Gap::Space);
    }

    /// The next words begin a line.
    pub(super) fn line(&mut self) {
        self.gap = self.gap.max(Gap::Line);
    }

    /// The next words begin a paragraph.
    pub(super) fn paragraph(&mut self) {
        self.gap = Gap::Paragraph;
    }

    fn close_gap(&mut self) {
        let gap = std::mem::replace(&mut self.gap, Gap::None);
        if self.text.is_empty() {
            return;
        }
        let ended = self.text.ends_with('\n');
        self.text.push_str(match gap {
            Gap::Space if !ended && !self.text.ends_with(' ') => " ",
            Gap::Line if !ended => "\n",
            Gap::Paragraph if ended && !self.text.ends_with("\n\n") => "\n",
            Gap::Paragraph if !ended => "\n\n",
            _ => "",
        });
    }

    /// A block begins with the next words.
    pub(super) fn begin(&mut self, kind: BlockKind) {
        self.paragraph();
        self.close_gap();
        self.open.push(Open { kind, start: self.text.len(), inner: None });
    }

    /// The innermost open block of that kind ends, and all that is open inside it.
    pub(super) fn end(&mut self, kind: BlockKind) {
        if !self.open.iter().rev().take(DEPTH).any(|open| open.kind == kind) {
            return;
        }
        while let Some(open) = self.open.pop() {
            let last = open.kind == kind;
            self.close(&open);
            if last {
                break;
            }
        }
        self.paragraph();
    }

    /// A quotation is one block with all that is in it; any other block ends where a block inside it begins.
    fn close(&mut self, open: &Open) {
        let end = match open.kind {
            BlockKind::Quote => {
                while self.blocks.last().is_some_and(|block| block.span.from() >= open.start) {
                    self.blocks.pop();
                }
                self.text.len()
            }
            _ => open.inner.unwrap_or(self.text.len()),
        };
        let span = Span::new(open.start, end).trimmed(&self.text);
        let first = if span.is_empty() { open.inner } else { Some(span.from()) };
        if let Some(outer) = self.open.last_mut() {
            outer.inner = outer.inner.or(first);
        }
        if span.is_empty() {
            return;
        }
        self.blocks.push(Block { span, kind: open.kind });
    }

    /// What has been composed, without white space at its end.
    pub(super) fn finish(mut self) -> Composed {
        while let Some(open) = self.open.pop() {
            self.close(&open);
        }
        self.text.truncate(self.text.trim_end().len());
        self.blocks.sort_by_key(|block| block.span);
        Composed { text: self.text, blocks: self.blocks, comments: self.comments, source_map: self.map.finish() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_never_overlap_also_where_one_holds_nothing_but_another() {
        let mut out = Composer::new("word");
        out.begin(BlockKind::Item);
        out.begin(BlockKind::Item);
        out.begin(BlockKind::Quote);
        out.words("word", 0..4);
        let blocks = out.finish().blocks;
        assert_eq!(blocks, [Block { span: Span::new(0, 4), kind: BlockKind::Quote }]);
    }

    #[test]
    fn an_item_ends_where_the_list_inside_it_begins() {
        let mut out = Composer::new("one two");
        out.begin(BlockKind::Item);
        out.words("one", 0..3);
        out.begin(BlockKind::Item);
        out.words("two", 4..7);
        out.end(BlockKind::Item);
        out.end(BlockKind::Item);
        let Composed { text, blocks, .. } = out.finish();
        let found: Vec<&str> = blocks.iter().map(|b| b.span.of(&text)).collect();
        assert_eq!(found, ["one", "two"]);
    }
}
