#![allow(
    clippy::indexing_slicing,
    reason = "positions are counted out of the same slices, and ranges are clamped to their lengths"
)]
//! The loose channel: stretches that say the same in changed words or in another order.
//!
//! Takes the content words of two articles, gives regions: clusters of shared content bigrams (sorted, the two words next to
//! each other or one apart), their ends set where a word's chance to recur on the other side drops from that of a copy to
//! that of any text.

use super::content::{Content, gram};
use super::hashed::{ByHash, Hashes};
use super::topic::Topic;
use std::cmp::Ordering;
use std::ops::{Range, RangeInclusive};

/// A region in content words of both articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Region {
    /// Content words of one article.
    pub a: Range<usize>,
    /// Content words of the other.
    pub b: Range<usize>,
    /// Different shared bigrams in it.
    pub grams: usize,
    /// What they say for a copy, [`super::topic::RARE`] each where nobody else has them.
    pub rarity: u32,
}

/// A gram that stands more often than this in one article seeds nothing.
const COMMON: usize = 6;

/// Where the bigrams of an article stand that others have, but not too many others; in order of hash, then place.
pub(super) type Bigrams = Box<[(u32, u32)]>;

/// Calls `each` with the place and hash of each bigram.
fn bigrams(content: &[Content], mut each: impl FnMut(u32, u32)) {
    for (i, first) in content.iter().enumerate() {
        for second in content[i + 1..].iter().take(2) {
            if first.stem != second.stem {
                each(i as u32, gram(&mut [first.stem, second.stem]));
            }
        }
    }
}

/// Lists the bigrams of an article that say something for a copy where another has them.
pub(super) fn telling(content: &[Content], topic: &Topic) -> Bigrams {
    let mut places = Vec::new();
    bigrams(content, |at, hash| {
        if topic.may_tell(hash) {
            places.push((hash, at));
        }
    });
    places.sort_unstable();
    places.into_boxed_slice()
}

/// The different bigrams of an article whose hashes lie in a range, in order.
pub(super) fn different_bigrams(content: &[Content], wanted: &RangeInclusive<u32>) -> Vec<u32> {
    let mut hashes = Vec::with_capacity(content.len());
    bigrams(content, |_, hash| {
        if wanted.contains(&hash) {
            hashes.push(hash);
        }
    });
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// A shared bigram: where it stands in both articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Seed {
    a: u32,
    b: u32,
    hash: u32,
    rarity: u32,
}

/// What makes a region of seeds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Demands {
    /// Content words without a seed that a region may bridge.
    pub gap: u32,
    /// Different bigrams it needs.
    pub grams: usize,
}

/// An article as the loose channel sees it.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    /// Its content words.
    pub content: &'a [Content],
    /// Its bigrams.
    pub bigrams: &'a [(u32, u32)],
}

/// The regions of two articles, in order of place.
pub(super) fn regions(a: Told<'_>, b: Told<'_>, topic: &Topic, demands: Demands) -> Vec<Region> {
    let clusters = clusters(seeds(a.bigrams, b.bigrams, topic), demands);
    let (a, b) = (a.content, b.content);
    let mut found: Vec<Region> = clusters.iter().map(|c| refined(c, a, b)).collect();
    found.sort_by_key(|r| (r.a.start, r.b.start));
    merged(found)
}

/// The bigrams that both articles have.
fn seeds(mut a: &[(u32, u32)], mut b: &[(u32, u32)], topic: &Topic) -> Vec<Seed> {
    let mut seeds = Vec::new();
    while let (Some((in_a, _)), Some((in_b, _))) = (a.first(), b.first()) {
        match in_a.cmp(in_b) {
            Ordering::Less => a = &a[1..],
            Ordering::Greater => b = &b[1..],
            Ordering::Equal => {
                let hash = *in_a;
                let (of_a, of_b) = (same(&mut a), same(&mut b));
                let rarity = if of_b.len() > COMMON { 0 } else { topic.rarity(hash) };
                if rarity > 0 {
                    let pairs = of_a.iter().take(COMMON).flat_map(|x| of_b.iter().map(move |y| (x.1, y.1)));
                    seeds.extend(pairs.map(|(a, b)| Seed { a, b, hash, rarity }));
                }
            }
        }
    }
    seeds
}

/// Takes the places of the first bigram off a list.
fn same<'a>(list: &mut &'a [(u32, u32)]) -> &'a [(u32, u32)] {
    let count = list.iter().take_while(|place| place.0 == list[0].0).count();
    let (same, rest) = list.split_at(count);
    *list = rest;
    same
}

/// How many times a cluster is split: bounds the work on seeds laid out to be split one by one.
const ROUNDS: u32 = 24;

/// Splits seeds where they lie apart, by turns in one article and in the other, until they do in neither.
fn clusters(seeds: Vec<Seed>, demands: Demands) -> Vec<Vec<Seed>> {
    let mut clusters = Vec::new();
    let mut open = vec![(seeds, 0_u32, false)];
    while let Some((mut seeds, round, whole)) = open.pop() {
        let key = |s: &Seed| if round % 2 == 1 { s.b } else { s.a };
        seeds.sort_unstable_by_key(|s| (key(s), *s));
        let mut parts = seeds.chunk_by(|x, y| key(y) - key(x) <= demands.gap).filter(|p| p.len() >= demands.grams);
        let undivided = parts.clone().next().is_some_and(|p| p.len() == seeds.len());
        if undivided && whole || round >= ROUNDS {
            if seeds.iter().map(|s| s.hash).collect::<Hashes>().len() >= demands.grams {
                clusters.push(seeds);
            }
        } else {
            open.extend(parts.by_ref().map(|p| (p.to_vec(), round + 1, undivided)));
        }
    }
    clusters
}

/// What a content word says for a copy: a rare one that recurs on the other side much, one that the article has all over
/// little, one that does not recur something against it.
fn weight(content: &Content, other: &Hashes) -> i32 {
    if !other.contains(&content.stem) {
        return -1;
    }
    match content.often {
        0..=2 => 3,
        3..=4 => 2,
        5..=8 => 1,
        _ => 0,
    }
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
        in_a = bounded(a, in_a, &stems(&b[near(&in_b, b.len())]));
        in_b = bounded(b, in_b, &stems(&a[near(&in_a, a.len())]));
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
