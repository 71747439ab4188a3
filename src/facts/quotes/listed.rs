//! Titles in lists of references: a quotation and what stands around it in, whether it names a work out.
//!
//! `Smith, John (2012). “The making of harbours.” Quay Press. Retrieved 3 May 2014.` has the marks of speech and often its full
//! stop. Three things tell it: names and a year in brackets right before; a publisher and the day of retrieval right after; capitals
//! in most of its words, between an author and a publisher.

use super::marks::Tokens;
use super::pairs::Pair;
use super::style::is_title_case;
use std::ops::Range;

/// How many tokens the year in its brackets may take: `(3 May 2012)`.
const YEAR: usize = 6;

/// How many tokens of authors before the year are looked at.
const AUTHORS: usize = 12;

/// How many tokens may stand between a title and its day of retrieval.
const PUBLISHER: usize = 20;

/// Whether a quotation is the title of an entry in a list of references.
pub(super) fn is_title(tokens: &Tokens<'_>, pair: &Pair, paragraph: &Range<usize>) -> bool {
    pair.close > 0
        && (follows_authors_and_year(tokens, pair, paragraph)
            || leads_to_retrieval(tokens, pair, paragraph)
            || stands_in_a_citation(tokens, pair, paragraph))
}

/// `Okoro, A. (ed), "The Making of Harbours", Report 12`: capitals inside, an author's end before and a publisher's beginning after.
fn stands_in_a_citation(tokens: &Tokens<'_>, pair: &Pair, paragraph: &Range<usize>) -> bool {
    let before = (paragraph.start..pair.tokens.start).next_back();
    let author = before.is_some_and(|at| match tokens.mark(at) {
        Some(',' | ')') => true,
        Some('.') => at.checked_sub(1).is_some_and(|initial| tokens.of(initial).chars().nth(1).is_none()),
        _ => false,
    });
    let pause = matches!(tokens.mark(pair.tokens.end), Some(',' | '.'));
    let publisher = tokens.of(pair.tokens.end + 1).starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    author && pause && publisher && has_mostly_capitals(tokens, pair)
}

/// Whether three words and two in three have a capital, as no speech has.
fn has_mostly_capitals(tokens: &Tokens<'_>, pair: &Pair) -> bool {
    let inside = pair.tokens.start + pair.open..pair.tokens.end.saturating_sub(pair.close);
    let words = inside.filter(|at| tokens.is_word(*at));
    let (mut all, mut capital) = (0, 0);
    for at in words {
        all += 1;
        capital += usize::from(tokens.of(at).starts_with(|c: char| c.is_uppercase() || c.is_numeric()));
    }
    capital >= 3 && capital * 3 >= all * 2
}

/// `Smith, John & Okoro, A. (2012).`, with nothing in lower case but what joins names.
fn follows_authors_and_year(tokens: &Tokens<'_>, pair: &Pair, paragraph: &Range<usize>) -> bool {
    let before = (paragraph.start..pair.tokens.start).next_back();
    let bracket = before.filter(|at| matches!(tokens.mark(*at), Some('.' | ',' | ':'))).unwrap_or(pair.tokens.start);
    let inside = (paragraph.start..bracket).rev();
    if inside.clone().next().and_then(|at| tokens.mark(at)) != Some(')') {
        return false;
    }
    let Some(open) = inside.take(YEAR).find(|at| tokens.mark(*at) == Some('(')) else { return false };
    let mut authors =
        (paragraph.start..open).rev().take(AUTHORS).filter(|at| tokens.is_word(*at)).map(|at| tokens.of(at)).peekable();
    let named = authors.peek().is_some_and(|word| word.starts_with(char::is_uppercase) || *word == "al");
    named && (open..bracket).any(|at| is_year(tokens.of(at))) && authors.all(is_of_a_name)
}

/// `Quay Press. Retrieved 3 May 2014`, or `Archived from the original`.
fn leads_to_retrieval(tokens: &Tokens<'_>, pair: &Pair, paragraph: &Range<usize>) -> bool {
    let after = pair.tokens.end..paragraph.end.min(pair.tokens.end + PUBLISHER);
    let Some(word) = after.clone().find(|at| matches!(tokens.of(*at), "Retrieved" | "Accessed" | "Archived")) else {
        return false;
    };
    let next = tokens.of(word + 1);
    let dated = next == "on" || next.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    let original = next == "from" && tokens.of(word + 2) == "the" && tokens.of(word + 3) == "original";
    let publisher = after.start..word;
    (dated || original) && (!publisher.clone().any(|at| tokens.is_word(at)) || is_title_case(tokens, publisher))
}

fn is_year(word: &str) -> bool {
    word.len() <= 5 && word.starts_with(['1', '2']) && word.bytes().take(4).filter(u8::is_ascii_digit).count() == 4
}

fn is_of_a_name(word: &str) -> bool {
    const JOINS: &[&str] = &[
        "and", "et", "al", "eds", "ed", "with", "de", "la", "da", "di", "du", "der", "van", "von", "bin", "ibn", "al-",
    ];
    word.starts_with(char::is_uppercase) || JOINS.contains(&word)
}
