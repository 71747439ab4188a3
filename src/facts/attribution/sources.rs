//! Who a source is: its kind, its name, and whether a reader could ask it.

use super::phrase::Phrase;
use super::units::Unit;
use super::vague;
use super::view::View;
use super::words::{
    ANONYMOUS, CUE, DOCUMENT, EXPERT, GROUP, HE, INDEFINITE, OFFICIAL, ORGANISATION, POSSESSIVE, ROLE, SHE,
};
use super::{Source, SourceKind};
use crate::facts::names::Gender;
use crate::facts::{Name, NameKind};

/// How many names back a pronoun is led.
const REACH: usize = 40;

/// Reads the sources of units, which come in order of their cues.
pub(super) struct Reader<'a> {
    view: &'a View<'a>,
    /// The person who spoke last: index of the name.
    last: Option<usize>,
}

impl<'a> Reader<'a> {
    pub fn new(view: &'a View<'a>) -> Self {
        Self { view, last: None }
    }

    pub fn read(&mut self, unit: &Unit) -> Source {
        let view = self.view;
        let phrase = &unit.source;
        let resolved = if phrase.pronoun { self.person_behind(phrase.head) } else { phrase.name };
        let name = resolved.and_then(|n| view.names.get(n));
        if unit.quote.is_none() && name.is_some_and(|n| n.kind == NameKind::Person) {
            self.last = resolved;
        }
        let example = self.exemplified(phrase) || self.named_next(phrase);
        let kind = self.kind(phrase, name);
        let named = name.is_some() || example;
        Source {
            span: view.span(phrase.tokens.clone()),
            head: view.span(phrase.head..phrase.head + 1),
            kind,
            name: name.map(|n| n.entity.clone()),
            named,
            vague: !named && !phrase.pronoun && unit.quote.is_none() && vague::is_vague(view, unit, kind),
            confidence: 1.0,
        }
    }

    /// The person whom a pronoun stands for.
    fn person_behind(&self, at: usize) -> Option<usize> {
        let view = self.view;
        let gender = match () {
            () if view.is(at, HE) => Gender::Male,
            () if view.is(at, SHE) => Gender::Female,
            () => return None,
        };
        let start = view.token(at)?.start;
        let end = view.names.partition_point(|n| n.span.start < start);
        let paragraph = view.parts.paragraphs.get(view.paragraph(at))?.tokens.start as usize;
        let fits = |n: &usize| {
            view.names
                .get(*n)
                .is_some_and(|name| name.kind == NameKind::Person && name.gender.is_none_or(|g| g == gender))
        };
        let outside = |n: &usize| view.quote(view.name_tokens(*n).start).is_none();
        let here = |n: &usize| view.name_tokens(*n).start >= paragraph;
        let recent = || (end.saturating_sub(REACH)..end).rev().filter(|n| fits(n) && outside(n));
        if let Some(nearest) = recent().find(|n| here(n)) {
            let sentence = view.sentence(view.name_tokens(nearest).start);
            let first = recent().take_while(|n| view.name_tokens(*n).start >= sentence.start).last();
            return first.or(Some(nearest));
        }
        self.last.filter(|n| fits(n)).or_else(|| recent().next())
    }

    fn kind(&self, phrase: &Phrase, name: Option<&Name>) -> SourceKind {
        let bits = self.view.bits(phrase.head);
        let head_is_name = self.view.name(phrase.head).is_some();
        match name.map(|n| n.kind) {
            Some(NameKind::Person) => return SourceKind::Person,
            Some(NameKind::Organisation | NameKind::Place) if head_is_name => return SourceKind::Organisation,
            Some(NameKind::Other) if head_is_name => {
                let words = name.map_or(0, |n| n.entity.split(' ').count());
                return if words == 2 { SourceKind::Person } else { SourceKind::Organisation };
            }
            _ => {}
        }
        let many = vague::is_plural(self.view, phrase.head);
        match () {
            () if phrase.pronoun && bits & (HE | SHE) == 0 && !self.view.is_word(phrase.head, "it") => {
                SourceKind::Pronoun
            }
            () if phrase.pronoun => SourceKind::Pronoun,
            () if bits & ANONYMOUS != 0 || self.is_withheld(phrase) => SourceKind::Anonymous,
            () if bits & (OFFICIAL | EXPERT | GROUP | INDEFINITE | ROLE) != 0 && many => SourceKind::Group,
            () if bits & ROLE != 0 && self.is_definite(phrase) => SourceKind::Role,
            () if bits & OFFICIAL != 0 => SourceKind::Anonymous,
            () if bits & DOCUMENT != 0 => SourceKind::Document,
            () if bits & ORGANISATION != 0 => SourceKind::Organisation,
            () if bits & (INDEFINITE | GROUP) != 0 => SourceKind::Group,
            () if bits & (ROLE | EXPERT) != 0 => SourceKind::Role,
            () if many => SourceKind::Group,
            () => SourceKind::Role,
        }
    }

