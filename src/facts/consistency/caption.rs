//! A caption against the text around it: the people's first names, the figures, the day of the event.
//!
//! Only where the format or a label says what is a caption. Spellings and ages are for the checkers of the whole article, which read
//! captions too.

use super::desk::{Desk, between, plain};
use super::first_name::is_nickname;
use super::{Checker, Clash};
use crate::facts::{Facts, Name, NameKind, Number, Time};
use crate::ingest::{Article, BlockKind};
use crate::span::Span;
use crate::text::layout::credits_picture;
use crate::text::{Paragraph, Text};
use std::collections::BTreeSet;

/// A caption says what the text says.
pub(super) const CAPTION: Checker = Checker {
    name: "caption",
    about: "a name, a figure or a day of a caption that the text has otherwise",
    check: caption,
};

/// Most facts of each kind that are compared: no article's captions have more.
const MOST: usize = 100;

fn caption(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let captions: Vec<Span> = text.paragraphs.iter().filter(|p| is_marked(article, p)).map(|p| p.span).collect();
    if captions.is_empty() {
        return;
    }
    let desk = Desk::new(article, text, facts);
    let page = Page { desk: &desk, captions: &captions };
    facts.names.iter().filter(|n| page.is_caption(n.span)).take(MOST).for_each(|n| clashes.extend(page.name(n)));
    facts.numbers.iter().filter(|n| page.is_caption(n.span)).take(MOST).for_each(|n| clashes.extend(page.number(n)));
    facts.times.iter().filter(|t| page.is_caption(t.span)).take(MOST).for_each(|t| clashes.extend(page.day(t)));
}

/// Whether the format says that a paragraph is a caption, or it begins with a label that does, or ends with the credit of a picture.
fn is_marked(article: &Article, paragraph: &Paragraph) -> bool {
    let words = paragraph.span.of(&article.text);
    let label = ["Caption:", "CAPTION:", "Photo caption:", "Picture:", "Pictured:", "In the picture:"];
    let tail = words.char_indices().rev().nth(40).map_or(words, |(at, _)| words.get(at..).unwrap_or(words));
    let credited = words.len() < 400 && !words.starts_with("Photo") && credits_picture(tail);
    paragraph.kind == Some(BlockKind::Caption) || label.iter().any(|l| words.starts_with(l)) || credited
}

/// An article with its captions, in order.
struct Page<'a> {
    desk: &'a Desk<'a>,
    captions: &'a [Span],
}

impl<'a> Page<'a> {
    fn is_caption(&self, span: Span) -> bool {
        let after = self.captions.partition_point(|c| c.start <= span.start);
        after.checked_sub(1).and_then(|at| self.captions.get(at)).is_some_and(|c| c.contains(span))
    }

    /// `Anna Lowe` where the text has `Ann Lowe`, and nobody else of that surname.
    fn name(&self, name: &Name) -> Option<Clash> {
        let (first, last) = full(self.desk.words(name.span)).filter(|_| name.kind == NameKind::Person)?;
        let mut there: Option<(&str, Span)> = None;
        for other in self.desk.facts.names.iter().filter(|n| !self.is_caption(n.span)) {
            let Some((theirs, _)) = full(self.desk.words(other.span)).filter(|(_, l)| *l == last) else { continue };
            match there {
                _ if theirs == first => return None,
                Some((known, _)) if known != theirs => return None,
                _ => there = there.or(Some((theirs, other.span))),
            }
        }
        let (theirs, span) = there.filter(|(theirs, _)| theirs.chars().next() == first.chars().next())?;
        let short = theirs.len().min(first.len()) <= 2 || is_nickname(theirs, first);
        let why = format!("the caption has {first} {last}, the text has {theirs} {last}");
        (!short).then(|| between("caption", name.span, why, span, format!("{theirs} {last}")))
    }

    /// A figure of which the text has one of the same kind, and that has another value.
    fn number(&self, number: &Number) -> Option<Clash> {
        let of = number.of.as_deref().filter(|_| is_exact(number))?;
        let body = self.desk.facts.numbers.iter().filter(|n| !self.is_caption(n.span) && n.of.as_deref() == Some(of));
        let all: Vec<&Number> = body.collect();
        let near = |n: &&&Number| self.share(number.span, n.span, of);
        let (other, alike) = (all.iter().find(near)?, all.iter().filter(near).count());
        let values: BTreeSet<u64> = all.iter().map(|n| n.value.to_bits()).collect();
        let single = alike == 1 && is_exact(other) && !values.contains(&number.value.to_bits());
        let why = format!("the caption has {} {of}, the text has {}", plain(number.value), plain(other.value));
        single.then(|| between("caption", number.span, why, other.span, plain(other.value)))
    }

