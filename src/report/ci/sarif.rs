//! `--format sarif`: the OASIS Static Analysis Results Interchange Format, version 2.1.0.
//!
//! GitHub rejects a whole file for one result without a location, and one with more than 25,000 results; so each result has
//! exactly one location, and what is cut is said in a notification. Fingerprints stand under a key of our own: the service computes
//! the keys it knows itself. What was accepted or excused stays in the file, marked as suppressed, or alerts would close and open
//! again. GitHub reads `suppressions` not at all and opens an alert for each such result, so there is a second form for it with
//! nothing but what is new.

use super::{Row, new_rows, rows};
use crate::audit::Audit;
use crate::facts::Field;
use crate::report::{Format, Part, View, visible};
use crate::rules::baseline::Gone;
use crate::rules::{Related, Severity, State, content};
use crate::span::Span;
use crate::{audit::Place, audit::Places};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// The format.
pub const FORMAT: Format = Format {
    name: "sarif",
    about: "SARIF 2.1.0, what is accepted marked as suppressed",
    parts: &[Part::Whole, Part::Findings],
    write,
};

/// The same for GitHub.
pub const CODE_SCANNING: Format = Format {
    name: "code-scanning",
    about: "SARIF for GitHub's code scanning: what is new, as GitHub takes what is suppressed for open",
    parts: &[Part::Whole, Part::Findings],
    write: write_new,
};

/// Results that GitHub takes in a run.
const MOST: usize = 25_000;
/// The key of our fingerprints.
const FINGERPRINT: &str = "copydesk/v1";
/// The key of their first halves, which hold when a file is renamed.
const CONTENT: &str = "copydesk-content/v1";
/// What stands for the folder that paths are relative to.
const ROOT: &str = "SRCROOT";
/// What need not be escaped in the path of a URI (RFC 3986, section 3.3).
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool<'a>,
    column_kind: &'static str,
    original_uri_base_ids: BTreeMap<&'static str, Described>,
    invocations: [Invocation; 1],
    results: Vec<SarifResult<'a>>,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<RuleOut<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RuleOut<'a> {
    id: &'a str,
    default_configuration: Configuration,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Message>,
    properties: Properties<'a>,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Properties<'a> {
    tags: &'a [String],
}

#[derive(Serialize)]
struct Described {
    description: Message,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Message,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Location>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Message,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    partial_fingerprints: BTreeMap<&'static str, &'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline_state: Option<&'static str>,
    suppressions: Vec<Suppression>,
}

#[derive(Serialize)]
struct Suppression {
    kind: &'static str,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    justification: Option<String>,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
    physical_location: Physical,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Artifact {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<Message>,
}

fn write(audit: &Audit, _view: &View, out: &mut dyn Write) -> io::Result<()> {
    let gone = audit.baseline.as_ref().map_or(&[][..], |compared| &compared.gone);
    log(audit, rows(audit), gone, out)
}

fn write_new(audit: &Audit, _view: &View, out: &mut dyn Write) -> io::Result<()> {
    log(audit, new_rows(audit), &[], out)
}

fn log(audit: &Audit, mut rows: Vec<Row<'_>>, gone: &[Gone], out: &mut dyn Write) -> io::Result<()> {
    rows.sort_by_key(|row| std::cmp::Reverse(row.found.severity()));
    let cut = rows.len().saturating_sub(MOST);
    rows.truncate(MOST);
    let places = Places::new(audit);
    let mut rules: BTreeMap<&str, &Row<'_>> = BTreeMap::new();
    for row in &rows {
        rules.entry(&row.finding().rule).or_insert(row);
    }
    let order: BTreeMap<&str, usize> = rules.keys().copied().zip(0..).collect();
    let compared = audit.baseline.is_some() || audit.since.is_some();
    let results = rows.iter().map(|row| result(row, order.get(&*row.finding().rule).copied(), compared, &places));
    let left = gone.iter().take(MOST - rows.len()).map(absent);
    let root = Described { description: message("the folder that copydesk ran in") };
    let run = Run {
        tool: Tool {
            driver: Driver {
                name: "copydesk",
                semantic_version: env!("CARGO_PKG_VERSION"),
                rules: rules.values().map(|row| rule(row)).collect(),
            },
        },
        column_kind: "unicodeCodePoints",
        original_uri_base_ids: BTreeMap::from([(ROOT, root)]),
        invocations: [invocation(audit, cut)],
        results: results.chain(left).collect(),
    };
    let log = Log { schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
    crate::report::plain_json::to_writer_pretty(&mut *out, &log)?;
    out.write_all(b"\n")
}

fn rule<'a>(row: &Row<'a>) -> RuleOut<'a> {
    let finding = row.finding();
    RuleOut {
        id: &finding.rule,
        default_configuration: Configuration { level: finding.severity.name() },
        help: finding.help.as_deref().map(message),
        properties: Properties { tags: &finding.tags },
    }
}

/// What could not be read, and what was cut.
fn invocation(audit: &Audit, cut: usize) -> Invocation {
    let unread = audit.skipped.iter().map(|skipped| Notification {
        level: "warning",
        message: message(&format!("not read: {}", skipped.reason)),
        locations: vec![location(super::file(&skipped.path), None, None)],
    });
    let too_many = (cut > 0).then(|| Notification {
        level: "warning",
        message: message(&format!("{cut} results left out: a run may have {MOST}; the gravest are here")),
        locations: Vec::new(),
    });
    Invocation { execution_successful: true, tool_execution_notifications: unread.chain(too_many).collect() }
}

fn result<'a>(row: &Row<'a>, rule_index: Option<usize>, compared: bool, places: &Places<'_>) -> SarifResult<'a> {
    let finding = row.finding();
    let snippet = Some(row.found.text()).filter(|text| !text.is_empty());
    let related = (1..).zip(&finding.related).map(|(id, related)| other(id, related, places));
    SarifResult {
        rule_id: &finding.rule,
        rule_index,
        level: match finding.severity {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        },
        message: message(&finding.message),
        locations: [location(row.file(), Some(row.place), snippet)],
        related_locations: related.collect(),
        partial_fingerprints: BTreeMap::from([
            (FINGERPRINT, &*finding.fingerprint),
            (CONTENT, content(&finding.fingerprint)),
        ]),
        baseline_state: match finding.state {
            State::Baseline | State::Unchanged => Some("unchanged"),
            _ => compared.then_some("new"),
        },
        suppressions: suppression(row).into_iter().collect(),
    }
}

/// A finding of the baseline that is not found any more.
fn absent(gone: &Gone) -> SarifResult<'_> {
    let Gone { article, fingerprint, entry } = gone;
    SarifResult {
        rule_id: &entry.rule,
        rule_index: None,
        level: "none",
        message: message(&format!("not found any more: {}", entry.words)),
        locations: [location(super::file(article), None, None)],
        related_locations: Vec::new(),
        partial_fingerprints: BTreeMap::from([(CONTENT, &**fingerprint)]),
        baseline_state: Some("absent"),
        suppressions: Vec::new(),
    }
}

