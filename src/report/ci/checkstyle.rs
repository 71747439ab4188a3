//! `--format checkstyle`: what Jenkins and many editors read.

use super::rows;
use super::xml::Xml;
use crate::audit::Audit;
use crate::report::{Format, Part, View};
use crate::rules::Severity;
use std::io::{self, Write};

/// The format.
pub const FORMAT: Format = Format {
    name: "checkstyle",
    about: "Checkstyle XML for Jenkins and others",
    parts: &[Part::Whole, Part::Findings],
    write,
};

fn write(audit: &Audit, _view: &View, out: &mut dyn Write) -> io::Result<()> {
    let rows = rows(audit);
    let mut xml = Xml::begin(out)?;
    xml.open("checkstyle", &[("version", "4.3")])?;
    for of_file in rows.chunk_by(|a, b| a.file() == b.file()) {
        let new = || of_file.iter().filter(|row| row.found.is_new());
        let Some(first) = new().next() else { continue };
        xml.open("file", &[("name", first.file())])?;
        for row in new() {
            let finding = row.finding();
            let (line, column) = (row.place.start.line.to_string(), row.place.start.column.to_string());
            let source = format!("copydesk.{}", finding.rule);
            let severity = level(finding.severity);
            xml.empty(
                "error",
                &[
                    ("line", &line),
                    ("column", &column),
                    ("severity", severity),
                    ("message", &finding.message),
                    ("source", &source),
                ],
            )?;
        }
        xml.close("file")?;
    }
    for skipped in &audit.skipped {
        let message = format!("not read: {}", skipped.reason);
        xml.open("file", &[("name", &skipped.path)])?;
        xml.empty("error", &[("severity", "warning"), ("message", &message), ("source", "copydesk.not-read")])?;
        xml.close("file")?;
    }
    xml.close("checkstyle")?;
    xml.end()
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "info",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}
