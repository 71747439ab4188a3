//! Ages: against a year of birth, and against another age of the same person.

use super::desk::{Desk, between};
use super::{Checker, Clash};
use crate::facts::Facts;
use crate::facts::numbers::View;
use crate::ingest::Article;
use crate::span::Span;
use crate::text::Text;
use chrono::Datelike;
use std::collections::BTreeMap;
use std::ops::Range;

/// An age must fit the year of birth beside it.
pub(super) const BIRTH: Checker =
    Checker { name: "age-and-birth-year", about: "an age that the year of birth beside it contradicts", check: birth };

/// Words that bring another person, or another time, into a sentence.
const OTHERS: &[&str] = &[
    "daughter",
    "son",
    "mother",
    "father",
    "whose",
    "wife",
    "husband",
    "child",
    "girl",
    "boy",
    "brother",
    "sister",
    "died",
    "killed",
    "dead",
    "death",
    "when",
    "while",
    "then",
    "children",
    "parents",
    "twins",
    "grandson",
    "granddaughter",
    "uncle",
    "aunt",
    "late",
    "by",
    "before",
    "after",
    "would",
    "baby",
    "widow",
    "niece",
    "nephew",
    "cousin",
    "married",
    "until",
];

fn birth(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    let Some(now) = desk.published().map(|p| p.year()) else { return };
    portrayed(&desk, now, clashes);
    let v = &desk.view;
    let mut last = 0..0;
    for born in (0..text.tokens.len()).filter(|at| v.is(*at, "born") || v.is(*at, "b") && v.is(at + 1, ".")) {
        let sentence = desk.sentence(v.get(born).map_or(0, |t| t.start));
        if sentence == last {
            continue;
        }
        last = sentence.clone();
        let Some((age, place, year_at, named)) =
            apposed(&desk, born, &sentence).or_else(|| apart(&desk, born, &sentence))
        else {
            continue;
        };
        if !(0..=1).contains(&(now - named - age)) {
            let why = format!("who was born in {named} is {} or {} in {now}, not {age}", now - named - 1, now - named);
            let span = v.span(place.start.min(born), place.end.max(year_at + 1));
            clashes.push(between("age-and-birth-year", span, why, v.span(year_at, year_at + 1), named.to_string()));
        }
    }
}

/// An age, its tokens, the token of the year of birth, and that year.
type Birth = (i32, Range<usize>, usize, i32);

/// `45, who was born in 1980`: nothing but the relative clause stands between.
fn apposed(desk: &Desk<'_>, born: usize, sentence: &Range<usize>) -> Option<Birth> {
    let v = &desk.view;
    let mut at = born;
    while at > sentence.start && born - at < 5 && v.is_any(at - 1, &[",", "who", "was", "is", "(", "and"]) {
        at -= 1;
    }
    let at = at.checked_sub(1)?;
    let age = age(desk, at)?;
    let end = if v.is(born + 1, ".") { born + 3 } else { sentence.end.min(born + 9) };
    let year_at = (born + 1..end).find(|i| year(v.word(*i)).is_some())?;
    let dead = desk.any(sentence.start..at, &["died", "killed", "dead", "death"]);
    (!v.is(born + 1, "to") && !dead).then_some((age, at..at + 1, year_at, year(v.word(year_at))?))
}

/// The only age and the only year of a sentence that speaks of nobody else.
fn apart(desk: &Desk<'_>, born: usize, sentence: &Range<usize>) -> Option<Birth> {
    let (year_at, named) = born_in(desk, born, sentence)?;
    let (age, place) = only_age(desk, sentence)?;
    let bearer = if desk.view.is(place.end + 3, "old") { 6 } else { 0 };
    let (first, second) = if place.start < born { (place.end + bearer, born) } else { (year_at + 1, place.start) };
    let others = desk.any(sentence.clone(), OTHERS) || names_between(&desk.view, first, second, place.start > born);
    (!others).then_some((age, place, year_at, named))
}

/// The year of birth that follows `born`, the only year of its sentence.
fn born_in(desk: &Desk<'_>, born: usize, sentence: &Range<usize>) -> Option<(usize, i32)> {
    let v = &desk.view;
    let mut years = sentence.clone().filter_map(|i| year(v.word(i)).map(|y| (i, y)));
    let (at, year) = years.next()?;
    (years.next().is_none() && at > born && at <= born + 9 && !v.is(born + 1, "to")).then_some((at, year))
}

