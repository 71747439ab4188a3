//! Do findings keep their fingerprints when articles are revised, and does a baseline hide no new one?
//!
//! Every article of the newsroom is revised in many ways, alone and within its folder. A finding that stands in a paragraph
//! which was not touched in substance must be known again; one that was not there before must count as new.
//! `cargo test --test fingerprints -- --nocapture` prints the figures.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop where its ground is missing"
)]

use copydesk::facts::Field;
use copydesk::ingest::{Article, Metadata};
use copydesk::rules::baseline::{Baseline, Looked};
use copydesk::rules::{Finding, State};
use copydesk::{Audit, Desk};
use std::collections::{BTreeMap, BTreeSet};

/// A paragraph, with a number that it keeps through every revision.
#[derive(Clone)]
struct Paragraph {
    id: usize,
    text: String,
}

/// An article that can be revised.
#[derive(Clone)]
struct Draft {
    path: String,
    meta: Metadata,
    paragraphs: Vec<Paragraph>,
}

/// A way of revising an article.
struct Revision {
    name: &'static str,
    revise: fn(&mut Draft, usize),
}

/// Numbers of paragraphs that a revision brings in begin here.
const NEW: usize = 1_000_000;

const REVISIONS: &[Revision] = &[
    Revision { name: "a paragraph comes first", revise: |d, _| insert(d, 0, "The library has a new door.") },
    Revision {
        name: "a paragraph comes in between",
        revise: |d, n| insert(d, n % (d.paragraphs.len() + 1), "It had rained."),
    },
    Revision {
        name: "straight marks for curly ones",
        revise: |d, _| each(d, |t| t.replace(['“', '”'], "\"").replace(['‘', '’'], "'")),
    },
    Revision {
        name: "other dashes and spaces",
        revise: |d, _| each(d, |t| t.replace('—', "–").replace(", ", ",\u{a0}")),
    },
    Revision { name: "lines wrapped anew", revise: |d, _| each(d, |t| wrapped(&t)) },
    Revision { name: "two paragraphs change places", revise: |d, n| swap(d, n) },
    Revision { name: "a paragraph goes", revise: |d, n| drop(d.paragraphs.remove(n % d.paragraphs.len())) },
    Revision { name: "the file is renamed", revise: |d, _| d.path = format!("moved/{}", d.path) },
    Revision {
        name: "renamed, with a paragraph more",
        revise: |d, n| {
            d.path = format!("moved/{}", d.path);
            insert(d, n % (d.paragraphs.len() + 1), "It had rained.");
        },
    },
    Revision {
        name: "a new slip",
        revise: |d, n| insert(d, n % (d.paragraphs.len() + 1), "The fair opens on 31 June and shuts on 31 April."),
    },
    Revision {
        name: "a paragraph stands there twice",
        revise: |d, n| {
            let text = d.paragraphs[n % d.paragraphs.len()].text.clone();
            d.paragraphs.push(Paragraph { id: NEW + d.paragraphs.len(), text });
        },
    },
];

fn insert(draft: &mut Draft, at: usize, text: &str) {
    let id = NEW + draft.paragraphs.len();
    draft.paragraphs.insert(at, Paragraph { id, text: text.to_owned() });
}

fn each(draft: &mut Draft, change: impl Fn(String) -> String) {
    for paragraph in &mut draft.paragraphs {
        paragraph.text = change(std::mem::take(&mut paragraph.text));
    }
}

fn swap(draft: &mut Draft, n: usize) {
    let count = draft.paragraphs.len();
    draft.paragraphs.swap(n % count, (n + 1) % count);
}

/// Lines of some sixty characters.
fn wrapped(text: &str) -> String {
    let mut out = String::new();
    let mut width = 0;
    for word in text.split(' ') {
        if width > 60 {
            out.push('\n');
            width = 0;
        } else if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
        width += word.chars().count() + 1;
    }
    out
}

impl Draft {
    fn of(article: &Article) -> Self {
        let texts = article.text.split("\n\n").filter(|text| !text.trim().is_empty());
        let paragraphs = texts.enumerate().map(|(id, text)| Paragraph { id, text: text.trim().to_owned() }).collect();
        Self { path: article.path.clone(), meta: article.meta.clone(), paragraphs }
    }

    fn article(&self) -> Article {
        let texts: Vec<&str> = self.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
        let mut article = Article::from_text(self.path.clone(), texts.join("\n\n"));
        article.meta = self.meta.clone();
        article
    }

    /// Which finding this is, by rule, by the paragraph that it stands in, and by how many such stand before it there.
    fn identities<'a>(&self, findings: impl Iterator<Item = &'a Finding>) -> Vec<(String, usize, usize)> {
        let mut ends = Vec::new();
        let mut at = 0;
        for Paragraph { id, text } in &self.paragraphs {
            at += text.len() + 2;
            ends.push((at, *id));
        }
        let mut seen: BTreeMap<(String, usize), usize> = BTreeMap::new();
        let identity = |finding: &Finding| {
            let paragraph = ends.partition_point(|(end, _)| *end <= finding.span.start as usize);
            let whole = finding.field == Field::Title || finding.span.is_empty();
            let id = if whole { usize::MAX } else { ends[paragraph.min(ends.len() - 1)].1 };
            let count = seen.entry((finding.rule.clone(), id)).or_default();
            *count += 1;
            (finding.rule.clone(), id, *count)
        };
        findings.map(identity).collect()
    }
}

