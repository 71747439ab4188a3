//! Siblings: two articles that carry the same third article's words did not take them from each other.
//!
//! Takes all passages with their directions, turns those between two copies of one wire report to `common-source`.

use super::credits::Names;
use crate::facts::Reading;
use crate::passages::{Direction, Passage, Side};

/// How many sources of one article are looked at.
const SOURCES: usize = 64;
/// Copies of a copy resemble each other more than the first source by this much.
const CLOSER: f32 = 0.1;

/// What an article took from a wire.
#[derive(Clone, Copy)]
struct Taken {
    from: u32,
    side: Side,
    similarity: f32,
    credited: bool,
}

/// Settles the passages between copies of one wire report.
pub(in crate::passages) fn settle(list: &mut [Passage], readings: &[Reading], names: &Names) {
    let taken = taken(list, readings, names);
    for passage in list.iter_mut().filter(|p| p.kind.is_copying() && p.direction != Direction::CommonSource) {
        let (of_a, of_b) = (of(&taken, passage.a.article), of(&taken, passage.b.article));
        let covering = |list: &'_ [Taken], side: Side| -> Vec<Taken> {
            list.iter().take(SOURCES).filter(|t| covers(t.side, side)).copied().collect()
        };
        let (of_a, of_b) = (covering(of_a, passage.a), covering(of_b, passage.b));
        let both = of_a.iter().find_map(|x| of_b.iter().find(|y| x.from == y.from).map(|y| (*x, *y)));
        let Some((x, y)) = both.filter(|(x, y)| passage.similarity <= x.similarity.min(y.similarity) + CLOSER) else {
            continue;
        };
        let meta = readings.get(x.from as usize).map(|r| (&r.article.meta.outlet, r.article.path.as_str()));
        let name = meta.map_or("", |(outlet, path)| outlet.as_deref().unwrap_or(path));
        passage.direction = Direction::CommonSource;
        passage.credited = x.credited && y.credited;
        passage.evidence = vec![format!("both carry what {name} published before")];
    }
}

/// What each article took from articles of agencies, and from those that any taker credits; in order of taker.
fn taken(list: &[Passage], readings: &[Reading], names: &Names) -> Vec<Taken> {
    let agency = |article: u32| {
        let outlet = readings.get(article as usize).and_then(|r| r.article.meta.outlet.as_deref());
        outlet.is_some_and(|o| names.agency(o).is_some())
    };
    let mut all: Vec<Taken> = Vec::new();
    for p in list.iter().filter(|p| p.kind.is_copying()) {
        let (from, side) = match p.direction {
            Direction::AToB => (p.a.article, p.b),
            Direction::BToA => (p.b.article, p.a),
            _ => continue,
        };
        all.push(Taken { from, side, similarity: p.similarity, credited: p.credited });
    }
    let mut wires: Vec<u32> = all.iter().filter(|t| t.credited || agency(t.from)).map(|t| t.from).collect();
    wires.sort_unstable();
    wires.dedup();
    all.retain(|t| wires.binary_search(&t.from).is_ok());
    all.sort_by_key(|t| (t.side.article, t.from, t.side.span));
    all
}

fn of(taken: &[Taken], article: u32) -> &[Taken] {
    let first = taken.partition_point(|t| t.side.article < article);
    let last = taken.partition_point(|t| t.side.article <= article);
    taken.get(first..last).unwrap_or(&[])
}

/// Whether most of a passage's side lies in what was taken.
fn covers(taken: Side, side: Side) -> bool {
    let (start, end) = (taken.span.start.max(side.span.start), taken.span.end.min(side.span.end));
    end.saturating_sub(start) as usize * 4 >= side.span.len() * 3
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Article;
    use crate::passages::{Changes, PassageKind};
    use crate::span::Span;

    fn passage(a: u32, b: u32, similarity: f32, credited: bool) -> Passage {
        let side = |article| Side { article, span: Span { start: 0, end: 100 } };
        let changes = Changes::default();
        let (kind, direction) = (PassageKind::Edited, Direction::AToB);
        Passage {
            a: side(a),
            b: side(b),
            words: 20,
            similarity,
            changes,
            kind,
            direction,
            credited,
            evidence: Vec::new(),
        }
    }

    fn settled(mut list: Vec<Passage>, outlet: &str) -> Vec<(Direction, bool)> {
        let mut wire = Article::from_text("wire.txt", "");
        wire.meta.outlet = Some(outlet.to_owned());
        let readings =
            [wire, Article::from_text("a.txt", ""), Article::from_text("b.txt", "")].map(Reading::for_passages);
        settle(&mut list, &readings, &Names::new(std::iter::empty()));
        list.iter().map(|p| (p.direction, p.credited)).collect()
    }

    #[test]
    fn two_copies_of_a_credited_report_have_a_common_source() {
        let list = vec![passage(0, 1, 1.0, true), passage(0, 2, 0.8, false), passage(1, 2, 0.8, false)];
        assert_eq!(settled(list, "Vale Wire")[2], (Direction::CommonSource, false));
    }

    #[test]
    fn an_agency_needs_no_credit_to_be_a_common_source() {
        let list = vec![passage(0, 1, 1.0, false), passage(0, 2, 0.8, false), passage(1, 2, 0.8, false)];
        assert_eq!(settled(list, "Reuters")[2], (Direction::CommonSource, false));
    }

    #[test]
    fn a_copy_of_a_rewriting_shows_by_the_rewritten_words() {
        let list = vec![passage(0, 1, 0.6, true), passage(0, 2, 0.6, false), passage(1, 2, 1.0, false)];
        assert_eq!(settled(list, "Vale Wire")[2], (Direction::AToB, false));
    }
}
