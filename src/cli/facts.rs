//! `copydesk facts`: what is read out of each article.

use super::outputs::Redacting;
use super::session::{Inputs, Session};
use super::{Exit, Failure};
use crate::facts::{Part, Reading};
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
  copydesk facts --format jsonl archive/ > facts.jsonl     one line an article, for programs
  copydesk facts --only times archive/                     what each article dates, and nothing else"
)]
pub struct Facts {
    #[command(flatten)]
    inputs: Inputs,
    /// How to write them
    #[arg(long, value_enum, default_value_t = FactsFormat::Text)]
    format: FactsFormat,
    #[command(flatten)]
    redacting: Redacting,
    /// Read out one part only, in less time; the other lists stay empty
    #[arg(long, value_enum)]
    only: Option<OnlyPart>,
}

/// A part of the facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum OnlyPart {
    /// Expressions of time
    Times,
    /// Persons, organisations, places
    Names,
    /// Quotations, without their speakers
    Quotes,
}

impl OnlyPart {
    fn part(self) -> Part {
        match self {
            Self::Times => Part::Times,
            Self::Names => Part::Names,
            Self::Quotes => Part::Quotes,
        }
    }
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
        let read = |article| match self.only {
            Some(only) => Reading::with_only(only.part(), article),
            None => Reading::new(article),
        };
        crate::audit::facts_in_order(intake.articles, read, write, &mut out)?;
        out.flush()?;
        Ok(exit)
    }
}
