//! DOCX: the text of a word processor's document as it stands with all tracked changes accepted.

use super::compose::Composer;
use super::container::{Container, Packed};
use super::reader::{Draft, Outcome};
use super::{BlockKind, Metadata, xml, zip};
use crate::digest::Digest;
use crate::span::Span;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// DOCX.
pub(super) const CONTAINER: Container =
    Container { name: "DOCX", extensions: &["docx"], certain: is_docx, fits: |_| false, read };

/// Where the text stands in the archive.
const DOCUMENT: &str = "word/document.xml";

/// Where title and author stand.
const CORE: &str = "docProps/core.xml";

/// Elements whose text is not part of the document: what was deleted or moved away, codes of fields, and the second
/// copy of a text box for older programs.
const UNREAD: [&str; 5] = ["del", "moveFrom", "instrText", "delText", "Fallback"];

fn is_docx(bytes: &[u8]) -> bool {
    zip::is_zip(bytes) && zip::open(bytes).is_ok_and(|archive| archive.index_for_name(DOCUMENT).is_some())
}

fn read(packed: &Packed<'_>) -> Vec<Outcome> {
    let limit = packed.settings.limits.file_bytes;
    let part = |name: &str| {
        let mut archive = zip::open(packed.bytes)?;
        let bytes = zip::named(&mut archive, name, limit).ok_or_else(|| format!("a document without `{name}`"))??;
        String::from_utf8(bytes).map_err(|_| format!("`{name}` in it is no UTF-8"))
    };
    let document = match part(DOCUMENT) {
        Ok(document) => document,
        Err(reason) => return vec![packed.skipped(reason)],
    };
    let core = part(CORE).ok().and_then(|core| xml::parse(&core).ok());
    let line = |name: &str| core.as_ref().and_then(|core| core.line_at(name));
    match text(&document) {
        Ok((draft, title)) => {
            let headline = title.filter(|span| !span.is_empty());
            let said = headline.map(|span| span.of(&draft.text).to_owned());
            let authors = line("creator").map(|said| super::loose::authors(&said)).unwrap_or_default();
            let detected = Metadata { title: said.or_else(|| line("title")), authors, ..Metadata::default() };
            vec![Ok(Draft { sha256: Digest::of(packed.bytes), detected, headline, ..draft })]
        }
        Err(reason) => vec![packed.skipped(reason)],
    }
}

/// A document's text, and where a paragraph in the style of a title begins it.
fn text(document: &str) -> Result<(Draft, Option<Span>), String> {
    let mut reader = Reader::from_str(document);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    reader.config_mut().allow_dangling_amp = true;
    let mut page = Page::new();
    loop {
        match reader.read_event().map_err(|error| format!("broken XML in `{DOCUMENT}`: {error}"))? {
            Event::Eof => break,
            Event::Start(tag) => page.open(&tag),
            Event::Empty(tag) => {
                page.open(&tag);
                page.close(tag.local_name().as_ref());
            }
            Event::End(tag) => page.close(tag.local_name().as_ref()),
            Event::Text(text) => page.words(&text.xml10_content()),
            Event::CData(text) => page.words(&text.xml10_content()),
            Event::GeneralRef(entity) => page.words(&xml::resolved(&entity)),
            _ => {}
        }
    }
    Ok((Draft::composed(Digest::of(document.as_bytes()), page.out.finish()), page.title))
}

/// The paragraphs of a document, on their way to be text.
struct Page {
    out: Composer<'static>,
    /// How many elements are open whose text is not read.
    unread: usize,
    /// Whether the characters stand in `w:t`.
    in_text: bool,
    /// The block that the paragraph is.
    block: Option<BlockKind>,
    begun: bool,
    title: Option<Span>,
    in_title: bool,
}

