//! An audit without the words of its articles: what may be handed on where the articles may not.

use super::Audit;
use crate::claims::{Claim, Claims, LedgerEntry};
use crate::digest::Digest;
use crate::facts::{Facts, Field, Reading};
use crate::rules::Finding;
use crate::span::Span;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Hexadecimal digits of a digest that stands for words.
const DIGITS: usize = 32;

/// A stretch of an article: its index, whether of its headline, and where.
type Stretch = (u32, bool, Span);

/// The digests of what an audit speaks of.
#[derive(Clone, Debug, Default)]
pub struct Redaction {
    digests: BTreeMap<Stretch, String>,
}

impl Redaction {
    /// The digest of a stretch that some finding, passage or claim is about.
    pub fn digest(&self, article: u32, field: Field, span: Span) -> Option<&str> {
        self.digests.get(&(article, field == Field::Title, span)).map(String::as_str)
    }
}

/// The digest that stands for words: SHA-256, cut.
pub(crate) fn digest(words: &str) -> String {
    format!("sha256:{}", Digest::of(words.as_bytes()).short(DIGITS))
}

impl Audit {
    /// The audit without a word of its articles' text and headlines, or of anybody whom they name: spans, counts and digests
    /// are left, and what says who published an article and when.
    #[must_use]
    pub fn redacted(mut self) -> Self {
        self.redaction = Some(Redaction { digests: self.stretches() });
        let titles: BTreeMap<String, String> = self.pages.iter().map(|p| (p.id.clone(), p.title.clone())).collect();
        self.findings.iter_mut().for_each(|finding| blank_finding(finding, &titles));
        for passage in &mut self.passages.list {
            passage.evidence.clear();
        }
        self.claims = blank_claims(std::mem::take(&mut self.claims));
        for gone in self.baseline.iter_mut().flat_map(|compared| &mut compared.gone) {
            gone.entry.words = digest(&gone.entry.words);
        }
        // What is counted in words is counted in the words that were there.
        self.readings.par_iter_mut().filter(|reading| reading.is_folded()).for_each(|reading| {
            *reading = Reading::for_passages(reading.article.clone());
        });
        self.readings.iter_mut().for_each(blank_reading);
        self
    }

    /// Every stretch that a report may show, with its digest.
    fn stretches(&self) -> BTreeMap<Stretch, String> {
        let mut all: Vec<Stretch> = Vec::new();
        for finding in &self.findings {
            all.push((finding.article, finding.field == Field::Title, finding.span));
            all.extend(finding.related.iter().map(|r| (r.article, r.field == Field::Title, r.span)));
        }
        let sides = self.passages.list.iter().flat_map(|passage| [passage.a, passage.b]);
        all.extend(sides.map(|side| (side.article, false, side.span)));
        let lives = crate::passages::lives(&self.readings, &self.passages);
        let carriers = lives.iter().flat_map(|life| &life.carriers);
        all.extend(carriers.map(|carrier| (carrier.side.article, false, carrier.side.span)));
        let mentions = self.claims.list.iter().flat_map(|claim| &claim.mentions);
        all.extend(mentions.map(|mention| (mention.article, false, mention.span)));
        let field = |title: bool| if title { Field::Title } else { Field::Text };
        let one = |at: Stretch| {
            let words = self.words(at.0, field(at.1), at.2);
            (!words.is_empty()).then(|| (at, digest(words)))
        };
        all.into_iter().filter_map(one).collect()
    }
}

fn blank_finding(finding: &mut Finding, titles: &BTreeMap<String, String>) {
    finding.message = titles.get(&finding.rule).cloned().unwrap_or_else(|| finding.rule.clone());
    finding.why.clear();
    if let Some(excuse) = &mut finding.excuse {
        excuse.reason = digest(&excuse.reason);
    }
    for related in &mut finding.related {
        related.message = "belongs to it".to_owned();
    }
}

fn blank_claims(claims: Claims) -> Claims {
    let claim = |mut claim: Claim| {
        claim.text = digest(&claim.text);
        for mention in &mut claim.mentions {
            mention.holder = mention.holder.as_deref().map(digest);
        }
        for origin in &mut claim.origins {
            origin.label = digest(&origin.label);
            origin.reason.clear();
        }
        for conflict in claim.conflicts.iter_mut().chain(&mut claim.changes) {
            conflict.values = conflict.values.each_ref().map(|value| digest(value));
        }
        claim
    };
    let entry = |entry: LedgerEntry| LedgerEntry { name: digest(&entry.name), ..entry };
    let mut sources: Vec<LedgerEntry> = claims.sources.into_iter().map(entry).collect();
    sources.sort_by(|a, b| a.name.cmp(&b.name));
    Claims { list: claims.list.into_iter().map(claim).collect(), sources, ..claims }
}

/// Leaves of a text its length, its lines and its paragraphs, which places are counted in.
fn blank_reading(reading: &mut Reading) {
    reading.article.text = blank(&reading.article.text);
    reading.facts = Facts::default();
    let meta = &mut reading.article.meta;
    (meta.title, meta.url) = (None, None);
    meta.authors.clear();
    reading.article.comments.clear();
}

/// A text of as many bytes, characters and lines that says nothing.
fn blank(text: &str) -> String {
    let blank = |c: char| match c {
        c if c.is_whitespace() => c,
        c => match c.len_utf8() {
            1 => 'x',
            2 => '\u{2e3}',
            3 => '\u{2093}',
            _ => '\u{1d5d1}',
        },
    };
    text.chars().map(blank).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn places_in_a_blank_text_are_those_in_the_text(text in any::<String>()) {
            let blank = blank(&text);
            let shape = |text: &str| text.char_indices().map(|(at, c)| (at, c == '\n')).collect::<Vec<_>>();
            prop_assert_eq!(shape(&blank), shape(&text));
        }
    }
}
