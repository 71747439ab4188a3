use super::*;
use crate::facts::Reading;
use crate::ingest::{Block, BlockKind};
use crate::span::Span;
use proptest::prelude::*;

fn read(text: &str) -> Reading {
    Reading::new(Article::from_text("a.txt", text))
}

/// Each quotation's speaker, as mentioned, with the resolved name where it differs.
fn speakers(text: &str) -> Vec<String> {
    let reading = read(text);
    let told = |s: &Source| {
        let mention = s.span.of(&reading.article.text).to_owned();
        let name = s.name.clone().filter(|n| *n != mention);
        name.map_or(mention.clone(), |n| format!("{mention} = {n}"))
    };
    reading.facts.quotes.iter().map(|q| q.speaker.as_ref().map_or("nobody".to_owned(), told)).collect()
}

/// Each attribution outside quotations: source, cue, kind, and what is said of it.
fn sources(text: &str) -> Vec<String> {
    let reading = read(text);
    let show = |a: &Attribution| {
        let cue = a.cue.map_or("", |c| c.of(text));
        let marks =
            format!("{}{}", if a.source.named { " named" } else { "" }, if a.source.vague { " vague" } else { "" });
        format!("{} | {cue} | {}{marks}", a.source.span.of(text), a.source.kind.name())
    };
    reading.facts.attributions.iter().filter(|a| !a.in_quote).map(show).collect()
}

#[test]
fn a_speaker_stands_after_or_before_the_cue() {
    assert_eq!(speakers("“The pier is gone,” said Ada Marsh, the engineer."), ["Ada Marsh"]);
    assert_eq!(speakers("“The pier is gone,” Ada Marsh said on Monday."), ["Ada Marsh"]);
    assert_eq!(speakers("Ada Marsh, the county engineer, told reporters: “The pier is gone.”"), ["Ada Marsh"]);
    assert_eq!(
        speakers("“The pier is gone,” said harbour master Olof Lund."),
        ["harbour master Olof Lund = Olof Lund"]
    );
}

#[test]
fn a_source_named_in_the_next_sentence_is_not_vague() {
    assert_eq!(
        sources("Critics say the weir leaks. The oldest of them, Ada Marsh, counts the drops."),
        ["Critics | say | group named"]
    );
    assert_eq!(sources("Critics say the weir leaks. Ada Marsh was away."), ["Critics | say | group vague"]);
}

#[test]
fn a_spokesman_who_declines_is_cited() {
    assert_eq!(sources("A spokesman for the millers declined to comment.").len(), 1);
    assert_eq!(sources("A miller declined to comment."), [""; 0]);
}

#[test]
fn an_interrupted_speech_has_one_speaker() {
    assert_eq!(
        speakers("“The pier,” Ada Marsh said, “is gone. It will not be rebuilt.” “Not soon,” she added."),
        ["Ada Marsh", "Ada Marsh", "she = Ada Marsh"]
    );
}

#[test]
fn a_participle_speaks_for_its_clause() {
    assert_eq!(speakers("Ada Marsh closed the pier on Monday, saying “it is not safe to walk on.”"), ["Ada Marsh"]);
    assert_eq!(
        speakers("“It is not safe,” Ada Marsh said, adding that “nobody should walk on it.”"),
        ["Ada Marsh", "Ada Marsh"]
    );
}

#[test]
fn pronouns_lead_to_the_last_speaker_of_their_gender() {
    let text = "Ada Marsh met Omar Lund on the quay.\n\n“We are late,” Marsh said.\n\n“Very late,” he said.\n\n“Then go,” she said.";
    assert_eq!(speakers(text), ["Marsh = Ada Marsh", "he = Omar Lund", "she = Ada Marsh"]);
}

#[test]
fn labels_and_bylines_name_their_speakers() {
    let text = "ORR: The pier is gone.\n\nORR: “It was old.”\n\n“It was the best pier we had” — Ada Marsh";
    assert_eq!(speakers(text), ["ORR", "Ada Marsh"]);
}

#[test]
fn a_source_in_brackets_and_a_name_below_speak() {
    assert_eq!(
        speakers("“The pier is gone for good.” [The Quay Herald.]\n\n“It was old and rotten.”\n\n- Ada Marsh, Orr."),
        ["The Quay Herald = Quay Herald", "Ada Marsh"]
    );
}

