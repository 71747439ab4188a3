//! MHTML (`.mhtml`, `.mht`): a page that a browser saved with all that belongs to it, as an e-mail with parts.

use super::container::{Container, Packed};
use super::reader::Outcome;
use super::{Position, SourceMap};
use crate::digest::Digest;
use mail_parser::{Message, MessageParser, MimeHeaders, PartType};

/// MHTML.
pub(super) const CONTAINER: Container =
    Container { name: "MHTML", extensions: &["mhtml", "mht"], certain: is_mhtml, fits: |_| true, read };

/// How far into a file its headers are looked for.
const HEAD: usize = 4096;

/// Browsers write headers of their own, or a name of their own, before the page.
fn is_mhtml(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let has = |words: &str| memchr::memmem::find(head, words.as_bytes()).is_some();
    head.starts_with(b"From: <Saved by")
        || has("Snapshot-Content-Location:") && has("multipart/related") && !head.starts_with(b"<")
}

fn read(packed: &Packed<'_>) -> Vec<Outcome> {
    let Some(message) = MessageParser::default().parse(packed.bytes) else {
        return vec![packed.skipped("a saved page (MHTML) that cannot be read")];
    };
    // The page itself is the first part, its frames and advertisements follow.
    let page = message.parts.iter().find_map(|part| match &part.body {
        PartType::Html(page) => Some((page, part.content_location())),
        _ => None,
    });
    let Some((page, place)) = page else {
        return vec![packed.skipped("no article: a saved page (MHTML) without a page in it")];
    };
    let address = address(&message, place);
    let outcomes = packed.member("page.html", None, page.as_bytes().to_vec());
    let placed = |outcome: Outcome| {
        let mut draft = outcome?;
        draft.detected.url = draft.detected.url.or_else(|| address.clone());
        draft.sha256 = Digest::of(packed.bytes);
        // Lines of the page are no lines of the file, in which it is encoded.
        draft.source_map = SourceMap::Record(Position::START);
        Ok(draft)
    };
    outcomes.into_iter().map(placed).collect()
}

/// Where the page was saved from.
fn address(message: &Message<'_>, place: Option<&str>) -> Option<String> {
    let saved = message.header("Snapshot-Content-Location").and_then(|value| value.as_text());
    let address = saved.or(place)?.trim();
    address.starts_with("http").then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{article, intake};

    const SAVED: &str = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://courier.example/bridge\r\nSubject: Bridge closed\r\n\
        Date: Tue, 3 Mar 2026 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"B\"\r\n\r\n\
        --B\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://courier.example/bridge\r\n\r\n\
        <!doctype html><html lang=3D\"en\"><head><title>Bridge closed</title></head><body><article><h1>Bridge closed</h1><p>The bridge was closed on=\r\n \
        Tuesday after a bolt broke, and the caf=C3=A9 will sell tickets for the ferry until April, the county said.</p></article></body></html>\r\n\
        --B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--B--\r\n";

    #[test]
    fn a_saved_page_is_read_as_a_page_with_the_address_it_was_saved_from() {
        for name in ["page.mhtml", "page.mht", "page.eml", "page"] {
            let read = article(name, SAVED);
            assert!(read.text.ends_with("The bridge was closed on Tuesday after a bolt broke, and the café will sell tickets for the ferry until April, the county said."), "{name}: {}", read.text);
            assert_eq!((read.path.as_str(), read.meta.url.as_deref()), (name, Some("https://courier.example/bridge")));
            assert_eq!((read.meta.title.as_deref(), read.meta.published), (Some("Bridge closed"), None));
        }
    }

    #[test]
    fn what_holds_no_page_is_refused() {
        for text in [
            "",
            "x",
            "From: <Saved by Blink>\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\nContent-Type: image/png\r\n\r\nx\r\n--B--",
        ] {
            assert_eq!(intake("a.mhtml", text).skipped.len(), 1, "{text}");
        }
    }
}
