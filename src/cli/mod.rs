//! Arguments in, exit status out: one file a command.

mod audit;
mod baseline;
mod check;
mod compare;
mod exit;
mod facts;
mod failure;
mod fingerprint;
mod init;
mod living;
mod one;
mod outputs;
mod passages;
mod progress;
mod reporting;
mod rules;
mod schema;
mod session;
mod shell;
mod since;
mod snapshot;
mod stats;
mod trace;
mod watching;

pub use exit::Exit;
pub use failure::Failure;

use clap::{CommandFactory, Parser, Subcommand};
use session::{Global, Session};
use stats::Stats;
use std::process::ExitCode;

/// The copy desk of a newsroom as one program
#[derive(Parser)]
#[command(
    name = "copydesk",
    version,
    max_term_width = 100,
    long_about = "The copy desk of a newsroom as one program. Point it at a folder of articles and it says, with the evidence \
    side by side, which passages were copied from where, where the sourcing is thin, where an article contradicts itself, and \
    which claims rest on more than one independent source.",
    after_help = "Start here:
  copydesk audit FOLDER        everything, for people
  copydesk check FOLDER        what must be fixed, for CI
  copydesk help audit          a command's options, with examples",
    after_long_help = exit::HELP,
    subcommand_required = true,
    arg_required_else_help = true
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    global: Global,
}

#[derive(Subcommand)]
enum Command {
    Audit(audit::Audit),
    Check(check::Check),
    Passages(passages::Passages),
    Compare(compare::Compare),
    Trace(trace::Trace),
    Facts(facts::Facts),
    Fingerprint(fingerprint::Fingerprint),
    Baseline(baseline::BaselineCommand),
    Rules(rules::RulesCommand),
    Snapshot(snapshot::SnapshotCommand),
    Schema(schema::Schema),
    Init(init::Init),
    Completions(shell::Completions),
    Manual(shell::Manual),
}

/// Runs the program on the arguments it was started with.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let stats = arguments.global.stats().then(Stats::begin);
    let ended = Session::open(arguments.global).and_then(|session| arguments.command.run(&session));
    let exit = ended.unwrap_or_else(|failure| failure.tell());
    if let Some(stats) = stats {
        stats.tell();
    }
    exit.into()
}

impl Command {
    fn run(self, session: &Session) -> Result<Exit, Failure> {
        match self {
            Self::Audit(command) => command.run(session),
            Self::Check(command) => command.run(session),
            Self::Passages(command) => command.run(session),
            Self::Compare(command) => command.run(session),
            Self::Trace(command) => command.run(session),
            Self::Facts(command) => command.run(session),
            Self::Fingerprint(command) => command.run(session),
            Self::Baseline(command) => command.run(session),
            Self::Rules(command) => command.run(session),
            Self::Snapshot(command) => command.run(session),
            Self::Schema(command) => command.run(session),
            Self::Init(command) => command.run(session),
            Self::Completions(command) => command.run(session),
            Self::Manual(command) => command.run(session),
        }
    }
}

/// The command line as clap knows it: help, completions and manuals are made from it.
pub fn command_line() -> clap::Command {
    Arguments::command()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_line_holds_together() {
        super::command_line().debug_assert();
    }
}
