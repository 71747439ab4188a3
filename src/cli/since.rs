//! `--since REV`: what has changed since a revision, as git knows it.
//!
//! Git runs as a program, with fixed arguments: a revision never stands where an option could, names of files never stand on a
//! command line at all, and nothing that a repository's settings name is run. Only the old contents are asked for; what
//! has changed in them is for [`crate::rules::changed`] to say, paragraph by paragraph.

use super::Failure;
use crate::audit::Audit;
use crate::facts::Reading;
use crate::ingest::{Settings, read_bytes};
use crate::report::{ci, visible};
use crate::rules::changed::{self, Before, Change, normal_paragraphs};
use crate::text::Text;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Marks the findings in paragraphs that have not changed since a revision; `folder` is in the repository.
///
/// # Errors
/// When there is no git, no repository or no such revision.
pub(super) fn mark(revision: &str, folder: &Path, settings: &Settings, audit: &mut Audit) -> Result<(), Failure> {
    let repository = Repository::open(folder, revision)?;
    let mut old = repository.old(audit, settings)?;
    let changes: Vec<Change> = audit.readings.iter().map(|reading| repository.change(reading, &mut old)).collect();
    let mut findings = std::mem::take(&mut audit.findings);
    changed::mark(&changes, &audit.readings, &mut findings);
    audit.findings = findings;
    audit.since = Some(revision.to_owned());
    Ok(())
}

/// A repository, and how it differs from a revision.
struct Repository {
    /// Its root, links followed.
    top: PathBuf,
    /// The files of the revision that are other ones now, or gone, with the names of their old contents.
    changed: BTreeMap<String, String>,
    /// All files of the revision.
    files: BTreeSet<String>,
}

/// The old paragraphs, in their normal form.
#[derive(Default)]
struct Old {
    /// By the path of the article.
    articles: BTreeMap<String, Before>,
    /// Of all files that are gone: a new file may be one of them under another name.
    gone: Before,
}

impl Repository {
    fn open(folder: &Path, revision: &str) -> Result<Self, Failure> {
        let folder = if folder.is_dir() { folder } else { folder.parent().unwrap_or(Path::new(".")) };
        let top = git(folder, &["rev-parse", "--show-toplevel"]).map_err(|failure| match failure {
            Failure::Told { next: None, .. } => {
                failure.next("run it in a clone of the repository, or leave out `--since`")
            }
            failure => failure,
        })?;
        let top = PathBuf::from(line(&top));
        let commit = format!("{revision}^{{commit}}");
        let commit = git(&top, &["rev-parse", "--verify", "--end-of-options", &commit]).map_err(|_| {
            Failure::usage(format_args!("--since: git knows no revision `{revision}` here")).next(
                "name a branch, tag or commit; a shallow clone has no history: `git fetch --unshallow`, or `fetch-depth: 0` in GitHub Actions",
            )
        })?;
        // Where the two have parted, what came to the other side since is no change of this one.
        let commit = line(&commit);
        let base = git(&top, &["merge-base", &commit, "HEAD"]).map_or(commit, |base| line(&base));
        let raw = ["diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-relative"];
        let changed = git(&top, &[&raw[..], &["--ignore-submodules=all", &base, "--"]].concat())?;
        let files = git(&top, &["ls-tree", "-r", "-z", "--full-tree", "--name-only", &base])?;
        let files = files.split(|b| *b == 0).map(|name| String::from_utf8_lossy(name).into_owned()).collect();
        Ok(Self { top: fs::canonicalize(&top).unwrap_or(top), changed: old_blobs(&changed), files })
    }

    /// The name of an article's file in the repository; `None` where it is not in there.
    fn name(&self, reading: &Reading) -> Option<String> {
        let file = fs::canonicalize(ci::file(&reading.article.path)).ok()?;
        let inside = file.strip_prefix(&self.top).ok()?;
        let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        Some(parts.join("/"))
    }

