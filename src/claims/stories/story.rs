//! One story as the matching sees it: its lines, its core, how near each line is to the core, and what the lines say.
//!
//! The core is what the articles of a story share: the stems that stand in many of them, weighted by how rarely they stand
//! elsewhere. A sentence that holds much of the core tells the story's main event, in whatever words.

use crate::claims::assemble::Folder;
use crate::claims::lines::doers::Doers;
use crate::claims::lines::lists;
use crate::claims::lines::props::Prop;
use crate::claims::lines::slots::Slots;
use crate::claims::lines::terms::{Lexicon, NumberMap, TermId};
use crate::claims::lines::{Doc, Line};
use crate::claims::matching::Known;
use crate::claims::matching::alike::Content;
use crate::claims::stories::{Vector, Weights, dot};
use crate::span::Span;

/// Terms of the core that a line is held against.
const CORE: usize = 12;

/// A line with its place in the story.
pub(in crate::claims) struct Member<'a> {
    /// Rank of its article.
    pub rank: u32,
    /// Number of its article inside the story.
    pub doc: u32,
    /// The line.
    pub line: &'a Line,
    /// Length of its vector.
    pub norm: f32,
    /// Sum of its weights.
    pub weight: f32,
    /// Cosine to the core.
    pub central: f32,
    /// Share of the core's heaviest terms that it holds.
    pub cover: f32,
    /// Whether no line of its article is nearer to the core.
    pub first: bool,
}

/// A story ready for matching.
pub(in crate::claims) struct Story<'a> {
    /// The lines of all its articles.
    pub members: Vec<Member<'a>>,
    /// How many articles it has.
    pub docs: u32,
    /// Mean cosine of its articles.
    pub cohesion: f32,
    /// For each article, its vector.
    pub vectors: Vec<&'a Vector>,
    /// For each article, its terms.
    pub counts: Vec<&'a [(TermId, u16, bool)]>,
    /// Weights of terms.
    pub weights: &'a Weights,
    /// What terms are.
    pub lexicon: &'a Lexicon,
    /// How many of its lines have each term, and what the term weighs for that: the fewer, the more.
    inner: NumberMap<TermId, (u32, f32)>,
}

impl<'a> Story<'a> {
    /// Lays out a story. `ranks` are its articles.
    pub fn new(ranks: &[u32], folder: &Folder<'a>) -> Self {
        let Folder { docs, vectors, weights, lexicon, .. } = *folder;
        let own: Vec<(u32, &Doc)> = ranks.iter().filter_map(|r| Some((*r, docs.get(*r as usize)?))).collect();
        let vectors: Vec<&Vector> = ranks.iter().filter_map(|r| vectors.get(*r as usize)).collect();
        let core = Core::new(&own, weights);
        let mut members = Vec::new();
        for (number, (rank, doc)) in own.iter().enumerate() {
            let from = members.len();
            members.extend(doc.lines.iter().map(|line| member(*rank, number as u32, line, &core, weights)));
            mark_first(members.get_mut(from..).unwrap_or(&mut []));
        }
        let counts = own.iter().map(|(_, d)| d.counts.as_slice()).collect();
        let (docs, cohesion, inner) = (own.len() as u32, cohesion(&vectors), inner(&members));
        Self { members, docs, cohesion, vectors, counts, weights, lexicon, inner }
    }

    /// What a term weighs inside the story.
    pub fn inner(&self, term: TermId) -> f32 {
        self.inner.get(&term).map_or(0.0, |(_, weight)| *weight)
    }

    /// How many of its lines have a term.
    fn lines_with(&self, term: TermId) -> u32 {
        self.inner.get(&term).map_or(0, |(lines, _)| *lines)
    }
}

/// How many of some lines have each term, and its rarity among them.
fn inner(members: &[Member<'_>]) -> NumberMap<TermId, (u32, f32)> {
    let mut terms: NumberMap<TermId, (u32, f32)> = NumberMap::default();
    for term in members.iter().flat_map(|m| &m.line.terms) {
        terms.entry(*term).or_default().0 += 1;
    }
    let all = members.len() as f32 + 1.0;
    for (lines, weight) in terms.values_mut() {
        *weight = (all / (*lines as f32 + 0.5)).ln().max(0.0);
    }
    terms
}

/// What a line says in one of its parts, or all of it.
pub(in crate::claims) struct Told<'a> {
    /// Rank of its article.
    pub rank: u32,
    /// Number of its article inside the story.
    pub doc: u32,
    /// Number of its line among the members.
    pub member: u32,
    /// Its line.
    pub line: &'a Line,
    /// What it says, as the sentence has it.
    pub prop: &'a Prop,
    /// Where it stands.
    pub span: Span,
    /// Names in it, sorted.
    pub proper: Vec<TermId>,
    /// What it says.
    pub content: Content,
    /// Its figures and days.
    pub slots: Slots,
    /// Those of its whole sentence.
    pub of_sentence: Slots,
    /// Whom it names.
    pub doers: Doers,
}

