//! Readers: one a format. A reader takes the decoded text of a file and gives drafts of articles.

use super::compose::Composed;
use super::{Article, Block, Comment, Metadata, Skipped, SourceMap, html, json, jsonl, markdown, plain};
use crate::digest::Digest;
use crate::normal;
use crate::span::Span;

/// A format that copydesk reads. To add one: a file beside this one, and its line in [`READERS`].
pub struct Reader {
    /// Its name, as people write it.
    pub name: &'static str,
    /// The endings of file names that say so, in lower case and without the dot.
    pub extensions: &'static [&'static str],
    /// Whether a text without such an ending looks like it.
    pub(super) sniff: fn(&str) -> bool,
    /// Reads a file.
    pub(super) read: fn(Source<'_>) -> Vec<Outcome>,
}

/// The readers. The first one whose `sniff` agrees gets a file without a telling name, so plain text, which takes
/// everything, comes last.
pub const READERS: &[Reader] = &[html::READER, json::READER, jsonl::READER, markdown::READER, plain::READER];

/// A file, as its reader gets it.
pub(super) struct Source<'a> {
    /// The path that the articles will have.
    pub path: &'a str,
    /// SHA-256 of the file's bytes.
    pub sha256: Digest,
    /// The decoded text, without a byte-order mark.
    pub text: String,
    /// The longest line that is read as a record, in bytes.
    pub line_limit: usize,
}

impl Source<'_> {
    /// The file as a whole, refused.
    pub(super) fn skipped(&self, reason: impl Into<String>) -> Outcome {
        Err(Skipped { path: self.path.to_owned(), reason: reason.into() })
    }
}

/// What a reader makes of a file or a record.
pub(super) type Outcome = Result<Draft, Skipped>;

/// An article before its metadata from elsewhere joins in.
pub(super) struct Draft {
    /// The record's name inside the file, where the file is a collection.
    pub record: Option<String>,
    /// SHA-256 of the file's or record's bytes.
    pub sha256: Digest,
    /// What the file itself declares.
    pub declared: Metadata,
    /// What the reader found out.
    pub detected: Metadata,
    /// As [`Article::text`].
    pub text: String,
    /// As [`Article::headline`].
    pub headline: Option<Span>,
    /// As [`Article::blocks`].
    pub blocks: Vec<Block>,
    /// As [`Article::comments`].
    pub comments: Vec<Comment>,
    /// As [`Article::source_map`].
    pub source_map: SourceMap,
}

impl Draft {
    /// A draft of nothing but text.
    pub(super) fn bare(sha256: Digest, text: String, source_map: SourceMap) -> Self {
        Self {
            record: None,
            sha256,
            declared: Metadata::default(),
            detected: Metadata::default(),
            headline: None,
            blocks: Vec::new(),
            comments: Vec::new(),
            text,
            source_map,
        }
    }

    /// A draft of a composed text.
    pub(super) fn composed(sha256: Digest, composed: Composed) -> Self {
        let Composed { text, blocks, comments, source_map } = composed;
        Self { blocks, comments, ..Self::bare(sha256, text, source_map) }
    }

    /// The article at `path`, with metadata that stands beside the file filling what the file does not declare.
    pub(super) fn finish(self, path: String, beside: Metadata) -> Result<Article, Skipped> {
        if self.text.trim().is_empty() {
            return Err(Skipped { path, reason: "empty: there is no text in it".to_owned() });
        }
        if u32::try_from(self.text.len()).is_err() {
            return Err(Skipped { path, reason: "its text is longer than 4 GB".to_owned() });
        }
        let mut meta = self.declared.or(beside).or(self.detected);
        meta.language = meta.language.or_else(|| super::language::detect(&self.text));
        Ok(Article {
            path,
            sha256: self.sha256,
            text_sha256: normal::digest(&self.text),
            meta,
            text: self.text,
            headline: self.headline,
            blocks: self.blocks,
            comments: self.comments,
            source_map: self.source_map,
        })
    }
}

/// The reader for a file: by the ending of its name, else by what stands in it.
pub(super) fn choose(path: &str, text: &str) -> &'static Reader {
    let by_content = || READERS.iter().find(|reader| (reader.sniff)(text)).unwrap_or(&plain::READER);
    by_extension(path).unwrap_or_else(by_content)
}

/// The reader whose extension a path has.
pub(super) fn by_extension(path: &str) -> Option<&'static Reader> {
    let extension = extension(path)?;
    READERS.iter().find(|reader| reader.extensions.contains(&extension.as_str()))
}

/// The ending of a file's name, in lower case and without the dot.
pub(super) fn extension(path: &str) -> Option<String> {
    let name = path.rsplit('/').next()?;
    let (stem, extension) = name.rsplit_once('.')?;
    (!stem.is_empty()).then(|| extension.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_decides_before_the_content() {
        let page = "<!doctype html><html><body>";
        assert_eq!(choose("a.txt", page).name, "plain text");
        assert_eq!(choose("a.HTM", "words").name, "HTML");
        assert_eq!(choose("a", page).name, "HTML");
        assert_eq!(choose("a", "{\"text\": \"x\"}").name, "JSON");
        assert_eq!(choose("a", "{\"text\": \"x\"}\n{\"text\": \"y\"}\n").name, "JSON Lines");
        assert_eq!(choose("a", "---\ntitle: x\n---\nBody.").name, "Markdown");
        assert_eq!(choose("a.b/c", "Words.").name, "plain text");
    }

    #[test]
    fn every_extension_has_one_reader() {
        let mut all: Vec<&str> = READERS.iter().flat_map(|r| r.extensions.iter().copied()).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
