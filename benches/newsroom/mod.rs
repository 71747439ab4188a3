//! A newsroom made of nothing: articles of news length, every fifth of which carries a passage of an earlier one.
//!
//! The same articles on every machine: the generator is a fixed one (SplitMix64, Steele et al. 2014), seeded with a number.

#![allow(clippy::indexing_slicing, reason = "the made-up newsroom draws from tables of its own")]

use copydesk::ingest::{Article, Published};

const SUBJECTS: &[&str] = &[
    "The harbour board",
    "Mayor Ilse Brandt",
    "The ferry line",
    "A spokesman for the county",
    "The water company",
    "Fire chief Oskar Lund",
    "The school council",
    "Inspector Hanna Vogt",
    "The rail union",
    "Officials",
];
const VERBS: &[&str] = &["said", "announced", "confirmed", "denied", "told reporters", "warned", "promised", "argued"];
const THINGS: &[&str] = &[
    "bridge",
    "tunnel",
    "harbour",
    "market hall",
    "clinic",
    "railway",
    "theatre",
    "waterworks",
    "library",
    "quarry",
    "ferry",
    "lighthouse",
    "warehouse",
    "power station",
    "football ground",
    "museum",
    "swimming pool",
    "courthouse",
];
const ACTS: &[&str] = &[
    "would be closed",
    "had been repaired",
    "could not be saved",
    "was to be sold",
    "would open again",
    "had caught fire",
    "was never inspected",
    "had cost too much",
    "would be moved",
    "had stood empty",
    "was flooded",
    "needed new pipes",
];
const WHEN: &[&str] = &[
    "on Tuesday",
    "before the summer",
    "last week",
    "in March 2024",
    "by the end of the year",
    "at 6:40 a.m.",
    "after three years",
    "on 14 October",
    "for the second time",
    "during the storm",
];
const PLACES: &[&str] =
    &["Sandholm", "Castle Aldery", "Brennick", "Orrin Ferry", "Stannick", "Tollmouth", "Nether Hask"];

struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % count as u64) as usize
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

fn sentence(dice: &mut Dice) -> String {
    let (who, said, thing, act) = (dice.of(SUBJECTS), dice.of(VERBS), dice.of(THINGS), dice.of(ACTS));
    let (other, when, place, number) = (dice.of(THINGS), dice.of(WHEN), dice.of(PLACES), 3 + dice.below(900));
    match dice.below(4) {
        0 => format!("{who} {said} that the {thing} in {place} {act} {when}."),
        1 => format!("“The {thing} {act} {when}, and {number} people must use the {other},” {who} {said}."),
        2 => format!("About {number} people from {place} had to leave the {thing} {when} because the {other} {act}."),
        _ => format!(
            "The {thing} beside the {other} of {place} {act} {when}, {who} {said}, {number} metres from the sea."
        ),
    }
}

fn paragraph(dice: &mut Dice) -> String {
    (0..3).map(|_| sentence(dice)).collect::<Vec<_>>().join(" ")
}

/// The articles, by path.
pub fn articles(count: usize) -> Vec<Article> {
    let mut dice = Dice(7);
    let mut all: Vec<Vec<String>> = Vec::with_capacity(count);
    for at in 0..count {
        let mut paragraphs: Vec<String> = (0..9).map(|_| paragraph(&mut dice)).collect();
        if at % 5 == 4 {
            let from = &all[dice.below(at)];
            paragraphs[3] = from[dice.below(from.len())].clone();
        }
        all.push(paragraphs);
    }
    let article = |(at, paragraphs): (usize, &Vec<String>)| {
        let mut article = Article::from_text(format!("{at:05}.txt"), paragraphs.join("\n\n"));
        article.meta.outlet = Some(format!("Outlet {}", at % 23));
        article.meta.published = Published::parse(&format!("2026-03-{:02}", 1 + at % 28));
        article
    };
    all.iter().enumerate().map(article).collect()
}
