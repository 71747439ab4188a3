//! `copydesk rules try`: what each condition of a page saw in an article.

use super::super::session::{Inputs, Session};
use super::super::{Exit, Failure};
use crate::audit::{Audit, Places, Unwatched};
use crate::report::visible;
use crate::rules::Folder;
use crate::rules::trace::Traced;
use std::io::{self, Write};

/// The most characters of a fact that are shown.
const LONGEST: usize = 100;

/// Prints every fact that the rule looks at, with each condition.
pub(super) fn try_on(session: &Session, id: &str, inputs: &Inputs, line: Option<u32>) -> Result<Exit, Failure> {
    let (desk, intake) = session.desk_and_intake(inputs)?;
    let kind = super::known(desk.rules(), id)?.looks_at();
    let audit = desk.run(intake, &Unwatched);
    let Audit { readings, passages, claims, .. } = &audit;
    let traced = desk.rules().trace(id, Folder { readings, passages, claims, allowances: &[] });
    let places = Places::new(&audit);
    let mut out = session.out();
    let (mut shown, mut flagged) = (0, 0);
    for fact in &traced {
        let at = places.place(fact.article, fact.field, fact.span).start;
        if line.is_some_and(|line| line != at.line) {
            continue;
        }
        shown += 1;
        flagged += usize::from(fact.flagged);
        let verdict = if fact.flagged { "flagged" } else { "passed" };
        writeln!(
            out,
            "{}:{}:{}  {verdict}  {}",
            visible(places.path(fact.article)),
            at.line,
            at.column,
            words(&places, fact)
        )?;
        steps(fact, &mut out)?;
    }
    writeln!(out, "{}: looked at {shown} of kind {kind}, flagged {flagged}", id)?;
    out.flush()?;
    Ok(inputs.exit(&audit))
}

fn steps(fact: &Traced, out: &mut impl Write) -> io::Result<()> {
    for step in &fact.steps {
        let held = if step.holds { "yes" } else { "no " };
        writeln!(out, "  {held}  {}  —  {}", visible(&step.asked), visible(&step.saw))?;
    }
    Ok(())
}

/// The words of a fact on one line, cut where they grow long.
fn words(places: &Places<'_>, fact: &Traced) -> String {
    if fact.span.is_empty() {
        return "the article as a whole".to_owned();
    }
    let Some(reading) = places.reading(fact.article) else { return String::new() };
    let text = match fact.field {
        crate::facts::Field::Text => reading.article.text.as_str(),
        crate::facts::Field::Title => reading.article.meta.title.as_deref().unwrap_or(""),
    };
    let line = fact.span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let cut: String = line.chars().take(LONGEST).collect();
    let dots = if cut.len() < line.len() { " …" } else { "" };
    format!("{}{dots}", visible(&cut))
}
