//! Holders: to whom an article gives each of its sentences.
//!
//! Takes one reading, gives for each sentence the [`Holder`] of what it says: the source that most of it is attributed
//! to, or nobody, which is the article's own voice.

use super::offices::{BODIES, COMPANIES, DOCUMENTS, OFFICES};
use super::services::{self, Voice};
use crate::facts::{Name, NameKind, Reading, Source, SourceKind};
use crate::span::Span;

/// Words that stand for a name.
const PRONOUNS: &[&str] = &["he", "she", "it", "they", "who", "we", "i"];
/// Bytes before and after a person's name in which an office and its institution are sought.
const AROUND: usize = 60;
/// Mentions of a person that are searched for an office; it is told early.
const MENTIONS: usize = 6;

/// Whom a sentence is given to.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::claims) struct Holder {
    /// How reports call it.
    pub label: String,
    /// The person's full name, in lower case.
    pub person: Option<String>,
    /// Its name, whatever it is, in lower case.
    pub called: Option<String>,
    /// The institutions it speaks for, sorted.
    pub institutions: Vec<String>,
    /// The public service that it is or speaks for, by name or without: the police.
    pub service: Option<Voice>,
    /// Nobody a reader could ask.
    pub unnamed: bool,
    /// Where the text says who it is; empty where it does not.
    pub at: Span,
    /// The text says `he` or `she`: who is meant is worked out.
    pub by_pronoun: bool,
    /// It is a paper that somebody wrote: a survey, a report, a letter.
    pub document: bool,
    /// It is called by what it is, not by its name: the company.
    pub nameless_body: bool,
    /// The words of office by which the text calls it, sorted.
    pub offices: Vec<String>,
}

impl Holder {
    /// Whether two are one person, as far as their names say.
    pub fn same_person(&self, other: &Self) -> bool {
        match (&self.called, &other.called) {
            (Some(a), Some(b)) => (self.person.is_some() || other.person.is_some()) && same_name(a, b),
            _ => false,
        }
    }

    /// Whether two are certainly different persons.
    pub fn other_person(&self, other: &Self) -> bool {
        match (&self.person, &other.person) {
            (Some(a), Some(b)) => !same_name(a, b),
            _ => false,
        }
    }

    /// The last word of the name by which the text calls it where it speaks; none of a pronoun or a common word.
    pub fn written<'t>(&self, text: &'t str) -> Option<&'t str> {
        let last = self.at.of(text).split_whitespace().last().filter(|_| !self.by_pronoun)?;
        let word = bare(last);
        let pronoun = PRONOUNS.iter().any(|p| p.eq_ignore_ascii_case(word));
        (word.starts_with(char::is_uppercase) && !pronoun).then_some(word)
    }

    /// A word of the names of both that is no common one: `the Anna Roe Trust` and `Jane Roe`.
    pub fn shared_name<'a>(&'a self, other: &Self) -> Option<&'a str> {
        let is_name = |w: &&str| w.len() > 3 && w.starts_with(char::is_uppercase) && !is_office(w);
        let theirs = |word: &&str| other.label.split_whitespace().map(bare).any(|w| w == *word);
        self.label.split_whitespace().map(bare).filter(is_name).find(theirs)
    }

    /// The institutions it speaks for, or else the public service.
    pub fn bodies(&self) -> Vec<String> {
        let service = self.service.iter().filter(|_| self.institutions.is_empty());
        self.institutions.iter().cloned().chain(service.map(|voice| voice.name.to_owned())).collect()
    }

    /// The service that both hold an office of or are, where neither names it; one with a name is one of its kind.
    pub fn same_service(&self, other: &Self) -> Option<&'static str> {
        let (own, theirs) = (self.service.as_ref()?, other.service.as_ref()?);
        let nameless = self.institutions.is_empty() && other.institutions.is_empty();
        let one = nameless && own.holds_office && theirs.holds_office && own.may_be_one(theirs);
        one.then_some(own.name)
    }

    /// Whether it speaks for an institution, or is it.
    pub fn speaks_for(&self, institution: &str) -> bool {
        self.institutions.iter().any(|i| i.to_lowercase() == institution.to_lowercase())
    }

    /// An institution that both speak for.
    pub fn same_institution<'a>(&'a self, other: &Self) -> Option<&'a str> {
        self.institutions.iter().map(String::as_str).find(|i| other.speaks_for(i))
    }
}

