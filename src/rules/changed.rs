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

/// Paragraphs that were there before, each to be found again as often as it stood there.
#[derive(Clone, Debug, Default)]
pub struct Before(HashMap<String, usize>);

impl Before {
    /// Adds paragraphs in their normal form.
    pub fn add(&mut self, paragraphs: impl IntoIterator<Item = String>) {
        for paragraph in paragraphs {
            *self.0.entry(paragraph).or_default() += 1;
        }
    }

    /// Takes one out, if it is there.
    fn take(&mut self, paragraph: &str) -> bool {
        let left = self.0.get_mut(paragraph).filter(|left| **left > 0);
        left.map(|left| *left -= 1).is_some()
    }

    /// Whether there are some that were not found again.
    fn has_left(&self) -> bool {
        self.0.values().any(|left| *left > 0)
    }
}

impl Change {
    /// What has changed in an article that had these paragraphs.
    pub fn since(mut before: Before, new: &Reading) -> Self {
        match Self::taken_from(&mut before, new) {
            Self::Some { paragraphs, any } => Self::Some { paragraphs, any: any || before.has_left() },
            change => change,
        }
    }

    /// What is new in an article whose paragraphs may come from among these; they are taken out.
    pub fn taken_from(before: &mut Before, new: &Reading) -> Self {
        let known = |paragraph: String| before.take(&paragraph);
        let known: Vec<bool> = normal_paragraphs(&new.text, &new.article.text).map(known).collect();
        let any = known.contains(&false);
        Self::Some { paragraphs: known.into_iter().map(|known| !known).collect(), any }
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
        let mut before = Before::default();
        before.add(normal_paragraphs(&old.text, &old.article.text));
        Change::since(before, &Reading::for_passages(Article::from_text("a.txt", new)))
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
