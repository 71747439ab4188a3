//! Matching: which propositions of a story state the same claim.
//!
//! Takes a story and its facts, gives groups of propositions with the matches that hold them together.

pub(in crate::claims) mod alike;
pub(in crate::claims) mod cluster;
pub(in crate::claims) mod rivals;

use crate::claims::conflicts::{self, Difference, Place, Side};
use crate::claims::events::score::compare;
use crate::claims::lines::asides;
use crate::claims::lines::terms::{NumberMap, TermId, shared};
use crate::claims::origins::holders::{Holder, Holders};
use crate::claims::stories::dot;
use crate::claims::stories::story::{Story, Told};
use crate::facts::Reading;
use crate::span::Span;
use alike::Alike;
use cluster::Match;
use rivals::{Rivals, Stand};
use std::ops::Range;

/// Least score of a match that is kept.
const KEEP: f32 = 0.06;
/// Lines of a story that are compared: the first of each article, until there are this many.
const MAX_LINES: usize = 900;
/// Propositions of a story that hold one term and are looked up by it.
const HOLDERS: usize = 120;
/// Least share of the longer of two propositions that both must have to be compared.
const ALIKE: f32 = 0.12;
/// Cosine from which two propositions are one with a few words changed.
const SAME_SENTENCE: f32 = 0.8;

/// What is known of a story's articles beside their words.
pub(in crate::claims) struct Known<'a> {
    /// For each article of the story, its reading.
    pub readings: Vec<&'a Reading>,
    /// And whom its sentences are given to.
    pub holders: Vec<&'a Holders>,
    /// Least mean score at which propositions become one claim.
    pub same_claim: f32,
}

impl<'a> Known<'a> {
    /// The holder of a stretch of an article; `None` for the article's own voice.
    pub fn holder(&self, doc: u32, sentence: u32, span: Span) -> Option<&'a Holder> {
        self.holders.get(doc as usize).and_then(|h| h.of_part(sentence, span))
    }

    /// The holder of a proposition.
    pub fn holder_of(&self, told: &Told<'_>) -> Option<&'a Holder> {
        self.holder(told.doc, told.line.sentence, told.span)
    }

    /// Whether a proposition only says how something is called.
    fn is_gloss(&self, told: &Told<'_>) -> bool {
        self.reading(told.doc).is_some_and(|r| asides::is_gloss(told.span.of(&r.article.text)))
    }

    /// A proposition as one side of a comparison.
    pub fn side<'b>(&'b self, told: &'b Told<'_>) -> Option<Side<'b>> {
        let (reading, span, slots, line) = (self.reading(told.doc)?, told.span, &told.slots, told.line);
        let place = Place { reading, span, slots, holder: self.holder_of(told), negative: line.mood.negative };
        Some(Side { place, line, of_sentence: &told.of_sentence })
    }

    /// The reading of an article of the story.
    pub fn reading(&self, doc: u32) -> Option<&'a Reading> {
        self.readings.get(doc as usize).copied()
    }
}

/// Groups of propositions of one story.
pub(in crate::claims) struct Matched<'a> {
    /// The propositions.
    pub told: Vec<Told<'a>>,
    /// For each member of the story, its propositions.
    pub of_member: Vec<Range<u32>>,
    /// Each group: propositions by number, sorted.
    pub groups: Vec<Vec<u32>>,
    /// The matches, by their two propositions, the lower first.
    pub matches: NumberMap<u64, Found>,
    /// Of some matches, what the two give different values of.
    pub rivals: NumberMap<u64, Difference>,
}

/// A match that was found.
#[derive(Clone, Copy, Debug)]
pub(in crate::claims) struct Found {
    /// The probability that the two state the same claim.
    pub score: f32,
    /// Cosine of the two.
    pub cosine: f32,
    /// How many terms and values they share.
    pub shared: u32,
    /// Whether the two certainly state one claim: both say that the same was done, or give one figure of one thing, and the
    /// score is high enough for independence to be made of it.
    pub certain: bool,
    /// Whether most of what they share stands in quotation marks in both.
    pub same_quote: bool,
    /// Whether what they share is most of both, and stands in quotation marks in one of them.
    pub quoted_in_one: bool,
}

