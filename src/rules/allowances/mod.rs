//! Allowances: findings that the editors of an article let stand, each with its reason.
//!
//! Takes the findings of a folder and what its articles say about them, in comments and beside the text; marks what is
//! excused, and gives every allowance with what it does as a fact, so that rule pages can ask about the unused, the
//! expired and the unclear ones. The clock is never read: a day is given, or no allowance ends.

pub mod fields;
mod written;

use super::{Finding, Folder, Rule, State};
use crate::config::nearest;
use crate::facts::{Field, Reading};
use crate::span::Span;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use written::{Reach, Written};

/// Why a finding is let stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excuse {
    /// What its editors say.
    pub reason: String,
    /// The last day on which that holds.
    pub until: Option<NaiveDate>,
    /// Where they say it: `the comment on line 12`, `the front matter`, or a file.
    pub place: String,
    /// Whether that is the article's own file.
    pub in_text: bool,
}

/// An allowance of one rule, with what it does.
#[derive(Clone, Debug, PartialEq)]
pub struct AllowanceSeen {
    /// The rule as written; empty where none is.
    pub rule: String,
    /// Where it stands, in words.
    pub place: String,
    /// What it is for: `the paragraph`, `the article`, or the words.
    pub reach: String,
    /// Why, where that is said.
    pub reason: Option<String>,
    /// The last day on which it holds.
    pub until: Option<NaiveDate>,
    /// Whether that day is past; `None` where it has no end, or nobody says what day it is.
    pub expired: Option<bool>,
    /// What cannot be understood about it.
    pub wrong: Option<String>,
    /// Findings that it excuses; `None` where it is not in force, or its rule is off here.
    pub excuses: Option<u32>,
    /// Where in the text it stands.
    pub at: u32,
}

/// What an allowance is judged by.
#[derive(Clone, Copy)]
pub(super) struct Judge<'a> {
    /// Every rule of the project, on or off.
    pub rules: &'a [Rule],
    /// The day on which the folder is looked at.
    pub today: Option<NaiveDate>,
    /// Whether there is but one article: what it shares with others cannot be seen.
    pub alone: bool,
}

/// Marks the findings that allowances excuse, and gives the allowances of each article. Findings come and go by article.
pub(super) fn apply(judge: Judge<'_>, folder: Folder<'_>, findings: &mut [Finding]) -> Vec<Vec<AllowanceSeen>> {
    let mut rest = findings;
    let mut all = Vec::with_capacity(folder.readings.len());
    for (index, reading) in (0u32..).zip(folder.readings) {
        let count = rest.partition_point(|finding| finding.article <= index);
        let (own, after) = rest.split_at_mut(count);
        rest = after;
        all.push(judge.article(reading, own));
    }
    all
}

