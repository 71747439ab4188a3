//! `--format rdjsonl`: one diagnostic a line, as reviewdog reads it.
//!
//! Its columns count bytes of the file (Reviewdog Diagnostic Format), which are not known for every format; so places are whole
//! lines.

use super::{Row, rows};
use crate::audit::Audit;
use crate::report::{Format, Part, View, visible};
use crate::rules::Severity;
use serde::Serialize;
use std::borrow::Cow;
use std::io::{self, Write};

/// The format.
pub const FORMAT: Format = Format {
    name: "rdjsonl",
    about: "Diagnostics for reviewdog, one a line",
    parts: &[Part::Whole, Part::Findings],
    write,
};

#[derive(Serialize)]
struct Diagnostic<'a> {
    message: Cow<'a, str>,
    location: Location<'a>,
    severity: &'static str,
    source: Source,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<Code<'a>>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Serialize)]
struct Range {
    start: Line,
    end: Line,
}

#[derive(Serialize)]
struct Line {
    line: u32,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
}

#[derive(Serialize)]
struct Code<'a> {
    value: &'a str,
}

const SOURCE: &str = "copydesk";

fn write(audit: &Audit, _view: &View, out: &mut dyn Write) -> io::Result<()> {
    let rows = rows(audit);
    let unread = audit.skipped.iter().map(|skipped| Diagnostic {
        message: visible(&skipped.reason),
        location: Location { path: super::file(&skipped.path), range: None },
        severity: "WARNING",
        source: Source { name: SOURCE },
        code: None,
    });
    for diagnostic in rows.iter().filter(|row| row.found.is_new()).map(diagnostic).chain(unread) {
        crate::report::plain_json::to_writer(&mut *out, &diagnostic)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn diagnostic<'a>(row: &Row<'a>) -> Diagnostic<'a> {
    let finding = row.finding();
    let (start, end) = (Line { line: row.place.start.line }, Line { line: row.place.end.line });
    Diagnostic {
        message: visible(&finding.message),
        location: Location { path: row.file(), range: Some(Range { start, end }) },
        severity: match finding.severity {
            Severity::Note => "INFO",
            Severity::Warning => "WARNING",
            Severity::Error => "ERROR",
        },
        source: Source { name: SOURCE },
        code: Some(Code { value: &finding.rule }),
    }
}
