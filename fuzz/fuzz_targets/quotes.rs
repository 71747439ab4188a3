//! Any text: quotations and who is cited lie on characters, and a quotation's speaker is a place in the text.

#![no_main]

use copydesk::facts::{attribution, names, quotes};
use copydesk::ingest::Article;
use copydesk::text::Text;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|said: &str| {
    let article = Article::from_text("a.txt", said);
    let text = Text::new(&article.text, &[]);
    let names = names::find(&article, &text);
    let mut quotes = quotes::find(&article, &text);
    let attributions = attribution::find(&article, &text, &mut quotes, &names);
    let spans = quotes.iter().map(|q| q.span).chain(attributions.iter().map(|a| a.source.span));
    for span in spans {
        assert!(said.get(span.from()..span.to()).is_some(), "{span:?} cuts a character or leaves the text");
    }
    assert!(quotes.windows(2).all(|pair| pair[0].span.start <= pair[1].span.start));
});
