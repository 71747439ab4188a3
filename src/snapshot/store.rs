//! The folder of accepted snapshots.
//!
//! `x.md.snap` is the accepted snapshot of `x.md`; `x.md.snap.new` beside it one that waits for a decision.

use super::file::{self, File};
use super::{Change, Pending};
use crate::files;
use crate::report::visible;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The name of the folder's own snapshot.
pub const FOLDER: &str = "_folder";

/// The ending of an accepted snapshot.
const ACCEPTED: &str = ".snap";
/// The ending of one that waits.
const WAITING: &str = ".snap.new";

/// Where accepted snapshots lie.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    /// Which inputs the audit is of, as the folder's snapshot notes it.
    inputs: String,
    accepted: BTreeMap<PathBuf, File>,
    waiting: Vec<PathBuf>,
}

impl Store {
    /// Reads what lies in a folder, which need not be there; `inputs` are those of the audit that is to be held against it.
    ///
    /// # Errors
    /// When a file cannot be read; the error names it.
    pub fn open(folder: &Path, inputs: &str) -> io::Result<Self> {
        let (mut accepted, mut waiting) = (BTreeMap::new(), Vec::new());
        for path in files_below(folder)? {
            let place = path.strip_prefix(folder).unwrap_or(&path);
            if let Some(place) = without(place, WAITING) {
                waiting.push(place);
            } else if let Some(place) = without(place, ACCEPTED) {
                let text = fs::read(&path).map_err(|error| named(&path, &error))?;
                accepted.insert(place, File::parse(&String::from_utf8_lossy(&text)));
            }
        }
        Ok(Self { folder: folder.to_owned(), inputs: visible(inputs).into_owned(), accepted, waiting })
    }

    /// The inputs that the accepted snapshots are of, where they are not those of this audit.
    pub fn other_inputs(&self) -> Option<&str> {
        self.accepted.get(Path::new(FOLDER))?.inputs.as_deref().filter(|accepted| *accepted != self.inputs)
    }

    /// The text accepted for a name.
    pub fn accepted(&self, name: &str) -> Option<&str> {
        Some(&self.accepted.get(&file::place(name))?.body)
    }

    /// The accepted snapshots that none of these names has.
    pub(super) fn orphans<'a>(&self, names: impl Iterator<Item = &'a str>) -> Vec<Pending> {
        let known: std::collections::BTreeSet<PathBuf> = names.map(file::place).collect();
        let lost = self.accepted.iter().filter(|(place, file)| file.is_ours && !known.contains(*place));
        let pending = |(place, file): (&PathBuf, &File)| Pending {
            name: place.to_string_lossy().replace('\\', "/"),
            change: Change::Orphaned,
            old: file.body.clone(),
            new: String::new(),
        };
        lost.map(pending).collect()
    }

    /// Makes what is pending the accepted snapshot; that of an article which is gone goes, too.
    ///
    /// # Errors
    /// When the file cannot be written; the error names it.
    pub fn accept(&self, pending: &Pending) -> io::Result<()> {
        let path = self.path(pending, ACCEPTED);
        match pending.change {
            Change::Orphaned => remove(&path)?,
            Change::New | Change::Changed => self.write(&path, pending, &pending.new)?,
        }
        remove(&self.path(pending, WAITING))
    }

    /// Puts what is pending beside the accepted snapshot, to wait for a decision.
    ///
    /// # Errors
    /// When the file cannot be written; the error names it.
    pub fn propose(&self, pending: &Pending) -> io::Result<()> {
        match pending.change {
            Change::Orphaned => Ok(()),
            Change::New | Change::Changed => self.write(&self.path(pending, WAITING), pending, &pending.new),
        }
    }

    /// Takes what waits for a decision away; the accepted snapshot stays.
    ///
    /// # Errors
    /// When the file cannot be removed; the error names it.
    pub fn reject(&self, pending: &Pending) -> io::Result<()> {
        remove(&self.path(pending, WAITING))
    }

    /// Makes the accepted snapshot what it was before it was decided upon, and lets what is pending wait again.
    ///
    /// # Errors
    /// When a file cannot be written; the error names it.
    pub fn restore(&self, pending: &Pending) -> io::Result<()> {
        let path = self.path(pending, ACCEPTED);
        match pending.change {
            Change::New => remove(&path)?,
            Change::Changed | Change::Orphaned => self.write(&path, pending, &pending.old)?,
        }
        self.propose(pending)
    }

    /// Removes what waits though nothing of its name is pending.
    ///
    /// # Errors
    /// When a file cannot be removed; the error names it.
    pub fn sweep(&self, pending: &[Pending]) -> io::Result<()> {
        let waits: std::collections::BTreeSet<PathBuf> = pending.iter().map(Pending::place).collect();
        let mut over = self.waiting.iter().filter(|place| !waits.contains(*place));
        over.try_for_each(|place| remove(&with(&self.folder.join(place), WAITING)))
    }

    fn path(&self, pending: &Pending, ending: &str) -> PathBuf {
        with(&self.folder.join(pending.place()), ending)
    }

    fn write(&self, path: &Path, pending: &Pending, body: &str) -> io::Result<()> {
        let inputs = Some(self.inputs.as_str()).filter(|_| pending.name == FOLDER);
        let text = file::print(&pending.name, inputs, body);
        let folder = path.parent().unwrap_or(&self.folder);
        let written =
            fs::create_dir_all(folder).and_then(|()| files::replace(path, |out| out.write_all(text.as_bytes())));
        written.map_err(|error| named(path, &error))
    }
}

impl Pending {
    /// Where its files lie, without their ending.
    fn place(&self) -> PathBuf {
        match self.change {
            // The name of an orphan is its place: whose it was is not known.
            Change::Orphaned => PathBuf::from(&self.name),
            Change::New | Change::Changed => file::place(&self.name),
        }
    }
}

/// Every file below a folder, sorted; links are not followed.
fn files_below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            entries => entries.map_err(|error| named(&folder, &error))?,
        };
        for entry in entries {
            let entry = entry.map_err(|error| named(&folder, &error))?;
            let kind = entry.file_type().map_err(|error| named(&entry.path(), &error))?;
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() {
                files.push(entry.path());
            }
        }
    }
    files.sort();
    Ok(files)
}

fn without(place: &Path, ending: &str) -> Option<PathBuf> {
    let name = place.file_name()?.to_str()?.strip_suffix(ending).filter(|name| !name.is_empty())?;
    Some(place.with_file_name(name))
}

fn with(place: &Path, ending: &str) -> PathBuf {
    let mut name = place.file_name().unwrap_or_default().to_owned();
    name.push(ending);
    place.with_file_name(name)
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(named(path, &error)),
        _ => Ok(()),
    }
}

fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
