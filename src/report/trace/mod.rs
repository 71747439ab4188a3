//! One article, and where its words stand besides: which share, in which articles, passage by passage.
//!
//! Takes an audit that holds the article, gives a page for people or schema `copydesk.trace/1` for programs.

mod json;
mod terminal;

use super::shares::covered;
use crate::audit::Audit;
use crate::facts::Reading;
use crate::passages::{Passage, PassageKind, Side, fields};
use crate::span::Span;
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

pub use json::write as write_json;
pub use terminal::write;

/// What of an article stands elsewhere.
struct Trace<'a> {
    /// The article that was asked for.
    article: u32,
    /// The article with the same words that passages name: itself, mostly.
    read_as: u32,
    /// Other articles with the same words, by path.
    same: Vec<u32>,
    reading: Cow<'a, Reading>,
    /// How many words it has.
    words: usize,
    /// Its passages, in order of its text.
    seen: Vec<Seen<'a>>,
}

/// A passage from where the article stands.
#[derive(Clone, Copy)]
struct Seen<'a> {
    passage: &'a Passage,
    mine: Side,
    other: Side,
}

impl Seen<'_> {
    /// What the article did: `took`, `gave`, `common-source` or `unknown`.
    fn role(&self) -> &'static str {
        fields::role(self.passage.direction, self.mine == self.passage.a)
    }
}

/// Another article with what it has of this one.
struct Holder {
    article: u32,
    /// Words of this article in copied passages.
    words: usize,
    /// How many copied passages.
    passages: usize,
    /// The role in the longest of them.
    role: &'static str,
    /// Whether that one is credited.
    credited: bool,
}

/// A stretch of the article and all who have it.
struct Stretch<'a> {
    /// The passage that tells most of where it comes from.
    lead: Seen<'a>,
    /// The others.
    also: Vec<Seen<'a>>,
}

impl<'a> Trace<'a> {
    fn of(audit: &'a Audit, article: u32) -> Option<Self> {
        let first_of = |index: u32| audit.passages.duplicate_of.get(index as usize).copied().flatten().unwrap_or(index);
        let read_as = first_of(article);
        let reading = audit.readings.get(read_as as usize)?.unfolded();
        let words = reading.text.tokens.iter().filter(|t| t.is_word()).count();
        let all = 0..u32::try_from(audit.readings.len()).unwrap_or(u32::MAX);
        let same = all.filter(|other| *other != article && first_of(*other) == read_as).collect();
        let seen = |passage: &'a Passage| match (passage.a, passage.b) {
            (a, b) if a.article == read_as => Some(Seen { passage, mine: a, other: b }),
            (a, b) if b.article == read_as => Some(Seen { passage, mine: b, other: a }),
            _ => None,
        };
        let mut seen: Vec<Seen<'a>> = audit.passages.list.iter().filter_map(seen).collect();
        seen.sort_by_key(|seen| (seen.mine.span, seen.other));
        Some(Self { article, read_as, same, reading, words, seen })
    }

    /// Words of the article in passages of a kind; all of them where another article has the same words.
    fn covered(&self, wanted: impl Fn(PassageKind) -> bool) -> usize {
        let spans: Vec<Span> = self.seen.iter().filter(|s| wanted(s.passage.kind)).map(|s| s.mine.span).collect();
        covered(&self.reading, spans)
    }

    /// Words that were copied.
    fn copied(&self) -> usize {
        if self.same.is_empty() { self.covered(PassageKind::is_copying) } else { self.words }
    }

    /// Who has copied words of it, most words first.
    fn holders(&self) -> Vec<Holder> {
        let mut by_article: BTreeMap<u32, Vec<&Seen<'_>>> = BTreeMap::new();
        for seen in self.seen.iter().filter(|s| s.passage.kind.is_copying()) {
            by_article.entry(seen.other.article).or_default().push(seen);
        }
        let holder = |(article, seen): (u32, Vec<&Seen<'_>>)| {
            let longest = seen.iter().max_by_key(|s| (s.passage.words, Reverse(s.mine)))?;
            Some(Holder {
                article,
                words: covered(&self.reading, seen.iter().map(|s| s.mine.span).collect()),
                passages: seen.len(),
                role: longest.role(),
                credited: longest.passage.credited,
            })
        };
        let mut holders: Vec<Holder> = by_article.into_iter().filter_map(holder).collect();
        holders.sort_by_key(|holder| (Reverse(holder.words), holder.article));
        holders
    }

    /// The stretches that stand elsewhere, in order; those of one place in the text are one.
    fn stretches(&self, wanted: impl Fn(PassageKind) -> bool) -> Vec<Stretch<'a>> {
        let mut stretches: Vec<Vec<Seen<'a>>> = Vec::new();
        for seen in self.seen.iter().copied().filter(|s| wanted(s.passage.kind)) {
            match stretches.last_mut() {
                Some(last) if last.first().is_some_and(|first| lies_over(first.mine.span, seen.mine.span)) => {
                    last.push(seen);
                }
                _ => stretches.push(vec![seen]),
            }
        }
        stretches.into_iter().filter_map(|all| self.led(all)).collect()
    }

    /// The passage that tells most first: one that was taken, then the longest.
    fn led(&self, mut all: Vec<Seen<'a>>) -> Option<Stretch<'a>> {
        let rank = |role| ["took", "common-source", "unknown", "gave"].iter().position(|known| *known == role);
        all.sort_by_key(|s| (!s.passage.kind.is_copying(), rank(s.role()), Reverse(s.passage.words), s.other));
        let mut all = all.into_iter();
        Some(Stretch { lead: all.next()?, also: all.collect() })
    }
}

/// Whether most of the shorter span lies in the other.
fn lies_over(x: Span, y: Span) -> bool {
    let shared = x.end.min(y.end).saturating_sub(x.start.max(y.start)) as usize;
    shared * 2 > x.len().min(y.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Desk;
    use crate::config::Config;
    use crate::ingest::Article;

    const FERRY: &str = "The night ferry to Sandholm stopped after a fire in its engine room on Tuesday, and 212 \
        passengers were taken off by pilot boats before dawn while the harbour stayed closed.";

    fn audit(texts: &[(&str, &str)]) -> Audit {
        let articles = texts.iter().map(|(path, text)| Article::from_text(*path, *text));
        Desk::with_config(Config::default()).unwrap().audit_articles(articles)
    }

    #[test]
    fn a_stretch_that_two_others_have_is_one_with_both() {
        let (more, less) = (format!("{FERRY} Nobody was hurt."), format!("Last night. {FERRY}"));
        let audit = audit(&[("a.txt", FERRY), ("b.txt", &more), ("c.txt", &less)]);
        let trace = Trace::of(&audit, 0).unwrap();
        let stretches = trace.stretches(PassageKind::is_copying);
        assert_eq!(stretches.iter().map(|s| 1 + s.also.len()).collect::<Vec<_>>(), [2]);
        assert_eq!((trace.copied(), trace.words), (31, 31));
        assert_eq!(trace.holders().iter().map(|h| h.article).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn an_article_that_repeats_another_is_copied_whole() {
        let spaced = FERRY.replace(' ', "  ");
        let audit = audit(&[("a.txt", FERRY), ("b.txt", &spaced)]);
        let trace = Trace::of(&audit, 1).unwrap();
        assert_eq!((trace.copied(), trace.read_as, trace.same), (31, 0, vec![0]));
    }
}
