//! How sure a match is: a logistic function over features that a person can read.
//!
//! Takes two lines of a story, gives the probability that they state the same claim.

use crate::claims::lines::terms::{TermId, shared};
use crate::claims::stories::story::{Member, Story};

/// A feature's weight: its name for the reader of this table, and the number.
type Weight = (&'static str, f32);

/// The weights of the features, in their order.
///
/// Recipe: sentence pairs of two articles inside one story of the training half of a corpus of event reports with
/// labelled coreference (770 articles in 50 pairs of look-alike events, half of them for training); a pair is positive
/// when an event and one of its participants are shared. Pairs of a labelled and an unlabelled sentence count as
/// negatives with weight 0.05, for labels are sparse. Logistic regression on standardised features, L2 with C = 0.03,
/// weights brought back to the features' own scale, two decimals. The last two were added to it with weights that are the
/// best of a few tried on both halves of the corpus, and the bias moved by what they add on average.
const WEIGHTS: [Weight; 22] = [
    ("bias", -2.41),
    ("contained", 1.95),
    ("nearer to the core", 0.95),
    ("farther from the core", 2.48),
    ("place of the later line", 3.44),
    ("names shared", 0.09),
    ("names clash", -0.07),
    ("digits shared", 0.61),
    ("digits clash", 0.03),
    ("one event word", 1.20),
    ("polarity differs", -0.16),
    ("time differs", -0.24),
    ("a question", -0.43),
    ("shorter line", 0.41),
    ("longer line", -0.20),
    ("articles alike", 1.67),
    ("articles of the story", -1.13),
    ("weight shared", 0.55),
    ("foreign names", -0.08),
    ("foreign digits", -0.57),
    ("shared by few lines", 0.60),
    ("doings shared", 0.50),
];
/// Stories smaller and larger than those that the weights were learnt on are taken for such.
const STORY_SIZES: (u32, u32) = (6, 20);

/// What two sorted lists of terms share.
struct Overlap {
    /// Terms in both.
    count: u32,
    /// Sum of their weights.
    weight: f32,
    /// Sum of the squares of their weights.
    square: f32,
}

fn overlap(a: &[TermId], b: &[TermId], story: &Story<'_>) -> Overlap {
    let mut sum = Overlap { count: 0, weight: 0.0, square: 0.0 };
    for term in shared(a, b) {
        let w = story.weights.of(*term);
        sum.count += 1;
        sum.weight += w;
        sum.square += w * w;
    }
    sum
}

/// Share of the weight of some terms that the other line's whole article does not have.
fn foreign(terms: &[TermId], other: &Member<'_>, story: &Story<'_>) -> f32 {
    let Some(counts) = story.counts.get(other.doc as usize) else { return 0.0 };
    let (mut all, mut out) = (0.0, 0.0);
    for term in terms {
        let w = story.weights.of(*term);
        all += w;
        if counts.binary_search_by_key(term, |c| c.0).is_err() {
            out += w;
        }
    }
    if all > 0.0 { out / all } else { 0.0 }
}

/// What the words weigh that two lines share: inside the story, and of those that can be what somebody did, names left out,
/// elsewhere.
fn inner_and_doings(a: &Member<'_>, b: &Member<'_>, story: &Story<'_>) -> (f32, f32) {
    let is_name = |t: &TermId| [a, b].iter().any(|m| m.line.proper.binary_search(t).is_ok());
    let (mut inner, mut doings) = (0.0, 0.0);
    for term in shared(&a.line.terms, &b.line.terms) {
        inner += story.inner(*term);
        if story.lexicon.term(*term).is_verb() && !is_name(term) {
            doings += story.weights.of(*term);
        }
    }
    (inner, doings)
}

/// The logistic function.
fn logistic(x: f32) -> f32 {
    1.0 / (1.0 + (-x).exp())
}

/// The probability that two lines of two articles, or of one, tell the same event.
pub(in crate::claims) fn compare(a: &Member<'_>, b: &Member<'_>, article_cosine: f32, story: &Story<'_>) -> f32 {
    let all = overlap(&a.line.terms, &b.line.terms, story);
    let cosine = if a.norm * b.norm > 0.0 { all.square / (a.norm * b.norm) } else { 0.0 };
    let told = features(a, b, &all, article_cosine, story);
    let sum = WEIGHTS.iter().zip(told).map(|((_, weight), value)| weight * value).sum();
    // Two lines in like words say the same wherever they stand: either way is enough.
    let worded = logistic(14.0 * (cosine - 0.62) + 0.12 * (all.weight.min(60.0) - 25.0));
    1.0 - (1.0 - logistic(sum)) * (1.0 - worded)
}

/// The features of two lines, in the order of [`WEIGHTS`].
fn features(a: &Member<'_>, b: &Member<'_>, all: &Overlap, article_cosine: f32, story: &Story<'_>) -> [f32; 22] {
    let names = overlap(&a.line.proper, &b.line.proper, story);
    let digits = overlap(&a.line.digits, &b.line.digits, story);
    let (inner, doings) = inner_and_doings(a, b, story);
    let yes = |x: bool| f32::from(u8::from(x));
    let clash = |x: &[TermId], y: &[TermId], shared: u32| yes(!x.is_empty() && !y.is_empty() && shared == 0);
    let place = |m: &Member<'_>| 1.0 / (1.0 + f32::from(m.line.place));
    let size = |m: &Member<'_>| (m.line.terms.len() as f32).ln_1p();
    let (m, n) = (a.line.mood, b.line.mood);
    [
        1.0,
        all.weight / a.weight.min(b.weight).max(1e-6),
        a.central.max(b.central),
        a.central.min(b.central),
        place(a).min(place(b)),
        (names.weight / 10.0).min(2.0),
        clash(&a.line.proper, &b.line.proper, names.count),
        digits.count.min(2) as f32,
        clash(&a.line.digits, &b.line.digits, digits.count),
        yes(a.line.events & b.line.events != 0),
        yes(m.negative != n.negative),
        yes(m.future != n.future),
        yes(m.question || n.question),
        size(a).min(size(b)),
        size(a).max(size(b)),
        article_cosine,
        (story.docs.clamp(STORY_SIZES.0, STORY_SIZES.1) as f32).ln(),
        (all.weight / 20.0).min(3.0),
        foreign(&a.line.proper, b, story).max(foreign(&b.line.proper, a, story)),
        foreign(&a.line.digits, b, story).min(foreign(&b.line.digits, a, story)),
        (inner / 5.0).min(4.0),
        (doings / 5.0).min(3.0),
    ]
}
