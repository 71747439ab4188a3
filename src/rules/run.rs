//! The engine: rules and a folder in, findings out, one pass an article.

use super::conditions::{Condition, Role, Scoped};
use super::fingerprint::fingerprint;
use super::kinds::{Fact, Kind, Scope, View};
use super::matcher::Matcher;
use super::reason;
use super::{Finding, Folder, Reason, Related, Rule, State, stretches};
use crate::facts::consistency::CHECKERS;
use crate::facts::schema::{FieldType, Value};
use crate::facts::{Clash, Field, Reading};
use crate::span::Span;
use crate::{claims, passages};
use rayon::prelude::*;
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// How many facts that a rule requires a finding points at.
const POINTED_AT: usize = 3;

/// Runs the rules over a folder; findings come by article, position and rule.
pub(super) fn run(rules: &[&Rule], folder: Folder<'_>) -> Vec<Finding> {
    with_views(rules, folder, |views, totals| {
        let found: Vec<Vec<Finding>> = views
            .par_iter()
            .enumerate()
            .map(|(article, view)| {
                let mut findings: Vec<Finding> = Vec::new();
                for (rule, totals) in rules.iter().zip(totals) {
                    findings.extend(OneRule::new(rule, *view, article as u32, totals, folder.readings).findings());
                }
                findings.sort_by(|a, b| (a.field, a.span, &a.rule).cmp(&(b.field, b.span, &b.rule)));
                findings
            })
            .collect();
        found.into_iter().flatten().collect()
    })
}

/// Gives the work each article as rules see it, and for each rule how many facts of the whole folder its conditions count.
pub(super) fn with_views<R>(
    rules: &[&Rule],
    folder: Folder<'_>,
    work: impl FnOnce(&[View<'_>], &[Vec<usize>]) -> R,
) -> R {
    let need = |kind: Kind| rules.iter().any(|r| r.find == kind || r.scoped.iter().any(|s| s.kind == kind));
    let none = || folder.readings.iter().map(|_| Vec::new()).collect();
    let passages = if need(Kind::Passage) { passages::fields::seen(folder.readings, folder.passages) } else { none() };
    let none = || folder.readings.iter().map(|_| Vec::new()).collect();
    let claims = if need(Kind::Claim) { claims::fields::seen(folder.readings, folder.claims) } else { none() };
    let none = || folder.readings.iter().map(|_| Vec::new()).collect();
    let asked = need(Kind::Dispute);
    let disputes = if asked { claims::disputes::find(folder.readings, folder.passages) } else { none() };
    let views: Vec<View<'_>> = folder
        .readings
        .iter()
        .zip(passages.iter().zip(&claims).zip(&disputes))
        .enumerate()
        .map(|(at, (reading, ((passages, claims), disputes)))| {
            let allowances = folder.allowances.get(at).map_or(&[][..], Vec::as_slice);
            View { reading, passages, claims, disputes, allowances }
        })
        .collect();
    let totals: Vec<Vec<usize>> = rules.iter().map(|r| folder_totals(r, &views)).collect();
    work(&views, &totals)
}

/// For each condition on the folder, how many facts of all articles it counts.
fn folder_totals(rule: &Rule, views: &[View<'_>]) -> Vec<usize> {
    let total = |scoped: &Scoped| match scoped.scope {
        Scope::Folder => views.par_iter().map(|v| counted(scoped, *v).len()).sum(),
        _ => 0,
    };
    rule.scoped.iter().map(total).collect()
}

/// The facts of an article that a condition counts: where each begins, and its number; in order.
fn counted(scoped: &Scoped, view: View<'_>) -> Vec<(u32, usize)> {
    let mut counted: Vec<(u32, usize)> = (0..view.count(scoped.kind))
        .filter_map(|index| view.fact(scoped.kind, index).map(|fact| (fact, index)))
        .filter(|(fact, _)| scoped.counts(*fact, view.reading))
        .map(|(fact, index)| (fact.place().1.start, index))
        .collect();
    counted.sort_unstable();
    counted
}

/// The other facts that a condition counts around one.
pub(super) struct Found<'a> {
    /// How many, without the fact itself.
    pub count: usize,
    /// Those in the scope, the fact itself among them where it counts.
    within: &'a [(u32, usize)],
    /// Whether the fact itself is one of those counted.
    itself: bool,
}

/// What there is around a fact that is flagged.
struct Around<'a> {
    /// Why each condition on other facts lets the finding stand.
    whys: Vec<Reason>,
    /// The facts required.
    pointed: Vec<Related>,
    /// The fact that it clashes with.
    other: Option<Fact<'a>>,
}

/// One rule in one article.
pub(super) struct OneRule<'a> {
    pub rule: &'a Rule,
    pub view: View<'a>,
    pub article: u32,
    totals: &'a [usize],
    readings: &'a [Reading],
    /// For each condition on other facts, those it counts; made when the first fact gets that far.
    counted: Vec<OnceCell<Vec<(u32, usize)>>>,
    /// For each fact that clashes, the number of the other; made likewise.
    clashing: OnceCell<BTreeMap<usize, usize>>,
}

