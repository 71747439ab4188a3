//! What two articles dispute, and what they only tell in their own ways.

use super::find;
use crate::facts::Reading;
use crate::ingest::{Article, Published};
use crate::passages;

fn disputes(one: (&str, &str), two: (&str, &str)) -> Vec<String> {
    let reading = |path: &str, (day, text): (&str, &str)| {
        let mut article = Article::from_text(path, text);
        article.meta.published = Published::parse(day);
        Reading::new(article)
    };
    let readings = [reading("a.txt", one), reading("b.txt", two)];
    let found = find(&readings, &passages::find(&readings));
    found.into_iter().flatten().map(|d| format!("{}: {} / {}", d.slot, d.here, d.there)).collect()
}

const DAY: &str = "2026-03-01";
const SAID: &str =
    "“We will open the new bridge before the winter, and nobody will pay to cross it,” said Rosa Kellerman.";

#[test]
fn a_quotation_in_other_words_is_disputed() {
    let other = "At the weir Rosa Kellerman said: “We will open the new bridge before the summer, and nobody will pay to cross it.”";
    assert_eq!(disputes((DAY, SAID), (DAY, other)), ["words: summer / winter"]);
}

#[test]
fn a_quotation_from_another_mouth_is_disputed() {
    let other = SAID.replace("Rosa Kellerman", "Tom Reyes");
    assert_eq!(disputes((DAY, SAID), (DAY, &other)), ["speaker: Tom Reyes / Rosa Kellerman"]);
}

#[test]
fn the_same_line_on_another_day_or_on_no_known_day_is_not() {
    let other = SAID.replace("winter", "summer");
    assert_eq!(disputes((DAY, SAID), ("2026-03-20", &other)), [""; 0]);
    assert_eq!(disputes((DAY, SAID), ("", &other)), [""; 0]);
}

#[test]
fn a_cut_an_ellipsis_a_part_and_a_translation_are_not() {
    for other in [
        "“We will open the new bridge before the winter,” said Rosa Kellerman.",
        "“We will open the new bridge … and nobody will pay to cross it,” said Rosa Kellerman.",
        "“We will open the [Orrin] bridge before the winter, and nobody will pay to cross it,” said Rosa Kellerman.",
        "Nobody, said Rosa Kellerman, “will pay to cross it”.",
        "“The new bridge is going to be open by winter and there will be no toll,” said Rosa Kellerman.",
    ] {
        assert_eq!(disputes((DAY, SAID), (DAY, other)), [""; 0], "{other}");
    }
}

#[test]
fn who_quotes_somebody_is_no_second_mouth() {
    for other in [
        "Tom Reyes read out what Kellerman had written: “We will open the new bridge before the winter, and nobody will pay to cross it,” said Tom Reyes.",
        "“We will open the new bridge before the winter, and nobody will pay to cross it,” said Rosa Kellerman and Tom Reyes.",
        "“We will open the new bridge before the winter, and nobody will pay to cross it,” she said.",
    ] {
        assert_eq!(disputes((DAY, SAID), (DAY, other)), [""; 0], "{other}");
    }
}

const STORY: &str = "A stand gave way at the cricket ground in Malda on Saturday evening during the district final. The stand \
    had been built in a week by a firm from the next town. It held 64 people when its back row broke. The police shut the \
    ground and asked the firm for its papers.";

#[test]
fn a_copied_sentence_with_another_figure_is_disputed_and_a_rounded_one_is_not() {
    assert_eq!(disputes((DAY, STORY), (DAY, &STORY.replace("64", "46"))), ["number: 46 people / 64 people"]);
    assert_eq!(disputes((DAY, STORY), (DAY, &STORY.replace("64", "about 60"))), [""; 0]);
    assert_eq!(disputes((DAY, STORY), (DAY, STORY)), [""; 0]);
}
