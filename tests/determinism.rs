//! The same input gives the same bytes, for any number of threads and any order of arguments.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop where its ground is missing")]

use std::process::Command;

const PATHS: &[&str] = &["corpus/bridge", "corpus/water", "corpus/rail", "corpus/fires", "corpus/slips"];

fn run(arguments: &[&str], paths: &[&str]) -> Vec<u8> {
    let program = env!("CARGO_BIN_EXE_copydesk");
    let mut command = Command::new(program);
    let output = command.current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).args(paths).output().expect("it runs");
    assert!(!output.stdout.is_empty(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

#[test]
fn threads_and_the_order_of_arguments_change_nothing() {
    let mut turned: Vec<&str> = PATHS.to_vec();
    turned.reverse();
    turned.push("corpus/water");
    for arguments in [
        &["audit", "--format", "json"][..],
        &["audit", "--all"],
        &["check", "--format", "concise"],
        &["passages", "--format", "json"],
        &["facts", "--format", "jsonl"],
    ] {
        let first = run(&[arguments, &["--threads", "1"]].concat(), PATHS);
        for threads in ["1", "2", "7"] {
            let again = run(&[arguments, &["--threads", threads]].concat(), &turned);
            assert!(first == again, "{arguments:?} differs with {threads} threads and another order of arguments");
        }
    }
}

#[test]
fn the_time_zone_and_the_language_of_the_machine_change_nothing() {
    let told = |zone: &str, language: &str, arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
        let command = command.current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).args(PATHS);
        command.env("TZ", zone).env("LC_ALL", language).output().expect("it runs").stdout
    };
    for arguments in [&["audit", "--format", "json"][..], &["facts", "--format", "jsonl"]] {
        let first = told("UTC", "C", arguments);
        for (zone, language) in [("Pacific/Kiritimati", "de_DE.UTF-8"), ("America/Los_Angeles", "tr_TR.UTF-8")] {
            assert!(first == told(zone, language, arguments), "{arguments:?} differs in {zone}");
        }
    }
}

#[test]
fn no_source_reads_the_clock() {
    let clocks = ["SystemTime::now", "Utc::now", "Local::now", "OffsetDateTime::now"];
    let mut folders = vec![std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut read = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = std::fs::read_to_string(&path).expect("source text");
                let found = clocks.iter().find(|clock| text.contains(**clock));
                assert!(found.is_none(), "{} reads the clock: {found:?}", path.display());
                read += 1;
            }
        }
    }
    assert!(read > 100, "the sources are found");
}

#[test]
fn passages_alone_are_those_of_the_audit() {
    let parse = |bytes: Vec<u8>| serde_json::from_slice::<serde_json::Value>(&bytes).expect("valid JSON");
    let whole = parse(run(&["audit", "--format", "json"], PATHS));
    let part = parse(run(&["passages", "--format", "json"], PATHS));
    for member in ["schema", "articles", "passages", "skipped"] {
        assert_eq!(whole[member], part[member], "{member}");
    }
    assert!(part["passages"].as_array().is_some_and(|list| !list.is_empty()), "the corpus has passages");
}
