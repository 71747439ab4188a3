//! Mentions led back to entities: a surname to the full name, initials to the long form, in time linear in the mentions.

use super::kinds::{Signs, signs};
use super::mention::{Said, said};
use super::runs::{Run, Words, base, known_parts};
use super::tables::{COMMON, EITHER, MEN, ORG_HEADS, ORGS, PLACES, WOMEN};
use super::{Gender, Name, NameKind};
use crate::span::Span;
use crate::text::word_hash;
use std::collections::{HashMap, HashSet};

/// How many entities with one surname, given name or set of initials are told apart.
const NAMESAKES: usize = 4;

/// Somebody or something that the article names.
struct Entity {
    /// Its fullest mention.
    span: Span,
    words: usize,
    first: u32,
    last: u32,
    kind: Option<NameKind>,
    maybe_person: bool,
    gender: Option<Gender>,
    /// Introduced by whom she is married to: the surname alone is the other's.
    consort: bool,
}

/// The entities found so far, and the ways to them.
#[derive(Default)]
struct Index {
    entities: Vec<Entity>,
    /// By the hash of the whole name.
    whole: HashMap<u32, usize>,
    /// By last word, first word or initials.
    part: HashMap<u32, Vec<usize>>,
}

/// The mentions of names among the runs, each with its entity.
pub(super) fn link(words: &Words<'_>, runs: &[Run]) -> Vec<Name> {
    let signs: Vec<Signs> = runs.iter().map(|run| signs(words, run)).collect();
    let mut index = Index::default();
    let mut of_run: Vec<Option<usize>> = vec![None; runs.len()];
    let alone: HashSet<u32> = runs.iter().filter(|r| !is_coupled(words, r)).map(|r| r.last).collect();
    let is_pair = |run: &Run| {
        let parts = [run.first, words.hash(run.tokens.start + 2)];
        is_coupled(words, run) && parts.iter().all(|part| alone.contains(part))
    };
    for pass in [Pass::Full, Pass::Short] {
        for ((run, signs), place) in runs.iter().zip(&signs).zip(&mut of_run) {
            if !run.headline && !is_pair(run) && (run.words > 1) == (pass == Pass::Full) {
                *place = index.entity(words, run, signs);
            }
        }
    }
    let mut names = Vec::with_capacity(runs.len());
    for (run, entity) in runs.iter().zip(of_run) {
        if run.headline {
            let parts = known_parts(words, run, |part| index.known(words, part).is_some());
            names.extend(parts.iter().filter_map(|part| index.name(words, part, index.known(words, part)?)));
        } else {
            names.extend(entity.and_then(|at| index.name(words, run, at)));
        }
    }
    names
}

/// Whether a run begins with two words joined by a hyphen: `Lund-Marsh`, which is one name unless the article has both alone.
fn is_coupled(words: &Words<'_>, run: &Run) -> bool {
    run.words > 1 && matches!(words.mark(run.tokens.start + 1), Some('-' | '‐' | '‑' | '–'))
}

#[derive(Clone, Copy, PartialEq)]
enum Pass {
    /// Names of several words.
    Full,
    /// Names of one word, most of which lead back to longer ones.
    Short,
}

impl Index {
    /// The entity of a run, a new one where need be.
    fn entity(&mut self, words: &Words<'_>, run: &Run, signs: &Signs) -> Option<usize> {
        let found = self.known_as(words, run, signs);
        if let Some(at) = found {
            if let Some(entity) = self.entities.get_mut(at) {
                entity.learn(run, signs);
            }
            return found;
        }
        if run.words == 1 && !stands_alone(words, run, signs) {
            return None;
        }
        let at = self.entities.len();
        self.entities.push(Entity {
            span: run.span,
            words: run.words,
            first: run.first,
            last: run.last,
            kind: signs.kind,
            maybe_person: signs.maybe_person,
            gender: signs.gender,
            consort: is_consort(words, run),
        });
        self.whole.entry(whole_hash(words, run)).or_insert(at);
        self.add_part(run.last, at);
        if run.words > 1 {
            self.add_part(run.first, at);
            for short in [initials(words, run), introduced(words, run)].into_iter().flatten() {
                self.add_part(short, at);
            }
        }
        Some(at)
    }

    fn add_part(&mut self, part: u32, at: usize) {
        let list = self.part.entry(part).or_default();
        if list.len() < NAMESAKES && !list.contains(&at) {
            list.push(at);
        }
    }

    /// The entity that a run is a mention of, among those found so far.
    fn known_as(&self, words: &Words<'_>, run: &Run, signs: &Signs) -> Option<usize> {
        if let Some(at) = self.whole.get(&whole_hash(words, run)) {
            return Some(*at);
        }
        let namesakes = self.part.get(&run.last)?.iter().copied();
        let mut fitting = namesakes.filter(|at| self.entities.get(*at).is_some_and(|e| e.fits(run, signs)));
        let first = fitting.clone().next();
        // A word alone is sooner the surname of Ada Lund than the beginning of Lund Shipping.
        let surname = |at: &usize| self.entities.get(*at).is_some_and(|e| e.is_surname(run));
        fitting.find(surname).or(first)
    }

