//! The words of a folder as one long column of hashes, article after article.
//!
//! Four bytes a word; every later step addresses a word by its place in the column. Exact duplicates have no words here.

use super::content::{self, Content, Counts, Stem};
use super::rows::Rows;
use crate::facts::Reading;
use crate::text::{Token, tokenise};
use rayon::prelude::*;
use std::borrow::Cow;
use std::ops::Range;

/// The column, and where each article's words stand in it.
#[derive(Debug, Default)]
pub(in crate::passages) struct Columns {
    words: Vec<Box<[u32]>>,
    rows: Rows,
}

/// The content words, by article.
pub(in crate::passages) type Contents = Vec<Box<[Content]>>;

impl Columns {
    /// Lines up the words of every article that is `wanted`, and its content words.
    pub(in crate::passages) fn new(readings: &[Reading], wanted: impl Fn(usize) -> bool + Sync) -> (Self, Contents) {
        let row = |room: &mut Room, (index, reading): (usize, &Reading)| {
            if wanted(index) { row(reading, room) } else { Default::default() }
        };
        let rows = readings.par_iter().enumerate().map_init(Room::default, row);
        let (mut words, mut contents): (Vec<Box<[u32]>>, Contents) = rows.unzip();
        let rows = Rows::of_lengths(words.iter().map(|words| words.len()));
        // Past four thousand million words there are no more places.
        for (article, (words, content)) in (0_u32..).zip(words.iter_mut().zip(&mut contents)) {
            if rows.of(article).len() < words.len() {
                (*words, *content) = Default::default();
            }
        }
        (Self { words, rows }, contents)
    }

    /// How many articles there are.
    pub(in crate::passages) fn len(&self) -> usize {
        self.words.len()
    }

    /// Where an article's words stand.
    pub(in crate::passages) fn range(&self, article: u32) -> Range<u32> {
        self.rows.of(article)
    }

    /// An article's words.
    pub(in crate::passages) fn of(&self, article: u32) -> &[u32] {
        self.words.get(article as usize).map_or(&[], |words| words)
    }

    /// Gives up the words of the articles that are not `compared` any more; where they stood stays known.
    pub(in crate::passages) fn forget(&mut self, compared: &[bool]) {
        forget(&mut self.words, compared);
    }

    /// Which article holds a word of the column.
    pub(in crate::passages) fn article_of(&self, word: u32) -> u32 {
        self.rows.article_of(word)
    }

    /// The words of an article before a word of the column, and those from it on.
    pub(in crate::passages) fn around(&self, (article, at): (u32, u32)) -> (&[u32], &[u32]) {
        let words = self.of(article);
        let before = at.saturating_sub(self.range(article).start) as usize;
        words.split_at(before.min(words.len()))
    }
}

/// Room that one article after another uses.
#[derive(Default)]
struct Room {
    /// The stem of each word.
    stems: Vec<Stem>,
    counts: Counts,
}

/// The words of an article, and its content words.
fn row(reading: &Reading, room: &mut Room) -> (Box<[u32]>, Box<[Content]>) {
    let tokens = tokens(reading);
    let words = || tokens.iter().filter(|t| t.is_word());
    let mut hashes = Vec::with_capacity(words().count());
    room.stems.clear();
    for token in words() {
        hashes.push(token.hash);
        room.stems.push(content::stem(&reading.article.text, token));
    }
    (hashes.into_boxed_slice(), content::of(&room.stems, &mut room.counts))
}

/// Gives up what was known of the articles that are not `compared` any more: the memory serves for what is learnt of the others.
pub(in crate::passages) fn forget<T>(known: &mut [Box<[T]>], compared: &[bool]) {
    for (known, _) in known.iter_mut().zip(compared).filter(|(_, compared)| !**compared) {
        *known = Box::default();
    }
}

/// How many words an article has.
pub(in crate::passages) fn count(reading: &Reading) -> u32 {
    tokens(reading).iter().filter(|t| t.is_word()).count() as u32
}

/// The tokens of an article, whose text may not have been taken apart.
fn tokens(reading: &Reading) -> Cow<'_, [Token]> {
    if reading.is_folded() { Cow::Owned(tokenise(&reading.article.text)) } else { Cow::Borrowed(&reading.text.tokens) }
}

#[cfg(test)]
impl Columns {
    /// Columns of the words given, an article each.
    pub(in crate::passages) fn of_words(articles: Vec<Vec<u32>>) -> Self {
        let rows = Rows::of_lengths(articles.iter().map(Vec::len));
        Self { words: articles.into_iter().map(Vec::into_boxed_slice).collect(), rows }
    }
}
