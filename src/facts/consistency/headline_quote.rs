//! A headline that quotes words which nobody says below.
//!
//! Takes the headline and the body, gives a clash for each quoted phrase of the headline whose words stand nowhere in the
//! body. Newsrooms ask that quoted words in a headline be found in the story, in somebody's mouth.

use super::{Checker, Clash, Field};
use crate::facts::Facts;
use crate::ingest::Article;
use crate::span::Span;
use crate::text::{Text, TokenKind, tokenise};

/// The checker.
pub const CHECKER: Checker = Checker {
    name: "headline-quote",
    about: "words in quotation marks in the headline that stand nowhere in the body",
    check,
};

/// Fewest words of a phrase that is looked for: single words are titles and nicknames as often as speech.
const FEWEST: usize = 2;

/// Most phrases that are looked for: a headline has few.
const MOST: usize = 8;

fn check(article: &Article, text: &Text, _facts: &Facts, clashes: &mut Vec<Clash>) {
    let (field, headline, base) = match (article.headline, &article.meta.title) {
        (Some(span), _) => (Field::Text, span.of(&article.text), span.start),
        (None, Some(title)) => (Field::Title, title.as_str(), 0),
        (None, None) => return,
    };
    let body: Vec<u32> = text
        .tokens
        .iter()
        .filter(|t| t.kind != TokenKind::Mark && !article.headline.is_some_and(|h| h.holds(t.start)))
        .map(|t| t.hash)
        .collect();
    if body.is_empty() {
        return;
    }
    for quoted in phrases(headline).into_iter().take(MOST) {
        let words: Vec<u32> = tokenise(quoted.of(headline)).iter().filter(|t| t.is_word()).map(|t| t.hash).collect();
        let is_title = looks_like_title(quoted.of(headline));
        if words.len() < FEWEST || is_title || body.windows(words.len()).any(|w| w == words) {
            continue;
        }
        let span = Span { start: base + quoted.start, end: base + quoted.end };
        let explanation = format!("{} is in quotation marks, and nowhere below", quoted.of(headline));
        clashes.push(Clash { checker: CHECKER.name, field, span, related: Vec::new(), explanation });
    }
}

/// The quoted phrases of a headline, with their marks.
fn phrases(headline: &str) -> Vec<Span> {
    let mut phrases = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let mut before = ' ';
    for (at, c) in headline.char_indices() {
        let next = headline.get(at + c.len_utf8()..).and_then(|t| t.chars().next()).unwrap_or(' ');
        match open {
            None if closer(c).is_some() && !before.is_alphanumeric() && next.is_alphanumeric() => {
                open = closer(c).map(|close| (at, close));
            }
            Some((start, close)) if c == close && !next.is_alphanumeric() && !before.is_whitespace() => {
                phrases.push(Span::new(start, at + c.len_utf8()));
                open = None;
            }
            _ => {}
        }
        before = c;
    }
    phrases
}

/// The mark that closes what this mark opens.
fn closer(c: char) -> Option<char> {
    Some(match c {
        '"' => '"',
        '\'' => '\'',
        '“' => '”',
        '‘' => '’',
        '«' => '»',
        _ => return None,
    })
}

/// Whether every longer word begins with a capital: the name of a work, not speech.
fn looks_like_title(quoted: &str) -> bool {
    let mut long = quoted.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 3).peekable();
    long.peek().is_some() && long.all(|w| w.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Reading;

    fn flagged(title: &str, body: &str) -> Vec<String> {
        let mut article = Article::from_text("a.txt", body);
        article.meta.title = Some(title.to_owned());
        let facts = Reading::new(article).facts;
        let ours = facts.clashes.iter().filter(|c| c.checker == CHECKER.name);
        ours.map(|c| c.span.of(title).to_owned()).collect()
    }

    #[test]
    fn words_that_nobody_says_below_are_found() {
        assert_eq!(flagged("Mayor 'to sell the pier'", "The mayor said nothing about it."), ["'to sell the pier'"]);
        assert_eq!(flagged("“No way back” for mill", "The mill's owners met."), ["“No way back”"]);
    }

    #[test]
    fn words_that_stand_below_titles_and_apostrophes_are_not() {
        assert!(flagged("Mayor 'to sell the pier'", "“We have to sell the pier,” she said.").is_empty());
        assert!(flagged("Review: 'The Long Winter Road'", "A fine novel.").is_empty());
        assert!(flagged("Bakers' strike: owners' offer out", "They walked out.").is_empty());
    }
}
