//! Quotations that two articles have in other words, or from two mouths.
//!
//! Takes the readings, gives the differences. Compared are quotations of one occasion: articles of which both days are known
//! and lie close to each other, since a line may be said again on another day, and again by somebody else.

use super::wording::{Stand, compare};
use super::{Difference, index, of_one_occasion};
use crate::claims::origins::holders::{bare, same_name};
use crate::facts::{Quote, QuoteStyle, Reading, SourceKind};
use crate::passages::Passages;
use crate::span::Span;
use crate::text::Token;
use strsim::osa_distance;

/// Words of the shortest quotations that are compared.
const SHORTEST: usize = 8;
/// Words after which a quotation is cut: the comparison of two takes their product.
const LONGEST: usize = 150;
/// Bytes between a quotation and its speaker in which the two are marked as one place.
const BESIDE: usize = 120;
/// Letters by which two spellings of one surname may differ.
const SPELLING: usize = 2;
/// Pronouns at the head of a sentence.
const PRONOUNS: [&str; 3] = ["She", "They", "His"];

/// A quotation of the folder.
struct Said<'a> {
    article: u32,
    reading: &'a Reading,
    quote: &'a Quote,
    words: Vec<Token>,
    hashes: Vec<u32>,
}

/// The differences between quotations of the folder.
pub(super) fn find(readings: &[Reading], passages: &Passages) -> Vec<Difference> {
    let is_copy = |article: u32| passages.duplicate_of.get(article as usize).copied().flatten().is_some();
    let own = (0u32..).zip(readings).filter(|(article, _)| !is_copy(*article));
    let all: Vec<Said<'_>> = own.flat_map(|(article, reading)| said(article, reading)).collect();
    let pairs = index::pairs(all.iter().map(|s| s.hashes.as_slice()));
    let sides = |(a, b): (u32, u32)| Some((all.get(a as usize)?, all.get(b as usize)?));
    pairs.into_iter().filter_map(sides).filter_map(|(a, b)| difference(a, b)).collect()
}

fn said(article: u32, reading: &Reading) -> impl Iterator<Item = Said<'_>> {
    let speech = |q: &&Quote| !matches!(q.style, QuoteStyle::Scare | QuoteStyle::Title);
    reading.facts.quotes.iter().filter(speech).filter_map(move |quote| {
        let tokens = reading.text.tokens.get(reading.text.tokens_in(quote.span))?;
        let words: Vec<Token> = tokens.iter().filter(|t| t.is_word()).take(LONGEST).copied().collect();
        let hashes: Vec<u32> = words.iter().map(|t| t.hash).collect();
        (words.len() >= SHORTEST).then_some(Said { article, reading, quote, words, hashes })
    })
}

fn difference(a: &Said<'_>, b: &Said<'_>) -> Option<Difference> {
    if a.article == b.article || !of_one_occasion(a.reading, b.reading) {
        return None;
    }
    match compare(&a.words, a.text(), &b.words, b.text()) {
        Stand::Other(slot, x, y) => {
            let heard = !a.is_marked() && !b.is_marked() && !a.other_person(b);
            let values = [a.shown(x)?, b.shown(y)?];
            heard.then_some(Difference {
                slot,
                articles: [a.article, b.article],
                spans: [a.quote.span, b.quote.span],
                values,
            })
        }
        Stand::Same => {
            let apart = a.other_person(b) && a.other_surname(b) && !a.tells_of(b) && !b.tells_of(a);
            let values = [a.speaker()?.to_owned(), b.speaker()?.to_owned()];
            let spans = [a.with_speaker(), b.with_speaker()];
            apart.then_some(Difference { slot: "speaker", articles: [a.article, b.article], spans, values })
        }
        Stand::Apart => None,
    }
}

impl<'a> Said<'a> {
    fn text(&self) -> &'a str {
        &self.reading.article.text
    }

    /// The name of who speaks.
    fn speaker(&self) -> Option<&'a str> {
        self.quote.speaker.as_ref().and_then(|s| s.name.as_deref())
    }

    /// The last name that the text gives the words to, where it names a person right there: whom a pronoun means is a guess.
    fn surname(&self) -> Option<&'a str> {
        let speaker = self.quote.speaker.as_ref()?;
        let beside = self.with_speaker() != self.quote.span;
        (speaker.kind == SourceKind::Person && beside && !self.is_joint()).then_some(())?;
        let last = speaker.span.of(self.text()).split_whitespace().next_back().map(bare)?;
        Some(last).filter(|word| word.starts_with(char::is_uppercase) && word.len() > 2)
    }

    /// Whether both name their speaker, and the two surnames are no spellings of one.
    fn other_surname(&self, other: &Self) -> bool {
        self.surname()
            .zip(other.surname())
            .is_some_and(|(a, b)| osa_distance(a, b) > SPELLING && !PRONOUNS.contains(&a) && !PRONOUNS.contains(&b))
    }

    /// Whether two or more say it together.
    fn is_joint(&self) -> bool {
        let Some(span) = self.quote.speaker.as_ref().map(|s| s.span) else { return false };
        let range = self.reading.text.tokens_in(span);
        let word =
            |at: Option<usize>| at.and_then(|at| self.reading.text.tokens.get(at)).map_or("", |t| t.of(self.text()));
        word(range.start.checked_sub(1)) == "and" || word(Some(range.end)) == "and"
    }

    /// Whether the two are certainly two persons.
    fn other_person(&self, other: &Self) -> bool {
        self.speaker().zip(other.speaker()).is_some_and(|(a, b)| !same_name(&a.to_lowercase(), &b.to_lowercase()))
    }

    /// Whether the sentences around the quotation name the other's speaker: one may be quoting the other.
    fn tells_of(&self, other: &Self) -> bool {
        let Some(last) = other.speaker().and_then(|name| name.split_whitespace().next_back()) else { return false };
        let text = &self.reading.text;
        let around = self.with_speaker();
        let (first, end) = (text.sentence_at(around.start), text.sentence_at(around.end.saturating_sub(1)));
        let sentences = text.sentences.get(first..=end).unwrap_or(&[]);
        sentences.iter().any(|s| s.span.of(self.text()).contains(last))
    }

    /// Whether the quotation says that something was left out or put in.
    fn is_marked(&self) -> bool {
        let words = self.quote.span.of(self.text());
        ["[", "(", "…", "...", ". . ."].iter().any(|mark| words.contains(mark))
    }

    /// The quotation with its speaker, where the two stand side by side.
    fn with_speaker(&self) -> Span {
        let span = self.quote.span;
        let speaker = self.quote.speaker.as_ref().map(|s| s.span).filter(|s| !s.is_empty());
        let cover = speaker.map(|s| s.cover(span)).filter(|cover| cover.len() <= span.len() + BESIDE);
        cover.unwrap_or(span)
    }

    /// Words by number, as the text has them.
    fn shown(&self, range: std::ops::Range<usize>) -> Option<String> {
        let words = self.words.get(range)?;
        let span = words.first().zip(words.last()).map(|(first, last)| first.span().cover(last.span()));
        Some(span.map_or_else(|| "nothing".to_owned(), |span| span.of(self.text()).to_owned()))
    }
}
