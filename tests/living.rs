//! A newsroom's life with a baseline, from the first run to the last slip mended.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop where its ground is missing"
)]

use std::fs;
use std::process::Command;
use tempfile::TempDir;

const FAIR: &str = "The council of Merrow met on Monday to hear the plan.\n\nThe fair opens on 31 June, says the notice on the door.\n\n\
    Nobody had asked for another fair in the town.\n";
const HALL: &str = "The hall opens on 31 April.\n";

struct Newsroom(TempDir);

impl Newsroom {
    fn new() -> Self {
        let newsroom = Self(tempfile::tempdir().unwrap());
        newsroom.write("copydesk.toml", "baseline = \"accepted.toml\"\n");
        newsroom.write("fair.txt", FAIR);
        newsroom.write("hall.txt", HALL);
        newsroom
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.path().join(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.path().join(name)).unwrap()
    }

    /// What a command prints, on both streams, and its status.
    fn run(&self, arguments: &str) -> (String, i32) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
        let output = command.current_dir(self.0.path()).args(arguments.split(' ')).output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        (String::from_utf8(said).unwrap(), output.status.code().unwrap())
    }

    fn status(&self, arguments: &str) -> i32 {
        self.run(arguments).1
    }
}

#[test]
fn a_baseline_only_shrinks_by_mending_and_only_grows_on_purpose() {
    let newsroom = Newsroom::new();
    assert_eq!(newsroom.status("baseline write"), 0);
    assert_eq!(newsroom.status("check --ratchet"), 0);
    newsroom.write("fair.txt", &format!("{FAIR}\nThe pool opens on 31 September.\n"));
    let (said, status) = newsroom.run("check --format concise");
    assert_eq!(status, 1);
    assert!(said.contains("fair.txt:7:19: error: impossible-date: September has 30 days\n"), "{said}");
    newsroom.write("fair.txt", FAIR);
    newsroom.write("hall.txt", "The hall opens on 30 April.\n");
    assert_eq!(newsroom.status("check"), 0);
    let (said, status) = newsroom.run("check --ratchet --format csv");
    assert_eq!(status, 1);
    assert!(said.contains("next: copydesk baseline prune --baseline accepted.toml"), "{said}");
    let (said, status) = newsroom.run("baseline prune");
    assert_eq!(status, 0);
    assert!(
        said.contains("gone: hall.txt: impossible-date: 31 April") && said.contains("1 taken out, 1 finding left"),
        "{said}"
    );
    assert_eq!(newsroom.status("check --ratchet"), 0);
}

#[test]
fn a_renamed_article_is_followed_and_a_run_on_one_file_forgets_nothing() {
    let newsroom = Newsroom::new();
    newsroom.run("baseline write");
    fs::rename(newsroom.0.path().join("fair.txt"), newsroom.0.path().join("spring fair.txt")).unwrap();
    assert_eq!(newsroom.status("check --ratchet"), 0);
    assert!(newsroom.run("baseline prune").0.contains("renamed: fair.txt is spring fair.txt now"));
    assert!(newsroom.read("accepted.toml").contains("[articles.\"spring fair.txt\"]"));
    let before = newsroom.read("accepted.toml");
    assert_eq!(newsroom.status("baseline write hall.txt"), 0);
    assert_eq!(newsroom.status("baseline prune hall.txt"), 0);
    assert_eq!(newsroom.read("accepted.toml"), before);
}

#[test]
fn a_baseline_that_is_not_understood_is_left_as_it_is() {
    let newsroom = Newsroom::new();
    newsroom.run("baseline write");
    let broken = newsroom.read("accepted.toml").replace("schema", "<<<<<<< ours\nschema");
    newsroom.write("accepted.toml", &broken);
    for command in ["check", "audit", "baseline write", "baseline prune"] {
        let (said, status) = newsroom.run(command);
        assert_eq!(status, 2, "{command}");
        assert!(said.contains("accepted.toml:4") && said.contains("next: mend accepted.toml"), "{command}: {said}");
    }
    assert_eq!(newsroom.read("accepted.toml"), broken);
}

#[test]
fn an_allowed_finding_needs_no_baseline_and_comes_back_after_its_day() {
    let newsroom = Newsroom::new();
    newsroom.write("hall.txt", "Nothing is wrong with the hall.\n");
    newsroom.write(
        "fair.txt.meta.toml",
        "[[allow]]\nrule = \"impossible-date\"\nreason = \"as printed\"\nuntil = 2026-12-01\n",
    );
    newsroom.run("baseline write");
    assert!(!newsroom.read("accepted.toml").contains("impossible-date"));
    assert_eq!(newsroom.status("check"), 0);
    assert_eq!(newsroom.status("check --today 2026-12-01"), 0);
    let (said, status) = newsroom.run("check --today 2026-12-02 --format concise");
    assert_eq!(status, 1);
    assert!(said.contains("allowance-expired: fair.txt.meta.toml allowed impossible-date until 2026-12-01"), "{said}");
}
