//! Propositions: the parts of a sentence that can be true on their own.
//!
//! Takes the tokens of a sentence and the stretches that only say who speaks, gives its [`Prop`]s: a stretch between two
//! marks or joining words that has a verb of its own. A stretch without one goes with its neighbour.

use crate::claims::lines::spent;
use crate::claims::lines::terms::{Lexicon, TermId};
use crate::claims::lines::words::SPENT;
use crate::facts::{QuoteStyle, Reading, TimeKind};
use crate::span::Span;
use crate::text::{Token, TokenKind};

/// Words that may begin a proposition.
const OPENERS: &[&str] = &["and", "but", "where", "when", "while", "whereas", "after", "before"];
/// Words that join things as well as clauses.
const JOINTS: &[&str] = &["and", "but"];
/// Words at the start of a proposition that are not shown: the rest stands without them.
const UNSHOWN: &[&str] = &["and", "but", "that", "when", "where", "while", "whereas", "after", "before"];
/// Content words and figures from which a stretch with a verb is a proposition.
const LEAST: usize = 3;
/// Words before a form in `-ed` that make it a quality of what follows: `on unchanged terms`.
const BEFORE_QUALITY: &[&str] = &[
    "a", "an", "the", "its", "his", "her", "their", "our", "my", "your", "of", "on", "in", "with", "for", "from", "by",
    "at", "to", "no", "any", "some", "all", "each", "every", "this", "that", "these", "those", "two", "three", "four",
    "five",
];
/// Propositions of one sentence that take part.
const MOST: usize = 12;

/// What a sentence says in one of its parts.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::claims) struct Prop {
    /// Where it stands.
    pub span: Span,
    /// Its content terms, sorted, each once; without figures and days, which are compared as such.
    pub terms: Vec<TermId>,
    /// Those that can be what somebody did, sorted.
    pub verbs: Vec<TermId>,
    /// Those that stand in quotation marks of speech, sorted.
    pub quoted: Vec<TermId>,
    /// Groups of events that its words name.
    pub events: u64,
    /// It has an odd number of negations.
    pub negative: bool,
    /// It tells what will or may be.
    pub tentative: bool,
}

/// The stretches of an article that are no content of its sentences.
pub(in crate::claims) struct Marks {
    /// Who speaks, and the words that say so, in order.
    speech: Vec<Span>,
    /// Days, hours and figures, in order; of a figure, the words of what it counts.
    values: Vec<(Span, Option<Span>)>,
    /// Speech in quotation marks, in order.
    quotes: Vec<Span>,
}

impl Marks {
    /// Reads an article.
    pub fn new(reading: &Reading) -> Self {
        let text = reading.article.text.as_str();
        let each = reading.facts.attributions.iter().filter(|a| !a.in_quote);
        let mut speech: Vec<Span> = Vec::new();
        for (source, cue) in each.map(|a| (a.source.span, a.cue)) {
            // Where more stands between, the source does that before it speaks.
            if cue.is_none_or(|cue| words_between(source, cue, text) <= APART) {
                speech.extend(cue.into_iter().chain([source]));
            }
        }
        speech.retain(|s| !s.is_empty());
        speech.sort_unstable();
        let is_when =
            |kind, grain| kind == TimeKind::Time || kind == TimeKind::Date && matches!(grain, "day" | "month");
        let days = reading.facts.times.iter().filter(|t| is_when(t.kind, t.grain)).map(|t| (t.span, None));
        let figures = reading.facts.numbers.iter().map(|n| (n.span, counted(n.span, n.of.as_deref(), text)));
        let mut values: Vec<(Span, Option<Span>)> = days.chain(figures).collect();
        values.sort_unstable();
        let is_speech = |style| matches!(style, QuoteStyle::Direct | QuoteStyle::Partial);
        let quotes = reading.facts.quotes.iter().filter(|q| is_speech(q.style)).map(|q| q.span).collect();
        Self { speech, values, quotes }
    }
}

/// Words between who speaks and the word that says so, up to which the two are one.
const APART: usize = 2;

fn words_between(a: Span, b: Span, text: &str) -> usize {
    let gap = Span { start: a.end.min(b.end), end: a.start.max(b.start) };
    let gap = gap.of(text).trim();
    // Between two commas stands more about the source.
    let about = gap.starts_with(',') && gap.ends_with(',');
    if about { 0 } else { gap.split_whitespace().count() }
}

