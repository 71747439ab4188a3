//! `--format terminal`: the report for people.

use super::{Format, Part, View, visible};
use crate::audit::Audit;
use std::io::{self, Write};

/// The format.
pub const FORMAT: Format =
    Format { name: "terminal", about: "For people", parts: &[Part::Whole, Part::Findings, Part::Passages], write };

fn write(audit: &Audit, _view: &View, out: &mut dyn Write) -> io::Result<()> {
    for found in audit.findings() {
        writeln!(out, "{}", visible(&found.to_string()))?;
    }
    Ok(())
}
