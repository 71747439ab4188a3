//! Bytes of files and of standard input, never more than a limit.

use super::limits::megabytes;
use crate::digest::Digest;
use std::fs::{File, FileType};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// The bytes of a file; the error says in plain words why there are none.
pub(super) fn file(path: &Path, limit: usize) -> Result<Vec<u8>, String> {
    let meta = std::fs::metadata(path).map_err(|error| plain_words(&error))?;
    if let Some(kind) = odd_kind(meta.file_type()) {
        return Err(kind.to_owned());
    }
    if meta.len() > limit as u64 {
        return Err(too_large(limit));
    }
    // Opening never waits: pipes are gone already. One byte more than the length lets the reader see the end at once.
    let file = File::open(path).map_err(|error| plain_words(&error))?;
    read(file, limit, meta.len() as usize + 1)
}

/// The digest of a file's bytes, of any number.
pub(super) fn digest(path: &Path) -> Result<Digest, String> {
    let meta = std::fs::metadata(path).map_err(|error| plain_words(&error))?;
    if let Some(kind) = odd_kind(meta.file_type()) {
        return Err(kind.to_owned());
    }
    let file = File::open(path).map_err(|error| plain_words(&error))?;
    Digest::of_reader(file).map_err(|error| plain_words(&error))
}

/// All of standard input.
pub(super) fn standard_input(limit: usize) -> Result<Vec<u8>, String> {
    read(io::stdin().lock(), limit, 0)
}

fn read(from: impl Read, limit: usize, expected: usize) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::with_capacity(expected);
    // The file may have grown since its length was asked for.
    from.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(|error| plain_words(&error))?;
    if bytes.len() > limit { Err(too_large(limit)) } else { Ok(bytes) }
}

fn too_large(limit: usize) -> String {
    format!("larger than {}, the most that is read of one file: split it", megabytes(limit))
}

/// What a path is that is neither a file nor a folder nor a link.
pub(super) fn odd_kind(kind: FileType) -> Option<&'static str> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if kind.is_fifo() {
            return Some("a named pipe, not a file (to read from a pipe, give `-`)");
        }
        if kind.is_socket() {
            return Some("a socket, not a file");
        }
        if kind.is_block_device() || kind.is_char_device() {
            return Some("a device, not a file");
        }
    }
    kind.is_dir().then_some("a folder, not a file")
}

/// An error of the file system in plain words.
pub(super) fn plain_words(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        ErrorKind::PermissionDenied => "no permission to read it".to_owned(),
        // `ErrorKind::FilesystemLoop` has no stable name yet.
        kind if format!("{kind:?}") == "FilesystemLoop" => "a symbolic link that leads back to itself".to_owned(),
        _ => format!("it cannot be read: {error}"),
    }
}