impl<'a> OneRule<'a> {
    pub fn new(rule: &'a Rule, view: View<'a>, article: u32, totals: &'a [usize], readings: &'a [Reading]) -> Self {
        let counted = rule.scoped.iter().map(|_| OnceCell::new()).collect();
        Self { rule, view, article, totals, readings, counted, clashing: OnceCell::new() }
    }

    fn findings(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        if !self.rule.speaks(self.view.reading.article.meta.language.as_deref()) {
            return findings;
        }
        for index in 0..self.view.count(self.rule.find) {
            let Some(fact) = self.view.fact(self.rule.find, index).filter(|f| self.meets(*f)) else { continue };
            let Some(around) = self.around(fact, index) else { continue };
            for (span, narrowed) in self.places(fact) {
                findings.push(self.finding(fact, span, narrowed, &around));
            }
        }
        findings.sort_by_key(|a| (a.field, a.span));
        // One mention may be the source of two cues: to the reader that is one finding.
        findings.dedup_by(|a, b| (a.field, a.span, &a.message) == (b.field, b.span, &b.message));
        if self.rule.find == Kind::Passage {
            findings = stretches::merged(findings, self.readings);
        }
        self.sign(&mut findings);
        findings
    }

    /// Whether the rule looks at a fact at all: of clashes, only at those of its checker.
    pub fn is_candidate(&self, fact: Fact<'_>) -> bool {
        match (fact, &self.rule.checker) {
            (Fact::Clash(clash), Some(checker)) => clash.checker == checker,
            _ => true,
        }
    }

    fn meets(&self, fact: Fact<'_>) -> bool {
        self.is_candidate(fact) && self.rule.conditions.iter().all(|c| c.met(fact, self.view.reading))
    }

