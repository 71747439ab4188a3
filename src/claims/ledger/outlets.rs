//! The ledger of those who publish: for each outlet how it sources its articles, what stands behind what they claim, and what
//! it has in common with others. Counts with the places behind them, no score.

use crate::claims::ledger::Standing;
use crate::claims::origins::profiles::Profiles;
use crate::claims::{Claim, OutletEntry, Shared};
use crate::facts::{Reading, SourceKind};
use crate::passages::fields::role;
use crate::passages::{Passage, Passages};
use std::collections::{BTreeMap, BTreeSet};

/// Places of shared passages that an entry keeps.
const PLACES: usize = 5;

/// The outlets of a folder, by name. `articles` are those that take part: a duplicate counts with what it repeats.
pub(in crate::claims) fn count(
    articles: &[u32],
    readings: &[Reading],
    claims: &[Claim],
    passages: &Passages,
    profiles: &Profiles<'_>,
) -> Vec<OutletEntry> {
    let mut ledger: BTreeMap<&str, OutletEntry> = BTreeMap::new();
    for &article in articles {
        let Some(reading) = readings.get(article as usize) else { continue };
        let known = profiles.of(article).is_some_and(|p| p.outlet.is_some());
        let name = profiles.name(article);
        let blank = || OutletEntry { name: name.to_owned(), known, ..OutletEntry::default() };
        publish(article, reading, ledger.entry(name).or_insert_with(blank));
    }
    let mut standings: BTreeMap<&str, Standing> = BTreeMap::new();
    for (index, claim) in (0..).zip(claims) {
        let by: BTreeSet<&str> = claim.mentions.iter().map(|m| profiles.name(m.article)).collect();
        by.into_iter().for_each(|name| standings.entry(name).or_default().add(index, claim));
    }
    let mut common: BTreeMap<(&str, &str, &'static str), Shared> = BTreeMap::new();
    for passage in passages.list.iter().filter(|p| p.kind.is_copying()) {
        share(passage, profiles, &mut common);
    }
    for ((name, ..), shared) in common {
        if let Some(entry) = ledger.get_mut(name) {
            entry.shared.push(shared);
        }
    }
    for (name, standing) in standings {
        if let Some(entry) = ledger.get_mut(name) {
            (entry.statuses, entry.conflicts) = (standing.statuses, standing.conflicts);
        }
    }
    ledger.into_values().collect()
}

/// Counts an article in.
fn publish(article: u32, reading: &Reading, entry: &mut OutletEntry) {
    entry.articles.push(article);
    entry.quotes += reading.facts.quotes.len() as u32;
    let cited = reading.facts.attributions.iter().filter(|a| !a.in_quote && a.source.kind != SourceKind::None);
    for attribution in cited {
        entry.sources += 1;
        entry.named += u32::from(attribution.source.named);
    }
}

/// Counts a passage in, for both outlets that have it; what an outlet has from itself is nobody else's.
fn share<'a>(
    passage: &Passage,
    profiles: &'a Profiles<'_>,
    common: &mut BTreeMap<(&'a str, &'a str, &'static str), Shared>,
) {
    let [a, b] = [passage.a, passage.b].map(|side| profiles.name(side.article));
    if a == b {
        return;
    }
    for (own, other, first) in [(a, b, true), (b, a, false)] {
        let role = role(passage.direction, first);
        let blank = || Shared { with: other.to_owned(), role, passages: 0, words: 0, credited: 0, places: Vec::new() };
        let shared = common.entry((own, other, role)).or_insert_with(blank);
        shared.passages += 1;
        shared.words += passage.words;
        shared.credited += u32::from(passage.credited);
        if shared.places.len() < PLACES {
            let sides = if first { [passage.a, passage.b] } else { [passage.b, passage.a] };
            shared.places.push(sides.map(|side| (side.article, side.span)));
        }
    }
}
