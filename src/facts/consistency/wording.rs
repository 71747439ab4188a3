//! Slips of the keyboard: a word twice, a paragraph twice.

use super::desk::{Desk, between, clash};
use super::{Checker, Clash};
use crate::facts::Facts;
use crate::ingest::{Article, BlockKind};
use crate::span::Span;
use crate::text::layout::credits_picture;
use crate::text::{Paragraph, Text, Token};
use std::collections::HashMap;
use xxhash_rust::xxh3::xxh3_64;

/// No word twice.
pub(super) const DOUBLED: Checker =
    Checker { name: "doubled-word", about: "the same word twice in a row", check: doubled };

/// Words that stand twice by right, or for emphasis.
const TWICE: &[&str] = &[
    "had", "that", "very", "so", "no", "bye", "ha", "long", "many", "really", "much", "yes", "knock", "blah", "bang",
    "boom", "again", "never", "more", "far", "go", "well", "too", "hear", "is", "do", "her", "there", "now", "oh",
    "ah", "hey", "wait", "please", "up", "down", "years", "old", "big", "sorry", "good", "right", "please", "win",
    "what", "why", "it", "you", "who", "la", "ho", "tut", "tsk", "chop", "cha", "yadda", "ever", "way", "la", "na",
    "ok", "okay", "like", "tick", "beep", "pro", "sing", "cry", "run", "fight", "lie", "over", "round", "first",
    "hush", "dum", "plus",
];
/// Words that may end a verb: `he filled in in a real role`.
const STRANDED: &[&str] = &["in", "on", "for", "at"];
/// Verbs that take such a word to themselves.
const PHRASAL: &[&str] = &[
    "filled", "fill", "fills", "moved", "move", "turned", "turn", "logged", "log", "broke", "break", "signed", "sign",
    "checked", "check", "settled", "kicked", "carry", "carried", "stepped", "step", "tuned", "phoned", "handed",
    "dropped", "cashed", "chipped", "joined", "waiting", "waited", "wait",
];

fn doubled(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    let v = &desk.view;
    for at in 1..text.tokens.len() {
        let (Some(one), Some(two)) = (v.get(at - 1), v.get(at)) else { continue };
        if one.hash != two.hash || one.hash == 0 || !v.is_word(at) || v.breaks_before(at) {
            continue;
        }
        let gap = Span { start: one.end, end: two.start }.of(v.text);
        let (first, second) = (v.word(at - 1), v.word(at));
        let name = v.is_capital(at) && v.is_capital(at - 1);
        let short = second.chars().count() < 2 && !second.eq_ignore_ascii_case("a");
        let joined = v.is_dash(at.wrapping_sub(2))
            || v.is_dash(at + 1) && v.glued(at + 1)
            || v.is_any(at.wrapping_sub(2), &["#", "@", "/", "_"]);
        let thrice = at >= 2 && v.is(at - 2, second) || v.is(at + 1, second);
        // Columns of a table stand further apart.
        let spaces = (1..3).contains(&gap.chars().count()) && gap.chars().all(|c| c == ' ' || c == '\u{a0}');
        if name
            || short
            || joined
            || thrice
            || !spaces
            || v.is_any(at, TWICE)
            || v.is_capital(at)
            || is_stranded(&desk, at)
            || is_markup(&desk, at)
        {
            continue;
        }
        clashes.push(clash("doubled-word", v.span(at - 1, at + 1), format!("“{first}” stands twice")));
    }
}

/// Whether a preposition twice ends a verb and begins a phrase.
fn is_stranded(desk: &Desk<'_>, at: usize) -> bool {
    desk.view.is_any(at, STRANDED) && desk.view.is_any(at.wrapping_sub(2), PHRASAL)
}

/// Whether the sentence is a post with hashtags, handles or links, copied with its markup.
fn is_markup(desk: &Desk<'_>, at: usize) -> bool {
    let v = &desk.view;
    let near = at.saturating_sub(30)..at + 30;
    near.into_iter().any(|i| {
        v.is_any(i, &["#", "@", "http", "https", "pic", "RT"]) && v.glued(i + 1)
            || v.word(i).contains("twitter")
            || v.is(i, "�")
    })
}

