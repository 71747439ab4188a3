//! XML, written element by element.
//!
//! Values go through [`visible()`] first: XML 1.0 has no way to write most control characters.

use crate::report::visible;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io::{self, Write};

/// A document that is being written.
pub(super) struct Xml<'a> {
    writer: Writer<&'a mut dyn Write>,
}

/// An attribute: its name and its value.
pub(super) type Attribute<'a> = (&'a str, &'a str);

impl<'a> Xml<'a> {
    /// Begins a document.
    pub(super) fn begin(out: &'a mut dyn Write) -> io::Result<Self> {
        let mut writer = Writer::new_with_indent(out, b' ', 2);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(Self { writer })
    }

    /// Opens an element.
    pub(super) fn open(&mut self, name: &str, attributes: &[Attribute<'_>]) -> io::Result<()> {
        self.writer.write_event(Event::Start(element(name, attributes)))
    }

    /// Closes it.
    pub(super) fn close(&mut self, name: &str) -> io::Result<()> {
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: &[Attribute<'_>]) -> io::Result<()> {
        self.writer.write_event(Event::Empty(element(name, attributes)))
    }

    /// An element that holds lines of text.
    pub(super) fn text(&mut self, name: &str, attributes: &[Attribute<'_>], lines: &[&str]) -> io::Result<()> {
        let lines: Vec<_> = lines.iter().map(|line| visible(line)).collect();
        self.open(name, attributes)?;
        self.writer.write_event(Event::Text(BytesText::new(&lines.join("\n"))))?;
        self.close(name)
    }

    /// Ends the document.
    pub(super) fn end(self) -> io::Result<()> {
        self.writer.into_inner().write_all(b"\n")
    }
}

fn element<'n>(name: &'n str, attributes: &[Attribute<'_>]) -> BytesStart<'n> {
    let mut element = BytesStart::new(name);
    for (key, value) in attributes {
        element.push_attribute((*key, visible(value).as_ref()));
    }
    element
}
