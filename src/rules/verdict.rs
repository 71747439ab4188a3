//! Does a page do what its examples say? A rule in, a verdict for each example out.
//!
//! The strict trial also leaves out each condition in turn: where no example notices, no example shows what the condition
//! is for.

use super::allowances::AllowanceSeen;
use super::example::{Example, Expect};
use super::kinds::Kind;
use super::{Finding, Folder, Rule, Rules, run};
use crate::claims::{self, Claims};
use crate::config::Config;
use crate::facts::{Field, Reading};
use crate::passages::{self, Passages};
use crate::span::Span;
use std::sync::LazyLock;

/// How an example came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// As the page says.
    Ok,
    /// Something marked was not flagged.
    Missed,
    /// Something was flagged that is not marked.
    Noisy,
    /// Flagged, but not exactly what is marked.
    Misplaced,
    /// A known miss, still missed.
    Later,
    /// A known miss that works now, and belongs under Flag or Pass.
    LaterNowWorks,
}

impl Verdict {
    /// The word that reports use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Missed => "missed",
            Self::Noisy => "noisy",
            Self::Misplaced => "misplaced",
            Self::Later => "later",
            Self::LaterNowWorks => "later-now-works",
        }
    }

    /// Whether the page holds.
    pub fn is_good(self) -> bool {
        matches!(self, Self::Ok | Self::Later)
    }
}

/// One example with its verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    /// The section it stands in.
    pub expect: Expect,
    /// The line of the page where it begins.
    pub line: usize,
    /// How it came out.
    pub verdict: Verdict,
    /// What was flagged or not, in words; empty where all is well.
    pub detail: String,
}

/// A folder made of an example.
struct Prepared {
    readings: Vec<Reading>,
    passages: Passages,
    claims: Claims,
    allowances: Vec<Vec<AllowanceSeen>>,
}

/// The shipped rules: what allowances in examples are held against.
static SHIPPED: LazyLock<Rules> = LazyLock::new(|| Rules::load(&Config::default()).unwrap_or_default());

/// A place that is marked or flagged.
type Place = (u32, Field, Span);

/// Tries every example of a rule, in order.
pub fn trials(rule: &Rule) -> Vec<Trial> {
    rule.examples.iter().map(|example| trial(rule, example)).collect()
}

/// Tries one example of a rule.
pub fn trial(rule: &Rule, example: &Example) -> Trial {
    let prepared = prepare(rule, example);
    let found = flagged(rule, &prepared);
    let (verdict, detail) = judge(example, &marked(example), &found, &prepared);
    let before = rule.markdown.get(..example.span.start).unwrap_or("");
    let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
    Trial { expect: example.expect, line, verdict, detail }
}

/// The conditions that no example shows the need of, and what else a page lacks.
pub fn unneeded(rule: &Rule) -> Vec<String> {
    let mut lacking = Vec::new();
    for expect in [Expect::Flag, Expect::Pass] {
        if !rule.examples.iter().any(|e| e.expect == expect) {
            lacking.push(format!("no example under {}", expect.name()));
        }
    }
    let firm: Vec<&Example> = rule.examples.iter().filter(|e| e.expect != Expect::Later).collect();
    let prepared: Vec<Prepared> = firm.iter().map(|e| prepare(rule, e)).collect();
    let verdicts = |rule: &Rule| -> Vec<Verdict> {
        let judged = |(example, prepared): (&&Example, &Prepared)| {
            judge(example, &marked(example), &flagged(rule, prepared), prepared).0
        };
        firm.iter().zip(&prepared).map(judged).collect()
    };
    let whole = verdicts(rule);
    for (what, mutant) in mutants(rule) {
        let notices = verdicts(&mutant) != whole;
        if !notices {
            lacking.push(format!("no example shows why `{what}` is needed"));
        }
    }
    lacking
}

/// The rule without each of its conditions in turn, with the condition left out.
fn mutants(rule: &Rule) -> Vec<(String, Rule)> {
    let mut all = Vec::new();
    for (at, condition) in rule.conditions.iter().enumerate() {
        let mut mutant = rule.clone();
        mutant.conditions.remove(at);
        all.push((format!("where.{}", condition.wanted()), mutant));
    }
    if let Some(against) = &rule.against {
        all.push(("clash".to_owned(), Rule { against: None, ..rule.clone() }));
        let partly = |(what, against)| (what, Rule { against: Some(against), ..rule.clone() });
        all.extend(against.mutants().into_iter().map(partly));
    }
    for (at, scoped) in rule.scoped.iter().enumerate() {
        let mut mutant = rule.clone();
        mutant.scoped.remove(at);
        all.push((scoped.name(), mutant));
        for (inner, condition) in scoped.conditions.iter().enumerate() {
            let mut mutant = rule.clone();
            if let Some(scoped) = mutant.scoped.get_mut(at) {
                scoped.conditions.remove(inner);
            }
            all.push((format!("{}: {}", scoped.name(), condition.wanted()), mutant));
        }
    }
    all
}

