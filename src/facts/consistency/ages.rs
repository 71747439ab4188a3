//! Ages: against a year of birth, and against another age of the same person.

use super::desk::{Desk, between};
use super::{Checker, Clash};
use crate::facts::Facts;
use crate::facts::numbers::View;
use crate::ingest::Article;
use crate::text::Text;
use chrono::Datelike;
use std::collections::BTreeMap;

/// An age must fit the year of birth beside it.
pub(super) const BIRTH: Checker =
    Checker { name: "age-and-birth-year", about: "an age that the year of birth beside it contradicts", check: birth };

fn birth(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    let Some(published) = desk.published() else { return };
    portrayed(&desk, published.year(), clashes);
    let v = &desk.view;
    for at in 0..text.tokens.len() {
        let Some((age, end)) = age(&desk, at) else { continue };
        let limit = desk.sentence(v.get(at).map_or(0, |t| t.start)).end.min(end + 5);
        let Some(born) = (end..limit).find(|i| v.is(*i, "born")) else { continue };
        let Some(year_at) = (born + 1..(born + 7).min(limit + 4)).find(|i| year(v.word(*i)).is_some()) else {
            continue;
        };
        let Some(year) = year(v.word(year_at)) else { continue };
        let died =
            desk.any(desk.sentence(v.get(at).map_or(0, |t| t.start)), &["died", "killed", "dead", "death", "was"]);
        let who = desk.any(
            end..born,
            &["daughter", "son", "mother", "father", "whose", "wife", "husband", "child", "to", "girl", "boy"],
        );
        let now = published.year();
        if died && !v.is(born.wrapping_sub(1), "was") || who || (now - year - age == 0 || now - year - age == 1) {
            continue;
        }
        let why = format!("born in {year}, one is {} or {} in {now}, not {age}", now - year - 1, now - year);
        clashes.push(between(
            "age-and-birth-year",
            v.span(at, year_at + 1),
            why,
            v.span(year_at, year_at + 1),
            year.to_string(),
        ));
    }
}

/// The person with whose name and age the article begins, and `She was born in 1936` further down, nobody else's age
/// being given before it. Of the dead, the age is that of the death, so a year in the first sentence makes it silent.
fn portrayed(desk: &Desk<'_>, now: i32, clashes: &mut Vec<Clash>) {
    let v = &desk.view;
    let mut ages = (0..v.tokens.len()).filter_map(|at| age(desk, at).map(|(age, _)| (at, age)));
    let Some((at, age)) = ages.next() else { return };
    let place = v.get(at).map_or(0, |t| t.start);
    let opening = desk.sentence(place);
    if desk.text.sentence_at(place) > OPENING || opening.clone().any(|i| year(v.word(i)).is_some()) {
        return;
    }
    let last = v.before(at, 2);
    let subject = |i: usize| v.word(i) == last || v.is_any(i, &["she", "he"]) && v.is_capital(i);
    let limit = ages.next().map_or(v.tokens.len(), |(next, _)| next);
    let said = |i: &usize| subject(*i) && v.is(i + 1, "was") && v.is(i + 2, "born") && v.is(i + 3, "in");
    let Some(born) = (opening.end..limit).find(said).map(|i| i + 4) else { return };
    let Some(named) = year(v.word(born)).filter(|y| !(0..=1).contains(&(now - y - age))) else { return };
    let why = format!("born in {named}, one is {} or {} in {now}, not {age}", now - named - 1, now - named);
    let person = v.span(at.saturating_sub(2), at + 1);
    clashes.push(between("age-and-birth-year", v.span(born, born + 1), why, person, format!("aged {age}")));
}

/// How far down, in sentences, a portrait still begins.
const OPENING: usize = 3;

/// `, 45,` after a name, or `aged 45`: the age and where it ends.
fn age(desk: &Desk<'_>, at: usize) -> Option<(i32, usize)> {
    let v = &desk.view;
    let aged = v.is_any(at.wrapping_sub(1), &["aged", "age"]);
    let named = v.before(at, 1) == "," && v.is_capital(at.wrapping_sub(2)) && v.is_any(at + 1, &[",", "("]);
    let age: i32 = v.word(at).parse().ok().filter(|n| (1..120).contains(n))?;
    (v.is_number(at) && v.word(at).len() < 4 && (aged || named)).then_some((age, at + 1))
}

fn year(word: &str) -> Option<i32> {
    (word.len() == 4).then(|| word.parse().ok()).flatten().filter(|y| (1850..2100).contains(y))
}

/// One person has one age.
pub(super) const TWO: Checker = Checker { name: "two-ages", about: "two ages for one person", check: two };

fn two(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    let v = &desk.view;
    let mut known: BTreeMap<(&str, &str), (i32, crate::span::Span)> = BTreeMap::new();
    let firsts = first_names(v);
    for at in 0..text.tokens.len() {
        let Some((first, last, age, place)) = person_aged(&desk, at).or_else(|| surname_aged(&desk, at, &firsts))
        else {
            continue;
        };
        let span = v.span(place.0, place.1);
        match known.get(&(first, last)) {
            None => {
                known.insert((first, last), (age, span));
            }
            Some((other, there)) if *other != age => {
                let why = format!("{first} {last} is {other} in one place and {age} in another");
                clashes.push(between("two-ages", span, why, *there, format!("aged {other}")));
            }
            Some(_) => {}
        }
    }
}

