//! What a page says about itself: JSON-LD, then OpenGraph and other `meta` tags, then what is marked as date or language in
//! the body.

use super::tokens::{Kind, Tag, Tokens};
use crate::ingest::loose::{self, Loose, one_line};
use crate::ingest::{Metadata, Published, dates};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// `meta` tags by property or name, and the key of the contract each stands for; earlier ones win.
const META: &[(&str, &str)] = &[
    ("og:title", "title"),
    ("twitter:title", "title"),
    ("dc.title", "title"),
    ("dcterms.title", "title"),
    ("article:published_time", "published"),
    ("datepublished", "published"),
    ("parsely-pub-date", "published"),
    ("sailthru.date", "published"),
    ("dc.date.issued", "published"),
    ("dcterms.created", "published"),
    ("dc.date", "published"),
    ("pubdate", "published"),
    ("publishdate", "published"),
    ("publication_date", "published"),
    ("date", "published"),
    ("article:modified_time", "updated"),
    ("datemodified", "updated"),
    ("og:updated_time", "updated"),
    ("dcterms.modified", "updated"),
    ("last-modified", "updated"),
    ("og:site_name", "outlet"),
    ("publisher", "outlet"),
    ("dc.publisher", "outlet"),
    ("author", "authors"),
    ("parsely-author", "authors"),
    ("sailthru.author", "authors"),
    ("dc.creator", "authors"),
    ("og:url", "url"),
    ("og:locale", "language"),
    ("content-language", "language"),
];

/// What a page says of itself, best first.
#[derive(Default)]
pub(super) struct Said {
    /// In JSON-LD: typed, so believed before all else.
    pub json_ld: Metadata,
    /// In `meta` tags and the body.
    pub tags: Metadata,
}

