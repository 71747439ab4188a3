//! Fingerprints: names of findings that hold over moved lines, changed quotation marks and inserted paragraphs.
//!
//! The first half names what is found, whatever the file is called: the rule, the words in their normal form, and how many such
//! findings stand before it in the article. The second half adds the path. A baseline keeps first halves by path, so it can
//! follow a file that was renamed.

use crate::digest::Digest;
use crate::normal::normal_form;

/// Hexadecimal digits of half a fingerprint.
const HALF: usize = 16;

/// The fingerprint of the `n`-th finding (from 0) of a rule on the same words of an article.
pub fn fingerprint(rule: &str, path: &str, flagged: &str, n: u32) -> String {
    let content = Digest::of_parts(["copydesk/1", rule, &plain(flagged), &n.to_string()]);
    let place = Digest::of_parts(["copydesk/1", &content.to_string(), path]);
    content.short(HALF) + &place.short(HALF)
}

/// The half of a fingerprint that holds when a file is renamed.
pub fn content(fingerprint: &str) -> &str {
    fingerprint.get(..HALF).unwrap_or(fingerprint)
}

/// The normal form, its marks and white space collapsed to one space.
pub(super) fn plain(text: &str) -> String {
    let normal = normal_form(text);
    let words: Vec<&str> = normal.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_layout_do_not_change_a_fingerprint_and_words_do() {
        let of = |words: &str| fingerprint("r", "a.txt", words, 0);
        assert_eq!(of("“We’re  out,” she\nsaid"), of("\"We're out\" she said."));
        assert_ne!(of("We were out"), of("We are out"));
        assert_eq!(of("a").len(), 2 * HALF);
    }

    #[test]
    fn rule_words_and_number_make_the_first_half_and_the_path_the_second() {
        let base = fingerprint("r", "a", "w", 0);
        for other in [fingerprint("s", "a", "w", 0), fingerprint("r", "a", "v", 0), fingerprint("r", "a", "w", 1)] {
            assert_ne!(content(&other), content(&base));
        }
        let moved = fingerprint("r", "b", "w", 0);
        assert_eq!(content(&moved), content(&base));
        assert_ne!(moved, base);
    }
}
