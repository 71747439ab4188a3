//! What a region's words say for copying.
//!
//! Takes a region and the content words of both articles, gives [`Evidence`]: the log-odds that one side is the other
//! rewritten, a sum of signs (Good 1950; the weights are those of a logistic regression over rewritten passages and over
//! reports that people wrote of one event without copying). Two such reports share the event's names and its numbers, and word
//! pairs that every report of it has; they do not share most of their other words, in one order, in pairs that nobody else has.

use super::align::{Alignment, between, unordered};
use super::loose::Region;
use crate::passages::candidates::telling::RARE;
use crate::passages::words::content::Content;

/// What a region says.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::passages) struct Evidence {
    /// Different shared word pairs.
    grams: u32,
    /// What they say for a copy, [`RARE`] each where nobody else has them.
    rarity: u32,
    /// Different words that both sides have.
    common: u32,
    /// How many of those are names or numbers.
    names: u32,
    /// Different words that one side alone has.
    alone: u32,
    /// The most words that each side has once and that stand in one order.
    ordered: u32,
    /// The most of those that follow each other on both sides.
    run: u32,
}

impl Evidence {
    /// Weighs a region.
    pub(in crate::passages) fn of(region: &Region, a: &[Content], b: &[Content]) -> Self {
        let (a, b) = (a.get(region.a.clone()).unwrap_or(&[]), b.get(region.b.clone()).unwrap_or(&[]));
        let both = Both::of(a, b);
        let order = Order::of(&both.places);
        Self {
            grams: region.grams as u32,
            rarity: region.rarity,
            common: both.common,
            names: both.names,
            alone: both.alone,
            ..order.of_evidence()
        }
    }

    /// The log-odds; `a` and `b` are all words of the two stretches, content words or not. What is not `enough` may be more than
    /// it would be.
    pub(in crate::passages) fn weight(self, a: &[u32], b: &[u32], enough: f32) -> f32 {
        let changes = unordered(a, b);
        let (short, long) = (a.len().min(b.len()) as u32, a.len().max(b.len()) as u32);
        let part = |some: u32, of: u32| some as f32 / of.max(1) as f32;
        let lack = part(FORM_WORDS.saturating_sub(short), FORM_WORDS);
        let (alike, order) = (changes.similarity(), part(self.ordered, self.common));
        let weight = PRIOR + MEAN * (doublings(RARE + self.rarity, RARE) - doublings(1 + self.grams, 1))
            - COMMON * doublings(1 + self.common, 1)
            + (ALIKE - SHORT_ALIKE * lack) * alike
            + (ORDER - SHORT_ORDER * lack) * order
            - RUN * doublings(1 + self.run, 1)
            - NAMES * part(self.names, self.common + 1)
            - ALONE * part(self.alone, self.alone + 2 * self.common + 1)
            - EVEN * part(short, long)
            - LENGTH * doublings(short, 1);
        // What a form filled in twice looks like costs more to see than all the rest.
        if weight < enough { weight } else { weight - form(a, b, changes.matched) }
    }
}

/// Where nothing else is known.
const PRIOR: f32 = 11.1;
/// For each doubling of what the mean word pair says.
const MEAN: f32 = 0.85;
/// Against, for each doubling of the words in common, which are counted as alike already.
const COMMON: f32 = 0.45;
/// For words all of which recur, function words among them.
const ALIKE: f32 = 17.1;
/// So much less in the shortest stretch: one form filled in twice is alike.
const SHORT_ALIKE: f32 = 8.7;
/// For words in common that all stand in one order.
const ORDER: f32 = 2.96;
/// So much less in the shortest stretch: one form filled in twice has one order.
const SHORT_ORDER: f32 = 6.9;
/// Against, for each doubling of the words in one run: what was taken word for word is not rewritten, and what two reports have
/// in one go is a name or a phrase of their event.
const RUN: f32 = 1.72;
/// Against, where all words in common are names and numbers.
const NAMES: f32 = 5.43;
/// Against, where no word is in common.
const ALONE: f32 = 9.63;
/// Against, where both sides are equally long: who rewrites adds or leaves out.
const EVEN: f32 = 6.09;
/// Against, for each doubling of the length: the longer the stretch, the more recurs by chance.
const LENGTH: f32 = 0.64;
/// Against, for words in common all of which keep their places in a short stretch.
const PLACED: f32 = 4.4;
/// So many of them keep their places by chance.
const CHANCE: f32 = 0.35;
/// Against, in a short stretch whose other words are all replaced one by one.
const REPLACED: f32 = 4.3;
/// Stretches of no more words may be one form filled in twice (prices, results, weather).
const FORM_WORDS: u32 = 60;

