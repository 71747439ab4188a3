//! Sets and maps by hashes of words, whose bits are spread already: one multiplication finds the place.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A set of hashes.
pub(super) type Hashes = HashSet<u32, BuildHasherDefault<Spread>>;
/// What is known of each hash.
pub(super) type ByHash<T> = HashMap<u32, T, BuildHasherDefault<Spread>>;

/// An odd multiplier with well-spread bits (the golden ratio in 64 bits).
const MIX: u64 = 0x9E37_79B9_7F4A_7C15;

/// Hashes a number by multiplying it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u32(u32::from(*byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.0 = (self.0.rotate_left(29) ^ u64::from(number)).wrapping_mul(MIX);
    }
}
