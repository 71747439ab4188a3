//! Places in an article: byte spans inside the program, code points for everybody else.
//!
//! Every stage works on byte offsets, because slicing a `&str` by them is free. The reports speak of
//! Unicode code points, as the W3C text position selector does; [`CodePoints`] converts.

use serde::{Deserialize, Serialize};

/// A half-open range `[start, end)` of **bytes** in an article's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from two byte offsets; offsets past `u32::MAX` are clamped (ingestion refuses such texts).
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end.max(start)) }
    }

    /// First byte, as an index.
    pub fn from(self) -> usize {
        self.start as usize
    }

    /// One past the last byte, as an index.
    pub fn to(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds nothing.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether a byte offset lies inside.
    pub fn holds(self, byte: u32) -> bool {
        self.start <= byte && byte < self.end
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// How many bytes the two share.
    pub fn shared(self, other: Self) -> usize {
        (self.end.min(other.end) as usize).saturating_sub(self.start.max(other.start) as usize)
    }

    /// The text under the span; empty where the span does not fit the text.
    #[inline]
    pub fn of(self, text: &str) -> &str {
        text.get(self.from()..self.to()).unwrap_or("")
    }

    /// The span without white space at its ends.
    pub fn trimmed(self, text: &str) -> Self {
        let inner = self.of(text);
        let start = self.from() + (inner.len() - inner.trim_start().len());
        Self::new(start, start + inner.trim().len())
    }
}

/// Bytes between two check points of [`CodePoints`].
const STRIDE: usize = 128;

/// Converts byte offsets of one text into code points, in constant time.
#[derive(Clone, Debug)]
pub struct CodePoints<'a> {
    text: &'a [u8],
    /// Code points before byte `i * STRIDE`; empty where the text is ASCII and the two are the same.
    before: Vec<u32>,
}

impl<'a> CodePoints<'a> {
    /// Reads the text once.
    pub fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        if text.is_ascii() {
            return Self { text: bytes, before: Vec::new() };
        }
        let mut before = Vec::with_capacity(bytes.len() / STRIDE + 1);
        let mut count = 0;
        for block in bytes.chunks(STRIDE) {
            before.push(count);
            count += code_points(block);
        }
        Self { text: bytes, before }
    }

    /// How many code points stand before a byte offset.
    pub fn at(&self, byte: u32) -> u32 {
        let byte = (byte as usize).min(self.text.len());
        if self.before.is_empty() {
            return byte as u32;
        }
        let block = (byte / STRIDE).min(self.before.len() - 1);
        let known = self.before.get(block).copied().unwrap_or(0);
        known + code_points(self.text.get(block * STRIDE..byte).unwrap_or(&[]))
    }

    /// A span's two ends in code points.
    pub fn of(&self, span: Span) -> (u32, u32) {
        (self.at(span.start), self.at(span.end))
    }
}

/// Counts the bytes that begin a code point.
fn code_points(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|b| (**b & 0xC0) != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn code_points_agree_with_counting_characters(text in "\\PC{0,400}") {
            let index = CodePoints::new(&text);
            for (n, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(index.at(byte as u32), n as u32);
            }
            prop_assert_eq!(index.at(text.len() as u32), text.chars().count() as u32);
        }
    }

    #[test]
    fn a_span_past_the_text_is_empty_text() {
        assert_eq!(Span::new(2, 9).of("abc"), "");
    }
}
