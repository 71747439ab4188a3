//! Origins: what the mentions of a claim go back to.
//!
//! Takes the articles of one claim with their holders, and what is known of who publishes, credits and copies whom; gives
//! the [`Origin`]s. Two articles are one origin when something ties them for *this* claim, and every tie says what it is. A
//! tie that is only half shown joins no origins, but keeps a claim from being called corroborated.

pub(in crate::claims) mod doubts;
pub(in crate::claims) mod holders;
pub(in crate::claims) mod offices;
pub(in crate::claims) mod profiles;
mod services;
pub(in crate::claims) mod ways;

use crate::claims::{Origin, OriginKind};
use crate::span::Span;
use holders::Holder;
use profiles::{Profile, Profiles};
use std::collections::BTreeSet;

/// One article's part in a claim.
pub(in crate::claims) struct Part<'a> {
    /// Index of the article.
    pub article: u32,
    /// Where it makes the claim; the place that states it best comes first.
    pub spans: Vec<Span>,
    /// Whom it gives each of them to.
    pub holders: Vec<Option<&'a Holder>>,
    /// Whom the text cites beside that place.
    pub beside: Option<&'a Holder>,
    /// Whether the place that states it best is a quotation.
    pub quoted: bool,
    /// Whether the one whom that place cites tells there what somebody else said.
    pub hearsay: bool,
}

impl Part<'_> {
    /// The holder of the place that states the claim best.
    pub fn main(&self) -> Option<&Holder> {
        self.holders.first().copied().flatten()
    }

    /// The holders of all its places.
    pub fn held(&self) -> impl Iterator<Item = &Holder> {
        self.holders.iter().copied().flatten()
    }
}

/// What ties two parts.
#[derive(Clone, Debug, PartialEq)]
struct Tie {
    kind: OriginKind,
    /// Who or what they share.
    label: String,
    reason: String,
}

/// The origins of a claim.
pub(in crate::claims) struct Traced {
    /// The origins, in order of their first part.
    pub origins: Vec<Origin>,
    /// For each part, its origin.
    pub of: Vec<u32>,
    /// How many outlets make the claim.
    pub outlets: u32,
    /// How many origins certainly make the claim, were every half-shown tie a tie.
    pub certain: u32,
}

/// What the matching knows of the parts of a claim.
pub(in crate::claims) trait Matches {
    /// Whether two parts tell the claim in suspiciously like words.
    fn alike(&self, a: usize, b: usize) -> bool;
    /// Whether two parts share words enough that one may be the other rewritten.
    fn reworded(&self, a: usize, b: usize) -> bool;
    /// Whether two parts quote the same words.
    fn same_words(&self, a: usize, b: usize) -> bool;
    /// Whether one part has in its own voice what the other quotes.
    fn quoted_in_one(&self, a: usize, b: usize) -> bool;
    /// Whether two parts certainly make the same claim.
    fn is_firm(&self, a: usize, b: usize) -> bool;
}

