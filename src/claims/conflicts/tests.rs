//! Pairs of sentences of two papers: what contradicts, and what only looks as if it did.

use crate::claims::find;
use crate::config::Config;
use crate::facts::Reading;
use crate::ingest::{Article, Published};
use crate::passages;

/// A sentence that ties the two articles to one story.
const STORY: &str =
    "The harbour wall at Sandholm broke in Monday's storm, and the fishing fleet of Sandholm lost its shelter.";

fn reading(path: &str, sentence: &str, (outlet, published): (&str, &str)) -> Reading {
    let mut article = Article::from_text(path, format!("{STORY}\n\n{sentence}\n"));
    article.meta.outlet = Some(outlet.to_owned());
    article.meta.published = Published::parse(published);
    Reading::new(article)
}

/// The slots in which two sentences of two articles contradict each other.
fn slots_of(a: (&str, &str), x: &str, b: (&str, &str), y: &str) -> Vec<&'static str> {
    let readings = [reading("a.txt", x, a), reading("b.txt", y, b)];
    let claims = find(&readings, &passages::find(&readings), &Config::default());
    claims.list.iter().flat_map(|c| &c.conflicts).map(|c| c.slot).collect()
}

const A: (&str, &str) = ("Harbour News", "2026-03-10");
const B: (&str, &str) = ("Coast Post", "2026-03-10");

#[test]
fn a_word_changed_in_one_sentence_is_a_conflict_in_its_slot() {
    for (x, y, slot) in [
        (
            "The council of Sandholm will pay 450 families for the boats they lost in the storm.",
            "The council of Sandholm will pay 620 families for the boats they lost in the storm.",
            "number",
        ),
        (
            "The council of Sandholm will meet on 18 March to vote on the money for the wall.",
            "The council of Sandholm will meet on 25 March to vote on the money for the wall.",
            "date",
        ),
        (
            "The harbour master of Sandholm had warned the council of cracks in the wall in January.",
            "The harbour master of Sandholm had not warned the council of cracks in the wall in January.",
            "polarity",
        ),
        (
            "“Nobody listened when we spoke of the cracks in the wall,” said Ada Marsh on the quay.",
            "“Nobody listened when we spoke of the cracks in the wall,” said Olof Lund on the quay.",
            "actor",
        ),
        (
            "The stone for the new wall of Sandholm came from a company in Niger on Tuesday.",
            "The stone for the new wall of Sandholm came from a company in Nigeria on Tuesday.",
            "place",
        ),
        (
            "The storm of Sandholm destroyed 40 tonnes of cod worth 2.3 million euros in the market hall.",
            "The storm of Sandholm destroyed 70 tonnes of cod worth 3.1 million euros in the market hall.",
            "number",
        ),
    ] {
        assert_eq!(slots_of(A, x, B, y), [slot], "{x} | {y}");
    }
}

/// Why nothing contradicts, and the two sentences.
const NONE: &[(&str, &str, &str)] = &[
    (
        "two ways to write one name",
        "The engineers who looked at the wall of Sandholm came from the United States on Tuesday.",
        "The engineers who looked at the wall of Sandholm came from the U.S. on Tuesday.",
    ),
    (
        "one length in two units",
        "The storm of Sandholm threw a fishing boat about 200 feet over the road behind the wall.",
        "The storm of Sandholm threw a fishing boat about 60 metres over the road behind the wall.",
    ),
    (
        "a denial in other words",
        "The harbour master of Sandholm has not yet spoken of the cracks in the wall to the council.",
        "The harbour master of Sandholm has yet to speak of the cracks in the wall to the council.",
    ),
    (
        "one office in two words",
        "Ada Marsh, the chief executive of Sandholm Fisheries, said on Tuesday that the fleet would sail.",
        "Ada Marsh, the CEO of Sandholm Fisheries, said on Tuesday that the fleet would sail.",
    ),
    (
        "a surname whose first name each article gives otherwise",
        "President Marsh and first lady Ada Marsh came. “Nobody listened when we spoke of the cracks in the wall,” Marsh said.",
        "President Olof Marsh came. “Nobody listened when we spoke of the cracks in the wall,” Marsh said.",
    ),
    (
        "a middle initial",
        "All the boats of Sandholm were being sold by the estate of founder Ada B. Marsh.",
        "All the boats of Sandholm were being sold by the estate of Ada Marsh, the founder.",
    ),
    (
        "a word in two spellings",
        "The council of Sandholm met in the Marsh Centre to speak of the wall and of the boats.",
        "The council of Sandholm met in the Marsh Center to speak of the wall and of the boats.",
    ),
    (
        "two quotations of a price, each with figures of its own",
        "Cod at Sandholm fell 10 cents to 4.20 euros a kilo in the sale of 300 boxes on the quay.",
        "Cod at Sandholm fell 40 cents to 3.90 euros a kilo in the sale of 450 boxes on the quay.",
    ),
    (
        "each paper names itself",
        "The harbour master of Sandholm told Harbour News that the wall had been cracked since January.",
        "The harbour master of Sandholm told Coast Post that the wall had been cracked since January.",
    ),
    (
        "an hour, and the part of a day",
        "The council of Sandholm voted on the money for the wall on Monday afternoon in the town hall.",
        "The council of Sandholm voted on the money for the wall around 1 p.m. in the town hall.",
    ),
    ("datelines", "SANDHOLM, Norvane, March 9", "SANDHOLM, Norvane, March 10"),
    ("rows of a table", "Boats lost at Sandholm 42 against 18", "Boats lost at Sandholm 57 against 12"),
];

#[test]
fn what_only_looks_like_a_conflict_is_none() {
    for (why, x, y) in NONE {
        let none: [&str; 0] = [];
        assert_eq!(slots_of(A, x, B, y), none, "{why}");
    }
}

#[test]
fn the_same_report_a_week_later_is_of_another_week() {
    let (x, y) = (
        "The fishing fleet of Sandholm landed 450 crates of herring at the broken wall in the week, and sold them in Corrin.",
        "The fishing fleet of Sandholm landed 620 crates of herring at the broken wall in the week, and sold them in Corrin.",
    );
    assert!(slots_of(A, x, ("Harbour News", "2026-03-17"), y).is_empty());
    assert_eq!(slots_of(A, x, B, y), ["number"]);
}
