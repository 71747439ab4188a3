//! WARC, the format of web archives, plain or compressed record by record: every page in it is an article.
//!
//! Read as a stream, record by record. ISO 28500 has the format; a record is a version line, headers, an empty line and a
//! block of the length that its headers declare.

use super::Skipped;
use super::container::{Container, Guarded, Packed, plain_words};
use super::limits::megabytes;
use super::reader::{Draft, Outcome};
use flate2::read::{MultiGzDecoder, ZlibDecoder};
use rayon::prelude::*;
use std::io::{self, BufRead, Read};

/// WARC.
pub(super) const CONTAINER: Container = Container {
    name: "WARC",
    extensions: &["warc"],
    certain: |bytes| begins(bytes),
    fits: |_| false,
    read: |packed| stream(packed, packed.bytes),
};

/// Whether a stream begins like a web archive.
pub(super) fn begins(stream: impl Read) -> bool {
    let mut head = Vec::new();
    stream.take(5).read_to_end(&mut head).is_ok() && head == b"WARC/"
}

/// Records that are unpacked before they are read, in parallel.
const BATCH: usize = 64;

/// Bytes of a record's headers, at most.
const HEADERS: u64 = 256 << 10;

/// A page of an archive.
struct Page {
    /// What the archive calls the record.
    id: String,
    url: Option<String>,
    bytes: Vec<u8>,
    /// The name by which its format is told.
    name: &'static str,
}

/// Reads the pages of an archive.
pub(super) fn stream(packed: &Packed<'_>, mut from: impl BufRead) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    let mut batch = Vec::new();
    loop {
        let record = record(&mut from, packed.settings.limits.line_bytes);
        match record {
            Ok(Some(Found::Page(page))) => batch.push(page),
            Ok(Some(Found::Refused(id, reason))) => {
                outcomes.push(Err(Skipped { path: format!("{}#{id}", packed.path), reason }));
            }
            Ok(Some(Found::Other)) => {}
            Ok(None) => break,
            Err(error) => {
                outcomes.push(packed.skipped(format!("a web archive, read up to a record that {error}")));
                break;
            }
        }
        if batch.len() >= BATCH {
            outcomes.extend(articles(packed, std::mem::take(&mut batch)));
        }
    }
    outcomes.extend(articles(packed, batch));
    outcomes
}

fn articles(packed: &Packed<'_>, pages: Vec<Page>) -> Vec<Outcome> {
    let read = |page: Page| {
        let outcomes = packed.member(page.name, Some(&page.id), page.bytes);
        let placed = |outcome: Outcome| {
            let mut draft: Draft = outcome?;
            draft.declared.url = draft.declared.url.or_else(|| page.url.clone());
            Ok(draft)
        };
        outcomes.into_iter().map(placed).collect::<Vec<_>>()
    };
    pages.into_par_iter().map(read).collect::<Vec<_>>().into_iter().flatten().collect()
}

/// What a record is.
enum Found {
    Page(Page),
    /// A page that is not read, and why.
    Refused(String, String),
    /// Requests, pictures, redirections and what else an archive keeps.
    Other,
}

/// Header fields in order, names in lower case.
struct Headers(Vec<(String, String)>);

impl Headers {
    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }
}

/// The next record; `None` at the end.
fn record(from: &mut impl BufRead, most: usize) -> Result<Option<Found>, String> {
    let broken = |error: &io::Error| plain_words(error);
    let version = loop {
        match line(from).map_err(|e| broken(&e))? {
            None => return Ok(None),
            Some(line) if line.is_empty() => {}
            Some(line) => break line,
        }
    };
    if !version.starts_with("WARC/") {
        return Err("does not begin as one".to_owned());
    }
    let headers = headers(from).map_err(|e| broken(&e))?;
    let length: u64 = headers.get("content-length").and_then(|said| said.parse().ok()).ok_or("has no length")?;
    let id = headers.get("warc-record-id").unwrap_or("").trim_matches(['<', '>']).trim_start_matches("urn:uuid:");
    let url = headers.get("warc-target-uri").map(|url| url.trim_matches(['<', '>']).to_owned());
    let id = if id.is_empty() { url.clone().unwrap_or_default() } else { id.to_owned() };
    let mut block = from.take(length);
    let kind = headers.get("warc-type").unwrap_or("").to_ascii_lowercase();
    let found = match kind.as_str() {
        "response" | "resource" | "conversion" if length > most as u64 => {
            Found::Refused(id, format!("longer than the {} that a record may have", megabytes(most)))
        }
        "response" => response(&mut block, id, url, most)?,
        "resource" | "conversion" => {
            let bytes = all(&mut block)?;
            let named = name(headers.get("content-type").unwrap_or(""));
            named.map_or(Found::Other, |name| Found::Page(Page { id, url, bytes, name }))
        }
        _ => Found::Other,
    };
    io::copy(&mut block, &mut io::sink()).map_err(|e| broken(&e))?;
    if block.limit() > 0 {
        return Err("is cut off".to_owned());
    }
    Ok(Some(found))
}

