//! Matching: which lines of a story state the same claim.
//!
//! Takes a story and its facts, gives groups of lines with the matches that hold them together.

use super::cluster::{self, Match};
use super::conflicts;
use super::conflicts::Difference;
use super::facets::{Alike, Facets};
use super::holders::{Holder, Holders};
use super::score::{Evidence, compare};
use super::slots::Slots;
use super::stories::{Vector, dot};
use super::story::{Member, Story};
use super::terms::{NumberMap, TermId};
use crate::facts::Reading;

/// Least score of a match that is kept.
const KEEP: f32 = 0.06;
/// Lines of a story that are compared: the first of each article, until there are this many.
const MAX_LINES: usize = 1500;
/// Lines of a story that hold one term and are looked up by it.
const HOLDERS: usize = 400;
/// Least cosine of two lines that are compared, but for the lines nearest to the core of their articles.
const ALIKE: f32 = 0.05;

/// Cosine from which two lines are one sentence with a few words changed.
const SAME_SENTENCE: f32 = 0.8;

/// What is known of a story's articles beside their words.
pub(super) struct Known<'a> {
    /// For each article of the story, its reading.
    pub readings: Vec<&'a Reading>,
    /// And whom its sentences are given to.
    pub holders: Vec<&'a Holders>,
    /// Least mean score at which lines become one claim.
    pub same_claim: f32,
}

impl<'a> Known<'a> {
    /// The holder of a line; `None` for the article's own voice.
    pub fn holder(&self, member: &Member<'_>) -> Option<&'a Holder> {
        self.holders.get(member.doc as usize).and_then(|h| h.of(member.line.sentence))
    }

    /// The reading of a line's article.
    pub fn reading(&self, member: &Member<'_>) -> Option<&'a Reading> {
        self.readings.get(member.doc as usize).copied()
    }
}

/// Groups of lines of one story.
pub(super) struct Matched {
    /// Each group: members of the story by number, sorted.
    pub groups: Vec<Vec<u32>>,
    /// The matches, by their two members, the lower first.
    pub matches: NumberMap<u64, Found>,
    /// Of some matches, what the two give different values of.
    pub rivals: NumberMap<u64, Difference>,
    /// For each member, its slots.
    pub slots: Vec<Slots>,
}

/// A match that was found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// The probability that the two state the same claim.
    pub score: f32,
    /// Cosine of the two.
    pub cosine: f32,
    /// How many terms they share.
    pub shared: u32,
    /// The probability that they share a clause.
    pub clause: f32,
}

/// The key of a match.
pub(super) fn key(a: u32, b: u32) -> u64 {
    u64::from(a.min(b)) << 32 | u64::from(a.max(b))
}

/// Leaves the lines of a large story that are compared: the first ones of each article.
pub(super) fn trim(story: &mut Story<'_>) {
    if story.members.len() > MAX_LINES {
        let each = (MAX_LINES / story.docs.max(1) as usize).max(8) as u16;
        story.members.retain(|m| m.line.place < each || m.first);
    }
}

/// Groups the lines of a story; also finds the ones that have clashing facts.
pub(super) fn find(story: &Story<'_>, known: &Known<'_>) -> Matched {
    let slots: Vec<Slots> = story
        .members
        .iter()
        .map(|m| known.reading(m).map(|r| Slots::new(m.line.span, r)).unwrap_or_default())
        .collect();
    let facets: Vec<Facets> =
        story.members.iter().zip(&slots).map(|(m, s)| Facets::new(m.line, s, story.weights)).collect();
    let mut list = Vec::new();
    let mut matches = NumberMap::default();
    let mut rivals = NumberMap::default();
    let cosines = article_cosines(story);
    candidates(story, |a, b| {
        let (Some(x), Some(y)) = (story.members.get(a as usize), story.members.get(b as usize)) else { return };
        let alike = cosines.get((x.doc * story.docs + y.doc) as usize).copied().unwrap_or(0.0);
        let mut evidence = compare(x, y, alike, story);
        let clauses = match (facets.get(a as usize), facets.get(b as usize)) {
            (Some(f), Some(g)) if x.doc != y.doc => settled(f.alike(g), x, y, known),
            _ => Alike::default(),
        };
        let by_clause = clauses.score();
        evidence.score = 1.0 - (1.0 - evidence.score) * (1.0 - by_clause);
        if evidence.score < KEEP || x.line.mood.question || y.line.mood.question {
            return;
        }
        let (Some(s), Some(t)) = (slots.get(a as usize), slots.get(b as usize)) else { return };
        let barred = is_other_event(x, y, s.days_apart(t), &evidence, story) || is_other_speech(x, y, known, &evidence);
        let wholes = match (facets.get(a as usize), facets.get(b as usize)) {
            (Some(f), Some(g)) => f.as_wholes(g),
            _ => Alike::default(),
        };
        let found = Found { score: evidence.score, cosine: wholes.cosine, shared: wholes.shared, clause: by_clause };
        list.push(Match { a, b, score: found.firm(), barred });
        if !barred {
            matches.insert(key(a, b), found);
            if let Some(rival) = clauses.rival {
                rivals.insert(key(a, b), rival);
            }
        }
    });
    Matched { groups: cluster::group(story.members.len() as u32, &list, known.same_claim), matches, rivals, slots }
}

/// Leaves out of a comparison two counts of which the later may be the news of the earlier.
fn settled(mut alike: Alike, a: &Member<'_>, b: &Member<'_>, known: &Known<'_>) -> Alike {
    let grown = |counts| conflicts::may_have_grown(known.reading(a), a.line, known.reading(b), b.line, counts);
    if alike.counts.is_some_and(grown) {
        alike.rival = None;
    }
    alike
}

/// Cosine, and shared terms, from which the words of two lines bear out that they state one claim.
const BORNE_OUT: (f32, u32) = (0.5, 4);

/// Cosine of two whole lines from which a clause that they share speaks for them.
const AROUND: f32 = 0.3;

/// How far the words of two lines bear out a score. That both tell what their articles are about is not enough: two lines
/// of one story may tell different parts of it.
fn firmness(cosine: f32, shared: u32) -> f32 {
    (cosine / BORNE_OUT.0).min(1.0) * (shared as f32 / BORNE_OUT.1 as f32).min(1.0)
}

impl Found {
    /// The score as far as the words bear it out.
    pub fn firm(&self) -> f32 {
        self.by_words().max(self.clause)
    }

