//! `copydesk fingerprint`: a manifest of what an audit is made from, and what has changed since one was taken.

use super::session::Session;
use super::{Exit, Failure};
use crate::ingest::{Change, Manifest, Settings, Skipped, read_paths_with};
use crate::report::visible;
use clap::Args;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Digests of the files, to prove later that nothing has changed
#[derive(Args)]
#[command(
    long_about = "Writes the SHA-256 of every file, one a line, as sha256sum writes them: `sha256sum -c` can check the manifest \
    where copydesk is not installed. With --text, comment lines add the digest of each article's text without its layout, so \
    that a file saved anew can be told from an article rewritten.",
    after_help = "Examples:
  copydesk fingerprint --text archive/ > archive.sha256
  copydesk fingerprint --verify archive.sha256 archive/     what is changed, missing or new (status 1)
  sha256sum -c archive.sha256                               the same check with other tools"
)]
pub struct Fingerprint {
    /// Files and folders [default: the current folder; with --verify, only what the manifest names]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Add the digests of the articles' texts: lower case, without layout and typography
    #[arg(long)]
    text: bool,
    /// Compare the files with a manifest taken before
    #[arg(long, value_name = "MANIFEST", conflicts_with = "text")]
    verify: Option<PathBuf>,
}

impl Fingerprint {
    /// Runs it.
    pub(super) fn run(self, session: &Session) -> Result<Exit, Failure> {
        match &self.verify {
            Some(manifest) => self.verify(manifest, session),
            None => self.take(session),
        }
    }

    fn take(self, session: &Session) -> Result<Exit, Failure> {
        let paths = if self.paths.is_empty() { vec![PathBuf::from(".")] } else { self.paths };
        let (mut manifest, mut skipped) = Manifest::of_paths(&paths);
        if self.text {
            let intake = read_paths_with(&paths, session.desk_without_rules(&paths)?.settings());
            manifest.add_texts(&intake.articles);
            skipped.extend(intake.skipped);
            skipped.sort();
            skipped.dedup();
        }
        let mut out = session.out();
        manifest.write(&mut out)?;
        out.flush()?;
        session.tell_skipped(&skipped);
        let none = manifest.files.is_empty();
        Ok(if none || !skipped.is_empty() { Exit::Unread } else { Exit::Clean })
    }

    fn verify(&self, file: &Path, session: &Session) -> Result<Exit, Failure> {
        let problem = |reason: String| Failure::usage(format_args!("{}: {reason}", file.display()));
        let bytes = std::fs::read(file).map_err(|error| problem(error.to_string()))?;
        let before = Manifest::parse(&bytes).map_err(problem)?;
        let (now, skipped) = self.now(&before, session.desk_without_rules(&before.paths())?.settings());
        let mut changes = before.compare(&now);
        // A manifest that was written into the folder that it is of does not name itself.
        changes.retain(|name, change| *change != Change::New || !is_same(name, file));
        let mut out = session.out();
        for (name, change) in &changes {
            writeln!(out, "{}: {}", visible(&String::from_utf8_lossy(name)), change.name())?;
        }
        summary(&before, &changes, &mut out)?;
        out.flush()?;
        session.tell_skipped(&skipped);
        let differs = if changes.is_empty() { Exit::Clean } else { Exit::Findings };
        Ok(if skipped.is_empty() { differs } else { differs.or(Exit::Unread) })
    }

    /// The digests of what the manifest names and of what is under the paths; texts only where files have changed.
    fn now(&self, before: &Manifest, settings: &Settings) -> (Manifest, Vec<Skipped>) {
        let mut now = before.now();
        let (found, skipped) = Manifest::of_paths(&self.paths);
        now.files.extend(found.files);
        if !before.texts.is_empty() && before.files.iter().any(|(name, digest)| now.files.get(name) != Some(digest)) {
            now.add_texts(&read_paths_with(&before.paths(), settings).articles);
        }
        (now, skipped)
    }
}

fn is_same(name: &[u8], file: &Path) -> bool {
    let named = String::from_utf8_lossy(name);
    Path::new(named.as_ref()) == file || std::fs::canonicalize(named.as_ref()).ok() == std::fs::canonicalize(file).ok()
}

fn summary(before: &Manifest, changes: &BTreeMap<&[u8], Change>, out: &mut impl Write) -> std::io::Result<()> {
    let count = |wanted: &[Change]| changes.values().filter(|change| wanted.contains(change)).count();
    let (changed, missing, new) =
        (count(&[Change::Changed, Change::Layout]), count(&[Change::Missing]), count(&[Change::New]));
    let same = before.files.len() - changed - missing;
    writeln!(out, "{same} unchanged, {changed} changed, {missing} missing, {new} new")
}
