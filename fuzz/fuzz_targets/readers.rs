//! Any bytes, read under the name of every reader and container: what comes out is sound, and no reader falls.

#![no_main]

use copydesk::ingest::{CONTAINERS, READERS, Settings, read_bytes};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static SETTINGS: LazyLock<Settings> = LazyLock::new(Settings::default);

fuzz_target!(|data: &[u8]| {
    let readers = READERS.iter().filter_map(|reader| reader.extensions.first());
    let containers = CONTAINERS.iter().filter_map(|container| container.extensions.first());
    for extension in readers.chain(containers) {
        let intake = read_bytes(&format!("a.{extension}"), data.to_vec(), &SETTINGS);
        assert!(!intake.is_empty());
        for article in &intake.articles {
            for block in &article.blocks {
                assert!(article.text.get(block.span.from()..block.span.to()).is_some());
            }
            let end = u32::try_from(article.text.len()).unwrap_or(u32::MAX);
            assert!(article.position(end).line >= 1);
        }
    }
});
