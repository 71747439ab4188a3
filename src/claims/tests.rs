//! Small invented folders: events that look alike, origins of every kind, conflicts and what explains them away.

use super::*;
use crate::config::Outlet;
use crate::ingest::{Article, Published};
use crate::passages;

fn reading(path: &str, text: &str, outlet: &str, published: &str) -> Reading {
    let mut article = Article::from_text(path, text);
    article.meta.outlet = Some(outlet.to_owned()).filter(|o| !o.is_empty());
    article.meta.published = Published::parse(published);
    Reading::new(article)
}

fn config(change: impl FnOnce(&mut Config)) -> Config {
    let mut config = Config::default();
    change(&mut config);
    config
}

fn claims(readings: &[Reading]) -> Claims {
    find(readings, &passages::find(readings), &Config::default())
}

/// The claims that several articles make.
fn shared(claims: &Claims) -> Vec<&Claim> {
    let several = |c: &&Claim| c.mentions.iter().any(|m| m.article != c.mentions[0].article);
    claims.list.iter().filter(several).collect()
}

const WALL: &str = "Forty boats were lost on Monday night behind the broken harbour wall at Sandholm.";
const WALL_AGAIN: &str = "On Monday night forty boats were lost because of the harbour wall that broke at Sandholm.";

/// The one claim that two articles share.
fn pair(a: &Reading, b: &Reading, config: &Config) -> Claim {
    let readings = [a.clone(), b.clone()];
    let found = find(&readings, &passages::find(&readings), config);
    let shared = shared(&found);
    assert_eq!(shared.len(), 1, "{:#?}", found.list);
    shared[0].clone()
}

fn wall(text_a: &str, text_b: &str, outlets: (&str, &str)) -> Claim {
    let (a, b) = (reading("a.txt", text_a, outlets.0, ""), reading("b.txt", text_b, outlets.1, ""));
    pair(&a, &b, &Config::default())
}

#[test]
fn two_outlets_with_nothing_between_them_corroborate() {
    let claim = wall(WALL, WALL_AGAIN, ("Harbour News", "Coast Post"));
    assert_eq!((claim.status, claim.origins.len(), claim.outlets), (Status::Corroborated, 2, 2));
}

#[test]
fn files_without_an_outlet_are_outlets_of_their_own_unless_the_project_is_strict() {
    let (a, b) = (reading("a.txt", WALL, "", ""), reading("b.txt", WALL_AGAIN, "", ""));
    assert_eq!(pair(&a, &b, &Config::default()).status, Status::Corroborated);
    let strict = config(|c| c.strict_outlets = true);
    assert_eq!(pair(&a, &b, &strict).status, Status::Unestablished);
}

#[test]
fn names_in_common_alone_corroborate_nothing() {
    let readings = [
        reading(
            "a.txt",
            &format!("{WALL}\n\nOlof Lund of Sandholm, mayor of the town, and Ada Marsh went home early."),
            "Harbour News",
            "",
        ),
        reading(
            "b.txt",
            &format!("{WALL_AGAIN}\n\nThe prize for Olof Lund of Sandholm and Ada Marsh was a bottle."),
            "Coast Post",
            "",
        ),
    ];
    let found = claims(&readings);
    let of_names = shared(&found).into_iter().filter(|c| c.text.contains("Lund")).map(|c| c.status);
    assert!(of_names.into_iter().all(|status| status != Status::Corroborated));
}

#[test]
fn the_same_quoted_words_are_one_speaker_s_whatever_each_article_calls_them() {
    let claim = wall(
        "“I counted forty boats behind the broken wall at Sandholm, and not one was whole,” Ada Marsh said.",
        "“I counted forty boats behind the broken wall at Sandholm, and not one was whole,” the harbour master said.",
        ("Harbour News", "Coast Post"),
    );
    assert_eq!((claim.status, claim.origins.len()), (Status::OneOrigin, 1));
}

