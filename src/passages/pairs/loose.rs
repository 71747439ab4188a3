#![allow(
    clippy::indexing_slicing,
    reason = "positions are counted out of the same slices, and ranges are clamped to their lengths"
)]
//! The loose channel: stretches that say the same in changed words or in another order.
//!
//! Takes the content words of two articles, gives regions: clusters of shared content bigrams (sorted, the two words next to
//! each other or one apart), their ends set where a word's chance to recur on the other side drops from that of a copy to
//! that of any text.

use super::sieve::Sieve;
use crate::passages::candidates::telling::Bigram;
use crate::passages::words::content::Content;
use crate::passages::words::hashed::{ByHash, Hashes};
use std::cmp::Ordering;
use std::ops::Range;

/// A region in content words of both articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::passages) struct Region {
    /// Content words of one article.
    pub a: Range<usize>,
    /// Content words of the other.
    pub b: Range<usize>,
    /// Different shared bigrams in it.
    pub grams: usize,
    /// What they say for a copy, [`crate::passages::candidates::telling::RARE`] each where nobody else has them.
    pub rarity: u32,
}

/// A gram that stands more often than this in one article seeds nothing.
const COMMON: usize = 6;

/// A shared bigram: where it stands in both articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Seed {
    a: u32,
    b: u32,
    hash: u32,
    rarity: u32,
}

/// What the different bigrams of some seeds, which stand together, say for a copy.
fn said(seeds: &[Seed]) -> u32 {
    seeds.chunk_by(|x, y| x.hash == y.hash).filter_map(|same| same.first()).map(|seed| seed.rarity).sum()
}

/// What makes a region of seeds.
#[derive(Clone, Copy, Debug)]
pub(in crate::passages) struct Demands {
    /// Content words without a seed that a region may bridge.
    pub gap: u32,
    /// Different bigrams it needs.
    pub grams: usize,
    /// What the bigrams of all regions of a pair must say together.
    pub rarity: u32,
}

/// An article as the loose channel sees it.
#[derive(Clone, Copy)]
pub(in crate::passages) struct Told<'a> {
    /// Its content words.
    pub content: &'a [Content],
    /// Its bigrams.
    pub bigrams: &'a [Bigram],
}

/// The regions of two articles, in order of place.
pub(in crate::passages) fn regions(a: Told<'_>, b: Told<'_>, demands: Demands) -> Vec<Region> {
    regions_of(seeds(a.bigrams, b.bigrams), a.content, b.content, demands)
}

/// The same for the article `b` that the sieve lists.
pub(in crate::passages) fn regions_with(a: Told<'_>, b: Told<'_>, sieve: &Sieve, demands: Demands) -> Vec<Region> {
    regions_of(sifted(a.bigrams, b.bigrams, sieve), a.content, b.content, demands)
}

fn regions_of(seeds: Vec<Seed>, a: &[Content], b: &[Content], demands: Demands) -> Vec<Region> {
    if said(&seeds) < demands.rarity {
        return Vec::new();
    }
    let mut found: Vec<Region> = clusters(seeds, demands).iter().map(|c| refined(c, a, b)).collect();
    found.sort_by_key(|r| (r.a.start, r.b.start));
    merged(found)
}

/// The bigrams that both articles have, in order of hash.
fn seeds(mut a: &[Bigram], mut b: &[Bigram]) -> Vec<Seed> {
    let mut seeds = Vec::new();
    while let (Some(in_a), Some(in_b)) = (a.first(), b.first()) {
        match in_a.hash.cmp(&in_b.hash) {
            Ordering::Less => a = &a[1..],
            Ordering::Greater => b = &b[1..],
            Ordering::Equal => seed(same(&mut a), same(&mut b), &mut seeds),
        }
    }
    seeds
}

/// The same, where one article is listed in a sieve: one look a bigram of the other.
fn sifted(mut a: &[Bigram], b: &[Bigram], sieve: &Sieve) -> Vec<Seed> {
    let mut seeds = Vec::new();
    while let Some(first) = a.first() {
        if !sieve.may_have(first.hash) {
            a = &a[1..];
            continue;
        }
        let of_a = same(&mut a);
        let mut in_b = &b[b.partition_point(|other| other.hash < first.hash)..];
        if in_b.first().is_some_and(|other| other.hash == first.hash) {
            seed(of_a, same(&mut in_b), &mut seeds);
        }
    }
    seeds
}

/// Adds the seeds of one bigram that both articles have.
fn seed(of_a: &[Bigram], of_b: &[Bigram], seeds: &mut Vec<Seed>) {
    if of_b.len() <= COMMON {
        let of = |x: &Bigram, y: &Bigram| Seed { a: x.at(), b: y.at(), hash: x.hash, rarity: x.rarity() };
        seeds.extend(of_a.iter().take(COMMON).flat_map(|x| of_b.iter().map(move |y| of(x, y))));
    }
}

/// Takes the places of the first bigram off a list.
fn same<'a>(list: &mut &'a [Bigram]) -> &'a [Bigram] {
    let count = list.iter().take_while(|place| place.hash == list[0].hash).count();
    let (same, rest) = list.split_at(count);
    *list = rest;
    same
}

