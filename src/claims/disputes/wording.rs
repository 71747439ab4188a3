//! How two quotations stand to each other, word by word.
//!
//! Takes the words of two quotations, gives [`Stand`]. A cut, a word more or less, a contraction and another spelling are how
//! writers and transcribers work; a content word in the place of another, and a `not` on one side, are something else.

use crate::text::Token;
use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices};
use std::ops::Range;
use strsim::osa_distance;

/// How two quotations stand to each other.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Stand {
    /// They are the same words, as far as the shorter goes.
    Same,
    /// They are the same but for one place: the words of each there, by number, and what differs.
    Other(&'static str, Range<usize>, Range<usize>),
    /// They are two quotations, or say the same in their writers' ways.
    Apart,
}

/// Words that both must have.
const LEAST: usize = 8;
/// Of which so many stand in a row.
const ROW: usize = 4;
/// Share of the shorter one's words that both must have, in hundredths.
const COVERED: usize = 80;
/// Letters of a word that means something by itself.
const MEANING: usize = 4;
/// Words of that length that are heard for one another.
const SMALL: &[&str] = &[
    "that", "this", "these", "those", "which", "what", "when", "where", "then", "than", "there", "here", "they",
    "them", "their", "your", "yours", "ours", "have", "having", "been", "were", "will", "would", "could", "should",
    "with", "from", "into", "onto", "about", "upon", "just", "very", "really", "because", "since", "although",
    "though", "while", "until", "till", "going", "gonna", "wanna", "gotta", "well", "like", "also", "even", "whether",
    "towards", "toward", "amid", "some", "more", "most", "much", "many", "does", "said", "says", "only", "still",
    "again", "other", "another", "each", "every", "such", "that's", "it's", "we're", "they're", "there's", "don't",
    "doesn't", "didn't", "can't", "cannot", "won't", "isn't", "aren't", "we've", "i've", "i'll", "we'll", "he's",
    "she's", "you're",
];
/// Words that turn a sentence round.
const NEGATIONS: &[&str] = &["not", "never", "no", "nothing", "nobody"];

/// Compares two quotations. The words come with their text.
pub(super) fn compare(a: &[Token], in_a: &str, b: &[Token], in_b: &str) -> Stand {
    let hashes = |tokens: &[Token]| tokens.iter().map(|t| t.hash).collect::<Vec<u32>>();
    let ops = capture_diff_slices(Algorithm::Myers, &hashes(a), &hashes(b));
    let equal = |op: &DiffOp| if let DiffOp::Equal { len, .. } = op { *len } else { 0 };
    let first = ops.iter().position(|op| equal(op) >= 2);
    let last = ops.iter().rposition(|op| equal(op) >= 2);
    let Some(inside) = first.zip(last).and_then(|(f, l)| ops.get(f..=l)) else { return Stand::Apart };
    let same: usize = inside.iter().map(equal).sum();
    let row = inside.iter().map(equal).max().unwrap_or(0);
    if same < LEAST || row < ROW || same * 100 < a.len().min(b.len()) * COVERED {
        return Stand::Apart;
    }
    let changes: Vec<&DiffOp> = inside.iter().filter(|op| op.tag() != DiffTag::Equal).collect();
    match changes.as_slice() {
        [] => Stand::Same,
        [op] => {
            let (old, new) = (op.old_range(), op.new_range());
            let of = |tokens: &[Token], range: &Range<usize>| tokens.get(range.clone()).unwrap_or(&[]).to_vec();
            match differ_in(&of(a, &old), in_a, &of(b, &new), in_b) {
                Some(slot) => Stand::Other(slot, old, new),
                None => Stand::Apart,
            }
        }
        _ => Stand::Apart,
    }
}

/// What two stretches of words differ in, if they do not say one thing in two ways.
pub(super) fn differ_in(old: &[Token], in_old: &str, new: &[Token], in_new: &str) -> Option<&'static str> {
    let words = |tokens: &[Token], text: &str| -> Vec<String> {
        tokens.iter().map(|t| t.of(text).to_lowercase().replace('’', "'")).collect()
    };
    differ(&words(old, in_old), &words(new, in_new))
}

/// The same, of words in lower case.
fn differ(old: &[String], new: &[String]) -> Option<&'static str> {
    let negation = |words: &[String]| words.iter().any(|w| NEGATIONS.contains(&w.as_str()));
    match (old, new) {
        ([], [w]) | ([w], []) => NEGATIONS.contains(&w.as_str()).then_some("polarity"),
        ([a], [b]) if is_figure(a) && is_figure(b) => Some("number"),
        ([a], [b]) if is_meaning(a) && is_meaning(b) && !is_form(a, b) => Some("words"),
        ([a], [b]) => {
            ((is_meaning(a) || is_meaning(b)) && !is_form(a, b) && negation(old) != negation(new)).then_some("words")
        }
        _ => None,
    }
}

fn is_figure(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a word means something by itself.
fn is_meaning(word: &str) -> bool {
    word.chars().count() >= MEANING && word.chars().all(char::is_alphabetic) && !SMALL.contains(&word)
}

/// Whether two words may be forms or spellings of one.
fn is_form(a: &str, b: &str) -> bool {
    let start = |word: &str| word.chars().take(MEANING).collect::<String>();
    start(a) == start(b) || a.contains(b) || b.contains(a) || osa_distance(a, b) <= 2
}

#[cfg(test)]
mod tests {
    use super::{Stand, compare};
    use crate::text::{Token, tokenise};

    fn stand(a: &str, b: &str) -> Stand {
        let words = |s: &str| tokenise(s).into_iter().filter(Token::is_word).collect::<Vec<Token>>();
        compare(&words(a), a, &words(b), b)
    }

    const WHOLE: &str = "We will open the new bridge before the winter, and nobody will pay to cross it";

    #[test]
    fn another_word_another_figure_and_a_not_make_another_wording() {
        for (other, slot) in [
            ("We will open the old bridge before the summer, and nobody will pay to cross it", None),
            ("We will open the new bridge before the summer, and nobody will pay to cross it", Some("words")),
            ("We will not open the new bridge before the winter, and nobody will pay to cross it", Some("polarity")),
        ] {
            let found = stand(WHOLE, other);
            assert_eq!(matches!(found, Stand::Other(s, ..) if Some(s) == slot), slot.is_some(), "{other}: {found:?}");
        }
        let found = stand(
            "It will take us 12 years to build the new bridge here",
            "It will take us 20 years to build the new bridge here",
        );
        assert!(matches!(found, Stand::Other("number", ..)), "{found:?}");
    }

    #[test]
    fn a_cut_a_contraction_and_a_spelling_do_not() {
        for other in [
            "We will open the new bridge before the winter",
            "We'll open the new bridge before the winter, and nobody will pay to cross it",
            "We will open the new bridge before winter, and nobody will pay to cross it",
            "We will open that new bridge before the winter, and nobody will pay to cross it",
            "We will opens the new bridge before the winter, and nobody will pay to cross it",
        ] {
            assert!(!matches!(stand(WHOLE, other), Stand::Other(..)), "{other}");
        }
        assert_eq!(stand(WHOLE, WHOLE), Stand::Same);
        assert_eq!(stand(WHOLE, "The weir leaks and always did, said the miller of Orrin"), Stand::Apart);
    }
}
