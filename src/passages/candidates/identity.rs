//! Exact duplicates: articles whose normalised text is the same.

use crate::facts::Reading;

/// For each article, the first one by path that it repeats exactly. Articles without a word repeat nothing.
pub(in crate::passages) fn duplicates(readings: &[Reading]) -> Vec<Option<u32>> {
    let mut order: Vec<u32> = (0..readings.len() as u32).collect();
    let key =
        |index: u32| readings.get(index as usize).map(|r| (r.article.text_sha256, r.article.path.as_str(), index));
    order.sort_unstable_by(|a, b| key(*a).cmp(&key(*b)));
    let mut first_of = vec![None; readings.len()];
    let mut first: Option<u32> = None;
    for index in order {
        let digest = |i: u32| readings.get(i as usize).map(|r| r.article.text_sha256);
        let wordless = readings.get(index as usize).is_none_or(|r| !has_words(&r.article.text));
        match first {
            Some(f) if digest(f) == digest(index) && !wordless => {
                if let Some(slot) = first_of.get_mut(index as usize) {
                    *slot = Some(f);
                }
            }
            _ => first = Some(index),
        }
    }
    first_of
}

/// Whether a text has a word or a number in it.
fn has_words(text: &str) -> bool {
    text.chars().any(|c| c.is_alphabetic() || c.is_numeric())
}
