//! Links: the matches that hold a claim together, by place among its mentions.
//!
//! Takes the lines of a claim and what was matched, gives the links of the report and how much each mention is matched.

use super::Link;
use super::event::Teller;
use super::matching::{Matched, key};

/// The matches inside a group, by place in the group.
pub(super) fn within(group: &[u32], matched: &Matched<'_>) -> Vec<Link> {
    let mut links = Vec::new();
    for (i, x) in group.iter().enumerate() {
        for (j, y) in group.iter().enumerate().skip(i + 1) {
            if let Some(found) = matched.matches.get(&key(*x, *y)) {
                let score = (found.score * 1e4).round() / 1e4;
                links.push(Link { a: i as u32, b: j as u32, score });
            }
        }
    }
    links
}

/// The links of a main event: from each line to the surest one, as sure as the line is to tell the event.
pub(super) fn of_event(lines: &[Teller]) -> Vec<Link> {
    let top = lines.iter().map(|(_, score)| *score).fold(0.0, f32::max);
    let hub = lines.iter().position(|(_, score)| *score >= top).unwrap_or(0);
    let others = lines.iter().enumerate().filter(|(i, _)| *i != hub);
    others
        .map(|(i, (_, score))| {
            let score = (score * 1e4).round() / 1e4;
            Link { a: i.min(hub) as u32, b: i.max(hub) as u32, score }
        })
        .collect()
}

/// How much each member is matched by the others.
pub(super) fn support(count: usize, links: &[Link]) -> Vec<f32> {
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
pub(super) fn best(support: &[f32]) -> usize {
    let top = support.iter().copied().fold(0.0, f32::max);
    support.iter().position(|s| *s >= top).unwrap_or(0)
}
