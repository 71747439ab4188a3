//! Disputes: what two articles of a folder tell in the same words, but for one thing.
//!
//! Takes the readings of a folder and its passages, gives for each article the places where an earlier one has a quotation
//! of its in other words ([`quotes`]) or from another mouth, or a copied sentence with another figure, day or name
//! ([`copies`]). Nobody is said to be wrong: one of the two is, or the world changed between them.

mod copies;
mod fields;
mod index;
mod quotes;
mod wording;

use crate::facts::Reading;
use crate::passages::Passages;
use crate::span::Span;
pub use fields::FIELDS;
use std::collections::BTreeMap;

/// A place where an article differs from an earlier one, in the same words otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Dispute {
    /// Where this article says it.
    pub span: Span,
    /// What the two differ in: `words` and `speaker` of a quotation, or the slot of a sentence.
    pub slot: &'static str,
    /// What this article has there.
    pub here: String,
    /// What the other has.
    pub there: String,
    /// The other article, published before this one or, as far as is known, the first by path.
    pub other: u32,
    /// Where the other says it.
    pub other_span: Span,
    /// The other article's path.
    pub other_path: String,
}

impl Dispute {
    /// What the two have in common, in words.
    pub fn explanation(&self) -> &'static str {
        match self.slot {
            "speaker" => "the quotation is the same, word for word, in articles published within two days",
            "words" | "polarity" => "the rest of the quotation is the same, word for word",
            _ => "the rest of the sentence is the same, word for word",
        }
    }
}

/// Two places that differ, as the two articles have them.
struct Difference {
    slot: &'static str,
    articles: [u32; 2],
    spans: [Span; 2],
    values: [String; 2],
}

/// For each article its disputes with earlier ones, in order of position; a place is told once.
pub fn find(readings: &[Reading], passages: &Passages) -> Vec<Vec<Dispute>> {
    let mut found: BTreeMap<u32, Vec<Dispute>> = BTreeMap::new();
    let quoted = quotes::find(readings, passages);
    for difference in quoted.into_iter().chain(copies::find(readings, passages)) {
        let Some((article, dispute)) = seen(readings, difference) else { continue };
        let list = found.entry(article).or_default();
        if !list.iter().any(|d| d.span.overlaps(dispute.span)) {
            list.push(dispute);
        }
    }
    let sorted = |mut list: Vec<Dispute>| {
        list.sort_by_key(|d| d.span);
        list
    };
    (0..readings.len() as u32).map(|article| found.remove(&article).map(sorted).unwrap_or_default()).collect()
}

/// A difference as the later of its two articles sees it: its writer could have read the other.
fn seen(readings: &[Reading], difference: Difference) -> Option<(u32, Dispute)> {
    let Difference { slot, articles: [a, b], spans: [at_a, at_b], values: [in_a, in_b] } = difference;
    let key = |article: u32| {
        readings.get(article as usize).map(|r| (r.article.meta.published, r.article.path.as_str(), article))
    };
    let dispute = |span, here, there, other: u32, other_span| {
        let other_path = readings.get(other as usize)?.article.path.clone();
        Some(Dispute { span, slot, here, there, other, other_span, other_path })
    };
    if key(a) <= key(b) {
        Some((b, dispute(at_b, in_b, in_a, a, at_a)?))
    } else {
        Some((a, dispute(at_a, in_a, in_b, b, at_b)?))
    }
}

/// Days between two articles in which the same words are told of one occasion.
const OCCASION: i64 = 2;

/// Whether two articles were published close to each other; not where one of the days is not known.
fn of_one_occasion(a: &Reading, b: &Reading) -> bool {
    let days = a.article.meta.published.zip(b.article.meta.published).map(|(x, y)| (x.date - y.date).num_days().abs());
    days.is_some_and(|days| days <= OCCASION)
}

#[cfg(test)]
mod tests;