/// Where inside a quantity the words of what is counted stand.
fn counted(span: Span, of: Option<&str>, text: &str) -> Option<Span> {
    let of = of.filter(|o| !o.is_empty())?;
    let at = span.of(text).rfind(of)?;
    Some(Span::new(span.from() + at, span.from() + at + of.len()))
}

/// A stretch between two marks or joining words.
#[derive(Default)]
struct Stretch {
    prop: Prop,
    /// Whether it has a verb that makes it a clause.
    finite: bool,
    /// Figures and days in it.
    values: usize,
    negations: u32,
    /// Whether what follows says who speaks.
    before_speech: bool,
    /// Whether it follows words that say who speaks.
    after_speech: bool,
    /// Whether it goes on, after these, with a clause of its own: `…, she said, and nobody was hurt`.
    goes_on: bool,
}

impl Stretch {
    fn is_whole(&self) -> bool {
        self.finite && self.prop.terms.len() + self.values >= LEAST
    }

    fn is_empty(&self) -> bool {
        self.prop.span.is_empty()
    }

    fn take(&mut self, other: Self) {
        if self.is_empty() {
            *self = other;
            return;
        }
        self.prop.span = self.prop.span.cover(other.prop.span);
        self.prop.terms.extend(other.prop.terms);
        self.prop.verbs.extend(other.prop.verbs);
        self.prop.quoted.extend(other.prop.quoted);
        self.prop.events |= other.prop.events;
        self.prop.tentative |= other.prop.tentative;
        self.finite |= other.finite;
        self.values += other.values;
        self.negations += other.negations;
        self.before_speech = other.before_speech;
    }
}

/// Splits a sentence.
pub(in crate::claims) fn split(tokens: &[Token], text: &str, lexicon: &Lexicon, marks: &Marks) -> Vec<Prop> {
    let stretches = stretches(tokens, text, lexicon, marks);
    let mut props: Vec<Stretch> = Vec::new();
    let mut held = Stretch::default();
    for stretch in stretches {
        // Titles before a name that speaks, and whom and where somebody told: no part of what is said.
        let fringe = !stretch.finite && (stretch.before_speech || stretch.after_speech) && !props.is_empty();
        if fringe {
            continue;
        }
        let joins_last = !stretch.is_whole() && held.is_empty() && !stretch.after_speech;
        match props.last_mut().filter(|_| joins_last) {
            Some(last) => last.take(stretch),
            None => {
                held.take(stretch);
                if held.is_whole() {
                    props.push(std::mem::take(&mut held));
                }
            }
        }
    }
    match props.last_mut() {
        Some(_) if held.is_empty() => {}
        Some(last) if !held.after_speech || held.goes_on && held.finite => last.take(held),
        Some(_) => {}
        None => props.push(held),
    }
    props.truncate(MOST);
    props.into_iter().map(|p| finished(p, text)).filter(|p| !p.span.is_empty()).collect()
}

fn finished(stretch: Stretch, text: &str) -> Prop {
    let mut prop = stretch.prop;
    // The point of an abbreviation is no full stop.
    if prop.span.of(text).ends_with(".m") && text.get(prop.span.to()..).is_some_and(|rest| rest.starts_with('.')) {
        prop.span.end += 1;
    }
    prop.negative = stretch.negations % 2 == 1;
    for list in [&mut prop.terms, &mut prop.verbs, &mut prop.quoted] {
        list.sort_unstable();
        list.dedup();
    }
    prop
}

