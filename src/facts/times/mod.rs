//! Expressions of time, as intervals.

mod fields;

use crate::ingest::Article;
use crate::span::Span;
use crate::text::Text;
use chrono::{NaiveDateTime, Weekday};

pub use fields::FIELDS;

/// One expression of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Time {
    /// Where it stands.
    pub span: Span,
    /// What sort of time it is (TIMEX3).
    pub kind: TimeKind,
    /// Its value in TIMEX3; `None` where it hangs on a publication date that nobody gave.
    pub value: Option<String>,
    /// The first moment it can mean.
    pub lo: Option<NaiveDateTime>,
    /// The first moment after it.
    pub hi: Option<NaiveDateTime>,
    /// The weekday that the text states, where it states one.
    pub weekday: Option<Weekday>,
}

/// What sort of time it is, as in TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeKind {
    /// A day or something longer.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A time that comes again.
    Set,
}

impl TimeKind {
    /// The name of the contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// Finds the expressions of time.
pub fn find(_article: &Article, _text: &Text) -> Vec<Time> {
    Vec::new()
}

/// An article for tests: a text and its date of publication.
#[cfg(test)]
pub(in crate::facts) fn tests_article(text: &str, published: Option<&str>) -> Article {
    use crate::ingest::{Metadata, Position, Published, SourceMap};
    Article {
        path: "a.txt".to_owned(),
        sha256: crate::digest::Digest::default(),
        text_sha256: crate::digest::Digest::default(),
        meta: Metadata { published: published.and_then(Published::parse), ..Metadata::default() },
        text: text.to_owned(),
        headline: None,
        blocks: Vec::new(),
        comments: Vec::new(),
        source_map: SourceMap::Verbatim(Position { line: 1, column: 1 }),
    }
}