/// Whether a word names an office or a body, not one of its holders.
fn is_office(word: &str) -> bool {
    let lower = word.to_lowercase();
    OFFICES.contains(&lower.as_str()) || BODIES.contains(&lower.as_str())
}

/// A word without the marks around it and without a possessive ending.
pub(in crate::claims) fn bare(word: &str) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

/// Two names of one person: the same last word, and first words that agree where both have one.
pub(in crate::claims) fn same_name(a: &str, b: &str) -> bool {
    let [mut x, mut y] = [a, b].map(str::split_whitespace);
    if x.next_back() != y.next_back() {
        return false;
    }
    match (x.next(), y.next()) {
        (Some(x), Some(y)) => {
            // A single letter is an initial.
            let short = |s: &str| s.trim_end_matches('.').chars().count() == 1;
            x == y || (short(x) || short(y)) && x.chars().next() == y.chars().next()
        }
        _ => true,
    }
}

/// The holders of an article.
pub(in crate::claims) struct Holders {
    /// All of them.
    list: Vec<Holder>,
    /// For each sentence, its holder's place in the list, and how many bytes of it that one covers.
    of: Vec<(usize, Option<u32>)>,
    /// What each is cited for, in order.
    contents: Vec<(Span, u32)>,
    /// For each sentence, whom the text cites beside it.
    beside: Vec<Option<u32>>,
    /// Where sources are named, in order.
    sources: Vec<(Span, u32)>,
    /// Where the sentences stand.
    sentences: Vec<Span>,
    /// What somebody who is quoted says that another said, in order.
    hearsay: Vec<Span>,
}

impl Holders {
    /// Reads an article's attributions and quotations.
    pub fn new(reading: &Reading) -> Self {
        let facts = &reading.facts;
        let mut of: Vec<(usize, Option<u32>)> = vec![(0, None); reading.text.sentences.len()];
        let (mut list, mut contents, mut sources) = (Vec::new(), Vec::new(), Vec::new());
        let mut cites = vec![None; of.len()];
        let spoken = facts.attributions.iter().filter(|a| !a.in_quote);
        let cited = spoken.map(|a| (&a.source, a.cue, a.content.as_slice()));
        let quoted =
            facts.quotes.iter().filter_map(|q| Some((q.speaker.as_ref()?, q.cue, std::slice::from_ref(&q.span))));
        for (source, cue, content) in cited.chain(quoted) {
            let number = list.len() as u32;
            for span in content.iter().copied().chain(said_before(source, content, reading)) {
                give(span, number, reading, &mut of);
                contents.push((span, number));
            }
            list.push(holder(source, cue, reading));
            if !source.span.is_empty() {
                sources.push((source.span, number));
            }
            if let Some(slot) = cites.get_mut(reading.text.sentence_at(source.span.start)).filter(|s| s.is_none()) {
                *slot = Some(number).filter(|_| !source.span.is_empty());
            }
        }
        contents.sort_unstable();
        sources.sort_unstable();
        let sentences = reading.text.sentences.iter().map(|s| s.span).collect();
        let nested = facts.attributions.iter().filter(|a| a.in_quote).flat_map(|a| &a.content);
        let mut hearsay: Vec<Span> = nested.copied().collect();
        hearsay.sort_unstable();
        Self { list, of, contents, beside: beside(&cites, reading), sources, sentences, hearsay }
    }

    fn get(&self, number: Option<u32>) -> Option<&Holder> {
        self.list.get(number? as usize)
    }

    /// The holder of a sentence, by number.
    pub fn of(&self, sentence: u32) -> Option<&Holder> {
        self.get(self.of.get(sentence as usize)?.1)
    }

    /// The holder of a part of a sentence: whoever is cited for most of it.
    pub fn of_part(&self, sentence: u32, part: Span) -> Option<&Holder> {
        let whole = self.sentences.get(sentence as usize)?;
        let upto = self.contents.partition_point(|(span, _)| span.start < part.end);
        let near = self.contents.get(upto.saturating_sub(NESTED)..upto).unwrap_or(&[]).iter();
        let covering = near.filter(|(span, _)| span.shared(part) * 2 > part.len());
        let best = covering.max_by_key(|(span, number)| (span.shared(part), std::cmp::Reverse((span.len(), *number))));
        match best {
            Some((_, number)) => self.get(Some(*number)),
            None if part.len() * 2 > whole.len() && self.of(sentence).is_some() => self.of(sentence),
            None => self.named_in(part),
        }
    }

