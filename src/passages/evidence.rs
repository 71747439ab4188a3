//! What a region's words say for copying, names and numbers aside.
//!
//! Takes a region and the content words of both articles, gives [`Evidence`]. Two people who report one event share its names,
//! its numbers and the story's few words; they do not share most of the other words, nor word pairs that nobody else has.
//! Each word that recurs speaks for a copy about as loudly as each that does not speaks against it, and each doubling of the
//! word pairs that are theirs alone adds the same again: the log-odds of independent signs (Good 1950).

use super::content::Content;
use super::hashed::Hashes;
use super::loose::Region;
use super::options::Options;
use super::topic::RARE;

/// What a region says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Evidence {
    /// Different plain words that both sides have.
    words: usize,
    /// Share of plain words that recur on the other side, of the weaker side.
    share: f32,
    /// Most plain words in a row that do not.
    hole: usize,
    /// Different plain words in common, less those that one side alone has, in the mean of both sides.
    margin: i32,
    /// What the shared word pairs say, in the same unit.
    rarity: i32,
}

impl Evidence {
    /// Weighs a region.
    pub(super) fn of(region: &Region, a: &[Content], b: &[Content]) -> Self {
        let (a, b) = (a.get(region.a.clone()).unwrap_or(&[]), b.get(region.b.clone()).unwrap_or(&[]));
        let (of_a, of_b) = (stems(a), stems(b));
        let (share_a, hole_a) = answered(a, &of_b);
        let (share_b, hole_b) = answered(b, &of_a);
        let words = of_a.intersection(&of_b).count();
        let margin = 2 * words as i32 - (of_a.len() + of_b.len()) as i32 / 2;
        let rarity = DOUBLING * doublings(RARE + region.rarity, RARE) / STEPS;
        Self { words, share: share_a.min(share_b), hole: hole_a.max(hole_b), margin, rarity }
    }

    /// All of it together.
    pub(super) fn weight(self) -> i32 {
        self.margin + self.rarity
    }

    /// Whether that is more than a common topic gives.
    pub(super) fn suffices(self, options: &Options) -> bool {
        self.words >= options.plain_words
            && self.share >= options.plain_share
            && self.hole <= options.plain_hole
            && self.weight() >= options.loose_evidence
    }
}

/// Twice the word pairs that are theirs alone say as much as so many plain words.
const DOUBLING: i32 = 7;
/// Parts of a doubling that are told apart.
const STEPS: i32 = 16;

/// How many times `one` must be doubled to give `all`, in parts of a doubling: between two powers of two a straight line
/// stands for the logarithm, so that every machine counts alike.
fn doublings(all: u32, one: u32) -> i32 {
    let whole = (all / one.max(1)).max(1).ilog2();
    let power = one << whole;
    (whole * STEPS as u32 + all.saturating_sub(power) * STEPS as u32 / power.max(1)) as i32
}

fn plain(content: &[Content]) -> impl Iterator<Item = u32> {
    content.iter().filter(|c| c.plain).map(|c| c.stem)
}

fn stems(content: &[Content]) -> Hashes {
    plain(content).collect()
}

/// Share of plain words that the other side has, and the most in a row that it has not.
fn answered(content: &[Content], other: &Hashes) -> (f32, usize) {
    let (mut all, mut found, mut hole, mut longest) = (0_usize, 0_usize, 0_usize, 0_usize);
    for stem in plain(content) {
        all += 1;
        hole = if other.contains(&stem) { 0 } else { hole + 1 };
        found += usize::from(hole == 0);
        longest = longest.max(hole);
    }
    (if all == 0 { 0.0 } else { found as f32 / all as f32 }, longest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(stems: impl Iterator<Item = u32>, plain: bool) -> Vec<Content> {
        stems.map(|stem| Content { stem, word: stem, often: 1, plain }).collect()
    }

    fn suffices(a: &[Content], b: &[Content], pairs: u32) -> bool {
        let region = Region { a: 0..a.len(), b: 0..b.len(), rarity: pairs * RARE, ..Region::default() };
        Evidence::of(&region, a, b).suffices(&Options::default())
    }

    #[test]
    fn twenty_plain_words_in_any_order_suffice() {
        assert!(suffices(&content(0..20, true), &content((0..20).rev(), true), 6));
    }

    #[test]
    fn ten_suffice_where_their_pairs_are_nobody_elses() {
        let (a, b) = (content(0..14, true), content(4..18, true));
        assert!(suffices(&a, &b, 8));
        assert!(!suffices(&a, &b, 2));
    }

    #[test]
    fn names_and_numbers_are_no_evidence() {
        assert!(!suffices(&content(0..20, false), &content(0..20, false), 20));
    }

    #[test]
    fn a_third_of_one_side_is_not_enough_where_the_other_is_all_told() {
        assert!(!suffices(&content(0..20, true), &content(0..60, true), 20));
    }

    #[test]
    fn a_hole_of_a_paragraph_is_too_much() {
        let hole = content((0..30).chain(100..130).chain(30..60), true);
        assert!(!suffices(&hole, &content(0..60, true), 20));
    }

    #[test]
    fn twice_as_many_pairs_are_one_doubling() {
        assert_eq!([12, 18, 24, 48].map(|all| doublings(all, 12)), [0, STEPS / 2, STEPS, 2 * STEPS]);
    }
}
