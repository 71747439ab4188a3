//! Services: the public bodies of which a place has one, and the words by which a text says who speaks for them.
//!
//! Takes a source and what the article says of it, gives the service it speaks for. `Fire chief Ada Roe` and `the brigade's duty
//! officer` are two voices of one body, though neither names it.

use super::holders::{bare, mentions_of};
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

/// The police.
const POLICE: &str = "the police";
/// The services.
const SERVICES: [Service; 4] = [
    Service {
        name: "the fire service",
        alone: &["brigade", "firefighter", "firefighters", "fireman", "firemen"],
        before: Some("fire"),
    },
    Service { name: POLICE, alone: &["police", "policeman", "policewoman", "constabulary"], before: None },
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

/// Ranks that the police alone have.
const POLICE_RANKS: &[&str] = &["constable", "detective", "inspector"];
/// Words that end the phrase of an office: what follows says something else of its holder.
const ENDS: &[&str] =
    &["who", "whose", "that", "which", "whom", "where", "by", "into", "from", "after", "and", "but", "in", "on"];
/// Words of a body that an office is held in, and words at the beginning of a sentence among which its subject stands.
const REACH: (usize, usize) = (5, 6);

/// For which service somebody speaks.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::claims) struct Voice {
    /// What reports call the service.
    pub name: &'static str,
    /// Of which place, nation or force, as far as the text says: words with a capital beside the service, in small letters.
    of: Vec<String>,
    /// Whether the text says that this one holds an office of it, or is it; else a member.
    pub holds_office: bool,
}

impl Voice {
    /// Whether two may be voices of one service: of one sort, and not of two places.
    pub fn may_be_one(&self, other: &Self) -> bool {
        let one_place = self.of.is_empty() || other.of.is_empty() || self.of.iter().any(|w| other.of.contains(w));
        self.name == other.name && one_place
    }
}

/// The service that some words speak of, as the office of one who is called by them; none where they speak of two.
fn told(words: &[&str]) -> Option<Voice> {
    let lower: Vec<String> = words.iter().map(|word| bare(word).to_lowercase()).collect();
    let at = |at: usize| lower.get(at).map_or("", String::as_str);
    let is = |s: &Service, i: usize| {
        s.alone.contains(&at(i)) || s.before.is_some_and(|before| at(i) == before) && AFTER.contains(&at(i + 1))
    };
    let mut found = (0..lower.len()).flat_map(|i| SERVICES.iter().filter(move |s| is(s, i)).map(|s| s.name));
    let name = found.next()?;
    let named = words.iter().skip(1).chain(words.first().filter(|w| !OPENING.contains(w)));
    let capital = |word: &&&str| word.starts_with(char::is_uppercase) && !is_office(&bare(word).to_lowercase());
    let of = named.filter(capital).map(|w| bare(w).to_lowercase()).filter(|w| !is_of_service(w)).collect();
    found.all(|other| other == name).then_some(Voice { name, of, holds_office: true })
}

/// Words that name no place or force where a sentence begins with them.
const OPENING: &[&str] = &[
    "The", "A", "An", "Its", "Their", "One", "Two", "Three", "Some", "Several", "Many", "Most", "All", "Other", "No",
    "Local", "Senior", "Regional", "Area", "City", "Town", "County", "State", "Retired", "Former", "Acting", "Deputy",
    "But", "And", "When", "While",
];

fn is_of_service(word: &str) -> bool {
    SERVICES.iter().any(|s| s.alone.contains(&word) || s.before == Some(word)) || AFTER.contains(&word)
}

fn is_office(word: &str) -> bool {
    OFFICES.contains(&word) || POLICE_RANKS.contains(&word)
}

/// The service that a source is, or speaks for: `firefighters`, `the fire department`, `a police spokesman`.
pub(super) fn of_source(source: &Source, reading: &Reading) -> Option<Voice> {
    let text = reading.article.text.as_str();
    let head = source.head.of(text).to_lowercase();
    let words: Vec<&str> = source.span.of(text).split_whitespace().collect();
    // `The chief of police, Ada Roe`.
    let after = Span { start: source.span.end, end: text.len() as u32 }.of(text);
    let body = after.strip_prefix(" of ").and_then(|after| after.split([',', '.', ';']).next());
    let of_body = || told(&phrase(body?.split_whitespace().take(REACH.0))).filter(|_| is_office(&head));
    told(&words).filter(|_| is_of_service(&head)).or_else(of_body)
}

/// The service for which a person speaks, by the title or the role beside the name: `police spokesman Bo Lund`, `Ada Roe, the chief
/// of the brigade`. `Its duty officer` is that of what the sentence began with.
pub(super) fn of_person(person: &str, reading: &Reading) -> Option<Voice> {
    mentions_of(person, reading).find_map(|name| of_mention(name, reading))
}

fn of_mention(name: &Name, reading: &Reading) -> Option<Voice> {
    let text = reading.article.text.as_str();
    let sentence = reading.text.sentences.get(reading.text.sentence_at(name.span.start))?.span;
    let after = Span { start: name.span.end, end: sentence.end }.of(text);
    if let Some(body) = after.strip_prefix(" of ").and_then(|after| after.split([',', '.', ';']).next())
        && let Some(voice) = told(&phrase(body.split_whitespace().take(REACH.0)))
    {
        return Some(voice);
    }
    let spans = [name.role, name.title].into_iter().flatten();
    spans
        .clone()
        .find_map(|span| of_office(span, sentence, text))
        .or_else(|| of_subject(name, sentence, reading))
        .or_else(|| of_rank(name, text))
}

