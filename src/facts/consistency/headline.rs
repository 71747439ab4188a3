//! The headline's figure against the text's.

use super::desk::{Desk, common, plain};
use super::{Checker, Clash, Field};
use crate::facts::Facts;
use crate::facts::numbers::{View, figure};
use crate::ingest::Article;
use crate::span::Span;
use crate::text::{Text, Token, tokenise, word_hash};

/// The headline's figure must be the text's.
pub(super) const NUMBER: Checker =
    Checker { name: "headline-number", about: "a figure of the headline that the text has otherwise", check: number };

/// Nouns of harm and money: beside them even one shared word is enough.
const GRAVE: &[&str] =
    &["dead", "killed", "injured", "wounded", "hurt", "missing", "arrested", "deaths", "casualties", "victims"];

/// Words that make a headline's figure a rounded one.
const HEDGES: &[&str] = &["over", "than", "nearly", "about", "almost", "some", "around", "least", "to", "up", "near"];

fn number(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let Some(title) = article.meta.title.as_deref() else { return };
    let desk = Desk::new(article, text, facts);
    let tokens = tokenise(title);
    let head = View { text: title, tokens: tokens.get(..tokens.len().min(60)).unwrap_or(&tokens) };
    let mut at = 0;
    while at < head.tokens.len() {
        let Some(read) = figure(&head, at).filter(|_| head.is_number(at)) else {
            at += 1;
            continue;
        };
        let span = head.span(at, read.end);
        if head.is_any(at.wrapping_sub(1), HEDGES) {
            at = read.end;
            continue;
        }
        if let Some((there, value)) = otherwise(&desk, &head, at, read.end, read.value) {
            let said = span.of(title);
            clashes.push(Clash {
                checker: "headline-number",
                field: Field::Title,
                span,
                related: vec![(there, format!("the text has {}", plain(value)))],
                explanation: format!("the headline has {said}, the text has {}", there.of(&article.text)),
            });
        }
        at = read.end;
    }
}

/// The text's figure in the same surroundings, where the headline's is nowhere in the text.
fn otherwise(desk: &Desk<'_>, head: &View<'_>, at: usize, end: usize, value: f64) -> Option<(Span, f64)> {
    let v = &desk.view;
    let mut found = None;
    let mut from = 0;
    while from < v.tokens.len() {
        let spelt = crate::facts::numbers::is_number_word(v.word(from));
        let Some(read) = (v.is_number(from) || spelt).then(|| figure(v, from)).flatten() else {
            from += 1;
            continue;
        };
        if read.value == value {
            return None;
        }
        if found.is_none() && alike(head, (at, end), v, (from, read.end)) {
            found = Some((v.span(from, read.end), read.value));
        }
        from = read.end;
    }
    found
}

/// Whether two figures stand between the same words: two of the neighbours, or one that speaks of harm.
fn alike(head: &View<'_>, (at, end): (usize, usize), body: &View<'_>, (from, to): (usize, usize)) -> bool {
    let same =
        |a: usize, b: usize| head.get(a).zip(body.get(b)).is_some_and(|(x, y)| x.hash == y.hash && is_content(x));
    let sign = |v: &View<'_>, i: usize| i.checked_sub(1).map_or("", |i| v.word(i)) == "$";
    let after = |v: &View<'_>, i: usize| if v.is_dash(i) { i + 1 } else { i };
    let (end, to) = (after(head, end), after(body, to));
    let prior = at > 0 && from > 0 && same(at - 1, from - 1);
    let before = prior && at > 1 && from > 1 && same(at - 2, from - 2);
    let next = same(end, to);
    let second = next && same(end + 1, to + 1);
    let grave = next && GRAVE.contains(&head.word(end).to_lowercase().as_str());
    sign(head, at) == sign(body, from) && (prior && next || before || second || grave) && !head.is(end, "percent")
}

fn is_content(token: &Token) -> bool {
    token.is_word() && token.hash != 0 && (common().has(token.hash) || token.hash != word_hash("the"))
}

#[cfg(test)]
mod tests {
    use crate::facts::consistency::tests::explain_titled;

    #[test]
    fn a_headlines_figure_is_the_texts() {
        let body = "A fire in the mill left 13 dead. The first 100 days of the mill were calm.";
        assert_eq!(explain_titled("headline-number", "Mill fire leaves 12 dead", body).len(), 1);
        assert_eq!(explain_titled("headline-number", "Mill fire leaves 13 dead", body), [""; 0]);
        assert_eq!(explain_titled("headline-number", "Calm for first 1000 days", body).len(), 1);
        assert_eq!(explain_titled("headline-number", "7 things to know", body), [""; 0]);
    }
}
