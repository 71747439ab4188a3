//! Why a rule flags a fact, or does not: every condition of the page with what it saw.
//!
//! Takes a rule and a folder, gives every fact that the rule looks at, in order, with one step for each condition. Nothing is
//! cut short: an editor who mends a page wants to see all conditions that fail, not the first.

use super::conditions::Scoped;
use super::message::in_words;
use super::run::{OneRule, with_views};
use super::{Folder, Rule};
use crate::facts::Field;
use crate::span::Span;

/// A fact that a rule looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Traced {
    /// Index of the article.
    pub article: u32,
    /// What the span counts into.
    pub field: Field,
    /// Where the fact stands.
    pub span: Span,
    /// Each condition of the page, in its order.
    pub steps: Vec<Step>,
    /// Whether it is flagged: every condition holds.
    pub flagged: bool,
}

/// One condition, tried on one fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Whether it holds, and so lets the fact be flagged.
    pub holds: bool,
    /// What is asked: `words ≥ 5`.
    pub asked: String,
    /// What was seen: the field's value, or how many facts there are around.
    pub saw: String,
}

/// Tries a rule on every fact of its kind.
pub fn trace(rule: &Rule, folder: Folder<'_>) -> Vec<Traced> {
    with_views(&[rule], folder, |views, totals| {
        let totals: &[usize] = totals.first().map_or(&[], Vec::as_slice);
        let mut all = Vec::new();
        for (article, view) in views.iter().enumerate() {
            let one = OneRule::new(rule, *view, article as u32, totals, folder.readings);
            all.extend((0..view.count(rule.find)).filter_map(|index| one_fact(&one, index)));
        }
        all
    })
}

fn one_fact(one: &OneRule<'_>, index: usize) -> Option<Traced> {
    let fact = one.view.fact(one.rule.find, index).filter(|f| one.is_candidate(*f))?;
    let reading = one.view.reading;
    let language = reading.article.meta.language.as_deref();
    let mut steps = Vec::new();
    if !one.rule.speaks(language) {
        let asked = format!("the article's language is one of {}", one.rule.languages.join(", "));
        steps.push(Step { holds: false, asked, saw: language.unwrap_or("unknown").to_owned() });
    }
    steps.extend(one.rule.conditions.iter().map(|condition| Step {
        holds: condition.met(fact, reading),
        asked: condition.wanted(),
        saw: in_words(&fact.value(condition.field, reading)),
    }));
    if let Some(against) = &one.rule.against {
        let other = one.other(index);
        let saw = other.map_or_else(|| "no clash".to_owned(), |other| against.difference(fact, other, reading));
        steps.push(Step { holds: other.is_some(), asked: against.asked(), saw });
    }
    for (number, scoped) in one.rule.scoped.iter().enumerate() {
        let found = one.found(number, fact).map_or(0, |f| f.count);
        steps.push(Step { holds: scoped.lets(found), asked: asked(scoped), saw: found.to_string() });
    }
    let (field, span) = fact.place();
    let flagged = steps.iter().all(|s| s.holds);
    Some(Traced { article: one.article, field, span, steps, flagged })
}

/// A condition on other facts as the page has it: `unless.paragraph.attribution: named = true`.
fn asked(scoped: &Scoped) -> String {
    let wanted: Vec<String> = scoped.conditions.iter().map(|c| c.wanted()).collect();
    let with = if wanted.is_empty() { String::new() } else { format!(": {}", wanted.join(" and ")) };
    format!("{}{with} (count {})", scoped.name(), scoped.count)
}
