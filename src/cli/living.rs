//! Options about findings that are there to stay for a while.

use super::{Exit, Failure, baseline, since};
use crate::audit::{Audit, Desk};

use chrono::NaiveDate;
use clap::Args;
use std::path::{Path, PathBuf};

/// What a run knows of findings that were looked at before.
#[derive(Args)]
#[command(next_help_heading = "Living with findings")]
pub struct Living {
    /// Findings that stand in this baseline are no new ones [default: the project's, if it has one]
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// End with status 1, too, when findings of the baseline are gone: it is to shrink with them
    #[arg(long)]
    ratchet: bool,
    /// Only findings in paragraphs that have changed since this revision are new ones; git says what was there
    #[arg(long, value_name = "REV", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    since: Option<String>,
    /// Read the rest of the project, too, for what rules say of other articles; findings are those of the paths named
    #[arg(long, requires = "paths")]
    pub(super) around: bool,
    /// The day it is: allowances whose last day is past end; without it none does, as the clock is never asked
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<NaiveDate>,
}

fn day(said: &str) -> Result<NaiveDate, String> {
    NaiveDate::parse_from_str(said, "%Y-%m-%d").map_err(|_| "write it as 2027-01-31".to_owned())
}

impl Living {
    /// The project on the day that was said.
    pub(super) fn on_day(&self, desk: Desk) -> Desk {
        match self.today {
            Some(today) => desk.on_day(today),
            None => desk,
        }
    }

    /// Marks the findings that are no new ones, and gives the status that the baseline asks for.
    ///
    /// # Errors
    /// When the baseline is not there or is not understood, or git does not know the revision.
    pub(super) fn mark(&self, desk: &Desk, folder: &Path, audit: &mut Audit) -> Result<Exit, Failure> {
        let exit = self.hold(desk, audit)?;
        if let Some(revision) = &self.since {
            since::mark(revision, folder, desk.settings(), audit)?;
        }
        Ok(exit)
    }

    /// Holds the findings against the baseline.
    fn hold(&self, desk: &Desk, audit: &mut Audit) -> Result<Exit, Failure> {
        let file = self.baseline.clone().or_else(|| baseline::of_project(desk.config()));
        let Some(file) = file else {
            let needed = "`--ratchet` needs a baseline to hold on to";
            return if self.ratchet {
                Err(Failure::usage(needed).next("copydesk baseline write"))
            } else {
                Ok(Exit::Clean)
            };
        };
        baseline::apply(&file, audit)?;
        let gone = audit.baseline.as_ref().map_or(0, |compared| compared.gone.len());
        Ok(if self.ratchet && gone > 0 { Exit::Findings } else { Exit::Clean })
    }

    /// Says on standard error why the ratchet fails, which a report for machines does not.
    pub(super) fn tell(&self, audit: &Audit) {
        let Some(compared) = audit.baseline.as_ref().filter(|compared| self.ratchet && !compared.gone.is_empty())
        else {
            return;
        };
        let file = crate::report::visible(&compared.file);
        anstream::eprintln!("error: findings of the baseline are gone: {}", compared.gone.len());
        anstream::eprintln!("  next: copydesk baseline prune --baseline {file}");
    }
}
