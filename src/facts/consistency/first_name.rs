//! A person's first name that changes on the way.

use super::desk::{Desk, between, common};
use super::{Checker, Clash};
use crate::facts::names::is_given_name;
use crate::facts::{Facts, Name, NameKind};
use crate::ingest::Article;
use crate::text::{Text, word_hash};
use std::collections::{BTreeMap, BTreeSet};
use strsim::osa_distance;

/// Somebody's first name changes on the way.
pub(super) const FIRST: Checker = Checker {
    name: "first-name-changed",
    about: "a surname with another first name than the person has elsewhere",
    check: first,
};

/// Words of kinship: near them, two of one surname are two people.
const KIN: &[&str] = &[
    "wife",
    "husband",
    "son",
    "daughter",
    "brother",
    "sister",
    "father",
    "mother",
    "family",
    "cousin",
    "uncle",
    "aunt",
    "nephew",
    "niece",
    "sons",
    "daughters",
    "brothers",
    "sisters",
    "spouse",
    "widow",
    "widower",
    "married",
    "twin",
    "grandson",
    "granddaughter",
    "grandfather",
    "grandmother",
    "children",
    "parents",
    "relatives",
    "dynasty",
    "siblings",
    "couple",
    "namesake",
    "unrelated",
    "related",
    "dad",
    "mom",
    "mum",
    "kids",
    "in-law",
    "stepson",
    "stepdaughter",
    "ancestor",
    "heir",
];
/// Short forms of first names, each line one name.
const NICKNAMES: &str = include_str!("words/nicknames.txt");
/// People whom the news mentions without introducing them, though another of their surname is in it.
const KNOWN: &str = include_str!("words/namesakes.txt");

/// A full name of two words: where it stands.
#[derive(Clone, Copy)]
struct Full<'a> {
    name: &'a Name,
    first: &'a str,
    last: &'a str,
}

fn first(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    let fulls: Vec<Full<'_>> = facts.names.iter().filter_map(|name| full(&desk, name)).collect();
    let mut people: BTreeMap<&str, BTreeMap<&str, Vec<Full<'_>>>> = BTreeMap::new();
    for one in &fulls {
        people.entry(one.last).or_default().entry(one.first).or_default().push(*one);
    }
    let single: BTreeSet<&str> =
        facts.names.iter().map(|n| bare(desk.words(n.span))).filter(|w| !w.contains(' ')).collect();
    for (last, firsts) in people {
        let Some((most, main)) =
            firsts.iter().max_by_key(|(_, at)| (at.len(), std::cmp::Reverse(at.first().map(|f| f.name.span))))
        else {
            continue;
        };
        let odd: Vec<_> = firsts.iter().filter(|(first, _)| *first != most).collect();
        let ([(other, places)], Some(there)) = (odd.as_slice(), main.first()) else { continue };
        let [place] = places.as_slice() else { continue };
        let alone = single.contains(last) || similar(most, other);
        if place.name.span < there.name.span || !alone || single.contains(*other) || is_variant(most, other) {
            continue;
        }
        if is_stranger(&desk, place, most) {
            let why = format!("{other} {last} once, {most} {last} elsewhere");
            clashes.push(between(
                "first-name-changed",
                place.name.span,
                why,
                there.name.span,
                format!("{most} {last}"),
            ));
        }
    }
}

/// A person's name of exactly two words, in letters.
fn full<'a>(desk: &Desk<'a>, name: &'a Name) -> Option<Full<'a>> {
    let (first, last) = bare(desk.words(name.span)).split_once(' ')?;
    let plain = |w: &str| w.len() > 2 && w.chars().all(|c| c.is_alphabetic() || c == '-');
    let shout = last.chars().all(char::is_uppercase);
    // A headline's first word is none of the name: `Happy Marsh ends the race`.
    let at = desk.tokens(name.span).start;
    let opens = at == 0 || desk.view.breaks_before(at);
    let named = !opens || is_given_name(first) || !common().has(word_hash(first));
    (named && name.kind == NameKind::Person && plain(first) && plain(last) && !shout).then_some(Full {
        name,
        first,
        last,
    })
}

fn bare(words: &str) -> &str {
    words.strip_suffix("'s").or_else(|| words.strip_suffix("’s")).unwrap_or(words)
}

