//! Credits: whom an article names as the maker of its text.
//!
//! Takes a reading and the names worth knowing (agencies, and the outlets of the folder), gives [`Credit`]s out of the first
//! and last paragraphs: datelines, bylines, notes of copyright, notes on who contributed.

mod agencies;
mod form;
#[cfg(test)]
mod tests;

use crate::facts::Reading;
use crate::passages::pairs::sieve::Sieve;
use crate::passages::words::hashed::ByHash;
use crate::span::Span;
use crate::text::{Paragraph, Token, WordSet, word_hash};
use agencies::{AGENCIES, TELLS};
use form::Place;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Whom a credit names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::passages) enum Maker {
    /// An agency, by its place in the table.
    Agency(u32),
    /// An outlet of the folder, by its number.
    Outlet(u32),
}

/// How an article credits a maker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::passages) enum Form {
    /// `(Reuters)` after the place name, or a byline: the whole article is the maker's.
    Byline,
    /// A note of copyright.
    Copyright,
    /// A note on who contributed or where the text first appeared.
    Note,
    /// A sentence of the story that says what the maker said or reported.
    Told,
}

/// One credit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::passages) struct Credit {
    /// Whom it names.
    pub maker: Maker,
    /// How.
    pub form: Form,
    /// The name in the text; empty where the metadata say it.
    pub span: Span,
}

/// The names that credits may give, by the hash of their first word.
#[derive(Debug, Default)]
pub(in crate::passages) struct Names {
    by_first: ByHash<Vec<Named>>,
    /// The same first words: nearly every word of a text is told at one look that it begins no name.
    first: Sieve,
    outlets: HashMap<u32, String>,
}

#[derive(Debug)]
struct Named {
    words: Vec<u32>,
    capitals: bool,
    maker: Maker,
}

/// Upper bits of a first word's hash that tell it apart: enough for the names of some thousands of outlets.
const FIRST_BITS: u32 = 17;

impl Names {
    /// The agencies, and the outlets given by number and name.
    pub(in crate::passages) fn new<'a>(outlets: impl Iterator<Item = (u32, &'a str)>) -> Self {
        let mut names = Self { first: Sieve::new(FIRST_BITS), ..Self::default() };
        for (index, forms) in AGENCIES.iter().enumerate() {
            forms.iter().for_each(|form| names.add(form, Maker::Agency(index as u32)));
        }
        for (number, name) in outlets {
            if names.outlets.insert(number, name.to_owned()).is_none() && names.agency(name).is_none() {
                names.add(name, Maker::Outlet(number));
            }
        }
        for list in names.by_first.values_mut() {
            list.sort_by_key(|n| (std::cmp::Reverse(n.words.len()), n.maker));
        }
        names
    }

    fn add(&mut self, form: &str, maker: Maker) {
        let words = words_of(form);
        if let Some(first) = words.first() {
            let capitals = form.len() <= ACRONYM && form.chars().all(|c| c.is_ascii_uppercase());
            self.first.add(*first);
            self.by_first.entry(*first).or_default().push(Named { words, capitals, maker });
        }
    }

    /// The agency that a whole name is, if it is one.
    pub(in crate::passages) fn agency(&self, name: &str) -> Option<u32> {
        let words = words_of(name);
        self.by_first.get(words.first()?)?.iter().find_map(|n| match n.maker {
            Maker::Agency(index) if n.words == words => Some(index),
            _ => None,
        })
    }

    /// How a maker is called in evidence.
    pub(in crate::passages) fn display(&self, maker: Maker) -> &str {
        match maker {
            Maker::Agency(index) => AGENCIES.get(index as usize).and_then(|forms| forms.first()).copied().unwrap_or(""),
            Maker::Outlet(number) => self.outlets.get(&number).map_or("", String::as_str),
        }
    }

    /// Whether a name may begin at a word.
    fn may_begin(&self, text: &str, word: &Token) -> bool {
        self.first.may_have(word.hash) || elided(word.of(text)).is_some()
    }

    /// The name that begins at the first of some words.
    fn at(&self, text: &str, words: &[Token]) -> Option<Found> {
        let first = words.first()?;
        if !self.may_begin(text, first) {
            return None;
        }
        let (name, hash) = elided(first.of(text)).map_or((first.of(text), first.hash), |name| (name, word_hash(name)));
        let named = self.by_first.get(&hash)?.iter().find(|n| {
            let rest = words.get(1..n.words.len()).unwrap_or(&[]);
            rest.len() + 1 == n.words.len() && rest.iter().zip(n.words.iter().skip(1)).all(|(t, w)| t.hash == *w)
        })?;
        let rest = words.get(1..named.words.len()).unwrap_or(&[]);
        let loud = [name].into_iter().chain(rest.iter().map(|t| t.of(text))).all(|w| w.chars().all(char::is_uppercase));
        Some(Found {
            maker: named.maker,
            words: named.words.len(),
            acronym: named.capitals || loud && name.len() <= ACRONYM,
            lowered: named.capitals && !loud,
        })
    }
}

