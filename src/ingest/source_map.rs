//! From offsets in an article's text back to lines and columns of the file.

/// A place in a file: 1-based, columns in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line.
    pub line: u32,
    /// Column.
    pub column: u32,
}

/// How the text stands to the file.
#[derive(Clone, Debug)]
pub enum SourceMap {
    /// The text is the file; it begins at the position given (1:1, but for front matter that was cut off).
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

impl SourceMap {
    /// The position in the file of a byte of the text.
    pub fn position(&self, text: &str, byte: u32) -> Position {
        match self {
            Self::Record(position) => *position,
            Self::Verbatim(start) => advance(*start, text, 0, byte),
            Self::Pieces(pieces) => {
                let after = pieces.partition_point(|p| p.start <= byte);
                match pieces.get(after.saturating_sub(1)) {
                    Some(piece) => advance(piece.position, text, piece.start, byte),
                    None => Position { line: 1, column: 1 },
                }
            }
        }
    }
}

/// Walks from one byte of the text to another, counting lines and columns.
fn advance(from: Position, text: &str, start: u32, end: u32) -> Position {
    let passed = text.get(start as usize..(end as usize).min(text.len())).unwrap_or("");
    let newlines = memchr::memchr_iter(b'\n', passed.as_bytes()).count() as u32;
    let tail = passed.rfind('\n').map_or(passed, |at| passed.get(at + 1..).unwrap_or(""));
    let column = tail.chars().count() as u32 + if newlines == 0 { from.column } else { 1 };
    Position { line: from.line + newlines, column }
}
