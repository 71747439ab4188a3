//! An audit out, as bytes: one file a format.

pub mod facts_jsonl;
pub mod json;
