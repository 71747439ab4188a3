//! `copydesk facts --format jsonl`: one line an article, schema `copydesk.facts/1`.

use super::schema;
use crate::facts::{Attribution, Number, Quote, Reading, Source};
use crate::rules::kinds::Kind;
use crate::span::{CodePoints, Span};
use crate::text::Sentence;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes one line.
///
/// # Errors
/// Whatever the writer says.
pub fn write(reading: &Reading, out: &mut Vec<u8>) -> io::Result<()> {
    super::plain_json::to_writer(out, &line_of(reading))?;
    out.write_all(b"\n")
}

/// The line of an article.
pub(super) fn line_of(reading: &Reading) -> Line<'_> {
    line(reading, &CodePoints::new(&reading.article.text))
}

#[derive(JsonSchema, Serialize)]
#[schemars(title = "copydesk.facts/1")]
pub(super) struct Line<'a> {
    #[schemars(extend("const" = "copydesk.facts/1"))]
    schema: &'static str,
    path: &'a str,
    sha256: String,
    title: Option<&'a str>,
    authors: &'a [String],
    outlet: Option<&'a str>,
    published: Option<String>,
    updated: Option<String>,
    url: Option<&'a str>,
    language: Option<&'a str>,
    metadata_from: BTreeMap<&'static str, &'static str>,
    text: &'a str,
    sentences: Vec<SentenceOut>,
    quotes: Vec<QuoteOut<'a>>,
    attributions: Vec<AttributionOut<'a>>,
    times: Vec<TimeOut<'a>>,
    numbers: Vec<NumberOut<'a>>,
    names: Vec<NameOut<'a>>,
}

#[derive(JsonSchema, Serialize)]
struct SentenceOut {
    start: u32,
    end: u32,
    paragraph: u32,
}

#[derive(JsonSchema, Serialize)]
struct Place {
    start: u32,
    end: u32,
}

#[derive(JsonSchema, Serialize)]
struct Words<'a> {
    start: u32,
    end: u32,
    text: &'a str,
}

#[derive(JsonSchema, Serialize)]
struct QuoteOut<'a> {
    start: u32,
    end: u32,
    #[schemars(extend("enum" = schema::choices(Kind::Quote, "style")))]
    style: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    run: Option<u32>,
    speaker: Option<SpeakerOut<'a>>,
    cue: Option<Words<'a>>,
}

#[derive(JsonSchema, Serialize)]
struct SpeakerOut<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    name: Option<&'a str>,
    #[schemars(extend("enum" = schema::choices(Kind::Attribution, "kind")))]
    kind: &'static str,
}

#[derive(JsonSchema, Serialize)]
struct SourceOut<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    name: Option<&'a str>,
    #[schemars(extend("enum" = schema::choices(Kind::Attribution, "kind")))]
    kind: &'static str,
    named: bool,
    vague: bool,
}

#[derive(JsonSchema, Serialize)]
struct AttributionOut<'a> {
    source: SourceOut<'a>,
    cue: Option<Words<'a>>,
    content: Vec<Place>,
}

#[derive(JsonSchema, Serialize)]
struct TimeOut<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    #[serde(rename = "type")]
    #[schemars(extend("enum" = schema::choices(Kind::Time, "kind")))]
    kind: &'static str,
    value: Option<&'a str>,
    edtf: Option<String>,
}

#[derive(JsonSchema, Serialize)]
struct NumberOut<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    value: f64,
    unit: Option<&'a str>,
    of: Option<&'a str>,
    approximate: bool,
}

#[derive(JsonSchema, Serialize)]
struct NameOut<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    #[schemars(extend("enum" = schema::choices(Kind::Name, "kind")))]
    kind: &'static str,
    entity: &'a str,
    /// The title or office right before the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    /// The person's age in years, where the text gives it beside the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    age: Option<u8>,
    /// What the person is or does, where the text says it beside the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'a str>,
}

fn line<'a>(reading: &'a Reading, points: &CodePoints<'_>) -> Line<'a> {
    let Reading { article, text, facts } = reading;
    let words = |span: Span| {
        let (start, end) = points.of(span);
        Words { start, end, text: span.of(&article.text) }
    };
    Line {
        schema: "copydesk.facts/1",
        path: &article.path,
        sha256: article.sha256.to_string(),
        title: article.meta.title.as_deref(),
        authors: &article.meta.authors,
        outlet: article.meta.outlet.as_deref(),
        published: article.meta.published.map(|p| p.to_string()),
        updated: article.meta.updated.map(|p| p.to_string()),
        url: article.meta.url.as_deref(),
        language: article.meta.language.as_deref(),
        metadata_from: super::json::rows::origins(&article.meta),
        text: &article.text,
        sentences: text.sentences.iter().map(|s| sentence(s, points)).collect(),
        quotes: facts.quotes.iter().map(|q| quote(q, &words)).collect(),
        attributions: facts.attributions.iter().map(|a| attribution(a, &words)).collect(),
        times: facts
            .times
            .iter()
            .map(|t| {
                let Words { start, end, text } = words(t.span);
                let edtf = t.edtf(&article.text);
                TimeOut { start, end, text, kind: t.kind.name(), value: t.value.as_deref(), edtf }
            })
            .collect(),
        numbers: facts.numbers.iter().map(|n| number(n, &words)).collect(),
        names: facts
            .names
            .iter()
            .map(|n| {
                let Words { start, end, text } = words(n.span);
                let said = |span: Option<Span>| span.map(|s| s.of(&article.text));
                let (title, role) = (said(n.title), said(n.role));
                NameOut { start, end, text, kind: n.kind.name(), entity: &n.entity, title, age: n.age, role }
            })
            .collect(),
    }
}

fn sentence(sentence: &Sentence, points: &CodePoints<'_>) -> SentenceOut {
    let (start, end) = points.of(sentence.span);
    SentenceOut { start, end, paragraph: sentence.paragraph }
}

fn number<'a>(number: &'a Number, words: &impl Fn(Span) -> Words<'a>) -> NumberOut<'a> {
    let Words { start, end, text } = words(number.span);
    let (unit, of) = (number.unit.as_deref(), number.of.as_deref());
    NumberOut { start, end, text, value: number.value, unit, of, approximate: number.approximate }
}

fn quote<'a>(quote: &'a Quote, words: &impl Fn(Span) -> Words<'a>) -> QuoteOut<'a> {
    let Words { start, end, .. } = words(quote.span);
    let speaker = quote.speaker.as_ref().map(|s| {
        let Words { start, end, text } = words(s.span);
        SpeakerOut { start, end, text, name: s.name.as_deref(), kind: s.kind.name() }
    });
    QuoteOut { start, end, style: quote.style.name(), run: quote.run, speaker, cue: quote.cue.map(words) }
}

fn attribution<'a>(attribution: &'a Attribution, words: &impl Fn(Span) -> Words<'a>) -> AttributionOut<'a> {
    let place = |span: &Span| {
        let Words { start, end, .. } = words(*span);
        Place { start, end }
    };
    AttributionOut {
        source: source(&attribution.source, words),
        cue: attribution.cue.map(words),
        content: attribution.content.iter().map(place).collect(),
    }
}

fn source<'a>(source: &'a Source, words: &impl Fn(Span) -> Words<'a>) -> SourceOut<'a> {
    let Words { start, end, text } = words(source.span);
    let (name, kind) = (source.name.as_deref(), source.kind.name());
    SourceOut { start, end, text, name, kind, named: source.named, vague: source.vague }
}
