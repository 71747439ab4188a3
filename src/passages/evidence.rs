//! What a region's words say for copying, names and numbers aside.
//!
//! Takes a region and the content words of both articles, gives [`Evidence`]. Two people who report one event share its names,
//! its numbers and the story's few words; they do not share most of the other words, in every part of what they tell.

use super::content::Content;
use super::hashed::Hashes;
use super::loose::Region;
use super::options::Options;

/// What the weaker side says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Evidence {
    /// Different plain words that both sides have.
    words: usize,
    /// Share of plain words that recur on the other side.
    share: f32,
    /// Most plain words in a row that do not.
    hole: usize,
}

impl Evidence {
    /// Weighs a region.
    pub(super) fn of(region: &Region, a: &[Content], b: &[Content]) -> Self {
        let (a, b) = (a.get(region.a.clone()).unwrap_or(&[]), b.get(region.b.clone()).unwrap_or(&[]));
        let (of_a, of_b) = (stems(a), stems(b));
        let (share_a, hole_a) = answered(a, &of_b);
        let (share_b, hole_b) = answered(b, &of_a);
        let words = of_a.intersection(&of_b).count();
        Self { words, share: share_a.min(share_b), hole: hole_a.max(hole_b) }
    }

    /// Whether that is more than a common topic gives.
    pub(super) fn suffices(self, options: &Options) -> bool {
        let few = self.words < options.few_plain_words;
        let share = if few { options.few_plain_share } else { options.plain_share };
        self.words >= options.plain_words && self.share >= share && self.hole <= options.plain_hole
    }
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

    fn suffices(a: &[Content], b: &[Content]) -> bool {
        let region = Region { a: 0..a.len(), b: 0..b.len(), ..Region::default() };
        Evidence::of(&region, a, b).suffices(&Options::default())
    }

    #[test]
    fn twenty_plain_words_in_any_order_suffice() {
        assert!(suffices(&content(0..20, true), &content((0..20).rev(), true)));
    }

    #[test]
    fn names_and_numbers_are_no_evidence() {
        assert!(!suffices(&content(0..20, false), &content(0..20, false)));
    }

    #[test]
    fn half_of_one_side_is_not_enough_where_the_other_is_all_told() {
        assert!(!suffices(&content(0..20, true), &content(0..60, true)));
    }

    #[test]
    fn a_hole_of_a_paragraph_is_too_much() {
        let hole = content((0..30).chain(100..130).chain(30..60), true);
        assert!(!suffices(&hole, &content(0..60, true)));
    }
}