/// The only age of a sentence and its tokens.
fn only_age(desk: &Desk<'_>, sentence: &Range<usize>) -> Option<(i32, Range<usize>)> {
    let mut ages = sentence.clone().filter_map(|at| present_age(desk, at).map(|age| (age, at..at + 1)));
    let found = ages.next()?;
    ages.all(|(age, _)| age == found.0).then_some(found)
}

/// An age that is told of now: `, 45,`, `aged 45`, `now 45`, `is 45`, `At 45,`, `the 45-year-old`, `(45)`.
fn present_age(desk: &Desk<'_>, at: usize) -> Option<i32> {
    let v = &desk.view;
    let years = v.is_dash(at + 1) && v.is(at + 2, "year") && v.is_dash(at + 3) && v.is(at + 4, "old");
    let told = v.is_any(at.wrapping_sub(1), &["is", "now", "turned", "turns"])
        && (v.is_any(at + 1, &[",", ".", ";", "and", "this"]) || v.is(at + 1, "years") && v.is(at + 2, "old"));
    let opens = v.word(at.wrapping_sub(1)) == "At" && v.is(at + 1, ",");
    let number = v.word(at).parse().ok().filter(|n| (1..120).contains(n) && v.is_number(at) && v.word(at).len() < 4);
    number.filter(|_| years || told || opens).or_else(|| age(desk, at))
}

/// Whether somebody else is named between two places; right before an age its own bearer may be.
fn names_between(v: &View<'_>, first: usize, second: usize, bearer: bool) -> bool {
    let end = if bearer { second.saturating_sub(3) } else { second };
    let name = |i: usize| v.is_word(i) && v.is_capital(i) && v.word(i).len() > 2;
    (first + 1..end)
        .any(|i| name(i) && name(i + 1) && i + 1 < end && !v.is_any(i.wrapping_sub(1), &["in", "at", "near"]))
}

/// The person with whose name and age the article begins, and `She was born in 1936` further down, nobody else's age
/// being given before it. Of the dead, the age is that of the death, so a year in the first sentence makes it silent.
fn portrayed(desk: &Desk<'_>, now: i32, clashes: &mut Vec<Clash>) {
    let v = &desk.view;
    let mut ages = (0..v.tokens.len()).filter_map(|at| age(desk, at).map(|age| (at, age)));
    let Some((at, age)) = ages.next() else { return };
    let place = v.get(at).map_or(0, |t| t.start);
    let opening = desk.sentence(place);
    if desk.text.sentence_at(place) > OPENING || opening.clone().any(|i| year(v.word(i)).is_some()) {
        return;
    }
    let last = v.before(at, 2);
    let subject = |i: usize| v.word(i) == last || v.is_any(i, &["she", "he"]) && v.is_capital(i);
    let limit = ages.next().map_or(v.tokens.len(), |(next, _)| next);
    let said = |i: &usize| subject(*i) && v.is(i + 1, "was") && v.is(i + 2, "born");
    let Some(born) = (opening.end..limit).find(said).map(|i| i + 2) else { return };
    let sentence = desk.sentence(v.get(born).map_or(0, |t| t.start));
    let Some(there) = (born + 1..sentence.end.min(born + 9)).find(|i| year(v.word(*i)).is_some()) else { return };
    let Some(named) = year(v.word(there)).filter(|y| !(0..=1).contains(&(now - y - age))) else { return };
    let why = format!("who was born in {named} is {} or {} in {now}, not {age}", now - named - 1, now - named);
    let person = v.span(at.saturating_sub(2), at + 1);
    clashes.push(between("age-and-birth-year", v.span(there, there + 1), why, person, format!("aged {age}")));
}

/// How far down, in sentences, a portrait still begins.
const OPENING: usize = 3;