impl Judge<'_> {
    fn article(self, reading: &Reading, findings: &mut [Finding]) -> Vec<AllowanceSeen> {
        let mut seen = Vec::new();
        let mut reaches = Reaches::default();
        for written in written::all(reading) {
            for rule in &written.rules {
                let one = self.seen(&written, rule, reading);
                if one.excuses.is_some() {
                    reaches.add(rule, seen.len(), written.reach.clone());
                }
                seen.push((one, (written.in_text, written.shared)));
            }
        }
        for finding in findings {
            let Some((one, (in_text, _))) = reaches.of(finding, reading).and_then(|at| seen.get_mut(at)) else {
                continue;
            };
            one.excuses = one.excuses.map(|count| count + 1);
            finding.state = State::Allowed;
            finding.excuse = Some(Excuse {
                reason: one.reason.clone().unwrap_or_default(),
                until: one.until,
                place: one.place.clone(),
                in_text: *in_text,
            });
        }
        let told = |(one, (_, shared)): (AllowanceSeen, (bool, bool))| {
            // One for a whole collection may be needed in another article of it.
            let excuses = one.excuses.filter(|count| !shared || *count > 0);
            AllowanceSeen { excuses, ..one }
        };
        seen.into_iter().map(told).collect()
    }

    /// What there is to say about an allowance of one rule before the findings are looked at.
    fn seen(self, written: &Written, rule: &str, reading: &Reading) -> AllowanceSeen {
        let until = written.until.as_deref().and_then(|said| NaiveDate::parse_from_str(said, "%Y-%m-%d").ok());
        let known = self.rules.iter().find(|known| known.id == rule);
        let no_day = written.until.as_deref().filter(|_| until.is_none());
        let no_day = no_day.map(|said| format!("“{said}” is no day: write it as 2027-01-31"));
        let wrong = written.wrong.clone().or_else(|| self.unknown(rule, known)).or(no_day);
        let expired = until.zip(self.today).map(|(until, today)| today > until);
        let speaks = |k: &&Rule| k.enabled && k.speaks(reading.article.meta.language.as_deref());
        let on = known.filter(speaks).is_some_and(|k| !self.alone || !k.looks_beyond());
        let in_force = on && wrong.is_none() && written.reason.is_some() && expired != Some(true);
        AllowanceSeen {
            rule: rule.to_owned(),
            place: written.place.clone(),
            reach: written.reach_in_words.clone(),
            reason: written.reason.clone(),
            until,
            expired,
            wrong,
            excuses: in_force.then_some(0),
            at: written.at,
        }
    }

    fn unknown(self, rule: &str, known: Option<&Rule>) -> Option<String> {
        match known {
            Some(known) if known.is_on_allowances() => {
                Some(format!("`{rule}` is about allowances, and cannot be allowed itself"))
            }
            Some(_) => None,
            None if rule.is_empty() => Some("it names no rule".to_owned()),
            None => {
                let ids: Vec<&str> = self.rules.iter().map(|known| known.id.as_str()).collect();
                let meant = nearest(rule, &ids).map(|meant| format!("; did you mean `{meant}`?"));
                let next = meant.unwrap_or_else(|| ": `copydesk rules list` names them".to_owned());
                Some(format!("there is no rule `{rule}`{next}"))
            }
        }
    }
}

/// The allowances in force in an article, by rule; of several that cover a finding the narrowest counts.
#[derive(Default)]
struct Reaches {
    paragraphs: BTreeMap<(String, usize), usize>,
    words: BTreeMap<String, Vec<(Vec<Span>, usize)>>,
    articles: BTreeMap<String, usize>,
}

impl Reaches {
    fn add(&mut self, rule: &str, at: usize, reach: Reach) {
        let rule = rule.to_owned();
        match reach {
            Reach::Nothing => {}
            Reach::Paragraph(paragraph) => drop(self.paragraphs.entry((rule, paragraph)).or_insert(at)),
            Reach::Words(spans) => self.words.entry(rule).or_default().push((spans, at)),
            Reach::Article => drop(self.articles.entry(rule).or_insert(at)),
        }
    }

    fn of(&self, finding: &Finding, reading: &Reading) -> Option<usize> {
        if self.paragraphs.is_empty() && self.words.is_empty() && self.articles.is_empty() {
            return None;
        }
        // A headline that is no part of the text stands above it.
        let start = if finding.field == Field::Text { finding.span.start } else { 0 };
        let paragraph = (finding.rule.clone(), reading.text.paragraph_at(start));
        let meets = |spans: &[Span]| {
            let next = spans.partition_point(|span| span.end <= finding.span.start);
            finding.field == Field::Text && spans.get(next).is_some_and(|span| span.shared(finding.span) > 0)
        };
        let words = || self.words.get(&finding.rule)?.iter().find(|(spans, _)| meets(spans)).map(|(_, at)| *at);
        self.paragraphs.get(&paragraph).copied().or_else(words).or_else(|| self.articles.get(&finding.rule).copied())
    }
}

#[cfg(test)]
mod tests;
