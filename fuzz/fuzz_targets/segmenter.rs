//! Any text: tokens, sentences and paragraphs lie on characters, in order, and lose no word.

#![no_main]

use copydesk::span::Span;
use copydesk::text::Text;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let taken = Text::new(text, &[]);
    let on_characters = |span: Span| {
        assert!(text.get(span.from()..span.to()).is_some(), "{span:?} cuts a character or leaves the text");
    };
    let mut last = 0;
    for token in &taken.tokens {
        on_characters(token.span());
        assert!(token.span().start >= last && !token.span().is_empty());
        last = token.span().end;
    }
    last = 0;
    for sentence in &taken.sentences {
        on_characters(sentence.span);
        assert!(sentence.span.start >= last && !sentence.span.is_empty());
        last = sentence.span.end;
    }
    for token in taken.tokens.iter().filter(|token| token.is_word()) {
        let sentence = taken.sentences.get(taken.sentence_at(token.start)).map(|sentence| sentence.span);
        assert!(sentence.is_some_and(|span| span.start <= token.start && token.start < span.end), "{token:?}");
    }
});
