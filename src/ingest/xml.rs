//! XML as a tree with places, for the formats of feeds and agencies.
//!
//! Entities that a document type declares are not expanded, so nothing can multiply; depth and number of elements have caps,
//! so the tree can neither exhaust the stack nor the memory.

use super::Position;
use super::compose::{Composed, Composer};
use super::html::render;
use super::loose::one_line;
use super::source_map::MapBuilder;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::ops::Range;

/// Elements inside each other, at most. Feeds and agency formats have less than twenty.
const DEPTH: usize = 256;

/// Elements of a document, at most.
const ELEMENTS: usize = 500_000;

/// An element.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its name, with its prefix.
    pub name: String,
    attributes: Vec<(String, String)>,
    children: Vec<Node>,
    /// Its first byte in the file.
    pub at: usize,
    /// What stands between its tags, in bytes of the file.
    inner: Range<usize>,
}

#[derive(Debug)]
enum Node {
    Element(Element),
    /// Characters, and where they stand in the file as they are, if they do.
    Text(String, Option<usize>),
}

/// Reads a document; the error says why it is none.
pub(super) fn parse(file: &str) -> Result<Element, String> {
    let mut reader = Reader::from_str(file);
    // Feeds are often not quite XML: addresses in them have bare ampersands, and elements cross.
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    reader.config_mut().allow_dangling_amp = true;
    let mut tree = Tree::default();
    loop {
        let at = reader.buffer_position() as usize;
        let event =
            reader.read_event().map_err(|error| format!("broken XML at byte {}: {error}", reader.error_position()))?;
        let end = reader.buffer_position() as usize;
        match event {
            Event::Eof => break,
            Event::Start(tag) => tree.open(&tag, at, end)?,
            Event::Empty(tag) => {
                tree.open(&tag, at, end)?;
                tree.close(end);
            }
            Event::End(_) => tree.close(at),
            Event::Text(text) => tree.text(&text.xml10_content(), at, file),
            Event::CData(text) => tree.text(&text.xml10_content(), at + "<![CDATA[".len(), file),
            Event::GeneralRef(entity) => tree.text(&resolved(&entity), at, file),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    while tree.open.len() > 1 {
        tree.close(file.len());
    }
    tree.open.pop().or(tree.root).ok_or_else(|| "XML without an element".to_owned())
}

/// The character of a reference; an entity that only a document type could explain stays as it is written.
pub(super) fn resolved(entity: &BytesRef<'_>) -> String {
    if let Ok(Some(character)) = entity.resolve_char_ref() {
        return character.to_string();
    }
    let name = entity.xml10_content();
    let known = resolve_predefined_entity(&name).map(str::to_owned);
    known.unwrap_or_else(|| html_escape::decode_html_entities(&format!("&{name};")).into_owned())
}

/// A tree that grows.
#[derive(Default)]
struct Tree {
    open: Vec<Element>,
    root: Option<Element>,
    count: usize,
}

impl Tree {
    fn open(&mut self, tag: &BytesStart<'_>, at: usize, end: usize) -> Result<(), String> {
        self.count += 1;
        if self.count > ELEMENTS {
            return Err(format!("XML with more than {ELEMENTS} elements"));
        }
        if self.open.len() >= DEPTH {
            return Err(format!("XML with elements nested deeper than {DEPTH}"));
        }
        let read = |a: quick_xml::events::attributes::Attribute<'_>| {
            (a.key.as_ref().to_owned(), html_escape::decode_html_entities(&*a.value).into_owned())
        };
        // No attribute that matters here stands behind the hundredth; the check for doubles takes the square of their number.
        let attributes = tag.attributes().with_checks(false).flatten().take(100).map(read).collect();
        let name = tag.name().as_ref().to_owned();
        self.open.push(Element { name, attributes, children: Vec::new(), at, inner: end..end });
        Ok(())
    }

    /// The innermost element ends before byte `at`; what follows the first element of all is passed over.
    fn close(&mut self, at: usize) {
        let Some(mut element) = self.open.pop() else { return };
        element.inner.end = at.max(element.inner.start);
        match self.open.last_mut() {
            Some(parent) => parent.children.push(Node::Element(element)),
            None => {
                self.root.get_or_insert(element);
            }
        }
    }

    fn text(&mut self, text: &str, at: usize, file: &str) {
        let Some(element) = self.open.last_mut() else { return };
        let verbatim = file.get(at..at + text.len()) == Some(text);
        element.children.push(Node::Text(text.to_owned(), verbatim.then_some(at)));
    }
}

impl Element {
    /// Its name without the prefix.
    pub(super) fn local(&self) -> &str {
        self.name.rsplit(':').next().unwrap_or("")
    }

    /// The elements right inside it.
    pub(super) fn children(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(..) => None,
        })
    }

    /// The elements right inside it of a name, whatever their prefix.
    pub(super) fn all<'e>(&'e self, local: &'e str) -> impl Iterator<Item = &'e Self> {
        self.children().filter(move |child| child.local() == local)
    }

    /// The first of those.
    pub(super) fn child<'e>(&'e self, local: &'e str) -> Option<&'e Self> {
        self.all(local).next()
    }

    /// The first element on a way down: `head/docdata`.
    pub(super) fn down<'e>(&'e self, way: &'e str) -> Option<&'e Self> {
        way.split('/').try_fold(self, |element, local| element.child(local))
    }

    /// Every element inside it of a name, at any depth, in order.
    pub(super) fn inside<'e>(&'e self, local: &str) -> Vec<&'e Self> {
        let mut found = Vec::new();
        let mut open: Vec<&Self> = self.children().collect();
        open.reverse();
        while let Some(element) = open.pop() {
            if element.local() == local {
                found.push(element);
            }
            let from = open.len();
            open.extend(element.children());
            if let Some(new) = open.get_mut(from..) {
                new.reverse();
            }
        }
        found
    }

    /// An attribute, by its name without the prefix.
    pub(super) fn attribute(&self, local: &str) -> Option<&str> {
        let named = |name: &str| name.rsplit(':').next() == Some(local);
        self.attributes.iter().find(|(name, _)| named(name)).map(|(_, value)| value.trim())
    }

    /// From its first byte to the end of what stands between its tags.
    pub(super) fn place(&self) -> Range<usize> {
        self.at..self.inner.end
    }

    /// The readable text of the elements inside it.
    pub(super) fn markup(&self, file: &str, places: &MapBuilder<'_>) -> Composed {
        markup(file.get(self.inner.clone()).unwrap_or(""), places.position(self.inner.start))
    }

    /// The characters in it, also inside its elements.
    pub(super) fn text(&self) -> String {
        let mut out = String::new();
        self.push_text(&mut out);
        out
    }

    fn push_text(&self, out: &mut String) {
        for node in &self.children {
            match node {
                Node::Element(element) => element.push_text(out),
                Node::Text(text, _) => out.push_str(text),
            }
        }
    }

    /// The characters in it on one line; `None` where there are none.
    pub(super) fn line(&self) -> Option<String> {
        Some(one_line(&self.text())).filter(|line| !line.is_empty())
    }

    /// The line of the first element on a way down.
    pub(super) fn line_at(&self, way: &str) -> Option<String> {
        self.down(way).and_then(Self::line)
    }

    /// The readable text of markup: of the elements inside it, or of the HTML that its characters are.
    pub(super) fn readable(&self, file: &str, places: &MapBuilder<'_>) -> Composed {
        if self.children().next().is_some() {
            return self.markup(file, places);
        }
        let mut filled = self.children.iter().filter_map(|node| match node {
            Node::Text(text, at) if !text.trim().is_empty() => Some((text, *at)),
            _ => None,
        });
        match (filled.next(), filled.next()) {
            (Some((text, Some(at))), None) => prose(text, places.position(at), true),
            _ => prose(&self.text(), places.position(self.at), false),
        }
    }
}

