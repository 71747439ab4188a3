//! What commands share: global options, the inputs, where the report goes.

use super::living::Living;
use super::progress::Progress;
use super::watching::Watched;
use super::{Exit, Failure};
use crate::audit::{Audit, Desk, Error};
use crate::config::Config;
use crate::ingest::{Intake, Skipped};
use crate::report::{self, FORMATS, Part, View, visible};
use crate::rules::Severity;
use anstream::{AutoStream, ColorChoice};
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args, ValueEnum};
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::path::{self, Path, PathBuf};

/// Options that every command takes.
#[derive(Args)]
#[command(next_help_heading = "Everywhere")]
pub struct Global {
    /// Configuration to use [default: the nearest copydesk.toml, from here upward]
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Threads to work with [default: one a core]; the report is the same for any number
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// When to use colour; it never carries meaning alone
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN", hide_possible_values = true)]
    #[arg(help = "When to use colour: auto, always, never; NO_COLOR is honoured")]
    color: Colour,
    /// Print nothing; the exit status tells
    #[arg(long, short, global = true)]
    quiet: bool,
    /// Say at the end, on standard error, how long it took and how much memory it held at most
    #[arg(long, global = true)]
    stats: bool,
}

impl Global {
    /// Whether the run says what it cost.
    pub(super) fn stats(&self) -> bool {
        self.stats && !self.quiet
    }
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Colour {
    /// On a terminal, unless NO_COLOR says otherwise
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What a command works on.
#[derive(Args)]
pub struct Inputs {
    /// Files and folders of articles; `-` is standard input [default: the project's paths, or this folder]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Don't end with status 3 when an input cannot be read; it is listed all the same
    #[arg(long)]
    allow_unreadable: bool,
}

impl Inputs {
    /// What the command line names.
    pub(super) fn paths(&self) -> &[PathBuf] {
        &self.paths
    }

    /// The status that unread input asks for.
    pub(super) fn exit(&self, audit: &Audit) -> Exit {
        self.exit_for(&audit.skipped)
    }

    /// As [`Inputs::exit`], where there is no audit.
    pub(super) fn exit_for(&self, skipped: &[Skipped]) -> Exit {
        if skipped.is_empty() || self.allow_unreadable { Exit::Clean } else { Exit::Unread }
    }
}

/// What makes a run fail.
#[derive(Args)]
pub struct Failing {
    /// End with status 1 on a new finding of this severity or a graver one [default: the project's, or error]
    #[arg(long, value_enum, value_name = "SEVERITY")]
    fail_on: Option<FailOn>,
}

/// The least severity that makes a run fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// Any finding
    Note,
    /// Warnings and errors
    Warning,
    /// Errors
    Error,
    /// Nothing does
    Never,
}

impl Failing {
    /// The status that the findings ask for; `default` is the project's choice.
    fn exit(&self, audit: &Audit, default: Option<Severity>) -> Exit {
        let least = match self.fail_on {
            None => default,
            Some(FailOn::Note) => Some(Severity::Note),
            Some(FailOn::Warning) => Some(Severity::Warning),
            Some(FailOn::Error) => Some(Severity::Error),
            Some(FailOn::Never) => None,
        };
        let fails = |least| audit.findings().any(|found| found.is_new() && found.severity() >= least);
        if least.is_some_and(fails) { Exit::Findings } else { Exit::Clean }
    }
}

/// The values of `--format` for a part of the audit, with their help.
pub fn formats(part: Part) -> PossibleValuesParser {
    let fitting = FORMATS.iter().filter(move |format| format.parts.contains(&part));
    PossibleValuesParser::new(fitting.map(|format| PossibleValue::new(format.name).help(format.about)))
}

/// One run of the program.
pub struct Session {
    config: Option<PathBuf>,
    quiet: bool,
    colour: bool,
    links: Option<&'static str>,
    progress: Progress,
}

impl Session {
    /// Sets up what every command needs.
    pub(super) fn open(global: Global) -> Result<Self, Failure> {
        if let Some(threads) = global.threads {
            rayon::ThreadPoolBuilder::new().num_threads(threads.into()).build_global().map_err(Failure::usage)?;
        }
        let choice = match global.color {
            Colour::Auto => AutoStream::choice(&io::stdout()),
            Colour::Always => ColorChoice::Always,
            Colour::Never => ColorChoice::Never,
        };
        choice.write_global();
        let colour = matches!(choice, ColorChoice::Always | ColorChoice::AlwaysAnsi);
        let progress = Progress::new(global.quiet);
        Ok(Self { config: global.config, quiet: global.quiet, colour, links: links(), progress })
    }

    /// The project that the program runs in: configuration and rules.
    pub(super) fn desk(&self) -> Result<Desk, Failure> {
        self.desk_of(&[])
    }