    /// Whether most of a stretch is what somebody who is quoted says that another said.
    pub fn is_hearsay(&self, part: Span) -> bool {
        let from = self.hearsay.partition_point(|span| span.end <= part.start);
        let near = self.hearsay.iter().skip(from).take_while(|span| span.start < part.end);
        near.map(|span| span.shared(part)).sum::<usize>() * 2 > part.len()
    }

    /// The source that is cited inside a stretch.
    fn named_in(&self, part: Span) -> Option<&Holder> {
        let from = self.sources.partition_point(|(span, _)| span.start < part.start);
        let (span, number) = self.sources.get(from)?;
        self.get(Some(*number)).filter(|_| part.contains(*span))
    }

    /// Whom the text cites in the same paragraph, or else at the start of the next: a statement in the article's own voice
    /// may go back to them.
    pub fn beside(&self, sentence: u32) -> Option<&Holder> {
        self.get(self.beside.get(sentence as usize).copied().flatten())
    }
}

/// How far back to look for what a stretch is cited in: contents seldom nest.
const NESTED: usize = 12;

/// For each sentence the source that it cites, else the next one of its paragraph, else the one that the first sentence of
/// the next paragraph cites. `cites` are the sources that each sentence cites.
fn beside(cites: &[Option<u32>], reading: &Reading) -> Vec<Option<u32>> {
    let paragraph = |at: usize| reading.text.sentences.get(at).map(|s| s.paragraph);
    let cited = |at: usize| cites.get(at).copied().flatten();
    let mut all = vec![None; cites.len()];
    let mut next: Option<u32> = None;
    for at in (0..cites.len()).rev() {
        let Some(own) = paragraph(at) else { continue };
        if paragraph(at + 1) != Some(own) {
            next = cited(at + 1).filter(|_| paragraph(at + 1) == Some(own + 1));
        }
        next = cited(at).or(next);
        if let Some(slot) = all.get_mut(at) {
            *slot = next;
        }
    }
    all
}

/// Words of the longest title before a name.
const TITLE: usize = 4;

/// What a sentence states before it ends in `, the chief told reporters`: where no content stands before the source, the
/// one who was told may have been taken for it.
fn said_before(source: &Source, content: &[Span], reading: &Reading) -> Option<Span> {
    let sentence = reading.text.sentences.get(reading.text.sentence_at(source.span.start))?.span;
    let text = reading.article.text.as_str();
    let before = Span { start: sentence.start, end: source.span.start.max(sentence.start) };
    let taken = source.span.is_empty() || content.iter().any(|c| c.start < source.span.start);
    // A title may stand between the comma and the name.
    let comma = before.of(text).rfind(',')?;
    let title = before.of(text).get(comma + 1..)?.split_whitespace().count();
    let before = Span::new(before.from(), before.from() + comma);
    let closed = title <= TITLE;
    (closed && !taken).then_some(before)
}

/// Gives the sentences under a span to a holder, where it covers more of them than any other before.
fn give(span: Span, number: u32, reading: &Reading, best: &mut [(usize, Option<u32>)]) {
    let from = reading.text.sentence_at(span.start);
    for (sentence, slot) in reading.text.sentences.iter().zip(best.iter_mut()).skip(from) {
        if sentence.span.start >= span.end {
            break;
        }
        let covered = sentence.span.shared(span);
        if covered * 5 >= sentence.span.len() * 2 && covered > slot.0 {
            *slot = (covered, Some(number));
        }
    }
}

