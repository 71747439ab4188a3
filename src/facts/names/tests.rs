use super::*;
use crate::facts::Reading;
use crate::ingest::Article;
use proptest::prelude::*;

fn names(text: &str) -> Vec<String> {
    let article = Article::from_text("a.txt", text);
    let reading = Reading::new(article);
    reading
        .facts
        .names
        .iter()
        .map(|n| format!("{} {} = {}", n.kind.name(), n.span.of(&reading.article.text), n.entity))
        .collect()
}

#[test]
fn titles_tell_persons_and_stay_outside() {
    assert_eq!(
        names("Ohio Gov. Ada B. Marsh met Prime Minister Olof van der Lund."),
        ["place Ohio = Ohio", "person Ada B. Marsh = Ada B. Marsh", "person Olof van der Lund = Olof van der Lund"]
    );
}

#[test]
fn a_surname_leads_back_to_the_full_name_and_its_gender() {
    let text = "Ingrid Solberg opened the dam. Critics of Solberg stayed away. “Solberg’s dam leaks,” read a sign.";
    assert_eq!(
        names(text),
        [
            "person Ingrid Solberg = Ingrid Solberg",
            "person Solberg = Ingrid Solberg",
            "person Solberg = Ingrid Solberg"
        ]
    );
    let reading = Reading::new(Article::from_text("a.txt", text));
    assert!(reading.facts.names.iter().all(|n| n.gender == Some(Gender::Female)));
}

#[test]
fn two_names_coupled_for_a_meeting_are_no_third_person() {
    let text = "Ada Lund met Olof Marsh in Corrin. The Lund-Marsh summit ended early. Lund flew home.";
    assert!(names(text).iter().all(|n| !n.contains("Lund-Marsh")));
    let own = "Ada Lund-Marsh met the mayor. Lund-Marsh flew home.";
    assert_eq!(names(own).iter().filter(|n| n.contains("Lund-Marsh")).count(), 2);
}

#[test]
fn a_surname_alone_is_not_the_first_lady_s() {
    let text =
        "President Solberg and first lady Ada Solberg landed on Monday. Solberg told reporters that talks went well.";
    let found = names(text);
    assert_eq!(found.iter().filter(|n| n.ends_with("= Ada Solberg")).count(), 1, "{found:?}");
}

#[test]
fn initials_lead_back_to_the_long_form() {
    assert_eq!(
        names("The International Ice Service (IIS) warned ships. The IIS has two boats."),
        [
            "organisation International Ice Service = International Ice Service",
            "organisation IIS = International Ice Service",
            "organisation IIS = International Ice Service"
        ]
    );
}

#[test]
fn capitals_that_open_sentences_make_no_names() {
    assert!(names("Officials left. Monday was quiet. Nobody called on Tuesday in June. Harbours froze.").is_empty());
}

#[test]
fn heads_and_joints_make_organisations() {
    assert_eq!(
        names("He left the Ministry of Health and Human Services for the University of Tromsø."),
        [
            "organisation Ministry of Health and Human Services = Ministry of Health and Human Services",
            "organisation University of Tromsø = University of Tromsø"
        ]
    );
}

#[test]
fn a_headline_names_only_what_the_text_names() {
    let text = "Marsh Opens Leaking Dam\n\nAda Marsh opened the dam. Nobody thanked Marsh.";
    assert_eq!(names(text).first().map(String::as_str), Some("person Marsh = Ada Marsh"));
}

#[test]
fn ten_thousand_namesakes_take_linear_time() {
    let text: String = (0..10_000).map(|n| format!("Xa{n} Marsh left. ")).collect();
    let start = std::time::Instant::now();
    names(&text);
    assert!(start.elapsed().as_secs() < 10);
}

proptest! {
    #[test]
    fn names_lie_in_order_on_character_borders(text in "([A-Z]?[a-zé’']{1,4}[ .,&-]{1,2}|Mr\\. |of |\n){0,60}") {
        let reading = Reading::new(Article::from_text("a.txt", text.clone()));
        let mut last = 0;
        for name in &reading.facts.names {
            prop_assert!(name.span.start >= last && !name.span.of(&text).is_empty() && !name.entity.is_empty());
            last = name.span.end;
        }
    }
}

#[test]
fn a_surname_alone_is_the_person_and_not_the_firm_that_begins_with_it() {
    let found = names("The hall of Lund Freight burned. Konrad Lund stood by. Critics of Lund stayed away.");
    assert!(found.contains(&"person Lund = Konrad Lund".to_owned()), "{found:?}");
}

#[test]
fn a_role_before_a_comma_or_at_the_head_of_a_sentence_tells_a_person() {
    let found = names("The boats came late, its duty officer, Kesta Ansel, said. Owner Orvo Mattis wept.");
    assert_eq!(found, ["person Kesta Ansel = Kesta Ansel", "person Orvo Mattis = Orvo Mattis"]);
    for text in [
        "After a talk with the mayor, Kesta Ansel went.",
        "When he met the minister, East Norvane, the poor half, slept.",
    ] {
        let reading = Reading::new(Article::from_text("a.txt", text));
        assert!(reading.facts.names.iter().all(|n| n.role.is_none()), "{text}");
    }
    let firm = names("The quay has its owner, Ansel Freight, to thank.");
    assert!(!firm.iter().any(|n| n.starts_with("person")), "{firm:?}");
}