    /// The score of which independence may be made: one clause in common is not enough where the sentences around it
    /// have little to do with each other.
    pub fn certain(&self) -> f32 {
        if self.cosine >= AROUND { self.firm() } else { self.by_words() }
    }

    fn by_words(&self) -> f32 {
        self.score * firmness(self.cosine, self.shared)
    }
}

/// The score of two lines of a story.
pub(super) fn score_of(story: &Story<'_>, a: u32, b: u32) -> f32 {
    let (Some(x), Some(y)) = (story.members.get(a as usize), story.members.get(b as usize)) else { return 0.0 };
    let alike = match (story.vectors.get(x.doc as usize), story.vectors.get(y.doc as usize)) {
        (Some(v), Some(w)) if x.doc != y.doc => dot(v, w),
        _ => story.cohesion,
    };
    compare(x, y, alike, story).score
}

fn article_cosines(story: &Story<'_>) -> Vec<f32> {
    let each = story.vectors.iter().enumerate();
    // Two lines of one article are no more alike for it than those of any two of the story.
    let cosine = |i: usize, a: &Vector, j: usize, b: &Vector| if i == j { story.cohesion } else { dot(a, b) };
    each.flat_map(|(i, a)| story.vectors.iter().enumerate().map(move |(j, b)| cosine(i, a, j, b))).collect()
}

/// Calls back for every pair of lines that may match: they share words enough, or are what their articles are about.
fn candidates(story: &Story<'_>, mut each: impl FnMut(u32, u32)) {
    let mut holders: NumberMap<TermId, Vec<u32>> = NumberMap::default();
    let mut sums: Vec<f32> = vec![0.0; story.members.len()];
    let mut touched: Vec<u32> = Vec::new();
    let mut firsts: Vec<u32> = Vec::new();
    for (number, member) in story.members.iter().enumerate() {
        let number = number as u32;
        for term in &member.line.terms {
            let weight = story.weights.of(*term);
            let list = holders.entry(*term).or_default();
            for other in list.iter().rev().take(HOLDERS) {
                if let Some(sum) = sums.get_mut(*other as usize) {
                    if *sum == 0.0 {
                        touched.push(*other);
                    }
                    *sum += weight * weight;
                }
            }
            list.push(number);
        }
        if member.first {
            for other in &firsts {
                if sums.get(*other as usize).is_some_and(|s| *s == 0.0) {
                    touched.push(*other);
                }
            }
            firsts.push(number);
        }
        touched.sort_unstable();
        for other in touched.drain(..) {
            let sum = sums.get_mut(other as usize).map(std::mem::take).unwrap_or(0.0);
            let Some(theirs) = story.members.get(other as usize) else { continue };
            let both_first = member.first && theirs.first;
            if both_first || sum >= ALIKE * member.norm * theirs.norm {
                each(other, number);
            }
        }
    }
}

/// Two events of one sort. Each line has names that the other's whole article does not know, and the two share none, or
/// their days or figures differ as well.
fn is_other_event(a: &Member<'_>, b: &Member<'_>, days: bool, evidence: &Evidence, story: &Story<'_>) -> bool {
    // Lines that agree word for word but for one slot are one claim with a conflict in it.
    if evidence.cosine > SAME_SENTENCE {
        return false;
    }
    let unknown = |terms: &[TermId], other: &Member<'_>| {
        let counts = story.counts.get(other.doc as usize).copied().unwrap_or(&[]);
        terms.iter().any(|t| counts.binary_search_by_key(t, |c| c.0).is_err())
    };
    let names = unknown(&a.line.proper, b) && unknown(&b.line.proper, a);
    let digits = unknown(&a.line.digits, b) && unknown(&b.line.digits, a);
    let shared = a.line.proper.iter().any(|t| b.line.proper.binary_search(t).is_ok());
    days && (names || digits) || names && (digits || !shared)
}

/// Two quotations of two people, or two quotations with hardly a word in common.
fn is_other_speech(a: &Member<'_>, b: &Member<'_>, known: &Known<'_>, evidence: &Evidence) -> bool {
    if !(a.line.mood.quoted && b.line.mood.quoted) || evidence.cosine > 0.6 {
        return false;
    }
    let other = match (known.holder(a), known.holder(b)) {
        (Some(x), Some(y)) => x.other_person(y),
        _ => false,
    };
    other || evidence.cosine < 0.15
}