/// What the lines of a story say, part by part. A word that stands in many places of each article is what the story is
/// about: that two parts share it says little of them.
pub(in crate::claims) fn told<'a>(story: &Story<'a>, known: &Known<'_>) -> Vec<Told<'a>> {
    let docs = story.docs.max(1) as f32;
    let weigh = |term: TermId| {
        let each = story.lines_with(term) as f32 / docs;
        story.weights.of(term) / (1.0 + each.max(1.0).ln())
    };
    let mut all = Vec::new();
    for (number, member) in story.members.iter().enumerate() {
        let Some(reading) = known.reading(member.doc) else { continue };
        for prop in &member.line.props {
            let slots = Slots::new(prop.span, reading);
            let listed = lists::of(prop.span, reading, story.lexicon);
            let content = Content::new(prop, &slots, &listed, story.lexicon, weigh);
            let own = |t: &&TermId| prop.terms.binary_search(t).is_ok();
            let proper = member.line.proper.iter().filter(own).copied().collect();
            let (rank, doc, line, span) = (member.rank, member.doc, member.line, prop.span);
            let of_sentence = if span == line.span { slots.clone() } else { Slots::new(line.span, reading) };
            let doers = Doers::new(span, line.span, reading, story.lexicon);
            all.push(Told {
                rank,
                doc,
                member: number as u32,
                line,
                prop,
                span,
                proper,
                content,
                slots,
                of_sentence,
                doers,
            });
        }
    }
    all
}

fn member<'a>(rank: u32, doc: u32, line: &'a Line, core: &Core, weights: &Weights) -> Member<'a> {
    let (mut square, mut weight, mut product, mut cover) = (0.0, 0.0, 0.0, 0.0);
    for &term in &line.terms {
        let w = weights.of(term);
        let (c, heavy) = core.of.get(&term).copied().unwrap_or_default();
        square += w * w;
        weight += w;
        product += w * c;
        cover += if heavy { c } else { 0.0 };
    }
    let norm = f32::sqrt(square);
    let central = if norm * core.norm > 0.0 { product / (norm * core.norm) } else { 0.0 };
    let cover = if core.heavy > 0.0 { cover / core.heavy } else { 0.0 };
    Member { rank, doc, line, norm, weight, central, cover, first: false }
}

/// Marks the line that is nearest to the core.
fn mark_first(lines: &mut [Member<'_>]) {
    let key = |m: &Member<'_>| m.central * (0.5 + m.cover);
    let best = lines.iter().map(key).fold(0.0, f32::max);
    if let Some(member) = lines.iter_mut().find(|m| key(m) >= best) {
        member.first = true;
    }
}

/// What the articles of a story share.
struct Core {
    of: NumberMap<TermId, (f32, bool)>,
    norm: f32,
    heavy: f32,
}

impl Core {
    fn new(docs: &[(u32, &Doc)], weights: &Weights) -> Self {
        let mut held: NumberMap<TermId, u32> = NumberMap::default();
        for (term, ..) in docs.iter().flat_map(|(_, d)| &d.counts) {
            *held.entry(*term).or_default() += 1;
        }
        let all = docs.len() as f32;
        let shared = held.into_iter().filter(|(_, n)| *n >= 2);
        let mut terms: Vector = shared.map(|(term, n)| (term, weights.of(term) * n as f32 / all)).collect();
        terms.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let norm = terms.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
        let heavy = terms.iter().take(CORE).map(|(_, w)| w).sum();
        let of = terms.iter().enumerate().map(|(i, (term, w))| (*term, (*w, i < CORE))).collect();
        Self { of, norm, heavy }
    }
}

/// Mean cosine over the pairs of articles.
fn cohesion(vectors: &[&Vector]) -> f32 {
    let (mut sum, mut pairs) = (0.0, 0u32);
    for (i, a) in vectors.iter().enumerate() {
        for b in vectors.iter().skip(i + 1) {
            sum += dot(a, b);
            pairs += 1;
        }
    }
    if pairs == 0 { 0.0 } else { sum / pairs as f32 }
}