    /// The entity of a run in a headline, where capitals tell nothing: only what the text names elsewhere.
    fn known(&self, words: &Words<'_>, run: &Run) -> Option<usize> {
        let none = Signs { kind: None, maybe_person: false, gender: None };
        self.whole
            .get(&whole_hash(words, run))
            .copied()
            .or_else(|| (run.words == 1).then(|| self.known_as(words, run, &none))?)
    }

    fn name(&self, words: &Words<'_>, run: &Run, at: usize) -> Option<Name> {
        let entity = self.entities.get(at)?;
        let kind = entity.kind.unwrap_or(NameKind::Other);
        let full = base(entity.span.of(words.text));
        let entity_text =
            if full.contains('\n') { full.split_whitespace().collect::<Vec<_>>().join(" ") } else { full.to_owned() };
        let gender = entity.gender.filter(|_| kind == NameKind::Person);
        let Said { age, role } = if kind == NameKind::Person { said(words, run) } else { Said::default() };
        Some(Name { span: run.span, kind, entity: entity_text, title: run.title, age, role, gender })
    }
}

impl Entity {
    /// Whether a mention by a part of the name may be this entity.
    fn fits(&self, run: &Run, signs: &Signs) -> bool {
        let gender = self.gender.is_none() || signs.gender.is_none() || self.gender == signs.gender;
        let kind = match (self.kind, signs.kind) {
            (Some(a), Some(b)) => a == b,
            (Some(NameKind::Place), None) => false,
            _ => true,
        };
        let consort = self.consort && run.words == 1 && signs.gender.is_none();
        let given_only = run.words == 1 && run.first == self.first && run.first != self.last;
        let place = run.words == 1 && PLACES.has(run.last) && self.words > 1 && self.kind != Some(NameKind::Person);
        let head = self.kind == Some(NameKind::Organisation) && given_only && (self.words > 2 || ORGS.has(run.last));
        let first = run.words == 1 || run.first == self.first && self.kind != Some(NameKind::Organisation);
        gender && kind && first && !place && !head && !consort
    }

    /// Whether a word alone is the last of a name that is, or may be, a person's.
    fn is_surname(&self, run: &Run) -> bool {
        run.last == self.last && (self.maybe_person || self.kind == Some(NameKind::Person))
    }

    /// Takes in what one more mention tells.
    fn learn(&mut self, run: &Run, signs: &Signs) {
        if run.words > self.words {
            (self.span, self.words) = (run.span, run.words);
        }
        let surname = self.maybe_person && run.words == 1 && run.last == self.last;
        let told = signs.kind.or(surname.then_some(NameKind::Person));
        self.kind = self.kind.or(told);
        self.gender = self.gender.or(signs.gender);
    }
}

/// Whether the word before a name says that its bearer is known by a marriage.
fn is_consort(words: &Words<'_>, run: &Run) -> bool {
    let before = run.tokens.start.checked_sub(1).map_or("", |at| words.of(at));
    ["lady", "wife", "husband"].iter().any(|w| w.eq_ignore_ascii_case(before))
}

/// Whether a single capitalised word that leads back to no longer name is a name by itself.
fn stands_alone(words: &Words<'_>, run: &Run, signs: &Signs) -> bool {
    let known = ORGS.has(run.last) || PLACES.has(run.last) || run.title.is_some() || signs.kind.is_some();
    known
        || !run.opens && !words.is_also_lower(run.tokens.start) && !COMMON.has(run.last) && !ORG_HEADS.has(run.last)
        || run.opens && !COMMON.has(run.last) && (MEN.has(run.last) || WOMEN.has(run.last)) && !EITHER.has(run.last)
}

/// Hash of a name's words, without the possessive.
fn whole_hash(words: &Words<'_>, run: &Run) -> u32 {
    run.tokens
        .clone()
        .filter(|at| words.mark(*at).is_none())
        .fold(run.words as u32, |hash, at| (hash.rotate_left(5) ^ words.hash(at)).wrapping_mul(0x9E37_79B9))
}

/// The hash of a long name's initials: `World Bank` gives that of `WB`.
fn initials(words: &Words<'_>, run: &Run) -> Option<u32> {
    if !(2..=6).contains(&run.words) {
        return None;
    }
    let letters: String =
        run.tokens.clone().filter(|at| words.is_capital(*at)).filter_map(|at| words.of(at).chars().next()).collect();
    (letters.chars().count() >= 2).then(|| word_hash(&letters))
}

/// The short form in brackets right after a name: `International Ice Service (IIS)`.
fn introduced(words: &Words<'_>, run: &Run) -> Option<u32> {
    let at = run.tokens.end;
    let short = words.mark(at) == Some('(') && words.is_capital(at + 1) && words.mark(at + 2) == Some(')');
    let capitals = short && words.of(at + 1).chars().filter(|c| c.is_uppercase()).count() >= 2;
    capitals.then(|| words.hash(at + 1))
}
