//! Any rule page and any configuration: an answer or a complaint, never a panic.

#![no_main]

use copydesk::config::{Config, PageFile};
use copydesk::rules::Rules;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = Config::parse("copydesk.toml", text);
    let page = PageFile { path: "rules/page.md".to_owned(), text: text.to_owned() };
    let mut config = Config::default();
    config.pages = vec![page];
    let _ = Rules::load(&config);
});
