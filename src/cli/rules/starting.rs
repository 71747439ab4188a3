//! `copydesk rules new`: a page to start from.

use super::super::session::Session;
use super::super::{Exit, Failure};
use crate::config::FILE_NAME;
use crate::report::visible;
use crate::rules::start;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

/// Writes a page into the project's rule folder; one that is there already is left alone.
pub(super) fn new(session: &Session, id: &str) -> Result<Exit, Failure> {
    if !start::is_id(id) {
        return Err(Failure::usage(format_args!("`{}` cannot be a rule's name", visible(id)))
            .next("use small letters, digits and hyphens: `copydesk rules new late-attribution`"));
    }
    let desk = session.desk()?;
    let config = desk.config();
    let folder = config.root.as_deref().unwrap_or(Path::new("")).join(&config.rules_folder);
    let shipped = desk.rules().get(id);
    let page = shipped.map_or_else(|| start::page(id), |rule| rule.markdown.to_string());
    let file = folder.join(format!("{id}.md"));
    let name = file.strip_prefix(std::env::current_dir().unwrap_or_default()).unwrap_or(&file).display().to_string();
    let cannot = |e: std::io::Error| Failure::usage(format_args!("{name}: cannot be written: {e}"));
    fs::create_dir_all(&folder).map_err(cannot)?;
    let mut out = match fs::File::create_new(&file) {
        Err(e) if e.kind() == ErrorKind::AlreadyExists => {
            return Err(Failure::usage(format_args!("{name} is there already, and stays as it is"))
                .next("change that page, or choose another name"));
        }
        opened => opened.map_err(cannot)?,
    };
    out.write_all(page.as_bytes()).map_err(cannot)?;
    let mut told = session.out();
    let what = if shipped.is_some() { "a copy of the shipped page, which it replaces" } else { "a page to start from" };
    writeln!(told, "{name}: {what}")?;
    if config.root.is_none() {
        writeln!(told, "  next: put a {FILE_NAME} beside the folder, so that the page is found; it may be empty")?;
    }
    writeln!(told, "  next: copydesk rules test --strict {id}")?;
    told.flush()?;
    Ok(Exit::Clean)
}