/// Traces the parts of a claim.
pub(in crate::claims) fn trace(parts: &[Part<'_>], profiles: &Profiles<'_>, matches: &impl Matches) -> Traced {
    let mut firm = Sets::new(parts.len());
    let mut loose = Sets::new(parts.len());
    let mut ties: Vec<(usize, Tie)> = Vec::new();
    let mut doubts: Vec<(usize, usize, String)> = Vec::new();
    let papers: Vec<u32> = parts.iter().map(|part| doubts::papers(part, profiles)).collect();
    let sides = || parts.iter().zip(&papers).enumerate();
    for (i, (a, of_a)) in sides() {
        for (j, (b, of_b)) in sides().skip(i + 1) {
            let same_words = || matches.same_words(i, j).then(|| quoted_alike(a, b, profiles)).flatten();
            let unmarked = || matches.quoted_in_one(i, j).then(|| unmarked(a, b, profiles)).flatten();
            let reworded = || matches.reworded(i, j).then(|| rewritten(a, b, profiles)).flatten();
            if let Some(tie) = tie(a, b, profiles).or_else(same_words).or_else(unmarked).or_else(reworded) {
                firm.join(i, j);
                loose.join(i, j);
                ties.push((i, tie));
            } else if let Some(doubt) =
                doubts::half_shown(a, b, [*of_a, *of_b], profiles).or_else(|| matches.alike(i, j).then(doubts::alike))
            {
                loose.join(i, j);
                doubts.push((i, j, doubt));
            }
        }
    }
    let (firms, established) = established(parts, profiles, matches, &mut loose);
    let (mut origins, of) = describe(parts, profiles, &mut firm, &ties);
    if established < 2 && origins.len() > 1 {
        let unfirm = (0..parts.len()).filter(|i| !firms.contains(i));
        let worded = unfirm.map(|i| (i, i, "worded too differently to be sure that it is the same claim".to_owned()));
        doubts::tell(&mut origins, &of, doubts.into_iter().chain(worded));
    }
    Traced { origins, of, outlets: outlets(parts, profiles), certain: established }
}

/// Which parts certainly make the claim that another makes, and how many origins do so with another, were every half-shown tie a tie.
fn established(
    parts: &[Part<'_>],
    profiles: &Profiles<'_>,
    matches: &impl Matches,
    loose: &mut Sets,
) -> (BTreeSet<usize>, u32) {
    let known = |i: usize| {
        let outlet = |p: &Part<'_>| profiles.of(p.article).is_some_and(|p| p.outlet.is_some());
        !profiles.strict || parts.get(i).is_some_and(outlet)
    };
    let (mut firms, mut roots) = (BTreeSet::new(), BTreeSet::new());
    for i in 0..parts.len() {
        for j in (i + 1..parts.len()).filter(|j| matches.is_firm(i, *j)) {
            firms.extend([i, j]);
            let (a, b) = (loose.root(i), loose.root(j));
            if a != b && known(i) && known(j) {
                roots.extend([a, b]);
            }
        }
    }
    (firms, roots.len() as u32)
}

/// What makes two articles one origin, the firmest reason first.
fn tie(a: &Part<'_>, b: &Part<'_>, profiles: &Profiles<'_>) -> Option<Tie> {
    let (x, y) = (profiles.of(a.article)?, profiles.of(b.article)?);
    said_by_one(a, b)
        .or_else(|| relayed_for_it(a, b, profiles))
        .or_else(|| copied(a, b, profiles))
        .or_else(|| wire(x, y))
        .or_else(|| cited(a, b))
        .or_else(|| published(x, y))
        .or_else(|| relayed(a, b, profiles))
        .or_else(|| cited_beside(a, b, profiles))
}

/// One article cites a person for it, the other states it in its own voice and cites that person in the next sentence, or somebody
/// who speaks for the same public service.
fn cited_beside(a: &Part<'_>, b: &Part<'_>, profiles: &Profiles<'_>) -> Option<Tie> {
    let goes_back = |own: &Part<'_>, other: &Part<'_>| {
        let (said, beside) = (other.main().or(other.beside)?, own.beside.filter(|_| own.main().is_none())?);
        let reason = format!("{} cites {} in the sentence after it", profiles.name(own.article), beside.label);
        if said.person.is_some() && said.same_person(beside) {
            return Some(Tie { kind: OriginKind::Speaker, label: said.label.clone(), reason });
        }
        let service = other.main().and_then(|_| said.same_service(beside))?;
        let reason = format!("{reason}, and {} speaks for {service} too", said.label);
        Some(Tie { kind: OriginKind::Institution, label: service.to_owned(), reason })
    };
    goes_back(a, b).or_else(|| goes_back(b, a))
}

/// The words of one person: whoever copied them, they are that person's.
fn said_by_one(a: &Part<'_>, b: &Part<'_>) -> Option<Tie> {
    (a.quoted && b.quoted).then(|| cited(a, b)).flatten().filter(|tie| tie.kind == OriginKind::Speaker)
}

/// The same words in quotation marks are one speaker's, whatever each article calls them; two persons are a conflict.
fn quoted_alike(a: &Part<'_>, b: &Part<'_>, profiles: &Profiles<'_>) -> Option<Tie> {
    let (x, y) = (a.main()?, b.main()?);
    let named = if x.person.is_some() { x } else { y };
    let reason = format!("both quote the same words, of {} and of {}", x.label, y.label);
    // Whom a bare surname means is worked out, and may be worked out wrongly in one of the two.
    let written = x.written(profiles.text(a.article)).zip(y.written(profiles.text(b.article)));
    let two = x.other_person(y) && written.is_some_and(|(own, theirs)| own != theirs);
    (!two).then(|| Tie { kind: OriginKind::Speaker, label: named.label.clone(), reason })
}

/// What one article quotes of somebody, the other has word for word without marks: a post that its page embeds, a block quotation whose
/// layout is lost.
fn unmarked(a: &Part<'_>, b: &Part<'_>, profiles: &Profiles<'_>) -> Option<Tie> {
    let (by, of, other) = match (a.main(), b.main()) {
        (Some(said), None) => (a, said, b),
        (None, Some(said)) => (b, said, a),
        _ => return None,
    };
    let (by, other) = (profiles.name(by.article), profiles.name(other.article));
    let reason = format!("{other} has without marks what {by} quotes of {}", of.label);
    Some(Tie { kind: OriginKind::Speaker, label: of.label.clone(), reason })
}

fn copied(a: &Part<'_>, b: &Part<'_>, profiles: &Profiles<'_>) -> Option<Tie> {
    let passage = profiles.copied(a.article, &a.spans, b.article, &b.spans)?;
    let (first, second) = (profiles.name(a.article), profiles.name(b.article));
    let places = if first == second { format!("two articles of {first}") } else { format!("{first} and {second}") };
    let reason = format!("{} words of one text stand in {places}", passage.words);
    Some(Tie { kind: OriginKind::Copied, label: profiles.earlier(a.article, b.article), reason })
}

/// What two articles say in like words, of which one takes text from the other elsewhere, or cites it.
fn rewritten(a: &Part<'_>, b: &Part<'_>, profiles: &Profiles<'_>) -> Option<Tie> {
    let own = a.main().is_none() && b.main().is_none();
    let passage = profiles.copied_elsewhere(a.article, b.article).filter(|_| own);
    let (first, second) = (profiles.name(a.article), profiles.name(b.article));
    if let Some(passage) = passage {
        let reason =
            format!("{} words of one text stand in {first} and {second}, and this is worded alike", passage.words);
        return Some(Tie { kind: OriginKind::Copied, label: profiles.earlier(a.article, b.article), reason });
    }
    let (x, y) = (profiles.of(a.article)?, profiles.of(b.article)?);
    let cites = |p: &Profile, other: &Profile| other.outlet.as_ref().is_some_and(|o| p.cites.contains(o));
    let (by, of) = if cites(x, y) { (x, y) } else { (y, x) };
    let reason = format!("{} cites {}, and this is worded alike", by.name, of.outlet_name);
    (own && cites(by, of)).then(|| Tie { kind: OriginKind::Relay, label: of.outlet_name.clone(), reason })
}

fn wire(x: &Profile, y: &Profile) -> Option<Tie> {
    let shared = x.wires.iter().find(|w| y.wires.contains(w))?;
    let reason = format!("{} and {} both credit {shared}", x.name, y.name);
    Some(Tie { kind: OriginKind::Wire, label: shared.clone(), reason })
}

fn cited(a: &Part<'_>, b: &Part<'_>) -> Option<Tie> {
    let (x, y) = (a.main()?, b.main()?);
    if x.same_person(y) {
        let label = if x.label.len() >= y.label.len() { &x.label } else { &y.label };
        let reason = format!("both cite {label} for it");
        return Some(Tie { kind: OriginKind::Speaker, label: label.clone(), reason });
    }
    let institution = x.same_institution(y).or_else(|| x.same_service(y))?;
    let reason = match x.label.eq_ignore_ascii_case(&y.label) {
        true => format!("both cite {} for it", x.label),
        false => format!("{} and {} both speak for {institution}", x.label, y.label),
    };
    Some(Tie { kind: OriginKind::Institution, label: institution.to_owned(), reason })
}

fn published(x: &Profile, y: &Profile) -> Option<Tie> {
    let tie = |label: &str, reason: String| Some(Tie { kind: OriginKind::Outlet, label: label.to_owned(), reason });
    if let (Some(a), Some(b)) = (&x.outlet, &y.outlet)
        && a == b
    {
        return tie(&x.outlet_name, format!("both published by {}", x.outlet_name));
    }
    if let (Some(a), Some(b)) = (&x.owner, &y.owner)
        && a == b
    {
        return tie(a, format!("{} and {} both belong to {a}", x.outlet_name, y.outlet_name));
    }
    let author = x.authors.iter().find(|a| y.authors.contains(a))?;
    tie(author, format!("both written by {author}"))
}

/// The place that states the claim best in one article gives it to the other's outlet.
fn relayed_for_it(a: &Part<'_>, b: &Part<'_>, profiles: &Profiles<'_>) -> Option<Tie> {
    let best = |p: &Part<'_>| (p.spans.first().copied(), p.main().is_some());
    let cites = |part: &Part<'_>, other: &Part<'_>| {
        let theirs = profiles.of(other.article)?;
        let outlet = theirs.outlet.as_deref()?;
        let (span, held) = best(part);
        let by_holder = part.main().is_some_and(|h| h.speaks_for(outlet) || h.label.to_lowercase() == outlet);
        let named = span.is_some_and(|s| profiles.names(part.article, &[s], &theirs.outlet_name));
        let by = profiles.name(part.article);
        // What publishes its own statement is no newspaper that somebody relays.
        let own = other.main().is_some_and(|h| h.speaks_for(outlet))
            || other.spans.iter().any(|s| profiles.opens_with(other.article, *s, &theirs.outlet_name));
        let tie = relay(by, &theirs.outlet_name);
        let kind = if own { OriginKind::Institution } else { tie.kind };
        (by_holder || held && named).then_some(Tie { kind, ..tie })
    };
    cites(a, b).or_else(|| cites(b, a))
}

fn relay(by: &str, from: &str) -> Tie {
    Tie { kind: OriginKind::Relay, label: from.to_owned(), reason: format!("{by} cites {from} for it") }
}

/// One article gives the claim to the other's outlet, or names that outlet in the sentence that makes it.
fn relayed(a: &Part<'_>, b: &Part<'_>, profiles: &Profiles<'_>) -> Option<Tie> {
    let cites = |part: &Part<'_>, other: &Part<'_>| {
        let (own, theirs) = (profiles.of(part.article)?, profiles.of(other.article)?);
        let outlet = theirs.outlet.as_deref()?;
        let held = part.held().any(|h| h.speaks_for(outlet) || h.label.to_lowercase() == outlet);
        let named = profiles.names(part.article, &part.spans, &theirs.outlet_name);
        (held || named).then(|| (theirs.outlet_name.clone(), own.name.clone()))
    };
    let (from, by) = cites(a, b).or_else(|| cites(b, a))?;
    Some(relay(&by, &from))
}

fn outlets(parts: &[Part<'_>], profiles: &Profiles<'_>) -> u32 {
    let outlet = |p: &Part<'_>| profiles.of(p.article).and_then(|p| p.outlet.clone());
    let mut named: Vec<String> = parts.iter().filter_map(outlet).collect();
    let alone = parts.len() - named.len();
    named.sort_unstable();
    named.dedup();
    (named.len() + alone) as u32
}

/// Names each origin and says why its parts are one.
fn describe(
    parts: &[Part<'_>],
    profiles: &Profiles<'_>,
    firm: &mut Sets,
    ties: &[(usize, Tie)],
) -> (Vec<Origin>, Vec<u32>) {
    let mut roots: Vec<usize> = Vec::new();
    let mut of = Vec::with_capacity(parts.len());
    let mut origins = Vec::new();
    for (i, part) in parts.iter().enumerate() {
        let root = firm.root(i);
        let place = roots.iter().position(|r| *r == root).unwrap_or_else(|| {
            let own: Vec<&Tie> = ties.iter().filter(|(j, _)| firm.root(*j) == root).map(|(_, t)| t).collect();
            origins.push(if own.is_empty() { alone(part, profiles) } else { merged(&own) });
            roots.push(root);
            roots.len() - 1
        });
        of.push(place as u32);
    }
    (origins, of)
}

/// How many reasons an origin gives.
const REASONS: usize = 3;

fn merged(ties: &[&Tie]) -> Origin {
    // The kind that ties most of its pairs names an origin; of equal ones the firmer.
    let count = |kind: OriginKind| ties.iter().filter(|t| t.kind == kind).count();
    let best = ties.iter().max_by_key(|t| (count(t.kind), std::cmp::Reverse(t.kind)));
    let kind = best.map_or(OriginKind::Article, |t| t.kind);
    let times = |label: &str| ties.iter().filter(|t| t.kind == kind && t.label == label).count();
    let named = ties.iter().rev().filter(|t| t.kind == kind).max_by_key(|t| times(&t.label));
    let label = named.map_or_else(String::new, |t| t.label.clone());
    let mut reasons: Vec<&str> = Vec::new();
    for tie in ties.iter().filter(|t| t.kind == kind).chain(ties.iter().filter(|t| t.kind != kind)) {
        if !reasons.contains(&tie.reason.as_str()) && reasons.len() < REASONS {
            reasons.push(&tie.reason);
        }
    }
    Origin { label, kind, reason: reasons.join("; ") }
}

/// How the reason of an origin ends that nothing ties to another.
pub(in crate::claims) const UNTIED: &str = "; nothing ties it to another";

/// The origin of a part that nothing ties to another.
fn alone(part: &Part<'_>, profiles: &Profiles<'_>) -> Origin {
    let Some(profile) = profiles.of(part.article) else {
        return Origin { label: String::new(), kind: OriginKind::Article, reason: String::new() };
    };
    if let Some(wire) = profile.wires.first() {
        let own = *wire == profile.name;
        let reason = if own { format!("{wire} reports it itself") } else { format!("{} credits {wire}", profile.name) };
        return Origin { label: wire.clone(), kind: OriginKind::Wire, reason };
    }
    match part.main() {
        Some(holder) if holder.person.is_some() => {
            let reason = format!("{} cites {} for it", profile.name, holder.label);
            Origin { label: holder.label.clone(), kind: OriginKind::Speaker, reason }
        }
        Some(holder) if !holder.institutions.is_empty() || holder.service.is_some() => {
            let reason = format!("{} cites {} for it", profile.name, holder.label);
            Origin { label: holder.label.clone(), kind: OriginKind::Institution, reason }
        }
        Some(holder) => {
            let reason = format!("{} gives it to “{}”, which names nobody", profile.name, holder.label);
            Origin { label: profile.name.clone(), kind: OriginKind::Article, reason }
        }
        None => {
            let reason = format!("no source for it is found in the text{UNTIED}");
            Origin { label: profile.name.clone(), kind: OriginKind::Article, reason }
        }
    }
}

/// Disjoint sets.
struct Sets {
    parent: Vec<usize>,
}

impl Sets {
    fn new(count: usize) -> Self {
        Self { parent: (0..count).collect() }
    }

    fn root(&self, mut at: usize) -> usize {
        while let Some(&up) = self.parent.get(at).filter(|up| **up != at) {
            at = up;
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(slot) = self.parent.get_mut(a.max(b)) {
            *slot = a.min(b);
        }
    }
}
