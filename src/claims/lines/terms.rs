//! Terms: the stems that articles are compared by, numbered, each with what is known of it without any text.
//!
//! Takes the readings in order of rank, gives a [`Lexicon`] that turns a token into a [`Term`] in one look-up.

use crate::claims::lines::verbs;
use crate::claims::lines::words;
use crate::facts::Reading;
use crate::text::{Token, TokenKind, word_hash};
use rustc_hash::{FxHashMap, FxHashSet};
use snowball_stemmers_rs::{Algorithm, Stemmer};
use std::collections::{HashMap, HashSet};

/// A stem's number.
pub(in crate::claims) type TermId = u32;

/// What two sorted lists of terms have in common, in order.
pub(in crate::claims) fn shared<'a>(a: &'a [TermId], b: &'a [TermId]) -> impl Iterator<Item = &'a TermId> {
    let mut rest = b.iter().peekable();
    a.iter().filter(move |term| {
        while rest.next_if(|other| other < term).is_some() {}
        rest.next_if_eq(term).is_some()
    })
}

/// A map whose keys are numbers.
pub(in crate::claims) type NumberMap<K, V> = FxHashMap<K, V>;

/// A set of hashes.
pub(in crate::claims) type NumberSet = FxHashSet<u32>;

/// What a term is without any text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::claims) struct Term {
    /// Groups of [`words::EVENTS`], one bit each.
    pub events: u64,
    /// Bits of [`Term::STOP`] and the rest.
    flags: u16,
}

impl Term {
    const STOP: u16 = 1;
    const COMMON: u16 = 2;
    const NUMBER: u16 = 4;
    const NEGATION: u16 = 8;
    const FUTURE: u16 = 16;
    const ALLEGED: u16 = 32;
    const OPINION: u16 = 64;
    const COPULA: u16 = 128;
    const VERB: u16 = 256;
    const FIGURE: u16 = 512;
    const HONORIFIC: u16 = 1024;

    fn is(self, flag: u16) -> bool {
        self.flags & flag != 0
    }

    /// Carries no content.
    pub fn is_stop(self) -> bool {
        self.is(Self::STOP)
    }

    /// Stands before a name and is no part of it: `Mr`.
    pub fn is_honorific(self) -> bool {
        self.is(Self::HONORIFIC)
    }

    /// Stands in most news.
    pub fn is_common(self) -> bool {
        self.is(Self::COMMON)
    }

    /// Is written in digits.
    pub fn is_number(self) -> bool {
        self.is(Self::NUMBER)
    }

    /// Is a figure that few things share: three digits or more, and no year.
    pub fn is_telling_figure(self) -> bool {
        self.is(Self::FIGURE)
    }

    /// Turns a statement round.
    pub fn negates(self) -> bool {
        self.is(Self::NEGATION)
    }

    /// Speaks of what is to come.
    pub fn is_future(self) -> bool {
        self.is(Self::FUTURE)
    }

    /// Speaks of an allegation.
    pub fn alleges(self) -> bool {
        self.is(Self::ALLEGED)
    }

    /// Judges or advises.
    pub fn is_opinion(self) -> bool {
        self.is(Self::OPINION)
    }

    /// Links a thing to what it is.
    pub fn is_copula(self) -> bool {
        self.is(Self::COPULA)
    }

    /// Can be what somebody did.
    pub fn is_verb(self) -> bool {
        self.is(Self::VERB)
    }
}

/// All terms of a folder.
pub(in crate::claims) struct Lexicon {
    of_token: NumberMap<u32, TermId>,
    terms: Vec<Term>,
    /// Tokens that make a clause finite.
    finite: NumberSet,
}

impl Lexicon {
    /// Numbers the stems in order of first appearance.
    pub fn new<'a>(readings: impl Iterator<Item = &'a Reading>) -> Self {
        let mut maker = Maker::new();
        for reading in readings {
            for token in reading.text.tokens.iter().filter(|t| t.is_word()) {
                if !maker.of_token.contains_key(&token.hash) {
                    maker.add(token, &reading.article.text);
                }
            }
        }
        Self { of_token: maker.of_token, terms: maker.terms, finite: maker.finite }
    }

    /// Whether a token, in small letters, makes a clause of the words around it.
    pub fn is_finite(&self, token: &Token) -> bool {
        self.finite.contains(&token.hash)
    }

    /// The term of a token; `None` for marks.
    pub fn id(&self, token: &Token) -> Option<TermId> {
        if token.is_word() { self.of_token.get(&token.hash).copied() } else { None }
    }

    /// What a term is.
    pub fn term(&self, id: TermId) -> Term {
        self.terms.get(id as usize).copied().unwrap_or_default()
    }

    /// How many terms there are.
    pub fn len(&self) -> usize {
        self.terms.len()
    }
}

