//! Finding the files, and handing each to its reader.

use super::{Intake, Skipped, jsonl, plain};
use ignore::WalkBuilder;
use std::path::Path;

/// Reads every article under the paths given, in order of path.
pub fn read_paths<P: AsRef<Path>>(paths: &[P]) -> Intake {
    let mut intake = Intake::default();
    for root in paths {
        for entry in WalkBuilder::new(root).build() {
            match entry {
                Ok(entry) if entry.file_type().is_some_and(|t| t.is_file()) => read_file(entry.path(), &mut intake),
                Ok(_) => {}
                Err(error) => intake
                    .skipped
                    .push(Skipped { path: root.as_ref().display().to_string(), reason: error.to_string() }),
            }
        }
    }
    intake.articles.sort_by(|a, b| a.path.cmp(&b.path));
    intake.articles.dedup_by(|a, b| a.path == b.path);
    intake.skipped.sort();
    intake.skipped.dedup();
    intake
}

fn read_file(path: &Path, intake: &mut Intake) {
    let name = path.to_string_lossy().replace('\\', "/");
    let name = name.strip_prefix("./").unwrap_or(&name).to_owned();
    let text =
        std::fs::read(path).map_err(|e| e.to_string()).and_then(|b| String::from_utf8(b).map_err(|e| e.to_string()));
    match text {
        Ok(text) if name.ends_with(".jsonl") => jsonl::read(&name, &text, intake),
        Ok(text) => intake.articles.push(plain::read(name, text.clone().as_bytes(), text)),
        Err(reason) => intake.skipped.push(Skipped { path: name, reason }),
    }
}
