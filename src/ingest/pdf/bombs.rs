//! How large a PDF is, before it is opened: what is packed in it is unpacked here once and thrown away, since the parser of
//! PDFs unpacks whatever is there.

use super::super::limits::megabytes;
use flate2::bufread::{DeflateDecoder, ZlibDecoder};
use memchr::memmem;
use std::io::{BufRead, BufReader, Read};

/// Bytes that one stream may unpack to.
const STREAM: u64 = 64 << 20;

/// Bytes that all streams together may unpack to.
const TOTAL: u64 = 512 << 20;

/// Times that a stream may be packed inside itself.
const LAYERS: usize = 2;

/// Ways of packing that are not looked into, and that grow a small stream to a large one. Programs of this century write neither.
const OLD: [&[u8]; 2] = [b"/LZWDecode", b"/RunLengthDecode"];

/// A file of so many bytes cannot grow too large in those ways.
const SMALL: usize = 256 << 10;

/// Refuses a file that unpacks to more than can be held.
pub(super) fn check(bytes: &[u8]) -> Result<(), String> {
    if bytes.len() > SMALL && OLD.iter().any(|way| memmem::find(bytes, way).is_some()) {
        return Err(
            "a PDF packed in an old way (LZW, RLE) that is not read of large files: print it to a new PDF".to_owned()
        );
    }
    let mut total = 0;
    for at in memmem::find_iter(bytes, b"stream") {
        let data = bytes.get(at + b"stream".len()..).unwrap_or(&[]);
        total += grown(data.trim_ascii_start())?;
        if total > TOTAL {
            return Err(format!("a PDF that unpacks to more than {}: not read", megabytes(TOTAL as usize)));
        }
    }
    Ok(())
}

/// How many bytes a stream unpacks to; none where it is not packed.
fn grown(data: &[u8]) -> Result<u64, String> {
    let mut largest = 0;
    for layers in 1..=LAYERS + 1 {
        let mut stream: Box<dyn BufRead + '_> = Box::new(data);
        for _ in 0..layers {
            stream = unpacked(stream);
        }
        let count = length(stream);
        // A few bytes come out of anything.
        if count <= 1024 {
            break;
        }
        if count > STREAM || layers > LAYERS {
            return Err(format!(
                "a PDF with a stream that unpacks to more than {}: not read (a bomb?)",
                megabytes(STREAM as usize)
            ));
        }
        largest = largest.max(count);
    }
    Ok(largest)
}

/// What comes out of a stream until it ends or breaks, with zlib's two bytes before it or without.
fn unpacked<'a>(mut stream: Box<dyn BufRead + 'a>) -> Box<dyn BufRead + 'a> {
    let head = stream.fill_buf().map(|head| (head.first().copied(), head.get(1).copied()));
    let zlib = match head {
        Ok((Some(method), Some(flags))) => {
            method & 0x0f == 8 && (u16::from(method) << 8 | u16::from(flags)).is_multiple_of(31)
        }
        _ => false,
    };
    if zlib {
        Box::new(BufReader::new(ZlibDecoder::new(stream)))
    } else {
        Box::new(BufReader::new(DeflateDecoder::new(stream)))
    }
}

/// Bytes that come out of a stream, counted until there are too many.
fn length(mut stream: impl Read) -> u64 {
    let mut buffer = [0; 1 << 14];
    let mut count = 0;
    while count <= STREAM {
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => break,
            Ok(more) => count += more as u64,
        }
    }
    count
}
