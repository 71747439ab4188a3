//! Facets: the clauses of a story's lines with what they count, when, and which events they tell.
//!
//! Takes a line with its slots, gives its [`Facets`]; two lines that share one clause, by its words, its figures, its days
//! and its events, state one claim, however much else their sentences tell.

use super::conflicts::Difference;
use super::lines::Line;
use super::slots::{Day, Quantity, Slots};
use super::stories::Weights;
use super::terms::TermId;
use crate::span::Span;
use std::hash::{DefaultHasher, Hasher as _};

/// What one figure of one thing says, as a term would.
const QUANTITY: f32 = 6.0;
/// And one day.
const DAY: f32 = 3.0;
/// And one sort of event.
const EVENT: f32 = 3.0;

/// What a line's clauses say.
#[derive(Debug, Default)]
pub(super) struct Facets {
    clauses: Vec<Facet>,
    /// All that its clauses say, without who says it.
    whole: Facet,
}

/// What a clause says.
#[derive(Debug, Default)]
struct Facet {
    /// Its terms and facts with their weights, sorted.
    of: Vec<(u64, f32)>,
    norm: f32,
    events: u64,
    numbers: Vec<Quantity>,
    days: Vec<Day>,
}

/// The two clauses of two lines that are most alike.
#[derive(Clone, Debug, Default)]
pub(super) struct Alike {
    /// Cosine.
    pub cosine: f32,
    /// Terms and facts that both have.
    pub shared: u32,
    /// Their weight.
    weight: f32,
    /// Whether a figure of one thing is among them.
    counted: bool,
    /// What they give different values of, where all else agrees.
    pub rival: Option<Difference>,
    /// The two counts of people, where these are what differs.
    pub counts: Option<[f64; 2]>,
}

impl Alike {
    /// The probability that the two lines state one claim, by these clauses alone.
    pub fn score(&self) -> f32 {
        if self.rival.as_ref().is_some_and(|(slot, _)| *slot == "number") {
            return RIVAL;
        }
        // A figure and what it counts are three of what is shared.
        let enough = self.shared >= 3 && self.weight >= 10.0 && (!self.counted || self.shared >= 4);
        let bonus = if self.counted { 0.08 } else { 0.0 };
        if enough { 1.0 / (1.0 + (-14.0 * (self.cosine + bonus - 0.55)).exp()) } else { 0.0 }
    }
}

impl Facets {
    /// Reads a line.
    pub fn new(line: &Line, slots: &Slots, weights: &Weights) -> Self {
        let each = line.clauses.iter().filter(|c| !c.aside);
        let clauses = each.map(|c| Facet::new(&c.terms, c.events, c.span, slots, weights)).collect();
        let mut terms: Vec<_> = line.clauses.iter().flat_map(|c| c.terms.iter().copied()).collect();
        terms.sort_unstable();
        terms.dedup();
        Self { clauses, whole: Facet::new(&terms, 0, Span::default(), &Slots::default(), weights) }
    }

    /// The two clauses that are most alike.
    pub fn alike(&self, other: &Self) -> Alike {
        let pairs = self.clauses.iter().flat_map(|a| other.clauses.iter().map(move |b| a.alike(b)));
        pairs.max_by(|a, b| a.score().total_cmp(&b.score())).unwrap_or_default()
    }

    /// How alike two lines are in all that they say.
    pub fn as_wholes(&self, other: &Self) -> Alike {
        self.whole.alike(&other.whole)
    }
}

/// The probability that two counts of the dead or the injured of one story are of the same people.
const RIVAL: f32 = 0.62;
/// Groups of events whose counts of people are compared: the dead, the injured.
const CASUALTIES: u64 = 0b11;
/// Least cosine of two clauses that give different days for one thing.
const ONE_THING: f32 = 0.5;

/// What marks the key of a figure of something.
const COUNT: u64 = 1;

/// A key that no term has.
fn keyed(sort: u64, value: impl std::hash::Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish() << 2 | sort | 1 << 63
}

impl Facet {
    fn new(terms: &[TermId], events: u64, span: Span, slots: &Slots, weights: &Weights) -> Self {
        let numbers: Vec<Quantity> = slots.numbers.iter().filter(|n| span.overlaps(n.span)).cloned().collect();
        let days: Vec<Day> = slots.days.iter().filter(|d| span.overlaps(d.span)).cloned().collect();
        let mut of: Vec<(u64, f32)> = terms.iter().map(|t| (u64::from(*t), weights.of(*t))).collect();
        let counts = numbers.iter().filter(|n| !n.of.is_empty());
        of.extend(counts.map(|n| (keyed(COUNT, (n.value.to_bits(), &n.of)), QUANTITY)));
        of.extend(days.iter().map(|d| (keyed(2, d.lo), DAY)));
        of.extend((0..u64::BITS).filter(|b| events >> b & 1 == 1).map(|b| (keyed(3, b), EVENT)));
        of.sort_unstable_by_key(|a| a.0);
        of.dedup_by_key(|f| f.0);
        let norm = of.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
        Self { of, norm, events, numbers, days }
    }

    fn alike(&self, other: &Self) -> Alike {
        let mut alike = Alike::default();
        let mut square = 0.0;
        let mut rest = other.of.iter().peekable();
        for (key, weight) in &self.of {
            while rest.next_if(|(k, _)| k < key).is_some() {}
            if rest.next_if(|(k, _)| k == key).is_some() {
                alike.shared += 1;
                alike.weight += weight;
                square += weight * weight;
                alike.counted |= key >> 63 == 1 && key & 3 == COUNT;
            }
        }
        alike.cosine = if self.norm * other.norm > 0.0 { square / (self.norm * other.norm) } else { 0.0 };
        let one_thing = alike.cosine >= ONE_THING && alike.shared >= 3;
        match self.other_count(other) {
            Some((a, b)) => {
                alike.counts = Some([a.value, b.value]);
                alike.rival = Some(("number", [a.text.clone(), b.text.clone()]));
            }
            None if one_thing => alike.rival = self.other_day(other),
            None => {}
        }
        alike
    }

    /// Two counts of the dead, or of the injured, that differ.
    fn other_count<'a>(&'a self, other: &'a Self) -> Option<(&'a Quantity, &'a Quantity)> {
        if self.events & other.events & CASUALTIES == 0 {
            return None;
        }
        let (a, b) = (self.people()?, other.people()?);
        a.clashes(b).then_some((a, b))
    }

    /// The only count of people.
    fn people(&self) -> Option<&Quantity> {
        let mut people = self.numbers.iter().filter(|n| n.of == "person");
        people.next().filter(|_| people.next().is_none())
    }

    /// Two days of one thing, one of them given by its date.
    fn other_day(&self, other: &Self) -> Option<Difference> {
        let ([a], [b]) = (self.days.as_slice(), other.days.as_slice()) else { return None };
        let dated = |d: &Day| d.text.contains(|c: char| c.is_ascii_digit());
        let apart = a.lo > b.hi || b.lo > a.hi;
        (apart && (dated(a) || dated(b))).then(|| ("date", [a.text.clone(), b.text.clone()]))
    }
}
