//! PDF: the words that stand on its pages, put back into paragraphs.
//!
//! A PDF says where each letter stands, and nothing of words, lines and paragraphs. Read in builds with the feature `pdf`;
//! without it a PDF is refused with how to get it. What stands in pictures (scans) is not read.

use super::container::{Container, Packed};
use super::reader::Outcome;

#[cfg(feature = "pdf")]
mod bombs;
#[cfg(feature = "pdf")]
mod glyphs;
#[cfg(feature = "pdf")]
mod lines;
#[cfg(feature = "pdf")]
mod paragraphs;
#[cfg(feature = "pdf")]
mod read;
#[cfg(test)]
#[cfg(feature = "pdf")]
mod tests;

/// PDF.
pub(super) const CONTAINER: Container =
    Container { name: "PDF", extensions: &["pdf"], certain: is_pdf, fits: |_| false, read };

/// How far into a file its first line is looked for: mailers and scanners put their own before it.
const HEAD: usize = 1024;

fn is_pdf(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    head.starts_with(b"%PDF-") || head.contains(&0) && memchr::memmem::find(head, b"%PDF-").is_some()
}

#[cfg(not(feature = "pdf"))]
fn read(packed: &Packed<'_>) -> Vec<Outcome> {
    vec![packed.skipped(super::kinds::optional("a PDF", "pdf"))]
}

#[cfg(feature = "pdf")]
fn read(packed: &Packed<'_>) -> Vec<Outcome> {
    vec![read::article(packed).or_else(|reason| packed.skipped(reason))]
}
