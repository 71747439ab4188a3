//! Persons, organisations and places, as they are introduced and mentioned again.
//!
//! Takes a text, gives the mentions of its names in order: runs of capitalised words ([`runs`]), told apart by titles, given
//! names, heads and their surroundings ([`kinds`]), and led back to the fullest form that the article has ([`entities`]).

mod entities;
mod fields;
mod kinds;
mod mention;
mod runs;
mod tables;

use crate::ingest::Article;
use crate::span::Span;
use crate::text::Text;

pub use fields::FIELDS;
pub(in crate::facts) use runs::base;

/// Whether a word is a particle inside names: `van`, `dal`.
pub(in crate::facts) fn is_particle(word: &str) -> bool {
    tables::PARTICLES.has_word(word)
}

/// Whether a word names a country, a state or a large city.
pub(in crate::facts) fn is_place_name(word: &str) -> bool {
    tables::PLACES.has_word(word)
}

/// One mention of a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// Where it stands, without title.
    pub span: Span,
    /// What it names.
    pub kind: NameKind,
    /// The fullest form that the article has for the same entity.
    pub entity: String,
    /// The title or office right before it: `Sen.`, `Prime Minister`.
    pub title: Option<Span>,
    /// The person's age in years, where the text gives it beside the name.
    pub age: Option<u8>,
    /// What the person is or does, where the text says it beside the name: `the harbour master of Corrin`.
    pub role: Option<Span>,
    /// Whether the person is a man or a woman, as titles and given names anywhere in the article tell.
    pub gender: Option<Gender>,
}

/// Man or woman, as far as titles and given names tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// A woman.
    Female,
    /// A man.
    Male,
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
    /// The names of the contract, all of them.
    pub const NAMES: &'static [&'static str] = &["person", "organisation", "place", "other"];

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

/// Whether a word is a given name.
pub(in crate::facts) fn is_given_name(word: &str) -> bool {
    let hash = crate::text::word_hash(word);
    tables::MEN.has(hash) || tables::WOMEN.has(hash) || tables::EITHER.has(hash)
}

/// Finds the names of an article.
pub fn find(article: &Article, text: &Text) -> Vec<Name> {
    let words = runs::Words::new(&article.text, &text.tokens);
    let runs = runs::find(text, &words);
    entities::link(&words, &runs)
}

#[cfg(test)]
mod tests;
