//! `copydesk snapshot review`: a decision on each of what is pending.
//!
//! Only whole lines are written and nothing is drawn over: it reads the same over a slow line, in a log and aloud.

use super::Which;
use super::keys::{Came, Keys};
use super::project::{self, Project, globs, unwritten};
use crate::cli::session::Session;
use crate::cli::{Exit, Failure};
use crate::report::visible;
use crate::snapshot::{Act, Change, Decision, KEYS, Look, Pending, Review, show};
use clap::Args;
use std::io::Write;

/// Decides on each of what is pending, one key a decision
#[derive(Args)]
#[command(
    long_about = "Shows what is pending one by one and takes a key for each: a accepts, r rejects, s skips; A, R and S do so \
    with all the rest; d, o, n and b show what differs, the old, the new, or both side by side; u takes the last decision \
    back; q ends. A decision holds at once. What was skipped waits in `.snap.new` files, for another review or for `cargo \
    insta review`.\n\n\
    Without a terminal, each line of standard input is a key or what it does. Without keys, --accept and --reject decide.",
    after_help = "Examples:
  copydesk snapshot review
  copydesk snapshot review --only 'bridge/*'
  copydesk snapshot review --accept 'bridge/*' --reject '*draft*'
  yes accept | copydesk snapshot review"
)]
pub(super) struct ReviewCommand {
    #[command(flatten)]
    which: Which,
    /// Accept what has such a name, and ask nothing; may be given several times
    #[arg(long, value_name = "GLOB")]
    accept: Vec<String>,
    /// Reject what has such a name and was not accepted, and ask nothing; may be given several times
    #[arg(long, value_name = "GLOB")]
    reject: Vec<String>,
}

impl ReviewCommand {
    pub(super) fn run(self, session: &Session) -> Result<Exit, Failure> {
        let project = Project::open(session, &self.which)?;
        if project::in_ci() {
            return project.left_alone(session);
        }
        project.sweep()?;
        project.pending.iter().try_for_each(|pending| project.store.propose(pending)).map_err(unwritten)?;
        if project.pending.is_empty() {
            return project.told(session);
        }
        if self.accept.is_empty() && self.reject.is_empty() {
            Desk { session, project: &project, review: Review::new(project.pending.len()) }.sit()?;
        } else {
            self.decide(session, &project)?;
        }
        let exit = project.again(&self.which)?.exit();
        Ok(exit)
    }

    /// Decides by name.
    fn decide(&self, session: &Session, project: &Project) -> Result<(), Failure> {
        let (accept, reject) = (globs(&self.accept)?, globs(&self.reject)?);
        let mut out = session.out();
        for pending in &project.pending {
            let decision = match &pending.name {
                name if accept.is_match(name) => Decision::Accept,
                name if reject.is_match(name) => Decision::Reject,
                _ => Decision::Skip,
            };
            carry_out(project, pending, decision)?;
            writeln!(out, "{:<9}  {} ({})", past(decision), visible(&pending.name), pending.change.name())?;
        }
        Ok(out.flush()?)
    }
}

/// Somebody at a review.
struct Desk<'a> {
    session: &'a Session,
    project: &'a Project,
    review: Review,
}

impl Desk<'_> {
    /// Shows and asks until all is decided upon and nothing is to be taken back.
    fn sit(mut self) -> Result<(), Failure> {
        let keys = Keys::new();
        let mut look = Look::Diff;
        let mut out = self.session.out();
        self.show(look, &mut out)?;
        loop {
            write!(out, "{} > ", self.prompt())?;
            out.flush()?;
            let (key, does) = match keys.next()? {
                Came::Key(key, does) => (key, does),
                Came::Other(what) => {
                    writeln!(out, "\n{} does nothing here; ? names the keys", visible(&what))?;
                    continue;
                }
                Came::Gone => break,
            };
            writeln!(out, "{does}")?;
            match self.review.press(key) {
                Act::Decide(which, decision) => {
                    self.each(&which, |pending| carry_out(self.project, pending, decision))?;
                    look = Look::Diff;
                    self.show(look, &mut out)?;
                }
                Act::Undo(which) => {
                    self.each(&which, |pending| self.project.store.restore(pending).map_err(unwritten))?;
                    self.show(look, &mut out)?;
                }
                Act::Show(other) => {
                    look = other;
                    self.show(look, &mut out)?;
                }
                Act::Help => help(&mut out)?,
                Act::Nothing(why) => writeln!(out, "{why}")?,
                Act::End => break,
            }
        }
        writeln!(out, "\n{}", self.counts())?;
        Ok(out.flush()?)
    }

    fn each(&self, which: &[usize], carry: impl Fn(&Pending) -> Result<(), Failure>) -> Result<(), Failure> {
        which.iter().filter_map(|at| self.project.pending.get(*at)).try_for_each(carry)
    }

    /// Shows the one at hand, with its place among them.
    fn show(&self, look: Look, out: &mut impl Write) -> Result<(), Failure> {
        let at = self.review.at();
        let Some((at, pending)) = at.and_then(|at| Some((at, self.project.pending.get(at)?))) else {
            writeln!(out, "\nall are decided upon: {}", self.counts())?;
            return Ok(());
        };
        let (of, name, change) = (self.review.len(), visible(&pending.name), pending.change.name());
        writeln!(out, "\n{} of {of}  {name}  {change}", at + 1)?;
        let shown = show(pending, look, self.session.width(), self.session.colour());
        out.write_all(shown.as_bytes())?;
        if pending.change == Change::Orphaned {
            writeln!(out, "its article is gone: to accept that removes the snapshot")?;
        }
        Ok(())
    }

    fn prompt(&self) -> &'static str {
        match self.review.at() {
            Some(_) => {
                "[a]ccept [r]eject [s]kip, capitals: all the rest; [d]iff [o]ld [n]ew [b]eside; [u]ndo [?] [q]uit"
            }
            None => "[u]ndo [q]uit",
        }
    }

    fn counts(&self) -> String {
        let count = |decision| self.review.count(decision);
        let decided = [Decision::Accept, Decision::Reject, Decision::Skip].map(count);
        let left = self.review.len() - decided.iter().sum::<usize>();
        let [accepted, rejected, skipped] = decided;
        format!("{accepted} accepted, {rejected} rejected, {skipped} skipped, {left} left")
    }
}

fn carry_out(project: &Project, pending: &Pending, decision: Decision) -> Result<(), Failure> {
    match decision {
        Decision::Accept => project.store.accept(pending),
        Decision::Reject => project.store.reject(pending),
        Decision::Skip => Ok(()),
    }
    .map_err(unwritten)
}

fn past(decision: Decision) -> &'static str {
    match decision {
        Decision::Accept => "accepted",
        Decision::Reject => "rejected",
        Decision::Skip => "skipped",
    }
}

fn help(out: &mut impl Write) -> std::io::Result<()> {
    KEYS.iter().try_for_each(|(key, _, does)| writeln!(out, "  {key}  {does}"))
}
