//! What a baseline accepts, and what it must not.

use super::*;
use crate::claims::Claims;
use crate::config::Config;
use crate::ingest::Article;
use crate::passages::Passages;
use crate::rules::{Folder, Rules};
use proptest::prelude::*;
use std::sync::LazyLock;

static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::load(&Config::default()).unwrap());

struct Small {
    readings: Vec<Reading>,
    names: Vec<String>,
    findings: Vec<Finding>,
}

/// A folder of these articles with what the rules find.
fn folder(articles: &[(&str, &str)]) -> Small {
    let mut articles: Vec<Article> = articles.iter().map(|(path, text)| Article::from_text(*path, *text)).collect();
    articles.sort_by(|a, b| a.path.cmp(&b.path));
    let names = articles.iter().map(|article| article.path.clone()).collect();
    let readings: Vec<Reading> = articles.into_iter().map(Reading::new).collect();
    let (passages, claims) = (Passages::default(), Claims::default());
    let folder = Folder { readings: &readings, passages: &passages, claims: &claims, allowances: &[] };
    let findings = RULES.run(folder).into_iter().filter(|f| f.rule == "impossible-date").collect();
    Small { readings, names, findings }
}

impl Small {
    fn looked(&self) -> Looked<'_> {
        Looked { readings: &self.readings, names: &self.names, elsewhere: &|_| false }
    }

    fn accepted(&self) -> Baseline {
        Baseline::default().accepting(self.looked(), &self.findings)
    }

    /// Applies a baseline: the number of new findings, and how many entries are gone.
    fn against(&mut self, baseline: &Baseline) -> (usize, Compared) {
        let mut findings = std::mem::take(&mut self.findings);
        let compared = baseline.apply(self.looked(), &mut findings);
        self.findings = findings;
        (self.findings.iter().filter(|f| f.state == State::New).count(), compared)
    }
}

const ONE: &str = "The council of Merrow met on Monday to hear the plan. The fair opens on 31 June, says the notice. Nobody had asked for another fair in the town.";

#[test]
fn what_was_accepted_stays_accepted_over_edits_and_the_second_of_its_like_is_new() {
    let baseline = folder(&[("a.txt", ONE)]).accepted();
    assert_eq!(baseline.count(), 1);
    let edited = format!("A paragraph was put before it.\n\n{}", ONE.replace(" Nobody had", "\nNobody had"));
    let (new, compared) = folder(&[("a.txt", &edited)]).against(&baseline);
    assert_eq!((new, compared.gone.len()), (0, 0));
    let twice = format!("{ONE}\n\nThe second fair opens on 31 June, too.");
    assert_eq!(folder(&[("a.txt", &twice)]).against(&baseline).0, 1);
}

#[test]
fn a_renamed_file_is_known_by_its_sentences_and_another_one_is_not() {
    let baseline = folder(&[("a.txt", ONE)]).accepted();
    let (new, compared) = folder(&[("b.txt", &format!("{ONE} One more line."))]).against(&baseline);
    assert_eq!((new, compared.gone.len()), (0, 0));
    assert_eq!(compared.renamed["a.txt"], "b.txt");
    assert!(baseline.pruned(&compared).articles.contains_key("b.txt"));
    let other =
        "Quite another article, which was written by somebody else. It says that the pool opens on 31 June as well.";
    let (new, compared) = folder(&[("b.txt", other)]).against(&baseline);
    assert_eq!((new, compared.gone.len(), compared.renamed.len()), (1, 1, 0));
}

#[test]
fn a_copy_beside_the_article_is_no_renaming() {
    let baseline = folder(&[("a.txt", ONE)]).accepted();
    assert_eq!(folder(&[("a.txt", ONE), ("b.txt", ONE)]).against(&baseline).0, 1);
    let mut copy = folder(&[("b.txt", ONE)]);
    let there = |name: &str| name == "a.txt";
    let looked = Looked { readings: &copy.readings, names: &copy.names, elsewhere: &there };
    let compared = baseline.apply(looked, &mut copy.findings);
    assert!(compared.renamed.is_empty() && compared.gone.is_empty() && copy.findings[0].state == State::New);
}

#[test]
fn one_lost_article_is_found_once() {
    let baseline = folder(&[("a.txt", ONE)]).accepted();
    assert_eq!(folder(&[("b.txt", ONE), ("c.txt", ONE)]).against(&baseline).0, 1);
}

