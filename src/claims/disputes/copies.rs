//! Copied sentences with another figure, day or name.
//!
//! Takes the passages that two articles share, gives the sentences that stand in both but for one stretch, and what the two
//! have there. What rounds a figure or tells that it grew is no difference.

use super::{Difference, of_one_occasion};
use crate::claims::conflicts::{self, Side};
use crate::claims::slots::Slots;
use crate::facts::{Name, NameKind, Reading};
use crate::passages::{Passage, Passages};
use crate::span::Span;
use crate::text::{Sentence, Token};
use chrono::Datelike as _;
use std::collections::{BTreeMap, BTreeSet};
use xxhash_rust::xxh3::xxh3_64;

/// Words of the shortest sentences that are compared.
const SHORTEST: usize = 8;
/// Words at its beginning or its end by which a sentence finds its like.
const KEY: usize = 3;

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
    for own in sentences(a, passage.a.span).iter().filter(|s| !same.contains(&s.whole)) {
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
            let words: Vec<u32> = tokens.iter().filter(|t: &&Token| t.is_word()).map(|t| t.hash).collect();
            let from = words.len().checked_sub(KEY)?;
            let hash = |words: &[u32]| xxh3_64(&words.iter().flat_map(|w| w.to_le_bytes()).collect::<Vec<u8>>());
            // One of the two has its place at the beginning, so that an end is no beginning.
            let keys = [hash(words.get(..KEY)?), hash(words.get(from..)?).rotate_left(1)];
            (words.len() >= SHORTEST).then(|| Told { sentence, whole: hash(&words), keys })
        })
        .collect()
}

/// The slot that two sentences differ in, with what each has there.
fn differ(a: &Reading, own: &Told<'_>, b: &Reading, other: &Told<'_>) -> Option<(&'static str, [String; 2])> {
    let (x, y) = (Slots::new(own.sentence.span, a), Slots::new(other.sentence.span, b));
    let found = conflicts::one_slot(side(a, own, &x), side(b, other, &y)).filter(|d| !d.grown)?;
    let [here, there] = &found.values;
    let both = |kind: NameKind| is(a, own, here, kind) && is(b, other, there, kind);
    let slot = match found.slot {
        "quotation" => "words",
        "actor" if both(NameKind::Person) => "name",
        "actor" => return None,
        "place" if is_alias(here, there) => return None,
        slot => slot,
    };
    Some((slot, found.values))
}

fn side<'a>(reading: &'a Reading, told: &Told<'_>, slots: &'a Slots) -> Side<'a> {
    let day = reading.article.meta.published.map(|p| p.date.num_days_from_ce());
    Side { reading, quoted: false, span: told.sentence.span, slots, of_sentence: slots, holder: None, day }
}

/// Places under all their names.
const ALIASES: &[&[&str]] = &[
    &["us", "usa", "united states", "united states of america", "america"],
    &["uk", "united kingdom", "britain", "great britain"],
    &["uae", "united arab emirates"],
    &["czechia", "czech republic"],
    &["burma", "myanmar"],
    &["holland", "netherlands"],
    &["washington", "washington dc", "dc"],
    &["kiev", "kyiv"],
    &["ivory coast", "cote d'ivoire", "côte d'ivoire"],
    &["turkey", "türkiye"],
];

/// Whether two words name one place.
fn is_alias(a: &str, b: &str) -> bool {
    let plain = |word: &str| word.replace(['.', ','], "").to_lowercase().trim_start_matches("the ").to_owned();
    let (a, b) = (plain(a), plain(b));
    a == b || ALIASES.iter().any(|names| names.contains(&a.as_str()) && names.contains(&b.as_str()))
}

/// Whether a sentence has these words as the name of such a thing.
fn is(reading: &Reading, told: &Told<'_>, words: &str, kind: NameKind) -> bool {
    let names = &reading.facts.names;
    let from = names.partition_point(|n| n.span.end <= told.sentence.span.start);
    let inside = names.iter().skip(from).take_while(|n: &&Name| n.span.start < told.sentence.span.end);
    inside.into_iter().any(|n| n.kind == kind && n.span.of(&reading.article.text).contains(words))
}
