//! JSON Lines: one article a line.

use super::{Article, Intake, Metadata, Position, Published, Skipped, SourceMap};
use crate::digest::Digest;
use crate::normal;
use serde::Deserialize;

/// The fields of a record; others are ignored.
#[derive(Deserialize)]
struct Record {
    id: Option<String>,
    title: Option<String>,
    text: String,
    published: Option<String>,
    updated: Option<String>,
    outlet: Option<String>,
    #[serde(default)]
    authors: Vec<String>,
    url: Option<String>,
    language: Option<String>,
}

/// Reads every line; a line that is no article is skipped with its reason.
pub(super) fn read(path: &str, text: &str, intake: &mut Intake) {
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let number = number as u32 + 1;
        match serde_json::from_str::<Record>(line) {
            Ok(record) => intake.articles.push(article(path, number, line, record)),
            Err(error) => intake
                .skipped
                .push(Skipped { path: format!("{path}#{number}"), reason: format!("not an article: {error}") }),
        }
    }
}

fn article(path: &str, line: u32, source: &str, record: Record) -> Article {
    let id = record.id.unwrap_or_else(|| line.to_string());
    let stamp = |said: Option<String>| said.as_deref().and_then(Published::parse);
    Article {
        path: format!("{path}#{id}"),
        sha256: Digest::of(source.as_bytes()),
        text_sha256: normal::digest(&record.text),
        meta: Metadata {
            title: record.title,
            published: stamp(record.published),
            updated: stamp(record.updated),
            outlet: record.outlet,
            authors: record.authors,
            url: record.url,
            language: record.language,
        },
        text: record.text,
        headline: None,
        blocks: Vec::new(),
        source_map: SourceMap::Record(Position { line, column: 1 }),
    }
}
