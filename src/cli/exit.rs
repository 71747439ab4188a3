//! How the program ends: the exit statuses, documented and never reused.

use std::process::ExitCode;

/// An exit status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Exit {
    /// 0: nothing at or above `--fail-on` that is not accepted already; also a reader that closed the pipe.
    #[default]
    Clean,
    /// 1: findings at or above `--fail-on`.
    Findings,
    /// 2: arguments, configuration, a rule page or a baseline are wrong; nothing was checked.
    Usage,
    /// 3: checked, but some input could not be read, or there was none.
    Unread,
    /// 4: snapshots are pending or orphaned.
    Snapshots,
    /// 5: a rule page's own tests failed.
    RuleTests,
}

impl Exit {
    /// The number that the shell sees.
    pub const fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::Usage => 2,
            Self::Unread => 3,
            Self::Snapshots => 4,
            Self::RuleTests => 5,
        }
    }

    /// The status to end with where two apply: 2 before 3, then 1, 4, 5, 0.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        if self.rank() <= other.rank() { self } else { other }
    }

    const fn rank(self) -> u8 {
        match self {
            Self::Usage => 0,
            Self::Unread => 1,
            Self::Findings => 2,
            Self::Snapshots => 3,
            Self::RuleTests => 4,
            Self::Clean => 5,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

/// The statuses, for the end of every help text.
pub const HELP: &str = "\
Exit status:
  0  nothing at or above --fail-on (or the reader closed the pipe)
  1  findings at or above --fail-on, or a baseline that --ratchet wants pruned
  2  arguments, configuration, a rule page or a baseline are wrong: nothing was checked
  3  some input could not be read (each is listed), or there was none
  4  snapshots are pending or orphaned
  5  a rule page's own tests failed
  Where several apply, the first of 2, 3, 1, 4, 5 counts.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unread_input_outweighs_findings_and_bad_usage_outweighs_both() {
        assert_eq!(Exit::Findings.or(Exit::Unread), Exit::Unread);
        assert_eq!(Exit::Unread.or(Exit::Usage), Exit::Usage);
        assert_eq!(Exit::Clean.or(Exit::RuleTests), Exit::RuleTests);
        assert_eq!(Exit::Snapshots.or(Exit::Findings), Exit::Findings);
    }
}
