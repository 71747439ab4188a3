//! What `audit` and `check` do alike: a run, or one after each save, and its report wherever it is wanted.

use super::living::Living;
use super::outputs::Outputs;
use super::session::{Failing, Inputs, Session};
use super::{Exit, Failure};
use crate::report::{Part, View};

/// A run with its report, as the arguments of a command have it.
pub(super) struct Reporting<'a> {
    /// What of the audit is reported.
    pub part: Part,
    pub inputs: &'a Inputs,
    pub failing: &'a Failing,
    pub living: &'a Living,
    pub outputs: &'a Outputs,
    /// The format for standard output.
    pub format: &'a str,
    /// Whether lists are shown to their end.
    pub all: bool,
}

impl Reporting<'_> {
    /// Runs once, or with `watch` after each save until interrupted.
    pub(super) fn run(&self, session: &Session, watch: bool) -> Result<Exit, Failure> {
        self.outputs.check(self.part)?;
        if !watch {
            return self.once(session);
        }
        session.watched(self.inputs, self.outputs.written()).run(|| self.once(session))
    }

    fn once(&self, session: &Session) -> Result<Exit, Failure> {
        let (audit, exit) = session.audit(self.inputs, self.living, self.failing)?;
        let audit = self.outputs.shown(audit);
        let view = View { part: self.part, all: self.all, ..View::default() };
        self.outputs.write(&audit, view)?;
        session.report(&audit, self.format, view)?;
        Ok(exit)
    }
}
