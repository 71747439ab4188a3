//! RSS (0.9x, 1.0, 2.0) and Atom: an item is an article, its text what the item carries in full, else its description.

use super::compose::Composed;
use super::limits::megabytes;
use super::reader::{Draft, Outcome, Reader, Source};
use super::source_map::MapBuilder;
use super::xml::{self, Element};
use super::{Metadata, Skipped, dates, decode, loose, wordpress};
use crate::digest::Digest;

/// RSS and Atom.
pub(super) const READER: Reader =
    Reader { name: "RSS and Atom", extensions: &["rss", "atom", "xml"], certain, sniff: certain, read };

fn certain(text: &str) -> bool {
    decode::xml_root(text).is_some_and(|root| matches!(root, "rss" | "feed" | "RDF"))
}

fn read(source: Source<'_>) -> Vec<Outcome> {
    let root = match xml::parse(&source.text) {
        Ok(root) => root,
        Err(reason) => return vec![source.skipped(reason)],
    };
    let feed = match root.local() {
        "rss" => root.child("channel").unwrap_or(&root),
        "feed" | "RDF" => &root,
        other => {
            return vec![source.skipped(format!(
                "XML that begins with `{other}`, which is none of what copydesk reads: RSS, Atom, NewsML-G2, NITF, XHTML"
            ))];
        }
    };
    let places = MapBuilder::new(&source.text);
    let site = root.child("channel").unwrap_or(feed);
    let (channel, authors) = (about(site), wordpress::authors(site));
    let items =
        feed.children().filter(|child| matches!(child.local(), "item" | "entry") && wordpress::is_article(child));
    let article = |(number, item): (usize, &Element)| {
        let name = name(item).unwrap_or_else(|| number.to_string());
        match article(item, &source, &places) {
            Ok(mut draft) => {
                draft.record = Some(name);
                draft.detected = channel.clone();
                for author in &mut draft.declared.authors {
                    *author = authors.get(author).unwrap_or(author).clone();
                }
                Ok(draft)
            }
            Err(reason) => Err(Skipped { path: format!("{}#{name}", source.path), reason }),
        }
    };
    (1..).zip(items).map(article).collect()
}

/// What the feed says of all its articles.
fn about(channel: &Element) -> Metadata {
    let language = channel.line_at("language").or_else(|| channel.attribute("lang").map(str::to_owned));
    Metadata {
        outlet: channel.line_at("title").map(decoded),
        language: language.and_then(|said| loose::language(&said)),
        authors: channel.line_at("author/name").into_iter().collect(),
        ..Metadata::default()
    }
}

/// What the publisher calls an item.
fn name(item: &Element) -> Option<String> {
    item.line_at("guid").or_else(|| item.line_at("id")).or_else(|| item.attribute("about").map(str::to_owned))
}

/// An element of the feed's own vocabulary: `media:title` and `itunes:author` are about something else.
fn own<'e>(item: &'e Element, local: &'e str) -> impl Iterator<Item = &'e Element> {
    item.all(local).filter(|child| matches!(child.name.split_once(':'), None | Some(("atom" | "dc" | "content", _))))
}

fn line(item: &Element, local: &str) -> Option<String> {
    own(item, local).find_map(Element::line)
}

fn article(item: &Element, source: &Source<'_>, places: &MapBuilder<'_>) -> Result<Draft, String> {
    let bytes = source.text.get(item.place()).unwrap_or("");
    if bytes.len() > source.limits.line_bytes {
        return Err(format!("longer than the {} that a record may have", megabytes(source.limits.line_bytes)));
    }
    let body = ["encoded", "content", "description", "summary"]
        .iter()
        .filter_map(|local| own(item, local).find(|body| body.line().is_some()))
        .map(|body| wordpress::body(body, item, places).unwrap_or_else(|| body.readable(&source.text, places)))
        .find(|body: &Composed| !body.text.is_empty());
    let body = body.ok_or("no article: the item has neither content nor a description")?;
    let date = |locals: &[&str]| locals.iter().find_map(|local| line(item, local)).and_then(|said| dates::parse(&said));
    let [published, updated] = wordpress::days(item);
    let declared = Metadata {
        title: line(item, "title").map(decoded),
        published: published.or_else(|| date(&["pubDate", "published", "issued", "date"])),
        updated: updated.or_else(|| date(&["updated", "modified"])),
        outlet: item.line_at("source/title").or_else(|| line(item, "source")).or_else(|| line(item, "publisher")),
        authors: authors(item),
        url: link(item),
        language: line(item, "language").and_then(|said| loose::language(&said)),
        ..Metadata::default()
    };
    Ok(Draft { declared, ..Draft::composed(Digest::of(bytes.as_bytes()), body) })
}

/// `dc:creator`, the name in Atom's `author`, or RSS's `jane@paper.example (Jane Roe)`.
fn authors(item: &Element) -> Vec<String> {
    let creators = own(item, "creator").filter_map(Element::line);
    let authors = own(item, "author").filter_map(|author| {
        let said = author.line_at("name").or_else(|| author.line())?;
        let inside = said.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(name, _)| name.to_owned());
        Some(if said.contains('@') { inside.unwrap_or(said) } else { said })
    });
    let mut names: Vec<String> = creators.chain(authors).flat_map(|said| loose::authors(&decoded(said))).collect();
    let mut seen = std::collections::BTreeSet::new();
    names.retain(|name| seen.insert(name.clone()));
    names
}

