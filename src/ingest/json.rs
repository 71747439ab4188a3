//! JSON: one article, or an array of articles.

use super::reader::{Outcome, Reader, Source};
use super::source_map::MapBuilder;
use super::{Skipped, record};
use std::ops::Range;

/// JSON.
pub(super) const READER: Reader = Reader { name: "JSON", extensions: &["json"], sniff, read };

/// An object or array from the first character to the last, in one line or over several.
fn sniff(text: &str) -> bool {
    let text = text.trim();
    let wrapped = |open, close| text.starts_with(open) && text.ends_with(close);
    let one_line = !text.contains('\n');
    wrapped('[', ']') && text.get(1..).is_some_and(|t| t.trim_start().starts_with(['{', ']']))
        || wrapped('{', '}') && (one_line || text.lines().next().is_some_and(|line| !line.trim_end().ends_with('}')))
}

fn read(source: Source<'_>) -> Vec<Outcome> {
    let text = source.text.trim_start();
    let start = source.text.len() - text.len();
    let places = MapBuilder::new(&source.text);
    let one =
        |range: Range<usize>| record::read(source.text.get(range.clone()).unwrap_or(""), places.position(range.start));
    if !text.starts_with('[') {
        return vec![one(start..source.text.trim_end().len()).or_else(|reason| source.skipped(reason))];
    }
    let Some(elements) = elements(&source.text, start) else {
        return vec![source.skipped("a JSON array that does not end")];
    };
    let article = |(number, range): (usize, Range<usize>)| match one(range) {
        Ok(mut draft) => {
            draft.record.get_or_insert_with(|| number.to_string());
            Ok(draft)
        }
        Err(reason) => {
            Err(Skipped { path: format!("{}#{number}", source.path), reason: format!("element {number}: {reason}") })
        }
    };
    (1..).zip(elements).map(article).collect()
}

/// Where the elements of the array at `start` stand: found by brackets and strings alone, each element is parsed later.
fn elements(text: &str, start: usize) -> Option<Vec<Range<usize>>> {
    let mut elements = Vec::new();
    let (mut depth, mut in_string, mut escaped) = (0u32, false, false);
    let mut from = start + 1;
    for (at, byte) in text.bytes().enumerate().skip(start) {
        if in_string {
            in_string = escaped || byte != b'"';
            escaped = !escaped && byte == b'\\';
            continue;
        }
        match byte {
            b'"' => in_string = true,
            b'[' | b'{' => depth += 1,
            b',' if depth == 1 => {
                elements.push(trimmed(text, from..at));
                from = at + 1;
            }
            b']' | b'}' if depth == 1 => {
                let last = trimmed(text, from..at);
                if !(last.is_empty() && elements.is_empty()) {
                    elements.push(last);
                }
                return text.get(at + 1..).is_some_and(|rest| rest.trim().is_empty()).then_some(elements);
            }
            b']' | b'}' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inner = text.get(range.clone()).unwrap_or("");
    let start = range.start + (inner.len() - inner.trim_start().len());
    start..start + inner.trim().len()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{articles, intake};

    #[test]
    fn one_object_is_one_article_at_the_files_path() {
        let read = articles("a.json", "{\n  \"title\": \"T\",\n  \"text\": \"Words.\"\n}\n");
        assert_eq!(
            (read[0].path.as_str(), read[0].text.as_str(), read[0].meta.title.as_deref()),
            ("a.json", "Words.", Some("T"))
        );
    }

    #[test]
    fn an_array_is_a_collection_and_every_element_has_its_place() {
        let read =
            intake("a.json", "[\n  {\"id\": \"x\", \"text\": \"] , [ \\\" }\"},\n  5,\n  {\"text\": \"two\"}\n]");
        let places: Vec<(&str, u32, u32)> =
            read.articles.iter().map(|a| (a.path.as_str(), a.position(0).line, a.position(0).column)).collect();
        assert_eq!(places, [("a.json#3", 4, 3), ("a.json#x", 2, 3)]);
        assert_eq!(read.skipped[0].path, "a.json#2");
    }

    #[test]
    fn broken_json_is_skipped_with_the_reason() {
        for text in ["[", "[{\"text\": \"x\"}", "{", "{\"text\": \"x\"} {}", "[1] 2", "null"] {
            let read = intake("a.json", text);
            assert_eq!((read.articles.len(), read.skipped.len()), (0, 1), "{text}: {read:?}");
        }
        let deep = "[".repeat(100_000);
        assert_eq!(intake("a.json", &deep).skipped.len(), 1);
    }
}