    fn old(&self, audit: &Audit, settings: &Settings) -> Result<Old, Failure> {
        let mut wanted: BTreeMap<&str, (Option<String>, &str)> = BTreeMap::new();
        for reading in &audit.readings {
            let Some(name) = self.name(reading) else { continue };
            if let Some((name, blob)) = self.changed.get_key_value(&name) {
                wanted.insert(name, (Some(ci::file(&reading.article.path).to_owned()), blob));
            }
        }
        for (name, blob) in self.changed.iter().filter(|(name, _)| !self.top.join(name).exists()) {
            wanted.insert(name, (None, blob));
        }
        let blobs: Vec<&str> = wanted.values().map(|(_, blob)| *blob).collect();
        let contents = contents(&self.top, &blobs)?;
        let mut old = Old::default();
        for ((name, (there, _)), bytes) in wanted.into_iter().zip(contents) {
            for article in read_bytes(there.as_deref().unwrap_or(name), bytes, settings).articles {
                let text = Text::new(&article.text, &article.blocks);
                let paragraphs = normal_paragraphs(&text, &article.text);
                match there {
                    Some(_) => old.articles.entry(article.path.clone()).or_default().add(paragraphs),
                    None => old.gone.add(paragraphs),
                }
            }
        }
        Ok(old)
    }

    fn change(&self, reading: &Reading, old: &mut Old) -> Change {
        let Some(name) = self.name(reading) else { return Change::Everything };
        if !self.files.contains(&name) {
            return Change::taken_from(&mut old.gone, reading);
        }
        match old.articles.remove(&reading.article.path) {
            Some(before) => Change::since(before, reading),
            None if self.changed.contains_key(&name) => Change::Everything,
            None => Change::Nothing,
        }
    }
}

/// The old contents of `git diff --raw -z`, by file: `:100644 100644 OLD NEW M`, then the name.
fn old_blobs(raw: &[u8]) -> BTreeMap<String, String> {
    let mut fields = raw.split(|b| *b == 0).map(String::from_utf8_lossy);
    let mut blobs = BTreeMap::new();
    while let Some((entry, name)) = fields.next().zip(fields.next()) {
        let old = entry.split(' ').nth(2).filter(|old| old.bytes().any(|b| b != b'0'));
        blobs.extend(old.map(|old| (name.into_owned(), old.to_owned())));
    }
    blobs
}

/// The contents of blobs, in order.
fn contents(top: &Path, blobs: &[&str]) -> Result<Vec<Vec<u8>>, Failure> {
    if blobs.is_empty() {
        return Ok(Vec::new());
    }
    let asked = blobs.join("\n") + "\n";
    let out = run(top, &["cat-file", "--batch"], asked.as_bytes())?;
    let (mut rest, mut all) = (&*out, Vec::new());
    for _ in blobs {
        // `HASH blob SIZE`, a line end, the bytes, a line end; `HASH missing` in a partial clone.
        let end = rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len());
        let (head, tail) = rest.split_at(end);
        let head = String::from_utf8_lossy(head);
        let size: usize = head.rsplit(' ').next().and_then(|size| size.parse().ok()).unwrap_or(0);
        let bytes = tail.get(1..1 + size).unwrap_or(&[]);
        all.push(bytes.to_vec());
        let skip = if head.ends_with(" missing") { 1 } else { 2 + size };
        rest = tail.get(skip..).unwrap_or(&[]);
    }
    Ok(all)
}

fn line(out: &[u8]) -> String {
    String::from_utf8_lossy(out).trim_end_matches(['\n', '\r']).to_owned()
}

fn git(folder: &Path, arguments: &[&str]) -> Result<Vec<u8>, Failure> {
    run(folder, arguments, b"")
}

fn run(folder: &Path, arguments: &[&str], input: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut command = Command::new("git");
    command.args(["--no-optional-locks", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false"]).args(arguments);
    command.current_dir(folder).env("LC_ALL", "C").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| match error.kind() {
        ErrorKind::NotFound => {
            Failure::usage("--since: there is no program `git`").next("install git, or leave out `--since`")
        }
        _ => Failure::usage(format_args!("--since: git: {error}")),
    })?;
    let stdin = child.stdin.take();
    let output = std::thread::scope(|scope| {
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input)));
        child.wait_with_output()
    });
    let output = output.map_err(|error| Failure::usage(format_args!("--since: git: {error}")))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.lines().next().unwrap_or("git failed, and does not say why");
    Err(Failure::usage(format_args!("--since: git: {}", visible(said))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_old_contents_of_a_diff_are_read_and_those_of_new_files_are_none() {
        let raw = b":100644 100644 aa11 0000 M\0a b\n.txt\0:000000 100644 0000 bb22 A\0new.txt\0:100644 000000 cc33 0000 D\0gone.txt\0";
        let blobs = old_blobs(raw);
        assert_eq!(
            blobs.into_iter().collect::<Vec<_>>(),
            [("a b\n.txt".into(), "aa11".into()), ("gone.txt".into(), "cc33".into())]
        );
    }
}
