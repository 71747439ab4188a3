#![allow(
    clippy::indexing_slicing,
    reason = "positions come from the same slices, and runs are extended only while both ends are inside"
)]
//! Shared runs: the stretches that two articles have word for word.
//!
//! Takes the word hashes of two articles, gives every maximal run of at least [`GRAM`] equal words that is seeded by a
//! gram which is not everywhere in the longer article.

use crate::passages::words::hashed::ByHash;
use crate::passages::words::winnow::{GRAM, grams};

/// A run of equal words: `len` words from `a` in one article and from `b` in the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::passages) struct Run {
    /// First word in one article.
    pub a: u32,
    /// First word in the other.
    pub b: u32,
    /// How many words.
    pub len: u32,
}

impl Run {
    /// One past the last word in one article.
    pub(in crate::passages) fn a_end(self) -> u32 {
        self.a + self.len
    }

    /// One past the last word in the other.
    pub(in crate::passages) fn b_end(self) -> u32 {
        self.b + self.len
    }
}

/// A gram that stands more often than this in the longer article seeds nothing.
const COMMON: usize = 16;
/// No entry.
const END: u32 = u32::MAX;

/// Where each gram of an article stands.
#[derive(Debug, Default)]
pub(in crate::passages) struct GramTable {
    shift: u32,
    heads: Vec<u32>,
    next: Vec<u32>,
}

impl GramTable {
    /// Lists an article's grams; the room of an earlier table is used again.
    pub(in crate::passages) fn rebuild(&mut self, words: &[u32]) {
        let size = (words.len() * 2).next_power_of_two().max(2);
        self.shift = 32 - size.trailing_zeros().min(31);
        self.heads.clear();
        self.heads.resize(1 << (32 - self.shift), END);
        self.next.clear();
        self.next.resize(words.len(), END);
        grams(words, |at, hash| {
            let slot = (hash >> self.shift) as usize;
            self.next[at as usize] = self.heads[slot];
            self.heads[slot] = at;
        });
    }

    /// Puts the places of a gram into `found`; none where it is common.
    fn places(&self, hash: u32, gram: &[u32], words: &[u32], found: &mut Vec<u32>) {
        found.clear();
        let mut at = self.heads[(hash >> self.shift) as usize];
        let mut steps = 0;
        while at != END {
            let here = at as usize;
            if words[here..here + GRAM] == *gram {
                found.push(at);
            }
            steps += 1;
            if found.len() > COMMON || steps > 4 * COMMON {
                found.clear();
                return;
            }
            at = self.next[here];
        }
    }
}

/// The shared runs of an article `a` and the article `b` that the table lists, in order of place.
pub(in crate::passages) fn shared_runs(a: &[u32], b: &[u32], table: &GramTable) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut seen: ByHash<u32> = ByHash::default();
    let mut places = Vec::new();
    grams(a, |at, hash| {
        table.places(hash, &a[at as usize..at as usize + GRAM], b, &mut places);
        for place in &places {
            let diagonal = place.wrapping_sub(at);
            if seen.get(&diagonal).is_some_and(|end| *end > at) {
                continue;
            }
            let run = extended(a, b, at, *place);
            seen.insert(diagonal, run.a_end());
            runs.push(run);
        }
    });
    runs.sort_unstable();
    runs
}

/// The maximal run through a shared gram.
fn extended(a: &[u32], b: &[u32], at: u32, place: u32) -> Run {
    let (i, j) = (at as usize, place as usize);
    let left = a[..i].iter().rev().zip(b[..j].iter().rev()).take_while(|(x, y)| x == y).count();
    let right = a[i..].iter().zip(&b[j..]).take_while(|(x, y)| x == y).count();
    Run { a: (i - left) as u32, b: (j - left) as u32, len: (left + right) as u32 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(a: &[u32], b: &[u32]) -> Vec<Run> {
        let mut table = GramTable::default();
        table.rebuild(b);
        shared_runs(a, b, &table)
    }

    #[test]
    fn a_run_reaches_as_far_as_the_words_agree() {
        let found = runs(&[9, 1, 2, 3, 4, 5, 6, 8], &[7, 7, 1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(found, [Run { a: 1, b: 2, len: 6 }]);
    }

    #[test]
    fn a_run_that_stands_twice_is_found_twice() {
        let found = runs(&[1, 2, 3, 4, 5], &[1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5]);
        assert_eq!(found, [Run { a: 0, b: 0, len: 5 }, Run { a: 0, b: 6, len: 5 }]);
    }

    #[test]
    fn endless_repetition_stays_cheap() {
        let words = vec![1_u32; 300_000];
        assert!(runs(&words, &words[..200_000]).is_empty());
    }
}
