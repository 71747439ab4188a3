//! Recurring lines: what articles on different events say over again.
//!
//! Takes the lines of a folder and its stories, gives groups of lines from two stories or more that are nearly one sentence: a
//! fact on a bridge that stands in the report of its fall and, a season later, in that of the inquiry. Two telling terms in
//! common make two lines candidates, so that the work grows with the lines and not with their pairs.

use crate::claims::lines::terms::{Lexicon, NumberMap, NumberSet, TermId, shared};
use crate::claims::lines::{Doc, Line};
use crate::claims::stories::Weights;
use rayon::prelude::*;

/// Terms of a line by which it is looked up: the rarest that other articles have too.
const TELLING: usize = 4;
/// Lines that hold the same two telling terms: of what more hold, everybody speaks.
const HOLDERS: usize = 24;
/// Least cosine of two lines that are compared.
const ALIKE: f32 = 0.6;
/// Least number of terms that both have.
const TERMS: usize = 4;
/// Days between two articles within which lines without a figure in common may be of one thing: after more, the same words
/// may tell what happened again.
const DAYS: u32 = 7;
/// Lines of one group.
const LINES: usize = 60;

/// A line of the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::claims) struct Place {
    /// Rank of its article.
    pub rank: u32,
    /// Its sentence.
    pub sentence: u32,
}

/// Groups of lines, each from several stories; lines in order, groups in order of their first line.
pub(in crate::claims) fn find(
    docs: &[Doc],
    stories: &[Vec<u32>],
    weights: &Weights,
    lexicon: &Lexicon,
) -> Vec<Vec<Place>> {
    let lines: Vec<(u32, &Line)> = (0..)
        .zip(docs)
        .flat_map(|(rank, doc)| doc.lines.iter().map(move |line| (rank, line)))
        .filter(|(_, line)| may_recur(line))
        .collect();
    let mut story_of = vec![0_u32; docs.len()];
    for (number, ranks) in (0..).zip(stories) {
        for rank in ranks {
            if let Some(story) = story_of.get_mut(*rank as usize) {
                *story = number;
            }
        }
    }
    let story = |n: u32| lines.get(n as usize).and_then(|(rank, _)| story_of.get(*rank as usize));
    let list = looked_up(&lines, docs, weights, lexicon);
    let day = |rank: u32| docs.get(rank as usize).and_then(|doc| doc.day);
    let is_one = |x: u32, y: u32| {
        let at = |n: u32| lines.get(n as usize).copied();
        at(x).zip(at(y)).is_some_and(|((of_x, x), (of_y, y))| {
            let near = day(of_x).zip(day(of_y)).is_some_and(|(x, y)| x.abs_diff(y) <= DAYS);
            is_one_sentence(x, y, near, weights, lexicon)
        })
    };
    let edges = candidates(&list, |x, y| story(x) != story(y));
    let edges: Vec<(u32, u32)> = edges.into_par_iter().filter(|(x, y)| is_one(*x, *y)).collect();
    let place = |n: &u32| lines.get(*n as usize).map(|(rank, line)| Place { rank: *rank, sentence: line.sentence });
    groups(&edges).iter().map(|group| group.iter().filter_map(place).collect()).collect()
}

/// Whether a line can be a fact that is told again: a statement that names somebody or something, or gives a figure.
fn may_recur(line: &Line) -> bool {
    let named = line.proper.len() > line.calendar.len() || !line.digits.is_empty();
    line.mood.states && !line.mood.question && named && line.terms.len() >= TERMS
}

/// Pairs of telling terms with the lines that hold them, sorted.
fn looked_up(lines: &[(u32, &Line)], docs: &[Doc], weights: &Weights, lexicon: &Lexicon) -> Vec<(u64, u32)> {
    let mut held = vec![0_u32; lexicon.len()];
    for (term, ..) in docs.iter().flat_map(|doc| &doc.counts) {
        if let Some(n) = held.get_mut(*term as usize) {
            *n += 1;
        }
    }
    let is_shared = |term: &TermId| held.get(*term as usize).is_some_and(|n| *n > 1);
    let keys = |(number, (_, line)): (usize, &(u32, &Line))| {
        let mut telling: Vec<TermId> = line.terms.iter().copied().filter(is_shared).collect();
        telling.sort_by(|x, y| weights.of(*y).total_cmp(&weights.of(*x)).then(x.cmp(y)));
        telling.truncate(TELLING);
        telling.sort_unstable();
        let mut keys = Vec::with_capacity(TELLING * (TELLING - 1) / 2);
        for (at, x) in telling.iter().enumerate() {
            keys.extend(telling.iter().skip(at + 1).map(|y| (u64::from(*x) << 32 | u64::from(*y), number as u32)));
        }
        keys
    };
    let mut list: Vec<(u64, u32)> = lines.par_iter().enumerate().flat_map_iter(keys).collect();
    list.par_sort_unstable();
    list
}

