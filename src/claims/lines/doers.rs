//! Doers: the people of whom a proposition says that they did it.
//!
//! Takes a proposition and its sentence, gives the persons named before its first verb and those named anywhere. Two
//! propositions with all their places in common may tell what two people did there.

use crate::claims::lines::terms::Lexicon;
use crate::claims::origins::holders::bare;
use crate::facts::{NameKind, Reading};
use crate::span::Span;
use xxhash_rust::xxh3::xxh3_64;

/// Words that stand for whoever was named before.
const PRONOUNS: &[&str] = &["he", "she", "they", "who", "both", "we", "i", "you"];

/// Whom a proposition names, by the hashes of their last names.
#[derive(Clone, Debug, Default)]
pub(in crate::claims) struct Doers {
    /// Those named before its first verb.
    own: Vec<u64>,
    /// Those named anywhere in it.
    inside: Vec<u64>,
    /// Those named anywhere in its sentence.
    around: Vec<u64>,
    /// Whether its sentence speaks of somebody by a pronoun.
    pronoun: bool,
}

impl Doers {
    /// Reads a proposition. `sentence` is where its sentence stands.
    pub fn new(span: Span, sentence: Span, reading: &Reading, lexicon: &Lexicon) -> Self {
        let names = reading.facts.names_in(sentence).iter();
        let persons: Vec<(Span, u64)> = names
            .filter(|n| n.kind == NameKind::Person)
            .filter_map(|n| Some((n.span, last_name(&n.entity)?)))
            .collect();
        if persons.is_empty() {
            return Self { pronoun: true, ..Self::default() };
        }
        let text = reading.article.text.as_str();
        let tokens = |span: Span| reading.text.tokens.get(reading.text.tokens_in(span)).unwrap_or(&[]);
        let verb = tokens(span).iter().find(|t| !t.of(text).starts_with(char::is_uppercase) && lexicon.is_finite(t));
        let verb = verb.map_or(span.start, |t| t.start);
        let is_pronoun = |word: &str| PRONOUNS.iter().any(|p| p.eq_ignore_ascii_case(word));
        let within = |end: u32| {
            let inside = persons.iter().filter(move |(at, _)| span.start <= at.start && at.end <= end);
            inside.map(|(_, name)| *name).collect::<Vec<u64>>()
        };
        Self {
            own: within(verb),
            inside: within(span.end),
            around: persons.iter().map(|(_, name)| *name).collect(),
            pronoun: tokens(sentence).iter().any(|t| is_pronoun(t.of(text))),
        }
    }

    /// Whether the two tell what different people did: each names who did it and not the other's, or one does, and the other
    /// speaks of other people only.
    pub fn others_than(&self, other: &Self) -> bool {
        let foreign = |own: &Self, theirs: &Self| {
            let silent = theirs.own.is_empty() && !theirs.pronoun && !theirs.around.is_empty();
            !own.own.is_empty() && silent && apart(&own.own, &theirs.around)
        };
        self.apart(other) || foreign(self, other) || foreign(other, self)
    }

    /// Whether each names who did it, and neither the other's.
    pub fn apart(&self, other: &Self) -> bool {
        let both = !self.own.is_empty() && !other.own.is_empty();
        both && apart(&self.own, &other.inside) && apart(&other.own, &self.inside)
    }
}

/// Whether two lists of names have none in common.
fn apart(a: &[u64], b: &[u64]) -> bool {
    !a.iter().any(|name| b.contains(name))
}

/// The hash of the last word of a name.
fn last_name(entity: &str) -> Option<u64> {
    entity.split_whitespace().last().map(|word| xxh3_64(bare(word).to_lowercase().as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Article;

    fn doers(text: &str) -> Doers {
        let reading = Reading::new(Article::from_text("a.txt", text));
        let lexicon = Lexicon::new([&reading].into_iter());
        let all = Span::new(0, text.len());
        Doers::new(all, all, &reading, &lexicon)
    }

    #[test]
    fn what_two_people_did_in_one_place_is_told_apart() {
        let roe = doers("Mayor Jane Roe opened the north lock and the ferry pier at Tarn.");
        let lund = doers("Mr Omar Lund opened the ferry pier at Tarn.");
        assert!(roe.others_than(&lund));
        assert!(!roe.others_than(&doers("Jane Roe closed the pier.")));
        assert!(!roe.others_than(&doers("He opened the ferry pier, Omar Lund wrote.")));
        assert!(!roe.others_than(&doers("The ferry pier was opened.")));
    }
}
