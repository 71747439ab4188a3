//! Plants copies and conflicts into a folder of articles, and counts what the audit makes of them.
//!
//! The folder is the project's own newsroom, or the one that `COPYDESK_PLANTED` names:
//! `COPYDESK_PLANTED=articles.jsonl cargo test --test planted -- --nocapture` prints the figures of any other.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test may stop where its ground is missing, and prints its figures"
)]

mod conflicts;
mod copies;
mod dice;

use copydesk::Desk;
use copydesk::config::Config;
use copydesk::facts::Reading;
use std::env;

/// Words of the shortest article into which anything is planted.
const SHORTEST: usize = 80;
/// Articles that are taken, the first by path.
const MOST: usize = 120;

/// The articles that can be copied: English news of some length.
fn articles() -> Vec<Reading> {
    let folder = env::var("COPYDESK_PLANTED").unwrap_or_else(|_| "corpus".to_owned());
    let intake = desk().read([folder]).unwrap();
    let readings = intake.articles.into_iter().map(Reading::new);
    let long = |r: &Reading| r.text.tokens.iter().filter(|t| t.is_word()).count() >= SHORTEST;
    let english = |r: &Reading| r.article.meta.language.as_deref().is_none_or(|l| l.starts_with("en"));
    readings.filter(|r| long(r) && english(r)).take(MOST).collect()
}

fn desk() -> Desk {
    Desk::without_rules(Config::default()).unwrap()
}

/// Whether the folder is the one that the bars are for.
fn is_own() -> bool {
    env::var("COPYDESK_PLANTED").is_err()
}

#[test]
fn copies_are_not_counted_as_independent() {
    let readings = articles();
    for (credited, bar) in [(true, 0.005), (false, 0.03)] {
        let (mut shared, mut independent) = (0, 0);
        for changed in [0, 10, 20, 30, 40] {
            let told = copies::plant(&desk(), &readings, changed, credited);
            println!(
                "credit {credited}, {changed} % of words changed: {} of {} independent",
                told.independent, told.shared
            );
            shared += told.shared;
            independent += told.independent;
        }
        let share = f64::from(independent) / f64::from(shared.max(1));
        println!("credit {credited}: {independent} of {shared}, {share:.4}");
        assert!(shared > 0 && (share <= bar || !is_own()), "{independent} of {shared} with credit {credited}");
    }
}

#[test]
fn planted_conflicts_are_found_and_no_others() {
    let told = conflicts::plant(&desk(), &articles());
    let (mut planted, mut found, mut beyond) = (0, 0, 0);
    for (slot, counts) in &told {
        println!("{slot}: {} of {} found, {} beyond", counts.found, counts.planted, counts.beyond);
        planted += counts.planted;
        found += counts.found;
        beyond += counts.beyond;
    }
    let recall = f64::from(found) / f64::from(planted);
    let precision = f64::from(found) / f64::from(found + beyond);
    println!("recall {recall:.3}, precision {precision:.3}");
    assert!(recall >= 0.90 && precision >= 0.95 || !is_own(), "recall {recall:.3}, precision {precision:.3}");
}
