//! `--format gitlab`: a Code Quality report, as GitLab's merge requests show it.
//!
//! GitLab keeps one entry a fingerprint, and does not show `check_name`: the rule stands in the description, too.

use super::{Row, new_rows};
use crate::audit::Audit;
use crate::digest::Digest;
use crate::report::{Format, Part, View, visible};
use crate::rules::Severity;
use serde::Serialize;
use std::borrow::Cow;
use std::io::{self, Write};

/// The format.
pub const FORMAT: Format =
    Format { name: "gitlab", about: "A Code Quality report for GitLab", parts: &[Part::Whole, Part::Findings], write };

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: Cow<'a, str>,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

fn write(audit: &Audit, _view: &View, out: &mut dyn Write) -> io::Result<()> {
    let rows = new_rows(audit);
    let unread = audit.skipped.iter().map(|skipped| Issue {
        description: visible(&format!("not read: {}", skipped.reason)).into_owned(),
        check_name: "not-read",
        fingerprint: Cow::Owned(Digest::of_parts(["not-read", &skipped.path]).short(32)),
        severity: "info",
        location: Location { path: relative(super::file(&skipped.path)), lines: Lines { begin: 1, end: 1 } },
    });
    out.write_all(b"[")?;
    for (at, issue) in rows.iter().map(issue).chain(unread).enumerate() {
        out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        crate::report::plain_json::to_writer(&mut *out, &issue)?;
    }
    out.write_all(b"\n]\n")
}

fn issue<'a>(row: &Row<'a>) -> Issue<'a> {
    let finding = row.finding();
    Issue {
        description: visible(&format!("{}: {}", finding.rule, finding.message)).into_owned(),
        check_name: &finding.rule,
        fingerprint: Cow::Borrowed(&finding.fingerprint),
        severity: match finding.severity {
            Severity::Note => "info",
            Severity::Warning => "minor",
            Severity::Error => "major",
        },
        location: Location {
            path: relative(row.file()),
            lines: Lines { begin: row.place.start.line, end: row.place.end.line },
        },
    }
}

/// A path as GitLab wants it: from the root of the repository.
fn relative(path: &str) -> &str {
    path.strip_prefix("./").unwrap_or(path)
}
