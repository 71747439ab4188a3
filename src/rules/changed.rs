//! Which findings an edit has to answer for: those with words in paragraphs that are new or were changed.
//!
//! Takes the articles of a folder as they are and as they were, and compares them paragraph by paragraph in their normal form:
//! a paragraph that moved or was wrapped anew is no change, the second of two alike is one.

use super::{Finding, State};
use crate::facts::{Field, Reading};
use crate::normal::normal_form;
use crate::span::Span;
use crate::text::Text;
use std::collections::HashMap;

/// What has changed in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Nothing.
    Nothing,
    /// Everything: it was not there before.
    Everything,
    /// Some of it.
    Some {
        /// For each paragraph, whether it was not there before.
        paragraphs: Vec<bool>,
        /// Whether a paragraph came or went at all.
        any: bool,
    },
}

impl Change {
    /// What has changed in an article that had these paragraphs, in their normal form and in any order.
    pub fn since<'a>(old: impl IntoIterator<Item = &'a str>, new: &Reading) -> Self {
        let mut left: HashMap<&str, usize> = HashMap::new();
        let mut count = 0;
        for paragraph in old {
            *left.entry(paragraph).or_default() += 1;
            count += 1;
        }
        let mut known = |paragraph: &str| left.get_mut(paragraph).filter(|n| **n > 0).map(|n| *n -= 1).is_some();
        let paragraphs: Vec<bool> =
            normal_paragraphs(&new.text, &new.article.text).map(|paragraph| !known(&paragraph)).collect();
        let kept = paragraphs.iter().filter(|changed| !**changed).count();
        let any = kept < count || kept < paragraphs.len();
        Self::Some { paragraphs, any }
    }

    /// Whether a stretch has words that were not there before.
    fn touches(&self, reading: &Reading, field: Field, span: Span) -> bool {
        let Self::Some { paragraphs, any } = self else { return *self == Self::Everything };
        if field == Field::Title || span.is_empty() {
            return *any;
        }
        let (from, to) = (reading.text.paragraph_at(span.start), reading.text.paragraph_at(span.end.saturating_sub(1)));
        paragraphs.get(from..=to.max(from)).is_some_and(|touched| touched.contains(&true))
    }
}

/// The paragraphs of a text in their normal form.
pub fn normal_paragraphs<'a>(text: &'a Text, words: &'a str) -> impl Iterator<Item = String> + 'a {
    text.paragraphs.iter().map(|paragraph| normal_form(paragraph.span.of(words)))
}

/// Marks the findings that no change has touched: neither where they stand, nor where they point to.
pub fn mark(changes: &[Change], readings: &[Reading], findings: &mut [Finding]) {
    let touched = |article: u32, field: Field, span: Span| {
        let (change, reading) = (changes.get(article as usize), readings.get(article as usize));
        change.zip(reading).is_none_or(|(change, reading)| change.touches(reading, field, span))
    };
    for finding in findings.iter_mut().filter(|finding| finding.state == State::New) {
        let own = touched(finding.article, finding.field, finding.span);
        if !own && !finding.related.iter().any(|other| touched(other.article, other.field, other.span)) {
            finding.state = State::Unchanged;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Article;

    fn change(old: &str, new: &str) -> Change {
        let old = Reading::for_passages(Article::from_text("a.txt", old));
        let old: Vec<String> = normal_paragraphs(&old.text, &old.article.text).collect();
        Change::since(old.iter().map(String::as_str), &Reading::for_passages(Article::from_text("a.txt", new)))
    }

    fn some(paragraphs: &[bool], any: bool) -> Change {
        Change::Some { paragraphs: paragraphs.to_vec(), any }
    }

    #[test]
    fn what_moved_or_was_wrapped_anew_has_not_changed_and_a_second_of_its_like_has() {
        assert_eq!(change("One.\n\nTwo “and” more.\n", "Two \"and\"  more.\n\nOne.\n"), some(&[false, false], false));
        assert_eq!(change("One.\n\nTwo.\n", "One.\n\nOne.\n\nTwo.\n"), some(&[false, true, false], true));
        assert_eq!(change("One.\n\nTwo.\n", "One.\n"), some(&[false], true));
        assert_eq!(change("One.\n\nTwo.\n", "One.\n\nTwo, or three.\n"), some(&[false, true], true));
    }
}
