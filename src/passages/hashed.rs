//! Sets and maps by hashes of words: they are spread already, so a quick hasher does.

use rustc_hash::{FxHashMap, FxHashSet};

/// A set of hashes.
pub(super) type Hashes = FxHashSet<u32>;
/// What is known of each hash.
pub(super) type ByHash<T> = FxHashMap<u32, T>;
