//! The vocabulary of rule pages: kinds of fact, their fields, and the type of each.
//!
//! A field is one [`FieldSpec`] in the `FIELDS` table beside the code that fills it. Rule pages are checked against these
//! tables when they are loaded, and the documentation of the rule language is made from them.

use super::Reading;
use std::borrow::Cow;

/// The type of a field, and so which conditions a page may put on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldType {
    /// Any text; compared without regard to case.
    Text,
    /// Words as they stand in the article: a regular expression or a word list on such a field marks only what it met. The
    /// value is borrowed from the article's text, or counts from the fact's first byte.
    Words,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A number.
    Number,
    /// True or false.
    Bool,
}

/// A field's value in one fact.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// The fact has no such thing: no speaker, no date.
    None,
    /// Text, or the word of a choice.
    Text(Cow<'a, str>),
    /// A number.
    Number(f64),
    /// True or false.
    Bool(bool),
}

impl<'a> Value<'a> {
    /// Text, or none.
    pub fn text(text: Option<impl Into<Cow<'a, str>>>) -> Self {
        text.map_or(Self::None, |t| Self::Text(t.into()))
    }
}

impl FieldType {
    /// What the documentation calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Words => "words",
            Self::Choice(_) => "choice",
            Self::Number => "number",
            Self::Bool => "true or false",
        }
    }
}

/// A field of a kind of fact `F`.
pub struct FieldSpec<F: 'static> {
    /// The name that rule pages use.
    pub name: &'static str,
    /// Its type.
    pub ty: FieldType,
    /// What it means, in a line, with the unit.
    pub about: &'static str,
    /// Reads it.
    pub get: for<'a> fn(&'a F, &'a Reading) -> Value<'a>,
}
