//! Sets of words that tokens can be looked up in by their hash, without touching the text.

use super::tokens::word_hash;

/// A set of words, lower case, one form each; built once from a table.
///
/// Open addressing at a load of at most a quarter: a look-up is one multiplication and nearly always one probe.
#[derive(Debug)]
pub struct WordSet {
    slots: Vec<u32>,
}

impl WordSet {
    /// The words of a table, apart by white space; case and the form of apostrophes do not count.
    pub fn new(words: &str) -> Self {
        let hashes: Vec<u32> = words.split_whitespace().map(word_hash).collect();
        let size = (hashes.len() * 4).next_power_of_two().max(4);
        let mut set = Self { slots: vec![0; size] };
        for hash in hashes {
            if let Some(slot) = set.places(hash).find(|at| set.slots.get(*at).is_some_and(|s| *s == 0 || *s == hash))
                && let Some(place) = set.slots.get_mut(slot)
            {
                *place = hash;
            }
        }
        set
    }

    /// Whether a token's hash is that of one of the words. Marks, whose hash is 0, never are.
    pub fn has(&self, hash: u32) -> bool {
        if hash == 0 {
            return false;
        }
        for at in self.places(hash) {
            match self.slots.get(at) {
                Some(0) | None => return false,
                Some(slot) if *slot == hash => return true,
                Some(_) => {}
            }
        }
        false
    }

    /// Whether a word is in the set.
    pub fn has_word(&self, word: &str) -> bool {
        self.has(word_hash(word))
    }

    fn places(&self, hash: u32) -> impl Iterator<Item = usize> + use<> {
        places(hash, self.slots.len())
    }
}

/// Words with what is known of each, as bits; looked up by a token's hash.
#[derive(Debug)]
pub struct WordMap {
    slots: Vec<(u32, u64)>,
}

impl WordMap {
    /// Words and their bits; a word that comes more than once has the bits of all its places.
    pub fn new<'a>(words: impl IntoIterator<Item = (&'a str, u64)>) -> Self {
        let words: Vec<(u32, u64)> = words.into_iter().map(|(word, bits)| (word_hash(word), bits)).collect();
        let size = (words.len() * 4).next_power_of_two().max(4);
        let mut map = Self { slots: vec![(0, 0); size] };
        for (hash, bits) in words {
            let place = places(hash, size).find(|at| map.slots.get(*at).is_some_and(|s| s.0 == 0 || s.0 == hash));
            if let Some(slot) = place.and_then(|at| map.slots.get_mut(at)) {
                *slot = (hash, slot.1 | bits);
            }
        }
        map
    }

    /// What is known of a word; 0 for words that are not there, and for marks.
    pub fn of(&self, hash: u32) -> u64 {
        if hash == 0 {
            return 0;
        }
        let mut slots = places(hash, self.slots.len()).map_while(|at| self.slots.get(at));
        slots.find(|slot| slot.0 == 0 || slot.0 == hash).map_or(0, |slot| slot.1)
    }
}

/// Where a hash may lie in a table of `size` slots, best place first.
fn places(hash: u32, size: usize) -> impl Iterator<Item = usize> + use<> {
    let mask = size - 1;
    let first = hash.wrapping_mul(0x9E37_79B9) as usize >> 7;
    (0..=mask).map(move |step| (first + step) & mask)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_its_words_in_any_case_and_no_others() {
        let set = WordSet::new("said Says o'clock\n told");
        assert!(["SAID", "says", "O’Clock", "told"].iter().all(|w| set.has_word(w)));
        assert!(["sai", "tolds", ""].iter().all(|w| !set.has_word(w)));
        assert!(!set.has(0));
    }

    #[test]
    fn a_map_joins_the_bits_of_a_word() {
        let map = WordMap::new([("report", 1), ("claim", 1), ("report", 4)]);
        assert_eq!(
            [map.of(word_hash("Report")), map.of(word_hash("claim")), map.of(word_hash("other")), map.of(0)],
            [5, 1, 0, 0]
        );
    }
}
