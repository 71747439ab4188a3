//! Files in, articles out.
//!
//! Takes paths and bytes, gives [`Article`]s with their metadata, text and the map back to the file; what cannot be
//! read becomes [`Skipped`], with the reason. This is the only stage that touches the file system.
//!
//! The way of a file: [`walk`] finds it, [`open`] gets its bytes; if they are one of the [`CONTAINERS`], its members go the
//! same way on; else [`decode`] makes them text, one of the [`READERS`] makes drafts of articles, [`beside`] adds the metadata
//! that stands next to the file.

mod allowance;
mod article;
mod beside;
mod compose;
mod container;
mod dates;
mod decode;
mod docx;
mod exclude;
mod feed;
mod fields;
mod front_matter;
mod gzip;
mod html;
mod json;
mod jsonl;
mod kinds;
mod language;
mod limits;
mod loose;
mod mail;
mod manifest;
mod markdown;
mod metadata;
mod metadata_file;
mod mhtml;
mod newsml;
mod nitf;
mod open;
mod parquet;
mod pdf;
mod plain;
mod reader;
mod record;
mod source_map;
mod table;
mod walk;
mod warc;
mod wordpress;
mod xml;
mod zip;

pub use crate::config::Fields;
pub use allowance::Allowance;
pub use article::{Article, Block, BlockKind, Comment, Skipped};
pub use container::{CONTAINERS, Container};
pub use exclude::Exclude;
pub use limits::Limits;
pub use manifest::{Change, Manifest};
pub use metadata::{Metadata, Origin, Origins, Published};
pub use plain::byline;
pub use reader::{READERS, Reader};
pub use source_map::{Piece, Position, SourceMap};

use crate::digest::Digest;
use beside::Beside;
use container::Packed;
use metadata_file::Entry;
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

/// How a project's files are read.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// How much is read.
    pub limits: Limits,
    /// Which fields of exports hold what.
    pub fields: Fields,
    /// What is left out.
    pub exclude: Exclude,
}

/// Reads every article under the paths given (`-` is standard input), in order of path.
pub fn read_paths<P: AsRef<Path>>(paths: &[P]) -> Intake {
    read_paths_with(paths, &Settings::default())
}

/// As [`read_paths`], as a project wants it.
pub fn read_paths_with<P: AsRef<Path>>(paths: &[P], settings: &Settings) -> Intake {
    read_selection(walk::select(paths), settings)
}

/// As [`read_paths_with`], with what stands around them: articles under `around` alone are marked as context.
pub fn read_paths_around<P: AsRef<Path>, Q: AsRef<Path>>(paths: &[P], around: &[Q], settings: &Settings) -> Intake {
    let asked = walk::select(paths);
    let mut rest = walk::select(around);
    let places: HashSet<&Path> = asked.inputs.iter().map(|input| input.place.as_path()).collect();
    rest.inputs.retain(|input| !places.contains(input.place.as_path()));
    let mut intake = read_selection(asked, settings);
    let mut beside = read_selection(rest, settings);
    for article in &mut beside.articles {
        article.context = true;
    }
    let outcomes = intake.articles.drain(..).chain(beside.articles).map(Ok);
    gather(outcomes.chain(intake.skipped.into_iter().chain(beside.skipped).map(Err)))
}

fn read_selection(selection: Selection, settings: &Settings) -> Intake {
    let Selection { mut inputs, skipped } = selection;
    inputs.retain(|input| !settings.exclude.covers(&input.place));
    let (beside, problems) = Beside::load(&inputs);
    let read: Vec<Vec<Result<Article, Skipped>>> =
        inputs.par_iter().map(|input| read_input(input, &beside, settings)).collect();
    let refused = skipped.into_iter().chain(problems).map(Err);
    gather(read.into_iter().flatten().chain(refused))
}

/// Reads what has been read already, as if it stood in a file of that name with nothing beside it.
pub fn read_bytes(path: &str, bytes: Vec<u8>, settings: &Settings) -> Intake {
    let outcomes = drafts(path, path, bytes, 0, settings);
    gather(outcomes.into_iter().flat_map(|outcome| named(outcome, path, settings, |_| Entry::default())))
}

fn read_input(input: &Input, beside: &Beside, settings: &Settings) -> Vec<Result<Article, Skipped>> {
    let limits = &settings.limits;
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
    let outcomes = drafts(&input.name, &input.name, bytes, 0, settings);
    let named = |outcome| named(outcome, &input.name, settings, |path| near.entry(path));
    let articles = outcomes.into_iter().flat_map(named);
    articles.chain(problem.map(Err)).collect()
}

/// Bytes to drafts: unpacking or decoding, choice of a reader, reading. `name` tells the format, `depth` is the number of
/// containers that the bytes were in.
fn drafts(path: &str, name: &str, bytes: Vec<u8>, depth: u8, settings: &Settings) -> Vec<Outcome> {
    let skipped = |reason: String| vec![Err(Skipped { path: path.to_owned(), reason })];
    if bytes.is_empty() {
        return skipped("empty: the file has no bytes".to_owned());
    }
    if let Some(container) = container::choose(name, &bytes) {
        let packed = Packed { path, name, bytes: &bytes, depth, settings };
        return guarded(path, container.name, || (container.read)(&packed));
    }
    if let Some(reason) = kinds::foreign(name, &bytes) {
        return skipped(reason);
    }
    let sha256 = Digest::of(&bytes);
    let markup = kinds::is_page(name) || decode::looks_like_markup(&bytes);
    let text = match decode::decode(bytes, markup) {
        Ok(text) => text,
        Err(reason) => return skipped(reason),
    };
    let reader = reader::choose(name, &text);
    let source = Source { path, sha256, text, limits: &settings.limits, fields: &settings.fields };
    guarded(path, reader.name, || (reader.read)(source))
}

/// Parsers of other people's formats are other people's code: one that fails on a file must not end the run.
fn guarded(path: &str, reader: &str, read: impl FnOnce() -> Vec<Outcome>) -> Vec<Outcome> {
    let skipped = |reason: String| vec![Err(Skipped { path: path.to_owned(), reason })];
    match catch_unwind(AssertUnwindSafe(read)) {
        Ok(outcomes) if outcomes.is_empty() => skipped("no article in it".to_owned()),
        Ok(outcomes) => outcomes,
        Err(_) => {
            skipped(format!("the reader of {reader} failed on it, which is a fault of copydesk: please report it"))
        }
    }
}

/// Gives a draft its path and what stands beside the file; what is missing of it is listed.
fn named(
    outcome: Outcome,
    file: &str,
    settings: &Settings,
    beside: impl Fn(&str) -> Entry,
) -> impl Iterator<Item = Result<Article, Skipped>> {
    let (article, missing) = match outcome {
        Ok(mut draft) => {
            let path = match &draft.record {
                Some(record) => format!("{file}#{record}"),
                None => file.to_owned(),
            };
            let missing = draft.missing.take().map(|reason| Err(Skipped { path: path.clone(), reason }));
            let beside = beside(&path);
            (draft.finish(path, beside, settings.limits.line_bytes), missing)
        }
        Err(skipped) => (Err(skipped), None),
    };
    std::iter::once(article).chain(missing)
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

    use super::{Article, Intake, Settings, read_bytes};

    /// A text read as a file of that name.
    pub(super) fn intake(name: &str, text: &str) -> Intake {
        read_bytes(name, text.as_bytes().to_vec(), &Settings::default())
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
