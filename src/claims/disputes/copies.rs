//! Copied sentences with another figure, day or name.
//!
//! Takes the passages that two articles share, gives the sentences that stand in both but for one stretch, and what the two
//! have there. What rounds a figure or tells that it grew is no difference.

use super::{Difference, of_one_occasion};
use crate::claims::conflicts::{Place, changes, is_spelling, judge};
use crate::claims::lines::slots::Slots;
use crate::facts::Reading;
use crate::passages::{Passage, Passages};
use crate::span::Span;
use crate::text::{Sentence, Token};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use xxhash_rust::xxh3::xxh3_64;

/// Words of the shortest sentences that are compared.
const SHORTEST: usize = 8;
/// Words at its beginning or its end by which a sentence finds its like.
const KEY: usize = 3;
/// Words of the longest ones.
const LONGEST: usize = 120;
/// Words of the longest stretch that stands for another.
const CHANGED: usize = 4;

/// The differences between copied sentences of the folder.
pub(super) fn find(readings: &[Reading], passages: &Passages) -> Vec<Difference> {
    let copied = passages.list.iter().filter(|p| p.kind.is_copying());
    copied.flat_map(|passage| in_passage(readings, passage)).collect()
}

fn in_passage(readings: &[Reading], passage: &Passage) -> Vec<Difference> {
    let reading = |article: u32| readings.get(article as usize);
    let (Some(a), Some(b)) = (reading(passage.a.article), reading(passage.b.article)) else { return Vec::new() };
    if !of_one_occasion(a, b) {
        return Vec::new();
    }
    let others = sentences(b, passage.b.span);
    let same: BTreeSet<u64> = others.iter().map(|s| s.whole).collect();
    let mut by_key: BTreeMap<u64, &Told<'_>> = BTreeMap::new();
    for other in &others {
        for key in other.keys {
            by_key.entry(key).or_insert(other);
        }
    }
    let mut found = Vec::new();
    let told = sentences(a, passage.a.span);
    // One sentence alone may be a form that is filled in anew: the money market needs so much today.
    if !told.iter().any(|s| same.contains(&s.whole)) {
        return found;
    }
    for own in told.iter().filter(|s| !same.contains(&s.whole)) {
        let like = own.keys.iter().find_map(|key| by_key.get(key));
        let Some((other, (slot, values))) = like.and_then(|other| Some((other, differ(a, own, b, other)?))) else {
            continue;
        };
        let articles = [passage.a.article, passage.b.article];
        found.push(Difference { slot, articles, spans: [own.sentence.span, other.sentence.span], values });
    }
    found
}

/// A sentence of a passage with what it is found by.
struct Told<'a> {
    sentence: &'a Sentence,
    words: Vec<Token>,
    whole: u64,
    keys: [u64; 2],
}

fn sentences(reading: &Reading, span: Span) -> Vec<Told<'_>> {
    let text = &reading.text;
    let (first, last) = (text.sentence_at(span.start), text.sentence_at(span.end.saturating_sub(1)));
    let inside = text.sentences.get(first..=last).unwrap_or(&[]).iter();
    inside
        .filter_map(|sentence| {
            let tokens = text.tokens.get(sentence.tokens.start as usize..sentence.tokens.end as usize)?;
            let own: Vec<Token> = tokens.iter().filter(|t| t.is_word()).copied().collect();
            let words: Vec<u32> = own.iter().map(|t| t.hash).collect();
            let from = words.len().checked_sub(KEY)?;
            let hash = |words: &[u32]| xxh3_64(&words.iter().flat_map(|w| w.to_le_bytes()).collect::<Vec<u8>>());
            // One of the two has its place at the beginning, so that an end is no beginning.
            let keys = [hash(words.get(..KEY)?), hash(words.get(from..)?).rotate_left(1)];
            (words.len() >= SHORTEST).then(|| Told { sentence, whole: hash(&words), keys, words: own })
        })
        .collect()
}

/// The slot that two sentences differ in, with what each has there. Slips of spelling, offices and news are no dispute.
fn differ(a: &Reading, own: &Told<'_>, b: &Reading, other: &Told<'_>) -> Option<(&'static str, [String; 2])> {
    let (i, j) = one_change(&own.words, &other.words)?;
    let slots = [Slots::new(own.sentence.span, a), Slots::new(other.sentence.span, b)];
    let [x, y] = &slots;
    let place = |reading, told: &Told<'_>, slots| Place {
        reading,
        span: told.sentence.span,
        slots,
        holder: None,
        negative: false,
    };
    let told = judge(place(a, own, x), place(b, other, y), own.words.get(i)?, other.words.get(j)?)?;
    let [here, there] = &told.values;
    let slot = match told.slot {
        "quotation" => "words",
        "actor" | "place" if is_spelling(&here.to_lowercase(), &there.to_lowercase()) => return None,
        "actor" => "name",
        "role" | "polarity" => return None,
        slot => slot,
    };
    (!told.grown).then_some((slot, told.values))
}

/// The one stretch of words in which two sentences differ.
fn one_change(x: &[Token], y: &[Token]) -> Option<(Range<usize>, Range<usize>)> {
    if x.len().max(y.len()) > LONGEST || x.len().abs_diff(y.len()) > CHANGED {
        return None;
    }
    let changes = changes(x, y);
    let [(i, j)] = changes.as_slice() else { return None };
    let replaced = (1..=CHANGED).contains(&i.len()) && (1..=CHANGED).contains(&j.len());
    replaced.then(|| (i.clone(), j.clone()))
}
