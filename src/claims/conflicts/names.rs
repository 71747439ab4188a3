//! Names and offices that two sentences have in one place.

use super::{Place, is_capital};
use crate::claims::origins::offices::OFFICES;
use crate::facts::NameKind;
use crate::text::{Token, TokenKind};
use strsim::osa_distance;
use unicode_normalization::UnicodeNormalization as _;

/// Names of one thing whose words are not alike.
const ALIASES: &[&[&str]] = &[
    &["us", "usa", "united states", "america", "united states of america"],
    &["uk", "united kingdom", "britain", "great britain"],
    &["uae", "united arab emirates"],
    &["czechia", "czech republic"],
    &["burma", "myanmar"],
    &["holland", "netherlands"],
    &["washington", "washington dc", "dc"],
    &["kiev", "kyiv"],
    &["ivory coast", "cote divoire"],
    &["turkey", "turkiye"],
    &["mount", "mt"],
    &["saint", "st"],
    &["fort", "ft"],
    &["ceo", "chief executive", "chief executive officer"],
    &["chief", "head", "boss"],
    &["chair", "chairman", "chairwoman", "chairperson"],
];
/// Words that say that something may be.
const MAYBE: &[&str] = &["would", "could", "might", "may", "if"];
/// Offices that say that somebody speaks, not who: one person can be called several.
const SPEAKING: &[&str] =
    &["spokesman", "spokeswoman", "spokesperson", "officer", "leader", "boss", "service", "agency"];
/// Letters of a name from which two that differ in a few may be one, spelt in two ways; and how few.
const SPELT: (usize, usize) = (4, 2);

/// The slot in which two replaced stretches contradict each other: a name, a place, an office.
pub(super) fn clash(a: Place<'_>, x: &[Token], b: Place<'_>, y: &[Token]) -> Option<&'static str> {
    let (old, new) = (words(a, x), words(b, y));
    if is_acronym_of(a, x, &new)
        || is_acronym_of(b, y, &old)
        || is_shortened(a, x, &old, &new)
        || is_shortened(b, y, &new, &old)
    {
        return None;
    }
    // Each paper names itself: `told the Harbour Post`.
    if is_one_thing(&old, &new) || is_own_outlet(a, &old) || is_own_outlet(b, &new) {
        return None;
    }
    if is_office(a, x) && is_office(b, y) {
        return Some("role");
    }
    let (kind, other) = (named(a, x)?, named(b, y)?);
    let maybe = a.has_any(MAYBE) && b.has_any(MAYBE);
    // Of `Warship Sukanya` and `INS Sukanya` the ship is named by the second word.
    let before_name = is_before_name(a, x) && is_before_name(b, y) && !is_spelling(&old.join(" "), &new.join(" "));
    let slot = if (kind, other) == (NameKind::Place, NameKind::Place) { "place" } else { "actor" };
    (!maybe && !before_name).then_some(slot)
}

/// The words of a stretch in small letters, without marks and accents.
fn words(side: Place<'_>, tokens: &[Token]) -> Vec<String> {
    let words = tokens.iter().filter(|t| t.kind != TokenKind::Mark).map(|t| t.of(side.text()).to_lowercase());
    // Accents come apart from their letters, and are left out with the marks.
    let plain = words.map(|w| w.nfd().filter(|c| c.is_alphanumeric()).collect());
    plain.filter(|w: &String| !w.is_empty()).collect()
}

/// Whether a name is that of the article's own outlet, or of its site.
fn is_own_outlet(side: Place<'_>, words: &[String]) -> bool {
    let plain = |text: &str| text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let outlet = side.reading.article.meta.outlet.as_deref().map(plain);
    outlet.is_some_and(|outlet| words.len() > 1 && outlet.contains(&words.concat()))
}

/// Letters of the shortest word in capitals that stands for a name.
const ACRONYM: usize = 3;

/// Whether a stretch is a word in capitals that stands for a name.
fn is_acronym_of(side: Place<'_>, tokens: &[Token], name: &[String]) -> bool {
    let is_the = |token: &Token| token.of(side.text()).eq_ignore_ascii_case("the");
    match tokens {
        [word] => is_acronym(word.of(side.text()), name),
        [article, word] => is_the(article) && is_acronym(word.of(side.text()), name),
        _ => false,
    }
}

/// Whether a word in capitals has the initials of a name for its letters, in whatever order, or these and those of a country: `USDA` of
/// the Agriculture Department.
fn is_acronym(short: &str, name: &[String]) -> bool {
    let sorted = |letters: &str| {
        let mut letters: Vec<char> = letters.to_lowercase().chars().collect();
        letters.sort_unstable();
        letters
    };
    let capitals = short.len() >= ACRONYM && short.bytes().all(|b| b.is_ascii_uppercase());
    let small = |word: &&String| !matches!(word.as_str(), "the" | "of" | "for" | "and" | "us" | "uk");
    let initials: String = name.iter().filter(small).filter_map(|w| w.chars().next()).collect();
    let rest = ["US", "UK"].iter().find_map(|country| short.strip_prefix(country)).unwrap_or(short);
    capitals && initials.len() > 1 && [short, rest].iter().any(|letters| sorted(letters) == sorted(&initials))
}

