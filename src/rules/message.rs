//! Messages with `{field}` in them.

use super::kinds::{Fact, Kind};
use crate::config::Checked;
use crate::facts::Reading;
use crate::facts::schema::Value;
use std::ops::Range;

/// The most characters that a value may take in a message.
const LONGEST: usize = 120;

/// A message, its placeholders turned into numbers of fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Message(Vec<Piece>);

#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Plain(String),
    Field(usize),
    /// The words marked, which may be fewer than the fact's.
    Flagged,
    /// The words of the fact that it clashes with.
    Other,
    /// A field of that fact.
    OtherField(usize),
}

impl Message {
    /// Reads a message; `span` is where it stands in the page, for complaints. `{{` and `}}` stand for braces. With a `clash`
    /// it may speak of the other fact.
    pub fn parse(said: &str, kind: Kind, clash: bool, span: &Range<usize>, checked: &mut Checked) -> Self {
        let (names, pieces_of) = placeholders(kind, clash);
        let known: Vec<&str> = names.iter().map(String::as_str).collect();
        let mut pieces = Vec::new();
        let mut rest = said;
        while let Some(at) = rest.find(['{', '}']) {
            let (plain, after) = rest.split_at(at);
            push_plain(&mut pieces, plain);
            if after.starts_with("{{") || after.starts_with("}}") {
                push_plain(&mut pieces, after.get(..1).unwrap_or(""));
                rest = after.get(2..).unwrap_or("");
                continue;
            }
            let Some((name, tail)) = after.strip_prefix('{').and_then(|a| a.split_once('}')) else {
                let help = "write `{{` or `}}` for a brace that is meant to be read".to_owned();
                checked.wrong(span.clone(), "a brace without its partner in the message", Some(help));
                return Self(pieces);
            };
            match known.iter().position(|k| *k == name).and_then(|at| pieces_of.get(at)) {
                Some(piece) => pieces.push(piece.clone()),
                None => {
                    let place = inside(checked.source(), span, &format!("{{{name}}}"));
                    checked.unknown(place, &format!("{} has no field", kind.with_article()), name, &known);
                }
            }
            rest = tail;
        }
        push_plain(&mut pieces, rest);
        Self(pieces)
    }

    /// The message for a fact; `flagged` are the words marked, `other` is the fact that it clashes with.
    pub fn of(&self, fact: Fact<'_>, other: Option<Fact<'_>>, reading: &Reading, flagged: &str) -> String {
        let there = |field: usize| other.map_or(Value::None, |o| o.value(field, reading));
        let mut out = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Plain(text) => out.push_str(text),
                Piece::Flagged => out.push_str(&shown(flagged)),
                Piece::Other => {
                    out.push_str(&shown(other.map_or("", |o| o.place().1.of(&reading.article.text))));
                }
                Piece::OtherField(index) => out.push_str(&in_words(&there(*index))),
                Piece::Field(index) => out.push_str(&in_words(&fact.value(*index, reading))),
            }
        }
        out
    }
}

/// What may stand between braces, and what it stands for; where two are called the same, the first holds.
fn placeholders(kind: Kind, clash: bool) -> (Vec<String>, Vec<Piece>) {
    let fields = kind.fields();
    let own = fields.iter().enumerate().map(|(at, f)| (f.name.to_owned(), Piece::Field(at)));
    let other = fields.iter().enumerate().map(|(at, f)| (format!("other.{}", f.name), Piece::OtherField(at)));
    let other = [("other".to_owned(), Piece::Other)].into_iter().chain(other).filter(|_| clash);
    own.chain([("flagged".to_owned(), Piece::Flagged)]).chain(other).unzip()
}

fn push_plain(pieces: &mut Vec<Piece>, text: &str) {
    if !text.is_empty() {
        pieces.push(Piece::Plain(text.to_owned()));
    }
}

/// Where a word stands inside a span, or the span.
fn inside(source: &str, span: &Range<usize>, word: &str) -> Range<usize> {
    match source.get(span.clone()).and_then(|s| s.find(word)) {
        Some(at) => span.start + at..span.start + at + word.len(),
        None => span.clone(),
    }
}

/// A value as people read it.
pub fn in_words(value: &Value<'_>) -> String {
    match value {
        Value::None => "none".to_owned(),
        Value::Text(text) => shown(text),
        Value::Number(n) => number(*n),
        Value::Bool(is) => is.to_string(),
    }
}

/// A number with at most three decimals.
fn number(n: f64) -> String {
    let text = format!("{n:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A text without the quotation marks around it; as it is where marks inside it would lose their partners.
fn unmarked(text: &str) -> &str {
    const MARKS: [char; 5] = ['"', '“', '”', '«', '»'];
    let bare = text.trim_matches(MARKS);
    if bare.contains(MARKS) { text } else { bare }
}

/// Text on one line, without the quotation marks around it, cut where it grows long.
fn shown(text: &str) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = unmarked(&line);
    if bare.chars().count() <= LONGEST {
        return bare.to_owned();
    }
    let cut: String = bare.chars().take(LONGEST).collect();
    let whole_words = cut.rfind(' ').and_then(|at| cut.get(..at)).unwrap_or(&cut);
    format!("{whole_words} …")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_lose_the_zeros_that_say_nothing() {
        assert_eq!((number(5.0), number(0.5), number(0.1234)), ("5".into(), "0.5".into(), "0.123".into()));
    }

    #[test]
    fn marks_around_a_text_fall_and_pairs_within_stay() {
        assert_eq!(shown("“Never again.”"), "Never again.");
        assert_eq!(shown("“Marsh” here, “March” there"), "“Marsh” here, “March” there");
        assert_eq!(shown("“[ASK TAM]” is a note"), "“[ASK TAM]” is a note");
    }

    #[test]
    fn long_texts_are_cut_between_words() {
        let long = "word ".repeat(60);
        assert!(shown(&long).ends_with("word …") && shown(&long).chars().count() <= LONGEST + 2);
    }
}
