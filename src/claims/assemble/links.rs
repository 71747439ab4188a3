//! Links: the matches that hold a claim together, by place among its mentions.
//!
//! Takes the lines of a claim and what was matched, gives the links of the report and how much each mention is matched.

use crate::claims::Link;
use crate::claims::events::Event;
use crate::claims::matching::{Matched, key};
use crate::claims::stories::story::Story;

/// Mentions of a claim up to which every match is told; in a larger one each mention has its surest.
const ALL: usize = 60;
/// How many these are.
const SUREST: usize = 8;

/// The matches inside a group, by place in the group.
pub(in crate::claims) fn within(group: &[u32], matched: &Matched<'_>) -> Vec<Link> {
    let mut links = Vec::new();
    for (i, x) in group.iter().enumerate() {
        for (j, y) in group.iter().enumerate().skip(i + 1) {
            if let Some(found) = matched.matches.get(&key(*x, *y)) {
                links.push(Link { a: i as u32, b: j as u32, score: rounded(found.score) });
            }
        }
    }
    if group.len() > ALL { surest(group.len(), links) } else { links }
}

/// The surest links of each mention.
fn surest(count: usize, mut links: Vec<Link>) -> Vec<Link> {
    links.sort_by(|x, y| y.score.total_cmp(&x.score).then((x.a, x.b).cmp(&(y.a, y.b))));
    let mut of = vec![0; count];
    links.retain(|link| {
        let ends = [link.a as usize, link.b as usize];
        let wanted = ends.iter().any(|e| of.get(*e).is_some_and(|n| *n < SUREST));
        for end in ends {
            if let Some(n) = of.get_mut(end).filter(|_| wanted) {
                *n += 1;
            }
        }
        wanted
    });
    links.sort_by_key(|link| (link.a, link.b));
    links
}

/// The links of a main event: between any two lines of two articles, as sure as they tell the same.
pub(in crate::claims) fn of_event(event: &Event, story: &Story<'_>) -> Vec<Link> {
    let doc = |n: u32| story.members.get(n as usize).map(|m| m.doc);
    let mut links = Vec::new();
    for (i, (x, _)) in event.lines.iter().enumerate() {
        for (j, (y, _)) in event.lines.iter().enumerate().skip(i + 1) {
            if doc(*x) != doc(*y) {
                links.push(Link { a: i as u32, b: j as u32, score: rounded(event.sure.of_pair(i, j)) });
            }
        }
    }
    links
}

/// Four decimals.
fn rounded(score: f32) -> f32 {
    (score * 1e4).round() / 1e4
}

/// How much each member is matched by the others.
pub(in crate::claims) fn support(count: usize, links: &[Link]) -> Vec<f32> {
    let mut support = vec![0.0; count];
    for link in links {
        for end in [link.a, link.b] {
            if let Some(sum) = support.get_mut(end as usize) {
                *sum += link.score;
            }
        }
    }
    support
}

/// The member that is matched most, the first of equals.
pub(in crate::claims) fn best(support: &[f32]) -> usize {
    let top = support.iter().copied().fold(0.0, f32::max);
    support.iter().position(|s| *s >= top).unwrap_or(0)
}
