//! Runs of capitalised words: tokens in, candidates for names out.

use super::tables::{
    AND_TAILS, COMMON, MEN, NEVER, OF_HEADS, ORG_HEADS, PARTICLES, THINGS, TITLES, UNSURE_TITLES, WOMEN,
};
use crate::ingest::BlockKind;
use crate::span::Span;
use crate::text::{Text, Token, TokenKind, word_hash};
use std::collections::HashSet;
use std::ops::Range;

/// A run of capitalised words that may be a name.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Where it stands, without titles and without a possessive ending.
    pub span: Span,
    /// The titles before it.
    pub title: Option<Span>,
    /// How many words it has, initials and particles too.
    pub words: usize,
    /// Hash of its first word.
    pub first: u32,
    /// Hash of its last word.
    pub last: u32,
    /// Whether its first word stands where every word has a capital.
    pub opens: bool,
    /// Whether it stands in a headline that gives every word a capital.
    pub headline: bool,
}

/// An article's tokens, as the search for names asks about them.
pub(super) struct Words<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    /// Hashes of the words that the article also has in lower case.
    lower: HashSet<u32>,
}

impl<'a> Words<'a> {
    pub fn new(text: &'a str, tokens: &'a [Token]) -> Self {
        let is_lower = |t: &&Token| t.kind == TokenKind::Word && t.of(text).starts_with(char::is_lowercase);
        Self { text, tokens, lower: tokens.iter().filter(is_lower).map(|t| t.hash).collect() }
    }

    pub fn of(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.of(self.text))
    }

    /// A token's hash without the ending of a possessive.
    pub fn hash(&self, at: usize) -> u32 {
        let Some(token) = self.tokens.get(at) else { return 0 };
        let word = token.of(self.text);
        let base = base(word);
        if base.len() == word.len() { token.hash } else { word_hash(base) }
    }

    /// The first character of a mark.
    pub fn mark(&self, at: usize) -> Option<char> {
        let token = self.tokens.get(at)?;
        (token.kind == TokenKind::Mark).then(|| token.of(self.text).chars().next())?
    }

    pub fn touches(&self, at: usize) -> bool {
        at.checked_sub(1)
            .and_then(|before| self.tokens.get(before))
            .zip(self.tokens.get(at))
            .is_some_and(|(a, b)| a.end == b.start)
    }

    pub fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word) && self.of(at).starts_with(char::is_uppercase)
    }

    fn is_initial(&self, at: usize) -> bool {
        self.is_capital(at) && self.of(at).chars().nth(1).is_none()
    }

    /// Whether the article also has this word in lower case.
    pub fn is_also_lower(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| self.lower.contains(&t.hash))
    }

    fn is_possessive(&self, at: usize) -> bool {
        let word = self.of(at);
        base(word).len() < word.len()
    }
}

/// A word without the ending of a possessive.
pub(in crate::facts) fn base(word: &str) -> &str {
    ["'s", "’s", "'S", "’S"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word)
}

/// Finds the runs of a text, in order.
pub(super) fn find(text: &Text, words: &Words<'_>) -> Vec<Run> {
    let mut runs = Vec::new();
    for (index, paragraph) in text.paragraphs.iter().enumerate() {
        let tokens = paragraph.tokens.start as usize..paragraph.tokens.end as usize;
        let may_be = text.paragraphs.len() > 1
            && (index == 0 || paragraph.kind == Some(BlockKind::Heading) || !ends(words, tokens.end));
        let headline = may_be && is_headline(words, tokens.clone());
        let sentences = paragraph.sentences.start as usize..paragraph.sentences.end as usize;
        for sentence in text.sentences.get(sentences).unwrap_or(&[]) {
            let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
            sentence_runs(words, range, headline, &mut runs);
        }
    }
    runs
}

/// Whether the paragraph that ends before `end` ends in a full stop.
fn ends(words: &Words<'_>, end: usize) -> bool {
    end.checked_sub(1).is_some_and(|last| words.mark(last).is_some())
}

