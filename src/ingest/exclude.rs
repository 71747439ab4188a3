//! What a project leaves out: patterns as in git-ignore, relative to the project's folder.

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::fs;
use std::path::Path;

/// Patterns of paths that are not read.
#[derive(Clone, Debug)]
pub struct Exclude(Gitignore);

impl Default for Exclude {
    /// Leaves nothing out.
    fn default() -> Self {
        Self(Gitignore::empty())
    }
}

impl Exclude {
    /// The patterns of a project whose folder is `root`.
    ///
    /// # Errors
    /// With a pattern that is none, and why.
    pub fn new(root: &Path, patterns: &[String]) -> Result<Self, String> {
        let root = fs::canonicalize(root).unwrap_or_else(|_| root.to_path_buf());
        let mut builder = GitignoreBuilder::new(root);
        for pattern in patterns {
            builder.add_line(None, pattern).map_err(|error| format!("`{pattern}` is no pattern: {error}"))?;
        }
        builder.build().map(Self).map_err(|error| error.to_string())
    }

    /// Whether a file is left out; `place` is where it really is, links followed.
    pub(super) fn covers(&self, place: &Path) -> bool {
        !self.0.is_empty()
            && place.starts_with(self.0.path())
            && self.0.matched_path_or_any_parents(place, false).is_ignore()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_count_from_the_projects_folder_and_cover_what_is_below() {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        let patterns = ["drafts/", "*.old.md", "!keep.old.md"].map(str::to_owned);
        let exclude = Exclude::new(folder.path(), &patterns).unwrap();
        let covered = |path: &str| exclude.covers(&root.join(path));
        assert!(covered("drafts/a.md") && covered("deep/drafts/b/c.md") && covered("x.old.md"));
        assert!(!covered("a.md") && !covered("keep.old.md"));
        assert!(!exclude.covers(Path::new("/elsewhere/drafts/a.md")) && !Exclude::default().covers(Path::new("-")));
    }
}
