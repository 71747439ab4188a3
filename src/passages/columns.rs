//! The words of a folder as one long column of hashes, article after article.
//!
//! Four bytes a word; every later step addresses a word by its place in the column. Exact duplicates have no words here.

use crate::facts::Reading;
use rayon::prelude::*;
use std::ops::Range;

/// The column, and where each article's words stand in it.
#[derive(Debug, Default)]
pub(super) struct Columns {
    words: Vec<u32>,
    starts: Vec<u32>,
}

impl Columns {
    /// Lines up the words of every article that is `wanted`.
    pub(super) fn new(readings: &[Reading], wanted: impl Fn(usize) -> bool + Sync) -> Self {
        let count = |(index, reading): (usize, &Reading)| {
            if wanted(index) { reading.text.tokens.iter().filter(|t| t.is_word()).count() as u32 } else { 0 }
        };
        let counts: Vec<u32> = readings.par_iter().enumerate().map(count).collect();
        let total: usize = counts.iter().map(|c| *c as usize).sum();
        let mut words = Vec::with_capacity(total);
        let mut starts = Vec::with_capacity(readings.len() + 1);
        for (reading, count) in readings.iter().zip(&counts) {
            starts.push(words.len() as u32);
            if *count > 0 && words.len() + *count as usize <= u32::MAX as usize {
                words.extend(reading.text.tokens.iter().filter(|t| t.is_word()).map(|t| t.hash));
            }
        }
        starts.push(words.len() as u32);
        Self { words, starts }
    }

    /// How many articles there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Where an article's words stand.
    pub(super) fn range(&self, article: u32) -> Range<u32> {
        let at = |i: usize| self.starts.get(i).copied().unwrap_or(0);
        at(article as usize)..at(article as usize + 1)
    }

    /// An article's words.
    pub(super) fn of(&self, article: u32) -> &[u32] {
        let range = self.range(article);
        self.words.get(range.start as usize..range.end as usize).unwrap_or(&[])
    }

    /// Which article holds a word of the column.
    pub(super) fn article_of(&self, word: u32) -> u32 {
        self.starts.partition_point(|s| *s <= word).saturating_sub(1) as u32
    }

    /// The words of an article before a word of the column, and those from it on.
    pub(super) fn around(&self, (article, at): (u32, u32)) -> (&[u32], &[u32]) {
        let range = self.range(article);
        let at = at.clamp(range.start, range.end);
        let words = |from: u32, to: u32| self.words.get(from as usize..to as usize).unwrap_or(&[]);
        (words(range.start, at), words(at, range.end))
    }
}

#[cfg(test)]
impl Columns {
    /// Columns of the words given, an article each.
    pub(super) fn of_words(articles: Vec<Vec<u32>>) -> Self {
        let mut columns = Self { words: Vec::new(), starts: vec![0] };
        for article in articles {
            columns.words.extend(article);
            columns.starts.push(columns.words.len() as u32);
        }
        columns
    }
}
