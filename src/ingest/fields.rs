//! Which field of an export holds what: the project's own mapping first, then the names that the usual providers use.
//!
//! A name may lead into objects (`source.title`); where a list stands on the way, every element of it is looked at.

use super::loose::{self, one_line};
use super::{Metadata, dates};
use crate::config::Fields;
use serde_json::Value;

/// What a record of an export has: the keys of the contract, its name and its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Id,
    Text,
    Title,
    Published,
    Updated,
    Outlet,
    Authors,
    Url,
    Language,
}

/// Where answers of news services, and what people save of them, keep their records.
const RECORDS: &[&str] = &[
    "articles.results", // Event Registry (NewsAPI.ai)
    "articles",         // NewsAPI.org, NewsCatcher, GNews, GDELT
    "response.results", // The Guardian
    "response.docs",    // The New York Times
    "response.content", // The Guardian, one item
    "results",          // NewsData.io
    "items",            // JSON Feed
    "db.data.posts",    // Ghost
    "data.posts",       // Ghost
    "data",             // Mediastack, TheNewsAPI
    "docs",
    "stories", // Aylien, Media Cloud
    "records",
    "value", // Bing
];

/// The names of the contract, then those of providers and tools.
const NAMES: [(Field, &[&str]); 9] = [
    (Field::Id, &["id", "_id", "uri", "guid", "article_id", "articleId", "stories_id", "uuid", "ID"]),
    (
        Field::Text,
        &[
            "text",
            "maintext",
            "body_text",
            "fields.bodyText",
            "articleBody",
            "content_text",
            "full_text",
            "fulltext",
            "article_text",
            "raw_text",
            "body_xhtml",
            "body_html",
            "content_html",
            "html",
            "fields.body",
            "content.rendered",
            "bodies.value",
            "body",
            "content",
            "article",
        ],
    ),
    (
        Field::Title,
        &[
            "title",
            "title.rendered",
            "headline",
            "headline.main",
            "headlines.value",
            "webTitle",
            "name",
            "article_title",
        ],
    ),
    (
        Field::Published,
        &[
            "published",
            "date_publish",
            "publishedAt",
            "published_at",
            "publish_date",
            "published_date",
            "datePublished",
            "date_published",
            "pubDate",
            "pub_date",
            "pubdate",
            "webPublicationDate",
            "dateTimePub",
            "publication_date",
            "firstcreated",
            "firstCreated",
            "dateTime",
            "date",
            "versioncreated",
            "versionCreated",
            "seendate",
        ],
    ),
    (
        Field::Updated,
        &[
            "updated",
            "date_modify",
            "updatedAt",
            "updated_at",
            "updated_date",
            "dateModified",
            "date_modified",
            "modified",
            "fields.lastModified",
            "lastmod",
            "last_modified",
            "versioncreated",
            "versionCreated",
        ],
    ),
    (
        Field::Outlet,
        &[
            "outlet",
            "source.title",
            "source.name",
            "source",
            "name_source",
            "source_name",
            "media_name",
            "publication",
            "publisher",
            "newspaper",
            "fields.publication",
            "sitename",
            "site_name",
            "infosources.name",
            "infosource.name",
            "copyrightholder",
            "copyrightHolder",
            "source_domain",
            "domain",
            "clean_url",
            "domain_url",
        ],
    ),
    (
        Field::Authors,
        &["authors", "author", "byline", "byline.original", "creator", "fields.byline", "journalists", "bylines.value"],
    ),
    (Field::Url, &["url", "link", "webUrl", "web_url", "canonical_url", "canonicalUrl", "external_url"]),
    (Field::Language, &["language", "lang", "inLanguage", "language_code"]),
];

impl Fields {
    fn own(&self, field: Field) -> &[String] {
        match field {
            Field::Id => &self.id,
            Field::Text => &self.text,
            Field::Title => &self.title,
            Field::Published => &self.published,
            Field::Updated => &self.updated,
            Field::Outlet => &self.outlet,
            Field::Authors => &self.authors,
            Field::Url => &self.url,
            Field::Language => &self.language,
        }
    }

    /// The names that a field may have, the likeliest first.
    pub(super) fn names(&self, field: Field) -> impl Iterator<Item = &str> {
        let known = NAMES.iter().filter(move |(of, _)| *of == field).flat_map(|(_, names)| names.iter().copied());
        self.own(field).iter().map(String::as_str).chain(known)
    }

    /// The ways to the list of records in a JSON file.
    pub(super) fn records(&self) -> impl Iterator<Item = &str> {
        self.records.iter().map(String::as_str).chain(RECORDS.iter().copied())
    }

