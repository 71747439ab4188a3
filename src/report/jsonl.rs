//! `--format jsonl`: the audit a row a line, for programs that read as they go.
//!
//! Each line is an object with its `kind` and, under that name, the row as `--format json` has it.

use super::json::{each, rows};
use super::{Format, Part, View};
use crate::audit::Audit;
use rows::Rows;
use serde::Serialize;
use std::io::{self, Write};

/// The format.
pub const FORMAT: Format = Format {
    name: "jsonl",
    about: "For programs that read as they go: a row a line, {\"kind\": \"finding\", \"finding\": {…}}",
    parts: &[Part::Whole, Part::Findings, Part::Passages],
    write,
};

/// Writes what `--format json` has, in the same order.
fn write(audit: &Audit, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let rows = Rows::new(audit);
    let shows = |part| view.part == Part::Whole || view.part == part;
    out.write_all(b"{\"kind\":\"audit\",\"audit\":{\"schema\":\"copydesk.audit/1\"}}\n")?;
    lines("article", &audit.readings, |index, reading| rows.article(index, reading), out)?;
    if shows(Part::Passages) {
        lines("passage", &audit.passages.list, |_, passage| rows.passage(passage), out)?;
    }
    if shows(Part::Findings) {
        lines("finding", &audit.findings, |_, finding| rows.finding(finding), out)?;
    }
    if let Some(compared) = audit.baseline.as_ref().filter(|_| shows(Part::Findings)) {
        lines("gone", &compared.gone, |_, gone| rows::gone(gone), out)?;
    }
    if view.part == Part::Whole {
        lines("claim", &audit.claims.list, |_, claim| rows.claim(claim), out)?;
        lines("source", &audit.claims.sources, |_, entry| rows.source(entry), out)?;
        lines("outlet", &audit.claims.outlets, |_, entry| rows.outlet(entry), out)?;
        lines("unlisted", &[audit.claims.unlisted], |_, count| *count, out)?;
    }
    lines("skipped", &audit.skipped, |_, skipped| rows::skipped(skipped), out)
}

fn lines<'a, T: Sync, R: Serialize>(
    kind: &str,
    items: &'a [T],
    row: impl Fn(usize, &'a T) -> R + Sync,
    out: &mut dyn Write,
) -> io::Result<()> {
    each(items, row, |_, line| {
        write!(out, "{{\"kind\":\"{kind}\",\"{kind}\":")?;
        out.write_all(line)?;
        out.write_all(b"}\n")
    })
}
