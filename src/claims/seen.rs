//! Claims seen from each article that makes them, as rule pages ask about them.

use crate::claims::fields::{ClaimSeen, ConflictSeen};
use crate::claims::origins::holders::bare;
use crate::claims::origins::offices::{BODIES, COMPANIES, OFFICES};
use crate::claims::{Claim, Claims, Conflict, Mention, OriginKind, Scope};
use crate::facts::{Reading, Source, SourceKind};
use crate::span::Span;
use std::collections::{BTreeMap, BTreeSet};

/// How many mentions in other articles a claim carries along.
const ELSEWHERE: usize = 5;

/// How far back to look for the attribution that a mention lies in: what sources are cited for seldom nests.
const NESTED: usize = 8;

/// For each article the claims it makes, in order of position.
pub fn seen(readings: &[Reading], claims: &Claims) -> Vec<Vec<ClaimSeen>> {
    let contents: Vec<Contents<'_>> = readings.iter().map(Contents::new).collect();
    let mut by_article: Vec<Vec<ClaimSeen>> = readings.iter().map(|_| Vec::new()).collect();
    // What one article alone judges, expects or asks is no claim that a rule could hold against it.
    let told = |claim: &Claim| claim.mentions.len() > 1 || claim.class.stands_alone();
    // Nor is a whole event, told by sentences that need not say the same of it.
    let told = |claim: &Claim| claim.scope == Scope::Proposition && told(claim);
    for (index, claim) in claims.list.iter().enumerate().filter(|(_, claim)| told(claim)) {
        for seen in of_claim(readings, &contents, index as u32, claim) {
            if let Some(list) = by_article.get_mut(seen.0 as usize) {
                list.push(seen.1);
            }
        }
    }
    for list in &mut by_article {
        list.sort_by_key(|c| (c.span, c.claim));
    }
    by_article
}

/// What an article's sources are cited for, by place.
struct Contents<'a>(Vec<(Span, &'a Source)>);

impl<'a> Contents<'a> {
    fn new(reading: &'a Reading) -> Self {
        let attributions = reading.facts.attributions.iter();
        let mut contents: Vec<(Span, &Source)> =
            attributions.flat_map(|a| a.content.iter().map(|c| (*c, &a.source))).collect();
        contents.sort_by_key(|(span, _)| *span);
        Self(contents)
    }

    /// The source that is cited for most of a span.
    fn source_of(&self, span: Span) -> Option<&'a Source> {
        let after = self.0.partition_point(|(content, _)| content.start < span.end);
        let near = self.0.get(after.saturating_sub(NESTED)..after).unwrap_or(&[]);
        near.iter().rev().find(|(content, _)| content.shared(span) * 2 > span.len()).map(|(_, source)| *source)
    }
}

/// One claim from each of its mentions, with the article of each.
fn of_claim(readings: &[Reading], contents: &[Contents<'_>], index: u32, claim: &Claim) -> Vec<(u32, ClaimSeen)> {
    let vouchers: Vec<&'static str> = claim
        .mentions
        .iter()
        .map(|m| {
            let text = readings.get(m.article as usize).map_or("", |r| r.article.text.as_str());
            voucher(contents.get(m.article as usize).and_then(|c| c.source_of(m.span)), m, text)
        })
        .collect();
    let articles: BTreeSet<u32> = claim.mentions.iter().map(|m| m.article).collect();
    // Who only relays another outlet adds nobody with a name.
    let relays = |m: &Mention| {
        let origin = claim.origins.get(m.origin as usize).filter(|o| o.kind == OriginKind::Relay);
        origin.is_some_and(|o| m.holder.as_deref() == Some(o.label.as_str()))
    };
    let mut own = claim.mentions.iter().zip(&vouchers).filter(|(m, _)| !relays(m)).map(|(_, v)| *v).peekable();
    let unnamed_only = own.peek().is_some() && own.all(|v| v == "unnamed");
    let whole = Whole { index, claim, articles: articles.len() as u32, unnamed_only };
    let mut conflicts = conflicts_by_mention(claim);
    let mut all = Vec::new();
    for ((at, mention), voucher) in claim.mentions.iter().enumerate().zip(vouchers) {
        let plain = whole.of_mention(readings, mention, voucher);
        let told = conflicts.remove(&(at as u32)).unwrap_or_default();
        let told: Vec<ConflictSeen> =
            told.into_iter().filter_map(|c| conflict(readings, claim, c, at as u32)).collect();
        if told.is_empty() {
            all.push((mention.article, plain));
        } else {
            let one = |conflict| (mention.article, ClaimSeen { conflict: Some(conflict), ..plain.clone() });
            all.extend(told.into_iter().map(one));
        }
    }
    all
}

/// The conflicts of each mention; of several that say the same against it, the first.
fn conflicts_by_mention(claim: &Claim) -> BTreeMap<u32, Vec<&Conflict>> {
    let mut told: BTreeSet<(u32, &str, &str)> = BTreeSet::new();
    let mut by_mention: BTreeMap<u32, Vec<&Conflict>> = BTreeMap::new();
    for conflict in &claim.conflicts {
        let [a, b] = &conflict.values;
        for (mention, there) in [(conflict.a, b), (conflict.b, a)] {
            if told.insert((mention, conflict.slot, there)) {
                by_mention.entry(mention).or_default().push(conflict);
            }
        }
    }
    by_mention
}

/// What all mentions of a claim have in common.
struct Whole<'a> {
    index: u32,
    claim: &'a Claim,
    articles: u32,
    unnamed_only: bool,
}

