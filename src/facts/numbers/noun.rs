//! What a figure counts: the head noun after it.
//!
//! Without a tagger, the first plural among the next words is the head: in `12 local police officers were hurt` it is
//! `officers`. Words that can stand in no noun phrase end the search.

use super::view::View;

/// Words that end a noun phrase.
const STOPS: &[&str] = &[
    "a",
    "an",
    "the",
    "of",
    "in",
    "on",
    "at",
    "and",
    "or",
    "but",
    "to",
    "from",
    "for",
    "by",
    "with",
    "as",
    "than",
    "that",
    "which",
    "who",
    "whom",
    "whose",
    "when",
    "where",
    "while",
    "if",
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "has",
    "have",
    "had",
    "will",
    "would",
    "can",
    "could",
    "may",
    "might",
    "must",
    "should",
    "do",
    "does",
    "did",
    "said",
    "says",
    "say",
    "it",
    "its",
    "he",
    "his",
    "she",
    "her",
    "they",
    "their",
    "them",
    "this",
    "these",
    "those",
    "we",
    "us",
    "our",
    "you",
    "your",
    "i",
    "my",
    "not",
    "so",
    "then",
    "there",
    "here",
    "also",
    "after",
    "before",
    "during",
    "since",
    "until",
    "about",
    "into",
    "over",
    "under",
    "between",
    "against",
    "per",
    "each",
    "both",
    "all",
    "just",
    "only",
    "because",
    "though",
    "although",
    "versus",
    "vs",
    "what",
    "how",
    "why",
    "percent",
    "times",
    "always",
    "perhaps",
    "plus",
    "minus",
    "including",
    "such",
    "yes",
    "no",
    "thus",
    "across",
    "unless",
    "let's",
    "gets",
    "goes",
    "comes",
    "along",
    "among",
    "within",
    "without",
    "out",
    "off",
    "up",
    "down",
    "near",
    "above",
    "below",
    "around",
    "amid",
    "toward",
    "through",
    "throughout",
    "makes",
    "takes",
    "gives",
    "works",
    "looks",
    "means",
    "wants",
    "needs",
    "sometimes",
    "overseas",
    "afterwards",
    "besides",
    "towards",
    "upwards",
];

/// Plurals without `s`.
const PLURALS: &[&str] = &[
    "people",
    "men",
    "women",
    "children",
    "policemen",
    "policewomen",
    "firemen",
    "fishermen",
    "gunmen",
    "servicemen",
    "businessmen",
    "congressmen",
    "lawmen",
    "countrymen",
    "dead",
    "injured",
    "wounded",
    "killed",
    "missing",
    "hurt",
    "arrested",
    "detained",
    "teeth",
    "feet",
    "mice",
    "sheep",
    "fish",
    "cattle",
    "aircraft",
    "spacecraft",
    "crew",
    "staff",
    "personnel",
    "media",
    "criteria",
    "alumni",
    "data",
    "species",
    "series",
    "troops",
    "police",
    "hostages",
    "deer",
    "strong",
    "elderly",
    "others",
    "more",
];

/// Ends in `s` and is no plural.
const SINGULARS: &[&str] = &[
    "news",
    "politics",
    "economics",
    "previous",
    "various",
    "religious",
    "serious",
    "business",
    "press",
    "class",
    "cross",
    "mass",
    "less",
    "sports",
    "always",
    "success",
    "gas",
    "bus",
    "plus",
    "arms",
];

/// What is counted: its words' end and the head's index.
pub(super) struct Counted {
    /// The index of the first token after the head.
    pub end: usize,
    /// The index of the head noun.
    pub head: usize,
}

/// Whether a word looks like a plural noun.
pub(in crate::facts) fn is_plural(word: &str) -> bool {
    if PLURALS.iter().any(|w| w.eq_ignore_ascii_case(word)) {
        return true;
    }
    let ends = |tails: &[&str]| tails.iter().any(|t| word.ends_with(t));
    word.len() > 3
        && word.ends_with('s')
        && !ends(&["ss", "us", "is", "'s", "’s"])
        && !SINGULARS.iter().any(|w| w.eq_ignore_ascii_case(word))
}

/// The noun after a figure that ends before token `at`.
pub(super) fn counted(view: &View<'_>, at: usize, value: f64) -> Option<Counted> {
    if view.is_dash(at) && view.glued(at) {
        return member(view, at);
    }
    let mut first = at;
    while view.is_any(first, &["more", "other", "additional", "further", "new"]) {
        first += 1;
    }
    if value != 1.0 && view.is(first, "of") && view.is_any(first + 1, &["the", "those", "these", "its", "their"]) {
        first += 2;
    }
    let mut single = None;
    for head in first..first + 5 {
        let word = view.word(head);
        let joint = view.is_dash(head) && view.glued(head) && view.glued(head + 1);
        if joint {
            continue;
        }
        if !view.is_word(head)
            || view.breaks_before(head)
            || STOPS.iter().any(|w| w.eq_ignore_ascii_case(word))
            || word.ends_with("ly")
        {
            break;
        }
        if value != 1.0 && is_plural(word) {
            let police = word.eq_ignore_ascii_case("police") && is_plural(view.word(head + 1));
            let head = if police { head + 1 } else { head };
            return view.word(head).starts_with(char::is_lowercase).then_some(Counted { end: head + 1, head });
        }
        if value == 1.0
            && (is_plural(word) && !PLURALS.contains(&word) || word.ends_with("ed") && !PLURALS.contains(&word))
        {
            break;
        }
        if word.starts_with(char::is_lowercase) {
            single = Some(Counted { end: head + 1, head });
        }
        if value == 1.0 && PLURALS.contains(&word) {
            break;
        }
    }
    if value == 1.0 { single.filter(|c| c.head - first < 3) } else { None }
}

/// `12-member`: the word after the hyphen.
fn member(view: &View<'_>, at: usize) -> Option<Counted> {
    let head = at + 1;
    let fits = view.glued(head)
        && view.is_word(head)
        && view.word(head).starts_with(char::is_lowercase)
        && view.word(head).len() > 2;
    (fits && !view.is_any(head, &["and", "to", "or", "plus", "something"])).then_some(Counted { end: head + 1, head })
}
