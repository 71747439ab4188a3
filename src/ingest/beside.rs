//! Metadata that stands beside the articles: `<file>.meta.toml` and `articles.toml`.
//!
//! The more specific wins: the file's own `.meta.toml`, then the tables of the article itself in `articles.toml`, nearest
//! folder first, then the `[defaults]`, nearest folder first.

use super::metadata_file::{self, Entry, Tables};
use super::walk::{Input, name};
use super::{Allowance, Skipped, open};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The folder-wide file.
const FOLDER_FILE: &str = "articles.toml";

/// What an article's own file adds to the article's name.
const OWN_FILE: &str = ".meta.toml";

/// The most that is read of such a file, in bytes.
const LIMIT: usize = 16 << 20;

/// The `articles.toml` of all folders that hold inputs, and of those above them.
#[derive(Debug, Default)]
pub(super) struct Beside {
    folders: BTreeMap<PathBuf, Tables>,
}

/// The metadata that may hold for the articles of one file, the most specific first.
pub(super) struct Near<'a> {
    own: Entry,
    /// What leads from a folder to the file, and the folder's tables.
    folders: Vec<(String, &'a Tables)>,
    /// The file's name in reports.
    file: &'a str,
}

impl Beside {
    /// Reads every `articles.toml` that may hold for the inputs; those that cannot be read are listed.
    pub(super) fn load(inputs: &[Input]) -> (Self, Vec<Skipped>) {
        let mut folders = BTreeMap::new();
        let mut problems = Vec::new();
        let mut seen: Option<&Path> = None;
        for input in inputs {
            let folder = input.path.as_deref().and_then(Path::parent);
            // Inputs are in order of name, so most of them share the folder of the one before.
            if folder.is_none() || folder == seen {
                continue;
            }
            seen = folder;
            for above in input.folders() {
                if folders.contains_key(above) {
                    continue;
                }
                let tables = match read(&above.join(FOLDER_FILE), metadata_file::folder) {
                    Ok(tables) => tables.unwrap_or_default(),
                    Err(problem) => {
                        problems.push(problem);
                        Tables::default()
                    }
                };
                problems.extend(astray(above, &tables));
                folders.insert(above.to_path_buf(), tables);
            }
        }
        (Self { folders }, problems)
    }

    /// What holds for one file; its own `.meta.toml` may be a problem.
    pub(super) fn of<'a>(&'a self, input: &'a Input) -> (Near<'a>, Option<Skipped>) {
        let own = input.path.as_ref().map_or(Ok(None), |path| {
            let mut own = OsString::from(path);
            own.push(OWN_FILE);
            read(Path::new(&own), metadata_file::article)
        });
        let (own, problem) = match own {
            Ok(own) => (own.unwrap_or_default(), None),
            Err(problem) => (Entry::default(), Some(problem)),
        };
        let tables = |folder: &Path| {
            let tables = self.folders.get(folder).filter(|tables| **tables != Tables::default())?;
            let from_there = input.path.as_ref()?.strip_prefix(folder).ok()?;
            Some((name(from_there), tables))
        };
        let folders = input.folders().filter_map(tables).collect();
        (Near { own, folders, file: &input.name }, problem)
    }
}

impl Near<'_> {
    /// What holds for the article at `path`: the file itself, or `file#record`.
    pub(super) fn entry(&self, path: &str) -> Entry {
        let record = path.strip_prefix(self.file).unwrap_or("");
        let Entry { mut meta, mut allow } = self.own.clone();
        let stands_in = |place: &str, shared: bool, allow: &[Allowance]| {
            let there = |allowance: &Allowance| Allowance { place: place.to_owned(), shared, ..allowance.clone() };
            allow.iter().map(there).collect::<Vec<Allowance>>()
        };
        allow = stands_in(&format!("{}{OWN_FILE}", self.file), !record.is_empty(), &allow);
        for (from_there, tables) in &self.folders {
            let exact = tables.articles.get(&format!("{from_there}{record}")).map(|entry| (entry, false));
            let whole = tables.articles.get(from_there).filter(|_| !record.is_empty()).map(|entry| (entry, true));
            for (entry, shared) in exact.into_iter().chain(whole) {
                meta = meta.or(entry.meta.clone());
                allow.extend(stands_in(FOLDER_FILE, shared, &entry.allow));
            }
        }
        let meta = self.folders.iter().fold(meta, |meta, (_, tables)| meta.or(tables.defaults.clone()));
        Entry { meta, allow }
    }
}

impl Input {
    /// The folders whose `articles.toml` holds for this input, nearest first: up to where the program runs, or to the
    /// folder that was given where that is an absolute path or leads upwards.
    fn folders(&self) -> impl Iterator<Item = &Path> {
        let path = self.path.as_deref().unwrap_or(Path::new(""));
        let far = path.is_absolute() || path.starts_with("..");
        let root = self.root.as_deref();
        let mut past_root = false;
        path.ancestors().skip(1).filter(|folder| *folder != Path::new(".")).take_while(move |folder| {
            let take = !past_root;
            past_root = far && root == Some(*folder);
            take && !(far && folder.as_os_str().is_empty())
        })
    }
}

/// The articles that a folder's file names and that are not there: most likely their names are misspelt.
fn astray<'a>(folder: &'a Path, tables: &'a Tables) -> impl Iterator<Item = Skipped> {
    let there = |article: &str| std::fs::symlink_metadata(folder.join(article)).is_ok();
    let known = move |key: &str| there(key) || key.match_indices('#').any(|(at, _)| key.get(..at).is_some_and(there));
    tables.articles.keys().filter(move |key| !known(key)).map(|key| Skipped {
        path: name(&folder.join(FOLDER_FILE)),
        reason: format!("metadata not used: `{key}` is not there"),
    })
}

/// Reads a metadata file if there is one.
fn read<T>(path: &Path, parse: fn(&str) -> Result<T, String>) -> Result<Option<T>, Skipped> {
    if std::fs::symlink_metadata(path).is_err() {
        return Ok(None);
    }
    let bytes = open::file(path, LIMIT);
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned()));
    let problem = |reason: String| Skipped { path: name(path), reason: format!("metadata not used: {reason}") };
    text.and_then(|text| parse(&text)).map(Some).map_err(problem)
}
