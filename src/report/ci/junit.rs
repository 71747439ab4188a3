//! `--format junit`: an article is a test suite, a finding a failed test, an article without any a passed one.

use super::xml::Xml;
use super::{Row, rows};
use crate::audit::Audit;
use crate::report::{Format, Part, View};
use std::io::{self, Write};

/// The format.
pub const FORMAT: Format = Format {
    name: "junit",
    about: "JUnit XML: a test suite an article, a failure a finding",
    parts: &[Part::Whole, Part::Findings],
    write,
};

/// Words of the flagged text in the name of a test.
const WORDS: usize = 8;

fn write(audit: &Audit, _view: &View, out: &mut dyn Write) -> io::Result<()> {
    let rows: Vec<Row<'_>> = rows(audit).into_iter().filter(|row| row.found.is_new()).collect();
    let mut of_article = rows.chunk_by(|a, b| a.finding().article == b.finding().article).peekable();
    let asked = (0..audit.readings.len()).filter(|article| audit.is_asked(*article)).count();
    let clean = asked.saturating_sub(of_article.clone().count());
    let (tests, failures, errors) = (
        (clean + rows.len() + audit.skipped.len()).to_string(),
        rows.len().to_string(),
        audit.skipped.len().to_string(),
    );
    let counts = [("name", "copydesk"), ("tests", &*tests), ("failures", &*failures), ("errors", &*errors)];
    let mut xml = Xml::begin(out)?;
    xml.open("testsuites", &counts)?;
    for (index, reading) in (0u32..).zip(&audit.readings).filter(|(index, _)| audit.is_asked(*index as usize)) {
        let own = of_article.next_if(|rows| rows.first().is_some_and(|row| row.finding().article == index));
        suite(&mut xml, &reading.article.path, own.unwrap_or(&[]))?;
    }
    for skipped in &audit.skipped {
        xml.open("testsuite", &[("name", &skipped.path), ("tests", "1"), ("failures", "0"), ("errors", "1")])?;
        xml.open("testcase", &[("name", "can be read"), ("classname", &class(&skipped.path))])?;
        xml.empty("error", &[("type", "not-read"), ("message", &skipped.reason)])?;
        xml.close("testcase")?;
        xml.close("testsuite")?;
    }
    xml.close("testsuites")?;
    xml.end()
}

/// The test suite of an article.
fn suite(xml: &mut Xml<'_>, path: &str, rows: &[Row<'_>]) -> io::Result<()> {
    let (tests, failures) = (rows.len().max(1).to_string(), rows.len().to_string());
    xml.open("testsuite", &[("name", path), ("tests", &tests), ("failures", &failures), ("errors", "0")])?;
    if rows.is_empty() {
        xml.empty("testcase", &[("name", "no finding"), ("classname", &class(path))])?;
    }
    for row in rows {
        let finding = row.finding();
        let words: Vec<&str> = row.found.text().split_whitespace().take(WORDS).collect();
        let name = format!("{}: {}", finding.rule, words.join(" "));
        let line = row.place.start.line.to_string();
        xml.open("testcase", &[("name", &name), ("classname", &class(path)), ("file", row.file()), ("line", &line)])?;
        let whole = row.found.to_string();
        let lines: Vec<&str> = [&*whole, row.found.text()].into_iter().chain(finding.help.as_deref()).collect();
        xml.text("failure", &[("type", finding.severity.name()), ("message", &finding.message)], &lines)?;
        xml.close("testcase")?;
    }
    xml.close("testsuite")
}

/// A path as the name of a class: services fold by its dots.
fn class(path: &str) -> String {
    path.replace('/', ".")
}