fn stretches(tokens: &[Token], text: &str, lexicon: &Lexicon, marks: &Marks) -> Vec<Stretch> {
    let start = tokens.first().map_or(0, |t| t.start);
    let mut speech = marks.speech.iter().skip(marks.speech.partition_point(|s| s.end <= start)).peekable();
    let mut values = marks.values.iter().skip(marks.values.partition_point(|v| v.0.end <= start)).peekable();
    let mut quotes = marks.quotes.iter().skip(marks.quotes.partition_point(|q| q.end <= start)).peekable();
    let mut all = Vec::new();
    let mut own = Stretch::default();
    let (mut last, mut left): (Option<&Token>, Option<usize>) = (None, None);
    for (at, token) in tokens.iter().enumerate() {
        let before = last.replace(token);
        while speech.next_if(|s| s.end <= token.start).is_some() {}
        while values.next_if(|v| v.0.end <= token.start).is_some() {}
        while quotes.next_if(|q| q.end <= token.start).is_some() {}
        if speech.peek().is_some_and(|s| s.start <= token.start) {
            own.before_speech = true;
            all.push(std::mem::replace(&mut own, Stretch { after_speech: true, ..Stretch::default() }));
            continue;
        }
        let word = token.of(text);
        let begins =
            is_one_of(word, OPENERS) && !is_inside(before, word, tokens.get(at + 1..).unwrap_or(&[]), text, lexicon);
        own.goes_on |= begins && own.is_empty() && own.after_speech && is_one_of(word, JOINTS);
        if (begins || is_break(token, word)) && !own.is_empty() {
            all.push(std::mem::take(&mut own));
        }
        let dash = matches!(word, "\u{2014}" | "\u{2013}") || word == "-" && own.is_empty();
        if dash && is_dateline(tokens.first(), &all, text) {
            all.clear();
        }
        if token.kind == TokenKind::Mark || (own.is_empty() && at > 0 && is_one_of(word, UNSHOWN)) {
            continue;
        }
        if spent::is_out(tokens, at, text) || left == Some(at) {
            own.prop.events |= SPENT;
        }
        // The `left` of `no … left` tells of nobody who leaves, and its `no` turns nothing round.
        if left == Some(at) {
            own.prop.span = own.prop.span.cover(token.span());
            continue;
        }
        let opens = spent::left_by(tokens, at, text);
        left = opens.or(left);
        let value = values.peek().filter(|v| v.0.start <= token.start).copied();
        let quoted = quotes.peek().is_some_and(|q| q.start <= token.start);
        add(&mut own, token, before, text, lexicon, value, quoted);
        own.negations = own.negations.saturating_sub(u32::from(opens.is_some()));
    }
    all.push(own);
    all.retain(|s| !s.is_empty());
    all
}

/// Whether what stands before a dash is a dateline: it begins with a word in capitals, and has no verb.
fn is_dateline(first: Option<&Token>, before: &[Stretch], text: &str) -> bool {
    let word = first.map_or("", |t| t.of(text));
    word.len() > 2 && word.chars().all(char::is_uppercase) && before.iter().all(|s| !s.finite)
}

/// Whether a mark parts two stretches.
fn is_break(token: &Token, word: &str) -> bool {
    token.kind == TokenKind::Mark && matches!(word, "," | ";" | ":" | "(" | ")" | "\u{2014}" | "\u{2013}")
}

/// Whether `and` joins two things of one clause, not two clauses: it follows no comma, and a name or a verb stands next, or
/// no verb follows that could be a clause's own.
fn is_inside(before: Option<&Token>, word: &str, after: &[Token], text: &str, lexicon: &Lexicon) -> bool {
    if !is_one_of(word, JOINTS) || before.is_none_or(|t| t.kind == TokenKind::Mark) {
        return false;
    }
    let Some(next) = after.first() else { return true };
    next.of(text).starts_with(char::is_uppercase) || lexicon.is_finite(next) || next.of(text).ends_with("ly")
}

fn is_one_of(word: &str, list: &[&str]) -> bool {
    word.len() <= 7 && list.iter().any(|o| o.eq_ignore_ascii_case(word))
}