pub(in crate::claims) fn holder(source: &Source, cue: Option<Span>, reading: &Reading) -> Holder {
    let text = reading.article.text.as_str();
    let shown = if source.span.is_empty() { cue.unwrap_or_default() } else { source.span };
    let label = source.name.clone().unwrap_or_else(|| shown.of(text).to_owned());
    let lower = label.to_lowercase();
    let mut institutions = institutions_in(source.span, reading);
    let person = (source.kind == SourceKind::Person || source.named && source.kind == SourceKind::Pronoun)
        .then(|| lower.clone());
    match source.kind {
        SourceKind::Organisation | SourceKind::Document => institutions.push(label.clone()),
        SourceKind::Person | SourceKind::Pronoun => institutions.extend(offices_of(&label, reading)),
        _ => {}
    }
    let head = source.head.of(text).to_lowercase();
    let of_person = person.as_ref().and_then(|_| services::of_person(&label, reading));
    let service = of_person.or_else(|| services::of_source(source, reading));
    // Services are compared by their places too.
    let body = BODIES.iter().filter(|b| **b == head && service.is_none());
    institutions.extend(body.map(|b| (*b).to_owned()));
    institutions.sort_unstable();
    institutions.dedup();
    let unnamed = source.vague || matches!(source.kind, SourceKind::Anonymous | SourceKind::None);
    let unnamed = unnamed || !source.named && institutions.is_empty() && service.is_none();
    let called = source.named.then(|| lower.clone());
    let by_pronoun = source.kind == SourceKind::Pronoun;
    let nameless_body = !source.named && COMPANIES.contains(&head.as_str());
    let document = source.kind == SourceKind::Document || DOCUMENTS.contains(&head.as_str());
    let offices = if person.is_some() { titles_of(&label, reading) } else { office(&head).into_iter().collect() };
    Holder {
        label,
        person,
        called,
        institutions,
        service,
        unnamed,
        at: source.span,
        by_pronoun,
        document,
        nameless_body,
        offices,
    }
}

/// Names of institutions inside a span.
fn institutions_in(span: Span, reading: &Reading) -> Vec<String> {
    let inside = reading.facts.names_in(span).iter();
    let is_one = |kind: NameKind| matches!(kind, NameKind::Organisation | NameKind::Other);
    inside.filter(|n| is_one(n.kind)).map(|n| n.entity.clone()).collect()
}

/// Words of office that say too little of whose it is: a fire chief is no police chief.
const OF_ANY: &[&str] = &["chief", "head", "officer", "secretary", "service", "agency", "executive"];

/// A word of office in small letters that a body gives to one person.
fn office(word: &str) -> Option<String> {
    (OFFICES.contains(&word) && !OF_ANY.contains(&word)).then(|| word.to_owned())
}

/// Words right before a person's name among which its office is.
const TITLES: usize = 3;

/// The first mentions of a person.
pub(super) fn mentions_of<'a>(person: &'a str, reading: &'a Reading) -> impl Iterator<Item = &'a Name> {
    let is_person = move |n: &&Name| n.kind == NameKind::Person && same_name(&n.entity, person);
    reading.facts.names.iter().filter(is_person).take(MENTIONS)
}

/// The words of office that stand right before a person's name.
fn titles_of(person: &str, reading: &Reading) -> Vec<String> {
    let text = reading.article.text.as_str();
    let mut found: Vec<String> = Vec::new();
    for name in mentions_of(person, reading) {
        let before = reading.text.tokens.partition_point(|t| t.end <= name.span.start);
        let title = name.title.map_or("", |t| t.of(text));
        let near = reading.text.tokens.get(before.saturating_sub(TITLES)..before).unwrap_or(&[]);
        let words = near.iter().map(|t| t.of(text)).chain(title.split_whitespace());
        found.extend(words.filter_map(|w| office(&bare(w).to_lowercase())));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The institutions that stand beside a person's name together with a word of office.
fn offices_of(person: &str, reading: &Reading) -> Vec<String> {
    let text = reading.article.text.as_str();
    let mut found = Vec::new();
    for name in mentions_of(person, reading) {
        let sentence = reading.text.sentences.get(reading.text.sentence_at(name.span.start)).map(|s| s.span);
        let Some(sentence) = sentence else { continue };
        let start = name.span.start.saturating_sub(AROUND as u32).max(sentence.start);
        let near = Span { start, end: name.span.end.saturating_add(AROUND as u32).min(sentence.end) };
        let range = reading.text.tokens_in(near);
        let words = reading.text.tokens.get(range).unwrap_or(&[]).iter().map(|t| t.of(text).to_lowercase());
        if words.into_iter().any(|w| OFFICES.contains(&w.as_str())) {
            found.extend(institutions_in(near, reading).into_iter().filter(|i| !same_name(i, person)));
        }
    }
    found
}
