//! What ends a command early: what is wrong, where, and what to run next.

use super::exit::Exit;
use crate::report::visible;
use std::fmt;
use std::io;

/// Why a command ended without doing its work.
#[derive(Debug)]
pub enum Failure {
    /// The reader of standard output is gone; nobody is left to tell, and nothing is wrong.
    BrokenPipe,
    /// Something a person has to mend.
    Told {
        /// The status to end with.
        exit: Exit,
        /// What is wrong, with file and line where there is one.
        message: String,
        /// What to do or run next.
        next: Option<String>,
    },
}

impl Failure {
    /// Bad arguments, configuration or rule pages: nothing was checked.
    pub fn usage(message: impl fmt::Display) -> Self {
        Self::Told { exit: Exit::Usage, message: message.to_string(), next: None }
    }

    /// Adds what to do or run next.
    #[must_use]
    pub fn next(self, step: impl Into<String>) -> Self {
        match self {
            Self::Told { exit, message, .. } => Self::Told { exit, message, next: Some(step.into()) },
            Self::BrokenPipe => Self::BrokenPipe,
        }
    }

    /// Tells the user, on standard error, and gives the status to end with.
    pub fn tell(&self) -> Exit {
        let Self::Told { exit, message, next } = self else { return Exit::Clean };
        for (index, line) in message.lines().enumerate() {
            let lead = if index == 0 && !message.starts_with("error") { "error: " } else { "" };
            anstream::eprintln!("{lead}{}", visible(line));
        }
        if let Some(step) = next {
            anstream::eprintln!("  next: {}", visible(step));
        }
        *exit
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::BrokenPipe,
            _ => Self::usage(format_args!("standard output: cannot write the report: {error}")),
        }
    }
}
