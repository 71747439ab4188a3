//! Parquet: one article a row, columns by the names in the schema, as in a table.
//!
//! Read in builds with the feature `parquet`; without it a file is refused with how to get it.

use super::container::{Container, Packed};
use super::reader::Outcome;

/// Parquet.
pub(super) const CONTAINER: Container =
    Container { name: "Parquet", extensions: &["parquet"], certain: is_parquet, fits: |_| false, read };

fn is_parquet(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1")
}

#[cfg(not(feature = "parquet"))]
fn read(packed: &Packed<'_>) -> Vec<Outcome> {
    vec![packed.skipped(super::kinds::optional("a Parquet file", "parquet"))]
}

#[cfg(feature = "parquet")]
fn read(packed: &Packed<'_>) -> Vec<Outcome> {
    rows::read(packed).unwrap_or_else(|reason| vec![packed.skipped(reason)])
}

#[cfg(feature = "parquet")]
mod rows {
    use super::super::container::Packed;
    use super::super::fields::Field;
    use super::super::limits::megabytes;
    use super::super::reader::Outcome;
    use super::super::{Position, Skipped, record, table};
    use crate::digest::Digest;
    use parquet::file::metadata::ParquetMetaData;
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::Row;
    use serde_json::{Map, Value};

    /// Columns of a file, at most.
    const COLUMNS: usize = 1_000;

    /// How much larger than the file its columns may say they are.
    const RATIO: i64 = 200;

    /// Every row; the error says why there are none.
    pub(super) fn read(packed: &Packed<'_>) -> Result<Vec<Outcome>, String> {
        let broken = |error| format!("a Parquet file that cannot be read: {error}");
        let reader = SerializedFileReader::new(bytes::Bytes::copy_from_slice(packed.bytes)).map_err(broken)?;
        check(reader.metadata(), packed)?;
        let schema = reader.metadata().file_metadata().schema();
        let fields = &packed.settings.fields;
        let headings: Vec<&str> = schema.get_fields().iter().take(COLUMNS).map(|column| column.name()).collect();
        let columns: Vec<String> = headings.iter().map(|heading| table::known(heading, fields)).collect();
        let named = |name: &str| {
            columns.iter().any(|column| {
                column == name || name.strip_prefix(column.as_str()).is_some_and(|rest| rest.starts_with('.'))
            })
        };
        if !fields.names(Field::Text).any(named) {
            return Err(table::without_text(&columns));
        }
        let mut outcomes = Vec::new();
        for (number, row) in (1..).zip(reader.get_row_iter(None).map_err(broken)?) {
            match row {
                Ok(row) => outcomes.push(article(packed, number, &row)),
                Err(error) => {
                    outcomes.push(packed.skipped(format!("row {number} and what follows cannot be read: {error}")));
                    break;
                }
            }
        }
        Ok(outcomes)
    }

    /// Refuses what would unpack to more than is read of a file of many articles.
    fn check(about: &ParquetMetaData, packed: &Packed<'_>) -> Result<(), String> {
        let limit = packed.settings.limits.collection_bytes;
        let sizes = about.row_groups().iter().map(|group| group.total_byte_size().max(0));
        let total = sizes.fold(0_i64, i64::saturating_add);
        if usize::try_from(total).unwrap_or(usize::MAX) > limit {
            return Err(format!("unpacks to more than {}, the most that is read", megabytes(limit)));
        }
        let most = i64::try_from(packed.bytes.len()).unwrap_or(i64::MAX).saturating_mul(RATIO).max(4 << 20);
        if total > most {
            return Err(format!("unpacks to more than {RATIO} times its size: not read (a bomb?)"));
        }
        Ok(())
    }

