//! `copydesk schema`: JSON Schemas, for editors and for programs that read what copydesk writes.

use super::session::Session;
use super::{Exit, Failure};
use crate::{config, report, rules};
use clap::{Args, ValueEnum};
use std::io::Write;

/// JSON Schemas of the configuration, rule pages, facts and audits
#[derive(Args)]
#[command(
    long_about = "Prints a JSON Schema (draft 2020-12), made from the same tables and types as the program itself. Editors check \
    TOML against the first two, programs what they read against the others.",
    after_help = "Examples:
  copydesk schema config > copydesk.schema.json
  copydesk schema audit | check-jsonschema --schemafile /dev/stdin audit.json"
)]
pub struct Schema {
    /// What the schema is of
    #[arg(value_enum)]
    of: Of,
}

/// What a schema is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Of {
    /// copydesk.toml
    Config,
    /// The block of a rule page
    Rule,
    /// A line of `copydesk facts --format jsonl`
    Facts,
    /// What `copydesk audit --format json` prints
    Audit,
}

impl Schema {
    /// Runs it.
    pub(super) fn run(self, session: &Session) -> Result<Exit, Failure> {
        let schema = match self.of {
            Of::Config => config::schema::schema(),
            Of::Rule => rules::schema::schema(),
            Of::Facts => report::schema::facts(),
            Of::Audit => report::schema::audit(),
        };
        let mut out = session.out();
        writeln!(out, "{schema:#}")?;
        out.flush()?;
        Ok(Exit::Clean)
    }
}
