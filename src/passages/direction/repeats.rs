//! Exact duplicates as passages: an article that repeats another whole takes all of its words.
//!
//! The search folds duplicates away before it looks for passages. Rules ask about them all the same: each is held against the
//! earliest of its like, with the evidence that passages have.

use super::credits::{self, Names};
use super::{Case, Party, judge};
use crate::facts::Reading;
use crate::ingest::Published;
use crate::passages::{Direction, Passages};
use std::collections::BTreeMap;

/// An article that repeats another.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::passages) struct Repeat {
    /// The article.
    pub article: u32,
    /// The earliest of its like.
    pub first: u32,
    /// Who took from whom; `first` is `a`.
    pub direction: Direction,
    /// Whether the taking side credits the other, or both credit their common source.
    pub credited: bool,
    /// Why the direction is what it is.
    pub evidence: Vec<String>,
}

/// Every article that repeats another, by article.
pub(in crate::passages) fn find(readings: &[Reading], passages: &Passages) -> Vec<Repeat> {
    let mut groups: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (index, repeated) in passages.duplicate_of.iter().enumerate() {
        if let Some(repeated) = repeated {
            groups.entry(*repeated).or_insert_with(|| vec![*repeated]).push(index as u32);
        }
    }
    let numbers = outlet_numbers(readings, &groups);
    let outlets = numbers.iter().filter_map(|(article, number)| {
        Some((*number, readings.get(*article as usize)?.article.meta.outlet.as_deref()?))
    });
    let names = Names::new(outlets);
    let mut repeats: Vec<Repeat> =
        groups.values().flat_map(|group| in_group(readings, group, &numbers, &names)).collect();
    repeats.sort_by_key(|r| r.article);
    repeats
}

/// A number for the outlet of each article of the groups; an article without an outlet has one of its own.
fn outlet_numbers(readings: &[Reading], groups: &BTreeMap<u32, Vec<u32>>) -> BTreeMap<u32, u32> {
    let mut by_name: BTreeMap<&str, u32> = BTreeMap::new();
    let members = groups.values().flatten();
    members
        .map(|article| {
            let outlet = readings.get(*article as usize).and_then(|r| r.article.meta.outlet.as_deref());
            (*article, outlet.map_or(*article, |name| *by_name.entry(name).or_insert(*article)))
        })
        .collect()
}

fn in_group(readings: &[Reading], group: &[u32], numbers: &BTreeMap<u32, u32>, names: &Names) -> Vec<Repeat> {
    let published = |article: &u32| readings.get(*article as usize).and_then(|r| r.article.meta.published);
    let dated = group.iter().filter_map(|a| published(a).map(|p: Published| (p, *a))).min();
    let Some(first) = dated.map(|(_, article)| article).or_else(|| group.first().copied()) else { return Vec::new() };
    let credits_of = |article: u32| readings.get(article as usize).map(|r| credits::read(r, names)).unwrap_or_default();
    let first_credits = credits_of(first);
    let mut repeats = Vec::new();
    for article in group.iter().copied().filter(|a| *a != first) {
        let own_credits = credits_of(article);
        let party = |article: u32, credits| {
            let outlet = numbers.get(&article).copied().unwrap_or(article);
            readings.get(article as usize).map(|reading| Party { reading, credits, outlet, share: 1.0, furniture: 0 })
        };
        let (Some(a), Some(b)) = (party(first, first_credits.as_slice()), party(article, own_credits.as_slice()))
        else {
            continue;
        };
        let verdict = judge(&Case { a, b, copied: true, names });
        let (direction, credited, evidence) = (verdict.direction, verdict.credited, verdict.evidence);
        repeats.push(Repeat { article, first, direction, credited, evidence });
    }
    repeats
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Article;

    fn reading(path: &str, outlet: &str, published: &str, text: &str) -> Reading {
        let mut article = Article::from_text(path, text);
        article.meta.outlet = Some(outlet.to_owned());
        article.meta.published = Published::parse(published);
        Reading::new(article)
    }

    #[test]
    fn each_repeat_is_held_against_the_earliest() {
        let text = "The ferry sank in the night.";
        let readings = [
            reading("a.txt", "Star", "2026-03-03", text),
            reading("b.txt", "Ledger", "2026-03-01", text),
            reading("c.txt", "Post", "2026-03-04", text),
        ];
        let passages = Passages { duplicate_of: vec![None, Some(0), Some(0)], ..Passages::default() };
        let found = find(&readings, &passages);
        let pairs: Vec<(u32, u32, Direction)> = found.iter().map(|r| (r.article, r.first, r.direction)).collect();
        assert_eq!(pairs, [(0, 1, Direction::AToB), (2, 1, Direction::AToB)]);
        assert!(found.iter().all(|r| !r.credited));
    }
}
