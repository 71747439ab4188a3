//! Furniture: what an outlet prints in article after article.
//!
//! Takes the postings of winnowed grams, gives the places of those that several articles of one outlet hold though they are
//! otherwise different, and that hardly anybody else holds. Articles whose outlet is unknown count as one outlet, with more
//! asked of them: more articles, and the gram near the same end of each.

use super::formula;
use crate::facts::Reading;
use crate::passages::candidates::postings::{Holder, Postings, word};
use crate::passages::words::columns::Columns;
use crate::passages::words::order::Order;
use crate::passages::words::winnow::{GRAM, winnow};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::OnceLock;

/// How many articles of one outlet, otherwise different, make a gram furniture.
const DISTINCT: usize = 3;
/// The same where the outlet is unknown.
const DISTINCT_UNKNOWN: usize = 5;
/// How many holders of one gram are looked at to find that many.
const TRIED: usize = 24;
/// Two articles are different where they share less than this part of the shorter one's fingerprints.
const SHARED_PERCENT: usize = 30;
/// Where the outlet is unknown, furniture stands among so many words at either end of an article.
const END_WORDS: u32 = 80;

/// The places of furniture, as words of the folder's column.
#[derive(Debug, Default)]
pub(in crate::passages) struct Furniture {
    /// In order.
    places: Vec<u32>,
    /// The same, a bit for each word of the column.
    bits: Vec<u64>,
}

/// Finds the furniture of every outlet, and the formulas of the folder.
pub(in crate::passages) fn find(
    readings: &[Reading],
    columns: &Columns,
    postings: &Postings,
    order: &Order,
) -> Furniture {
    let fingerprints = readings.iter().map(|_| OnceLock::new()).collect();
    let search = Search { readings, columns, order, fingerprints };
    let found = postings
        .for_each_group(columns, DISTINCT, |group, holders, piece: &mut Piece| search.group(group, holders, piece));
    let mut places: Vec<u32> = found.into_iter().flat_map(|p| p.places).collect();
    places.extend(formula::places(columns, postings));
    places.sort_unstable();
    places.dedup();
    let mut bits = vec![0_u64; places.last().map_or(0, |last| (last >> 6) as usize + 1)];
    for place in &places {
        if let Some(word) = bits.get_mut((place >> 6) as usize) {
            *word |= 1 << (place & 63);
        }
    }
    Furniture { places, bits }
}

/// What one piece of work gathers; `different` remembers which pairs of articles were compared.
#[derive(Default)]
struct Piece {
    places: Vec<u32>,
    different: HashMap<(u32, u32), bool>,
}

struct Search<'a> {
    readings: &'a [Reading],
    columns: &'a Columns,
    order: &'a Order,
    /// Of the articles that were asked for, sorted.
    fingerprints: Vec<OnceLock<Box<[u32]>>>,
}

impl Search<'_> {
    fn group(&self, group: &[u64], holders: &[Holder], piece: &mut Piece) {
        if holders.len() < DISTINCT {
            return;
        }
        let mut by_outlet: BTreeMap<Option<u32>, Vec<Holder>> = BTreeMap::new();
        for holder in holders {
            by_outlet.entry(self.outlet(holder.0)).or_default().push(*holder);
        }
        for (outlet, own) in &by_outlet {
            let elsewhere = holders.len() - own.len();
            let wanted = if outlet.is_some() { DISTINCT } else { DISTINCT_UNKNOWN };
            let placed = outlet.is_some() || self.at_one_end(own);
            if own.len() >= wanted && elsewhere <= own.len() / 5 && placed && self.distinct(own, wanted, piece) {
                let mine = |p: &&u64| self.outlet(self.columns.article_of(word(**p))) == *outlet;
                piece.places.extend(group.iter().filter(mine).map(|p| word(*p)));
            }
        }
    }

    fn outlet(&self, article: u32) -> Option<u32> {
        let known = self.readings.get(article as usize).is_some_and(|r| r.article.meta.outlet.is_some());
        known.then(|| self.order.outlet(article))
    }

    /// Whether the gram stands near the same end of every article.
    fn at_one_end(&self, holders: &[Holder]) -> bool {
        let near = |test: fn(u32, u32, u32) -> bool| {
            holders.iter().all(|(article, at)| {
                let range = self.columns.range(*article);
                test(range.start, *at, range.end)
            })
        };
        near(|start, at, _| at - start < END_WORDS) || near(|_, at, end| end - at < END_WORDS)
    }

    /// Whether so many of the holders are different from each other.
    fn distinct(&self, holders: &[Holder], wanted: usize, piece: &mut Piece) -> bool {
        // Long articles first: two short ones may have little but their furniture, and so look alike.
        let mut longest: Vec<u32> = holders.iter().map(|(article, _)| *article).collect();
        longest.sort_by_key(|article| (std::cmp::Reverse(self.columns.of(*article).len()), *article));
        let mut chosen: Vec<u32> = Vec::with_capacity(wanted);
        for article in longest.into_iter().take(TRIED) {
            if chosen.iter().all(|other| self.different(*other, article, piece)) {
                chosen.push(article);
            }
            if chosen.len() >= wanted {
                return true;
            }
        }
        false
    }

    fn different(&self, x: u32, y: u32, piece: &mut Piece) -> bool {
        let key = (x.min(y), x.max(y));
        if let Some(known) = piece.different.get(&key) {
            return *known;
        }
        let (one, other) = (self.fingerprints(x), self.fingerprints(y));
        let shared = one.iter().filter(|hash| other.binary_search(hash).is_ok()).count();
        let different = shared * 100 < one.len().min(other.len()) * SHARED_PERCENT;
        piece.different.insert(key, different);
        different
    }

    fn fingerprints(&self, article: u32) -> &[u32] {
        let sorted = || {
            let mut hashes = Vec::new();
            winnow(self.columns.of(article), |_, hash| hashes.push(hash));
            hashes.sort_unstable();
            hashes.dedup();
            hashes.into_boxed_slice()
        };
        self.fingerprints.get(article as usize).map_or(&[], |cell| cell.get_or_init(sorted))
    }
}

impl Furniture {
    /// Whether a word of the folder's column begins a furniture gram.
    pub(in crate::passages) fn begins_at(&self, word: u32) -> bool {
        self.bits.get((word >> 6) as usize).is_some_and(|bits| bits & 1 << (word & 63) != 0)
    }

    /// The furniture of an article, in its words: from one furniture gram to the next with no other chosen gram between them.
    pub(in crate::passages) fn ranges(&self, article: u32, columns: &Columns) -> Vec<Range<u32>> {
        let range = columns.range(article);
        let from = self.places.partition_point(|p| *p < range.start);
        let to = self.places.partition_point(|p| *p < range.end);
        let Some(places) = self.places.get(from..to).filter(|p| !p.is_empty()) else { return Vec::new() };
        let mut ranges: Vec<Range<u32>> = Vec::new();
        let mut open = false;
        winnow(columns.of(article), |at, _| {
            let is = places.binary_search(&(range.start + at)).is_ok();
            let end = at + GRAM as u32;
            match ranges.last_mut().filter(|_| open && is) {
                Some(last) => last.end = end,
                None if is => ranges.push(at..end),
                None => {}
            }
            open = is;
        });
        ranges
    }
}