/// Whether nearly every word of a short paragraph has a capital.
fn is_headline(words: &Words<'_>, tokens: Range<usize>) -> bool {
    if tokens.len() > 40 {
        return false;
    }
    let long =
        tokens.filter(|at| words.tokens.get(*at).is_some_and(|t| t.kind == TokenKind::Word && t.end - t.start >= 3));
    let (all, capitals) = long.fold((0, 0), |(n, c), at| (n + 1, c + usize::from(words.is_capital(at))));
    all >= 4 && capitals * 4 >= all * 3
}

fn sentence_runs(words: &Words<'_>, range: Range<usize>, headline: bool, runs: &mut Vec<Run>) {
    let mut at = range.start;
    let mut opens = true;
    while at < range.end {
        if !may_name(words, at, opens) {
            opens =
                opens && words.mark(at).is_some() || matches!(words.mark(at), Some('“' | '"' | '‘' | ':' | '•' | '—'));
            at += 1;
            continue;
        }
        let end = run_end(words, at, range.end);
        runs.extend(cut(words, at..end, opens, headline));
        opens = false;
        at = end;
    }
}

/// Whether a name may begin at a token.
fn may_name(words: &Words<'_>, at: usize, opens: bool) -> bool {
    let Some(token) = words.tokens.get(at).filter(|_| words.is_capital(at)) else { return false };
    let party =
        words.is_initial(at) && matches!(token.of(words.text), "D" | "R" | "I") && words.mark(at + 1) == Some('-');
    let hash = words.hash(at);
    let small = matches!(token.of(words.text), "The" | "A" | "An" | "And" | "But" | "Jr" | "Sr");
    !(party || small || NEVER.has(hash) || opens && COMMON.has(hash))
}

/// One past the last token of the run that begins at `start`.
fn run_end(words: &Words<'_>, start: usize, limit: usize) -> usize {
    let mut last = start;
    while let Some(next) = next_word(words, last, limit) {
        if words.is_possessive(last) || is_break(words, last, next) {
            break;
        }
        last = next;
    }
    last + 1
}

/// The next capitalised word of a run after the one at `last`: past a space, an initial's full stop, a hyphen, a particle or a
/// joint like `of`.
fn next_word(words: &Words<'_>, last: usize, limit: usize) -> Option<usize> {
    let capital = |at: usize| (at < limit && words.is_capital(at)).then_some(at);
    let next = last + 1;
    match words.mark(next) {
        Some('.')
            if words.touches(next)
                && (words.is_initial(last)
                    || matches!(
                        words.of(last),
                        "Jr" | "Sr"
                            | "St"
                            | "Gen"
                            | "Sen"
                            | "Rep"
                            | "Gov"
                            | "Dr"
                            | "Mr"
                            | "Mrs"
                            | "Ms"
                            | "Prof"
                            | "Lt"
                            | "Col"
                            | "Sgt"
                            | "Capt"
                            | "Rev"
                            | "Supt"
                            | "Cmdr"
                            | "Maj"
                            | "Hon"
                            | "Reps"
                            | "Sens"
                            | "Fr"
                            | "Adm"
                            | "Pres"
                            | "Insp"
                            | "Det"
                    )) =>
        {
            capital(next + 1)
        }
        Some('-' | '‐' | '‑') if words.touches(next) && words.touches(next + 1) => {
            let small =
                words.tokens.get(next + 1).is_some_and(|t| PARTICLES.has(t.hash)) && words.mark(next + 2) == Some('-');
            if small { capital(next + 3) } else { capital(next + 1) }
        }
        Some('&') => capital(next + 1),
        Some(_) => None,
        None => capital(next).or_else(|| joint(words, last, next, limit)),
    }
}