/// HTML or plain text, whichever it is. `verbatim`: it stands in the file as it is, from `start` on.
pub(super) fn prose(text: &str, start: Position, verbatim: bool) -> Composed {
    let mut composed = if looks_like_html(text) { markup(text, start) } else { plain(text, start) };
    if !verbatim {
        composed.source_map = super::SourceMap::Record(start);
    }
    composed
}

/// Whether a text has the tags of a paragraph, a line or a link.
fn looks_like_html(text: &str) -> bool {
    let tags = [
        "p",
        "br",
        "div",
        "a",
        "b",
        "i",
        "em",
        "strong",
        "span",
        "h1",
        "h2",
        "h3",
        "ul",
        "blockquote",
        "figure",
        "img",
    ];
    let ends = |rest: &str| rest.starts_with(['>', ' ', '/', '\n', '\t', '\r']);
    text.match_indices('<').take(1000).any(|(at, _)| {
        let rest = text.get(at + 1..).unwrap_or("");
        tags.iter().any(|tag| {
            rest.get(..tag.len()).is_some_and(|t| t.eq_ignore_ascii_case(tag))
                && ends(rest.get(tag.len()..).unwrap_or(""))
        })
    })
}

fn markup(html: &str, start: Position) -> Composed {
    let mut out = Composer::within(html, start);
    render(html, &mut out, &mut Some);
    out.finish()
}

