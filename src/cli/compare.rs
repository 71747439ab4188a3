//! `copydesk compare`: two articles side by side.

use super::one::{self, Advice};
use super::outputs::Redacting;
use super::session::Session;
use super::{Exit, Failure};
use crate::ingest::Intake;
use crate::report::{Part, View, visible};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Two articles side by side: what each has of the other
#[derive(Args)]
#[command(
    long_about = "Sets two articles side by side: how much of each stands in the other, then every passage they share, word \
    by word, with what sort of reuse it is, who took from whom as far as the evidence goes, and that evidence.",
    after_help = "Examples:
  copydesk compare agency.txt ours.md
  copydesk compare archive.jsonl#4711 ours.md                an article of a collection, by its id
  copydesk compare --format json agency.txt ours.md          the passages, as `copydesk passages` writes them"
)]
pub struct Compare {
    /// The article for the left side; `FILE.jsonl#ID` is one of a collection
    #[arg(value_name = "ARTICLE")]
    left: PathBuf,
    /// The article for the right side
    #[arg(value_name = "OTHER")]
    right: PathBuf,
    /// How to write the report
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    format: Format,
    #[command(flatten)]
    redacting: Redacting,
}

/// How a comparison is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Terminal,
    /// For programs: schema copydesk.audit/1, one object a line
    Json,
}

impl Compare {
    /// Runs it.
    pub(super) fn run(self, session: &Session) -> Result<Exit, Failure> {
        let [left, right] = [one::read(session, &self.left, &ADVICE)?, one::read(session, &self.right, &ADVICE)?];
        if left.path == right.path {
            let path = visible(&left.path).into_owned();
            return Err(Failure::usage(format_args!("{path}: both sides are the same article"))
                .next("name two articles: `copydesk compare agency.txt ours.md`"));
        }
        let swapped = left.path > right.path;
        let articles = if swapped { vec![right, left] } else { vec![left, right] };
        let audit = session.shared(Intake { articles, skipped: Vec::new() }, &[self.left, self.right])?;
        let audit = self.redacting.shown(audit);
        match self.format {
            Format::Json => session.report(&audit, "json", View { part: Part::Passages, ..View::default() })?,
            Format::Terminal => session.compared(&audit, if swapped { [1, 0] } else { [0, 1] })?,
        }
        Ok(Exit::Clean)
    }
}

const ADVICE: Advice = Advice {
    none: "name one article on each side: `copydesk compare agency.txt archive.jsonl#4711`",
    one: "one stands on each side",
    several: "name one of them on each side, or `copydesk passages` for all that they share",
};
