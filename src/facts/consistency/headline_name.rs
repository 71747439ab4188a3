//! The headline's words against the text's spelling.

use super::desk::{Desk, common};
use super::headline_line::difference;
use super::names::{MOST, alike, times};
use super::{Checker, Clash, Field};
use crate::facts::Facts;
use crate::facts::names::is_given_name;
use crate::ingest::Article;
use crate::span::Span;
use crate::text::{Text, Token, tokenise, word_hash};
use std::collections::BTreeMap;

/// The headline spells names as the text does.
pub(super) const HEADLINE: Checker =
    Checker { name: "headline-name", about: "a word of the headline that the text spells otherwise", check: headline };

/// Most words of a site's name, with the mark before it.
const SITE_WORDS: usize = 4;

fn headline(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let Some(title) = article.meta.title.as_deref() else { return };
    let desk = Desk::new(article, text, facts);
    let mut words: BTreeMap<u32, (usize, u32)> = BTreeMap::new();
    for (at, token) in text.tokens.iter().enumerate().filter(|(_, t)| t.is_word()) {
        let bare = bare_hash(token.of(&article.text), token.hash);
        words.entry(bare).or_insert((at, 0)).1 += 1;
        if words.len() > 4 * MOST {
            return;
        }
    }
    let title = without_site(title);
    let tokens = tokenise(title);
    let tokens = tokens.get(..tokens.len().min(60)).unwrap_or(&tokens);
    let apart = difference(&desk, title, tokens).filter(|d| !d.figure);
    if let Some(apart) = &apart {
        let (here, there) = (apart.here.of(title), desk.words(apart.there));
        clashes.push(Clash {
            checker: "headline-name",
            field: Field::Title,
            span: apart.here,
            related: vec![(apart.there, format!("spelt “{there}”"))],
            explanation: format!("the headline has “{here}”, the text repeats it with “{there}”"),
        });
    }
    let seen = apart.map(|d| d.here.start);
    for token in tokens.iter().filter(|t| Some(t.start) != seen).filter(|t| t.is_word()) {
        let word = bare(token.of(title));
        let known = words.contains_key(&word_hash(word)) || common().has(word_hash(word));
        if known
            || word.chars().count() < 4
            || !word.chars().all(char::is_alphabetic)
            || word.chars().all(char::is_uppercase)
        {
            continue;
        }
        if let Some((there, at, count)) = nearest(&desk, word, &words) {
            let span = Span { start: token.start, end: token.start + word.len() as u32 };
            clashes.push(Clash {
                checker: "headline-name",
                field: Field::Title,
                span,
                related: vec![(desk.view.get(at).map_or(Span::default(), Token::span), format!("spelt “{there}”"))],
                explanation: format!("the headline has “{word}”, the text has “{there}” {}", times(count)),
            });
        }
    }
}

/// The headline without the name of the site that its last dash or bar sets apart.
fn without_site(title: &str) -> &str {
    let cut = [" - ", " | "].iter().filter_map(|mark| title.rfind(mark)).max();
    let (head, tail) = title.split_at(cut.unwrap_or(title.len()));
    if tail.split_whitespace().count() <= SITE_WORDS { head } else { title }
}

/// The body's word that the headline's is most likely to be.
fn nearest<'a>(desk: &Desk<'a>, word: &str, words: &BTreeMap<u32, (usize, u32)>) -> Option<(&'a str, usize, u32)> {
    let lower = word.to_lowercase();
    let initial = lower.chars().next();
    let stem = |w: &str| w.chars().count().checked_sub(1).map(|n| w.chars().take(n).collect::<String>());
    let fits = |(at, count): &(usize, u32)| {
        let body = bare(desk.view.word(*at));
        let close = body.len().abs_diff(word.len()) <= 2 && body.chars().flat_map(char::to_lowercase).next() == initial;
        let last = body.len() == word.len() && stem(&body.to_lowercase()) == stem(&lower);
        let name = body.starts_with(char::is_uppercase) || !is_given_name(word);
        (close && !last && name && alike(&body.to_lowercase(), &lower)).then_some((body, *at, *count))
    };
    words.values().filter_map(fits).max_by_key(|(_, at, count)| (*count, usize::MAX - *at))
}

fn bare(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

fn bare_hash(word: &str, hash: u32) -> u32 {
    let bare = bare(word);
    if bare.len() == word.len() { hash } else { word_hash(bare) }
}

#[cfg(test)]
mod tests {
    use crate::facts::consistency::tests::explain_titled;

    #[test]
    fn a_headline_spells_as_the_text_does() {
        let body = "Mitsukawa will build a mill. The Ukrainian firm agreed.";
        assert_eq!(explain_titled("headline-name", "Mitsukowa to build mill", body).len(), 1);
        assert_eq!(explain_titled("headline-name", "Mitsukawa builds for Ukraine", body), [""; 0]);
        assert_eq!(explain_titled("headline-name", "A mill - Wikinews", "The Wikinotes said so."), [""; 0]);
        assert_eq!(explain_titled("headline-name", "Brad on mills", "It was a bad idea."), [""; 0]);
    }
}
