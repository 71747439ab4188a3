//! Snapshots: accepted reports, to be held against what the audit says today.
//!
//! Takes an [`Audit`], gives a [`Snapshot`] an article and one for the folder: a line a fact, no number in it that shifts when
//! something else changes. [`Store`] keeps the accepted ones in files that `cargo insta review` opens as well, [`compare`] says
//! what is pending, [`show()`] shows it, and a [`Review`] takes the decisions.

mod article;
mod file;
mod folder;
mod pending;
mod review;
mod show;
mod store;
mod words;

use crate::audit::Audit;
use rayon::prelude::*;

pub use pending::{Change, Pending, compare};
pub use review::{Act, Decision, KEYS, Key, Review};
pub use show::{Look, show};
pub use store::{FOLDER, Store};

/// A report as text, a line a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The article's path, or [`FOLDER`].
    pub name: String,
    /// What the report says; ends with a line break.
    pub body: String,
}

/// The snapshots of an audit: one an article in order of path, then the folder's.
pub fn snapshots(audit: &Audit) -> Vec<Snapshot> {
    let mut found: Vec<Vec<&crate::rules::Finding>> = vec![Vec::new(); audit.readings.len()];
    for finding in &audit.findings {
        if let Some(own) = found.get_mut(finding.article as usize) {
            own.push(finding);
        }
    }
    let one = |(reading, findings): (&crate::facts::Reading, &Vec<&crate::rules::Finding>)| Snapshot {
        name: reading.article.path.clone(),
        body: article::body(audit, reading, findings),
    };
    let mut all: Vec<Snapshot> = audit.readings.par_iter().zip(&found).map(one).collect();
    all.push(Snapshot { name: FOLDER.to_owned(), body: folder::body(audit) });
    all
}

#[cfg(test)]
mod tests;
