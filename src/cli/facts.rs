//! `copydesk facts`: what is read out of each article.

use super::outputs::Redacting;
use super::session::{Inputs, Session};
use super::{Exit, Failure};
use crate::report::{facts_jsonl, facts_redacted, facts_text};
use clap::{Args, ValueEnum};
use std::io::Write;

/// What each article says: quotes, sources, times, numbers, names
#[derive(Args)]
#[command(
    long_about = "Shows what every other command builds on: the quotations with their speakers, who is cited for what, \
    times, quantities and names, each at its place in the article.",
    after_help = "Examples:
  copydesk facts draft.md
  copydesk facts --format jsonl archive/ > facts.jsonl     one line an article, for programs"
)]
pub struct Facts {
    #[command(flatten)]
    inputs: Inputs,
    /// How to write them
    #[arg(long, value_enum, default_value_t = FactsFormat::Text)]
    format: FactsFormat,
    #[command(flatten)]
    redacting: Redacting,
}

/// How facts are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FactsFormat {
    /// For people
    Text,
    /// One line of JSON an article
    Jsonl,
}

impl Facts {
    /// Runs it.
    pub(super) fn run(self, session: &Session) -> Result<Exit, Failure> {
        let intake = session.read(&self.inputs)?;
        let exit = self.inputs.exit_for(&intake.skipped);
        let write = match (self.format, self.redacting.redact_text) {
            (FactsFormat::Text, false) => facts_text::write,
            (FactsFormat::Text, true) => facts_redacted::write_text,
            (FactsFormat::Jsonl, false) => facts_jsonl::write,
            (FactsFormat::Jsonl, true) => facts_redacted::write_jsonl,
        };
        session.tell_skipped(&intake.skipped);
        let mut out = session.out();
        crate::audit::facts_in_order(intake.articles, write, &mut out)?;
        out.flush()?;
        Ok(exit)
    }
}