#[test]
fn one_outlet_is_one_origin() {
    let claim = wall(WALL, WALL_AGAIN, ("Harbour News", "Harbour News"));
    assert_eq!((claim.status, claim.origins[0].kind, claim.outlets), (Status::OneOrigin, OriginKind::Outlet, 1));
}

#[test]
fn two_outlets_of_one_owner_are_one_origin() {
    let outlet = || Outlet { owner: Some("Tidewater Group".to_owned()), ..Outlet::default() };
    let outlets = ["Harbour News", "Coast Post"].map(|n| (n.to_owned(), outlet())).into();
    let config = config(|c| c.outlets = outlets);
    let (a, b) = (reading("a.txt", WALL, "Harbour News", ""), reading("b.txt", WALL_AGAIN, "Coast Post", ""));
    let claim = pair(&a, &b, &config);
    assert_eq!((claim.status, claim.origins[0].label.as_str()), (Status::OneOrigin, "Tidewater Group"));
    assert!(claim.origins[0].reason.contains("both belong to Tidewater Group"));
}

#[test]
fn one_author_is_one_origin() {
    let (mut a, mut b) = (reading("a.txt", WALL, "Harbour News", ""), reading("b.txt", WALL_AGAIN, "Coast Post", ""));
    for reading in [&mut a, &mut b] {
        reading.article.meta.authors = vec!["Imre Falk".to_owned()];
    }
    assert_eq!(pair(&a, &b, &Config::default()).status, Status::OneOrigin);
}

#[test]
fn one_agency_is_one_origin() {
    let credit = |text: &str| format!("SANDHOLM (Reuters) - {text}");
    let claim = wall(&credit(WALL), &credit(WALL_AGAIN), ("Harbour News", "Coast Post"));
    assert_eq!((claim.status, claim.origins[0].kind), (Status::OneOrigin, OriginKind::Wire));
    assert_eq!(claim.origins[0].label, "Reuters");
}

#[test]
fn an_article_that_names_the_other_outlet_for_it_relays_it() {
    let relay =
        "On Monday night forty boats were lost behind the harbour wall that broke at Sandholm, Harbour News reported.";
    let claim = wall(WALL, relay, ("Harbour News", "Coast Post"));
    assert_eq!((claim.status, claim.origins[0].kind), (Status::OneOrigin, OriginKind::Relay));
}

#[test]
fn a_copied_passage_is_one_origin() {
    let more = "Fishermen who had slept aboard swam to the slipway in the dark, and the lifeboat crew hauled nine of \
                them over the railing before the tide turned and pulled the wreckage out to sea.";
    let text = format!("{WALL} {more}");
    let edited = text.replace("in the dark", "in darkness");
    let (a, b) = (reading("a.txt", &text, "Harbour News", ""), reading("b.txt", &edited, "Coast Post", ""));
    let found = claims(&[a, b]);
    let shared = shared(&found);
    assert!(!shared.is_empty());
    for claim in shared {
        assert_eq!((claim.status, claim.origins[0].kind), (Status::OneOrigin, OriginKind::Copied), "{claim:#?}");
    }
}

#[test]
fn one_speaker_is_one_origin() {
    let a = "Forty boats were lost on Monday night behind the broken harbour wall at Sandholm, Jane Roe said.";
    let b = "Jane Roe said forty boats were lost on Monday night because of the broken harbour wall at Sandholm.";
    let readings = [reading("a.txt", a, "Harbour News", ""), reading("b.txt", b, "Coast Post", "")];
    // The two are so alike that the search for passages would call them copied, which is the firmer tie.
    let found = find(&readings, &Passages::default(), &Config::default());
    let shared = shared(&found);
    assert_eq!(shared.len(), 1);
    assert_eq!((shared[0].status, shared[0].origins[0].kind), (Status::OneOrigin, OriginKind::Speaker));
    assert_eq!(shared[0].origins[0].label, "Jane Roe");
}

