//! Two articles side by side: every stretch that they share.
//!
//! A function of the two articles alone, so that it can run for each pair wherever the pair is.

use super::align::{Alignment, align};
use super::chain::chains;
use super::kind::Grounds;
use super::options::Options;
use super::runs::{GramTable, Run, shared_runs};

/// The stretches that `a` and the article `b` of the table share, in order of place in `a`.
pub(super) fn stretches(
    a: &[u32],
    b: &[u32],
    table: &GramTable,
    grounds: Grounds<'_>,
    options: &Options,
) -> Vec<Alignment> {
    let runs = shared_runs(a, b, table);
    let found = chains(&runs, options.gap as u32);
    let aligned: Vec<Alignment> = found.iter().filter_map(|chain| align(chain, a, b)).collect();
    let joined = joined(apart(aligned), options.gap as u32);
    let mut kept = Vec::new();
    for alignment in joined {
        let (before, core, after) = grounds.cut(alignment);
        kept.extend([before, core, after].into_iter().flatten().filter(|x| x.matched() as usize >= options.min_words));
    }
    kept
}

/// Keeps the better of two stretches that lie over each other on one side; in order of place.
fn apart(mut alignments: Vec<Alignment>) -> Vec<Alignment> {
    alignments.sort_by_key(|x| (std::cmp::Reverse(x.matched()), x.a.start, x.b.start));
    let mut kept: Vec<Alignment> = Vec::new();
    for alignment in alignments {
        let over = |other: &Alignment| covers(&other.a, &alignment.a) || covers(&other.b, &alignment.b);
        // Stretches come best first, so looking at the best ones bounds the work and loses only repeats of repeats.
        if !kept.iter().take(KEPT).any(over) {
            kept.push(alignment);
        }
    }
    kept.sort_by_key(|x| (x.a.start, x.b.start));
    kept
}

/// How many stretches of one pair are compared with each other.
const KEPT: usize = 64;

/// Whether most of the second range lies in the first.
fn covers(whole: &std::ops::Range<u32>, part: &std::ops::Range<u32>) -> bool {
    let shared = whole.end.min(part.end).saturating_sub(whole.start.max(part.start));
    shared * 10 > (part.end - part.start) * 6
}

/// Joins stretches that follow each other on both sides with at most `gap` words between them.
fn joined(alignments: Vec<Alignment>, gap: u32) -> Vec<Alignment> {
    let mut out: Vec<Alignment> = Vec::new();
    for next in alignments {
        let near = |x: u32, y: u32| y >= x && y - x <= gap;
        match out.last_mut() {
            Some(last) if near(last.a.end, next.a.start) && near(last.b.end, next.b.start) => {
                last.a.end = next.a.end;
                last.b.end = next.b.end;
                let runs: Vec<Run> = next.runs;
                last.runs.extend(runs);
            }
            _ => out.push(next),
        }
    }
    out
}
