//! Rivals: two propositions of one story that give one thing two values, though their words need not be alike.
//!
//! Takes the propositions of a story, gives for two of them what they give different values of: a count of the dead or the
//! injured, the day on which something happened.

use crate::claims::conflicts::{self, Difference};
use crate::claims::lines::Line;
use crate::claims::lines::counted::PERSON;
use crate::claims::lines::slots::{Day, Quantity};
use crate::claims::lines::terms::NumberMap;
use crate::claims::matching::Known;
use crate::claims::matching::alike::Alike;
use crate::claims::stories::story::Told;

/// Groups of events whose counts of people are compared: the dead, the injured.
const CASUALTIES: [u64; 2] = [1, 2];
/// Propositions with such a count that are compared with the ones after.
const MOST: usize = 60;
/// Cosine, share of the longer one and terms in common from which two propositions date one thing.
const ONE_THING: (f32, f32, u32) = (0.4, 0.35, 3);

/// What may be rivals in a story.
pub(in crate::claims) struct Rivals {
    /// For each proposition with a count of people, the earlier ones with a count of the same.
    before: NumberMap<u32, Vec<u32>>,
    /// Groups of events of which one article gives two counts: it tells of two events.
    several: u64,
}

impl Rivals {
    /// The probability that two counts of the dead or the injured of one story are of the same people.
    pub const SCORE: f32 = 0.72;

    /// Finds what counts the dead or the injured of a story.
    pub fn new(told: &[Told<'_>]) -> Self {
        let (mut before, mut several) = (NumberMap::default(), 0);
        for group in CASUALTIES {
            let counting = |t: &&(usize, &Told<'_>)| tells(t.1, group) && counts(t.1).next().is_some();
            let numbered: Vec<(usize, &Told<'_>)> = told.iter().enumerate().collect();
            let found: Vec<(u32, &Told<'_>)> =
                numbered.iter().filter(counting).map(|(n, t)| (*n as u32, *t)).take(MOST).collect();
            for (at, (number, own)) in found.iter().enumerate() {
                let earlier = found.get(..at).unwrap_or(&[]);
                let clashes =
                    |t: &Told<'_>| counts(t).next().zip(counts(own).next()).is_some_and(|(a, b)| a.clashes(b));
                if earlier.iter().any(|(_, t)| t.doc == own.doc && clashes(t)) {
                    several |= group;
                }
                before.entry(*number).or_insert_with(Vec::new).extend(earlier.iter().map(|(n, _)| *n));
            }
        }
        Self { before, several }
    }

    /// Earlier propositions that count the same people as this one.
    pub fn before(&self, number: u32) -> &[u32] {
        self.before.get(&number).map_or(&[], Vec::as_slice)
    }

    /// How two propositions of two articles stand to each other, beside what their words say.
    pub fn between(&self, a: &Told<'_>, b: &Told<'_>, alike: &Alike, known: &Known<'_>) -> Stand {
        if a.doc == b.doc || alike.negated || a.slots.long_ago != b.slots.long_ago {
            return Stand::Open;
        }
        let both = CASUALTIES.iter().any(|g| self.several & g == 0 && tells(a, *g) && tells(b, *g));
        match (counts(a).next(), counts(b).next()) {
            (Some(x), Some(y)) if both && !a.slots.days_apart(&b.slots) && of_one_event(a, b) => {
                counted(a, x, b, y, alike, known)
            }
            _ => day_apart(a, b, alike, known).map_or(Stand::Open, Stand::Rivals),
        }
    }
}

/// How two propositions stand to each other.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::claims) enum Stand {
    /// Nothing is known but their words.
    Open,
    /// They count the same people, and agree.
    Agree,
    /// The later count is or may be the news of the earlier; what changed is told where the dates show it.
    Grown(Option<Difference>),
    /// They give one thing two values.
    Rivals(Difference),
}

/// Two counts of the dead, or of the injured.
fn counted(a: &Told<'_>, x: &Quantity, b: &Told<'_>, y: &Quantity, alike: &Alike, known: &Known<'_>) -> Stand {
    if x.value == y.value {
        return Stand::Agree;
    }
    // One of them counts the whole first, of which the count of both is a part.
    let part = counts(a).any(|q| counts(b).any(|r| q.value == r.value));
    if part || alike.same_figure || !x.clashes(y) {
        return Stand::Open;
    }
    let values = [x.value, y.value];
    let told = |grown| Difference { slot: "number", values: [x.text.clone(), y.text.clone()], grown };
    if conflicts::may_have_grown(known.reading(a.doc), a.line, known.reading(b.doc), b.line, values) {
        let grown = conflicts::has_grown(known.reading(a.doc), known.reading(b.doc), values);
        return Stand::Grown(grown.then(|| told(true)));
    }
    Stand::Rivals(told(false))
}

/// Lines from the top of an article in which it tells its news.
const NEWS: u16 = 8;

/// Whether two sentences may count the people of one event: both stand where articles tell their news, or they share a name.
/// Further down an article speaks of other events too.
fn of_one_event(a: &Told<'_>, b: &Told<'_>) -> bool {
    let (x, y): (&Line, &Line) = (a.line, b.line);
    x.place < NEWS && y.place < NEWS || x.proper.iter().any(|t| y.proper.binary_search(t).is_ok())
}

/// Whether somebody was killed or hurt: in `forty rowers came, and nobody was hurt` the forty are none of them.
fn tells(told: &Told<'_>, group: u64) -> bool {
    told.content.tells(group) && !told.prop.negative
}

/// The counts of people.
fn counts<'a>(told: &'a Told<'_>) -> impl Iterator<Item = &'a Quantity> {
    told.slots.numbers.iter().filter(|n| n.of == PERSON)
}

/// Two days of one thing, one of them given by its date.
fn day_apart(a: &Told<'_>, b: &Told<'_>, alike: &Alike, known: &Known<'_>) -> Option<Difference> {
    let (cosine, share, shared) = ONE_THING;
    let one_thing = alike.acts_alike && alike.cosine >= cosine && alike.of_longer >= share && alike.shared >= shared;
    let states = a.line.mood.states && b.line.mood.states;
    if !one_thing || !states || !a.slots.days_apart(&b.slots) {
        return None;
    }
    // What one outlet dates otherwise in a later issue is the next of a series, or was put off.
    if conflicts::is_later_issue(known.side(a)?.place, known.side(b)?.place) {
        return None;
    }
    let dated = |d: &Day| d.text.contains(|c: char| c.is_ascii_digit()) && d.hi - d.lo <= 1;
    let first = |t: &Told<'_>| t.slots.days.iter().find(|d| dated(d)).or(t.slots.days.first()).cloned();
    let (x, y) = (first(a)?, first(b)?);
    // Without a date of publication nobody knows which Monday is meant.
    let fixed = |t: &Told<'_>, d: &Day| {
        d.is_dated() || known.reading(t.doc).is_some_and(|r| r.article.meta.published.is_some())
    };
    (fixed(a, &x) && fixed(b, &y) && x.apart(&y) && (dated(&x) || dated(&y)))
        .then(|| Difference::clash("date", [x.text.clone(), y.text.clone()]))
}
