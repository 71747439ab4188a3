//! An audit out, as bytes: one file a format, one line in [`FORMATS`].
//!
//! Takes an [`Audit`], writes it to wherever it is told to. Nothing here reads a file or asks the clock, so a report is a
//! function of the audit and the [`View`] alone.

pub mod ci;
pub mod compare;
pub mod concise;
pub mod csv;
pub mod facts_jsonl;
pub mod facts_redacted;
pub mod facts_text;
pub mod html;
pub mod json;
pub mod jsonl;
pub mod jsonld;
pub mod markdown;
mod plain_json;
pub mod schema;
mod shares;
pub mod terminal;
pub mod trace;
mod visible;
mod words;

use crate::audit::Audit;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::io::{self, Write};

pub(crate) use terminal::page::{padded, wrap};
pub use visible::visible;

/// A report format.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// What `--format` calls it.
    pub name: &'static str,
    /// What it is for, in a line.
    pub about: &'static str,
    /// The parts of an audit that it can show.
    pub parts: &'static [Part],
    /// Writes it.
    pub write: fn(&Audit, &View, &mut dyn Write) -> io::Result<()>,
}

/// Every format.
pub const FORMATS: &[Format] = &[
    terminal::FORMAT,
    concise::FORMAT,
    json::FORMAT,
    jsonl::FORMAT,
    jsonld::FORMAT,
    html::FORMAT,
    markdown::FORMAT,
    csv::FORMAT,
    ci::github::FORMAT,
    ci::gitlab::FORMAT,
    ci::sarif::FORMAT,
    ci::sarif::CODE_SCANNING,
    ci::junit::FORMAT,
    ci::checkstyle::FORMAT,
    ci::rdjsonl::FORMAT,
];

/// What part of an audit a report shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// Everything.
    #[default]
    Whole,
    /// What the rules found.
    Findings,
    /// Reused passages.
    Passages,
}

/// How a report for people is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// What part of the audit.
    pub part: Part,
    /// Whether lists are shown to their end, and what is folded into counts, too.
    pub all: bool,
    /// Columns to fill.
    pub width: usize,
    /// Whether to use colour; it never carries meaning alone.
    pub colour: bool,
    /// The URI of the folder that paths are relative to, for a terminal that knows links.
    pub links: Option<&'static str>,
}

impl Default for View {
    fn default() -> Self {
        Self { part: Part::Whole, all: false, width: 100, colour: false, links: None }
    }
}

/// What need not be escaped in the path of a URI (RFC 3986, section 3.3).
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b':');

/// The URI of a file or folder by its absolute path.
pub(crate) fn file_uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let root = if path.starts_with('/') { "" } else { "/" };
    format!("file://{root}{}", utf8_percent_encode(&path, PATH))
}

/// The format of a name.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// Writes the whole audit in a format, as it would go into a file: 100 columns, no colour.
///
/// # Errors
/// Whatever the writer says.
pub fn write(audit: &Audit, format: &Format, out: &mut dyn Write) -> io::Result<()> {
    (format.write)(audit, &View::default(), out)
}
