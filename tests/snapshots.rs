//! The accepted reports of `corpus/`, in `snapshots/`: what `copydesk audit corpus` says today, word for word.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop where its ground is missing")]

use copydesk::report::{self, View};
use copydesk::{Audit, Desk};
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
