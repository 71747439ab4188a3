#![allow(clippy::indexing_slicing, reason = "values are counted and laid out by the same upper bits")]
//! Postings: which word of the folder's column begins which fingerprint.
//!
//! Eight bytes each, hash above place, sorted: equal fingerprints stand together and their holders in order of article.

use crate::passages::words::columns::Columns;
use rayon::prelude::*;

/// Pieces of work that a sorted list is cut into; more than there are threads, the same for any number of them.
const PIECES: usize = 256;

/// Sorted postings.
#[derive(Debug, Default)]
pub(in crate::passages) struct Postings {
    list: Vec<u64>,
}

/// A fingerprint's holder: an article, and the word of the column that the fingerprint begins at there.
pub(in crate::passages) type Holder = (u32, u32);

/// Which fingerprint a posting is of.
fn hash(posting: u64) -> u32 {
    (posting >> 32) as u32
}

impl Postings {
    /// Collects and sorts what `each` calls out for every article: the place in the article's words, and the hash.
    pub(in crate::passages) fn collect(columns: &Columns, each: impl Fn(u32, &mut dyn FnMut(u32, u32)) + Sync) -> Self {
        let articles: Vec<u32> = (0..columns.len() as u32).collect();
        let parts: Vec<Vec<u64>> = articles
            .par_chunks(articles.len().div_ceil(PIECES).max(1))
            .map(|chunk| {
                let words: usize = chunk.iter().map(|article| columns.of(*article).len()).sum();
                let mut part = Vec::with_capacity(words / 4);
                for article in chunk {
                    let start = columns.range(*article).start;
                    each(*article, &mut |at, hash| part.push(u64::from(hash) << 32 | u64::from(start + at)));
                }
                part
            })
            .collect();
        Self { list: sorted(parts) }
    }

    /// Calls `visit` with the postings of every fingerprint that has at least so many, and with its holders (each article
    /// once), in parallel; gives what the calls gathered, in order of fingerprint.
    pub(in crate::passages) fn for_each_group<T: Send + Default>(
        &self,
        columns: &Columns,
        least: usize,
        visit: impl Fn(&[u64], &[Holder], &mut T) + Sync,
    ) -> Vec<T> {
        self.pieces()
            .into_par_iter()
            .map(|piece| {
                let mut found = T::default();
                let mut holders = Vec::new();
                for group in piece.chunk_by(|x, y| hash(*x) == hash(*y)).filter(|g| g.len() >= least) {
                    hold(columns, group, &mut holders);
                    visit(group, &holders, &mut found);
                }
                found
            })
            .collect()
    }

    /// Cuts the list between fingerprints.
    fn pieces(&self) -> Vec<&[u64]> {
        let size = self.list.len().div_ceil(PIECES).max(1);
        let mut rest = self.list.as_slice();
        let mut pieces = Vec::new();
        while let Some(last) = rest.get(size.min(rest.len()).saturating_sub(1)).copied() {
            let cut = rest.partition_point(|p| hash(*p) <= hash(last));
            let (piece, after) = rest.split_at(cut);
            pieces.push(piece);
            rest = after;
        }
        pieces
    }
}

/// The word of the column that a posting stands at.
pub(in crate::passages) fn word(posting: u64) -> u32 {
    posting as u32
}

/// Lists who holds a fingerprint: each article once, with the first place it has there.
fn hold(columns: &Columns, group: &[u64], holders: &mut Vec<Holder>) {
    holders.clear();
    let mut end = 0;
    for posting in group {
        let at = word(*posting);
        if at >= end {
            let article = columns.article_of(at);
            end = columns.range(article).end;
            holders.push((article, at));
        }
    }
}

/// Upper bits of a value by which values are sorted first.
const HEAD: u32 = 8;

/// The values of all parts in order. Each part is freed as it is taken in: what is sorted is held little more than once. Values
/// are laid out by their upper bits as they come, so that what is left to sort fits a processor's cache.
pub(in crate::passages) fn sorted(parts: Vec<Vec<u64>>) -> Vec<u64> {
    let head = |value: u64| (value >> (64 - HEAD)) as usize;
    let mut counts = [0_usize; 1 << HEAD];
    parts.iter().flatten().for_each(|value| counts[head(*value)] += 1);
    let mut next = counts;
    next.iter_mut().fold(0, |sum, count| sum + std::mem::replace(count, sum));
    let mut list = vec![0; counts.iter().sum()];
    for value in parts.into_iter().flatten() {
        let place = &mut next[head(value)];
        list[*place] = value;
        *place += 1;
    }
    let mut rest = list.as_mut_slice();
    let shares = counts.into_iter().map(|count| rest.split_off_mut(..count).unwrap_or_default()).collect::<Vec<_>>();
    shares.into_par_iter().for_each(<[u64]>::sort_unstable);
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn parts_are_sorted_whatever_their_upper_bits(parts in prop::collection::vec(prop::collection::vec(0_u64..4, 0..9), 0..9)) {
            let parts: Vec<Vec<u64>> =
                parts.into_iter().map(|part| part.into_iter().map(|value| value.rotate_right(1)).collect()).collect();
            let mut all = parts.concat();
            all.sort_unstable();
            prop_assert_eq!(sorted(parts), all);
        }
    }
}
