//! What CI services and review tools read: one file a format.
//!
//! All of them carry findings and unread input, nothing else. Article text is hostile: what it says goes through the
//! escaping of each format, and through [`visible()`](super::visible()) where the format's reader shows it to people.

pub mod checkstyle;
pub mod github;
pub mod gitlab;
pub mod junit;
pub mod rdjsonl;
pub mod sarif;
mod xml;

use crate::audit::{Audit, Found, Place, Places};
use crate::rules::Finding;

/// A finding with its place in the file.
pub(super) struct Row<'a> {
    /// The finding with its article.
    pub found: Found<'a>,
    /// Where it stands.
    pub place: Place,
}

impl<'a> Row<'a> {
    /// The finding.
    pub fn finding(&self) -> &'a Finding {
        self.found.finding
    }

    /// The file it is in: without the record, for an article of a collection.
    pub fn file(&self) -> &'a str {
        file(self.found.path())
    }
}

/// Every finding of an audit, in its order.
pub(super) fn rows(audit: &Audit) -> Vec<Row<'_>> {
    let places = Places::new(audit);
    let row = |found: Found<'_>| {
        let Finding { article, field, span, .. } = found.finding;
        places.place(*article, *field, *span)
    };
    audit.findings().map(|found| Row { found, place: row(found) }).collect()
}

/// Findings that nobody has accepted or excused, gravest first.
pub(super) fn new_rows(audit: &Audit) -> Vec<Row<'_>> {
    let mut rows: Vec<Row<'_>> = rows(audit).into_iter().filter(|row| row.found.is_new()).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.found.severity()));
    rows
}

/// Endings of files that hold many articles; the article's record follows behind `#`.
const COLLECTIONS: &[&str] = &[".jsonl#", ".ndjson#", ".json#"];

/// The file of an article's path.
pub(crate) fn file(path: &str) -> &str {
    let ends = COLLECTIONS.iter().filter_map(|ending| Some(path.find(ending)? + ending.len() - 1));
    ends.min().and_then(|end| path.get(..end)).unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_record_of_a_collection_is_no_part_of_its_file() {
        assert_eq!(file("wire/day.jsonl#4711"), "wire/day.jsonl");
        assert_eq!(file("wire/day.jsonl#a.json#b"), "wire/day.jsonl");
        assert_eq!(file("notes/a#b.txt"), "notes/a#b.txt");
    }
}
