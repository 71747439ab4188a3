//! Pages and lists in, rules out: the shipped ones, and over them the project's own.

use super::lists::{Lists, WordList};
use super::{Rule, Rules, block};
use crate::config::{Checked, Complaint, Complaints, Config, PageFile, RuleSetting};
use std::collections::BTreeMap;
use std::sync::Arc;

mod shipped {
    //! What `build.rs` found in `rules/`.
    include!(concat!(env!("OUT_DIR"), "/shipped.rs"));
}

/// The pages and lists that the program carries, by path.
pub fn shipped() -> Vec<PageFile> {
    let file = |(path, text): &(&str, &str)| PageFile { path: (*path).to_owned(), text: (*text).to_owned() };
    shipped::FILES.iter().map(file).collect()
}

/// Loads the shipped files and the project's own over them.
pub(super) fn load(config: &Config) -> Result<Rules, Complaints> {
    let mut files: BTreeMap<String, PageFile> = BTreeMap::new();
    for file in shipped().into_iter().chain(config.pages.iter().cloned()) {
        files.insert(stem(&file.path), file);
    }
    let mut complaints = Vec::new();
    let lists = read_lists(&files, &mut complaints);
    let mut rules = Vec::new();
    for (id, file) in files.iter().filter(|(id, _)| !id.starts_with('@')) {
        match block::load(id, &file.path, &file.text, &lists) {
            Ok(rule) => rules.push(rule),
            Err(wrong) => complaints.extend(wrong),
        }
    }
    let ids: Vec<&str> = files.keys().map(String::as_str).filter(|id| !id.starts_with('@')).collect();
    complaints.extend(config.wrong_rules(&ids));
    for rule in &mut rules {
        apply(config, rule);
    }
    if complaints.is_empty() { Ok(Rules { rules, today: None }) } else { Err(Complaints(complaints)) }
}

/// The name that a file goes by: a page's id, or `@name` for a list.
fn stem(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    match (name.strip_suffix(".md"), name.strip_suffix(".txt")) {
        (Some(id), _) => id.to_owned(),
        (_, Some(list)) => format!("@{list}"),
        _ => name.to_owned(),
    }
}

fn read_lists(files: &BTreeMap<String, PageFile>, complaints: &mut Vec<Complaint>) -> Lists {
    let mut lists = Lists::new();
    for (name, file) in files {
        let Some(name) = name.strip_prefix('@') else { continue };
        match WordList::parse(&file.text) {
            Some(list) => drop(lists.insert(name.to_owned(), Arc::new(list))),
            None => {
                let mut checked = Checked::new(&file.path, &file.text);
                checked.wrong(0..0, "a word list without entries", Some("write one entry a line".to_owned()));
                complaints.append(&mut checked.complaints);
            }
        }
    }
    lists
}

/// What the configuration says about a rule.
fn apply(config: &Config, rule: &mut Rule) {
    match config.rules.get(&rule.id) {
        Some(RuleSetting { severity: Some(severity), .. }) => rule.severity = *severity,
        Some(RuleSetting { severity: None, .. }) => rule.enabled = false,
        None => {}
    }
}
