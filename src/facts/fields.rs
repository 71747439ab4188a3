//! What rule pages may ask of a sentence, of an article as a whole, and of a clash.

use super::attribution::Source;
use super::schema::{FieldSpec, FieldType, Value};
use super::{Clash, Reading, SourceKind};
use crate::ingest::BlockKind;
use crate::span::Span;
use crate::text::Sentence;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The fields of a sentence.
pub const SENTENCE_FIELDS: &[FieldSpec<Sentence>] = &[
    FieldSpec {
        name: "text",
        ty: FieldType::Words,
        about: "the sentence",
        get: |s, r| Value::Text(s.span.of(&r.article.text).into()),
    },
    FieldSpec {
        name: "own",
        ty: FieldType::Words,
        about: "the sentence in the article's own voice: its quotations are left blank",
        get: |s, r| Value::Text(own_voice(s.span, r)),
    },
    FieldSpec {
        name: "words",
        ty: FieldType::Number,
        about: "how many words it has",
        get: |s, r| Value::Number(r.text.words_in(s.span) as f64),
    },
    FieldSpec {
        name: "number",
        ty: FieldType::Number,
        about: "its number in the article, from 1",
        get: |s, r| Value::Number(r.text.sentences.partition_point(|o| o.span.start <= s.span.start) as f64),
    },
    FieldSpec {
        name: "block",
        ty: FieldType::Choice(&["heading", "quote", "caption", "item", "code"]),
        about: "what the format says it is part of; none for prose",
        get: |s, r| {
            Value::text(r.text.paragraphs.get(s.paragraph as usize).and_then(|p| p.kind).map(|kind| match kind {
                BlockKind::Heading => "heading",
                BlockKind::Quote => "quote",
                BlockKind::Caption => "caption",
                BlockKind::Item => "item",
                BlockKind::Code => "code",
            }))
        },
    },
];

/// The fields of an article.
pub const ARTICLE_FIELDS: &[FieldSpec<Reading>] = &[
    FieldSpec {
        name: "title",
        ty: FieldType::Text,
        about: "the headline",
        get: |a, _| Value::text(a.article.meta.title.as_deref()),
    },
    FieldSpec {
        name: "outlet",
        ty: FieldType::Text,
        about: "who published it",
        get: |a, _| Value::text(a.article.meta.outlet.as_deref()),
    },
    FieldSpec {
        name: "published",
        ty: FieldType::Text,
        about: "when it was published, in ISO 8601",
        get: |a, _| Value::text(a.article.meta.published.map(|p| p.to_string())),
    },
    FieldSpec {
        name: "url",
        ty: FieldType::Text,
        about: "where it was published",
        get: |a, _| Value::text(a.article.meta.url.as_deref()),
    },
    FieldSpec {
        name: "language",
        ty: FieldType::Text,
        about: "its language, as an ISO 639-1 code",
        get: |a, _| Value::text(a.article.meta.language.as_deref()),
    },
    FieldSpec {
        name: "authors",
        ty: FieldType::Number,
        about: "how many authors are known",
        get: |a, _| Value::Number(a.article.meta.authors.len() as f64),
    },
    FieldSpec {
        name: "words",
        ty: FieldType::Number,
        about: "how many words it has",
        get: |a, _| Value::Number(a.text.tokens.iter().filter(|t| t.is_word()).count() as f64),
    },
    FieldSpec {
        name: "sources",
        ty: FieldType::Number,
        about: "how many different sources it names",
        get: |a, _| Value::Number(named_sources(a) as f64),
    },
    FieldSpec {
        name: "unnamed-sources",
        ty: FieldType::Number,
        about: "how many different people without a name it cites in its own voice, told apart by their head words",
        get: |a, _| Value::Number(heads(a, |s| s.vague) as f64),
    },
    FieldSpec {
        name: "unnamed-voices",
        ty: FieldType::Number,
        about: "how many different people without a name it cites, those included whose trade or role it tells",
        get: |a, _| Value::Number(heads(a, |s| s.vague || is_unnamed_voice(s, a)) as f64),
    },
    FieldSpec {
        name: "attributions",
        ty: FieldType::Number,
        about: "how often it cites anybody or anything",
        get: |a, _| Value::Number(a.facts.attributions.len() as f64),
    },
    FieldSpec {
        name: "quotes",
        ty: FieldType::Number,
        about: "how many quotations it has",
        get: |a, _| Value::Number(a.facts.quotes.len() as f64),
    },
];

/// The fields of a clash; the page names its checker outside the conditions.
pub const CLASH_FIELDS: &[FieldSpec<Clash>] = &[
    FieldSpec {
        name: "text",
        ty: FieldType::Words,
        about: "the words marked",
        get: |c, r| Value::Text(c.text(r).into()),
    },
    FieldSpec {
        name: "explanation",
        ty: FieldType::Text,
        about: "the computation, in words",
        get: |c, _| Value::Text(c.explanation.as_str().into()),
    },
    FieldSpec {
        name: "field",
        ty: FieldType::Choice(&["text", "title"]),
        about: "whether it stands in the text or in the headline of the metadata",
        get: |c, _| Value::Text(c.field.name().into()),
    },
];

/// The text under a span with the same length in bytes, its quotations blank.
fn own_voice(span: Span, reading: &Reading) -> Cow<'_, str> {
    let text = span.of(&reading.article.text);
    let mut blanked: Option<Vec<u8>> = None;
    for quote in reading.facts.quotes_in(span) {
        let from = quote.span.start.saturating_sub(span.start) as usize;
        let to = (quote.span.end.min(span.end).saturating_sub(span.start)) as usize;
        let bytes = blanked.get_or_insert_with(|| text.as_bytes().to_vec());
        if let Some(inside) = bytes.get_mut(from..to) {
            inside.fill(b' ');
        }
    }
    match blanked.map(String::from_utf8) {
        Some(Ok(blanked)) => blanked.into(),
        _ => text.into(),
    }
}

/// Whether a source is a person by role or several, and neither named nor told as the one that the reader knows.
fn is_unnamed_voice(source: &Source, reading: &Reading) -> bool {
    let mention = source.span.of(&reading.article.text).to_lowercase();
    let known = ["the ", "his ", "her ", "their ", "its ", "police"].iter().any(|w| mention.starts_with(w));
    !source.named && matches!(source.kind, SourceKind::Role | SourceKind::Group | SourceKind::Anonymous) && !known
}

/// How many different people an article cites in its own voice below the headline, of those that are asked for.
fn heads(reading: &Reading, asked: impl Fn(&Source) -> bool) -> usize {
    let headline = reading.article.headline;
    let distinct: BTreeSet<String> = reading
        .facts
        .attributions
        .iter()
        .filter(|a| !a.in_quote && !a.source.head.is_empty() && a.source.kind != SourceKind::Document)
        .filter(|a| asked(&a.source) && !headline.is_some_and(|h| h.contains(a.source.head)))
        .map(|a| a.source.head.of(&reading.article.text).to_lowercase())
        .collect();
    distinct.len()
}

/// How many different sources an article names.
fn named_sources(reading: &Reading) -> usize {
    let mention = |span: Span| span.of(&reading.article.text);
    let names: BTreeSet<String> = reading
        .facts
        .attributions
        .iter()
        .filter(|a| a.source.named)
        .map(|a| a.source.name.as_deref().unwrap_or_else(|| mention(a.source.span)).to_lowercase())
        .collect();
    names.len()
}