/// An acronym has no more letters.
const ACRONYM: usize = 4;

/// Letters of the longest word that loses its vowel.
const LONGEST_ELIDED: usize = 4;

/// What follows an article or a preposition that has lost its vowel: `AFP` in `l'AFP`.
fn elided(word: &str) -> Option<&str> {
    let end = word.bytes().take(LONGEST_ELIDED + 1).position(|byte| !byte.is_ascii_alphabetic())?;
    let (small, rest) = word.split_at_checked(end)?;
    let name = rest.strip_prefix(['\'', '’'])?;
    let elides = matches!(small, "l" | "L" | "d" | "D" | "dell" | "Dell" | "all" | "dall" | "nell" | "sull");
    (elides && !name.is_empty()).then_some(name)
}

/// A name found in a text.
struct Found {
    maker: Maker,
    /// How many words it has.
    words: usize,
    /// Whether it is an acronym in capitals.
    acronym: bool,
    /// Whether such an acronym is not in capitals here: then it is one in a credit's own place alone.
    lowered: bool,
}

fn words_of(name: &str) -> Vec<u32> {
    crate::text::tokenise(name).iter().filter(|t| t.is_word()).map(|t| t.hash).collect()
}

/// Paragraphs at either end of an article in which credits are sought.
const END_PARAGRAPHS: usize = 5;
/// Words of such a paragraph that are read, from its start.
const READ_WORDS: usize = 60;
/// The credits of an article, in order.
pub(in crate::passages) fn read(reading: &Reading, names: &Names) -> Vec<Credit> {
    let mut credits = Vec::new();
    for author in &reading.article.meta.authors {
        let maker = in_name(author, names);
        credits.extend(maker.map(|maker| Credit { maker, form: Form::Byline, span: Span::default() }));
    }
    let paragraphs = &reading.text.paragraphs;
    for (index, paragraph) in paragraphs.iter().enumerate() {
        if index >= END_PARAGRAPHS && index + END_PARAGRAPHS < paragraphs.len() {
            continue;
        }
        in_paragraph(reading, names, paragraph, &mut credits);
    }
    told(reading, names, &mut credits);
    credits.sort_unstable();
    credits.dedup_by_key(|c| (c.maker, c.form));
    credits
}

fn in_paragraph(reading: &Reading, names: &Names, paragraph: &Paragraph, credits: &mut Vec<Credit>) {
    let text = &reading.article.text;
    let range = paragraph.tokens.start as usize..paragraph.tokens.end as usize;
    let tokens = reading.text.tokens.get(range).unwrap_or(&[]);
    let words: Vec<Token> = tokens.iter().filter(|t| t.is_word()).take(READ_WORDS).copied().collect();
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|r| !r.is_empty()) {
        let Some(found) = names.at(text, rest) else {
            at += 1;
            continue;
        };
        let (first, last) = (rest.first(), rest.get(found.words - 1));
        let span = Span { start: first.map_or(0, |t| t.start), end: last.map_or(0, |t| t.end) };
        let place = Place {
            text,
            paragraph: paragraph.span,
            name: span,
            before: words.get(..at).unwrap_or(&[]),
            after: rest.get(found.words..).unwrap_or(&[]),
            acronym: found.acronym,
            lowered: found.lowered,
            names,
        };
        credits.extend(place.form().map(|form| Credit { maker: found.maker, form, span }));
        at += found.words;
    }
}

/// The maker that an author's name holds: `AFP`, `Ada Tarn, Associated Press`; not the surname of `Maria Lusa`.
fn in_name(author: &str, names: &Names) -> Option<Maker> {
    let words: Vec<Token> = crate::text::tokenise(author).into_iter().filter(Token::is_word).collect();
    (0..words.len()).find_map(|at| {
        let found = names.at(author, words.get(at..)?)?;
        let shown = words.get(at)?.of(author);
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let gap = before.and_then(|before| author.get(before.span().to()..words.get(at)?.span().from()));
        let apart = gap.is_none_or(|gap| !gap.trim().is_empty())
            || before.is_some_and(|word| agencies::BY.has(word.hash) || agencies::DESK.has(word.hash));
        let plain = found.words > 1 || shown.chars().all(char::is_uppercase);
        (!found.lowered && (apart || plain)).then_some(found.maker)
    })
}

/// Words between a name and such a verb.
const NEAR_VERB: usize = 3;

/// Names in the story that a verb of telling stands next to.
fn told(reading: &Reading, names: &Names, credits: &mut Vec<Credit>) {
    let text = &reading.article.text;
    let mut words: Vec<Token> = Vec::new();
    for sentence in &reading.text.sentences {
        let tokens = reading.text.tokens.get(sentence.tokens.start as usize..sentence.tokens.end as usize);
        let tokens = tokens.unwrap_or(&[]);
        if !tokens.iter().any(|token| names.may_begin(text, token)) {
            continue;
        }
        words.clear();
        words.extend(tokens.iter().filter(|t| t.is_word()));
        for at in 0..words.len() {
            let found = words.get(at..).and_then(|rest| names.at(text, rest)).filter(|found| !found.lowered);
            let Some(Found { maker, words: count, .. }) = found else { continue };
            let before = words.get(at.saturating_sub(NEAR_VERB)..at).unwrap_or(&[]);
            let after = words.get(at + count..).unwrap_or(&[]);
            let tells = |t: &Token| TELLS.has(t.hash);
            if before.iter().any(tells) || after.iter().take(NEAR_VERB).any(tells) {
                let span = words.get(at).map_or(Span::default(), Token::span);
                credits.push(Credit { maker, form: Form::Told, span });
            }
        }
    }
}

