//! The main event of a story: the one claim that all its articles make, each in its own words.
//!
//! Takes a story of several articles that keep close to one subject, gives the lines that tell what it is about. They need
//! not be alike in words: what counts is how surely each tells the same as the lines nearest to the core of the others. Two
//! accidents of one sort may make one story; lines whose victims cannot be the same tell of two events.

use super::cluster::{self, Match};
use super::matching::{Known, key, score_of};
use super::story::Story;
use super::victims::Victims;
use std::collections::BTreeSet;

/// Articles from which a story has a core that does not hang on one of them.
const MIN_DOCS: u32 = 6;
/// Least mean cosine of the articles of a story that has one main event.
const COHESION: f32 = 0.16;
/// Least mean score of a line against the nearest lines of the other articles.
const TELLS: f32 = 0.12;
/// Lines of one article that tell the event, and fewer where many articles do: of all the articles no more than so many.
const LINES: usize = 10;
const ALL_LINES: usize = 240;
const FEWEST_LINES: usize = 4;
/// What counts, between two lines with victims that cannot be the same, for how sure they tell one event.
const APART: f32 = -1.0;
/// And between two lines of one article.
const ONE_ARTICLE: f32 = 0.3;
/// Least mean of these at which lines are one event.
const ONE_EVENT: f32 = 0.05;

/// A line that tells the main event: its number, and how surely it does.
pub(super) type Teller = (u32, f32);

/// One event of a story.
pub(super) struct Event {
    /// The lines that tell it, sorted.
    pub lines: Vec<Teller>,
    /// Pairs of lines with victims that cannot be the same.
    pub apart: BTreeSet<u64>,
}

/// The main events of a story; none where the story has no clear one.
pub(super) fn find(story: &Story<'_>, known: &Known<'_>) -> Vec<Event> {
    let Some(lines) = tellers(story) else { return Vec::new() };
    let apart = apart(&lines, story, known);
    if apart.is_empty() {
        return vec![Event { lines, apart }];
    }
    let groups = cluster::group(lines.len() as u32, &matches(&lines, &apart, story), ONE_EVENT);
    let of = |group: &Vec<u32>| group.iter().filter_map(|n| lines.get(*n as usize).copied()).collect();
    groups.iter().map(|group| Event { lines: of(group), apart: apart.clone() }).collect()
}

/// The lines that tell what a story is about, sorted.
fn tellers(story: &Story<'_>) -> Option<Vec<Teller>> {
    if story.docs < MIN_DOCS || story.cohesion < COHESION {
        return None;
    }
    let nearest: Vec<u32> =
        (0..story.members.len() as u32).filter(|n| story.members.get(*n as usize).is_some_and(|m| m.first)).collect();
    let mut by_doc: Vec<Vec<(f32, u32)>> = vec![Vec::new(); story.docs as usize];
    for (number, member) in story.members.iter().enumerate() {
        let number = number as u32;
        let others = nearest.iter().filter(|n| story.members.get(**n as usize).is_some_and(|m| m.doc != member.doc));
        let (mut sum, mut count) = (0.0, 0u32);
        for other in others {
            sum += score_of(story, number, *other);
            count += 1;
        }
        let mean = sum / count.max(1) as f32;
        if let Some(list) = by_doc.get_mut(member.doc as usize).filter(|_| mean >= TELLS) {
            list.push((mean, number));
        }
    }
    let each = (ALL_LINES / story.docs as usize).clamp(FEWEST_LINES, LINES);
    for list in &mut by_doc {
        list.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        list.truncate(each);
    }
    let mut lines: Vec<Teller> = by_doc.into_iter().flatten().map(|(score, n)| (n, score)).collect();
    lines.sort_unstable_by_key(|(n, _)| *n);
    Some(lines).filter(|l| l.len() > 1)
}

/// Pairs of lines that tell of different victims.
fn apart(lines: &[Teller], story: &Story<'_>, known: &Known<'_>) -> BTreeSet<u64> {
    let victims = |n: u32| {
        let member = story.members.get(n as usize)?;
        Some((n, Victims::of(member, known.reading(member.doc)?)?))
    };
    let told: Vec<(u32, Victims)> = lines.iter().filter_map(|(n, _)| victims(*n)).collect();
    let mut apart = BTreeSet::new();
    for (at, (a, own)) in told.iter().enumerate() {
        let others = told.iter().skip(at + 1).filter(|(_, theirs)| own.others_than(theirs));
        apart.extend(others.map(|(b, _)| key(*a, *b)));
    }
    apart
}

/// How sure each pair of lines is to tell one event, by place among them.
fn matches(lines: &[Teller], apart: &BTreeSet<u64>, story: &Story<'_>) -> Vec<Match> {
    let doc = |n: u32| story.members.get(n as usize).map(|m| m.doc);
    let mut all = Vec::new();
    for (i, (x, _)) in lines.iter().enumerate() {
        for (j, (y, _)) in lines.iter().enumerate().skip(i + 1) {
            let score = match () {
                () if apart.contains(&key(*x, *y)) => APART,
                () if doc(*x) == doc(*y) => ONE_ARTICLE,
                () => score_of(story, *x, *y),
            };
            all.push(Match { a: i as u32, b: j as u32, score, barred: false });
        }
    }
    all
}
