//! Any text: the segmenter and every fact, with the invariants that later stages lean on.

#![no_main]

use copydesk::facts::Reading;
use copydesk::ingest::Article;
use copydesk::span::Span;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let reading = Reading::new(Article::from_text("a.txt", text));
    let on_characters = |span: Span| {
        assert!(text.get(span.from()..span.to()).is_some(), "{span:?} cuts a character or leaves the text");
    };
    let mut last = 0;
    for sentence in &reading.text.sentences {
        assert!(sentence.span.start >= last && !sentence.span.is_empty());
        on_characters(sentence.span);
        last = sentence.span.end;
    }
    let facts = &reading.facts;
    facts.quotes.iter().for_each(|q| on_characters(q.span));
    facts.attributions.iter().for_each(|a| on_characters(a.source.span));
    facts.times.iter().for_each(|t| on_characters(t.span));
    facts.numbers.iter().for_each(|n| on_characters(n.span));
    facts.names.iter().for_each(|n| on_characters(n.span));
    for clash in facts.clashes.iter().filter(|c| c.field == copydesk::facts::Field::Text) {
        on_characters(clash.span);
    }
});
