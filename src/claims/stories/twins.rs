//! Twins: two events of one sort that came out as one story, for they share a place, a company or a cause.
//!
//! Takes a story, gives it in two where its articles fall into two groups of which each names days and figures at its beginning
//! that the other does not. That is how events are told apart of which nobody knows when they were reported; where the articles
//! are dated, the dates have kept apart what is far apart, and what is told on later days of one event has days and figures of its
//! own. What articles are about shows in all their words; which time it happened shows in the few facts of their leads.
//!
//! The groups are the halves of a normalised cut (Shi and Malik 2000, <https://doi.org/10.1109/34.868688>), mended by moving each
//! article to the half that it is more like; where their words leave it open, the facts of their leads decide.

use crate::claims::lines::Doc;
use crate::claims::stories::{Vector, dot};
use crate::facts::Reading;
use crate::text::TokenKind;
use chrono::Weekday;
use rayon::prelude::*;
use std::cmp::Reverse;

/// Likeness from which two articles are one text, or nearly: no cut goes between them.
const ONE_TEXT: f32 = 0.75;
/// What a day or a figure in common adds to the cosine of two articles, and others take away.
const AGREES: f32 = 0.03;
/// Articles of a half.
const HALF: usize = 3;
/// One dated article of so many makes a story one whose dates are known.
const DATED: usize = 2;
/// Sentences of an article that are its lead.
const LEAD: usize = 6;
/// Rounds in which the cut is sought, and in which articles change sides.
const ROUNDS: (usize, usize) = (60, 20);
/// A kind of fact tells two events apart where the share of pairs of articles that have one in common falls to this part of what it
/// is inside the halves, and speaks for one event where it stays above this.
const FALLS: f32 = 0.35;
/// See [`FALLS`].
const STAYS: f32 = 0.7;
/// Least share inside the halves of a kind of fact that can speak for one event, and least pairs across them.
const SPEAKS: (f32, u32) = (0.2, 4);
/// Least share of one that can tell events apart, and least pairs across.
const TELLS: (f32, u32) = (0.15, 8);

/// Splits the stories that tell of two events, and their parts as long as they do; gives the stories in order of their first article.
pub(in crate::claims) fn part(
    stories: Vec<Vec<u32>>,
    docs: &[Doc],
    vectors: &[Vector],
    readings: &[Reading],
) -> Vec<Vec<u32>> {
    let parted = stories.into_par_iter().map(|story| parts(story, docs, vectors, readings));
    let mut stories: Vec<Vec<u32>> = parted.flatten_iter().collect();
    stories.sort_unstable();
    stories
}

/// The events of one story.
fn parts(story: Vec<u32>, docs: &[Doc], vectors: &[Vector], readings: &[Reading]) -> Vec<Vec<u32>> {
    let dated = story.iter().filter(|rank| docs.get(**rank as usize).is_some_and(|doc| doc.day.is_some())).count();
    if story.len() < 2 * HALF || dated * DATED >= story.len() {
        return vec![story];
    }
    let lead = |rank: &u32| {
        let doc = docs.get(*rank as usize)?;
        Some(Lead::of(doc, readings.get(doc.article as usize)?))
    };
    let leads: Vec<Lead> = story.iter().map(|rank| lead(rank).unwrap_or_default()).collect();
    if !leads.iter().any(Lead::tells) {
        return vec![story];
    }
    let likeness = Likeness::new(&story, vectors, &leads);
    let sides = likeness.halves();
    if likeness.cuts_one_text(&sides) || !are_two(&leads, &sides) {
        return vec![story];
    }
    let half = |side: bool| story.iter().zip(&sides).filter(move |(_, s)| **s == side).map(|(rank, _)| *rank);
    let halves = [half(false).collect(), half(true).collect()];
    halves.into_iter().flat_map(|half: Vec<u32>| parts(half, docs, vectors, readings)).collect()
}

/// Days of the week and figures that an article's first sentences name.
#[derive(Default)]
struct Lead {
    /// A bit for each day of the week.
    days: u8,
    /// Hashes of figures of two digits and more that are no years, sorted.
    figures: Vec<u32>,
}

impl Lead {
    fn of(doc: &Doc, reading: &Reading) -> Self {
        let text = reading.article.text.as_str();
        let mut lead = Self::default();
        for line in doc.lines.iter().take(LEAD) {
            for token in reading.text.tokens.get(reading.text.tokens_in(line.span)).unwrap_or(&[]) {
                let word = token.of(text);
                match token.kind {
                    TokenKind::Word if word.len() > 5 && word.starts_with(char::is_uppercase) => {
                        lead.days |= word.parse::<Weekday>().map_or(0, |day| 1 << day.num_days_from_monday());
                    }
                    TokenKind::Number if word.len() > 1 && !is_year(word) => lead.figures.push(token.hash),
                    _ => {}
                }
            }
        }
        lead.figures.sort_unstable();
        lead.figures.dedup();
        lead
    }

