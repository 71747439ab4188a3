//! From offsets in an article's text back to lines and columns of the file.

use std::ops::Range;

/// A place in a file: 1-based, columns in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line.
    pub line: u32,
    /// Column.
    pub column: u32,
}

impl Position {
    /// Where every file begins.
    pub const START: Self = Self { line: 1, column: 1 };
}

/// How the text stands to the file.
#[derive(Clone, Debug)]
pub enum SourceMap {
    /// The text is the file; it begins at the position given. For short texts: every look-up walks from there.
    Verbatim(Position),
    /// The text is made of stretches of the file, each running on character by character from its position.
    Pieces(Vec<Piece>),
    /// No place is known but where the record begins.
    Record(Position),
}

/// A stretch of text that stands in the file as it is, from `position` on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// First byte in the text.
    pub start: u32,
    /// Where that byte stands in the file.
    pub position: Position,
}

/// The longest walk of a look-up, in bytes: longer pieces are cut into several.
const STRIDE: usize = 512;

impl SourceMap {
    /// The map of a text that is the file.
    pub fn verbatim(text: &str) -> Self {
        if text.len() <= STRIDE {
            return Self::Verbatim(Position::START);
        }
        let mut map = MapBuilder::new(text);
        map.push(0, 0..text.len(), false);
        map.finish()
    }

    /// The position in the file of a byte of the text.
    pub fn position(&self, text: &str, byte: u32) -> Position {
        match self {
            Self::Record(position) => *position,
            Self::Verbatim(start) => advance(*start, text, 0..byte as usize),
            Self::Pieces(pieces) => {
                let after = pieces.partition_point(|p| p.start <= byte);
                match pieces.get(after.saturating_sub(1)) {
                    Some(piece) => advance(piece.position, text, piece.start as usize..byte as usize),
                    None => Position::START,
                }
            }
        }
    }

    /// The position in the file of the end of a span, exclusive: right after its last character, also where the text
    /// goes on elsewhere in the file (`*word* and` in Markdown).
    pub fn end_position(&self, text: &str, end: u32) -> Position {
        let last = text.get(..end as usize).and_then(|t| t.chars().next_back()).map_or(0, char::len_utf8);
        match (self, last) {
            (Self::Pieces(_), 1..) => {
                let start = (end as usize).saturating_sub(last);
                advance(self.position(text, start as u32), text, start..end as usize)
            }
            _ => self.position(text, end),
        }
    }
}

/// Walks over a range of a text from the position of its first byte, counting lines and columns.
fn advance(from: Position, text: &str, range: Range<usize>) -> Position {
    let passed = text.as_bytes().get(range.start..range.end.min(text.len())).unwrap_or(&[]);
    let newlines = memchr::memchr_iter(b'\n', passed).count() as u32;
    let tail = memchr::memrchr(b'\n', passed).map_or(passed, |at| passed.get(at + 1..).unwrap_or(&[]));
    let characters = tail.iter().filter(|b| (**b & 0xC0) != 0x80).count() as u32;
    Position { line: from.line + newlines, column: characters + if newlines == 0 { from.column } else { 1 } }
}

/// Makes [`SourceMap::Pieces`] from byte offsets of the file.
pub(super) struct MapBuilder<'a> {
    file: &'a str,
    /// The position of every `STRIDE`th byte of the file (or of the character that it is in).
    marks: Vec<Position>,
    pieces: Vec<Piece>,
}

impl<'a> MapBuilder<'a> {
    /// Reads the file once.
    pub(super) fn new(file: &'a str) -> Self {
        Self::within(file, Position::START)
    }

    /// Reads a stretch of a file, which begins at `start` there.
    pub(super) fn within(file: &'a str, start: Position) -> Self {
        let mut marks = vec![start];
        let mut position = start;
        for start in (0..file.len()).step_by(STRIDE) {
            position = advance(position, file, start..start + STRIDE);
            marks.push(position);
        }
        Self { file, marks, pieces: Vec::new() }
    }

    /// The position of a byte of the file, which begins a character.
    pub(super) fn position(&self, byte: usize) -> Position {
        let mark = (byte / STRIDE).min(self.marks.len().saturating_sub(1));
        advance(self.marks.get(mark).copied().unwrap_or(Position::START), self.file, mark * STRIDE..byte)
    }

    /// Says that the text goes on from byte `text` with a stretch of the file, unaltered. Calls are in order of `text`.
    /// `runs_on`: between the stretch before and this one, text and file are the same too.
    pub(super) fn push(&mut self, text: usize, file: Range<usize>, runs_on: bool) {
        let known = self.pieces.last().map_or(0, |piece| text + file.len() - piece.start as usize);
        if runs_on && (1..=STRIDE).contains(&known) {
            return;
        }
        let mut from = file.start;
        while from < file.end {
            self.pieces.push(Piece { start: (text + from - file.start) as u32, position: self.position(from) });
            let next = (from + STRIDE).min(file.end);
            from = (next..file.end).find(|at| self.file.is_char_boundary(*at)).unwrap_or(file.end);
        }
    }

    /// The map; without any piece, the position of the first byte for all.
    pub(super) fn finish(self) -> SourceMap {
        let start = self.marks.first().copied().unwrap_or(Position::START);
        if self.pieces.is_empty() { SourceMap::Record(start) } else { SourceMap::Pieces(self.pieces) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The definition of a position, slow and plain.
    fn counted(text: &str, byte: usize) -> Position {
        let before = &text[..byte];
        let line = before.matches('\n').count() as u32 + 1;
        Position { line, column: before.rsplit('\n').next().unwrap_or("").chars().count() as u32 + 1 }
    }

    proptest! {
        #[test]
        fn positions_of_a_verbatim_text_agree_with_counting(text in "[a-zß😀\n]{0,1500}") {
            let map = SourceMap::verbatim(&text);
            for (byte, _) in text.char_indices().step_by(17) {
                prop_assert_eq!(map.position(&text, byte as u32), counted(&text, byte));
                prop_assert_eq!(map.end_position(&text, byte as u32), counted(&text, byte));
            }
        }
    }

    #[test]
    fn the_end_of_a_span_is_after_its_last_character_not_before_the_next_piece() {
        let (file, text) = ("*word* and", "word and");
        let mut map = MapBuilder::new(file);
        map.push(0, 1..5, false);
        map.push(4, 6..10, false);
        let map = map.finish();
        assert_eq!(map.position(text, 0), Position { line: 1, column: 2 });
        assert_eq!(map.end_position(text, 4), Position { line: 1, column: 6 });
        assert_eq!(map.position(text, 4), Position { line: 1, column: 7 });
    }

    #[test]
    fn ten_thousand_positions_in_a_long_line_are_found_at_once() {
        let text = "ä".repeat(4_000_000);
        let map = SourceMap::verbatim(&text);
        for n in 0..10_000u32 {
            assert_eq!(map.position(&text, n * 800), Position { line: 1, column: n * 400 + 1 });
        }
    }
}
