//! Clashes: facts of one article that cannot both hold, and facts that cannot be.
//!
//! What conditions on fact fields can't say (calendar arithmetic, name distance, sums) is said here, one file a checker.
//! A checker knows nothing of severities or wording: a rule page names it, explains it and tests it.

mod ages;
mod amounts;
mod calendar;
mod caption;
mod changes;
mod conversions;
mod desk;
mod event_days;
mod figures;
mod first_name;
mod headline;
mod headline_date;
mod headline_line;
mod headline_name;
mod headline_quote;
mod leftover;
mod metadata;
mod name_excuses;
mod names;
mod publication;
mod sequence;
mod shares;
mod site_furniture;
mod spans_of_time;
mod speech;
mod titles;
mod whose;
mod wording;
mod years_ago;
mod zone;

use super::Facts;
use crate::ingest::Article;
use crate::span::Span;
use crate::text::Text;

/// What a checker found.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    /// The checker, one of [`CHECKERS`].
    pub checker: &'static str,
    /// What the span counts into.
    pub field: Field,
    /// The place to mark.
    pub span: Span,
    /// The other places of the clash, each with a word on what it says.
    pub related: Vec<(Span, String)>,
    /// The computation, in words: `5 October 2016 was a Wednesday`.
    pub explanation: String,
}

impl Clash {
    /// The words marked.
    pub fn text<'a>(&self, reading: &'a super::Reading) -> &'a str {
        match self.field {
            Field::Text => self.span.of(&reading.article.text),
            Field::Title => self.span.of(reading.article.meta.title.as_deref().unwrap_or("")),
        }
    }
}

/// What a span counts into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The article's text.
    #[default]
    Text,
    /// The headline in its metadata.
    Title,
}

impl Field {
    /// The name of the contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Title => "title",
        }
    }
}

/// A checker: what it is called, what it finds, and the code.
pub struct Checker {
    /// The name that rule pages use.
    pub name: &'static str,
    /// What it finds, in a line.
    pub about: &'static str,
    /// Appends what it finds.
    pub check: fn(&Article, &Text, &Facts, &mut Vec<Clash>),
}

/// Every checker.
pub const CHECKERS: &[Checker] = &[
    calendar::WEEKDAY,
    calendar::IMPOSSIBLE,
    publication::AFTER,
    publication::DATELINE,
    years_ago::YEARS_AGO,
    spans_of_time::DURATION,
    spans_of_time::REVERSED,
    ages::BIRTH,
    ages::TWO,
    amounts::SUM,
    amounts::LIST,
    shares::SHARES,
    changes::CHANGED,
    conversions::UNITS,
    conversions::RATE,
    zone::ZONE,
    names::SPELLING,
    headline_name::HEADLINE,
    headline::NUMBER,
    headline_date::DATE,
    headline_quote::CHECKER,
    caption::CAPTION,
    titles::TITLES,
    wording::DOUBLED,
    wording::REPEATED,
    wording::SENTENCE,
    leftover::LEFTOVER,
    site_furniture::FURNITURE,
    speech::WORDINGS,
    sequence::SEQUENCE,
    event_days::DATES,
    figures::FIGURES,
    first_name::FIRST,
    metadata::ADDRESS,
    metadata::UPDATED,
    whose::AUTHOR,
    whose::SITE,
];

/// Runs every checker.
pub fn check(article: &Article, text: &Text, facts: &Facts) -> Vec<Clash> {
    let mut clashes = Vec::new();
    for checker in CHECKERS {
        (checker.check)(article, text, facts, &mut clashes);
    }
    clashes.sort_by(|a, b| (a.field, a.span, a.checker).cmp(&(b.field, b.span, b.checker)));
    clashes
}

#[cfg(test)]
mod tests;