    fn article(packed: &Packed<'_>, number: u32, row: &Row) -> Outcome {
        let fields = &packed.settings.fields;
        let limit = packed.settings.limits.line_bytes;
        let mut cells = Map::new();
        if let Value::Object(columns) = row.to_json_value() {
            for (heading, cell) in columns.into_iter().filter(|(_, cell)| !cell.is_null()).take(COLUMNS) {
                cells.entry(table::known(&heading, fields)).or_insert(cell);
            }
        }
        let record = Value::Object(cells);
        let bytes = record.to_string();
        let draft = if bytes.len() > limit {
            Err(format!("longer than the {} that a record may have", megabytes(limit)))
        } else {
            record::draft(record, Digest::of(bytes.as_bytes()), Position { line: number, column: 1 }, fields)
        };
        match draft {
            Ok(mut draft) => {
                draft.record.get_or_insert_with(|| number.to_string());
                Ok(draft)
            }
            Err(reason) => {
                Err(Skipped { path: format!("{}#{number}", packed.path), reason: format!("row {number}: {reason}") })
            }
        }
    }
}

#[cfg(all(test, feature = "parquet"))]
mod tests {
    use super::super::{Fields, Intake, Settings, read_bytes};
    use parquet::data_type::{ByteArray, ByteArrayType};
    use parquet::file::writer::SerializedFileWriter;
    use parquet::schema::parser::parse_message_type;
    use std::sync::Arc;

    /// A file of these columns of texts.
    fn file(columns: &[(&str, &[&str])]) -> Vec<u8> {
        let fields: String = columns.iter().map(|(name, _)| format!("REQUIRED BYTE_ARRAY {name} (UTF8); ")).collect();
        let schema = Arc::new(parse_message_type(&format!("message rows {{ {fields} }}")).unwrap());
        let mut out = Vec::new();
        let mut writer = SerializedFileWriter::new(&mut out, schema, Arc::default()).unwrap();
        let mut group = writer.next_row_group().unwrap();
        for (_, cells) in columns {
            let mut column = group.next_column().unwrap().unwrap();
            let cells: Vec<ByteArray> = cells.iter().map(|cell| ByteArray::from(*cell)).collect();
            column.typed::<ByteArrayType>().write_batch(&cells, None, None).unwrap();
            column.close().unwrap();
        }
        group.close().unwrap();
        writer.close().unwrap();
        out
    }

    fn intake(bytes: Vec<u8>, fields: Fields) -> Intake {
        read_bytes("a.parquet", bytes, &Settings { fields, ..Settings::default() })
    }

    #[test]
    fn a_row_is_an_article_and_columns_are_known_by_the_usual_names() {
        let bytes = file(&[
            ("title", &["Bridge closed", "Ferry runs"]),
            ("maintext", &["The bridge was closed.", "The ferry runs."]),
            ("date_publish", &["2026-03-01 10:00:00", ""]),
            ("source_domain", &["courier.example", "courier.example"]),
        ]);
        let read = intake(bytes, Fields::default());
        let paths: Vec<&str> = read.articles.iter().map(|a| a.path.as_str()).collect();
        assert_eq!(paths, ["a.parquet#1", "a.parquet#2"]);
        let first = &read.articles[0];
        assert_eq!(
            (first.text.as_str(), first.meta.title.as_deref()),
            ("The bridge was closed.", Some("Bridge closed"))
        );
        assert_eq!(first.meta.published.map(|p| p.to_string()).as_deref(), Some("2026-03-01T10:00:00"));
        assert_eq!((first.meta.outlet.as_deref(), read.articles[1].position(0).line), (Some("courier.example"), 2));
    }

    #[test]
    fn a_project_names_its_own_columns_and_without_a_text_they_are_listed() {
        let bytes = file(&[("words", &["The bridge was closed."])]);
        let refused = intake(bytes.clone(), Fields::default());
        assert!(refused.skipped[0].reason.contains("its columns: words"), "{:?}", refused.skipped);
        let read = intake(bytes, Fields { text: vec!["words".to_owned()], ..Fields::default() });
        assert_eq!(read.articles[0].text, "The bridge was closed.");
    }

    #[test]
    fn torn_files_are_read_or_refused() {
        let whole = file(&[("text", &["The bridge was closed."])]);
        for at in 4..whole.len() - 4 {
            let mut torn = whole.clone();
            torn[at] ^= 0x41;
            let read = intake(torn, Fields::default());
            assert_eq!(read.articles.len() + read.skipped.len(), 1, "{at}");
        }
    }
}
