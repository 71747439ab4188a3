//! Leads: whom and what two articles are about, as their titles and first sentences name it.

use crate::claims::origins::holders::bare;
use crate::facts::{NameKind, Reading};
use std::collections::BTreeSet;

/// Sentences of an article that say what it is about.
const LEAD: usize = 3;
/// Letters of the shortest word that is told for a name in a title.
const SHORTEST: usize = 4;

/// Whether the titles or first sentences of two articles name somebody or something in common, or one of the two names nothing.
pub(super) fn share_a_name(a: &Reading, b: &Reading) -> bool {
    let (x, y) = (names(a), names(b));
    x.is_empty() || y.is_empty() || x.intersection(&y).next().is_some()
}

/// The words of the names in an article's title and first sentences, places left out: most articles of a town name it.
fn names(reading: &Reading) -> BTreeSet<String> {
    let end = reading.text.sentences.get(LEAD - 1).map_or(u32::MAX, |s| s.span.end);
    let named = reading.facts.names.iter().take_while(|n| n.span.start < end).filter(|n| n.kind != NameKind::Place);
    let title = reading.article.meta.title.as_deref().unwrap_or_default();
    let capital =
        title.split_whitespace().map(bare).filter(|w| w.len() >= SHORTEST && w.starts_with(char::is_uppercase));
    let words = named.flat_map(|n| n.entity.split_whitespace().map(bare)).chain(capital);
    words.filter(|w| w.starts_with(char::is_uppercase)).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Article;

    #[test]
    fn notices_of_two_companies_share_no_name() {
        let read = |text: &str| Reading::new(Article::from_text("a.txt", text));
        let tarn = read("Tarn Shipping Co sold notes on Monday. The payment date is 5 May.");
        let again = read("Tarn Shipping Co corrected a notice. The payment date is 15 May.");
        let hask = read("Hask Water Company sold bonds on Monday. The payment date is 15 May.");
        assert!(share_a_name(&tarn, &again));
        assert!(!share_a_name(&tarn, &hask));
        assert!(share_a_name(&tarn, &read("it rained.")));
    }
}