/// `, 45,` after a name, or `aged 45`: the age.
fn age(desk: &Desk<'_>, at: usize) -> Option<i32> {
    let v = &desk.view;
    let aged = v.is_any(at.wrapping_sub(1), &["aged", "age"]);
    let named = v.before(at, 1) == "," && v.is_capital(at.wrapping_sub(2)) && v.is_any(at + 1, &[",", "("]);
    let age: i32 = v.word(at).parse().ok().filter(|n| (1..120).contains(n))?;
    (v.is_number(at) && v.word(at).len() < 4 && (aged || named)).then_some(age)
}

fn year(word: &str) -> Option<i32> {
    (word.len() == 4).then(|| word.parse().ok()).flatten().filter(|y| (1850..2100).contains(y))
}

/// One person has one age.
pub(super) const TWO: Checker = Checker { name: "two-ages", about: "two ages for one person", check: two };

fn two(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    let v = &desk.view;
    let mut known: BTreeMap<(&str, &str), (i32, Span)> = BTreeMap::new();
    let firsts = first_names(v);
    for at in 0..text.tokens.len() {
        let Some((age, last, place)) = person_aged(&desk, at) else { continue };
        let Some(first) = first_name(v, last, &firsts) else { continue };
        let full = last == place.0 && last > 0 && v.word(last - 1) == first && !v.breaks_before(last);
        let span = v.span(place.0 - usize::from(full), place.1);
        match known.get(&(first, v.word(last))) {
            None => {
                known.insert((first, v.word(last)), (age, span));
            }
            Some((other, there)) if *other != age => {
                let why = format!("{first} {} is {other} in one place and {age} in another", v.word(last));
                clashes.push(between("two-ages", span, why, *there, format!("aged {other}")));
            }
            Some(_) => {}
        }
    }
}

/// Whether a token may be part of a person's name.
fn is_name(v: &View<'_>, at: usize) -> bool {
    v.is_word(at) && v.is_capital(at) && v.word(at).len() > 2
}

/// An age told of a person: the age, the token of the surname, and the tokens of the whole.
fn person_aged(desk: &Desk<'_>, at: usize) -> Option<(i32, usize, (usize, usize))> {
    let v = &desk.view;
    let age: i32 = v.word(at).parse().ok().filter(|n| (1..120).contains(n) && v.is_number(at))?;
    let back = |n: usize| at.checked_sub(n).filter(|last| is_name(v, *last) && !v.breaks_before(last + 1));
    let old = v.is_dash(at + 1) && v.is(at + 2, "year") && v.is_dash(at + 3) && v.is(at + 4, "old");
    if old {
        if v.is_dash(at.wrapping_sub(1)) && v.is_any(at.wrapping_sub(2), &["then", "now"]) {
            return None;
        }
        let apposed = v.is_any(at.wrapping_sub(1), &["a", "an", "the"]) && v.before(at, 2) == ",";
        if let Some(last) = back(3).filter(|_| apposed) {
            return Some((age, last, (last, at + 5)));
        }
        let named = is_name(v, at + 5) && !v.breaks_before(at + 5);
        let last = if is_name(v, at + 6) && !v.breaks_before(at + 6) { at + 6 } else { at + 5 };
        return named.then_some((age, last, (at, last + 1)));
    }
    let ends = v.is_any(at + 1, &[",", ".", ";", ")"]) && !(v.is_number(at + 2) || v.is_dash(at + 2));
    let years = v.is(at + 1, "years") && v.is(at + 2, "old");
    let last = match v.before(at, 1) {
        "," if ends => back(2).filter(|last| !listed(v, at) && !super::super::times::is_month(v.word(*last))),
        "(" if v.is(at + 1, ")") => back(2),
        "aged" | "now" if ends && v.before(at, 2) == "," => back(3),
        "is" if v.before(at, 2) == "who" && v.before(at, 3) == "," && (ends || years) => back(4),
        "is" if years => back(2),
        _ => None,
    }?;
    Some((age, last, (last, at + 1 + usize::from(years))))
}

/// Whether a figure is one of a list, as in tables and results.
fn listed(v: &View<'_>, at: usize) -> bool {
    v.is_number(at + 2) || v.is(at + 3, ",") && v.is_number(at + 4)
}