/// Whether the odd name is told as if the reader knew its bearer: no title, no apposition, no kin near, nobody known to
/// everybody. Who is new is introduced.
fn is_stranger(desk: &Desk<'_>, odd: &Full<'_>, main: &str) -> bool {
    let v = &desk.view;
    let tokens = desk.tokens(odd.name.span);
    let before = tokens.start.wrapping_sub(1);
    let opens = desk.sentence(odd.name.span.start).start == tokens.start;
    let role = !opens
        && v.is_word(before)
        && (v.is_capital(before) && !v.word(before).ends_with("day")
            || !v.is_capital(before) && !is_joint(v.word(before)));
    let apposed = v.is_any(tokens.end, &["(", "["])
        || v.is_dash(tokens.end)
        || v.is(tokens.end, ",")
            && !v.is_any(tokens.end + 1, &["said", "told", "added", "however", "though", "too", "and", "but"]);
    let index = desk.text.sentence_at(odd.name.span.start);
    let near = desk
        .text
        .sentences
        .get(index.saturating_sub(1)..(index + 2).min(desk.text.sentences.len()))
        .unwrap_or_default();
    let (lo, hi) =
        near.first().zip(near.last()).map_or((0, 0), |(a, b)| (a.tokens.start as usize, b.tokens.end as usize));
    let here = desk.sentence(odd.name.span.start);
    let both = here.clone().any(|at| v.is(at, main));
    let quoted =
        desk.facts.quotes.iter().any(|q| q.span.start <= odd.name.span.start && odd.name.span.end <= q.span.end);
    let title = odd.name.title.is_some();
    let given = odd.name.gender.is_some() || is_given_name(odd.first);
    given && !role && !apposed && !title && !both && !quoted && !desk.any(lo..hi, KIN) && !is_known(odd)
}

/// Words that may stand before a name that needs no introduction.
fn is_joint(word: &str) -> bool {
    let joints = [
        "that", "as", "and", "but", "when", "because", "if", "while", "by", "to", "for", "with", "of", "said", "told",
        "from", "asked", "says", "after", "before", "on", "against", "like", "about", "than", "added", "where",
        "which", "what", "in", "is", "was", "until", "since", "so", "or", "whether", "though", "although", "at", "how",
        "why", "did", "does", "has",
    ];
    joints.iter().any(|w| w.eq_ignore_ascii_case(word))
}

/// Whether two first names are one, or are taken for each other: `Edwin`, `Edward`.
fn similar(a: &str, b: &str) -> bool {
    a.chars().next() == b.chars().next() && osa_distance(a, b) <= 4 && a.len().abs_diff(b.len()) <= 2
}

/// Whether one first name is the short form of the other, or its beginning.
fn is_variant(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    a.starts_with(&b) || b.starts_with(&a) || is_nickname(&a, &b) || osa_distance(&a, &b) <= 1
}

/// Whether two first names are forms of one: `James`, `Jim`.
pub(super) fn is_nickname(a: &str, b: &str) -> bool {
    let has = |line: &str, name: &str| line.split_whitespace().any(|n| n.eq_ignore_ascii_case(name));
    NICKNAMES.lines().any(|line| has(line, a) && has(line, b))
}

fn is_known(full: &Full<'_>) -> bool {
    KNOWN.lines().any(|line| {
        let mut words = line.split_whitespace();
        words.next().is_some_and(|last| last.eq_ignore_ascii_case(full.last))
            && words.any(|w| w.eq_ignore_ascii_case(full.first))
    })
}

#[cfg(test)]
mod tests {
    use crate::facts::consistency::tests::explain;

    #[test]
    fn a_surname_keeps_its_first_name_unless_somebody_is_introduced() {
        let count = |text: &str| explain("first-name-changed", text, None).len();
        for text in [
            "Rosa Kellerman spoke. Kellerman left. Nancy Kellerman said no. Rosa Kellerman agreed. Kellerman slept.",
            "Mayor Rosa Kellerman spoke. Kellerman left early. On Friday Peter Kellerman said he had done it.",
            "The organist Edwin Storrow sang. It rained for a week. Edward Storrow kept a ladder.",
        ] {
            assert_eq!(count(text), 1, "{text}");
        }
        for text in [
            "Rosa Kellerman spoke. Kellerman left. Her sister Nancy Kellerman said no. Rosa Kellerman agreed.",
            "Rosa Kellerman spoke. Kellerman left. Nancy Kellerman, a baker, said no. Rosa Kellerman agreed.",
            "Rosa Kellerman spoke. Kellerman left. The baker Nancy Kellerman said no. Rosa Kellerman agreed.",
            "Rosa Kellerman spoke. Kellerman left. Mayor Nancy Kellerman said no.",
            "Robert Kellerman spoke. Kellerman left. Bob Kellerman said no.",
            "Rosa Kellerman spoke. Kellerman left. Nancy Kellerman said no. Nancy slept.",
            "Hillary Clinton spoke. Clinton left. Bill Clinton said no.",
            "Happy Kellerman ends the race\n\nPeter Kellerman said it was over. Kellerman slept.",
        ] {
            assert_eq!(count(text), 0, "{text}");
        }
    }
}
