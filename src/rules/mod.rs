//! Rule pages, and what they find.
//!
//! Takes everything to the left, gives [`Finding`]s. A rule is a Markdown page; see `docs/rule-pages.md`.

pub mod allowances;
pub mod baseline;
mod block;
pub mod changed;
mod clash;
mod conditions;
pub mod example;
pub mod explain;
pub mod fields;
mod fingerprint;
pub mod kinds;
mod lists;
mod load;
mod matcher;
mod message;
mod page;
mod reason;
mod run;
pub mod schema;
pub mod start;
mod stretches;
#[cfg(test)]
mod tests;
pub mod trace;
pub mod verdict;

use crate::claims::Claims;
use crate::config::{Complaints, Config};
use crate::facts::{Field, Reading};
use crate::passages::Passages;
use crate::span::Span;
use allowances::AllowanceSeen;
use chrono::NaiveDate;
use clash::Against;
use conditions::{Condition, Scoped};
use example::Example;
use kinds::Kind;
use message::Message;
use std::sync::Arc;

pub use crate::config::Severity;
pub use allowances::Excuse;
pub use fingerprint::content;
pub use load::shipped;
pub use reason::{Reason, plainly};

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
    /// What to do about it, as far as the page says.
    pub help: Option<String>,
    /// The conditions that held, one by one.
    pub why: Vec<Reason>,
    /// Other places that belong to it.
    pub related: Vec<Related>,
    /// Names the finding over moved lines, changed quotation marks and inserted paragraphs.
    pub fingerprint: String,
    /// Whether it is new.
    pub state: State,
    /// Why it is let stand, where its state is [`State::Allowed`].
    pub excuse: Option<Excuse>,
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
    /// In a paragraph that has not changed since the revision that is compared with.
    Unchanged,
}

impl State {
    /// The name of the contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Baseline => "baseline",
            Self::Allowed => "allowed",
            Self::Unchanged => "unchanged",
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
    /// The allowances of each article; empty until the other rules have run.
    pub allowances: &'a [Vec<AllowanceSeen>],
}

/// One rule, ready to run.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The page's file name without `.md`.
    pub id: String,
    /// The page's title.
    pub title: String,
    /// Where the page stands.
    pub path: String,
    /// How grave its findings are.
    pub severity: Severity,
    /// Whether the configuration leaves it on.
    pub enabled: bool,
    /// The page's tags.
    pub tags: Vec<String>,
    /// What to do about a finding, in a line.
    pub help: Option<String>,
    /// The languages it is for, as ISO 639-1 codes.
    pub languages: Vec<String>,
    /// The whole page.
    pub markdown: Arc<str>,
    /// The page's examples.
    pub examples: Vec<Example>,
    find: Kind,
    checker: Option<String>,
    message: Message,
    conditions: Vec<Condition>,
    against: Option<Against>,
    scoped: Vec<Scoped>,
}

impl Rule {
    /// A rule that flags every fact of a kind.
    fn new(id: &str, find: Kind, severity: Severity) -> Self {
        Self {
            id: id.to_owned(),
            title: String::new(),
            path: String::new(),
            severity,
            enabled: true,
            tags: Vec::new(),
            help: None,
            languages: Vec::new(),
            markdown: "".into(),
            examples: Vec::new(),
            find,
            checker: None,
            message: Message::default(),
            conditions: Vec::new(),
            against: None,
            scoped: Vec::new(),
        }
    }

    /// The kind of fact that it looks at, as pages name it.
    pub fn looks_at(&self) -> &'static str {
        self.find.name()
    }

    /// Whether it looks at allowances, and so runs after all rules that do not; it is for every language.
    fn is_on_allowances(&self) -> bool {
        self.find == Kind::Allowance || self.scoped.iter().any(|scoped| scoped.kind == Kind::Allowance)
    }

    /// Whether it looks at other articles, too.
    fn looks_beyond(&self) -> bool {
        let shared = |kind: Kind| matches!(kind, Kind::Passage | Kind::Claim | Kind::Dispute);
        shared(self.find) || self.scoped.iter().any(|s| shared(s.kind) || s.scope == kinds::Scope::Folder)
    }

    /// Whether it is for articles in a language; an unknown language counts as English.
    fn speaks(&self, language: Option<&str>) -> bool {
        if self.is_on_allowances() {
            return true;
        }
        let code = language.unwrap_or("en").split(['-', '_']).next().unwrap_or("en");
        self.languages.iter().any(|l| l.eq_ignore_ascii_case(code))
    }
}

