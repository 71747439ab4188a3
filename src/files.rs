//! Files written whole or not at all.
//!
//! Takes a path and a writer, leaves the old file or the new one: an interrupted run never leaves half of one.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};
use tempfile::NamedTempFile;

/// What has been begun and is not in its place yet.
static UNFINISHED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// The status of a run that was interrupted while it wrote, as shells give it.
const INTERRUPTED: i32 = 130;

fn unfinished() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Ends the program, and leaves no half-written file behind.
pub fn abandon(status: i32) -> ! {
    // Whoever writes waits for this lock, and the program ends with it held: nothing is begun or put in its place any more.
    let unfinished = unfinished();
    for path in unfinished.iter() {
        drop(fs::remove_file(path));
    }
    std::process::exit(status)
}

/// From the first file on, an interrupt takes away what is not finished. A command that waits for interrupts itself has seen to
/// them before, and calls [`abandon`].
fn tidy_when_interrupted() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| drop(ctrlc::set_handler(|| abandon(INTERRUPTED))));
}

/// A file on its way, listed as long as it is unfinished.
struct Begun(PathBuf);

impl Begun {
    fn within(folder: &Path) -> io::Result<(Self, NamedTempFile)> {
        tidy_when_interrupted();
        let mut unfinished = unfinished();
        let file = NamedTempFile::new_in(folder)?;
        unfinished.insert(file.path().to_path_buf());
        Ok((Self(file.path().to_path_buf()), file))
    }
}

impl Drop for Begun {
    fn drop(&mut self) {
        unfinished().remove(&self.0);
    }
}

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
    let (begun, file) = Begun::within(folder)?;
    let mut out = BufWriter::new(file);
    write(&mut out)?;
    let file = out.into_inner()?;
    file.as_file().sync_all()?;
    open_to_readers(&file)?;
    let done = file.persist(path).map(drop).map_err(|error| error.error);
    drop(begun);
    done
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
