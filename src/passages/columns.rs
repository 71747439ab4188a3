//! The words of a folder as one long column of hashes, article after article.
//!
//! Four bytes a word; every later step addresses a word by its place in the column. Exact duplicates have no words here.

use super::content;
use crate::facts::Reading;
use crate::text::{Token, tokenise};
use rayon::prelude::*;
use std::borrow::Cow;
use std::ops::Range;

/// The column, and where each article's words stand in it.
#[derive(Debug, Default)]
pub(super) struct Columns {
    words: Vec<Box<[u32]>>,
    starts: Vec<u32>,
}

/// The stem of each word, by article; 0 for a word that holds a text together.
pub(super) type Stems = Vec<Box<[u32]>>;

impl Columns {
    /// Lines up the words of every article that is `wanted`, and their stems.
    pub(super) fn new(readings: &[Reading], wanted: impl Fn(usize) -> bool + Sync) -> (Self, Stems) {
        let row = |(index, reading): (usize, &Reading)| if wanted(index) { row(reading) } else { Default::default() };
        let (mut words, mut stems): (Vec<Box<[u32]>>, Stems) = readings.par_iter().enumerate().map(row).unzip();
        let mut starts = Vec::with_capacity(words.len() + 1);
        let mut next = 0_u32;
        for (words, stems) in words.iter_mut().zip(&mut stems) {
            starts.push(next);
            let end = u32::try_from(words.len()).ok().and_then(|len| next.checked_add(len));
            // Past four thousand million words there are no more places.
            if end.is_none() {
                (*words, *stems) = Default::default();
            }
            next = end.unwrap_or(next);
        }
        starts.push(next);
        (Self { words, starts }, stems)
    }

    /// How many articles there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// Where an article's words stand.
    pub(super) fn range(&self, article: u32) -> Range<u32> {
        let at = |i: usize| self.starts.get(i).copied().unwrap_or(0);
        at(article as usize)..at(article as usize + 1)
    }

    /// An article's words.
    pub(super) fn of(&self, article: u32) -> &[u32] {
        self.words.get(article as usize).map_or(&[], |words| words)
    }

    /// Which article holds a word of the column.
    pub(super) fn article_of(&self, word: u32) -> u32 {
        self.starts.partition_point(|s| *s <= word).saturating_sub(1) as u32
    }

    /// The words of an article before a word of the column, and those from it on.
    pub(super) fn around(&self, (article, at): (u32, u32)) -> (&[u32], &[u32]) {
        let words = self.of(article);
        let before = at.saturating_sub(self.range(article).start) as usize;
        words.split_at(before.min(words.len()))
    }
}

/// The words of an article and their stems.
fn row(reading: &Reading) -> (Box<[u32]>, Box<[u32]>) {
    let tokens = tokens(reading);
    let words = || tokens.iter().filter(|t| t.is_word());
    let count = words().count();
    let (mut hashes, mut stems) = (Vec::with_capacity(count), Vec::with_capacity(count));
    for token in words() {
        hashes.push(token.hash);
        stems.push(content::stem_of_content(&reading.article.text, token).unwrap_or(0));
    }
    (hashes.into_boxed_slice(), stems.into_boxed_slice())
}

/// How many words an article has.
pub(super) fn count(reading: &Reading) -> u32 {
    tokens(reading).iter().filter(|t| t.is_word()).count() as u32
}

/// The tokens of an article, whose text may not have been taken apart.
fn tokens(reading: &Reading) -> Cow<'_, [Token]> {
    if reading.is_folded() { Cow::Owned(tokenise(&reading.article.text)) } else { Cow::Borrowed(&reading.text.tokens) }
}

#[cfg(test)]
impl Columns {
    /// Columns of the words given, an article each.
    pub(super) fn of_words(articles: Vec<Vec<u32>>) -> Self {
        let mut columns = Self { words: Vec::new(), starts: vec![0] };
        for article in articles {
            columns.starts.push(columns.starts.last().unwrap_or(&0) + article.len() as u32);
            columns.words.push(article.into_boxed_slice());
        }
        columns
    }
}
