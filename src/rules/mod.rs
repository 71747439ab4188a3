//! Rule pages, and what they find.
//!
//! Takes everything to the left, gives [`Finding`]s. A rule is a Markdown page; see `docs/rule-pages.md`.

use crate::claims::Claims;
use crate::config::Config;
use crate::facts::{Field, Reading};
use crate::passages::Passages;
use crate::span::Span;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth a look.
    Note,
    /// Should be mended.
    Warning,
    /// Must be mended.
    Error,
}

impl Severity {
    /// The name of the contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A rule's hit.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule page's name.
    pub rule: String,
    /// How grave it is.
    pub severity: Severity,
    /// The page's tags.
    pub tags: Vec<String>,
    /// Index of the article.
    pub article: u32,
    /// What the span counts into.
    pub field: Field,
    /// What is flagged.
    pub span: Span,
    /// What is wrong, for people.
    pub message: String,
    /// The conditions that held, one by one.
    pub why: Vec<String>,
    /// Other places that belong to it.
    pub related: Vec<Related>,
    /// Names the finding over moved lines, changed quotation marks and inserted paragraphs.
    pub fingerprint: String,
    /// Whether it is new.
    pub state: State,
}

/// Another place that belongs to a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// Index of the article.
    pub article: u32,
    /// What the span counts into.
    pub field: Field,
    /// The place.
    pub span: Span,
    /// What it has to do with the finding.
    pub message: String,
}

/// Whether a finding is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Nobody has accepted it.
    New,
    /// Accepted before.
    Baseline,
    /// Excused in the text, with a reason.
    Allowed,
}

impl State {
    /// The name of the contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Baseline => "baseline",
            Self::Allowed => "allowed",
        }
    }
}

/// Everything that rules may ask about.
#[derive(Clone, Copy)]
pub struct Folder<'a> {
    /// The articles and their facts.
    pub readings: &'a [Reading],
    /// What they share.
    pub passages: &'a Passages,
    /// What they claim.
    pub claims: &'a Claims,
}

/// The rules of a project, ready to run.
#[derive(Debug, Default)]
pub struct Rules {}

impl Rules {
    /// The shipped pages and the project's own.
    pub fn load(_config: &Config) -> Self {
        Self {}
    }

    /// Runs every rule over a folder.
    pub fn run(&self, _folder: Folder<'_>) -> Vec<Finding> {
        Vec::new()
    }
}
