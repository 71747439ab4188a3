//! The article: what every later stage works on.

use super::{Allowance, Metadata, Position, SourceMap};
use crate::digest::Digest;
use crate::normal;
use crate::span::Span;

/// One article, as read.
#[derive(Clone, Debug)]
pub struct Article {
    /// Where it came from, relative to where the program runs, with `/` between folders; `file.jsonl#id` in a collection.
    pub path: String,
    /// SHA-256 of the bytes: of the file, or of the record in a collection.
    pub sha256: Digest,
    /// SHA-256 of the normalised text ([`crate::normal`]); equal for copies that differ only in layout.
    pub text_sha256: Digest,
    /// Who published it, when, and under which headline, as far as that is known.
    pub meta: Metadata,
    /// The text that every offset counts into.
    pub text: String,
    /// Where the headline stands in `text`, if it is part of it.
    pub headline: Option<Span>,
    /// Stretches of `text` that the format sets apart, in order of position; all else is prose.
    pub blocks: Vec<Block>,
    /// Comments of the markup, in order of position: no text, but editors write allowances in them.
    pub comments: Vec<Comment>,
    /// Whether it is read only for what others share with it, and nothing is asked about itself.
    pub context: bool,
    /// What stands beside the text about findings that its editors let stand.
    pub allowances: Vec<Allowance>,
    /// Leads from `text` back to lines and columns of the file.
    pub source_map: SourceMap,
}

impl Article {
    /// An article that is nothing but text: what a plain-text file without metadata gives.
    pub fn from_text(path: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            path: path.into(),
            sha256: Digest::of(text.as_bytes()),
            text_sha256: normal::digest(&text),
            meta: Metadata::default(),
            headline: None,
            blocks: Vec::new(),
            comments: Vec::new(),
            context: false,
            allowances: Vec::new(),
            source_map: SourceMap::verbatim(&text),
            text,
        }
    }

    /// The path of the file that it is in: its own path, but for a record of a collection.
    pub fn file(&self) -> &str {
        match self.source_map {
            SourceMap::Record(_) => self.path.rsplit_once('#').map_or(&self.path, |(file, _)| file),
            _ => &self.path,
        }
    }

    /// Line and column in the file of a byte offset of the text.
    pub fn position(&self, byte: u32) -> Position {
        self.source_map.position(&self.text, byte)
    }

    /// Line and column in the file right after the last character before a byte offset: where a span ends.
    pub fn end_position(&self, byte: u32) -> Position {
        self.source_map.end_position(&self.text, byte)
    }
}

/// A stretch of text that the format sets apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// A comment of the markup (`<!-- … -->`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// The byte of the text that it stands before.
    pub at: u32,
    /// Whether it stands between paragraphs, and not within one.
    pub apart: bool,
    /// What it says, without the marks around it.
    pub text: String,
    /// Where it begins in the file.
    pub position: Position,
}

/// What a format says a stretch of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading inside the article.
    Heading,
    /// A block quotation (`>` in Markdown, `blockquote` in HTML).
    Quote,
    /// A picture's caption.
    Caption,
    /// An item of a list.
    Item,
    /// Code or other text that is no prose.
    Code,
}

/// An input that was not audited.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Skipped {
    /// The path, as an article's.
    pub path: String,
    /// Why, in words a person can act on.
    pub reason: String,
}
