//! One article, named on the command line.

use super::session::Session;
use super::{Exit, Failure};
use crate::ingest::{Article, Intake};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// What to say to those who named none, or too many.
pub(super) struct Advice {
    /// Where there is no such article.
    pub none: &'static str,
    /// After `2 articles, but `.
    pub one: &'static str,
    /// Where there are several.
    pub several: &'static str,
}

/// The one article that a path leads to; `FILE.jsonl#ID` is one of a collection.
pub(super) fn read(session: &Session, path: &Path, advice: &Advice) -> Result<Article, Failure> {
    let told = path.display();
    let (file, id) = file_and_id(path);
    let Intake { mut articles, skipped } = session.read_paths(&[file])?;
    if let Some(id) = &id {
        articles.retain(|article| article.path.split_once('#').is_some_and(|(_, of)| of == id));
    }
    match (articles.pop(), articles.as_slice()) {
        (Some(article), []) => Ok(article),
        (Some(last), rest) => Err(several(path, &last, rest, advice)),
        (None, _) => {
            let reason = match (skipped.first(), &id) {
                (Some(skipped), None) => format!("{told}: {}", skipped.reason),
                (_, Some(id)) => format!("{told}: no article `{id}` in that file"),
                (None, None) => format!("{told}: no article there"),
            };
            Err(Failure::Told { exit: Exit::Unread, message: reason, next: None }.next(advice.none))
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

fn several(path: &Path, last: &Article, rest: &[Article], advice: &Advice) -> Failure {
    let count = rest.len() + 1;
    let mut message = format!("{}: {count} articles, but {}:", path.display(), advice.one);
    for article in rest.iter().take(NAMED) {
        // Writing to a string cannot fail.
        let _ = write!(message, "\n  {}", article.path);
    }
    if count > NAMED + 1 {
        let _ = write!(message, "\n  … {} more", count - NAMED);
    } else {
        let _ = write!(message, "\n  {}", last.path);
    }
    Failure::usage(message).next(advice.several)
}
