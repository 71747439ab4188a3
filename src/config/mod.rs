//! `copydesk.toml`: what a project sets.

mod complaint;

use serde::Deserialize;
use std::collections::BTreeMap;

pub use complaint::{Checked, Complaint, Complaints, nearest};

/// The configuration of a project. Every key has a default.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    /// Outlets by name: who owns them, and what else they are called.
    pub outlets: BTreeMap<String, Outlet>,
    /// Whether an article without an outlet leaves independence unestablished, instead of counting as an outlet of its own.
    pub strict_outlets: bool,
}

/// What is known of an outlet.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Outlet {
    /// Who owns it; two outlets of one owner are one origin.
    pub owner: Option<String>,
    /// Other names that metadata may give it.
    pub aliases: Vec<String>,
}
