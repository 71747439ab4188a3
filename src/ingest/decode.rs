//! Bytes in, text out.
//!
//! A byte-order mark decides; then valid UTF-8 that is more than ASCII, since no other encoding looks like it by accident;
//! then the character set that a page declares; then a guess. What needs replacement characters is not text.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

/// How far into a page its character set is looked for, as browsers do (the HTML standard asks for 1,024 bytes).
const DECLARATION: usize = 4_096;

/// How far into a document its first element is looked for: licences and document types may stand before it.
const HEAD: usize = 65_536;

/// The text without a byte-order mark; the error says why it is none. `markup`: the file may declare its character set.
pub(super) fn decode(bytes: Vec<u8>, markup: bool) -> Result<String, String> {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        return checked(marked(bytes, encoding, mark)?);
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => {
            let declared = if markup && text.is_ascii() { declared(text.as_bytes()) } else { None };
            // Encodings such as ISO-2022-JP are ASCII to the eye.
            return match declared.and_then(|encoding| whole(text.as_bytes(), encoding)) {
                Some(decoded) => checked(decoded),
                None => checked(text),
            };
        }
        Err(error) => error.into_bytes(),
    };
    if bytes.contains(&0) {
        return Err("not text: it holds NUL bytes (if it is UTF-16, save it as UTF-8)".to_owned());
    }
    let declared = if markup { declared(&bytes) } else { None };
    if let Some(text) = declared.and_then(|encoding| whole(&bytes, encoding)) {
        return checked(text);
    }
    damaged(&bytes)?;
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes, true);
    let text = whole(&bytes, detector.guess(None, Utf8Detection::Deny));
    checked(text.ok_or("not text: its bytes fit no character set that copydesk knows; save it as UTF-8")?)
}

/// Bytes in the character set that whoever sent them declared, as UTF-8; as they are where they do not fit it.
pub(super) fn transported(bytes: Vec<u8>, charset: &str) -> Vec<u8> {
    let encoding = Encoding::for_label(charset.as_bytes()).filter(|encoding| *encoding != UTF_8);
    match encoding.filter(|_| std::str::from_utf8(&bytes).is_err() && Encoding::for_bom(&bytes).is_none()) {
        Some(encoding) => whole(&bytes, encoding).map_or(bytes, String::into_bytes),
        None => bytes,
    }
}

/// The text after a byte-order mark.
fn marked(mut bytes: Vec<u8>, encoding: &'static Encoding, mark: usize) -> Result<String, String> {
    let problem = || format!("not text: it begins as {} and goes on with bytes that are none", encoding.name());
    if encoding == UTF_8 {
        bytes.drain(..mark);
        return String::from_utf8(bytes).map_err(|_| problem());
    }
    whole(bytes.get(mark..).unwrap_or(&[]), encoding).ok_or_else(problem)
}

/// The text, if every byte fits the encoding.
fn whole(bytes: &[u8], encoding: &'static Encoding) -> Option<String> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(|text| text.into_owned())
}

/// Refuses UTF-8 with a few broken bytes: read in another encoding it would be text, but not the text that was written.
fn damaged(bytes: &[u8]) -> Result<(), String> {
    let (mut good, mut broken, mut first, mut at) = (0usize, 0usize, None, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|b| *b >= 0xC0).count();
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            broken += 1;
            first.get_or_insert(at);
        }
        at += chunk.invalid().len();
    }
    match first {
        Some(first) if good > 2 * broken => {
            let line = memchr::memchr_iter(b'\n', bytes.get(..first).unwrap_or(&[])).count() + 1;
            Err(format!(
                "not text: damaged UTF-8 in line {line} (byte {first}); mend that place or save it again as UTF-8"
            ))
        }
        _ => Ok(()),
    }
}

/// Of so many characters, one NUL is a blemish that a scanner or an old export left; more are UTF-16 or no text at all.
const CHARACTERS_A_NUL: usize = 100;

/// Refuses what decodes, but is no text: NUL and other control characters in number.
fn checked(text: String) -> Result<String, String> {
    if memchr::memchr_iter(0, text.as_bytes()).count() * CHARACTERS_A_NUL > text.len() {
        return Err("not text: it holds NUL characters".to_owned());
    }
    let controls = text.chars().take(100_000).filter(|c| is_stray_control(*c)).count();
    if controls * 20 > text.len().min(100_000) {
        return Err("not text: more than one character in twenty is a control character".to_owned());
    }
    Ok(text)
}

/// ASCII control characters other than white space and escape, which terminal captures have. Those after ASCII are what
/// old quotation marks become in a wrong encoding: a blemish, but in a text.
fn is_stray_control(c: char) -> bool {
    c.is_ascii_control() && !c.is_whitespace() && c != '\u{1B}'
}

/// Whether bytes begin like a page, so that a character set may be declared in them.
pub(super) fn looks_like_markup(bytes: &[u8]) -> bool {
    let head: Vec<u8> = bytes.iter().take(512).map(u8::to_ascii_lowercase).collect();
    let head = head.trim_ascii_start();
    [&b"<!doctype html"[..], b"<html", b"<?xml", b"<head"].iter().any(|start| head.starts_with(start))
}

