//! What the text says of a person where it names them: an age, and a role.
//!
//! Takes a run of words that names a person, gives where its [`Said`] stand: `Ada Marsh, 47, the harbour master of Corrin,`.

use super::runs::{Run, Words};
use super::tables::ROLES;
use crate::span::Span;
use crate::text::TokenKind;

/// Words of the longest role, and words of it among which the role itself stands.
const ROLE: (usize, usize) = (14, 7);
/// Words of a role before a name: `deputy harbour master`.
const BEFORE: usize = 4;
/// Words that begin a role after a name.
const ARTICLES: &[&str] = &["a", "an", "the", "his", "her", "their", "its"];
/// Words before which no role before a name goes back.
const OTHERS: &[&str] = &[
    "and", "but", "or", "of", "to", "by", "with", "for", "from", "in", "on", "at", "as", "than", "that", "said", "told",
];
/// Years of the oldest person.
const OLDEST: u8 = 120;

/// What stands beside a name.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Said {
    /// Years of age.
    pub age: Option<u8>,
    /// Words that say what the person is or does.
    pub role: Option<Span>,
}

/// Reads the words around a person's name.
pub(super) fn said(words: &Words<'_>, run: &Run) -> Said {
    let (start, after) = (run.tokens.start, run.tokens.end);
    let (old, next) = age_after(words, after);
    let apposition = role_after(words, next);
    let age = old.or_else(|| apposition.and_then(|(_, age)| age)).or_else(|| years_old(words, start.checked_sub(6)?));
    Said { age, role: apposition.and_then(|(role, _)| role).or_else(|| role_before(words, run)) }
}

/// An age right after a name, and the mark after it: `, 47,`, `, aged 61,`, ` (47)`.
fn age_after(words: &Words<'_>, after: usize) -> (Option<u8>, usize) {
    let bracket = words.mark(after) == Some('(');
    if !bracket && words.mark(after) != Some(',') {
        return (None, after);
    }
    let at = after + 1 + usize::from(matches!(words.of(after + 1), "aged" | "age"));
    let closed =
        words.mark(at + 1).is_some_and(|mark| if bracket { mark == ')' } else { matches!(mark, ',' | '.' | ';') });
    match years(words, at).filter(|_| closed) {
        Some(age) => (Some(age), at + 1 + usize::from(bracket)),
        None => (None, after),
    }
}

fn years(words: &Words<'_>, at: usize) -> Option<u8> {
    words.of(at).parse().ok().filter(|age| (1..OLDEST).contains(age))
}

/// `47-year-old`, its number at a token.
fn years_old(words: &Words<'_>, at: usize) -> Option<u8> {
    let is = |at: usize, word: &str| words.of(at) == word;
    let old = is(at + 1, "-") && is(at + 2, "year") && is(at + 3, "-") && is(at + 4, "old");
    years(words, at).filter(|_| old)
}

/// `, the harbour master of Corrin,`: the role up to the next mark, and an age in it.
fn role_after(words: &Words<'_>, comma: usize) -> Option<(Option<Span>, Option<u8>)> {
    let opens = words.mark(comma) == Some(',') && ARTICLES.contains(&words.of(comma + 1));
    let from = comma + 1;
    let inside =
        |at: usize| words.tokens.get(at).is_some_and(|t| t.kind != TokenKind::Mark || words.mark(at) == Some('-'));
    let to = (from..from + ROLE.0).find(|at| !inside(*at)).filter(|_| opens)?;
    let age = years_old(words, from + 1);
    let role = (from..to.min(from + ROLE.1)).any(|at| is_role(words, at)) || age.is_some();
    Some((role.then(|| span(words, from, to)).flatten(), age))
}

/// Words that begin a role before a comma, and how far back they stand from its last word.
const WHOSE: (&[&str], usize) = (&["the", "its", "their", "his", "her", "our"], 5);
/// Words before a role of whoever says something.
const SAYS: &[&str] = &["said", "says", "added", "say", "adds"];

