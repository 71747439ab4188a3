//! A record of a JSON collection: an object with the fields of the contract.

use super::loose::{self, Loose};
use super::reader::Draft;
use super::{Metadata, Position, SourceMap, dates};
use crate::digest::Digest;
use serde::Deserialize;

/// The fields of a record; others are passed over.
#[derive(Deserialize)]
struct Record {
    #[serde(default)]
    id: Loose,
    #[serde(default)]
    title: Loose,
    text: Option<String>,
    #[serde(default)]
    published: Loose,
    #[serde(default)]
    updated: Loose,
    #[serde(default)]
    outlet: Loose,
    #[serde(default)]
    authors: Loose,
    #[serde(default)]
    url: Loose,
    #[serde(default)]
    language: Loose,
}

/// Reads one object that begins at `position`; the error says why it is no article.
pub(super) fn read(json: &str, position: Position) -> Result<Draft, String> {
    let record: Record = serde_json::from_str(json).map_err(|error| problem(&error))?;
    let text = record.text.ok_or("no article: it has no `text`")?;
    let stamp = |said: Loose| said.text().and_then(|said| dates::parse(&said));
    Ok(Draft {
        record: record.id.text(),
        declared: Metadata {
            title: record.title.text(),
            published: stamp(record.published),
            updated: stamp(record.updated),
            outlet: record.outlet.text(),
            authors: record.authors.texts().flat_map(|said| loose::authors(&said)).collect(),
            url: record.url.text(),
            language: record.language.text().and_then(|said| loose::language(&said)),
        },
        ..Draft::bare(Digest::of(json.as_bytes()), text, SourceMap::Record(position))
    })
}

/// The parser's words without its line number, which counts inside the record.
fn problem(error: &serde_json::Error) -> String {
    let said = error.to_string();
    let words = said.rsplit_once(" at line ").map_or(said.as_str(), |(words, _)| words);
    format!("no article: {words}, at column {}", error.column())
}
