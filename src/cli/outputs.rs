//! `--output FORMAT=PATH`: reports into files, as many as one run is asked for.
//!
//! A report is written beside its place, made durable, and then moved there: an interrupted run leaves the old file whole.

use super::Failure;
use crate::audit::Audit;
use crate::files::replace;
use crate::report::{self, FORMATS, Format, Part, View};
use clap::Args;
use std::path::PathBuf;
use std::str::FromStr;

/// Reports into files.
#[derive(Args)]
pub struct Outputs {
    /// Also write the report to a file; may be given several times
    #[arg(long = "output", short = 'o', value_name = "FORMAT=PATH")]
    files: Vec<Output>,
    /// Leave the articles' words, headlines and whom they name out of every report: spans, counts and SHA-256 digests are left
    #[arg(long)]
    redact_text: bool,
}

/// A report into a file.
#[derive(Clone, Debug)]
struct Output {
    format: &'static Format,
    path: PathBuf,
}

impl FromStr for Output {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, path) = text.split_once('=').ok_or("write it as FORMAT=PATH: `--output sarif=copydesk.sarif`")?;
        let names = || FORMATS.iter().map(|format| format.name).collect::<Vec<_>>().join(", ");
        let format = report::format(name).ok_or_else(|| format!("there is no format `{name}`: one of {}", names()))?;
        if path.is_empty() || path == "-" {
            return Err(format!("name a file; for standard output there is `--format {name}`"));
        }
        Ok(Self { format, path: path.into() })
    }
}

impl Outputs {
    /// The files that are written.
    pub(super) fn written(&self) -> Vec<PathBuf> {
        self.files.iter().map(|output| output.path.clone()).collect()
    }

    /// The audit as the reports may show it.
    pub(super) fn shown(&self, audit: Audit) -> Audit {
        if self.redact_text { audit.redacted() } else { audit }
    }

    /// Refuses what cannot be written, before any work is done.
    ///
    /// # Errors
    /// When a format cannot show this part of an audit, or two reports want one file.
    pub(super) fn check(&self, part: Part) -> Result<(), Failure> {
        for (at, output) in self.files.iter().enumerate() {
            let Output { format, path } = output;
            if !format.parts.contains(&part) {
                return Err(Failure::usage(format_args!(
                    "format `{}` cannot show what this command finds",
                    format.name
                )));
            }
            if self.files.iter().take(at).any(|other| other.path == *path) {
                return Err(Failure::usage(format_args!("{}: two reports want this file", path.display())));
            }
        }
        Ok(())
    }

    /// Writes the files: 100 columns, no colour.
    ///
    /// # Errors
    /// When a file cannot be written; the message names it.
    pub(super) fn write(&self, audit: &Audit, view: View) -> Result<(), Failure> {
        let view = View { colour: false, ..view };
        for Output { format, path } in &self.files {
            replace(path, |out| (format.write)(audit, &view, out)).map_err(|error| {
                Failure::usage(format_args!("{}: cannot write the report: {error}", path.display()))
            })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_output_says_how_it_is_written() {
        for (text, told) in
            [("sarif", "FORMAT=PATH"), ("pdf=a", "no format `pdf`"), ("csv=", "name a file"), ("csv=-", "--format csv")]
        {
            let error = text.parse::<Output>().unwrap_err();
            assert!(error.contains(told), "{text}: {error}");
        }
    }
}