#[test]
fn copies_never_raise_the_number_of_origins() {
    let more = "Fishermen who had slept aboard swam to the slipway in the dark, and the lifeboat crew hauled nine of \
                them over the railing before the tide turned and pulled the wreckage out to sea.";
    let first = format!("{WALL} {more}");
    let mut readings =
        vec![reading("a.txt", &first, "Harbour News", ""), reading("b.txt", WALL_AGAIN, "Coast Post", "")];
    let origins = |readings: &[Reading]| {
        let found = claims(readings);
        let claim = shared(&found).into_iter().find(|c| c.mentions.iter().any(|m| m.article == 1)).cloned();
        claim.map_or(0, |c| c.origins.len())
    };
    let before = origins(&readings);
    for (n, word) in ["quietly", "slowly", "bravely"].iter().enumerate() {
        let copy = first.replace("swam to", &format!("{word} swam to"));
        readings.push(reading(&format!("c{n}.txt"), &copy, &format!("Paper {n}"), ""));
        assert!(origins(&readings) <= before);
    }
}

/// Two events each, of one sort, that a hurried reader takes for one.
const LOOK_ALIKES: [(&str, &str); 13] = [
    (
        "An earthquake of magnitude 4.4 shook the town of Belmora on 3 March 2021.",
        "An earthquake of magnitude 4.6 shook the town of Karsa on 19 May 2021.",
    ),
    (
        "The committee heard Olga Brandt on the ferry contract in Lundby on 4 June 2019.",
        "The committee heard Piet Marsh on the ferry contract in Oslov on 9 October 2019.",
    ),
    (
        "In a speech in Vienna on 2 May 2020 Chancellor Rautz called for lower tariffs.",
        "In a speech in Lisbon on 8 July 2022 Minister Caldas called for lower tariffs.",
    ),
    (
        "A fire destroyed the Weaver Street mill in Tolby on Friday, injuring 3 people.",
        "A fire destroyed the Canal Road brewery in Marden on Sunday, injuring 7 people.",
    ),
    ("Tolby Rovers sacked coach Arno Pell after 9 defeats.", "Marden United sacked coach Luc Ferris after 6 defeats."),
    (
        "The navy of Norrland captured 12 pirates off Cape Dorn.",
        "The navy of Sudland captured 26 pirates off Point Vale.",
    ),
    (
        "Brightwell Foods recalled 4,000 jars of honey over glass splinters.",
        "Hallam Dairies recalled 9,500 tubs of cream over plastic splinters.",
    ),
    (
        "Judge Mirren jailed Tom Oakes for 6 years for the robbery of a bank in Fenwick.",
        "Judge Sorley jailed Dan Pryce for 9 years for the robbery of a bank in Dunmore.",
    ),
    (
        "The Arvid Bridge closed on 1 April 2018 after engineers found 14 cracks.",
        "The Selma Bridge closed on 5 August 2023 after engineers found 8 cracks.",
    ),
    (
        "Petra Lind won the mayoral election in Hallow with 52% of the vote.",
        "Jonas Vale won the mayoral election in Greyford with 57% of the vote.",
    ),
    (
        "A train hit a lorry at the Kesti crossing on 11 January 2022, killing the driver.",
        "A train hit a lorry at the Orlo crossing on 30 September 2024, killing the driver.",
    ),
    ("Novatech bought the chip maker Silq for $300 million.", "Omnidyne bought the chip maker Trell for $450 million."),
    (
        "Police in Harrow Bay arrested a man of 29 over the theft of a painting by Dufour.",
        "Police in Castle Minch arrested a man of 41 over the theft of a painting by Renwick.",
    ),
];

#[test]
fn events_that_only_look_alike_stay_apart() {
    for (a, b) in LOOK_ALIKES {
        let readings = [reading("a.txt", a, "Harbour News", ""), reading("b.txt", b, "Coast Post", "")];
        let found = claims(&readings);
        assert!(shared(&found).is_empty(), "{a}\n{b}\n{:#?}", shared(&found));
    }
}

