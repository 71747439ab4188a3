//! A PDF to an article.

use super::super::compose::Composer;
use super::super::container::Packed;
use super::super::loose::one_line;
use super::super::reader::Draft;
use super::super::{BlockKind, Metadata, loose};
use super::bombs;
use super::glyphs::{Pen, Stop};
use super::lines::Line;
use super::paragraphs::{self, Paragraph};
use crate::digest::Digest;
use crate::span::Span;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

/// Pages of a document, at most.
const PAGES: usize = 5_000;

/// The interpreter calls itself for forms inside forms, and may do so on a stack of its own.
const STACK: usize = 64 << 20;

/// What a PDF says.
struct Said {
    lines: Vec<Line>,
    title: Option<String>,
    author: Option<String>,
    missing: Option<String>,
}

/// The article that a PDF is; the error says why it is none.
pub(super) fn article(packed: &Packed<'_>) -> Result<Draft, String> {
    bombs::check(packed.bytes)?;
    let most = packed.settings.limits.line_bytes;
    let said = thread::scope(|scope| {
        let reader = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || said(packed.bytes, most));
        reader.map_err(|error| format!("no memory to read a PDF: {error}"))?.join().unwrap_or_else(|_| Err(broken()))
    })?;
    let paragraphs = paragraphs::of(said.lines);
    if paragraphs.is_empty() {
        return Err(
            "a PDF without text: pictures of pages (a scan), which need text recognition (OCR) first".to_owned()
        );
    }
    let (draft, headline) = composed(&paragraphs, packed.bytes);
    let shown = headline.map(|span| one_line(span.of(&draft.text)));
    let title = shown.or(said.title.filter(|title| is_headline(title)));
    let authors = said.author.map(|author| loose::authors(&author)).unwrap_or_default();
    let detected = Metadata { title, authors, ..Metadata::default() };
    Ok(Draft { detected, headline, missing: said.missing, ..draft })
}

fn broken() -> String {
    "a PDF that cannot be read: print it to a new PDF, or save its text".to_owned()
}

/// The lines on the pages, and what the document says of itself.
fn said(bytes: &[u8], most: usize) -> Result<Said, String> {
    let mut pen = Pen::new(most);
    match catch_unwind(AssertUnwindSafe(|| drawn(bytes, &mut pen))) {
        Ok(said) => Ok(Said { lines: pen.lines.lines, ..said? }),
        Err(payload) => match payload.downcast_ref() {
            Some(Stop::Text) => Err("a PDF with more text than is read as one article".to_owned()),
            Some(Stop::Steps) => Err("a PDF that draws more than any document does: not read".to_owned()),
            None => Err(broken()),
        },
    }
}

/// Has every page drawn with a pen.
fn drawn(bytes: &[u8], pen: &mut Pen) -> Result<Said, String> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => "encrypted: save it without its password first".to_owned(),
        LoadPdfError::Invalid => broken(),
    })?;
    let cache = InterpreterCache::new();
    for page in pdf.pages().iter().take(PAGES) {
        pen.lines.next_page();
        let (view, settings) = (Rect::new(0.0, 0.0, 1.0, 1.0), InterpreterSettings::default());
        let mut context = Context::new(Affine::IDENTITY, view, &cache, pdf.xref(), settings);
        interpret_page(page, &mut context, pen);
    }
    let info = pdf.metadata();
    let pages = pdf.pages().len();
    let missing = (pages > PAGES).then(|| format!("pages {} to {pages} were not read: at most {PAGES} are", PAGES + 1));
    Ok(Said { lines: Vec::new(), title: text(info.title.as_deref()), author: text(info.author.as_deref()), missing })
}

/// A text of the document's properties: UTF-16 or UTF-8 with their marks, else the letters that it has in common with Latin-1.
fn text(bytes: Option<&[u8]>) -> Option<String> {
    let bytes = bytes?;
    let said = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes).0.into_owned(),
        None => encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(),
    };
    Some(one_line(&said)).filter(|said| !said.is_empty())
}

/// Whether a title in the properties was meant for readers: programs put the name of the file there.
fn is_headline(title: &str) -> bool {
    let low = title.to_lowercase();
    let files = [".doc", ".docx", ".pdf", ".indd", ".odt", ".rtf", ".qxd", ".html", ".htm", ".txt", ".tmp"];
    title.contains(' ') && !files.iter().any(|end| low.ends_with(end)) && !low.starts_with("microsoft word")
}

/// Paragraphs at the beginning among which the headline stands.
const TOP: usize = 6;

/// The text, and where its headline stands: what is set largest at the top of the first page.
fn composed(paragraphs: &[Paragraph], bytes: &[u8]) -> (Draft, Option<Span>) {
    let top = paragraphs.iter().take(TOP).enumerate().filter(|(_, paragraph)| paragraph.heading && paragraph.page == 1);
    // The first of the largest.
    let title = top.rev().max_by(|a, b| a.1.size.total_cmp(&b.1.size)).map(|(number, _)| number);
    let mut out = Composer::new("");
    let mut headline = None;
    for (number, paragraph) in paragraphs.iter().enumerate() {
        out.paragraph();
        if paragraph.heading {
            out.begin(BlockKind::Heading);
        }
        let start = out.len();
        out.words_at(&paragraph.text, None);
        if title == Some(number) {
            headline = Some((start, out.len()));
        }
        if paragraph.heading {
            out.end(BlockKind::Heading);
        }
    }
    let draft = Draft::composed(Digest::of(bytes), out.finish());
    let headline = headline.map(|(start, end)| Span::new(start, end).trimmed(&draft.text));
    (draft, headline)
}
