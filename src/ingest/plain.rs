//! Plain text: the text is the file.

use super::{Article, Metadata, Position, SourceMap};
use crate::digest::Digest;
use crate::normal;

/// Makes the article of a decoded text file.
pub(super) fn read(path: String, bytes: &[u8], text: String) -> Article {
    Article {
        path,
        sha256: Digest::of(bytes),
        text_sha256: normal::digest(&text),
        meta: Metadata::default(),
        text,
        headline: None,
        blocks: Vec::new(),
        source_map: SourceMap::Verbatim(Position { line: 1, column: 1 }),
    }
}
