#![allow(clippy::indexing_slicing, reason = "articles are those of the rows that their content words stand in")]
//! Telling bigrams: pairs of content words that several articles have, and what each pair says for a copy. One that many
//! articles have says what those are about, not who copied whom.
//!
//! Takes the content words of a folder, gives each article's telling bigrams, and the pairs of articles that share several
//! which few others have. All bigrams are sorted, so that the holders of each stand together; a part of all hashes at a time,
//! for the list of all would be the most that the search ever holds.

use super::Pair;
use super::postings::sorted;
use crate::passages::options::Options;
use crate::passages::words::content::{Content, bigrams};
use crate::passages::words::rows::Rows;
use crate::passages::words::winnow::mixed;
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
const AT_ONCE: usize = 2 << 20;
/// As a power of two.
const MOST_ROUNDS: u32 = 2;

/// What the telling bigrams of a folder are.
#[derive(Debug, Default)]
pub(in crate::passages) struct Telling {
    /// Those of each article: no bigram that [`Options::topic`] exceeds.
    pub bigrams: Vec<Bigrams>,
    /// The pairs of articles that share so many, and such rare ones, that one may be the other rewritten; in order.
    pub pairs: Vec<Pair>,
}

/// Two articles that share a bigram, the lower index first, and what it says for a copy; ordered by the articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Vote(u64);

/// Bits of an article's index in a vote; an article is named by no more bits than one of its words.
const ARTICLE: u32 = 30;

impl Vote {
    fn new((x, y): Pair, says: u32) -> Self {
        Self((u64::from(x) << ARTICLE | u64::from(y)) << SAYS | u64::from(says))
    }

    fn pair(self) -> Pair {
        ((self.0 >> (ARTICLE + SAYS)) as u32, (self.0 >> SAYS) as u32 & ((1 << ARTICLE) - 1))
    }

    fn says(self) -> u8 {
        self.0 as u8 & ((1 << SAYS) - 1)
    }
}

/// The telling bigrams of each article.
pub(in crate::passages) fn telling(contents: &[Box<[Content]>], options: &Options) -> Telling {
    let rows = Rows::of_lengths(contents.iter().map(|content| content.len()));
    let all = contents.iter().map(|content| content.len() * 2).sum::<usize>();
    let bits = (all / AT_ONCE).next_power_of_two().ilog2().min(MOST_ROUNDS);
    let mut found: Vec<Vec<Bigram>> = contents.iter().map(|_| Vec::new()).collect();
    let mut votes = Vec::new();
    for round in 0..1_u32 << bits {
        let here = |hash: u32| u64::from(hash) >> (32 - bits) == u64::from(round);
        let pieces = in_round(contents, &rows, (all >> bits) / PIECES, here, options);
        make_room(&mut found, &pieces);
        for piece in pieces {
            piece.bigrams.into_iter().for_each(|(article, bigram)| found[article as usize].push(bigram));
            votes.push(piece.votes);
        }
    }
    let bigrams = found.into_iter().map(Vec::into_boxed_slice).collect();
    Telling { bigrams, pairs: chosen(votes, options) }
}

/// Makes as much room for the bigrams of each article as the pieces take.
fn make_room(found: &mut [Vec<Bigram>], pieces: &[Found]) {
    let mut counts = vec![0_u32; found.len()];
    pieces.iter().flat_map(|piece| &piece.bigrams).for_each(|(article, _)| counts[*article as usize] += 1);
    found.iter_mut().zip(counts).for_each(|(bigrams, count)| bigrams.reserve_exact(count as usize));
}

/// The pairs that have votes enough. Most have one alone: these are told by sums over pairs that have a few bits of their
/// hashes in common, and never sorted.
fn chosen(votes: Vec<Vec<Vote>>, options: &Options) -> Vec<Pair> {
    let slots = votes.iter().map(Vec::len).sum::<usize>().next_power_of_two();
    let slot = |vote: Vote| mixed(vote.0 >> SAYS) as usize & (slots - 1);
    let mut sums = vec![0_u8; slots];
    for vote in votes.iter().flatten() {
        sums[slot(*vote)] = sums[slot(*vote)].saturating_add(vote.says());
    }
    let likely = |vote: &Vote| u32::from(sums[slot(*vote)]) >= options.loose_worth;
    let mut votes: Vec<Vote> = votes.into_iter().flatten().filter(likely).collect();
    votes.par_sort_unstable();
    let worth = |same: &[Vote]| same.iter().map(|vote| u32::from(vote.says())).sum::<u32>() >= options.loose_worth;
    let enough = votes.chunk_by(|x, y| x.pair() == y.pair());
    let enough = enough.filter(|same| same.len() >= options.loose_votes && worth(same));
    enough.filter_map(|same| same.first().map(|vote| vote.pair())).collect()
}

