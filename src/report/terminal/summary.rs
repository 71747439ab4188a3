//! The end of the report: what was skipped, one block of counts, and what was not checked.

use super::findings::by_rule;
use super::page::{Ink, Page, counted, grouped, shown};
use crate::audit::{Audit, Found};
use crate::claims::{Scope, Status};
use crate::passages::PassageKind;
use crate::report::{Part, View};
use crate::rules::{Severity, State};
use std::collections::BTreeMap;
use std::io;

/// Skipped inputs that are listed unless all are asked for.
const CAP: usize = 20;

/// Lists what could not be read.
pub(super) fn skipped(page: &mut Page<'_>, audit: &Audit) -> io::Result<()> {
    if audit.skipped.is_empty() {
        return Ok(());
    }
    page.heading("Skipped", &counted(audit.skipped.len(), "input", "inputs"))?;
    let cap = page.cap(CAP);
    for skipped in audit.skipped.iter().take(cap) {
        let lead = format!("{}: ", shown(&skipped.path, 200));
        page.wrapped(&lead, "    ", &skipped.reason, 3)?;
    }
    page.more(audit.skipped.len().saturating_sub(cap), "inputs")
}

/// Writes the counts.
pub(super) fn write(page: &mut Page<'_>, audit: &Audit, view: &View) -> io::Result<()> {
    page.heading("Summary", "")?;
    row(page, "articles", &articles(audit))?;
    if view.part != Part::Passages {
        row(page, "findings", &findings(audit))?;
        let gone = audit.baseline.as_ref().map_or(0, |compared| compared.gone.len());
        if let (Some(compared), 1..) = (&audit.baseline, gone) {
            let findings = counted(gone, "accepted finding is", "accepted findings are");
            let prune = format!("copydesk baseline prune --baseline {}", shown(&compared.file, 200));
            row(page, "baseline", &format!("{findings} gone: {prune}"))?;
        }
        let new: Vec<Found<'_>> = audit.findings().filter(Found::is_new).collect();
        if !new.is_empty() {
            row(page, "by rule", &by_rule(&new))?;
            row(page, "", "What a rule is for, and what it lets pass: copydesk rules explain RULE")?;
        }
    }
    if view.part != Part::Findings {
        row(page, "passages", &passages(audit))?;
    }
    if view.part == Part::Whole {
        row(page, "claims", &claims(audit))?;
    }
    unchecked(page, audit)
}

fn row(page: &mut Page<'_>, name: &str, text: &str) -> io::Result<()> {
    let lead = page.ink(Ink::Strong, &format!("{name:<10}"));
    page.wrapped(&lead, "          ", text, 4)
}

/// Joins the counts that are not zero; the first stands in any case.
fn joined(parts: &[(usize, String)]) -> String {
    let shown = parts.iter().enumerate().filter(|(at, (count, _))| *at == 0 || *count > 0);
    shown.map(|(_, (_, text))| text.as_str()).collect::<Vec<_>>().join(", ")
}

fn articles(audit: &Audit) -> String {
    let (read, skipped) = (audit.readings.len(), audit.skipped.len());
    let duplicates = audit.passages.duplicate_of.iter().flatten().count();
    let beside = (0..read).filter(|article| !audit.is_asked(*article)).count();
    joined(&[
        (read, counted(read, "read", "read")),
        (beside, counted(beside, "of them beside those asked for", "of them beside those asked for")),
        (duplicates, counted(duplicates, "exact duplicate", "exact duplicates")),
        (skipped, counted(skipped, "skipped", "skipped")),
    ])
}

fn findings(audit: &Audit) -> String {
    let new = |severity| audit.findings.iter().filter(move |f| f.severity == severity && f.state == State::New).count();
    let of = |state| audit.findings.iter().filter(move |f| f.state == state).count();
    let [errors, warnings, notes] = [Severity::Error, Severity::Warning, Severity::Note].map(new);
    let [baseline, allowed, unchanged] = [State::Baseline, State::Allowed, State::Unchanged].map(of);
    joined(&[
        (errors, counted(errors, "error", "errors")),
        (1, counted(warnings, "warning", "warnings")),
        (1, counted(notes, "note", "notes")),
        (baseline, counted(baseline, "in the baseline", "in the baseline")),
        (allowed, counted(allowed, "allowed", "allowed")),
        (unchanged, counted(unchanged, "in a paragraph that has not changed", "in paragraphs that have not changed")),
    ])
}