/// What pages say of themselves, whoever publishes them.
const PAGE_PHRASES: &[&str] = &[
    "all rights reserved",
    "may not be published broadcast",
    "contributed to this report",
    "zip code",
    "signed in as",
    "sign me up",
    "sign up for",
    "sign in to",
    "log in to",
    "digital subscription",
    "subscribe to",
    "our newsletter",
    "your inbox",
    "your email address",
    "email address",
    "facebook feed",
    "privacy policy",
    "terms of service",
    "terms of use",
    "uses cookies",
    "click here",
    "share this",
    "related articles",
    "enable javascript",
    "var window",
    "window push",
    "function window",
    "placement container",
    "target type",
];

static PHRASES: LazyLock<Vec<Vec<u32>>> = LazyLock::new(|| PAGE_PHRASES.iter().map(|p| words_of(p)).collect());

/// The words that those phrases begin with.
static FIRST_WORDS: LazyLock<WordSet> = LazyLock::new(|| {
    let first: Vec<&str> = PAGE_PHRASES.iter().filter_map(|p| p.split_whitespace().next()).collect();
    WordSet::new(&first.join(" "))
});

/// Whether some words have a phrase of a page among them.
fn has_page_phrase(words: &[u32]) -> bool {
    let from = |at: usize| words.get(at..).unwrap_or(&[]);
    let begins = |at: usize| PHRASES.iter().any(|phrase| from(at).starts_with(phrase));
    words.iter().enumerate().any(|(at, word)| FIRST_WORDS.has(*word) && begins(at))
}

/// A paragraph with such a phrase has no more words.
const FORMULA_WORDS: usize = 60;
/// A paragraph of so few words between two such paragraphs belongs to them.
const LABEL_WORDS: usize = 12;
/// How many such short paragraphs may stand between.
const LABELS: usize = 6;

/// Paragraphs in which a page speaks of itself, or says who owns the text: many outlets carry the same ones.
pub(in crate::passages) fn formulas(reading: &Reading) -> Vec<Span> {
    let paragraphs = &reading.text.paragraphs;
    let mut spans = Vec::new();
    let mut last: Option<usize> = None;
    let mut words = Vec::new();
    let mut short_since_last = true;
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let range = paragraph.tokens.start as usize..paragraph.tokens.end as usize;
        words.clear();
        let tokens = reading.text.tokens.get(range).unwrap_or(&[]);
        words.extend(tokens.iter().filter(|t| t.is_word()).map(|t| t.hash).take(FORMULA_WORDS + 1));
        if words.len() <= FORMULA_WORDS && has_page_phrase(&words) {
            let from = last.filter(|l| short_since_last && index - l <= LABELS + 1).map_or(index, |l| l + 1);
            spans.extend(paragraphs.get(from..=index).unwrap_or(&[]).iter().map(|p| p.span));
            last = Some(index);
            short_since_last = true;
        } else {
            short_since_last &= words.len() <= LABEL_WORDS;
        }
    }
    spans
}

/// An agency or outlet of the folder that an article names as the maker of its text, or of a part of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Credited {
    /// The name by which reports call it.
    pub name: String,
    /// Whether it is an agency.
    pub agency: bool,
    /// Whether the whole text is its own, not a contribution to it.
    pub whole: bool,
}

/// What each article credits; an agency's own articles credit the agency.
pub fn credited(readings: &[Reading]) -> Vec<Vec<Credited>> {
    use rayon::prelude::*;
    let outlet = |r: &Reading| r.article.meta.outlet.clone();
    let mut outlets: Vec<String> = readings.iter().filter_map(outlet).collect();
    outlets.sort_unstable();
    outlets.dedup();
    let names = Names::new(outlets.iter().enumerate().map(|(n, name)| (n as u32, name.as_str())));
    let of = |reading: &Reading| {
        let own = reading.article.meta.outlet.as_deref();
        let own = own.and_then(|o| names.agency(o)).map(Maker::Agency).into_iter().map(|m| (m, true));
        let read =
            read(reading, &names).into_iter().filter(|c| c.form != Form::Told).map(|c| (c.maker, c.form != Form::Note));
        let show = |(maker, whole)| Credited {
            name: names.display(maker).to_owned(),
            agency: matches!(maker, Maker::Agency(_)),
            whole,
        };
        let mut list: Vec<Credited> = own.chain(read).map(show).collect();
        list.sort_unstable();
        list.dedup();
        list
    };
    readings.par_iter().map(of).collect()
}