    /// Whether both name a day, and a same one; and the like of figures.
    fn shares(&self, other: &Self) -> [Option<bool>; 2] {
        let days = (self.days != 0 && other.days != 0).then_some(self.days & other.days != 0);
        [days, share_one(&self.figures, &other.figures)]
    }

    /// How many kinds of fact the two have in common, less those of which they name others.
    fn agrees(&self, other: &Self) -> f32 {
        self.shares(other).into_iter().flatten().map(|same| if same { 1.0 } else { -1.0 }).sum()
    }

    fn tells(&self) -> bool {
        self.days != 0 || !self.figures.is_empty()
    }
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.bytes().all(|b| b.is_ascii_digit())
}

/// Of how many pairs of articles that both name something of a kind, and of how many of them the same.
#[derive(Clone, Copy, Default)]
struct Shared {
    pairs: u32,
    same: u32,
}

impl Shared {
    fn count(&mut self, same: Option<bool>) {
        self.pairs += u32::from(same.is_some());
        self.same += u32::from(same == Some(true));
    }

    /// The share of pairs that have one in common, as if one and a half more had been seen that half had: few pairs show little.
    fn rate(self) -> f32 {
        (self.same as f32 + 0.5) / (self.pairs as f32 + 1.5)
    }

    /// Whether a kind of fact is shared across the halves far less than inside them.
    fn tells_apart(inside: Self, across: Self) -> bool {
        let told = inside.pairs > 0 && across.pairs >= TELLS.1 && inside.rate() >= TELLS.0;
        told && across.rate() <= FALLS * inside.rate()
    }

    /// Whether it is shared across them about as much.
    fn speaks_for_one(inside: Self, across: Self) -> bool {
        across.pairs >= SPEAKS.1 && inside.rate() >= SPEAKS.0 && across.rate() >= STAYS * inside.rate()
    }
}

/// Whether the leads of the two sides tell of two events: a kind of fact sets them apart, and none speaks for one.
fn are_two(leads: &[Lead], sides: &[bool]) -> bool {
    let second = sides.iter().filter(|s| **s).count();
    if second < HALF || sides.len() - second < HALF {
        return false;
    }
    let mut kinds = [[Shared::default(); 2]; 2];
    for (i, (a, side)) in leads.iter().zip(sides).enumerate() {
        for (b, other) in leads.iter().zip(sides).skip(i + 1) {
            for ([inside, across], same) in kinds.iter_mut().zip(a.shares(b)) {
                if side == other { inside.count(same) } else { across.count(same) }
            }
        }
    }
    let [days, figures] = kinds.map(|[inside, across]| Shared::tells_apart(inside, across));
    let one = kinds.iter().any(|[inside, across]| Shared::speaks_for_one(*inside, *across));
    (figures || days && !is_next_day(leads, sides)) && !one
}

/// Whether the day that most leads of one side name is the day after that of the other: the second day's reports of one event.
fn is_next_day(leads: &[Lead], sides: &[bool]) -> bool {
    let most = |side: bool| {
        let named = |day: u32| leads.iter().zip(sides).filter(|(l, s)| **s == side && l.days & (1 << day) != 0).count();
        (0..7).max_by_key(|day| (named(*day), Reverse(*day))).unwrap_or(0)
    };
    matches!(most(true).abs_diff(most(false)), 1 | 6)
}

/// Whether two sorted lists have something in common; nothing where one is empty.
fn share_one(a: &[u32], b: &[u32]) -> Option<bool> {
    let any = || a.iter().any(|x| b.binary_search(x).is_ok());
    (!a.is_empty() && !b.is_empty()).then(any)
}

/// How like each other the articles of a story are: a square table, nothing with itself.
struct Likeness {
    rows: Vec<Vec<f32>>,
}

impl Likeness {
    fn new(story: &[u32], vectors: &[Vector], leads: &[Lead]) -> Self {
        let article = |(rank, lead): (&u32, _)| Some((vectors.get(*rank as usize)?, lead));
        let own: Vec<(&Vector, &Lead)> = story.iter().zip(leads).filter_map(article).collect();
        let like = |a: (&Vector, &Lead), b: (&Vector, &Lead)| (dot(a.0, b.0) + AGREES * a.1.agrees(b.1)).max(0.0);
        let row = |(i, a): (usize, &(&Vector, &Lead))| {
            own.iter().enumerate().map(|(j, b)| if i == j { 0.0 } else { like(*a, *b) }).collect()
        };
        Self { rows: own.iter().enumerate().map(row).collect() }
    }