    /// The texts of a field; none where no name of it is there.
    pub(super) fn texts(&self, record: &Value, field: Field) -> Vec<String> {
        let found = |name: &str| {
            let mut texts = Vec::new();
            collect(record, name, &mut texts);
            texts.retain(|text| !text.trim().is_empty());
            Some(texts).filter(|texts| !texts.is_empty())
        };
        self.names(field).find_map(found).unwrap_or_default()
    }

    /// The text of the article, and whether it may be HTML: what stands in the contract's own field is text as it is.
    pub(super) fn body(&self, record: &mut Value) -> Option<(String, bool)> {
        if self.text.is_empty()
            && let Some(Value::String(text)) = record.get_mut("text")
        {
            return Some((std::mem::take(text), false));
        }
        let found =
            self.names(Field::Text).find_map(|name| string(record, name).filter(|text| !text.trim().is_empty()));
        found.map(|text| (text, true))
    }

    /// What a record says of itself beside its text.
    pub(super) fn metadata(&self, record: &Value) -> Metadata {
        let line = |field| self.texts(record, field).into_iter().map(|text| one_line(&text)).next();
        let date = |field| self.texts(record, field).iter().find_map(|said| dates::parse(said));
        Metadata {
            title: line(Field::Title).map(|title| unescaped(&title)),
            published: date(Field::Published),
            updated: date(Field::Updated),
            outlet: line(Field::Outlet),
            authors: self.authors(record),
            url: line(Field::Url),
            language: line(Field::Language).and_then(|said| loose::language(&said)),
            ..Metadata::default()
        }
    }

    /// Names; the number of an author in some database is none.
    fn authors(&self, record: &Value) -> Vec<String> {
        let said = self.texts(record, Field::Authors);
        let named = said.iter().filter(|said| said.chars().any(char::is_alphabetic) && !said.contains("://"));
        named.flat_map(|said| loose::authors(&one_line(said))).collect()
    }
}

/// The first text at the end of a way.
fn string(value: &Value, way: &str) -> Option<String> {
    match value {
        Value::Array(list) => list.iter().take(1000).find_map(|element| string(element, way)),
        Value::Object(object) => match object.get(way) {
            Some(found) => string(found, ""),
            None => way.split_once('.').and_then(|(head, rest)| string(object.get(head)?, rest)),
        },
        Value::String(text) if way.is_empty() => Some(text.clone()),
        _ => None,
    }
}

/// Titles come with the entities of the page they were taken from.
fn unescaped(title: &str) -> String {
    html_escape::decode_html_entities(title).into_owned()
}

