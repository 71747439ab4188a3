//! Strays: articles that their words alone leave outside a story, and that tell one of its claims.
//!
//! Takes the stories and the articles that are somewhat like each other, gives the stories with the strays taken in: short
//! pieces, columns, notes from the scene, which share few words with the reports and one fact.

use crate::claims::lines::Doc;
use crate::claims::lines::lists;
use crate::claims::lines::slots::Slots;
use crate::claims::lines::terms::{Lexicon, NumberMap};
use crate::claims::matching::alike::Content;
use crate::claims::stories::{Near, Weights};
use crate::facts::Reading;
use crate::span::Span;
use rayon::prelude::*;

/// Lines of an article that are looked at.
const LINES: usize = 40;
/// Least score of a proposition that a stray shares with an article of the story.
const SHARED: f32 = 0.65;
/// Least weight of what the two share in it.
const WEIGHT: f32 = 14.0;

/// What an article says, for this comparison.
type Said = Vec<Content>;

/// Takes each article that stands alone into the story that tells the surest of its claims. `near` are pairs of articles
/// that are somewhat alike, in order of their second.
pub(in crate::claims) fn take_in(
    groups: Vec<Vec<u32>>,
    near: &[Near],
    docs: &[Doc],
    readings: &[Reading],
    weights: &Weights,
    lexicon: &Lexicon,
) -> Vec<Vec<u32>> {
    let mut story_of: NumberMap<u32, (usize, usize)> = NumberMap::default();
    for (number, group) in groups.iter().enumerate() {
        story_of.extend(group.iter().map(|rank| (*rank, (number, group.len()))));
    }
    let place = |rank: u32| story_of.get(&rank).copied().unwrap_or_default();
    let may_join = |n: &&Near| place(n.a).0 != place(n.b).0 && (place(n.a).1 == 1 || place(n.b).1 == 1);
    let pairs: Vec<&Near> = near.iter().filter(may_join).collect();
    let mut wanted: Vec<u32> = pairs.iter().flat_map(|n| [n.a, n.b]).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let said: Vec<(u32, Said)> =
        wanted.into_par_iter().map(|rank| (rank, say(rank, docs, readings, weights, lexicon))).collect();
    let of = |rank: u32| said.binary_search_by_key(&rank, |s| s.0).ok().and_then(|at| said.get(at)).map(|s| &s.1);
    let scores: Vec<f32> = pairs.par_iter().map(|n| of(n.a).zip(of(n.b)).map_or(0.0, |(a, b)| surest(a, b))).collect();
    let mut found: Vec<(f32, &Near)> = scores.into_iter().zip(pairs).filter(|(score, _)| *score >= SHARED).collect();
    found.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1.a, x.1.b).cmp(&(y.1.a, y.1.b))));
    join(groups, &found, &story_of)
}

/// Moves each stray to its story; a story that has taken one in is no stray itself.
fn join(mut groups: Vec<Vec<u32>>, found: &[(f32, &Near)], story_of: &NumberMap<u32, (usize, usize)>) -> Vec<Vec<u32>> {
    let place = |rank: u32| story_of.get(&rank).map_or(0, |p| p.0);
    let mut moved: NumberMap<u32, bool> = NumberMap::default();
    for (_, near) in found {
        for (stray, host) in [(near.b, near.a), (near.a, near.b)] {
            let (from, to) = (place(stray), place(host));
            let alone = groups.get(from).is_some_and(|g| g.as_slice() == [stray]);
            let open = groups
                .get(to)
                .is_some_and(|g| g.contains(&host) && g.len() < crate::claims::stories::MAX_STORY as usize);
            if !alone || !open || moved.contains_key(&(from as u32)) {
                continue;
            }
            if let Some(story) = groups.get_mut(from) {
                story.clear();
            }
            if let Some(story) = groups.get_mut(to) {
                story.push(stray);
                story.sort_unstable();
            }
            moved.insert(to as u32, true);
            break;
        }
    }
    groups.retain(|g| !g.is_empty());
    groups.sort_unstable();
    groups
}

fn say(rank: u32, docs: &[Doc], readings: &[Reading], weights: &Weights, lexicon: &Lexicon) -> Said {
    let Some(doc) = docs.get(rank as usize) else { return Vec::new() };
    let Some(reading) = readings.get(doc.article as usize) else { return Vec::new() };
    let props = doc.lines.iter().take(LINES).filter(|l| !l.mood.question && !l.mood.quoted).flat_map(|l| &l.props);
    let values = |span: Span| (Slots::new(span, reading), lists::of(span, reading, lexicon));
    let content = |(slots, listed): (Slots, Vec<u64>), p| Content::new(p, &slots, &listed, lexicon, |t| weights.of(t));
    props.map(|p| content(values(p.span), p)).collect()
}

/// The surest match between two articles.
fn surest(a: &Said, b: &Said) -> f32 {
    let pairs = a.iter().flat_map(|x| b.iter().map(move |y| x.alike(y)));
    let sure = pairs.filter(|alike| alike.is_of_one_thing(alike.shared) && alike.weight >= WEIGHT);
    sure.map(|alike| alike.score).fold(0.0, f32::max)
}