impl Whole<'_> {
    fn of_mention(&self, readings: &[Reading], mention: &Mention, voucher: &'static str) -> ClaimSeen {
        let Self { index, claim, articles, unnamed_only } = *self;
        let elsewhere = claim.mentions.iter().filter(|m| m.article != mention.article).map(|m| (m.article, m.span));
        let fourth = readings.get(mention.article as usize).and_then(|r| r.text.sentences.get(3));
        ClaimSeen {
            span: mention.span,
            claim: index,
            status: claim.status,
            class: claim.class,
            holder: mention.holder.clone(),
            voucher,
            unnamed_only,
            articles,
            outlets: claim.outlets,
            origins: claim.origins.len() as u32,
            origin: claim.origins.get(mention.origin as usize).map(|o| o.kind),
            lead: fourth.is_none_or(|s| mention.span.start < s.span.start),
            conflict: None,
            elsewhere: elsewhere.take(ELSEWHERE).collect(),
        }
    }
}

/// Who vouches for a mention in its article.
fn voucher(source: Option<&Source>, mention: &Mention, text: &str) -> &'static str {
    match source {
        Some(source) if source.named => "named",
        Some(source) if source.vague || source.kind == SourceKind::Anonymous => "unnamed",
        Some(source) if is_somebody(source, text) => "unnamed",
        _ if mention.holder.is_some() => "named",
        _ => "article",
    }
}

/// Whether a source is one of many, and speaks for nobody: `a miller who works there`, and not `a spokesman for the mill`.
fn is_somebody(source: &Source, text: &str) -> bool {
    let mut words = source.span.of(text).split_whitespace().map(|w| bare(w).to_lowercase());
    let one = words.next().is_some_and(|w| matches!(w.as_str(), "a" | "an" | "another"));
    let speaks_for = |w: String| [OFFICES, BODIES, COMPANIES].iter().any(|list| list.contains(&w.as_str()));
    let named = source.span.of(text).split_whitespace().skip(1).any(|w| w.starts_with(char::is_uppercase));
    source.kind == SourceKind::Role && one && !named && !words.any(speaks_for)
}

fn conflict(readings: &[Reading], claim: &Claim, conflict: &Conflict, at: u32) -> Option<ConflictSeen> {
    let [a, b] = &conflict.values;
    let (other, here, there) = match at {
        at if at == conflict.a => (conflict.b, a, b),
        at if at == conflict.b => (conflict.a, b, a),
        _ => return None,
    };
    let (mine, other) = (claim.mentions.get(at as usize)?, claim.mentions.get(other as usize)?);
    let article = |m: &Mention| readings.get(m.article as usize).map(|r| &r.article);
    let (my_article, other_article) = (article(mine)?, article(other)?);
    let later = match (my_article.meta.published, other_article.meta.published) {
        (Some(my), Some(other)) if my != other => my > other,
        _ => (&my_article.path, mine.span) > (&other_article.path, other.span),
    };
    Some(ConflictSeen {
        slot: conflict.slot,
        here: here.clone(),
        there: there.clone(),
        other: other.article,
        other_span: other.span,
        other_path: other_article.path.clone(),
        later,
    })
}