    /// The side of each article.
    fn halves(&self) -> Vec<bool> {
        let mut sides: Vec<bool> = self.cut().iter().map(|x| *x > 0.0).collect();
        for _ in 0..ROUNDS.1 {
            let mended: Vec<bool> = self.rows.iter().enumerate().map(|(i, row)| nearer(i, row, &sides)).collect();
            if mended == sides {
                break;
            }
            sides = mended;
        }
        sides
    }

    /// Whether two articles of one text are on two sides.
    fn cuts_one_text(&self, sides: &[bool]) -> bool {
        let apart =
            |(row, side): (&Vec<f32>, &bool)| row.iter().zip(sides).any(|(x, other)| *x >= ONE_TEXT && side != other);
        self.rows.iter().zip(sides).any(apart)
    }

    /// The second eigenvector of the normalised table, by iteration: its signs are the cut.
    fn cut(&self) -> Vec<f32> {
        let degrees: Vec<f32> = self.rows.iter().map(|row| row.iter().sum::<f32>().max(1e-6).sqrt()).collect();
        let norm = |v: &[f32]| v.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-9);
        let length = norm(&degrees);
        let first: Vec<f32> = degrees.iter().map(|d| d / length).collect();
        // Any beginning will do that is not the first eigenvector: how like each article is to the first one.
        let mut vector: Vec<f32> = self.rows.first().cloned().unwrap_or_default();
        for _ in 0..ROUNDS.0 {
            let along: f32 = vector.iter().zip(&first).map(|(x, f)| x * f).sum();
            vector.iter_mut().zip(&first).for_each(|(x, f)| *x -= along * f);
            let length = norm(&vector);
            vector.iter_mut().for_each(|x| *x /= length);
            let times = |(row, degree): (&Vec<f32>, &f32)| {
                let scaled = row.iter().zip(&vector).zip(&degrees).map(|((w, x), d)| w * x / d);
                scaled.sum::<f32>() / degree
            };
            // The identity is added so that no negative eigenvalue is the largest.
            let next: Vec<f32> = self.rows.iter().zip(&degrees).map(times).collect();
            vector.iter_mut().zip(next).for_each(|(x, n)| *x += n);
        }
        vector.iter().zip(&degrees).map(|(x, d)| x / d).collect()
    }
}

/// Whether an article is more like those of the second side.
fn nearer(own: usize, row: &[f32], sides: &[bool]) -> bool {
    let mean = |side: bool| {
        let others = || row.iter().zip(sides).enumerate().filter(|(i, (_, s))| *i != own && **s == side);
        others().map(|(_, (x, _))| x).sum::<f32>() / others().count().max(1) as f32
    };
    mean(true) > mean(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lead(days: u8, figures: &[u32]) -> Lead {
        Lead { days, figures: figures.to_vec() }
    }

    /// Eight articles, four to a side, of which the sides name these days and figures.
    fn two(days: [u8; 2], figures: [&[u32]; 2]) -> bool {
        let of = |side: usize| (0..4).map(move |_| lead(days[side], figures[side]));
        let leads: Vec<Lead> = of(0).chain(of(1)).collect();
        let sides: Vec<bool> = (0..8).map(|at| at >= 4).collect();
        are_two(&leads, &sides)
    }

    #[test]
    fn leads_with_other_days_and_figures_tell_of_two_events() {
        assert!(two([0b1, 0b10], [&[56], &[61]]), "a Monday with 56 hurt, a Tuesday with 61");
        assert!(two([0b1, 0b100], [&[], &[]]), "a Monday and a Wednesday alone");
        assert!(!two([0b1, 0b10], [&[], &[]]), "the second day's reports");
        assert!(!two([0b1, 0b100_0000], [&[], &[]]), "a Sunday and the Monday after it");
        assert!(two([0, 0], [&[56], &[61]]), "figures alone");
        assert!(!two([0b1, 0b10], [&[56], &[56]]), "a second day's reports of the 56");
        assert!(!two([0b1, 0b1], [&[56], &[61]]), "a later count of the same Monday");
        assert!(!two([0, 0], [&[], &[]]), "nothing to tell by");
    }

    #[test]
    fn the_cut_goes_between_two_groups_that_are_alike_within() {
        let cosine = |i: usize, j: usize| match () {
            () if i == j => 0.0,
            () if i % 2 == j % 2 => 0.4,
            () => 0.3,
        };
        let rows = (0..9).map(|i| (0..9).map(|j| cosine(i, j)).collect()).collect();
        let sides = Likeness { rows }.halves();
        assert!((0..9).all(|i| sides[i] == sides[i % 2]) && sides[0] != sides[1], "{sides:?}");
    }

    #[test]
    fn no_cut_goes_through_one_text() {
        let rows = vec![vec![0.0, 0.9], vec![0.9, 0.0]];
        assert!(Likeness { rows: rows.clone() }.cuts_one_text(&[true, false]));
        assert!(!Likeness { rows }.cuts_one_text(&[true, true]));
    }
}
