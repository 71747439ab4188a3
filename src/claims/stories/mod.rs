//! Stories: articles that tell of one event.
//!
//! Takes the docs in order of rank, gives groups of them. TF-IDF vectors over stems, neighbours from an inverted index,
//! then average link over the sums of the vectors: for unit vectors the mean cosine between two groups is the product of
//! their sums over their sizes, so a merge costs one pass over two short vectors and no pair of articles is kept.

pub(in crate::claims) mod story;
pub(in crate::claims) mod stray;

use crate::claims::lines::Doc;
use crate::claims::lines::terms::{Lexicon, TermId};
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
    let mut holders: Vec<Vec<u32>> = vec![Vec::new(); lexicon.len()];
    for (rank, vector) in vectors.iter().enumerate() {
        for (term, _) in vector {
            if let Some(list) = holders.get_mut(*term as usize) {
                list.push(rank as u32);
            }
        }
    }
    let edges = (0..vectors.len() as u32).into_par_iter().with_min_len(MIN_BATCH).map_init(
        || (Tally::new(vectors.len()), Spread::new(lexicon.len())),
        |(tally, spread), rank| nearest(rank, docs, vectors, &holders, tally, spread),
    );
    edges.flatten_iter().collect()
}

fn nearest(
    rank: u32,
    docs: &[Doc],
    vectors: &[Vector],
    holders: &[Vec<u32>],
    tally: &mut Tally,
    spread: &mut Spread,
) -> Vec<Edge> {
    tally.clear();
    let Some(own) = vectors.get(rank as usize) else { return Vec::new() };
    spread.set(own);
    for (term, weight) in own {
        let Some(list) = holders.get(*term as usize) else { continue };
        let upto = list.partition_point(|r| *r < rank);
        for other in list.get(upto.saturating_sub(HOLDERS)..upto).unwrap_or(&[]) {
            tally.add(*other, weight * weight);
        }
    }
    let mut edges: Vec<Edge> = Vec::new();
    for (other, rough) in tally.sums() {
        if rough < NEAR * 0.5 {
            continue;
        }
        let Some(theirs) = vectors.get(other as usize) else { continue };
        let score = spread.dot(theirs) * apart(day_of(docs, other), day_of(docs, rank));
        if score >= NEAR {
            edges.push(Edge { score, a: other, b: rank, stamp: 2 });
        }
    }
    spread.unset(own);
    edges.sort_unstable_by(|a, b| b.cmp(a));
    let alike = edges.iter().take(NEIGHBOURS).filter(|e| e.score >= SAME_STORY).count();
    edges.truncate(alike.max(NEAREST));
    edges
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

/// Groups on their way to being stories.
struct Groups {
    parent: Vec<u32>,
    sums: Vec<Vector>,
    sizes: Vec<u32>,
    /// Sum of the known days, and how many are known.
    days: Vec<(f64, u32)>,
}

impl Groups {
    fn new(docs: &[Doc], vectors: &[Vector]) -> Self {
        Self {
            parent: (0..docs.len() as u32).collect(),
            sums: vectors.to_vec(),
            sizes: vec![1; docs.len()],
            days: docs.iter().map(|d| d.day.map_or((0.0, 0), |day| (f64::from(day), 1))).collect(),
        }
    }

    fn root(&mut self, mut at: u32) -> u32 {
        while let Some(&up) = self.parent.get(at as usize) {
            if up == at {
                break;
            }
            let above = self.parent.get(up as usize).copied().unwrap_or(up);
            if let Some(slot) = self.parent.get_mut(at as usize) {
                *slot = above;
            }
            at = above;
        }
        at
    }

    fn size(&self, group: u32) -> u32 {
        self.sizes.get(group as usize).copied().unwrap_or(0)
    }

    fn stamp(&self, a: u32, b: u32) -> u32 {
        self.size(a) + self.size(b)
    }

    fn likeness(&self, a: u32, b: u32) -> f32 {
        let (Some(x), Some(y)) = (self.sums.get(a as usize), self.sums.get(b as usize)) else { return 0.0 };
        let pairs = self.size(a) as f32 * self.size(b) as f32;
        dot(x, y) / pairs.max(1.0) * apart(self.mean_day(a), self.mean_day(b))
    }

    /// Whether two groups, each of several articles, are hardly less like each other than they are in themselves. Two
    /// events of one sort share their sort's words, and each has its own names, places and numbers besides.
    fn is_one_event(&self, a: u32, b: u32, across: f32) -> bool {
        // A small group's inner likeness says little yet, so less is asked of it, and of a pair nothing.
        let n = self.size(a).min(self.size(b)) as f32;
        across >= ONE_EVENT * (1.0 - 2.0 / n).max(0.0) * self.within(a).min(self.within(b))
    }

    /// Mean cosine inside a group.
    fn within(&self, group: u32) -> f32 {
        let n = self.size(group) as f32;
        let square = self.sums.get(group as usize).map_or(0.0, |s| s.iter().map(|(_, w)| w * w).sum::<f32>());
        ((square - n) / (n * (n - 1.0)).max(1.0)).max(0.0)
    }

    fn mean_day(&self, group: u32) -> Option<f64> {
        let (sum, known) = self.days.get(group as usize).copied()?;
        (known > 0).then(|| sum / f64::from(known))
    }

    /// The group with the lower number stays.
    fn merge(&mut self, a: u32, b: u32) {
        let (keep, gone) = (a.min(b) as usize, a.max(b) as usize);
        let taken = self.sums.get_mut(gone).map(std::mem::take).unwrap_or_default();
        if let Some(sum) = self.sums.get_mut(keep) {
            *sum = add(sum, &taken);
            keep_heaviest(sum, GROUP_VECTOR);
        }
        let (size, day) = (self.size(gone as u32), self.days.get(gone).copied().unwrap_or_default());
        if let (Some(s), Some(d)) = (self.sizes.get_mut(keep), self.days.get_mut(keep)) {
            *s += size;
            *d = (d.0 + day.0, d.1 + day.1);
        }
        if let Some(slot) = self.parent.get_mut(gone) {
            *slot = keep as u32;
        }
    }

    fn collect(mut self) -> Vec<Vec<u32>> {
        let mut stories: Vec<Vec<u32>> = vec![Vec::new(); self.parent.len()];
        for rank in 0..self.parent.len() as u32 {
            let root = self.root(rank) as usize;
            if let Some(story) = stories.get_mut(root) {
                story.push(rank);
            }
        }
        stories.retain(|s| !s.is_empty());
        stories
    }
}

fn add(a: &[(TermId, f32)], b: &[(TermId, f32)]) -> Vector {
    let mut sum = Vector::with_capacity(a.len() + b.len());
    let (mut a, mut b) = (a.iter().copied().peekable(), b.iter().copied().peekable());
    loop {
        match (a.peek(), b.peek()) {
            (Some(x), Some(y)) if x.0 == y.0 => {
                sum.push((x.0, x.1 + y.1));
                a.next();
                b.next();
            }
            (Some(x), Some(y)) if x.0 < y.0 => sum.extend(a.next()),
            (Some(_), None) => sum.extend(a.next()),
            (_, Some(_)) => sum.extend(b.next()),
            (None, None) => return sum,
        }
    }
}
