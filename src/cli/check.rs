//! `copydesk check`: the rules alone, for continuous integration.

use super::living::Living;
use super::outputs::Outputs;
use super::reporting::Reporting;
use super::session::{Failing, Inputs, Session};
use super::{Exit, Failure};
use crate::report::Part;
use clap::Args;

/// The rules alone: findings and a summary, for CI and editors
#[derive(Args)]
#[command(
    long_about = "Runs the house's rules over the articles and shows what they find. Passages and claims are looked at as \
    far as rules ask about them, and not shown.\n\n\
    A rule is a page of house style: `copydesk rules list` names them, `copydesk rules explain RULE` explains one.",
    after_help = "Examples:
  copydesk check drafts/                            what must be fixed
  copydesk check --fail-on warning drafts/          fail on warnings, too
  copydesk check --format concise drafts/           one line a finding: path:line:column: severity: rule: message
  copydesk check --format concise - < draft.md      from an editor
  copydesk check --watch draft.md                   again after each save
  copydesk check --format github -o sarif=copydesk.sarif -o markdown=summary.md drafts/"
)]
pub struct Check {
    #[command(flatten)]
    inputs: Inputs,
    #[command(flatten)]
    failing: Failing,
    #[command(flatten)]
    living: Living,
    /// How to write the report
    #[arg(long, value_name = "FORMAT", default_value = "terminal", value_parser = super::session::formats(Part::Findings))]
    format: String,
    #[command(flatten)]
    outputs: Outputs,
    /// Show every note, and lists to their end
    #[arg(long)]
    all: bool,
    /// Run again whenever an article, a rule page or the configuration is saved, until interrupted
    #[arg(long)]
    watch: bool,
}

impl Check {
    /// Runs it.
    pub(super) fn run(self, session: &Session) -> Result<Exit, Failure> {
        let Self { inputs, failing, living, format, outputs, all, watch } = &self;
        let all = *all;
        Reporting { part: Part::Findings, inputs, failing, living, outputs, format, all }.run(session, *watch)
    }
}
