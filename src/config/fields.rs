//! What a project's exports call the parts of an article: the keys of `[input]`.

/// Names of fields, each a list of which the first that is there and not empty counts. A name may lead into objects
/// (`source.title`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    /// Where the list of records stands in a JSON file.
    pub records: Vec<String>,
    /// Names of records.
    pub id: Vec<String>,
    /// Texts of articles, plain or HTML.
    pub text: Vec<String>,
    /// Headlines.
    pub title: Vec<String>,
    /// Dates of publication.
    pub published: Vec<String>,
    /// Dates of the last change.
    pub updated: Vec<String>,
    /// Outlets.
    pub outlet: Vec<String>,
    /// Authors.
    pub authors: Vec<String>,
    /// Web addresses.
    pub url: Vec<String>,
    /// Languages.
    pub language: Vec<String>,
}

impl Fields {
    /// The list that a key of `[input]` sets.
    pub(super) fn list(&mut self, key: &str) -> Option<&mut Vec<String>> {
        Some(match key {
            "records" => &mut self.records,
            "id" => &mut self.id,
            "text" => &mut self.text,
            "title" => &mut self.title,
            "published" => &mut self.published,
            "updated" => &mut self.updated,
            "outlet" => &mut self.outlet,
            "authors" => &mut self.authors,
            "url" => &mut self.url,
            "language" => &mut self.language,
            _ => return None,
        })
    }
}