/// `Jane Roe, 45,` or `45-year-old Jane Roe`: first name, surname, age, and the tokens of the whole.
fn person_aged<'a>(desk: &Desk<'a>, at: usize) -> Option<(&'a str, &'a str, i32, (usize, usize))> {
    let v = &desk.view;
    let age: i32 = v.word(at).parse().ok().filter(|n| (1..120).contains(n) && v.is_number(at))?;
    let name = |i: usize| v.is_word(i) && v.is_capital(i) && v.word(i).len() > 2;
    let last = at.checked_sub(2)?;
    let first = last.checked_sub(1)?;
    let closes = v.is_any(at + 1, &[",", ".", ";", ")"]) && !v.glued(at + 2) || v.is(at + 1, ",");
    if v.before(at, 1) == "," && closes && name(last) && name(first) && !v.breaks_before(at) && !v.breaks_before(last) {
        let score = v.is_number(at + 2) || super::super::times::is_month(v.word(last));
        return (!score).then(|| (v.word(first), v.word(last), age, (first, at + 1)));
    }
    let role = v.is_any(at.wrapping_sub(1), &["a", "an", "the"]) && v.before(at, 2) == ",";
    if let Some((first, last)) = at.checked_sub(4).zip(at.checked_sub(3)).filter(|(f, l)| role && name(*f) && name(*l))
    {
        let years = v.is_dash(at + 1) && v.is(at + 2, "year") && v.is_dash(at + 3) && v.is(at + 4, "old");
        return years.then(|| (v.word(first), v.word(last), age, (first, at + 5)));
    }
    let old = v.is_dash(at + 1) && v.is(at + 2, "year") && v.is_dash(at + 3) && v.is(at + 4, "old");
    (old && name(at + 5) && name(at + 6)).then(|| (v.word(at + 5), v.word(at + 6), age, (at, at + 7)))
}

/// The first name that stands before each surname; empty where there are several.
fn first_names<'a>(v: &View<'a>) -> BTreeMap<&'a str, &'a str> {
    let mut firsts = BTreeMap::new();
    for at in 1..v.tokens.len() {
        let name = |i: usize| v.is_word(i) && v.is_capital(i) && v.word(i).len() > 2;
        if name(at) && name(at - 1) && !v.breaks_before(at) {
            let first = firsts.entry(v.word(at)).or_insert(v.word(at - 1));
            if *first != v.word(at - 1) {
                *first = "";
            }
        }
    }
    firsts
}

/// `Roe, 45,` where every first name before `Roe` is one.
fn surname_aged<'a>(
    desk: &Desk<'a>,
    at: usize,
    firsts: &BTreeMap<&'a str, &'a str>,
) -> Option<(&'a str, &'a str, i32, (usize, usize))> {
    let v = &desk.view;
    let last = at.checked_sub(2)?;
    let (age, _) = age(desk, at).filter(|_| v.before(at, 1) == "," && v.is(at + 1, ","))?;
    let first = firsts.get(v.word(last)).filter(|first| !first.is_empty())?;
    let alone = !(v.before(last, 1) == "." || v.before(last, 1).starts_with(char::is_uppercase));
    let listed = v.is_number(at + 2) || v.is(at + 3, ",") && v.is_number(at + 4);
    let kin = v.is_any(last.wrapping_sub(1), &["and", "son", "daughter", "brother", "sister", "husband", "wife"]);
    (alone && !listed && !kin && !v.breaks_before(at)).then(|| (*first, v.word(last), age, (last, at + 1)))
}

#[cfg(test)]
mod tests {
    use crate::facts::consistency::tests::explain;

    #[test]
    fn an_age_fits_the_year_of_birth() {
        let count = |text| explain("age-and-birth-year", text, Some("2016-10-12")).len();
        assert_eq!(count("Ann Lowe, 26, who was born in 1980, sang."), 1);
        assert_eq!(count("Ann Lowe, 36, who was born in 1980, sang."), 0);
        assert_eq!(count("Ann Lowe, 35, born in 1980, sang."), 0);
        assert_eq!(count("Ann Lowe, 26, who sang, died on Monday. It rained. She was born in 1980 in Leeds."), 1);
        assert_eq!(count("Ann Lowe, 26, sang. Bea Roe, 36, danced. She was born in 1980 in Leeds."), 0);
        assert_eq!(count("Ann Lowe, 26, who died in 2006, sang. She was born in 1980 in Leeds."), 0);
        assert_eq!(count("Ann Lowe, 35, whose daughter was born in 2014, sang."), 0);
    }

    #[test]
    fn one_person_has_one_age() {
        let count = |text| explain("two-ages", text, None).len();
        assert_eq!(count("Ann Lowe, 26, sang. Later Ann Lowe, 62, left."), 1);
        assert_eq!(count("Ann Lowe, 26, sang. Later 26-year-old Ann Lowe left."), 0);
        assert_eq!(count("Ann Lowe, 26, sang. Later Bea Lowe, 62, left."), 0);
        assert_eq!(count("Ann Lowe, 26, sang. They sing on Sunday under Lowe, 62, at noon."), 1);
        assert_eq!(count("Ann Lowe, 26, sang. Bea Lowe danced. They sing on Sunday under Lowe, 62, at noon."), 0);
    }
}