/// No paragraph twice.
pub(super) const REPEATED: Checker =
    Checker { name: "repeated-paragraph", about: "a paragraph that stands in the article twice", check: repeated };

/// No sentence twice.
pub(super) const SENTENCE: Checker = Checker {
    name: "repeated-sentence",
    about: "a sentence that stands in the article twice, in paragraphs that are not the same",
    check: repeated_sentence,
};

/// Shorter paragraphs and sentences recur by right: credits, links, refrains.
const SHORTEST: usize = 12;

/// What recurs, with its first place.
#[derive(Default)]
struct Seen {
    first: HashMap<u64, (usize, Span)>,
    last: Option<(usize, usize)>,
}

impl Seen {
    /// The first place of the words, if they stood before and are no continuation of a run that was told already.
    fn again(&mut self, words: u64, index: usize, span: Span) -> Option<Span> {
        let Some((first, there)) = self.first.get(&words).copied() else {
            self.first.insert(words, (index, span));
            return None;
        };
        let goes_on = self.last == Some((first.wrapping_sub(1), index.wrapping_sub(1)));
        self.last = Some((first, index));
        (!goes_on).then_some(there)
    }
}

/// A hash of the words of some tokens, where they are enough.
fn words_of(tokens: &[Token]) -> Option<u64> {
    let hashes: Vec<u8> = tokens.iter().filter(|t| t.is_word()).flat_map(|t| t.hash.to_le_bytes()).collect();
    (hashes.len() / 4 >= SHORTEST).then(|| xxh3_64(&hashes))
}

fn repeated(article: &Article, text: &Text, _facts: &Facts, clashes: &mut Vec<Clash>) {
    if is_live(article, text) {
        return;
    }
    let mut seen = Seen::default();
    for (index, paragraph) in text.paragraphs.iter().enumerate() {
        let Some(words) = words_of(tokens_of(text, paragraph)).filter(|_| !is_label(article, text, index)) else {
            continue;
        };
        if let Some(there) = seen.again(words, index, paragraph.span) {
            let why = "this paragraph stands in the article already".to_owned();
            clashes.push(between("repeated-paragraph", paragraph.span, why, there, "the same words".to_owned()));
        }
    }
}

fn tokens_of<'a>(text: &'a Text, paragraph: &Paragraph) -> &'a [Token] {
    text.tokens.get(paragraph.tokens.start as usize..paragraph.tokens.end as usize).unwrap_or(&[])
}

/// Whether a paragraph is a heading, a teaser or a caption: these repeat by right what stands elsewhere.
fn is_label(article: &Article, text: &Text, index: usize) -> bool {
    let Some(paragraph) = text.paragraphs.get(index) else { return true };
    let words = paragraph.span.of(&article.text);
    let ends = words.trim_end_matches(['"', '\'', '”', '’', ')', ']']).ends_with(['.', '!', '?']);
    let next = text.paragraphs.get(index + 1).map_or("", |p| p.span.of(&article.text));
    let credited = |words: &str| credits_picture(words) || MAKERS.iter().any(|m| words.contains(m));
    let beside = next.len() < 80 && (credited(next) || next.starts_with("Photo") || next.starts_with("Image "));
    paragraph.kind.is_some_and(|k| k != BlockKind::Quote && k != BlockKind::Item)
        || !ends
        || words.starts_with("FILE ")
        || beside
        || credited(words)
}

/// Whom pictures are credited to, beside what a credit always says.
const MAKERS: &[&str] =
    &[" Photo", "/AP", " AP)", ", AP", "via AP", "/Reuters", "REUTERS", "AFP", "EPA", "/Pool", "Shutterstock"];

