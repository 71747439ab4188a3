//! Who a source is: its kind, its name, and whether a reader could ask it.

use super::phrase::Phrase;
use super::units::Unit;
use super::view::View;
use super::words::{
    ANONYMOUS, COUNT, DETERMINER, DOCUMENT, EXPERT, GROUP, HE, INDEFINITE, OFFICIAL, ORGANISATION, POSSESSIVE,
    PREPOSITION, ROLE, SAY, SHE,
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
            vague: !named && !phrase.pronoun && unit.quote.is_none() && self.is_vague(unit, kind),
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
        let many = self.is_plural(phrase.head);
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

    fn is_plural(&self, head: usize) -> bool {
        let word = self.view.of(head);
        word.ends_with('s')
            || [
                "people",
                "police",
                "some",
                "many",
                "others",
                "most",
                "few",
                "men",
                "women",
                "folks",
                "data",
                "media",
                "personnel",
                "staff",
            ]
            .iter()
            .any(|w| word.eq_ignore_ascii_case(w))
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
            && near.clone().any(|at| matches!(self.view.of(at), "familiar" | "briefed" | "close" | "knowledge"));
        knows || near.into_iter().any(|at| self.view.is_word(at, "anonymity"))
    }

    /// `officials, including Ada Marsh`; `critics such as Marsh`; `officials led by Marsh`.
    fn exemplified(&self, phrase: &Phrase) -> bool {
        let view = self.view;
        let mut at = phrase.head + 1;
        if view.mark(at) == Some(',') {
            at += 1;
        }
        let gives = match view.of(at) {
            "including" | "like" => 1,
            "such" if view.is_word(at + 1, "as") => 2,
            "led" if view.is_word(at + 1, "by") => 2,
            "among" if view.is_word(at + 1, "them") => 2,
            _ => return false,
        };
        (at + gives..at + gives + 5)
            .any(|i| view.name(i).is_some_and(|n| view.names.get(n).is_some_and(|n| n.kind != NameKind::Place)))
    }

    /// `Critics say so. The loudest of them, Ada Marsh, …`; `Critics say so. One, Ada Marsh, …`.
    fn named_next(&self, phrase: &Phrase) -> bool {
        let view = self.view;
        if phrase.name.is_some() || phrase.pronoun || !self.is_plural(phrase.head) {
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
        let named =
            |at: usize| view.name(at).and_then(|n| view.names.get(n)).is_some_and(|n| n.kind != NameKind::Place);
        picks.is_some_and(|at| (at + 1..next.end.min(at + 8)).any(named))
    }

    /// Whether a source names nobody that a reader could ask.
    fn is_vague(&self, unit: &Unit, kind: SourceKind) -> bool {
        let (view, phrase) = (self.view, &unit.source);
        let bits = view.bits(phrase.head);
        let many = self.is_plural(phrase.head);
        let inside = || phrase.tokens.start..phrase.head;
        let first = phrase.tokens.start;
        let figure =
            inside().any(|at| view.of(at).starts_with(|c: char| c.is_ascii_digit()) || view.is_word(at, "percent"));
        let one = view.is_word(first, "a")
            || view.is_word(first, "an")
            || view.is(first, COUNT)
            || view.is_word(first, "another");
        match () {
            () if phrase.relative || self.is_joined_to_name(phrase) => false,
            () if kind == SourceKind::Anonymous && bits & (OFFICIAL | ROLE) == 0 => true,
            () if bits & DOCUMENT != 0 => self.is_vague_document(phrase, many) && !figure,
            () if bits & INDEFINITE != 0 => !figure && self.is_vague_indefinite(unit),
            () if bits & OFFICIAL != 0 => many || one || kind == SourceKind::Anonymous,
            () if bits & EXPERT != 0 => one || many && !view.is_word(first, "the"),
            () => kind == SourceKind::Anonymous || many && !figure && self.is_indefinite_group(phrase),
        }
    }

    /// `Marsh and her aides`
    fn is_joined_to_name(&self, phrase: &Phrase) -> bool {
        let before = |n: usize| phrase.tokens.start.checked_sub(n);
        let joined = before(1).is_some_and(|at| self.view.is_word(at, "and") || self.view.mark(at) == Some(','));
        joined
            && before(2).is_some_and(|at| self.view.name(at).is_some() || self.view.is(at, ROLE))
            && !before(1).is_some_and(|at| self.view.mark(at) == Some(',') && !self.view.is_word(phrase.head, "others"))
    }

    /// `some`, `many`, `people`: vague where they say something; `anyone who thinks` and `nobody knows` cite nobody, nor does `what many expect`.
    fn is_vague_indefinite(&self, unit: &Unit) -> bool {
        let word = self.view.of(unit.source.head).to_ascii_lowercase();
        let nobody = matches!(
            word.as_str(),
            "nobody" | "man" | "woman" | "men" | "women" | "anyone" | "anybody" | "none" | "individual"
        );
        let loose = matches!(
            word.as_str(),
            "people"
                | "person"
                | "persons"
                | "one"
                | "someone"
                | "somebody"
                | "everyone"
                | "everybody"
                | "folks"
                | "individuals"
                | "few"
                | "ones"
        );
        let start = unit.source.tokens.start;
        let aside = start > 0 && self.view.is_word(start - 1, "what");
        !nobody && !aside && (!loose || unit.bits & SAY != 0)
    }

    /// `several cast members`, `other leaders`.
    fn is_indefinite_group(&self, phrase: &Phrase) -> bool {
        let first = self.view.of(phrase.tokens.start).to_ascii_lowercase();
        matches!(
            first.as_str(),
            "some" | "many" | "several" | "other" | "various" | "numerous" | "countless" | "multiple"
        )
    }

    /// Reports and studies that are not told which.
    fn is_vague_document(&self, phrase: &Phrase, many: bool) -> bool {
        let view = self.view;
        let all = || phrase.tokens.start..phrase.head + 1;
        let told = all().any(|at| view.name(at).is_some() || view.is_possessive(at) || view.is(at, POSSESSIVE))
            || matches!(
                view.of(phrase.tokens.start),
                "The"
                    | "the"
                    | "this"
                    | "This"
                    | "that"
                    | "these"
                    | "These"
                    | "those"
                    | "A"
                    | "a"
                    | "An"
                    | "an"
                    | "one"
                    | "One"
            );
        let from = view.is(phrase.head + 1, PREPOSITION)
            && (phrase.head + 2..phrase.head + 6).any(|at| view.name(at).is_some());
        let mass = matches!(
            view.of(phrase.head),
            "evidence" | "research" | "Research" | "Evidence" | "data" | "Data" | "analysis"
        );
        let official = matches!(view.of(phrase.head), "data" | "statistics" | "figures") && phrase.tokens.len() > 1;
        let bare = !view.is(phrase.tokens.start, DETERMINER) || many;
        (many || mass) && !told && !from && !official && bare
    }
}
