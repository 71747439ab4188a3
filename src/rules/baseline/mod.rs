//! The baseline: findings that were accepted before.
//!
//! Takes the findings of a folder and a baseline, marks those that stand in it, and says which of it are gone. A finding is
//! known by what it is about ([`super::fingerprint`]) and by its article's path; an article whose path is gone is looked for
//! under new paths by its sentences. One entry accepts one finding: the second of two alike is new.

mod file;
mod marks;

use super::fingerprint::content;
use super::{Finding, State};
use crate::facts::{Field, Reading};
use marks::marks;
use std::collections::{BTreeMap, BTreeSet};

/// Findings accepted before, by article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    /// By path from the baseline's folder.
    pub articles: BTreeMap<String, Accepted>,
}

/// The findings of an article that were accepted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accepted {
    /// Sentences of the article: by them it is known under another name.
    pub marks: Vec<String>,
    /// What was accepted, by the first half of its fingerprint.
    pub findings: BTreeMap<String, Entry>,
}

/// An accepted finding, for people to read.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The rule.
    pub rule: String,
    /// The first words that it flags.
    pub words: String,
}

/// An accepted finding that is not found any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// The article, by path from the baseline's folder.
    pub article: String,
    /// The first half of the fingerprint.
    pub fingerprint: String,
    /// What it was.
    pub entry: Entry,
}

/// How a folder stands to a baseline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// The baseline's file, as a person would name it.
    pub file: String,
    /// What was accepted and is gone, by article, rule and words.
    pub gone: Vec<Gone>,
    /// Articles that were renamed: the new path by the old one.
    pub renamed: BTreeMap<String, String>,
}

/// A folder as a baseline sees it.
#[derive(Clone, Copy)]
pub struct Looked<'a> {
    /// The articles that were looked at.
    pub readings: &'a [Reading],
    /// Their paths from the baseline's folder, in the same order.
    pub names: &'a [String],
    /// Whether there is an article of this path that was not looked at.
    pub elsewhere: &'a dyn Fn(&str) -> bool,
}

/// Words of a finding that an entry keeps.
const WORDS: usize = 10;
/// Characters of them.
const CHARACTERS: usize = 80;

impl Baseline {
    /// Marks the findings that were accepted; what is excused in the text stays that.
    pub fn apply(&self, looked: Looked<'_>, findings: &mut [Finding]) -> Compared {
        let mut used: BTreeSet<(&str, &str)> = BTreeSet::new();
        let renamed = self.renamed(looked, findings);
        let before: BTreeMap<&str, &str> = renamed.iter().map(|(old, new)| (new.as_str(), old.as_str())).collect();
        for finding in findings.iter_mut().filter(|finding| finding.state == State::New) {
            let Some(name) = looked.names.get(finding.article as usize) else { continue };
            let name = before.get(name.as_str()).copied().unwrap_or(name);
            let Some((name, accepted)) = self.articles.get_key_value(name) else { continue };
            if let Some((key, _)) = accepted.findings.get_key_value(content(&finding.fingerprint)) {
                finding.state = State::Baseline;
                used.insert((name, key));
            }
        }
        let names: BTreeSet<&str> = looked.names.iter().map(String::as_str).collect();
        let known = |name: &str| names.contains(name) || !(looked.elsewhere)(name);
        let mut gone = Vec::new();
        for (article, accepted) in self.articles.iter().filter(|(name, _)| known(name)) {
            let unused = accepted.findings.iter().filter(|(key, _)| !used.contains(&(article.as_str(), key.as_str())));
            gone.extend(unused.map(|(fingerprint, entry)| Gone {
                article: article.clone(),
                fingerprint: fingerprint.clone(),
                entry: entry.clone(),
            }));
        }
        gone.sort_by(|a, b| (&a.article, &a.entry, &a.fingerprint).cmp(&(&b.article, &b.entry, &b.fingerprint)));
        Compared { file: String::new(), gone, renamed }
    }

    /// Articles of the baseline that stand under another path now: gone from theirs, and found again by half of their marks
    /// in an article that the baseline does not know. Each is found once.
    fn renamed(&self, looked: Looked<'_>, findings: &[Finding]) -> BTreeMap<String, String> {
        let names: BTreeSet<&str> = looked.names.iter().map(String::as_str).collect();
        let gone = |name: &&String| !names.contains(name.as_str()) && !(looked.elsewhere)(name);
        let mut lost = marks::Index::default();
        for name in self.articles.keys().filter(gone) {
            lost.add(name, self.articles.get(name).map_or(&[], |accepted| &accepted.marks));
        }
        let mut renamed = BTreeMap::new();
        let mut last = None;
        for finding in findings.iter().filter(|finding| finding.state == State::New) {
            if lost.is_empty() || last == Some(finding.article) {
                continue;
            }
            last = Some(finding.article);
            let at = finding.article as usize;
            let Some((name, reading)) = looked.names.get(at).zip(looked.readings.get(at)) else { continue };
            if self.articles.contains_key(name) {
                continue;
            }
            if let Some(old) = lost.take(&marks::all(reading)) {
                renamed.insert(old, name.clone());
            }
        }
        renamed
    }

    /// A baseline that accepts all findings of a folder that nothing excuses, and keeps what `self` says of articles that
    /// were not looked at.
    #[must_use]
    pub fn accepting(&self, looked: Looked<'_>, findings: &[Finding]) -> Self {
        let names: BTreeSet<&str> = looked.names.iter().map(String::as_str).collect();
        let kept = self.articles.iter().filter(|(name, _)| !names.contains(name.as_str()) && (looked.elsewhere)(name));
        let mut articles: BTreeMap<String, Accepted> = kept.map(|(name, of)| (name.clone(), of.clone())).collect();
        for finding in findings.iter().filter(|finding| finding.state != State::Allowed) {
            let at = finding.article as usize;
            let Some((name, reading)) = looked.names.get(at).zip(looked.readings.get(at)) else { continue };
            let new = || Accepted { marks: marks(reading), ..Accepted::default() };
            let accepted = articles.entry(name.clone()).or_insert_with(new);
            accepted.findings.insert(content(&finding.fingerprint).to_owned(), entry(finding, reading));
        }
        Self { articles }
    }

    /// The baseline without what is gone, and with renamed articles under their new paths.
    #[must_use]
    pub fn pruned(&self, compared: &Compared) -> Self {
        let mut articles = self.articles.clone();
        for Gone { article, fingerprint, .. } in &compared.gone {
            if let Some(accepted) = articles.get_mut(article) {
                accepted.findings.remove(fingerprint);
            }
        }
        for (old, new) in &compared.renamed {
            if let Some(accepted) = articles.remove(old) {
                articles.insert(new.clone(), accepted);
            }
        }
        articles.retain(|_, accepted| !accepted.findings.is_empty());
        Self { articles }
    }

    /// How many findings it accepts.
    pub fn count(&self) -> usize {
        self.articles.values().map(|accepted| accepted.findings.len()).sum()
    }
}

fn entry(finding: &Finding, reading: &Reading) -> Entry {
    let flagged = match finding.field {
        Field::Text => finding.span.of(&reading.article.text),
        Field::Title => finding.span.of(reading.article.meta.title.as_deref().unwrap_or("")),
    };
    let words: Vec<&str> = flagged.split_whitespace().take(WORDS).collect();
    Entry { rule: finding.rule.clone(), words: words.join(" ").chars().take(CHARACTERS).collect() }
}

#[cfg(test)]
mod tests;
