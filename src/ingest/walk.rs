//! Which files there are to read, under which names.

use super::{Skipped, kinds, open};
use ignore::{DirEntry, WalkBuilder};
use std::ffi::OsStr;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// Something to read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Input {
    /// Where it really is, links followed: two inputs with one place are one.
    pub place: PathBuf,
    /// Its name in reports.
    pub name: String,
    /// The path to open; none for standard input.
    pub path: Option<PathBuf>,
    /// The folder that was given, or that the file given is in.
    pub root: Option<PathBuf>,
}

/// What is to be read, by name, and what cannot be.
#[derive(Debug, Default)]
pub(super) struct Selection {
    pub inputs: Vec<Input>,
    pub skipped: Vec<Skipped>,
}

/// The file in which a folder says what is not to be read, in the syntax of git-ignore.
const IGNORE_FILE: &str = ".copydeskignore";

/// Finds everything under the paths given; each file once, whichever paths lead to it.
pub(super) fn select<P: AsRef<Path>>(paths: &[P]) -> Selection {
    let mut selection = Selection::default();
    for path in paths {
        selection.add(path.as_ref());
    }
    let Selection { inputs, skipped } = &mut selection;
    inputs.sort();
    inputs.dedup_by(|a, b| a.place == b.place);
    inputs.sort_by(|a, b| a.name.cmp(&b.name));
    skipped.sort();
    skipped.dedup();
    selection
}

impl Selection {
    fn add(&mut self, path: &Path) {
        if path == Path::new("-") {
            return self.inputs.push(Input { place: path.to_path_buf(), name: "-".to_owned(), path: None, root: None });
        }
        match (fs::metadata(path), fs::canonicalize(path)) {
            (Ok(meta), Ok(place)) if meta.is_dir() => self.walk(path, &place),
            (Ok(_), place) => {
                let place = place.unwrap_or_else(|_| path.to_path_buf());
                let root = path.parent().map(Path::to_path_buf);
                self.inputs.push(Input { place, name: name(path), path: Some(path.to_path_buf()), root });
            }
            (Err(error), _) if error.kind() == std::io::ErrorKind::NotFound && path.is_symlink() => {
                self.skip(path, "a symbolic link to nothing");
            }
            (Err(error), _) => self.skip(path, open::plain_words(&error)),
        }
    }

    fn skip(&mut self, path: &Path, reason: impl Into<String>) {
        self.skipped.push(Skipped { path: name(path), reason: reason.into() });
    }

    /// Goes through a folder. What git ignores is left out, but only by files in and above the folder: neither the
    /// user's own settings nor the clone's, which differ between machines, have a say.
    fn walk(&mut self, root: &Path, place: &Path) {
        let mut builder = WalkBuilder::new(root);
        builder.ignore(false).git_global(false).git_exclude(false).require_git(false).follow_links(false);
        builder.add_custom_ignore_filename(IGNORE_FILE).filter_entry(|entry| !is_projects_own(entry));
        for entry in builder.build() {
            match entry {
                Ok(entry) if entry.depth() > 0 => self.visit(&entry, root, place),
                Ok(_) => {}
                Err(error) => {
                    let (path, reason) = blame(&error);
                    self.skip(path.unwrap_or(root), reason);
                }
            }
        }
    }

    fn visit(&mut self, entry: &DirEntry, root: &Path, place: &Path) {
        let path = entry.path();
        let Some(kind) = entry.file_type() else { return };
        if kind.is_symlink() {
            self.link(path, place);
        } else if let (false, Some(odd)) = (kind.is_dir(), open::odd_kind(kind)) {
            self.skip(path, odd);
        } else if kind.is_file() && !kinds::is_asset(&name(path)) {
            let inside = path.strip_prefix(root).unwrap_or(path);
            let (place, root) = (place.join(inside), Some(root.to_path_buf()));
            self.inputs.push(Input { place, name: name(path), path: Some(path.to_path_buf()), root });
        }
    }

    /// A link inside the folder adds nothing, as its target is walked anyway; a link that leads out is not followed, since
    /// a folder from elsewhere must not be able to name any file of this machine.
    fn link(&mut self, path: &Path, place: &Path) {
        match fs::canonicalize(path) {
            Ok(target) if target.starts_with(place) => {}
            Ok(_) => self.skip(path, "a symbolic link that leads out of the folder: give the path it leads to as well"),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                self.skip(path, "a symbolic link to nothing");
            }
            Err(error) => self.skip(path, open::plain_words(&error)),
        }
    }
}

/// Rule pages and snapshots of a project (a folder with `copydesk.toml`) are no articles.
fn is_projects_own(entry: &DirEntry) -> bool {
    let own = entry.file_name() == OsStr::new("rules") || entry.file_name() == OsStr::new("snapshots");
    own && entry.depth() > 0 && entry.path().with_file_name("copydesk.toml").is_file()
}

/// The path that an error of the walk is about, and the error in plain words.
fn blame(error: &ignore::Error) -> (Option<&Path>, String) {
    match error {
        ignore::Error::WithPath { path, err } => (Some(path), blame(err).1),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => blame(err),
        ignore::Error::Io(error) => (None, open::plain_words(error)),
        other => (None, format!("it cannot be read: {other}")),
    }
}

/// A path as reports show it: as it was given, with `/` between folders and no `./`; bytes that are no UTF-8 as `\xNN`.
pub(super) fn name(path: &Path) -> String {
    let mut out = String::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::RootDir => out.push('/'),
            Component::Prefix(prefix) => push_lossless(prefix.as_os_str(), &mut out),
            Component::ParentDir => push_part("..".as_ref(), &mut out),
            Component::Normal(part) => push_part(part, &mut out),
        }
    }
    if out.is_empty() { ".".to_owned() } else { out }
}

/// The bytes of [`name`], without loss and without escapes.
pub(super) fn raw_name(path: &Path) -> Vec<u8> {
    let mut out = Vec::new();
    for component in path.components().filter(|component| *component != Component::CurDir) {
        if !out.is_empty() && !out.ends_with(b"/") {
            out.push(b'/');
        }
        out.extend_from_slice(component.as_os_str().as_encoded_bytes());
    }
    out
}

fn push_part(part: &OsStr, out: &mut String) {
    if !out.is_empty() && !out.ends_with('/') {
        out.push('/');
    }
    push_lossless(part, out);
}

fn push_lossless(part: &OsStr, out: &mut String) {
    use std::fmt::Write;
    for chunk in part.as_encoded_bytes().utf8_chunks() {
        out.push_str(chunk.valid());
        for byte in chunk.invalid() {
            // Writing to a string cannot fail.
            let _ = write!(out, "\\x{byte:02X}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_as_given_without_needless_dots() {
        for (path, shown) in [("./a//b/./c.txt", "a/b/c.txt"), ("../a", "../a"), ("/a/b", "/a/b"), (".", ".")] {
            assert_eq!(name(Path::new(path)), shown);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_name_that_is_no_utf_8_is_shown_without_loss() {
        use std::os::unix::ffi::OsStrExt;
        assert_eq!(name(Path::new(OsStr::from_bytes(b"a/\xFFb\n.txt"))), "a/\\xFFb\n.txt");
    }
}
