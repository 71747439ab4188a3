//! A project opened: its configuration and rules, ready to audit articles.

use super::{Audit, Unwatched, Watch, audit};
use crate::config::Config;
use crate::ingest::{Article, Intake, read_paths};
use crate::rules::Rules;
use std::path::Path;

/// Why a project could not be opened, or had nothing to audit.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The configuration is wrong, with file and line.
    #[error("{0}")]
    Config(String),
    /// A rule page is wrong, with file and line.
    #[error("{0}")]
    Rules(String),
    /// There was no article under any of the paths.
    #[error("no articles in {}", paths.join(", "))]
    NoArticles {
        /// The paths that were looked at.
        paths: Vec<String>,
    },
}

impl Error {
    /// What to do or run next.
    pub fn next_step(&self) -> Option<&'static str> {
        match self {
            Self::Config(_) => Some("mend the file, or run with `--config FILE` to use another one"),
            Self::Rules(_) => Some("mend the page, then `copydesk rules test`"),
            Self::NoArticles { .. } => {
                Some("name a folder with .txt, .md, .html, .json or .jsonl articles: `copydesk audit FOLDER`")
            }
        }
    }
}

/// A project: configuration and rules.
#[derive(Debug, Default)]
pub struct Desk {
    config: Config,
    rules: Rules,
}

impl Desk {
    /// Opens the project that a folder belongs to: the nearest `copydesk.toml` from there upward, or the defaults.
    ///
    /// # Errors
    /// When the configuration or a rule page is wrong.
    pub fn open(folder: impl AsRef<Path>) -> Result<Self, Error> {
        Self::with_config(Config::discover(folder.as_ref()).map_err(|e| Error::Config(e.to_string()))?)
    }

    /// Opens a project by its configuration file.
    ///
    /// # Errors
    /// When the configuration or a rule page is wrong.
    pub fn with_config_file(file: impl AsRef<Path>) -> Result<Self, Error> {
        Self::with_config(Config::read(file.as_ref()).map_err(|e| Error::Config(e.to_string()))?)
    }

    /// A project with this configuration.
    ///
    /// # Errors
    /// When a rule page is wrong.
    pub fn with_config(config: Config) -> Result<Self, Error> {
        let rules = Rules::load(&config).map_err(|e| Error::Rules(e.to_string()))?;
        Ok(Self { config, rules })
    }

    /// The project's configuration.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The project's rules.
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// Reads files and folders, and audits what they hold.
    ///
    /// # Errors
    /// When there is nothing to read under any of the paths.
    pub fn audit<P: AsRef<Path>>(&self, paths: impl IntoIterator<Item = P>) -> Result<Audit, Error> {
        let paths: Vec<P> = paths.into_iter().collect();
        let intake = read_paths(&paths);
        if intake.articles.is_empty() && intake.skipped.is_empty() {
            let paths = paths.iter().map(|p| p.as_ref().display().to_string()).collect();
            return Err(Error::NoArticles { paths });
        }
        Ok(self.run(intake, &Unwatched))
    }

    /// Audits articles that are in memory already; they are put in order of path.
    pub fn audit_articles(&self, articles: impl IntoIterator<Item = Article>) -> Audit {
        let mut articles: Vec<Article> = articles.into_iter().collect();
        articles.sort_by(|a, b| a.path.cmp(&b.path));
        self.run(Intake { articles, ..Intake::default() }, &Unwatched)
    }

    /// Runs every stage over what was read, and says how far it has come.
    pub fn run(&self, intake: Intake, watch: &dyn Watch) -> Audit {
        audit(intake, &self.config, &self.rules, watch)
    }
}
