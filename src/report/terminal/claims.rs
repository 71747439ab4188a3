//! Claims by status: conflicts first, then what rests on one origin, then what rests on several.

use super::excerpt;
use super::page::{Ink, Page, counted, grouped, padded, shown};
use crate::audit::{Audit, Places};
use crate::claims::{Claim, Conflict, Link, Mention, OriginKind, Scope, Status, why};
use crate::facts::Field;
use crate::rules::Severity;
use crate::span::Span;
use std::collections::BTreeSet;
use std::io;
use unicode_width::UnicodeWidthStr;

/// Cards of one status that are shown unless all are asked for.
const CAP: usize = 12;
/// Lines of a card unless all are asked for.
const LINES: usize = 12;

/// How the claims of one status are shown without being asked for all.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    /// As cards.
    Cards,
    /// A line or two each.
    Lines,
    /// Those that an article leads with, a line or two each.
    Leads,
    /// Not at all.
    Asked,
}

/// The statuses in the order of the report: name, what it means, and how its claims are shown.
const STATUSES: &[(Status, &str, &str, Form)] = &[
    (Status::Conflicting, "Conflicting claims", "articles that cannot all be right", Form::Cards),
    (Status::OneOrigin, "Claims from one origin", "repeated, not corroborated", Form::Cards),
    (Status::Corroborated, "Corroborated claims", "two origins or more with no tie between them", Form::Cards),
    (Status::Changed, "Claims that changed", "the later article has the news", Form::Cards),
    (Status::Unestablished, "Claims not established", "several articles that may share an origin", Form::Lines),
    (Status::SingleSource, "Claims in one article only", "the ones that articles lead with", Form::Leads),
    (Status::Background, "Background claims", "definitions, offices held and the like", Form::Asked),
];

/// Writes the claims as cards of at most twelve lines.
pub(super) fn write(page: &mut Page<'_>, audit: &Audit) -> io::Result<()> {
    let places = Places::new(audit);
    for (status, title, about, form) in STATUSES {
        let propositions = audit.claims.list.iter().filter(|claim| claim.scope == Scope::Proposition);
        let list: Vec<&Claim> = propositions.filter(|claim| claim.status == *status).collect();
        let form = if page.all { Form::Cards } else { *form };
        if list.is_empty() || form == Form::Asked {
            continue;
        }
        page.heading(&format!("{title}:"), &format!("{}, {about}", grouped(list.len())))?;
        let chosen = if form == Form::Leads { leads(&places, &list) } else { list.clone() };
        let cap = page.cap(CAP);
        for claim in chosen.iter().take(cap) {
            match form {
                Form::Cards => card(page, &places, claim)?,
                Form::Lines => brief(page, &places, claim)?,
                Form::Leads | Form::Asked => single(page, &places, claim)?,
            }
        }
        page.more(list.len().saturating_sub(cap.min(chosen.len())), "claims of this kind")?;
    }
    stories(page, audit)
}

/// Sentences of an article that are its lead.
const LEAD: usize = 3;
/// Words of the shortest sentence that is worth a line of its own.
const FEWEST_WORDS: usize = 7;

/// Words at the start of a sentence that does not stand alone.
const PRONOUNS: [&str; 10] = ["He ", "She ", "It ", "They ", "This ", "That ", "These ", "Those ", "There ", "His "];

