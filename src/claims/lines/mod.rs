//! Lines: the sentences of an article as the comparison sees them.
//!
//! Takes one reading and the lexicon, gives a [`Doc`]: for each sentence its stems, which of them are proper names, the
//! events it may tell, and the marks of its mood.

pub(in crate::claims) mod asides;
pub(in crate::claims) mod class;
pub(in crate::claims) mod counted;
pub(in crate::claims) mod doers;
pub(in crate::claims) mod lists;
pub(in crate::claims) mod props;
pub(in crate::claims) mod slots;
pub(in crate::claims) mod spent;
pub(in crate::claims) mod terms;
pub(in crate::claims) mod verbs;
pub(in crate::claims) mod words;

use crate::facts::{QuoteStyle, Reading};
use crate::ingest::BlockKind;
use crate::span::Span;
use crate::text::{Sentence, Token, TokenKind};
use chrono::{Month, Weekday};
use props::{Marks, Prop};
use terms::{Lexicon, NumberMap, TermId};
use words::SIGN_OFFS;

/// Sentences of one article that take part; a longer text is a book, and its later sentences stay out of the comparison.
const MAX_LINES: usize = 600;
/// Distinct terms of a sentence that take part.
const MAX_TERMS: usize = 60;

/// A line without a full stop and with fewer words is a heading of a menu.
const HEADING: usize = 4;
/// A line that begins with `By` and has fewer is a byline.
const BYLINE: usize = 14;

/// One article.
pub(in crate::claims) struct Doc {
    /// Its index among the readings.
    pub article: u32,
    /// Days of the common era when it was published.
    pub day: Option<i32>,
    /// Its sentences, in order.
    pub lines: Vec<Line>,
    /// Those that state nothing: menus, credits, what the outlet repeats.
    pub furniture: Vec<Line>,
    /// Its terms with their counts, and whether each stands for a proper name; in order of term.
    pub counts: Vec<(TermId, u16, bool)>,
}

/// One sentence.
#[derive(Clone, Debug, Default)]
pub(in crate::claims) struct Line {
    /// Index of the sentence in the article.
    pub sentence: u32,
    /// Where it stands.
    pub span: Span,
    /// Its content terms, sorted, each once.
    pub terms: Vec<TermId>,
    /// Those that are proper names, sorted.
    pub proper: Vec<TermId>,
    /// Those of them that name a weekday or a month.
    pub calendar: Vec<TermId>,
    /// Those that are written in digits, sorted.
    pub digits: Vec<TermId>,
    /// What it says, part by part, without the words that only say who speaks.
    pub props: Vec<Prop>,
    /// Groups of events that its words name.
    pub events: u64,
    /// What sort of sentence it is.
    pub mood: Mood,
    /// Which line of the article it is, counting those that state something.
    pub place: u16,
}

/// The marks of a sentence's mood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::claims) struct Mood {
    /// It has an odd number of negations.
    pub negative: bool,
    /// It speaks of what is to come.
    pub future: bool,
    /// It speaks of an allegation.
    pub alleged: bool,
    /// It judges.
    pub opinion: bool,
    /// It asks.
    pub question: bool,
    /// Most of it is a quotation.
    pub quoted: bool,
    /// It says what something is.
    pub copula: bool,
    /// It states nothing: a menu, a caption's credit, a sign-off.
    pub furniture: bool,
    /// It is a whole sentence: it has a verb, and ends as sentences do.
    pub states: bool,
}