fn add(
    own: &mut Stretch,
    token: &Token,
    before: Option<&Token>,
    text: &str,
    lexicon: &Lexicon,
    value: Option<&(Span, Option<Span>)>,
    quoted: bool,
) {
    let Some(id) = lexicon.id(token) else { return };
    let term = lexicon.term(id);
    own.prop.span = if own.prop.span.is_empty() { token.span() } else { own.prop.span.cover(token.span()) };
    if let Some((span, counted)) = value {
        own.values += usize::from(span.start == token.start);
        if counted.is_none_or(|c| !c.contains(token.span())) {
            return;
        }
    }
    let capital = token.of(text).starts_with(char::is_uppercase);
    own.negations += u32::from(term.negates());
    own.prop.tentative |= term.is_future() && !capital;
    let quality = before.is_some_and(|t| BEFORE_QUALITY.iter().any(|w| w.eq_ignore_ascii_case(t.of(text))));
    own.finite |= !capital && !quality && lexicon.is_finite(token);
    if term.is_stop() {
        return;
    }
    own.prop.terms.push(id);
    if quoted {
        own.prop.quoted.push(id);
    }
    if !capital || own.prop.terms.len() == 1 {
        own.prop.events |= term.events;
        if term.is_verb() && is_doing(token, before, text, lexicon) {
            own.prop.verbs.push(id);
        }
    }
}

/// Words after which a plain form is a verb.
const BEFORE_PLAIN: &[&str] = &[
    "to", "will", "would", "can", "could", "may", "might", "must", "should", "not", "won't", "can't", "cannot", "do",
    "does", "did", "didn't", "don't", "doesn't", "i", "we", "you", "they", "who", "and", "let", "help", "never",
    "also",
];
/// Words after which a form in `-s` is a verb.
const BEFORE_S: &[&str] = &["he", "she", "it", "who", "which", "that", "this", "also", "and", "never", "now", "still"];
/// Words that make a form in `-ing` a noun or a quality.
const BEFORE_NOUN: &[&str] =
    &["a", "an", "the", "this", "that", "its", "his", "her", "their", "mass", "no", "any", "some"];

/// Whether a form that can be a verb is one where it stands: `they trade`, and not `a trade deal`.
fn is_doing(token: &Token, before: Option<&Token>, text: &str, lexicon: &Lexicon) -> bool {
    let word = token.of(text);
    let after = |list: &[&str]| before.is_some_and(|t| list.iter().any(|w| w.eq_ignore_ascii_case(t.of(text))));
    if lexicon.is_finite(token) {
        return true;
    }
    if word.ends_with("ing") {
        return !after(BEFORE_NOUN);
    }
    if word.ends_with('s') && !word.ends_with("ss") {
        return after(BEFORE_S) || before.is_some_and(|t| t.is_word() && t.of(text).starts_with(char::is_uppercase));
    }
    after(BEFORE_PLAIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Article;

    fn props(text: &str) -> Vec<String> {
        let reading = Reading::new(Article::from_text("a.txt", text));
        let (lexicon, marks) = (Lexicon::new([&reading].into_iter()), Marks::new(&reading));
        let props = split(&reading.text.tokens, text, &lexicon, &marks);
        props.iter().map(|p| p.span.of(text).to_owned()).collect()
    }

    #[test]
    fn each_clause_that_stands_on_its_own_is_a_proposition() {
        let text = "In Marden, where the brewery was destroyed and two brewers were burned, a man of 31 is being held by police.";
        assert_eq!(
            props(text),
            [
                "In Marden, where the brewery was destroyed",
                "two brewers were burned",
                "a man of 31 is being held by police"
            ]
        );
    }

    #[test]
    fn what_two_verbs_of_one_subject_say_stays_together() {
        let text = "The council closed both bridges and asked drivers to take the Marden road.";
        assert_eq!(props(text), [text.trim_end_matches('.')]);
    }

    #[test]
    fn lists_and_names_with_and_are_not_split() {
        for text in [
            "Tide and Sons sold the mill, its lorries and four barges to Hallam",
            "The brewery of Tide and Sons burned",
        ] {
            assert_eq!(props(text), [text]);
        }
    }

    #[test]
    fn who_speaks_is_no_part_of_what_is_said() {
        let text = "The ferry had sunk within four minutes, harbour master Jane Roe told reporters on the quay.";
        assert_eq!(props(text), ["The ferry had sunk within four minutes"]);
    }

    #[test]
    fn what_goes_on_after_the_speaker_belongs_to_what_was_said() {
        let text = "The ferry had lost forty cars, its master, Jane Roe, said, and none of them was found.";
        assert_eq!(props(text), [text.trim_end_matches('.')]);
    }

    #[test]
    fn a_sentence_without_a_verb_is_one_proposition() {
        assert_eq!(props("A cold night on the quay, four boats."), ["A cold night on the quay, four boats"]);
    }
}
