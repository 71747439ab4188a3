//! The README shows what the program says: each line of its excerpt stands in the report of the newsroom, in that order.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop where its ground is missing")]

use copydesk::Desk;
use copydesk::report::{self, View};

#[test]
fn the_readmes_excerpt_is_what_the_report_says() {
    let readme = include_str!("../README.md");
    let excerpt = readme.split("```text\n").nth(1).and_then(|rest| rest.split("```").next()).expect("an excerpt");
    let audit = Desk::open("corpus").unwrap().audit(["corpus"]).unwrap();
    let mut out = Vec::new();
    (report::format("terminal").unwrap().write)(&audit, &View::default(), &mut out).unwrap();
    let report = String::from_utf8(out).unwrap();
    let mut lines = report.lines();
    for wanted in excerpt.lines().filter(|line| !line.trim().is_empty() && *line != "[…]") {
        assert!(
            lines.any(|line| line == wanted),
            "the report does not say, or not after what stands above it:\n{wanted}"
        );
    }
}
