//! Words in the place of others: whether they say something else, or the same in another writer's way.

use crate::text::Token;
use strsim::osa_distance;

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

/// What two stretches of words differ in, if they do not say one thing in two ways.
pub(in crate::claims) fn differ_in(old: &[Token], in_old: &str, new: &[Token], in_new: &str) -> Option<&'static str> {
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
