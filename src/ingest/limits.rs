//! How much is read at most: a limit that is hit is said, never passed over in silence.

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
        Self { file_bytes: 64 << 20, collection_bytes: 2 << 30, line_bytes: 16 << 20 }
    }
}

/// A number of bytes for people: `64 MB`.
pub(super) fn megabytes(bytes: usize) -> String {
    match bytes >> 20 {
        0 => format!("{bytes} bytes"),
        megabytes => format!("{megabytes} MB"),
    }
}
