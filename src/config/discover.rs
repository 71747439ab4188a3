//! Finding the configuration file, and the project's own rule pages beside it.

use super::{Checked, Complaints, Config, PageFile};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The name of the configuration file.
pub const FILE_NAME: &str = "copydesk.toml";

impl Config {
    /// The configuration that holds for a folder or file: the nearest `copydesk.toml` from there upward, or the defaults.
    ///
    /// # Errors
    /// Everything that is wrong with the file, or with reading it or the rule pages beside it.
    pub fn discover(start: &Path) -> Result<Self, Complaints> {
        let here = std::path::absolute(start).unwrap_or_else(|_| start.to_owned());
        match here.ancestors().map(|folder| folder.join(FILE_NAME)).find(|file| file.is_file()) {
            Some(file) => Self::read(&file),
            None => Ok(Self::default()),
        }
    }

    /// Reads a configuration file, and the project's rule pages beside it.
    ///
    /// # Errors
    /// As [`Config::discover`].
    pub fn read(file: &Path) -> Result<Self, Complaints> {
        let name = named(file);
        let source = fs::read_to_string(file).map_err(|e| unreadable(&name, &e))?;
        let mut config = Self::parse(&name, &source)?;
        let root = file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned();
        config.pages = pages(&root.join(&config.rules_folder))?;
        config.root = Some(root);
        Ok(config)
    }

    /// The defaults, with the rule pages and word lists of a folder.
    ///
    /// # Errors
    /// When one of them cannot be read.
    pub fn with_rules_from(mut self, folder: &Path) -> Result<Self, Complaints> {
        self.pages.extend(pages(folder)?);
        Ok(self)
    }
}

/// The rule pages of a folder and the word lists of its `lists`, in order of name; none where there is no such folder.
fn pages(folder: &Path) -> Result<Vec<PageFile>, Complaints> {
    let mut pages = Vec::new();
    for (folder, ending) in [(folder.to_owned(), "md"), (folder.join("lists"), "txt")] {
        if !folder.is_dir() {
            continue;
        }
        let mut files: Vec<PathBuf> = fs::read_dir(&folder)
            .map_err(|e| unreadable(&named(&folder), &e))?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|p| p.is_file() && p.extension().is_some_and(|e| e == ending))
            .collect();
        files.sort();
        for file in files {
            let path = named(&file);
            let text = fs::read_to_string(&file).map_err(|e| unreadable(&path, &e))?;
            pages.push(PageFile { path, text });
        }
    }
    Ok(pages)
}

/// A file as a person would name it: relative to the current folder where it lies below.
fn named(file: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let short = file.strip_prefix(&here).unwrap_or(file);
    short.to_string_lossy().replace('\\', "/")
}

fn unreadable(path: &str, error: &io::Error) -> Complaints {
    let mut checked = Checked::new(path, "");
    checked.wrong(0..0, format!("cannot be read: {error}"), None);
    Complaints(checked.complaints)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_file_upward_holds_and_brings_its_pages() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("a/b");
        fs::create_dir_all(&deep).unwrap();
        fs::create_dir_all(folder.path().join("house/lists")).unwrap();
        fs::write(folder.path().join(FILE_NAME), "rules-folder = \"house\"\nfail-on = \"never\"\n").unwrap();
        fs::write(folder.path().join("house/x.md"), "# X").unwrap();
        fs::write(folder.path().join("house/lists/y.txt"), "y").unwrap();
        let config = Config::discover(&deep).unwrap();
        assert_eq!(config.fail_on, None);
        let names: Vec<&str> = config.pages.iter().filter_map(|p| p.path.rsplit('/').next()).collect();
        assert_eq!(names, ["x.md", "y.txt"]);
    }

    #[test]
    fn a_file_that_cannot_be_read_is_named() {
        let told = Config::read(Path::new("no/such/copydesk.toml")).unwrap_err().to_string();
        assert!(told.contains("no/such/copydesk.toml") && told.contains("cannot be read"), "{told}");
    }
}
