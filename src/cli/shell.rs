//! `copydesk completions` and `copydesk manual`: what shells and `man` read, made from the command line itself.

use super::session::Session;
use super::{Exit, Failure, command_line};
use clap::Args;
use clap_complete::Shell;
use std::io::Write;
use std::path::PathBuf;

/// Completions for a shell
#[derive(Args)]
#[command(after_help = "Examples:
  copydesk completions bash > ~/.local/share/bash-completion/completions/copydesk
  copydesk completions fish > ~/.config/fish/completions/copydesk.fish")]
pub struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    /// Runs it.
    pub(super) fn run(self, session: &Session) -> Result<Exit, Failure> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut command_line(), "copydesk", &mut script);
        session.out().write_all(&script)?;
        Ok(Exit::Clean)
    }
}

/// Manual pages, one a command
#[derive(Args)]
#[command(after_help = "Example:
  copydesk manual ~/.local/share/man/man1")]
pub struct Manual {
    /// The folder to write them to
    folder: PathBuf,
}

impl Manual {
    /// Runs it.
    pub(super) fn run(self, session: &Session) -> Result<Exit, Failure> {
        let told = self.folder.display();
        clap_mangen::generate_to(command_line(), &self.folder)
            .map_err(|error| Failure::usage(format_args!("{told}: cannot write the manual: {error}")))?;
        writeln!(session.out(), "{told}: manual pages written")?;
        Ok(Exit::Clean)
    }
}
