//! Tokens: the words, numbers and marks of a text, each with a hash of its normal form.

use crate::normal::{is_apostrophe, is_invisible};
use crate::span::Span;
use xxhash_rust::xxh3::xxh3_64;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    /// Letters, with apostrophes between letters: `don't`.
    Word,
    /// Digits, with points, commas and colons between digits: `1,234.5`, `8:30`; letters may follow: `12th`, `30C`.
    Number,
    /// One character that is neither, and no white space.
    Mark,
}

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Hash of the lower-cased form with straight apostrophes, stable over runs and versions; 0 for marks.
    pub hash: u32,
    /// What it is.
    pub kind: TokenKind,
}

impl Token {
    /// Where it stands.
    #[inline]
    pub fn span(&self) -> Span {
        Span { start: self.start, end: self.end }
    }

    /// Its text.
    #[inline]
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        self.span().of(text)
    }

    /// Whether it is a word or a number, and so counts as a word.
    pub fn is_word(&self) -> bool {
        self.kind != TokenKind::Mark
    }
}

/// Takes a text apart in one pass.
pub fn tokenise(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut form = Vec::with_capacity(64);
    let mut at = 0;
    while let Some(c) = char_at(text, at) {
        let size = c.len_utf8();
        // What there is most of comes first.
        let (kind, end) = if c.is_alphabetic() {
            (TokenKind::Word, word_end(text, at + size))
        } else if c.is_whitespace() || is_invisible(c) {
            at += size;
            continue;
        } else if c.is_numeric() {
            (TokenKind::Number, number_end(text, at + size))
        } else {
            (TokenKind::Mark, at + size)
        };
        let hash = if kind == TokenKind::Mark { 0 } else { normal_hash(Span::new(at, end).of(text), &mut form) };
        let span = Span::new(at, end);
        tokens.push(Token { start: span.start, end: span.end, hash, kind });
        at = end;
    }
    tokens
}

/// Where the token ends that begins at a byte of a text.
pub fn token_end(text: &str, start: usize) -> usize {
    match char_at(text, start) {
        Some(c) if c.is_alphabetic() => word_end(text, start + c.len_utf8()),
        Some(c) if c.is_numeric() => number_end(text, start + c.len_utf8()),
        Some(c) => start + c.len_utf8(),
        None => start,
    }
}

/// The hash of a word's normal form: the same for `Don’t`, `don't` and `DON'T`.
pub fn word_hash(word: &str) -> u32 {
    normal_hash(word, &mut Vec::with_capacity(word.len()))
}

fn normal_hash(word: &str, form: &mut Vec<u8>) -> u32 {
    form.clear();
    if word.is_ascii() {
        form.extend_from_slice(word.as_bytes());
        form.make_ascii_lowercase();
    } else {
        let mut buffer = [0; 4];
        for c in word.chars().filter(|c| !is_invisible(*c)).flat_map(char::to_lowercase) {
            let c = if is_apostrophe(c) { '\'' } else { c };
            form.extend_from_slice(c.encode_utf8(&mut buffer).as_bytes());
        }
    }
    (xxh3_64(form) >> 32) as u32
}

fn char_at(text: &str, at: usize) -> Option<char> {
    let byte = *text.as_bytes().get(at)?;
    if byte < 0x80 { Some(byte as char) } else { text.get(at..)?.chars().next() }
}

/// Where a word that began before `at` ends.
fn word_end(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    at += bytes.get(at..).unwrap_or(&[]).iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    while let Some(c) = char_at(text, at) {
        let size = c.len_utf8();
        let inside = c.is_alphanumeric()
            || is_combining(c)
            || (is_apostrophe(c) || is_invisible(c)) && char_at(text, at + size).is_some_and(char::is_alphabetic);
        if !inside {
            break;
        }
        at += size;
    }
    at
}

/// Where a number that began before `at` ends.
fn number_end(text: &str, mut at: usize) -> usize {
    while let Some(c) = char_at(text, at) {
        let size = c.len_utf8();
        let joins = matches!(c, '.' | ',' | ':') && char_at(text, at + size).is_some_and(|n| n.is_ascii_digit());
        if !(c.is_alphanumeric() || joins) {
            break;
        }
        at += size;
    }
    at
}

fn is_combining(c: char) -> bool {
    c >= '\u{300}' && unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<&str> {
        tokenise(text).iter().map(|t| t.of(text)).collect()
    }

    #[test]
    fn words_numbers_and_marks_are_told_apart() {
        assert_eq!(words("Don’t pay $1,234.50, at 8:30."), ["Don’t", "pay", "$", "1,234.50", ",", "at", "8:30", "."]);
        assert_eq!(words("U.S. well-known 12th"), ["U", ".", "S", ".", "well", "-", "known", "12th"]);
    }

    #[test]
    fn curly_and_straight_apostrophes_have_one_normal_form() {
        assert_eq!(word_hash("Don’t"), word_hash("don't"));
        assert_ne!(word_hash("cant"), word_hash("can't"));
    }

    proptest! {
        #[test]
        fn a_token_ends_where_it_does_alone(text in "\\PC{0,60}") {
            for token in tokenise(&text) {
                prop_assert_eq!(token_end(&text, token.start as usize), token.end as usize);
            }
        }

        #[test]
        fn tokens_lie_in_order_on_character_borders_and_cover_all_but_space(text in "\\PC{0,200}") {
            let mut last = 0;
            for token in tokenise(&text) {
                prop_assert!(token.start as usize >= last && token.end > token.start);
                prop_assert!(text.get(token.start as usize..token.end as usize).is_some());
                let gap = &text[last..token.start as usize];
                prop_assert!(gap.chars().all(|c| c.is_whitespace() || is_invisible(c)));
                last = token.end as usize;
            }
        }
    }
}
