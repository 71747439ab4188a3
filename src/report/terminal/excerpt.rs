//! Excerpts: the line that a span stands on, cut around the span, with a mark under exactly the span.
//!
//! An article often is one long line a paragraph, so a line is cut where it does not fit, between words and never inside the
//! span unless the span alone is too long; then its middle is cut. Work is in proportion to the page's width, not to the line.

use super::page::{Ink, Page, counted};
use crate::facts::Reading;
use crate::ingest::SourceMap;
use crate::report::visible::spelt_out;
use crate::span::Span;
use std::io;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns left of the text: the line's number and the frame.
const GUTTER: usize = 8;

/// Writes the excerpt of a span: its line or, where it runs over several, the first and the last.
///
/// All of a record stands on one line of its collection, so there the paragraph is told instead: `¶3`.
pub(super) fn write(page: &mut Page<'_>, reading: &Reading, span: Span, ink: Ink) -> io::Result<()> {
    let article = &reading.article;
    let span = span.trimmed(&article.text);
    let lines = lines_of(&article.text, span);
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return Ok(()) };
    marked(page, &number(reading, first.start), &article.text, *first, ink)?;
    if lines.len() > 2 {
        let text = format!("      ┊ {}", counted(lines.len() - 2, "more line", "more lines"));
        let text = page.ink(Ink::Faint, &text);
        page.line(&text)?;
    }
    if lines.len() > 1 {
        marked(page, &number(reading, last.start), &article.text, *last, ink)?;
    }
    Ok(())
}

/// The number of the line that a byte stands on or, in a record, of its paragraph.
fn number(reading: &Reading, byte: u32) -> String {
    paragraph(reading, byte).unwrap_or_else(|| reading.article.position(byte).line.to_string())
}

/// `¶3` for a byte of a record's text, whose place in the file is the same for all of it; nothing elsewhere.
pub(super) fn paragraph(reading: &Reading, byte: u32) -> Option<String> {
    let is_record = matches!(reading.article.source_map, SourceMap::Record(_));
    let number = reading.text.paragraphs.partition_point(|p| p.span.start <= byte).max(1);
    is_record.then(|| format!("¶{number}"))
}

/// Writes one line of any text with a mark under a span of it.
pub(super) fn marked(page: &mut Page<'_>, number: &str, text: &str, span: Span, ink: Ink) -> io::Result<()> {
    let window = Window::new(text, span, page.width.saturating_sub(GUTTER).max(20));
    let gutter = page.ink(Ink::Faint, &format!("{number:>5} │ "));
    page.line(&format!("{gutter}{}{}{}", window.before, window.inside, window.after))?;
    let gutter = page.ink(Ink::Faint, "      │ ");
    let mark = page.ink(ink, &"^".repeat(window.inside.width().max(1)));
    page.line(&format!("{gutter}{}{mark}", " ".repeat(window.before.width())))
}

/// A text on one line of so many columns, cut around a span of it.
pub(super) fn around(text: &str, span: Span, columns: usize) -> String {
    let Window { before, inside, after } = Window::new(text, span, columns);
    format!("{before}{inside}{after}")
}

/// The lines of a span that hold more than white space, each cut to the span.
fn lines_of(text: &str, span: Span) -> Vec<Span> {
    let mut start = span.from();
    let mut lines = Vec::new();
    for line in span.of(text).split('\n') {
        let inner = Span::new(start, start + line.len()).trimmed(text);
        start += line.len() + 1;
        if !inner.is_empty() {
            lines.push(inner);
        }
    }
    lines
}

/// What of a line is shown, made visible.
#[derive(Debug, PartialEq)]
struct Window {
    before: String,
    inside: String,
    after: String,
}

impl Window {
    /// Cuts the line around a span on it to so many columns.
    fn new(text: &str, span: Span, columns: usize) -> Self {
        let before = text.get(..span.from()).unwrap_or("");
        let after = text.get(span.to()..).unwrap_or("");
        let inside = middle_cut(span.of(text), columns.saturating_sub(8).max(12));
        let room = columns.saturating_sub(inside.width());
        let tail = after_span(after, room);
        let head = before_span(before, room.saturating_sub(tail.width().min(room / 2)));
        let after = after_span(after, room.saturating_sub(head.width()));
        Self { before: head, inside, after }
    }
}

/// What stands before a span on its line, as far as there is room, cut before a word.
fn before_span(text: &str, columns: usize) -> String {
    let mut kept = 0;
    let mut width = 0;
    let mut whole = true;
    for (at, c) in text.char_indices().rev().take_while(|(_, c)| *c != '\n') {
        width += columns_of(c);
        if width > columns.saturating_sub(1) {
            whole = false;
            break;
        }
        kept = text.len() - at;
    }
    let part = text.get(text.len() - kept..).unwrap_or("");
    if whole {
        return spelt_out(part.trim_start()).into_owned();
    }
    let word = part.find(char::is_whitespace).filter(|at| *at < part.len().min(24)).unwrap_or(0);
    format!("…{}", spelt_out(part.get(word..).unwrap_or("").trim_start()))
}