/// Why a finding is no new one: an allowance in the article itself is `inSource`, all else `external` (SARIF 2.1.0, 3.35).
fn suppression(row: &Row<'_>) -> Option<Suppression> {
    let in_text = row.finding().excuse.as_ref().is_some_and(|excuse| excuse.in_text);
    (!row.found.is_new()).then(|| Suppression {
        kind: if in_text { "inSource" } else { "external" },
        status: "accepted",
        justification: row.found.justification().map(|why| visible(&why).into_owned()),
    })
}

/// A related place.
fn other(id: usize, related: &Related, places: &Places<'_>) -> Location {
    let Related { article, field, span, message: said } = related;
    let place = places.place(*article, *field, *span);
    let text = places.reading(*article).filter(|_| *field == Field::Text).map(|r| Span::of(*span, &r.article.text));
    let mut other = location(super::file(places.path(*article)), Some(place), text.filter(|t| !t.is_empty()));
    other.id = Some(id);
    other.message = Some(message(said));
    other
}

fn location(file: &str, place: Option<Place>, snippet: Option<&str>) -> Location {
    let region = place.map(|Place { start, end, .. }| Region {
        start_line: start.line,
        start_column: start.column,
        end_line: end.line,
        end_column: end.column,
        snippet: snippet.map(message),
    });
    Location { id: None, message: None, physical_location: Physical { artifact_location: artifact(file), region } }
}

/// A file, from the root of the repository; one outside of it by its whole path.
fn artifact(file: &str) -> Artifact {
    let path = utf8_percent_encode(file.strip_prefix("./").unwrap_or(file), PATH);
    if file.starts_with('/') {
        return Artifact { uri: format!("file://{path}"), uri_base_id: None };
    }
    Artifact { uri: path.to_string(), uri_base_id: Some(ROOT) }
}

/// A text; brackets that would make a link of it are set apart (SARIF 2.1.0, section 3.11.6).
fn message(text: &str) -> Message {
    Message { text: visible(text).replace("](", "] (") }
}
