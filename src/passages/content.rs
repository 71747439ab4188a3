//! Content words: what is left of a text when the words that hold it together are taken out and endings are cut off.
//!
//! Rewritten, shuffled and translated-back text keeps little else of its source. The loose channel works on these.

use super::masks::Ground;
use crate::facts::Reading;
use crate::text::{Token, TokenKind, WordSet};
use std::ops::Range;
use std::sync::LazyLock;
use xxhash_rust::xxh3::xxh3_64;

/// Words that any English text is full of.
const FUNCTION_WORDS: &str = "\
a an the and or but nor if of at by for with about against between into through during before after above below to from
up down in out on off over under again further then once here there when where why how all any both each few more most
other another some such no not only own same so than too very can could will would shall should may might must just now
i me my mine myself we us our ours you your yours he him his himself she her hers herself it its itself they them their
theirs themselves what which who whom whose this that these those am is are was were be been being have has had having
do does did doing done as until while because since though although however also yet still even ever never always often
one two upon within without toward towards among per via let s t d m ll re ve don't doesn't didn't isn't aren't wasn't
weren't won't can't couldn't wouldn't shouldn't it's he's she's that's there's i'm we're they're you're i've we've they've";

static FUNCTION: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(FUNCTION_WORDS));

/// Letters of a word that count: endings change, and with them mostly what comes after.
const LETTERS: usize = 6;

/// One content word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Content {
    /// Hash of its first letters in lower case.
    pub stem: u32,
    /// Which word of the article it is.
    pub word: u32,
    /// How often the article has the stem; 255 stands for more as well.
    pub often: u8,
    /// Whether it is neither a name (as far as its first letter tells) nor a number: two reports of one event share
    /// those, whoever wrote them.
    pub plain: bool,
}

/// The content words of an article that bear no mask, in order: who quotes the same words has not rewritten them.
pub(super) fn of(reading: &Reading, ground: &Ground) -> Vec<Content> {
    let mut content = Vec::new();
    for_each(reading, |c| {
        if ground.mask(c.word) == 0 {
            content.push(c);
        }
    });
    let mut stems: Vec<u32> = content.iter().map(|c| c.stem).collect();
    stems.sort_unstable();
    for c in &mut content {
        let first = stems.partition_point(|s| *s < c.stem);
        let last = stems.get(first..).unwrap_or(&[]).partition_point(|s| *s == c.stem);
        c.often = u8::try_from(last).unwrap_or(u8::MAX);
    }
    content
}

/// Calls `each` with the content words of an article, in order.
pub(super) fn for_each(reading: &Reading, mut each: impl FnMut(Content)) {
    let text = &reading.article.text;
    for (word, token) in reading.text.tokens.iter().filter(|t| t.is_word()).enumerate() {
        if let Some(stem) = stem_of_content(text, token) {
            let capital = token.of(text).chars().next().is_some_and(char::is_uppercase);
            let plain = token.kind == TokenKind::Word && !capital;
            each(Content { stem, word: word as u32, often: 1, plain });
        }
    }
}

/// The stem of a word; none of one that holds a text together.
pub(super) fn stem_of_content(text: &str, token: &Token) -> Option<u32> {
    (!FUNCTION.has(token.hash)).then(|| stem(text, token))
}

/// The hash of a word's first letters; of a number, of a short word and of a word in other letters than Latin, all of it.
pub(super) fn stem(text: &str, token: &Token) -> u32 {
    let said = token.of(text);
    match said.as_bytes().get(..LETTERS) {
        Some(head) if token.kind == TokenKind::Word && head.is_ascii() => {
            let mut form = [0_u8; LETTERS];
            form.iter_mut().zip(head).for_each(|(f, b)| *f = b.to_ascii_lowercase());
            (xxh3_64(&form) >> 32) as u32
        }
        _ => token.hash,
    }
}

/// The hash of some stems in any order.
pub(super) fn gram(stems: &mut [u32]) -> u32 {
    stems.sort_unstable();
    let sum = stems.iter().fold(0_u64, |sum, stem| super::winnow::mixed(sum ^ u64::from(*stem)).wrapping_add(1));
    (super::winnow::mixed(sum) >> 32) as u32
}

/// Calls `each` with the first word and the hash of every three content words in a row, outside the ranges given; `stems` are
/// those of an article's words, 0 for a word that is none of content.
pub(super) fn trigrams(stems: &[u32], outside: &[Range<u32>], each: &mut dyn FnMut(u32, u32)) {
    let mut last = [(0_u32, 0_u32); 3];
    let mut count = 0_u32;
    let mut next = 0;
    for (word, stem) in (0_u32..).zip(stems.iter().copied()).filter(|(_, stem)| *stem != 0) {
        while outside.get(next).is_some_and(|r| r.end <= word) {
            next += 1;
        }
        if outside.get(next).is_some_and(|r| r.contains(&word)) {
            count = 0;
            continue;
        }
        last = [last[1], last[2], (word, stem)];
        count += 1;
        if count >= 3 {
            each(last[0].0, gram(&mut last.map(|(_, stem)| stem)));
        }
    }
}
