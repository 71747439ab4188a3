//! `--output FORMAT=PATH`: reports into files, as many as one run is asked for.
//!
//! A report is written beside its place, made durable, and then moved there: an interrupted run leaves the old file whole.

use super::Failure;
use crate::audit::Audit;
use crate::files::replace;
use crate::report::{self, FORMATS, Format, Part, View};
use clap::Args;
use std::path::{self, Path, PathBuf};
use std::str::FromStr;

/// Reports into files.
#[derive(Args)]
pub struct Outputs {
    /// Also write the report to a file; may be given several times
    #[arg(long = "output", short = 'o', value_name = "FORMAT=PATH")]
    files: Vec<Output>,
    #[command(flatten)]
    redacting: Redacting,
}

/// What a report may show.
#[derive(Args)]
pub struct Redacting {
    /// Leave the articles' words, headlines and whom they name out of every report: spans, counts and SHA-256 digests are left
    #[arg(long)]
    pub(super) redact_text: bool,
}

impl Redacting {
    /// The audit as a report may show it.
    pub(super) fn shown(&self, audit: Audit) -> Audit {
        if self.redact_text { audit.redacted() } else { audit }
    }
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
        self.redacting.shown(audit)
    }

    /// Refuses what cannot be written, before any work is done.
    ///
    /// # Errors
    /// When a format cannot show this part of an audit, or two reports want one file.
    pub(super) fn check(&self, part: Part) -> Result<(), Failure> {
        for (at, output) in self.files.iter().enumerate() {
            let Output { format, path } = output;
            let told = path.display();
            if !format.parts.contains(&part) {
                let fitting = FORMATS.iter().filter(|format| format.parts.contains(&part)).map(|format| format.name);
                return Err(Failure::usage(format_args!(
                    "--output {}={told}: this format cannot show what the command finds",
                    format.name
                ))
                .next(format!("use one of {}", fitting.collect::<Vec<_>>().join(", "))));
            }
            if self.files.iter().take(at).any(|other| place(&other.path) == place(path)) {
                return Err(Failure::usage(format_args!("{told}: two reports want this file"))
                    .next("give each `--output` a file of its own"));
            }
            if path.is_dir() {
                let file = path.join(format!("copydesk.{}", format.name));
                return Err(Failure::usage(format_args!("{told}: the report cannot be written: this is a folder"))
                    .next(format!("name a file: `--output {}={}`", format.name, file.display())));
            }
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir());
            if let Some(folder) = folder {
                let folder = folder.display();
                return Err(Failure::usage(format_args!(
                    "{told}: the report cannot be written: there is no folder {folder}"
                ))
                .next(format!("mkdir -p {folder}")));
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
                // The error of a temporary file names that file, which nobody has asked for.
                let why = error.kind();
                Failure::usage(format_args!("{}: the report cannot be written: {why}", path.display()))
                    .next("see that its folder may be written to and has room, or name another file")
            })?;
        }
        Ok(())
    }
}

/// A path from the root, without detours: two that are one file are one here.
fn place(path: &Path) -> PathBuf {
    let whole = path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let (folder, name) = (whole.parent().and_then(|folder| folder.canonicalize().ok()), whole.file_name());
    folder.zip(name).map_or(whole.clone(), |(folder, name)| folder.join(name))
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