    /// The fact that one clashes with, where the page asks for one.
    pub fn other(&self, index: usize) -> Option<Fact<'a>> {
        let against = self.rule.against.as_ref()?;
        let found = self.clashing.get_or_init(|| against.found(self.rule.find, self.view, |f| self.meets(f)));
        self.view.fact(self.rule.find, *found.get(&index)?)
    }

    /// What there is around a fact, where that lets the finding stand.
    fn around(&self, fact: Fact<'_>, index: usize) -> Option<Around<'a>> {
        let mut whys = Vec::new();
        let mut pointed = Vec::new();
        let other = self.other(index);
        if let Some(against) = &self.rule.against {
            let (other, reading) = (other?, self.view.reading);
            whys.push(against.why(fact, other, reading).into());
            let (field, span) = other.place();
            pointed.push(Related { article: self.article, field, span, message: against.there(other, reading) });
        }
        for (number, scoped) in self.rule.scoped.iter().enumerate() {
            let found = self.found(number, fact)?;
            if !scoped.lets(found.count) {
                return None;
            }
            whys.push(scoped.why(found.count, self.rule.find));
            if scoped.role == Role::Require {
                let others = found.within.iter().filter(|(_, i)| !found.itself || *i != index).take(POINTED_AT);
                pointed.extend(others.filter_map(|(_, i)| self.pointer(scoped.kind, *i)));
            }
        }
        Some(Around { whys, pointed, other })
    }

    /// The other facts that the condition with this number counts around a fact.
    pub fn found(&self, number: usize, fact: Fact<'_>) -> Option<Found<'_>> {
        let (field, span) = fact.place();
        let (scoped, cell) = self.rule.scoped.get(number).zip(self.counted.get(number))?;
        let counted = cell.get_or_init(|| counted(scoped, self.view));
        let scope = if field == Field::Title { Scope::Article.max(scoped.scope) } else { scoped.scope };
        let window = scope.around(span, self.view.reading);
        let from = counted.partition_point(|(start, _)| *start < window.start);
        let to = match scope {
            Scope::Article | Scope::Folder => counted.len(),
            _ => counted.partition_point(|(start, _)| *start < window.end),
        };
        let within = counted.get(from..to).unwrap_or(&[]);
        let itself = scoped.kind == self.rule.find && scoped.counts(fact, self.view.reading);
        let all = if scope == Scope::Folder { self.totals.get(number).copied().unwrap_or(0) } else { within.len() };
        Some(Found { count: all.saturating_sub(usize::from(itself)), within, itself })
    }

    fn pointer(&self, kind: Kind, index: usize) -> Option<Related> {
        let (field, span) = self.view.fact(kind, index)?.place();
        (!span.is_empty()).then(|| Related {
            article: self.article,
            field,
            span,
            message: match kind {
                Kind::Attribution => "cited here".to_owned(),
                Kind::Quote => "quoted here".to_owned(),
                kind => format!("the {} beside it", kind.name()),
            },
        })
    }

    /// What to mark: the places that a condition on the fact's own words met, else the whole fact.
    fn places(&self, fact: Fact<'_>) -> Vec<(Span, bool)> {
        let (_, whole) = fact.place();
        for condition in &self.rule.conditions {
            let Value::Text(words) = fact.value(condition.field, self.view.reading) else { continue };
            if condition.info.ty != FieldType::Words {
                continue;
            }
            if let Some(places) = condition.matcher.places(&words) {
                let start = offset(&words, &self.view.reading.article.text).unwrap_or(whole.from());
                return places.into_iter().map(|r| (Span::new(start + r.start, start + r.end), true)).collect();
            }
        }
        vec![(whole, false)]
    }

    fn finding(&self, fact: Fact<'_>, span: Span, narrowed: bool, around: &Around<'_>) -> Finding {
        let reading = self.view.reading;
        let field = fact.place().0;
        let flagged = words(reading, field, span);
        let mut why: Vec<Reason> = Vec::new();
        let message = self.rule.message.of(fact, around.other, reading, flagged);
        if let Fact::Clash(clash) = fact {
            why.push(why_clash(clash, &message).into());
        }
        if let Fact::Dispute(dispute) = fact {
            why.push(dispute.explanation().to_owned().into());
        }
        // What a page lets pass, and this is not, says nothing of why it was found.
        let lets_pass = |c: &Condition| matches!(c.matcher, Matcher::Not(_));
        let all = self.rule.conditions.iter().all(lets_pass);
        // In which slot two articles differ, the message shows.
        let told = |c: &Condition| matches!(fact, Fact::Dispute(_)) && c.info.name == "slot";
        for condition in self.rule.conditions.iter().filter(|c| (all || !lets_pass(c)) && !told(c)) {
            let own = narrowed && condition.matcher.places("").is_some();
            why.push(if own { reason::flagged(condition, flagged) } else { condition.why(fact, reading) });
        }
        why.extend_from_slice(&around.whys);
        let mut related = self.others(fact);
        // What the finding marks anyway needs no pointing at.
        related.extend(around.pointed.iter().filter(|r| r.field != field || r.span.shared(span) == 0).cloned());
        Finding {
            rule: self.rule.id.clone(),
            severity: self.rule.severity,
            tags: self.rule.tags.clone(),
            article: self.article,
            field,
            span,
            message,
            help: self.rule.help.clone(),
            why,
            related,
            fingerprint: identity(fact, self.readings),
            state: State::New,
            excuse: None,
        }
    }

    /// The other places that a fact itself leads to.
    fn others(&self, fact: Fact<'_>) -> Vec<Related> {
        let there = |article: u32, span: Span, message: String| Related { article, field: Field::Text, span, message };
        match fact {
            Fact::Passage(p) => vec![there(p.other.article, p.other.span, "the same words here".to_owned())],
            Fact::Claim(c) => match &c.conflict {
                Some(other) => vec![there(other.other, other.other_span, format!("says {}", other.there))],
                None => c.elsewhere.iter().map(|(a, s)| there(*a, *s, "claimed here too".to_owned())).collect(),
            },
            Fact::Dispute(d) => vec![there(d.other, d.other_span, format!("has {} here", d.there))],
            Fact::Clash(c) => c
                .related
                .iter()
                .map(|(span, said)| Related {
                    article: self.article,
                    field: Field::Text,
                    span: *span,
                    message: said.clone(),
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    /// Gives each finding its fingerprint, the n-th of its like its own.
    fn sign(&self, findings: &mut [Finding]) {
        let mut before: BTreeMap<String, u32> = BTreeMap::new();
        for finding in findings {
            let marked = words(self.view.reading, finding.field, finding.span);
            let flagged = format!("{marked} {}", finding.fingerprint);
            let nth = |n| fingerprint(&finding.rule, &self.view.reading.article.path, &flagged, n);
            let first = nth(0);
            let n = before.entry(first.clone()).or_default();
            finding.fingerprint = if *n == 0 { first } else { nth(*n) };
            *n += 1;
        }
    }
}

/// What a fact goes by whose words alone do not tell it from others: an allowance marks none, and one claim may be in conflict
/// with several.
fn identity(fact: Fact<'_>, readings: &[Reading]) -> String {
    match fact {
        Fact::Allowance(allowance) => format!("{} {}", allowance.rule, allowance.reason.as_deref().unwrap_or("")),
        Fact::Claim(claim) => claim.conflict.as_ref().map_or_else(String::new, |conflict| {
            let other = readings.get(conflict.other as usize);
            let other = other.map_or("", |other| words(other, Field::Text, conflict.other_span));
            format!("{} {} {other}", conflict.here, conflict.there)
        }),
        _ => String::new(),
    }
}

/// Why a clash stands: its computation, or what its checker looks for where the message says the computation already.
fn why_clash(clash: &Clash, message: &str) -> String {
    let about = CHECKERS.iter().find(|c| c.name == clash.checker).map(|c| c.about);
    match about {
        Some(about) if message.contains(&clash.explanation) => about.to_owned(),
        _ => clash.explanation.clone(),
    }
}

/// Where words that are borrowed from a text stand in it.
fn offset(words: &str, text: &str) -> Option<usize> {
    let at = (words.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
    (text.get(at..at.checked_add(words.len())?) == Some(words)).then_some(at)
}

/// The words under a span of the text or of the headline.
fn words(reading: &Reading, field: Field, span: Span) -> &str {
    match field {
        Field::Text => span.of(&reading.article.text),
        Field::Title => span.of(reading.article.meta.title.as_deref().unwrap_or("")),
    }
}
