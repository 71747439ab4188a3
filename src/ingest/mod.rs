//! Files in, articles out.
//!
//! Takes paths and bytes, gives [`Article`]s with their metadata, text and the map back to the file; what cannot be
//! read becomes [`Skipped`], with the reason. This is the only stage that touches the file system.

mod article;
mod jsonl;
mod metadata;
mod plain;
mod source_map;
mod walk;

pub use article::{Article, Block, BlockKind, Skipped};
pub use metadata::{Metadata, Published};
pub use source_map::{Position, SourceMap};
pub use walk::read_paths;

/// What ingestion gives for a set of paths.
#[derive(Debug, Default)]
pub struct Intake {
    /// The articles, by path.
    pub articles: Vec<Article>,
    /// What could not be read, by path.
    pub skipped: Vec<Skipped>,
}
