//! Parquet files written by the tests themselves, and what is read of them.

use crate::ingest::{Fields, Intake, Settings, read_bytes};
use parquet::basic::Encoding;
use parquet::data_type::{ByteArray, ByteArrayType};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use std::sync::Arc;

/// A file of these columns of texts.
fn file(columns: &[(&str, &[&str])]) -> Vec<u8> {
    written(columns, WriterProperties::builder().build())
}

fn written(columns: &[(&str, &[&str])], properties: WriterProperties) -> Vec<u8> {
    let fields: String = columns.iter().map(|(name, _)| format!("REQUIRED BYTE_ARRAY {name} (UTF8); ")).collect();
    let schema = Arc::new(parse_message_type(&format!("message rows {{ {fields} }}")).unwrap());
    let mut out = Vec::new();
    let mut writer = SerializedFileWriter::new(&mut out, schema, Arc::new(properties)).unwrap();
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
    assert_eq!((first.text.as_str(), first.meta.title.as_deref()), ("The bridge was closed.", Some("Bridge closed")));
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

#[test]
fn a_page_that_claims_more_than_its_column_has_room_for_is_refused_before_room_is_made() {
    let whole = file(&[("text", &["The bridge was closed.", "The ferry runs.", "The bridge was closed."])]);
    // The first page is the dictionary; its header is a list of numbers in zigzag form, the third is its size.
    let claims = |at: usize, claim: &[u8]| {
        let mut lying = whole.clone();
        lying.splice(4 + at..4 + at + 1, claim.iter().copied());
        intake(lying, Fields::default())
    };
    let much = [0xFE, 0xFF, 0xFF, 0xFF, 0x0F];
    for (at, reason) in
        [(3, "a page of 2147483647 bytes"), (5, "longer than its column"), (8, "a dictionary of 2147483647")]
    {
        let read = claims(at, &much);
        assert!(read.articles.is_empty() && read.skipped[0].reason.contains(reason), "{at}: {:?}", read.skipped);
    }
}

#[test]
fn texts_that_tell_by_themselves_how_many_they_are_are_refused_with_what_to_do() {
    let delta = WriterProperties::builder().set_dictionary_enabled(false).set_encoding(Encoding::DELTA_BYTE_ARRAY);
    let read = intake(written(&[("text", &["The bridge was closed."])], delta.build()), Fields::default());
    assert!(read.skipped[0].reason.contains("write the file with plain or dictionary"), "{:?}", read.skipped);
}
