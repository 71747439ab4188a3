//! Parquet: one article a row, columns by the names in the schema, as in a table.
//!
//! Read in builds with the feature `parquet`; without it a file is refused with how to get it.

use super::container::{Container, Packed};
use super::reader::Outcome;

#[cfg(feature = "parquet")]
mod pages;
#[cfg(feature = "parquet")]
mod rows;
#[cfg(test)]
#[cfg(feature = "parquet")]
mod tests;

/// Parquet.
pub(super) const CONTAINER: Container =
    Container { name: "Parquet", extensions: &["parquet"], certain: is_parquet, fits: |_| false, read };

fn is_parquet(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1")
}

#[cfg(not(feature = "parquet"))]
fn read(packed: &Packed<'_>) -> Vec<Outcome> {
    vec![packed.skipped(super::kinds::optional("a Parquet file", "parquet"))]
}

#[cfg(feature = "parquet")]
fn read(packed: &Packed<'_>) -> Vec<Outcome> {
    rows::read(packed).unwrap_or_else(|reason| vec![packed.skipped(reason)])
}
