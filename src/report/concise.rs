//! `--format concise`: one line a finding, for editors, `grep` and CI logs.

use super::{Format, Part, View, visible};
use crate::audit::Audit;
use std::io::{self, Write};

/// The format.
pub const FORMAT: Format = Format {
    name: "concise",
    about: "One line a finding: path:line:column: severity: rule: message",
    parts: &[Part::Whole, Part::Findings],
    write,
};

/// Writes every finding, whatever its state; one that is accepted or excused says so.
fn write(audit: &Audit, _view: &View, out: &mut dyn Write) -> io::Result<()> {
    for found in audit.findings() {
        let mark = found
            .justification()
            .map_or_else(String::new, |why| format!(" [{}: {}]", found.finding.state.name(), visible(&why)));
        writeln!(out, "{}{mark}", visible(&found.to_string()))?;
    }
    for skipped in &audit.skipped {
        writeln!(out, "{}: skipped: {}", visible(&skipped.path), visible(&skipped.reason))?;
    }
    Ok(())
}
