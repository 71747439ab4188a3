//! How alike two propositions are, and what they differ in.
//!
//! Takes the [`Content`] of two propositions of a story, gives the probability that they state the same, with what a person can check: the words,
//! figures and days that both have, and whether both tell of the same doing.

use crate::claims::lines::props::Prop;
use crate::claims::lines::slots::{Quantity, Slots};
use crate::claims::lines::terms::{Lexicon, TermId};

/// What one figure of one thing says, as a term would.
const QUANTITY: f32 = 6.0;
/// And figures so small that many things have them, up to the value given.
const SMALL: [(f64, f32); 2] = [(3.0, 3.0), (10.0, 4.5)];
/// And one day or month.
const DAY: f32 = 2.0;
/// And another word for the same event.
const EVENT: f32 = 4.0;

/// Weights of the features, set by hand: each says how much it takes to believe that two propositions are one.
const BIAS: f32 = -5.0;
const OF_LONGER: f32 = 6.0;
const OF_SHORTER: f32 = 3.0;
const SAME_DOING: f32 = 1.5;
const OTHER_DOING: f32 = -1.4;
const SAME_FIGURE: f32 = 1.2;
const FIGURE_MISSING: f32 = -2.0;
const NEGATED: f32 = -3.0;
/// Share of the longer one in common from which the words speak for themselves, whatever was done.
const MOSTLY: f32 = 0.7;
/// Weight in common from which there is evidence enough; each point less takes some of it away.
const ENOUGH: f32 = 12.0;
const TOO_LITTLE: f32 = 0.25;
/// Terms in common from which a match is well founded. Of 105 claims that articles on one election shared, 55 were rightly
/// matched; of those with fewer terms in common and no figure, 3 of 29 were.
const WELL_FOUNDED: u32 = 3;
/// Words beside their names from which two propositions say the same; and cosine from which fewer do.
const BESIDE_NAMES: u32 = 3;
const NEARLY_ONE: (f32, u32) = (0.8, 2);

/// What a proposition says, for comparison.
#[derive(Debug, Default)]
pub(in crate::claims) struct Content {
    /// Its terms and values, sorted by key.
    of: Vec<Part>,
    /// Sum of their weights.
    total: f32,
    /// Length of the vector of its terms alone.
    norm: f32,
    events: u64,
    /// Those that its verbs tell.
    acts: u64,
    does: bool,
    figures: bool,
    negative: bool,
}

/// One term or value.
#[derive(Clone, Copy, Debug)]
struct Part {
    key: u64,
    weight: f32,
    events: u64,
    verb: bool,
    /// It counts things: no people, no measure.
    things: bool,
}

/// What two propositions have in common.
#[derive(Clone, Debug, Default)]
pub(in crate::claims) struct Alike {
    /// The probability that they state the same claim.
    pub score: f32,
    /// Cosine of their terms.
    pub cosine: f32,
    /// Terms and values that both have.
    pub shared: u32,
    /// Weight of what both have.
    pub weight: f32,
    /// Share of the longer one that both have.
    pub of_longer: f32,
    /// Both tell of the same doing.
    pub same_doing: bool,
    /// Both say so by a verb: `won`, and not `a win`.
    pub acts_alike: bool,
    /// Both name the same day or month.
    pub same_day: bool,
    /// Both have the same figure of the same thing.
    pub same_figure: bool,
    /// And it counts things that are no people, and no measure: eleven sheep.
    pub same_things: bool,
    /// One denies what the other says.
    pub negated: bool,
}

const COUNT: u64 = 1;
const DATE: u64 = 2;

/// A key that no term has.
fn keyed(sort: u64, value: u64, of: &str) -> u64 {
    let hash = xxhash_rust::xxh3::xxh3_64_with_seed(of.as_bytes(), value);
    hash << 2 | sort | 1 << 63
}

/// The key of a figure of something.
fn figure(q: &Quantity) -> u64 {
    keyed(COUNT, q.value.to_bits(), &q.of)
}

fn weight_of(q: &Quantity) -> f32 {
    let small = SMALL.iter().find(|(most, _)| q.value.abs() <= *most).filter(|_| q.of != "age");
    small.map_or(QUANTITY, |(_, weight)| *weight)
}

