//! Any bytes, read under the name of every reader: what comes out is sound, and no reader falls.

#![no_main]

use copydesk::ingest::{Limits, READERS, read_bytes};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let names = READERS.iter().filter_map(|reader| reader.extensions.first());
    for extension in names {
        let intake = read_bytes(&format!("a.{extension}"), data.to_vec(), &Limits::default());
        for article in &intake.articles {
            for block in &article.blocks {
                assert!(article.text.get(block.span.from()..block.span.to()).is_some());
            }
            let end = u32::try_from(article.text.len()).unwrap_or(u32::MAX);
            assert!(article.position(end).line >= 1);
        }
    }
});
