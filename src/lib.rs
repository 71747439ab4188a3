//! copydesk audits a folder of articles: which passages were copied from where, where the sourcing is thin, where an
//! article contradicts itself, and which claims rest on more than one independent source.
//!
//! It never says true or false. It says who stands behind a sentence, and shows the words that made it say so.
//!
//! # A tour
//!
//! A [`Desk`] is a project opened: its configuration and its rules. It takes files and folders, or articles that are in
//! memory already, and gives an [`Audit`]:
//!
//! ```
//! use copydesk::config::Config;
//! use copydesk::ingest::{Article, Published};
//! use copydesk::{Desk, report};
//!
//! let mut post = Article::from_text("post.txt", "The night ferry to Sandholm was taken out of service on Tuesday \
//!     after a fire in its engine room, and will not sail again before the summer. A bus takes its \
//!     passengers round by the bridge, the company said.");
//! post.meta.outlet = Some("Sandholm Post".to_owned());
//! post.meta.published = Published::parse("2026-05-05");
//!
//! let mut news = Article::from_text("news.txt", "Holiday plans are in doubt. The night ferry to Sandholm was taken out \
//!     of service on Tuesday after a fire in its engine room, and will not sail again before the summer. A bus takes its \
//!     passengers round by the bridge, the company said.");
//! news.meta.outlet = Some("Harbour News".to_owned());
//! news.meta.published = Published::parse("2026-05-06");
//!
//! let desk = Desk::with_config(Config::default())?;
//! let audit = desk.audit_articles([post, news]);
//!
//! // One passage, with its kind, its direction and the evidence for it.
//! let passage = &audit.passages.list[0];
//! assert_eq!(passage.kind.name(), "verbatim");
//! println!("{}: {}", passage.direction.name(), passage.evidence.join("; "));
//!
//! // What the rules found, each as `path:line:column: severity: rule: message`.
//! for finding in audit.findings() {
//!     println!("{finding}");
//! }
//!
//! // Any report, as bytes.
//! let mut out = Vec::new();
//! report::write(&audit, &report::json::FORMAT, &mut out)?;
//! assert!(out.starts_with(br#"{"schema": "copydesk.audit/1""#));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! With files, and the project's own `copydesk.toml` and rule pages:
//!
//! ```no_run
//! let desk = copydesk::Desk::open(".")?;
//! let audit = desk.audit(["corpus/bridge"])?;
//! println!("{} findings", audit.findings().count());
//! # Ok::<(), copydesk::Error>(())
//! ```
//!
//! # The stages
//!
//! Each stage is a function of what stands to its left, and knows nothing of what stands to its right:
//!
//! * [`ingest`]: files to articles, with metadata and a map back to the file;
//! * [`text`]: a text to tokens, sentences and paragraphs;
//! * [`facts`]: an article to its quotes, attributions, times, numbers and names;
//! * [`passages`]: articles to the stretches they share;
//! * [`claims`]: facts and passages to claims, with their origins and conflicts;
//! * [`rules`]: everything to findings, by pages that an editor writes;
//! * [`report`]: an audit to bytes, in any of [`report::FORMATS`];
//! * [`snapshot`]: an audit to accepted reports, and what has changed since.
//!
//! The same input gives the same bytes, for any number of threads and on any machine. Offsets are bytes inside
//! ([`span::Span`]) and Unicode code points in every report.

pub mod audit;
pub mod claims;
pub mod cli;
pub mod config;
pub mod digest;
pub mod facts;
pub mod files;
pub mod ingest;
pub mod normal;
pub mod passages;
pub mod report;
pub mod rules;
pub mod snapshot;
pub mod span;
pub mod text;

pub use audit::{Audit, Desk, Error, Found};