    /// Whether a phrase begins with `the` or a possessive.
    fn is_definite(&self, phrase: &Phrase) -> bool {
        let first = phrase.tokens.start;
        self.view.is_word(first, "the") || self.view.is(first, POSSESSIVE) || self.view.is_possessive(first)
    }

    /// Whether the phrase or what follows it says that the name is withheld, or describes only what the source knows.
    fn is_withheld(&self, phrase: &Phrase) -> bool {
        let near = phrase.head + 1..(phrase.head + 8).max(phrase.tokens.end);
        let knows = self.view.is(phrase.head, INDEFINITE | GROUP | OFFICIAL | ROLE)
            && near
                .clone()
                .take_while(|at| !self.view.is(*at, CUE))
                .any(|at| matches!(self.view.of(at), "familiar" | "briefed" | "close" | "knowledge" | "privy"));
        knows || near.into_iter().any(|at| self.view.is_word(at, "anonymity"))
    }

    /// `officials, including Ada Marsh`; `critics such as Marsh`; `speakers at the rally — among them Marsh —`.
    fn exemplified(&self, phrase: &Phrase) -> bool {
        let named = |at: usize| self.gives_examples(at).is_some_and(|at| (at..at + 5).any(|i| self.is_named(i)));
        named(phrase.head + 1) || named(phrase.tokens.end)
    }

    /// Where the examples begin, if `including`, `such as`, `led by` or the like stands at a token, past the mark before it.
    fn gives_examples(&self, mut at: usize) -> Option<usize> {
        let view = self.view;
        if matches!(view.mark(at), Some(',' | '—' | '–' | '-' | '(' | '―')) {
            at += 1;
        }
        let words = match view.of(at) {
            "including" | "like" => 1,
            "such" if view.is_word(at + 1, "as") => 2,
            "led" if view.is_word(at + 1, "by") => 2,
            "among" if view.is_word(at + 1, "them") => 2,
            "for" if view.is_word(at + 1, "instance") || view.is_word(at + 1, "example") => 2,
            _ => return None,
        };
        Some(at + words)
    }

    /// Whether a token is in the name of somebody or of an organisation.
    fn is_named(&self, at: usize) -> bool {
        self.view.name(at).and_then(|n| self.view.names.get(n)).is_some_and(|n| n.kind != NameKind::Place)
    }

    /// `Critics say so. The loudest of them, Ada Marsh, …`; `Critics say so. One, Ada Marsh, …`.
    fn named_next(&self, phrase: &Phrase) -> bool {
        let view = self.view;
        if phrase.name.is_some() || phrase.pronoun || !vague::is_plural(self.view, phrase.head) {
            return false;
        }
        let next = view.sentence(view.sentence(phrase.head).end);
        let opening = next.start..next.end.min(next.start + 8);
        let them =
            |at: usize| view.is_word(at, "them") && (view.is_word(at - 1, "of") || view.is_word(at - 1, "among"));
        let picks = match view.is_word(next.start, "one") {
            true => Some(next.start),
            false => opening.skip(1).find(|at| them(*at)),
        };
        picks.is_some_and(|at| (at + 1..next.end.min(at + 8)).any(|i| self.is_named(i)))
    }
}
