//! What sort of quotation one is: speech, a fragment, words at arm's length, a title.

use super::QuoteStyle;
use super::marks::Tokens;
use super::pairs::Pair;
use crate::text::WordSet;
use std::sync::LazyLock;

/// Nouns that a work's title follows, and verbs that give one.
static WORKS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(
        "titled entitled book books novel novels memoir film films movie movies documentary show series sitcom episode song
         songs single album track hymn anthem article essay poem play musical opera painting exhibition headline podcast
         program programme column comedy drama thriller bestseller chapter lecture watching sang reading musical miniseries
         magazine journal game hit tune ballad host hosts",
    )
});

/// What holds words at arm's length or names a term.
static ARMS_LENGTH: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(
        "so-called called dubbed nicknamed known termed labeled labelled named word words term phrase slogan motto nickname
         hashtag signed reads reading marked a an the this that these those his her its their our my your of or and as no any
         some every",
    )
});

/// Verbs after which a fragment is speech.
static SPEECH: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(
        "said says say saying told tells wrote writes added adds called calls calling described describes asked asks
         tweeted explained noted argued insisted warned declared announced stated replied responded cried shouted branded
         denounced praised quoted cited accused labeled according remarked promised vowed claimed claims joked quipped",
    )
});

/// The style of a quotation by its own words and its neighbours.
pub(super) fn of(tokens: &Tokens<'_>, pair: &Pair, paragraph_start: usize) -> QuoteStyle {
    let inside = pair.tokens.start + pair.open..pair.tokens.end - pair.close.min(pair.tokens.len());
    let words = inside.clone().filter(|at| tokens.is_word(*at)).count();
    let ends = inside
        .clone()
        .next_back()
        .is_some_and(|last| matches!(tokens.mark(last), Some('.' | '!' | '?' | '…' | '—' | '-')));
    let comma = inside.clone().next_back().is_some_and(|last| tokens.mark(last) == Some(','));
    let before = Before::read(tokens, pair.tokens.start, paragraph_start);
    let capital = first_is_capital(tokens, inside.clone());
    if words <= 14
        && !ends
        && is_title_case(tokens, inside.clone())
        && before.speech_at.is_none()
        && !(comma && words < 3)
        && !before.lead_in
    {
        if before.work || words >= 2 {
            return QuoteStyle::Title;
        }
        return if words <= 1 && !comma { QuoteStyle::Scare } else { QuoteStyle::Partial };
    }
    let clause =
        words >= 3 && capital && (ends || comma || pair.close == 0 || followed_by_pause(tokens, pair.tokens.end));
    let answer = capital && (ends || comma) && (before.opens || before.lead_in);
    if clause && (before.opens || before.lead_in || ends || before.speech_at.is_some())
        || answer
        || before.opens && words >= 5 && (ends || comma)
    {
        return QuoteStyle::Direct;
    }
    if pair.run.is_some() && words >= 5 {
        return QuoteStyle::Direct;
    }
    let held = before.arms_length && before.speech_at.is_none_or(|distance| distance > 4 || before.hyphen);
    if words <= 4 && held && !comma || words == 1 && before.speech_at.is_none() {
        QuoteStyle::Scare
    } else {
        QuoteStyle::Partial
    }
}

/// What stands before a quotation in its paragraph.
struct Before {
    /// It is the first thing there, or follows the end of a sentence.
    opens: bool,
    /// A colon, or a comma after a word.
    lead_in: bool,
    /// A word for a work.
    work: bool,
    /// A word that holds at arm's length.
    arms_length: bool,
    /// A word after a hyphen: `so-called`.
    hyphen: bool,
    /// How many tokens back a verb of speech stands, in the same sentence.
    speech_at: Option<usize>,
}

impl Before {
    fn read(tokens: &Tokens<'_>, at: usize, paragraph_start: usize) -> Self {
        let hash = |back: usize| {
            at.checked_sub(back).filter(|i| *i >= paragraph_start).and_then(|i| tokens.all.get(i)).map_or(0, |t| t.hash)
        };
        let mark = |back: usize| at.checked_sub(back).filter(|i| *i >= paragraph_start).and_then(|i| tokens.mark(i));
        let sentence = (1..=12).take_while(|back| {
            at >= paragraph_start + back && !matches!(mark(*back), Some('.' | '!' | '?' | '”' | '"'))
        });
        Self {
            opens: at <= paragraph_start
                || matches!(mark(1), Some('.' | '!' | '?' | '…' | '”' | '"' | '—' | '–' | '•')),
            lead_in: matches!(mark(1), Some(':' | ',')),
            work: (1..=4).any(|back| WORKS.has(hash(back))),
            hyphen: mark(2) == Some('-'),
            arms_length: ARMS_LENGTH.has(hash(1)),
            speech_at: sentence.into_iter().find(|back| SPEECH.has(hash(*back))),
        }
    }
}

fn followed_by_pause(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.mark(at), Some('.' | ',' | '!' | '?'))
}

fn first_is_capital(tokens: &Tokens<'_>, mut inside: std::ops::Range<usize>) -> bool {
    inside
        .find(|at| tokens.is_word(*at))
        .is_some_and(|at| tokens.of(at).starts_with(|c: char| c.is_uppercase() || c.is_numeric()))
}

/// Whether every word but the small ones has a capital.
pub(super) fn is_title_case(tokens: &Tokens<'_>, inside: std::ops::Range<usize>) -> bool {
    let mut any = false;
    for at in inside.filter(|at| tokens.is_word(*at)) {
        let word = tokens.of(at);
        let capital = word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
        let small = word.len() <= 4 && !capital || matches!(word, "with" | "from" | "into" | "over");
        let function = matches!(
            word,
            "a" | "an"
                | "the"
                | "of"
                | "to"
                | "in"
                | "on"
                | "at"
                | "by"
                | "for"
                | "and"
                | "or"
                | "but"
                | "nor"
                | "as"
                | "vs"
                | "with"
                | "from"
                | "into"
                | "over"
        );
        if !(capital || small && function) {
            return false;
        }
        any |= capital && word != "I";
    }
    any
}