/// The texts at the end of a way. An object that stands there is its name.
fn collect(value: &Value, way: &str, out: &mut Vec<String>) {
    match value {
        Value::Array(list) => list.iter().take(1000).for_each(|element| collect(element, way, out)),
        Value::Object(object) if !way.is_empty() => {
            // A name that is there as it is written counts before a way: tables have dots in their headings.
            if let Some(found) = object.get(way) {
                return collect(found, "", out);
            }
            if let Some((head, rest)) = way.split_once('.')
                && let Some(found) = object.get(head)
            {
                collect(found, rest, out);
            }
        }
        Value::Object(object) => {
            if let Some(name @ Value::String(_)) = object.get("name") {
                collect(name, "", out);
            }
        }
        Value::String(text) if way.is_empty() => out.push(text.clone()),
        Value::Number(number) if way.is_empty() => out.push(number.to_string()),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Title, publication, update, outlet, authors, address, language and text of a record.
    fn read(fields: &Fields, json: &str) -> String {
        let mut record: Value = serde_json::from_str(json).unwrap();
        let meta = fields.metadata(&record);
        let text = fields.body(&mut record).map(|(text, _)| text);
        let date = |date: Option<super::super::Published>| date.map(|d| d.to_string()).unwrap_or_default();
        [
            meta.title.unwrap_or_default(),
            date(meta.published),
            date(meta.updated),
            meta.outlet.unwrap_or_default(),
            meta.authors.join("+"),
            meta.url.unwrap_or_default(),
            meta.language.unwrap_or_default(),
            text.unwrap_or_default(),
        ]
        .join("|")
    }

    /// A record of each, and what is read of it.
    const EXPORTS: &[(&str, &str)] = &[
        // NewsAPI.org
        (
            r#"{"source": {"id": null, "name": "Post"}, "author": "Ada Tarn", "title": "T", "description": "D", "url": "http://p.example/1",
                    "urlToImage": null, "publishedAt": "2026-03-01T10:00:00Z", "content": "C"}"#,
            "T|2026-03-01T10:00:00Z||Post|Ada Tarn|http://p.example/1||C",
        ),
        // Event Registry (NewsAPI.ai)
        (
            r#"{"uri": "77", "lang": "eng", "dateTime": "2026-03-01T11:00:00Z", "dateTimePub": "2026-03-01T10:00:00Z", "url": "http://p.example/1",
                    "title": "T", "body": "C", "source": {"uri": "p.example", "title": "Post"}, "authors": [{"uri": "a", "name": "Ada Tarn"}]}"#,
            "T|2026-03-01T10:00:00Z||Post|Ada Tarn|http://p.example/1|en|C",
        ),
        // news-please (CC-News)
        (
            r#"{"authors": ["Ada Tarn"], "date_download": "2026-03-04 08:00:00", "date_modify": null, "date_publish": "2026-03-01 10:00:00",
                    "description": "D", "language": "en", "maintext": "C", "source_domain": "p.example", "title": "T", "url": "http://p.example/1"}"#,
            "T|2026-03-01T10:00:00||p.example|Ada Tarn|http://p.example/1|en|C",
        ),
        // The Guardian
        (
            r#"{"id": "uk/1", "webPublicationDate": "2026-03-01T10:00:00Z", "webTitle": "T", "webUrl": "http://p.example/1",
                    "fields": {"byline": "Ada Tarn and Bo Hale", "bodyText": "C", "body": "<p>C</p>", "lastModified": "2026-03-02T09:00:00Z", "publication": "Post"}}"#,
            "T|2026-03-01T10:00:00Z|2026-03-02T09:00:00Z|Post|Ada Tarn+Bo Hale|http://p.example/1||C",
        ),
        // IPTC ninjs 1 and 2
        (
            r#"{"uri": "urn:p:1", "type": "text", "headline": "T", "byline": "By Ada Tarn", "firstcreated": "2026-03-01T10:00:00Z",
                    "versioncreated": "2026-03-01T12:00:00Z", "language": "en-GB", "copyrightholder": "Wire", "body_text": "C", "body_xhtml": "<p>C</p>"}"#,
            "T|2026-03-01T10:00:00Z|2026-03-01T12:00:00Z|Wire|Ada Tarn||en|C",
        ),
        (
            r#"{"uri": "urn:p:1", "type": "text", "headlines": [{"role": "main", "value": "T"}], "bylines": "By Ada Tarn",
                    "versionCreated": "2026-03-01T12:00:00Z", "infosources": [{"name": "Wire"}], "bodies": [{"role": "main", "contentType": "text/plain", "value": "C"}]}"#,
            "T|2026-03-01T12:00:00Z|2026-03-01T12:00:00Z|Wire||||C",
        ),
        // NewsCatcher
        (
            r#"{"title": "T", "author": "Ada Tarn", "published_date": "2026-03-01 10:00:00", "link": "http://p.example/1", "clean_url": "p.example",
                    "name_source": "Post", "content": "C", "language": "en"}"#,
            "T|2026-03-01T10:00:00||Post|Ada Tarn|http://p.example/1|en|C",
        ),
        // NewsData.io
        (
            r#"{"article_id": "7", "title": "T", "link": "http://p.example/1", "creator": ["Ada Tarn"], "pubDate": "2026-03-01 10:00:00",
                    "source_id": "post", "source_name": "Post", "language": "english", "content": "C"}"#,
            "T|2026-03-01T10:00:00||Post|Ada Tarn|http://p.example/1|en|C",
        ),
        // WordPress
        (
            r#"{"id": 7, "date": "2026-03-01T10:00:00", "modified": "2026-03-02T10:00:00", "link": "http://p.example/1",
                    "title": {"rendered": "T &amp; U"}, "content": {"rendered": "C"}, "author": 5}"#,
            "T & U|2026-03-01T10:00:00|2026-03-02T10:00:00|||http://p.example/1||C",
        ),
        // JSON Feed
        (
            r#"{"id": "1", "url": "http://p.example/1", "title": "T", "content_html": "C", "date_published": "2026-03-01T10:00:00+01:00",
                    "authors": [{"name": "Ada Tarn"}]}"#,
            "T|2026-03-01T10:00:00+01:00|||Ada Tarn|http://p.example/1||C",
        ),
    ];

    #[test]
    fn the_exports_of_the_usual_providers_need_no_mapping() {
        for (json, said) in EXPORTS {
            assert_eq!(read(&Fields::default(), json), *said, "{json}");
        }
    }

    #[test]
    fn the_projects_own_names_come_first() {
        let fields =
            Fields { text: vec!["story.words".to_owned()], outlet: vec!["paper".to_owned()], ..Fields::default() };
        let json =
            r#"{"text": "abstract", "story": [{"words": "C"}], "paper": "Post", "source": "Wire", "title": null}"#;
        assert_eq!(read(&fields, json), "|||Post||||C");
    }
}
