#![allow(
    clippy::indexing_slicing,
    reason = "ring indices are taken modulo the ring's length, word indices are below the slice's"
)]
//! Winnowing (Schleimer, Wilkerson, Aiken 2003): a few word 5-grams stand for all.
//!
//! Takes an article's word hashes, gives the chosen grams: of every [`WINDOW`] grams in a row at least one is chosen, and
//! the choice depends on nothing but those grams. So two articles that share twelve words in a row share a chosen gram.

/// Words in a gram.
pub(in crate::passages) const GRAM: usize = 5;
/// Grams of which one is chosen.
const WINDOW: usize = 8;
/// A shared run of so many words always shares a chosen gram.
#[cfg(test)]
pub(in crate::passages) const SURE_RUN: usize = GRAM + WINDOW - 1;

/// An odd multiplier with well-spread bits (the golden ratio in 64 bits).
const MIX: u64 = 0x9E37_79B9_7F4A_7C15;

/// Spreads the bits of a sum, as the finaliser of SplitMix64 does.
pub(in crate::passages) fn mixed(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

/// Calls `each(position, hash)` for every 5-gram in order: a polynomial over the word hashes, rolled along.
pub(in crate::passages) fn grams(words: &[u32], mut each: impl FnMut(u32, u32)) {
    let out = MIX.wrapping_pow(GRAM as u32);
    let mut sum = 0_u64;
    for (at, word) in words.iter().enumerate() {
        sum = sum.wrapping_mul(MIX).wrapping_add(u64::from(*word) + 1);
        if at >= GRAM {
            sum = sum.wrapping_sub((u64::from(words[at - GRAM]) + 1).wrapping_mul(out));
        }
        if at + 1 >= GRAM {
            each((at + 1 - GRAM) as u32, (mixed(sum) >> 32) as u32);
        }
    }
}

/// Calls `chosen(position, hash)` for the grams that winnowing keeps, in order.
pub(in crate::passages) fn winnow(words: &[u32], mut chosen: impl FnMut(u32, u32)) {
    let mut ring = [(u32::MAX, 0_u32); WINDOW];
    let mut last = None;
    let mut count = 0_usize;
    grams(words, |position, hash| {
        ring[count % WINDOW] = (hash, position);
        count += 1;
        if count >= WINDOW {
            pick(&ring, position, &mut last, &mut chosen);
        }
    });
    if (1..WINDOW).contains(&count) {
        pick(&ring[..count], (count - 1) as u32, &mut last, &mut chosen);
    }
}

/// Chooses the least gram of a full window, the last of equals; a choice made before stands while nothing is less.
fn pick(ring: &[(u32, u32)], newest: u32, last: &mut Option<(u32, u32)>, chosen: &mut impl FnMut(u32, u32)) {
    let in_window = |at: u32| at as usize + WINDOW > newest as usize;
    if let Some((hash, at)) = *last
        && in_window(at)
    {
        let (newest_hash, newest_at) = ring[newest as usize % WINDOW % ring.len()];
        if newest_hash >= hash {
            return;
        }
        *last = Some((newest_hash, newest_at));
        chosen(newest_at, newest_hash);
        return;
    }
    let least = ring.iter().copied().min_by_key(|(hash, at)| (*hash, u32::MAX - at));
    if let Some((hash, at)) = least {
        *last = Some((hash, at));
        chosen(at, hash);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashSet;

    fn chosen(words: &[u32]) -> HashSet<u32> {
        let mut hashes = HashSet::new();
        winnow(words, |_, hash| {
            hashes.insert(hash);
        });
        hashes
    }

    proptest! {
        #[test]
        fn a_shared_run_always_shares_a_chosen_gram(
            run in prop::collection::vec(0_u32..50, SURE_RUN), a in prop::collection::vec(0_u32..50, 0..40),
            b in prop::collection::vec(0_u32..50, 0..40), tail in prop::collection::vec(0_u32..50, 0..9),
        ) {
            let one = [a, run.clone()].concat();
            let other = [b, run, tail].concat();
            prop_assert!(!chosen(&one).is_disjoint(&chosen(&other)));
        }

        #[test]
        fn a_gram_has_one_hash_wherever_it_stands(before in prop::collection::vec(0_u32..9, 0..9)) {
            let words = [before, vec![1, 2, 3, 4, 5]].concat();
            let mut last = 0;
            grams(&words, |_, hash| last = hash);
            let mut alone = 0;
            grams(&[1, 2, 3, 4, 5], |_, hash| alone = hash);
            prop_assert_eq!(last, alone);
        }
    }

    #[test]
    fn a_long_text_keeps_less_than_a_third_of_its_grams() {
        let words: Vec<u32> = (0..10_000_u32).map(|n| mixed(u64::from(n)) as u32).collect();
        let mut kept = 0;
        winnow(&words, |_, _| kept += 1);
        assert!((1_500..3_000).contains(&kept), "{kept}");
    }
}
