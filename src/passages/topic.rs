#![allow(
    clippy::indexing_slicing,
    reason = "buckets are cut out of the list that they index, and the sieve has a bit for every hash"
)]
//! Topics: pairs of content words that many articles have say what those are about, not who copied whom.
//!
//! Takes the bigrams of all articles that may share something, gives what each bigram says for a copy.

use rayon::prelude::*;
use std::ops::RangeInclusive;

/// What a bigram that only two articles have says for a copy; one that `n` have says `2 / n` of it.
pub(super) const RARE: u32 = 12;

/// How many articles have a bigram, as far as that matters.
#[derive(Debug)]
pub(super) struct Topic {
    /// Bigrams of more than two articles, in order.
    hashes: Vec<u32>,
    /// What each of them says.
    rarities: Vec<u8>,
    /// Where the bigrams begin whose upper bits are those of the index: hashes are spread evenly, so a bucket holds few.
    buckets: Vec<u32>,
    shift: u32,
    /// Bigrams of several articles, but not of too many.
    shared: Sieve,
}

/// A set of hashes that now and then takes one for another: a bit for each of their upper bits.
#[derive(Debug)]
struct Sieve {
    bits: Vec<u64>,
}

/// Upper bits of a hash that the sieve tells apart: eight megabytes for all.
const SIEVE_BITS: u32 = 26;

impl Default for Sieve {
    fn default() -> Self {
        Self { bits: vec![0; 1 << (SIEVE_BITS - 6)] }
    }
}

impl Sieve {
    fn add(&mut self, hash: u32) {
        let bit = hash >> (32 - SIEVE_BITS);
        self.bits[(bit >> 6) as usize] |= 1 << (bit & 63);
    }

    fn has(&self, hash: u32) -> bool {
        let bit = hash >> (32 - SIEVE_BITS);
        self.bits[(bit >> 6) as usize] & 1 << (bit & 63) != 0
    }
}

impl Default for Topic {
    fn default() -> Self {
        Self::counted(Vec::new(), 0)
    }
}

impl Topic {
    /// Counts the bigrams of the articles; `of_one` gives those of one in a range of hashes, each once. Those that more than
    /// so many articles have say nothing.
    pub(super) fn new<A: Copy + Send + Sync>(
        articles: &[A],
        of_one: impl Fn(A, &RangeInclusive<u32>) -> Vec<u32> + Sync,
        more_than: usize,
    ) -> Self {
        let mut holders = Vec::new();
        let mut shared = Sieve::default();
        // Half of the hashes at a time: the list of all would be the most that the search ever holds.
        for half in [0..=u32::MAX / 2, u32::MAX / 2 + 1..=u32::MAX] {
            let mut all: Vec<u32> = articles.par_iter().flat_map_iter(|article| of_one(*article, &half)).collect();
            all.par_sort_unstable();
            for same in all.chunk_by(|x, y| x == y).filter(|same| same.len() > 1) {
                if same.len() > 2 {
                    holders.push((same[0], same.len() as u32));
                }
                if same.len() <= more_than {
                    shared.add(same[0]);
                }
            }
        }
        Self { shared, ..Self::counted(holders, more_than as u32) }
    }

    /// From bigrams in order and the number of their holders.
    fn counted(holders: Vec<(u32, u32)>, too_many: u32) -> Self {
        let says = |holders: u32| if holders > too_many { 0 } else { RARE * 2 / holders };
        let bits = holders.len().next_power_of_two().trailing_zeros().clamp(1, 24);
        let shift = 32 - bits;
        let mut buckets = vec![0_u32; (1 << bits) + 1];
        for (hash, _) in &holders {
            buckets[(hash >> shift) as usize + 1] += 1;
        }
        for at in 1..buckets.len() {
            buckets[at] += buckets[at - 1];
        }
        let (hashes, rarities) = holders.into_iter().map(|(hash, n)| (hash, says(n) as u8)).unzip();
        Self { hashes, rarities, buckets, shift, shared: Sieve::default() }
    }

    /// Whether a bigram may say something; one that only one article has may be taken for such.
    pub(super) fn may_tell(&self, hash: u32) -> bool {
        self.shared.has(hash)
    }

    /// What a bigram says for a copy.
    pub(super) fn rarity(&self, hash: u32) -> u32 {
        let bucket = (hash >> self.shift) as usize;
        let (from, to) = (self.buckets[bucket] as usize, self.buckets[bucket + 1] as usize);
        let found = self.hashes[from..to].iter().position(|h| *h == hash);
        found.map_or(RARE, |at| u32::from(self.rarities[from + at]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_more_have_a_bigram_the_less_it_says() {
        let topic = Topic::counted(vec![(5, 3), (7, 6), (1 << 31, 41), (u32::MAX, 12)], 40);
        let says = [5, 6, 7, 1 << 31, u32::MAX].map(|hash| topic.rarity(hash));
        assert_eq!(says, [8, 12, 4, 0, 2]);
    }

    #[test]
    fn bigrams_of_one_article_or_of_too_many_tell_nothing() {
        let articles: [&[u32]; 4] = [&[1 << 8, 2 << 8, 3 << 8], &[2 << 8, 3 << 8], &[3 << 8], &[3 << 8]];
        let of_one = |article: &[u32], wanted: &RangeInclusive<u32>| -> Vec<u32> {
            article.iter().copied().filter(|hash| wanted.contains(hash)).collect()
        };
        let topic = Topic::new(&articles, of_one, 3);
        assert_eq!([1 << 8, 2 << 8, 3 << 8].map(|hash| topic.may_tell(hash)), [false, true, false]);
    }

    #[test]
    fn without_bigrams_all_are_rare() {
        assert_eq!(Topic::default().rarity(7), RARE);
    }
}
