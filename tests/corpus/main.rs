//! Scores the program on its own newsroom: each label in `corpus/*/gold.toml` is a test, and so is the silence about every
//! article beyond its labels. `docs/corpus.md` says how to read and write labels.

mod claims;
mod findings;
mod gold;
mod known;
mod passages;
mod table;
mod words;

use copydesk::{Audit, Desk};
use gold::Folder;
use known::Known;
use libtest_mimic::{Arguments, Failed, Trial};
use std::collections::BTreeMap;
use std::process::ExitCode;

/// What came of one label: its name, and what is wrong if something is.
type Verdict = (String, Result<(), String>);

/// The audited corpus, with its articles by path.
struct Newsroom {
    audit: Audit,
    /// The ids of all rules.
    rules: Vec<String>,
    by_path: BTreeMap<String, u32>,
    folders: Vec<Folder>,
}

impl Newsroom {
    fn open() -> Result<Self, String> {
        // A day on which the newsroom's allowances that end have ended.
        let day = chrono::NaiveDate::from_ymd_opt(2026, 10, 1).ok_or("a day")?;
        let desk = Desk::open("corpus").map_err(|e| e.to_string())?.on_day(day);
        let audit = desk.audit(["corpus"]).map_err(|e| e.to_string())?;
        let paths = audit.readings.iter().zip(0..).map(|(reading, index)| (reading.article.path.clone(), index));
        let by_path = paths.collect();
        let rules = desk.rules().all().iter().map(|rule| rule.id.clone()).collect();
        Ok(Self { audit, rules, by_path, folders: gold::load("corpus")? })
    }

    /// The index of an article that a label of this folder names.
    fn article(&self, folder: &Folder, name: &str) -> Result<u32, String> {
        let path = format!("{}/{name}", folder.path);
        self.by_path.get(&path).copied().ok_or_else(|| format!("{path} is not among the articles"))
    }

    fn text(&self, article: u32) -> &str {
        self.audit.readings.get(article as usize).map_or("", |reading| &reading.article.text)
    }

    fn path(&self, article: u32) -> &str {
        self.audit.readings.get(article as usize).map_or("", |reading| &reading.article.path)
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let (newsroom, mut known) = match Newsroom::open().and_then(|newsroom| Ok((newsroom, Known::load("corpus")?))) {
        Ok(opened) => opened,
        Err(error) => {
            eprintln!("the corpus cannot be scored: {error}");
            return ExitCode::FAILURE;
        }
    };
    let stages = [
        ("intake", intake(&newsroom)),
        ("passages", passages::judge(&newsroom)),
        ("claims", claims::judge(&newsroom)),
        ("findings", findings::judge(&newsroom)),
    ];
    if !arguments.list {
        println!("{}", table::draw(&newsroom, &stages));
    }
    let verdicts = stages.into_iter().flat_map(|(stage, verdicts)| verdicts.into_iter().map(move |v| (stage, v)));
    let mut trials = Vec::new();
    for (stage, (label, verdict)) in verdicts {
        let name = format!("{stage}: {label}");
        let verdict = known.judge(&name, verdict);
        trials.push(Trial::test(name, move || verdict.map_err(Failed::from)));
    }
    let unused = known.unused();
    trials.push(Trial::test("known misses: each is a label", move || unused.map_err(Failed::from)));
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// Everything in the corpus is read, and exact duplicates are folded.
fn intake(newsroom: &Newsroom) -> Vec<Verdict> {
    let skipped: Vec<String> = newsroom.audit.skipped.iter().map(|s| format!("{}: {}", s.path, s.reason)).collect();
    let mut verdicts =
        vec![("nothing is skipped".to_owned(), if skipped.is_empty() { Ok(()) } else { Err(skipped.join("\n")) })];
    for folder in &newsroom.folders {
        for label in &folder.labels.duplicates {
            let name = format!("{}/{} repeats {}", folder.name, label.article, label.of);
            verdicts.push((name, duplicate(newsroom, folder, label)));
        }
    }
    verdicts
}

fn duplicate(newsroom: &Newsroom, folder: &Folder, label: &gold::Duplicate) -> Result<(), String> {
    let (copy, of) = (newsroom.article(folder, &label.article)?, newsroom.article(folder, &label.of)?);
    match newsroom.audit.passages.duplicate_of.get(copy as usize) {
        Some(Some(found)) if *found == of => Ok(()),
        other => Err(format!("duplicate_of is {other:?}, not article {of}")),
    }
}
