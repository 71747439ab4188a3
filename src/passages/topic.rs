#![allow(clippy::indexing_slicing, reason = "buckets are cut out of the list that they index")]
//! Topics: pairs of content words that many articles have say what those are about, not who copied whom.
//!
//! Takes the bigrams of all articles that may share something, gives what each bigram says for a copy.

use rayon::prelude::*;

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
}

impl Default for Topic {
    fn default() -> Self {
        Self::counted(Vec::new(), 0)
    }
}

impl Topic {
    /// Counts the bigrams of the articles, which `of_one` gives, each once; those that more than so many have say nothing.
    pub(super) fn new<A: Send>(
        articles: impl ParallelIterator<Item = A>,
        of_one: impl Fn(A) -> Vec<u32> + Sync + Send,
        more_than: usize,
    ) -> Self {
        let mut all: Vec<u32> = articles.flat_map_iter(of_one).collect();
        all.par_sort_unstable();
        let shared = all.chunk_by(|x, y| x == y).filter(|same| same.len() > 2);
        Self::counted(shared.map(|same| (same[0], same.len() as u32)).collect(), more_than as u32)
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
        Self { hashes, rarities, buckets, shift }
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
    fn without_bigrams_all_are_rare() {
        assert_eq!(Topic::default().rarity(7), RARE);
    }
}
