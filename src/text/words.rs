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
        let mask = self.slots.len() - 1;
        let first = hash.wrapping_mul(0x9E37_79B9) as usize >> 7;
        (0..=mask).map(move |step| (first + step) & mask)
    }
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
}
