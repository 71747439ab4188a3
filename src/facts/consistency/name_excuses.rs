//! Why two spellings may be two names: the text says so, or the rarer stands where no slip would.

use super::desk::Desk;
use super::names::Use;
use crate::facts::names::{is_particle, is_place_name};

/// Peoples and parties whose names are a letter off somebody's.
const PEOPLES: &[&str] = &[
    "Scot", "Scots", "Tory", "Dane", "Finn", "Pole", "Turk", "Swede", "Czech", "Briton", "Serb", "Croat", "Thai",
    "Arab", "Kurd", "Jews", "Slav", "Celt", "Gael", "Cuban", "Roman", "Hindu", "Sikh", "Whig", "Dutch", "Irish",
    "Welsh", "Swiss", "Greek", "Latin", "Norse", "Basque", "Uzbek", "Tajik", "Kazakh", "Afghan",
];

/// Whether the text itself says that the spelling is meant, or the word is a part of another name.
pub(super) fn is_excused(desk: &Desk<'_>, variant: &str, seen: &Use<'_>, known: &Use<'_>) -> bool {
    let v = &desk.view;
    let sic = |u: &Use<'_>| u.places.iter().any(|(at, _)| v.is_any(at + 1, &["[", "("]) && v.is(at + 2, "sic"));
    let mark = |at: usize| v.is_any(at, &["@", "#", "/", "_"]) || v.is_dash(at);
    let tail = |at: usize| v.word(at + 2).to_owned();
    let glued = |at: usize| {
        let after = mark(at + 1) && v.glued(at + 1);
        let same = after
            && v.is_dash(at + 1)
            && known.places.iter().any(|(there, _)| v.is_dash(there + 1) && tail(*there) == tail(at));
        after && !same || mark(at.wrapping_sub(1)) && v.glued(at)
    };
    let other = |at: usize| v.is_any(at + 1, &["bin", "al", "ibn"]) || is_firm(desk, at + 1);
    let compound = |at: usize| v.is_dash(at + 1) && v.glued(at + 1);
    let part = known.places.iter().all(|(at, _)| compound(*at)) && !seen.places.iter().any(|(at, _)| compound(*at));
    let cited = |at: usize| mentioned(desk, at) || is_cut(desk, at);
    let bare = seen.firsts.is_empty() && seen.followed == 0 && seen.titled == 0;
    sic(seen)
        || sic(known)
        || bare && (PEOPLES.contains(&variant) || is_place_name(variant) && !known.firsts.is_empty())
        || is_another(desk, seen, known)
        || seen.places.iter().all(|(at, _)| is_quoted_alone(desk, *at))
        || part
        || seen.places.iter().any(|(at, _)| glued(*at) || other(*at) || cited(*at))
        || seen.places.iter().all(|(at, _)| in_a_list(desk, *at))
        || !known.firsts.is_empty() && seen.firsts.is_empty() && seen.places.iter().all(|(at, _)| is_place(desk, *at))
}

/// Whether the text speaks of the spelling itself: `spelt Varga, not Warga`.
fn mentioned(desk: &Desk<'_>, at: usize) -> bool {
    let said = ["spelled", "spelt", "misspelled", "misspelt", "spelling"];
    desk.view.is(at.wrapping_sub(1), "not") && desk.any(at.saturating_sub(8)..at, &said)
        || desk.any(at.saturating_sub(3)..at, &said)
}

/// Whether a teaser was cut off in the word: `President Varg …`.
fn is_cut(desk: &Desk<'_>, at: usize) -> bool {
    let v = &desk.view;
    v.word(at + 1).starts_with('…') || v.word(at + 1) == "..." || v.is(at + 1, ".") && v.is(at + 2, ".")
}

/// Whether a name stands in a row of bare names, as in the line-up of a team.
fn in_a_list(desk: &Desk<'_>, at: usize) -> bool {
    let v = &desk.view;
    let initial = usize::from(v.word(at.wrapping_sub(1)).len() == 1 && v.is_capital(at.wrapping_sub(1)));
    let before = at.wrapping_sub(1 + initial);
    let apart = |i: usize| v.is_any(i, &[",", ";", ":", "(", ")"]);
    let item = |i: usize| v.is_capital(i);
    let opens =
        v.breaks_before(at - initial.min(at)) || apart(before) && (item(before.wrapping_sub(1)) || v.is(before, ":"));
    let closes =
        v.breaks_before(at + 1) || v.get(at + 1).is_none() || v.is(at + 1, ".") || apart(at + 1) && item(at + 2);
    opens && closes && (apart(before) || apart(at + 1))
}

/// Whether a name stands as a place does, and as no person: `in Boston`, `near Bolton`.
fn is_place(desk: &Desk<'_>, at: usize) -> bool {
    desk.view.is_any(at.wrapping_sub(1), &["in", "near", "at", "around"]) && !desk.view.is_capital(at + 1)
}

/// Whether what follows a name makes a firm of it: `and Sons`, `& Co`.
fn is_firm(desk: &Desk<'_>, after: usize) -> bool {
    let partners = ["Sons", "Son", "Daughters", "Brothers", "Bros", "Partners", "Associates", "Co", "Company"];
    desk.view.is_any(after, &["and", "&"]) && partners.contains(&desk.view.word(after + 1))
}

/// Whether an initial or a particle before the names tells two persons: `C. Thomson` and Alan Thompson, `dal Maso` and Masi.
fn is_another(desk: &Desk<'_>, seen: &Use<'_>, known: &Use<'_>) -> bool {
    let v = &desk.view;
    let initial = |at: usize| {
        let letter = v.word(at.checked_sub(1 + usize::from(v.is(at.wrapping_sub(1), ".")))?);
        letter.chars().next().filter(|c| c.is_uppercase() && letter.len() == c.len_utf8())
    };
    let of_firsts = known.firsts.keys().filter_map(|first| first.chars().next());
    let theirs: Vec<char> = known.places.iter().filter_map(|(at, _)| initial(*at)).chain(of_firsts).collect();
    let mut own = seen.places.iter().map(|(at, _)| initial(*at));
    let initials = !theirs.is_empty() && own.all(|letter| letter.is_some_and(|l| !theirs.contains(&l)));
    let particle = |at: usize| is_particle(v.before(at, 1));
    let lower = |u: &Use<'_>| u.places.iter().any(|(at, _)| v.before(*at, 1).starts_with(char::is_lowercase));
    let all = |u: &Use<'_>| u.places.iter().all(|(at, _)| particle(*at)) && lower(u);
    let none = |u: &Use<'_>| !u.places.iter().any(|(at, _)| particle(*at));
    initials || all(seen) && none(known) || none(seen) && all(known)
}

/// Whether a word stands alone between quotation marks: it is spoken of, not used.
fn is_quoted_alone(desk: &Desk<'_>, at: usize) -> bool {
    let mark = |at: usize| desk.view.word(at).chars().all(|c| matches!(c, '"' | '“' | '”' | '‘' | '’' | '\''));
    let mark = |at: usize| desk.view.get(at).is_some() && mark(at);
    let stop = usize::from(desk.view.is_any(at + 1, &[".", ","]));
    at.checked_sub(1).is_some_and(mark) && mark(at + 1 + stop)
}