/// The page in an answer of a web server.
fn response(block: &mut impl BufRead, id: String, url: Option<String>, most: usize) -> Result<Found, String> {
    let status = line(block).map_err(|e| plain_words(&e))?.unwrap_or_default();
    let headers = headers(block).map_err(|e| plain_words(&e))?;
    let name = name(headers.get("content-type").unwrap_or("text/html"));
    let (Some(name), Some("200")) = (name, status.split(' ').nth(1)) else { return Ok(Found::Other) };
    let mut bytes = all(block)?;
    if headers.get("transfer-encoding").is_some_and(|said| said.eq_ignore_ascii_case("chunked")) {
        // Crawlers that took the chunks apart already leave the header standing.
        bytes = unchunked(&bytes).unwrap_or(bytes);
    }
    match unpacked(bytes, headers.get("content-encoding").unwrap_or(""), most) {
        Ok(bytes) => Ok(Found::Page(Page { id, url, bytes: in_utf8(bytes, &headers), name })),
        Err(reason) => Ok(Found::Refused(id, reason)),
    }
}

/// The character set that the server declared is applied where it can be; else the page is read as it declares itself.
fn in_utf8(bytes: Vec<u8>, headers: &Headers) -> Vec<u8> {
    let said = headers.get("content-type").unwrap_or("").to_ascii_lowercase();
    let charset = said.split_once("charset=").map(|(_, rest)| rest.trim_matches(['"', '\'', ' ']));
    match charset.map(|charset| charset.split(';').next().unwrap_or("")) {
        Some(charset) => super::decode::transported(bytes, charset),
        None => bytes,
    }
}

/// The name by which the format of a page is told, by its media type; none for what is no page.
fn name(media_type: &str) -> Option<&'static str> {
    match media_type.split(';').next().unwrap_or("").trim().to_ascii_lowercase().as_str() {
        "text/html" | "application/xhtml+xml" => Some("page.html"),
        "text/plain" => Some("page.txt"),
        "application/rss+xml" | "application/atom+xml" | "application/xml" | "text/xml" => Some("feed.xml"),
        _ => None,
    }
}

fn all(from: &mut impl Read) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    from.read_to_end(&mut bytes).map_err(|error| plain_words(&error))?;
    Ok(bytes)
}

/// The body of an answer without its content encoding.
fn unpacked(bytes: Vec<u8>, encoding: &str, most: usize) -> Result<Vec<u8>, String> {
    match encoding.trim().to_ascii_lowercase().as_str() {
        "gzip" | "x-gzip" if bytes.starts_with(b"\x1F\x8B") => {
            Guarded::new(MultiGzDecoder::new(&*bytes), bytes.len(), most).all()
        }
        "deflate" if bytes.first().is_some_and(|byte| byte & 0x0F == 8) => {
            Guarded::new(ZlibDecoder::new(&*bytes), bytes.len(), most).all()
        }
        "br" | "zstd" => Err(format!("compressed as `{encoding}`, which copydesk does not unpack")),
        _ => Ok(bytes),
    }
}

/// A body that was sent in chunks; `None` where it was not.
fn unchunked(mut bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    loop {
        let end = memchr::memmem::find(bytes, b"\r\n")?;
        let size = std::str::from_utf8(bytes.get(..end)?).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        if size == 0 {
            return Some(out);
        }
        bytes = bytes.get(end + 2..)?;
        out.extend_from_slice(bytes.get(..size)?);
        bytes = bytes.get(size..)?.strip_prefix(b"\r\n")?;
    }
}

/// A line without its end; `None` at the end of the stream.
fn line(from: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    from.take(HEADERS).read_until(b'\n', &mut line)?;
    if line.is_empty() {
        return Ok(None);
    }
    Ok(Some(String::from_utf8_lossy(line.trim_ascii_end()).into_owned()))
}

