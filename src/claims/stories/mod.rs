//! Stories: articles that tell of one event.
//!
//! Takes the docs in order of rank, gives groups of them. TF-IDF vectors over stems, neighbours from an inverted index,
//! then average link over the sums of the vectors: for unit vectors the mean cosine between two groups is the product of
//! their sums over their sizes, so a merge costs one pass over two short vectors and no pair of articles is kept.

mod groups;
pub(in crate::claims) mod recurring;
pub(in crate::claims) mod story;
pub(in crate::claims) mod stray;
pub(in crate::claims) mod twins;

use crate::claims::lines::Doc;
use crate::claims::lines::terms::{Lexicon, TermId};
use groups::Groups;
use rayon::prelude::*;
use std::collections::BinaryHeap;

/// Terms of an article's vector.
const VECTOR: usize = 80;
/// Terms of a group's vector.
const GROUP_VECTOR: usize = 240;
/// How many earlier holders of a term an article is compared with: a hot term makes a chain, not a clique.
const HOLDERS: usize = 150;
/// Articles that one thread compares with their like before it hands work on: each has a table of all articles to fill.
const MIN_BATCH: usize = 64;
/// Earlier articles whose likeness to one is worked out in full.
const LIKELIEST: usize = 64;
/// Neighbours of an article that may begin a merge.
const NEIGHBOURS: usize = 20;
/// Articles of one story; what goes on longer is a running subject, and is told in chapters.
pub(in crate::claims) const MAX_STORY: u32 = 60;
/// Least mean cosine of two groups that become one.
const SAME_STORY: f32 = 0.12;
/// Least cosine of two articles that may tell one claim though they begin no story.
const NEAR: f32 = 0.03;
/// How many of these an article has, where nothing is nearer.
const NEAREST: usize = 6;
/// Least share of the smaller inner likeness of two groups that their likeness across must reach, were both large.
const ONE_EVENT: f32 = 0.96;
/// Other articles that are taken as read.
const READ_BEFORE: f32 = 400.0;
/// In how many of them a common word stood, and any other word.
const COMMON_BEFORE: f32 = 40.0;
/// See [`COMMON_BEFORE`].
const RARE_BEFORE: f32 = 2.0;
/// How much more a proper name tells of an event than another word as rare.
const NAME_BOOST: f32 = 2.0;
/// Days between two articles on one event, up to which the date says nothing against them.
const FRESH_DAYS: f32 = 4.0;

/// What a term says: the rarer in the folder, the more. In a small folder every word looks rare, so each count is taken
/// as if [`READ_BEFORE`] other articles had been read, in which common words stood often.
pub(in crate::claims) struct Weights {
    idf: Vec<f32>,
}

impl Weights {
    /// Counts in how many docs each term stands.
    pub fn new(docs: &[Doc], lexicon: &Lexicon) -> Self {
        let mut df = vec![0u32; lexicon.len()];
        for (term, ..) in docs.iter().flat_map(|d| &d.counts) {
            if let Some(n) = df.get_mut(*term as usize) {
                *n += 1;
            }
        }
        let all = docs.len() as f32 + READ_BEFORE;
        let weigh = |(id, df): (usize, &u32)| {
            let prior = if lexicon.term(id as TermId).is_common() { COMMON_BEFORE } else { RARE_BEFORE };
            (all / (*df as f32 + prior)).max(1.0).ln()
        };
        Self { idf: df.iter().enumerate().map(weigh).collect() }
    }

    /// The weight of a term.
    pub fn of(&self, term: TermId) -> f32 {
        self.idf.get(term as usize).copied().unwrap_or(0.0)
    }
}

/// A sparse vector in order of term.
pub(in crate::claims) type Vector = Vec<(TermId, f32)>;

/// The unit vector of an article.
pub(in crate::claims) fn vector(doc: &Doc, weights: &Weights) -> Vector {
    let weigh = |&(term, n, proper): &(TermId, u16, bool)| {
        let boost = if proper { NAME_BOOST } else { 1.0 };
        (term, (1.0 + f32::from(n).ln()) * weights.of(term) * boost)
    };
    let mut vector: Vector = doc.counts.iter().map(weigh).collect();
    keep_heaviest(&mut vector, VECTOR);
    let norm = vector.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
    if norm > 0.0 {
        vector.iter_mut().for_each(|(_, w)| *w /= norm);
    }
    vector
}

fn keep_heaviest(vector: &mut Vector, keep: usize) {
    if vector.len() > keep {
        vector.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        vector.truncate(keep);
        vector.sort_unstable_by_key(|(term, _)| *term);
    }
}

