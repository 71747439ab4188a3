//! The headline's day, month or year against the text's: `Ferries stop on Monday` over a text that says Tuesday.

use super::desk::Desk;
use super::{Checker, Clash, Field};
use crate::facts::numbers::is_number_word;
use crate::facts::times::{is_month, is_weekday};
use crate::facts::{Facts, Time};
use crate::ingest::Article;
use crate::span::Span;
use crate::text::{Text, Token, tokenise};
use std::collections::BTreeSet;

/// The headline dates things as the text does.
pub(super) const DATE: Checker = Checker {
    name: "headline-date",
    about: "a weekday, a month or a year of the headline that the text nowhere has, and has another of",
    check: date,
};

/// How many sentences tell what the headline sums up.
const LEAD: usize = 6;

/// Words of three letters and more that say nothing of what happens.
const SMALL: &[&str] = &[
    "the", "and", "for", "but", "with", "from", "will", "has", "have", "had", "was", "were", "are", "its", "his",
    "her", "their", "this", "that", "next", "last", "not", "says", "said", "after", "before", "until", "over", "into",
    "new",
];

/// What sort of date a word is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Weekday,
    Month,
    Year,
}

fn date(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let Some(title) = article.meta.title.as_deref().filter(|_| article.headline.is_none()) else { return };
    let desk = Desk::new(article, text, facts);
    let tokens = tokenise(title);
    let tokens = tokens.get(..tokens.len().min(60)).unwrap_or(&tokens);
    let mut dates = tokens.iter().enumerate().filter_map(|(at, t)| Some((at, t, sort(t.of(title))?)));
    let (Some((at, token, sort)), None) = (dates.next(), dates.next()) else { return };
    let word = bare(token.of(title));
    let told = text.tokens.iter().any(|t| bare(t.of(&article.text)).eq_ignore_ascii_case(word));
    let deictic = ["today", "tomorrow", "yesterday", "tonight"];
    let lead = text.sentences.get(LEAD).map_or(text.tokens.len(), |s| s.tokens.start as usize);
    if told || desk.any(0..lead, &deictic) {
        return;
    }
    let Some((there, other)) = counterpart(&desk, title, tokens, at, lead, sort) else { return };
    let span = Span { start: token.start, end: token.start + word.len() as u32 };
    clashes.push(Clash {
        checker: "headline-date",
        field: Field::Title,
        span,
        related: vec![(there, format!("the text has {other}"))],
        explanation: format!("the headline has {word}, the text has {other}"),
    });
}

/// The one date of the sort in the lead, in a sentence that has two words of the headline, one of them beside the date.
fn counterpart<'a>(
    desk: &Desk<'a>,
    title: &str,
    tokens: &[Token],
    at: usize,
    lead: usize,
    sort: Sort,
) -> Option<(Span, &'a str)> {
    let content = |t: &&Token| {
        let word = t.of(title);
        t.is_word() && word.chars().count() > 2 && !SMALL.iter().any(|s| s.eq_ignore_ascii_case(word))
    };
    let words: BTreeSet<u32> = tokens.iter().filter(content).map(|t| t.hash).collect();
    let beside: Vec<u32> =
        tokens.get(at.saturating_sub(3)..at)?.iter().map(|t| t.hash).filter(|h| words.contains(h)).collect();
    let mut found: Option<&Time> = None;
    for time in desk.facts.times.iter().take_while(|t| desk.tokens(t.span).start < lead) {
        if !desk.words(time.span).split_whitespace().any(|w| self::sort(w) == Some(sort)) {
            continue;
        }
        if found.is_some_and(|f| desk.words(f.span) != desk.words(time.span)) {
            return None;
        }
        found = found.or(Some(time));
    }
    let time = found.filter(|t| sort != Sort::Year || t.grain == "year")?;
    let sentence = desk.sentence(time.span.start);
    let inside = |hash: &u32| sentence.clone().any(|i| desk.view.get(i).is_some_and(|t| t.hash == *hash));
    let shared = words.iter().filter(|h| inside(h)).count();
    (shared >= 2 && beside.iter().any(inside)).then(|| (time.span, desk.words(time.span)))
}

fn sort(word: &str) -> Option<Sort> {
    let bare = bare(word).trim_matches(|c: char| !c.is_alphanumeric());
    let capital = bare.starts_with(char::is_uppercase);
    let year = || bare.len() == 4 && bare.parse::<i32>().is_ok_and(|y| (1900..2100).contains(&y));
    match () {
        () if is_weekday(bare) && capital => Some(Sort::Weekday),
        () if is_month(bare) && capital && !matches!(bare, "May" | "March") => Some(Sort::Month),
        () if !is_number_word(bare) && year() => Some(Sort::Year),
        () => None,
    }
}

fn bare(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use crate::facts::consistency::tests::explain_titled;

    #[test]
    fn a_headline_has_the_day_of_the_text() {
        let count = |title: &str, text: &str| explain_titled("headline-date", title, text).len();
        let text = "Crews of the ferries will strike on Tuesday, they said. It rained.";
        assert_eq!(
            explain_titled("headline-date", "Ferry crews to strike Monday", text),
            ["Monday: the headline has Monday, the text has Tuesday"]
        );
        assert_eq!(count("Ferry crews to strike Tuesday", text), 0);
        assert_eq!(count("Harbour shut Monday", text), 0);
        assert_eq!(count("Ferry crews to strike Monday", "Crews will strike on Tuesday. On Monday crews met."), 0);
        assert_eq!(count("Ferry crews strike in 2014", "The crews began to strike in 2015. It rained."), 1);
        assert_eq!(count("Ferry crews strike in 2014", "The crews began to strike in 2014. It rained in 2015."), 0);
    }
}
