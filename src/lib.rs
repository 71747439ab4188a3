//! copydesk audits a folder of articles: which passages were copied from where, where the sourcing is thin, where an
//! article contradicts itself, and which claims rest on more than one independent source.

pub mod audit;
pub mod claims;
pub mod cli;
pub mod config;
pub mod digest;
pub mod facts;
pub mod ingest;
pub mod normal;
pub mod passages;
pub mod report;
pub mod rules;
pub mod span;
pub mod text;

pub use audit::{Audit, Desk, Error};