/// The claims of one article each that a reader should know to rest on it alone: of each article the first that stands in
/// its lead, in a whole sentence of its own voice or of somebody it cites.
fn leads<'a>(places: &Places<'_>, list: &[&'a Claim]) -> Vec<&'a Claim> {
    let mut seen = BTreeSet::new();
    let is_lead = |mention: &Mention| {
        let reading = places.reading(mention.article)?;
        let sentences = &reading.text.sentences;
        let first = sentences.get(LEAD).is_none_or(|s| mention.span.start < s.span.start);
        let words = mention.span.of(&reading.article.text);
        let whole = words.ends_with('.') && words.split_whitespace().count() >= FEWEST_WORDS;
        let speech =
            PRONOUNS.iter().any(|p| words.starts_with(p)) || words.starts_with(['"', '\u{201C}', '\u{2018}', '\'']);
        (first && whole && !speech).then_some(mention.article)
    };
    let wanted = |claim: &&&Claim| {
        claim.class.stands_alone()
            && claim.mentions.first().and_then(is_lead).is_some_and(|article| seen.insert(article))
    };
    list.iter().filter(wanted).copied().collect()
}

/// A claim of one article: its words, and where they stand.
fn single(page: &mut Page<'_>, places: &Places<'_>, claim: &Claim) -> io::Result<()> {
    let Some(mention) = claim.mentions.first() else { return Ok(()) };
    let lead = page.ink(Ink::Strong, "• ");
    page.line(&format!("{lead}{}", shown(&claim.text, page.width.saturating_sub(2))))?;
    let Some(place) = place_of(places, mention) else { return Ok(()) };
    let holder = mention.holder.as_ref().map_or(String::new(), |holder| format!(" — {}", shown(holder, 40)));
    let place = linked(page, places, mention, &place);
    page.line(&format!("    {place}{holder}"))
}

/// Where a mention stands: path, line and column, and the paragraph where the lines do not tell it.
fn place_of(places: &Places<'_>, mention: &Mention) -> Option<String> {
    let reading = places.reading(mention.article)?;
    let at = reading.article.position(mention.span.start);
    let paragraph = excerpt::paragraph(reading, mention.span.start).map_or(String::new(), |n| format!(" {n}"));
    Some(format!("{}:{}:{}{paragraph}", shown(&reading.article.path, 200), at.line, at.column))
}

/// A mention's place as a link to its file.
fn linked(page: &Page<'_>, places: &Places<'_>, mention: &Mention, place: &str) -> String {
    let file = places.reading(mention.article).map_or("", |reading| reading.article.file());
    page.ink(Ink::Faint, &page.linked(file, place))
}

/// A claim in short: its words, its counts, and why it is not established.
fn brief(page: &mut Page<'_>, places: &Places<'_>, claim: &Claim) -> io::Result<()> {
    let lead = page.ink(Ink::Strong, "• ");
    page.wrapped(&lead, "  ", &claim.text, 2)?;
    let doubt = claim.origins.iter().find_map(|origin| origin.reason.split_once("not established: "));
    let doubt = doubt.map_or(String::new(), |(_, why)| format!(": {why}"));
    page.wrapped("  ", "  ", &format!("{}{doubt}", counts(claim)), 2)?;
    for mention in first_of_each_article(claim).take(BRIEF) {
        write_mention(page, places, mention, "    ", "")?;
    }
    Ok(())
}

/// Mentions of a claim that is told in short.
const BRIEF: usize = 2;

fn first_of_each_article(claim: &Claim) -> impl Iterator<Item = &Mention> {
    let mut seen = BTreeSet::new();
    claim.mentions.iter().filter(move |mention| seen.insert(mention.article))
}

/// What articles tell as one event, a line each: its sentences are no one proposition, so there is no card.
fn stories(page: &mut Page<'_>, audit: &Audit) -> io::Result<()> {
    let list: Vec<&Claim> = audit.claims.list.iter().filter(|claim| claim.scope == Scope::Event).collect();
    if list.is_empty() {
        return Ok(());
    }
    page.heading("Stories:", "what the articles tell as one event")?;
    let cap = page.cap(CAP);
    for claim in list.iter().take(cap) {
        let counts = format!(" ({})", counts(claim));
        let room = page.width.saturating_sub(counts.width() + 2).max(24);
        let counts = page.ink(Ink::Faint, &counts);
        page.line(&format!("• {}{counts}", shown(&claim.text, room)))?;
    }
    page.more(list.len().saturating_sub(cap), "stories")
}

/// One claim: its words and counts, the values that conflict, then each origin with the sentences that go back to it.
fn card<'a>(page: &mut Page<'_>, places: &'a Places<'a>, claim: &'a Claim) -> io::Result<()> {
    page.blank()?;
    let begun = page.lines;
    let lead = page.ink(Ink::Strong, "• ");
    page.wrapped(&lead, "  ", &claim.text, 2)?;
    let class = if page.all { format!("{}: ", claim.class.name()) } else { String::new() };
    let counts = page.ink(Ink::Faint, &format!("  {class}{}", counts(claim)));
    page.line(&counts)?;
    let mut card = Card { places, claim, last: begun.saturating_add(page.cap(LINES)), told: Vec::new() };
    let mut values: Vec<&[String; 2]> = Vec::new();
    for conflict in &claim.conflicts {
        // Copies give the same values over and over.
        if !page.all && (values.len() >= 2 || values.contains(&&conflict.values)) {
            continue;
        }
        values.push(&conflict.values);
        card.versus(page, conflict)?;
    }
    for change in claim.changes.iter().take(page.cap(1)) {
        card.versus(page, change)?;
    }
    card.origins(page)?;
    if page.all { matched(page, places, claim) } else { Ok(()) }
}

