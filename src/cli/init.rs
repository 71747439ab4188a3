//! `copydesk init`: a configuration to start from.

use super::session::Session;
use super::{Exit, Failure};
use crate::config::{FILE_NAME, keys};
use clap::Args;
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;

/// A copydesk.toml with every key, each at its default
#[derive(Args)]
#[command(
    long_about = "Writes a copydesk.toml in which every key stands with what it sets, all of them commented out at their \
    defaults. A file that is there already is left alone.",
    after_help = "Examples:
  copydesk init              in this folder
  copydesk init newsroom/    in another one
  copydesk init --print      to standard output"
)]
pub struct Init {
    /// The folder that the configuration is for
    #[arg(value_name = "FOLDER", default_value = ".")]
    folder: PathBuf,
    /// Print the file, and write none
    #[arg(long)]
    print: bool,
}

impl Init {
    /// Runs it.
    pub(super) fn run(self, session: &Session) -> Result<Exit, Failure> {
        if self.print {
            session.out().write_all(keys::commented().as_bytes())?;
            return Ok(Exit::Clean);
        }
        let path = self.folder.join(FILE_NAME);
        let told = path.display();
        let mut file =
            OpenOptions::new().write(true).create_new(true).open(&path).map_err(|error| match error.kind() {
                ErrorKind::AlreadyExists => {
                    Failure::usage(format_args!("{told} is there already, and was left as it is"))
                        .next("compare it with `copydesk init --print`")
                }
                _ => Failure::usage(format_args!("{told}: {error}")),
            })?;
        file.write_all(keys::commented().as_bytes())
            .map_err(|error| Failure::usage(format_args!("{told}: {error}")))?;
        writeln!(session.out(), "{told}: every key is in it, at its default")?;
        Ok(Exit::Clean)
    }
}
