//! Where the words of an extracted text stand in the page they were taken from.
//!
//! The extract is the page with parts left out, mostly in order. So the two are read side by side; where they part, the next
//! three words of the extract are looked up in the page. Time grows with the length times its logarithm.

use super::render::{readable, split};
use super::tokens::Kind;
use std::ops::Range;
use xxhash_rust::xxh3::xxh3_64;

/// How far ahead in the page a single word is looked for.
const WINDOW: usize = 8;

/// A word as a number, and where it stands.
type Word = (u32, Range<usize>);

/// For each word of the extract, in order, where it stands in the page; `None` where that is not known.
pub(super) fn find(page: &str, extract: &str) -> Vec<Option<Range<usize>>> {
    let (page, extract) = (words(page), words(extract));
    let index = Index::new(&page);
    let mut next = 0;
    let mut places = Vec::with_capacity(extract.len());
    for (at, (word, _)) in extract.iter().enumerate() {
        let same = |place: &usize| page.get(*place).is_some_and(|(found, _)| found == word);
        let found = Some(next)
            .filter(same)
            .or_else(|| index.after(key(&extract, at)?, next))
            .or_else(|| (next..next + WINDOW).find(|place| same(place)));
        places.push(found.and_then(|found| page.get(found)).map(|(_, range)| range.clone()));
        next = found.map_or(next, |found| found + 1);
    }
    places
}

fn words(page: &str) -> Vec<Word> {
    let mut words = Vec::new();
    for token in readable(page) {
        if let Kind::Text(text) = token.kind {
            words.extend(split(text, token.at).map(|(word, range)| {
                let word = html_escape::decode_html_entities(word);
                (xxh3_64(word.as_bytes()) as u32, range)
            }));
        }
    }
    words
}

/// Three words in a row as one number.
fn key(words: &[Word], at: usize) -> Option<u32> {
    let [(a, _), (b, _), (c, _)] = words.get(at..at + 3)? else { return None };
    Some(a.wrapping_mul(0x9E37_79B1).wrapping_add(*b).wrapping_mul(0x85EB_CA77).wrapping_add(*c))
}

/// Where each run of three words stands.
struct Index(Vec<(u32, u32)>);

impl Index {
    fn new(page: &[Word]) -> Self {
        let mut index: Vec<_> = (0..page.len()).filter_map(|at| Some((key(page, at)?, at as u32))).collect();
        index.sort_unstable();
        Self(index)
    }

    /// The first such run at or after a word of the page, else the first of all.
    fn after(&self, key: u32, next: usize) -> Option<usize> {
        let find = |from: u32| {
            let place = self.0.partition_point(|entry| *entry < (key, from));
            self.0.get(place).filter(|(found, _)| *found == key).map(|(_, at)| *at as usize)
        };
        find(next as u32).or_else(|| find(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_past_what_was_left_out() {
        let page = "<nav>one two three</nav><p>One &amp; two three</p><aside>ad</aside><p>four <b>five</b> six</p>";
        let extract = "<p>One &amp; two three</p><p>four five six</p>";
        let found: Vec<&str> = find(page, extract).into_iter().map(|range| &page[range.unwrap()]).collect();
        assert_eq!(found, ["One", "&amp;", "two", "three", "four", "five", "six"]);
    }

    #[test]
    fn words_that_the_page_does_not_hold_have_no_place() {
        assert_eq!(find("<p>a b c d</p>", "x b c d"), [None, Some(5..6), Some(7..8), Some(9..10)]);
    }
}
