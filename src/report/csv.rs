//! `--format csv`: one row a finding, for spreadsheets.

use super::ci::rows;
use super::{Format, Part, View, visible};
use crate::audit::Audit;
use csv::Writer;
use std::borrow::Cow;
use std::io::{self, Write};

/// The format.
pub const FORMAT: Format =
    Format { name: "csv", about: "One row a finding, for spreadsheets", parts: &[Part::Whole, Part::Findings], write };

const HEADER: [&str; 10] =
    ["path", "line", "column", "severity", "rule", "message", "text", "fingerprint", "state", "justification"];

fn write(audit: &Audit, _view: &View, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Writer::from_writer(out);
    table.write_record(HEADER)?;
    for row in rows(audit) {
        let finding = row.finding();
        let (line, column) = (row.place.start.line.to_string(), row.place.start.column.to_string());
        let justification = row.found.justification().unwrap_or_default();
        let cells = [
            row.found.path(),
            &line,
            &column,
            finding.severity.name(),
            &finding.rule,
            &finding.message,
            row.found.text(),
            &finding.fingerprint,
            finding.state.name(),
            &justification,
        ];
        table.write_record(cells.map(|cell| inert(cell).into_owned()))?;
    }
    for skipped in &audit.skipped {
        let cells = [&skipped.path, "", "", "", "not-read", &skipped.reason, "", "", "", ""];
        table.write_record(cells.map(|cell| inert(cell).into_owned()))?;
    }
    table.flush()
}

/// A cell that no spreadsheet takes for a formula: an apostrophe makes it text (OWASP, "CSV Injection").
fn inert(cell: &str) -> Cow<'_, str> {
    let cell = visible(cell);
    let formula = cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if formula { Cow::Owned(format!("'{cell}")) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", " =1", "\t=1", "\r\n=1"] {
            assert!(inert(cell).starts_with('\''), "{cell}");
        }
        assert_eq!(inert("three = 3"), "three = 3");
    }
}
