//! Any bytes under any extension: the first byte chooses the reader, the rest is the file.

#![no_main]

use copydesk::ingest::{Limits, READERS, read_bytes};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((first, rest)) = data.split_first() else { return };
    let extensions: Vec<&str> = READERS.iter().flat_map(|reader| reader.extensions.iter().copied()).collect();
    let Some(extension) = extensions.get(usize::from(*first) % extensions.len().max(1)) else { return };
    let intake = read_bytes(&format!("a.{extension}"), rest.to_vec(), &Limits::default());
    for article in &intake.articles {
        for block in &article.blocks {
            assert!(article.text.get(block.span.from()..block.span.to()).is_some());
        }
        let end = u32::try_from(article.text.len()).unwrap_or(u32::MAX);
        assert!(article.position(end).line >= 1);
    }
});
