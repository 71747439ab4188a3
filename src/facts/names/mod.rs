//! Persons, organisations and places, as they are introduced and mentioned again.

mod fields;

use crate::ingest::Article;
use crate::span::Span;
use crate::text::Text;

pub use fields::FIELDS;

/// One mention of a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// Where it stands, without title.
    pub span: Span,
    /// What it names.
    pub kind: NameKind,
    /// The fullest form that the article has for the same entity.
    pub entity: String,
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A place.
    Place,
    /// Nothing in the text says.
    Other,
}

impl NameKind {
    /// The name of the contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Other => "other",
        }
    }
}

/// Finds the names of an article.
pub fn find(_article: &Article, _text: &Text) -> Vec<Name> {
    Vec::new()
}
