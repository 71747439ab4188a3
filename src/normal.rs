//! The normal form of a text: what must be equal for two articles to be exact duplicates.
//!
//! Takes a `&str`, gives it without the differences that layout, case and typography make. It stands left of `ingest`,
//! which digests it, and of `text`, whose tokens follow the same classes of characters.

use crate::digest::Digest;
use sha2::{Digest as _, Sha256};
use unicode_normalization::UnicodeNormalization;

/// Lower case, NFKC (Unicode Standard Annex 15), straight quotation marks and hyphens, one space between words.
pub fn normal_form(text: &str) -> String {
    if text.is_ascii() {
        return normal_ascii(text);
    }
    let mut out = String::with_capacity(text.len());
    for piece in text.split_whitespace() {
        let before = out.len();
        if before > 0 {
            out.push(' ');
        }
        let start = out.len();
        if piece.is_ascii() {
            out.push_str(piece);
            if let Some(added) = out.get_mut(start..) {
                added.make_ascii_lowercase();
            }
        } else {
            out.extend(piece.nfkc().filter(|c| !is_invisible(*c)).flat_map(char::to_lowercase).map(straight));
        }
        if out.len() == start {
            out.truncate(before);
        }
    }
    out
}

/// The same for a text without any other characters: most texts by far.
fn normal_ascii(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let mut after_space = true;
    bytes.retain_mut(|byte| {
        // As `char::is_whitespace` has it: the vertical tab is white space, too.
        let space = byte.is_ascii_whitespace() || *byte == 0x0B;
        *byte = if space { b' ' } else { byte.to_ascii_lowercase() };
        !(std::mem::replace(&mut after_space, space) && space)
    });
    if after_space {
        bytes.pop();
    }
    String::from_utf8(bytes).unwrap_or_default()
}

/// SHA-256 of [`normal_form`].
pub fn digest(text: &str) -> Digest {
    Digest(Sha256::digest(normal_form(text).as_bytes()).into())
}

/// Typographic marks as typewriters have them.
fn straight(c: char) -> char {
    match c {
        c if is_apostrophe(c) => '\'',
        '“' | '”' | '„' | '«' | '»' | '‟' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        c => c,
    }
}

/// Straight and curly apostrophes.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{02BC}' | '\u{FF07}')
}

/// Characters that take no room and change no word: soft hyphens, zero-width joiners and spaces, direction marks.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn layout_case_and_typography_do_not_count() {
        assert_eq!(normal_form("“It’s  fine” –\n\tok \u{200B} ﬁn"), "\"it's fine\" - ok fin");
        assert_eq!(digest("A  b"), digest("a\r\nB"));
    }

    proptest! {
        #[test]
        fn one_character_of_another_alphabet_changes_no_other_word(text in "[ -~\t\n\u{B}\u{C}\r]{0,80}") {
            let alone = format!("{} é", normal_form(&text));
            prop_assert_eq!(normal_form(&format!("{text} é")), alone.trim_start());
        }
    }
}