    /// The project of the paths: that of the folder which all of them are in.
    fn desk_of(&self, paths: &[PathBuf]) -> Result<Desk, Failure> {
        Ok(match &self.config {
            Some(file) => Desk::with_config_file(file)?,
            None => Desk::open(common_folder(paths))?,
        })
    }

    /// Reads the inputs, with the project they belong to; no input at all ends the command.
    pub(super) fn desk_and_intake(&self, inputs: &Inputs) -> Result<(Desk, Intake), Failure> {
        let desk = self.desk_of(&inputs.paths)?;
        let intake = if inputs.paths.is_empty() { desk.read(desk.default_paths())? } else { desk.read(&inputs.paths)? };
        Ok((desk, intake))
    }

    /// As [`Session::desk_and_intake`], for a command that writes down what it reads: nothing read is an error, not an empty record.
    pub(super) fn desk_and_articles(&self, inputs: &Inputs) -> Result<(Desk, Intake), Failure> {
        let (desk, intake) = self.desk_and_intake(inputs)?;
        match intake.skipped.first() {
            Some(Skipped { path, reason, .. }) if intake.articles.is_empty() => {
                let message = format!("no article could be read, and nothing was written: {path}: {reason}");
                Err(Failure::Told {
                    exit: Exit::Unread,
                    message,
                    next: Some("name files or folders of articles".to_owned()),
                })
            }
            _ => Ok((desk, intake)),
        }
    }

    /// Reads the inputs of a command that runs no rule: a rule page may be broken.
    pub(super) fn read(&self, inputs: &Inputs) -> Result<Intake, Failure> {
        self.read_paths(&inputs.paths)
    }

    /// As [`Session::read`], for paths that the command names itself; the project's own where there are none.
    pub(super) fn read_paths(&self, paths: &[PathBuf]) -> Result<Intake, Failure> {
        let desk = self.desk_without_rules(paths)?;
        Ok(if paths.is_empty() { desk.read(desk.default_paths())? } else { desk.read(paths)? })
    }

    /// The project of the paths, for a command that runs no rule.
    pub(super) fn desk_without_rules(&self, paths: &[PathBuf]) -> Result<Desk, Failure> {
        Ok(Desk::without_rules(match &self.config {
            Some(file) => Config::read(file).map_err(Error::Config)?,
            None => Config::discover(&common_folder(paths)).map_err(Error::Config)?,
        })?)
    }

    /// Reads the inputs and runs every stage; gives the audit and the status that its findings ask for.
    pub(super) fn audit(&self, inputs: &Inputs, living: &Living, failing: &Failing) -> Result<(Audit, Exit), Failure> {
        let (desk, intake) = if living.around {
            let desk = self.desk_of(&inputs.paths)?;
            let intake = desk.read_around(&inputs.paths)?;
            (desk, intake)
        } else {
            self.desk_and_intake(inputs)?
        };
        let desk = living.on_day(desk);
        let mut audit = self.run(&desk, intake);
        let ratchet = living.mark(&desk, &common_folder(&inputs.paths), &mut audit)?;
        let exit = failing.exit(&audit, desk.config().fail_on).or(inputs.exit(&audit)).or(ratchet);
        if !self.quiet {
            living.tell(&audit);
        }
        Ok((audit, exit))
    }

    /// Reads the inputs and runs every stage, with the project they belong to, to write down what is found.
    pub(super) fn audited(&self, inputs: &Inputs) -> Result<(Desk, Audit), Failure> {
        let (desk, intake) = self.desk_and_articles(inputs)?;
        let audit = self.run(&desk, intake);
        Ok((desk, audit))
    }

    /// Runs every stage over what was read.
    pub(super) fn run(&self, desk: &Desk, intake: Intake) -> Audit {
        let audit = desk.run(intake, &self.progress);
        self.progress.end();
        audit
    }

    /// Reads the inputs and looks for passages only.
    pub(super) fn passages(&self, inputs: &Inputs) -> Result<Audit, Failure> {
        self.shared(self.read(inputs)?, &inputs.paths)
    }

    /// Looks for passages only, as the project of these paths wants it.
    pub(super) fn shared(&self, intake: Intake, paths: &[PathBuf]) -> Result<Audit, Failure> {
        let audit = self.desk_without_rules(paths)?.run_passages(intake, &self.progress);
        self.progress.end();
        Ok(audit)
    }

    /// Writes a report to standard output.
    pub(super) fn report(&self, audit: &Audit, format: &str, view: View) -> Result<(), Failure> {
        let format = report::format(format).ok_or_else(|| Failure::usage(format_args!("no format `{format}`")))?;
        if self.quiet {
            return Ok(());
        }
        let mut out = self.out();
        (format.write)(audit, &self.fitted(view), &mut out)?;
        Ok(out.flush()?)
    }

