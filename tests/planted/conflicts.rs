//! Twins of articles in which one sentence says another number, day or name, or denies what the article says.

use copydesk::Desk;
use copydesk::facts::{NameKind, Reading, TimeKind};
use copydesk::ingest::Article;
use copydesk::span::Span;

/// What came of the conflicts in one slot.
#[derive(Default)]
pub struct Counts {
    /// How many were planted.
    pub planted: u32,
    /// How many were reported.
    pub found: u32,
    /// What was reported besides.
    pub beyond: u32,
}

/// A change: where, and what stands there instead.
type Change = (Span, String);
/// Finds what to change in an article, in one slot.
type Slot = (&'static str, fn(&Reading) -> Option<Change>);

/// Words of the shortest sentence that is changed.
const FEWEST: usize = 8;

/// Audits each article with a twin for each slot.
pub fn plant(desk: &Desk, readings: &[Reading]) -> Vec<(&'static str, Counts)> {
    let slots: [Slot; 4] = [("number", number), ("date", date), ("actor", actor), ("negation", negation)];
    let count = |(slot, change): Slot| {
        let mut counts = Counts::default();
        for reading in readings {
            if let Some(change) = change(reading) {
                try_one(desk, reading, &change, &mut counts);
            }
        }
        (slot, counts)
    };
    slots.into_iter().map(count).collect()
}

fn try_one(desk: &Desk, reading: &Reading, (span, value): &Change, counts: &mut Counts) {
    let text = reading.article.text.as_str();
    let changed = format!("{}{value}{}", &text[..span.from()], &text[span.to()..]);
    let mut own = Article::from_text("own.txt", text);
    own.meta = reading.article.meta.clone();
    own.meta.outlet = Some("Own Paper".to_owned());
    let mut twin = Article::from_text("twin.txt", changed);
    twin.meta = own.meta.clone();
    twin.meta.outlet = Some("Other Paper".to_owned());
    let audit = desk.audit_articles([own, twin]);
    let sentence = reading.text.sentences[reading.text.sentence_at(span.start)].span;
    let (mut found, mut beyond) = (false, 0);
    for claim in &audit.claims.list {
        for conflict in &claim.conflicts {
            let own = [conflict.a, conflict.b].map(|at| &claim.mentions[at as usize]).into_iter();
            let hit = own.filter(|m| m.article == 0).any(|m| m.span.overlaps(sentence));
            found |= hit;
            if !hit && std::env::var("COPYDESK_SHOW").is_ok() {
                println!("beyond: {} {:?}: {}", conflict.slot, conflict.values, claim.text);
            }
            beyond += u32::from(!hit);
        }
    }
    counts.planted += 1;
    counts.found += u32::from(found);
    counts.beyond += beyond;
    if !found && std::env::var("COPYDESK_SHOW").is_ok() {
        println!("missed: {} -> {value}: {}", span.of(text), sentence.of(text));
    }
}

/// Whether a sentence is long enough, and states something.
fn is_fit(reading: &Reading, span: Span) -> bool {
    let sentence = &reading.text.sentences[reading.text.sentence_at(span.start)];
    let words = reading.text.tokens[sentence.tokens.start as usize..sentence.tokens.end as usize].iter();
    let heading = reading.article.headline.is_some_and(|h| h.overlaps(sentence.span));
    words.filter(|t| t.is_word()).count() >= FEWEST
        && sentence.span.of(&reading.article.text).ends_with('.')
        && !heading
}

/// The first exact count of something, in figures, as more than half as much again.
fn number(reading: &Reading) -> Option<Change> {
    let text = reading.article.text.as_str();
    let exact = |n: &&copydesk::facts::Number| {
        n.lo == n.hi && n.value >= 2.0 && n.value.fract() == 0.0 && !n.of.as_deref().unwrap_or("").is_empty()
    };
    let fit = reading.facts.numbers.iter().filter(exact).filter(|n| is_fit(reading, n.span));
    fit.filter_map(|n| {
        let words = n.span.of(text);
        let digits = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let whole = digits > 0 && words[digits..].starts_with(' ');
        let end = n.span.from() + digits;
        whole.then(|| (Span::new(n.span.from(), end), format!("{}", (n.value * 1.7).ceil() as u64 + 1)))
    })
    .next()
}

/// The first day of a month, as three days later.
fn date(reading: &Reading) -> Option<Change> {
    let text = reading.article.text.as_str();
    let days =
        reading.facts.times.iter().filter(|t| t.kind == TimeKind::Date && t.grain == "day" && is_fit(reading, t.span));
    days.filter_map(|t| {
        let words = t.span.of(text);
        let start = words.find(|c: char| c.is_ascii_digit())?;
        let rest = &words[start..];
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let day: u32 = rest[..digits].parse().ok().filter(|d| *d <= 25)?;
        // A weekday beside it would contradict the day inside one article.
        let month = words.len() < 16 && words.chars().any(char::is_alphabetic);
        let from = t.span.from() + start;
        month.then(|| (Span::new(from, from + digits), (day + 3).to_string()))
    })
    .next()
}

/// The first person with two names, as another.
fn actor(reading: &Reading) -> Option<Change> {
    let text = reading.article.text.as_str();
    let persons = reading.facts.names.iter().filter(|n| n.kind == NameKind::Person && is_fit(reading, n.span));
    let full = |n: &&copydesk::facts::Name| n.span.of(text).split(' ').count() == 2;
    persons.filter(full).map(|n| (n.span, "Marta Olsen".to_owned())).next()
}

/// The first `was`, `were`, `had`, `has` or `will` of a statement, denied.
fn negation(reading: &Reading) -> Option<Change> {
    let text = reading.article.text.as_str();
    let verbs = reading.text.tokens.iter().filter(|t| matches!(t.of(text), "was" | "were" | "had" | "has" | "will"));
    let plain = verbs.filter(|t| {
        let sentence = reading.text.sentences[reading.text.sentence_at(t.start)].span.of(text).to_lowercase();
        is_fit(reading, t.span())
            && ![" not ", "n't", " no ", " never ", " nobody"].iter().any(|n| sentence.contains(n))
    });
    plain.map(|t| (t.span(), format!("{} not", t.of(text)))).next()
}