/// Fills a [`Lexicon`].
struct Maker {
    stemmer: Stemmer,
    of_token: NumberMap<u32, TermId>,
    of_stem: HashMap<String, TermId>,
    terms: Vec<Term>,
    finite: NumberSet,
    /// Flags by the word itself: stop words and the like are told by their form, not by their stem.
    words: NumberMap<u32, u16>,
    events: HashMap<String, u64>,
    /// The plain form of each irregular one.
    plain: HashMap<&'static str, &'static str>,
    /// Stems of verbs.
    verbs: HashSet<String>,
}

/// Words in `-ed` that are no verbs.
const NO_VERBS: &[&str] = &["hundred", "sacred", "naked", "kindred", "wicked", "rugged", "aged"];

impl Maker {
    fn new() -> Self {
        let stemmer = Stemmer::create(Algorithm::English);
        let mut words: NumberMap<u32, u16> = NumberMap::default();
        for (list, flag) in [
            (words::STOP, Term::STOP),
            (words::HONORIFICS, Term::STOP | Term::HONORIFIC),
            (words::COMMON, Term::COMMON),
            (words::NEGATIONS, Term::NEGATION),
            (words::FUTURE, Term::FUTURE),
            (words::ALLEGED, Term::ALLEGED),
            (words::OPINION, Term::OPINION),
            (words::COPULA, Term::COPULA),
        ] {
            for word in list.split_whitespace() {
                *words.entry(word_hash(word)).or_default() |= flag;
            }
        }
        let mut maker = Self {
            stemmer,
            of_token: NumberMap::default(),
            of_stem: HashMap::new(),
            terms: Vec::new(),
            finite: verbs::FINITE.split_whitespace().chain(verbs::PAST.split_whitespace()).map(word_hash).collect(),
            words,
            events: HashMap::new(),
            plain: HashMap::new(),
            verbs: HashSet::new(),
        };
        maker.learn_verbs();
        for (bit, group) in words::EVENTS.iter().enumerate() {
            for word in group.split_whitespace() {
                let stem = maker.stem(word);
                *maker.events.entry(stem).or_default() |= 1 << bit;
            }
        }
        maker
    }

    fn learn_verbs(&mut self) {
        for group in verbs::IRREGULAR {
            let mut forms = group.split_whitespace();
            let Some(plain) = forms.next() else { continue };
            for form in forms {
                self.plain.insert(form, plain);
                self.finite.insert(word_hash(form));
            }
        }
        let irregular = verbs::IRREGULAR.iter().filter_map(|g| g.split_whitespace().next());
        let plain = irregular.chain(verbs::REGULAR.split_whitespace()).chain(verbs::PAST.split_whitespace());
        self.verbs = plain.map(|verb| self.stemmer.stem(verb).into_owned()).collect();
    }

    /// The stem of a word in small letters, that of its plain form where it is an irregular one.
    fn stem(&self, word: &str) -> String {
        let word = word.strip_suffix("'s").unwrap_or(word);
        self.stemmer.stem(self.plain.get(word).unwrap_or(&word)).into_owned()
    }

    fn add(&mut self, token: &Token, text: &str) {
        let lower = token.of(text).to_lowercase().replace(crate::normal::is_apostrophe, "'");
        let flags = self.words.get(&token.hash).copied().unwrap_or(0);
        let number = if token.kind == TokenKind::Number { Term::NUMBER | figure(&lower) } else { 0 };
        let past = lower.len() > 4 && lower.ends_with("ed") && !lower.ends_with("eed") && !is_no_verb(&lower);
        if past {
            self.finite.insert(token.hash);
        }
        let stem = self.stem(&lower);
        let verb = if past || self.verbs.contains(&stem) { Term::VERB } else { 0 };
        // A word with flags keeps a stem of its own, so that the noun “will” or “may” is all that is lost by it.
        let stem = if flags == 0 || flags == Term::COMMON { stem } else { format!("{stem}\u{1}{flags}") };
        let next = self.terms.len() as TermId;
        let id = *self.of_stem.entry(stem).or_insert_with_key(|stem| {
            let bare = stem.split('\u{1}').next().unwrap_or("");
            let events = self.events.get(bare).copied().unwrap_or(0);
            self.terms.push(Term { events, flags: flags | number });
            next
        });
        if let Some(term) = self.terms.get_mut(id as usize) {
            term.flags |= flags & Term::COMMON | verb;
        }
        self.of_token.insert(token.hash, id);
    }
}

/// The flag of a figure that few things share.
fn figure(number: &str) -> u16 {
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let year = digits == 4 && number.len() == 4 && number.starts_with(['1', '2']);
    if digits >= 3 && !year { Term::FIGURE } else { 0 }
}

fn is_no_verb(word: &str) -> bool {
    NO_VERBS.contains(&word)
}
