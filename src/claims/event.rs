//! The main event of a story: the one claim that all its articles make, each in its own words.
//!
//! Takes a story of several articles that keep close to one subject, gives the lines that tell what it is about. They need
//! not be alike in words: what counts is how surely each tells the same as the lines nearest to the core of the others.

use super::matching::score_of;
use super::story::Story;

/// Articles from which a story has a core that does not hang on one of them.
const MIN_DOCS: u32 = 6;
/// Least mean cosine of the articles of a story that has one main event.
const COHESION: f32 = 0.16;
/// Least mean score of a line against the nearest lines of the other articles.
const TELLS: f32 = 0.12;
/// Lines of one article that tell the event.
const LINES: usize = 10;

/// A line that tells the main event: its number, and how surely it does.
pub(super) type Teller = (u32, f32);

/// The lines that tell the main event, sorted; `None` where the story has no clear one.
pub(super) fn find(story: &Story<'_>) -> Option<Vec<Teller>> {
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
    for list in &mut by_doc {
        list.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        list.truncate(LINES);
    }
    let mut lines: Vec<Teller> = by_doc.into_iter().flatten().map(|(score, n)| (n, score)).collect();
    lines.sort_unstable_by_key(|(n, _)| *n);
    Some(lines).filter(|l| l.len() > 1)
}
