//! Services: the public bodies of which a place has one, and the words by which a text says who speaks for them.
//!
//! Takes a source and what the article says of it, gives the service it speaks for. `Fire chief Ada Roe` and `the brigade's duty
//! officer` are two voices of one body, though neither names it.

use super::holders::{bare, same_name};
use super::offices::OFFICES;
use crate::facts::{Name, NameKind, Reading, Source};
use crate::span::Span;

/// A body of which a place has one.
struct Service {
    /// How reports call it.
    name: &'static str,
    /// Words that say it by themselves.
    alone: &'static [&'static str],
    /// A word that says it before one of [`AFTER`], if it has one.
    before: Option<&'static str>,
}

/// The services.
const SERVICES: [Service; 4] = [
    Service {
        name: "the fire service",
        alone: &["brigade", "firefighter", "firefighters", "fireman", "firemen"],
        before: Some("fire"),
    },
    Service { name: "the police", alone: &["police", "policeman", "policewoman", "constabulary"], before: None },
    Service { name: "the coastguard", alone: &["coastguard"], before: Some("coast") },
    Service { name: "the ambulance service", alone: &["ambulance", "paramedic", "paramedics"], before: None },
];
/// What follows `fire` where it is the service: `fire chief`, `fire department`.
const AFTER: &[&str] = &[
    "chief",
    "service",
    "services",
    "department",
    "brigade",
    "officer",
    "officers",
    "official",
    "officials",
    "captain",
    "commander",
    "commissioner",
    "marshal",
    "inspector",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "crew",
    "crews",
    "authorities",
    "authority",
    "guard",
];

/// The service that some words speak of; none where they speak of two.
fn told<'t>(words: impl Iterator<Item = &'t str>) -> Option<&'static str> {
    let (mut found, mut last) = (None, String::new());
    for word in words.map(|word| bare(word).to_lowercase()) {
        let is = |s: &&Service| {
            s.alone.contains(&word.as_str()) || s.before == Some(last.as_str()) && AFTER.contains(&word.as_str())
        };
        if let Some(service) = SERVICES.iter().find(is) {
            if found.is_some_and(|name| name != service.name) {
                return None;
            }
            found = Some(service.name);
        }
        last = word;
    }
    found
}

/// The service that a source is, or speaks for: `firefighters`, `the fire department`, `a police spokesman`.
pub(super) fn of_source(source: &Source, reading: &Reading) -> Option<&'static str> {
    let text = reading.article.text.as_str();
    let head = source.head.of(text).to_lowercase();
    let is_voice = AFTER.contains(&head.as_str()) || SERVICES.iter().any(|s| s.alone.contains(&head.as_str()));
    told(source.span.of(text).split_whitespace()).filter(|_| is_voice)
}

/// The service for which a person speaks, by the title or the role beside the name: `police spokesman Bo Lund`, `Ada Roe, the chief
/// of the brigade`. `Its duty officer` is that of what the sentence began with.
pub(super) fn of_person(person: &str, reading: &Reading) -> Option<&'static str> {
    let is_person = |n: &&Name| n.kind == NameKind::Person && same_name(&n.entity, person);
    reading.facts.names.iter().filter(is_person).find_map(|name| of_mention(name, reading))
}

fn of_mention(name: &Name, reading: &Reading) -> Option<&'static str> {
    let text = reading.article.text.as_str();
    let sentence = reading.text.sentences.get(reading.text.sentence_at(name.span.start))?.span;
    let spans = [name.title, name.role];
    // A sentence may begin with the role's first word, in a capital: `Fire chief`.
    let opening = name.role.and_then(|role| {
        Span { start: sentence.start, end: role.start.max(sentence.start) }.of(text).split_whitespace().last()
    });
    let beside =
        opening.into_iter().chain(spans.into_iter().flatten().flat_map(|span| span.of(text).split_whitespace()));
    let holds_office = spans.into_iter().flatten().any(|span| is_office(span.of(text)));
    if let Some(service) = told(beside).filter(|_| holds_office) {
        return Some(service);
    }
    let after = Span { start: name.span.end, end: sentence.end }.of(text);
    if let Some(body) = after.strip_prefix(" of ").filter(|_| name.title.is_some()) {
        return told(body.split([',', '.', ';']).next()?.split_whitespace().take(OF));
    }
    let role = name.role.filter(|role| role.end <= name.span.start && is_office(role.of(text)))?;
    let before = Span { start: sentence.start, end: role.start }.of(text).trim_end();
    let of_subject = before.strip_suffix("its").filter(|rest| rest.ends_with(|c: char| !c.is_alphanumeric()))?;
    told(of_subject.split_whitespace().take(SUBJECT))
}

/// Words of the body after `Inspector Ada Roe of`.
const OF: usize = 4;
/// Words at the beginning of a sentence among which its subject stands.
const SUBJECT: usize = 6;

fn is_office(words: &str) -> bool {
    words.split_whitespace().any(|word| OFFICES.contains(&bare(word).to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::origins::holders::{Holder, holder};
    use crate::ingest::Article;

    /// The holder of the first statement that a text gives to somebody.
    fn first(text: &str) -> Holder {
        let reading = Reading::new(Article::from_text("a.txt", text));
        let said = &reading.facts.attributions[0];
        holder(&said.source, said.cue, &reading)
    }

    #[test]
    fn who_holds_an_office_of_a_service_speaks_for_it() {
        let fire = Some("the fire service");
        let police = Some("the police");
        for (text, service) in [
            ("Fire chief Ada Lund said that the roof was gone.", fire),
            ("The brigade had sent nine engines, its duty officer, Ada Lund, said.", fire),
            ("The roof was gone, said Ada Lund, the commander of the fire brigade.", fire),
            ("The fire department said that the roof was gone.", fire),
            ("Police said that a man was held.", police),
            ("Inspector Ada Lund of the coast police said that a man was held.", police),
            ("A police spokesman said that a man was held.", police),
            ("The harbour had lost nine boats, its duty officer, Ada Lund, said.", None),
            ("Ada Lund, a baker, said that the fire had spared the oven.", None),
            ("Ada Lund said that she had told police of the fire.", None),
        ] {
            assert_eq!(first(text).service, service, "{text}");
        }
    }

    #[test]
    fn a_service_with_a_name_of_its_own_is_not_that_of_every_place() {
        let named = first("Inspector Ada Lund of the Corrin Police Department said that a man was held.");
        assert!(!named.speaks_for("the police"), "{named:?}");
    }
}
