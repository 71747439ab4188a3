//! A record of an export: one article of a JSON collection or a table.

use super::fields::Field;
use super::reader::Draft;
use super::xml::prose;
use super::{Fields, Position, SourceMap};
use crate::digest::Digest;
use serde_json::Value;

/// Reads one JSON object that begins at `position`; the error says why it is no article.
pub(super) fn read(json: &str, position: Position, fields: &Fields) -> Result<Draft, String> {
    let record: Value = serde_json::from_str(json).map_err(|error| problem(&error))?;
    if !record.is_object() {
        return Err("no article: it is no object".to_owned());
    }
    draft(record, Digest::of(json.as_bytes()), position, fields)
}

/// The article that a record is.
pub(super) fn draft(mut record: Value, sha256: Digest, position: Position, fields: &Fields) -> Result<Draft, String> {
    let declared = fields.metadata(&record);
    let name = fields.texts(&record, Field::Id).into_iter().next().map(|id| super::loose::one_line(&id));
    let (text, perhaps_html) = fields.body(&mut record).ok_or(
        "no article: it has no `text` (if its text has another name, say so in copydesk.toml: `input.text = [\"…\"]`)",
    )?;
    let bare = if perhaps_html {
        Draft::composed(sha256, prose(&text, position, false))
    } else {
        Draft::bare(sha256, text, SourceMap::Record(position))
    };
    let missing = cut_off(&bare.text).then(|| {
        "the export holds only the beginning of its text, which was read: for the rest, save the article itself"
            .to_owned()
    });
    Ok(Draft { record: name, declared, missing, ..bare })
}

/// Whether a text ends as services mark what they leave out: `… [+2108 chars]`.
fn cut_off(text: &str) -> bool {
    let marked = text.trim_end().strip_suffix(" chars]").and_then(|text| text.rsplit_once("[+"));
    marked.is_some_and(|(_, count)| !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The parser's words without its line number, which counts inside the record.
fn problem(error: &serde_json::Error) -> String {
    let said = error.to_string();
    let words = said.rsplit_once(" at line ").map_or(said.as_str(), |(words, _)| words);
    format!("no article: {words}, at column {}", error.column())
}
