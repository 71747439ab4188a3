//! Lives: where a passage went over the folder, when more than two articles carry it.
//!
//! Takes the passages, gives for each place in the text that several articles share its carriers, in order of publication,
//! with the article that each has it from. For people who read: independence is counted elsewhere, never along such chains.

use super::{Direction, Passage, Passages, Side};
use crate::facts::Reading;
use crate::span::Span;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Fewer articles than these are told as pairs.
const CARRIERS: usize = 3;

/// A passage's way over the folder.
#[derive(Clone, Debug, PartialEq)]
pub struct Life<'a> {
    /// Who carries it, in order of publication, undated articles last.
    pub carriers: Vec<Carrier<'a>>,
}

/// An article that carries a passage.
#[derive(Clone, Debug, PartialEq)]
pub struct Carrier<'a> {
    /// Where it stands.
    pub side: Side,
    /// How many articles repeat this one word for word.
    pub repeats: usize,
    /// The passage that tells best where it has the words from, and the article at its other end.
    pub from: Option<(&'a Passage, u32)>,
}

/// The lives of all passages that are copied, those of most articles first.
pub fn lives<'a>(readings: &[Reading], passages: &'a Passages) -> Vec<Life<'a>> {
    let copied: Vec<&Passage> = passages.list.iter().filter(|p| p.kind.is_copying()).collect();
    let places = Places::of(&copied);
    let mut groups: BTreeMap<usize, BTreeMap<u32, Side>> = BTreeMap::new();
    for (place, side) in places.sides.iter().enumerate() {
        let group = groups.entry(places.root(place)).or_default();
        let longest = group.entry(side.article).or_insert(*side);
        *longest = (*longest).max_by_length(*side);
    }
    groups.retain(|_, group| group.len() >= CARRIERS);
    let mut sources: BTreeMap<(usize, u32), (&Passage, u32)> = BTreeMap::new();
    for (passage, (a, _)) in copied.iter().zip(&places.of_passage) {
        let root = places.root(*a);
        for (taker, other) in takers(passage).into_iter().filter(|_| groups.contains_key(&root)) {
            let best = sources.entry((root, taker)).or_insert((passage, other));
            if told(passage) > told(best.0) {
                *best = (passage, other);
            }
        }
    }
    let mut repeats: BTreeMap<u32, usize> = BTreeMap::new();
    passages.duplicate_of.iter().flatten().for_each(|first| *repeats.entry(*first).or_default() += 1);
    let life = |(root, group): (usize, BTreeMap<u32, Side>)| {
        let carrier = |side: Side| Carrier {
            side,
            repeats: repeats.get(&side.article).copied().unwrap_or(0),
            from: sources.get(&(root, side.article)).copied(),
        };
        let mut carriers: Vec<Carrier<'a>> = group.into_values().map(carrier).collect();
        carriers.sort_by_key(|carrier| {
            let published = readings.get(carrier.side.article as usize).and_then(|r| r.article.meta.published);
            (published.is_none(), published, carrier.side)
        });
        Life { carriers }
    };
    let mut lives: Vec<Life<'a>> = groups.into_iter().map(life).collect();
    lives.sort_by_key(|life| (Reverse(life.carriers.len()), life.carriers.first().map(|c| c.side)));
    lives
}

/// How much a passage tells of where its taker has it from: a known source first, then the longest.
fn told(passage: &Passage) -> (bool, u32) {
    (passage.direction != Direction::CommonSource, passage.words)
}

/// Who has the words of a passage from whom; both where both have them from a third.
fn takers(passage: &Passage) -> Vec<(u32, u32)> {
    let (a, b) = (passage.a.article, passage.b.article);
    match passage.direction {
        Direction::AToB => vec![(b, a)],
        Direction::BToA => vec![(a, b)],
        Direction::CommonSource => vec![(a, b), (b, a)],
        Direction::Unknown => Vec::new(),
    }
}

impl Side {
    fn max_by_length(self, other: Self) -> Self {
        if other.span.len() > self.span.len() { other } else { self }
    }
}

