//! A project's audit, held against its accepted snapshots.

use super::Which;
use crate::cli::session::Session;
use crate::cli::{Exit, Failure};
use crate::report::visible;
use crate::snapshot::{Change, Pending, Snapshot, Store, compare, snapshots};
use globset::{Glob, GlobSet, GlobSetBuilder};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What an audit says, what is accepted, and what is pending between the two.
pub(super) struct Project {
    /// The accepted snapshots.
    pub store: Store,
    /// What is pending of what the command is about.
    pub pending: Vec<Pending>,
    /// How many snapshots the command is about.
    count: usize,
    snapshots: Vec<Snapshot>,
    folder: PathBuf,
    inputs: String,
    /// The status that unread input asks for.
    unread: Exit,
}

impl Project {
    /// Audits the inputs, and reads what is accepted of them.
    pub(super) fn open(session: &Session, which: &Which) -> Result<Self, Failure> {
        let project = Self::anew(session, which)?;
        let Some(accepted) = project.store.other_inputs() else { return Ok(project) };
        let (folder, inputs) = (project.folder.display(), &project.inputs);
        Err(Failure::usage(format_args!("the snapshots in {folder} are of {accepted}, this audit is of {inputs}"))
            .next(
                "name the same files and folders, with --only GLOB for some of them; or accept the others with \
            `copydesk snapshot update --anew`",
            ))
    }

    /// As [`Project::open`], whatever the accepted snapshots are of.
    pub(super) fn anew(session: &Session, which: &Which) -> Result<Self, Failure> {
        if which.inputs.paths().iter().any(|path| path == Path::new("-")) {
            return Err(Failure::usage("standard input has no name to keep a snapshot under").next("name a file"));
        }
        let (desk, mut intake) = session.desk_and_articles(&which.inputs)?;
        let here = std::env::current_dir().unwrap_or_default();
        let root = desk.config().root.as_deref().map_or_else(|| here.clone(), |root| here.join(root));
        let home = Home { root: &root, here: &here };
        intake.articles.iter_mut().for_each(|article| article.path = home.name(&article.path));
        intake.articles.sort_by(|a, b| a.path.cmp(&b.path));
        intake.skipped.iter_mut().for_each(|skipped| skipped.path = home.name(&skipped.path));
        let inputs = match which.inputs.paths() {
            [] => desk.default_paths(),
            paths => paths.to_vec(),
        };
        let audit = session.run(&desk, intake);
        let folder = which.snapshots.clone().unwrap_or_else(|| {
            let folder = Path::new(&desk.config().snapshots_folder);
            if root == here { folder.to_owned() } else { root.join(folder) }
        });
        let mut names: Vec<String> = inputs.iter().map(|path| home.name(&path.to_string_lossy())).collect();
        names.sort();
        names.dedup();
        let unread = which.inputs.exit(&audit);
        Self::compared(snapshots(&audit), folder, names.join(", "), unread, &which.only)
    }

    /// The same audit, held against what is accepted by now.
    pub(super) fn again(self, which: &Which) -> Result<Self, Failure> {
        Self::compared(self.snapshots, self.folder, self.inputs, self.unread, &which.only)
    }

    fn compared(
        snapshots: Vec<Snapshot>,
        folder: PathBuf,
        inputs: String,
        unread: Exit,
        only: &[String],
    ) -> Result<Self, Failure> {
        let store = Store::open(&folder, &inputs).map_err(unwritten)?;
        let only = if only.is_empty() { None } else { Some(globs(only)?) };
        let is_meant = |name: &str| only.as_ref().is_none_or(|only| only.is_match(name));
        let mut pending = compare(&snapshots, &store);
        pending.retain(|pending| is_meant(&pending.name));
        let count = snapshots.iter().filter(|snapshot| is_meant(&snapshot.name)).count();
        Ok(Self { store, pending, count, snapshots, folder, inputs, unread })
    }

    /// Removes what waits though nothing of its name is pending.
    pub(super) fn sweep(&self) -> Result<(), Failure> {
        self.store.sweep(&compare(&self.snapshots, &self.store)).map_err(unwritten)
    }

    /// The status that what is pending asks for.
    pub(super) fn exit(&self) -> Exit {
        let pending = if self.pending.is_empty() { Exit::Clean } else { Exit::Snapshots };
        self.unread.or(pending)
    }

