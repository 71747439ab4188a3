//! JSON Lines: one article a line.

use super::reader::{Outcome, Reader, Source, never};
use super::{Position, Skipped, record};
use rayon::prelude::*;

/// JSON Lines.
pub(super) const READER: Reader =
    Reader { name: "JSON Lines", extensions: &["jsonl", "ndjson"], certain: never, sniff, read };

/// Two lines that are an object each.
pub(super) fn sniff(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(2);
    let object = |line: Option<&str>| line.is_some_and(|l| l.starts_with('{') && l.ends_with('}'));
    object(lines.next()) && object(lines.next())
}

/// Reads every line; a line that is no article is skipped with its reason.
pub(super) fn read(source: Source<'_>) -> Vec<Outcome> {
    let lines: Vec<(u32, &str)> = (1..).zip(source.text.lines()).filter(|(_, line)| !line.trim().is_empty()).collect();
    lines.into_par_iter().map(|(number, line)| article(&source, number, line)).collect()
}

fn article(source: &Source<'_>, number: u32, line: &str) -> Outcome {
    let draft = if line.len() > source.limits.line_bytes {
        Err(format!("longer than the {} that a record may have", super::limits::megabytes(source.limits.line_bytes)))
    } else {
        record::read(line, Position { line: number, column: 1 }, source.fields)
    };
    match draft {
        Ok(mut draft) => {
            draft.record.get_or_insert_with(|| number.to_string());
            Ok(draft)
        }
        Err(reason) => {
            Err(Skipped { path: format!("{}#{number}", source.path), reason: format!("line {number}: {reason}") })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{articles, intake};

    #[test]
    fn a_record_is_named_by_its_id_or_its_line() {
        let read = articles(
            "n.jsonl",
            "{\"id\": \"a\", \"text\": \"x\"}\n\n{\"id\": 7, \"text\": \"y\"}\n{\"text\": \"z\", \"id\": null}\n",
        );
        let paths: Vec<&str> = read.iter().map(|a| a.path.as_str()).collect();
        assert_eq!(paths, ["n.jsonl#4", "n.jsonl#7", "n.jsonl#a"]);
    }

    #[test]
    fn a_line_that_is_no_article_is_skipped_with_its_number() {
        let read =
            intake("n.jsonl", "{\"text\": \"x\"}\n{\"text\": 5}\n[1]\n{\"title\": \"t\"}\nwords\n{\"text\": \" \"}");
        assert_eq!(read.articles.len(), 1);
        let paths: Vec<&str> = read.skipped.iter().map(|s| s.path.as_str()).collect();
        assert_eq!(paths, ["n.jsonl#2", "n.jsonl#3", "n.jsonl#4", "n.jsonl#5", "n.jsonl#6"]);
        assert!(read.skipped[0].reason.starts_with("line 2: no article: it has no `text`"), "{:?}", read.skipped);
    }

    #[test]
    fn ids_that_come_twice_are_told_apart_by_their_order() {
        let read = articles(
            "n.jsonl",
            "{\"id\":\"a\",\"text\":\"1\"}\n{\"id\":\"a\",\"text\":\"2\"}\n{\"id\":\"a~2\",\"text\":\"3\"}",
        );
        let pairs: Vec<(&str, &str)> = read.iter().map(|a| (a.path.as_str(), a.text.as_str())).collect();
        assert_eq!(pairs, [("n.jsonl#a", "1"), ("n.jsonl#a~2", "3"), ("n.jsonl#a~3", "2")]);
    }

    #[test]
    fn a_record_is_found_at_its_line_and_keeps_its_text() {
        let read = articles(
            "n.jsonl",
            "\n{\"text\": \"One \\u201ctwo\\u201d\\r\\nthree\", \"published\": \"soon\", \"authors\": \"Jane Roe\"}",
        );
        assert_eq!(read[0].text, "One “two”\r\nthree");
        assert_eq!((read[0].position(3).line, read[0].position(3).column), (2, 1));
        assert_eq!(read[0].meta.published, None);
        assert_eq!(read[0].meta.authors, ["Jane Roe"]);
    }
}
