//! Kinds of fact behind one face, and the scopes that conditions look into.
//!
//! Takes a reading with its passages and claims, gives [`Fact`]s whose fields are read by number: a page's field names are
//! turned into numbers once, when the page is loaded.

use super::allowances::{self, AllowanceSeen};
use crate::claims::disputes::{self, Dispute};
use crate::claims::fields::ClaimSeen;
use crate::facts::schema::{FieldSpec, FieldType, Value};
use crate::facts::{Attribution, Clash, Field, Name, Number, Quote, Reading, Time};
use crate::facts::{attribution, fields, names, numbers, quotes, times};
use crate::passages::fields::PassageSeen;
use crate::span::Span;
use crate::text::Sentence;
use crate::{claims, passages};

/// A kind of fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A quotation.
    Quote,
    /// A source, with the words that cite it.
    Attribution,
    /// An expression of time.
    Time,
    /// A quantity.
    Number,
    /// A mention of a name.
    Name,
    /// A sentence.
    Sentence,
    /// The article as a whole.
    Article,
    /// A reused passage, seen from one of its articles.
    Passage,
    /// A claim, seen from one article that makes it.
    Claim,
    /// What two articles tell in the same words, but for one thing.
    Dispute,
    /// What a checker found.
    Clash,
    /// A finding that the article's editors let stand.
    Allowance,
}

/// A field as documentation and checks see it.
#[derive(Clone, Copy, Debug)]
pub struct FieldInfo {
    /// The name that rule pages use.
    pub name: &'static str,
    /// Its type.
    pub ty: FieldType,
    /// What it means.
    pub about: &'static str,
}

impl Kind {
    /// Every kind, as documented.
    pub const ALL: &'static [Self] = &[
        Self::Quote,
        Self::Attribution,
        Self::Time,
        Self::Number,
        Self::Name,
        Self::Sentence,
        Self::Article,
        Self::Passage,
        Self::Claim,
        Self::Dispute,
        Self::Clash,
        Self::Allowance,
    ];

    /// The name that rule pages use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Quote => "quote",
            Self::Attribution => "attribution",
            Self::Time => "time",
            Self::Number => "number",
            Self::Name => "name",
            Self::Sentence => "sentence",
            Self::Article => "article",
            Self::Passage => "passage",
            Self::Claim => "claim",
            Self::Dispute => "dispute",
            Self::Clash => "clash",
            Self::Allowance => "allowance",
        }
    }

    /// The name with its article, for sentences.
    pub fn with_article(self) -> String {
        let article = if matches!(self, Self::Attribution | Self::Article | Self::Allowance) { "an" } else { "a" };
        format!("{article} {}", self.name())
    }

    /// What it is, in a line.
    pub fn about(self) -> &'static str {
        match self {
            Self::Quote => "a quotation; one over several paragraphs counts once a paragraph",
            Self::Attribution => "a source whom the text cites; flagged at the mention of the source",
            Self::Time => "an expression of time",
            Self::Number => "a quantity",
            Self::Name => "a mention of a person, an organisation or a place",
            Self::Sentence => "a sentence",
            Self::Article => "the article as a whole; flagged at its very beginning, with no words marked",
            Self::Passage => "a stretch shared with another article, seen from this one",
            Self::Claim => "a claim that other articles may make too, seen from this one; once for each conflict",
            Self::Dispute => {
                "a quotation or a copied sentence that an earlier article of the folder has in the same words, but for one thing"
            }
            Self::Clash => "what a checker found; the page names it with `checker`",
            Self::Allowance => {
                "an allowance: what the editors of an article say about findings that they let stand; flagged where it stands"
            }
        }
    }

    /// The fields that conditions may name.
    pub fn fields(self) -> Vec<FieldInfo> {
        match self {
            Self::Quote => infos(quotes::FIELDS),
            Self::Attribution => infos(attribution::FIELDS),
            Self::Time => infos(times::FIELDS),
            Self::Number => infos(numbers::FIELDS),
            Self::Name => infos(names::FIELDS),
            Self::Sentence => infos(fields::SENTENCE_FIELDS),
            Self::Article => [infos(fields::ARTICLE_FIELDS), infos(claims::sides::ARTICLE_FIELDS)].concat(),
            Self::Passage => infos(passages::fields::FIELDS),
            Self::Claim => infos(claims::fields::FIELDS),
            Self::Dispute => infos(disputes::FIELDS),
            Self::Clash => infos(fields::CLASH_FIELDS),
            Self::Allowance => infos(allowances::fields::FIELDS),
        }
    }
}

