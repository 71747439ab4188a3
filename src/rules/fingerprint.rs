//! Fingerprints: names of findings that hold over moved lines, changed quotation marks and inserted paragraphs.

use crate::digest::Digest;
use crate::normal::normal_form;

/// Hexadecimal digits of a fingerprint.
const DIGITS: usize = 32;

/// The fingerprint of the `n`-th finding (from 0) of a rule on the same words of an article; `other` are the words of the
/// other article, where the finding is on two.
pub fn fingerprint(rule: &str, path: &str, flagged: &str, other: Option<&str>, n: u32) -> String {
    let (flagged, n) = (plain(flagged), n.to_string());
    let other = other.map(|words| Digest::of(plain(words).as_bytes()).to_string());
    let parts = ["copydesk/1", rule, path, &flagged, &n];
    Digest::of_parts(parts.into_iter().chain(other.as_deref())).short(DIGITS)
}

/// The normal form, its marks and white space collapsed to one space.
fn plain(text: &str) -> String {
    let normal = normal_form(text);
    let words: Vec<&str> = normal.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_layout_do_not_change_a_fingerprint_and_words_do() {
        let of = |words: &str| fingerprint("r", "a.txt", words, None, 0);
        assert_eq!(of("“We’re  out,” she\nsaid"), of("\"We're out\" she said."));
        assert_ne!(of("We were out"), of("We are out"));
        assert_eq!(of("a").len(), DIGITS);
    }

    #[test]
    fn rule_article_other_side_and_number_each_count() {
        let base = fingerprint("r", "a", "w", None, 0);
        let others = [
            fingerprint("s", "a", "w", None, 0),
            fingerprint("r", "b", "w", None, 0),
            fingerprint("r", "a", "w", Some("w"), 0),
            fingerprint("r", "a", "w", None, 1),
        ];
        assert!(others.iter().all(|o| *o != base));
    }
}