/// The capitalised word after a particle or after `of`, `for`, `and` inside an organisation.
fn joint(words: &Words<'_>, last: usize, next: usize, limit: usize) -> Option<usize> {
    let capital = |at: usize| (at < limit && words.is_capital(at)).then_some(at);
    let token = words.tokens.get(next)?;
    match token.of(words.text) {
        "of" | "for" | "on" if OF_HEADS.has(words.hash(last)) => {
            let after = if words.of(next + 1) == "the" { next + 2 } else { next + 1 };
            capital(after).filter(|at| !NEVER.has(words.hash(*at)) || words.is_capital(at + 1))
        }
        "and" if words.is_capital(next + 1) && AND_TAILS.has(words.hash(next + 1)) => capital(next + 1),
        _ if PARTICLES.has(token.hash) => {
            let mut at = next + 1;
            while at < next + 3
                && words.mark(at).is_none()
                && words.tokens.get(at).is_some_and(|t| PARTICLES.has(t.hash))
                && !words.is_capital(at)
            {
                at += 1;
            }
            if words.mark(at) == Some('-') { capital(at + 1) } else { capital(at) }
        }
        _ => None,
    }
}

/// Whether a run stops before the word at `next`.
fn is_break(words: &Words<'_>, last: usize, next: usize) -> bool {
    let hash = words.hash(next);
    let named = MEN.has(words.hash(last)) || WOMEN.has(words.hash(last)) || TITLES.has(words.hash(last));
    let word = words.of(next);
    NEVER.has(hash)
        && !(named && !word.ends_with('s') && !matches!(word, "I" | "Jan" | "Feb" | "Sept" | "Oct" | "Nov" | "Dec"))
        && !(OF_HEADS.has(words.hash(next + 1)) && words.is_capital(next + 1))
        || word == "A" && words.mark(next + 1) != Some('.')
        || matches!(word, "The" | "An" | "And" | "But" | "He" | "She" | "It" | "They" | "We" | "In" | "On" | "At")
}

/// The names in a run: what stands before a personal title inside it is a name of its own (`Ohio Gov. Ann Lee`).
fn cut(words: &Words<'_>, tokens: Range<usize>, opens: bool, headline: bool) -> impl Iterator<Item = Run> {
    let last = tokens.end - 1;
    let inside = tokens.start + 1..last;
    let title = inside.rev().find(|at| {
        let hash = words.hash(*at);
        words.mark(*at).is_none()
            && words.is_capital(*at)
            && !matches!(words.of(*at - 1), "of" | "for")
            && TITLES.has(hash)
            && !MEN.has(hash)
            && !WOMEN.has(hash)
    });
    let title =
        title.filter(|at| !words.is_possessive(*at) && !is_organisation(words, last) && words.of(at + 1) != "of");
    let first = title.filter(|_| !is_organisation(words, last)).map(|at| {
        let mut start = at;
        while start > tokens.start && TITLES.has(words.hash(start - 1)) && words.is_capital(start - 1) {
            start -= 1;
        }
        start
    });
    let split = first.unwrap_or(tokens.start);
    let before = (split > tokens.start).then(|| trimmed(words, tokens.start..split, opens, headline)).flatten();
    let after = trimmed(words, split..tokens.end, opens && split == tokens.start, headline);
    before.into_iter().chain(after)
}

/// Whether a run's last word makes it an organisation, so that titles inside it are none.
fn is_organisation(words: &Words<'_>, last: usize) -> bool {
    ORG_HEADS.has(words.hash(last)) || THINGS.has(words.hash(last))
}