/// Header fields up to an empty line.
fn headers(from: &mut impl BufRead) -> io::Result<Headers> {
    let mut headers = Headers(Vec::new());
    let mut bytes = 0;
    while let Some(line) = line(from)?.filter(|line| !line.is_empty()) {
        bytes += line.len() as u64;
        if bytes > HEADERS {
            return Err(io::Error::other("has headers without end"));
        }
        if let Some((name, value)) = line.split_once(':') {
            headers.0.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    Ok(headers)
}

#[cfg(test)]
mod tests {
    use super::super::{Limits, Settings, read_bytes};
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;

    const PAGE: &str =
        "<html><body><p>The bridge is closed for repairs until the spring, the harbour board said.</p></body></html>";

    fn record(kind: &str, id: &str, block: &[u8]) -> Vec<u8> {
        let mut out = format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{id}>\r\nWARC-Target-URI: http://g.example/{id}\r\n\
             Content-Type: application/http;msgtype=response\r\nContent-Length: {}\r\n\r\n",
            block.len()
        )
        .into_bytes();
        out.extend_from_slice(block);
        out.extend_from_slice(b"\r\n\r\n");
        out
    }

    fn answer(headers: &str, body: &[u8]) -> Vec<u8> {
        [format!("HTTP/1.1 200 OK\r\n{headers}\r\n\r\n").as_bytes(), body].concat()
    }

    fn gz(bytes: &[u8]) -> Vec<u8> {
        let mut out = GzEncoder::new(Vec::new(), Compression::default());
        out.write_all(bytes).unwrap();
        out.finish().unwrap()
    }

    fn archive() -> Vec<Vec<u8>> {
        let chunked = format!("5\r\n{}\r\n{:x}\r\n{}\r\n0\r\n\r\n", &PAGE[..5], PAGE.len() - 5, &PAGE[5..]);
        vec![
            record("warcinfo", "0", b"software: x\r\n"),
            record("response", "1", &answer("Content-Type: text/html", PAGE.as_bytes())),
            record("request", "2", b"GET / HTTP/1.1\r\n\r\n"),
            record("response", "3", b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Gone.</p>"),
            record("response", "4", &answer("Content-Type: image/png", b"\x89PNG")),
            record(
                "response",
                "5",
                &answer("Content-Type: text/html\r\nTransfer-Encoding: chunked", chunked.as_bytes()),
            ),
            record("response", "6", &answer("Content-Type: text/html\r\nContent-Encoding: gzip", &gz(PAGE.as_bytes()))),
            record("response", "7", &answer("Content-Type: text/plain; charset=windows-1251", b"\xCC\xEE\xF1\xF2")),
            record("response", "8", &answer("Content-Encoding: br", b"x")),
        ]
    }

    #[test]
    fn pages_are_articles_named_by_their_records() {
        let whole: Vec<u8> = archive().concat();
        let packed: Vec<u8> = archive().iter().flat_map(|record| gz(record)).collect();
        for (name, bytes) in [("a.warc", whole), ("a.warc.gz", packed)] {
            let read = read_bytes(name, bytes, &Settings::default());
            let paths: Vec<String> = read.articles.iter().map(|a| a.path.replace(name, "")).collect();
            assert_eq!(paths, ["#1", "#5", "#6", "#7"]);
            assert!(read.articles[1].text.starts_with("The bridge is closed") && read.articles[3].text == "Мост");
            assert_eq!(read.articles[0].meta.url.as_deref(), Some("http://g.example/1"));
            assert_eq!(read.skipped.len(), 1);
            assert!(read.skipped[0].path.ends_with("#8") && read.skipped[0].reason.contains("`br`"));
        }
    }

    #[test]
    fn archives_that_lie_or_break_off_keep_what_was_read() {
        let mut bytes: Vec<u8> = archive()[..2].concat();
        bytes.extend_from_slice(
            b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<p>x",
        );
        let read = read_bytes("a.warc", bytes, &Settings::default());
        assert_eq!((read.articles.len(), read.skipped.len()), (1, 1), "{read:?}");
        for bytes in [
            "WARC/1.0\r\n",
            "WARC/1.0\r\nContent-Length: -5\r\n\r\n",
            "WARC/",
            "WARC/1.0\r\nContent-Length: 2\r\n\r\nxxxx",
        ] {
            assert_eq!(read_bytes("a.warc", bytes.as_bytes().to_vec(), &Settings::default()).articles.len(), 0);
        }
        let endless = format!("WARC/1.0\r\n{}", "A: b\r\n".repeat(200_000));
        assert!(
            read_bytes("a.warc", endless.into_bytes(), &Settings::default()).skipped[0]
                .reason
                .contains("headers without end")
        );
        let small = Settings { limits: Limits { line_bytes: 100, ..Limits::default() }, ..Settings::default() };
        assert!(read_bytes("a.warc", archive().concat(), &small).skipped[0].reason.contains("100 bytes"));
    }
}
