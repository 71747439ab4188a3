//! Reused passages: who carries whose words.
//!
//! Takes the readings of a folder, gives [`Passages`]: stretches that two articles share, with their kind, the direction of
//! copying and the evidence for it.
//!
//! [`words`] has what is kept of each article, [`mod@candidates`] finds the pairs to compare, [`pairs`] compares two articles,
//! [`masks`] marks the words that may be shared without copying, [`direction`] weighs who took from whom; [`search`] runs them.

mod candidates;
mod desk;
mod direction;
pub mod fields;
mod lives;
mod masks;
mod options;
mod pairs;
mod search;
mod words;

use crate::facts::Reading;
use crate::span::Span;

pub use direction::credits::{Credited, credited};
pub use lives::{Carrier, Life, lives};
pub use options::Options;
pub use pairs::align::Changes;

/// What the search gives.
#[derive(Clone, Debug, Default)]
pub struct Passages {
    /// The passages, in order of the two articles, then position.
    pub list: Vec<Passage>,
    /// For each article, the earlier one in path order that it repeats exactly.
    pub duplicate_of: Vec<Option<u32>>,
    /// How many words each article has.
    pub words: Vec<u32>,
}

/// A stretch of words that two articles share; `a` stands before `b` in path order.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// One side.
    pub a: Side,
    /// The other.
    pub b: Side,
    /// Words of the shorter side.
    pub words: u32,
    /// Share of words that match, in 0..1.
    pub similarity: f32,
    /// What became of the words on the way from `a` to `b`.
    pub changes: Changes,
    /// What sort of reuse it is.
    pub kind: PassageKind,
    /// Who took from whom.
    pub direction: Direction,
    /// Whether the taking side credits the other, or both credit their common source.
    pub credited: bool,
    /// Why the direction is what it is.
    pub evidence: Vec<String>,
}

/// One side of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Side {
    /// Index of the article.
    pub article: u32,
    /// Where in its text.
    pub span: Span,
}

/// What sort of reuse it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PassageKind {
    /// Word for word.
    Verbatim,
    /// With changes.
    Edited,
    /// Both carry the same quotation: not copying.
    Quotation,
    /// An outlet's repeated boilerplate: not copying.
    Furniture,
}

impl PassageKind {
    /// The name of the contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Edited => "edited",
            Self::Quotation => "quotation",
            Self::Furniture => "furniture",
        }
    }

    /// Whether one article took from the other, or both from a third.
    pub fn is_copying(self) -> bool {
        matches!(self, Self::Verbatim | Self::Edited)
    }
}

/// Who took from whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// `b` took from `a`.
    AToB,
    /// `a` took from `b`.
    BToA,
    /// Both took from a third.
    CommonSource,
    /// Nothing tells.
    Unknown,
}

impl Direction {
    /// The name of the contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::AToB => "a-to-b",
            Self::BToA => "b-to-a",
            Self::CommonSource => "common-source",
            Self::Unknown => "unknown",
        }
    }
}

/// Finds the passages that the articles of a folder share.
pub fn find(readings: &[Reading]) -> Passages {
    find_with(readings, &Options::default())
}

/// The same, told how to search.
pub fn find_with(readings: &[Reading], options: &Options) -> Passages {
    search::search(readings, options)
}

/// The pairs of articles that the search compares, in order: those that share a run of words, or word groups in any order.
pub fn candidates(readings: &[Reading], options: &Options) -> Vec<(u32, u32)> {
    search::candidates(readings, options)
}

/// The fingerprints of an article: the words that winnowing chooses, each with the hash of the five words from there on.
pub fn fingerprints(reading: &Reading) -> Vec<(u32, u32)> {
    search::fingerprints(reading)
}

#[cfg(test)]
mod tests;