#[test]
fn a_mention_has_its_modifiers() {
    assert_eq!(
        sources("Kenyan officials have welcomed the ferry, saying it was overdue."),
        ["Kenyan officials | saying | group vague"]
    );
    assert_eq!(
        sources("The reply cites a report, suggesting that the ferry sank."),
        ["a report | suggesting | document"]
    );
}

#[test]
fn what_only_does_something_is_no_source() {
    assert_eq!(sources("The guard worked on countering raids, informing crews and reminding captains."), [""; 0]);
    assert_eq!(sources("The fleet's posture shows little sign of retreat."), [""; 0]);
}

#[test]
fn an_apposition_without_its_second_comma_leads_to_the_name() {
    assert_eq!(
        sources("Ada Marsh, the county engineer said the pier was old."),
        ["Ada Marsh, the county engineer | said | person named"]
    );
    assert_eq!(sources("He had met Ada Marsh, the county engineer said."), ["the county engineer | said | role"]);
    assert_eq!(
        sources("The head of the weather agency Nimbus said it would rain."),
        ["The head of the weather agency Nimbus | said | role"]
    );
}

#[test]
fn a_cue_at_the_end_of_the_sentence_and_a_name_before_a_colon_speak() {
    assert_eq!(
        speakers("The sea was “as flat as a dinner plate” when they left the quay, Ada Marsh said."),
        ["Ada Marsh"]
    );
    assert_eq!(speakers("The pier goes - Omar Lund: “It was old and rotten.” The rest stays."), ["Omar Lund"]);
    assert_eq!(speakers("“The pier is gone,” Ada Marsh went on. “It was old.”"), ["Ada Marsh", "Ada Marsh"]);
}

#[test]
fn a_run_shares_its_speaker() {
    let text = "“The pier is gone.\n\n“It was old.\n\n“It will be missed,” said Ada Marsh.";
    assert_eq!(speakers(text), ["Ada Marsh", "Ada Marsh", "Ada Marsh"]);
}

#[test]
fn a_quotation_with_no_cue_around_it_has_no_speaker() {
    assert_eq!(
        speakers("The pier fell at noon.\n\n“We never saw it coming at all.”\n\nTraffic resumed at two."),
        ["nobody"]
    );
}

#[test]
fn according_to_and_indirect_speech_are_attributions() {
    assert_eq!(
        sources("The pier fell at noon, according to Ada Marsh. She said that it was old."),
        ["Ada Marsh | according to | person named", "She | said | person named"]
    );
}

#[test]
fn sources_that_name_nobody_are_vague() {
    for text in [
        "Officials say the bridge is safe.",
        "A senior official said a decision was near.",
        "People familiar with the matter said the deal was close.",
        "The deal was close, sources said.",
        "Experts believe rates will rise.",
        "Some say he lied.",
        "Reports say 12 died.",
        "Critics of the new harbour plan say it is cruel.",
        "Officials at the Ice Service said ships must turn.",
    ] {
        assert!(sources(text).iter().any(|s| s.ends_with("vague")), "{text}: {:?}", sources(text));
    }
}

#[test]
fn sources_that_a_reader_could_ask_are_not_vague() {
    for text in [
        "Officials, including Mayor Ada Marsh, said the bridge is safe.",
        "Critics such as Ada Marsh say it is cruel.",
        "Ada Marsh told officials the bridge was closed.",
        "The firm hired experts.",
        "The river's sources lie in the hills.",
        "“Experts believe rates will rise,” Ada Marsh said.",
        "Spokesman Omar Lund said the bridge is safe.",
    ] {
        assert!(sources(text).iter().all(|s| !s.ends_with("vague")), "{text}: {:?}", sources(text));
    }
}

#[test]
fn nobody_behind_a_passive_or_an_adverb_is_told_apart() {
    let reading =
        read("It is believed that the pier fell. He reportedly left. It is believed by Ada Marsh that he stayed.");
    let forms: Vec<_> = reading.facts.attributions.iter().map(|a| (a.form, a.source.kind)).collect();
    assert_eq!(
        forms,
        [
            (AttributionForm::Agentless, SourceKind::None),
            (AttributionForm::Hearsay, SourceKind::None),
            (AttributionForm::Indirect, SourceKind::Person)
        ]
    );
}

#[test]
fn a_reason_for_anonymity_is_seen() {
    let reasons = |text: &str| read(text).facts.attributions.iter().any(|a| a.reason);
    assert!(reasons("An aide said so on condition of anonymity because she feared for her job."));
    assert!(!reasons("An aide said so on condition of anonymity."));
}

