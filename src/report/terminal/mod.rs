//! `--format terminal`: the report for people, in the order in which an editor works: what must be fixed, whose words were
//! used, what the claims rest on, what could not be read, and one block of counts.

mod claims;
mod excerpt;
mod findings;
mod ledger;
pub(super) mod lives;
pub(super) mod page;
pub(super) mod passages;
pub(super) mod sides;
mod summary;

use super::{Format, Part, View};
use crate::audit::Audit;
use page::Page;
use std::io::{self, Write};

/// The format.
pub const FORMAT: Format =
    Format { name: "terminal", about: "For people", parts: &[Part::Whole, Part::Findings, Part::Passages], write };

fn write(audit: &Audit, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let page = &mut Page::new(view, out);
    if view.part != Part::Passages {
        findings::write(page, audit)?;
    }
    if view.part != Part::Findings {
        passages::write(page, audit)?;
    }
    if view.part == Part::Whole {
        claims::write(page, audit)?;
        ledger::write(page, audit)?;
    }
    summary::skipped(page, audit)?;
    summary::write(page, audit, view)
}

#[cfg(test)]
mod tests;
