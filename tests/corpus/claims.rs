//! Claims: each labelled one holds its mentions and no others, with the status and the number of origins that an editor
//! would give it; no conflict is reported beyond the labels.

use crate::gold::{Claim as Label, Folder, Mention as Words, Pair, Trap};
use crate::{Newsroom, Verdict, words};
use copydesk::claims::{Claim, Conflict, Mention, OriginKind, Status};
use copydesk::span::Span;
use std::cmp::Reverse;

/// How many mentions too many a failure shows.
const SHOWN: usize = 4;

/// A label's mention, found in the texts: wherever its words stand.
struct Wanted {
    article: u32,
    places: Vec<Span>,
    shown: String,
}

impl Wanted {
    fn new(newsroom: &Newsroom, folder: &Folder, said: &Words) -> Result<Self, String> {
        let article = newsroom.article(folder, &said.article)?;
        let places = words::places(newsroom.text(article), &said.words);
        if places.is_empty() {
            return Err(format!("the label's words “{}” are not in {}", said.words, said.article));
        }
        Ok(Self { article, places, shown: format!("{}: “{}”", said.article, said.words) })
    }

    fn is(&self, mention: &Mention) -> bool {
        self.article == mention.article && self.places.iter().any(|place| place.overlaps(mention.span))
    }

    fn in_claim(&self, claim: &Claim) -> bool {
        claim.mentions.iter().any(|mention| self.is(mention))
    }
}

pub fn judge(newsroom: &Newsroom) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    for folder in &newsroom.folders {
        for label in &folder.labels.claims {
            let why = if label.why.is_empty() { String::new() } else { format!(" ({})", label.why) };
            let name = format!("{}: {} is {}{why}", folder.name, label.text, label.status);
            verdicts.push((name, found(newsroom, folder, label)));
        }
        for label in &folder.labels.conflicts {
            let name = format!("{}: “{}” contradicts “{}”", folder.name, label.b.words, label.a.words);
            verdicts.push((name, contradicts(newsroom, folder, label)));
        }
        for trap in &folder.labels.traps {
            match trap {
                Trap::Claim { why, a, b } => verdicts.push((
                    format!("{}: “{}” is another claim than “{}”: {why}", folder.name, b.words, a.words),
                    apart(newsroom, folder, a, b),
                )),
                Trap::Conflict { why, a, b } => verdicts.push((
                    format!("{}: “{}” does not contradict “{}”: {why}", folder.name, b.words, a.words),
                    agree(newsroom, folder, a, b),
                )),
                _ => {}
            }
        }
    }
    let extra: Vec<String> =
        unlabelled(newsroom).into_iter().map(|(c, conflict)| show(newsroom, c, conflict)).collect();
    let silence = if extra.is_empty() { Ok(()) } else { Err(extra.join("\n")) };
    verdicts.push(("no conflict beyond the labels".to_owned(), silence));
    verdicts
}

fn found(newsroom: &Newsroom, folder: &Folder, label: &Label) -> Result<(), String> {
    let find = |said: &Vec<Words>| -> Result<Vec<Wanted>, String> {
        said.iter().map(|words| Wanted::new(newsroom, folder, words)).collect()
    };
    let (wanted, may) = (find(&label.mentions)?, find(&label.may)?);
    let known = |mention: &Mention| wanted.iter().chain(&may).any(|w| w.is(mention));
    let held = |claim: &Claim| wanted.iter().filter(|w| w.in_claim(claim)).count();
    let beyond = |claim: &Claim| claim.mentions.iter().filter(|m| !known(m)).count();
    let best = newsroom.audit.claims.list.iter().max_by_key(|claim| (held(claim), Reverse(beyond(claim))));
    let Some(claim) = best.filter(|claim| held(claim) > 0) else {
        return Err("no claim holds any of its mentions".to_owned());
    };
    let mut wrong: Vec<String> =
        wanted.iter().filter(|w| !w.in_claim(claim)).map(|w| format!("without {}", w.shown)).collect();
    for mention in claim.mentions.iter().filter(|m| !known(m)).take(SHOWN) {
        let said = mention.span.of(newsroom.text(mention.article));
        wrong.push(format!("with {}: “{said}”", newsroom.path(mention.article)));
    }
    if beyond(claim) > SHOWN {
        wrong.push(format!("and with {} others", beyond(claim) - SHOWN));
    }
    let status = claim.status.name();
    if status != label.status && !label.or_status.iter().any(|s| s == status) {
        wrong.push(format!("status is {status}, not {}", label.status));
    }
    wrong.extend(origins(claim, label));
    if wrong.is_empty() { Ok(()) } else { Err(format!("the claim “{}” is\n{}", claim.text, wrong.join("\n"))) }
}

