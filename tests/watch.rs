//! `--watch` in a real folder: a run at once, a run after a save, none after what it writes itself, and a clean end.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop where its ground is missing"
)]
#![cfg(unix)]

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// A watching program and the lines that it prints: two pipes, so nothing says which of two lines came first.
struct Watching {
    child: Child,
    out: Receiver<String>,
    err: Receiver<String>,
}

impl Watching {
    fn start(folder: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_copydesk"))
            .args(["check", "--watch", "--fail-on", "warning", "--format", "concise"])
            .args(["--output", "html=report.html", "articles"])
            .current_dir(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (out, err) = (lines(child.stdout.take().unwrap()), lines(child.stderr.take().unwrap()));
        Self { child, out, err }
    }

    /// Waits until nothing has been printed for a while; what is printed without end is a change that a run makes itself.
    fn settle(&self) {
        for _ in 0..100 {
            let Err(_) = self.err.recv_timeout(Duration::from_millis(700)) else { continue };
            return;
        }
        panic!("its own report is no change");
    }
}

/// The lines of a stream, as they come.
fn lines(stream: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, lines) = channel();
    std::thread::spawn(move || {
        BufReader::new(stream).lines().map_while(Result::ok).try_for_each(|line| sender.send(line))
    });
    lines
}

/// The lines up to the next one that holds `wanted`.
fn until(lines: &Receiver<String>, wanted: &str) -> Vec<String> {
    let mut seen = Vec::new();
    loop {
        match lines.recv_timeout(Duration::from_secs(60)) {
            Ok(line) => seen.push(line),
            Err(_) => panic!("never said `{wanted}`: {seen:?}"),
        }
        if seen.last().is_some_and(|line| line.contains(wanted)) {
            return seen;
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
    until(&watching.err, "watching for changes");
    fs::write(&article, "The the ferry stopped at noon.\n").unwrap();
    let seen = until(&watching.out, "doubled-word");
    assert_eq!(
        seen.iter().filter(|line| line.contains("doubled-word")).count(),
        1,
        "the first run found none: {seen:?}"
    );
    until(&watching.err, "saved: articles/ferry.txt");
    watching.settle();
    assert!(fs::read_to_string(folder.path().join("report.html")).unwrap().contains("doubled-word"));
    let status = Command::new("kill").args(["-INT", &watching.child.id().to_string()]).status().unwrap();
    assert!(status.success());
    let ended = watching.child.wait().unwrap();
    assert_eq!(ended.code(), Some(1), "the status of the last run");
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "nothing is left behind: {left:?}");
}
