//! `--watch`: the same command again whenever an article, a rule page or the configuration is saved.
//!
//! Nothing is cleared: each run stands below the one before, under a line that says what was saved.

use super::{Exit, Failure};
use crate::report::visible;
use notify::{Event, EventKind, RecursiveMode, Watcher, event::ModifyKind};
use std::collections::BTreeSet;
use std::path::{self, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

/// How long nothing must be saved before a run begins: editors save in several steps.
const QUIET: Duration = Duration::from_millis(150);

/// Endings of files that come and go while somebody saves, or that reports are kept in.
const PASSING: &[&str] = &["swp", "swx", "tmp", "bak", "part", "snap", "new"];

/// The status of a program that was interrupted before it could end by itself.
const INTERRUPTED: i32 = 130;

/// What woke the program.
enum Woke {
    /// Something was saved.
    Saved(Vec<PathBuf>),
    /// Somebody wants it to end.
    Ended,
}

/// What is watched.
pub struct Watched {
    /// Files and folders that are read.
    pub inputs: Vec<PathBuf>,
    /// Files that the command itself writes.
    pub written: Vec<PathBuf>,
    /// Whether to say nothing.
    pub quiet: bool,
}

impl Watched {
    /// Runs a command now and after each save, until it is interrupted; gives the status of the last run.
    ///
    /// # Errors
    /// When the folders cannot be watched. What is wrong with a single run is told, and waits to be mended.
    pub(super) fn run(&self, run: impl Fn() -> Result<Exit, Failure>) -> Result<Exit, Failure> {
        if self.inputs.iter().any(|path| path == Path::new("-")) {
            return Err(Failure::usage("standard input cannot be watched").next("name files or folders"));
        }
        let (sender, woken) = mpsc::channel();
        end_when_interrupted(sender.clone())?;
        let told = move |event: notify::Result<Event>| {
            if let Some(event) = event.ok().filter(changes) {
                drop(sender.send(Woke::Saved(event.paths)));
            }
        };
        let mut watcher = notify::recommended_watcher(told).map_err(Failure::usage)?;
        for (folder, depth) in folders(&self.inputs) {
            watcher
                .watch(&folder, depth)
                .map_err(|error| Failure::usage(format_args!("{} cannot be watched: {error}", folder.display())))?;
        }
        loop {
            let exit = run().unwrap_or_else(|failure| failure.tell());
            self.tell("watching for changes; Ctrl-C ends");
            let Some(saved) = self.wait(&woken) else { return Ok(exit) };
            self.tell(&format!("saved: {}", saved.display()));
        }
    }

    /// Waits for a save and for the quiet behind it; gives what was saved, or nothing when the program is to end.
    fn wait(&self, woken: &Receiver<Woke>) -> Option<PathBuf> {
        let written: BTreeSet<PathBuf> = self.written.iter().filter_map(|path| path::absolute(path).ok()).collect();
        let saved = loop {
            match woken.recv() {
                Ok(Woke::Saved(paths)) => {
                    if let Some(path) = paths.into_iter().find(|path| concerns(path, &written)) {
                        break path;
                    }
                }
                Ok(Woke::Ended) | Err(_) => return None,
            }
        };
        loop {
            match woken.recv_timeout(QUIET) {
                Ok(Woke::Saved(_)) => {}
                Err(RecvTimeoutError::Timeout) => break,
                Ok(Woke::Ended) | Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
        let here = std::env::current_dir().unwrap_or_default();
        Some(saved.strip_prefix(&here).map(Path::to_owned).unwrap_or(saved))
    }

    fn tell(&self, what: &str) {
        if !self.quiet {
            anstream::eprintln!("\n── {} ──", visible(what));
        }
    }
}

/// The first interrupt lets a run end, the second does not wait for it.
fn end_when_interrupted(sender: Sender<Woke>) -> Result<(), Failure> {
    let interrupted = AtomicBool::new(false);
    ctrlc::set_handler(move || {
        if interrupted.swap(true, Ordering::Relaxed) {
            crate::files::abandon(INTERRUPTED);
        }
        drop(sender.send(Woke::Ended));
    })
    .map_err(Failure::usage)
}

/// Whether something is another than it was; to read a file is nothing.
fn changes(event: &Event) -> bool {
    match event.kind {
        EventKind::Create(_) | EventKind::Remove(_) => true,
        EventKind::Modify(kind) => !matches!(kind, ModifyKind::Metadata(_)),
        _ => false,
    }
}

/// Whether a file may be an article, a rule page or the configuration, and is not one that the command writes.
fn concerns(path: &Path, written: &BTreeSet<PathBuf>) -> bool {
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let ending = path.extension().map_or_else(String::new, |ending| ending.to_string_lossy().to_lowercase());
    let passes = name.starts_with('.') || name.ends_with('~') || PASSING.contains(&ending.as_str());
    !passes && !written.contains(path)
}

/// What to watch for these inputs: folders whole, of a file its folder (many editors save by putting another file in its
/// place), and the folders above, which may hold the configuration.
fn folders(inputs: &[PathBuf]) -> Vec<(PathBuf, RecursiveMode)> {
    let mut all = Vec::new();
    for input in inputs.iter().filter_map(|path| path::absolute(path).ok()) {
        let folder = if input.is_dir() { input.clone() } else { input.parent().map_or(input.clone(), Path::to_owned) };
        let project = folder.ancestors().find(|above| above.join(crate::config::FILE_NAME).is_file());
        if let Some(project) = project {
            all.push((project.to_owned(), RecursiveMode::NonRecursive));
        }
        let depth = if input.is_dir() { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
        all.push((folder, depth));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_editors_leave_behind_and_what_the_command_writes_concerns_nobody() {
        let written = BTreeSet::from([PathBuf::from("/p/report.html")]);
        for path in ["/p/a.md", "/p/rules/x.md", "/p/copydesk.toml", "/p/b"] {
            assert!(concerns(Path::new(path), &written), "{path}");
        }
        for path in ["/p/.a.md.swp", "/p/a.md~", "/p/4913.tmp", "/p/report.html", "/p/.tmpAb12", "/p/a.md.snap.new"] {
            assert!(!concerns(Path::new(path), &written), "{path}");
        }
    }

    #[test]
    fn a_file_is_watched_by_its_folder_and_the_configuration_above_too() {
        let project = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(project.path().join("drafts")).unwrap();
        std::fs::write(project.path().join("copydesk.toml"), "").unwrap();
        let file = project.path().join("drafts/a.md");
        std::fs::write(&file, "a").unwrap();
        let folders: Vec<PathBuf> = folders(&[file]).into_iter().map(|(folder, _)| folder).collect();
        assert_eq!(folders, [project.path().to_owned(), project.path().join("drafts")]);
    }
}
