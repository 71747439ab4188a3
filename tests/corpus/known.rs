//! Labels that the program does not get right yet: `corpus/known-misses.toml`.
//!
//! A miss that is known keeps the tests green, but not the score, which counts it. A known miss that holds is a failure,
//! so that the list only ever tells what is still wrong.

use serde::Deserialize;
use std::collections::BTreeSet;
use std::fs;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    #[serde(default, rename = "miss")]
    misses: Vec<Miss>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Miss {
    /// The name of the test.
    label: String,
    /// What the program says instead, for people.
    #[serde(rename = "why")]
    _why: String,
}

/// The known misses that no test has answered for yet.
pub struct Known {
    file: String,
    labels: BTreeSet<String>,
}

impl Known {
    pub fn load(corpus: &str) -> Result<Self, String> {
        let file = format!("{corpus}/known-misses.toml");
        let text = fs::read_to_string(&file).map_err(|e| format!("{file}: {e}"))?;
        let list: List = toml::from_str(&text).map_err(|e| format!("{file}: {e}"))?;
        Ok(Self { file, labels: list.misses.into_iter().map(|miss| miss.label).collect() })
    }

    /// What a test says of a verdict: a known miss passes, and fails once it holds.
    pub fn judge(&mut self, name: &str, verdict: Result<(), String>) -> Result<(), String> {
        match (self.labels.remove(name), verdict) {
            (false, verdict) => verdict,
            (true, Err(_)) => Ok(()),
            (true, Ok(())) => Err(format!("holds now: take it off {}", self.file)),
        }
    }

    /// What is left when every test has been judged: misses of labels that are not there.
    pub fn unused(self) -> Result<(), String> {
        let names: Vec<String> = self.labels.into_iter().collect();
        if names.is_empty() { Ok(()) } else { Err(format!("{}: no such label: {}", self.file, names.join("; "))) }
    }
}
