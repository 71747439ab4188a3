//! The search on small folders of made-up text.

use super::{Passages, find};
use crate::facts::Reading;
use crate::ingest::Article;
use proptest::prelude::*;

/// Words that stand for a text: each number is one word.
fn text(words: &[u16]) -> String {
    let words: Vec<String> = words.iter().map(|w| format!("w{w}")).collect();
    words.join(" ")
}

fn reading(path: &str, text: String) -> Reading {
    Reading::for_passages(Article::from_text(path, text))
}

fn words(count: usize) -> impl Strategy<Value = Vec<u16>> {
    prop::collection::vec(0_u16..5000, count)
}

fn spans(found: &Passages) -> Vec<(u32, crate::span::Span, u32, crate::span::Span)> {
    found.list.iter().map(|p| (p.a.article, p.a.span, p.b.article, p.b.span)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_copy_of_thirty_words_is_found_on_word_edges(copy in words(30), a in words(90), b in words(70)) {
        let one = [a[..40].to_vec(), copy.clone(), a[40..].to_vec()].concat();
        let other = [b[..20].to_vec(), copy, b[20..].to_vec()].concat();
        let readings = [reading("a.txt", text(&one)), reading("b.txt", text(&other))];
        let found = find(&readings);
        prop_assert!(!found.list.is_empty());
        for (a, in_a, b, in_b) in spans(&found) {
            for (article, span) in [(a, in_a), (b, in_b)] {
                let tokens = &readings[article as usize].text.tokens;
                prop_assert!(tokens.iter().any(|t| t.start == span.start) && tokens.iter().any(|t| t.end == span.end));
            }
        }
    }

    #[test]
    fn names_of_files_decide_nothing(copy in words(40), a in words(50), b in words(60)) {
        let (one, other) = (text(&[a, copy.clone()].concat()), text(&[copy, b].concat()));
        let there = find(&[reading("a.txt", one.clone()), reading("b.txt", other.clone())]);
        let back = find(&[reading("a.txt", other), reading("b.txt", one)]);
        let turned: Vec<_> = spans(&back).into_iter().map(|(a, in_a, b, in_b)| (a, in_b, b, in_a)).collect();
        prop_assert_eq!(spans(&there), turned);
    }

    #[test]
    fn an_article_that_shares_nothing_changes_nothing(copy in words(40), a in words(50), b in words(60)) {
        let (one, other) = (text(&[a, copy.clone()].concat()), text(&[copy, b].concat()));
        let stranger = (0..80).map(|n| format!("z{n}")).collect::<Vec<_>>().join(" ");
        let two = [reading("a.txt", one), reading("b.txt", other)];
        let three = [two[0].clone(), two[1].clone(), reading("c.txt", stranger)];
        prop_assert_eq!(find(&two).list, find(&three).list);
    }
}

#[test]
fn an_exact_duplicate_is_folded_into_the_first_by_path() {
    let same = text(&(0..50).collect::<Vec<u16>>());
    let found = find(&[reading("a.txt", same.clone()), reading("b.txt", same)]);
    assert_eq!(found.duplicate_of, [None, Some(0)]);
    assert!(found.list.is_empty());
}

#[test]
fn one_thread_and_four_find_the_same() {
    let story: Vec<u16> = (0..120).collect();
    let readings: Vec<Reading> = (0..30_u16)
        .map(|n| {
            reading(&format!("{n:02}.txt"), text(&[story.clone(), (200 + n * 40..240 + n * 40).collect()].concat()))
        })
        .collect();
    let with = |threads: usize| {
        rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap().install(|| find(&readings))
    };
    let (one, four) = (with(1), with(4));
    assert_eq!(one.list, four.list);
    assert_eq!(one.list.len(), 30 * 29 / 2);
}

fn kinds(found: &Passages) -> Vec<(u32, u32, super::PassageKind)> {
    found.list.iter().map(|p| (p.a.article, p.b.article, p.kind)).collect()
}

fn report(path: &str, outlet: &str, published: &str, text: &str) -> Reading {
    let mut article = Article::from_text(path, text);
    article.meta.outlet = Some(outlet.to_owned());
    article.meta.published = crate::ingest::Published::parse(published);
    Reading::for_passages(article)
}

const QUOTE: &str = "\"The dam will hold this winter and the next one, and whoever says otherwise has not seen it,\"";

#[test]
fn a_sentence_two_papers_heard_is_a_quotation() {
    let found = find(&[
        report("a.txt", "Star", "2026-03-01", &format!("Rain fell on the valley for a week. {QUOTE} Ann Rook said.")),
        report(
            "b.txt",
            "Post",
            "2026-03-01",
            &format!("At the lock, visitors asked for the keeper. {QUOTE} she said."),
        ),
    ]);
    assert_eq!(kinds(&found), [(0, 1, super::PassageKind::Quotation)]);
}

const TAKEN: &str = "The keeper of the upper lock opened both gates before dawn because the river had risen by a metre in \
one night, and the boats that lay below were carried out over the meadow as far as the chapel wall.";

#[test]
fn a_paper_that_says_who_reported_it_credits_it() {
    let credited = |lead: &str| {
        let found = find(&[
            report("a.txt", "Vale Star", "2026-03-01", TAKEN),
            report("b.txt", "Post", "2026-03-03", &format!("{lead}\n\n{TAKEN}\n\nSchools here stay open.")),
        ]);
        found.list.iter().map(|p| (p.direction, p.credited)).collect::<Vec<_>>()
    };
    assert_eq!(credited("This is what the Vale Star reported from the lock:"), [(super::Direction::AToB, true)]);
    assert_eq!(credited("There was news from the lock as well:"), [(super::Direction::AToB, false)]);
}