/// The product of two sparse vectors.
pub(in crate::claims) fn dot(a: &[(TermId, f32)], b: &[(TermId, f32)]) -> f32 {
    let (mut a, mut b, mut sum) = (a.iter().peekable(), b.iter().peekable(), 0.0);
    while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
        match x.0.cmp(&y.0) {
            std::cmp::Ordering::Less => {
                a.next();
            }
            std::cmp::Ordering::Greater => {
                b.next();
            }
            std::cmp::Ordering::Equal => {
                sum += x.1 * y.1;
                a.next();
                b.next();
            }
        }
    }
    sum
}

/// Two articles that are somewhat alike.
#[derive(Clone, Copy, Debug)]
pub(in crate::claims) struct Near {
    /// The earlier.
    pub a: u32,
    /// The later.
    pub b: u32,
}

/// Groups docs into stories, each in order of rank, stories in order of their first doc; and which articles are near each other.
pub(in crate::claims) fn find(docs: &[Doc], vectors: &[Vector], lexicon: &Lexicon) -> (Vec<Vec<u32>>, Vec<Near>) {
    let edges = neighbours(docs, vectors, lexicon);
    let near = edges.iter().map(|e| Near { a: e.a, b: e.b }).collect();
    let mut heap: BinaryHeap<Edge> = edges.into_iter().filter(|e| e.score >= SAME_STORY).collect();
    let mut groups = Groups::new(docs, vectors);
    while let Some(edge) = heap.pop() {
        let (a, b) = (groups.root(edge.a), groups.root(edge.b));
        if a == b || groups.size(a) + groups.size(b) > MAX_STORY {
            continue;
        }
        let now = if edge.a == a && edge.b == b && edge.stamp == groups.stamp(a, b) {
            edge.score
        } else {
            groups.likeness(a, b)
        };
        if now < SAME_STORY || !groups.is_one_event(a, b, now) {
            continue;
        }
        // The mean over a merged group is never above the larger of its parts, so an old score is an upper bound.
        if now < edge.score {
            heap.push(Edge { score: now, a, b, stamp: groups.stamp(a, b) });
        } else {
            groups.merge(a, b);
        }
    }
    (groups.collect(), near)
}

/// Two groups that may be one story.
#[derive(Clone, Copy, PartialEq)]
struct Edge {
    score: f32,
    a: u32,
    b: u32,
    /// Sizes of the two when the score was true.
    stamp: u32,
}

impl Eq for Edge {}

impl PartialOrd for Edge {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Edge {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.score.total_cmp(&other.score).then_with(|| (other.a, other.b).cmp(&(self.a, self.b)))
    }
}

/// For each doc the earlier ones that are most like it.
fn neighbours(docs: &[Doc], vectors: &[Vector], lexicon: &Lexicon) -> Vec<Edge> {
    let holders = Holders::new(vectors, lexicon.len());
    let edges = (0..vectors.len() as u32).into_par_iter().with_min_len(MIN_BATCH).map_init(
        || (Tally::new(vectors.len()), Spread::new(lexicon.len()), Vec::new()),
        |(tally, spread, rough), rank| {
            let Some(own) = vectors.get(rank as usize) else { return Vec::new() };
            let left = |other: u32| apart(day_of(docs, other), day_of(docs, rank));
            likeliest(rank, own, &holders, left, tally, rough);
            spread.set(own);
            let score = |other: u32| Some(spread.dot(vectors.get(other as usize)?) * left(other));
            let scored = rough.iter().filter_map(|(_, other)| Some((score(*other)?, *other)));
            let edges = nearest(rank, scored);
            spread.unset(own);
            edges
        },
    );
    edges.flatten_iter().collect()
}