/// The first name before a surname; of a surname that stands alone the only one that the article has for it.
fn first_name<'a>(v: &View<'a>, last: usize, firsts: &BTreeMap<&'a str, &'a str>) -> Option<&'a str> {
    let before = last.checked_sub(1).filter(|first| !v.breaks_before(last) && is_name(v, *first));
    let known = firsts.get(v.word(last)).copied().filter(|first| !first.is_empty());
    match before {
        Some(first) if known == Some(v.word(first)) || known.is_none() => Some(v.word(first)),
        Some(first) => titles(v.word(first)).then_some(known).flatten(),
        None => {
            let initial = v.before(last, 1) == "." && v.before(last, 2).len() == 1;
            let kin =
                v.is_any(last.wrapping_sub(1), &["and", "son", "daughter", "brother", "sister", "husband", "wife"]);
            known.filter(|_| !initial && !kin)
        }
    }
}

/// Whether a capitalised word before a surname is a title.
fn titles(word: &str) -> bool {
    ["Mr", "Mrs", "Sen", "Rep", "Gov", "Mayor", "President", "Judge", "Officer", "The"].contains(&word)
}

/// The first name that stands before each surname; empty where there are several.
fn first_names<'a>(v: &View<'a>) -> BTreeMap<&'a str, &'a str> {
    let mut firsts = BTreeMap::new();
    for at in 1..v.tokens.len() {
        if is_name(v, at) && is_name(v, at - 1) && !v.breaks_before(at) && !titles(v.word(at - 1)) {
            let first = firsts.entry(v.word(at)).or_insert(v.word(at - 1));
            if *first != v.word(at - 1) {
                *first = "";
            }
        }
    }
    firsts
}

#[cfg(test)]
mod tests {
    use crate::facts::consistency::tests::explain;

    #[test]
    fn an_age_fits_the_year_of_birth() {
        let count = |text| explain("age-and-birth-year", text, Some("2016-10-12")).len();
        for text in [
            "Ann Lowe, 26, who was born in 1980, sang.",
            "Ann Lowe, 26, who sang, left on Monday. It rained. She was born in 1980 in Leeds.",
            "Ann Lowe, 26, left on Monday. It rained. She was born in Leeds in 1980.",
            "Born in 1980, Ann Lowe, 26, sang.",
            "Ann Lowe, born in Leeds in 1980, is 26.",
            "The 26-year-old Ann Lowe, born in 1980, sang.",
            "Ann Lowe, 26 (b. 1980), sang.",
        ] {
            assert_eq!(count(text), 1, "{text}");
        }
        for text in [
            "Ann Lowe, 36, who was born in 1980, sang.",
            "Ann Lowe, 35, born in 1980, sang.",
            "Ann Lowe, 26, sang. Bea Roe, 36, danced. She was born in 1980 in Leeds.",
            "Ann Lowe, 26, who died in 2006, sang. She was born in 1980 in Leeds.",
            "Ann Lowe, 35, whose daughter was born in 2014, sang.",
            "Ann Lowe, born in 1980, was 26 when she won.",
            "Ann Lowe, 26, met Bea Roe, born in 1980.",
        ] {
            assert_eq!(count(text), 0, "{text}");
        }
    }

    #[test]
    fn one_person_has_one_age() {
        let count = |text| explain("two-ages", text, None).len();
        for text in [
            "Ann Lowe, 26, sang. Later Ann Lowe, 62, left.",
            "Ann Lowe, 26, sang. They sing on Sunday under Lowe, 62, at noon.",
            "Ann Lowe, 26, sang. The 62-year-old Lowe left.",
            "Ann Lowe, 26, sang. It rained. Lowe, who is 62, left.",
            "Ann Lowe, aged 26, sang. Lowe is 62 years old.",
            "Singer Ann Lowe (26) left. Lowe (62) slept.",
        ] {
            assert_eq!(count(text), 1, "{text}");
        }
        for text in [
            "Ann Lowe, 26, sang. Later 26-year-old Ann Lowe left.",
            "Ann Lowe, 26, sang. Later Bea Lowe, 62, left.",
            "Ann Lowe, 26, sang. Bea Lowe danced. They sing on Sunday under Lowe, 62, at noon.",
            "Ann Lowe, 26, sang. Lowe was 20 when she left.",
            "Ann Lowe, 26, beat Bea Roe, 6-2, 6-3.",
        ] {
            assert_eq!(count(text), 0, "{text}");
        }
    }
}
