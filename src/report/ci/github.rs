//! `--format github`: workflow commands that GitHub shows beside the changed lines.
//!
//! The runner shows ten annotations of a level in a step and drops the rest in silence; so the gravest come first, and a notice
//! tells how many were left out (GitHub Docs, "Workflow commands for GitHub Actions", "Usage limits").

use super::{Row, new_rows};
use crate::audit::Audit;
use crate::report::{Format, Part, View, visible};
use crate::rules::Severity;
use std::borrow::Cow;
use std::io::{self, Write};

/// The format.
pub const FORMAT: Format = Format {
    name: "github",
    about: "Annotations for GitHub Actions, gravest first, ten of a level",
    parts: &[Part::Whole, Part::Findings],
    write,
};

/// Annotations of one level that a runner shows.
const SHOWN: usize = 10;

fn write(audit: &Audit, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let rows = new_rows(audit);
    let mut left = 0;
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let of_level: Vec<&Row<'_>> = rows.iter().filter(|row| row.found.severity() == severity).collect();
        let shown = if view.all { of_level.len() } else { of_level.len().min(SHOWN) };
        left += of_level.len() - shown;
        for row in of_level.into_iter().take(shown) {
            annotation(row, out)?;
        }
    }
    let warnings = rows.iter().filter(|row| row.found.severity() == Severity::Warning).count();
    let room = if view.all { audit.skipped.len() } else { SHOWN.saturating_sub(warnings) };
    left += audit.skipped.len().saturating_sub(room);
    for skipped in audit.skipped.iter().take(room) {
        let (file, reason) = (property(&skipped.path), data(&skipped.reason));
        writeln!(out, "::warning file={file},title=not read::{reason}")?;
    }
    if left > 0 {
        writeln!(out, "::notice::{left} more; `--format markdown` lists all of them for the job summary")?;
    }
    Ok(())
}

fn annotation(row: &Row<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (start, end) = (row.place.start, row.place.end);
    let finding = row.finding();
    write!(out, "::{} file={},line={}", level(finding.severity), property(row.file()), start.line)?;
    if end.line > start.line {
        write!(out, ",endLine={}", end.line)?;
    } else {
        // Columns of more than one line are not accepted.
        write!(out, ",endLine={},col={},endColumn={}", end.line, start.column, end.column)?;
    }
    writeln!(out, ",title={}::{}", property(&finding.rule), data(&finding.message))
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "notice",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// A message, as the runner reads it.
fn data(text: &str) -> String {
    visible(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a command, as the runner reads it.
fn property(text: &str) -> String {
    let text: Cow<'_, str> = visible(text);
    data(&text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_runner_gets_ten_of_a_level_the_gravest_first_and_is_told_of_the_rest() {
        let article = |path: &str, text: String| crate::ingest::Article::from_text(path, text);
        let desk = crate::Desk::with_config(crate::config::Config::default()).unwrap();
        let slips = (0..14).map(|n| format!("Fair {n} opens on 31 June."));
        let doubled = (0..4).map(|n| format!("Nobody saw the the boat of pier {n}."));
        let text: Vec<String> = doubled.chain(slips).collect();
        let mut audit = desk.audit_articles([article("a.txt", text.join("\n\n"))]);
        let unread = |n: usize| crate::ingest::Skipped { path: format!("{n}.pdf"), reason: "a PDF".to_owned() };
        audit.skipped = (0..9).map(unread).collect();
        let mut out = Vec::new();
        write(&audit, &View::default(), &mut out).unwrap();
        let said = String::from_utf8(out).unwrap();
        let count = |level: &str| said.lines().filter(|line| line.starts_with(&format!("::{level} "))).count();
        assert_eq!((count("error"), count("warning")), (10, 10), "{said}");
        assert!(said.starts_with("::error "), "{said}");
        assert!(said.contains("::notice::7 more;"), "{said}");
    }

    #[test]
    fn no_text_can_end_a_property_or_a_line() {
        assert_eq!(property("a,b::c\n100%"), "a%2Cb%3A%3Ac 100%25");
        assert_eq!(data("50 %\r\n::error::x"), "50 %25  ::error::x");
    }
}
