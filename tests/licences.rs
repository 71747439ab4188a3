//! Every crate that the program is built from has a licence that the project accepts, by the list in `deny.toml`.
//!
//! `cargo deny check` reads the same file and knows advisories too; this test needs nothing but Cargo, so it always runs.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may stop where its ground is missing"
)]

use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// What `deny.toml` accepts.
struct Accepted {
    everywhere: BTreeSet<String>,
    /// Crate and licence.
    exceptions: BTreeSet<(String, String)>,
}

fn accepted() -> Accepted {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("deny.toml");
    let table: toml::Table = std::fs::read_to_string(file).unwrap().parse().unwrap();
    let licences = table["licenses"].as_table().unwrap();
    let texts = |value: &toml::Value| -> Vec<String> {
        value.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
    };
    let exceptions = licences["exceptions"].as_array().unwrap().iter().flat_map(|exception| {
        let name = exception["crate"].as_str().unwrap().to_owned();
        texts(&exception["allow"]).into_iter().map(move |licence| (name.clone(), licence)).collect::<Vec<_>>()
    });
    Accepted { everywhere: texts(&licences["allow"]).into_iter().collect(), exceptions: exceptions.collect() }
}

/// Whether an SPDX expression can be met: one side of each `OR` (old manifests have `/`), both sides of each `AND`.
fn met(expression: &str, takes: &dyn Fn(&str) -> bool) -> bool {
    let expression = expression.replace('/', " OR ");
    let inner = strip(expression.trim());
    if let Some(parts) = split(inner, " AND ") {
        return parts.iter().all(|part| met(part, takes));
    }
    if let Some(parts) = split(inner, " OR ") {
        return parts.iter().any(|part| met(part, takes));
    }
    takes(inner)
}

/// The expression without the brackets around all of it.
fn strip(expression: &str) -> &str {
    let inner = expression.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    inner.filter(|inner| !inner.contains(['(', ')'])).unwrap_or(expression)
}

/// The parts between a word that stands outside brackets; `None` where it does not stand there.
fn split<'a>(expression: &'a str, word: &str) -> Option<Vec<&'a str>> {
    let outside = |at: &usize| {
        let before = expression.get(..*at).unwrap_or("");
        before.matches('(').count() == before.matches(')').count()
    };
    let at = expression.match_indices(word).map(|(at, _)| at).find(outside)?;
    let mut parts = vec![expression.get(..at)?.trim()];
    let rest = expression.get(at + word.len()..)?.trim();
    parts.extend(split(rest, word).unwrap_or_else(|| vec![rest]));
    Some(parts)
}

#[test]
fn every_crate_has_a_licence_that_is_accepted_and_every_exception_is_used() {
    let accepted = accepted();
    let arguments = ["metadata", "--format-version", "1", "--locked", "--all-features"];
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let (mut refused, mut used) = (Vec::new(), BTreeSet::new());
    for package in metadata["packages"].as_array().unwrap() {
        let name = package["name"].as_str().unwrap();
        let licence = package["license"].as_str().unwrap_or("none");
        let exception = |said: &str| accepted.exceptions.contains(&(name.to_owned(), said.to_owned()));
        if met(licence, &|said| accepted.everywhere.contains(said)) {
            continue;
        }
        if met(licence, &|said| accepted.everywhere.contains(said) || exception(said)) {
            used.insert(name.to_owned());
        } else {
            refused.push(format!("{name}: {licence}"));
        }
    }
    assert_eq!(refused, Vec::<String>::new());
    let excepted: BTreeSet<String> = accepted.exceptions.into_iter().map(|(name, _)| name).collect();
    assert_eq!(used, excepted, "an exception that nothing needs is taken off the list");
}

#[test]
fn expressions_are_read_as_spdx_has_them() {
    let takes = |said: &str| matches!(said, "MIT" | "Zlib");
    for (expression, is) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("GPL-3.0 OR MIT", true),
        ("Apache-2.0/MIT", true),
        ("MIT AND GPL-3.0", false),
        ("(GPL-3.0 OR MIT) AND Zlib", true),
        ("(GPL-3.0 OR MIT) AND (Apache-2.0 OR GPL-2.0)", false),
        ("(MIT)", true),
    ] {
        assert_eq!(met(expression, &takes), is, "{expression}");
    }
}