/// The last word of the role in `its duty officer, Ada Marsh,`: after an article or a possessive that opens a clause, and before a
/// comma; a mark closes the name. In `after a talk with the mayor, Ada Marsh left` nothing of the kind is said.
pub(super) fn introduced(words: &Words<'_>, run: &Run) -> Option<usize> {
    let last = run.tokens.start.checked_sub(2).filter(|at| words.mark(at + 1) == Some(',') && is_role(words, *at))?;
    matches!(words.mark(run.tokens.end), Some(',' | '.')).then_some(())?;
    let possessive = |at: usize| words.of(at).ends_with("'s") || words.of(at).ends_with("’s");
    let whose = |at: usize| WHOSE.0.iter().any(|w| w.eq_ignore_ascii_case(words.of(at))) || possessive(at);
    let from =
        (last.saturating_sub(WHOSE.1)..last).rev().take_while(|at| words.mark(*at).is_none()).find(|at| whose(*at))?;
    let opens = |at: usize| words.mark(at).is_some() || SAYS.contains(&words.of(at));
    let article = words.of(from).starts_with(char::is_uppercase) || from.checked_sub(1).is_none_or(opens);
    (article || possessive(from)).then_some(last)
}

/// `harbour master Ada Marsh`, `its duty officer, Ada Marsh,`: the role and the small words before it.
fn role_before(words: &Words<'_>, run: &Run) -> Option<Span> {
    let start = run.tokens.start;
    let adjoining = start.checked_sub(1).filter(|at| is_role(words, *at) && !words.touches(start));
    let last = adjoining.or_else(|| introduced(words, run))?;
    let small = |at: &usize| {
        words.of(*at).starts_with(char::is_lowercase)
            && !OTHERS.contains(&words.of(*at))
            && !ARTICLES.contains(&words.of(*at))
    };
    let from = (last.saturating_sub(BEFORE - 1)..=last).rev().take_while(small).last()?;
    span(words, from, last + 1)
}

fn is_role(words: &Words<'_>, at: usize) -> bool {
    words.tokens.get(at).is_some_and(|t| ROLES.has(t.hash)) && words.of(at).starts_with(char::is_lowercase)
}

/// From one token up to another.
fn span(words: &Words<'_>, from: usize, to: usize) -> Option<Span> {
    let (first, last) = (words.tokens.get(from)?, words.tokens.get(to.checked_sub(1)?)?);
    Some(first.span().cover(last.span()))
}

#[cfg(test)]
mod tests {
    use crate::facts::Reading;
    use crate::ingest::Article;

    /// The first name of a text with its title, age and role.
    fn first(text: &str) -> (String, Option<String>, Option<u8>, Option<String>) {
        let reading = Reading::new(Article::from_text("a.txt", text));
        let name = &reading.facts.names[0];
        let words = |span: crate::span::Span| span.of(text).to_owned();
        (words(name.span), name.title.map(words), name.age, name.role.map(words))
    }

    #[test]
    fn titles_ages_and_roles_are_told_at_the_mention() {
        let own = |text: &str| Some(text.to_owned());
        for (text, name, title, age, role) in [
            ("Ada Marsh, 47, opened the quay.", "Ada Marsh", None, Some(47), None),
            ("Ada Marsh (47) opened the quay.", "Ada Marsh", None, Some(47), None),
            ("Ada Marsh, aged 61, opened the quay.", "Ada Marsh", None, Some(61), None),
            (
                "Ada Marsh, the director of the ferry company, spoke.",
                "Ada Marsh",
                None,
                None,
                own("the director of the ferry company"),
            ),
            (
                "Ada Marsh, 47, a spokeswoman for the port, spoke.",
                "Ada Marsh",
                None,
                Some(47),
                own("a spokeswoman for the port"),
            ),
            ("Ada Marsh, a 30-year-old baker, spoke.", "Ada Marsh", None, Some(30), own("a 30-year-old baker")),
            (
                "The port said through its deputy director Ada Marsh that it would close.",
                "Ada Marsh",
                None,
                None,
                own("deputy director"),
            ),
            ("Mayor Olof Lund spoke.", "Olof Lund", own("Mayor"), None, None),
            ("Ada Marsh, the tide and the wind were late.", "Ada Marsh", None, None, None),
            ("Ada Marsh, 2016 and all that.", "Ada Marsh", None, None, None),
        ] {
            assert_eq!(first(text), (name.to_owned(), title, age, role), "{text}");
        }
    }
}