fn prepare(rule: &Rule, example: &Example) -> Prepared {
    let mut articles: Vec<_> = example.articles.iter().map(super::example::Marked::article).collect();
    articles.sort_by(|a, b| a.path.cmp(&b.path));
    let readings: Vec<Reading> = articles.into_iter().map(Reading::new).collect();
    let asks = |kind: Kind| rule.find == kind || rule.scoped.iter().any(|s| s.kind == kind);
    let allowed = rule.is_on_allowances();
    let shared = asks(Kind::Passage) || asks(Kind::Claim) || asks(Kind::Dispute) || allowed;
    let passages = if shared { passages::find(&readings) } else { Passages::default() };
    let claims = if asks(Kind::Claim) || allowed {
        claims::find(&readings, &passages, &Config::default())
    } else {
        Claims::default()
    };
    let folder = Folder { readings: &readings, passages: &passages, claims: &claims, allowances: &[] };
    let allowances = if allowed { judged(folder) } else { Vec::new() };
    Prepared { readings, passages, claims, allowances }
}

/// The allowances of an example, on the day on which its first article that says so was published.
fn judged(folder: Folder<'_>) -> Vec<Vec<AllowanceSeen>> {
    let today = folder.readings.iter().find_map(|reading| reading.article.meta.published).map(|stamp| stamp.date);
    let rules = Rules { rules: SHIPPED.rules.clone(), today };
    rules.excused(folder).1
}

fn marked(example: &Example) -> Vec<Place> {
    let mut paths: Vec<&str> = example.articles.iter().map(|a| a.path.as_str()).collect();
    paths.sort_unstable();
    let index = |path: &str| paths.partition_point(|p| *p < path) as u32;
    let mut places: Vec<Place> = example
        .articles
        .iter()
        .flat_map(|a| a.marks.iter().map(|(field, span)| (index(&a.path), *field, *span)))
        .collect();
    places.sort_unstable();
    places
}

fn flagged(rule: &Rule, prepared: &Prepared) -> Vec<(Place, Vec<String>)> {
    let Prepared { readings, passages, claims, allowances } = prepared;
    let found = run::run(&[rule], Folder { readings, passages, claims, allowances });
    let place = |f: Finding| ((f.article, f.field, f.span), f.why.into_iter().map(|why| why.exact).collect());
    let mut places: Vec<(Place, Vec<String>)> = found.into_iter().map(place).collect();
    places.sort();
    places.dedup_by(|a, b| a.0 == b.0);
    places
}

fn judge(
    example: &Example,
    marked: &[Place],
    found: &[(Place, Vec<String>)],
    prepared: &Prepared,
) -> (Verdict, String) {
    let missing: Vec<&Place> = marked.iter().filter(|m| found.iter().all(|(f, _)| f != *m)).collect();
    let extra: Vec<&(Place, Vec<String>)> = found.iter().filter(|(f, _)| !marked.contains(f)).collect();
    let verdict = match (missing.is_empty(), extra.is_empty()) {
        (true, true) => Verdict::Ok,
        (false, true) => Verdict::Missed,
        (true, false) => Verdict::Noisy,
        (false, false) => Verdict::Misplaced,
    };
    let verdict = match (example.expect, verdict) {
        (Expect::Later, Verdict::Ok) => Verdict::LaterNowWorks,
        (Expect::Later, _) => Verdict::Later,
        (_, verdict) => verdict,
    };
    let words = |place: &Place| shown(place, prepared);
    let not = missing.iter().map(|m| format!("not flagged: {}", words(m)));
    let flagged = extra.iter().map(|(place, why)| format!("flagged: {} ({})", words(place), why.join("; ")));
    let detail: Vec<String> = not.chain(flagged).collect();
    (verdict, detail.join("\n"))
}

/// The words of a place, as a person would find them.
fn shown((article, field, span): &Place, prepared: &Prepared) -> String {
    let Some(reading) = prepared.readings.get(*article as usize) else { return String::new() };
    let text = match field {
        Field::Text => reading.article.text.as_str(),
        Field::Title => reading.article.meta.title.as_deref().unwrap_or(""),
    };
    let words = if span.is_empty() { "the article as a whole".to_owned() } else { format!("“{}”", span.of(text)) };
    if prepared.readings.len() > 1 { format!("{words} in {}", reading.article.path) } else { words }
}
