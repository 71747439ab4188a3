//! `copydesk compare`: two articles side by side.

use super::session::Session;
use super::{Exit, Failure};
use crate::ingest::{Article, Intake};
use crate::report::{Part, View, visible};
use clap::{Args, ValueEnum};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Two articles side by side: what each has of the other
#[derive(Args)]
#[command(
    long_about = "Sets two articles side by side: how much of each stands in the other, then every passage they share, word \
    by word, with what sort of reuse it is, who took from whom as far as the evidence goes, and that evidence.",
    after_help = "Examples:
  copydesk compare agency.txt ours.md
  copydesk compare archive.jsonl#4711 ours.md                an article of a collection, by its id
  copydesk compare --format json agency.txt ours.md          the passages, as `copydesk passages` writes them"
)]
pub struct Compare {
    /// The article for the left side; `FILE.jsonl#ID` is one of a collection
    #[arg(value_name = "ARTICLE")]
    left: PathBuf,
    /// The article for the right side
    #[arg(value_name = "OTHER")]
    right: PathBuf,
    /// How to write the report
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    format: Format,
}

/// How a comparison is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Terminal,
    /// For programs: schema copydesk.audit/1, one object a line
    Json,
}

impl Compare {
    /// Runs it.
    pub(super) fn run(self, session: &Session) -> Result<Exit, Failure> {
        let [left, right] = [one(session, &self.left)?, one(session, &self.right)?];
        if left.path == right.path {
            let path = visible(&left.path).into_owned();
            return Err(Failure::usage(format_args!("{path}: both sides are the same article"))
                .next("name two articles: `copydesk compare agency.txt ours.md`"));
        }
        let swapped = left.path > right.path;
        let articles = if swapped { vec![right, left] } else { vec![left, right] };
        let audit = session.shared(Intake { articles, skipped: Vec::new() }, &[self.left, self.right])?;
        match self.format {
            Format::Json => session.report(&audit, "json", View { part: Part::Passages, ..View::default() })?,
            Format::Terminal => session.compared(&audit, if swapped { [1, 0] } else { [0, 1] })?,
        }
        Ok(Exit::Clean)
    }
}

/// The one article that a path leads to.
fn one(session: &Session, path: &Path) -> Result<Article, Failure> {
    let told = path.display();
    let (file, id) = file_and_id(path);
    let Intake { mut articles, skipped } = session.read_paths(&[file])?;
    if let Some(id) = &id {
        articles.retain(|article| article.path.split_once('#').is_some_and(|(_, of)| of == id));
    }
    match (articles.pop(), articles.as_slice()) {
        (Some(article), []) => Ok(article),
        (Some(last), rest) => Err(several(path, &last, rest)),
        (None, _) => {
            let reason = match (skipped.first(), &id) {
                (Some(skipped), None) => format!("{told}: {}", skipped.reason),
                (_, Some(id)) => format!("{told}: no article `{id}` in that file"),
                (None, None) => format!("{told}: no article there"),
            };
            Err(Failure::Told { exit: Exit::Unread, message: reason, next: None }
                .next("name one article on each side: `copydesk compare agency.txt archive.jsonl#4711`"))
        }
    }
}

/// `FILE#ID` taken apart, where no file has the whole as its name.
fn file_and_id(path: &Path) -> (PathBuf, Option<String>) {
    let whole = (path.to_path_buf(), None);
    if path.exists() {
        return whole;
    }
    let split = path.to_str().and_then(|text| text.split_once('#'));
    split.map_or(whole, |(file, id)| (PathBuf::from(file), Some(id.to_owned())))
}

/// Articles that are named where a path holds several.
const NAMED: usize = 3;

fn several(path: &Path, last: &Article, rest: &[Article]) -> Failure {
    let count = rest.len() + 1;
    let mut message = format!("{}: {count} articles, but one stands on each side:", path.display());
    for article in rest.iter().take(NAMED) {
        // Writing to a string cannot fail.
        let _ = write!(message, "\n  {}", article.path);
    }
    if count > NAMED + 1 {
        let _ = write!(message, "\n  … {} more", count - NAMED);
    } else {
        let _ = write!(message, "\n  {}", last.path);
    }
    Failure::usage(message).next("name one of them on each side, or `copydesk passages` for all that they share")
}
