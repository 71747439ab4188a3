//! Pages: what a Parquet file says of its pages, held to what it has room for.
//!
//! Takes a file and what its footer says, refuses what the parser would believe: it makes room for the size and the number of
//! values that a page claims before it looks at the page.

use parquet::file::metadata::{ColumnChunkMetaData, ParquetMetaData};
use polars_parquet_format::thrift::protocol::TCompactInputProtocol;
use polars_parquet_format::{Encoding, PageHeader};

/// Memory that one page header may take.
const HEADER: usize = 1 << 20;

/// Values of a column that any file may have, and rows.
const VALUES: i64 = 1 << 16;

/// How many bytes a row takes at least, in a file with more rows than [`VALUES`].
const ROW: i64 = 8;

/// Encodings that tell in the page itself how many texts they hold.
const UNBOUNDED: [Encoding; 2] = [Encoding::DELTA_LENGTH_BYTE_ARRAY, Encoding::DELTA_BYTE_ARRAY];

/// Refuses a file whose pages claim more than they can hold.
pub(super) fn check(about: &ParquetMetaData, bytes: &[u8]) -> Result<(), String> {
    let room = i64::try_from(bytes.len()).unwrap_or(i64::MAX).max(VALUES);
    let rows = about.row_groups().iter().map(|group| group.num_rows().max(0)).fold(0_i64, i64::saturating_add);
    if rows > VALUES && rows > room / ROW {
        return Err(format!("claims {rows} rows in {} bytes: not read (a bomb?)", bytes.len()));
    }
    about.row_groups().iter().flat_map(|group| group.columns()).try_for_each(|column| {
        let pages = chunk(column, bytes).ok_or("a Parquet file that ends before its columns do")?;
        in_chunk(column, pages, room).map_err(|reason| format!("column {}: {reason}", column.column_path()))
    })
}

/// The pages of a column.
fn chunk<'a>(column: &ColumnChunkMetaData, bytes: &'a [u8]) -> Option<&'a [u8]> {
    let start = usize::try_from(column.dictionary_page_offset().unwrap_or(column.data_page_offset())).ok()?;
    let len = usize::try_from(column.compressed_size()).ok()?;
    bytes.get(start..start.checked_add(len)?)
}

fn in_chunk(column: &ColumnChunkMetaData, mut pages: &[u8], room: i64) -> Result<(), String> {
    let values = column.num_values();
    if values > room {
        return Err(format!("claims {values} values in a file of {room} bytes: not read (a bomb?)"));
    }
    while !pages.is_empty() {
        let header = PageHeader::read_from_in_protocol(&mut TCompactInputProtocol::new(&mut pages, HEADER))
            .map_err(|error| format!("a page that cannot be read: {error}"))?;
        likely(&header, column)?;
        let rest = usize::try_from(header.compressed_page_size).ok().and_then(|page| pages.get(page..));
        pages = rest.ok_or("a page that is longer than its column")?;
    }
    Ok(())
}

/// Whether a page can be what its header says.
fn likely(header: &PageHeader, column: &ColumnChunkMetaData) -> Result<(), String> {
    let size = i64::from(header.uncompressed_page_size);
    if size > column.uncompressed_size() {
        return Err(format!("a page of {size} bytes in a column of {}", column.uncompressed_size()));
    }
    if let Some(dictionary) = &header.dictionary_page_header
        && i64::from(dictionary.num_values) > size
    {
        return Err(format!("a dictionary of {} values in {size} bytes", dictionary.num_values));
    }
    let plain = header.data_page_header.as_ref().map(|page| (page.num_values, page.encoding));
    let newer = header.data_page_header_v2.as_ref().map(|page| (page.num_values, page.encoding));
    for (values, encoding) in plain.into_iter().chain(newer) {
        if i64::from(values) > column.num_values() {
            return Err(format!("a page of {values} values in a column of {}", column.num_values()));
        }
        if UNBOUNDED.contains(&encoding) {
            return Err("its texts are delta-encoded, which is not read: write the file with plain or dictionary \
                        encoding"
                .to_owned());
        }
    }
    Ok(())
}
