#![allow(clippy::indexing_slicing, reason = "words of the sieve are addressed by fewer bits than it has")]
//! A sieve: a set of hashes that now and then takes one for another, and tells nearly all others apart at one look.

/// Upper bits of a hash that the sieve of one article tells apart: a kilobyte, which stays in the processor's nearest cache.
const BITS: u32 = 13;

/// A bit for each of a hash's upper bits.
#[derive(Debug)]
pub(in crate::passages) struct Sieve {
    bits: u32,
    words: Vec<u64>,
}

impl Default for Sieve {
    fn default() -> Self {
        Self::new(BITS)
    }
}

impl Sieve {
    /// An empty sieve that tells so many upper bits apart.
    pub(in crate::passages) fn new(bits: u32) -> Self {
        Self { bits, words: vec![0; 1 << (bits - 6)] }
    }

    /// Takes in a hash.
    pub(in crate::passages) fn add(&mut self, hash: u32) {
        let bit = hash >> (32 - self.bits);
        self.words[(bit >> 6) as usize] |= 1 << (bit & 63);
    }

    /// Holds these hashes and no others.
    pub(in crate::passages) fn rebuild(&mut self, hashes: impl Iterator<Item = u32>) {
        self.words.fill(0);
        hashes.for_each(|hash| self.add(hash));
    }

    /// Whether it may hold a hash; where not, it certainly does not.
    pub(in crate::passages) fn may_have(&self, hash: u32) -> bool {
        let bit = hash >> (32 - self.bits);
        self.words[(bit >> 6) as usize] & 1 << (bit & 63) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sieve_has_what_was_put_in_and_forgets_it() {
        let mut sieve = Sieve::default();
        sieve.rebuild([7 << 20, 9 << 20].into_iter());
        assert_eq!([7, 8, 9].map(|n| sieve.may_have(n << 20)), [true, false, true]);
        sieve.rebuild(std::iter::empty());
        assert!(!sieve.may_have(7 << 20));
    }
}
