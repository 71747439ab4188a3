//! Sentences that tell an article again under another name.
//!
//! A sentence counts by the digest of its words. Of all of them an article keeps those with the least digests (bottom-k
//! sampling): which these are hangs on the sentences alone, so an edit changes few of them.

use crate::digest::Digest;
use crate::facts::Reading;
use crate::rules::fingerprint::plain;
use std::collections::{BTreeMap, BTreeSet};

/// Sentences that are kept.
const KEPT: usize = 6;
/// Hexadecimal digits of each.
const DIGITS: usize = 8;
/// The fewest words of a sentence that tells anything.
const WORDS: usize = 5;
/// Lost articles with one sentence in common that are weighed.
const WEIGHED: usize = 64;

/// The sentences of an article that a baseline keeps.
pub(super) fn marks(reading: &Reading) -> Vec<String> {
    all(reading).into_iter().take(KEPT).collect()
}

/// All sentences of an article, as digests.
pub(super) fn all(reading: &Reading) -> BTreeSet<String> {
    let told = |least: usize| -> BTreeSet<String> {
        let sentences = reading.text.sentences.iter().filter(|sentence| reading.text.words_in(sentence.span) >= least);
        let words = sentences.map(|sentence| plain(sentence.span.of(&reading.article.text)));
        words.map(|words| Digest::of(words.as_bytes()).short(DIGITS)).collect()
    };
    let long = told(WORDS);
    if long.is_empty() { told(1) } else { long }
}

/// Articles that are looked for, by their marks.
#[derive(Default)]
pub(super) struct Index<'a> {
    marks: BTreeMap<&'a str, &'a [String]>,
    with: BTreeMap<&'a str, BTreeSet<&'a str>>,
}

impl<'a> Index<'a> {
    pub(super) fn add(&mut self, name: &'a str, marks: &'a [String]) {
        self.marks.insert(name, marks);
        for mark in marks {
            self.with.entry(mark).or_default().insert(name);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// Takes out the article that shares most marks with these sentences, if that is half of its marks; the first by name
    /// of several.
    pub(super) fn take(&mut self, sentences: &BTreeSet<String>) -> Option<String> {
        let mut shared: BTreeMap<&'a str, usize> = BTreeMap::new();
        for with in sentences.iter().filter_map(|sentence| self.with.get(sentence.as_str())) {
            for name in with.iter().take(WEIGHED) {
                *shared.entry(name).or_default() += 1;
            }
        }
        let enough =
            |(name, count): &(&'a str, usize)| count * 2 >= self.marks.get(name).map_or(0, |marks| marks.len());
        let best = shared.into_iter().filter(enough).max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(a.0)))?.0;
        for mark in self.marks.remove(best).unwrap_or(&[]) {
            if let Some(with) = self.with.get_mut(mark.as_str()) {
                with.remove(best);
            }
        }
        Some(best.to_owned())
    }
}
