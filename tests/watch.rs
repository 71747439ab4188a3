//! `--watch` in a real folder: a run at once, a run after a save, none after what it writes itself, and a clean end.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop where its ground is missing"
)]
#![cfg(unix)]

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// A watching program and the lines that it prints.
struct Watching {
    child: Child,
    lines: Receiver<String>,
}

impl Watching {
    fn start(folder: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_copydesk"))
            .args([
                "check",
                "--watch",
                "--fail-on",
                "warning",
                "--format",
                "concise",
                "--output",
                "html=report.html",
                "articles",
            ])
            .current_dir(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (sender, lines) = channel();
        let out: Box<dyn std::io::Read + Send> = Box::new(child.stdout.take().unwrap());
        for stream in [out, Box::new(child.stderr.take().unwrap())] {
            let sender = sender.clone();
            std::thread::spawn(move || {
                BufReader::new(stream).lines().map_while(Result::ok).try_for_each(|line| sender.send(line))
            });
        }
        Self { child, lines }
    }

    /// The lines up to the next one that holds `wanted`.
    fn until(&self, wanted: &str) -> Vec<String> {
        let mut seen = Vec::new();
        loop {
            match self.lines.recv_timeout(Duration::from_secs(60)) {
                Ok(line) => seen.push(line),
                Err(_) => panic!("never said `{wanted}`: {seen:?}"),
            }
            if seen.last().is_some_and(|line| line.contains(wanted)) {
                return seen;
            }
        }
    }
}

#[test]
fn a_save_is_another_run_and_an_interrupt_a_clean_end() {
    let folder = tempfile::tempdir().unwrap();
    let article = folder.path().join("articles/ferry.txt");
    fs::create_dir(folder.path().join("articles")).unwrap();
    fs::write(&article, "The ferry stopped at noon.\n").unwrap();
    let mut watching = Watching::start(folder.path());
    assert_eq!(watching.until("watching for changes").iter().filter(|line| line.contains("doubled-word")).count(), 0);
    fs::write(&article, "The the ferry stopped at noon.\n").unwrap();
    let seen = watching.until("watching for changes").join("\n");
    assert!(seen.contains("saved: articles/ferry.txt") && seen.contains("doubled-word"), "{seen}");
    assert!(fs::read_to_string(folder.path().join("report.html")).unwrap().contains("doubled-word"));
    let quiet = watching.lines.recv_timeout(Duration::from_millis(700));
    assert!(quiet.is_err(), "its own report is no change: {quiet:?}");
    let status = Command::new("kill").args(["-INT", &watching.child.id().to_string()]).status().unwrap();
    assert!(status.success());
    let ended = watching.child.wait().unwrap();
    assert_eq!(ended.code(), Some(1), "the status of the last run");
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "nothing is left behind: {left:?}");
}
