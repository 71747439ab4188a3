//! A finding together with the article it is in.

use super::Audit;
use crate::facts::{Field, Reading};
use crate::ingest::Position;
use crate::rules::{Finding, Severity, State};
use std::fmt;

/// A finding together with the article it is in. Displayed as `path:line:column: severity: rule: message`, as it is: a
/// report that goes to a terminal or a log escapes it.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    /// The finding.
    pub finding: &'a Finding,
    reading: Option<&'a Reading>,
    audit: &'a Audit,
}

impl<'a> Found<'a> {
    pub(super) fn new(audit: &'a Audit, finding: &'a Finding) -> Self {
        Self { finding, reading: audit.readings.get(finding.article as usize), audit }
    }

    /// Path of the article.
    pub fn path(&self) -> &'a str {
        self.reading.map_or("", |reading| &reading.article.path)
    }

    /// The file that the article is in.
    pub fn file(&self) -> &'a str {
        self.reading.map_or("", |reading| reading.article.file())
    }

    /// The words that are flagged, or what stands for them; empty where the finding is on the article as a whole.
    pub fn text(&self) -> &'a str {
        self.audit.words(self.finding.article, self.finding.field, self.finding.span)
    }

    /// Where it begins in the file.
    pub fn position(&self) -> Position {
        let byte = if self.finding.field == Field::Text { self.finding.span.start } else { 0 };
        self.reading.map_or(Position::START, |reading| reading.article.position(byte))
    }

    /// How grave it is.
    pub fn severity(&self) -> Severity {
        self.finding.severity
    }

    /// Why it is no new finding, in words.
    pub fn justification(&self) -> Option<String> {
        match (self.finding.state, &self.finding.excuse) {
            (State::Allowed, Some(excuse)) => Some(match excuse.until {
                Some(until) => format!("{} (until {until}; {})", excuse.reason, excuse.place),
                None => format!("{} ({})", excuse.reason, excuse.place),
            }),
            (State::New, _) => None,
            (State::Baseline, _) => Some(
                self.audit
                    .baseline
                    .as_ref()
                    .map_or_else(|| "accepted".to_owned(), |b| format!("accepted in {}", b.file)),
            ),
            (State::Unchanged, _) => {
                let since = self.audit.since.as_deref().unwrap_or("then");
                Some(format!("its paragraph has not changed since {since}"))
            }
            (State::Allowed, None) => Some("allowed".to_owned()),
        }
    }

    /// Whether nobody has accepted or excused it.
    pub fn is_new(&self) -> bool {
        self.finding.state == State::New
    }
}

impl fmt::Display for Found<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Position { line, column } = self.position();
        let Finding { severity, rule, message, .. } = self.finding;
        write!(f, "{}:{line}:{column}: {}: {rule}: {message}", self.path(), severity.name())
    }
}
