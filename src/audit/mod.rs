//! The pipeline: runs the stages in order, in parallel where each article stands alone.
//!
//! Takes what ingestion read, gives an [`Audit`]: everything that is known of a folder. [`Desk`] is the door to it.

mod desk;
mod found;
mod places;
mod redact;
mod watch;

use crate::claims::{self, Claims};
use crate::config::Config;
use crate::facts::{Field, Reading};
use crate::ingest::{Article, Intake, Skipped};
use crate::passages::{self, Options, Passages};
use crate::rules::baseline::Compared;
use crate::rules::{Finding, Folder, RulePage, Rules};
use crate::span::Span;
use chrono::NaiveDate;
use rayon::prelude::*;
use std::io::{self, Write};
use std::sync::atomic::{AtomicUsize, Ordering};

pub use desk::{Desk, Error};
pub use found::Found;
pub use places::{Place, Places};
pub use redact::Redaction;
pub(crate) use redact::digest;
pub use watch::{Stage, Unwatched, Watch};

/// Everything that is known of a folder.
#[derive(Debug, Default)]
pub struct Audit {
    /// The articles and their facts, by path.
    pub readings: Vec<Reading>,
    /// What they share.
    pub passages: Passages,
    /// What they claim.
    pub claims: Claims,
    /// What the rules found, by article, position and rule.
    pub findings: Vec<Finding>,
    /// What could not be read.
    pub skipped: Vec<Skipped>,
    /// The day that somebody said it is.
    pub today: Option<NaiveDate>,
    /// How it stands to the baseline, where there is one.
    pub baseline: Option<Compared>,
    /// The revision since which findings had to change to be new, where there is one.
    pub since: Option<String>,
    /// The pages of the rules that found something, by id.
    pub pages: Vec<RulePage>,
    /// What stands for words where the words are left out.
    pub redaction: Option<Redaction>,
}

impl Audit {
    /// Whether findings of the article with this number are asked for.
    pub fn is_asked(&self, article: usize) -> bool {
        self.readings.get(article).is_some_and(|reading| !reading.article.context)
    }

    /// What the rules found, each with the article it is in; shown as `path:line:column: severity: rule: message`.
    pub fn findings(&self) -> impl Iterator<Item = Found<'_>> {
        self.findings.iter().map(|finding| Found::new(self, finding))
    }

    /// The words of a stretch of an article, or what stands for them.
    pub fn words(&self, article: u32, field: Field, span: Span) -> &str {
        if let Some(redaction) = &self.redaction {
            return redaction.digest(article, field, span).unwrap_or("");
        }
        let Some(reading) = self.readings.get(article as usize) else { return "" };
        match field {
            Field::Text => span.of(&reading.article.text),
            Field::Title => span.of(reading.article.meta.title.as_deref().unwrap_or("")),
        }
    }
}

/// Runs every stage.
pub fn audit(intake: Intake, config: &Config, rules: &Rules, watch: &dyn Watch) -> Audit {
    let readings = read(intake.articles, Reading::new, watch);
    watch.stage(Stage::Passages, readings.len());
    let passages = passages::find_with(&readings, &Options::from(&config.thresholds));
    watch.stage(Stage::Claims, readings.len());
    let claims = claims::find(&readings, &passages, config);
    watch.stage(Stage::Rules, readings.len());
    let mut findings = rules.run(Folder { readings: &readings, passages: &passages, claims: &claims, allowances: &[] });
    findings.retain(|finding| readings.get(finding.article as usize).is_some_and(|r| !r.article.context));
    let pages = rules.pages_of(&findings);
    let (skipped, today) = (intake.skipped, rules.today());
    Audit { readings, passages, claims, findings, skipped, today, pages, ..Audit::default() }
}

/// Runs only what the search for passages needs.
pub fn passages_only(intake: Intake, config: &Config, watch: &dyn Watch) -> Audit {
    let readings = read(intake.articles, Reading::folded, watch);
    watch.stage(Stage::Passages, readings.len());
    let passages = passages::find_with(&readings, &Options::from(&config.thresholds));
    Audit { readings, passages, skipped: intake.skipped, ..Audit::default() }
}

fn read(articles: Vec<Article>, one: fn(Article) -> Reading, watch: &dyn Watch) -> Vec<Reading> {
    let (done, of) = (AtomicUsize::new(0), articles.len());
    watch.stage(Stage::Facts, of);
    let counted = |article| {
        let reading = one(article);
        watch.step(Stage::Facts, done.fetch_add(1, Ordering::Relaxed) + 1, of);
        reading
    };
    articles.into_par_iter().map(counted).collect()
}

/// Articles whose facts are held in memory at once, by [`facts_in_order`].
const CHUNK: usize = 256;

/// Reads the facts of each article and writes them with `write`, in the articles' order, a chunk at a time: memory stays
/// that of the articles, however many facts they have.
///
/// # Errors
/// Whatever the writers say.
pub fn facts_in_order(
    articles: Vec<Article>,
    read: impl Fn(Article) -> Reading + Sync,
    write: impl Fn(&Reading, &mut Vec<u8>) -> io::Result<()> + Sync,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut rest = articles.into_iter();
    loop {
        let chunk: Vec<Article> = rest.by_ref().take(CHUNK).collect();
        if chunk.is_empty() {
            return Ok(());
        }
        let written = |article| {
            let mut bytes = Vec::new();
            write(&read(article), &mut bytes).map(|()| bytes)
        };
        let lines: Vec<io::Result<Vec<u8>>> = chunk.into_par_iter().map(written).collect();
        for line in lines {
            out.write_all(&line?)?;
        }
    }
}