/// The page of a rule, for reports.
#[derive(Clone, Debug)]
pub struct RulePage {
    /// The rule's id.
    pub id: String,
    /// The page's title.
    pub title: String,
    /// How grave its findings are.
    pub severity: Severity,
    /// The whole page.
    pub markdown: Arc<str>,
}

/// The rules of a project, ready to run.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    rules: Vec<Rule>,
    today: Option<NaiveDate>,
}

impl Rules {
    /// The shipped pages and the project's own, which replace shipped ones of the same name.
    ///
    /// # Errors
    /// Everything that is wrong with any page, and with what the configuration says about rules.
    pub fn load(config: &Config) -> Result<Self, Complaints> {
        load::load(config)
    }

    /// Every rule, by id.
    pub fn all(&self) -> &[Rule] {
        &self.rules
    }

    /// The rule with this id.
    pub fn get(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|r| r.id == id)
    }

    /// Says what day it is; until somebody does, no allowance ends.
    #[must_use]
    pub fn on_day(self, today: NaiveDate) -> Self {
        Self { today: Some(today), ..self }
    }

    /// The day that was said.
    pub fn today(&self) -> Option<NaiveDate> {
        self.today
    }

    /// The pages of the rules that found something, by id.
    pub fn pages_of(&self, findings: &[Finding]) -> Vec<RulePage> {
        let ids: std::collections::BTreeSet<&str> = findings.iter().map(|finding| finding.rule.as_str()).collect();
        let page = |rule: &Rule| RulePage {
            id: rule.id.clone(),
            title: rule.title.clone(),
            severity: rule.severity,
            markdown: Arc::clone(&rule.markdown),
        };
        ids.into_iter().filter_map(|id| self.get(id)).map(page).collect()
    }

    /// Every fact that a rule looks at in a folder, with what each of its conditions saw.
    pub fn trace(&self, id: &str, folder: Folder<'_>) -> Vec<trace::Traced> {
        let Some(rule) = self.get(id) else { return Vec::new() };
        let allowances = if rule.is_on_allowances() { self.excused(folder).1 } else { Vec::new() };
        trace::trace(rule, Folder { allowances: &allowances, ..folder })
    }

    /// Runs every rule that is on over a folder; findings come by article, position and rule.
    pub fn run(&self, folder: Folder<'_>) -> Vec<Finding> {
        let (mut findings, allowances) = self.excused(folder);
        let on: Vec<&Rule> = self.rules.iter().filter(|r| r.enabled && r.is_on_allowances()).collect();
        if !on.is_empty() && allowances.iter().any(|of_article| !of_article.is_empty()) {
            findings.extend(run::run(&on, Folder { allowances: &allowances, ..folder }));
            findings.sort_by(|a, b| (a.article, a.field, a.span, &a.rule).cmp(&(b.article, b.field, b.span, &b.rule)));
        }
        findings
    }

    /// What every rule that is not on allowances finds, as far as that is not excused marked new, and every allowance.
    fn excused(&self, folder: Folder<'_>) -> (Vec<Finding>, Vec<Vec<AllowanceSeen>>) {
        let on: Vec<&Rule> = self.rules.iter().filter(|r| r.enabled && !r.is_on_allowances()).collect();
        let mut findings = run::run(&on, folder);
        let judge = allowances::Judge { rules: &self.rules, today: self.today, alone: folder.readings.len() == 1 };
        let seen = allowances::apply(judge, folder, &mut findings);
        (findings, seen)
    }
}