/// Reads it in one pass.
pub(super) fn read(page: &str) -> Said {
    let mut found = Found::default();
    let mut raw = RawKind::Other;
    for token in Tokens::new(page) {
        match token.kind {
            Kind::Open(tag) => raw = found.tag(&tag),
            Kind::Raw(text) => match raw {
                RawKind::JsonLd => found.json_ld(text),
                RawKind::Title => found.title = found.title.take().or_else(|| Some(decoded(text))),
                RawKind::Other => {}
            },
            Kind::Text(text) if found.in_date => {
                found.in_date = false;
                found.dates.extend(dates::parse(&decoded(text)));
            }
            _ => {}
        }
    }
    found.said()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum RawKind {
    JsonLd,
    Title,
    Other,
}

#[derive(Default)]
struct Found {
    json_ld: Option<Metadata>,
    /// By index in [`META`].
    meta: BTreeMap<usize, String>,
    language: Option<String>,
    canonical: Option<String>,
    title: Option<String>,
    /// Dates of elements that are marked as the date of publication.
    dates: Vec<Published>,
    in_date: bool,
}

/// Whether a `script` holds JSON-LD.
pub(super) fn is_json_ld(tag: &Tag<'_>) -> bool {
    tag.value("type").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"))
}

fn decoded(text: &str) -> String {
    one_line(&html_escape::decode_html_entities(text))
}

impl Found {
    fn tag(&mut self, tag: &Tag<'_>) -> RawKind {
        match tag.name.as_ref() {
            "html" => self.language = self.language.take().or_else(|| loose::language(&tag.value("lang")?)),
            "meta" => self.meta(tag),
            "link" => self.link(tag),
            "script" => {
                let json_ld =
                    tag.value("type").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"));
                return if json_ld { RawKind::JsonLd } else { RawKind::Other };
            }
            "title" => return RawKind::Title,
            _ => self.date(tag),
        }
        RawKind::Other
    }

    fn meta(&mut self, tag: &Tag<'_>) {
        let names = ["property", "name", "itemprop", "http-equiv"].iter().find_map(|key| tag.value(key));
        let (Some(names), Some(content)) = (names, tag.value("content")) else { return };
        let content = one_line(&content);
        for name in names.split_ascii_whitespace().filter(|_| !content.is_empty()) {
            if let Some(at) = META.iter().position(|(known, _)| known.eq_ignore_ascii_case(name)) {
                self.meta.entry(at).or_insert_with(|| content.clone());
            }
        }
    }

    fn link(&mut self, tag: &Tag<'_>) {
        let canonical = tag.value("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
        let href = tag.value("href").filter(|href| canonical && href.starts_with("http"));
        self.canonical = self.canonical.take().or(href.map(|href| href.into_owned()));
    }

    /// An element marked as the date of publication, by `datetime` or by the text in it.
    fn date(&mut self, tag: &Tag<'_>) {
        if !matches!(tag.name.as_ref(), "time" | "span" | "abbr" | "div" | "p") {
            return;
        }
        let marked = |key: &str, marks: &[&str]| {
            let value = tag.value(key).unwrap_or_default().to_ascii_lowercase();
            marks.iter().any(|mark| value.contains(mark))
        };
        let time = tag.name == "time";
        let published = marked("itemprop", &["datepublished"])
            || tag.attributes().any(|(name, _)| time && name == "pubdate")
            || marked("class", &["publish", "pubdate", "dateline", "entry-date", "post-date", "article-date"]);
        if !(published || time) || marked("class", &["updated", "modified"]) {
            return;
        }
        let stamp = tag.value("datetime").or_else(|| tag.value("content")).and_then(|said| dates::parse(&said));
        self.in_date = published && stamp.is_none();
        self.dates.extend(stamp);
    }

    /// Takes the first article of a JSON-LD script; a script that is broken says nothing.
    fn json_ld(&mut self, text: &str) {
        let text = text.trim().trim_start_matches("<!--").trim_start_matches("<![CDATA[");
        let text = text.trim_end_matches("-->").trim_end_matches("]]>");
        if let (None, Ok(value)) = (&self.json_ld, serde_json::from_str::<Value>(text)) {
            self.json_ld = article(&value).map(metadata);
        }
    }

    fn said(self) -> Said {
        let mut table = BTreeMap::new();
        for (at, content) in self.meta {
            let key = META.get(at).map_or("", |(_, key)| key);
            let dated = !matches!(key, "published" | "updated") || dates::parse(&content).is_some();
            // A web address is no name, though it often stands for the author.
            let named = key != "authors" || !content.contains("://");
            if dated && named {
                table.entry(key.to_owned()).or_insert_with(|| Loose::from(content));
            }
        }
        let mut tags = loose::metadata(table);
        // One date on the page is its date; of several, nobody knows which.
        let first = self.dates.first().copied();
        let agree = first.filter(|first| self.dates.iter().all(|date| date.date == first.date));
        tags.published = tags.published.or(agree);
        tags.title = tags.title.or(self.title);
        tags.url = tags.url.or(self.canonical);
        tags.language = self.language.or(tags.language);
        Said { json_ld: self.json_ld.unwrap_or_default(), tags }
    }
}

/// The first article in a JSON-LD value, looked for in arrays and in `@graph`.
fn article(value: &Value) -> Option<&serde_json::Map<String, Value>> {
    match value {
        Value::Array(list) => list.iter().find_map(article),
        Value::Object(object) => {
            let is =
                |kind: &Value| kind.as_str().is_some_and(|kind| kind.ends_with("Article") || kind.ends_with("Posting"));
            match object.get("@type") {
                Some(Value::Array(kinds)) if kinds.iter().any(is) => Some(object),
                Some(kind) if is(kind) => Some(object),
                _ => object.get("@graph").or_else(|| object.get("mainEntity")).and_then(article),
            }
        }
        _ => None,
    }
}

/// Reads the fields of schema.org/NewsArticle.
fn metadata(object: &serde_json::Map<String, Value>) -> Metadata {
    let read = |(key, value): (&String, &Value)| {
        let value = Loose::deserialize(value).ok()?;
        Some((key.clone(), value))
    };
    let known = |key: &str| {
        ["headline", "datePublished", "dateModified", "author", "publisher", "url", "inLanguage"].contains(&key)
    };
    let table = object.iter().filter(|(key, _)| known(key)).filter_map(read).collect();
    let mut meta = loose::metadata(table);
    meta.title = meta.title.map(|title| decoded(&title));
    meta.authors.retain(|author| !author.contains("://"));
    meta
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_ld_is_found_in_graphs_and_arrays() {
        let page = r#"<script type="application/ld+json">[{"@graph": [{"@type": "Organization", "name": "X"},
            {"@type": ["NewsArticle"], "headline": "A &amp; B", "datePublished": "2026-03-01T10:00:00Z",
             "author": [{"name": "Jane Roe"}, {"name": "John Doe"}], "publisher": {"name": "Courier"}, "inLanguage": "en-GB"}]}]</script>"#;
        let meta = read(page).json_ld;
        assert_eq!(meta.title.as_deref(), Some("A & B"));
        assert_eq!(meta.authors, ["Jane Roe", "John Doe"]);
        assert_eq!(meta.outlet.as_deref(), Some("Courier"));
        assert_eq!(meta.published.map(|p| p.to_string()).as_deref(), Some("2026-03-01T10:00:00Z"));
        assert_eq!(meta.language.as_deref(), Some("en"));
    }

    #[test]
    fn meta_tags_are_read_by_property_and_name() {
        let page = "<html lang=en-US><title>Site</title><meta property='og:title' content='A &amp; B'>\
                    <meta name=author content='https://example.org/me'><meta name=author content=late>\
                    <meta property=article:published_time content=2026-03-01><meta name=date content=soon>";
        let meta = read(page).tags;
        assert_eq!((meta.title.as_deref(), meta.language.as_deref()), (Some("A & B"), Some("en")));
        assert_eq!(meta.published.map(|p| p.to_string()).as_deref(), Some("2026-03-01"));
        assert_eq!(meta.authors, Vec::<String>::new());
    }

    #[test]
    fn one_marked_date_is_the_date_and_two_are_none() {
        let date = |page: &str| read(page).tags.published.map(|p| p.to_string());
        assert_eq!(date("<time datetime='2026-03-01T10:00:00Z'>x</time>").as_deref(), Some("2026-03-01T10:00:00Z"));
        assert_eq!(date("<span class='publish-date'>1 March 2026</span>").as_deref(), Some("2026-03-01"));
        assert_eq!(date("<time datetime=2026-03-01></time><time datetime=2026-03-02></time>"), None);
        assert_eq!(date("<p>1 March 2026</p>"), None);
    }

    #[test]
    fn broken_json_ld_says_nothing() {
        for json in ["{", "null", "[[[]]]", "{\"@type\": 5}", &"[".repeat(10_000)] {
            assert_eq!(read(&format!("<script type=application/ld+json>{json}</script>")).json_ld, Metadata::default());
        }
    }
}
