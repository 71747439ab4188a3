//! NITF, the older format of news agencies: one article a document.

use super::reader::{Draft, Outcome, Reader, Source};
use super::source_map::MapBuilder;
use super::xml::{self, Element};
use super::{Metadata, dates, decode, loose};

/// NITF.
pub(super) const READER: Reader = Reader { name: "NITF", extensions: &["nitf"], certain, sniff: certain, read };

fn certain(text: &str) -> bool {
    decode::xml_root(text) == Some("nitf")
}

fn read(source: Source<'_>) -> Vec<Outcome> {
    let root = match xml::parse(&source.text) {
        Ok(root) => root,
        Err(reason) => return vec![source.skipped(reason)],
    };
    let Some(body) = root.down("body/body.content") else {
        return vec![source.skipped("no article: NITF without `body.content`")];
    };
    let composed = body.markup(&source.text, &MapBuilder::new(&source.text));
    vec![Ok(Draft { declared: metadata(&root), ..Draft::composed(source.sha256, composed) })]
}

/// What the head and the head of the body say.
pub(super) fn metadata(nitf: &Element) -> Metadata {
    let date = |way: &str| nitf.down(way).and_then(|at| at.attribute("norm")).and_then(dates::parse);
    let said = |way: &str, attribute: &str| nitf.down(way).and_then(|at| at.attribute(attribute)).map(str::to_owned);
    let byline = nitf.down("body/body.head").map(|head| {
        let person = |byline: &Element| byline.line_at("person").or_else(|| byline.line());
        head.all("byline").filter_map(person).flat_map(|said| loose::authors(&said)).collect()
    });
    let publication = said("head/pubdata", "date.publication").and_then(|said| dates::parse(&said));
    Metadata {
        title: nitf.line_at("body/body.head/hedline/hl1").or_else(|| nitf.line_at("head/title")),
        published: publication
            .or_else(|| date("head/docdata/date.issue"))
            .or_else(|| date("head/docdata/date.release")),
        updated: None,
        outlet: nitf
            .line_at("body/body.head/distributor")
            .or_else(|| said("head/pubdata", "name"))
            .or_else(|| said("head/docdata/doc.copyright", "holder")),
        authors: byline.unwrap_or_default(),
        url: None,
        language: nitf.attribute("lang").and_then(loose::language),
        ..Metadata::default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::BlockKind;
    use super::super::testing::{article, assert_round_trip, intake};

    const FILE: &str = "<?xml version=\"1.0\"?>\n<!DOCTYPE nitf SYSTEM \"nitf-3-5.dtd\">\n<nitf><head><title>slug</title><docdata>\
        <date.issue norm=\"20260301T230000-0500\"/><doc.copyright holder=\"Northern Wire\" year=\"2026\"/></docdata></head>\n\
        <body><body.head><hedline><hl1>Bridge closed</hl1></hedline><byline>By <person>Jane Roe</person><byttl>Staff</byttl></byline></body.head>\n\
        <body.content><block><p>The bridge is <em>closed</em>.</p>\n<hl2>What next</hl2><p>A ferry runs.</p>\
        <media media-type=\"image\"><media-caption>The bridge</media-caption></media></block></body.content></body></nitf>";

    #[test]
    fn head_and_body_are_read_and_places_kept() {
        let read = article("a.xml", FILE);
        assert_eq!(read.text, "The bridge is closed.\n\nWhat next\n\nA ferry runs.\n\nThe bridge");
        let kinds: Vec<BlockKind> = read.blocks.iter().map(|b| b.kind).collect();
        assert_eq!(kinds, [BlockKind::Heading, BlockKind::Caption]);
        let meta = &read.meta;
        assert_eq!((meta.title.as_deref(), meta.outlet.as_deref()), (Some("Bridge closed"), Some("Northern Wire")));
        assert_eq!(meta.published.map(|p| p.to_string()).as_deref(), Some("2026-03-01T23:00:00-05:00"));
        assert_eq!(meta.authors, ["Jane Roe"]);
        assert_round_trip(FILE, &read);
    }

    #[test]
    fn a_document_without_content_is_refused() {
        assert!(intake("a.xml", "<nitf><head/></nitf>").skipped[0].reason.contains("body.content"));
    }
}
