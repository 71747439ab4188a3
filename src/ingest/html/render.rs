//! Tags and texts in, readable text out, through a [`Composer`].

use super::tokens::{Kind, Token, Tokens};
use crate::ingest::BlockKind;
use crate::ingest::compose::Composer;
use std::borrow::Cow;
use std::ops::Range;

/// Elements that are not read out: neither they nor what is in them.
const UNREAD: [&str; 12] = [
    "head", "script", "style", "noscript", "template", "svg", "math", "select", "iframe", "object", "button",
    "textarea",
];

/// Elements that begin and end a paragraph.
const PARAGRAPHS: [&str; 34] = [
    "p",
    "div",
    "section",
    "article",
    "header",
    "footer",
    "aside",
    "main",
    "nav",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "li",
    "blockquote",
    "pre",
    "table",
    "tr",
    "figure",
    "figcaption",
    "caption",
    "hr",
    "form",
    "fieldset",
    "address",
    "details",
    "summary",
];

/// Reads a page, or part of one, into `out`. `place` tells where in the file a word stands that was found in a range of
/// the page.
pub(in crate::ingest) fn render(
    page: &str,
    out: &mut Composer<'_>,
    place: &mut dyn FnMut(Range<usize>) -> Option<Range<usize>>,
) {
    let mut breaks = 0;
    for token in readable(page) {
        match token.kind {
            Kind::Open(tag) if tag.name == "br" => {
                breaks += 1;
                if breaks > 1 { out.paragraph() } else { out.line() }
            }
            Kind::Open(tag) => open(&tag.name, out),
            Kind::Close(name) => close(&name, out),
            Kind::Text(text) => {
                breaks = if text.trim_ascii().is_empty() { breaks } else { 0 };
                words(text, token.at, out, place);
            }
            Kind::Comment(_) | Kind::Raw(_) => {}
        }
    }
}

/// The tokens of a page without those inside elements that are not read out.
pub(super) fn readable(page: &str) -> impl Iterator<Item = Token<'_>> {
    let mut inside: Option<(Cow<'_, str>, usize)> = None;
    Tokens::new(page).filter(move |token| {
        match (&mut inside, &token.kind) {
            (None, Kind::Open(tag)) if UNREAD.contains(&tag.name.as_ref()) => inside = Some((tag.name.clone(), 1)),
            (None, _) => return true,
            (Some((name, depth)), Kind::Open(tag)) if *name == tag.name => *depth += 1,
            // A head that was never closed ends with the body's first tag.
            (Some((name, _)), Kind::Open(tag)) if name == "head" && tag.name == "body" => inside = None,
            (Some((name, depth)), Kind::Close(closed)) if name == closed => {
                *depth -= 1;
                if *depth == 0 {
                    inside = None;
                }
            }
            _ => {}
        }
        false
    })
}

/// The words of a text and where each stands in the page: as written, with entities.
pub(super) fn split(text: &str, at: usize) -> impl Iterator<Item = (&str, Range<usize>)> {
    let start = text.as_ptr() as usize;
    text.split_ascii_whitespace().map(move |word| {
        let from = at + (word.as_ptr() as usize - start);
        (word, from..from + word.len())
    })
}

fn words(text: &str, at: usize, out: &mut Composer<'_>, place: &mut dyn FnMut(Range<usize>) -> Option<Range<usize>>) {
    if text.starts_with(|c: char| c.is_ascii_whitespace()) {
        out.space();
    }
    for (index, (word, range)) in split(text, at).enumerate() {
        if index > 0 {
            out.space();
        }
        let place = place(range);
        let word = html_escape::decode_html_entities(word);
        // Entities may stand for white space only.
        if word.trim().is_empty() {
            out.space();
        } else {
            out.words_at(&word, place);
        }
    }
    if text.ends_with(|c: char| c.is_ascii_whitespace()) {
        out.space();
    }
}

/// Whether an element begins and ends a paragraph.
pub(super) fn is_paragraph(name: &str) -> bool {
    PARAGRAPHS.contains(&name)
}

fn open(name: &str, out: &mut Composer<'_>) {
    let name = local(name);
    match block(name) {
        Some(kind) => out.begin(kind),
        None if is_paragraph(name) => out.paragraph(),
        None if matches!(name, "td" | "th") => out.space(),
        None => {}
    }
}

fn close(name: &str, out: &mut Composer<'_>) {
    let name = local(name);
    match block(name) {
        Some(kind) => out.end(kind),
        None if is_paragraph(name) => out.paragraph(),
        None => {}
    }
}

/// The name without a prefix that XML gives to elements of HTML and NITF.
fn local(name: &str) -> &str {
    match name.split_once(':') {
        Some(("html" | "xhtml" | "h" | "nitf", local)) => local,
        _ => name,
    }
}

/// The block that an element of HTML or NITF makes.
fn block(name: &str) -> Option<BlockKind> {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "hl1" | "hl2" => Some(BlockKind::Heading),
        "blockquote" | "bq" => Some(BlockKind::Quote),
        "figcaption" | "media-caption" => Some(BlockKind::Caption),
        "li" => Some(BlockKind::Item),
        "pre" => Some(BlockKind::Code),
        _ => None,
    }
}