/// The address of the page: RSS has it as text, Atom in `href`.
fn link(item: &Element) -> Option<String> {
    let page = |link: &&Element| link.attribute("rel").is_none_or(|rel| rel == "alternate");
    let of = |link: &Element| link.line().or_else(|| link.attribute("href").map(str::to_owned));
    let permalink = item.child("guid").filter(|guid| guid.attribute("isPermaLink") != Some("false"));
    let guid = permalink.and_then(Element::line).filter(|guid| guid.starts_with("http"));
    own(item, "link").filter(page).find_map(of).or(guid)
}

/// Titles are HTML as often as text.
fn decoded(said: String) -> String {
    html_escape::decode_html_entities(&said).into_owned()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{articles, assert_round_trip, intake};

    const RSS: &str = "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" xmlns:content=\"c\" xmlns:dc=\"d\" xmlns:media=\"m\"><channel>\n\
        <title>Harbour Gazette</title><language>en-gb</language>\n\
        <item><media:title>Photo</media:title><title>Bridge &amp;amp; ferry</title><link>http://g.example/1</link><guid isPermaLink=\"false\">g-1</guid>\n\
        <pubDate>Sun, 01 Mar 2026 23:30:00 -0500</pubDate><dc:creator><![CDATA[Jane Roe]]></dc:creator>\n\
        <description>Short.</description>\n\
        <content:encoded><![CDATA[<p>The bridge is closed.</p>\n<blockquote>We knew.</blockquote>]]></content:encoded></item>\n\
        <item><title>Two</title><author>desk@g.example (Bo Hale)</author><description>&lt;p&gt;It is&lt;/p&gt; open.</description></item>\n\
        <item><title>Three</title></item></channel></rss>";

    #[test]
    fn an_item_is_an_article_with_its_full_text_and_the_publishers_own_day() {
        let read = intake("feed.xml", RSS);
        let first = &read.articles[1];
        assert_eq!((first.path.as_str(), first.text.as_str()), ("feed.xml#g-1", "The bridge is closed.\n\nWe knew."));
        let meta = &first.meta;
        assert_eq!(meta.title.as_deref(), Some("Bridge & ferry"));
        assert_eq!(meta.published.map(|p| p.to_string()).as_deref(), Some("2026-03-01T23:30:00-05:00"));
        assert_eq!((meta.outlet.as_deref(), meta.language.as_deref()), (Some("Harbour Gazette"), Some("en")));
        assert_eq!(
            (&meta.authors[..], meta.url.as_deref()),
            (&["Jane Roe".to_owned()][..], Some("http://g.example/1"))
        );
        assert_round_trip(RSS, first);
        assert_eq!((read.articles[0].text.as_str(), read.articles[0].position(3).line), ("It is\n\nopen.", 9));
        assert_eq!(read.articles[0].meta.authors, ["Bo Hale"]);
        assert_eq!(read.skipped[0].path, "feed.xml#3");
    }

    #[test]
    fn atom_is_read_with_its_markup() {
        let feed = "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><title>Gazette</title>\n<entry><id>tag:1</id><title>T</title>\
            <link rel='self' href='http://g.example/self'/><link href='http://g.example/1'/><updated>2026-03-02T10:00:00Z</updated>\
            <published>2026-03-01T10:00:00+01:00</published><author><name>Jane Roe</name></author>\n\
            <content type='xhtml'><div xmlns='x'><p>One.</p>\n<p>Two <b>words</b>.</p></div></content></entry></feed>";
        let read = articles("a", feed);
        assert_eq!((read[0].path.as_str(), read[0].text.as_str()), ("a#tag:1", "One.\n\nTwo words."));
        assert_eq!(read[0].meta.url.as_deref(), Some("http://g.example/1"));
        assert_eq!(read[0].meta.updated.map(|p| p.to_string()).as_deref(), Some("2026-03-02T10:00:00Z"));
        assert_round_trip(feed, &read[0]);
    }

    #[test]
    fn rss_1_has_its_items_beside_the_channel() {
        let feed = "<rdf:RDF xmlns:rdf='r'><channel><title>Gazette</title></channel><item rdf:about='u:1'><title>T</title>\
            <description>Words.</description><dc:date>2026-03-01</dc:date></item></rdf:RDF>";
        let read = articles("a", feed);
        assert_eq!((read[0].path.as_str(), read[0].meta.outlet.as_deref()), ("a#u:1", Some("Gazette")));
        assert_eq!(read[0].meta.published.map(|p| p.to_string()).as_deref(), Some("2026-03-01"));
    }

    #[test]
    fn other_xml_is_refused_by_its_name() {
        assert!(intake("a.xml", "<svg><g/></svg>").skipped[0].reason.contains("`svg`"));
        assert!(intake("a.xml", "<rss><channel>").skipped[0].reason.contains("no article in it"));
    }
}
