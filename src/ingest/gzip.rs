//! gzip: one file, compressed. Its articles have the path of the compressed file.

use super::container::{Container, Guarded, Packed};
use super::kinds;
use super::reader::Outcome;
use super::warc;
use flate2::read::MultiGzDecoder;
use std::io::BufReader;

/// gzip.
pub(super) const CONTAINER: Container = Container {
    name: "gzip",
    extensions: &["gz"],
    certain: |bytes| bytes.starts_with(b"\x1F\x8B"),
    fits: |_| false,
    read,
};

fn read(packed: &Packed<'_>) -> Vec<Outcome> {
    let name = packed.name.strip_suffix(".gz").unwrap_or(packed.name);
    let limits = &packed.settings.limits;
    let collection = kinds::is_collection(name);
    let limit = if collection { limits.collection_bytes } else { limits.file_bytes };
    let stream = || MultiGzDecoder::new(packed.bytes);
    // Web archives are read as a stream: what they unpack to is many times what is kept of it.
    if warc::begins(stream()) {
        let stream = Guarded::new(stream(), packed.bytes.len(), limits.collection_bytes);
        return warc::stream(packed, BufReader::with_capacity(1 << 16, stream));
    }
    match Guarded::new(stream(), packed.bytes.len(), limit).all() {
        Ok(bytes) => packed.member(name, None, bytes),
        Err(reason) => vec![packed.skipped(reason)],
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Limits, Settings, read_bytes};
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;

    fn gz(bytes: &[u8]) -> Vec<u8> {
        let mut out = GzEncoder::new(Vec::new(), Compression::best());
        out.write_all(bytes).unwrap();
        out.finish().unwrap()
    }

    #[test]
    fn what_is_compressed_is_read_as_what_it_is() {
        let read = read_bytes("a.jsonl.gz", gz(b"{\"id\": \"x\", \"text\": \"One.\"}\n"), &Settings::default());
        assert_eq!((read.articles[0].path.as_str(), read.articles[0].text.as_str()), ("a.jsonl.gz#x", "One."));
        let read = read_bytes("a.txt", gz(&gz(b"Two.")), &Settings::default());
        assert_eq!((read.articles[0].path.as_str(), read.articles[0].text.as_str()), ("a.txt", "Two."));
    }

    #[test]
    fn bombs_are_refused_by_size_ratio_and_depth() {
        let bomb = gz(&vec![b'x'; 32 << 20]);
        let refused = |bytes: &[u8], settings: &Settings| {
            let read = read_bytes("a.txt.gz", bytes.to_vec(), settings);
            assert_eq!(read.articles.len(), 0);
            read.skipped[0].reason.clone()
        };
        assert!(refused(&bomb, &Settings::default()).contains("200 times"));
        let small = Settings { limits: Limits { file_bytes: 1 << 20, ..Limits::default() }, ..Settings::default() };
        assert!(refused(&bomb, &small).contains("1 MB"));
        assert!(refused(&gz(&gz(&gz(&gz(&gz(b"x"))))), &Settings::default()).contains("more than 3 deep"));
        assert!(refused(&gz(b"One two three.")[..20], &Settings::default()).contains("too early"));
    }
}
