//! How much is read at most: a limit that is hit is said, never passed over in silence.

use crate::config::Thresholds;

/// The limits of ingestion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a file that is one article.
    pub file_bytes: usize,
    /// Bytes of a file of many articles (JSON Lines).
    pub collection_bytes: usize,
    /// Bytes of one record in such a file.
    pub line_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self::from(&Thresholds::default())
    }
}

impl From<&Thresholds> for Limits {
    fn from(thresholds: &Thresholds) -> Self {
        let bytes = |megabytes: usize| megabytes.saturating_mul(1 << 20);
        Self {
            file_bytes: bytes(thresholds.article_megabytes),
            collection_bytes: bytes(thresholds.collection_megabytes),
            line_bytes: bytes(thresholds.record_megabytes),
        }
    }
}

/// A number of bytes for people: `64 MB`.
pub(super) fn megabytes(bytes: usize) -> String {
    match bytes >> 20 {
        0 => format!("{bytes} bytes"),
        megabytes => format!("{megabytes} MB"),
    }
}
