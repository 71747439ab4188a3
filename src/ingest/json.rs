//! JSON: one article, an array of articles, or an answer of a news service with an array of articles somewhere in it.

use super::reader::{Outcome, Reader, Source, never};
use super::source_map::MapBuilder;
use super::{Skipped, jsonl, record};
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::ops::Range;

/// JSON.
pub(super) const READER: Reader = Reader { name: "JSON", extensions: &["json"], certain: never, sniff, read };

/// An object or array from the first character to the last, in one line or over several.
fn sniff(text: &str) -> bool {
    let text = text.trim();
    let wrapped = |open, close| text.starts_with(open) && text.ends_with(close);
    let one_line = !text.contains('\n');
    wrapped('[', ']') && text.get(1..).is_some_and(|t| t.trim_start().starts_with(['{', ']']))
        || wrapped('{', '}') && (one_line || text.lines().next().is_some_and(|line| !line.trim_end().ends_with('}')))
}

fn read(source: Source<'_>) -> Vec<Outcome> {
    // Exports of one object a line are often called `.json`.
    if jsonl::sniff(&source.text) {
        return jsonl::read(source);
    }
    let text = source.text.trim_start();
    let start = source.text.len() - text.len();
    if text.starts_with('[') {
        return array(&source, start);
    }
    let whole = source.text.trim_end().get(start..).unwrap_or("");
    match records(whole, &source) {
        Some(at) => array(&source, start + at),
        None => {
            let place = MapBuilder::new(&source.text).position(start);
            vec![record::read(whole, place, source.fields).or_else(|reason| source.skipped(reason))]
        }
    }
}

/// Where the list of records begins in an object, at the end of the first known way that leads to one.
fn records(object: &str, source: &Source<'_>) -> Option<usize> {
    type Members<'a> = BTreeMap<std::borrow::Cow<'a, str>, &'a RawValue>;
    let top: Members<'_> = serde_json::from_str(object).ok()?;
    // What has a text of its own is an article, whatever lists it has besides.
    if top.contains_key("text") && source.fields.records.is_empty() {
        return None;
    }
    source.fields.records().find_map(|way| {
        let (head, rest) = way.split_once('.').unwrap_or((way, ""));
        let mut found = *top.get(head)?;
        for name in rest.split('.').filter(|name| !name.is_empty()) {
            // Some exports wrap what they hold into a list of one.
            let inner = first(found.get()).unwrap_or(found.get());
            found = *serde_json::from_str::<Members<'_>>(inner).ok()?.get(name)?;
        }
        let list = found.get();
        let records = list.strip_prefix('[')?.trim_start().starts_with(['{', ']']);
        records.then(|| list.as_ptr() as usize - object.as_ptr() as usize)
    })
}

/// The first element of a list, as written.
fn first(list: &str) -> Option<&str> {
    let elements: Vec<&RawValue> = list.starts_with('[').then(|| serde_json::from_str(list).ok())??;
    elements.first().map(|element| element.get())
}

/// The articles of the array that begins at a byte of the file.
fn array(source: &Source<'_>, start: usize) -> Vec<Outcome> {
    let Some(elements) = elements(&source.text, start) else {
        return vec![source.skipped("a JSON array that does not end")];
    };
    let places = MapBuilder::new(&source.text);
    let article = |(number, range): (usize, Range<usize>)| {
        let element = source.text.get(range.clone()).unwrap_or("");
        match record::read(element, places.position(range.start), source.fields) {
            Ok(mut draft) => {
                draft.record.get_or_insert_with(|| number.to_string());
                Ok(draft)
            }
            Err(reason) => Err(Skipped {
                path: format!("{}#{number}", source.path),
                reason: format!("element {number}: {reason}"),
            }),
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
                // After a list inside an object, the object goes on; the parser has seen to that.
                let whole = text.get(..start).is_some_and(|before| before.trim().is_empty());
                let ends = || text.get(at + 1..).is_some_and(|rest| rest.trim().is_empty());
                return (!whole || ends()).then_some(elements);
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
    fn the_answer_of_a_news_service_is_a_collection() {
        for text in [
            "{\"status\": \"ok\",\n \"articles\": [{\"title\": \"T\",\n \"content\": \"One.\"}, {\"content\": \"Two.\"}], \"totalResults\": 2}",
            "{\"articles\": {\"page\": 1,\n\"results\": [{\"body\": \"One.\"}, {\"body\": \"Two.\"}]}}",
            "{\"response\": {\"docs\": 5,\n\"results\": [{\"webTitle\": \"T\", \"fields\": {\"body\": \"<p>One.</p>\"}}, {\"text\": \"Two.\"}]}}",
        ] {
            let read = articles("a.json", text);
            let found: Vec<(&str, &str, u32)> =
                read.iter().map(|a| (a.path.as_str(), a.text.as_str(), a.position(0).line)).collect();
            assert_eq!(found, [("a.json#1", "One.", 2), ("a.json#2", "Two.", found[1].2)]);
        }
    }

    #[test]
    fn an_export_inside_a_list_of_one_is_found() {
        let ghost = "{\"db\": [{\"meta\": {},\n \"data\": {\"posts\": [{\"id\": \"a\", \"html\": \"<p>One.</p>\"}]}}]}";
        assert_eq!(
            (articles("g.json", ghost)[0].path.as_str(), articles("g.json", ghost)[0].text.as_str()),
            ("g.json#a", "One.")
        );
    }

    #[test]
    fn an_article_with_lists_is_one_article() {
        assert_eq!(articles("a.json", "{\"text\": \"One.\", \"data\": [{\"text\": \"Two.\"}]}").len(), 1);
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
