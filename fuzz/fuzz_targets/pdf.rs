//! Any bytes read as a PDF, in a build that reads them: an article or a reason, in bounded time and memory.

#![no_main]

use copydesk::ingest::{Settings, read_bytes};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

/// What the parser does wrong is caught and tells in the reason; here it is not told on standard error as well.
static SETTINGS: LazyLock<Settings> = LazyLock::new(|| {
    std::panic::set_hook(Box::new(|_| {}));
    Settings::default()
});

fuzz_target!(|data: &[u8]| {
    let intake = read_bytes("a.pdf", data.to_vec(), &SETTINGS);
    assert!(!intake.is_empty());
    for article in &intake.articles {
        for block in &article.blocks {
            assert!(article.text.get(block.span.from()..block.span.to()).is_some());
        }
    }
});
