//! Readers: one a format. A reader takes the decoded text of a file and gives drafts of articles.
//!
//! Formats that are no text, or text inside a wrapping, are opened by [`super::container`] first.

use super::compose::Composed;
use super::limits::megabytes;
use super::metadata_file::Entry;
use super::{Allowance, Article, Block, Comment, Fields, Limits, Metadata, Origin, Skipped, SourceMap};
use super::{feed, html, json, jsonl, markdown, newsml, nitf, plain, table};
use crate::digest::Digest;
use crate::normal;
use crate::span::Span;

/// A format that copydesk reads. To add one: a file beside this one, and its line in [`READERS`].
pub struct Reader {
    /// Its name, as people write it.
    pub name: &'static str,
    /// The endings of file names that say so, in lower case and without the dot.
    pub extensions: &'static [&'static str],
    /// Whether a text is certainly of this format, whatever its file is called.
    pub(super) certain: fn(&str) -> bool,
    /// Whether a text in a file without a telling name looks like it.
    pub(super) sniff: fn(&str) -> bool,
    /// Reads a file.
    pub(super) read: fn(Source<'_>) -> Vec<Outcome>,
}

/// The readers. The first one whose `sniff` agrees gets a file without a telling name, so plain text, which takes
/// everything, comes last.
pub const READERS: &[Reader] = &[
    feed::READER,
    newsml::READER,
    nitf::READER,
    html::READER,
    json::READER,
    jsonl::READER,
    table::READER,
    markdown::READER,
    plain::READER,
];

/// For readers whose texts no content gives away beyond doubt.
pub(super) fn never(_: &str) -> bool {
    false
}

/// A file, as its reader gets it.
pub(super) struct Source<'a> {
    /// The path that the articles will have.
    pub path: &'a str,
    /// SHA-256 of the file's bytes.
    pub sha256: Digest,
    /// The decoded text, without a byte-order mark.
    pub text: String,
    /// How much is read.
    pub limits: &'a Limits,
    /// The project's names of fields.
    pub fields: &'a Fields,
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
    /// As [`Article::allowances`].
    pub allowances: Vec<Allowance>,
    /// As [`Article::source_map`].
    pub source_map: SourceMap,
    /// What of it could not be read, where it is an article all the same.
    pub missing: Option<String>,
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
            allowances: Vec::new(),
            text,
            source_map,
            missing: None,
        }
    }

    /// A draft of a composed text.
    pub(super) fn composed(sha256: Digest, composed: Composed) -> Self {
        let Composed { text, blocks, comments, source_map } = composed;
        Self { blocks, comments, ..Self::bare(sha256, text, source_map) }
    }

    /// The article at `path`, with metadata that stands beside the file filling what the file does not declare, and the allowances that stand
    /// there. A text of
    /// more than `most` bytes is none.
    pub(super) fn finish(self, path: String, beside: Entry, most: usize) -> Result<Article, Skipped> {
        if self.text.trim().is_empty() {
            return Err(Skipped { path, reason: "empty: there is no text in it".to_owned() });
        }
        if self.text.len() > most || u32::try_from(self.text.len()).is_err() {
            let reason = format!("its text is longer than {}, the most that is read as one article", megabytes(most));
            return Err(Skipped { path, reason });
        }
        let declared = self.declared.said_by(Origin::Declared).or(beside.meta.said_by(Origin::Beside));
        let mut meta = declared.or(self.detected.said_by(Origin::Detected));
        meta.language = meta.language.or_else(|| super::language::detect(&self.text));
        let meta = meta.said_by(Origin::Guessed);
        Ok(Article {
            path,
            sha256: self.sha256,
            text_sha256: normal::digest(&self.text),
            meta,
            text: self.text,
            headline: self.headline,
            blocks: self.blocks,
            comments: self.comments,
            context: false,
            allowances: self.allowances.into_iter().chain(beside.allow).collect(),
            source_map: self.source_map,
        })
    }
}

/// The reader for a file: by what certainly stands in it, then by the ending of its name, then by what it looks like.
pub(super) fn choose(path: &str, text: &str) -> &'static Reader {
    let certain = READERS.iter().find(|reader| (reader.certain)(text));
    let alike = || READERS.iter().find(|reader| (reader.sniff)(text)).unwrap_or(&plain::READER);
    certain.or_else(|| by_extension(path)).unwrap_or_else(alike)
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
    fn content_decides_where_it_is_certain_and_the_name_where_not() {
        let page = "<!doctype html><html><body>";
        assert_eq!(choose("a.txt", page).name, "HTML");
        assert_eq!(choose("a.html", "<?xml version='1.0'?>\n<!-- x -->\n<rss version='2.0'>").name, "RSS and Atom");
        assert_eq!(choose("a.xml", "<?xml version='1.0'?><html xmlns='x'>").name, "HTML");
        assert_eq!(choose("a.txt", "{\"text\": \"x\"}").name, "plain text");
        assert_eq!(choose("a.txt", "---\ntitle: x\n---\nBody.").name, "plain text");
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
