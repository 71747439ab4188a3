//! Claims with the origins behind them.

use super::articles;
use super::fan::{self, Fan};
use crate::audit::{Audit, Places};
use crate::claims::{Claim, Mention, Scope, Status};
use crate::facts::Field;
use crate::report::visible;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The claims of one status.
pub(super) struct Group<'a> {
    pub anchor: &'static str,
    pub title: &'static str,
    pub about: &'static str,
    /// How many there are; not all of them need be shown.
    pub count: usize,
    pub cards: Vec<Card<'a>>,
}

/// A claim as the page shows it.
pub(super) struct Card<'a> {
    pub id: &'a str,
    pub text: Cow<'a, str>,
    pub articles: usize,
    pub outlets: u32,
    pub conflicts: Vec<Versus<'a>>,
    /// Who tells it, and what they go back to, drawn.
    pub fan: Fan,
    pub origins: Vec<Origin<'a>>,
}

/// Two values that cannot both be right.
pub(super) struct Versus<'a> {
    pub slot: &'static str,
    pub left: (Cow<'a, str>, String),
    pub right: (Cow<'a, str>, String),
}

/// What mentions go back to.
pub(super) struct Origin<'a> {
    pub label: Cow<'a, str>,
    pub kind: &'static str,
    pub reason: Cow<'a, str>,
    pub mentions: Vec<Told<'a>>,
}

/// A mention.
pub(super) struct Told<'a> {
    pub article: String,
    pub place: String,
    pub holder: Option<Cow<'a, str>>,
    pub text: Cow<'a, str>,
}

const GROUPS: &[(Status, &str, &str, &str)] = &[
    (Status::Conflicting, "conflicting", "Conflicting claims", "articles that cannot all be right"),
    (Status::OneOrigin, "one-origin", "Claims from one origin", "repeated, not corroborated"),
    (Status::Corroborated, "corroborated", "Corroborated claims", "two origins or more with no tie between them"),
    (Status::Changed, "changed", "Claims that changed", "the later article has the news"),
    (Status::Unestablished, "unestablished", "Claims not established", "several articles that may share an origin"),
];

/// Claims of a status that are shown unless all are asked for: a page of thousands opens slowly, and is read by nobody.
const SHOWN: usize = 200;

/// The claims of several articles, by status.
pub(super) fn groups<'a>(audit: &'a Audit, places: &Places<'a>, all: bool) -> Vec<Group<'a>> {
    let group = |(status, anchor, title, about): &(Status, &'static str, &'static str, &'static str)| {
        let own: Vec<&Claim> = of_scope(audit, Scope::Proposition).filter(|claim| claim.status == *status).collect();
        let shown = own.iter().take(if all { usize::MAX } else { SHOWN });
        Group { anchor, title, about, count: own.len(), cards: shown.map(|claim| card(claim, places)).collect() }
    };
    GROUPS.iter().map(group).filter(|group| !group.cards.is_empty()).collect()
}

/// What articles tell as one event.
pub(super) fn stories<'a>(audit: &'a Audit, places: &Places<'a>) -> Vec<Card<'a>> {
    of_scope(audit, Scope::Event).map(|claim| card(claim, places)).collect()
}

fn of_scope(audit: &Audit, scope: Scope) -> impl Iterator<Item = &Claim> {
    audit.claims.list.iter().filter(move |claim| claim.scope == scope)
}

fn card<'a>(claim: &'a Claim, places: &Places<'a>) -> Card<'a> {
    let articles: BTreeSet<u32> = claim.mentions.iter().map(|mention| mention.article).collect();
    let told = |mention: &'a Mention| told(mention, places);
    let origins = (0u32..).zip(&claim.origins).map(|(index, origin)| Origin {
        label: visible(&origin.label),
        kind: origin.kind.name(),
        reason: visible(&origin.reason),
        mentions: claim.mentions.iter().filter(|m| m.origin == index).map(told).collect(),
    });
    let place = |index: u32| claim.mentions.get(index as usize).map(|m| told(m).place).unwrap_or_default();
    let conflicts = claim.conflicts.iter().map(|conflict| {
        let [left, right] = &conflict.values;
        Versus {
            slot: conflict.slot,
            left: (visible(left), place(conflict.a)),
            right: (visible(right), place(conflict.b)),
        }
    });
    Card {
        id: &claim.id,
        text: visible(&claim.text),
        articles: articles.len(),
        outlets: claim.outlets,
        conflicts: conflicts.collect(),
        fan: fan::fan(claim, places),
        origins: origins.collect(),
    }
}

fn told<'a>(mention: &'a Mention, places: &Places<'a>) -> Told<'a> {
    let reading = places.reading(mention.article);
    Told {
        article: reading.map(articles::anchor).unwrap_or_default(),
        place: super::place(places, mention.article, Field::Text, mention.span),
        holder: mention.holder.as_deref().map(visible),
        text: visible(places.audit().words(mention.article, Field::Text, mention.span)),
    }
}