    /// Writes two articles of an audit side by side to standard output.
    pub(super) fn compared(&self, audit: &Audit, pair: [u32; 2]) -> Result<(), Failure> {
        let mut out = self.out();
        report::compare::write(audit, pair, &self.fitted(View::default()), &mut out)?;
        Ok(out.flush()?)
    }

    /// Writes what of one article of an audit stands elsewhere to standard output.
    pub(super) fn traced(&self, audit: &Audit, article: u32, view: View, json: bool) -> Result<(), Failure> {
        let mut out = self.out();
        let write = if json { report::trace::write_json } else { report::trace::write };
        write(audit, article, &self.fitted(view), &mut out)?;
        Ok(out.flush()?)
    }

    /// A view as wide as `COLUMNS` says, or else the terminal, and as colourful as is wanted.
    fn fitted(&self, view: View) -> View {
        let told =
            std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).filter(|columns| *columns > 0);
        let seen = || terminal_size::terminal_size().filter(|_| io::stdout().is_terminal());
        let width = told.or_else(|| seen().map(|(width, _)| usize::from(width.0))).unwrap_or(view.width);
        View { width, colour: self.colour, links: self.links, ..view }
    }

    /// Columns of the terminal, or those of a file.
    pub(super) fn width(&self) -> usize {
        self.fitted(View::default()).width
    }

    /// What `--watch` looks at: what the command reads, and not what it writes.
    pub(super) fn watched(&self, inputs: &Inputs, written: Vec<PathBuf>) -> Watched {
        let config = match &self.config {
            Some(file) => Config::read(file),
            None => Config::discover(&common_folder(&inputs.paths)),
        };
        let paths = if inputs.paths.is_empty() { vec![PathBuf::from(".")] } else { inputs.paths.clone() };
        let mut watched: Vec<PathBuf> = paths.into_iter().chain(self.config.clone()).collect();
        // A configuration that is broken is told by the run itself.
        if let Some((config, root)) = config.ok().and_then(|config| config.root.clone().map(|root| (config, root))) {
            let rules = root.join(&config.rules_folder);
            watched.extend(rules.is_dir().then_some(rules));
            if inputs.paths.is_empty() {
                watched.extend(config.paths.iter().map(|path| root.join(path)).filter(|path| path.exists()));
            }
        }
        Watched { inputs: watched, written, quiet: self.quiet }
    }

    /// Whether nothing is to be printed.
    pub(super) fn quiet(&self) -> bool {
        self.quiet
    }

    /// Whether standard output is styled.
    pub(super) fn colour(&self) -> bool {
        self.colour
    }

    /// Standard output, or nowhere with `--quiet`.
    pub(super) fn out(&self) -> BufWriter<Output> {
        let output = if self.quiet { Output::Nowhere } else { Output::Stdout(io::stdout().lock()) };
        BufWriter::with_capacity(1 << 16, output)
    }

    /// Says on standard error what could not be read, where the report itself has no room for it.
    pub(super) fn tell_skipped(&self, skipped: &[Skipped]) {
        for Skipped { path, reason, .. } in skipped.iter().filter(|_| !self.quiet) {
            anstream::eprintln!("skipped: {}: {}", visible(path), visible(reason));
        }
    }
}

/// What places in a report link to: this folder, where standard output is a terminal that knows links (OSC 8). One text for the
/// whole run.
fn links() -> Option<&'static str> {
    if !io::stdout().is_terminal() || !supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout) {
        return None;
    }
    let here = std::env::current_dir().ok()?;
    Some(String::leak(report::file_uri(&here.to_string_lossy())))
}

/// Where a report goes.
pub enum Output {
    /// Standard output.
    Stdout(StdoutLock<'static>),
    /// Nowhere.
    Nowhere,
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(out) => out.write(bytes),
            Self::Nowhere => Ok(bytes.len()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(out) => out.flush(),
            Self::Nowhere => Ok(()),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let exit = match error {
            Error::NoArticles { .. } => Exit::Unread,
            Error::Config(_) | Error::Rules(_) | Error::Exclude(_) => Exit::Usage,
        };
        let next = error.next_step().map(str::to_owned);
        Self::Told { exit, message: error.to_string(), next }
    }
}

/// The folder that all paths are in, whatever their order; the current one where there is none.
fn common_folder(paths: &[PathBuf]) -> PathBuf {
    let absolute = |path: &PathBuf| if path == Path::new("-") { path::absolute(".") } else { path::absolute(path) };
    let mut paths = paths.iter().filter_map(|path| absolute(path).ok());
    let Some(mut common) = paths.next() else { return PathBuf::from(".") };
    for path in paths {
        while !path.starts_with(&common) && common.pop() {}
    }
    common
}