/// Whether a stretch is another cut short with a full stop, or an initial that was put in: `Colo.`, `B.`
fn is_shortened(side: Place<'_>, tokens: &[Token], own: &[String], other: &[String]) -> bool {
    let stop =
        tokens.last().is_some_and(|t| side.text().get(t.end as usize..).is_some_and(|rest| rest.starts_with('.')));
    let ([short], [whole, ..]) = (own, other) else { return false };
    let initial = short.chars().count() == 1 && whole.chars().count() > 1;
    let cut =
        short.len() >= ACRONYM && short.len() < whole.len() && whole.starts_with(short.as_str()) && other.len() == 1;
    stop && (initial || cut)
}

/// Whether two names are one: the initials of one are the other, one is part of the other, or a table says so.
fn is_one_thing(a: &[String], b: &[String]) -> bool {
    let initials = |words: &[String]| words.iter().filter_map(|w| w.chars().next()).collect::<String>();
    let joined = |words: &[String]| words.concat();
    let short = |a: &[String], b: &[String]| b.len() > 1 && joined(a) == initials(b);
    let within = |a: &[String], b: &[String]| a.iter().all(|w| b.contains(w));
    // `Charger` and `Chargers`.
    let form = |a: &[String], b: &[String]| {
        a.iter().any(|v| {
            b.iter()
                .any(|w| v.len() > SPELT.0 && w.len() == v.len() + 1 && w.starts_with(v.as_str()) && w.ends_with('s'))
        })
    };
    // `Centre` and `Center`.
    let spelt = |a: &[String], b: &[String]| match (a, b) {
        ([v], [w]) => {
            v.strip_suffix("re").is_some_and(|stem| stem.len() >= SPELT.0 && w.strip_suffix("er") == Some(stem))
        }
        _ => false,
    };
    let (x, y) = (a.join(" "), b.join(" "));
    let alias = ALIASES.iter().any(|names| {
        let is = |words: &[String], spaced: &str| names.contains(&spaced) || names.contains(&joined(words).as_str());
        is(a, &x) && is(b, &y)
    });
    alias
        || short(a, b)
        || short(b, a)
        || within(a, b)
        || within(b, a)
        || spelt(a, b)
        || spelt(b, a)
        || form(a, b)
        || form(b, a)
        || joined(a) == joined(b)
}

/// Whether a stretch is an office and nothing else: not a name that holds one.
fn is_office(side: Place<'_>, tokens: &[Token]) -> bool {
    let is = |t: &Token, list: &[&str]| list.iter().any(|o| o.eq_ignore_ascii_case(t.of(side.text())));
    tokens.iter().any(|t| is(t, OFFICES) && !is(t, SPEAKING)) && tokens.iter().skip(1).all(|t| !is_capital(side, t))
}

/// What a stretch names, if it names nothing but that.
fn named(side: Place<'_>, tokens: &[Token]) -> Option<NameKind> {
    let (first, last) = (tokens.first()?, tokens.last()?);
    tokens.iter().all(|t| t.kind != TokenKind::Word || is_capital(side, t)).then_some(())?;
    let span = first.span().cover(last.span());
    side.reading.facts.names_in(span).first().map(|n| n.kind)
}

/// Whether the name of which a stretch is part goes on after it, and the stretch is no person's first name.
fn is_before_name(side: Place<'_>, tokens: &[Token]) -> bool {
    let Some(last) = tokens.last() else { return false };
    let after = side.reading.text.tokens.get(side.reading.text.tokens_in(side.span)).unwrap_or(&[]);
    let next = after.iter().find(|t| t.start >= last.end);
    let person = side.reading.facts.names_in(last.span()).first().is_some_and(|n| n.kind == NameKind::Person);
    !person && next.is_some_and(|t| t.kind == TokenKind::Word && is_capital(side, t))
}

/// Whether two names are so alike that one may be a slip for the other.
pub(in crate::claims) fn is_spelling(a: &str, b: &str) -> bool {
    a.chars().count() > SPELT.0 && osa_distance(a, b) <= SPELT.1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_short_for(short: &str, name: &str) -> bool {
        is_acronym(short, &name.split(' ').map(str::to_lowercase).collect::<Vec<_>>())
    }

    #[test]
    fn a_word_in_capitals_stands_for_a_name_whose_initials_it_has() {
        assert!(is_short_for("USDA", "the Agriculture Department"));
        assert!(is_short_for("FBI", "Federal Bureau of Investigation"));
        for (short, name) in [
            ("UNICEF", "Norvane Insurance"),
            ("NATO", "Norvane Tankers"),
            ("CORRIN", "Coast Rescue"),
            ("USDA", "Agriculture"),
        ] {
            assert!(!is_short_for(short, name), "{short} | {name}");
        }
    }
}