/// What speaks for one form filled in twice. There many words stand at the same places, others having been replaced one by
/// one; people who rewrite put in, leave out and move.
fn form(a: &[u32], b: &[u32], matched: u32) -> f32 {
    if matched == 0 || a.len().min(b.len()) > FORM_WORDS as usize {
        return 0.0;
    }
    let matched = matched as f32;
    let placed = shifted(a, b).max(shifted(b, a)) as f32 / matched;
    let changes = Alignment::over(between(0..a.len() as u32, 0..b.len() as u32, a, b)).map(|x| x.changes());
    let changes = changes.unwrap_or_default();
    let changed = changes.edited + changes.inserted + changes.deleted;
    let replaced = changes.matched as f32 / matched * changes.edited as f32 / changed.max(1) as f32;
    PLACED * (placed - CHANCE).max(0.0) + REPLACED * replaced * replaced
}

/// The most words that stand at the same places where one stretch is moved against the other.
fn shifted(a: &[u32], b: &[u32]) -> usize {
    let same = |a: &[u32]| a.iter().zip(b).filter(|(x, y)| x == y).count();
    (0..a.len().min(SHIFTS)).map(|by| same(a.get(by..).unwrap_or(&[]))).max().unwrap_or(0)
}

/// How far one stretch is moved against the other to find words at the same places.
const SHIFTS: usize = 80;

/// How many times `one` must be doubled to give `all`: between two powers of two a straight line stands for the logarithm, so
/// that every machine counts alike.
fn doublings(all: u32, one: u32) -> f32 {
    let whole = (all / one.max(1)).max(1).ilog2();
    let power = one << whole;
    whole as f32 + all.saturating_sub(power) as f32 / power.max(1) as f32
}

/// What two stretches have in common, word by word.
#[derive(Default)]
struct Both {
    common: u32,
    names: u32,
    alone: u32,
    /// The places of the words that each side has once, in order of the first.
    places: Vec<(u32, u32)>,
}

impl Both {
    fn of(a: &[Content], b: &[Content]) -> Self {
        let (in_a, in_b) = (sorted(a), sorted(b));
        let (mut of_a, mut of_b) = (Words(&in_a), Words(&in_b));
        let mut both = Self::default();
        let (mut x, mut y) = (of_a.next(), of_b.next());
        while let (Some(of_a_now), Some(of_b_now)) = (x, y) {
            match of_a_now.stem.cmp(&of_b_now.stem) {
                std::cmp::Ordering::Equal => {
                    both.common += 1;
                    both.names += u32::from(of_a_now.named);
                    both.places.extend(of_a_now.once.zip(of_b_now.once));
                    (x, y) = (of_a.next(), of_b.next());
                }
                before => {
                    both.alone += 1;
                    if before.is_lt() { x = of_a.next() } else { y = of_b.next() }
                }
            }
        }
        let rest = |word: Option<Word>, words: Words<'_>| u32::from(word.is_some()) + words.count() as u32;
        both.alone += rest(x, of_a) + rest(y, of_b);
        both.places.sort_unstable();
        both
    }
}

/// Stems with their places, in order, and whether they are plain.
fn sorted(content: &[Content]) -> Vec<(u32, u32, bool)> {
    let mut list: Vec<(u32, u32, bool)> = (0..).zip(content).map(|(at, c)| (c.stem, at, c.is_plain())).collect();
    list.sort_unstable();
    list
}

/// A different word of a stretch.
#[derive(Clone, Copy)]
struct Word {
    stem: u32,
    /// Whether it is a name or a number anywhere in the stretch.
    named: bool,
    /// Where it stands, if it stands there once.
    once: Option<u32>,
}

