//! What the documentation and the files for CI say, done: command lines are understood, and the action's script runs.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop where its ground is missing"
)]

use serde::Deserialize;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The words of a command line as a shell takes them, up to where another command or a comment begins.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut begun, mut quote) = (Vec::new(), String::new(), false, None);
    for c in line.chars() {
        match (quote, c) {
            (Some(mark), c) if c == mark => quote = None,
            (Some(_), c) => word.push(c),
            (None, '\'' | '"') => (quote, begun) = (Some(c), true),
            (None, '|' | '>' | '<' | ';' | '&' | '`' | '#') => break,
            (None, c) if c.is_whitespace() => {
                if begun {
                    words.push(std::mem::take(&mut word));
                }
                begun = false;
            }
            (None, c) => {
                word.push(c);
                begun = true;
            }
        }
    }
    // An open mark belongs to what stands around the command: `sh 'copydesk …'`.
    if begun {
        words.push(word.trim_end_matches(['\'', '"', ')']).to_owned());
    }
    words
}

/// Every command line of copydesk in a text.
fn commands(text: &str) -> Vec<Vec<String>> {
    let known: BTreeSet<String> =
        copydesk::cli::command_line().get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let mut commands = Vec::new();
    for line in text.lines() {
        for (at, _) in line.match_indices("copydesk ") {
            let around = line[..at].chars().next_back();
            let quoted = around.is_some_and(|c| matches!(c, '\'' | '"' | '`'));
            let mut rest = &line[at..];
            if let (true, Some(mark)) = (quoted, around) {
                rest = rest.split(mark).next().unwrap();
            }
            let words = words(rest);
            if words.get(1).is_some_and(|word| known.contains(word)) && around.is_none_or(|c| !c.is_alphanumeric()) {
                commands.push(words);
            }
        }
    }
    commands
}

#[test]
fn every_command_line_of_the_documentation_is_one_of_the_program() {
    let mut files: Vec<_> = fs::read_dir(format!("{ROOT}/docs")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.extend(["README.md", "CONTRIBUTING.md", ".pre-commit-hooks.yaml"].map(|name| Path::new(ROOT).join(name)));
    let mut tried = 0;
    for file in files.iter().filter(|file| file.is_file()) {
        let text = fs::read_to_string(file).unwrap().replace("$(date +%F)", "2027-01-31");
        for words in commands(&text) {
            tried += 1;
            let parse = |words: &[String]| copydesk::cli::command_line().try_get_matches_from(words);
            if let Err(error) = parse(&words) {
                use clap::error::ErrorKind::{
                    DisplayHelp, DisplayHelpOnMissingArgumentOrSubcommand, MissingRequiredArgument,
                };
                // A hook's command is followed by the names of articles.
                let named = || parse(&[words.clone(), vec!["article.md".to_owned()]].concat()).is_ok();
                let help = match error.kind() {
                    DisplayHelp | DisplayHelpOnMissingArgumentOrSubcommand => true,
                    MissingRequiredArgument => named(),
                    _ => false,
                };
                assert!(help, "{}: {}\n{error}", file.display(), words.join(" "));
            }
        }
    }
    assert!(tried > 40, "command lines are found: {tried}");
}

#[derive(Deserialize)]
struct Action {
    runs: Runs,
}

#[derive(Deserialize)]
struct Runs {
    steps: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    id: Option<String>,
    run: Option<String>,
}

/// Runs the script of the action's step that checks, with these inputs; gives what it printed and the folder it ran in.
#[cfg(unix)]
fn act(inputs: &[(&str, &str)]) -> (String, tempfile::TempDir) {
    let action: Action = serde_saphyr::from_str(&fs::read_to_string(format!("{ROOT}/action.yml")).unwrap()).unwrap();
    for step in &action.runs.steps {
        assert!(step.run.as_ref().is_none_or(|run| !run.contains("${{")), "an input would be part of a script");
    }
    let script =
        action.runs.steps.iter().find(|step| step.id.as_deref() == Some("check")).unwrap().run.clone().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let bin = folder.path().join("temp/copydesk/bin");
    fs::create_dir_all(&bin).unwrap();
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_copydesk"), bin.join("copydesk")).unwrap();
    fs::create_dir(folder.path().join("my news")).unwrap();
    fs::write(folder.path().join("my news/a.md"), "The fair opens on 31 June.\n").unwrap();
    let mut command = Command::new("bash");
    command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", &script]).current_dir(folder.path());
    let defaults = [
        ("PATHS", "."),
        ("MORE", ""),
        ("BASELINE", ""),
        ("SINCE", ""),
        ("FAIL_ON", "error"),
        ("SARIF", "c.sarif"),
        ("HTML", ""),
    ];
    command.envs(defaults).envs(inputs.iter().copied()).env("RUNNER_TEMP", folder.path().join("temp"));
    command
        .env("GITHUB_OUTPUT", folder.path().join("output"))
        .env("GITHUB_STEP_SUMMARY", folder.path().join("summary.md"));
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    (String::from_utf8(output.stdout).unwrap(), folder)
}

#[cfg(unix)]
#[test]
fn the_action_annotates_summarises_and_passes_the_status_on() {
    let (said, folder) = act(&[("PATHS", "my news\n"), ("MORE", "--threads\n1\n"), ("HTML", "report.html")]);
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    assert!(said.starts_with("::error file=my news/a.md,line=1,"), "{said}");
    assert_eq!(read("output"), "status=1\n");
    assert!(read("summary.md").contains("**impossible-date**") && read("report.html").contains("impossible-date"));
    assert!(read("c.sarif").contains("copydesk/v1"));
}

#[cfg(unix)]
#[test]
fn what_stands_in_the_actions_inputs_is_not_run() {
    let (_, folder) =
        act(&[("PATHS", "$(touch ran)\nmy news\n"), ("MORE", "--allow-unreadable\n"), ("FAIL_ON", "never")]);
    assert!(!folder.path().join("ran").exists());
    let (_, folder) = act(&[("BASELINE", "nosuch.toml; touch ran")]);
    assert_eq!(fs::read_to_string(folder.path().join("output")).unwrap(), "status=2\n");
    assert!(!folder.path().join("ran").exists());
}
