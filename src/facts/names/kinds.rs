//! What one run of capitalised words names, as far as itself and the words around it tell.

use super::mention::introduced;
use super::runs::{Run, Words};
use super::tables::{
    ADJECTIVES, EITHER, FEMALE_TITLES, LONG_PLACES, MALE_TITLES, MEN, ORG_HEADS, ORGS, PLACE_HEADS, PLACES, ROLES,
    THINGS, TITLES, WOMEN,
};
use super::{Gender, NameKind};
use crate::text::{TokenKind, tokenise, word_hash};

/// What a run tells of its kind.
pub(super) struct Signs {
    /// What it names, where that is plain.
    pub kind: Option<NameKind>,
    /// Whether it may be a person though nothing makes it plain.
    pub maybe_person: bool,
    /// The gender that its title or given name tells.
    pub gender: Option<Gender>,
}

/// Reads a run's own words and its neighbours.
pub(super) fn signs(words: &Words<'_>, run: &Run) -> Signs {
    let gender = gender(words, run);
    let kind = own_kind(words, run).or_else(|| around(words, run));
    let last = run.last;
    let plain = !THINGS.has(last)
        && !TITLES.has(last)
        && !ORG_HEADS.has(run.first)
        && !words.of(run.tokens.end - 1).chars().nth(1).is_some_and(char::is_uppercase);
    Signs { kind, maybe_person: kind.is_none() && plain && (2..=4).contains(&run.words), gender }
}

fn own_kind(words: &Words<'_>, run: &Run) -> Option<NameKind> {
    let given = MEN.has(run.first) || WOMEN.has(run.first) || EITHER.has(run.first);
    let place =
        if run.words == 1 { PLACES.has(run.last) } else { PLACE_HEADS.has(run.last) || is_long_place(words, run) };
    let inner_head = run
        .tokens
        .clone()
        .any(|at| matches!(words.of(at), "of" | "for" | "on" | "&") && ORG_HEADS.has(words.hash(at - 1)));
    let org = if run.words == 1 {
        ORGS.has(run.last)
    } else {
        inner_head || ORG_HEADS.has(run.last) && !(given && run.words == 2)
    };
    match () {
        () if THINGS.has(run.last) && run.words > 1 => None,
        () if org => Some(NameKind::Organisation),
        () if place && run.title.is_none() => Some(NameKind::Place),
        () if run.title.is_some_and(|t| is_personal(t.of(words.text))) => Some(NameKind::Person),
        () if given && (2..=5).contains(&run.words) && !TITLES.has(run.last) => Some(NameKind::Person),
        () if given && run.words == 1 && !PLACES.has(run.first) && !words.is_also_lower(run.tokens.start) => {
            Some(NameKind::Person)
        }
        () if is_state(words, run) => Some(NameKind::Place),
        () => None,
    }
}

/// Whether titles are those of a person, and no adjective or noun that may stand before anything (`Republican`, `State`).
fn is_personal(title: &str) -> bool {
    tokenise(title).iter().any(|t| t.kind == TokenKind::Word && !ADJECTIVES.has(t.hash) && TITLES.has(t.hash))
}

/// `U.S.`, `U.K.`
fn is_state(words: &Words<'_>, run: &Run) -> bool {
    matches!(run.span.of(words.text), "U.S" | "U.S." | "U.K" | "U.K." | "U.A.E" | "U.A.E." | "D.C" | "D.C.")
}

fn is_long_place(words: &Words<'_>, run: &Run) -> bool {
    if run.words > 4 {
        return false;
    }
    let joined = words_of(run.span.of(words.text)).join("-");
    LONG_PLACES.has(word_hash(&joined))
}

fn words_of(text: &str) -> Vec<&str> {
    tokenise(text).iter().filter(|t| t.kind == TokenKind::Word).map(|t| super::runs::base(t.of(text))).collect()
}

/// What the words before and after a run tell.
fn around(words: &Words<'_>, run: &Run) -> Option<NameKind> {
    let hash = |at: usize| words.tokens.get(at).map_or(0, |t| t.hash);
    let (before, after) = (run.tokens.start.checked_sub(1), run.tokens.end);
    let role_before = before.is_some_and(|b| ROLES.has(hash(b)) && !words.touches(run.tokens.start));
    let age = words.mark(after) == Some(',')
        && words.tokens.get(after + 1).is_some_and(|t| t.kind == TokenKind::Number && t.end - t.start == 2)
        && words.mark(after + 2) == Some(',');
    let thing = THINGS.has(run.last) || TITLES.has(run.last);
    let told = role_before || is_introduced(words, run) || age || is_role_apposition(words, after);
    if run.words >= 2 && !thing && told {
        return Some(NameKind::Person);
    }
    let in_place = before.is_some_and(|b| matches!(words.of(b), "in" | "near" | "outside"));
    let place_follows = words.mark(after) == Some(',') && PLACES.has(words.hash(after + 1));
    let dateline = run.opens
        && words.of(run.tokens.start).chars().all(char::is_uppercase)
        && words.of(run.tokens.start).len() > 3
        && matches!(words.mark(after), Some('—' | '–' | '-' | '(' | ','));
    (in_place && place_follows || dateline).then_some(NameKind::Place)
}

/// Roles that organisations have too: `its owner, Lund Shipping`.
const OF_BODIES: &[&str] = &[
    "owner",
    "founder",
    "developer",
    "investor",
    "producer",
    "partner",
    "rival",
    "opponent",
    "supporter",
    "member",
    "donor",
    "champion",
    "leader",
    "sister",
    "parent",
];
/// `its duty officer, Ada Lund,`: a role of one person.
fn is_introduced(words: &Words<'_>, run: &Run) -> bool {
    introduced(words, run).is_some_and(|role| !OF_BODIES.contains(&words.of(role)))
}

/// `, the county engineer` right after a name.
fn is_role_apposition(words: &Words<'_>, after: usize) -> bool {
    words.mark(after) == Some(',')
        && matches!(words.of(after + 1), "a" | "an" | "the" | "who" | "his" | "her" | "their")
        && (words.of(after + 1) == "who"
            || (after + 2..after + 7)
                .take_while(|at| words.mark(*at).is_none())
                .any(|at| words.tokens.get(at).is_some_and(|t| ROLES.has(t.hash))))
}

fn gender(words: &Words<'_>, run: &Run) -> Option<Gender> {
    let title = run.title.map_or("", |t| t.of(words.text));
    let mut titles = words_of(title).into_iter().map(word_hash);
    if let Some(found) = titles.find_map(|t| told(MALE_TITLES.has(t), FEMALE_TITLES.has(t))) {
        return Some(found);
    }
    let given = run.words >= 2 || run.first != run.last;
    let before = run.tokens.start.checked_sub(1).map_or("", |b| words.of(b));
    let role = match before {
        "spokeswoman" | "chairwoman" | "congresswoman" | "businesswoman" | "wife" | "widow" | "daughter"
        | "actress" | "mother" => Some(Gender::Female),
        "spokesman" | "chairman" | "congressman" | "businessman" | "husband" | "son" | "actor" | "father" => {
            Some(Gender::Male)
        }
        _ => None,
    };
    role.or_else(|| (given && !EITHER.has(run.first)).then(|| told(MEN.has(run.first), WOMEN.has(run.first)))?)
}

fn told(male: bool, female: bool) -> Option<Gender> {
    match (male, female) {
        (true, false) => Some(Gender::Male),
        (false, true) => Some(Gender::Female),
        _ => None,
    }
}