/// What is wrong with the number and kinds of a claim's origins.
fn origins(claim: &Claim, label: &Label) -> Option<String> {
    let count = claim.origins.len();
    let number = label.origins.is_none_or(|n| n == count) && label.origins_at_least.is_none_or(|n| n <= count);
    let allowed = |kind: OriginKind| label.kinds.is_empty() || label.kinds.iter().any(|k| k == kind.name());
    if number && claim.origins.iter().all(|origin| allowed(origin.kind)) {
        return None;
    }
    let shown: Vec<String> =
        claim.origins.iter().map(|o| format!("{} ({}: {})", o.label, o.kind.name(), o.reason)).collect();
    Some(format!("its origins are {count}: {}", shown.join("; ")))
}

/// The conflicts of the audit, each with its claim.
fn conflicts(newsroom: &Newsroom) -> impl Iterator<Item = (&Claim, &Conflict)> {
    newsroom.audit.claims.list.iter().flat_map(|claim| claim.conflicts.iter().map(move |conflict| (claim, conflict)))
}

/// Whether a conflict is between these two, in either order.
fn is_between(claim: &Claim, conflict: &Conflict, a: &Wanted, b: &Wanted) -> bool {
    let mention = |index: u32| claim.mentions.get(index as usize);
    let (Some(one), Some(other)) = (mention(conflict.a), mention(conflict.b)) else { return false };
    (a.is(one) && b.is(other)) || (a.is(other) && b.is(one))
}

fn contradicts(newsroom: &Newsroom, folder: &Folder, label: &Pair) -> Result<(), String> {
    let (a, b) = (Wanted::new(newsroom, folder, &label.a)?, Wanted::new(newsroom, folder, &label.b)?);
    let Some((_, conflict)) = conflicts(newsroom).find(|(claim, conflict)| is_between(claim, conflict, &a, &b)) else {
        return Err("not reported".to_owned());
    };
    match &label.slot {
        Some(slot) if slot != conflict.slot => Err(format!("reported as a conflict of {}", conflict.slot)),
        _ => Ok(()),
    }
}

fn agree(newsroom: &Newsroom, folder: &Folder, a: &Words, b: &Words) -> Result<(), String> {
    let (a, b) = (Wanted::new(newsroom, folder, a)?, Wanted::new(newsroom, folder, b)?);
    match conflicts(newsroom).find(|(claim, conflict)| is_between(claim, conflict, &a, &b)) {
        Some((claim, conflict)) => Err(show(newsroom, claim, conflict)),
        None => Ok(()),
    }
}

fn apart(newsroom: &Newsroom, folder: &Folder, a: &Words, b: &Words) -> Result<(), String> {
    let (a, b) = (Wanted::new(newsroom, folder, a)?, Wanted::new(newsroom, folder, b)?);
    match newsroom.audit.claims.list.iter().find(|claim| a.in_claim(claim) && b.in_claim(claim)) {
        Some(claim) => Err(format!("both stand under “{}” ({})", claim.text, claim.status.name())),
        None => Ok(()),
    }
}

/// Reported conflicts that are no label's: a label's conflict may also be reported between copies of its mentions.
pub fn unlabelled(newsroom: &Newsroom) -> Vec<(&Claim, &Conflict)> {
    let labelled: Vec<Vec<Wanted>> = newsroom
        .folders
        .iter()
        .flat_map(|folder| folder.labels.claims.iter().map(move |label| (folder, label)))
        .filter(|(_, label)| label.status == Status::Conflicting.name())
        .map(|(folder, label)| label.mentions.iter().filter_map(|w| Wanted::new(newsroom, folder, w).ok()).collect())
        .collect();
    let known = |claim: &Claim, conflict: &Conflict| {
        let mention = |index: u32| claim.mentions.get(index as usize);
        let is = |label: &[Wanted], index| mention(index).is_some_and(|m| label.iter().any(|w| w.is(m)));
        labelled.iter().any(|label| is(label, conflict.a) && is(label, conflict.b))
    };
    conflicts(newsroom).filter(|(claim, conflict)| !known(claim, conflict)).collect()
}

fn show(newsroom: &Newsroom, claim: &Claim, conflict: &Conflict) -> String {
    let said = |index: u32| {
        claim.mentions.get(index as usize).map_or(String::new(), |m| {
            format!("{}: “{}”", newsroom.path(m.article), m.span.of(newsroom.text(m.article)))
        })
    };
    format!("{} {:?}\n  {}\n  {}", conflict.slot, conflict.values, said(conflict.a), said(conflict.b))
}
