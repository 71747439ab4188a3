//! `--format html`: one file that can be handed to somebody, and read without a network, a script or a mouse.
//!
//! The page asks for nothing from anywhere and runs nothing: its security policy allows its own style sheet, by its digest, and no more.
//! Everything that stands in it was escaped by the template; the audit itself lies in it as JSON, for programs.

mod articles;
mod claims;
mod findings;
mod lives;
mod passages;
mod rules;

use super::{Format, Part, View, json};
use crate::audit::{Audit, Places};
use crate::digest::Digest;
use crate::ingest::Skipped;
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
    claims: Vec<claims::Group<'a>>,
    stories: Vec<claims::Card<'a>>,
    sources: Vec<claims::Source<'a>>,
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
    let (mut claims, mut stories, mut sources) = (Vec::new(), Vec::new(), Vec::new());
    if view.part == Part::Whole {
        claims = claims::groups(audit, &places, view.all);
        stories = claims::stories(audit, &places);
        sources = claims::sources(audit);
    }
    let passages = if shows(Part::Passages) { passages::cards(audit, &places) } else { Vec::new() };
    let timelines = if shows(Part::Passages) { lives::timelines(audit, &places) } else { Vec::new() };
    let page = Page {
        style: STYLE,
        style_digest: BASE64_STANDARD.encode(Digest::of(STYLE.as_bytes()).0),
        version: env!("CARGO_PKG_VERSION"),
        tiles: tiles(audit, view, &claims),
        articles: articles::sheets(audit, &numbered, &passages),
        findings: findings::groups(&numbered, &places),
        timelines,
        passages,
        claims,
        stories,
        sources,
        rules: if shows(Part::Findings) { rules::sheets(audit) } else { Vec::new() },
        redacted: audit.redaction.is_some(),
        skipped: &audit.skipped,
        json: embedded(audit, view)?,
    };
    page.write_into(&mut &mut *out)
}

/// The numbers at the top, each a link to what it counts.
fn tiles(audit: &Audit, view: &View, claims: &[claims::Group<'_>]) -> Vec<Tile> {
    let grave = audit.findings().filter(|found| found.is_new()).count();
    let copied = audit.passages.list.iter().filter(|p| p.kind.is_copying()).count();
    let of = |anchor: &str| claims.iter().find(|group| group.anchor == anchor).map_or(0, |group| group.count);
    let tile = |count, name, anchor| Tile { count, name, anchor: Some(anchor).filter(|_| count > 0) };
    let mut tiles = Vec::new();
    if view.part != Part::Passages {
        tiles.push(tile(grave, "findings", "findings"));
    }
    if view.part != Part::Findings {
        tiles.push(tile(copied, "copied passages", "passages"));
    }
    if view.part == Part::Whole {
        tiles.push(tile(of("conflicting"), "claims in conflict", "conflicting"));
        tiles.push(tile(of("one-origin"), "repeated claims with one origin", "one-origin"));
    }
    tiles
}

/// The audit as JSON that may stand inside an element: `<` begins no tag there.
fn embedded(audit: &Audit, view: &View) -> io::Result<String> {
    let mut bytes = Vec::new();
    (json::FORMAT.write)(audit, view, &mut bytes)?;
    let text = String::from_utf8(bytes).map_err(io::Error::other)?;
    Ok(text.replace('<', "\\u003c"))
}