#[test]
fn hostile_repetition_takes_linear_time() {
    let start = std::time::Instant::now();
    for text in [
        "said Marsh, who said ".repeat(8_000),
        "he said, ".repeat(20_000),
        "“A,” of the said ".repeat(8_000),
        "Ann Lee: ".repeat(9_000),
    ] {
        read(&text);
    }
    assert!(start.elapsed().as_secs() < 20);
}

proptest! {
    #[test]
    fn every_span_lies_on_character_borders(
        text in "([“”\"',.:—é(] ?|said |told |saying |according to |who |the |of |and |officials |He |she |Ann Lee |Bank |some |reports |\n){0,60}"
    ) {
        let reading = read(&text);
        for a in &reading.facts.attributions {
            for span in a.content.iter().chain(&a.cue).chain([&a.source.span, &a.source.head]) {
                prop_assert!(text.get(span.from()..span.to()).is_some());
            }
        }
    }
}

#[test]
fn who_has_written_something_after_an_apposition_speaks() {
    assert_eq!(
        speakers("“The weir leaks in April,” Ada Marsh, a fellow at the Institute of Weirs, has written."),
        ["Ada Marsh"]
    );
    assert_eq!(sources("The book was written by Ada Marsh."), [""; 0]);
}

#[test]
fn verbs_that_report_nothing_cite_nobody() {
    for text in
        ["The figures add to more than 100.", "The inn boasts a lift.", "Ada Marsh insisted on paying for the ferry."]
    {
        assert_eq!(sources(text), [""; 0], "{text}");
    }
    assert_eq!(sources("Ada Marsh insisted that she had paid.").len(), 1);
}

#[test]
fn a_block_quotation_belongs_to_whom_the_paragraph_before_cites() {
    let text = "Ada Marsh said the weir was the reason. It leaks.\n\nI would not trade it for any other weir.";
    let from = text.find("I would").unwrap();
    let mut article = Article::from_text("a.md", text);
    article.blocks.push(Block { span: Span::new(from, text.len()), kind: BlockKind::Quote });
    let reading = Reading::new(article);
    let speaker = reading.facts.quotes[0].speaker.as_ref().unwrap();
    assert_eq!((speaker.span.of(text), speaker.confidence > 0.5), ("Ada Marsh", true));
}

#[test]
fn a_name_between_commas_speaks_for_the_office_before_it() {
    let office = "the head of the weir office, Ada Marsh";
    let text = format!("TARN — Divers will look at the weir, {office}, said on Friday.");
    assert_eq!(sources(&text), [format!("{office} | said | person named")]);
}

#[test]
fn a_trade_that_nobody_listed_is_one_before_a_name_between_commas() {
    assert_eq!(
        sources("The boat will leave the mainland quay at six, its skipper, Ada Marsh, told the Quay Herald."),
        ["its skipper, Ada Marsh | told | person named"]
    );
}

#[test]
fn the_place_of_a_dateline_speaks_for_nobody() {
    assert_eq!(
        sources("TARN, Kessel (NVP) — Mayor Ada Marsh opened the weir on Monday, saying that it would hold."),
        ["Mayor Ada Marsh | saying | person named"]
    );
    assert_eq!(sources("TARN — Closing the weir, Ada Marsh said it leaks."), ["Ada Marsh | said | person named"]);
}

#[test]
fn who_works_there_speaks() {
    assert_eq!(
        sources("The weir leaks, a miller who works there told the Quay Herald."),
        ["a miller who works there | told | role"]
    );
}

#[test]
fn a_person_and_not_the_place_or_the_time_after_the_name_speaks() {
    assert_eq!(
        sources("Ada Marsh of our own weir keepers said it leaks."),
        ["Ada Marsh of our own weir keepers | said | person named"]
    );
    assert_eq!(
        sources("Ada Marsh in recent days has claimed that it leaks."),
        ["Ada Marsh in recent days | claimed | person named"]
    );
}

#[test]
fn a_thing_is_no_source() {
    for text in [
        "Millers trying to close the question argued in court that it leaks.",
        "The election said that it leaks.",
        "The weir has never been worse thanks to the millers.",
        "Add your two cents.",
        "The court heard a miller charged with opening the weir.",
    ] {
        assert_eq!(sources(text), [""; 0], "{text}");
    }
}
