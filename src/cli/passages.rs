//! `copydesk passages`: who carries whose words.

use super::outputs::Outputs;
use super::session::{Inputs, Session};
use super::{Exit, Failure};
use crate::report::{Part, View};
use clap::Args;

/// Reused passages alone: who carries whose words
#[derive(Args)]
#[command(
    long_about = "Finds the passages that two articles share, says of each what sort of reuse it is, who took from whom as \
    far as the evidence goes, and whether the taking side says so. A shared quotation is not copying, and neither is an \
    outlet's repeated boilerplate.",
    after_help = "Examples:
  copydesk passages archive/
  copydesk passages --all archive/            shared quotations and boilerplate, too
  copydesk passages --format json archive/"
)]
pub struct Passages {
    #[command(flatten)]
    inputs: Inputs,
    /// How to write the report
    #[arg(long, value_name = "FORMAT", default_value = "terminal", value_parser = super::session::formats(Part::Passages))]
    format: String,
    #[command(flatten)]
    outputs: Outputs,
    /// Show shared quotations and boilerplate, and lists to their end
    #[arg(long)]
    all: bool,
}

impl Passages {
    /// Runs it.
    pub(super) fn run(self, session: &Session) -> Result<Exit, Failure> {
        self.outputs.check(Part::Passages)?;
        let audit = session.passages(&self.inputs)?;
        let audit = self.outputs.shown(audit);
        let view = View { part: Part::Passages, all: self.all, ..View::default() };
        self.outputs.write(&audit, view)?;
        session.report(&audit, &self.format, view)?;
        Ok(self.inputs.exit(&audit))
    }
}