    /// The day of an event that the text has on one other day.
    fn day(&self, time: &Time) -> Option<Clash> {
        let (day, word) = time.lo.filter(|_| time.grain == "day").zip(self.beside(time))?;
        let mut other: Option<&Time> = None;
        for body in self.desk.facts.times.iter().filter(|t| t.grain == "day" && !self.is_caption(t.span)) {
            if body.lo.is_none() || self.beside(body) != Some(word) {
                continue;
            }
            if body.lo == Some(day) || other.is_some_and(|o| o.lo != body.lo) {
                return None;
            }
            other = other.or(Some(body));
        }
        let other = other?;
        let (here, there) = (self.desk.words(time.span), self.desk.words(other.span));
        let why = format!("the caption has {here}, the text has {there}");
        Some(between("caption", time.span, why, other.span, there.to_owned()))
    }

    /// The hash of the content word before a time, past a preposition: what happened then.
    fn beside(&self, time: &Time) -> Option<u32> {
        let v = &self.desk.view;
        let first = self.desk.tokens(time.span).start;
        let sentence = self.desk.sentence(time.span.start);
        let word = (sentence.start..first).rev().take(3).find(|at| v.word(*at).chars().count() > 3)?;
        v.get(word).filter(|t| t.is_word() && !v.is_capital(word)).map(|t| t.hash)
    }

    /// Whether the sentences of two figures have a content word in common beside what is counted.
    fn share(&self, one: Span, two: Span, of: &str) -> bool {
        let v = &self.desk.view;
        let words = |span: Span| -> BTreeSet<u32> {
            let range = self.desk.sentence(span.start);
            let content = |at: &usize| v.word(*at).chars().count() > 4 && !v.is(*at, of);
            range.filter(content).filter_map(|at| v.get(at)).filter(|t| t.is_word()).map(|t| t.hash).collect()
        };
        words(one).intersection(&words(two)).count() >= 2
    }
}

fn is_exact(number: &Number) -> bool {
    !number.approximate && number.unit.is_none() && number.value >= 2.0 && number.value.fract() == 0.0
}

/// A first name and a surname.
fn full(words: &str) -> Option<(&str, &str)> {
    let bare = words.strip_suffix("'s").or_else(|| words.strip_suffix("’s")).unwrap_or(words);
    let (first, last) = bare.split_once(' ')?;
    (first.len() > 1 && !last.contains(' ')).then_some((first, last))
}

#[cfg(test)]
mod tests {
    use crate::facts::Reading;
    use crate::ingest::{Article, Block, BlockKind};
    use crate::span::Span;

    fn explain(caption: &str, body: &str) -> Vec<String> {
        let mut article = Article::from_text("a.txt", format!("{caption}\n\n{body}"));
        article.meta.published = crate::ingest::Published::parse("2016-10-12");
        article.blocks = vec![Block { span: Span::new(0, caption.len()), kind: BlockKind::Caption }];
        let clashes = Reading::new(article).facts.clashes;
        clashes.into_iter().filter(|c| c.checker == "caption").map(|c| c.explanation).collect()
    }

    #[test]
    fn a_caption_says_what_the_text_says() {
        for (caption, body, why) in [
            (
                "Anna Lowe at the lighthouse",
                "Ann Lowe keeps the lighthouse. Lowe likes it.",
                "the caption has Anna Lowe, the text has Ann Lowe",
            ),
            (
                "The six boats that burnt in the harbour of Bern",
                "In Bern five boats burnt in the harbour at night.",
                "the caption has 6 boats, the text has 5",
            ),
            (
                "Crews march on Monday",
                "The crews came to march on Tuesday. It rained.",
                "the caption has Monday, the text has Tuesday",
            ),
        ] {
            assert_eq!(explain(caption, body), [why], "{caption}");
        }
        for (caption, body) in [
            ("Ann Lowe at the lighthouse", "Ann Lowe keeps the lighthouse. Lowe likes it."),
            ("Bea Lowe at the lighthouse", "Ann Lowe keeps the lighthouse. Lowe likes it."),
            ("The five boats that burnt in the harbour", "In Bern five boats burnt in the harbour at night."),
            ("Two boats in the harbour", "In Bern five boats burnt at night."),
            ("Crews march on Monday", "The crews came to march on Monday. They met on Tuesday."),
        ] {
            assert_eq!(explain(caption, body), [""; 0], "{caption}");
        }
    }
}