/// A run without the titles and the sentence's own first word before the name.
fn trimmed(words: &Words<'_>, tokens: Range<usize>, mut opens: bool, headline: bool) -> Option<Run> {
    let mut start = tokens.start;
    let organisation = is_organisation(words, tokens.end - 1);
    let mut title: Option<Span> = None;
    while start < tokens.end {
        let hash = words.hash(start);
        let heads = start + 1 < tokens.end && matches!(words.of(start + 1), "of" | "for");
        let office =
            matches!(words.of(start), "Secretary" | "Minister" | "Director" | "Attorney" | "Speaker" | "Leader");
        if words.mark(start).is_some() || words.of(start).starts_with(char::is_lowercase) && title.is_some() {
            start += 1;
        } else if TITLES.has(hash)
            && !words.is_possessive(start)
            && (!heads || office)
            && !(organisation && UNSURE_TITLES.has(hash))
        {
            let mut end = start + 1;
            if heads {
                end = office_end(words, start, tokens.end);
            }
            title = words.tokens.get(start).zip(words.tokens.get(end - 1)).map(|(a, b)| {
                let own = Span { start: a.start, end: b.end };
                title.map_or(own, |t| t.cover(own))
            });
            (start, opens) = (end, false);
        } else {
            break;
        }
    }
    let given = |at: usize| MEN.has(words.hash(at)) || WOMEN.has(words.hash(at));
    let dubious = (opens || words.is_also_lower(start)) && start + 2 < tokens.end && !words.is_initial(start);
    let named = given(start + 1) || opens && TRADES.contains(&words.of(start));
    if dubious && !organisation && !given(start) && words.mark(start + 1).is_none() && named {
        (start, opens) = (start + 1, false);
    }
    finished(words, start..tokens.end, title, opens, headline)
}

/// What somebody does, in a capital at the head of a sentence; no word that firms and places begin with.
const TRADES: &[&str] = &[
    "Owner",
    "Columnist",
    "Photographer",
    "Historian",
    "Economist",
    "Psychologist",
    "Prosecutor",
    "Producer",
    "Organizer",
    "Organiser",
    "Campaigner",
];

/// One past the office that a title goes on with: `Secretary of State`, `Minister for Works`.
fn office_end(words: &Words<'_>, start: usize, limit: usize) -> usize {
    let mut at = start + 2;
    while at < limit && !words.is_capital(at) {
        at += 1;
    }
    at += 1;
    let given = |at: usize| MEN.has(words.hash(at)) || WOMEN.has(words.hash(at));
    while at + 2 < limit && !given(at) {
        at += 1;
    }
    at.min(limit)
}

/// The parts of a run in a headline, longest first at each word, that `is_known` knows.
pub(super) fn known_parts(words: &Words<'_>, run: &Run, is_known: impl Fn(&Run) -> bool) -> Vec<Run> {
    let mut parts = Vec::new();
    let mut at = run.tokens.start;
    while at < run.tokens.end {
        let longest = run.tokens.end.min(at + 5);
        let ends = (at + 1..=longest).rev();
        let found = ends.filter_map(|end| finished(words, at..end, None, true, true)).find(|part| is_known(part));
        at = found.as_ref().map_or(at + 1, |part| part.tokens.end);
        parts.extend(found);
    }
    parts
}

fn finished(words: &Words<'_>, tokens: Range<usize>, title: Option<Span>, opens: bool, headline: bool) -> Option<Run> {
    let (first, last) = (words.tokens.get(tokens.start)?, words.tokens.get(tokens.end.checked_sub(1)?)?);
    let end = last.start + base(last.of(words.text)).len() as u32;
    let full_stop = words.touches(tokens.end)
        && words.mark(tokens.end) == Some('.')
        && (words.is_initial(tokens.end - 1) && tokens.len() > 1 && words.mark(tokens.end - 2) == Some('.')
            || matches!(words.of(tokens.end - 1), "Jr" | "Sr" | "Inc" | "Corp" | "Co" | "Ltd"));
    let suffix = matches!(words.of(tokens.end - 1), "Jr" | "Sr" | "II" | "III" | "IV") && tokens.len() > 1;
    let name_last = if suffix {
        (tokens.start..tokens.end - 1).rev().find(|at| words.mark(*at).is_none())?
    } else {
        tokens.end - 1
    };
    let count = tokens.clone().filter(|at| words.mark(*at).is_none()).count();
    (tokens.start < tokens.end && first.end > first.start).then(|| Run {
        span: Span { start: first.start, end: if full_stop { end + 1 } else { end } },
        title,
        words: count,
        first: words.hash(tokens.start),
        last: words.hash(name_last),
        opens,
        headline,
        tokens,
    })
}
