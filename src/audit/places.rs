//! Where spans stand, as people and programs outside see them: code points, lines, columns.

use super::Audit;
use crate::facts::{Field, Reading};
use crate::ingest::Position;
use crate::span::{CodePoints, Span};
use std::sync::OnceLock;

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

/// Turns spans of an audit's articles into places; reads each article's text for it at most once.
pub struct Places<'a> {
    audit: &'a Audit,
    points: Vec<OnceLock<CodePoints<'a>>>,
}

impl<'a> Places<'a> {
    /// For all articles of an audit.
    pub fn new(audit: &'a Audit) -> Self {
        Self { audit, points: audit.readings.iter().map(|_| OnceLock::new()).collect() }
    }

    /// The article's reading.
    pub fn reading(&self, article: u32) -> Option<&'a Reading> {
        self.audit.readings.get(article as usize)
    }

    /// The audit whose articles these are.
    pub fn audit(&self) -> &'a Audit {
        self.audit
    }

    /// The article's path; empty for an article that is none.
    pub fn path(&self, article: u32) -> &'a str {
        self.reading(article).map_or("", |reading| &reading.article.path)
    }

    /// A span of an article's text in code points.
    pub fn points(&self, article: u32, span: Span) -> (u32, u32) {
        let Some((reading, cell)) = self.reading(article).zip(self.points.get(article as usize)) else { return (0, 0) };
        cell.get_or_init(|| CodePoints::new(&reading.article.text)).of(span)
    }

    /// Where a span stands. One in a headline that is not part of the text points at the file's first line.
    pub fn place(&self, article: u32, field: Field, span: Span) -> Place {
        let Some(reading) = self.reading(article) else {
            return Place { points: (0, 0), start: Position::START, end: Position::START };
        };
        let article_read = &reading.article;
        match field {
            Field::Text => Place {
                points: self.points(article, span),
                start: article_read.position(span.start),
                end: article_read.end_position(span.end),
            },
            Field::Title => {
                let points = CodePoints::new(article_read.meta.title.as_deref().unwrap_or("")).of(span);
                let start = article_read.position(0);
                Place { points, start, end: start }
            }
        }
    }
}
