//! Candidates: pairs of articles that share a run of words, or word pairs in any order ([`telling`]).
//!
//! Takes the postings of winnowed grams, gives the pairs worth aligning. No fingerprint is too frequent to count: where very
//! many articles hold one, each is paired with the earliest holders and with its predecessor, not with everybody.

pub(in crate::passages) mod identity;
pub(in crate::passages) mod postings;
pub(in crate::passages) mod telling;

use crate::passages::masks::furniture::Furniture;
use crate::passages::options::Options;
use crate::passages::words::columns::Columns;
use crate::passages::words::order::Order;
use postings::{Holder, Postings};
use std::borrow::Cow;

/// Two articles, the lower index first.
pub(in crate::passages) type Pair = (u32, u32);

/// Pairs kept before they are first sorted and made unique.
const BUFFER: usize = 1 << 16;

/// A set of pairs under construction; its size stays within twice that of the set.
#[derive(Debug, Default)]
pub(in crate::passages) struct PairSet {
    pairs: Vec<Pair>,
    full: usize,
}

impl PairSet {
    /// Adds the pair of two articles.
    pub(in crate::passages) fn add(&mut self, x: u32, y: u32) {
        self.pairs.push(if x < y { (x, y) } else { (y, x) });
        if self.pairs.len() >= self.full.max(BUFFER) {
            self.pairs.sort_unstable();
            self.pairs.dedup();
            self.full = self.pairs.len() * 2;
        }
    }

    /// The pairs of all sets, in order.
    pub(in crate::passages) fn union(sets: Vec<Self>) -> Vec<Pair> {
        let mut pairs: Vec<Pair> = sets.into_iter().flat_map(|s| s.pairs).collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }
}

/// The pairs that share a run of words through a fingerprint that is not furniture, in order.
pub(in crate::passages) fn exact(
    columns: &Columns,
    postings: &Postings,
    order: &Order,
    furniture: &Furniture,
    options: &Options,
) -> Vec<Pair> {
    PairSet::union(postings.for_each_group(columns, 2, |_, holders, pairs: &mut PairSet| {
        let furnished = holders.iter().any(|(_, at)| furniture.begins_at(*at));
        let bare = || holders.iter().copied().filter(|(_, at)| !furniture.begins_at(*at)).collect();
        let holders = if furnished { Cow::Owned(bare()) } else { Cow::Borrowed(holders) };
        for_each_link(&holders, order, options, |x, y| {
            if long_run(columns, x, y, options.seed_run) {
                pairs.add(x.0, y.0);
            }
        });
    }))
}

/// So many articles with the same furniture are all compared with each other; what more carry says nothing of any two.
const FURNISHED: usize = 8;

/// The pairs that share furniture which few articles have, in order.
pub(in crate::passages) fn furnished(columns: &Columns, postings: &Postings, furniture: &Furniture) -> Vec<Pair> {
    PairSet::union(postings.for_each_group(columns, 2, |group, holders, pairs: &mut PairSet| {
        let few = group.len() <= 2 * FURNISHED && holders.len() <= FURNISHED;
        if few && holders.iter().all(|(_, at)| furniture.begins_at(*at)) {
            for (i, x) in holders.iter().enumerate() {
                holders.iter().skip(i + 1).for_each(|y| pairs.add(x.0, y.0));
            }
        }
    }))
}

/// Calls `link` for every two holders that are to be compared.
fn for_each_link(holders: &[Holder], order: &Order, options: &Options, mut link: impl FnMut(Holder, Holder)) {
    if holders.len() <= options.clique {
        for (i, x) in holders.iter().enumerate() {
            holders.iter().skip(i + 1).for_each(|y| link(*x, *y));
        }
        return;
    }
    let mut ranked = holders.to_vec();
    ranked.sort_unstable_by_key(|(article, _)| order.rank(*article));
    let mut stars: Vec<Holder> = Vec::with_capacity(options.stars);
    let mut before: Option<Holder> = None;
    for holder in ranked {
        stars.iter().for_each(|star| link(*star, holder));
        if let Some(before) = before.filter(|b| !stars.contains(b)) {
            link(before, holder);
        }
        let outlet = order.outlet(holder.0);
        if stars.len() < options.stars && stars.iter().all(|s| order.outlet(s.0) != outlet) {
            stars.push(holder);
        }
        before = Some(holder);
    }
}

/// Whether two articles agree over a run of words through two places.
fn long_run(columns: &Columns, x: Holder, y: Holder, wanted: usize) -> bool {
    let ((a_before, a_after), (b_before, b_after)) = (columns.around(x), columns.around(y));
    let right = a_after.iter().zip(b_after).take(wanted).take_while(|(x, y)| x == y).count();
    let left = a_before.iter().rev().zip(b_before.iter().rev()).take(wanted).take_while(|(x, y)| x == y).count();
    left + right >= wanted
}
