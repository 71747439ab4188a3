//! Metadata values as people write them: one name or a list, a date with quotes or without, an author as a table.

use super::{Metadata, dates};
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::collections::BTreeMap;
use std::fmt;

/// A value of JSON, YAML or TOML, reduced to the texts in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Loose(Vec<String>);

impl Loose {
    /// The texts, without white space around them and without empty ones.
    pub(super) fn texts(self) -> impl Iterator<Item = String> {
        self.0.into_iter().map(|text| one_line(&text)).filter(|text| !text.is_empty())
    }

    /// The first text.
    pub(super) fn text(self) -> Option<String> {
        self.texts().next()
    }
}

/// A text on one line, with single spaces.
pub(super) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

impl From<String> for Loose {
    fn from(text: String) -> Self {
        Self(vec![text])
    }
}

impl<'de> Deserialize<'de> for Loose {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LooseVisitor)
    }
}

struct LooseVisitor;

impl<'de> Visitor<'de> for LooseVisitor {
    type Value = Loose;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a number, a date or a list of them")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Loose, E> {
        Ok(Loose::default())
    }

    fn visit_i64<E>(self, number: i64) -> Result<Loose, E> {
        Ok(Loose(vec![number.to_string()]))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Loose, E> {
        Ok(Loose(vec![number.to_string()]))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Loose, E> {
        Ok(Loose(vec![number.to_string()]))
    }

    fn visit_str<E>(self, text: &str) -> Result<Loose, E> {
        Ok(Loose(vec![text.to_owned()]))
    }

    fn visit_string<E>(self, text: String) -> Result<Loose, E> {
        Ok(Loose(vec![text]))
    }

    fn visit_unit<E>(self) -> Result<Loose, E> {
        Ok(Loose::default())
    }

    fn visit_none<E>(self) -> Result<Loose, E> {
        Ok(Loose::default())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Loose, D::Error> {
        deserializer.deserialize_any(Self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Loose, A::Error> {
        let mut texts = Vec::new();
        while let Some(Loose(more)) = list.next_element()? {
            texts.extend(more);
        }
        Ok(Loose(texts))
    }

    /// `{"name": …}` is its name, and so is TOML's date, which comes as a table of one private key.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Loose, A::Error> {
        let mut found = Loose::default();
        while let Some(key) = map.next_key::<String>()? {
            if key == "name" || key.starts_with("$__toml_private") {
                found = map.next_value()?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }
}

/// The keys of the contract.
pub(super) const KEYS: [&str; 7] = ["title", "published", "updated", "outlet", "authors", "url", "language"];

/// Other names that front matter gives to the keys of the contract.
const ALIASES: [(&str, &str); 27] = [
    ("headline", "title"),
    ("date", "published"),
    ("pubdate", "published"),
    ("publishdate", "published"),
    ("publish_date", "published"),
    ("published_at", "published"),
    ("datepublished", "published"),
    ("lastmod", "updated"),
    ("modified", "updated"),
    ("last_modified", "updated"),
    ("last_modified_at", "updated"),
    ("updated_at", "updated"),
    ("datemodified", "updated"),
    ("source", "outlet"),
    ("publication", "outlet"),
    ("publisher", "outlet"),
    ("newspaper", "outlet"),
    ("site", "outlet"),
    ("author", "authors"),
    ("byline", "authors"),
    ("link", "url"),
    ("canonical", "url"),
    ("canonical_url", "url"),
    ("permalink", "url"),
    ("lang", "language"),
    ("locale", "language"),
    ("inlanguage", "language"),
];

/// The key of the contract that a key of front matter stands for.
pub(super) fn contract_key(key: &str) -> Option<&'static str> {
    let key = key.to_ascii_lowercase().replace('-', "_");
    let alias = ALIASES.iter().find(|(alias, _)| *alias == key).map(|(_, meant)| *meant);
    KEYS.into_iter().find(|k| *k == key).or(alias)
}

/// Metadata from a table. A key of the contract wins over its other names; unknown keys are passed over.
pub(super) fn metadata(mut table: BTreeMap<String, Loose>) -> Metadata {
    let mut fields: BTreeMap<&'static str, Loose> = BTreeMap::new();
    for key in KEYS {
        if let Some(value) = table.remove(key) {
            fields.insert(key, value);
        }
    }
    for (key, value) in table {
        if let Some(key) = contract_key(&key) {
            fields.entry(key).or_insert(value);
        }
    }
    let mut take = |key: &str| fields.remove(key).unwrap_or_default();
    Metadata {
        title: take("title").text(),
        published: take("published").text().and_then(|said| dates::parse(&said)),
        updated: take("updated").text().and_then(|said| dates::parse(&said)),
        outlet: take("outlet").text(),
        authors: take("authors").texts().flat_map(|said| authors(&said)).collect(),
        url: take("url").text(),
        language: take("language").text().and_then(|said| language(&said)),
        ..Metadata::default()
    }
}

/// The names in a byline: `By Jane Roe and John Doe` names two.
pub(super) fn authors(said: &str) -> Vec<String> {
    let said = said.trim();
    let said = ["By ", "by ", "BY ", "By: "].iter().find_map(|by| said.strip_prefix(by)).unwrap_or(said);
    // “Roe, Jane” is one person, “Jane Roe, John Doe” are two: a list has two words and more between its commas.
    let listed = said.split(", ").all(|part| part.split_whitespace().nth(1).is_some());
    let parts = if listed { said.split(", ").collect() } else { vec![said] };
    let names = parts.into_iter().flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" & "));
    names.map(|name| name.trim().trim_start_matches("and ").to_owned()).filter(|name| !name.is_empty()).collect()
}

/// An ISO 639-1 code from `en`, `en-GB`, `en_US.UTF-8`, `eng` or `English`.
pub(super) fn language(said: &str) -> Option<String> {
    let code: String = said.trim().chars().take_while(char::is_ascii_alphabetic).collect();
    let code = code.to_ascii_lowercase();
    let known = || LANGUAGES.iter().find(|names| names.contains(&code.as_str()));
    if code.len() == 2 { Some(code) } else { known()?.first().map(|code| (*code).to_owned()) }
}

/// Languages by their ISO 639-1 code, the codes of ISO 639-2 and their English names, as exports have them.
const LANGUAGES: &[&[&str]] = &[
    &["ar", "ara", "arabic"],
    &["bg", "bul", "bulgarian"],
    &["ca", "cat", "catalan"],
    &["cs", "ces", "cze", "czech"],
    &["da", "dan", "danish"],
    &["de", "deu", "ger", "german"],
    &["el", "ell", "gre", "greek"],
    &["en", "eng", "english"],
    &["es", "spa", "spanish"],
    &["et", "est", "estonian"],
    &["fa", "fas", "per", "persian"],
    &["fi", "fin", "finnish"],
    &["fr", "fra", "fre", "french"],
    &["he", "heb", "hebrew"],
    &["hi", "hin", "hindi"],
    &["hr", "hrv", "croatian"],
    &["hu", "hun", "hungarian"],
    &["id", "ind", "indonesian"],
    &["it", "ita", "italian"],
    &["ja", "jpn", "japanese"],
    &["ko", "kor", "korean"],
    &["lt", "lit", "lithuanian"],
    &["lv", "lav", "latvian"],
    &["nl", "nld", "dut", "dutch"],
    &["no", "nor", "norwegian"],
    &["pl", "pol", "polish"],
    &["pt", "por", "portuguese"],
    &["ro", "ron", "rum", "romanian"],
    &["ru", "rus", "russian"],
    &["sk", "slk", "slo", "slovak"],
    &["sl", "slv", "slovenian"],
    &["sr", "srp", "serbian"],
    &["sv", "swe", "swedish"],
    &["th", "tha", "thai"],
    &["tr", "tur", "turkish"],
    &["uk", "ukr", "ukrainian"],
    &["vi", "vie", "vietnamese"],
    &["zh", "zho", "chi", "chinese"],
];

#[cfg(test)]
mod tests {
    use super::*;

    fn from_json(json: &str) -> Metadata {
        metadata(serde_json::from_str(json).unwrap())
    }

    #[test]
    fn authors_may_be_a_text_a_list_or_tables() {
        for json in [
            r#"{"authors": "Jane Roe, John Doe"}"#,
            r#"{"author": "By Jane Roe and John Doe"}"#,
            r#"{"byline": ["Jane Roe", "John Doe"]}"#,
            r#"{"authors": [{"name": "Jane Roe", "id": 7}, {"name": "John Doe"}]}"#,
        ] {
            assert_eq!(from_json(json).authors, ["Jane Roe", "John Doe"], "{json}");
        }
        assert_eq!(from_json(r#"{"authors": "Roe, Jane"}"#).authors, ["Roe, Jane"]);
    }

    #[test]
    fn nulls_and_dates_that_are_none_stay_unknown() {
        assert_eq!(
            from_json(r#"{"title": null, "published": "soon", "outlet": " ", "draft": true}"#),
            Metadata::default()
        );
    }

    #[test]
    fn a_toml_date_needs_no_quotation_marks() {
        let table = toml::from_str("published = 2026-03-01T10:00:00Z\nupdated = 2026-03-02").unwrap();
        let meta = metadata(table);
        assert_eq!(meta.published.map(|p| p.to_string()).as_deref(), Some("2026-03-01T10:00:00Z"));
        assert_eq!(meta.updated.map(|p| p.to_string()).as_deref(), Some("2026-03-02"));
    }

    #[test]
    fn the_contracts_key_wins_over_its_other_names() {
        assert_eq!(from_json(r#"{"source": "Wire", "outlet": "Courier"}"#).outlet.as_deref(), Some("Courier"));
    }
}
