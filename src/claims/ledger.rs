//! The source ledger: what each cited source stands for in the folder. Counts only, no score.

use super::holders::same_name;
use super::{Claim, LedgerEntry, Status};
use crate::facts::{Reading, SourceKind};
use std::collections::{BTreeMap, BTreeSet};

/// What is counted for a name.
#[derive(Default)]
struct Counts {
    kinds: BTreeMap<SourceKind, u32>,
    articles: BTreeSet<u32>,
    quotes: u32,
    claims: u32,
    corroborated: u32,
}

/// Counts the named sources of a folder. `articles` are those that take part: a duplicate counts with what it repeats.
pub(super) fn count(articles: &[u32], readings: &[Reading], claims: &[Claim]) -> Vec<LedgerEntry> {
    let mut ledger: BTreeMap<String, Counts> = BTreeMap::new();
    for &article in articles {
        let Some(reading) = readings.get(article as usize) else { continue };
        let cited = reading.facts.attributions.iter().map(|a| &a.source);
        for source in cited.filter(|s| s.named) {
            let Some(name) = source.name.as_deref() else { continue };
            let entry = ledger.entry(name.to_owned()).or_default();
            *entry.kinds.entry(source.kind).or_default() += 1;
            entry.articles.insert(article);
        }
        for speaker in reading.facts.quotes.iter().filter_map(|q| q.speaker.as_ref()?.name.as_deref()) {
            if let Some(entry) = ledger.get_mut(speaker) {
                entry.quotes += 1;
            }
        }
    }
    for claim in claims {
        let holders: BTreeSet<&str> = claim.mentions.iter().filter_map(|m| m.holder.as_deref()).collect();
        for holder in holders {
            if let Some(entry) = ledger.get_mut(holder) {
                entry.claims += 1;
                entry.corroborated += u32::from(claim.status == Status::Corroborated);
            }
        }
    }
    join_short_names(ledger).into_iter().map(|(name, counts)| entry(name, counts)).collect()
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
        entry.quotes += short.quotes;
        entry.claims += short.claims;
        entry.corroborated += short.corroborated;
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
        claims: counts.claims,
        corroborated: counts.corroborated,
    }
}
