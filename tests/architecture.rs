//! Imports run in one direction: a stage knows what stands to its left, never what stands to its right.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop where its ground is missing")]

use std::fs;
use std::path::{Path, PathBuf};

/// The modules, from left to right.
const ORDER: &[&str] = &[
    "span", "digest", "normal", "files", "config", "ingest", "text", "facts", "passages", "claims", "rules", "audit",
    "report", "snapshot", "cli",
];

#[test]
fn imports_run_only_to_the_left() {
    let mut wrong = Vec::new();
    for (module, file) in modules() {
        let own = rank(&module).unwrap_or_else(|| panic!("{module} has no place in ORDER: put it where it belongs"));
        for (number, line) in code(&file) {
            for used in named_modules(&line) {
                if rank(&used).is_some_and(|right| right > own) {
                    wrong.push(format!("{}:{number}: `{module}` uses `{used}`, to its right", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_ingestion_and_the_command_line_touch_files() {
    let mut wrong = Vec::new();
    for (module, file) in modules() {
        if matches!(module.as_str(), "text" | "facts" | "passages" | "claims" | "report" | "normal" | "span" | "digest")
        {
            let touched =
                code(&file).into_iter().filter(|(_, line)| line.contains("std::fs") || line.contains("fs::read"));
            wrong.extend(touched.map(|(number, line)| format!("{}:{number}: {line}", file.display())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every source file with the module it belongs to.
fn modules() -> Vec<(String, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    let mut found: Vec<(String, PathBuf)> = files
        .into_iter()
        .filter_map(|file| {
            let first = file.strip_prefix(&root).ok()?.components().next()?;
            let module = first.as_os_str().to_str()?.trim_end_matches(".rs").to_owned();
            (module != "lib" && module != "main").then_some((module, file))
        })
        .collect();
    found.sort();
    assert!(found.len() > ORDER.len(), "the source files were not found");
    found
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a source folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
            files.push(path);
        }
    }
}

/// The lines of a file that are code and no test, with their numbers.
fn code(file: &Path) -> Vec<(usize, String)> {
    let source = fs::read_to_string(file).expect("a source file");
    let body = source.lines().take_while(|line| line.trim() != "#[cfg(test)]");
    let numbered = body.enumerate().map(|(index, line)| (index + 1, line.to_owned()));
    numbered.filter(|(_, line)| !line.trim_start().starts_with("//")).collect()
}

/// The modules that a line names as `crate::module`, alone or in braces.
fn named_modules(line: &str) -> Vec<String> {
    let mut named = Vec::new();
    for (_, rest) in line.match_indices("crate::").map(|(at, found)| (at, &line[at + found.len()..])) {
        let list = rest.strip_prefix('{').map_or(rest, |inner| inner.split('}').next().unwrap_or(inner));
        let parts = if rest.starts_with('{') { list.split(',').collect() } else { vec![list] };
        for part in parts {
            let name: String = part.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            named.push(name);
        }
    }
    named
}

fn rank(module: &str) -> Option<usize> {
    ORDER.iter().position(|known| *known == module)
}

#[test]
fn both_forms_of_an_import_are_read() {
    assert_eq!(named_modules("use crate::span::Span;"), ["span"]);
    assert_eq!(named_modules("use crate::{audit, report::json};"), ["audit", "report"]);
}
