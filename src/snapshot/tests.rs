use super::*;
use crate::Desk;
use crate::config::Config;
use crate::ingest::Article;
use similar::TextDiff;

const PARAGRAPHS: [&str; 4] = [
    "The council of Merrow sold its forty-two buses on Thursday, officials said.",
    "“We had no choice in the matter at all,” said Ada Tarn, the treasurer. “The garage is full.”",
    "The buses were bought in 2011 for 12 million euros, according to Tom Reed of the audit office.",
    "A person familiar with the talks said a second sale would follow on 3 May 2026.",
];

fn taken(articles: &[(&str, String)]) -> Vec<Snapshot> {
    let desk = Desk::with_config(Config::default()).unwrap();
    let articles = articles.iter().map(|(path, text)| Article::from_text(*path, text.as_str()));
    snapshots(&desk.audit_articles(articles))
}

fn body(paragraphs: &[&str]) -> String {
    taken(&[("a.txt", paragraphs.join("\n\n"))]).remove(0).body
}

fn hunks(old: &str, new: &str) -> usize {
    TextDiff::from_lines(old, new).grouped_ops(3).len()
}

#[test]
fn an_articles_snapshot_is_a_line_a_fact() {
    insta::assert_snapshot!(body(&PARAGRAPHS));
}

#[test]
fn a_change_in_one_paragraph_is_one_hunk() {
    let old = body(&PARAGRAPHS);
    for (at, changed) in [
        (0, "In brief: the council of Merrow sold its sixty buses on Thursday, unnamed officials said."),
        (1, "“We had a choice in the matter,” said Ada Tarn, the treasurer."),
        (2, "The buses were bought in 2012 for 14 million euros."),
    ] {
        let mut paragraphs = PARAGRAPHS;
        paragraphs[at] = changed;
        assert_eq!(hunks(&old, &body(&paragraphs)), 1, "paragraph {at}");
    }
    let mut more = PARAGRAPHS.to_vec();
    more.insert(0, "Nothing much was new in the town on the river.");
    assert_eq!(hunks(&old, &body(&more)), 0, "a paragraph without facts");
    more.insert(0, "It rained for 9 days.");
    let with = body(&more);
    assert_eq!(hunks(&old, &with), 1, "{}", TextDiff::from_lines(&old, &with).unified_diff());
}

#[test]
fn the_folders_snapshot_is_what_articles_share() {
    let told = "The night ferry to Sandholm was taken out of service on Tuesday after a fire in its engine room, and will not \
        sail again before the summer. A bus takes its passengers round by the bridge, the company said.";
    let all = taken(&[
        ("news.txt", format!("Holiday plans are in doubt. {told}")),
        ("post.txt", told.to_owned()),
        ("same.txt", told.to_owned()),
        ("other.txt", "It rained.".to_owned()),
    ]);
    assert_eq!(all.len(), 5);
    insta::assert_snapshot!(all[4].body);
}

/// A store in a folder, and what is pending there.
fn compared(folder: &std::path::Path, snapshots: &[Snapshot]) -> (Store, Vec<Pending>) {
    let store = Store::open(folder, ".").unwrap();
    let pending = compare(snapshots, &store);
    (store, pending)
}

fn snapshot(name: &str, body: &str) -> Snapshot {
    Snapshot { name: name.to_owned(), body: body.to_owned() }
}

fn changes(pending: &[Pending]) -> Vec<(&str, Change)> {
    pending.iter().map(|p| (p.name.as_str(), p.change)).collect()
}

#[test]
fn what_is_accepted_is_pending_no_more_and_comes_back_when_that_is_undone() {
    let folder = tempfile::tempdir().unwrap();
    let first = [snapshot("a/x.md", "one\n"), snapshot(FOLDER, "none\n")];
    let (store, pending) = compared(folder.path(), &first);
    assert_eq!(changes(&pending), [("a/x.md", Change::New), (FOLDER, Change::New)]);
    pending.iter().for_each(|p| store.accept(p).unwrap());
    assert!(compared(folder.path(), &first).1.is_empty());

    let second = [snapshot("a/x.md", "two\n"), snapshot("y.md", "new\n")];
    let (store, pending) = compared(folder.path(), &second);
    assert_eq!(changes(&pending), [("a/x.md", Change::Changed), ("y.md", Change::New), (FOLDER, Change::Orphaned)]);
    pending.iter().for_each(|p| store.propose(p).unwrap());
    assert!(folder.path().join("a/x.md.snap.new").is_file());
    pending.iter().for_each(|p| store.accept(p).unwrap());
    assert!(!folder.path().join("a/x.md.snap.new").exists() && !folder.path().join("_folder.snap").exists());
    assert!(compared(folder.path(), &second).1.is_empty());

    pending.iter().for_each(|p| store.restore(p).unwrap());
    assert_eq!(changes(&compared(folder.path(), &second).1), changes(&pending));
    assert!(compared(folder.path(), &first).1.is_empty() && folder.path().join("y.md.snap.new").is_file());
}

#[test]
fn what_waits_without_being_pending_is_swept_away_and_foreign_files_stay() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["gone.md.snap.new", "corpus.json.snap", "notes.txt"] {
        std::fs::write(folder.path().join(name), "---\nsource: tests/x.rs\n---\nx\n").unwrap();
    }
    let (store, pending) = compared(folder.path(), &[]);
    assert!(pending.is_empty(), "the snapshots of a test suite are no orphans");
    store.sweep(&pending).unwrap();
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

#[test]
fn snapshots_of_other_inputs_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let (store, pending) = compared(folder.path(), &[snapshot(FOLDER, "none\n")]);
    store.accept(&pending[0]).unwrap();
    assert_eq!(Store::open(folder.path(), ".").unwrap().other_inputs(), None);
    assert_eq!(Store::open(folder.path(), "drafts").unwrap().other_inputs(), Some("."));
}
