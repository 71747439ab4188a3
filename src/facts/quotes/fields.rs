//! What rule pages may ask of a quotation.

use super::{Quote, around};
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
        get: |q, r| Value::Text(around::words(&r.article.text, q.span).0.into()),
    },
    FieldSpec {
        name: "after",
        ty: FieldType::Text,
        about: "the words right after it, up to eighty characters",
        get: |q, r| Value::Text(around::words(&r.article.text, q.span).1.into()),
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
        name: "late",
        ty: FieldType::Number,
        about: "how many sentences of it, and of its run before it, the reader gets through before the speaker is mentioned; 0 where \
            the speaker comes first, or nobody does",
        get: |q, r| Value::Number(around::sentences_before_speaker(q, r) as f64),
    },
    FieldSpec {
        name: "abuts",
        ty: FieldType::Bool,
        about: "whether another quotation stands right beside it, with no word between",
        get: |q, r| Value::Bool(around::abuts(q, r)),
    },
    FieldSpec {
        name: "marks",
        ty: FieldType::Choice(&["paired", "mixed", "open"]),
        about: "whether its marks fit each other, are of two sorts, or the closing one is missing; none for a block quotation",
        get: |q, r| Value::text(around::marks(q, r)),
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
