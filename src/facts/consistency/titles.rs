//! One person under two titles that nobody bears at once: `Sen. Lowe` and `Gov. Lowe`, `Mr. Kim` and `Ms. Kim`.

use super::desk::{Desk, between};
use super::{Checker, Clash};
use crate::facts::{Facts, Name, NameKind};
use crate::ingest::Article;
use crate::span::Span;
use crate::text::Text;
use std::collections::{BTreeMap, BTreeSet};

/// One person bears one title of a kind.
pub(super) const TITLES: Checker =
    Checker { name: "two-titles", about: "two titles for one person that exclude each other", check: titles };

/// Titles of which a person bears one at a time, family by family: each line is one title in all its forms.
const FAMILIES: &[&[&[&str]]] = &[
    &[&["mr"], &["mrs", "ms", "miss"]],
    &[
        &["sen", "senator"],
        &["rep", "representative", "congressman", "congresswoman"],
        &["gov", "governor"],
        &["lt gov", "lieutenant governor"],
        &["mayor"],
        &["president"],
        &["prime minister"],
        &["chancellor"],
        &["ambassador"],
    ],
    &[
        &["officer", "constable"],
        &["cpl", "corporal"],
        &["sgt", "sergeant"],
        &["lt", "lieutenant"],
        &["capt", "captain"],
        &["maj", "major"],
        &["lt col", "lieutenant colonel", "col", "colonel"],
        &["gen", "general", "maj gen", "major general", "lt gen", "lieutenant general"],
        &["adm", "admiral"],
    ],
];
/// The family of forms of address.
const ADDRESS: usize = 0;
/// Words that say that somebody bore a title once, will bear it, or bears another too.
const CHANGES: &[&str] = &[
    "former",
    "formerly",
    "then",
    "ex",
    "once",
    "acting",
    "deputy",
    "vice",
    "incoming",
    "outgoing",
    "elect",
    "promoted",
    "elected",
    "appointed",
    "late",
    "retired",
    "interim",
    "candidate",
    "nominee",
    "challenger",
    "became",
    "become",
];

/// A family and the title in it.
type Rank = (usize, usize);

fn titles(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    let people = full_names(facts);
    // By person and family: the title, where it stands, and whether the first name stood with it.
    let mut borne: BTreeMap<(&str, usize), (Rank, Span, bool)> = BTreeMap::new();
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for name in facts.names.iter().filter(|n| n.kind == NameKind::Person) {
        let Some((span, rank)) = name.title.and_then(|t| Some((t, rank(desk.words(t))?))) else { continue };
        let Some(person) = surname(&name.entity).and_then(|last| only(&people, last)) else { continue };
        if is_quoted(&desk, span) || is_changing(&desk, name) {
            continue;
        }
        let key = (person, rank.0);
        let whole = desk.words(name.span).contains(' ');
        let Some((first, there, named)) = borne.get(&key).copied() else {
            borne.insert(key, (rank, span, whole));
            continue;
        };
        // Husband and wife are Mr and Mrs by surname alone.
        let couple = rank.0 == ADDRESS && !whole && !named;
        if first != rank && !couple && told.insert(person) {
            let (here, other) = (desk.words(span), desk.words(there));
            let why = format!("{person} is {here} here, {other} there");
            clashes.push(between("two-titles", span.cover(name.span), why, there, other.to_owned()));
        }
    }
}

/// The full names of the article's people, by surname.
fn full_names(facts: &Facts) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut people: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for name in facts.names.iter().filter(|n| n.entity.contains(' ')) {
        if let Some(last) = surname(&name.entity) {
            people.entry(last).or_default().insert(&name.entity);
        }
    }
    people
}

fn surname(entity: &str) -> Option<&str> {
    entity.rsplit(' ').next()
}

/// The one person of a surname.
fn only<'a>(people: &BTreeMap<&str, BTreeSet<&'a str>>, last: &str) -> Option<&'a str> {
    let all = people.get(last).filter(|all| all.len() == 1)?;
    all.first().copied()
}

/// The family and place of a title; none for what is in no family.
fn rank(title: &str) -> Option<Rank> {
    let words: Vec<String> = title.split_whitespace().map(|w| w.trim_end_matches('.').to_lowercase()).collect();
    let said = words.join(" ");
    let last = words.last()?;
    let at = |wanted: &str| {
        FAMILIES
            .iter()
            .enumerate()
            .find_map(|(family, ranks)| Some((family, ranks.iter().position(|forms| forms.contains(&wanted))?)))
    };
    at(&said).or_else(|| {
        at(last).filter(|_| words.len() == 1 || !CHANGES.contains(&words.first().map_or("", String::as_str)))
    })
}

fn is_quoted(desk: &Desk<'_>, span: Span) -> bool {
    desk.facts.quotes.iter().any(|q| q.span.contains(span))
}

/// Whether the words before a title, or the whole sentence, say that it has changed.
fn is_changing(desk: &Desk<'_>, name: &Name) -> bool {
    desk.any(desk.sentence(name.span.start), CHANGES)
}

#[cfg(test)]
mod tests {
    use crate::facts::consistency::tests::explain;

    #[test]
    fn one_person_bears_one_title_of_a_kind() {
        let count = |text: &str| explain("two-titles", text, None).len();
        for text in [
            "Sen. Ann Lowe spoke on Monday. It rained. Rep. Ann Lowe left.",
            "Police Capt. Tom Reyes came. Lt. Reyes went home.",
            "Mr. Yuna Kim spoke on Monday. It rained. Ms. Kim left.",
        ] {
            assert_eq!(count(text), 1, "{text}");
        }
        for text in [
            "Sen. Ann Lowe spoke on Monday. It rained. Sen. Lowe left. Senator Lowe came back.",
            "Former Gov. Ann Lowe spoke on Monday. It rained. Sen. Lowe left.",
            "Sen. Ann Lowe spoke. Rep. Bea Lowe left.",
            "Sen. Ann Lowe spoke. “Governor Lowe was kind,” a neighbour said.",
            "Dr. Ann Lowe spoke on Monday. Ms. Lowe left.",
            "Ann Lowe spoke on Monday. Mr. Lowe was glad. It rained. Mrs. Lowe left.",
            "Lt. Col. Ann Lowe spoke on Monday. It rained. Col. Lowe left.",
        ] {
            assert_eq!(count(text), 0, "{text}");
        }
    }
}