impl Doc {
    /// Reads an article. `furniture` are the stretches that its outlet repeats.
    pub fn new(article: u32, reading: &Reading, lexicon: &Lexicon, furniture: &[Span]) -> Self {
        let text = reading.article.text.as_str();
        let cases = Cases::new(reading, text);
        let marks = Marks::new(reading);
        let (mut lines, mut left) = (Vec::new(), Vec::new());
        let mut counts: NumberMap<TermId, (u16, bool)> = NumberMap::default();
        let mut place = 0;
        for (index, sentence) in reading.text.sentences.iter().enumerate().take(MAX_LINES) {
            let mut line = line(index as u32, sentence, reading, lexicon, &cases);
            line.mood.furniture |= furniture.iter().any(|f| f.shared(line.span) * 2 > line.span.len());
            if line.mood.furniture || is_set_apart(sentence, reading) {
                left.push(Line { place: u16::MAX, ..line });
                continue;
            }
            for &term in &line.terms {
                let entry = counts.entry(term).or_default();
                entry.0 = entry.0.saturating_add(1);
                entry.1 |= line.proper.binary_search(&term).is_ok();
            }
            if is_display(sentence, reading) {
                continue;
            }
            let props = props::split(tokens(sentence, reading), text, lexicon, &marks);
            lines.push(Line { place, props, ..line });
            place = place.saturating_add(1);
        }
        let mut counts: Vec<_> = counts.into_iter().map(|(term, (n, proper))| (term, n, proper)).collect();
        counts.sort_unstable();
        Self { article, day: day(reading), lines, furniture: left, counts }
    }
}

fn day(reading: &Reading) -> Option<i32> {
    use chrono::Datelike as _;
    reading.article.meta.published.map(|p| p.date.num_days_from_ce())
}

/// Headlines, headings and captions say over again what the sentences state: they tell what an article is about, but are
/// no statements of their own.
fn is_display(sentence: &Sentence, reading: &Reading) -> bool {
    let paragraph = reading.text.paragraphs.get(sentence.paragraph as usize);
    let set_off = paragraph.is_some_and(|p| matches!(p.kind, Some(BlockKind::Heading | BlockKind::Caption)));
    set_off || reading.article.headline.is_some_and(|h| h.overlaps(sentence.span))
}

/// Code is no statement.
fn is_set_apart(sentence: &Sentence, reading: &Reading) -> bool {
    let paragraph = reading.text.paragraphs.get(sentence.paragraph as usize);
    paragraph.is_some_and(|p| p.kind == Some(BlockKind::Code))
}

/// How the article writes its words inside sentences: more often with a capital than without.
struct Cases {
    /// Capitals less small letters, by the hash of the token.
    balance: NumberMap<u32, i32>,
}

impl Cases {
    fn new(reading: &Reading, text: &str) -> Self {
        let mut balance: NumberMap<u32, i32> = NumberMap::default();
        for sentence in reading.text.sentences.iter().take(MAX_LINES) {
            let tokens = tokens(sentence, reading);
            if is_title_case(tokens, text) {
                continue;
            }
            for token in tokens.iter().filter(|t| t.is_word()).skip(1) {
                let step = if is_capital(token, text) { 1 } else { -1 };
                *balance.entry(token.hash).or_default() += step;
            }
        }
        Self { balance }
    }

    fn is_proper(&self, token: &Token, text: &str, first: bool, title_case: bool) -> bool {
        let seen = self.balance.get(&token.hash).copied();
        is_capital(token, text)
            && if first || title_case { seen.is_some_and(|n| n > 0) } else { seen.unwrap_or(1) >= 0 }
    }
}

fn is_capital(token: &Token, text: &str) -> bool {
    token.of(text).starts_with(char::is_uppercase)
}

/// A headline set in capitals tells nothing of which words are names.
fn is_title_case(tokens: &[Token], text: &str) -> bool {
    let long = tokens.iter().filter(|t| t.is_word() && t.end - t.start >= 4);
    let (mut all, mut capital) = (0, 0);
    for token in long {
        all += 1;
        capital += u32::from(is_capital(token, text));
    }
    all >= 3 && capital * 10 > all * 7
}

fn tokens<'a>(sentence: &Sentence, reading: &'a Reading) -> &'a [Token] {
    reading.text.tokens.get(sentence.tokens.start as usize..sentence.tokens.end as usize).unwrap_or(&[])
}