    /// Says what is pending, and what to do about it.
    pub(super) fn told(&self, session: &Session) -> Result<Exit, Failure> {
        let mut out = session.out();
        for pending in &self.pending {
            writeln!(out, "{:<9}  {}", pending.change.name(), visible(&pending.name))?;
        }
        if self.pending.is_empty() {
            let of = self.count;
            writeln!(out, "{of} {}: all as accepted", if of == 1 { "snapshot" } else { "snapshots" })?;
            out.flush()?;
            return Ok(self.exit());
        }
        let count = |change: Change| self.pending.iter().filter(|pending| pending.change == change).count();
        let [new, changed, orphaned] = [Change::New, Change::Changed, Change::Orphaned].map(count);
        writeln!(out, "{new} new, {changed} changed, {orphaned} orphaned")?;
        out.flush()?;
        if !session.quiet() {
            let decide = "`copydesk snapshot review` decides on each, `copydesk snapshot update` accepts all";
            let step = if new + changed > 0 { decide } else { "`copydesk snapshot prune` removes what is orphaned" };
            anstream::eprintln!("  next: {step}");
        }
        Ok(self.exit())
    }

    /// Says what is pending, and that nothing was written about it.
    pub(super) fn left_alone(&self, session: &Session) -> Result<Exit, Failure> {
        if !session.quiet() {
            anstream::eprintln!("CI is set: nothing is written");
        }
        self.told(session)
    }
}

/// Whether the program runs in continuous integration, as insta and most other tools tell it.
pub(super) fn in_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| !matches!(value.as_str(), "" | "0" | "false"))
}

/// A snapshot that cannot be read or written; the error names the file.
pub(super) fn unwritten(error: io::Error) -> Failure {
    Failure::usage(error)
}

/// Patterns of names; `*` reaches over folders.
pub(super) fn globs(patterns: &[String]) -> Result<GlobSet, Failure> {
    let wrong = |error: globset::Error| Failure::usage(error).next("write it as in a shell: 'bridge/*.md', or '*'");
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        set.add(Glob::new(pattern).map_err(wrong)?);
    }
    set.build().map_err(wrong)
}

/// The folder that names count from, and the one that the program runs in.
struct Home<'a> {
    root: &'a Path,
    here: &'a Path,
}

impl Home<'_> {
    /// An article's path from the project's folder; one that lies elsewhere keeps its own.
    fn name(&self, path: &str) -> String {
        let below = |folder: &Path| {
            let folder = folder.to_string_lossy().replace('\\', "/");
            let rest = path.strip_prefix(folder.as_str())?;
            if rest.is_empty() { Some(".") } else { rest.strip_prefix('/') }.map(|rest| tidy(rest).to_owned())
        };
        if Path::new(path).is_absolute() {
            return below(self.root).unwrap_or_else(|| path.to_owned());
        }
        if let Ok(inner) = self.root.strip_prefix(self.here) {
            let named = if inner.as_os_str().is_empty() { Some(tidy(path).to_owned()) } else { below(inner) };
            return named.unwrap_or_else(|| path.to_owned());
        }
        let Ok(mut inner) = self.here.strip_prefix(self.root).map(Path::to_owned) else { return path.to_owned() };
        let mut rest = tidy(path);
        while let Some(above) = rest.strip_prefix("../").or_else(|| rest.strip_prefix("..").filter(|r| r.is_empty())) {
            if !inner.pop() {
                return path.to_owned();
            }
            rest = above;
        }
        let inner = inner.to_string_lossy().replace('\\', "/");
        match (inner.as_str(), rest) {
            ("", "" | ".") => ".".to_owned(),
            ("", rest) => rest.to_owned(),
            (inner, "" | ".") => inner.to_owned(),
            (inner, rest) => format!("{inner}/{rest}"),
        }
    }
}

/// A path without what leads nowhere.
fn tidy(path: &str) -> &str {
    let path = path.trim_end_matches('/');
    let path = path.strip_prefix("./").unwrap_or(path);
    if path.is_empty() { "." } else { path }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_has_one_name_wherever_the_program_runs() {
        let told = |here: &str, path: &str| Home { root: Path::new("/p"), here: Path::new(here) }.name(path);
        for (here, path) in [("/p", "a/b.md"), ("/p", "./a/b.md"), ("/", "p/a/b.md"), ("/p/a", "b.md")] {
            assert_eq!(told(here, path), "a/b.md", "{here} {path}");
        }
        for (here, path) in [("/p/a/c", "../b.md"), ("/q", "/p/a/b.md"), ("/p", "/p/a/b.md"), ("/p/a", "/p/a/b.md")] {
            assert_eq!(told(here, path), "a/b.md", "{here} {path}");
        }
        for (here, path) in [("/p", "."), ("/", "p"), ("/", "p/"), ("/p/a", ".."), ("/p", "./")] {
            assert_eq!(told(here, path), ".", "{here} {path}");
        }
        assert_eq!([told("/p", "/q/b.md"), told("/p/a", "../../q/b.md")], ["/q/b.md", "../../q/b.md"]);
        assert_eq!([told("/p", "n.jsonl#a//b"), told("/p/a", ".")], ["n.jsonl#a//b", "a"]);
    }
}