/// The places that passages stand at: sides that lie over each other are one.
struct Places {
    sides: Vec<Side>,
    /// The places of both sides of each passage.
    of_passage: Vec<(usize, usize)>,
    /// Leads from a place to one that is joined with it by passages; to itself at the root.
    parents: Vec<usize>,
}

impl Places {
    fn of(copied: &[&Passage]) -> Self {
        let mut all: Vec<(Side, usize, bool)> =
            copied.iter().enumerate().flat_map(|(at, p)| [(p.a, at, true), (p.b, at, false)]).collect();
        all.sort_unstable();
        let mut places = Self { sides: Vec::new(), of_passage: vec![(0, 0); copied.len()], parents: Vec::new() };
        for (side, passage, is_a) in all {
            match places.sides.last_mut() {
                Some(last) if last.article == side.article && lies_over(last.span, side.span) => {
                    last.span.end = last.span.end.max(side.span.end);
                }
                _ => places.sides.push(side),
            }
            let place = places.sides.len() - 1;
            if let Some(slot) = places.of_passage.get_mut(passage) {
                *(if is_a { &mut slot.0 } else { &mut slot.1 }) = place;
            }
        }
        places.parents = (0..places.sides.len()).collect();
        for (a, b) in places.of_passage.clone() {
            places.join(a, b);
        }
        places
    }

    fn root(&self, mut place: usize) -> usize {
        while let Some(parent) = self.parents.get(place).copied().filter(|parent| *parent != place) {
            place = parent;
        }
        place
    }

    /// Joins two places; the lower root stays, and the way to it is shortened.
    fn join(&mut self, a: usize, b: usize) {
        let root = self.root(a).min(self.root(b));
        for mut place in [a, b] {
            while let Some(slot) = self.parents.get_mut(place).filter(|slot| **slot != root) {
                place = std::mem::replace(slot, root);
            }
        }
    }
}

/// Whether most of the shorter span lies in the other.
fn lies_over(x: Span, y: Span) -> bool {
    let shared = x.end.min(y.end).saturating_sub(x.start.max(y.start)) as usize;
    shared * 2 > x.len().min(y.len())
}

#[cfg(test)]
mod tests {
    use super::super::{Changes, PassageKind};
    use super::*;
    use crate::ingest::{Article, Published};

    fn passage(a: (u32, u32), b: (u32, u32), direction: Direction) -> Passage {
        let side = |(article, start): (u32, u32)| Side { article, span: Span { start, end: start + 100 } };
        Passage {
            a: side(a),
            b: side(b),
            words: 20,
            similarity: 1.0,
            changes: Changes::default(),
            kind: PassageKind::Verbatim,
            direction,
            credited: false,
            evidence: Vec::new(),
        }
    }

    fn readings(dates: &[&str]) -> Vec<Reading> {
        let article = |(index, date): (usize, &&str)| {
            let mut article = Article::from_text(format!("{index}.txt"), "");
            article.meta.published = Published::parse(date);
            Reading::folded(article)
        };
        dates.iter().enumerate().map(article).collect()
    }

    fn told(list: Vec<Passage>) -> Vec<Vec<(u32, Option<u32>)>> {
        let readings = readings(&["2026-03-03", "2026-03-01", "2026-03-02", "", ""]);
        let passages = Passages { list, ..Passages::default() };
        let carriers = |life: Life<'_>| life.carriers.iter().map(|c| (c.side.article, c.from.map(|f| f.1))).collect();
        lives(&readings, &passages).into_iter().map(carriers).collect()
    }

    #[test]
    fn carriers_stand_in_order_of_publication_with_whom_they_have_it_from() {
        let list = vec![
            passage((0, 0), (1, 500), Direction::BToA),
            passage((0, 10), (2, 0), Direction::Unknown),
            passage((1, 510), (2, 5), Direction::AToB),
        ];
        assert_eq!(told(list), [[(1, None), (2, Some(1)), (0, Some(1))]]);
    }

    #[test]
    fn two_articles_are_no_life_and_other_places_are_another() {
        let list = vec![passage((0, 0), (1, 0), Direction::AToB), passage((0, 400), (2, 0), Direction::AToB)];
        assert!(told(list).is_empty());
    }
}
