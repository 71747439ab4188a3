//! The accepted reports of `corpus/`, in `snapshots/`: what `copydesk audit corpus` says today, word for word, and
//! article by article what `copydesk snapshot check corpus` says.
//!
//! After a change on purpose, `INSTA_UPDATE=always cargo test --test snapshots` accepts all of it; read the difference.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop where its ground is missing")]

use copydesk::report::{self, View};
use copydesk::{Audit, Desk};
use std::process::Command;
use std::sync::OnceLock;

fn audit() -> &'static Audit {
    static AUDIT: OnceLock<Audit> = OnceLock::new();
    AUDIT.get_or_init(|| Desk::open("corpus").unwrap().audit(["corpus"]).unwrap())
}

fn written(format: &str, view: &View) -> String {
    let mut out = Vec::new();
    (report::format(format).unwrap().write)(audit(), view, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Runs an assertion with its snapshot in the folder at the top.
fn accepted(assert: impl FnOnce()) {
    insta::with_settings!({
        snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { assert() });
}

#[test]
fn the_terminal_report_is_the_accepted_one() {
    accepted(|| insta::assert_snapshot!("corpus.terminal", written("terminal", &View::default())));
}

#[test]
fn the_json_report_is_the_accepted_one() {
    let json: serde_json::Value = serde_json::from_str(&written("json", &View::default())).unwrap();
    accepted(|| insta::assert_json_snapshot!("corpus.json", json));
}

/// What `copydesk check` shows of one article, as the picture in the README.
#[test]
fn the_picture_of_a_terminal_is_what_the_program_shows() {
    let audit = Desk::open("corpus").unwrap().audit(["corpus/slips/boundary-case.txt"]).unwrap();
    let view = View { part: report::Part::Findings, colour: true, ..View::default() };
    let mut out = b"$ copydesk check corpus/slips/boundary-case.txt\n\n".to_vec();
    (report::format("terminal").unwrap().write)(&audit, &view, &mut out).unwrap();
    let picture = anstyle_svg::Term::new().render_svg(&String::from_utf8(out).unwrap());
    accepted(|| insta::assert_binary_snapshot!("check.svg", picture.into_bytes()));
}

/// As insta's own: accepted with `INSTA_UPDATE=always`; else what is pending waits beside, for `cargo insta review` or
/// `copydesk snapshot review corpus`, but in CI.
#[test]
fn every_article_and_the_folder_are_as_accepted() {
    let run = |verb: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
        let output = command.arg("snapshot").args(verb).arg("corpus").env("NO_COLOR", "1").output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    if std::env::var("INSTA_UPDATE").is_ok_and(|mode| mode == "always") {
        run(&["update"]);
        run(&["prune"]);
    }
    let (status, said) = run(&["diff"]);
    if status != Some(0) {
        run(&["update", "--pending"]);
    }
    assert_eq!(status, Some(0), "{said}\nsnapshots are pending: cargo run -- snapshot review corpus");
}
