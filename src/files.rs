//! Files written whole or not at all.
//!
//! Takes a path and a writer, leaves the old file or the new one: an interrupted run never leaves half of one.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use tempfile::NamedTempFile;

/// Puts what `write` writes in the place of a file, or leaves that as it was. A pipe or a device is written to, and a link stays
/// one: what it leads to is replaced.
///
/// # Errors
/// When the folder cannot be written to, or whatever the writer says.
pub fn replace(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let there = fs::metadata(path).ok();
    if there.as_ref().is_some_and(|there| !there.is_file() && !there.is_dir()) {
        let mut out = BufWriter::new(fs::OpenOptions::new().write(true).open(path)?);
        write(&mut out)?;
        return out.flush();
    }
    let real = there.and_then(|_| fs::canonicalize(path).ok());
    let path = real.as_deref().unwrap_or(path);
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut out = BufWriter::new(NamedTempFile::new_in(folder)?);
    write(&mut out)?;
    let file = out.into_inner()?;
    file.as_file().sync_all()?;
    open_to_readers(&file)?;
    file.persist(path).map(drop).map_err(|error| error.error)
}

/// Temporary files are private; a report is for everybody who may read what else the user writes.
#[cfg(unix)]
fn open_to_readers(file: &NamedTempFile) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn open_to_readers(_: &NamedTempFile) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_writer_that_fails_leaves_the_old_file_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.csv");
        std::fs::write(&path, "old").unwrap();
        let full = |out: &mut dyn Write| out.write_all(b"half").and(Err(io::Error::other("no space left")));
        assert!(replace(&path, full).is_err());
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left behind");
        replace(&path, |out| out.write_all(b"new")).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "new");
    }
}