impl Content {
    /// Reads a proposition. `lists` are hashes of the things that it counts together.
    pub fn new(prop: &Prop, slots: &Slots, lists: &[u64], lexicon: &Lexicon, weigh: impl Fn(TermId) -> f32) -> Self {
        let term = |t: &TermId| Part {
            key: u64::from(*t),
            weight: weigh(*t),
            events: lexicon.term(*t).events,
            verb: prop.verbs.binary_search(t).is_ok(),
            things: false,
        };
        let value = |key, weight, things| Part { key, weight, events: 0, verb: false, things };
        let mut of: Vec<Part> = prop.terms.iter().map(term).collect();
        let norm = of.iter().map(|p| p.weight * p.weight).sum::<f32>().sqrt();
        of.extend(slots.numbers.iter().filter(|n| !n.of.is_empty()).map(|n| value(figure(n), weight_of(n), n.things)));
        of.extend(slots.days.iter().map(|d| value(keyed(DATE, d.lo as u64, ""), DAY, false)));
        of.sort_unstable_by_key(|p| p.key);
        of.dedup_by_key(|p| p.key);
        // Its things are among the terms and figures already: a list adds to what two have in common, not to what one says.
        let total = of.iter().map(|p| p.weight).sum();
        of.extend(lists.iter().map(|list| value(keyed(COUNT, *list, "list"), QUANTITY, true)));
        of.sort_unstable_by_key(|p| p.key);
        let figures = slots.numbers.iter().any(|n| !n.of.is_empty() && weight_of(n) >= QUANTITY);
        let acts = of.iter().filter(|p| p.verb).fold(0, |acts, p| acts | p.events);
        let (events, does, negative) = (prop.events, !prop.verbs.is_empty(), prop.negative);
        Self { of, total, norm, events, acts, does, figures, negative }
    }

    /// The keys by which propositions like this one are looked up, each with its weight.
    pub fn keys(&self) -> impl Iterator<Item = (u64, f32)> {
        self.of.iter().map(|p| (p.key, p.weight))
    }

    /// Sum of the weights.
    pub fn total(&self) -> f32 {
        self.total
    }

    /// Whether it tells of one of these events.
    pub fn tells(&self, events: u64) -> bool {
        self.events & events != 0
    }

    /// Compares two.
    pub fn alike(&self, other: &Self) -> Alike {
        let mut alike = Alike::default();
        let (mut square, mut weight, mut told) = (0.0, 0.0, 0u64);
        let mut rest = other.of.iter().peekable();
        for part in &self.of {
            while rest.next_if(|p| p.key < part.key).is_some() {}
            let Some(theirs) = rest.next_if(|p| p.key == part.key) else { continue };
            alike.shared += 1;
            weight += part.weight;
            if part.key >> 63 == 0 {
                square += part.weight * part.weight;
                told |= part.events;
                alike.acts_alike |= part.verb && theirs.verb;
            } else {
                let figure = part.key & 3 == COUNT && part.weight >= QUANTITY;
                alike.same_figure |= figure;
                alike.same_things |= figure && part.things;
                alike.same_day |= part.key & 3 == DATE;
            }
        }
        let anew = self.events & other.events & !told;
        alike.same_doing = alike.acts_alike || self.events & other.events != 0;
        alike.acts_alike |= self.acts & other.acts != 0;
        weight += EVENT * anew.count_ones().min(1) as f32;
        alike.negated = self.negative != other.negative;
        alike.cosine = if self.norm * other.norm > 0.0 { square / (self.norm * other.norm) } else { 0.0 };
        alike.weight = weight;
        let share = |total: f32| if total > 0.0 { (weight / total).min(1.0) } else { 0.0 };
        alike.of_longer = share(self.total.max(other.total));
        let of_shorter = share(self.total.min(other.total));
        let opposed = self.does && other.does && !alike.same_doing && alike.of_longer < MOSTLY;
        let missing = (self.figures || other.figures) && !alike.same_figure;
        let yes = |is: bool| f32::from(u8::from(is));
        let sum = BIAS
            + OF_LONGER * alike.of_longer
            + OF_SHORTER * of_shorter
            + SAME_DOING * yes(alike.same_doing)
            + OTHER_DOING * yes(opposed)
            + SAME_FIGURE * yes(alike.same_figure)
            + FIGURE_MISSING * yes(missing)
            + NEGATED * yes(alike.negated)
            - TOO_LITTLE * (ENOUGH - weight).max(0.0);
        alike.score = 1.0 / (1.0 + (-sum).exp());
        alike
    }
}

impl Alike {
    /// Whether more ties the two than a verb and a name: independence must not be made of `won Tuesday` in two articles.
    pub fn is_well_founded(&self) -> bool {
        self.shared >= WELL_FOUNDED || self.same_figure
    }

    /// Whether both say, by a verb or of one day, that the same was done, or give one figure of one thing, or share words beside their
    /// names: without that, two propositions may have all their names in common and tell two things.
    pub fn is_of_one_thing(&self, beside_names: u32) -> bool {
        let (cosine, words) = NEARLY_ONE;
        let worded = beside_names >= BESIDE_NAMES || self.cosine >= cosine && beside_names >= words;
        let done = self.acts_alike || self.same_doing && self.same_day;
        !self.negated && (done || self.same_figure || worded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_and_a_name_in_common_establish_nothing_and_a_figure_does() {
        let alike = Alike { shared: 2, acts_alike: true, ..Alike::default() };
        assert!(alike.is_of_one_thing(0) && !alike.is_well_founded());
        assert!(Alike { same_figure: true, ..alike }.is_well_founded());
    }
}