/// Whether a text is a page: its first tag says so, after a declaration, comments and a document type of HTML.
pub(super) fn looks_like_page(text: &str) -> bool {
    let starts = |text: &str, mark: &str| text.get(..mark.len()).is_some_and(|head| head.eq_ignore_ascii_case(mark));
    let text = text.trim_start();
    if starts(text, "<!doctype") {
        return starts(text.get("<!doctype".len()..).unwrap_or("").trim_start(), "html");
    }
    let root = xml_root(text);
    starts(text, "<head") || root.is_some_and(|name| name.eq_ignore_ascii_case("html"))
}

/// The name of the first element, without its prefix, after what may stand before it.
pub(super) fn xml_root(text: &str) -> Option<&str> {
    let end = (0..=text.len().min(HEAD)).rev().find(|at| text.is_char_boundary(*at))?;
    let mut rest = text.get(..end)?.trim_start();
    for _ in 0..100 {
        let after = rest.strip_prefix('<')?;
        rest = if after.starts_with('?') {
            after.split_once("?>")?.1
        } else if after.starts_with("!--") {
            after.split_once("-->")?.1
        } else if after.starts_with('!') {
            let end = if after.split_once('>')?.0.contains('[') { "]>" } else { ">" };
            after.split_once(end)?.1
        } else {
            let end = after.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))?;
            return after.get(..end)?.rsplit(':').next();
        }
        .trim_start();
    }
    None
}

/// The character set that a page or an XML declaration names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: Vec<u8> = bytes.iter().take(DECLARATION).map(u8::to_ascii_lowercase).collect();
    let after = |key: &[u8]| memchr::memmem::find(&head, key).map(|at| at + key.len());
    let xml = if head.trim_ascii_start().starts_with(b"<?xml") { after(b"encoding=") } else { None };
    let value = head.get(xml.or_else(|| after(b"charset="))?..)?;
    let value = value.trim_ascii_start();
    let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
    let end =
        value.iter().position(|b| matches!(b, b'"' | b'\'' | b';' | b'>' | b'/' | b'?') || b.is_ascii_whitespace());
    let encoding = Encoding::for_label(value.get(..end?)?)?;
    // A declaration that could be read as ASCII is not UTF-16; what fails as UTF-8 has failed already.
    (encoding.is_ascii_compatible() && encoding != UTF_8).then_some(encoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_decides_and_is_dropped() {
        assert_eq!(decode(b"\xEF\xBB\xBFna\xC3\xAFve".to_vec(), false).as_deref(), Ok("naïve"));
        let le: Vec<u8> = "\u{FEFF}naïve “x”".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = "\u{FEFF}naïve “x”".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(le, false).as_deref(), Ok("naïve “x”"));
        assert_eq!(decode(be, false).as_deref(), Ok("naïve “x”"));
    }

    #[test]
    fn old_encodings_are_guessed_and_declared_ones_believed() {
        let cp1252 = b"The caf\xE9\x92s owner said \x93no comment\x94 \x96 twice.".to_vec();
        assert_eq!(decode(cp1252, false).as_deref(), Ok("The café’s owner said “no comment” – twice."));
        let page = b"<html><head><meta charset=\"iso-8859-2\"></head>\xB1\xE6</html>".to_vec();
        assert_eq!(decode(page, true).as_deref(), Ok("<html><head><meta charset=\"iso-8859-2\"></head>ąć</html>"));
        let xml = b"<?xml version='1.0' encoding='koi8-r'?><html>\xC1</html>".to_vec();
        assert_eq!(decode(xml, true).as_deref(), Ok("<?xml version='1.0' encoding='koi8-r'?><html>а</html>"));
    }

    #[test]
    fn valid_utf_8_is_utf_8_whatever_is_declared() {
        let page = "<html><meta charset=windows-1252>“é”</html>";
        assert_eq!(decode(page.as_bytes().to_vec(), true).as_deref(), Ok(page));
    }

    #[test]
    fn what_is_not_text_is_refused_with_the_reason() {
        for (bytes, reason) in [
            (&b"ab\0cd"[..], "NUL"),
            (b"\xFF\xD8\xFF\xE0\0\x10JFIF", "NUL"),
            (b"\xE2\x80\x9Cone\xE2\x80\x9D \xE2\x80\x9Ctwo\xE2\x80\x9D\nthree \xE2\x80", "damaged UTF-8 in line 2"),
            (b"\x01\x02\x03\x04words", "control"),
            (b"\xFF\xFE\x00\xD8", "begins as UTF-16LE"),
        ] {
            let error = decode(bytes.to_vec(), false).unwrap_err();
            assert!(error.starts_with("not text: ") && error.contains(reason), "{error}");
        }
    }

    #[test]
    fn a_stray_nul_in_a_long_text_is_a_blemish() {
        let scanned = format!("{}\0 and so on", "The pier was let to a miller. ".repeat(9));
        assert_eq!(decode(scanned.clone().into_bytes(), false), Ok(scanned));
    }

    #[test]
    fn a_replacement_character_that_the_writer_put_there_is_text() {
        assert_eq!(decode("a\u{FFFD}b".as_bytes().to_vec(), false).as_deref(), Ok("a\u{FFFD}b"));
    }
}
