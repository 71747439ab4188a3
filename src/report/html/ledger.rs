//! The ledger: who publishes and who is cited, in counts that lead to what was counted. No score.

use super::claims::Group;
use super::passages::Card;
use super::{articles, place};
use crate::audit::Places;
use crate::claims::{Claim, LedgerEntry, OutletEntry, Shared, Status};
use crate::facts::Field;
use crate::passages::Side;
use crate::report::terminal::page::counted;
use crate::report::visible;
use crate::span::Span;
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Entries of either list that are shown unless all are asked for.
const SHOWN: usize = 100;
/// Links that stand behind a count.
const LINKS: usize = 12;

/// Outlets and sources.
#[derive(Default)]
pub(super) struct Ledger<'a> {
    pub outlets: Vec<Outlet<'a>>,
    /// How many there are; not all of them need be shown.
    pub all_outlets: usize,
    pub sources: Vec<Source<'a>>,
    pub all_sources: usize,
}

/// Who publishes.
pub(super) struct Outlet<'a> {
    pub name: Cow<'a, str>,
    pub articles: Count,
    pub quotes: u32,
    /// `14 of 20`: how many citations have a name.
    pub named: String,
    pub claims: Standing,
    /// What it has in common with others.
    pub shared: Count,
}

/// Who is cited.
pub(super) struct Source<'a> {
    pub name: Cow<'a, str>,
    pub kind: &'static str,
    pub articles: Count,
    pub quotes: u32,
    pub claims: Standing,
}

/// What the claims of somebody come to.
pub(super) struct Standing {
    pub all: u32,
    pub corroborated: Count,
    pub one_origin: Count,
    pub conflicts: Count,
}

/// A number, and what was counted.
#[derive(Default)]
pub(super) struct Count {
    pub count: usize,
    pub links: Vec<Link>,
    /// How many are not linked.
    pub more: usize,
}

/// A piece of evidence.
pub(super) struct Link {
    /// Its place on the page; empty where the page does not show it.
    pub anchor: String,
    pub text: String,
}

impl Count {
    fn of(count: usize, links: impl Iterator<Item = Link>) -> Self {
        let links: Vec<Link> = links.take(LINKS).collect();
        Self { count, more: count.saturating_sub(links.len()), links }
    }
}

/// The ledger of an audit whose page shows these claims and passages.
pub(super) fn ledger<'a>(places: &Places<'a>, claims: &[Group<'a>], passages: &[Card<'a>], all: bool) -> Ledger<'a> {
    let known = &places.audit().claims;
    let cap = if all { usize::MAX } else { SHOWN };
    let mut outlets: Vec<&OutletEntry> = known.outlets.iter().filter(|outlet| outlet.known || all).collect();
    outlets.sort_by_key(|outlet| (Reverse(outlet.articles.len()), &outlet.name));
    let mut sources: Vec<&LedgerEntry> = known.sources.iter().collect();
    sources.sort_by_key(|source| (Reverse((source.articles, source.quotes)), &source.name));
    let page = Shown::new(places, claims, passages);
    Ledger {
        all_outlets: outlets.len(),
        all_sources: sources.len(),
        outlets: outlets.into_iter().take(cap).map(|outlet| page.outlet(outlet)).collect(),
        sources: sources.into_iter().take(cap).map(|source| page.source(source)).collect(),
    }
}

/// What the page shows elsewhere, to be linked to.
struct Shown<'p, 'a> {
    places: &'p Places<'a>,
    claims: BTreeSet<&'a str>,
    /// The claims that the page shows, by whoever they are given to.
    held: BTreeMap<&'a str, Vec<&'a Claim>>,
    /// The claims that the page shows, by article.
    told: BTreeMap<u32, Vec<&'a Claim>>,
    passages: BTreeMap<[Side; 2], usize>,
}

impl<'p, 'a> Shown<'p, 'a> {
    fn new(places: &'p Places<'a>, groups: &[Group<'a>], passages: &[Card<'a>]) -> Self {
        let claims: BTreeSet<&'a str> = groups.iter().flat_map(|group| &group.cards).map(|card| card.id).collect();
        let (mut held, mut told) = (BTreeMap::<&str, Vec<&Claim>>::new(), BTreeMap::<u32, Vec<&Claim>>::new());
        for claim in places.audit().claims.list.iter().filter(|claim| claims.contains(claim.id.as_str())) {
            let holders: BTreeSet<&str> = claim.mentions.iter().filter_map(|m| m.holder.as_deref()).collect();
            holders.into_iter().for_each(|holder| held.entry(holder).or_default().push(claim));
            let articles: BTreeSet<u32> = claim.mentions.iter().map(|mention| mention.article).collect();
            articles.into_iter().for_each(|article| told.entry(article).or_default().push(claim));
        }
        let sides = passages.iter().flat_map(|card| {
            let [left, right] = [card.left.side, card.right.side];
            [([left, right], card.number), ([right, left], card.number)]
        });
        Self { places, claims, held, told, passages: sides.collect() }
    }

