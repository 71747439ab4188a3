//! `copydesk baseline`: findings that are accepted, so that only new ones count.

use super::session::{Inputs, Session};
use super::{Exit, Failure};
use crate::audit::Audit;
use crate::config::Config;
use crate::files::replace;
use crate::report::{ci, visible};
use crate::rules::baseline::{Baseline, Compared, Looked};
use clap::{Args, Subcommand};
use std::collections::BTreeSet;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Component, Path, PathBuf};

/// The baseline's name where nobody gives another.
const NAME: &str = "copydesk-baseline.toml";

/// The baseline: findings accepted before, so that only new ones count
#[derive(Args)]
#[command(
    long_about = "A baseline is a file of findings that were looked at and may stay for now: a check with it fails on new ones \
    alone. A finding is known by its rule and its words, not by its line: it stays accepted when lines move, marks change, \
    paragraphs come before it, or its file is renamed. One line accepts one finding, so the second of two alike is new.",
    after_help = "Examples:
  copydesk baseline write                        accept every finding there is now, in copydesk-baseline.toml
  copydesk check --baseline copydesk-baseline.toml
  copydesk baseline prune                        take out what has been mended since
  copydesk check --baseline copydesk-baseline.toml --ratchet    fail until that is done"
)]
pub struct BaselineCommand {
    #[command(subcommand)]
    command: What,
}

#[derive(Subcommand)]
enum What {
    /// Accept every finding there is now; what the baseline says of files that are not looked at stays
    Write(Options),
    /// Take out what is not found any more, and follow renamed files; nothing new is accepted
    Prune(Options),
}

#[derive(Args)]
struct Options {
    #[command(flatten)]
    inputs: Inputs,
    /// The baseline [default: the project's, or copydesk-baseline.toml]
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
}

impl BaselineCommand {
    /// Runs it.
    pub(super) fn run(self, session: &Session) -> Result<Exit, Failure> {
        match self.command {
            What::Write(options) => write(session, &options),
            What::Prune(options) => prune(session, &options),
        }
    }
}

fn write(session: &Session, options: &Options) -> Result<Exit, Failure> {
    let (desk, audit) = session.audited(&options.inputs)?;
    let file = options.baseline.clone().or_else(|| of_project(desk.config())).unwrap_or_else(|| PathBuf::from(NAME));
    let old = read(&file)?;
    let folder = Articles::of(&audit, &file);
    let new = old.clone().unwrap_or_default().accepting(folder.looked(&audit), &audit.findings);
    let of = |a: &Baseline, b: &Baseline| missing(a, b);
    let (came, went) = old.as_ref().map_or((new.count(), 0), |old| (of(&new, old), of(old, &new)));
    save(&file, &new)?;
    let told = visible(&file.to_string_lossy()).into_owned();
    let mut out = session.out();
    writeln!(out, "{told}: {} accepted: {came} new, {went} gone", findings(new.count()))?;
    if old.is_none() && desk.config().baseline.is_none() {
        writeln!(out, "  next: copydesk check --baseline {told}, or `baseline = \"{told}\"` in copydesk.toml")?;
    }
    out.flush()?;
    session.tell_skipped(&audit.skipped);
    Ok(options.inputs.exit(&audit))
}

fn prune(session: &Session, options: &Options) -> Result<Exit, Failure> {
    let (desk, mut audit) = session.audited(&options.inputs)?;
    let file = options.baseline.clone().or_else(|| of_project(desk.config())).unwrap_or_else(|| PathBuf::from(NAME));
    let old = read(&file)?.ok_or_else(|| absent(&file))?;
    let compared = compare(&file, &old, &mut audit);
    let new = old.pruned(&compared);
    if new != old {
        save(&file, &new)?;
    }
    let mut out = session.out();
    for gone in &compared.gone {
        let (article, rule, words) = (visible(&gone.article), visible(&gone.entry.rule), visible(&gone.entry.words));
        writeln!(out, "gone: {article}: {rule}: {words}")?;
    }
    for (old, new) in &compared.renamed {
        writeln!(out, "renamed: {} is {} now", visible(old), visible(new))?;
    }
    let (went, stay) = (compared.gone.len(), findings(new.count()));
    writeln!(out, "{}: {went} taken out, {stay} left", visible(&file.to_string_lossy()))?;
    out.flush()?;
    session.tell_skipped(&audit.skipped);
    Ok(options.inputs.exit(&audit))
}

/// How many findings of one baseline another does not have.
fn missing(of: &Baseline, other: &Baseline) -> usize {
    let has = |path: &str, key: &str| other.articles.get(path).is_some_and(|a| a.findings.contains_key(key));
    of.articles.iter().flat_map(|(path, a)| a.findings.keys().filter(move |key| !has(path, key))).count()
}

fn findings(count: usize) -> String {
    format!("{count} finding{}", if count == 1 { "" } else { "s" })
}

