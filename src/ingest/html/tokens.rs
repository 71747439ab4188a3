//! HTML as a flat row of tags and texts: one pass, no tree, no limit that input could break.
//!
//! Follows the tokenizer of the HTML standard (13.2.5) as far as text, tags, comments and raw text elements go.

use std::borrow::Cow;

/// A tag, a text or a comment, and the byte at which it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ingest) struct Token<'a> {
    /// First byte in the page.
    pub at: usize,
    /// What it is.
    pub kind: Kind<'a>,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ingest) enum Kind<'a> {
    /// Characters, with their entities.
    Text(&'a str),
    /// A start tag.
    Open(Tag<'a>),
    /// An end tag, its name in lower case.
    Close(Cow<'a, str>),
    /// A comment, without its marks.
    Comment(&'a str),
    /// What stands in a raw text element such as `script`.
    Raw(&'a str),
}

/// A start tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ingest) struct Tag<'a> {
    /// Its name in lower case.
    pub name: Cow<'a, str>,
    /// What stands between its name and its `>`.
    rest: &'a str,
}

impl<'a> Tag<'a> {
    /// Its attributes, names as written and values with their entities.
    pub(in crate::ingest) fn attributes(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let mut rest = self.rest;
        std::iter::from_fn(move || attribute(&mut rest))
    }

    /// The value of an attribute, decoded.
    pub(in crate::ingest) fn value(&self, name: &str) -> Option<Cow<'a, str>> {
        let found = self.attributes().find(|(given, _)| given.eq_ignore_ascii_case(name));
        found.map(|(_, value)| html_escape::decode_html_entities(value))
    }
}

/// Takes the next attribute off a tag's rest.
fn attribute<'a>(rest: &mut &'a str) -> Option<(&'a str, &'a str)> {
    let start = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
    if start.is_empty() {
        return None;
    }
    // A name has one character at least, which may be a stray `=`.
    let first = start.chars().next().map_or(0, char::len_utf8);
    let end = start.get(first..)?.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/'));
    let (name, after) = start.split_at_checked(end.map_or(start.len(), |end| end + first))?;
    let Some(value) = after.trim_ascii_start().strip_prefix('=').map(str::trim_ascii_start) else {
        *rest = after;
        return Some((name, ""));
    };
    let (value, after) = match value.as_bytes().first() {
        Some(quote @ (b'"' | b'\'')) => {
            let inner = value.get(1..)?;
            inner.split_once(char::from(*quote)).unwrap_or((inner, ""))
        }
        _ => value.split_at_checked(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len()))?,
    };
    *rest = after;
    Some((name, value))
}

/// Elements whose content is no markup.
const RAW: [&str; 9] = ["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext"];

/// Reads a page from left to right.
pub(in crate::ingest) struct Tokens<'a> {
    page: &'a str,
    at: usize,
    /// The raw text element that has just begun.
    raw: Option<Cow<'a, str>>,
}

impl<'a> Tokens<'a> {
    /// Begins at the first byte.
    pub(in crate::ingest) fn new(page: &'a str) -> Self {
        Self { page, at: 0, raw: None }
    }

    fn token(&mut self, kind: Kind<'a>, end: usize) -> Option<Token<'a>> {
        let at = std::mem::replace(&mut self.at, end.min(self.page.len()));
        Some(Token { at, kind })
    }

    /// All up to the end tag of a raw text element.
    fn raw(&mut self, name: &str) -> Option<Token<'a>> {
        let rest = self.page.get(self.at..)?;
        let closes = |at: &usize| {
            let after = rest.as_bytes().get(at + 2..).unwrap_or(&[]);
            after.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
                && after.get(name.len()).is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/'))
        };
        let end = memchr::memmem::find_iter(rest.as_bytes(), b"</").find(closes).unwrap_or(rest.len());
        self.token(Kind::Raw(rest.get(..end)?), self.at + end)
    }

