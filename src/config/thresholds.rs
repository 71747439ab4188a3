//! The numbers that a project may set: how long, how sure, how large.

/// Thresholds that stages go by. Each is a key of `copydesk.toml`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thresholds {
    /// Matched words that a word-for-word passage needs.
    pub passage_words: usize,
    /// How many of them must lie outside quotations, furniture and credits for the passage to be copying.
    pub passage_own_words: usize,
    /// Matched words that a shared quotation or a shared paragraph of furniture needs.
    pub quotation_words: usize,
    /// Share of matching words, in 0..1, from which a passage is called verbatim.
    pub verbatim: f32,
    /// Least mean probability, in 0..1, that the sentences of one claim state the same.
    pub same_claim: f32,
    /// Megabytes of a file that is one article.
    pub article_megabytes: usize,
    /// Megabytes of a file of many articles.
    pub collection_megabytes: usize,
    /// Megabytes of one record in such a file.
    pub record_megabytes: usize,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            passage_words: 30,
            passage_own_words: 15,
            quotation_words: 12,
            verbatim: 0.95,
            same_claim: 0.5,
            article_megabytes: 64,
            collection_megabytes: 2048,
            record_megabytes: 16,
        }
    }
}

impl Thresholds {
    /// The whole number that a key sets.
    pub(super) fn count(&mut self, path: &[&str]) -> Option<&mut usize> {
        Some(match path {
            ["passages", "min-words"] => &mut self.passage_words,
            ["passages", "min-own-words"] => &mut self.passage_own_words,
            ["passages", "min-quotation-words"] => &mut self.quotation_words,
            ["limits", "article-megabytes"] => &mut self.article_megabytes,
            ["limits", "collection-megabytes"] => &mut self.collection_megabytes,
            ["limits", "record-megabytes"] => &mut self.record_megabytes,
            _ => return None,
        })
    }

    /// The share that a key sets.
    pub(super) fn share(&mut self, path: &[&str]) -> Option<&mut f32> {
        Some(match path {
            ["passages", "verbatim"] => &mut self.verbatim,
            ["claims", "same-claim"] => &mut self.same_claim,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::keys::{KEYS, KeyType};

    #[test]
    fn the_table_of_keys_names_the_defaults_and_they_are_within_its_bounds() {
        for key in KEYS {
            let mut thresholds = Thresholds::default();
            let (default, within) = match key.ty {
                KeyType::Count { least, most } => {
                    let value = *thresholds.count(key.path).unwrap();
                    (value.to_string(), (least..=most).contains(&value))
                }
                KeyType::Share => {
                    let value = *thresholds.share(key.path).unwrap();
                    (value.to_string(), (0.0..=1.0).contains(&value))
                }
                _ => continue,
            };
            assert_eq!(key.default, default, "{}", key.path.join("."));
            assert!(within, "{}", key.path.join("."));
        }
    }
}
