//! `copydesk trace`: one article, and where its words stand besides.

use super::one::{self, Advice};
use super::outputs::Redacting;
use super::session::Session;
use super::{Exit, Failure};
use crate::report::View;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// One article: which of its words stand elsewhere, and where from
#[derive(Args)]
#[command(
    long_about = "Takes one article through a folder: which share of it is found elsewhere, in which articles, and then passage \
    by passage, in the order of the article, where else it stands, who took it from whom as far as the evidence goes, and \
    that evidence. The article need not be in the folder.",
    after_help = "Examples:
  copydesk trace draft.md --against archive/              where a draft has its words from
  copydesk trace archive/today.jsonl#4711                 one of a collection, against the project
  pbpaste | copydesk trace - --against archive/           what is on the clipboard
  copydesk trace --format json draft.md --against wires/  for programs: schema copydesk.trace/1"
)]
pub struct Trace {
    /// The article; `FILE.jsonl#ID` is one of a collection, `-` is standard input
    #[arg(value_name = "ARTICLE")]
    article: PathBuf,
    /// Folders and files to look in [default: the project's paths, or this folder]
    #[arg(long, value_name = "PATH", num_args = 1..)]
    against: Vec<PathBuf>,
    /// How to write the report
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    format: Format,
    /// Show boilerplate, and lists and passages to their end
    #[arg(long)]
    all: bool,
    /// Don't end with status 3 when an input cannot be read; it is listed all the same
    #[arg(long)]
    allow_unreadable: bool,
    #[command(flatten)]
    redacting: Redacting,
}

/// How a trace is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Terminal,
    /// For programs: schema copydesk.trace/1, one object a line
    Json,
}

const ADVICE: Advice = Advice {
    none: "name one article: `copydesk trace draft.md --against archive/`",
    one: "one is traced at a time",
    several: "name one of them, or `copydesk passages` for all that they share",
};

impl Trace {
    /// Runs it.
    pub(super) fn run(self, session: &Session) -> Result<Exit, Failure> {
        let article = one::read(session, &self.article, &ADVICE)?;
        let mut intake = session.read_paths(&self.against)?;
        let index = match intake.articles.binary_search_by(|other| other.path.cmp(&article.path)) {
            Ok(index) => index,
            Err(index) => {
                intake.articles.insert(index, article);
                index
            }
        };
        let audit = session.shared(intake, &self.against)?;
        let audit = self.redacting.shown(audit);
        let view = View { all: self.all, ..View::default() };
        session.traced(&audit, u32::try_from(index).unwrap_or(u32::MAX), view, self.format == Format::Json)?;
        if self.format == Format::Terminal {
            session.tell_skipped(&audit.skipped);
        }
        Ok(if audit.skipped.is_empty() || self.allow_unreadable { Exit::Clean } else { Exit::Unread })
    }
}
