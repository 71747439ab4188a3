//! Content words: what is left of a text when the words that hold it together are taken out and endings are cut off.
//!
//! Rewritten, shuffled and translated-back text keeps little else of its source. The loose channel works on these.

use super::hashed::ByHash;
use super::winnow::mixed;
use crate::text::{Token, TokenKind, WordSet};
use std::sync::LazyLock;

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
pub(in crate::passages) struct Content {
    /// Hash of its first letters in lower case.
    pub stem: u32,
    /// Which word of the article it is, and in the upper bits how much it is worth and whether it is plain.
    packed: u32,
}

/// Bits of a content word's place.
const PLACE: u32 = 29;

impl Content {
    /// The word at this place of an article that has its stem so often.
    pub(in crate::passages) fn new(stem: u32, word: u32, often: u8, plain: bool) -> Self {
        let worth = match often {
            0..=2 => 3,
            3..=4 => 2,
            5..=8 => 1,
            _ => 0,
        };
        Self { stem, packed: word & ((1 << PLACE) - 1) | worth << PLACE | u32::from(plain) << 31 }
    }

    /// Which word of the article it is.
    pub(in crate::passages) fn word(self) -> u32 {
        self.packed & ((1 << PLACE) - 1)
    }

    /// What it says for a copy where it recurs, 0 to 3: a rare word much, one that the article has all over nothing.
    pub(in crate::passages) fn worth(self) -> i32 {
        (self.packed >> PLACE & 3) as i32
    }

    /// Whether it is neither a name (as far as its first letter tells) nor a number: two reports of one event share
    /// those, whoever wrote them.
    pub(in crate::passages) fn is_plain(self) -> bool {
        self.packed >> 31 == 1
    }
}

/// What a word is as a word of content: its stem, and in the lowest bit whether it is plain; 0 for a word that holds a text
/// together.
pub(in crate::passages) type Stem = u32;

/// The stem of a word.
pub(in crate::passages) fn stem(text: &str, token: &Token) -> Stem {
    if FUNCTION.has(token.hash) {
        return 0;
    }
    let said = token.of(text);
    let capital = match said.as_bytes().first() {
        Some(first) if first.is_ascii() => first.is_ascii_uppercase(),
        _ => said.chars().next().is_some_and(char::is_uppercase),
    };
    let plain = token.kind == TokenKind::Word && !capital;
    (first_letters(said, token) & !1).max(2) | u32::from(plain)
}

/// The hash of a word's first letters; of a number, of a short word and of a word in other letters than Latin, all of it.
fn first_letters(said: &str, token: &Token) -> u32 {
    match said.as_bytes().get(..LETTERS) {
        Some(head) if token.kind == TokenKind::Word && head.is_ascii() => {
            let letters = head.iter().fold(0, |all, byte| all << 8 | u64::from(byte.to_ascii_lowercase()));
            (mixed(letters) >> 32) as u32
        }
        _ => token.hash,
    }
}

/// How often an article has each stem.
pub(in crate::passages) type Counts = ByHash<u8>;

/// The content words of an article by the stems of its words, in order. The room of earlier counts is used again.
pub(in crate::passages) fn of(stems: &[Stem], counts: &mut Counts) -> Box<[Content]> {
    counts.clear();
    let content = stems.iter().filter(|stem| **stem != 0).count();
    for stem in stems.iter().filter(|stem| **stem != 0) {
        let count = counts.entry(stem & !1).or_default();
        *count = count.saturating_add(1);
    }
    let often = |stem: u32| counts.get(&stem).copied().unwrap_or(1);
    let mut list = Vec::with_capacity(content);
    for (word, stem) in (0_u32..).zip(stems).filter(|(_, stem)| **stem != 0) {
        list.push(Content::new(stem & !1, word, often(stem & !1), stem & 1 == 1));
    }
    list.into_boxed_slice()
}

/// A stem spread over 64 bits: the sum of some, in any order, stands for the gram that they are.
pub(in crate::passages) fn spread(stem: u32) -> u64 {
    mixed(u64::from(stem))
}

/// The hash of a gram by the sum of its spread stems.
pub(in crate::passages) fn gram(sum: u64) -> u32 {
    (sum >> 32) as u32
}

/// Calls `each` with the place and hash of each bigram of stems in a row: two that stand next to each other or one apart.
pub(in crate::passages) fn bigrams(stems: impl Iterator<Item = u32>, mut each: impl FnMut(u32, u32)) {
    let (mut before, mut last) = (None, None);
    for (at, stem) in (0_u32..).zip(stems) {
        let spread = spread(stem);
        let mut with = |first: Option<(u32, u64)>, back: u32| {
            if let Some((_, sum)) = first.filter(|(other, _)| *other != stem) {
                each(at - back, gram(sum.wrapping_add(spread)));
            }
        };
        with(before, 2);
        with(last, 1);
        (before, last) = (last, Some((stem, spread)));
    }
}