fn line(index: u32, sentence: &Sentence, reading: &Reading, lexicon: &Lexicon, cases: &Cases) -> Line {
    let text = reading.article.text.as_str();
    let tokens = tokens(sentence, reading);
    let title_case = is_title_case(tokens, text);
    let mut line = Line { sentence: index, span: sentence.span, ..Line::default() };
    let (mut negations, mut verb, mut doing) = (0, false, false);
    let mut first = true;
    for (at, token) in tokens.iter().enumerate() {
        let Some(id) = lexicon.id(token) else { continue };
        let term = lexicon.term(id);
        let proper = cases.is_proper(token, text, std::mem::take(&mut first), title_case);
        negations += u32::from(term.negates() && spent::left_by(tokens, at, text).is_none());
        verb |= lexicon.is_finite(token)
            || term.is_verb() && (token.of(text).ends_with('s') || follows_plural(tokens, at, text));
        doing |= term.is_verb() && !term.is_common();
        // The month of May foretells nothing.
        line.mood.future |= term.is_future() && !proper;
        line.mood.alleged |= term.alleges();
        line.mood.opinion |= term.is_opinion();
        line.mood.copula |= term.is_copula();
        if term.is_stop() && !proper || term.is_honorific() {
            continue;
        }
        line.terms.push(id);
        if term.is_number() {
            line.digits.push(id);
        } else if proper {
            line.proper.push(id);
            if is_calendar(token.of(text)) {
                line.calendar.push(id);
            }
        } else {
            line.events |= term.events;
        }
    }
    for list in [&mut line.terms, &mut line.proper, &mut line.digits] {
        list.sort_unstable();
        list.dedup();
        list.truncate(MAX_TERMS);
    }
    line.mood.negative = negations % 2 == 1;
    line.mood.question = sentence.span.of(text).trim_end_matches(['"', '”', '\'', '’', ')']).ends_with('?');
    line.mood.quoted = is_quoted(sentence.span, reading);
    let closed = is_closed(sentence.span.of(text));
    line.mood.states = (line.mood.quoted || closed && verb) && !asides::is_caption(sentence, reading);
    let row = sentence.paragraph > 0 && !closed && !verb && !doing && is_row(tokens);
    let spoken = sentence.span.of(text);
    line.mood.furniture = line.terms.len() < 2 || row || is_sign_off(sentence, tokens, text) || is_contact(spoken);
    line
}

/// Subjects that end in no `s` and have the plain form of a verb after them.
const SUBJECTS: [&str; 9] = ["people", "men", "women", "children", "police", "we", "you", "they", "i"];
/// Words that end as plurals do and are none.
const NO_PLURALS: [&str; 6] = ["this", "always", "perhaps", "thus", "news", "sometimes"];

/// Whether the word before is a plural, so that a verb in its plain form is finite: `some 1,340 people work`.
fn follows_plural(tokens: &[Token], at: usize, text: &str) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|at| tokens.get(at)) else { return false };
    let word = before.of(text);
    let common = at == 1 || word.starts_with(char::is_lowercase);
    let plural = common && word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
    let other = NO_PLURALS.iter().any(|p| p.eq_ignore_ascii_case(word));
    plural && !other || SUBJECTS.iter().any(|p| p.eq_ignore_ascii_case(word))
}

/// Whether a word names a weekday or a month in full, as the articles on most events do.
fn is_calendar(word: &str) -> bool {
    let full = word.len() > 3 || word.eq_ignore_ascii_case("may");
    full && (word.parse::<Month>().is_ok() || word.parse::<Weekday>().is_ok())
}

/// Whether most of a sentence stands in quotation marks of speech.
fn is_quoted(span: Span, reading: &Reading) -> bool {
    let quotes = reading.facts.quotes_in(span).iter();
    let speech = quotes.filter(|q| matches!(q.style, QuoteStyle::Direct | QuoteStyle::Partial | QuoteStyle::Block));
    speech.map(|q| q.span.shared(span)).sum::<usize>() * 2 > span.len()
}

/// Figures of a row, of all its words: one in so many.
const ROW: usize = 5;