/// The earlier articles that are likely to be most like one, by the terms of which they are among the last holders. `left` is what
/// the days between leave of a likeness.
fn likeliest(
    rank: u32,
    own: &Vector,
    holders: &Holders,
    left: impl Fn(u32) -> f32,
    tally: &mut Tally,
    rough: &mut Vec<(f32, u32)>,
) {
    tally.clear();
    for (term, weight) in own {
        for (other, theirs) in holders.before(*term, rank) {
            tally.add(*other, weight * theirs);
        }
    }
    rough.clear();
    rough.extend(tally.sums().map(|(other, sum)| (sum * left(other), other)).filter(|(sum, _)| *sum >= NEAR * 0.5));
    if rough.len() > LIKELIEST {
        rough.select_nth_unstable_by(LIKELIEST, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        rough.truncate(LIKELIEST);
    }
}

/// The edges of one article: to all that may begin a merge, up to a bound, and to the few nearest.
fn nearest(rank: u32, scored: impl Iterator<Item = (f32, u32)>) -> Vec<Edge> {
    let near = scored.filter(|(score, _)| *score >= NEAR);
    let mut edges: Vec<Edge> = near.map(|(score, other)| Edge { score, a: other, b: rank, stamp: 2 }).collect();
    edges.sort_unstable_by(|a, b| b.cmp(a));
    let alike = edges.iter().take(NEIGHBOURS).filter(|e| e.score >= SAME_STORY).count();
    edges.truncate(alike.max(NEAREST));
    edges
}

/// For each term the articles that have it with what it weighs there, in order of rank, all in one list.
struct Holders {
    /// Where the holders of each term begin, and where the last end.
    starts: Vec<u32>,
    list: Vec<(u32, f32)>,
}

impl Holders {
    fn new(vectors: &[Vector], terms: usize) -> Self {
        let mut starts = vec![0u32; terms + 1];
        for (term, _) in vectors.iter().flatten() {
            if let Some(n) = starts.get_mut(*term as usize + 1) {
                *n += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut list = vec![(0, 0.0); sum as usize];
        for (rank, vector) in vectors.iter().enumerate() {
            for (term, weight) in vector {
                let Some(at) = next.get_mut(*term as usize) else { continue };
                if let Some(slot) = list.get_mut(*at as usize) {
                    *slot = (rank as u32, *weight);
                }
                *at += 1;
            }
        }
        Self { starts, list }
    }

    /// The last holders of a term before an article.
    fn before(&self, term: TermId, rank: u32) -> &[(u32, f32)] {
        let start = |at: usize| self.starts.get(at).map_or(0, |s| *s as usize);
        let all = self.list.get(start(term as usize)..start(term as usize + 1)).unwrap_or(&[]);
        let upto = all.partition_point(|(r, _)| *r < rank);
        all.get(upto.saturating_sub(HOLDERS)..upto).unwrap_or(&[])
    }
}

/// Sums by article: an entry each, for most articles are met by one that has them among its holders, and a hash table
/// would cost more than the sum itself.
struct Tally {
    sums: Vec<f32>,
    met: Vec<u32>,
}

impl Tally {
    fn new(articles: usize) -> Self {
        Self { sums: vec![0.0; articles], met: Vec::new() }
    }

    fn clear(&mut self) {
        for at in self.met.drain(..) {
            if let Some(sum) = self.sums.get_mut(at as usize) {
                *sum = 0.0;
            }
        }
    }

    /// Adds what is more than nothing.
    fn add(&mut self, at: u32, what: f32) {
        let Some(sum) = self.sums.get_mut(at as usize) else { return };
        if *sum == 0.0 {
            self.met.push(at);
        }
        *sum += what;
    }

    fn sums(&self) -> impl Iterator<Item = (u32, f32)> {
        self.met.iter().filter_map(|&at| Some((at, *self.sums.get(at as usize)?)))
    }
}

/// One vector with an entry for each term there is, so that its product with many others takes no search.
struct Spread {
    weights: Vec<f32>,
}

impl Spread {
    fn new(terms: usize) -> Self {
        Self { weights: vec![0.0; terms] }
    }

    fn set(&mut self, vector: &Vector) {
        for (term, weight) in vector {
            if let Some(w) = self.weights.get_mut(*term as usize) {
                *w = *weight;
            }
        }
    }

    fn unset(&mut self, vector: &Vector) {
        for (term, _) in vector {
            if let Some(w) = self.weights.get_mut(*term as usize) {
                *w = 0.0;
            }
        }
    }

    fn dot(&self, other: &Vector) -> f32 {
        other.iter().map(|(term, w)| w * self.weights.get(*term as usize).copied().unwrap_or(0.0)).sum()
    }
}

fn day_of(docs: &[Doc], rank: u32) -> Option<f64> {
    docs.get(rank as usize).and_then(|d| d.day).map(f64::from)
}

/// How much of a likeness is left by the days between; all of it where a date is unknown.
fn apart(a: Option<f64>, b: Option<f64>) -> f32 {
    let (Some(a), Some(b)) = (a, b) else { return 1.0 };
    let gap = (a - b).abs() as f32;
    if gap <= FRESH_DAYS { 1.0 } else { 1.0 / (1.0 + (gap - FRESH_DAYS) / 20.0) }
}
