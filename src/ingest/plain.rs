//! Plain text: the text is the file.

use super::SourceMap;
use super::reader::{Draft, Outcome, Reader, Source, never};
use crate::span::Span;

/// Plain text.
pub(super) const READER: Reader =
    Reader { name: "plain text", extensions: &["txt", "text"], certain: never, sniff: |_| true, read };

fn read(source: Source<'_>) -> Vec<Outcome> {
    let headline = headline(&source.text);
    let map = SourceMap::verbatim(&source.text);
    vec![Ok(Draft { headline, ..Draft::bare(source.sha256, source.text, map) })]
}

/// The longest headline, in bytes.
const HEADLINE: usize = 160;

/// The first line, where it reads like a headline: short, of two words and more, no sentence, and set off from what follows
/// by an empty line or by being much shorter.
pub(super) fn headline(text: &str) -> Option<Span> {
    let start = text.len() - text.trim_start().len();
    let body = text.get(start..)?;
    let end = memchr::memchr(b'\n', body.as_bytes())?;
    let line = body.get(..end)?.trim_end();
    let rest = body.get(end + 1..)?;
    let next = rest.lines().next()?;
    let apart = match next.trim().len() {
        0 => !rest.trim_start().is_empty(),
        next => next >= 2 * line.len() && next >= 100,
    };
    (apart && line.len() <= HEADLINE && reads_like_headline(line)).then(|| Span::new(start, start + line.len()))
}

fn reads_like_headline(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let first = words.next().unwrap_or("");
    let starts_low = first.starts_with(char::is_lowercase);
    let byline = matches!(first, "By" | "BY" | "by" | "Published" | "Updated" | "Posted");
    let ends_like_sentence = line.ends_with(['.', ',', ';', ':', '…']);
    let labelled = first.ends_with(':') && !line.ends_with(['"', '”', '’', '\'']);
    words.next().is_some()
        && !(starts_low || byline || labelled || ends_like_sentence)
        && line.chars().any(char::is_alphabetic)
        && super::dates::parse(line).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<&str> {
        headline(text).map(|span| span.of(text))
    }

    #[test]
    fn a_short_first_line_set_off_from_the_body_is_the_headline() {
        let body =
            "The harbour board voted on Tuesday to close the old swing bridge for repairs, and the ferry will run.";
        assert_eq!(found(&format!("\r\nBridge to close\r\n\r\n{body}")), Some("Bridge to close"));
        assert_eq!(found(&format!("Bridge to close?\n{body}")), Some("Bridge to close?"));
        assert_eq!(found(&format!("Roe: “It is unsafe”\n\n{body}")), Some("Roe: “It is unsafe”"));
        assert_eq!(found(&format!("Section: Local news\n\n{body}")), None);
    }

    #[test]
    fn sentences_bylines_dates_and_lone_lines_are_no_headlines() {
        for text in [
            "The bridge is closed.\n\nIt will stay so.",
            "By Jane Roe\n\nThe bridge is closed.",
            "1 March 2026\n\nThe bridge is closed.",
            "Bridge to close",
            "Bridge to close\n\n",
            "Bridge\n\nIt is closed.",
            "Bridge to close\nand ferry to run\n",
        ] {
            assert_eq!(found(text), None, "{text:?}");
        }
    }
}
