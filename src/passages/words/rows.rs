//! Rows: where each article's part of a column stands that runs through the whole folder.

use std::ops::Range;

/// Where the parts stand, article after article.
#[derive(Debug, Default)]
pub(in crate::passages) struct Rows {
    /// Where each begins, and where the last one ends.
    starts: Vec<u32>,
    /// Which article every so many entries belong to.
    signposts: Vec<u32>,
}

/// Entries from one signpost to the next, as a power of two.
const STEP: u32 = 8;

impl Rows {
    /// Rows that begin at these places; the last place is the end of the last row.
    pub(in crate::passages) fn new(starts: Vec<u32>) -> Self {
        let all = starts.last().copied().unwrap_or(0);
        let mut article = 0_usize;
        let mut at = |entry: u32| {
            while starts.get(article + 1).is_some_and(|next| *next <= entry) {
                article += 1;
            }
            article as u32
        };
        let signposts = (0..=all >> STEP).map(|step| at(step << STEP)).collect();
        Self { starts, signposts }
    }

    /// Rows of these lengths, as far as there are places; what lies beyond has no entry.
    pub(in crate::passages) fn of_lengths(lengths: impl Iterator<Item = usize>) -> Self {
        let mut next = 0_u32;
        let mut starts = vec![0];
        for length in lengths {
            next = u32::try_from(length).ok().and_then(|length| next.checked_add(length)).unwrap_or(next);
            starts.push(next);
        }
        Self::new(starts)
    }

    /// Where an article's entries stand.
    pub(in crate::passages) fn of(&self, article: u32) -> Range<u32> {
        let at = |i: usize| self.starts.get(i).copied().unwrap_or(0);
        at(article as usize)..at(article as usize + 1)
    }

    /// Which article has an entry.
    pub(in crate::passages) fn article_of(&self, entry: u32) -> u32 {
        let near = self.signposts.get((entry >> STEP) as usize).copied().unwrap_or(0);
        let later = self.starts.get(near as usize + 1..).unwrap_or(&[]);
        near + later.iter().take_while(|start| **start <= entry).count() as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_belongs_to_the_article_whose_row_it_is_in() {
        let lengths = [0, 700, 0, 1, 255, 0, 0, 513];
        let rows = Rows::of_lengths(lengths.into_iter());
        for article in 0..lengths.len() as u32 {
            assert!(rows.of(article).all(|entry| rows.article_of(entry) == article), "{article}");
        }
        assert_eq!(rows.of(7), 956..1469);
    }
}
