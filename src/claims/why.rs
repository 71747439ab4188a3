//! Why two mentions were matched: what a person can find in both.
//!
//! Takes two stretches of two articles, gives the words, figures and days that both have. Made when it is asked for, not kept.

use crate::claims::lines::slots::Slots;
use crate::claims::lines::words;
use crate::facts::Reading;
use crate::span::Span;
use crate::text::{Token, word_hash};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Words that are named.
const WORDS: usize = 10;
/// Letters at the start of two words from which they are forms of one.
const ROOT: usize = 5;
/// Letters by which such forms differ at most.
const ENDING: usize = 3;

/// Hashes of the words that carry no content.
static STOP: LazyLock<FxHashSet<u32>> = LazyLock::new(|| words::STOP.split_whitespace().map(word_hash).collect());

/// What two mentions have in common.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Why {
    /// Words of the first that the second has in this or another form, in order.
    pub words: Vec<String>,
    /// Figures of one thing that both give.
    pub figures: Vec<String>,
    /// Days that both name.
    pub days: Vec<String>,
}

impl Why {
    /// The reasons in words, one for each sort.
    pub fn reasons(&self) -> Vec<String> {
        let sorts = [("words", &self.words), ("figures", &self.figures), ("days", &self.days)];
        sorts
            .iter()
            .filter(|(_, list)| !list.is_empty())
            .map(|(sort, list)| format!("{sort}: {}", list.join(", ")))
            .collect()
    }
}

/// Compares two stretches of two articles.
pub fn of(a: (&Reading, Span), b: (&Reading, Span)) -> Why {
    let (x, y) = (Slots::new(a.1, a.0), Slots::new(b.1, b.0));
    let same =
        |n: &&crate::claims::lines::slots::Quantity| y.numbers.iter().any(|m| m.value == n.value && m.of == n.of);
    let near = |d: &&crate::claims::lines::slots::Day| y.days.iter().any(|e| d.lo <= e.hi && e.lo <= d.hi);
    Why {
        words: words_of_both(a, b),
        figures: x.numbers.iter().filter(same).map(|n| n.text.clone()).collect(),
        days: x.days.iter().filter(near).map(|d| d.text.clone()).collect(),
    }
}

fn words_of_both(a: (&Reading, Span), b: (&Reading, Span)) -> Vec<String> {
    let content = |side: (&'_ Reading, Span)| -> Vec<Token> {
        let tokens = side.0.text.tokens.get(side.0.text.tokens_in(side.1)).unwrap_or(&[]);
        tokens.iter().filter(|t| t.is_word() && !STOP.contains(&t.hash)).copied().collect()
    };
    let theirs = content(b);
    let hashes: FxHashSet<u32> = theirs.iter().map(|t| t.hash).collect();
    let mut told: FxHashSet<u32> = FxHashSet::default();
    let mut words = Vec::new();
    for token in content(a) {
        let word = token.of(&a.0.article.text);
        let both = hashes.contains(&token.hash) || theirs.iter().any(|t| is_form(word, t.of(&b.0.article.text)));
        if both && told.insert(token.hash) && words.len() < WORDS {
            words.push(word.to_owned());
        }
    }
    words
}

/// Whether two words are forms of one: they begin alike and differ in their endings.
fn is_form(a: &str, b: &str) -> bool {
    let alike = a.chars().zip(b.chars()).take_while(|(x, y)| x.eq_ignore_ascii_case(y)).count();
    let longer = a.chars().count().max(b.chars().count());
    alike >= ROOT && longer - alike <= ENDING
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Article;

    fn why(a: &str, b: &str) -> Vec<String> {
        let [a, b] = [a, b].map(|text| Reading::new(Article::from_text("a.txt", text)));
        of((&a, Span::new(0, a.article.text.len())), (&b, Span::new(0, b.article.text.len()))).reasons()
    }

    #[test]
    fn forms_of_one_word_and_equal_figures_are_told() {
        let reasons =
            why("The ferry lost forty sheep on 3 May 2021.", "On 3 May 2021 forty sheep died; two ferries sank.");
        assert_eq!(reasons, ["words: forty, sheep, 3, 2021", "figures: forty sheep", "days: 3 May 2021"]);
    }

    #[test]
    fn nothing_in_common_gives_no_reason() {
        assert!(why("The ferry sank.", "A wolf came.").is_empty());
    }
}
