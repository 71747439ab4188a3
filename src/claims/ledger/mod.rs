//! The source ledger: what each cited source stands for in the folder. Counts with the places behind them, no score: what a
//! source is worth is not in the texts, and a number would hide that.

pub(in crate::claims) mod outlets;

use crate::claims::origins::holders::same_name;
use crate::claims::{Claim, LedgerEntry, Status};
use crate::facts::{Reading, SourceKind};
use crate::span::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Places of a source that its entry keeps.
const PLACES: usize = 12;

/// What is counted for a name.
#[derive(Default)]
struct Counts {
    kinds: BTreeMap<SourceKind, u32>,
    articles: BTreeSet<u32>,
    places: BTreeMap<u32, Span>,
    quotes: u32,
    standing: Standing,
}

/// What the claims of somebody come to.
#[derive(Clone, Debug, Default)]
pub(in crate::claims) struct Standing {
    /// How many have each status.
    pub statuses: [u32; 7],
    /// Which are contradicted, by index.
    pub conflicts: Vec<u32>,
}

impl Standing {
    /// Counts a claim in.
    pub fn add(&mut self, index: u32, claim: &Claim) {
        let place = Status::ALL.iter().position(|s| *s == claim.status);
        if let Some(count) = place.and_then(|at| self.statuses.get_mut(at)) {
            *count += 1;
        }
        if claim.status == Status::Conflicting {
            self.conflicts.push(index);
        }
    }

    fn join(&mut self, other: Self) {
        for (own, theirs) in self.statuses.iter_mut().zip(other.statuses) {
            *own += theirs;
        }
        self.conflicts.extend(other.conflicts);
        self.conflicts.sort_unstable();
        self.conflicts.dedup();
    }

    fn count(&self, status: Status) -> u32 {
        Status::ALL.iter().zip(self.statuses).filter(|(s, _)| **s == status).map(|(_, n)| n).sum()
    }
}

/// Counts the named sources of a folder. `articles` are those that take part: a duplicate counts with what it repeats.
pub(in crate::claims) fn count(articles: &[u32], readings: &[Reading], claims: &[Claim]) -> Vec<LedgerEntry> {
    let mut ledger: BTreeMap<String, Counts> = BTreeMap::new();
    for &article in articles {
        if let Some(reading) = readings.get(article as usize) {
            cite(article, reading, &mut ledger);
        }
    }
    for (index, claim) in (0..).zip(claims) {
        let holders: BTreeSet<&str> = claim.mentions.iter().filter_map(|m| m.holder.as_deref()).collect();
        for holder in holders {
            if let Some(entry) = ledger.get_mut(holder) {
                entry.standing.add(index, claim);
            }
        }
    }
    join_short_names(ledger).into_iter().map(|(name, counts)| entry(name, counts)).collect()
}

/// Counts whom one article cites.
fn cite(article: u32, reading: &Reading, ledger: &mut BTreeMap<String, Counts>) {
    let cited = reading.facts.attributions.iter().map(|a| &a.source);
    for source in cited.filter(|s| s.named) {
        let Some(name) = source.name.as_deref() else { continue };
        let entry = ledger.entry(name.to_owned()).or_default();
        *entry.kinds.entry(source.kind).or_default() += 1;
        entry.articles.insert(article);
        if !source.span.is_empty() {
            entry.places.entry(article).or_insert(source.span);
        }
    }
    for speaker in reading.facts.quotes.iter().filter_map(|q| q.speaker.as_ref()?.name.as_deref()) {
        if let Some(entry) = ledger.get_mut(speaker) {
            entry.quotes += 1;
        }
    }
}

/// Gives the counts of a bare surname to the one full name that ends in it; where several do, it stays apart.
fn join_short_names(mut ledger: BTreeMap<String, Counts>) -> BTreeMap<String, Counts> {
    let mut by_last: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for name in ledger.keys().filter(|n| n.contains(' ')) {
        if let Some(last) = name.split_whitespace().last() {
            by_last.entry(last.to_owned()).or_default().push(name.clone());
        }
    }
    for (last, full) in by_last {
        let [name] = full.as_slice() else { continue };
        if !same_name(name, &last) {
            continue;
        }
        let Some(short) = ledger.remove(&last) else { continue };
        let Some(entry) = ledger.get_mut(name) else { continue };
        for (kind, n) in short.kinds {
            *entry.kinds.entry(kind).or_default() += n;
        }
        entry.articles.extend(short.articles);
        for (article, span) in short.places {
            entry.places.entry(article).or_insert(span);
        }
        entry.quotes += short.quotes;
        entry.standing.join(short.standing);
    }
    ledger
}

fn entry(name: String, counts: Counts) -> LedgerEntry {
    let kind = counts.kinds.iter().max_by_key(|(kind, n)| (**n, std::cmp::Reverse(**kind)));
    LedgerEntry {
        name,
        kind: kind.map_or(SourceKind::None, |(kind, _)| *kind),
        articles: counts.articles.len() as u32,
        quotes: counts.quotes,
        claims: counts.standing.statuses.iter().sum(),
        corroborated: counts.standing.count(Status::Corroborated),
        statuses: counts.standing.statuses,
        conflicts: counts.standing.conflicts,
        places: counts.places.into_iter().take(PLACES).collect(),
    }
}