fn conflict(a: &str, b: &str, published: (&str, &str)) -> Option<Conflict> {
    let readings = [reading("a.txt", a, "Harbour News", published.0), reading("b.txt", b, "Coast Post", published.1)];
    let found = claims(&readings);
    assert_eq!(shared(&found).len(), 1, "{:#?}", found.list);
    shared(&found)[0].conflicts.first().cloned()
}

#[test]
fn two_figures_for_one_thing_are_a_conflict_with_both_sides_shown() {
    let other = WALL.replace("Forty boats", "Fourteen boats");
    let conflict = conflict(WALL, &other, ("", "")).unwrap();
    assert_eq!(conflict.slot, "number");
    assert_eq!(conflict.values, ["Forty boats", "Fourteen boats"]);
}

#[test]
fn a_bound_a_rounding_and_news_of_a_later_day_are_no_conflict() {
    for (a, b, published) in [
        ("at least 3 boats", "4 boats", ("", "")),
        ("1,200 boats", "1,187 boats", ("", "")),
        ("3 boats", "5 boats", ("2026-03-02", "2026-03-03")),
    ] {
        let say = |count: &str| WALL.replace("Forty boats", count);
        assert_eq!(conflict(&say(a), &say(b), published), None, "{a}, {b}");
    }
}

#[test]
fn the_order_of_the_articles_and_the_number_of_threads_do_not_count() {
    let texts = [WALL, WALL_AGAIN, LOOK_ALIKES[3].0, LOOK_ALIKES[3].1];
    let mut readings: Vec<Reading> =
        texts.iter().enumerate().map(|(n, text)| reading(&format!("{n}.txt"), text, "", "")).collect();
    let shown = |readings: &[Reading]| -> Vec<(String, String, usize)> {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(readings.len().min(3)).build().unwrap();
        let found = pool.install(|| claims(readings));
        found.list.into_iter().map(|c| (c.id, c.text, c.origins.len())).collect()
    };
    let forward = shown(&readings);
    readings.reverse();
    assert_eq!(forward, shown(&readings));
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let list = alone.install(|| claims(&readings)).list;
    assert_eq!(forward, list.into_iter().map(|c| (c.id, c.text, c.origins.len())).collect::<Vec<_>>());
}

#[test]
fn an_empty_folder_and_empty_articles_give_no_claims() {
    assert!(claims(&[]).list.is_empty());
    assert!(claims(&[reading("a.txt", "", "", ""), reading("b.txt", "\n\n", "", "")]).list.is_empty());
}

#[test]
fn the_same_quotation_of_one_with_a_name_and_one_without_is_one_speaker_s() {
    let a = reading(
        "a.txt",
        "Ada Marsh spoke at Sandholm.\n\n“I am trying to save the harbour and to keep the boats,” Ada Marsh said.",
        "North Post",
        "2026-05-05",
    );
    let b = reading(
        "b.txt",
        "The engineer's speech at Sandholm was short.\n\n“I am trying to save the harbour and to keep the boats,” the engineer said.",
        "South Post",
        "2026-05-05",
    );
    let claim = pair(&a, &b, &Config::default());
    assert_eq!((claim.status, claim.origins.len()), (Status::OneOrigin, 1), "{claim:#?}");
}

#[test]
fn things_counted_together_are_the_same_things_in_whatever_words() {
    let a = "Three barges and a tug went down behind the harbour wall at Sandholm, harbour master Jane Roe said.";
    let b =
        "A small tug and three barges sank at Sandholm, the diver Omar Lund said. It rained behind the harbour wall.";
    let claim = wall(a, b, ("Harbour News", "Coast Post"));
    assert_eq!((claim.status, claim.origins.len()), (Status::Corroborated, 2));
}

