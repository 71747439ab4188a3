//! NewsML-G2: a news item, or a message with several.

use super::reader::{Draft, Outcome, Reader, Source};
use super::source_map::MapBuilder;
use super::xml::{self, Element};
use super::{Metadata, Skipped, dates, decode, loose, nitf};
use crate::digest::Digest;

/// NewsML-G2.
pub(super) const READER: Reader =
    Reader { name: "NewsML-G2", extensions: &["newsml", "newsmlg2"], certain, sniff: certain, read };

fn certain(text: &str) -> bool {
    decode::xml_root(text).is_some_and(|root| matches!(root, "newsItem" | "newsMessage" | "packageItem"))
}

fn read(source: Source<'_>) -> Vec<Outcome> {
    let root = match xml::parse(&source.text) {
        Ok(root) => root,
        Err(reason) => return vec![source.skipped(reason)],
    };
    let places = MapBuilder::new(&source.text);
    if root.local() == "newsItem" {
        let article = article(&root, &source, &places).or_else(|reason| source.skipped(reason));
        return vec![article];
    }
    let one = |(number, item): (usize, &Element)| {
        let name = item.attribute("guid").map_or_else(|| number.to_string(), str::to_owned);
        match article(item, &source, &places) {
            Ok(draft) => Ok(Draft { record: Some(name), ..draft }),
            Err(reason) => Err(Skipped { path: format!("{}#{name}", source.path), reason }),
        }
    };
    (1..).zip(root.inside("newsItem")).map(one).collect()
}

fn article(item: &Element, source: &Source<'_>, places: &MapBuilder<'_>) -> Result<Draft, String> {
    let status = item.down("itemMeta/pubStatus").and_then(|status| status.attribute("qcode"));
    if status.is_some_and(|code| matches!(code.rsplit(':').next(), Some("canceled" | "withheld"))) {
        return Err("its provider has cancelled or withheld it: not audited".to_owned());
    }
    let content = item.child("contentSet");
    let inline = content.and_then(|set| set.child("inlineXML").or_else(|| set.child("inlineData")));
    let inline = inline.ok_or("no article: a news item without text in it (a picture, or text that lies elsewhere)")?;
    let nitf = inline.child("nitf");
    let body =
        nitf.and_then(|nitf| nitf.down("body/body.content")).or_else(|| inline.down("html/body")).unwrap_or(inline);
    let composed = body.readable(&source.text, places);
    let detected = nitf.map(nitf::metadata).unwrap_or_default();
    let bytes = source.text.get(item.place()).unwrap_or("").as_bytes();
    Ok(Draft { declared: metadata(item), detected, ..Draft::composed(Digest::of(bytes), composed) })
}

fn metadata(item: &Element) -> Metadata {
    let meta = |name: &str| item.child("contentMeta").and_then(|meta| meta.child(name)).and_then(Element::line);
    let date = |way: &str| item.line_at(way).and_then(|said| dates::parse(&said));
    let created = date("itemMeta/firstCreated").or_else(|| date("contentMeta/contentCreated"));
    let version = date("itemMeta/versionCreated");
    let by: Vec<String> = meta("by").map(|said| loose::authors(&said)).unwrap_or_default();
    let creators = item.child("contentMeta").into_iter().flat_map(|meta| meta.all("creator"));
    let language =
        item.down("contentMeta/language").and_then(|at| at.attribute("tag")).or_else(|| item.attribute("lang"));
    Metadata {
        title: meta("headline").or_else(|| item.line_at("itemMeta/title")),
        published: created.or(version),
        updated: created.and(version),
        outlet: item
            .down("itemMeta/provider")
            .and_then(named)
            .or_else(|| meta("creditline"))
            .or_else(|| item.down("rightsInfo/copyrightHolder").and_then(named)),
        authors: if by.is_empty() { creators.filter_map(named).collect() } else { by },
        url: None,
        language: language.and_then(loose::language),
        ..Metadata::default()
    }
}

/// The name of a party: an element in it, or a literal.
fn named(party: &Element) -> Option<String> {
    party.line_at("name").or_else(|| party.attribute("literal").map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{articles, assert_round_trip, intake};

    fn item(guid: &str, status: &str) -> String {
        format!(
            "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"{guid}\" version=\"2\" xml:lang=\"en\"><itemMeta>\
            <provider qcode=\"p:nw\"><name>Northern Wire</name></provider><versionCreated>2026-03-02T08:00:00Z</versionCreated>\
            <firstCreated>2026-03-01T10:00:00Z</firstCreated><pubStatus qcode=\"stat:{status}\"/></itemMeta>\n\
            <contentMeta><headline>Bridge closed</headline><by>By Jane Roe</by><language tag=\"en-GB\"/></contentMeta>\n\
            <contentSet><inlineXML contenttype=\"application/xhtml+xml\"><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title></head>\n\
            <body><p>The bridge is closed.</p><p>A ferry runs.</p></body></html></inlineXML></contentSet></newsItem>\n"
        )
    }

    #[test]
    fn one_item_is_one_article_at_the_files_path() {
        let file = item("urn:1", "usable");
        let read = articles("a.xml", &file);
        assert_eq!((read[0].path.as_str(), read[0].text.as_str()), ("a.xml", "The bridge is closed.\n\nA ferry runs."));
        let meta = &read[0].meta;
        assert_eq!((meta.title.as_deref(), meta.outlet.as_deref()), (Some("Bridge closed"), Some("Northern Wire")));
        assert_eq!(meta.published.map(|p| p.to_string()).as_deref(), Some("2026-03-01T10:00:00Z"));
        assert_eq!(meta.updated.map(|p| p.to_string()).as_deref(), Some("2026-03-02T08:00:00Z"));
        assert_eq!(meta.authors, ["Jane Roe"]);
        assert_round_trip(&file, &read[0]);
    }

    #[test]
    fn a_message_is_a_collection_and_a_cancelled_item_is_listed() {
        let file = format!(
            "<newsMessage><itemSet>{}{}{}</itemSet></newsMessage>",
            item("urn:1", "usable"),
            item("urn:2", "canceled"),
            "<newsItem guid='urn:3'><contentSet><remoteContent href='p.jpg'/></contentSet></newsItem>"
        );
        let read = intake("a.xml", &file);
        assert_eq!(read.articles[0].path, "a.xml#urn:1");
        let skipped: Vec<&str> = read.skipped.iter().map(|s| s.path.as_str()).collect();
        assert_eq!(skipped, ["a.xml#urn:2", "a.xml#urn:3"]);
        assert!(read.skipped[0].reason.contains("cancelled"));
    }
}
