//! What the documentation and the files for CI say, done: command lines are understood, and the action's script runs.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop where its ground is missing"
)]

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
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
    inputs: BTreeMap<String, Input>,
    outputs: BTreeMap<String, Output>,
    runs: Runs,
}

#[derive(Deserialize)]
struct Input {
    description: String,
    default: String,
}

#[derive(Deserialize)]
struct Output {
    value: String,
}

#[derive(Deserialize)]
struct Runs {
    using: String,
    steps: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    id: Option<String>,
    name: Option<String>,
    run: Option<String>,
    shell: Option<String>,
    uses: Option<String>,
    #[serde(default)]
    env: BTreeMap<String, String>,
}

fn action() -> Action {
    serde_saphyr::from_str(&fs::read_to_string(format!("{ROOT}/action.yml")).unwrap()).unwrap()
}

/// What stands in `${{ … }}` in a text.
fn expressions(text: &str) -> Vec<&str> {
    text.split("${{").skip(1).filter_map(|rest| Some(rest.split_once("}}")?.0.trim())).collect()
}

/// What GitHub holds an action to, as far as it can be held to it here.
#[test]
fn the_action_is_whole() {
    let action = action();
    assert_eq!(action.runs.using, "composite");
    assert!(action.inputs.values().all(|input| !input.description.is_empty()));
    let ids: Vec<&str> = action.runs.steps.iter().filter_map(|step| step.id.as_deref()).collect();
    let known = |expression: &str| {
        let parts: Vec<&str> = expression.split('.').collect();
        match parts.as_slice() {
            ["inputs", name] => action.inputs.contains_key(*name),
            ["steps", id, "outputs", _] => ids.contains(id),
            _ => false,
        }
    };
    let values = action.runs.steps.iter().flat_map(|step| step.env.values());
    for value in values.chain(action.outputs.values().map(|output| &output.value)) {
        expressions(value).into_iter().for_each(|expression| assert!(known(expression), "{expression}"));
    }
    let mut scripts = 0;
    for step in &action.runs.steps {
        assert_ne!(step.run.is_some(), step.uses.is_some(), "a step runs a script or uses an action");
        if let Some(run) = &step.run {
            assert_eq!(step.shell.as_deref(), Some("bash"), "a script of a composite action names its shell");
            assert!(expressions(run).is_empty(), "an input would be part of a script: {run}");
            scripts += 1;
        }
        assert!(step.uses.as_ref().is_none_or(|uses| uses.contains('@')), "an action has a version: {:?}", step.uses);
    }
    assert_eq!(scripts, 3, "build, check, result");
}

/// The action's steps behind its build, run as GitHub runs them.
#[cfg(unix)]
struct Acted {
    /// What the step that checks printed.
    said: String,
    folder: tempfile::TempDir,
    /// The status of the last step, which is the job's.
    status: Option<i32>,
}

/// Runs the steps that check and that tell the result, with these inputs and the defaults of all others.
#[cfg(unix)]
fn act(given: &[(&str, &str)]) -> Acted {
    let action = action();
    let folder = tempfile::tempdir().unwrap();
    let bin = folder.path().join("temp/copydesk/bin");
    fs::create_dir_all(&bin).unwrap();
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_copydesk"), bin.join("copydesk")).unwrap();
    let repository = folder.path().join("repository");
    fs::create_dir_all(repository.join("my news")).unwrap();
    fs::write(repository.join("my news/a.md"), "The fair opens on 31 June.\n").unwrap();
    let step = |of: &str| {
        let named = |step: &&Step| step.id.as_deref() == Some(of) || step.name.as_deref() == Some(of);
        let step = action.runs.steps.iter().find(named).unwrap();
        let outputs = fs::read_to_string(folder.path().join("output")).unwrap_or_default();
        let value = |expression: &str| match expression.split_once('.') {
            Some(("inputs", name)) => {
                let own = given.iter().find(|(input, _)| *input == name).map(|(_, value)| (*value).to_owned());
                own.unwrap_or_else(|| action.inputs[name].default.clone())
            }
            _ => {
                let name = expression.rsplit('.').next().unwrap();
                outputs.lines().find_map(|line| line.strip_prefix(&format!("{name}="))).unwrap_or("").to_owned()
            }
        };
        let mut command = Command::new("bash");
        command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", step.run.as_deref().unwrap()]);
        for (key, template) in &step.env {
            command.env(key, expressions(template).into_iter().map(value).collect::<String>());
        }
        command.current_dir(&repository).env("RUNNER_TEMP", folder.path().join("temp"));
        command.env("GITHUB_OUTPUT", folder.path().join("output"));
        command.env("GITHUB_STEP_SUMMARY", folder.path().join("summary.md"));
        command.output().unwrap()
    };
    let output = step("check");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let status = step("Result").status.code();
    Acted { said: String::from_utf8(output.stdout).unwrap(), folder, status }
}

#[cfg(unix)]
#[test]
fn the_action_annotates_summarises_and_passes_the_status_on() {
    let acted = act(&[("path", "my news\n"), ("arguments", "--threads\n1\n"), ("html", "report.html")]);
    let read = |name: &str| fs::read_to_string(acted.folder.path().join(name)).unwrap();
    assert!(acted.said.starts_with("::error file=my news/a.md,line=1,"), "{}", acted.said);
    assert_eq!((read("output").as_str(), acted.status), ("status=1\n", Some(1)));
    assert!(read("summary.md").contains("**impossible-date**"));
    assert!(read("repository/report.html").contains("impossible-date"));
    assert!(read("repository/copydesk.sarif").contains("copydesk/v1"));
    assert_eq!(act(&[("fail-on", "never")]).status, Some(0), "and with the defaults for everything else");
}

#[cfg(unix)]
#[test]
fn what_stands_in_the_actions_inputs_is_not_run() {
    let acted =
        act(&[("path", "$(touch ran)\nmy news\n"), ("arguments", "--allow-unreadable\n"), ("fail-on", "never")]);
    assert!(!acted.folder.path().join("repository/ran").exists());
    let acted = act(&[("baseline", "nosuch.toml; touch ran")]);
    assert_eq!(acted.status, Some(2));
    assert!(!acted.folder.path().join("repository/ran").exists());
}
