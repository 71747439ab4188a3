//! Inputs that mean harm: nothing panics, nothing is lost, and nothing reaches a terminal that it would obey.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may stop where its ground is missing"
)]

mod endings;
mod folder;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// Runs the program in a folder.
fn copydesk(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_copydesk")).current_dir(folder).args(arguments).output().expect("the program runs")
}

/// The report on a folder for people, in full.
fn report(folder: &Path) -> String {
    let output = copydesk(folder, &["audit", "--all", "--color", "never", "."]);
    assert!(matches!(output.status.code(), Some(0 | 1 | 3)), "{:?}: {}", output.status, text(&output.stderr));
    text(&output.stdout)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("reports are UTF-8")
}

/// A text that two articles share, with everything in it that a terminal or a CI runner might obey.
const HARMFUL: &str = "The harbour master \u{1b}[31mof Sandholm\u{1b}[0m said on Monday that \u{202e}nobody\u{2066} had been on \
board the ferry when \u{9b}2J the fire broke out in its engine room\u{7}, and that the pilot boats had been sent back.\n\
::error file=a,line=1::taken over\n##[add-mask]of the runner\n\r::stop-commands::x\n“\u{1b}]8;;http://x\u{1b}\\Nobody at all was on \
board of this ferry\u{200b},” a voice said.\n";

#[test]
fn no_control_character_and_no_command_reaches_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.txt", "b.txt", "c\u{1b}[2J.txt", "::error ::d.txt"] {
        fs::write(folder.path().join(name), HARMFUL.replace("Monday", &format!("Monday in {}", name.len()))).unwrap();
    }
    for arguments in [
        &["audit", "--all", "--color", "never", "."][..],
        &["check", "--all", "--color", "never", "."],
        &["check", "--format", "concise", "."],
        &["facts", "."],
    ] {
        let output = copydesk(folder.path(), arguments);
        for shown in [text(&output.stdout), text(&output.stderr)] {
            let bad = shown
                .chars()
                .find(|c| c.is_control() && *c != '\n' || matches!(c, '\u{202e}' | '\u{2066}' | '\u{200b}'));
            assert_eq!(bad, None, "{arguments:?}");
            assert!(!shown.lines().any(|line| line.trim_start().starts_with("::")), "{arguments:?}\n{shown}");
            assert!(!shown.contains("##["), "{arguments:?}\n{shown}");
        }
    }
}

#[test]
fn what_cannot_be_read_is_listed_with_its_reason() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("empty.txt"), "").unwrap();
    fs::write(folder.path().join("binary.txt"), b"\x00\x01\x02\xff\xfe\x00PK\x00\x00").unwrap();
    fs::write(folder.path().join("scan.pdf"), b"%PDF-1.7\n\xff\xff").unwrap();
    fs::write(folder.path().join("good.txt"), "The ferry runs at noon.\n").unwrap();
    let shown = report(folder.path());
    for name in ["empty.txt: ", "binary.txt: ", "scan.pdf: "] {
        assert!(shown.lines().any(|line| line.starts_with(name) && line.len() > name.len() + 5), "{name}\n{shown}");
    }
    assert!(shown.contains("1 read, 3 skipped"), "{shown}");
    assert_eq!(copydesk(folder.path(), &["audit", "."]).status.code(), Some(3));
}

#[test]
fn bytes_that_are_no_utf8_are_decoded_or_listed() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("latin.txt"), b"The caf\xe9 on the quay opened at noon, said Ren\xe9 Mori.\n")
        .unwrap();
    fs::write(folder.path().join("torn.txt"), b"The ferry \xe2\x82 runs \xf0\x9f at noon \xc0\xaf.\n").unwrap();
    let json = copydesk(folder.path(), &["audit", "--format", "json", "."]);
    let audit: serde_json::Value = serde_json::from_slice(&json.stdout).expect("valid JSON");
    let count = |list: &str| audit[list].as_array().expect("a list").len();
    assert_eq!(count("articles") + count("skipped"), 2, "{audit}");
}

#[cfg(unix)]
#[test]
fn a_loop_of_links_ends() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("deep")).unwrap();
    fs::write(folder.path().join("deep/good.txt"), "The ferry runs at noon.\n").unwrap();
    std::os::unix::fs::symlink("..", folder.path().join("deep/up")).unwrap();
    std::os::unix::fs::symlink("self", folder.path().join("self")).unwrap();
    let shown = report(folder.path());
    assert!(shown.contains("1 read"), "{shown}");
}

#[test]
fn one_line_of_ten_megabytes_is_audited_and_never_printed() {
    let folder = tempfile::tempdir().unwrap();
    let words = "Officials say the ferry “runs at noon every day of the week” and 12 people saw it. ";
    fs::write(folder.path().join("long.txt"), words.repeat(10_000_000 / words.len())).unwrap();
    let output = copydesk(folder.path(), &["check", "--color", "never", "."]);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{:?}", output.status);
    assert!(output.stdout.len() < 1_000_000, "{} bytes of report", output.stdout.len());
}
