//! Formulas: phrases that a folder's articles share because they are made of the same phrases, not of the same report.
//!
//! Takes the postings of winnowed grams, gives the places of those that many articles hold, each going on and coming from
//! somewhere else: prices, results, weather, generated text. What many papers copied goes on alike in most of them, so a
//! story stays one however many print it.

use crate::passages::candidates::postings::{Holder, Postings, word};
use crate::passages::words::columns::Columns;
use crate::passages::words::winnow::{GRAM, mixed};

/// Fewer articles than these make no formula of what they share.
const HOLDERS: usize = 16;
/// Words, the gram's own among them, over which two articles go on or come from alike.
const CONTEXT: usize = 20;
/// How many ways a formula goes on, and how many it comes from.
const WAYS: u64 = 8;
/// Words on either side over which two articles are held against each other, place by place.
const AROUND: usize = 32;
/// Two articles tell the same around a gram where they agree in this part of those places.
const ALIKE_PERCENT: usize = 55;
/// One in so many neighbouring holders that tells the same makes a gram a story's: each paper may have edited its copy.
const TELLING: usize = 4;
/// How many neighbours are looked at.
const TRIED: usize = 64;
/// Formulas stand together: a phrase of the language stands alone. So many others must stand within [`NEAR`] words.
const COMPANY: usize = 3;
/// Where company is sought, in words to either side.
const NEAR: u32 = 20;

/// The places of formulas, as words of the folder's column, in order.
pub(in crate::passages) fn places(columns: &Columns, postings: &Postings) -> Vec<u32> {
    let found = postings.for_each_group(columns, HOLDERS, |group, holders, places: &mut Vec<u32>| {
        if is_formula(columns, holders) {
            places.extend(group.iter().map(|posting| word(*posting)));
        }
    });
    let mut places: Vec<u32> = found.into_iter().flatten().collect();
    places.sort_unstable();
    in_company(&places)
}

/// The places that have others near them.
fn in_company(places: &[u32]) -> Vec<u32> {
    let near = |index: usize, place: u32| {
        let others = places.get(index.saturating_sub(COMPANY)..).unwrap_or(&[]).iter().take(2 * COMPANY + 1);
        others.filter(|other| other.abs_diff(place) <= NEAR).count() > COMPANY
    };
    places.iter().enumerate().filter(|(index, place)| near(*index, **place)).map(|(_, place)| *place).collect()
}

fn is_formula(columns: &Columns, holders: &[Holder]) -> bool {
    let around = |holder: &Holder| columns.around(*holder);
    let onward = |holder: &Holder| hash(around(holder).1.iter().take(CONTEXT));
    // The holders share the gram itself, so what comes from it need not be hashed again.
    let backward = |holder: &Holder| hash(around(holder).0.iter().rev().take(CONTEXT - GRAM));
    holders.len() >= HOLDERS
        && ways(holders.iter().map(onward).collect()) >= WAYS
        && ways(holders.iter().map(backward).collect()) >= WAYS
        && !is_story(columns, holders)
}

/// Whether enough neighbours among the holders tell the same around the gram.
fn is_story(columns: &Columns, holders: &[Holder]) -> bool {
    let pairs = holders.iter().zip(holders.iter().skip(1)).take(TRIED);
    let alike = pairs.clone().filter(|(x, y)| alike(columns.around(**x), columns.around(**y))).count();
    alike * TELLING >= pairs.count()
}

/// Whether two articles agree in most places before and after.
fn alike((before_x, after_x): (&[u32], &[u32]), (before_y, after_y): (&[u32], &[u32])) -> bool {
    let before = before_x.iter().rev().zip(before_y.iter().rev()).take(AROUND);
    let places = before.chain(after_x.iter().zip(after_y).skip(GRAM).take(AROUND));
    let (same, all) = places.fold((0, 0), |(same, all), (x, y)| (same + usize::from(x == y), all + 1));
    same * 100 >= all * ALIKE_PERCENT
}

fn hash<'a>(words: impl Iterator<Item = &'a u32>) -> u64 {
    words.fold(0, |sum, word| mixed(sum ^ u64::from(*word)).wrapping_add(1))
}

/// How many different contexts there are, each counted by its weight (the inverse of Simpson's index): one that most articles
/// have leaves the others little.
fn ways(mut contexts: Vec<u64>) -> u64 {
    contexts.sort_unstable();
    let all = contexts.len() as u64;
    let alike: u64 = contexts.chunk_by(|x, y| x == y).map(|same| (same.len() as u64).pow(2)).sum();
    all * all / alike.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::passages::words::winnow::winnow;

    /// `articles` of 240 words each, every word made from the article, the place, and what `word` adds.
    fn formulas(articles: u32, word: impl Fn(u32, u32) -> u32) -> usize {
        let words = (0..articles).map(|article| (0..240).map(|place| word(article, place)).collect()).collect();
        let columns = Columns::of_words(words);
        let postings = Postings::collect(&columns, |article, each| winnow(columns.of(article), each));
        places(&columns, &postings).len()
    }

    #[test]
    fn phrases_put_together_anew_in_each_article_are_formulas() {
        // Thirty phrases of twelve words, twenty in each article.
        let phrase = |article: u32, nth: u32| mixed(u64::from(article * 20 + nth)) as u32 % 30;
        assert!(formulas(200, |article, place| phrase(article, place / 12) * 100 + place % 12) > 5_000);
    }

    #[test]
    fn a_story_that_every_paper_edits_is_none() {
        let edited = |article: u32, place: u32| mixed(u64::from(article * 240 + place)).is_multiple_of(8);
        assert_eq!(
            formulas(200, |article, place| if edited(article, place) { article * 240 + place } else { place }),
            0
        );
    }

    #[test]
    fn a_phrase_of_the_language_is_none() {
        let other = |article: u32, place: u32| 1_000 + article * 240 + place;
        assert_eq!(
            formulas(200, |article, place| if (20..28).contains(&place) { place } else { other(article, place) }),
            0
        );
    }

    #[test]
    fn ways_count_by_their_weight() {
        assert_eq!(ways((0..20).collect()), 20);
        assert_eq!(ways(vec![7; 20]), 1);
        assert_eq!(ways((0..10).chain([99; 90]).collect()), 1);
        assert_eq!(ways(Vec::new()), 0);
    }
}
