//! Files in, articles out.
//!
//! Takes paths and bytes, gives [`Article`]s with their metadata, text and the map back to the file; what cannot be
//! read becomes [`Skipped`], with the reason. This is the only stage that touches the file system.
//!
//! The way of a file: [`walk`] finds it, [`open`] gets its bytes, [`decode`] makes them text, one of the [`READERS`] makes
//! drafts of articles, [`beside`] adds the metadata that stands next to it.

mod article;
mod beside;
mod compose;
mod dates;
mod decode;
mod exclude;
mod front_matter;
mod html;
mod json;
mod jsonl;
mod kinds;
mod language;
mod limits;
mod loose;
mod manifest;
mod markdown;
mod metadata;
mod metadata_file;
mod open;
mod plain;
mod reader;
mod record;
mod source_map;
mod walk;

pub use article::{Article, Block, BlockKind, Comment, Skipped};
pub use exclude::Exclude;
pub use limits::Limits;
pub use manifest::{Change, Manifest};
pub use metadata::{Metadata, Published};
pub use reader::{READERS, Reader};
pub use source_map::{Piece, Position, SourceMap};

use crate::digest::Digest;
use beside::Beside;
use rayon::prelude::*;
use reader::{Outcome, Source};
use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use walk::{Input, Selection};

/// What ingestion gives for a set of paths.
#[derive(Debug, Default)]
pub struct Intake {
    /// The articles, by path; no two have the same.
    pub articles: Vec<Article>,
    /// What could not be read, by path.
    pub skipped: Vec<Skipped>,
}

impl Intake {
    /// Whether the paths led to nothing at all, neither read nor refused.
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty() && self.skipped.is_empty()
    }
}

/// Reads every article under the paths given (`-` is standard input), in order of path.
pub fn read_paths<P: AsRef<Path>>(paths: &[P]) -> Intake {
    read_paths_within(paths, &Limits::default())
}

/// As [`read_paths`], with other limits.
pub fn read_paths_within<P: AsRef<Path>>(paths: &[P], limits: &Limits) -> Intake {
    read_paths_except(paths, limits, &Exclude::default())
}

/// As [`read_paths_within`], without what a project leaves out.
pub fn read_paths_except<P: AsRef<Path>>(paths: &[P], limits: &Limits, exclude: &Exclude) -> Intake {
    let Selection { mut inputs, skipped } = walk::select(paths);
    inputs.retain(|input| !exclude.covers(&input.place));
    let (beside, problems) = Beside::load(&inputs);
    let read: Vec<Vec<Result<Article, Skipped>>> =
        inputs.par_iter().map(|input| read_input(input, &beside, limits)).collect();
    let refused = skipped.into_iter().chain(problems).map(Err);
    gather(read.into_iter().flatten().chain(refused))
}

/// Reads what has been read already, as if it stood in a file of that name with nothing beside it.
pub fn read_bytes(path: &str, bytes: Vec<u8>, limits: &Limits) -> Intake {
    let outcomes = drafts(path, bytes, limits);
    gather(outcomes.into_iter().map(|outcome| named(outcome, path, |_| Metadata::default())))
}

fn read_input(input: &Input, beside: &Beside, limits: &Limits) -> Vec<Result<Article, Skipped>> {
    let limit = if kinds::is_collection(&input.name) { limits.collection_bytes } else { limits.file_bytes };
    let bytes = match &input.path {
        Some(path) => open::file(path, limit),
        None => open::standard_input(limit),
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(reason) => return vec![Err(Skipped { path: input.name.clone(), reason })],
    };
    let (near, problem) = beside.of(input);
    let outcomes = drafts(&input.name, bytes, limits);
    let articles = outcomes.into_iter().map(|outcome| named(outcome, &input.name, |path| near.metadata(path)));
    articles.chain(problem.map(Err)).collect()
}

