//! Copied sentences with another figure, day or name.
//!
//! Takes the passages that two articles share, gives the sentences that stand in both but for one stretch, and what the two
//! have there. What rounds a figure or tells that it grew is no difference.

use super::wording::differ_in;
use super::{Difference, of_one_occasion};
use crate::claims::holders::same_name;
use crate::claims::slots::{Day, Quantity, Slots};
use crate::facts::{Name, NameKind, Reading};
use crate::passages::{Passage, Passages};
use crate::span::Span;
use crate::text::{Sentence, Token};
use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use strsim::osa_distance;
use xxhash_rust::xxh3::xxh3_64;

/// Words of the shortest sentences that are compared.
const SHORTEST: usize = 8;
/// Words at its beginning or its end by which a sentence finds its like.
const KEY: usize = 3;
/// Words of the longest ones.
const LONGEST: usize = 120;
/// Words of the longest stretch that stands for another.
const CHANGED: usize = 4;
/// Letters by which two spellings of one name may differ.
const SPELLING: usize = 2;

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

/// Words of a sentence that stand in the place of others.
struct Stretch<'a> {
    reading: &'a Reading,
    slots: Slots,
    words: &'a [Token],
    span: Span,
}

impl<'a> Stretch<'a> {
    fn new(reading: &'a Reading, told: &'a Told<'a>, range: Range<usize>) -> Option<Self> {
        let words = told.words.get(range)?;
        let span = words.first()?.span().cover(words.last()?.span());
        Some(Self { reading, slots: Slots::new(told.sentence.span, reading), words, span })
    }

    fn text(&self) -> &'a str {
        self.span.of(&self.reading.article.text)
    }

    fn number(&self) -> Option<&Quantity> {
        self.slots.numbers.iter().find(|n| n.span.overlaps(self.span))
    }

    /// The days that it is part of, where it names them: not `this` and `the past`.
    fn day(&self) -> Option<&Day> {
        let named =
            |t: &Token| t.of(&self.reading.article.text).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        self.words.iter().find(|t| named(t))?;
        self.slots.days.iter().find(|d| d.span.overlaps(self.span))
    }

    /// The person or place that it names, all of it.
    fn name(&self) -> Option<&'a Name> {
        let names = &self.reading.facts.names;
        let from = names.partition_point(|n| n.span.end <= self.span.start);
        let fits = |n: &&Name| n.span.contains(self.span) && matches!(n.kind, NameKind::Person | NameKind::Place);
        names.get(from).filter(fits)
    }

    fn is_quoted(&self) -> bool {
        let quotes = &self.reading.facts.quotes;
        let from = quotes.partition_point(|q| q.span.end <= self.span.start);
        quotes.get(from).is_some_and(|q| q.span.contains(self.span))
    }
}

/// The slot that two sentences differ in, with what each has there.
fn differ<'a>(
    a: &'a Reading,
    own: &'a Told<'a>,
    b: &'a Reading,
    other: &'a Told<'a>,
) -> Option<(&'static str, [String; 2])> {
    let (i, j) = one_change(own.words.as_slice(), other.words.as_slice())?;
    let (x, y) = (Stretch::new(a, own, i)?, Stretch::new(b, other, j)?);
    let said = |slot| Some((slot, [x.text().to_owned(), y.text().to_owned()]));
    if let (Some(p), Some(q)) = (x.number(), y.number()) {
        let news = has_grown(a, b, [p.value, q.value]);
        return (p.clashes(q) && !news).then(|| ("number", [p.text.clone(), q.text.clone()]));
    }
    if let (Some(p), Some(q)) = (x.day(), y.day()) {
        return if p.lo > q.hi || q.lo > p.hi { said("date") } else { None };
    }
    if x.is_quoted() && y.is_quoted() {
        return if differ_in(x.words, &a.article.text, y.words, &b.article.text)? == "words" {
            said("words")
        } else {
            None
        };
    }
    let (p, q) = (x.name()?, y.name()?);
    let (here, there) = (p.entity.to_lowercase(), q.entity.to_lowercase());
    let within = here.contains(&there) || there.contains(&here) || osa_distance(&here, &there) <= SPELLING;
    match (p.kind, q.kind) {
        (NameKind::Person, NameKind::Person) if !within && !same_name(&here, &there) => said("name"),
        (NameKind::Place, NameKind::Place) if !within && !is_alias(&here, &there) => said("place"),
        _ => None,
    }
}

/// The one stretch of words in which two sentences differ.
fn one_change(x: &[Token], y: &[Token]) -> Option<(Range<usize>, Range<usize>)> {
    if x.len().max(y.len()) > LONGEST || x.len().abs_diff(y.len()) > CHANGED {
        return None;
    }
    let hashes = |words: &[Token]| words.iter().map(|t| t.hash).collect::<Vec<u32>>();
    let ops = capture_diff_slices(Algorithm::Myers, &hashes(x), &hashes(y));
    let mut changed = ops.iter().filter(|op| op.tag() != DiffTag::Equal);
    let (op, None) = (changed.next()?, changed.next()) else { return None };
    let (i, j) = (op.old_range(), op.new_range());
    let short = i.len() <= CHANGED && j.len() <= CHANGED;
    (short && op.tag() == DiffTag::Replace).then_some((i, j))
}

/// Whether the larger of two figures stands in the article that was published later.
fn has_grown(a: &Reading, b: &Reading, [x, y]: [f64; 2]) -> bool {
    let when = |r: &Reading| r.article.meta.published.map(|p| (p.date, p.time.unwrap_or_default()));
    let order = when(a).zip(when(b)).map(|(d, e)| d.cmp(&e));
    order.is_some_and(|o| o.is_lt() && x < y || o.is_gt() && y < x)
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
