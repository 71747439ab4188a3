//! Schema `copydesk.trace/1`: one object, a row a line.

use super::{Holder, Seen, Trace};
use crate::audit::Audit;
use crate::passages::PassageKind;
use crate::report::View;
use crate::report::json::rows::{Rows, SideOut, rounded, skipped};
use crate::report::json::{list, member};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Shares {
    copied: f64,
    quotation: f64,
    furniture: f64,
}

#[derive(Serialize)]
struct HolderOut<'a> {
    article: &'a str,
    outlet: Option<&'a str>,
    published: Option<String>,
    words: usize,
    share: f64,
    passages: usize,
    role: &'static str,
    credited: bool,
}

#[derive(Serialize)]
struct SeenOut<'a> {
    start: u32,
    end: u32,
    words: u32,
    similarity: f64,
    kind: &'static str,
    role: &'static str,
    credited: bool,
    evidence: &'a [String],
    other: SideOut<'a>,
}

/// Writes the trace of an article.
///
/// # Errors
/// Whatever the writer says.
pub fn write(audit: &Audit, article: u32, _: &View, out: &mut dyn Write) -> io::Result<()> {
    let Some(trace) = Trace::of(audit, article) else { return Ok(()) };
    let rows = Rows::new(audit);
    let path = |article: &u32| audit.readings.get(*article as usize).map_or("", |r| r.article.path.as_str());
    out.write_all(b"{\"schema\": \"copydesk.trace/1\"")?;
    if let Some(reading) = audit.readings.get(article as usize) {
        member("article", &rows.article(article as usize, reading), out)?;
    }
    member("same", &trace.same.iter().map(path).collect::<Vec<_>>(), out)?;
    member("shares", &shares(&trace), out)?;
    list("sources", &trace.holders(), |_, holder| holder_out(audit, &trace, holder), out)?;
    list("passages", &trace.seen, |_, seen| seen_out(&rows, seen), out)?;
    list("skipped", &audit.skipped, |_, input| skipped(input), out)?;
    out.write_all(b"}\n")
}

fn shares(trace: &Trace<'_>) -> Shares {
    let of = |kind| share(trace.covered(|k| k == kind), trace.words);
    Shares {
        copied: share(trace.copied(), trace.words),
        quotation: of(PassageKind::Quotation),
        furniture: of(PassageKind::Furniture),
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { rounded(part as f32 / whole as f32) }
}

fn holder_out<'a>(audit: &'a Audit, trace: &Trace<'_>, holder: &Holder) -> HolderOut<'a> {
    let article = audit.readings.get(holder.article as usize).map(|r| &r.article);
    HolderOut {
        article: article.map_or("", |a| &a.path),
        outlet: article.and_then(|a| a.meta.outlet.as_deref()),
        published: article.and_then(|a| a.meta.published).map(|p| p.to_string()),
        words: holder.words,
        share: share(holder.words, trace.words),
        passages: holder.passages,
        role: holder.role,
        credited: holder.credited,
    }
}

fn seen_out<'a>(rows: &Rows<'a>, seen: &Seen<'a>) -> SeenOut<'a> {
    let SideOut { start, end, .. } = rows.side(seen.mine.article, seen.mine.span);
    SeenOut {
        start,
        end,
        words: seen.passage.words,
        similarity: rounded(seen.passage.similarity),
        kind: seen.passage.kind.name(),
        role: seen.role(),
        credited: seen.passage.credited,
        evidence: &seen.passage.evidence,
        other: rows.side(seen.other.article, seen.other.span),
    }
}
