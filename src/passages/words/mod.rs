//! The words of a folder as the search reads them: hashes in columns, fingerprints, content words.
//!
//! Takes each article once, when it is read, and gives the little that the search keeps of it; no text is needed after that.

pub(in crate::passages) mod columns;
pub(in crate::passages) mod content;
pub(in crate::passages) mod hashed;
pub(in crate::passages) mod order;
pub(in crate::passages) mod rows;
pub(in crate::passages) mod winnow;
