//! `--format json`: schema `copydesk.audit/1`, one object a line.

pub(super) mod rows;

use super::{Format, Part, View, plain_json};
use crate::audit::Audit;
use rayon::prelude::*;
use rows::Rows;
use serde::Serialize;
use std::io::{self, Write};

/// The format.
pub const FORMAT: Format = Format {
    name: "json",
    about: "For programs: schema copydesk.audit/1, one object a line",
    parts: &[Part::Whole, Part::Findings, Part::Passages],
    write,
};

/// Writes the part of the audit that is asked for; a part's lists are the same bytes as in the whole.
fn write(audit: &Audit, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let rows = Rows::new(audit);
    let shows = |part| view.part == Part::Whole || view.part == part;
    out.write_all(b"{\"schema\": \"copydesk.audit/1\"")?;
    list("articles", &audit.readings, |index, reading| rows.article(index, reading), out)?;
    if shows(Part::Passages) {
        list("passages", &audit.passages.list, |_, passage| rows.passage(passage), out)?;
    }
    if shows(Part::Findings) {
        list("findings", &audit.findings, |_, finding| rows.finding(finding), out)?;
    }
    if let Some(compared) = audit.baseline.as_ref().filter(|_| shows(Part::Findings)) {
        list("gone", &compared.gone, |_, gone| rows::gone(gone), out)?;
    }
    if view.part == Part::Whole {
        list("claims", &audit.claims.list, |_, claim| rows.claim(claim), out)?;
        list("sources", &audit.claims.sources, |_, entry| rows.source(entry), out)?;
        list("outlets", &audit.claims.outlets, |_, entry| rows.outlet(entry), out)?;
        member("unlisted", &audit.claims.unlisted, out)?;
    }
    list("skipped", &audit.skipped, |_, skipped| rows::skipped(skipped), out)?;
    out.write_all(b"}\n")
}

/// Rows that are held in memory at once.
const CHUNK: usize = 2048;

/// Writes a member on a line of its own.
pub(super) fn member<T: Serialize>(name: &str, value: &T, out: &mut dyn Write) -> io::Result<()> {
    write!(out, ",\n\"{name}\": ")?;
    Ok(plain_json::to_writer(out, value)?)
}

/// Writes a member with a list, a row a line.
pub(super) fn list<'a, T: Sync, R: Serialize>(
    name: &str,
    items: &'a [T],
    row: impl Fn(usize, &'a T) -> R + Sync,
    out: &mut dyn Write,
) -> io::Result<()> {
    write!(out, ",\n\"{name}\": [")?;
    each(items, row, |at, line| {
        out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        out.write_all(line)
    })?;
    out.write_all(b"]")
}

/// Gives the rows of a list as JSON, with their numbers. Rows are made in parallel and given in order.
pub(super) fn each<'a, T: Sync, R: Serialize>(
    items: &'a [T],
    row: impl Fn(usize, &'a T) -> R + Sync,
    mut give: impl FnMut(usize, &[u8]) -> io::Result<()>,
) -> io::Result<()> {
    for (chunk, part) in items.chunks(CHUNK).enumerate() {
        let line = |(at, item)| plain_json::to_vec(&row(chunk * CHUNK + at, item));
        let lines: Vec<serde_json::Result<Vec<u8>>> = part.par_iter().enumerate().map(line).collect();
        for (at, line) in lines.into_iter().enumerate() {
            give(chunk * CHUNK + at, &line?)?;
        }
    }
    Ok(())
}
