//! What the checkers share in their tests, and what holds for all of them.

use super::*;
use crate::facts::Reading;
use crate::ingest::Published;
use proptest::prelude::*;

fn read(text: &str, title: Option<&str>, published: Option<&str>) -> Reading {
    let mut article = Article::from_text("a.txt", text);
    article.meta.published = published.and_then(Published::parse);
    article.meta.title = title.map(str::to_owned);
    Reading::new(article)
}

fn explained(reading: &Reading, checker: &str) -> Vec<String> {
    let place = |c: &Clash| match c.field {
        Field::Text => c.span.of(&reading.article.text).to_owned(),
        Field::Title => c.span.of(reading.article.meta.title.as_deref().unwrap_or("")).to_owned(),
    };
    let of = reading.facts.clashes.iter().filter(|c| c.checker == checker);
    of.map(|c| format!("{}: {}", place(c), c.explanation)).collect()
}

/// What one checker finds in a text.
pub(super) fn explain(checker: &str, text: &str, published: Option<&str>) -> Vec<String> {
    explained(&read(text, None, published), checker)
}

/// What one checker finds in a text under a headline.
pub(super) fn explain_titled(checker: &str, title: &str, text: &str) -> Vec<String> {
    explained(&read(text, Some(title), None), checker)
}

#[test]
fn every_checker_is_found_by_its_own_name() {
    let mut names: Vec<&str> = CHECKERS.iter().map(|c| c.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), CHECKERS.len());
}

#[test]
fn one_long_paragraph_takes_linear_time() {
    let text = "On Monday, May 5, 2016, Ann Roe, 45, told 12 people, 3 men and 4 women, from 1999 to 1989 \u{201c}we will we will go on and on and on\u{201d}. ".repeat(4_000);
    let reading = read(&text, Some("Ann Ro tells 13 people"), Some("2016-05-06"));
    assert!(!reading.facts.clashes.is_empty());
}

proptest! {
    #[test]
    fn clashes_stand_on_characters_of_their_field(
        text in "(from|to|Monday|, |May| 31|2016|1999|Ann| Roe| Row|12 people|men|women|and|%| percent|\\(|\\)|\u{201c}|\u{201d}|\"|\n|died|said|the the|TK|é|\\.| ){0,60}",
        title in "([A-Z][a-z]{2,6} |[0-9]{1,3} |é){0,6}",
    ) {
        let reading = read(&text, Some(&title), Some("2016-10-12"));
        for clash in &reading.facts.clashes {
            let field = if clash.field == Field::Title { &title } else { &text };
            prop_assert!(!clash.span.of(field).is_empty(), "{clash:?}");
            for (span, _) in &clash.related {
                prop_assert!(!span.of(&text).is_empty(), "{clash:?}");
            }
        }
    }
}