/// The key of a match.
pub(in crate::claims) fn key(a: u32, b: u32) -> u64 {
    u64::from(a.min(b)) << 32 | u64::from(a.max(b))
}

/// Leaves the lines of a large story that are compared: the first ones of each article.
pub(in crate::claims) fn trim(story: &mut Story<'_>) {
    if story.members.len() > MAX_LINES {
        let each = (MAX_LINES / story.docs.max(1) as usize).max(8) as u16;
        story.members.retain(|m| m.line.place < each || m.first);
    }
}

/// Groups the propositions of a story; also finds the ones that have clashing facts.
pub(in crate::claims) fn find<'a>(story: &Story<'a>, known: &Known<'_>) -> Matched<'a> {
    let told = crate::claims::stories::story::told(story, known);
    let rivalry = Rivals::new(&told);
    let mut list = Vec::new();
    let mut matches = NumberMap::default();
    let mut rivals = NumberMap::default();
    candidates(&told, &rivalry, |a, b| {
        let (Some(x), Some(y)) = (told.get(a as usize), told.get(b as usize)) else { return };
        if x.line.mood.question || y.line.mood.question {
            return;
        }
        let alike = x.content.alike(&y.content);
        let changed = one_slot(x, y, &alike, known);
        let one_sentence = changed.is_some();
        let stand = changed.map_or_else(|| rivalry.between(x, y, &alike, known), Stand::Rivals);
        let score = match stand {
            Stand::Rivals(_) | Stand::Agree => alike.score.max(Rivals::SCORE),
            Stand::Open | Stand::Grown(_) => alike.score,
        };
        if score < KEEP {
            return;
        }
        let open = matches!(stand, Stand::Open | Stand::Grown(_));
        let barred = !one_sentence && (is_other_event(x, y, &alike, story) || is_other_doing(x, y, &alike))
            || open && (is_other_speech(x, y, known, &alike) || stand == Stand::Open && is_other_value(x, y, &alike));
        list.push(Match { a, b, score, barred });
        if !barred {
            // A caption or a heading that says it again states nothing of its own.
            let states = x.line.mood.states && y.line.mood.states;
            let founded = states && alike.is_well_founded() && !is_of_others(x, y) && !is_of_other_time(x, y, &alike);
            let told_alike = founded && alike.is_of_one_thing(beside_names(x, y));
            let of_one_thing = told_alike || matches!(stand, Stand::Rivals(_) | Stand::Agree);
            let same_quote = is_same_quote(x, y);
            let quoted_in_one =
                alike.cosine >= SAME_SENTENCE && (quotes_all(x, y) || quotes_all(y, x)) && has_one_run(x, y, known);
            let certain =
                of_one_thing && score >= certain_from(x, y, &alike) && !known.is_gloss(x) && !known.is_gloss(y);
            let found = Found { score, cosine: alike.cosine, shared: alike.shared, certain, same_quote, quoted_in_one };
            matches.insert(key(a, b), found);
            if let Stand::Rivals(rival) | Stand::Grown(Some(rival)) = stand {
                rivals.insert(key(a, b), rival);
            }
        }
    });
    let groups = cluster::group(told.len() as u32, &list, known.same_claim);
    let of_member = of_member(story.members.len(), &told);
    Matched { told, of_member, groups, matches, rivals }
}

/// How many words two propositions share beside their names.
fn beside_names(a: &Told<'_>, b: &Told<'_>) -> u32 {
    let own = |t: &&TermId| !a.proper.contains(t) && !b.proper.contains(t);
    shared(&a.prop.terms, &b.prop.terms).filter(own).count() as u32
}

/// Least score at which two propositions certainly state one claim: with a figure or a day in common, with neither, and where both tell what
/// will or may be, of which much can be said in the same words.
const CERTAIN: [f32; 3] = [0.60, 0.66, 0.85];

fn certain_from(a: &Told<'_>, b: &Told<'_>, alike: &Alike) -> f32 {
    let [valued, worded, tentative] = CERTAIN;
    match () {
        () if a.prop.tentative && b.prop.tentative => tentative,
        () if alike.same_figure || alike.same_day => valued,
        () => worded,
    }
}

/// Cosine above which a sentence that leaves out `would` is the same all the same.
const SAME_WORDS: f32 = 0.9;

