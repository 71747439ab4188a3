//! Lists: what is counted together, as one value.
//!
//! Takes a stretch of an article, gives each list of counted things in it. `A lorry and two cars` and `two cars and a delivery lorry` are one
//! list, whatever their order: the set of things tells as much of an event as one large figure does, though each of its figures is small.

use crate::claims::lines::terms::Lexicon;
use crate::facts::Reading;
use crate::span::Span;
use crate::text::{Token, TokenKind};
use xxhash_rust::xxh3::xxh3_64_with_seed;

/// Items of a list that take part.
const MOST: usize = 5;
/// Words of an item before its head.
const MODIFIERS: usize = 3;

/// The tokens of a stretch, with what is counted in them.
struct View<'a> {
    tokens: &'a [Token],
    reading: &'a Reading,
    lexicon: &'a Lexicon,
    /// Figures under the stretch: where each stands, its value, and the last word of what it counts.
    figures: Vec<(Span, f64, &'a str)>,
}

/// One item: where it ends or begins, on the side away from its neighbour, how many there are, and a hash of what they are.
type Item = (usize, u64, u64);

/// The lists in a stretch, each as a hash of its things and their numbers.
pub(in crate::claims) fn of(span: Span, reading: &Reading, lexicon: &Lexicon) -> Vec<u64> {
    let tokens = reading.text.tokens.get(reading.text.tokens_in(span)).unwrap_or(&[]);
    let facts = &reading.facts;
    let counted = facts.numbers_in(span).filter_map(|at| facts.numbers.get(at));
    let figures = counted.filter_map(|n| Some((n.span, n.value, n.of.as_deref()?.split_whitespace().last()?)));
    let view = View { tokens, reading, lexicon, figures: figures.collect() };
    if view.figures.is_empty() {
        return Vec::new();
    }
    (0..tokens.len()).filter(|at| view.word(*at).eq_ignore_ascii_case("and")).filter_map(|and| view.list(and)).collect()
}

impl<'a> View<'a> {
    fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.of(&self.reading.article.text))
    }

    /// The list whose last two items an `and` joins. One item must be several: `a man and a woman` are in many reports.
    fn list(&self, and: usize) -> Option<u64> {
        let mut items = vec![self.item_after(and + 1)?];
        let mut end = and;
        while items.len() < MOST {
            let Some(item) = self.item_before(end) else { break };
            let comma = item.0.checked_sub(1).filter(|c| self.word(*c) == ",");
            items.push(item);
            let Some(comma) = comma else { break };
            end = comma;
        }
        let several = items.iter().any(|(_, many, _)| *many > 1);
        let mut values: Vec<(u64, u64)> = items.iter().map(|(_, many, thing)| (*many, *thing)).collect();
        values.sort_unstable();
        let bytes: Vec<u8> =
            values.iter().flat_map(|(n, thing)| [n.to_le_bytes(), thing.to_le_bytes()].concat()).collect();
        (items.len() > 1 && several).then(|| xxh3_64_with_seed(&bytes, items.len() as u64))
    }

    /// The counted thing that begins at a token.
    fn item_after(&self, first: usize) -> Option<Item> {
        let token = self.tokens.get(first)?;
        if let Some((span, value, thing)) = self.figures.iter().find(|(span, ..)| span.start == token.start) {
            let last = self.tokens.partition_point(|t| t.start < span.end);
            return Some((last, whole(*value)?, hash(thing)));
        }
        let one = is_one(self.word(first));
        let heads = (first + 1..first + 2 + MODIFIERS).take_while(|at| self.is_nominal(*at));
        let head = heads.last().filter(|_| one)?;
        Some((head + 1, 1, hash(self.word(head))))
    }

    /// The counted thing that ends before a token.
    fn item_before(&self, end: usize) -> Option<Item> {
        let last = end.checked_sub(1)?;
        let token = self.tokens.get(last)?;
        if let Some((span, value, thing)) = self.figures.iter().find(|(span, ..)| span.end == token.end) {
            let first = self.tokens.partition_point(|t| t.end <= span.start);
            return Some((first, whole(*value)?, hash(thing)));
        }
        let from = last.saturating_sub(MODIFIERS + 1);
        let first = (from..last).rev().find(|at| !self.is_nominal(*at)).filter(|at| is_one(self.word(*at)))?;
        self.is_nominal(last).then(|| (first, 1, hash(self.word(last))))
    }

    /// Whether a token can belong to a thing: a word in small letters that says something and is no verb.
    fn is_nominal(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at).filter(|t| t.kind == TokenKind::Word) else { return false };
        let known = self.lexicon.id(token).is_some_and(|id| !self.lexicon.term(id).is_stop());
        known && !self.lexicon.is_finite(token) && self.word(at).starts_with(char::is_lowercase)
    }
}

fn is_one(word: &str) -> bool {
    word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("an")
}

/// A count of things.
fn whole(value: f64) -> Option<u64> {
    (value >= 1.0 && value.fract() == 0.0 && value < 1e9).then_some(value as u64)
}

/// A hash of a thing, without its plural.
fn hash(thing: &str) -> u64 {
    let lower = thing.to_lowercase();
    xxh3_64_with_seed(lower.strip_suffix('s').unwrap_or(&lower).as_bytes(), 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Article;

    fn lists(text: &str) -> Vec<u64> {
        let reading = Reading::new(Article::from_text("a.txt", text));
        of(Span::new(0, text.len()), &reading, &Lexicon::new([&reading].into_iter()))
    }

    #[test]
    fn things_counted_together_are_one_list_in_whatever_order() {
        let barges = lists("Three barges and a small tug broke loose in the night.");
        assert_eq!(barges.len(), 1);
        assert_eq!(barges, lists("By morning a tug and three barges had gone."));
        assert_eq!(
            lists("A tug, two skiffs and three barges sank."),
            lists("Two skiffs, three barges and an old tug sank.")
        );
    }

    #[test]
    fn another_number_or_thing_is_another_list_and_one_of_each_is_none() {
        let barges = lists("Three barges and a tug broke loose.");
        assert_ne!(barges, lists("Two barges and a tug broke loose."));
        assert_ne!(barges, lists("Three barges and a ferry broke loose."));
        assert!(lists("A man and a woman broke loose.").is_empty());
        assert!(lists("Three barges broke loose and the tug sank.").is_empty());
    }
}