/// The police, of a rank that says no more.
fn of_rank(name: &Name, text: &str) -> Option<Voice> {
    let title = name.title?.of(text).to_lowercase();
    POLICE_RANKS.contains(&title.as_str()).then(|| Voice { name: POLICE, of: Vec::new(), holds_office: false })
}

/// The words of a phrase up to where another begins.
fn phrase<'t>(words: impl Iterator<Item = &'t str>) -> Vec<&'t str> {
    words.take_while(|word| !ENDS.contains(word)).collect()
}

/// The service of an office: `police spokesman`, `the duty officer of the brigade`; of `a firefighter` it is that of a member.
fn of_office(role: Span, sentence: Span, text: &str) -> Option<Voice> {
    let words = phrase(role.of(text).split_whitespace());
    let office = words.iter().position(|word| is_office(&bare(word).to_lowercase()));
    let Some(office) = office else {
        return told(&words)
            .filter(|_| words.last().is_some_and(|w| is_of_service(&bare(w).to_lowercase())))
            .map(|voice| Voice { holds_office: false, ..voice });
    };
    // A sentence may begin with the role's first word, in a capital: `Fire chief`; or a place stands before it.
    let before = Span { start: sentence.start, end: role.start.max(sentence.start) }.of(text);
    let opening = before.split_whitespace().last().filter(|word| word.starts_with(char::is_uppercase));
    let (own, rest) = words.split_at_checked(office + 1)?;
    let own: Vec<&str> = opening.into_iter().chain(own.iter().copied()).collect();
    let body =
        rest.split_first().filter(|(word, _)| matches!(**word, "of" | "for" | "at" | "with")).map(|(_, body)| body);
    let body = body.map_or(&[][..], |body| body.get(..REACH.0).unwrap_or(body));
    let voice = told(&own).or_else(|| told(body))?;
    // The fire chief of Corrin is that of Corrin's brigade.
    let place = body.iter().filter(|word| word.starts_with(char::is_uppercase)).map(|word| bare(word).to_lowercase());
    let of = voice.of.iter().cloned().chain(place.filter(|word| !is_of_service(word))).collect();
    Some(Voice { of, ..voice })
}

/// The service that a sentence began with, of which the person is said to be `its duty officer`.
fn of_subject(name: &Name, sentence: Span, reading: &Reading) -> Option<Voice> {
    let text = reading.article.text.as_str();
    let role = name.role.filter(|role| role.end <= name.span.start)?;
    role.of(text).split_whitespace().any(is_office).then_some(())?;
    let before = Span { start: sentence.start, end: role.start }.of(text).trim_end();
    let subject = before.strip_suffix("its").filter(|rest| rest.ends_with(|c: char| !c.is_alphanumeric()))?;
    let between = Span { start: sentence.start, end: sentence.start.saturating_add(subject.len() as u32) };
    // `Police searched Lund Shipping, and its director` is of the firm.
    let other =
        reading.facts.names_in(between).iter().any(|n| matches!(n.kind, NameKind::Organisation | NameKind::Other));
    told(&subject.split_whitespace().take(REACH.1).collect::<Vec<_>>()).filter(|_| !other)
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
            ("The roof was gone, said Ada Lund of the fire department.", fire),
            ("Police said that a man was held.", police),
            ("Inspector Ada Lund of the coast police said that a man was held.", police),
            ("A police spokesman said that a man was held.", police),
            ("The chief of police, Ada Lund, said that a man was held.", police),
            ("The harbour had lost nine boats, its duty officer, Ada Lund, said.", None),
            ("Police searched Lund Shipping, and its director, Ada Lund, said that nothing was found.", None),
            ("The team had lost, said Ada Lund, the coach who had been beaten by police.", None),
            ("It was closed, said Ada Lund, the director of the shipyard that police searched.", None),
            ("They had no beds, said Ada Lund, a spokeswoman for families who were moved by ambulance.", None),
            ("Ada Lund, a baker, said that the fire had spared the oven.", None),
            ("Ada Lund said that she had told police of the fire.", None),
        ] {
            let told = first(text).service.filter(|voice| voice.holds_office).map(|voice| voice.name);
            assert_eq!(told, service, "{text}");
        }
    }

    #[test]
    fn a_member_holds_no_office_and_two_places_have_two_services() {
        let member = first("Detective Ada Lund said that a man was held.").service;
        assert!(member.is_some_and(|voice| voice.name == POLICE && !voice.holds_office));
        let of = |text: &str| first(text).service.unwrap();
        let (corrin, norvane) =
            (of("Corrin police said that a man was held."), of("Norvane police said that a man was held."));
        assert!(!corrin.may_be_one(&norvane), "{corrin:?} {norvane:?}");
        assert!(corrin.may_be_one(&of("Police said that a man was held.")));
        assert!(corrin.may_be_one(&of("Local police said that a man was held.")));
        let chief = of("The Corrin fire chief, Ada Lund, said that the roof was gone.");
        assert!(!chief.may_be_one(&of("The roof was gone, said Bo Marsh, the fire chief of Norvane.")), "{chief:?}");
        let named = of("The Corrin Police Department said that a man was held.");
        assert!(!named.may_be_one(&of("The Norvane Police Department said that a man was held.")), "{named:?}");
    }

    #[test]
    fn a_service_with_a_name_of_its_own_is_not_that_of_every_place() {
        let named = first("Inspector Ada Lund of the Corrin Police Department said that a man was held.");
        assert!(!named.institutions.is_empty(), "{named:?}");
    }
}
