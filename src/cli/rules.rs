//! `copydesk rules`: the house's rules: what they are, why, and whether they hold.

mod starting;
mod trying;

use super::session::{Inputs, Session};
use super::{Exit, Failure};
use crate::config::Config;
use crate::rules::{Rule, Rules, explain, fields, verdict};
use clap::{Args, Subcommand, ValueEnum};
use serde::Serialize;
use std::io::Write;
use std::path::PathBuf;

/// The rules: list them, explain one, try them on their own examples
#[derive(Args)]
#[command(
    long_about = "A rule is a page of house style: prose that says why, a block that the machine runs, and examples of what it \
    flags and what it lets pass. A project's own pages stand in `rules/` beside its copydesk.toml.",
    after_help = "Examples:
  copydesk rules list                      every rule, a line each
  copydesk rules explain vague-experts     the page of one
  copydesk rules test --strict             try every page on its own examples
  copydesk rules new late-ferry            a page to start from, in the project's rules folder
  copydesk rules try late-ferry draft.md   what each condition saw in an article
  copydesk rules fields                    what a page may ask about"
)]
pub struct RulesCommand {
    #[command(subcommand)]
    command: What,
}

#[derive(Subcommand)]
enum What {
    /// Every rule, with its severity
    List {
        /// How to write the list
        #[arg(long, value_enum, default_value_t = Format::Text, value_name = "FORMAT")]
        format: Format,
    },
    /// The page of one rule: why it is there, what it flags, what it lets pass
    #[command(visible_alias = "show")]
    Explain {
        /// The rule
        #[arg(value_name = "RULE")]
        id: String,
    },
    /// Try pages on their own examples; status 5 where one does not hold
    Test {
        /// Leave out each condition in turn, and ask that an example notices
        #[arg(long)]
        strict: bool,
        /// Also take the pages of this folder, over the shipped ones
        #[arg(long, value_name = "FOLDER")]
        rules: Option<PathBuf>,
        /// The rules to try [default: every one]
        #[arg(value_name = "RULE")]
        ids: Vec<String>,
    },
    /// Look at an article with one rule, and print what each condition saw in each fact
    Try {
        /// The rule
        #[arg(value_name = "RULE")]
        id: String,
        /// Only the facts that begin on this line
        #[arg(long, value_name = "N")]
        line: Option<u32>,
        #[command(flatten)]
        inputs: Inputs,
    },
    /// Write a page to start from into the project's rules folder; a page that is there is left alone
    New {
        /// What to call the rule: small letters, digits and hyphens
        #[arg(value_name = "RULE")]
        id: String,
    },
    /// Every kind of fact that a page may ask about, with its fields, as Markdown
    Fields,
}

/// How to write the list of rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A line each
    Text,
    /// For programs
    Json,
    /// A Markdown table
    Md,
}

impl RulesCommand {
    /// Runs it.
    pub(super) fn run(self, session: &Session) -> Result<Exit, Failure> {
        match self.command {
            What::List { format } => list(session, format),
            What::Explain { id } => one(session, &id),
            What::Test { strict, rules, ids } => test(session, strict, rules, &ids),
            What::Try { id, line, inputs } => trying::try_on(session, &id, &inputs, line),
            What::New { id } => starting::new(session, &id),
            What::Fields => {
                let mut out = session.out();
                out.write_all(fields::markdown().as_bytes())?;
                out.flush()?;
                Ok(Exit::Clean)
            }
        }
    }
}

/// A rule as programs read it.
#[derive(Serialize)]
struct Listed<'a> {
    id: &'a str,
    title: &'a str,
    severity: &'static str,
    tags: &'a [String],
    enabled: bool,
    find: &'static str,
    help: Option<&'a str>,
    path: &'a str,
}

fn list(session: &Session, format: Format) -> Result<Exit, Failure> {
    let desk = session.desk()?;
    let rules = desk.rules().all();
    let mut out = session.out();
    match format {
        Format::Json => {
            let all: Vec<Listed<'_>> = rules.iter().map(listed).collect();
            serde_json::to_writer_pretty(&mut out, &all).map_err(std::io::Error::from)?;
            writeln!(out)?;
        }
        Format::Text => {
            let width = rules.iter().map(|r| r.id.chars().count()).max().unwrap_or(0);
            for rule in rules {
                writeln!(out, "{:7}  {:width$}  {}", state(rule), rule.id, rule.title)?;
            }
        }
        Format::Md => {
            writeln!(out, "| rule | severity | tags | what it asks |\n|---|---|---|---|")?;
            for rule in rules {
                writeln!(out, "| `{}` | {} | {} | {} |", rule.id, state(rule), rule.tags.join(", "), rule.title)?;
            }
        }
    }
    out.flush()?;
    Ok(Exit::Clean)
}

fn listed(rule: &Rule) -> Listed<'_> {
    let Rule { id, title, severity, tags, enabled, path, .. } = rule;
    let help = rule.help.as_deref();
    Listed { id, title, severity: severity.name(), tags, enabled: *enabled, find: rule.looks_at(), help, path }
}

fn state(rule: &Rule) -> &'static str {
    if rule.enabled { rule.severity.name() } else { "off" }
}

fn one(session: &Session, id: &str) -> Result<Exit, Failure> {
    let desk = session.desk()?;
    let rule = known(desk.rules(), id)?;
    let mut out = session.out();
    out.write_all(explain::page(rule, session.colour()).as_bytes())?;
    out.flush()?;
    Ok(Exit::Clean)
}

/// The rule with an id, or what to run to see the ids.
fn known<'a>(rules: &'a Rules, id: &str) -> Result<&'a Rule, Failure> {
    rules.get(id).ok_or_else(|| {
        let ids: Vec<&str> = rules.all().iter().map(|r| r.id.as_str()).collect();
        let meant = crate::config::nearest(id, &ids).map_or_else(String::new, |m| format!("; did you mean `{m}`?"));
        Failure::usage(format_args!("there is no rule `{id}`{meant}")).next("copydesk rules list")
    })
}

fn test(session: &Session, strict: bool, folder: Option<PathBuf>, ids: &[String]) -> Result<Exit, Failure> {
    let rules = match folder {
        None => session.desk()?.rules().clone(),
        Some(folder) => Config::default()
            .with_rules_from(&folder)
            .and_then(|config| Rules::load(&config))
            .map_err(Failure::usage)?,
    };
    let chosen: Vec<&Rule> = match ids {
        [] => rules.all().iter().collect(),
        ids => ids.iter().map(|id| known(&rules, id)).collect::<Result<_, _>>()?,
    };
    let mut out = session.out();
    let (mut examples, mut failures) = (0, 0);
    for rule in &chosen {
        for trial in verdict::trials(rule) {
            examples += 1;
            if !trial.verdict.is_good() {
                failures += 1;
                let section = trial.expect.name();
                writeln!(out, "{}:{}: {} under {section}", rule.path, trial.line, trial.verdict.name())?;
                trial.detail.lines().try_for_each(|line| writeln!(out, "    {}", crate::report::visible(line)))?;
            }
        }
        for lack in if strict { verdict::unneeded(rule) } else { Vec::new() } {
            failures += 1;
            writeln!(out, "{}: {lack}", rule.path)?;
        }
    }
    writeln!(
        out,
        "{} rules, {examples} examples: {}",
        chosen.len(),
        match failures {
            0 => "all as the pages say".to_owned(),
            n => format!("{n} not as the pages say"),
        }
    )?;
    out.flush()?;
    Ok(if failures == 0 { Exit::Clean } else { Exit::RuleTests })
}