/// What a piece of the sorted list gives.
#[derive(Debug, Default)]
struct Found {
    /// Telling bigrams and their articles, in order of hash, then article.
    bigrams: Vec<(u32, Bigram)>,
    /// Who shares those that few have.
    votes: Vec<Vote>,
}

impl Found {
    /// Adds a bigram that these articles, in order, have at these places.
    fn add(&mut self, hash: u32, places: &[(u32, u32)], holders: &[u32], options: &Options) {
        let rarity = RARE * 2 / (holders.len().max(1) as u32);
        if holders.len() < 2 || rarity == 0 {
            return;
        }
        self.bigrams.extend(places.iter().map(|(article, at)| (*article, Bigram::new(hash, *at, rarity))));
        if holders.len() <= options.loose_clique {
            for (i, x) in holders.iter().enumerate() {
                self.votes.extend(holders[i + 1..].iter().map(|y| Vote::new((*x, *y), rarity)));
            }
        }
    }
}

/// The telling bigrams with some hashes.
fn in_round(
    contents: &[Box<[Content]>],
    rows: &Rows,
    expected: usize,
    here: impl Fn(u32) -> bool + Sync,
    options: &Options,
) -> Vec<Found> {
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
    pieces(&list).into_par_iter().map(|piece| in_piece(piece, rows, options)).collect()
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
fn in_piece(piece: &[u64], rows: &Rows, options: &Options) -> Found {
    let mut found = Found::default();
    let (mut places, mut holders) = (Vec::new(), Vec::new());
    for same in piece.chunk_by(|x, y| x >> 32 == y >> 32).filter(|same| same.len() > 1) {
        places.clear();
        holders.clear();
        let (mut row, mut article) = (0..0, 0);
        for entry in same.iter().map(|bigram| *bigram as u32) {
            if !row.contains(&entry) {
                article = rows.article_of(entry);
                row = rows.of(article);
                holders.push(article);
            }
            if holders.len() > options.topic {
                break;
            }
            places.push((article, entry - row.start));
        }
        if holders.len() <= options.topic {
            found.add((same[0] >> 32) as u32, &places, &holders, options);
        }
    }
    found.votes.shrink_to_fit();
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
        let telling = telling(&contents, &Options { topic: 20, ..Options::default() }).bigrams;
        let says = |n: u32| {
            let mut hash = 0;
            bigrams([2 * n, 2 * n + 1].into_iter(), |_, of_pair| hash = of_pair);
            telling[0].iter().find(|bigram| bigram.hash == hash).map_or(0, |bigram| bigram.rarity())
        };
        assert_eq!([1, 2, 3, 6, 12, 20, 21].map(says), [0, RARE, 8, 4, 2, 1, 0]);
    }

    #[test]
    fn two_articles_that_share_bigrams_which_few_have_are_a_pair() {
        let content = |stems: std::ops::Range<u32>| stems.map(|stem| Content::new(stem, 0, 1, true)).collect();
        let alike = |n: u32| -> Vec<Box<[Content]>> { vec![content(0..9), content(9 - n..20), content(30..50)] };
        let pairs = |contents: &[Box<[Content]>]| telling(contents, &Options::default()).pairs;
        // Four words in a row have three bigrams of neighbours and two of words one apart.
        assert_eq!(pairs(&alike(4)), [(0, 1)]);
        assert_eq!(pairs(&alike(2)), []);
        assert_eq!(pairs(&vec![content(0..9); 9]), []);
    }

    #[test]
    fn a_vote_holds_both_articles_and_what_it_says() {
        let vote = Vote::new((3, (1 << ARTICLE) - 1), RARE);
        assert_eq!((vote.pair(), u32::from(vote.says())), ((3, (1 << ARTICLE) - 1), RARE));
    }
}
