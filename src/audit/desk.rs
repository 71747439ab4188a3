//! A project opened: its configuration and rules, ready to audit articles.

use super::{Audit, Unwatched, Watch, audit, passages_only};
use crate::config::{Complaints, Config};
use crate::ingest::{Article, Exclude, Intake, Limits, Settings, read_paths_around, read_paths_with};
use crate::rules::Rules;
use chrono::NaiveDate;
use std::path::{Path, PathBuf};

/// Why a project could not be opened, or had nothing to audit.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The configuration is wrong, with file and line.
    #[error("{0}")]
    Config(Complaints),
    /// A rule page is wrong, with file and line.
    #[error("{0}")]
    Rules(Complaints),
    /// A pattern of what to leave out is none.
    #[error("exclude: {0}")]
    Exclude(String),
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
            Self::Config(_) | Self::Exclude(_) => Some("mend the file, or run with `--config FILE` to use another one"),
            Self::Rules(_) => Some("mend the page, then `copydesk rules test`"),
            Self::NoArticles { .. } => Some(
                "name a folder with articles (text, Markdown, saved pages, feeds, exports): `copydesk audit FOLDER`",
            ),
        }
    }
}

/// A project: configuration and rules.
#[derive(Debug)]
pub struct Desk {
    config: Config,
    rules: Rules,
    settings: Settings,
}

impl Desk {
    /// Opens the project that a folder belongs to: the nearest `copydesk.toml` from there upward, or the defaults.
    ///
    /// # Errors
    /// When the configuration or a rule page is wrong.
    pub fn open(folder: impl AsRef<Path>) -> Result<Self, Error> {
        Self::with_config(Config::discover(folder.as_ref()).map_err(Error::Config)?)
    }

    /// Opens a project by its configuration file.
    ///
    /// # Errors
    /// When the configuration or a rule page is wrong.
    pub fn with_config_file(file: impl AsRef<Path>) -> Result<Self, Error> {
        Self::with_config(Config::read(file.as_ref()).map_err(Error::Config)?)
    }

    /// A project with this configuration.
    ///
    /// # Errors
    /// When a rule page is wrong.
    pub fn with_config(config: Config) -> Result<Self, Error> {
        let rules = Rules::load(&config).map_err(Error::Rules)?;
        Ok(Self { rules, ..Self::without_rules(config)? })
    }

    /// A project with this configuration that reads articles and runs no rule, and so looks at no rule page.
    ///
    /// # Errors
    /// When a pattern of what to leave out is none.
    pub fn without_rules(config: Config) -> Result<Self, Error> {
        let root = config.root.as_deref().unwrap_or(Path::new("."));
        let exclude = Exclude::new(root, &config.exclude).map_err(Error::Exclude)?;
        let settings = Settings { limits: Limits::from(&config.thresholds), fields: config.input.clone(), exclude };
        Ok(Self { config, rules: Rules::default(), settings })
    }

    /// The same project on a day; until one is said, no allowance ends.
    #[must_use]
    pub fn on_day(self, today: NaiveDate) -> Self {
        Self { rules: self.rules.on_day(today), ..self }
    }

    /// What to audit where nobody says: the project's own paths when the program runs in its folder, or the folder it runs in.
    pub fn default_paths(&self) -> Vec<PathBuf> {
        let here = std::env::current_dir().unwrap_or_default();
        let at_home = self.config.root.as_ref().is_some_and(|root| here.join(root) == here);
        if at_home { self.config.paths.iter().map(PathBuf::from).collect() } else { vec![PathBuf::from(".")] }
    }

    /// The project's configuration.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// How the project's files are read.
    pub fn settings(&self) -> &Settings {
        &self.settings
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
        Ok(self.run(self.read(paths)?, &Unwatched))
    }

    /// Reads files and folders, but for what the project leaves out.
    ///
    /// # Errors
    /// When there is nothing to read under any of the paths.
    pub fn read<P: AsRef<Path>>(&self, paths: impl IntoIterator<Item = P>) -> Result<Intake, Error> {
        let paths: Vec<P> = paths.into_iter().collect();
        something(read_paths_with(&paths, &self.settings), &paths)
    }

    /// As [`Desk::read`], with the rest of the project around them, which only rules that look at other articles look at.
    ///
    /// # Errors
    /// When there is nothing to read under any of the paths, nor around them.
    pub fn read_around<P: AsRef<Path>>(&self, paths: &[P]) -> Result<Intake, Error> {
        something(read_paths_around(paths, &self.default_paths(), &self.settings), paths)
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

    /// Looks for reused passages alone.
    pub fn run_passages(&self, intake: Intake, watch: &dyn Watch) -> Audit {
        passages_only(intake, &self.config, watch)
    }
}

/// What was read, if there was anything under these paths.
fn something<P: AsRef<Path>>(intake: Intake, paths: &[P]) -> Result<Intake, Error> {
    if intake.is_empty() {
        let paths = paths.iter().map(|p| p.as_ref().display().to_string()).collect();
        return Err(Error::NoArticles { paths });
    }
    Ok(intake)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHARED: &str = "The harbour board voted on Monday to close the eastern lock for eleven weeks while divers replace \
        both gates, after an inspection in March found cracks along the lower hinges that nobody had reported before.";

    /// A desk with this configuration, and how many passages it sees in two articles with one shared sentence.
    fn passages(config: &str) -> usize {
        let desk = Desk::with_config(Config::parse("copydesk.toml", config).unwrap()).unwrap();
        let article = |path: &str, rest: &str| Article::from_text(path, format!("{SHARED} {rest}"));
        let articles = [
            article("a.txt", "Ferries will use the river mouth instead."),
            article("b.txt", "Two shipping lines said they had not been asked."),
        ];
        desk.audit_articles(articles).passages.list.len()
    }

    #[test]
    fn a_project_says_how_long_a_passage_must_be() {
        assert_eq!(passages(""), 1);
        assert_eq!(passages("passages.min-words = 60"), 0);
    }

    #[test]
    fn a_project_says_how_large_a_file_may_be() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("large.txt"), "Words and words. ".repeat(90_000)).unwrap();
        let skipped = |config: &str| {
            let desk = Desk::with_config(Config::parse("copydesk.toml", config).unwrap()).unwrap();
            desk.read([folder.path()]).unwrap().skipped
        };
        assert!(skipped("").is_empty());
        let told = skipped("limits.article-megabytes = 1");
        assert!(told[0].reason.contains("1 MB"), "{}", told[0].reason);
    }
}
