//! `copydesk snapshot`: accepted reports, and what has changed since.

mod keys;
mod project;
mod reviewing;

use super::session::{Inputs, Session};
use super::{Exit, Failure};
use crate::report::visible;
use crate::snapshot::{Change, Look, show};
use clap::{Args, Subcommand, ValueEnum};
use project::Project;
use std::io::Write;
use std::path::PathBuf;

/// Accepted reports: what has changed since, decided on one by one
#[derive(Args)]
#[command(
    long_about = "Keeps what the audit says as files that people accept: one an article with its facts and findings, one for \
    the folder with its passages and claims. A line is a fact and no line counts others, so that a change in one paragraph is \
    one change in one file.\n\n\
    Each of these commands ends with status 4 while something is pending or orphaned. Where the variable CI is set, none of \
    them writes anything.",
    after_help = "Examples:
  copydesk snapshot update      accept what the audit says now
  copydesk snapshot check       is there anything else than was accepted?
  copydesk snapshot diff        what is it?
  copydesk snapshot review      decide, one key a decision
  copydesk snapshot prune       remove the snapshots of articles that are gone"
)]
pub struct SnapshotCommand {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    Update(Update),
    Check(Check),
    Diff(Diff),
    Review(reviewing::ReviewCommand),
    Prune(Prune),
}

/// Which articles and snapshots a command is about.
#[derive(Args)]
struct Which {
    #[command(flatten)]
    inputs: Inputs,
    /// Where the snapshots lie [default: the project's, or snapshots/]
    #[arg(long, value_name = "FOLDER")]
    snapshots: Option<PathBuf>,
    /// Only the snapshots of these names; may be given several times
    #[arg(long, value_name = "GLOB")]
    only: Vec<String>,
}

/// Accepts what the audit says now
#[derive(Args)]
#[command(after_help = "Examples:
  copydesk snapshot update articles/
  copydesk snapshot update --only 'bridge/*'
  copydesk snapshot update --pending && cargo insta review")]
struct Update {
    #[command(flatten)]
    which: Which,
    /// Accept nothing: write what is pending beside it, as `.snap.new`
    #[arg(long)]
    pending: bool,
    /// Accept also that the audit is of other files and folders than the accepted one
    #[arg(long)]
    anew: bool,
}

/// Says what is pending or orphaned; writes nothing
#[derive(Args)]
struct Check {
    #[command(flatten)]
    which: Which,
}

/// Shows what is pending or orphaned; writes nothing
#[derive(Args)]
#[command(after_help = "Examples:
  copydesk snapshot diff --only '*flood.md'
  copydesk snapshot diff --show beside | less -R")]
struct Diff {
    #[command(flatten)]
    which: Which,
    /// How to show it
    #[arg(long, value_enum, default_value_t = Shown::Diff)]
    show: Shown,
}

/// Removes the snapshots of articles that are gone
#[derive(Args)]
struct Prune {
    #[command(flatten)]
    which: Which,
}

/// How what is pending is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Shown {
    /// What differs
    Diff,
    /// What is accepted
    Old,
    /// What the audit says
    New,
    /// Both
    Beside,
}

impl Shown {
    fn look(self) -> Look {
        match self {
            Self::Diff => Look::Diff,
            Self::Old => Look::Old,
            Self::New => Look::New,
            Self::Beside => Look::Beside,
        }
    }
}

impl SnapshotCommand {
    /// Runs it.
    pub(super) fn run(self, session: &Session) -> Result<Exit, Failure> {
        match self.verb {
            Verb::Update(update) => update.run(session),
            Verb::Check(check) => Project::open(session, &check.which)?.told(session),
            Verb::Diff(diff) => diff.run(session),
            Verb::Review(review) => review.run(session),
            Verb::Prune(prune) => prune.run(session),
        }
    }
}

impl Update {
    fn run(self, session: &Session) -> Result<Exit, Failure> {
        let project =
            if self.anew { Project::anew(session, &self.which)? } else { Project::open(session, &self.which)? };
        if project::in_ci() {
            return project.left_alone(session);
        }
        let mut out = session.out();
        for pending in project.pending.iter().filter(|pending| pending.change != Change::Orphaned) {
            let (done, word) = if self.pending {
                (project.store.propose(pending), "waits")
            } else {
                (project.store.accept(pending), "accepted")
            };
            done.map_err(project::unwritten)?;
            writeln!(out, "{word:<9}  {} ({})", visible(&pending.name), pending.change.name())?;
        }
        project.sweep()?;
        drop(out);
        project.again(&self.which)?.told(session)
    }
}

impl Diff {
    fn run(self, session: &Session) -> Result<Exit, Failure> {
        let project = Project::open(session, &self.which)?;
        let mut out = session.out();
        for (at, pending) in project.pending.iter().enumerate() {
            let (gap, of) = (if at > 0 { "\n" } else { "" }, project.pending.len());
            writeln!(out, "{gap}{} of {of}  {}  {}", at + 1, visible(&pending.name), pending.change.name())?;
            out.write_all(show(pending, self.show.look(), session.width(), session.colour()).as_bytes())?;
        }
        out.flush()?;
        drop(out);
        if project.pending.is_empty() { project.told(session) } else { Ok(project.exit()) }
    }
}

impl Prune {
    fn run(self, session: &Session) -> Result<Exit, Failure> {
        let project = Project::open(session, &self.which)?;
        if project::in_ci() {
            return project.left_alone(session);
        }
        let mut out = session.out();
        for pending in project.pending.iter().filter(|pending| pending.change == Change::Orphaned) {
            project.store.accept(pending).map_err(project::unwritten)?;
            writeln!(out, "removed    {}", visible(&pending.name))?;
        }
        project.sweep()?;
        drop(out);
        project.again(&self.which)?.told(session)
    }
}
