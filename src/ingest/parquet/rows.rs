//! Rows: the articles of a Parquet file, once what it says of itself is held to be likely.

use super::pages;
use crate::digest::Digest;
use crate::ingest::container::Packed;
use crate::ingest::fields::Field;
use crate::ingest::limits::megabytes;
use crate::ingest::reader::Outcome;
use crate::ingest::{Position, Skipped, record, table};
use parquet::file::metadata::{ParquetMetaData, RowGroupMetaData};
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
    pages::check(reader.metadata(), packed.bytes)?;
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
    let of_group = |group: &RowGroupMetaData| {
        let columns = group.columns().iter().map(|column| column.uncompressed_size().max(0));
        columns.fold(0_i64, i64::saturating_add).max(group.total_byte_size())
    };
    let sizes = about.row_groups().iter().map(of_group);
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
