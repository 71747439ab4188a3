//! Sets and maps by hashes of words: they are spread already, so a quick hasher does.

use rustc_hash::{FxHashMap, FxHashSet};

/// A set of hashes.
pub(in crate::passages) type Hashes = FxHashSet<u32>;
/// What is known of each hash.
pub(in crate::passages) type ByHash<T> = FxHashMap<u32, T>;
