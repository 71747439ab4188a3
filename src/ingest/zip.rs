//! Zip archives: every member that is an article, under its name in the archive.

use super::Skipped;
use super::container::{Container, Guarded, Packed, plain_words};
use super::kinds;
use super::limits::megabytes;
use super::reader::Outcome;
use ::zip::ZipArchive;
use ::zip::result::ZipError;
use std::io::Cursor;

/// Zip.
pub(super) const CONTAINER: Container =
    Container { name: "zip", extensions: &["zip"], certain: is_zip, fits: |_| false, read };

/// Members of an archive, at most: its directory is held in memory.
const MEMBERS: usize = 20_000;

/// Bytes that all members together may unpack to.
const TOTAL: usize = 512 << 20;

/// Whether bytes are a zip archive.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// An archive in memory.
pub(super) type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Opens an archive whose directory is within bounds.
pub(super) fn open(bytes: &[u8]) -> Result<Archive<'_>, String> {
    match members(bytes) {
        None => return Err("a zip archive without its directory: it is broken or cut off".to_owned()),
        Some(count) if count > MEMBERS => return Err(format!("a zip archive with more than {MEMBERS} members")),
        Some(_) => {}
    }
    ZipArchive::new(Cursor::new(bytes)).map_err(|error| format!("a zip archive that cannot be read: {error}"))
}

/// How many members the end of the archive's directory tells of.
fn members(bytes: &[u8]) -> Option<usize> {
    let end = memchr::memmem::rfind(bytes, b"PK\x05\x06")?;
    let count = bytes.get(end + 10..end + 12)?;
    Some(usize::from(u16::from_le_bytes(count.try_into().ok()?)))
}

/// The bytes of a member by its place in the directory.
pub(super) fn member(archive: &mut Archive<'_>, index: usize, limit: usize) -> Result<Vec<u8>, String> {
    let member = archive.by_index(index).map_err(|error| in_words(&error))?;
    let packed = usize::try_from(member.compressed_size()).unwrap_or(usize::MAX);
    Guarded::new(member, packed, limit).all()
}

/// The bytes of a member by its name; `None` where there is none of it.
pub(super) fn named(archive: &mut Archive<'_>, name: &str, limit: usize) -> Option<Result<Vec<u8>, String>> {
    let index = archive.index_for_name(name)?;
    Some(member(archive, index, limit))
}

fn in_words(error: &ZipError) -> String {
    match error {
        ZipError::UnsupportedArchive(what) if what.contains("assword") => "encrypted: unpack it first".to_owned(),
        ZipError::Io(error) => plain_words(error),
        other => format!("cannot be unpacked: {other}"),
    }
}

/// Documents that are zip archives inside, by a member that only they have.
const DOCUMENTS: [(&str, &str); 4] = [
    ("META-INF/container.xml", "an e-book (EPUB)"),
    ("content.xml", "an OpenDocument file (ODT)"),
    ("xl/workbook.xml", "a workbook (XLSX)"),
    ("ppt/presentation.xml", "a presentation (PPTX)"),
];

fn read(packed: &Packed<'_>) -> Vec<Outcome> {
    let mut archive = match open(packed.bytes) {
        Ok(archive) => archive,
        Err(reason) => return vec![packed.skipped(reason)],
    };
    if let Some((_, kind)) = DOCUMENTS.iter().find(|(name, _)| archive.index_for_name(name).is_some()) {
        return vec![packed.skipped(kinds::unread(kind))];
    }
    let mut outcomes = Vec::new();
    let mut total = 0;
    for index in 0..archive.len() {
        let Some(name) = article_name(&mut archive, index) else { continue };
        let limits = &packed.settings.limits;
        let limit = if kinds::is_collection(&name) { limits.collection_bytes } else { limits.file_bytes };
        if total >= TOTAL {
            outcomes.push(packed.skipped(format!("unpacks to more than {}: the rest was not read", megabytes(TOTAL))));
            break;
        }
        match member(&mut archive, index, limit.min(TOTAL - total)) {
            Ok(bytes) => {
                total += bytes.len();
                outcomes.extend(packed.member(&name, Some(&name), bytes));
            }
            Err(reason) => outcomes.push(Err(Skipped { path: format!("{}#{name}", packed.path), reason })),
        }
    }
    outcomes
}

/// The name of a member that may be an article: what a walk through a folder passes over is passed over here too.
fn article_name(archive: &mut Archive<'_>, index: usize) -> Option<String> {
    let member = archive.by_index_raw(index).ok()?;
    let name = String::from_utf8_lossy(member.name_raw()).into_owned();
    let hidden = name.split('/').any(|part| part.starts_with('.') && !matches!(part, "." | "..") || part == "__MACOSX");
    (member.is_file() && !hidden && !kinds::is_asset(&name)).then_some(name)
}

#[cfg(test)]
pub(super) mod testing {
    use ::zip::write::SimpleFileOptions;
    use ::zip::{CompressionMethod, ZipWriter};
    use std::io::{Cursor, Write};

    /// An archive of these members.
    pub(in crate::ingest) fn packed(members: &[(&str, &[u8])]) -> Vec<u8> {
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        for (name, bytes) in members {
            out.start_file(*name, options).unwrap();
            out.write_all(bytes).unwrap();
        }
        out.finish().unwrap().into_inner()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Settings, read_bytes};
    use super::testing::packed;

    #[test]
    fn members_are_articles_and_their_names_are_only_names() {
        let archive = packed(&[
            ("../../etc/evil.txt", b"One."),
            ("/abs/two.md", b"# Two\n\nWords."),
            ("b.jsonl", b"{\"id\": \"x\", \"text\": \"Three.\"}\n"),
            ("img/p.png", b"\x89PNG"),
            (".hidden/x.txt", b"x"),
            ("__MACOSX/y.txt", b"y"),
            ("empty.txt", b""),
        ]);
        let read = read_bytes("a.zip", archive, &Settings::default());
        let paths: Vec<&str> = read.articles.iter().map(|a| a.path.as_str()).collect();
        assert_eq!(paths, ["a.zip#../../etc/evil.txt", "a.zip#/abs/two.md", "a.zip#b.jsonl#x"]);
        assert_eq!(read.skipped[0].path, "a.zip#empty.txt");
        assert!(!std::path::Path::new("../../etc/evil.txt").exists());
    }

    #[test]
    fn bombs_and_broken_archives_are_refused() {
        let bomb = packed(&[("x.txt", &vec![b'x'; 32 << 20]), ("y.txt", b"Fine.")]);
        let read = read_bytes("a.zip", bomb, &Settings::default());
        assert_eq!((read.articles.len(), read.skipped[0].path.as_str()), (1, "a.zip#x.txt"));
        assert!(read.skipped[0].reason.contains("200 times"), "{:?}", read.skipped);
        let whole = packed(&[("x.txt", b"One.")]);
        for cut in [5, whole.len() / 2, whole.len() - 3] {
            assert_eq!(read_bytes("a.zip", whole[..cut].to_vec(), &Settings::default()).skipped.len(), 1);
        }
        let mut many = whole.clone();
        let end = many.len() - 22;
        many[end + 10..end + 12].copy_from_slice(&[0xFF, 0xFF]);
        assert!(read_bytes("a.zip", many, &Settings::default()).skipped[0].reason.contains("20000"));
    }

    #[test]
    fn documents_that_are_not_read_are_named() {
        let epub = packed(&[("mimetype", b"application/epub+zip"), ("META-INF/container.xml", b"<x/>")]);
        assert!(read_bytes("a.epub", epub, &Settings::default()).skipped[0].reason.contains("EPUB"));
    }
}
