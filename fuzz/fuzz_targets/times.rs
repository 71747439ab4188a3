//! Any text: times lie on characters and their intervals run forward, with a date of publication and without.

#![no_main]

use copydesk::facts::times;
use copydesk::ingest::{Article, Published};
use copydesk::text::Text;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|said: &str| {
    let mut article = Article::from_text("a.txt", said);
    let text = Text::new(&article.text, &[]);
    for published in [None, Published::parse("2024-02-29T23:59:59+14:00"), Published::parse("0001-01-01")] {
        article.meta.published = published;
        for time in times::find(&article, &text) {
            let span = time.span;
            assert!(said.get(span.from()..span.to()).is_some(), "{span:?} cuts a character or leaves the text");
        }
    }
});