/// What stands after a span on its line, as far as there is room, cut after a word.
fn after_span(text: &str, columns: usize) -> String {
    let mut kept = 0;
    let mut width = 0;
    let mut whole = true;
    for (at, c) in text.char_indices().take_while(|(_, c)| *c != '\n') {
        width += columns_of(c);
        if width > columns.saturating_sub(1) {
            whole = false;
            break;
        }
        kept = at + c.len_utf8();
    }
    let part = text.get(..kept).unwrap_or("");
    if whole {
        return spelt_out(part.trim_end()).into_owned();
    }
    let word = part.rfind(char::is_whitespace).filter(|at| part.len() - at < 24).unwrap_or(part.len());
    format!("{}…", spelt_out(part.get(..word).unwrap_or("").trim_end()))
}

/// A text whose middle is cut where it takes more than so many columns.
fn middle_cut(text: &str, columns: usize) -> String {
    let short = text.len() <= columns.saturating_mul(8);
    let whole = if short { spelt_out(text).into_owned() } else { String::new() };
    if short && whole.width() <= columns {
        return whole;
    }
    let left = columns.saturating_mul(2) / 3;
    let head = after_span(text, left);
    let tail = before_span(text, columns.saturating_sub(left + 1));
    format!("{} {}", head.trim_end_matches('…').trim_end(), tail)
}

/// Columns that a character takes once it has been made visible.
fn columns_of(c: char) -> usize {
    let mut bytes = [0; 4];
    let text: &str = c.encode_utf8(&mut bytes);
    let shown = spelt_out(text);
    if shown == text { c.width().unwrap_or(0) } else { shown.width() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Article;
    use crate::report::View;
    use proptest::prelude::*;

    fn excerpt(text: &str, needle: &str, width: usize) -> String {
        let start = text.find(needle).unwrap();
        let article = Article::from_text("a.txt", text);
        let mut out = Vec::new();
        let view = View { width, ..View::default() };
        let span = Span::new(start, start + needle.len());
        write(&mut Page::new(&view, &mut out), &Reading::new(article), span, Ink::Strong).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_short_line_stands_whole_with_its_mark() {
        insta::assert_snapshot!(excerpt("One.\nThe mayor opened the bridge.\nTwo.", "opened", 60), @r"
            2 │ The mayor opened the bridge.
              │           ^^^^^^
        ");
    }

    #[test]
    fn a_long_line_is_cut_between_words_on_both_sides_of_the_span() {
        let line =
            format!("{}needle in the hay {}", "before it there was a lot ".repeat(9), "and after it more ".repeat(9));
        insta::assert_snapshot!(excerpt(&line, "needle in the hay", 60), @r"
            1 │ …there was a lot needle in the hay and after it…
              │                  ^^^^^^^^^^^^^^^^^
        ");
    }

    #[test]
    fn a_span_that_is_too_long_keeps_its_two_ends() {
        let line = format!("She said “first words {}last words” at noon.", "and so on ".repeat(20));
        let span = &line[line.find('“').unwrap()..line.find(" at noon").unwrap()].to_owned();
        insta::assert_snapshot!(excerpt(&line, span, 60), @r"
            1 │ …said “first words and so on and …last words” at…
              │       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        ");
    }

    #[test]
    fn wide_and_combining_characters_keep_the_mark_under_the_span() {
        insta::assert_snapshot!(excerpt("北京 re\u{301}sume\u{301}: the needle\u{1b}[2J here", "needle\u{1b}[2J", 60), @r"
            1 │ 北京 résumé: the needle␛[2J here
              │                  ^^^^^^^^^^
        ");
    }

    #[test]
    fn a_span_over_paragraphs_shows_the_first_and_the_last() {
        insta::assert_snapshot!(excerpt("a “one\n\ntwo\nthree\nfour” b", "“one\n\ntwo\nthree\nfour”", 60), @r"
            1 │ a “one
              │   ^^^^
              ┊ 2 more lines
            5 │ four” b
              │ ^^^^^
        ");
    }

    proptest! {
        #[test]
        fn an_excerpt_never_takes_more_room(text in "\\PC{1,200}", at in 0usize..200, len in 1usize..200) {
            let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let start = at.min(bounds.len() - 2);
            let span = Span::new(bounds[start], bounds[(start + len).min(bounds.len() - 1)]);
            let window = Window::new(&text, span, 60);
            let columns = |text: &str| text.chars().map(|c| c.width().unwrap_or(0)).sum::<usize>();
            prop_assert!(columns(&window.before) + columns(&window.inside) + columns(&window.after) <= 60, "{window:?}");
        }
    }
}