fn repeated_sentence(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    if is_live(article, text) {
        return;
    }
    let mut paragraphs: HashMap<u64, u32> = HashMap::new();
    for words in text.paragraphs.iter().filter_map(|p| words_of(tokens_of(text, p))) {
        *paragraphs.entry(words).or_default() += 1;
    }
    let mut seen = Seen::default();
    for (at, paragraph) in text.paragraphs.iter().enumerate() {
        let twice = words_of(tokens_of(text, paragraph)).is_some_and(|w| paragraphs.get(&w).is_some_and(|n| *n > 1));
        // A sentence that is a whole paragraph is a standfirst, an abstract or a line set apart.
        if twice || paragraph.sentences.len() < 2 || is_label(article, text, at) {
            continue;
        }
        let sentences = paragraph.sentences.start as usize..paragraph.sentences.end as usize;
        for (index, sentence) in text.sentences.iter().enumerate().take(sentences.end).skip(sentences.start) {
            let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
            let words = text.tokens.get(range).and_then(words_of);
            let quoted = facts.quotes.partition_point(|q| q.span.end <= sentence.span.start);
            let quoted = facts.quotes.get(quoted).is_some_and(|q| q.span.overlaps(sentence.span));
            let Some(words) = words.filter(|_| !quoted) else { continue };
            if let Some(there) = seen.again(words, index, sentence.span) {
                let why = "this sentence stands in the article already".to_owned();
                clashes.push(between("repeated-sentence", sentence.span, why, there, "the same words".to_owned()));
            }
        }
    }
}

/// Whether the article is a run of dispatches, set apart by rules or hours: these repeat their background by right.
fn is_live(article: &Article, text: &Text) -> bool {
    let rule = |p: &crate::text::Paragraph| {
        p.span.of(&article.text).trim_end_matches('.').chars().all(|c| matches!(c, '_' | '-' | '*' | '='))
    };
    text.paragraphs.iter().filter(|p| rule(p)).count() >= 2
}

#[cfg(test)]
mod tests {
    use crate::facts::consistency::tests::explain;

    #[test]
    fn a_doubled_word_is_found_and_emphasis_is_none() {
        assert_eq!(explain("doubled-word", "They crossed the the river.", None), ["the the: “the” stands twice"]);
        for text in [
            "He had had enough.",
            "a sit-in in Leeds",
            "Sirhan Sirhan left",
            "a very very long way",
            "the end.\nThe end",
            "Yes, yes",
            "It sold nil     nil tonnes.",
            "It was the moment they had waited for for years.",
            "He filled in in a real role.",
            "Rated from A plus plus to B.",
        ] {
            assert_eq!(explain("doubled-word", text, None), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_paragraph_twice_is_found_once_a_block() {
        let one = "The council of the small town met late on Monday and voted to shut the old bridge.";
        let two = "Traffic will be sent by way of the new road until the works end in the spring of next year.";
        let text = format!("{one}\n\n{two}\n\nMore.\n\n{one}\n\n{two}\n");
        assert_eq!(explain("repeated-paragraph", &text, None).len(), 1);
        let photo = format!("{one}\n\nPhoto: A. Roe\n\nMore.\n\n{one}\n\nPhoto: A. Roe");
        assert_eq!(explain("repeated-paragraph", &photo, None).len(), 0);
        assert_eq!(explain("repeated-paragraph", "Read more here.\n\nText.\n\nRead more here.", None).len(), 0);
    }

    #[test]
    fn a_sentence_twice_is_found_where_its_paragraph_is_not_the_same() {
        let one = "The council of the small town met late on Monday and voted to shut the old bridge.";
        let text = format!("It rained. {one}\n\nIt snowed. Nobody came. {one} Then they slept.");
        assert_eq!(explain("repeated-sentence", &text, None).len(), 1);
        assert_eq!(explain("repeated-sentence", &format!("{one} It rained.\n\n{one} It rained."), None).len(), 0);
        let said = "“We will never again come to this town to ask for anything at all,” he said.";
        assert_eq!(explain("repeated-sentence", &format!("{said} It rained.\n\nIt snowed. {said}"), None).len(), 0);
    }
}
