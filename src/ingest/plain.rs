//! Plain text: the text is the file.

use super::reader::{Draft, Outcome, Reader, Source, never};
use super::{Metadata, SourceMap, dates};
use crate::span::Span;

/// Plain text.
pub(super) const READER: Reader =
    Reader { name: "plain text", extensions: &["txt", "text"], certain: never, sniff: |_| true, read };

fn read(source: Source<'_>) -> Vec<Outcome> {
    let headline = headline(&source.text);
    let detected = said_above(&source.text);
    let map = SourceMap::verbatim(&source.text);
    vec![Ok(Draft { headline, detected, ..Draft::bare(source.sha256, source.text, map) })]
}

/// Lines at the beginning among which the byline and the date stand.
const ABOVE: usize = 8;

/// What stands in lines of their own above the story: `By Jane Roe`, `Published: 1 March 2026`.
fn said_above(text: &str) -> Metadata {
    let mut said = Metadata::default();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()).take(ABOVE) {
        if said.authors.is_empty() {
            said.authors = byline(line).unwrap_or_default();
        }
        let after = |labels: &[&str]| {
            let rest = labels.iter().find_map(|label| line.strip_prefix(label))?;
            dates::parse(rest.trim_start_matches([':', ' ']))
        };
        said.published = said
            .published
            .or_else(|| after(&["Published", "PUBLISHED", "Posted", "Veröffentlicht", "Publié le", "Publicado"]));
        said.updated = said
            .updated
            .or_else(|| after(&["Updated", "UPDATED", "Last updated", "Aktualisiert", "Mis à jour le", "Actualizado"]));
    }
    said
}

/// Words that bylines begin with.
const BY: [&str; 9] = ["By ", "BY ", "Von ", "Par ", "Por ", "Di ", "Door ", "Av ", "Af "];

/// Small words inside names and between them.
const SMALL: [&str; 18] =
    ["and", "und", "et", "y", "e", "en", "og", "och", "de", "da", "del", "van", "von", "der", "den", "la", "le", "dos"];

/// The names in a line that is nothing but a byline.
pub fn byline(line: &str) -> Option<Vec<String>> {
    let rest = BY.iter().find_map(|by| line.strip_prefix(by))?;
    // What follows is an office or an outlet: “Staff Writer”, “Harbour Post”.
    let names = rest.split([',', '|', '/', '(', '–', '—']).next()?.trim();
    let words = names.split(' ').filter(|word| !word.is_empty());
    let name = |word: &str| word.starts_with(char::is_uppercase) && !word.contains(|c: char| c.is_ascii_digit());
    let listed = words.clone().all(|word| name(word) || SMALL.contains(&word));
    let count = words.clone().filter(|word| name(word)).count();
    let sentence = line.ends_with(['.', '!', '?', ':', ';']);
    let shouted = !names.contains(char::is_lowercase);
    if !listed || sentence || !(2..=8).contains(&count) || line.len() > HEADLINE || shouted && !line.starts_with("BY ")
    {
        return None;
    }
    let both = [" und ", " et ", " y ", " e ", " en ", " og ", " och "]
        .iter()
        .fold(names.to_owned(), |names, and| names.replace(and, " and "));
    Some(super::loose::authors(&both))
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
    fn bylines_and_dates_in_lines_of_their_own_are_metadata() {
        let body = "The harbour board voted on Tuesday to close the old swing bridge for repairs.";
        let said = |line: &str| said_above(&format!("Bridge to close for repairs\n\n{line}\n\n{body}"));
        for (line, names) in [
            ("By Ada Tarn", &["Ada Tarn"][..]),
            ("BY ADA TARN", &["ADA TARN"]),
            ("By Ada Tarn and Bo de la Hale, Staff Writers", &["Ada Tarn", "Bo de la Hale"]),
            ("Von Ada Tarn und Bo Hale", &["Ada Tarn", "Bo Hale"]),
            ("Par Ada Tarn (Harbour Post)", &["Ada Tarn"]),
            ("By the end of the week", &[]),
            ("By Tuesday", &[]),
            ("By Monday Night Rain Fell.", &[]),
            ("Von 2026 an", &[]),
        ] {
            assert_eq!(said(line).authors, names, "{line}");
        }
        let date = |line: &str| said(line).published.map(|p| p.to_string());
        assert_eq!(date("Published: 1 March 2026").as_deref(), Some("2026-03-01"));
        assert_eq!(date("Published by the harbour board"), None);
        assert_eq!(date("1 March 2026"), None);
        assert_eq!(said("Updated March 2, 2026").updated.map(|p| p.to_string()).as_deref(), Some("2026-03-02"));
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
