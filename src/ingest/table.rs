//! Tables (CSV, TSV): one article a row, columns by the names in the first row.

use super::fields::Field;
use super::limits::megabytes;
use super::reader::{Outcome, Reader, Source, never};
use super::{Fields, Position, Skipped, record};
use crate::digest::Digest;
use csv::{ReaderBuilder, StringRecord};
use serde_json::{Map, Value};

/// CSV and TSV.
pub(super) const READER: Reader =
    Reader { name: "CSV", extensions: &["csv", "tsv"], certain: never, sniff: never, read };

/// Columns of a table, at most.
const COLUMNS: usize = 1_000;

/// What may stand between two cells.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

fn read(source: Source<'_>) -> Vec<Outcome> {
    let mut reader =
        ReaderBuilder::new().delimiter(delimiter(&source.text)).flexible(true).from_reader(source.text.as_bytes());
    let columns: Vec<String> = match reader.headers() {
        Ok(row) => row.iter().take(COLUMNS).map(|name| known(name.trim(), source.fields)).collect(),
        Err(error) => return vec![source.skipped(format!("a table that cannot be read: {error}"))],
    };
    if !source.fields.names(Field::Text).any(|name| columns.iter().any(|column| column == name)) {
        return vec![source.skipped(without_text(&columns))];
    }
    let mut outcomes = Vec::new();
    let mut row = StringRecord::new();
    for number in 1.. {
        let start = reader.position().byte() as usize;
        match reader.read_record(&mut row) {
            Ok(false) => break,
            Ok(true) => {
                let bytes = start..reader.position().byte() as usize;
                let line = row.position().map_or(1, |at| at.line() as u32);
                outcomes.push(article(&source, number, &columns, &row, bytes.len(), line));
            }
            Err(error) => {
                outcomes.push(source.skipped(format!("row {number}: cannot be read: {error}")));
                break;
            }
        }
    }
    outcomes
}

fn article(
    source: &Source<'_>,
    number: usize,
    columns: &[String],
    row: &StringRecord,
    bytes: usize,
    line: u32,
) -> Outcome {
    let draft = if bytes > source.limits.line_bytes {
        Err(format!("longer than the {} that a record may have", megabytes(source.limits.line_bytes)))
    } else {
        let filled = columns.iter().zip(row).filter(|(_, cell)| !cell.trim().is_empty());
        let mut cells = Map::new();
        for (column, cell) in filled {
            cells.entry(column.clone()).or_insert_with(|| Value::String(cell.to_owned()));
        }
        let joined: Vec<&str> = row.iter().collect();
        let sha256 = Digest::of(joined.join("\u{1f}").as_bytes());
        record::draft(Value::Object(cells), sha256, Position { line, column: 1 }, source.fields)
    };
    match draft {
        Ok(mut draft) => {
            draft.record.get_or_insert_with(|| number.to_string());
            Ok(draft)
        }
        Err(reason) => {
            Err(Skipped { path: format!("{}#{number}", source.path), reason: format!("row {number}: {reason}") })
        }
    }
}

/// The name that a column's heading stands for: `Publish Date` is `publish_date`.
pub(super) fn known(heading: &str, fields: &Fields) -> String {
    let plain = heading.replace([' ', '-'], "_");
    let all = [
        Field::Id,
        Field::Text,
        Field::Title,
        Field::Published,
        Field::Updated,
        Field::Outlet,
        Field::Authors,
        Field::Url,
        Field::Language,
    ];
    let mut names = all.into_iter().flat_map(|field| fields.names(field));
    let found = names.find(|name| name.eq_ignore_ascii_case(heading) || name.eq_ignore_ascii_case(&plain));
    found.map_or_else(|| heading.to_owned(), str::to_owned)
}

/// What stands between the cells of the first row, most often.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or("").as_bytes();
    let count = |mark: u8| first.iter().filter(|byte| **byte == mark).count();
    // Of several that come equally often the one listed first.
    DELIMITERS.into_iter().rev().max_by_key(|mark| count(*mark)).unwrap_or(b',')
}

/// What is said of a table with these columns, none of which is a text.
pub(super) fn without_text(columns: &[String]) -> String {
    let mut shown: Vec<&str> = columns.iter().take(12).map(String::as_str).collect();
    if columns.len() > shown.len() {
        shown.push("…");
    }
    format!(
        "a table without a column for the article's text (its columns: {}); if one of them is it, say so in copydesk.toml: \
         `input.text = [\"…\"]`",
        shown.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::super::testing::{articles, intake};
    use super::super::{Limits, Settings, read_bytes};

    #[test]
    fn a_row_is_an_article_and_headings_are_known_in_any_case() {
        let table = "ID;Title;Publish Date;Media-Name;Author;Text\n7;T;2026-03-01;Post;Ada Tarn;\"One;\n\"\"two\"\".\"\n;;;;;Three.\n";
        let read = articles("a.csv", table);
        assert_eq!((read[1].path.as_str(), read[1].text.as_str()), ("a.csv#7", "One;\n\"two\"."));
        let meta = &read[1].meta;
        assert_eq!(
            (meta.title.as_deref(), meta.outlet.as_deref(), &meta.authors[..]),
            (Some("T"), Some("Post"), &["Ada Tarn".to_owned()][..])
        );
        assert_eq!(meta.published.map(|p| p.to_string()).as_deref(), Some("2026-03-01"));
        assert_eq!((read[0].path.as_str(), read[0].position(0).line), ("a.csv#2", 4));
    }

    #[test]
    fn a_table_without_texts_is_refused_with_its_columns() {
        let read = intake("a.tsv", "url\ttitle\tseendate\nhttp://a\tT\t20260301\n");
        assert!(
            read.skipped[0].reason.contains("url, title, seendate") && read.skipped[0].reason.contains("input.text")
        );
    }

    #[test]
    fn short_rows_torn_quotes_and_long_rows_lose_no_other_row() {
        let read = intake("a.csv", "text,title\nOne.\nTwo.,T,more\n,empty\n\"torn,T\nlast");
        assert_eq!(read.articles.len(), 3, "{read:?}");
        assert_eq!(read.skipped[0].path, "a.csv#3");
        let long = format!("text\n{}\nshort\n", "x".repeat(2000));
        let settings = Settings { limits: Limits { line_bytes: 1000, ..Limits::default() }, ..Settings::default() };
        let read = read_bytes("a.csv", long.into_bytes(), &settings);
        assert_eq!((read.articles.len(), read.skipped.len()), (1, 1));
    }
}
