//! What rule pages may ask of a quotation.

use super::{Quote, QuoteStyle};
use crate::facts::Reading;
use crate::facts::attribution::SOURCE_KINDS;
use crate::facts::schema::{FieldSpec, FieldType, Value};
use crate::span::Span;

const STYLES: &[&str] = &["direct", "partial", "block", "scare", "title"];

/// The fields of a quotation.
pub const FIELDS: &[FieldSpec<Quote>] = &[
    FieldSpec {
        name: "text",
        ty: FieldType::Words,
        about: "the quotation, with its marks",
        get: |q, r| Value::Text(q.span.of(&r.article.text).into()),
    },
    FieldSpec {
        name: "words",
        ty: FieldType::Number,
        about: "how many words it has",
        get: |q, r| Value::Number(r.text.words_in(q.span) as f64),
    },
    FieldSpec {
        name: "style",
        ty: FieldType::Choice(STYLES),
        about: "speech, a fragment of speech, a block quotation, words at arm's length, the title of a work",
        get: |q, _| Value::Text(q.style.name().into()),
    },
    FieldSpec {
        name: "speaker",
        ty: FieldType::Text,
        about: "who speaks: the resolved name, else the mention",
        get: |q, r| {
            Value::text(q.speaker.as_ref().map(|s| s.name.as_deref().unwrap_or_else(|| s.span.of(&r.article.text))))
        },
    },
    FieldSpec {
        name: "speaker-kind",
        ty: FieldType::Choice(SOURCE_KINDS),
        about: "what the speaker is",
        get: |q, _| Value::text(q.speaker.as_ref().map(|s| s.kind.name())),
    },
    FieldSpec {
        name: "named",
        ty: FieldType::Bool,
        about: "whether the article names the speaker",
        get: |q, _| Value::Bool(q.speaker.as_ref().is_some_and(|s| s.named)),
    },
    FieldSpec {
        name: "cue",
        ty: FieldType::Words,
        about: "the reporting verb or phrase",
        get: |q, r| Value::text(q.cue.map(|c| c.of(&r.article.text))),
    },
    FieldSpec {
        name: "confidence",
        ty: FieldType::Number,
        about: "how sure it is who speaks, from 0 to 1: 1 beside the cue, 0.5 where only the paragraph before names one, 0 for nobody",
        get: |q, _| Value::Number(f64::from(q.speaker.as_ref().map_or(0.0, |s| s.confidence))),
    },
    FieldSpec {
        name: "before",
        ty: FieldType::Text,
        about: "the words right before it, up to eighty characters",
        get: |q, r| Value::Text(around(&r.article.text, q.span).0.into()),
    },
    FieldSpec {
        name: "after",
        ty: FieldType::Text,
        about: "the words right after it, up to eighty characters",
        get: |q, r| Value::Text(around(&r.article.text, q.span).1.into()),
    },
    FieldSpec {
        name: "continues",
        ty: FieldType::Bool,
        about: "whether it goes on from a quotation in the paragraph before",
        get: |q, r| {
            let quotes = &r.facts.quotes;
            let before =
                quotes.partition_point(|o| o.span.start < q.span.start).checked_sub(1).and_then(|i| quotes.get(i));
            Value::Bool(q.run.is_some() && before.is_some_and(|o| o.run == q.run))
        },
    },
    FieldSpec {
        name: "run",
        ty: FieldType::Number,
        about: "number of the run over several paragraphs that it is part of",
        get: |q, _| q.run.map_or(Value::None, |n| Value::Number(f64::from(n))),
    },
    FieldSpec {
        name: "marks",
        ty: FieldType::Choice(&["paired", "mixed", "open"]),
        about: "whether its marks fit each other, are of two sorts, or the closing one is missing; none for a block quotation",
        get: |q, r| Value::text(marks(q, r)),
    },
    FieldSpec {
        name: "paragraph-final",
        ty: FieldType::Bool,
        about: "whether nothing but marks follows it in its paragraph",
        get: |q, r| {
            let paragraph = r.text.paragraphs.get(r.text.paragraph_at(q.span.start));
            let after = paragraph.map_or(q.span, |p| Span { start: q.span.end, end: p.span.end });
            Value::Bool(!after.of(&r.article.text).contains(char::is_alphanumeric))
        },
    },
];

/// How the marks of a quotation fit each other.
fn marks(quote: &Quote, reading: &Reading) -> Option<&'static str> {
    if quote.style == QuoteStyle::Block {
        return None;
    }
    let text = quote.span.of(&reading.article.text);
    let first = text.chars().next().filter(|c| PAIRS.iter().any(|(open, _)| open.contains(*c)))?;
    let last = text.chars().next_back().filter(|_| text.chars().nth(1).is_some());
    let closing = last.filter(|c| PAIRS.iter().any(|(open, close)| open.contains(*c) || close.contains(*c)));
    let goes_on = || {
        let after = reading.facts.quotes.partition_point(|o| o.span.start <= quote.span.start);
        quote.run.is_some() && reading.facts.quotes.get(after).is_some_and(|o| o.run == quote.run)
    };
    match closing {
        Some(c) if PAIRS.iter().any(|(open, close)| open.contains(first) && close.contains(c)) => Some("paired"),
        Some(_) => Some("mixed"),
        None if goes_on() => Some("paired"),
        None => Some("open"),
    }
}

/// Marks that open a quotation, with those that may close it.
const PAIRS: &[(&str, &str)] = &[
    ("“", "”"),
    ("„", "“”"),
    ("‟", "”"),
    ("\"＂", "\"＂"),
    ("«", "»"),
    ("»", "«"),
    ("‘", "’"),
    ("'", "'"),
    ("‹", "›"),
    ("`", "'"),
];

/// What stands right before and right after a span.
fn around(text: &str, span: Span) -> (&str, &str) {
    const REACH: usize = 80;
    let before = text.get(..span.from()).unwrap_or("");
    let after = text.get(span.to()..).unwrap_or("");
    let start = before.char_indices().rev().nth(REACH - 1).map_or(0, |(at, _)| at);
    let end = after.char_indices().nth(REACH).map_or(after.len(), |(at, _)| at);
    (before.get(start..).unwrap_or(""), after.get(..end).unwrap_or(""))
}
