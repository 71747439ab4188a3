//! What keeps hostile pages away from the parser that builds a tree: its time grows with the square of some of these
//! numbers, and its stack with the depth.

use super::tokens::{Kind, Tokens};
use crate::ingest::limits::megabytes;

/// The most that a page may have to be parsed as a tree. Real pages stay under a tenth of each.
#[derive(Clone, Copy, Debug)]
pub(super) struct Caps {
    /// Bytes.
    pub bytes: usize,
    /// Bytes of text.
    pub text: usize,
    /// Tags.
    pub tags: usize,
    /// Attributes of one tag.
    pub attributes: usize,
    /// Elements open at once.
    pub depth: usize,
    /// Unclosed formatting elements (`b`, `font`, …), each of which is opened anew in every paragraph that follows.
    pub formatting: usize,
    /// Bytes of text, each counted once for every element that is open around it.
    pub nested_text: usize,
    /// Bytes of each text without a tag in it, times the pieces that the parser puts it together from.
    pub pieced_text: usize,
}

pub(super) const CAPS: Caps = Caps {
    bytes: 24 << 20,
    text: 4 << 20,
    tags: 200_000,
    attributes: 256,
    depth: 512,
    formatting: 40,
    nested_text: 96 << 20,
    pieced_text: 4 << 30,
};

/// Elements without content.
const VOID: [&str; 16] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "frame", "keygen",
];

/// Elements that end where the next of their kind begins.
const IMPLIED: [&str; 12] = ["p", "li", "dt", "dd", "td", "th", "tr", "option", "optgroup", "tbody", "thead", "tfoot"];

/// Formatting elements of the HTML standard (13.2.4.2).
const FORMATTING: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Which cap a page breaks, in words; one pass.
pub(super) fn over(page: &str, caps: &Caps) -> Option<String> {
    if page.len() > caps.bytes {
        return Some(format!("more than {} of HTML", megabytes(caps.bytes)));
    }
    let mut seen = Seen::default();
    for token in Tokens::new(page) {
        match token.kind {
            Kind::Open(tag) => {
                if tag.attributes().take(caps.attributes + 1).count() > caps.attributes {
                    return Some(format!("a tag with more than {} attributes", caps.attributes));
                }
                seen.open(&tag.name);
            }
            Kind::Close(name) => seen.close(&name),
            Kind::Text(text) => seen.text(text),
            Kind::Raw(_) => {}
            Kind::Comment(_) => seen.tags += 1,
        }
        if let Some(broken) = seen.over(caps) {
            return Some(broken);
        }
    }
    seen.tag();
    seen.over(caps)
}

#[derive(Default)]
struct Seen {
    tags: usize,
    open: Vec<u32>,
    formatting: usize,
    text: usize,
    nested_text: usize,
    pieced_text: usize,
    /// Bytes and pieces of the text since the last tag.
    run: (usize, usize),
}

impl Seen {
    /// The parser breaks a text at entities, line ends and stray marks, and copies what it has at each.
    fn text(&mut self, text: &str) {
        self.text += text.len();
        self.nested_text += text.len() * (self.open.len() + 1);
        self.run.0 += text.len();
        self.run.1 += memchr::memchr3_iter(b'&', b'\n', b'<', text.as_bytes()).count() + 1;
    }

    fn tag(&mut self) {
        self.tags += 1;
        self.pieced_text = self.pieced_text.saturating_add(self.run.0.saturating_mul(self.run.1));
        self.run = (0, 0);
    }

    fn open(&mut self, name: &str) {
        self.tag();
        let id = id(name);
        if VOID.contains(&name) || IMPLIED.contains(&name) && self.open.last() == Some(&id) {
            return;
        }
        self.formatting += usize::from(FORMATTING.contains(&name));
        self.open.push(id);
    }

    /// Closes the innermost element of that name and all inside it; the stack is never longer than the cap on depth.
    fn close(&mut self, name: &str) {
        self.tag();
        let id = id(name);
        if FORMATTING.contains(&name) {
            self.formatting = self.formatting.saturating_sub(1);
        }
        if let Some(at) = self.open.iter().rposition(|open| *open == id) {
            self.open.truncate(at);
        }
    }

    fn over(&self, caps: &Caps) -> Option<String> {
        if self.open.len() > caps.depth {
            Some(format!("elements nested deeper than {}", caps.depth))
        } else if self.tags > caps.tags {
            Some(format!("more than {} tags", caps.tags))
        } else if self.formatting > caps.formatting {
            Some(format!("more than {} formatting elements open at once", caps.formatting))
        } else if self.text > caps.text {
            Some(format!("more than {} of text", megabytes(caps.text)))
        } else if self.nested_text > caps.nested_text {
            Some("too much text inside too many elements".to_owned())
        } else if self.pieced_text > caps.pieced_text {
            Some("too many entities and line ends in one text".to_owned())
        } else {
            None
        }
    }
}

/// A name as a number; two names with one number would only make the depth a little wrong.
fn id(name: &str) -> u32 {
    xxhash_rust::xxh3::xxh3_64(name.as_bytes()) as u32
}
