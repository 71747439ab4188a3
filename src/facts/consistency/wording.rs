//! Slips of the keyboard: a word twice, a paragraph twice.

use super::desk::{Desk, between, clash};
use super::{Checker, Clash};
use crate::facts::Facts;
use crate::ingest::Article;
use crate::span::Span;
use crate::text::Text;
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
    "hush", "dum",
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
        let spaces = !gap.is_empty() && gap.chars().all(|c| c == ' ' || c == '\u{a0}');
        if name
            || short
            || joined
            || thrice
            || !spaces
            || v.is_any(at, TWICE)
            || v.is_capital(at)
            || is_markup(&desk, at)
        {
            continue;
        }
        clashes.push(clash("doubled-word", v.span(at - 1, at + 1), format!("“{first}” stands twice")));
    }
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

/// Shorter paragraphs recur by right: credits, links, refrains.
const SHORTEST: usize = 12;

fn repeated(article: &Article, text: &Text, _facts: &Facts, clashes: &mut Vec<Clash>) {
    if is_live(article, text) {
        return;
    }
    let mut seen: HashMap<u64, (usize, Span)> = HashMap::new();
    let mut last = None;
    for (index, paragraph) in text.paragraphs.iter().enumerate() {
        let range = paragraph.tokens.start as usize..paragraph.tokens.end as usize;
        let tokens = text.tokens.get(range).unwrap_or(&[]);
        let hashes: Vec<u8> = tokens.iter().filter(|t| t.is_word()).flat_map(|t| t.hash.to_le_bytes()).collect();
        if hashes.len() / 4 < SHORTEST {
            continue;
        }
        let Some((first, there)) = seen.get(&xxh3_64(&hashes)).copied() else {
            seen.insert(xxh3_64(&hashes), (index, paragraph.span));
            continue;
        };
        if last != Some((first.wrapping_sub(1), index.wrapping_sub(1))) {
            let why = "this paragraph stands here already".to_owned();
            clashes.push(between("repeated-paragraph", paragraph.span, why, there, "the same words".to_owned()));
        }
        last = Some((first, index));
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
        assert_eq!(explain("repeated-paragraph", "Read more here.\n\nText.\n\nRead more here.", None).len(), 0);
    }
}
