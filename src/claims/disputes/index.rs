//! Which quotations of a folder may be one: those that share runs of words.
//!
//! Takes the words of each quotation, gives pairs of quotations in order. A run that many quotations share (a slogan, an
//! oath) ties each to the first and to the one before it, so the work grows with the number of quotations, not its square.

use std::collections::BTreeMap;
use xxhash_rust::xxh3::xxh3_64;

/// Words of a run.
const RUN: usize = 4;
/// Runs that two quotations must share.
const SHARED: u32 = 2;
/// Quotations up to which a run ties every one to every other.
const FEW: usize = 8;

/// Pairs of quotations that share runs of words, by number, the smaller first.
pub(super) fn pairs<'a>(quotes: impl Iterator<Item = &'a [u32]>) -> Vec<(u32, u32)> {
    let mut runs: Vec<(u64, u32)> = Vec::new();
    for (number, words) in (0u32..).zip(quotes) {
        runs.extend(words.windows(RUN).map(|run| (hash(run), number)));
    }
    runs.sort_unstable();
    runs.dedup();
    let mut shared: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    for group in runs.chunk_by(|a, b| a.0 == b.0) {
        for (at, (_, number)) in group.iter().enumerate() {
            let before = group.get(..at).unwrap_or(&[]);
            let last = if at > 1 { before.last() } else { None };
            let tied = if group.len() <= FEW { before } else { before.get(..1).unwrap_or(&[]) };
            let last = last.filter(|_| group.len() > FEW);
            for (_, other) in tied.iter().chain(last) {
                *shared.entry((*other, *number)).or_default() += 1;
            }
        }
    }
    shared.into_iter().filter(|(_, runs)| *runs >= SHARED).map(|(pair, _)| pair).collect()
}

fn hash(run: &[u32]) -> u64 {
    let mut bytes = [0u8; RUN * 4];
    for (slot, word) in bytes.chunks_exact_mut(4).zip(run) {
        slot.copy_from_slice(&word.to_le_bytes());
    }
    xxh3_64(&bytes)
}

#[cfg(test)]
mod tests {
    use super::pairs;

    #[test]
    fn quotations_that_share_runs_are_paired_and_a_slogan_makes_no_clique() {
        let one: Vec<u32> = (0..10).collect();
        let other: Vec<u32> = (3..20).collect();
        let apart: Vec<u32> = (100..110).collect();
        let quotes = [one.as_slice(), &other, &apart];
        assert_eq!(pairs(quotes.into_iter()), [(0, 1)]);
        let many = vec![one.as_slice(); 1000];
        assert_eq!(pairs(many.into_iter()).len(), 1997);
    }
}
