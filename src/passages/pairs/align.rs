#![allow(clippy::indexing_slicing, reason = "table cells are addressed below the sizes they are made with")]
//! Alignment: which words of two stretches answer each other.
//!
//! Takes a chain of runs, gives an [`Alignment`]: the chain with its gaps filled word by word. It ends where its outer runs do:
//! a few words that agree by chance beyond a change are no part of what was taken.

use super::runs::Run;
use std::ops::Range;

/// Two stretches of words and the runs in which they agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::passages) struct Alignment {
    /// The words of one article.
    pub a: Range<u32>,
    /// The words of the other.
    pub b: Range<u32>,
    /// Where they agree, in order; never empty.
    pub runs: Vec<Run>,
}

/// Words of one alignment, by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Changes {
    /// Words that both sides have.
    pub matched: u32,
    /// Words replaced by others.
    pub edited: u32,
    /// Words that only `b` has.
    pub inserted: u32,
    /// Words that only `a` has.
    pub deleted: u32,
}

impl Changes {
    /// The same, seen from the other side.
    pub fn mirrored(self) -> Self {
        Self { inserted: self.deleted, deleted: self.inserted, ..self }
    }

    /// Share of words that match, in 0..1: matched words of both sides over all words of both sides.
    pub fn similarity(self) -> f32 {
        let all = 2 * (self.matched + self.edited) + self.inserted + self.deleted;
        if all == 0 { 0.0 } else { (2 * self.matched) as f32 / all as f32 }
    }
}

impl Alignment {
    /// An alignment over the runs given, from the first to the last.
    pub(in crate::passages) fn over(runs: Vec<Run>) -> Option<Self> {
        let (first, last) = (*runs.first()?, *runs.last()?);
        Some(Self { a: first.a..last.a_end(), b: first.b..last.b_end(), runs })
    }

    /// How many words agree.
    pub(in crate::passages) fn matched(&self) -> u32 {
        self.runs.iter().map(|r| r.len).sum()
    }

    /// How many words agree in runs of at least so many.
    pub(in crate::passages) fn firm(&self, run: u32) -> u32 {
        self.runs.iter().map(|r| r.len).filter(|len| *len >= run).sum()
    }

    /// How many words agree in one go.
    pub(in crate::passages) fn longest(&self) -> u32 {
        self.runs.iter().map(|r| r.len).max().unwrap_or(0)
    }

    /// What became of the words.
    pub(in crate::passages) fn changes(&self) -> Changes {
        let mut changes = Changes { matched: self.matched(), ..Changes::default() };
        let (mut a, mut b) = (self.a.start, self.b.start);
        let end = Run { a: self.a.end, b: self.b.end, len: 0 };
        for run in self.runs.iter().copied().chain([end]) {
            let (only_a, only_b) = (run.a.saturating_sub(a), run.b.saturating_sub(b));
            changes.edited += only_a.min(only_b);
            changes.deleted += only_a.saturating_sub(only_b);
            changes.inserted += only_b.saturating_sub(only_a);
            (a, b) = (run.a_end(), run.b_end());
        }
        changes
    }
}

/// The changes between two stretches whose words stand in another order: words in common count, wherever they are.
pub(in crate::passages) fn unordered(a: &[u32], b: &[u32]) -> Changes {
    let (mut a, mut b) = (a.to_vec(), b.to_vec());
    a.sort_unstable();
    b.sort_unstable();
    let (mut i, mut j, mut matched) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, matched) = (i + 1, j + 1, matched + 1),
        }
    }
    let (only_a, only_b) = (a.len() as u32 - matched, b.len() as u32 - matched);
    let edited = only_a.min(only_b);
    Changes { matched, edited, inserted: only_b - edited, deleted: only_a - edited }
}

/// Fills the gaps of a chain.
pub(in crate::passages) fn align(chain: &[Run], a: &[u32], b: &[u32]) -> Option<Alignment> {
    let mut runs = Vec::with_capacity(chain.len() * 2);
    for (i, run) in chain.iter().enumerate() {
        if let Some(previous) = i.checked_sub(1).map(|p| chain[p]) {
            runs.extend(between(previous.a_end()..run.a, previous.b_end()..run.b, a, b));
        }
        runs.push(*run);
    }
    join(&mut runs);
    Alignment::over(runs)
}

/// The words in one order that two stretches of the articles have in common.
pub(in crate::passages) fn between(in_a: Range<u32>, in_b: Range<u32>, a: &[u32], b: &[u32]) -> Vec<Run> {
    let words = |words: &'_ [u32], range: &Range<u32>| words[range.start as usize..range.end as usize].to_vec();
    let found = common(&words(a, &in_a), &words(b, &in_b));
    found.into_iter().map(|r| Run { a: r.a + in_a.start, b: r.b + in_b.start, len: r.len }).collect()
}

/// Joins runs that touch on both sides.
fn join(runs: &mut Vec<Run>) {
    let mut joined: Vec<Run> = Vec::with_capacity(runs.len());
    for run in runs.drain(..) {
        match joined.last_mut() {
            Some(last) if last.a_end() == run.a && last.b_end() == run.b => last.len += run.len,
            _ => joined.push(run),
        }
    }
    *runs = joined;
}

/// The words that two short stretches have in common in one order: a longest common subsequence.
fn common(a: &[u32], b: &[u32]) -> Vec<Run> {
    let width = b.len() + 1;
    let mut best = vec![0_u32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            best[i * width + j] = if a[i] == b[j] {
                best[(i + 1) * width + j + 1] + 1
            } else {
                best[(i + 1) * width + j].max(best[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j, mut runs) = (0, 0, Vec::new());
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            runs.push(Run { a: i as u32, b: j as u32, len: 1 });
            (i, j) = (i + 1, j + 1);
        } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    join(&mut runs);
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aligned(chain: &[Run], a: &[u32], b: &[u32]) -> (Range<u32>, Range<u32>, Changes) {
        let alignment = align(chain, a, b).unwrap();
        (alignment.a.clone(), alignment.b.clone(), alignment.changes())
    }

    #[test]
    fn a_gap_is_filled_word_by_word() {
        let (a, b) = ([1, 2, 3, 50, 4, 60, 5, 6, 7], [1, 2, 3, 51, 4, 5, 6, 7]);
        let chain = [Run { a: 0, b: 0, len: 3 }, Run { a: 6, b: 5, len: 3 }];
        let changes = Changes { matched: 7, edited: 1, inserted: 0, deleted: 1 };
        assert_eq!(aligned(&chain, &a, &b), (0..9, 0..8, changes));
    }

    #[test]
    fn what_is_seen_from_the_other_side_mirrors() {
        let changes = Changes { matched: 5, edited: 1, inserted: 2, deleted: 3 };
        assert_eq!(changes.mirrored().mirrored(), changes);
        assert_eq!(changes.mirrored().similarity(), changes.similarity());
    }
}
