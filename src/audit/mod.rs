//! The pipeline: runs the stages in order, in parallel where each article stands alone.

use crate::claims::{self, Claims};
use crate::config::Config;
use crate::facts::{Field, Reading};
use crate::ingest::{Intake, Position, Skipped};
use crate::passages::{self, Passages};
use crate::rules::{Finding, Folder, Rules};
use crate::span::{CodePoints, Span};
use rayon::prelude::*;

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
}

/// Runs every stage.
pub fn audit(intake: Intake, config: &Config, rules: &Rules) -> Audit {
    let readings: Vec<Reading> = intake.articles.into_par_iter().map(Reading::new).collect();
    let passages = passages::find(&readings);
    let claims = claims::find(&readings, &passages, config);
    let findings = rules.run(Folder { readings: &readings, passages: &passages, claims: &claims });
    Audit { readings, passages, claims, findings, skipped: intake.skipped }
}

/// Runs only what the search for passages needs.
pub fn passages_only(intake: Intake) -> Audit {
    let readings: Vec<Reading> = intake.articles.into_par_iter().map(Reading::for_passages).collect();
    let passages = passages::find(&readings);
    Audit { readings, passages, skipped: intake.skipped, ..Audit::default() }
}

/// A span as people and programs outside see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Start and end in code points of the field.
    pub points: (u32, u32),
    /// Where it begins in the file.
    pub start: Position,
    /// Where it ends in the file, exclusive.
    pub end: Position,
}

/// Where a span of an article stands. A span in a headline that is not part of the text points at the file's first line.
pub fn place(audit: &Audit, article: u32, field: Field, span: Span) -> Place {
    let top = Position { line: 1, column: 1 };
    let Some(reading) = audit.readings.get(article as usize) else {
        return Place { points: (0, 0), start: top, end: top };
    };
    let article = &reading.article;
    match field {
        Field::Text => Place {
            points: CodePoints::new(&article.text).of(span),
            start: article.position(span.start),
            end: article.end_position(span.end),
        },
        Field::Title => {
            let points = CodePoints::new(article.meta.title.as_deref().unwrap_or("")).of(span);
            let start = article.position(0);
            Place { points, start, end: start }
        }
    }
}
