//! `--since` and `--around`, in a repository made for the test.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop where its ground is missing"
)]

use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

const SLIP: &str = "The fair opens on 31 June.";
const OTHER: &str = "The pool opens on 31 April.";

/// A repository with one commit.
struct Repository(TempDir);

impl Repository {
    fn new(files: &[(&str, &str)]) -> Self {
        let repository = Self(tempfile::tempdir().unwrap());
        repository.git(&["init", "-q", "-b", "main"]);
        for (name, text) in files {
            repository.write(name, text);
        }
        repository.commit();
        repository
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, name: &str, text: &str) {
        let file = self.path().join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    fn git(&self, arguments: &[&str]) {
        let own = ["-c", "user.name=a", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false"];
        let output = Command::new("git").args(own).args(arguments).current_dir(self.path()).output().expect("git runs");
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }

    fn commit(&self) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "-m", "more"]);
    }

    /// Path and line of each new finding, and the status.
    fn check(&self, folder: &str, arguments: &[&str]) -> (Vec<String>, i32, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
        command.current_dir(self.path().join(folder)).args(["check", "--format", "concise"]).args(arguments);
        let output = command.output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        let new = said.lines().filter(|line| line.contains("impossible-date") && !line.ends_with(']'));
        let place = |line: &str| line.rsplit_once(": error").map_or("", |(place, _)| place).to_owned();
        let wrong = String::from_utf8(output.stderr).unwrap();
        (new.map(place).collect(), output.status.code().unwrap(), wrong)
    }

    fn places(&self, folder: &str, arguments: &[&str]) -> Vec<String> {
        let (places, status, wrong) = self.check(folder, arguments);
        assert!(status < 2, "{wrong}");
        assert_eq!(status == 1, !places.is_empty());
        places
    }
}

#[test]
fn only_changed_paragraphs_count_and_the_rest_is_listed_as_unchanged() {
    let repository = Repository::new(&[("news/a.md", &format!("{SLIP}\n\nNothing else.\n")), ("b.txt", SLIP)]);
    assert_eq!(repository.places("", &["--since", "HEAD"]), [""; 0]);
    repository.write("news/a.md", &format!("A line before.\n\nNothing else.\n\n{SLIP}\n\n{OTHER}\n"));
    assert_eq!(repository.places("", &["--since", "HEAD"]), ["news/a.md:7:19"]);
    assert_eq!(repository.places("news", &["--since", "HEAD"]), ["a.md:7:19"]);
    assert_eq!(repository.places("", &["--since", "main", "news/a.md"]), ["news/a.md:7:19"]);
    repository.write("news/a.md", &format!("{SLIP}\n\n{SLIP}\n"));
    assert_eq!(repository.places("", &["--since", "HEAD"]).len(), 1, "the second of its like is new");
}

#[test]
fn new_and_renamed_files_and_records_are_told_apart() {
    let record = |id: u32, text: &str| format!("{{\"id\": {id}, \"text\": \"{text}\"}}\n");
    let repository = Repository::new(&[("old name.txt", &format!("{SLIP}\n\nMore.\n")), ("w.jsonl", &record(1, SLIP))]);
    repository.git(&["mv", "old name.txt", "new.txt"]);
    repository.write("untracked.txt", OTHER);
    repository.write("w.jsonl", &(record(1, SLIP) + &record(2, OTHER)));
    let mut places = repository.places("", &["--since", "HEAD"]);
    places.sort();
    assert_eq!(places, ["untracked.txt:1:19", "w.jsonl#2:2:1"]);
}

#[test]
fn what_came_to_the_other_branch_is_no_change_of_this_one() {
    let repository = Repository::new(&[("a.txt", SLIP), ("b.txt", OTHER)]);
    repository.git(&["checkout", "-q", "-b", "side"]);
    repository.write("a.txt", &format!("{SLIP}\n\n{OTHER}"));
    repository.commit();
    repository.git(&["checkout", "-q", "main"]);
    repository.write("b.txt", "It is mended here.");
    repository.commit();
    repository.git(&["checkout", "-q", "side"]);
    assert_eq!(repository.places("", &["--since", "main"]), ["a.txt:3:19"]);
}

#[test]
fn what_git_cannot_say_is_told_with_the_next_step() {
    let repository = Repository::new(&[("a.txt", SLIP)]);
    for revision in ["nosuch", "--help", "--output=x", "HEAD..main", "a b"] {
        let (_, status, wrong) = repository.check("", &[&format!("--since={revision}")]);
        assert_eq!(status, 2, "{revision}");
        assert!(wrong.contains("git knows no revision") && wrong.contains("next: name a branch"), "{wrong}");
    }
    assert!(!repository.path().join("x").exists());
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("a.txt"), SLIP).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    command.current_dir(outside.path()).env("GIT_CEILING_DIRECTORIES", outside.path().parent().unwrap());
    let output = command.args(["check", "--since", "main"]).output().unwrap();
    let wrong = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(wrong.contains("not a git repository") && wrong.contains("next: run it in a clone"), "{wrong}");
}

#[test]
fn articles_around_those_named_are_read_and_not_reported_on() {
    let shared = "The harbour board voted on Monday to close the eastern lock for eleven weeks while divers replace both gates, \
        after an inspection in March found cracks along the lower hinges that nobody had reported before.";
    let with = |outlet: &str, day: &str, rest: &str| {
        format!("---\noutlet: {outlet}\npublished: {day}\n---\n{shared} {rest}\n")
    };
    let repository = Repository::new(&[
        ("first.md", &with("Harbour News", "2026-03-01", "Ferries use the river mouth.")),
        ("second.md", &with("Sandholm Post", "2026-03-03", "Two shipping lines were not asked.")),
        ("third.md", SLIP),
    ]);
    let told = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
        let output =
            command.current_dir(repository.path()).args(["check", "--format", "concise"]).args(arguments).output();
        String::from_utf8(output.unwrap().stdout).unwrap()
    };
    assert!(!told(&["second.md"]).contains("uncredited-reuse"));
    let around = told(&["--around", "second.md"]);
    assert!(around.contains("second.md:5:1: warning: uncredited-reuse"), "{around}");
    assert!(around.lines().all(|line| line.starts_with("second.md:")), "{around}");
}