/// Whether a line is mostly figures, as a dateline, the row of a table or a time of posting is.
fn is_row(tokens: &[Token]) -> bool {
    let figures = tokens.iter().filter(|t| t.kind == TokenKind::Number).count();
    figures * ROW >= tokens.iter().filter(|t| t.is_word()).count()
}

/// Whether a line ends as sentences do.
fn is_closed(line: &str) -> bool {
    line.ends_with(['.', '!', '?', '"', '”', '’', ':', ')', '…'])
}

/// Short lines without a full stop are headings, menus and credits; the first line of a text may be its headline.
fn is_sign_off(sentence: &Sentence, tokens: &[Token], text: &str) -> bool {
    let closed = is_closed(sentence.span.of(text));
    let words = tokens.iter().filter(|t| t.is_word()).count();
    let byline = tokens.first().is_some_and(|t| t.of(text).eq_ignore_ascii_case("by"));
    !closed && (byline && words < BYLINE || sentence.paragraph > 0 && words < HEADING)
        || SIGN_OFFS.iter().any(|opening| begins(sentence.span.of(text), opening))
}

/// Words beside an address in a line that says no more than how to reach somebody.
const CONTACT: usize = 6;

/// Whether a line is an electronic address and little else: `Write to ada@corrin.example`.
fn is_contact(line: &str) -> bool {
    let is_address =
        |word: &str| word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    line.contains('@') && line.split_whitespace().any(is_address) && line.split_whitespace().count() <= CONTACT
}

/// Whether a sentence begins with a phrase in small letters, whatever its capitals, at the end of a word.
fn begins(sentence: &str, phrase: &str) -> bool {
    let head = sentence.get(..phrase.len()).is_some_and(|head| head.eq_ignore_ascii_case(phrase));
    head && !sentence.get(phrase.len()..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Article;

    #[test]
    fn a_headline_with_a_result_is_a_line_and_a_row_of_figures_is_none() {
        let text = "http://kessel.example/1\n\nHarbour rowers beat Kessel 20-13 at Tarn\n\n12 March 2019 18:30 Kessel 14\n\nIt rained.";
        let reading = Reading::new(Article::from_text("a.txt", text));
        let doc = Doc::new(0, &reading, &Lexicon::new([&reading].into_iter()), &[]);
        let lines: Vec<&str> = doc.lines.iter().map(|l| l.span.of(text)).collect();
        assert!(lines.contains(&"Harbour rowers beat Kessel 20-13 at Tarn"), "{lines:?}");
        assert!(!lines.iter().any(|l| l.starts_with("12 March")), "{lines:?}");
    }

    #[test]
    fn a_verb_in_its_plain_form_after_a_plural_makes_a_statement() {
        let states = |text: &str| {
            let reading = Reading::new(Article::from_text("a.txt", text));
            Doc::new(0, &reading, &Lexicon::new([&reading].into_iter()), &[]).lines.iter().any(|l| l.mood.states)
        };
        assert!(states("Some 1,340 people work in the harbour of Corrin."));
        assert!(states("Ferries sail from the harbour of Corrin."));
        assert!(!states("The night work in the harbour of Corrin."));
        assert!(!states("The end of this work in the harbour of Corrin."));
    }

    #[test]
    fn what_a_page_says_to_its_reader_is_furniture() {
        let is_sign_off = |sentence: &str| SIGN_OFFS.iter().any(|opening| begins(sentence, opening));
        assert!(is_sign_off("For more information, please visit the harbour office."));
        assert!(is_sign_off("Sign up for our newsletter."));
        assert!(!is_sign_off("Copyrighted maps were found in the boat."));
        assert!(!is_sign_off("Subscribers to the ferry pay half."));
        assert!(!is_sign_off("É"));
        assert!(is_contact("Write to ada@corrin.example for tickets."));
        assert!(!is_contact("Bread was sold @ 2 euros."));
        assert!(!is_contact("Ada Lund sent the plan of the harbour to ada@corrin.example on Tuesday."));
    }
}