impl Page {
    fn new() -> Self {
        Self {
            out: Composer::new(""),
            unread: 0,
            in_text: false,
            block: None,
            begun: false,
            title: None,
            in_title: false,
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>) {
        let name = tag.local_name();
        let name: &str = name.as_ref();
        if UNREAD.contains(&name) {
            self.unread += 1;
        }
        match name {
            "p" => {
                self.end_block();
                self.out.paragraph();
            }
            "pStyle" => self.style(tag),
            "numPr" => self.block = self.block.or(Some(BlockKind::Item)),
            "t" => self.in_text = true,
            "tab" | "noBreakHyphen" if self.unread == 0 => self.words_now(if name == "tab" { " " } else { "-" }),
            "br" | "cr" => self.out.line(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "p" => self.end_block(),
            name if UNREAD.contains(&name) => self.unread = self.unread.saturating_sub(1),
            _ => {}
        }
    }

    /// Styles have their English names in the file, whatever the language of the program.
    fn style(&mut self, tag: &BytesStart<'_>) {
        let value =
            tag.attributes().with_checks(false).flatten().take(20).find(|a| a.key.local_name().as_ref() == "val");
        let style = value.map(|a| a.value.to_ascii_lowercase()).unwrap_or_default();
        self.in_title = style == "title" && self.out.is_empty();
        self.block = match style.as_str() {
            "title" | "subtitle" => Some(BlockKind::Heading),
            style if style.starts_with("heading") => Some(BlockKind::Heading),
            "quote" | "intensequote" | "blocktext" => Some(BlockKind::Quote),
            "caption" => Some(BlockKind::Caption),
            style if style.starts_with("list") => Some(BlockKind::Item),
            _ => self.block,
        };
    }

    fn words(&mut self, text: &str) {
        if self.in_text && self.unread == 0 {
            self.words_now(text);
        }
    }

    fn words_now(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if let (Some(kind), false) = (self.block, self.begun) {
            self.out.begin(kind);
            self.begun = true;
        }
        self.out.words_at(text, None);
    }

    fn end_block(&mut self) {
        if let (Some(kind), true) = (self.block, self.begun) {
            if self.in_title && self.title.is_none() {
                self.title = Some(Span::new(0, self.out.len()));
            }
            self.out.end(kind);
        }
        (self.block, self.begun, self.in_title) = (None, false, false);
    }
}

#[cfg(test)]
mod tests {
    use super::super::zip::testing::packed;
    use super::super::{BlockKind, Settings, read_bytes};

    fn document(body: &str) -> Vec<u8> {
        let document = format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
        let core = "<cp:coreProperties xmlns:cp='c' xmlns:dc='d'><dc:title>Template</dc:title><dc:creator>Jane Roe</dc:creator></cp:coreProperties>";
        packed(&[("word/document.xml", document.as_bytes()), ("docProps/core.xml", core.as_bytes())])
    }

    #[test]
    fn paragraphs_headings_and_quotes_are_read_with_changes_accepted() {
        let body = "<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>Bridge closed</w:t></w:r></w:p>\
            <w:p><w:r><w:t xml:space=\"preserve\">The bridge </w:t></w:r><w:del><w:r><w:delText>was</w:delText></w:r></w:del>\
            <w:ins><w:r><w:t>is</w:t></w:r></w:ins><w:r><w:t xml:space=\"preserve\"> closed &amp; shut.</w:t><w:br/><w:t>So it is.</w:t></w:r></w:p>\
            <w:p><w:pPr><w:pStyle w:val=\"Quote\"/></w:pPr><w:r><w:t>We knew.</w:t></w:r></w:p>\
            <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>One</w:t><w:tab/><w:t>thing</w:t></w:r></w:p>";
        let read = read_bytes("a.docx", document(body), &Settings::default());
        let article = &read.articles[0];
        assert_eq!(article.text, "Bridge closed\n\nThe bridge is closed & shut.\nSo it is.\n\nWe knew.\n\nOne thing");
        let kinds: Vec<BlockKind> = article.blocks.iter().map(|b| b.kind).collect();
        assert_eq!(kinds, [BlockKind::Heading, BlockKind::Quote, BlockKind::Item]);
        assert_eq!(article.headline.map(|h| h.of(&article.text)), Some("Bridge closed"));
        assert_eq!(
            (article.meta.title.as_deref(), &article.meta.authors[..]),
            (Some("Bridge closed"), &["Jane Roe".to_owned()][..])
        );
        assert_eq!(article.meta.published, None);
    }

    #[test]
    fn content_tells_a_document_whatever_it_is_called() {
        let body = "<w:p><w:r><w:t>Words.</w:t></w:r></w:p>";
        assert_eq!(read_bytes("a.txt", document(body), &Settings::default()).articles[0].text, "Words.");
    }

    #[test]
    fn hostile_documents_are_read_or_refused() {
        for body in
            ["<w:p>".repeat(100_000), "<w:del>".repeat(100_000), "<w:p><w:r><w:t>x".to_owned(), "<".repeat(1000)]
        {
            let read = read_bytes("a.docx", document(&body), &Settings::default());
            assert_eq!(read.articles.len() + read.skipped.len(), 1);
        }
    }
}