/// Paragraphs stay as they are; white space around the text goes.
fn plain(text: &str, start: Position) -> Composed {
    let mut out = Composer::within(text, start);
    let from = text.len() - text.trim_start().len();
    let to = from + text.trim().len();
    out.words(text.trim(), from..to);
    out.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_found_by_name_and_way_and_keep_their_places() {
        let file = "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x 'y'>]>\n<a><b:c d='1&amp;2'>x &amp; &#233;<e>f</e></b:c><c/></a>";
        let root = parse(file).unwrap();
        let c = root.child("c").unwrap();
        assert_eq!((c.name.as_str(), c.attribute("d"), c.text().as_str()), ("b:c", Some("1&2"), "x & éf"));
        assert_eq!(&file[c.at..c.at + 4], "<b:c");
        assert_eq!(root.line_at("c/e").as_deref(), Some("f"));
        assert_eq!((root.all("c").count(), root.inside("e").len()), (2, 1));
    }

    #[test]
    fn entities_of_a_document_type_are_not_expanded() {
        let bomb = "<!DOCTYPE a [<!ENTITY b 'x'><!ENTITY c '&b;&b;'>]><a>&c;&nbsp;&lt;</a>";
        assert_eq!(parse(bomb).unwrap().text(), "&c;\u{a0}<");
    }

    #[test]
    fn bare_ampersands_and_crossing_elements_are_read_as_written() {
        let root = parse("<a><b>http://p.example/?x=1&y=2 & more</b><c><d>e</c></d></a>").unwrap();
        assert_eq!(root.line_at("b").as_deref(), Some("http://p.example/?x=1&y=2 & more"));
        assert_eq!(root.line_at("c/d").as_deref(), Some("e"));
        assert_eq!(parse("<a><b>x</b></a></b><c/>").unwrap().line_at("b").as_deref(), Some("x"));
    }

    #[test]
    fn depth_and_number_of_elements_have_caps() {
        assert!(parse(&"<a>".repeat(100_000)).unwrap_err().contains("nested deeper"));
        assert!(parse(&format!("<a>{}</a>", "<b/>".repeat(600_000))).unwrap_err().contains("more than"));
        let attributes: String = (0..200_000).map(|n| format!(" a{n}=''")).collect();
        assert!(parse(&format!("<a{attributes}/>")).is_ok());
    }

    #[test]
    fn what_is_not_closed_ends_with_the_file_and_what_is_broken_is_said() {
        assert_eq!(parse("<a><b>x").unwrap().text(), "x");
        assert!(parse("").is_err() && parse("<a <b").is_err() && parse("words").is_err());
    }
}
