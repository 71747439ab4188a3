#![allow(clippy::indexing_slicing, reason = "indices come from enumerating the same vectors")]
//! Chaining: shared runs that follow each other in both articles become one stretch.
//!
//! Takes runs in order of place, gives chains of runs that do not overlap, best chain first.

use super::runs::Run;

/// How many earlier runs a run looks back at for its predecessor: bounds the work on texts that repeat themselves.
const LOOK_BACK: usize = 48;

/// The best chains whose runs are at most `gap` words apart on either side; each run is in one chain at most.
pub(in crate::passages) fn chains(runs: &[Run], gap: u32) -> Vec<Vec<Run>> {
    let links = best_links(runs, gap);
    let mut order: Vec<usize> = (0..runs.len()).collect();
    order.sort_by_key(|i| (std::cmp::Reverse(links[*i].score), *i));
    let mut used = vec![false; runs.len()];
    let mut found = Vec::new();
    for last in order {
        let mut chain: Vec<Run> = Vec::new();
        let mut at = Some(last);
        while let Some(i) = at.filter(|i| !used[*i]) {
            used[i] = true;
            chain.push(runs[i]);
            at = links[i].before;
        }
        chain.reverse();
        trim_overlaps(&mut chain);
        if !chain.is_empty() {
            found.push(chain);
        }
    }
    found
}

#[derive(Clone, Copy)]
struct Link {
    score: i64,
    before: Option<usize>,
}

fn best_links(runs: &[Run], gap: u32) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::with_capacity(runs.len());
    for (i, run) in runs.iter().enumerate() {
        let mut best = Link { score: i64::from(run.len), before: None };
        for j in (i.saturating_sub(LOOK_BACK)..i).rev() {
            if let Some(cost) = step(runs[j], *run, gap) {
                let score = links[j].score + i64::from(run.len) - cost;
                if score > best.score {
                    best = Link { score, before: Some(j) };
                }
            }
        }
        links.push(best);
    }
    links
}

/// What it costs to go from one run to the next; `None` where that cannot be.
fn step(from: Run, to: Run, gap: u32) -> Option<i64> {
    if to.a <= from.a || to.b <= from.b || to.a_end() <= from.a_end() || to.b_end() <= from.b_end() {
        return None;
    }
    let (over_a, over_b) = (from.a_end().saturating_sub(to.a), from.b_end().saturating_sub(to.b));
    let (gap_a, gap_b) = (to.a.saturating_sub(from.a_end()), to.b.saturating_sub(from.b_end()));
    if gap_a > gap || gap_b > gap || over_a.max(over_b) >= to.len {
        return None;
    }
    Some(i64::from(over_a.max(over_b)) + i64::from(gap_a.max(gap_b)) / 4 + 1)
}

/// Cuts the heads of runs that overlap the one before.
fn trim_overlaps(chain: &mut Vec<Run>) {
    for i in 1..chain.len() {
        let before = chain[i - 1];
        let run = &mut chain[i];
        let over = before.a_end().saturating_sub(run.a).max(before.b_end().saturating_sub(run.b)).min(run.len);
        *run = Run { a: run.a + over, b: run.b + over, len: run.len - over };
    }
    chain.retain(|r| r.len > 0);
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn run(a: u32, b: u32, len: u32) -> Run {
        Run { a, b, len }
    }

    #[test]
    fn near_runs_in_one_order_make_one_chain() {
        let found = chains(&[run(0, 10, 8), run(10, 19, 9), run(60, 70, 6)], 12);
        assert_eq!(found, [vec![run(0, 10, 8), run(10, 19, 9)], vec![run(60, 70, 6)]]);
    }

    #[test]
    fn runs_in_crossed_order_stay_apart() {
        assert_eq!(chains(&[run(0, 20, 8), run(10, 5, 8)], 12).len(), 2);
    }

    #[test]
    fn an_overlap_is_counted_once() {
        assert_eq!(chains(&[run(0, 0, 8), run(6, 7, 8)], 12), [vec![run(0, 0, 8), run(8, 9, 6)]]);
    }
}