#[test]
fn pruning_takes_out_what_is_gone_and_nothing_else() {
    let baseline = folder(&[("a.txt", ONE), ("b.txt", &ONE.replace("31 June", "31 April"))]).accepted();
    let (_, compared) =
        folder(&[("a.txt", &ONE.replace("31 June", "30 June")), ("b.txt", &ONE.replace("31 June", "31 April"))])
            .against(&baseline);
    assert_eq!(compared.gone.len(), 1);
    let pruned = baseline.pruned(&compared);
    assert_eq!(pruned.articles.keys().collect::<Vec<_>>(), ["b.txt"]);
}

#[test]
fn what_was_not_looked_at_is_kept() {
    let baseline = folder(&[("a.txt", ONE), ("b.txt", ONE)]).accepted();
    let half = folder(&[("b.txt", "Nothing is wrong here.")]);
    let there = |name: &str| name == "a.txt";
    let looked = Looked { readings: &half.readings, names: &half.names, elsewhere: &there };
    let new = baseline.accepting(looked, &half.findings);
    assert_eq!(new.articles.keys().collect::<Vec<_>>(), ["a.txt"]);
    let compared = baseline.apply(looked, &mut []);
    assert_eq!(compared.gone.len(), 1);
}

#[test]
fn the_file_is_read_as_people_read_it() {
    insta::assert_snapshot!(folder(&[("news/a.txt", ONE), ("news/b \"c\".txt", ONE)]).accepted().to_toml());
}

#[test]
fn a_broken_file_is_told_with_its_places() {
    let source = "schema = \"copydesk.baseline/2\"\n<<<<<<< ours\n\n[articles.\"a.txt\"]\ntext = 3\n";
    let told = Baseline::parse("b.toml", source).unwrap_err().to_string();
    assert!(told.contains("b.toml:2") && told.contains("a merge may have left marks"), "{told}");
    for (source, said) in [
        ("", "it has no `schema`"),
        ("schema = \"x\"", "another sort of baseline"),
        ("schema = \"copydesk.baseline/1\"\n[article.x]", "did you mean `articles`?"),
        ("schema = \"copydesk.baseline/1\"\n[articles.x]\nabc = \"r: w\"", "this is no finding of a baseline"),
        ("schema = \"copydesk.baseline/1\"\n[articles.x]\n0123456789abcdef = 1", "this must be a text"),
    ] {
        let told = Baseline::parse("b.toml", source).unwrap_err().to_string();
        assert!(told.contains(said), "{source}: {told}");
    }
}

#[test]
fn ten_thousand_renamed_articles_of_one_text_take_no_time_by_the_square() {
    let accepted = folder(&[("a.txt", ONE)]).accepted().articles.remove("a.txt").unwrap();
    let articles = (0..10_000).map(|n| (format!("old/{n}.txt"), accepted.clone())).collect();
    let new = folder(&[("a.txt", ONE)]);
    let readings = vec![new.readings[0].clone(); 10_000];
    let names: Vec<String> = (0..10_000).map(|n| format!("new/{n}.txt")).collect();
    let of = |article: u32| Finding { article, ..new.findings[0].clone() };
    let mut findings: Vec<Finding> = (0..10_000).map(of).collect();
    let looked = Looked { readings: &readings, names: &names, elsewhere: &|_| false };
    let compared = Baseline { articles }.apply(looked, &mut findings);
    assert_eq!((compared.renamed.len(), compared.gone.len()), (10_000, 0));
}

proptest! {
    #[test]
    fn a_baseline_is_read_as_it_was_written(
        articles in proptest::collection::btree_map("\\PC{1,12}|[\u{0}-\u{1f}\u{7f}\"\\\\]{1,6}", ("[a-z-]{1,8}", "\\PC{0,20}|[\u{0}-\u{7f}\u{202e}]{0,8}"), 0..5)
    ) {
        let accepted = |(rule, words): (String, String)| Accepted {
            marks: vec!["0123abcd".to_owned()],
            findings: [("0123456789abcdef".to_owned(), Entry { rule, words })].into(),
        };
        let baseline = Baseline { articles: articles.into_iter().map(|(path, said)| (path, accepted(said))).collect() };
        let file = baseline.to_toml();
        prop_assert_eq!(file.lines().count(), 4 + 4 * baseline.articles.len(), "a finding is one line");
        prop_assert_eq!(Baseline::parse("b.toml", &file).unwrap(), baseline);
    }

    #[test]
    fn no_file_makes_the_reader_fail_otherwise_than_by_saying_so(source in "\\PC{0,80}") {
        let _ = Baseline::parse("b.toml", &source);
    }
}
