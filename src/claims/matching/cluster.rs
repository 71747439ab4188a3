//! Clusters: lines that state one claim.
//!
//! Takes the matches between lines, gives groups. Average link: two groups become one when their lines match on average,
//! pairs that were not matched counting as hardly alike, so that no single match joins two groups. Pairs that cannot be
//! the same claim keep their groups apart for good.

use crate::claims::lines::terms::NumberMap;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// A match between two lines, by number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::claims) struct Match {
    /// One line.
    pub a: u32,
    /// The other.
    pub b: u32,
    /// The probability that they state the same claim.
    pub score: f32,
    /// They cannot state the same claim.
    pub barred: bool,
}

/// What a pair counts for that was not matched.
const UNMATCHED: f32 = 0.02;

/// What is known between two groups.
#[derive(Clone, Copy, Default)]
struct Tie {
    sum: f32,
    pairs: u32,
    barred: bool,
}

impl Tie {
    fn mean(&self, a: u32, b: u32) -> f32 {
        let all = a as f32 * b as f32;
        (self.sum + (all - self.pairs as f32) * UNMATCHED) / all.max(1.0)
    }
}

struct Step {
    score: f32,
    a: u32,
    b: u32,
}

impl PartialEq for Step {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Step {}

impl PartialOrd for Step {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Step {
    fn cmp(&self, other: &Self) -> Ordering {
        self.score.total_cmp(&other.score).then_with(|| (other.a, other.b).cmp(&(self.a, self.b)))
    }
}

/// Groups lines `0..count` whose mean score is `join` or more; groups of one are left out. Each group is sorted, groups in order of their first line.
pub(in crate::claims) fn group(count: u32, matches: &[Match], join: f32) -> Vec<Vec<u32>> {
    let mut ties: Vec<NumberMap<u32, Tie>> = (0..count).map(|_| NumberMap::default()).collect();
    let mut heap = BinaryHeap::new();
    for m in matches {
        for (from, to) in [(m.a, m.b), (m.b, m.a)] {
            if let Some(own) = ties.get_mut(from as usize) {
                own.insert(to, Tie { sum: m.score, pairs: 1, barred: m.barred });
            }
        }
        if m.score >= join && !m.barred {
            heap.push(Step { score: m.score, a: m.a.min(m.b), b: m.a.max(m.b) });
        }
    }
    let mut members: Vec<Vec<u32>> = (0..count).map(|n| vec![n]).collect();
    while let Some(step) = heap.pop() {
        let size = |n: u32| members.get(n as usize).map_or(0, |m| m.len() as u32);
        let (a, b) = (size(step.a), size(step.b));
        let tie = ties.get(step.a as usize).and_then(|t| t.get(&step.b)).copied();
        // A step whose groups have changed since is stale: its score is no longer theirs.
        let Some(tie) = tie.filter(|t| a > 0 && b > 0 && !t.barred && t.mean(a, b) == step.score) else { continue };
        if tie.mean(a, b) < join {
            continue;
        }
        merge(step.a, step.b, join, &mut ties, &mut members, &mut heap);
    }
    members.retain(|m| m.len() > 1);
    members.iter_mut().for_each(|m| m.sort_unstable());
    members.sort_unstable();
    members
}

/// Takes `gone` into `keep`.
fn merge(
    keep: u32,
    gone: u32,
    join: f32,
    ties: &mut [NumberMap<u32, Tie>],
    members: &mut [Vec<u32>],
    heap: &mut BinaryHeap<Step>,
) {
    let taken = members.get_mut(gone as usize).map(std::mem::take).unwrap_or_default();
    let Some(own) = members.get_mut(keep as usize) else { return };
    own.extend(taken);
    let size = own.len() as u32;
    let theirs = ties.get_mut(gone as usize).map(std::mem::take).unwrap_or_default();
    for (other, tie) in theirs {
        if let Some(back) = ties.get_mut(other as usize) {
            back.remove(&gone);
        }
        if other == keep {
            continue;
        }
        for (from, to) in [(keep, other), (other, keep)] {
            let Some(sum) = ties.get_mut(from as usize).map(|t| t.entry(to).or_default()) else { continue };
            sum.sum += tie.sum;
            sum.pairs += tie.pairs;
            sum.barred |= tie.barred;
        }
    }
    let Some(own) = ties.get(keep as usize) else { return };
    for (&other, tie) in own {
        let score = tie.mean(size, members.get(other as usize).map_or(0, |m| m.len() as u32));
        if score >= join && !tie.barred {
            heap.push(Step { score, a: keep.min(other), b: keep.max(other) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const JOIN: f32 = 0.4;

    fn m(a: u32, b: u32, score: f32) -> Match {
        Match { a, b, score, barred: false }
    }

    #[test]
    fn one_match_does_not_join_two_groups() {
        let two = [m(0, 1, 0.9), m(0, 2, 0.9), m(1, 2, 0.9), m(3, 4, 0.9), m(3, 5, 0.9), m(4, 5, 0.9), m(2, 3, 0.6)];
        assert_eq!(group(6, &two, JOIN), [vec![0, 1, 2], vec![3, 4, 5]]);
    }

    #[test]
    fn a_barred_pair_never_shares_a_group() {
        let barred = Match { barred: true, ..m(0, 2, 0.9) };
        assert_eq!(group(3, &[m(0, 1, 0.9), m(1, 2, 0.8), barred], JOIN), [vec![0, 1]]);
    }

    proptest! {
        #[test]
        fn the_order_of_matches_does_not_count(pairs in proptest::collection::vec((0u32..12, 0u32..12, 1u32..100), 0..40)) {
            let mut list: Vec<Match> = pairs.iter().filter(|p| p.0 < p.1).map(|p| m(p.0, p.1, p.2 as f32 / 100.0)).collect();
            list.sort_by_key(|m| (m.a, m.b));
            list.dedup_by_key(|m| (m.a, m.b));
            let forward = group(12, &list, JOIN);
            list.reverse();
            prop_assert_eq!(forward, group(12, &list, JOIN));
        }
    }
}
