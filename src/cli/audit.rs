//! `copydesk audit`: everything.

use super::living::Living;
use super::outputs::Outputs;
use super::reporting::Reporting;
use super::session::{Failing, Inputs, Session};
use super::{Exit, Failure};
use crate::report::Part;
use clap::Args;

/// Everything: findings, reused passages, claims and what they rest on
#[derive(Args)]
#[command(
    long_about = "Reads the articles, and says with the evidence side by side what must be fixed, which passages were \
    copied from where, and which claims rest on more than one independent source.\n\n\
    The report never says true or false. It says who stands behind a sentence, and shows the words that made it say so.",
    after_help = "Examples:
  copydesk audit                              the articles under the current folder
  copydesk audit drafts/ archive/flood.html   a folder and a file
  copydesk audit --all drafts | less -R       every note, every claim, every passage
  copydesk audit --format json drafts > audit.json
  pandoc -t markdown draft.docx | copydesk audit -"
)]
pub struct Audit {
    #[command(flatten)]
    inputs: Inputs,
    #[command(flatten)]
    failing: Failing,
    #[command(flatten)]
    living: Living,
    /// How to write the report
    #[arg(long, value_name = "FORMAT", default_value = "terminal", value_parser = super::session::formats(Part::Whole))]
    format: String,
    #[command(flatten)]
    outputs: Outputs,
    /// Show everything: notes, background, claims of a single article, and lists to their end
    #[arg(long)]
    all: bool,
    /// Run again whenever an article, a rule page or the configuration is saved, until interrupted
    #[arg(long)]
    watch: bool,
}

impl Audit {
    /// Runs it.
    pub(super) fn run(self, session: &Session) -> Result<Exit, Failure> {
        let Self { inputs, failing, living, format, outputs, all, watch } = &self;
        let all = *all;
        Reporting { part: Part::Whole, inputs, failing, living, outputs, format, all }.run(session, *watch)
    }
}
