//! The main event of a story: the one claim that all its articles make, each in its own words.
//!
//! Takes a story of several articles that keep close to one subject, gives the lines that tell what it is about. They need
//! not be alike in words: what counts is how surely each tells the same as the lines nearest to the core of the others. Two
//! accidents of one sort may make one story; lines whose victims cannot be the same tell of two events.

pub(in crate::claims) mod company;
pub(in crate::claims) mod score;
pub(in crate::claims) mod victims;

use crate::claims::matching::cluster::{self, Match};
use crate::claims::matching::{Known, key, score_of};
use crate::claims::stories::story::{Member, Story};
use company::Company;
use std::collections::BTreeSet;
use victims::Victims;

/// Articles from which a story has a core that does not hang on one of them.
const MIN_DOCS: u32 = 6;
/// Least mean cosine of the articles of a story that has one main event.
const COHESION: f32 = 0.16;
/// Least mean score of a line against the nearest lines of the other articles.
const TELLS: f32 = 0.04;
/// Lines of one article that tell the event in a small folder, and in a large one; fewer where many articles do: of all the articles no
/// more than so many.
const LINES: [usize; 2] = [16, 8];
const ALL_LINES: usize = 240;
const FEWEST_LINES: usize = 4;
/// What counts, between two lines with victims that cannot be the same, for how sure they tell one event.
const APART: f32 = -1.0;
/// And between two lines of one article.
const ONE_ARTICLE: f32 = 0.3;
/// Least mean of these at which lines are one event.
const ONE_EVENT: f32 = 0.05;

/// A line that tells the main event: its number, and how surely it does.
pub(in crate::claims) type Teller = (u32, f32);

/// What is left of how sure two lines are to tell the same, where they tell of other victims.
const OTHER_VICTIMS: f32 = 0.2;

/// One event of a story.
pub(in crate::claims) struct Event {
    /// The lines that tell it, sorted.
    pub lines: Vec<Teller>,
    /// How sure each pair of them is to tell the same.
    pub sure: Company,
}

impl Event {
    /// An event of its lines. `apart` are pairs with victims that cannot be the same.
    fn new(lines: Vec<Teller>, apart: &BTreeSet<u64>, story: &Story<'_>) -> Self {
        let numbers: Vec<u32> = lines.iter().map(|(n, _)| *n).collect();
        let mut sure = Company::of(&numbers, story);
        sure.lower(OTHER_VICTIMS, |i, j| {
            numbers.get(i).zip(numbers.get(j)).is_some_and(|(a, b)| apart.contains(&key(*a, *b)))
        });
        Self { lines, sure }
    }
}

/// The main events of a story; none where the story has no clear one. `small` is the folder.
pub(in crate::claims) fn find(story: &Story<'_>, known: &Known<'_>, small: bool) -> Vec<Event> {
    let [many, few] = LINES;
    let Some(lines) = tellers(story, if small { many } else { few }) else { return Vec::new() };
    let apart = apart(&lines, story, known);
    if apart.is_empty() {
        return vec![Event::new(lines, &apart, story)];
    }
    let groups = cluster::group(lines.len() as u32, &matches(&lines, &apart, story), ONE_EVENT);
    let of = |group: &Vec<u32>| group.iter().filter_map(|n| lines.get(*n as usize).copied()).collect();
    // Where all lines tell one event in spite of them, such differences are those of its tellers: `a man`, `three people`.
    let apart = if groups.len() > 1 { apart } else { BTreeSet::new() };
    groups.iter().map(|group| Event::new(of(group), &apart, story)).collect()
}

/// The lines that tell what a story is about, sorted, of each article no more than `most`.
fn tellers(story: &Story<'_>, most: usize) -> Option<Vec<Teller>> {
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
    let each = (ALL_LINES / story.docs as usize).clamp(FEWEST_LINES, most);
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
    let read = |member: &Member<'_>| {
        known.reading(member.doc).map(|r| (Victims::of(member, r), Victims::is_said_again(member, r)))
    };
    let near = |at: usize| {
        let first = lines.partition_point(|(n, _)| *n as usize + NEXT < at);
        lines.get(first).is_some_and(|(n, _)| *n as usize <= at + NEXT)
    };
    let members = story.members.iter().enumerate();
    let all: Vec<(Option<Victims>, bool)> =
        members.map(|(at, m)| Some(m).filter(|_| near(at)).and_then(read).unwrap_or_default()).collect();
    let told: Vec<(u32, Victims)> = lines.iter().filter_map(|(n, _)| Some((*n, who(*n, &all, story)?))).collect();
    let mut apart = BTreeSet::new();
    for (at, (a, own)) in told.iter().enumerate() {
        let others = told.iter().skip(at + 1).filter(|(_, theirs)| own.others_than(theirs));
        apart.extend(others.map(|(b, _)| key(*a, *b)));
    }
    apart
}

/// Lines of an article within which a line that does not say who they are speaks of the same victims as one that does.
const NEXT: usize = 2;

/// The victims that a line tells of; where it does not say who they are, those of the lines before, or after a headline.
fn who(number: u32, all: &[(Option<Victims>, bool)], story: &Story<'_>) -> Option<Victims> {
    let at = number as usize;
    let member = story.members.get(at)?;
    let (own, again) = all.get(at)?;
    if own.as_ref().is_some_and(Victims::are_known) || own.is_none() && !again {
        return own.clone();
    }
    let of = |other: usize| {
        let same = story.members.get(other).is_some_and(|m| m.doc == member.doc);
        all.get(other).filter(|_| same)?.0.as_ref().filter(|v| v.are_known())
    };
    let mut near =
        (1..=NEXT).filter_map(|step| if member.line.place <= 1 { of(at + step) } else { of(at.checked_sub(step)?) });
    near.find(|v| own.as_ref().is_none_or(|own| own.as_many_as(v))).or(own.as_ref()).cloned()
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