/// A cluster whose bigrams say less than this together is no region.
const FAINT: u32 = 16;

/// How many times a cluster is split: bounds the work on seeds laid out to be split one by one.
const ROUNDS: u32 = 24;

/// Splits seeds where they lie apart, by turns in one article and in the other, until they do in neither.
fn clusters(seeds: Vec<Seed>, demands: Demands) -> Vec<Vec<Seed>> {
    let mut clusters = Vec::new();
    let mut open = vec![(seeds, 0_u32, false)];
    while let Some((mut seeds, round, whole)) = open.pop() {
        let key = |s: &Seed| if round % 2 == 1 { s.b } else { s.a };
        let near = |x: &Seed, y: &Seed| key(y) - key(x) <= demands.gap;
        seeds.sort_unstable_by_key(key);
        let undivided = seeds.len() >= demands.grams && seeds.is_sorted_by(near);
        if undivided && whole || round >= ROUNDS {
            seeds.sort_unstable_by_key(|seed| seed.hash);
            let different = seeds.chunk_by(|x, y| x.hash == y.hash).count();
            if different >= demands.grams && said(&seeds) >= FAINT {
                clusters.push(seeds);
            }
        } else if undivided {
            open.push((seeds, round + 1, true));
        } else {
            let parts = seeds.chunk_by(near).filter(|part| part.len() >= demands.grams);
            open.extend(parts.map(|part| (part.to_vec(), round + 1, false)));
        }
    }
    clusters
}

/// What a content word says for a copy: something against it where it does not recur on the other side.
fn weight(content: &Content, other: &Hashes) -> i32 {
    if other.contains(&content.stem) { content.worth() } else { -1 }
}

/// The end is sought until the score has fallen so far below its best.
const DROP: i32 = 16;

/// Content words around the one side in which the words at the ends of the other are sought: both ends may lie further on.
const NEAR: usize = 6;

/// Sets the ends of a cluster.
fn refined(cluster: &[Seed], a: &[Content], b: &[Content]) -> Region {
    let range = |key: fn(&Seed) -> u32, len: usize| {
        let low = cluster.iter().map(key).min().unwrap_or(0) as usize;
        let high = cluster.iter().map(key).max().unwrap_or(0) as usize;
        low..(high + 2).min(len)
    };
    let (mut in_a, mut in_b) = (range(|s| s.a, a.len()), range(|s| s.b, b.len()));
    let near = |range: &Range<usize>, len: usize| range.start.saturating_sub(NEAR)..(range.end + NEAR).min(len);
    for _ in 0..2 {
        let before = (in_a.clone(), in_b.clone());
        in_a = bounded(a, in_a, &stems(&b[near(&in_b, b.len())]));
        in_b = bounded(b, in_b, &stems(&a[near(&in_a, a.len())]));
        if (&in_a, &in_b) == (&before.0, &before.1) {
            break;
        }
    }
    let inside = |s: &&Seed| in_a.contains(&(s.a as usize)) && in_b.contains(&(s.b as usize));
    let different: ByHash<u32> = cluster.iter().filter(inside).map(|s| (s.hash, s.rarity)).collect();
    Region { a: in_a, b: in_b, grams: different.len(), rarity: different.values().sum() }
}

fn stems(content: &[Content]) -> Hashes {
    content.iter().map(|c| c.stem).collect()
}

/// The best-scoring stretch around the middle of a range: at least over the range, and on as long as it may yet pay.
fn bounded(content: &[Content], range: Range<usize>, other: &Hashes) -> Range<usize> {
    let middle = range.start + (range.end - range.start) / 2;
    let value = |c: &Content| weight(c, other);
    let right = best_prefix(content[middle..].iter().map(value), range.end - middle);
    let left = best_prefix(content[..middle].iter().rev().map(value), middle - range.start);
    middle - left..middle + right
}

/// How many values, from the first on, have the greatest sum; `sure` of them are looked at in any case.
fn best_prefix(values: impl Iterator<Item = i32>, sure: usize) -> usize {
    let (mut sum, mut best, mut count) = (0, 0, 0);
    for (at, value) in values.enumerate() {
        sum += value;
        if sum > best {
            (best, count) = (sum, at + 1);
        }
        if at >= sure && sum < best - DROP {
            break;
        }
    }
    count
}

/// Joins regions that lie over each other on both sides.
fn merged(regions: Vec<Region>) -> Vec<Region> {
    let mut out: Vec<Region> = Vec::new();
    let meet = |x: &Range<usize>, y: &Range<usize>| x.start < y.end && y.start < x.end;
    for next in regions {
        match out.iter_mut().rev().take(16).find(|r| meet(&r.a, &next.a) && meet(&r.b, &next.b)) {
            Some(region) => {
                region.a = region.a.start.min(next.a.start)..region.a.end.max(next.a.end);
                region.b = region.b.start.min(next.b.start)..region.b.end.max(next.b.end);
                region.grams += next.grams;
                region.rarity += next.rarity;
            }
            None => out.push(next),
        }
    }
    out
}
