//! Arguments in, exit status out: one file a command.

use crate::audit;
use crate::config::Config;
use crate::ingest::read_paths;
use crate::report;
use crate::rules::Rules;
use clap::{Parser, Subcommand, ValueEnum};
use rayon::prelude::*;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Audit a folder of articles: who copied whom, where the sourcing is thin, which claims rest on independent sources.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Everything: facts, passages, claims, rules.
    Audit {
        #[arg(long, value_enum, default_value = "json")]
        format: Format,
        paths: Vec<PathBuf>,
    },
    /// Reused passages only.
    Passages {
        #[arg(long, value_enum, default_value = "json")]
        format: Format,
        paths: Vec<PathBuf>,
    },
    /// Facts of each article.
    Facts {
        #[arg(long, value_enum, default_value = "jsonl")]
        format: Format,
        paths: Vec<PathBuf>,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Json,
    Jsonl,
}

/// Runs the program.
pub fn run() -> ExitCode {
    match command(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("copydesk: {error}");
            ExitCode::from(2)
        }
    }
}

fn command(command: Command) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    match command {
        Command::Audit { paths, .. } => {
            let config = Config::default();
            let rules = Rules::load(&config);
            report::json::write(&audit::audit(read_paths(&paths), &config, &rules), &mut out)?;
        }
        Command::Passages { paths, .. } => {
            report::json::write_passages(&audit::passages_only(read_paths(&paths)), &mut out)?
        }
        Command::Facts { paths, .. } => {
            for articles in read_paths(&paths).articles.chunks(256) {
                let lines: Vec<io::Result<Vec<u8>>> = articles
                    .par_iter()
                    .map(|article| {
                        let mut line = Vec::new();
                        report::facts_jsonl::write(&crate::facts::Reading::new(article.clone()), &mut line)?;
                        Ok(line)
                    })
                    .collect();
                for line in lines {
                    out.write_all(&line?)?;
                }
            }
        }
    }
    out.flush()
}