#[test]
fn the_same_things_killed_at_a_farm_and_on_a_moor_are_one_claim_and_other_numbers_are_none() {
    let moor =
        "A lynx killed thirteen goats on the moor above Upper Tarn on Tuesday night, the warden of the moor said.";
    let farm =
        |n: &str| format!("Something left {n} dead goats behind at Kessel Farm beside the moor on Tuesday night.");
    let told = |n: &str| {
        let readings = [reading("a.txt", moor, "", ""), reading("b.txt", &farm(n), "", "")];
        shared(&claims(&readings)).into_iter().filter(|c| c.scope == Scope::Proposition).count()
    };
    assert_eq!((told("thirteen"), told("eleven")), (1, 0));
}

#[test]
fn bread_that_is_sold_out_and_no_bread_left_are_one_claim() {
    let a = "By two there was no rye bread left at the Harbour bakery in Tarn Lane.";
    let b = "Walkers emptied the Harbour bakery in Tarn Lane of rye bread before two, mayor Ada Marsh said.";
    assert_eq!(wall(a, b, ("Harbour News", "Coast Post")).status, Status::Corroborated);
}

#[test]
fn an_office_and_the_person_who_holds_it_may_be_one_source() {
    let status = |who: &str| {
        let a = format!("{}, {who} said.", WALL_AGAIN.trim_end_matches('.'));
        let b = format!("{}, the inspector said.", WALL.trim_end_matches('.'));
        wall(&a, &b, ("Harbour News", "Coast Post")).status
    };
    assert_eq!(status("inspector Jane Roe"), Status::Unestablished);
    assert_eq!(status("diver Jane Roe"), Status::Corroborated);
}

/// A report and, months later, another one of another event; each with a sentence more.
fn of_two_events(first: &str, second: &str, later: &str) -> Vec<Reading> {
    let flood = "The Marl broke its banks at Tarn on Sunday and stood knee-deep in the school. Sandbags were carried to \
                 the mill all night. The headmistress sent the children home.";
    let fair = "The autumn fair of Tarn drew more cider makers than last year. A heifer named Opal won the ribbon. \
                Stalls on the green sold out by noon, and the brass band played twice.";
    vec![
        reading("flood.txt", &format!("{flood}\n\n{first}"), "Harbour News", "2026-03-02"),
        reading("fair.txt", &format!("{fair}\n\n{second}"), "Coast Post", later),
    ]
}

#[test]
fn a_fact_with_a_figure_that_two_stories_tell_is_one_claim() {
    let readings = of_two_events(
        "The Askel mill in Tarn employs 1,340 people.",
        "Some 1,340 people are employed in the spinning sheds and dye rooms of the Askel mill, Tarn.",
        "2026-10-04",
    );
    let found = claims(&readings);
    let shared = shared(&found);
    assert_eq!(shared.len(), 1, "{:#?}", found.list);
    assert_eq!((shared[0].status, shared[0].mentions.len()), (Status::Corroborated, 2));
    assert!(!found.list.iter().any(|c| c.mentions.len() == 1 && c.text.contains("1,340")), "told once");
}

#[test]
fn the_same_words_in_two_stories_corroborate_nothing() {
    let words = "In all, the Askel mill in Tarn employs 1,340 people.";
    let found = claims(&of_two_events(words, words, "2026-10-04"));
    assert!(shared(&found).iter().all(|c| c.status == Status::Unestablished), "{:#?}", found.list);
}

#[test]
fn where_two_stories_give_other_figures_they_may_be_of_two_things() {
    let readings = of_two_events(
        "The Askel mill in Tarn employs 1,340 people on 6,200 looms.",
        "The Askel mill in Tarn employs 1,510 people on 6,200 looms.",
        "2026-10-04",
    );
    assert!(!claims(&readings).list.iter().any(|c| c.status == Status::Conflicting));
}
