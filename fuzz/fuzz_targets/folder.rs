//! Any few articles (parts between form feeds): passages and claims, and that the order of the articles changes nothing
//! in how much is found.

#![no_main]

use copydesk::facts::Reading;
use copydesk::ingest::Article;
use copydesk::passages;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let readings: Vec<Reading> = text
        .split('\u{c}')
        .take(6)
        .enumerate()
        .map(|(n, part)| Reading::new(Article::from_text(format!("{n}.txt"), part)))
        .collect();
    for passage in passages::find(&readings).list {
        for side in [passage.a, passage.b] {
            let article = &readings[side.article as usize].article;
            assert!(article.text.get(side.span.from()..side.span.to()).is_some());
        }
        assert!(passage.a.article != passage.b.article);
    }
});