/// Whether one tells what will or may be and the other what is, unless they are one sentence.
fn is_of_other_time(a: &Told<'_>, b: &Told<'_>, alike: &Alike) -> bool {
    a.prop.tentative != b.prop.tentative && alike.cosine <= SAME_WORDS
}

/// Whether they tell what different people did, or each names somebody or something, and their sentences have none of it in
/// common.
fn is_of_others(a: &Told<'_>, b: &Told<'_>) -> bool {
    let others =
        !a.proper.is_empty() && !b.proper.is_empty() && shared(&a.line.proper, &b.line.proper).next().is_none();
    others || a.doers.others_than(&b.doers)
}

/// Whether most words that two propositions share, and no fewer than two, stand in quotation marks in both.
fn is_same_quote(a: &Told<'_>, b: &Told<'_>) -> bool {
    let quoted = shared(&a.prop.quoted, &b.prop.quoted).count();
    quoted >= 2 && quoted * 2 > shared(&a.prop.terms, &b.prop.terms).count()
}

/// Least words that two propositions share where one of them is a quotation that lost its marks: a post that a page embeds.
const QUOTATION: usize = 3;

/// Whether nearly all words that two propositions share stand in quotation marks in the first, and hardly any in the second.
fn quotes_all(a: &Told<'_>, b: &Told<'_>) -> bool {
    let all = shared(&a.prop.terms, &b.prop.terms).count();
    let [own, theirs] =
        [a, b].map(|t| shared(&a.prop.terms, &b.prop.terms).filter(|w| t.prop.quoted.contains(w)).count());
    all >= QUOTATION && own * 5 >= all * 4 && theirs * 2 < all
}

/// Words in a row that a quotation and the text that lost its marks have in common.
const RUN: usize = 6;

/// Whether two propositions have words in a row in common, as only copies of a quotation do.
fn has_one_run(a: &Told<'_>, b: &Told<'_>, known: &Known<'_>) -> bool {
    let words = |told: &Told<'_>| -> Vec<u32> {
        let Some(text) = known.reading(told.doc).map(|r| &r.text) else { return Vec::new() };
        let tokens = text.tokens.get(text.tokens_in(told.span)).unwrap_or(&[]);
        tokens.iter().filter(|t| t.is_word()).map(|t| t.hash).collect()
    };
    let (x, y) = (words(a), words(b));
    x.windows(RUN).any(|run| y.windows(RUN).any(|other| run == other))
}

/// Cosine of two propositions of one sentence with a slot changed, names and all: at least the first, and below the second, from
/// which they match without this.
const SLOT_CHANGED: (f32, f32) = (0.3, SAME_SENTENCE);

/// Two sentences of two articles that are one but for one slot, of which their words alone would make two claims.
fn one_slot(a: &Told<'_>, b: &Told<'_>, alike: &Alike, known: &Known<'_>) -> Option<Difference> {
    let open = a.doc != b.doc && alike.cosine >= SLOT_CHANGED.0 && alike.cosine < SLOT_CHANGED.1;
    if open && as_long(a, b) { conflicts::one_slot(known.side(a)?.whole(), known.side(b)?.whole()) } else { None }
}