    fn outlet(&self, entry: &'a OutletEntry) -> Outlet<'a> {
        let article = |article: &u32| Link {
            anchor: self.places.reading(*article).map(articles::anchor).unwrap_or_default(),
            text: visible(self.places.path(*article)).into_owned(),
        };
        let mut seen = BTreeSet::new();
        let told = entry.articles.iter().filter_map(|article| self.told.get(article)).flatten();
        let told: Vec<&Claim> = told.copied().filter(|claim| seen.insert(claim.id.as_str())).collect();
        let passages: u32 = entry.shared.iter().map(|shared| shared.passages).sum();
        let mut shared: Vec<&Shared> = entry.shared.iter().collect();
        shared.sort_by_key(|shared| (Reverse(shared.words), &shared.with));
        Outlet {
            name: visible(&entry.name),
            articles: Count::of(entry.articles.len(), entry.articles.iter().map(article)),
            quotes: entry.quotes,
            named: format!("{} of {}", entry.named, entry.sources),
            claims: self.standing(entry.statuses, &entry.conflicts, &told),
            shared: Count {
                count: passages as usize,
                more: shared.len().saturating_sub(LINKS),
                links: shared.into_iter().take(LINKS).map(|shared| self.shared(shared)).collect(),
            },
        }
    }

    fn source(&self, entry: &'a LedgerEntry) -> Source<'a> {
        let cited = |(article, span): &(u32, Span)| Link {
            anchor: self.places.reading(*article).map(articles::anchor).unwrap_or_default(),
            text: place(self.places, *article, Field::Text, *span),
        };
        let held = self.held.get(entry.name.as_str()).map_or(&[][..], Vec::as_slice);
        Source {
            name: visible(&entry.name),
            kind: entry.kind.name(),
            articles: Count::of(entry.articles as usize, entry.places.iter().map(cited)),
            quotes: entry.quotes,
            claims: self.standing(entry.statuses, &entry.conflicts, held),
        }
    }

    fn standing(&self, statuses: [u32; 7], conflicts: &[u32], claims: &[&'a Claim]) -> Standing {
        let of = |status| {
            let count: u32 = Status::ALL.iter().zip(statuses).filter(|(s, _)| **s == status).map(|(_, n)| n).sum();
            let own = claims.iter().filter(|claim| claim.status == status);
            Count::of(count as usize, own.map(|claim| self.claim(claim)))
        };
        let list = &self.places.audit().claims.list;
        let conflicting = conflicts.iter().filter_map(|at| list.get(*at as usize));
        Standing {
            all: statuses.iter().sum(),
            corroborated: of(Status::Corroborated),
            one_origin: of(Status::OneOrigin),
            conflicts: Count::of(conflicts.len(), conflicting.map(|claim| self.claim(claim))),
        }
    }

    fn claim(&self, claim: &Claim) -> Link {
        let anchor = self.claims.get(claim.id.as_str()).map_or_else(String::new, |id| format!("claim-{id}"));
        Link { anchor, text: visible(&claim.text).into_owned() }
    }

    /// What two outlets share, linked to its first passage.
    fn shared(&self, shared: &Shared) -> Link {
        let sides = |places: &[(u32, Span); 2]| places.map(|(article, span)| Side { article, span });
        let number = shared.places.iter().find_map(|places| self.passages.get(&sides(places)));
        let with = visible(&shared.with);
        let how = match shared.role {
            "took" => format!("taken from {with}"),
            "gave" => format!("given to {with}"),
            "common-source" => format!("from one source with {with}"),
            _ => format!("with {with}, who was first is unknown"),
        };
        let passages = counted(shared.passages as usize, "passage", "passages");
        let words = counted(shared.words as usize, "word", "words");
        Link {
            anchor: number.map_or_else(String::new, |number| format!("passage-{number}")),
            text: format!("{how}: {passages}, {words}, {} of them credited", shared.credited),
        }
    }
}
