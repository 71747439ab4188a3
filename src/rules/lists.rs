//! Word lists: one entry a line, `#` begins a comment; several words an entry are one phrase.

use aho_corasick::{AhoCorasick, MatchKind};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

/// Word lists by name.
pub type Lists = BTreeMap<String, Arc<WordList>>;

/// A list of words and phrases, compared without regard to case.
#[derive(Clone, Debug)]
pub struct WordList {
    entries: BTreeSet<String>,
    automaton: AhoCorasick,
}

impl WordList {
    /// Reads a list; `None` where it has no entries or cannot be compiled.
    pub fn parse(text: &str) -> Option<Self> {
        let entry = |line: &str| folded(line.split('#').next().unwrap_or(""));
        let entries: BTreeSet<String> = text.lines().map(entry).filter(|e| !e.is_empty()).collect();
        if entries.is_empty() {
            return None;
        }
        let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&entries).ok()?;
        Some(Self { entries, automaton })
    }

    /// Whether a text is an entry.
    pub fn has(&self, text: &str) -> bool {
        self.entries.contains(&folded(text))
    }

    /// Where entries stand in a text as whole words; empty where the text changes its length in lower case.
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        let lower: String = text.chars().map(lower_of_one).collect();
        if lower.len() != text.len() {
            return Vec::new();
        }
        let inside_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        self.automaton
            .find_iter(&lower)
            .map(|found| found.range())
            .filter(|r| {
                let before = lower.get(..r.start).and_then(|t| t.chars().next_back());
                let after = lower.get(r.end..).and_then(|t| t.chars().next());
                !inside_word(before) && !inside_word(after)
            })
            .collect()
    }
}

/// Lower case, one space between words, straight apostrophes.
fn folded(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(|w| w.replace(['’', '‘'], "'").to_lowercase()).collect();
    words.join(" ")
}

/// The lower-case letter, where it takes as many bytes as the letter given; white space is a space.
fn lower_of_one(c: char) -> char {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(l), None) if l.len_utf8() == c.len_utf8() => l,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_found_as_whole_words_in_any_case() {
        let list = WordList::parse("officials # plural only\nsenior official\n\n# nothing\n").unwrap();
        assert!(list.has("Senior  Official") && !list.has("official"));
        assert_eq!(list.places("Officials and a Senior official; unofficials"), [0..9, 16..31]);
    }

    #[test]
    fn a_list_without_entries_is_none() {
        assert!(WordList::parse("# nothing\n\n").is_none());
    }
}
