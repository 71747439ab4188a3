//! Which share of an article's words stands in some of its spans.

use crate::facts::Reading;
use crate::span::Span;

/// Words of an article that stand in any of the spans.
pub(super) fn covered(reading: &Reading, mut spans: Vec<Span>) -> usize {
    spans.sort_unstable();
    let mut end = 0;
    let mut words = 0;
    for span in spans {
        let start = span.start.max(end);
        if start < span.end {
            words += words_in(reading, Span { start, end: span.end });
            end = span.end;
        }
    }
    words
}

/// Words of a span.
pub(super) fn words_in(reading: &Reading, span: Span) -> usize {
    let tokens = reading.text.tokens.get(reading.text.tokens_in(span)).unwrap_or(&[]);
    tokens.iter().filter(|token| token.is_word()).count()
}

/// A share that is `0 %` or `100 %` only where it is nothing or all.
pub(super) fn percent(part: usize, whole: usize) -> String {
    match (part, whole) {
        (0, _) | (_, 0) => "0 %".to_owned(),
        (part, whole) if part >= whole => "100 %".to_owned(),
        (part, whole) => format!("{} %", ((200 * part + whole) / (2 * whole)).clamp(1, 99)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Article;

    #[test]
    fn a_share_is_nothing_or_all_only_where_it_is() {
        assert_eq!([percent(0, 9), percent(1, 999), percent(998, 999), percent(9, 9)], ["0 %", "1 %", "99 %", "100 %"]);
    }

    #[test]
    fn words_of_passages_that_overlap_count_once() {
        let reading = Reading::new(Article::from_text("a", "one two three four"));
        assert_eq!(covered(&reading, vec![Span::new(4, 13), Span::new(0, 7), Span::new(4, 7)]), 3);
    }
}
