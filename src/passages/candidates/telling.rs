#![allow(clippy::indexing_slicing, reason = "articles are those of the rows that their content words stand in")]
//! Telling bigrams: pairs of content words that several articles have, and what each pair says for a copy. One that many
//! articles have says what those are about, not who copied whom.
//!
//! Takes the content words of a folder, gives each article's telling bigrams. All bigrams are sorted, so that the holders of
//! each stand together; a part of all hashes at a time, for the list of all would be the most that the search ever holds.

use super::postings::sorted;
use crate::passages::words::content::{Content, bigrams};
use crate::passages::words::rows::Rows;
use rayon::prelude::*;

/// What a bigram that only two articles have says for a copy; one that `n` have says `2 / n` of it.
pub(in crate::passages) const RARE: u32 = 12;

/// A bigram of an article that says something for a copy where another has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::passages) struct Bigram {
    /// Its hash.
    pub hash: u32,
    /// The content word that it begins with, and in the lower bits what it says.
    place: u32,
}

/// Bits of a place that hold what the bigram says, which is [`RARE`] at most.
const SAYS: u32 = 4;

impl Bigram {
    fn new(hash: u32, at: u32, rarity: u32) -> Self {
        Self { hash, place: at << SAYS | rarity }
    }

    /// The content word that it begins with; the other one is one or two further on.
    pub(in crate::passages) fn at(self) -> u32 {
        self.place >> SAYS
    }

    /// What it says for a copy.
    pub(in crate::passages) fn rarity(self) -> u32 {
        self.place & ((1 << SAYS) - 1)
    }

    /// The same bigram at another place.
    pub(in crate::passages) fn moved(self, at: u32) -> Self {
        Self::new(self.hash, at, self.rarity())
    }
}

/// The bigrams of an article, in order of hash, then place.
pub(in crate::passages) type Bigrams = Box<[Bigram]>;

/// Pieces of work that the articles are cut into.
const PIECES: usize = 256;
/// Bigrams sorted at once, as far as that makes no more than [`MOST_ROUNDS`] rounds.
const AT_ONCE: usize = 4 << 20;
/// As a power of two.
const MOST_ROUNDS: u32 = 2;

/// The telling bigrams of each article: those that no more than so many have.
pub(in crate::passages) fn telling(contents: &[Box<[Content]>], too_many: usize) -> Vec<Bigrams> {
    let rows = Rows::of_lengths(contents.iter().map(|content| content.len()));
    let all = contents.iter().map(|content| content.len() * 2).sum::<usize>();
    let bits = (all / AT_ONCE).next_power_of_two().ilog2().min(MOST_ROUNDS);
    let mut found: Vec<Vec<Bigram>> = contents.iter().map(|_| Vec::new()).collect();
    for round in 0..1_u32 << bits {
        let here = |hash: u32| u64::from(hash) >> (32 - bits) == u64::from(round);
        for (article, bigram) in in_round(contents, &rows, (all >> bits) / PIECES, here, too_many) {
            found[article as usize].push(bigram);
        }
    }
    found.into_iter().map(Vec::into_boxed_slice).collect()
}

/// The telling bigrams with some hashes, in order of hash, then article.
fn in_round(
    contents: &[Box<[Content]>],
    rows: &Rows,
    expected: usize,
    here: impl Fn(u32) -> bool + Sync,
    too_many: usize,
) -> impl Iterator<Item = (u32, Bigram)> {
    let articles: Vec<u32> = (0..contents.len() as u32).collect();
    let part = |chunk: &[u32]| {
        let mut part = Vec::with_capacity(expected);
        for article in chunk {
            let start = rows.of(*article).start;
            bigrams(contents[*article as usize].iter().map(|c| c.stem), |at, hash| {
                if here(hash) {
                    part.push(u64::from(hash) << 32 | u64::from(start + at));
                }
            });
        }
        part
    };
    let parts = articles.par_chunks(articles.len().div_ceil(PIECES).max(1)).map(part).collect();
    let list = sorted(parts);
    let found: Vec<Vec<(u32, Bigram)>> =
        pieces(&list).into_par_iter().map(|piece| in_piece(piece, rows, too_many)).collect();
    found.into_iter().flatten()
}

/// Cuts a sorted list between hashes.
fn pieces(list: &[u64]) -> Vec<&[u64]> {
    let size = list.len().div_ceil(PIECES).max(1);
    let mut rest = list;
    let mut pieces = Vec::new();
    while let Some(last) = rest.get(size.min(rest.len()).saturating_sub(1)).copied() {
        let cut = rest.partition_point(|bigram| bigram >> 32 <= last >> 32);
        let (piece, after) = rest.split_at(cut);
        pieces.push(piece);
        rest = after;
    }
    pieces
}

/// The telling bigrams of a piece of the sorted list.
fn in_piece(piece: &[u64], rows: &Rows, too_many: usize) -> Vec<(u32, Bigram)> {
    let mut found = Vec::new();
    let mut places: Vec<(u32, u32)> = Vec::new();
    for same in piece.chunk_by(|x, y| x >> 32 == y >> 32).filter(|same| same.len() > 1) {
        places.clear();
        let (mut row, mut article, mut holders) = (0..0, 0, 0_usize);
        for entry in same.iter().map(|bigram| *bigram as u32) {
            if !row.contains(&entry) {
                article = rows.article_of(entry);
                row = rows.of(article);
                holders += 1;
            }
            if holders > too_many {
                break;
            }
            places.push((article, entry - row.start));
        }
        let rarity = if holders > too_many { 0 } else { RARE * 2 / (holders.max(1) as u32) };
        if holders > 1 && rarity > 0 {
            let hash = (same[0] >> 32) as u32;
            found.extend(places.iter().map(|(article, at)| (*article, Bigram::new(hash, *at, rarity))));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_more_have_a_bigram_the_less_it_says_and_one_article_or_too_many_nothing() {
        // The pair of the words `2n` and `2n + 1` is in `n` articles.
        let content = |article: u32| (article + 1..=21).flat_map(|n| [2 * n, 2 * n + 1]);
        let contents: Vec<Box<[Content]>> =
            (0..21).map(|article| content(article).map(|stem| Content::new(stem, 0, 1, true)).collect()).collect();
        let telling = telling(&contents, 20);
        let says = |n: u32| {
            let mut hash = 0;
            bigrams([2 * n, 2 * n + 1].into_iter(), |_, of_pair| hash = of_pair);
            telling[0].iter().find(|bigram| bigram.hash == hash).map_or(0, |bigram| bigram.rarity())
        };
        assert_eq!([1, 2, 3, 6, 12, 20, 21].map(says), [0, RARE, 8, 4, 2, 1, 0]);
    }
}
