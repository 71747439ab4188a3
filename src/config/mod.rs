//! `copydesk.toml`: what a project sets.
//!
//! Takes a file's text, gives a [`Config`], or everything that is wrong with it, with places. [`keys::KEYS`] lists every
//! key there is; the documentation is held to that list.

mod complaint;
mod discover;
mod fields;
pub mod keys;
mod read;
pub mod schema;
mod thresholds;

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

pub use complaint::{Checked, Complaint, Complaints, nearest};
pub use discover::FILE_NAME;
pub use fields::Fields;
pub use thresholds::Thresholds;

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

    /// The severity of this name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Note, Self::Warning, Self::Error].into_iter().find(|s| s.name() == name)
    }
}

/// The configuration of a project. Every key has a default.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// The folder of the file, which its paths are relative to; `None` without a file.
    pub root: Option<PathBuf>,
    /// What to audit when the command line names nothing, relative to the root.
    pub paths: Vec<String>,
    /// What to leave out: patterns as in `.gitignore`, relative to the root.
    pub exclude: Vec<String>,
    /// The least severity that makes a run fail; `None` for never.
    pub fail_on: Option<Severity>,
    /// The file of findings that were accepted before, relative to the root.
    pub baseline: Option<String>,
    /// Outlets by name: who owns them, and what else they are called.
    pub outlets: BTreeMap<String, Outlet>,
    /// Whether an article without an outlet leaves independence unestablished, instead of counting as an outlet of its own.
    pub strict_outlets: bool,
    /// What exports call the parts of an article.
    pub input: Fields,
    /// How long, how sure, how large.
    pub thresholds: Thresholds,
    /// The folder of the project's own rule pages, relative to the root.
    pub rules_folder: String,
    /// The folder of accepted snapshots, relative to the root.
    pub snapshots_folder: String,
    /// What the project sets for single rules, by id.
    pub rules: BTreeMap<String, RuleSetting>,
    /// The project's own rule pages and word lists.
    pub pages: Vec<PageFile>,
    /// The file itself, for complaints.
    file: Option<(String, Arc<str>)>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            root: None,
            paths: vec![".".to_owned()],
            exclude: Vec::new(),
            fail_on: Some(Severity::Error),
            baseline: None,
            outlets: BTreeMap::new(),
            strict_outlets: false,
            input: Fields::default(),
            thresholds: Thresholds::default(),
            rules_folder: "rules".to_owned(),
            snapshots_folder: "snapshots".to_owned(),
            rules: BTreeMap::new(),
            pages: Vec::new(),
            file: None,
        }
    }
}

/// What is known of an outlet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outlet {
    /// Who owns it; two outlets of one owner are one origin.
    pub owner: Option<String>,
    /// Other names that metadata may give it.
    pub aliases: Vec<String>,
}

/// What a project sets for a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleSetting {
    /// The severity of its findings; `None` for off.
    pub severity: Option<Severity>,
    /// Where the file names the rule.
    pub place: Range<usize>,
}

/// A rule page or word list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageFile {
    /// Its path, as the project would name it.
    pub path: String,
    /// Its text.
    pub text: String,
}

impl Config {
    /// Complaints about settings for rules that do not exist.
    pub fn wrong_rules(&self, known: &[&str]) -> Vec<Complaint> {
        let Some((path, source)) = &self.file else { return Vec::new() };
        let mut checked = Checked::new(path, source);
        for (id, setting) in self.rules.iter().filter(|(id, _)| !known.contains(&id.as_str())) {
            checked.unknown(setting.place.clone(), "there is no rule", id, known);
        }
        checked.complaints
    }
}
