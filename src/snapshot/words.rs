//! Words of an article on a line of a snapshot: visible, short, and different whenever the words are.

use crate::digest::Digest;
use crate::report::visible;

/// Longest stretch that stands whole, in characters.
const WHOLE: usize = 120;
/// Characters kept of the beginning and the end of a longer one.
const ENDS: [usize; 2] = [70, 30];
/// Hexadecimal digits that tell two long stretches with the same ends apart.
const DIGITS: usize = 8;

/// A text on one line. A long one is cut in its middle, with a digest of the whole.
pub(super) fn line(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let count = text.chars().count();
    if count <= WHOLE {
        return visible(&text).into_owned();
    }
    let at = |nth: usize| text.char_indices().nth(nth).map_or(text.len(), |(at, _)| at);
    let (head, tail) = (text.get(..at(ENDS[0])).unwrap_or(""), text.get(at(count - ENDS[1])..).unwrap_or(""));
    let head = head.rsplit_once(' ').map_or(head, |(words, _)| words);
    let tail = tail.split_once(' ').map_or(tail, |(_, words)| words);
    format!("{} […{}…] {}", visible(head), Digest::of(text.as_bytes()).short(DIGITS), visible(tail))
}

/// As [`line()`], in quotation marks.
pub(super) fn quoted(text: &str) -> String {
    format!("“{}”", line(text))
}

/// The first words of a paragraph: its name on a page that counts no lines.
pub(super) fn opening(text: &str) -> String {
    let mut words = text.split_whitespace();
    let head: Vec<&str> = words.by_ref().take(8).collect();
    let more = if words.next().is_some() { " …" } else { "" };
    format!("{}{more}", line(&head.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_and_still_told_from_another_with_the_same_ends() {
        let long = |word: &str| format!("{} {word} {}", "The council met. ".repeat(10), "It rose at noon. ".repeat(10));
        assert_ne!(line(&long("not")), line(&long("now")));
        assert!(line(&long("not")).chars().count() < WHOLE);
        assert_eq!(line(" a\n  b "), "a b");
    }

    #[test]
    fn a_paragraph_is_named_by_its_first_words() {
        assert_eq!(
            opening("One two three four five six seven eight nine"),
            "One two three four five six seven eight …"
        );
        assert_eq!(opening("One two"), "One two");
    }
}
