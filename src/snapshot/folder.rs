//! The snapshot of a folder: what only several articles together show.
//!
//! Passages and claims of several articles, duplicates, and what could not be read. A claim of one article is that
//! article's own affair.

use super::words::{line, quoted};
use crate::audit::Audit;
use crate::claims::{Claim, Mention};
use crate::passages::{Direction, Passage, Side};

/// The whole text of a folder's snapshot.
pub(super) fn body(audit: &Audit) -> String {
    let mut out: Vec<String> = duplicates(audit);
    let unread = audit.skipped.iter();
    out.extend(unread.map(|skipped| format!("not read: {}: {}", line(&skipped.path), line(&skipped.reason))));
    for passage in &audit.passages.list {
        out.extend(passage_lines(audit, passage));
    }
    let mut claims: Vec<&Claim> = audit.claims.list.iter().filter(|claim| is_shared(claim)).collect();
    claims.sort_by_key(|claim| claim.mentions.iter().map(|m| (m.article, m.span)).min());
    for claim in claims {
        out.extend(claim_lines(audit, claim));
    }
    if out.is_empty() {
        out.push("no passage and no claim is shared".to_owned());
    }
    out.push(String::new());
    out.join("\n").trim_start().to_owned()
}

fn is_shared(claim: &Claim) -> bool {
    let first = claim.mentions.first().map(|mention| mention.article);
    claim.mentions.iter().any(|mention| Some(mention.article) != first)
}

fn duplicates(audit: &Audit) -> Vec<String> {
    let path = |index: u32| audit.readings.get(index as usize).map_or("", |r| &r.article.path);
    let first = (0u32..).zip(&audit.passages.duplicate_of);
    first
        .filter_map(|(copy, first)| Some(format!("duplicate: {} of {}", line(path(copy)), line(path((*first)?)))))
        .collect()
}

fn passage_lines(audit: &Audit, passage: &Passage) -> Vec<String> {
    let (from, into) =
        if passage.direction == Direction::BToA { (passage.b, passage.a) } else { (passage.a, passage.b) };
    let arrow = match passage.direction {
        Direction::AToB | Direction::BToA => "copied by",
        Direction::CommonSource => "from one source with",
        Direction::Unknown => "and",
    };
    let credit = if passage.credited { ", credited" } else { "" };
    let mut lines = vec![
        String::new(),
        format!(
            "passage {}, {} words, {} % alike{credit}",
            passage.kind.name(),
            passage.words,
            (passage.similarity * 100.0).round()
        ),
        format!("  {}", side(audit, from)),
        format!("  {arrow} {}", side(audit, into)),
    ];
    lines.extend(passage.evidence.iter().map(|evidence| format!("  why: {}", line(evidence))));
    lines
}

fn side(audit: &Audit, side: Side) -> String {
    audit.readings.get(side.article as usize).map_or_else(String::new, |reading| {
        format!("{}: {}", line(&reading.article.path), quoted(side.span.of(&reading.article.text)))
    })
}

fn claim_lines(audit: &Audit, claim: &Claim) -> Vec<String> {
    let mut lines = vec![String::new(), format!("claim {}: {}", claim.status.name(), quoted(&claim.text))];
    let value = |index: u32| claim.mentions.get(index as usize).map_or_else(String::new, |m| mention(audit, m));
    for conflict in &claim.conflicts {
        let [left, right] = &conflict.values;
        lines.push(format!("  conflict of {}s: {} against {}", conflict.slot, line(left), line(right)));
        lines.push(format!("    {}", value(conflict.a)));
        lines.push(format!("    {}", value(conflict.b)));
    }
    for (index, origin) in (0u32..).zip(&claim.origins) {
        lines.push(format!("  origin {}, {}: {}", line(&origin.label), origin.kind.name(), line(&origin.reason)));
        let own = claim.mentions.iter().filter(|mention| mention.origin == index);
        lines.extend(own.map(|own| format!("    {}", mention(audit, own))));
    }
    lines
}

fn mention(audit: &Audit, mention: &Mention) -> String {
    let Some(reading) = audit.readings.get(mention.article as usize) else { return String::new() };
    let holder = mention.holder.as_deref().map_or_else(String::new, |holder| format!(" — {}", line(holder)));
    format!("{}{holder}: {}", line(&reading.article.path), quoted(mention.span.of(&reading.article.text)))
}