/// The propositions of each member; they stand in order.
fn of_member(members: usize, told: &[Told<'_>]) -> Vec<Range<u32>> {
    let first = |member: usize| told.partition_point(|t| (t.member as usize) < member) as u32;
    (0..members).map(|m| first(m)..first(m + 1)).collect()
}

/// Calls back for every pair of propositions that may match: they have enough in common, or count the same people.
fn candidates(told: &[Told<'_>], rivalry: &Rivals, mut each: impl FnMut(u32, u32)) {
    let mut holders: NumberMap<u64, Vec<u32>> = NumberMap::default();
    let mut sums: Vec<f32> = vec![0.0; told.len()];
    let mut touched: Vec<u32> = Vec::new();
    for (number, own) in told.iter().enumerate() {
        let number = number as u32;
        for (key, weight) in own.content.keys() {
            let list = holders.entry(key).or_default();
            for other in list.iter().rev().take(HOLDERS) {
                if let Some(sum) = sums.get_mut(*other as usize) {
                    if *sum == 0.0 {
                        touched.push(*other);
                    }
                    *sum += weight;
                }
            }
            list.push(number);
        }
        for other in rivalry.before(number) {
            if let Some(sum) = sums.get_mut(*other as usize) {
                if *sum == 0.0 {
                    touched.push(*other);
                }
                *sum += f32::MAX / 4.0;
            }
        }
        touched.sort_unstable();
        for other in touched.drain(..) {
            let sum = sums.get_mut(other as usize).map(std::mem::take).unwrap_or(0.0);
            let Some(theirs) = told.get(other as usize) else { continue };
            if sum >= ALIKE * own.content.total().max(theirs.content.total()) {
                each(other, number);
            }
        }
    }
}

/// Two events of one sort. Each has names that the other's whole article does not know, and the two share none, or their
/// days or figures differ as well. What shares no name itself is told apart by those of the sentences around it.
fn is_other_event(a: &Told<'_>, b: &Told<'_>, alike: &Alike, story: &Story<'_>) -> bool {
    let unknown = |terms: &[TermId], other: &Told<'_>| {
        let counts = story.counts.get(other.doc as usize).copied().unwrap_or(&[]);
        terms.iter().any(|t| counts.binary_search_by_key(t, |c| c.0).is_err())
    };
    let digits = unknown(&a.line.digits, b) && unknown(&b.line.digits, a);
    let shared = a.proper.iter().any(|t| b.proper.binary_search(t).is_ok());
    let around = unknown(&a.line.proper, b) && unknown(&b.line.proper, a);
    if around && !shared && (digits || a.of_sentence.days_apart(&b.of_sentence)) {
        return true;
    }
    let days = a.slots.days_apart(&b.slots);
    let names = unknown(&a.proper, b) && unknown(&b.proper, a);
    if names && (days || digits) {
        return true;
    }
    // Who counts the same things, and tells that the same was done to them, may name other places: the farm and the moor.
    let others = names && !shared && !(alike.same_things && alike.same_doing);
    // Lines that agree word for word but for one slot are one claim with a conflict in it.
    alike.cosine <= SAME_SENTENCE && (days && digits || others)
}

/// What two people did. Sentences as long as each other that agree word for word but for who did it are a claim with a conflict in it.
fn is_other_doing(a: &Told<'_>, b: &Told<'_>, alike: &Alike) -> bool {
    a.doers.apart(&b.doers) && !(alike.cosine > SAME_SENTENCE && as_long(a, b))
}

/// Whether the sentences of two propositions are nearly as long as each other.
fn as_long(a: &Told<'_>, b: &Told<'_>) -> bool {
    let (x, y) = (a.line.span.len(), b.line.span.len());
    x.abs_diff(y) * 4 <= x.max(y)
}

/// Days or figures of one thing that differ, where no conflict was made of it: the two tell of two times, or of two counts.
fn is_other_value(a: &Told<'_>, b: &Told<'_>, alike: &Alike) -> bool {
    if alike.cosine > SAME_SENTENCE {
        return false;
    }
    a.slots.days_apart(&b.slots) || !alike.same_figure && a.slots.counts_apart(&b.slots)
}

/// Two quotations of two people, or two quotations with hardly a word in common.
fn is_other_speech(a: &Told<'_>, b: &Told<'_>, known: &Known<'_>, alike: &Alike) -> bool {
    if !(a.line.mood.quoted && b.line.mood.quoted) || alike.cosine > 0.6 {
        return false;
    }
    let other = match (known.holder_of(a), known.holder_of(b)) {
        (Some(x), Some(y)) => !x.same_person(y),
        _ => false,
    };
    other || alike.cosine < 0.15
}

/// The score of two lines of a story.
pub(in crate::claims) fn score_of(story: &Story<'_>, a: u32, b: u32) -> f32 {
    let (Some(x), Some(y)) = (story.members.get(a as usize), story.members.get(b as usize)) else { return 0.0 };
    let alike = match (story.vectors.get(x.doc as usize), story.vectors.get(y.doc as usize)) {
        (Some(v), Some(w)) if x.doc != y.doc => dot(v, w),
        _ => story.cohesion,
    };
    compare(x, y, alike, story)
}