fn passages(audit: &Audit) -> String {
    let of = |kind| audit.passages.list.iter().filter(|p| p.kind == kind).count();
    let copying = || audit.passages.list.iter().filter(|p| p.kind.is_copying());
    let (copied, uncredited) = (copying().count(), copying().filter(|p| !p.credited).count());
    let (quotations, furniture) = (of(PassageKind::Quotation), of(PassageKind::Furniture));
    let counts = joined(&[
        (copied, counted(copied, "copied", "copied")),
        (uncredited, counted(uncredited, "of them not credited", "of them not credited")),
    ]);
    let others = joined(&[
        (quotations, counted(quotations, "shared quotation", "shared quotations")),
        (furniture, counted(furniture, "stretch of boilerplate", "stretches of boilerplate")),
    ]);
    if quotations + furniture == 0 { counts } else { format!("{counts}; no copying: {others}") }
}

fn claims(audit: &Audit) -> String {
    let statuses = [
        Status::Conflicting,
        Status::OneOrigin,
        Status::Corroborated,
        Status::Changed,
        Status::Unestablished,
        Status::SingleSource,
        Status::Background,
    ];
    let parts = statuses.map(|status| {
        let propositions = audit.claims.list.iter().filter(|claim| claim.scope == Scope::Proposition);
        let count = propositions.filter(|claim| claim.status == status).count();
        (count, counted(count, status.told(), status.told()))
    });
    let unlisted = audit.claims.unlisted as usize;
    let rest = if unlisted == 0 {
        String::new()
    } else {
        format!("; {} of single articles are not listed", grouped(unlisted))
    };
    format!("{}{rest}", joined(&parts))
}

/// Says once what is unknown, and what therefore was not checked.
fn unchecked(page: &mut Page<'_>, audit: &Audit) -> io::Result<()> {
    metadata_unknown(page, audit)?;
    foreign(page, audit)?;
    let ending = |found: &Found<'_>| found.finding.excuse.as_ref().is_some_and(|excuse| excuse.until.is_some());
    let ending = audit.findings().filter(ending).count();
    if ending == 0 || audit.today.is_some() {
        return Ok(());
    }
    let findings = counted(ending, "finding is", "findings are");
    let text = format!("{findings} allowed until a day that may be past: say what day it is, `--today 2027-01-31`");
    row(page, "allowed", &text)
}

/// What no metadata says.
fn metadata_unknown(page: &mut Page<'_>, audit: &Audit) -> io::Result<()> {
    let without = |missing: fn(&crate::ingest::Metadata) -> bool| {
        audit.readings.iter().filter(|reading| missing(&reading.article.meta)).count()
    };
    let undated = without(|meta| meta.published.is_none());
    let nameless = without(|meta| meta.outlet.is_none());
    let of = |count: usize| {
        let verb = if count == 1 { "has" } else { "have" };
        format!("{} of {} {verb}", grouped(count), counted(audit.readings.len(), "article", "articles"))
    };
    if undated > 0 {
        let text = "no publication date: nothing was checked against it, and who published first is unknown";
        row(page, "unknown", &format!("{} {text}", of(undated)))?;
    }
    if nameless > 0 {
        let lead = if undated > 0 { "" } else { "unknown" };
        row(page, lead, &format!("{} no outlet: each counts as an outlet of its own", of(nameless)))?;
    }
    Ok(())
}

/// Says in which languages there are articles that the facts and rules are not made for.
fn foreign(page: &mut Page<'_>, audit: &Audit) -> io::Result<()> {
    let mut languages: BTreeMap<&str, usize> = BTreeMap::new();
    for reading in &audit.readings {
        let language = reading.article.meta.language.as_deref().unwrap_or("en");
        *languages.entry(language.split(['-', '_']).next().unwrap_or("en")).or_default() += 1;
    }
    languages.remove("en");
    let count: usize = languages.values().sum();
    if count == 0 {
        return Ok(());
    }
    let named: Vec<String> = languages.iter().map(|(code, count)| format!("{code} {}", grouped(*count))).collect();
    let verb = if count == 1 { "is" } else { "are" };
    let text = format!(
        "{} of {} {verb} not in English ({}): rules that are not made for a language are silent in it; copies are found",
        grouped(count),
        counted(audit.readings.len(), "article", "articles"),
        named.join(", ")
    );
    row(page, "language", &text)
}
