//! Fifty pending snapshots reviewed by keys alone, in a terminal that `tmux` keeps.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop where its ground is missing"
)]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Pending snapshots: so many articles, and the folder's.
const PENDING: usize = 50;

/// A terminal with a shell in it, of its own server; gone when dropped.
struct Terminal {
    socket: String,
}

impl Terminal {
    fn open(name: &str, folder: &Path) -> Self {
        let terminal = Self { socket: format!("copydesk-{name}-{}", std::process::id()) };
        let started = terminal
            .tmux(&["-f", "/dev/null", "new-session", "-d", "-x", "120", "-y", "50", "sh"])
            .env_remove("CI")
            .env_remove("TMUX")
            .env("PS1", "$ ")
            .current_dir(folder)
            .status();
        assert!(started.unwrap().success());
        terminal
    }

    fn tmux(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("tmux");
        command.args(["-L", &self.socket]).args(arguments).stderr(Stdio::null());
        command
    }

    /// Presses keys; letters one by one.
    fn press(&self, keys: &str) {
        assert!(self.tmux(&["send-keys", "-l", keys]).status().unwrap().success());
    }

    fn run(&self, line: &str) {
        self.press(line);
        assert!(self.tmux(&["send-keys", "Enter"]).status().unwrap().success());
    }

    /// All that was ever on the screen.
    fn text(&self) -> String {
        let out = self.tmux(&["capture-pane", "-p", "-J", "-S", "-"]).output().unwrap();
        String::from_utf8_lossy(&out.stdout).into_owned()
    }

    /// Waits until the screen says something.
    fn wait(&self, wanted: &str) {
        let patience = Instant::now() + Duration::from_secs(60);
        while !self.text().contains(wanted) {
            assert!(Instant::now() < patience, "the screen never said `{wanted}`:\n{}", self.text());
            sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        drop(self.tmux(&["kill-server"]).status());
    }
}

fn has_tmux() -> bool {
    let found = Command::new("tmux").arg("-V").stdout(Stdio::null()).status().is_ok_and(|status| status.success());
    if !found {
        eprintln!("skipped: there is no tmux to review in; install it to run this test");
    }
    found
}

/// A folder with so many articles that nobody has accepted anything of.
fn newsroom() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("copydesk.toml"), "paths = [\"articles\"]\n").unwrap();
    fs::create_dir(folder.path().join("articles")).unwrap();
    for number in 1..PENDING {
        let text = format!("The ferry {number} was built in {} for {} passengers.\n", 1900 + number, 100 + number);
        fs::write(folder.path().join(format!("articles/ferry-{number:02}.txt")), text).unwrap();
    }
    folder
}

/// How many files below a folder have this ending.
fn count(folder: &Path, ending: &str) -> usize {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| match entry.path() {
            path if path.is_dir() => count(&path, ending),
            path => usize::from(path.to_string_lossy().ends_with(ending)),
        })
        .sum()
}

#[test]
fn fifty_are_decided_upon_by_keys_alone() {
    if !has_tmux() {
        return;
    }
    let folder = newsroom();
    let snapshots = folder.path().join("snapshots");
    let terminal = Terminal::open("fifty", folder.path());
    terminal.run(&format!("{} snapshot review; echo status $?", env!("CARGO_BIN_EXE_copydesk")));
    terminal.wait("1 of 50  articles/ferry-01.txt  new");
    assert_eq!(count(&snapshots, ".snap.new"), PENDING, "what is pending waits in files");
    for number in 1..=44 {
        terminal.press("a");
        terminal.wait(&format!("{} of 50  ", number + 1));
    }
    terminal.press("r");
    terminal.wait("46 of 50  ");
    terminal.press("s");
    terminal.wait("47 of 50  ");
    terminal.press("x");
    terminal.wait("`x` does nothing here");
    terminal.press("b");
    terminal.wait("side by side\n");
    terminal.press("u");
    terminal.wait("undo\n\n46 of 50  ");
    terminal.press("s");
    terminal.press("A");
    terminal.wait("all are decided upon: 48 accepted, 1 rejected, 1 skipped, 0 left");
    assert_eq!(count(&snapshots, ".snap"), 48);
    terminal.press("u");
    terminal.wait("undo\n\n47 of 50  ");
    assert_eq!(count(&snapshots, ".snap"), 44, "what was accepted is no more");
    terminal.press("Aq");
    terminal.wait("48 accepted, 1 rejected, 1 skipped, 0 left\nstatus 4");
    assert_eq!((count(&snapshots, ".snap"), count(&snapshots, ".snap.new")), (48, 1));

    terminal.run(&format!("clear; {} snapshot review; echo status $?", env!("CARGO_BIN_EXE_copydesk")));
    terminal.wait("1 of 2  articles/ferry-45.txt  new");
    terminal.press("A");
    terminal.wait("all are decided upon: 2 accepted");
    terminal.press("q");
    terminal.wait("0 left\nstatus 0");
    assert_eq!((count(&snapshots, ".snap"), count(&snapshots, ".snap.new")), (PENDING, 0));
}

#[test]
fn without_a_terminal_lines_are_keys_and_in_ci_nothing_is_written() {
    use std::io::Write;
    let folder = newsroom();
    let snapshots = folder.path().join("snapshots");
    let review = |ci: &str, lines: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
        command.args(["snapshot", "review"]).current_dir(folder.path()).env("CI", ci);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        // A review that reads nothing closes its end.
        drop(stdin.write_all(lines.as_bytes()));
        drop(stdin);
        let out = child.wait_with_output().unwrap();
        (out.status.code(), String::from_utf8(out.stdout).unwrap(), String::from_utf8(out.stderr).unwrap())
    };
    let (status, _, told) = review("true", "A\n");
    assert_eq!((status, snapshots.exists()), (Some(4), false));
    assert!(told.contains("CI is set: nothing is written"), "{told}");
    let (status, told, _) = review("", "accept\nr\nskip\n");
    assert_eq!(status, Some(4));
    assert!(told.contains("1 accepted, 1 rejected, 1 skipped, 47 left"), "{told}");
    assert_eq!(count(&snapshots, ".snap"), 1);
    assert_eq!(review("false", "accept all the rest\nq\n").0, Some(0));
    assert_eq!(count(&snapshots, ".snap"), PENDING);
}

#[test]
fn places_are_links_on_a_terminal_that_knows_them_and_never_in_a_pipe() {
    let folder = newsroom();
    fs::write(folder.path().join("articles/crane.txt"), "The the crane failed.\n").unwrap();
    let line = format!("{} check articles/crane.txt", env!("CARGO_BIN_EXE_copydesk"));
    let run = |program: &str, arguments: &[&str]| {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(folder.path()).env("FORCE_HYPERLINK", "1").stdin(Stdio::null());
        command.output().map(|out| String::from_utf8_lossy(&out.stdout).into_owned())
    };
    let piped = run("sh", &["-c", &line]).unwrap();
    assert!(piped.contains("doubled-word") && !piped.contains("\u{1b}]8;"), "{piped}");
    let Ok(shown) = run("script", &["-qec", &line, "/dev/null"]) else {
        eprintln!("skipped: there is no `script` to run a program in a terminal of its own");
        return;
    };
    let here = fs::canonicalize(folder.path()).unwrap();
    let link = format!("\u{1b}]8;;file://{}/articles/crane.txt\u{1b}\\", here.display());
    assert!(shown.contains(&link) && shown.contains("articles/crane.txt:1:"), "{shown:?}");
}