/// The different words of a sorted stretch.
struct Words<'a>(&'a [(u32, u32, bool)]);

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let (stem, at, _) = *self.0.first()?;
        let (same, rest) = self.0.split_at(self.0.iter().take_while(|word| word.0 == stem).count());
        self.0 = rest;
        Some(Word { stem, named: same.iter().any(|word| !word.2), once: (same.len() == 1).then_some(at) })
    }
}

/// In which order words stand.
struct Order {
    ordered: u32,
    run: u32,
}

impl Order {
    /// Of places in order of the first: a longest increasing subsequence of the second (patience sorting), and the longest run.
    fn of(places: &[(u32, u32)]) -> Self {
        let mut least: Vec<u32> = Vec::new();
        let (mut run, mut longest, mut last) = (0_u32, 0_u32, None);
        for (i, j) in places.iter().copied() {
            let at = least.partition_point(|other| *other < j);
            match least.get_mut(at) {
                Some(slot) => *slot = j,
                None => least.push(j),
            }
            run = if last.is_some_and(|(x, y)| x + 1 == i && y + 1 == j) { run + 1 } else { 1 };
            longest = longest.max(run);
            last = Some((i, j));
        }
        Self { ordered: least.len() as u32, run: longest }
    }

    fn of_evidence(&self) -> Evidence {
        Evidence { ordered: self.ordered, run: self.run, ..Evidence::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(stems: impl Iterator<Item = u32>, plain: bool) -> Vec<Content> {
        stems.map(|stem| Content::new(stem, stem, 1, plain)).collect()
    }

    /// The log-odds for stretches of content words, each with a function word of its own, with so many shared pairs, each
    /// saying this part of what one can.
    fn weight(a: &[Content], b: &[Content], pairs: u32, part: u32) -> f32 {
        let rarity = pairs * RARE / part;
        let region = Region { a: 0..a.len(), b: 0..b.len(), grams: pairs as usize, rarity };
        let words = |content: &[Content]| content.iter().flat_map(|c| [c.stem, 1_000 + c.stem]).collect::<Vec<u32>>();
        Evidence::of(&region, a, b).weight(&words(a), &words(b), f32::MIN)
    }

    #[test]
    fn forty_words_of_which_most_recur_are_rewritten() {
        assert!(weight(&content(0..40, true), &content(8..48, true), 30, 1) > 0.0);
    }

    #[test]
    fn pairs_that_every_report_has_say_little() {
        let (a, b) = (content(0..40, true), content(8..48, true));
        assert!(weight(&a, &b, 30, 1) > weight(&a, &b, 30, 4) + 1.0);
    }

    #[test]
    fn names_and_numbers_say_less_than_other_words() {
        let named = weight(&content(0..20, false), &content(0..20, false), 20, 1);
        assert!(named < weight(&content(0..20, true), &content(0..20, true), 20, 1) - 2.0);
    }

    #[test]
    fn a_third_of_one_side_is_not_enough_where_the_other_is_all_told() {
        assert!(weight(&content(0..20, true), &content(0..60, true), 15, 1) < 0.0);
    }

    #[test]
    fn a_form_filled_in_twice_is_held_against_a_short_stretch() {
        let filled = |other: u32| (0..40).map(|n| if n % 3 == 0 { other + n } else { n }).collect::<Vec<u32>>();
        let (a, b) = (filled(1_000), filled(2_000));
        let moved: Vec<u32> = b.iter().skip(20).chain(b.iter().take(20)).copied().collect();
        let matched = unordered(&a, &b).matched;
        assert!(form(&a, &b, matched) > 5.0);
        assert!(form(&a, &moved, matched) < 2.0);
    }

    #[test]
    fn twice_as_many_pairs_are_one_doubling() {
        assert_eq!([12, 18, 24, 48].map(|all| doublings(all, 12)), [0.0, 0.5, 1.0, 2.0]);
    }

    #[test]
    fn the_words_in_order_are_a_longest_rising_row() {
        let order = Order::of(&[(0, 5), (1, 6), (2, 1), (3, 7), (4, 8)]);
        assert_eq!((order.ordered, order.run), (4, 2));
    }
}
