//! What sort of reuse a stretch is.
//!
//! Takes an alignment and the masks of both articles, gives its kind; furniture at its ends is cut off first, so that the
//! copied words and the boilerplate around them become passages of their own.

use super::align::Alignment;
use super::runs::Run;
use crate::passages::PassageKind;
use crate::passages::masks::{CREDIT, FURNITURE, Ground, QUOTATION};
use crate::passages::options::Options;
use std::ops::Range;

/// Matched words without a mask count from so many in a row on.
const OWN_RUN: usize = 4;

/// Two articles' words and masks.
#[derive(Clone, Copy)]
pub(in crate::passages) struct Grounds<'a> {
    /// Of the alignment's `a`.
    pub a: &'a Ground,
    /// Of its `b`.
    pub b: &'a Ground,
}

impl Grounds<'_> {
    /// The masks of a matched word, of either side.
    fn mask(&self, run: Run, offset: u32) -> u8 {
        self.a.mask(run.a + offset) | self.b.mask(run.b + offset)
    }

    /// How many matched words bear one of some masks.
    fn count(&self, runs: &[Run], masks: u8) -> usize {
        runs.iter().map(|run| (0..run.len).filter(|o| self.mask(*run, *o) & masks != 0).count()).sum()
    }

    /// How many matched words bear no mask; a few words between quotations (`he said`) are those of any report.
    fn own(&self, runs: &[Run]) -> usize {
        let bare = runs.iter().flat_map(|run| (0..run.len).map(|offset| self.mask(*run, offset) == 0));
        let (mut all, mut here) = (0, 0);
        for bare in bare.chain([false]) {
            if bare {
                here += 1;
            } else {
                all += if here >= OWN_RUN { here } else { 0 };
                here = 0;
            }
        }
        all
    }

    /// The kind of two stretches that answer each other as a whole.
    pub(in crate::passages) fn kind_of(&self, a: &Range<u32>, b: &Range<u32>, options: &Options) -> PassageKind {
        let count = |ground: &Ground, range: &Range<u32>, masks: u8| {
            range.clone().filter(|w| ground.mask(*w) & masks != 0).count()
        };
        let all = QUOTATION | FURNITURE | CREDIT;
        let own = |ground: &Ground, range: &Range<u32>| range.len() - count(ground, range, all);
        if own(self.a, a).min(own(self.b, b)) >= options.min_own_words {
            return PassageKind::Edited;
        }
        let both = |masks: u8| count(self.a, a, masks) + count(self.b, b, masks);
        if both(QUOTATION) >= both(FURNITURE | CREDIT) { PassageKind::Quotation } else { PassageKind::Furniture }
    }

    /// Cuts an alignment before its first and after its last word that is neither furniture nor credit: what stands before,
    /// the core, what stands after. An alignment without such a word is all core.
    pub(in crate::passages) fn cut(
        &self,
        alignment: Alignment,
    ) -> (Option<Alignment>, Option<Alignment>, Option<Alignment>) {
        let core = |run: &Run, offset: &u32| self.mask(*run, *offset) & (FURNITURE | CREDIT) == 0;
        let mut words =
            alignment.runs.iter().flat_map(|r| (0..r.len).filter(move |o| core(r, o)).map(move |o| r.a + o));
        let Some(first) = words.next() else { return (None, Some(alignment), None) };
        let last = words.last().unwrap_or(first) + 1;
        let between =
            |from: u32, to: u32| Alignment::over(alignment.runs.iter().filter_map(|r| part(*r, from, to)).collect());
        (between(0, first), between(first, last), between(last, u32::MAX))
    }
}

impl Grounds<'_> {
    /// An alignment without the words before its first and after its last quoted word.
    pub(in crate::passages) fn quoted(&self, alignment: &Alignment) -> Option<Alignment> {
        let is = |run: &Run, offset: &u32| self.mask(*run, *offset) & QUOTATION != 0;
        let mut words = alignment.runs.iter().flat_map(|r| (0..r.len).filter(move |o| is(r, o)).map(move |o| r.a + o));
        let first = words.next()?;
        let last = words.last().unwrap_or(first) + 1;
        Alignment::over(alignment.runs.iter().filter_map(|r| part(*r, first, last)).collect())
    }
}

/// The part of a run whose words in `a` lie in a range.
fn part(run: Run, from: u32, to: u32) -> Option<Run> {
    let (start, end) = (run.a.max(from), run.a_end().min(to));
    (start < end).then(|| Run { a: start, b: run.b + (start - run.a), len: end - start })
}

/// The kind of a passage.
pub(in crate::passages) fn kind(alignment: &Alignment, grounds: Grounds<'_>, options: &Options) -> PassageKind {
    let own = grounds.own(&alignment.runs);
    if own >= options.min_own_words {
        let verbatim = alignment.changes().similarity() >= options.verbatim;
        return if verbatim { PassageKind::Verbatim } else { PassageKind::Edited };
    }
    let quoted = grounds.count(&alignment.runs, QUOTATION);
    let printed = grounds.count(&alignment.runs, FURNITURE | CREDIT);
    if quoted >= printed { PassageKind::Quotation } else { PassageKind::Furniture }
}