#[derive(Default, Debug)]
struct Figures {
    revisions: usize,
    unchanged: usize,
    kept: usize,
    new: usize,
    hidden: usize,
}

/// Findings of the article at a path.
fn of<'a>(audit: &'a Audit, path: &str) -> (u32, Vec<&'a Finding>) {
    let at = audit.readings.iter().position(|reading| reading.article.path == path).unwrap() as u32;
    (at, audit.findings.iter().filter(|finding| finding.article == at).collect())
}

/// Revises one article of a folder in one way, and counts what became of its findings.
fn revise(
    desk: &Desk,
    folder: &[Draft],
    before: &Audit,
    at: usize,
    revision: &Revision,
    n: usize,
    figures: &mut Figures,
) {
    let names = |audit: &Audit| -> Vec<String> { audit.readings.iter().map(|r| r.article.path.clone()).collect() };
    let old_names = names(before);
    let looked = Looked { readings: &before.readings, names: &old_names, elsewhere: &|_| false };
    let baseline = Baseline::default().accepting(looked, &before.findings);
    let mut drafts = folder.to_vec();
    (revision.revise)(&mut drafts[at], n);
    if drafts[at].paragraphs.is_empty() {
        return;
    }
    let mut after = desk.audit_articles(drafts.iter().map(Draft::article));
    let new_names = names(&after);
    let mut findings = std::mem::take(&mut after.findings);
    baseline.apply(Looked { readings: &after.readings, names: &new_names, elsewhere: &|_| false }, &mut findings);
    after.findings = findings;
    let (_, old) = of(before, &folder[at].path);
    let old: BTreeSet<_> = folder[at].identities(old.into_iter()).into_iter().collect();
    let (_, own) = of(&after, &drafts[at].path);
    figures.revisions += 1;
    let ids = drafts[at].identities(own.iter().copied());
    let text = drafts[at].article().text;
    // Of two findings of one rule on the same words nobody can say which is the new one: that one of them is shown counts.
    let mut alike: BTreeMap<(&str, String), (usize, usize)> = BTreeMap::new();
    for (finding, id) in own.into_iter().zip(ids) {
        let known = finding.state == State::Baseline;
        let words = if finding.field == Field::Title { "" } else { finding.span.of(&text) };
        let (came, shown) = alike.entry((&finding.rule, words.to_owned())).or_default();
        *shown += usize::from(!known);
        if old.contains(&id) {
            figures.unchanged += 1;
            figures.kept += usize::from(known);
            if !known {
                println!("lost: {}: {}: {} {}", revision.name, drafts[at].path, finding.rule, finding.message);
            }
        } else {
            figures.new += 1;
            *came += 1;
        }
    }
    for ((rule, words), (came, shown)) in alike.into_iter().filter(|(_, (came, shown))| came > shown) {
        figures.hidden += came - shown;
        println!("hidden: {}: {}: {rule} on “{words}”", revision.name, drafts[at].path);
    }
}

#[test]
fn unchanged_findings_keep_their_fingerprints_and_no_new_one_is_hidden() {
    let desk = Desk::open(concat!(env!("CARGO_MANIFEST_DIR"), "/corpus")).unwrap();
    let intake = desk.read([concat!(env!("CARGO_MANIFEST_DIR"), "/corpus")]).unwrap();
    let mut folders: BTreeMap<String, Vec<Draft>> = BTreeMap::new();
    for article in &intake.articles {
        let path = article.path.rsplit_once("/corpus/").map_or(article.path.as_str(), |(_, path)| path);
        let folder = path.split('/').next().unwrap().to_owned();
        folders.entry(folder).or_default().push(Draft { path: path.to_owned(), ..Draft::of(article) });
    }
    let (mut alone, mut together) = (Figures::default(), Figures::default());
    let mut n = 0;
    for drafts in folders.values() {
        for draft in drafts {
            let single = std::slice::from_ref(draft);
            let before = desk.audit_articles([draft.article()]);
            for revision in REVISIONS {
                n += 7;
                revise(&desk, single, &before, 0, revision, n, &mut alone);
            }
        }
        let before = desk.audit_articles(drafts.iter().map(Draft::article));
        for (at, _) in drafts.iter().enumerate().step_by(2) {
            for _ in 0..2 {
                n += 7;
                revise(&desk, drafts, &before, at, &REVISIONS[n % REVISIONS.len()], n, &mut together);
            }
        }
    }
    for (name, figures) in [("articles alone", &alone), ("within folders", &together)] {
        let share = 100.0 * figures.kept as f64 / figures.unchanged as f64;
        println!("{name}: {figures:?}: {share:.2} % of the unchanged kept");
        assert!(share >= 99.5, "{name}: {figures:?}");
        assert_eq!(figures.hidden, 0, "{name}: {figures:?}");
        assert!(figures.new > 20, "{name}: {figures:?}");
    }
    assert!(alone.revisions + together.revisions >= 500, "{alone:?}");
}