/// Why mentions were matched, the surest match of each with another.
fn matched(page: &mut Page<'_>, places: &Places<'_>, claim: &Claim) -> io::Result<()> {
    let mut links: Vec<&Link> = claim.links.iter().collect();
    links.sort_by(|x, y| y.score.total_cmp(&x.score).then((x.a, x.b).cmp(&(y.a, y.b))));
    let mut told = BTreeSet::new();
    for link in links.into_iter().filter(|link| told.insert(link.a) | told.insert(link.b)) {
        let side = |at: u32| {
            let mention = claim.mentions.get(at as usize)?;
            Some((place_of(places, mention)?, (places.reading(mention.article)?, mention.span)))
        };
        let (Some((here, a)), Some((there, b))) = (side(link.a), side(link.b)) else { continue };
        let reasons = why::of(a, b).reasons().join("; ");
        page.wrapped("  matched ", "    ", &format!("{here} with {there}, {:.2}: {reasons}", link.score), 1)?;
    }
    Ok(())
}

/// A card on its way.
struct Card<'a> {
    places: &'a Places<'a>,
    claim: &'a Claim,
    /// The line of the page that the card must not go past.
    last: usize,
    /// Mentions whose sentence stands on the card already.
    told: Vec<u32>,
}

/// `3 articles, 3 outlets, 1 origin`.
fn counts(claim: &Claim) -> String {
    let mut articles: Vec<u32> = claim.mentions.iter().map(|m| m.article).collect();
    articles.sort_unstable();
    articles.dedup();
    format!(
        "{}, {}, {}",
        counted(articles.len(), "article", "articles"),
        counted(claim.outlets as usize, "outlet", "outlets"),
        counted(claim.origins.len(), "origin", "origins")
    )
}

impl<'a> Card<'a> {
    /// The two values of a conflict with the sentences that give them.
    fn versus(&mut self, page: &mut Page<'_>, conflict: &Conflict) -> io::Result<()> {
        let [a, b] = &conflict.values;
        let (short_a, short_b) = (shown(a, 40), shown(b, 40));
        let text = page.ink(Ink::Grave(Severity::Error), &format!("  {}: {short_a} against {short_b}", conflict.slot));
        page.line(&text)?;
        let column = short_a.width().max(short_b.width());
        for (value, short, index) in [(a, short_a, conflict.a), (b, short_b, conflict.b)] {
            if let Some(mention) = self.claim.mentions.get(index as usize) {
                self.mention(page, mention, &format!("    {}  ", padded(&short, column)), value)?;
                self.told.push(index);
            }
        }
        Ok(())
    }

