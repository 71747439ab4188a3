//! Quantities: a value with its rounding, its unit, and what is counted.

mod fields;

use super::Time;
use crate::ingest::Article;
use crate::span::Span;
use crate::text::Text;

pub use fields::FIELDS;

/// One quantity.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// Where it stands, with its unit or what is counted.
    pub span: Span,
    /// The value, as stated.
    pub value: f64,
    /// The least value that the statement allows (rounding, `more than`).
    pub lo: f64,
    /// The greatest value that the statement allows.
    pub hi: f64,
    /// Unit or currency: `m`, `km`, `°C`, `%`, `USD`.
    pub unit: Option<String>,
    /// What is counted, as the text has it: `people`.
    pub of: Option<String>,
    /// Whether the text says about, nearly, some, at least.
    pub approximate: bool,
}

/// Finds the quantities that are no times.
pub fn find(_article: &Article, _text: &Text, _times: &[Time]) -> Vec<Number> {
    Vec::new()
}