/// The pairs of lines that share two telling terms, sorted; both ends as `across` has them.
fn candidates(list: &[(u64, u32)], across: impl Fn(u32, u32) -> bool) -> Vec<(u32, u32)> {
    let mut pairs = Vec::new();
    for holders in list.chunk_by(|x, y| x.0 == y.0).filter(|holders| (2..=HOLDERS).contains(&holders.len())) {
        for (at, (_, x)) in holders.iter().enumerate() {
            let others = holders.iter().skip(at + 1).map(|(_, y)| *y);
            pairs.extend(others.filter(|y| across(*x, *y)).map(|y| (*x, y)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Whether two lines are nearly one sentence about one thing: they share most of their weight, and a telling figure, or a name
/// where the articles are `near` in time.
fn is_one_sentence(x: &Line, y: &Line, near: bool, weights: &Weights, lexicon: &Lexicon) -> bool {
    let square = |terms: &[TermId]| terms.iter().map(|t| weights.of(*t).powi(2)).sum::<f32>();
    let (mut both, mut terms) = (0.0, 0);
    for term in shared(&x.terms, &y.terms) {
        both += weights.of(*term).powi(2);
        terms += 1;
    }
    let figure = shared(&x.digits, &y.digits).any(|digits| lexicon.term(*digits).is_telling_figure());
    let named = near && shared(&x.proper, &y.proper).any(|name| !x.calendar.contains(name));
    (figure || named) && terms >= TERMS && both >= ALIKE * (square(&x.terms) * square(&y.terms)).sqrt()
}

/// Lines that hang together; of a group that is too large, none.
fn groups(edges: &[(u32, u32)]) -> Vec<Vec<u32>> {
    let mut of: NumberMap<u32, Vec<u32>> = NumberMap::default();
    for (x, y) in edges {
        of.entry(*x).or_default().push(*y);
        of.entry(*y).or_default().push(*x);
    }
    let mut firsts: Vec<u32> = of.keys().copied().collect();
    firsts.sort_unstable();
    let mut seen = NumberSet::default();
    let mut groups = Vec::new();
    for first in firsts {
        let (mut group, mut open) = (Vec::new(), vec![first]);
        while let Some(line) = open.pop() {
            if seen.insert(line) {
                group.push(line);
                open.extend(of.get(&line).into_iter().flatten());
            }
        }
        group.sort_unstable();
        groups.push(group);
    }
    groups.retain(|group| (2..=LINES).contains(&group.len()));
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Reading;
    use crate::ingest::{Article, Published};

    /// Groups of lines of two articles that are two stories, published on these days.
    fn recurring(texts: [&str; 2], published: [&str; 2]) -> usize {
        let reading = |(text, published): (&str, &str)| {
            let mut article = Article::from_text("a.txt", text);
            article.meta.published = Published::parse(published);
            Reading::new(article)
        };
        let readings: Vec<Reading> = texts.into_iter().zip(published).map(reading).collect();
        let lexicon = Lexicon::new(readings.iter());
        let docs: Vec<Doc> = (0..).zip(&readings).map(|(n, reading)| Doc::new(n, reading, &lexicon, &[])).collect();
        find(&docs, &[vec![0], vec![1]], &Weights::new(&docs, &lexicon), &lexicon).len()
    }

    const REPAIRS: [&str; 2] = [
        "Then the Askel mill in Tarn closed its gates for repairs.",
        "Now the Askel mill in Tarn closed its gates for repairs.",
    ];

    #[test]
    fn without_a_figure_the_same_words_months_apart_may_tell_what_happened_twice() {
        assert_eq!(recurring(REPAIRS, ["2026-03-02", "2026-03-05"]), 1);
        assert_eq!(recurring(REPAIRS, ["2026-03-02", "2026-10-04"]), 0);
        assert_eq!(recurring(REPAIRS, ["2026-03-02", ""]), 0);
    }

    #[test]
    fn a_telling_figure_holds_at_any_distance_and_a_small_one_or_a_year_does_not() {
        let employs = |figure: &str| format!("Even so the Askel mill in Tarn employs {figure} weavers.");
        let days = ["2026-03-02", "2026-10-04"];
        let found = |figure: &str| recurring([&employs(figure), &employs(figure)], days);
        assert_eq!([found("1,340"), found("34"), found("2025")], [1, 0, 0]);
    }

    #[test]
    fn lines_without_a_name_and_a_figure_recur_everywhere_and_say_nothing() {
        let line = "Nobody was hurt when the roof of the old boathouse came down.";
        assert_eq!(recurring([line, line], ["2026-03-02", "2026-03-02"]), 0);
    }
}
