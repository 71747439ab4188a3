//! `--format html`: one file that can be handed to somebody, and read without a network, a script or a mouse.
//!
//! The page asks for nothing from anywhere and runs nothing: its security policy allows its own style sheet, by its digest, and no more.
//! Everything that stands in it was escaped by the template; the audit itself lies in it as JSON, for programs.

mod articles;
mod claims;
mod drawing;
mod fan;
mod findings;
mod ledger;
mod lives;
mod passages;
mod rules;

use super::{Format, Part, View, json, visible};
use crate::audit::{Audit, Places};
use crate::digest::Digest;
use crate::facts::Field;
use crate::ingest::{Published, Skipped};
use crate::span::Span;
use askama::Template;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use std::io::{self, Write};

/// The format.
pub const FORMAT: Format = Format {
    name: "html",
    about: "One page to hand on: no script, no request to anywhere",
    parts: &[Part::Whole, Part::Findings, Part::Passages],
    write,
};

const STYLE: &str = include_str!("style.css");

#[derive(Template)]
#[template(path = "page.html")]
struct Page<'a> {
    style: &'static str,
    /// The digest of the style sheet, as a Content Security Policy names it (W3C CSP 3, section 2.3.1).
    style_digest: String,
    version: &'static str,
    tiles: Vec<Tile>,
    findings: Vec<findings::Group<'a>>,
    timelines: Vec<lives::Timeline>,
    passages: Vec<passages::Card<'a>>,
    /// How many there are; not all of them need be shown.
    copied: usize,
    claims: Vec<claims::Group<'a>>,
    stories: Vec<claims::Card<'a>>,
    ledger: ledger::Ledger<'a>,
    rules: Vec<rules::Sheet<'a>>,
    redacted: bool,
    articles: Vec<articles::Sheet<'a>>,
    skipped: &'a [Skipped],
    json: String,
}

/// One of the numbers at the top.
struct Tile {
    count: usize,
    name: &'static str,
    /// What it leads to; the section may be missing.
    anchor: Option<&'static str>,
}

fn write(audit: &Audit, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let places = Places::new(audit);
    let shows = |part| view.part == Part::Whole || view.part == part;
    let numbered = if shows(Part::Findings) { findings::numbered(audit) } else { Vec::new() };
    let passages = if shows(Part::Passages) { passages::cards(audit, &places, view.all) } else { Vec::new() };
    let (mut claims, mut stories, mut ledger) = (Vec::new(), Vec::new(), ledger::Ledger::default());
    if view.part == Part::Whole {
        claims = claims::groups(audit, &places, view.all);
        stories = claims::stories(audit, &places);
        ledger = ledger::ledger(&places, &claims, &passages, view.all);
    }
    let timelines = if shows(Part::Passages) { lives::timelines(audit, &places) } else { Vec::new() };
    let page = Page {
        style: STYLE,
        style_digest: BASE64_STANDARD.encode(Digest::of(STYLE.as_bytes()).0),
        version: env!("CARGO_PKG_VERSION"),
        tiles: tiles(audit, view, &claims),
        articles: articles::sheets(audit, &numbered, &passages),
        findings: findings::groups(&numbered, &places, view.all),
        timelines,
        passages,
        copied: copied(audit),
        claims,
        stories,
        ledger,
        rules: if shows(Part::Findings) { rules::sheets(audit) } else { Vec::new() },
        redacted: audit.redaction.is_some(),
        skipped: &audit.skipped,
        json: embedded(audit, view)?,
    };
    page.write_into(&mut &mut *out)
}

/// `path:line:column`.
fn place(places: &Places<'_>, article: u32, field: Field, span: Span) -> String {
    let start = places.place(article, field, span).start;
    format!("{}:{}:{}", visible(places.path(article)), start.line, start.column)
}

/// The day and, where it is known, the minute.
fn day_and_time(published: Published) -> String {
    let time = published.time.map_or_else(String::new, |time| format!(" {}", time.format("%H:%M")));
    format!("{}{time}", published.date)
}

/// The numbers at the top, each a link to what it counts.
fn tiles(audit: &Audit, view: &View, claims: &[claims::Group<'_>]) -> Vec<Tile> {
    let grave = audit.findings().filter(|found| found.is_new()).count();
    let of = |anchor: &str| claims.iter().find(|group| group.anchor == anchor).map_or(0, |group| group.count);
    let tile = |count, name, anchor| Tile { count, name, anchor: Some(anchor).filter(|_| count > 0) };
    let mut tiles = Vec::new();
    if view.part != Part::Passages {
        tiles.push(tile(grave, "findings", "findings"));
    }
    if view.part != Part::Findings {
        tiles.push(tile(copied(audit), "copied passages", "passages"));
    }
    if view.part == Part::Whole {
        tiles.push(tile(of("conflicting"), "claims in conflict", "conflicting"));
        tiles.push(tile(of("one-origin"), "repeated claims with one origin", "one-origin"));
    }
    tiles
}

/// How many passages are copied.
fn copied(audit: &Audit) -> usize {
    audit.passages.list.iter().filter(|passage| passage.kind.is_copying()).count()
}

/// The audit as JSON that may stand inside an element: `<` begins no tag there. All of it is ASCII, which a browser takes in
/// without widening it to two bytes a character.
fn embedded(audit: &Audit, view: &View) -> io::Result<String> {
    let mut bytes = Vec::new();
    (json::FORMAT.write)(audit, view, &mut bytes)?;
    let text = String::from_utf8(bytes).map_err(io::Error::other)?;
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        if c.is_ascii() && c != '<' {
            out.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            // Writing to a string cannot fail.
            let _ = std::fmt::Write::write_fmt(&mut out, format_args!("\\u{unit:04x}"));
        }
    }
    Ok(out)
}
