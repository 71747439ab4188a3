//! Text that was never meant to be printed: notes to the desk, placeholders, what a system left behind.

use super::desk::{Desk, clash};
use super::{Checker, Clash};
use crate::facts::Facts;
use crate::ingest::Article;
use crate::text::Text;
use std::collections::HashMap;
use std::sync::OnceLock;

/// Nothing that was a note to the desk.
pub(super) const LEFTOVER: Checker =
    Checker { name: "leftover-text", about: "a note to the desk or a placeholder that was left in", check: leftover };

/// Phrases that nobody prints on purpose, token by token; their case counts.
const PHRASES: &[&[&str]] = &[
    &["(", "MORE", ")"],
    &["(", "more", "to", "come", ")"],
    &["(", "quote", "to", "come", ")"],
    &["[", "object", "Object", "]"],
    &["EDITOR'S", "NOTE", ":"],
    &["EDITORS", ":"],
    &["[", "EDITORS", ":"],
    &["[", "Editors", ":"],
    &["[", "editors", ":"],
    &["Note", "to", "editors", ":"],
    &["NOTE", "TO", "EDITORS", ":"],
    &["NOTE", "TO", "DESK"],
    &["NOT", "FOR", "PUBLICATION"],
    &["DO", "NOT", "PUBLISH"],
    &["EMBARGOED", "UNTIL"],
    &["HOLD", "FOR", "RELEASE"],
    &["FIXME"],
    &["[", "caption"],
    &["[", "/", "caption"],
    &["[", "gallery"],
    &["[", "embed"],
    &["[", "add"],
    &["[", "ADD"],
    &["[", "XX", "]"],
    &["[", "XXX", "]"],
    &["[", "xx", "]"],
    &["[", "xxx", "]"],
    &["[", "TBC", "]"],
    &["[", "TBD", "]"],
    &["[", "tbc", "]"],
    &["[", "tbd", "]"],
    &["[", "tk"],
    &["(", "tk", ")"],
    &["[", "link"],
    &["[", "LINK"],
    &["[", "image"],
    &["[", "IMAGE"],
    &["[", "photo"],
    &["[", "name"],
    &["[", "date", "]"],
    &["[", "DATE", "]"],
    &["(", "FILL", "IN"],
    &["[", "FILL", "IN"],
    &["(", "CHECK"],
    &["(", "INSERT"],
    &["<", "insert"],
    &["<", "INSERT"],
    &["Click", "here", "to", "add"],
    &["&", "nbsp", ";"],
    &["&", "amp", ";"],
    &["&", "quot", ";"],
    &["&", "rsquo", ";"],
    &["&", "ldquo", ";"],
    &["&", "rdquo", ";"],
    &["&", "mdash", ";"],
    &["&", "#", "8217", ";"],
    &["&", "#", "39", ";"],
    &["TO", "COME", "]"],
    &["to", "come", "]"],
    &["[", "INSERT"],
    &["[", "TK"],
    &["(", "TK"],
    &["CQ", "TK"],
    &["TKTK"],
    &["TKTKTK"],
    &["Lorem", "ipsum"],
    &["lorem", "ipsum"],
    &["[", "QUOTE"],
    &["[", "NAME"],
    &["[", "PHOTO"],
    &["[", "PLACEHOLDER"],
    &["PLACEHOLDER"],
    &["[", "TODO"],
    &["TODO", ":"],
    &["[", "CHECK"],
    &["[", "FACT", "CHECK"],
    &["{", "{"],
    &["<", "!", "-", "-"],
    &["XXXX"],
    &["(", "END", ")"],
    &["(", "CQ", ")"],
    &["[", "CQ", "]"],
    &["END", "ITAL"],
    &["[", "Insert"],
    &["[", "insert"],
];

/// First words of what [`note`] and [`end_mark`] look for.
const OTHERS: &[&str] = &["TK", "XXX", "-", "#", "undefined", "null", "NaN", "TODO", "DRAFT", "SLUG"];

/// The phrases by their first word, in the order of the list: one look-up for nearly every token.
fn by_first_word() -> &'static HashMap<&'static str, Vec<&'static [&'static str]>> {
    static TABLE: OnceLock<HashMap<&'static str, Vec<&'static [&'static str]>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: HashMap<_, Vec<_>> = OTHERS.iter().map(|word| (*word, Vec::new())).collect();
        for phrase in PHRASES {
            if let Some(first) = phrase.first() {
                table.entry(first).or_default().push(*phrase);
            }
        }
        table
    })
}