    /// Each origin: what it is, why its mentions are counted as one, and those of its mentions that are not told yet.
    fn origins(&mut self, page: &mut Page<'_>) -> io::Result<()> {
        let count = self.claim.origins.len();
        for (index, origin) in self.claim.origins.iter().enumerate() {
            // Four lines for an origin, and as many for each that is still to come; a line to say what is missing.
            let left = count - index;
            if left > 1 && page.lines + 5 > self.last || page.lines + 1 > self.last {
                let text =
                    page.ink(Ink::Faint, &format!("  … {}: --all", counted(left, "more origin", "more origins")));
                return page.line(&text);
            }
            let kind = if origin.kind == OriginKind::Article { "" } else { origin.kind.name() };
            let gap = if kind.is_empty() { "" } else { ", " };
            let text = format!("{}{gap}{kind}: {}", origin.label, origin.reason);
            page.wrapped(&format!("  {} ", index + 1), "    ", &text, 2)?;
            let fair = self.last.saturating_sub(4 * (left - 1));
            self.mentions_of(page, index, fair)?;
        }
        Ok(())
    }

    /// The mentions of an origin, as far as the card has room for them up to a line of the page.
    fn mentions_of(&self, page: &mut Page<'_>, origin: usize, last: usize) -> io::Result<()> {
        let mentions = self.untold(origin);
        for (at, mention) in mentions.iter().enumerate() {
            let left = mentions.len() - at;
            if at > 0 && page.lines + if left > 1 { 3 } else { 2 } > last {
                let text = format!("      and in {}", counted(left, "other place", "other places"));
                let text = page.ink(Ink::Faint, &text);
                return page.line(&text);
            }
            self.mention(page, mention, "      ", "")?;
        }
        Ok(())
    }

    /// The mentions of an origin whose sentences are not on the card yet: the first of each article, then the others.
    fn untold(&self, origin: usize) -> Vec<&'a Mention> {
        let numbered = self.claim.mentions.iter().zip(0u32..);
        let wanted = numbered.filter(|(m, index)| m.origin as usize == origin && !self.told.contains(index));
        let mut seen = BTreeSet::new();
        let (mut mentions, again): (Vec<&Mention>, Vec<&Mention>) =
            wanted.map(|(mention, _)| mention).partition(|mention| seen.insert(mention.article));
        mentions.extend(again);
        mentions
    }

    fn mention(&self, page: &mut Page<'_>, mention: &Mention, lead: &str, value: &str) -> io::Result<()> {
        write_mention(page, self.places, mention, lead, value)
    }
}

/// A mention: where, who holds it, and its words, on one line where they fit or else on two. What is still too long is cut
/// around the value.
fn write_mention(
    page: &mut Page<'_>,
    places: &Places<'_>,
    mention: &Mention,
    lead: &str,
    value: &str,
) -> io::Result<()> {
    let Some(place) = place_of(places, mention) else { return Ok(()) };
    let holder = mention.holder.as_ref().map_or(String::new(), |holder| format!(" — {}", shown(holder, 40)));
    let words = places.audit().words(mention.article, Field::Text, mention.span);
    let inked = linked(page, places, mention, &place);
    let room = page.width.saturating_sub(lead.width() + place.width() + holder.width() + 2);
    let whole = shown(words, page.width);
    if whole.width() <= room && !whole.ends_with('…') {
        return page.line(&format!("{lead}{inked}  {whole}{holder}"));
    }
    page.line(&format!("{lead}{inked}{holder}"))?;
    let columns = page.width.saturating_sub(lead.width() + 2).max(24);
    let words = match words.find(value).filter(|_| !value.is_empty()) {
        Some(start) => excerpt::around(words, Span::new(start, start + value.len()), columns),
        None => shown(words, columns),
    };
    page.line(&format!("{}  {words}", " ".repeat(lead.width())))
}
