//! `copydesk facts --redact-text`: where facts stand and of which kind they are, and digests for their words.
//!
//! Schema `copydesk.facts-redacted/1`: the line of `copydesk.facts/1` with only the keys named here, and beside each span the
//! digest of its words. What is read out of words (names, values, units) goes with them.

use super::{facts_jsonl, facts_text, plain_json, visible};
use crate::audit::digest;
use crate::facts::Reading;
use crate::span::CodePoints;
use serde_json::{Map, Value};
use std::io::{self, Write};

/// Keys that say nothing of an article's words.
const KEPT: &[&str] = &[
    "path",
    "sha256",
    "outlet",
    "published",
    "updated",
    "language",
    "metadata_from",
    "sentences",
    "quotes",
    "attributions",
    "times",
    "numbers",
    "names",
    "start",
    "end",
    "paragraph",
    "style",
    "run",
    "speaker",
    "cue",
    "kind",
    "named",
    "vague",
    "source",
    "content",
    "type",
    "approximate",
];

/// Writes an article as a line of JSON.
///
/// # Errors
/// Whatever the writer says.
pub fn write_jsonl(reading: &Reading, out: &mut Vec<u8>) -> io::Result<()> {
    let line = serde_json::to_value(facts_jsonl::line_of(reading))?;
    let Value::Object(line) = line else { return Ok(()) };
    let chars: Vec<char> = reading.article.text.chars().collect();
    let mut kept = Map::from_iter([("schema".to_owned(), Value::from("copydesk.facts-redacted/1"))]);
    kept.extend(
        line.into_iter().filter(|(key, _)| is_kept(key)).map(|(key, value)| (key, without_words(value, &chars))),
    );
    plain_json::to_writer(&mut *out, &kept)?;
    out.write_all(b"\n")
}

fn is_kept(key: &str) -> bool {
    KEPT.contains(&key)
}

fn without_words(value: Value, chars: &[char]) -> Value {
    match value {
        Value::Array(list) => list.into_iter().map(|value| without_words(value, chars)).collect(),
        // Where metadata come from is told of title and authors, too, which says nothing of them.
        Value::Object(map) if !map.contains_key("start") => {
            Value::Object(map.into_iter().map(|(key, value)| (key, without_words(value, chars))).collect::<Map<_, _>>())
        }
        Value::Object(map) => {
            let at = |key: &str| map.get(key).and_then(Value::as_u64).and_then(|at| usize::try_from(at).ok());
            let words = at("start").zip(at("end")).and_then(|(start, end)| chars.get(start..end));
            let digest = words.map(|words| digest(&words.iter().collect::<String>()));
            let kept = map.into_iter().filter(|(key, _)| is_kept(key));
            let mut kept: Map<_, _> = kept.map(|(key, value)| (key, without_words(value, chars))).collect();
            kept.extend(digest.map(|digest| ("digest".to_owned(), Value::from(digest))));
            Value::Object(kept)
        }
        value => value,
    }
}

/// Writes an article for people: its path, then place, kind and digest of each fact.
///
/// # Errors
/// Whatever the writer says.
pub fn write_text(reading: &Reading, out: &mut Vec<u8>) -> io::Result<()> {
    writeln!(out, "{}", visible(&reading.article.path))?;
    let points = CodePoints::new(&reading.article.text);
    for (span, kind, _) in facts_text::lines(reading) {
        let at = reading.article.position(span.start);
        let (place, (start, end)) = (format!("{}:{}", at.line, at.column), points.of(span));
        writeln!(out, "  {place:>8}  {kind:<11}  {start}..{end}  {}", digest(span.of(&reading.article.text)))?;
    }
    writeln!(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Article;

    #[test]
    fn no_word_and_no_value_of_an_article_is_left() {
        let text = "“The zorblax burnt for 4711 days,” said Ombrist Quill of Varnhollow on 3 May 2026.";
        let mut article = Article::from_text("a.txt", text);
        article.meta.title = Some("Zorblax burns".to_owned());
        article.meta.authors = vec!["Ombrist Tesk".to_owned()];
        let reading = Reading::new(article);
        let digests = regex::Regex::new("[0-9a-f]{32,}").unwrap();
        for write in [write_jsonl, write_text] {
            let mut out = Vec::new();
            write(&reading, &mut out).unwrap();
            let said = String::from_utf8(out).unwrap();
            for secret in ["orblax", "Ombrist", "Quill", "arnhollow", "4711", "2026-05", "said"] {
                assert!(!digests.replace_all(&said, "").contains(secret), "{secret}: {said}");
            }
            assert!(said.contains(&digest("4711 days")) && said.contains(&digest("Ombrist Quill")), "{said}");
        }
    }
}