fn leftover(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    let v = &desk.view;
    let table = by_first_word();
    let mut at = 0;
    while at < text.tokens.len() {
        let Some(phrases) = table.get(v.word(at)) else {
            at += 1;
            continue;
        };
        let fits = |words: &&&[&str]| words.iter().enumerate().all(|(n, word)| v.word(at + n) == *word);
        let length = phrases
            .iter()
            .find(fits)
            .map(|words| words.len())
            .or_else(|| note(&desk, at))
            .or_else(|| end_mark(&desk, at));
        match length {
            Some(length) => {
                let end = closing(&desk, at, at + length);
                clashes.push(clash(
                    "leftover-text",
                    v.span(at, end),
                    format!("“{}” is a note to the desk", v.span(at, end).of(v.text)),
                ));
                at = end;
            }
            None => at += 1,
        }
    }
}

/// `TK` and `XXX` by themselves: at a sentence's end or in a sentence of their own, and no name.
fn note(desk: &Desk<'_>, at: usize) -> Option<usize> {
    let v = &desk.view;
    if !matches!(v.word(at), "TK" | "XXX") {
        return None;
    }
    let last = v.breaks_before(at + 1);
    let free = (last || !v.is_capital(at + 1))
        && !v.is_capital(at.wrapping_sub(1))
        && !v.is_dash(at + 1)
        && !v.is_dash(at.wrapping_sub(1))
        && !v.is(at + 1, "’")
        && !v.is(at + 1, "'");
    let closes = v.is_any(at + 1, &[".", ",", ":", ")", "]", ";"])
        || v.get(at + 1).is_none()
        || v.breaks_before(at + 1)
        || v.word(at) == "TK" && v.is_word(at + 1);
    let film =
        v.is(at.wrapping_sub(1), "rated") || v.is_number(at + 1) || v.is_any(at.wrapping_sub(1), &["Super", "#"]);
    let listed = v.is_any(at.wrapping_sub(1), &[",", ":"]) && v.is(at + 1, ",") && v.is_capital(at + 2);
    (free && closes && !film && !listed).then_some(1)
}

/// `-30-`, `###`, `undefined` and the like in a paragraph of their own, or at an article's end.
fn end_mark(desk: &Desk<'_>, at: usize) -> Option<usize> {
    let v = &desk.view;
    let alone = |length: usize| {
        let first = at == 0 || v.breaks_before(at);
        first && (v.get(at + length).is_none() || v.breaks_before(at + length))
    };
    let ends = |length: usize| v.get(at + length).is_none();
    let mark = |words: &[&str]| words.iter().enumerate().all(|(n, w)| v.word(at + n) == *w);
    if mark(&["-", "30", "-"]) && ends(3) || mark(&["#", "#", "#"]) && ends(3) {
        return Some(3);
    }
    let single = ["undefined", "null", "NaN", "TODO", "DRAFT", "SLUG"];
    (single.contains(&v.word(at)) && alone(1)).then_some(1)
}

/// Takes a note's closing bracket along.
fn closing(desk: &Desk<'_>, at: usize, end: usize) -> usize {
    let close = match desk.view.word(at) {
        "[" => "]",
        "(" => ")",
        "<" => ">",
        _ => return end,
    };
    (end..end + 8).find(|i| desk.view.is(*i, close)).map_or(end, |i| i + 1)
}

#[cfg(test)]
mod tests {
    use crate::facts::consistency::tests::explain;

    #[test]
    fn notes_to_the_desk_are_found() {
        for text in [
            "It rained. (MORE)",
            "He was [TK: age] then.",
            "It cost TK.",
            "Lorem ipsum dolor",
            "XXX",
            "It burnt.\n\n-30-",
            "[add quote] he said",
            "He said &nbsp;so",
            "<insert name here> said so",
            "EDITOR'S NOTE: check the age",
            "[object Object] said so",
            "It had [XX] rooms.",
        ] {
            assert_eq!(explain("leftover-text", text, None).len(), 1, "{text}");
        }
        for text in
            ["She shops at TK Maxx.", "Super Bowl XXX was long", "The word undefined is here.", "They wanted (more)"]
        {
            assert_eq!(explain("leftover-text", text, None), [""; 0], "{text}");
        }
    }
}
