//! Containers: files that hold articles in a wrapping, compressed, packed or in a format that is no text.
//!
//! Nothing is ever unpacked to disk: members are read in memory, under their names as written, which are only ever shown.
//! Every stream that grows out of a compressed one is held to a size and to a ratio.

use super::limits::megabytes;
use super::reader::{Outcome, extension};
use super::{Settings, Skipped, docx, gzip, mail, mhtml, parquet, pdf, warc, zip};
use std::io::{self, ErrorKind, Read};

/// A kind of container. To add one: a file beside this one, and its line in [`CONTAINERS`].
pub struct Container {
    /// Its name, as people write it.
    pub name: &'static str,
    /// The endings of file names that say so, in lower case and without the dot.
    pub extensions: &'static [&'static str],
    /// Whether bytes are certainly one, whatever their file is called.
    pub(super) certain: fn(&[u8]) -> bool,
    /// Whether the bytes of a file whose name says so are one.
    pub(super) fits: fn(&[u8]) -> bool,
    /// Reads it.
    pub(super) read: fn(&Packed<'_>) -> Vec<Outcome>,
}

/// The containers. A DOCX file is a zip archive too, so it stands before it.
pub const CONTAINERS: &[Container] = &[
    gzip::CONTAINER,
    docx::CONTAINER,
    zip::CONTAINER,
    pdf::CONTAINER,
    parquet::CONTAINER,
    warc::CONTAINER,
    mhtml::CONTAINER,
    mail::EML,
    mail::MBOX,
];

/// Bytes that may be a container.
pub(super) struct Packed<'a> {
    /// The path that articles in it have.
    pub path: &'a str,
    /// The name by which its format is told: that of the file, or of the member of an archive.
    pub name: &'a str,
    /// The bytes.
    pub bytes: &'a [u8],
    /// How many containers it is in.
    pub depth: u8,
    /// How, and how much, is read.
    pub settings: &'a Settings,
}

/// Containers inside each other, at most: a compressed archive of compressed pages.
const DEPTH: u8 = 3;

impl Packed<'_> {
    /// The container as a whole, refused.
    pub(super) fn skipped(&self, reason: impl Into<String>) -> Outcome {
        Err(Skipped { path: self.path.to_owned(), reason: reason.into() })
    }

    /// What there is in a member: `name` tells its format, `record` is its name inside this container, if it needs one.
    pub(super) fn member(&self, name: &str, record: Option<&str>, bytes: Vec<u8>) -> Vec<Outcome> {
        let path = record.map_or_else(|| self.path.to_owned(), |record| format!("{}#{record}", self.path));
        if self.depth >= DEPTH {
            let reason = format!("archives inside archives, more than {DEPTH} deep");
            return vec![Err(Skipped { path, reason })];
        }
        let outcomes = super::drafts(&path, name, bytes, self.depth + 1, self.settings);
        let placed = |outcome: Outcome| {
            let mut draft = outcome?;
            draft.record = match (record, draft.record.take()) {
                (Some(member), Some(inner)) => Some(format!("{member}#{inner}")),
                (Some(member), None) => Some(member.to_owned()),
                (None, inner) => inner,
            };
            Ok(draft)
        };
        outcomes.into_iter().map(placed).collect()
    }
}

/// The container that bytes are, if they are one.
pub(super) fn choose(name: &str, bytes: &[u8]) -> Option<&'static Container> {
    let certain = CONTAINERS.iter().find(|container| (container.certain)(bytes));
    let named = || {
        let extension = extension(name)?;
        CONTAINERS.iter().find(|c| c.extensions.contains(&extension.as_str()) && (c.fits)(bytes))
    };
    certain.or_else(named)
}

/// How much larger than its packed form a stream may grow. Text shrinks to a third, logs to a fiftieth.
const RATIO: u64 = 200;

/// So many bytes are let through at any ratio.
const FREE: u64 = 4 << 20;

/// A stream that fails when it grows past its limits.
pub(super) struct Guarded<R> {
    inner: R,
    read: u64,
    most: u64,
    limit: u64,
}

impl<R: Read> Guarded<R> {
    /// Holds what comes out of `packed` bytes to `limit` bytes and to the ratio.
    pub(super) fn new(inner: R, packed: usize, limit: usize) -> Self {
        let (packed, limit) = (packed as u64, limit as u64);
        Self { inner, read: 0, most: packed.saturating_mul(RATIO).max(FREE), limit }
    }

    /// Everything that comes out.
    pub(super) fn all(mut self) -> Result<Vec<u8>, String> {
        let mut bytes = Vec::new();
        self.read_to_end(&mut bytes).map_err(|error| plain_words(&error))?;
        Ok(bytes)
    }
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.read += count as u64;
        if self.read > self.limit {
            let limit = megabytes(self.limit as usize);
            return Err(io::Error::other(format!("unpacks to more than {limit}, the most that is read")));
        }
        if self.read > self.most {
            return Err(io::Error::other(format!(
                "unpacks to more than {RATIO} times its size: not read (a zip bomb?)"
            )));
        }
        Ok(count)
    }
}

/// An error of a stream in plain words.
pub(super) fn plain_words(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::Other => error.to_string(),
        ErrorKind::UnexpectedEof => "cut off: the packed data end too early".to_owned(),
        _ => format!("its packed data are broken: {error}"),
    }
}