/// The baseline that the project's configuration names.
pub(super) fn of_project(config: &Config) -> Option<PathBuf> {
    let named = config.baseline.as_ref()?;
    let root = config.root.as_deref().unwrap_or(Path::new("."));
    let here = std::env::current_dir().unwrap_or_default();
    let file = root.join(named);
    Some(file.strip_prefix(&here).map(Path::to_path_buf).unwrap_or(file))
}

/// Marks what a baseline accepts in an audit.
///
/// # Errors
/// When the baseline is not there, or is not understood.
pub(super) fn apply(file: &Path, audit: &mut Audit) -> Result<(), Failure> {
    let baseline = read(file)?.ok_or_else(|| absent(file))?;
    audit.baseline = Some(compare(file, &baseline, audit));
    Ok(())
}

fn compare(file: &Path, baseline: &Baseline, audit: &mut Audit) -> Compared {
    let folder = Articles::of(audit, file);
    let mut findings = std::mem::take(&mut audit.findings);
    let compared = baseline.apply(folder.looked(audit), &mut findings);
    audit.findings = findings;
    Compared { file: file.to_string_lossy().into_owned(), ..compared }
}

/// A baseline; `None` where there is no such file.
fn read(file: &Path) -> Result<Option<Baseline>, Failure> {
    let told = file.display();
    match fs::read_to_string(file) {
        Ok(source) => Baseline::parse(&file.to_string_lossy(), &source).map(Some).map_err(|complaints| {
            Failure::usage(complaints).next(format!("mend {told}; it was left as it is, and nothing was checked"))
        }),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::usage(format_args!("{told}: {error}"))),
    }
}

fn absent(file: &Path) -> Failure {
    let told = file.display();
    Failure::usage(format_args!("{told}: there is no such baseline"))
        .next(format!("copydesk baseline write --baseline {told}"))
}

fn save(file: &Path, baseline: &Baseline) -> Result<(), Failure> {
    let written = replace(file, |out| out.write_all(baseline.to_toml().as_bytes()));
    written.map_err(|error| Failure::usage(format_args!("{}: cannot write the baseline: {error}", file.display())))
}

/// The articles of an audit, as a baseline names them.
struct Articles {
    names: Vec<String>,
    elsewhere: Box<dyn Fn(&str) -> bool>,
}

impl Articles {
    /// As the baseline in this file names them: from its folder.
    fn of(audit: &Audit, file: &Path) -> Self {
        let folder = lexical(file.parent().unwrap_or(Path::new("")));
        let name = |(at, reading): (usize, &crate::facts::Reading)| {
            if audit.is_asked(at) { named(&folder, &reading.article.path) } else { String::new() }
        };
        let names: Vec<String> = audit.readings.iter().enumerate().map(name).collect();
        let read: BTreeSet<String> = names.iter().map(|name| file_of(&folder, name).to_owned()).collect();
        let elsewhere = move |name: &str| {
            let file = file_of(&folder, name);
            !read.contains(file) && folder.join(file).exists()
        };
        Self { names, elsewhere: Box::new(elsewhere) }
    }

    fn looked<'a>(&'a self, audit: &'a Audit) -> Looked<'a> {
        Looked { readings: &audit.readings, names: &self.names, elsewhere: &*self.elsewhere }
    }
}

/// The file of an article: of a collection, or else up to the first `#` before which there is a file.
fn file_of<'a>(folder: &Path, name: &'a str) -> &'a str {
    let file = ci::file(name);
    let mut heads = file.match_indices('#').filter_map(|(at, _)| file.get(..at));
    heads.find(|head| folder.join(head).is_file()).unwrap_or(file)
}

/// The path of an article from a folder; the record of a collection stays behind it.
fn named(folder: &Path, path: &str) -> String {
    let file = ci::file(path);
    let record = path.strip_prefix(file).unwrap_or("");
    if file == "-" {
        return path.to_owned();
    }
    let file = lexical(Path::new(file));
    let shared = folder.components().zip(file.components()).take_while(|(a, b)| a == b).count();
    let up = folder.components().skip(shared).map(|_| "..".to_owned());
    let down = file.components().skip(shared).map(|part| part.as_os_str().to_string_lossy().into_owned());
    let parts: Vec<String> = up.chain(down).collect();
    parts.join("/") + record
}

/// An absolute path without `.` and `..`; links are not followed.
fn lexical(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    let whole = if path.as_os_str().is_empty() { std::env::current_dir() } else { std::path::absolute(path) };
    for part in whole.unwrap_or_default().components() {
        match part {
            Component::ParentDir => drop(out.pop()),
            Component::CurDir => {}
            part => out.push(part),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_named_from_the_folder_of_the_baseline() {
        let folder = lexical(Path::new("a/b"));
        for (path, name) in [
            ("a/b/c.txt", "c.txt"),
            ("./a/x/../b/c/d.txt", "c/d.txt"),
            ("a/e.jsonl#x/../y", "../e.jsonl#x/../y"),
            ("-", "-"),
        ] {
            assert_eq!(named(&folder, path), name);
        }
    }
}