    /// What begins with `<` and is markup; `None` where it is a character like any other.
    fn markup(&mut self, rest: &'a str) -> Option<Token<'a>> {
        let bytes = rest.as_bytes();
        match bytes.get(1)? {
            b'!' if rest.starts_with("<!--") => {
                let inner = rest.get(4..)?;
                let end = memchr::memmem::find(inner.as_bytes(), b"-->");
                let text = inner.get(..end.unwrap_or(inner.len()))?;
                self.token(Kind::Comment(text), self.at + 4 + text.len() + 3)
            }
            b'!' | b'?' => {
                let end = memchr::memchr(b'>', bytes).map_or(rest.len(), |end| end + 1);
                self.token(Kind::Comment(""), self.at + end)
            }
            b'/' if bytes.get(2).is_some_and(u8::is_ascii_alphabetic) => {
                let (name, end) = self.tag(rest, 2)?;
                self.token(Kind::Close(name.name), self.at + end)
            }
            first if first.is_ascii_alphabetic() => {
                let (tag, end) = self.tag(rest, 1)?;
                self.raw = RAW.contains(&tag.name.as_ref()).then(|| tag.name.clone());
                self.token(Kind::Open(tag), self.at + end)
            }
            _ => None,
        }
    }

    /// A tag whose name begins at a byte of `rest`, and where it ends.
    fn tag(&self, rest: &'a str, start: usize) -> Option<(Tag<'a>, usize)> {
        let bytes = rest.as_bytes();
        let length = bytes.get(start..)?.iter().take_while(|b| !b.is_ascii_whitespace() && !matches!(b, b'/' | b'>'));
        let name_end = start + length.count();
        let end = tag_end(bytes, name_end);
        let name = rest.get(start..name_end)?;
        let lower = name.bytes().any(|b| b.is_ascii_uppercase());
        let name = if lower { Cow::Owned(name.to_ascii_lowercase()) } else { Cow::Borrowed(name) };
        Some((Tag { name, rest: rest.get(name_end..end)? }, end + 1))
    }
}

/// Where the `>` of a tag stands that is in no quoted value.
fn tag_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    let mut after_equals = false;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'>' => return at,
            b'"' | b'\'' if after_equals => {
                let close = memchr::memchr(*byte, bytes.get(at + 1..).unwrap_or(&[]));
                at = close.map_or(bytes.len(), |close| at + 1 + close);
            }
            _ => {}
        }
        after_equals = *byte == b'=' || after_equals && byte.is_ascii_whitespace();
        at += 1;
    }
    bytes.len()
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if let Some(name) = self.raw.take() {
            return self.raw(&name);
        }
        let rest = self.page.get(self.at..).filter(|rest| !rest.is_empty())?;
        if rest.starts_with('<')
            && let Some(token) = self.markup(rest)
        {
            return Some(token);
        }
        let end = memchr::memchr(b'<', rest.as_bytes().get(1..)?).map_or(rest.len(), |end| end + 1);
        // A text that begins with a multi-byte character still ends before `<`, a character of one byte.
        self.token(Kind::Text(rest.get(..end)?), self.at + end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(page: &str) -> String {
        let show = |token: Token<'_>| match token.kind {
            Kind::Text(text) => format!("[{text}]"),
            Kind::Open(tag) => format!("<{}>", tag.name),
            Kind::Close(name) => format!("</{name}>"),
            Kind::Comment(text) => format!("({text})"),
            Kind::Raw(text) => format!("{{{text}}}"),
        };
        Tokens::new(page).map(show).collect()
    }

    #[test]
    fn tags_texts_comments_and_raw_text_are_told_apart() {
        assert_eq!(
            shown("<!doctype html><P class='a>b'>1 < 2<br/><!-- x --></p ><script>if (a</b>) </SCRIPT>z"),
            "()<p>[1 ][< 2]<br>( x )</p><script>{if (a</b>) }</script>[z]"
        );
    }

    #[test]
    fn attributes_are_read_with_and_without_quotes() {
        let mut tokens = Tokens::new("<a href=x title=\"1 &amp; 2\" hidden data-a = 'q'/>");
        let Some(Token { kind: Kind::Open(tag), .. }) = tokens.next() else { panic!() };
        let all: Vec<_> = tag.attributes().collect();
        assert_eq!(all, [("href", "x"), ("title", "1 &amp; 2"), ("hidden", ""), ("data-a", "q")]);
        assert_eq!(tag.value("TITLE").as_deref(), Some("1 & 2"));
    }

    proptest! {
        #[test]
        fn every_byte_belongs_to_one_token(page in "[<>/!a-b=\"' -é]{0,200}") {
            let starts: Vec<usize> = Tokens::new(&page).map(|t| t.at).collect();
            prop_assert!(starts.windows(2).all(|w| w[0] <= w[1]));
            for token in Tokens::new(&page) {
                if let Kind::Open(tag) = token.kind {
                    prop_assert!(tag.attributes().count() <= page.len());
                }
            }
        }
    }
}
