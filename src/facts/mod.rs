//! What an article says, as typed facts with spans.
//!
//! Takes one article and its [`Text`], gives [`Facts`]: quotes with their speakers, attributions, times, numbers, names,
//! and the clashes between them. No other article is looked at here. The fields that rule pages may name stand in
//! [`schema`], each beside the code that fills it.

pub mod attribution;
pub mod consistency;
pub mod fields;
pub mod names;
pub mod numbers;
pub mod quotes;
pub mod schema;
pub mod times;

use crate::ingest::Article;
use crate::span::Span;
use crate::text::Text;
use std::borrow::Cow;
use std::ops::Range;

pub use attribution::{Attribution, Source, SourceKind};
pub use consistency::{Clash, Field};
pub use names::{Name, NameKind};
pub use numbers::Number;
pub use quotes::{Quote, QuoteStyle};
pub use times::{Time, TimeKind};

/// The facts of one article, each list in order of position.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Quotations.
    pub quotes: Vec<Quote>,
    /// Who is cited for what.
    pub attributions: Vec<Attribution>,
    /// Expressions of time.
    pub times: Vec<Time>,
    /// Quantities.
    pub numbers: Vec<Number>,
    /// Persons, organisations and places.
    pub names: Vec<Name>,
    /// Pairs of facts that cannot both hold, and facts that cannot be.
    pub clashes: Vec<Clash>,
}

impl Facts {
    /// The names that a stretch of the text overlaps.
    pub fn names_in(&self, span: Span) -> &[Name] {
        self.names.get(overlapping(&self.names, |name| name.span, span)).unwrap_or(&[])
    }

    /// The quantities that a stretch of the text overlaps, by index.
    pub fn numbers_in(&self, span: Span) -> Range<usize> {
        overlapping(&self.numbers, |number| number.span, span)
    }

    /// The expressions of time that a stretch of the text overlaps.
    pub fn times_in(&self, span: Span) -> &[Time] {
        self.times.get(overlapping(&self.times, |time| time.span, span)).unwrap_or(&[])
    }

    /// The quotations that a stretch of the text overlaps.
    pub fn quotes_in(&self, span: Span) -> &[Quote] {
        self.quotes.get(overlapping(&self.quotes, |quote| quote.span, span)).unwrap_or(&[])
    }
}

/// Which items of a list in order of place a stretch overlaps.
fn overlapping<T>(list: &[T], at: impl Fn(&T) -> Span, span: Span) -> Range<usize> {
    let from = list.partition_point(|item| at(item).end <= span.start);
    let inside = list.iter().skip(from).take_while(|item| at(item).start < span.end);
    from..from + inside.count()
}

/// An article with what was read out of it: the unit that the folder's stages work on.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The article.
    pub article: Article,
    /// Its text, taken apart.
    pub text: Text,
    /// Its facts.
    pub facts: Facts,
}

impl Reading {
    /// Reads all facts out of an article.
    pub fn new(article: Article) -> Self {
        let text = Text::new(&article.text, &article.blocks);
        let facts = extract(&article, &text);
        Self { article, text, facts }
    }

    /// Reads one part of the facts.
    pub fn with_only(part: Part, article: Article) -> Self {
        let text = Text::new(&article.text, &article.blocks);
        let facts = extract_only(part, &article, &text);
        Self { article, text, facts }
    }

    /// Reads only what the search for passages needs: tokens and quotations.
    pub fn for_passages(article: Article) -> Self {
        let text = Text::new(&article.text, &article.blocks);
        let facts = Facts { quotes: quotes::find(&article, &text), ..Facts::default() };
        Self { article, text, facts }
    }

    /// Takes nothing apart yet: what a folder of articles whose passages are sought keeps in memory.
    pub fn folded(article: Article) -> Self {
        Self { article, text: Text::default(), facts: Facts::default() }
    }

    /// Whether the text has not been taken apart.
    pub fn is_folded(&self) -> bool {
        self.text.tokens.is_empty()
    }

    /// The same with its text taken apart, as [`Reading::for_passages`] does it.
    pub fn unfolded(&self) -> Cow<'_, Self> {
        if self.is_folded() { Cow::Owned(Self::for_passages(self.article.clone())) } else { Cow::Borrowed(self) }
    }
}

/// A part of the facts that can be read out alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Expressions of time.
    Times,
    /// Names of persons, organisations and places.
    Names,
    /// Quotations, without their speakers.
    Quotes,
}

/// Reads one part of the facts out of an article; the others stay empty.
pub fn extract_only(part: Part, article: &Article, text: &Text) -> Facts {
    match part {
        Part::Times => Facts { times: times::find(article, text), ..Facts::default() },
        Part::Names => Facts { names: names::find(article, text), ..Facts::default() },
        Part::Quotes => Facts { quotes: quotes::find(article, text), ..Facts::default() },
    }
}

/// Reads all facts out of an article.
pub fn extract(article: &Article, text: &Text) -> Facts {
    let names = names::find(article, text);
    let quotes = quotes::find(article, text);
    let mut facts = Facts { quotes, names, times: times::find(article, text), ..Facts::default() };
    facts.numbers = numbers::find(article, text, &facts.times);
    facts.attributions = attribution::find(article, text, &mut facts.quotes, &facts.names);
    facts.clashes = consistency::check(article, text, &facts);
    facts
}
