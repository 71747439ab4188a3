//! Passages: each labelled one is reported with its kind, direction and ends, and nothing else is.

use crate::gold::{Folder, Passage as Label, Trap};
use crate::{Newsroom, Verdict, words};
use copydesk::passages::{Direction, Passage, Side};
use copydesk::span::Span;

/// How many words an end may be off: datelines and attributions sit there.
const TOLERANCE: usize = 4;

/// A label, found in the texts.
struct Wanted<'a> {
    label: &'a Label,
    a: Side,
    b: Side,
}

pub fn judge(newsroom: &Newsroom) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    for folder in &newsroom.folders {
        for label in &folder.labels.passages {
            let name = format!("{}: {}", folder.name, label.name);
            verdicts.push((name, wanted(newsroom, folder, label).and_then(|wanted| found(newsroom, &wanted))));
        }
        for trap in &folder.labels.traps {
            if let Trap::Passage { why, a, b } = trap {
                verdicts
                    .push((format!("{}: {a} and {b} share none: {why}", folder.name), trapped(newsroom, folder, a, b)));
            }
        }
    }
    let extra: Vec<String> = unlabelled(newsroom).into_iter().map(|p| show(newsroom, p)).collect();
    let silence = if extra.is_empty() { Ok(()) } else { Err(extra.join("\n")) };
    verdicts.push(("no passage beyond the labels".to_owned(), silence));
    verdicts
}

/// Reported passages that overlap no label.
pub fn unlabelled(newsroom: &Newsroom) -> Vec<&Passage> {
    let labels = newsroom.folders.iter().flat_map(|folder| folder.labels.passages.iter().map(move |l| (folder, l)));
    let wanted: Vec<Wanted<'_>> = labels.filter_map(|(folder, l)| wanted(newsroom, folder, l).ok()).collect();
    newsroom.audit.passages.list.iter().filter(|p| !wanted.iter().any(|w| meets(w, p).is_some())).collect()
}

fn wanted<'a>(newsroom: &Newsroom, folder: &Folder, label: &'a Label) -> Result<Wanted<'a>, String> {
    let side = |name: &str| -> Result<Side, String> {
        let article = newsroom.article(folder, name)?;
        let span = words::stretch(newsroom.text(article), &label.from, &label.to, name)?;
        Ok(Side { article, span })
    };
    Ok(Wanted { label, a: side(&label.a)?, b: side(&label.b)? })
}

/// The two sides of a reported passage in the label's order, if both overlap the label's.
fn meets(wanted: &Wanted<'_>, passage: &Passage) -> Option<(Span, Span)> {
    let over = |want: Side, side: Side| want.article == side.article && want.span.overlaps(side.span);
    if over(wanted.a, passage.a) && over(wanted.b, passage.b) {
        Some((passage.a.span, passage.b.span))
    } else if over(wanted.a, passage.b) && over(wanted.b, passage.a) {
        Some((passage.b.span, passage.a.span))
    } else {
        None
    }
}

fn found(newsroom: &Newsroom, wanted: &Wanted<'_>) -> Result<(), String> {
    let met = newsroom.audit.passages.list.iter().filter_map(|p| meets(wanted, p).map(|sides| (p, sides)));
    let Some((passage, (a, b))) = met.max_by_key(|(_, (a, _))| a.shared(wanted.a.span)) else {
        return Err("not reported".to_owned());
    };
    let mut wrong = Vec::new();
    if passage.kind.name() != wanted.label.kind {
        wrong.push(format!("kind is {}, not {}", passage.kind.name(), wanted.label.kind));
    }
    let direction = if passage.a.article == wanted.a.article { passage.direction } else { turned(passage.direction) };
    if wanted.label.direction.as_deref().is_some_and(|d| d != direction.name()) {
        wrong.push(format!("direction is {}, because: {}", direction.name(), passage.evidence.join("; ")));
    }
    if wanted.label.credited.is_some_and(|c| c != passage.credited) {
        wrong.push(format!("credited is {}", passage.credited));
    }
    for (side, want, got) in [("a", wanted.a, a), ("b", wanted.b, b)] {
        wrong.extend(ends(newsroom.text(want.article), side, want.span, got));
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

/// What is wrong with the ends of one side.
fn ends(text: &str, side: &str, want: Span, got: Span) -> Option<String> {
    let off = [words::between(text, want.start, got.start), words::between(text, want.end, got.end)];
    (off.iter().any(|words| *words > TOLERANCE)).then(|| {
        format!("side {side} is off by {} words at its start and {} at its end: “{}”", off[0], off[1], got.of(text))
    })
}

fn turned(direction: Direction) -> Direction {
    match direction {
        Direction::AToB => Direction::BToA,
        Direction::BToA => Direction::AToB,
        other => other,
    }
}

fn trapped(newsroom: &Newsroom, folder: &Folder, a: &str, b: &str) -> Result<(), String> {
    let pair = [newsroom.article(folder, a)?, newsroom.article(folder, b)?];
    let between = |p: &&Passage| pair.contains(&p.a.article) && pair.contains(&p.b.article);
    match newsroom.audit.passages.list.iter().find(between) {
        Some(passage) => Err(show(newsroom, passage)),
        None => Ok(()),
    }
}

fn show(newsroom: &Newsroom, passage: &Passage) -> String {
    format!(
        "{} and {} ({}, {}): “{}”",
        newsroom.path(passage.a.article),
        newsroom.path(passage.b.article),
        passage.kind.name(),
        passage.direction.name(),
        passage.a.span.of(newsroom.text(passage.a.article))
    )
}
