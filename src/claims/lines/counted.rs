//! What is counted: one name for a thing, however an article calls it.
//!
//! Takes a number of an article, gives the name of what it counts: a unit, `person` for people of every sort, `age`, or
//! the last word of what is counted, without its plural.

use crate::facts::Reading;
use crate::span::Span;
use crate::text::Token;

/// The name of people of every sort.
pub(in crate::claims) const PERSON: &str = "person";
/// People, by what they are called when they are counted.
const PERSONS: &[&str] = &[
    "people",
    "person",
    "persons",
    "man",
    "men",
    "woman",
    "women",
    "child",
    "children",
    "boy",
    "boys",
    "girl",
    "girls",
    "employee",
    "employees",
    "worker",
    "workers",
    "staff",
    "passenger",
    "passengers",
    "firefighter",
    "firefighters",
    "officer",
    "officers",
    "soldier",
    "soldiers",
    "resident",
    "residents",
    "student",
    "students",
    "pupil",
    "pupils",
    "villager",
    "villagers",
    "victim",
    "victims",
    "survivor",
    "survivors",
    "civilian",
    "civilians",
    "casualties",
    "patient",
    "patients",
    "tourist",
    "tourists",
    "migrant",
    "migrants",
    "miner",
    "miners",
    "crew",
    "sailor",
    "sailors",
    "demonstrator",
    "demonstrators",
    "protester",
    "protesters",
    "spectator",
    "spectators",
    "visitor",
    "visitors",
    "dead",
    "injured",
    "wounded",
    "hurt",
    "killed",
    "missing",
    "others",
    "heads",
    "adults",
    "adult",
    "lives",
    "bodies",
    "body",
    "fatalities",
    "deaths",
    "injuries",
    "militants",
    "rebels",
    "troops",
    "guests",
    "students",
    "teenagers",
];
/// What people may be when they are counted; a noun may follow.
const STATES: &[&str] = &["dead", "injured", "wounded", "hurt", "killed", "missing", "more", "other"];
/// Words of a count of people whose number stands apart: `the death toll rose to four`.
const TOLLS: &[&str] = &["toll", "number", "count", "tally"];
/// Tokens before a number in which a word of [`TOLLS`] is sought.
const TOLL_REACH: usize = 16;

/// What a number of an article counts; empty where the text does not say.
pub(in crate::claims) fn thing(number: usize, reading: &Reading) -> String {
    let Some(n) = reading.facts.numbers.get(number) else { return String::new() };
    let text = reading.article.text.as_str();
    if is_age(n.span, text) {
        return "age".to_owned();
    }
    if let Some(unit) = &n.unit {
        return unit.clone();
    }
    match n.of.as_deref() {
        Some(of) => named(of, n.span, reading),
        None if follows(n.span, text).starts_with("of them") => before(number, reading),
        None if is_toll(n.span, reading) => PERSON.to_owned(),
        None => String::new(),
    }
}

/// The name of what is counted in these words.
fn named(of: &str, span: Span, reading: &Reading) -> String {
    let word = of.split_whitespace().last().unwrap_or("").to_lowercase();
    if STATES.contains(&word.as_str())
        && let Some(noun) = next_word(span, reading)
        && noun.len() > 3
        && noun.ends_with(['s', 'p', 'e', 'n'])
        && noun.chars().all(char::is_lowercase)
    {
        return singular(noun);
    }
    singular(&word)
}

/// A word without its plural; people of every sort are persons.
fn singular(word: &str) -> String {
    if PERSONS.contains(&word) {
        return PERSON.to_owned();
    }
    word.strip_suffix('s').filter(|w| w.len() > 2).unwrap_or(word).to_owned()
}

/// What follows a span, without the white space.
fn follows(span: Span, text: &str) -> &str {
    text.get(span.to()..).unwrap_or("").trim_start()
}

fn next_word(span: Span, reading: &Reading) -> Option<&str> {
    let after = reading.text.tokens.partition_point(|t| t.start < span.end);
    let token = reading.text.tokens.get(after).filter(|t| t.is_word())?;
    Some(token.of(&reading.article.text))
}

/// What the number before this one in its sentence counts: `nine people, two of them`.
fn before(number: usize, reading: &Reading) -> String {
    let Some(earlier) = number.checked_sub(1).and_then(|at| reading.facts.numbers.get(at)) else {
        return String::new();
    };
    let sentence = |span: Span| reading.text.sentence_at(span.start);
    let near = reading.facts.numbers.get(number).is_some_and(|n| sentence(n.span) == sentence(earlier.span));
    earlier.of.as_deref().filter(|_| near).map(|of| named(of, earlier.span, reading)).unwrap_or_default()
}

/// Whether a number is somebody's age: `29-year-old`, `a man of 29`, `aged 29`.
fn is_age(span: Span, text: &str) -> bool {
    let after = follows(span, text);
    let own = span.of(text);
    if after.starts_with("-old")
        || after.starts_with("-year-old")
        || after.starts_with("years old")
        || own.ends_with("-old")
    {
        return true;
    }
    let mut words = text.get(..span.from()).unwrap_or("").split_ascii_whitespace().rev();
    match words.next() {
        Some("aged") => true,
        Some("of") => words.next().is_some_and(|w| matches!(w, "man" | "woman" | "boy" | "girl" | "youth")),
        _ => false,
    }
}

/// Whether a bare number ends a count of people: `the number of people killed rose to four`.
fn is_toll(span: Span, reading: &Reading) -> bool {
    let text = reading.article.text.as_str();
    let at = reading.text.tokens.partition_point(|t| t.end <= span.start);
    let Some(sentence) = reading.text.sentences.get(reading.text.sentence_at(span.start)) else { return false };
    let from = (sentence.tokens.start as usize).max(at.saturating_sub(TOLL_REACH));
    let words = reading.text.tokens.get(from..at).unwrap_or(&[]);
    let has = |list: &[&str]| words.iter().any(|t: &Token| list.iter().any(|w| w.eq_ignore_ascii_case(t.of(text))));
    has(TOLLS) && (has(PERSONS) || has(&["death"]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Article;

    fn things(text: &str) -> Vec<String> {
        let reading = Reading::new(Article::from_text("a.txt", text));
        (0..reading.facts.numbers.len()).map(|n| thing(n, &reading)).collect()
    }

    #[test]
    fn what_is_counted_is_its_last_word_in_the_singular() {
        assert_eq!(things("The brigade sent 12 fire engines."), ["engine"]);
    }

    #[test]
    fn people_of_every_sort_are_persons() {
        assert_eq!(things("Forty firefighters led 26 people out."), ["person", "person"]);
        assert_eq!(things("The death toll rose to 14."), ["person"]);
        assert_eq!(things("The wolf left 11 dead sheep behind."), ["sheep"]);
    }

    #[test]
    fn a_part_of_a_count_counts_the_same() {
        assert_eq!(things("Nine sailors were saved, two of them with burns."), ["person", "person"]);
    }

    #[test]
    fn an_age_is_no_count_of_years() {
        for text in ["A 29-year-old man was held.", "Police held a man of 29.", "The driver, aged 29, was held."] {
            assert_eq!(things(text), ["age"], "{text}");
        }
    }
}