fn infos<F>(specs: &[FieldSpec<F>]) -> Vec<FieldInfo> {
    specs.iter().map(|s| FieldInfo { name: s.name, ty: s.ty, about: s.about }).collect()
}

/// One fact of an article.
#[derive(Clone, Copy, Debug)]
pub enum Fact<'a> {
    /// A quotation.
    Quote(&'a Quote),
    /// A source, with the words that cite it.
    Attribution(&'a Attribution),
    /// An expression of time.
    Time(&'a Time),
    /// A quantity.
    Number(&'a Number),
    /// A mention of a name.
    Name(&'a Name),
    /// A sentence.
    Sentence(&'a Sentence),
    /// The article as a whole.
    Article(&'a Reading),
    /// A reused passage.
    Passage(&'a PassageSeen),
    /// A claim.
    Claim(&'a ClaimSeen),
    /// What two articles tell in the same words, but for one thing.
    Dispute(&'a Dispute),
    /// What a checker found.
    Clash(&'a Clash),
    /// A finding that the article's editors let stand.
    Allowance(&'a AllowanceSeen),
}

impl<'a> Fact<'a> {
    /// Where a finding on it stands.
    pub fn place(self) -> (Field, Span) {
        let span = match self {
            Self::Quote(q) => q.span,
            Self::Attribution(a) => a.span(),
            Self::Time(t) => t.span,
            Self::Number(n) => n.span,
            Self::Name(n) => n.span,
            Self::Sentence(s) => s.span,
            Self::Article(_) => Span::default(),
            Self::Passage(p) => p.span,
            Self::Claim(c) => c.span,
            Self::Dispute(d) => d.span,
            Self::Clash(c) => return (c.field, c.span),
            Self::Allowance(a) => Span { start: a.at, end: a.at },
        };
        (Field::Text, span)
    }

    /// The value of its field with this number.
    pub fn value(self, field: usize, reading: &'a Reading) -> Value<'a> {
        fn get<'a, F>(specs: &[FieldSpec<F>], field: usize, fact: &'a F, reading: &'a Reading) -> Value<'a> {
            specs.get(field).map_or(Value::None, |s| (s.get)(fact, reading))
        }
        match self {
            Self::Quote(f) => get(quotes::FIELDS, field, f, reading),
            Self::Attribution(f) => get(attribution::FIELDS, field, f, reading),
            Self::Time(f) => get(times::FIELDS, field, f, reading),
            Self::Number(f) => get(numbers::FIELDS, field, f, reading),
            Self::Name(f) => get(names::FIELDS, field, f, reading),
            Self::Sentence(f) => get(fields::SENTENCE_FIELDS, field, f, reading),
            Self::Article(f) => match field.checked_sub(fields::ARTICLE_FIELDS.len()) {
                Some(field) => get(claims::sides::ARTICLE_FIELDS, field, f, reading),
                None => get(fields::ARTICLE_FIELDS, field, f, reading),
            },
            Self::Passage(f) => get(passages::fields::FIELDS, field, f, reading),
            Self::Claim(f) => get(claims::fields::FIELDS, field, f, reading),
            Self::Dispute(f) => get(disputes::FIELDS, field, f, reading),
            Self::Clash(f) => get(fields::CLASH_FIELDS, field, f, reading),
            Self::Allowance(f) => get(allowances::fields::FIELDS, field, f, reading),
        }
    }
}

/// An article as rules see it: its facts, and its side of what the folder shares.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The article with its facts.
    pub reading: &'a Reading,
    /// Its passages.
    pub passages: &'a [PassageSeen],
    /// Its claims.
    pub claims: &'a [ClaimSeen],
    /// Its disputes with earlier articles.
    pub disputes: &'a [Dispute],
    /// Its allowances.
    pub allowances: &'a [AllowanceSeen],
}

impl<'a> View<'a> {
    /// How many facts of a kind it has.
    pub fn count(self, kind: Kind) -> usize {
        let Reading { facts, text, .. } = self.reading;
        match kind {
            Kind::Quote => facts.quotes.len(),
            Kind::Attribution => facts.attributions.len(),
            Kind::Time => facts.times.len(),
            Kind::Number => facts.numbers.len(),
            Kind::Name => facts.names.len(),
            Kind::Sentence => text.sentences.len(),
            Kind::Article => 1,
            Kind::Passage => self.passages.len(),
            Kind::Claim => self.claims.len(),
            Kind::Dispute => self.disputes.len(),
            Kind::Clash => facts.clashes.len(),
            Kind::Allowance => self.allowances.len(),
        }
    }

    /// One fact of a kind.
    pub fn fact(self, kind: Kind, index: usize) -> Option<Fact<'a>> {
        let Reading { facts, text, .. } = self.reading;
        match kind {
            Kind::Quote => facts.quotes.get(index).map(Fact::Quote),
            Kind::Attribution => facts.attributions.get(index).map(Fact::Attribution),
            Kind::Time => facts.times.get(index).map(Fact::Time),
            Kind::Number => facts.numbers.get(index).map(Fact::Number),
            Kind::Name => facts.names.get(index).map(Fact::Name),
            Kind::Sentence => text.sentences.get(index).map(Fact::Sentence),
            Kind::Article => Some(Fact::Article(self.reading)),
            Kind::Passage => self.passages.get(index).map(Fact::Passage),
            Kind::Claim => self.claims.get(index).map(Fact::Claim),
            Kind::Dispute => self.disputes.get(index).map(Fact::Dispute),
            Kind::Clash => facts.clashes.get(index).map(Fact::Clash),
            Kind::Allowance => self.allowances.get(index).map(Fact::Allowance),
        }
    }
}

/// How far around a fact a condition looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// The sentences that the fact touches.
    Sentence,
    /// The paragraphs that it touches.
    Paragraph,
    /// Those, with the paragraph before and the one after.
    Neighbours,
    /// The article.
    Article,
    /// Every article of the folder.
    Folder,
}

impl Scope {
    /// Every scope, from the narrowest to the widest.
    pub const ALL: &'static [Self] = &[Self::Sentence, Self::Paragraph, Self::Neighbours, Self::Article, Self::Folder];

    /// The name that rule pages use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sentence => "sentence",
            Self::Paragraph => "paragraph",
            Self::Neighbours => "neighbours",
            Self::Article => "article",
            Self::Folder => "folder",
        }
    }

    /// How an explanation speaks of it.
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Sentence => "in the sentence",
            Self::Paragraph => "in the paragraph",
            Self::Neighbours => "in the paragraph or its neighbours",
            Self::Article => "in the article",
            Self::Folder => "in the folder",
        }
    }

    /// What it is, in a line.
    pub fn about(self) -> &'static str {
        match self {
            Self::Sentence => "the sentences that the fact touches",
            Self::Paragraph => "the paragraphs that the fact touches",
            Self::Neighbours => "those paragraphs, with the one before and the one after",
            Self::Article => "the article",
            Self::Folder => "every article of the folder",
        }
    }

    /// The bytes of the article that the scope of a fact covers; all of them for the two widest.
    pub fn around(self, span: Span, reading: &Reading) -> Span {
        let text = &reading.text;
        let last = Span { start: span.end.saturating_sub(1).max(span.start), end: span.end };
        let whole = Span::new(0, reading.article.text.len());
        let cover = |first: Option<Span>, last: Option<Span>| match (first, last) {
            (Some(first), Some(last)) => first.cover(last).cover(span),
            _ => whole,
        };
        let paragraph = |index: usize| text.paragraphs.get(index).map(|p| p.span);
        let (from, to) = (text.paragraph_at(span.start), text.paragraph_at(last.start));
        match self {
            Self::Sentence => {
                let sentence = |byte: u32| text.sentences.get(text.sentence_at(byte)).map(|s| s.span);
                cover(sentence(span.start), sentence(last.start))
            }
            Self::Paragraph => cover(paragraph(from), paragraph(to)),
            Self::Neighbours => cover(paragraph(from.saturating_sub(1)), paragraph(to + 1).or_else(|| paragraph(to))),
            Self::Article | Self::Folder => whole,
        }
    }
}