/// Bytes to drafts: decoding, choice of a reader, reading.
fn drafts(path: &str, bytes: Vec<u8>, limits: &Limits) -> Vec<Outcome> {
    let skipped = |reason: String| vec![Err(Skipped { path: path.to_owned(), reason })];
    if bytes.is_empty() {
        return skipped("empty: the file has no bytes".to_owned());
    }
    if let Some(reason) = kinds::foreign(path, &bytes) {
        return skipped(reason);
    }
    let sha256 = Digest::of(&bytes);
    let markup = kinds::is_page(path) || decode::looks_like_markup(&bytes);
    let text = match decode::decode(bytes, markup) {
        Ok(text) => text,
        Err(reason) => return skipped(reason),
    };
    let reader = reader::choose(path, &text);
    let source = Source { path, sha256, text, line_limit: limits.line_bytes };
    // Parsers of other people's formats are other people's code: one that fails on a file must not end the run.
    match catch_unwind(AssertUnwindSafe(|| (reader.read)(source))) {
        Ok(outcomes) if outcomes.is_empty() => skipped("no article in it".to_owned()),
        Ok(outcomes) => outcomes,
        Err(_) => skipped(format!(
            "the reader of {} failed on it, which is a fault of copydesk: please report it",
            reader.name
        )),
    }
}

/// Gives a draft its path and the metadata that stands beside the file.
fn named(outcome: Outcome, file: &str, beside: impl Fn(&str) -> Metadata) -> Result<Article, Skipped> {
    let draft = outcome?;
    let path = match &draft.record {
        Some(record) => format!("{file}#{record}"),
        None => file.to_owned(),
    };
    let beside = beside(&path);
    draft.finish(path, beside)
}

/// Puts everything in order of path, and tells articles apart that have one path.
fn gather(outcomes: impl Iterator<Item = Result<Article, Skipped>>) -> Intake {
    let mut intake = Intake::default();
    for outcome in outcomes {
        match outcome {
            Ok(article) => intake.articles.push(article),
            Err(skipped) => intake.skipped.push(skipped),
        }
    }
    intake.articles.sort_by(|a, b| a.path.cmp(&b.path));
    if intake.articles.windows(2).any(|pair| matches!(pair, [a, b] if a.path == b.path)) {
        tell_apart(&mut intake.articles);
        intake.articles.sort_by(|a, b| a.path.cmp(&b.path));
    }
    intake.skipped.sort();
    intake.skipped.dedup();
    intake
}

/// The second article of a path gets `~2` behind it, the third `~3`, as far as those are free.
fn tell_apart(articles: &mut [Article]) {
    let mut taken: HashSet<String> = articles.iter().map(|article| article.path.clone()).collect();
    let mut last = String::new();
    let mut number = 1;
    for article in articles {
        if article.path != last {
            last.clone_from(&article.path);
            number = 1;
            continue;
        }
        while !taken.insert(article.path.clone()) {
            number += 1;
            article.path = format!("{last}~{number}");
        }
    }
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod testing {
    //! What the readers' tests share.

    use super::{Article, Intake, Limits, read_bytes};

    /// A text read as a file of that name.
    pub(super) fn intake(name: &str, text: &str) -> Intake {
        read_bytes(name, text.as_bytes().to_vec(), &Limits::default())
    }

    /// The articles in it; nothing may be skipped.
    pub(super) fn articles(name: &str, text: &str) -> Vec<Article> {
        let intake = intake(name, text);
        assert_eq!(intake.skipped, []);
        intake.articles
    }

    /// The one article in it.
    pub(super) fn article(name: &str, text: &str) -> Article {
        let mut articles = articles(name, text);
        assert_eq!(articles.len(), 1);
        articles.remove(0)
    }

    /// Asserts that every character of the article's text stands in the file where the map says.
    pub(super) fn assert_round_trip(file: &str, article: &Article) {
        let lines: Vec<&str> = file.split('\n').collect();
        for (byte, c) in article.text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
            let at = article.position(byte as u32);
            let found = lines[at.line as usize - 1].chars().nth(at.column as usize - 1);
            assert_eq!(found, Some(c), "at {byte} of {:?}, {at:?}", article.text);
        }
    }
}
