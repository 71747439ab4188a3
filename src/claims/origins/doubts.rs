//! Doubts: ties between two articles that are only half shown.
//!
//! Takes two parts of a claim, gives why they may share a source that the texts do not show. A doubt joins no origins, and keeps
//! a claim from being called corroborated.

use crate::claims::Origin;
use crate::claims::origins::holders::{Holder, bare};
use crate::claims::origins::offices::DOCUMENTS;
use crate::claims::origins::profiles::{Profile, Profiles};
use crate::claims::origins::{Part, UNTIED};

/// Why two parts may share a source that the texts do not show, if they may. `papers` are those of each.
pub(in crate::claims) fn half_shown(
    a: &Part<'_>,
    b: &Part<'_>,
    papers: [u32; 2],
    profiles: &Profiles<'_>,
) -> Option<String> {
    let [of_a, of_b] = papers;
    let unnamed = |p: &Part<'_>| p.held().any(|h| h.unnamed);
    if unnamed(a) && unnamed(b) {
        return Some("sources without a name may be the same".to_owned());
    }
    let shared = |x: &&Holder| b.held().any(|y| x.same_person(y) || x.same_institution(y).is_some());
    if let Some(holder) = a.held().find(shared) {
        return Some(format!("{} stands behind part of it in both", holder.label));
    }
    if let Some(doubt) = one_voice(a, b).or_else(|| one_voice(b, a)) {
        return Some(doubt);
    }
    if let Some(paper) = DOCUMENTS.get((of_a & of_b).trailing_zeros() as usize) {
        return Some(format!("both speak of a {paper}, which may be the same"));
    }
    // Whoever took some of an article may have the rest from it, in other words; unless each says who told it.
    let own = a.main().is_none() || b.main().is_none();
    if let Some(passage) = profiles.copied_elsewhere(a.article, b.article).filter(|_| own) {
        return Some(format!("{} words of one text stand elsewhere in both", passage.words));
    }
    let (Some(x), Some(y)) = (profiles.of(a.article), profiles.of(b.article)) else { return Some(alike()) };
    let mentions = |p: &Profile, other: &Profile| other.outlet.as_ref().is_some_and(|o| p.cites.contains(o));
    let cites = |p: &Profile, other: &Profile| Some(format!("{} cites {} elsewhere", p.name, other.outlet_name));
    if mentions(x, y) {
        return cites(x, y);
    }
    if mentions(y, x) {
        return cites(y, x);
    }
    let of_both = x.part_wires.iter().find(|w| y.part_wires.contains(w) || y.wires.contains(w));
    let wire = of_both.or_else(|| y.part_wires.iter().find(|w| x.wires.contains(w)))?;
    Some(format!("{} and {} both use {wire} for a part", x.name, y.name))
}

/// The papers that a part speaks of in what it states, as bits by their place in [`DOCUMENTS`].
pub(in crate::claims) fn papers(part: &Part<'_>, profiles: &Profiles<'_>) -> u32 {
    let text = profiles.text(part.article);
    let words = part.spans.iter().flat_map(|span| span.of(text).split_whitespace().map(bare));
    let place = |word: &str| DOCUMENTS.iter().position(|d| !d.ends_with('s') && d.eq_ignore_ascii_case(word));
    words.filter_map(place).fold(0, |papers, at| papers | 1 << at)
}

/// Why the one whom a part cites may have it from the one whom the other cites: a paper that somebody gave out, somebody of one name, words
/// that are told again.
fn one_voice(a: &Part<'_>, b: &Part<'_>) -> Option<String> {
    let (x, y) = (a.main()?, b.main()?);
    if a.hearsay {
        return Some(format!("{} tells there what somebody else said", x.label));
    }
    if x.document {
        return Some(format!("“{}” may be what {} gave out", x.label, y.label));
    }
    if let Some((service, _)) = x.service.as_ref().zip(y.service.as_ref()).filter(|(own, other)| own.may_be_one(other))
    {
        return Some(format!("{} and {} may both speak for {}", x.label, y.label, service.name));
    }
    if x.nameless_body && y.nameless_body {
        return Some(format!("{} and {} may be one body", x.label, y.label));
    }
    if x.nameless_body && !y.institutions.is_empty() {
        return Some(format!("{} may be the body for which {} speaks", x.label, y.label));
    }
    // The CEO of one article is the CEO whom the other names.
    let open = x.institutions.is_empty() || y.institutions.is_empty();
    if open && x.person.is_none() && y.person.is_some() && x.offices.iter().any(|o| y.offices.contains(o)) {
        return Some(format!("“{}” may be {}", x.label, y.label));
    }
    let shared = x.shared_name(y)?;
    Some(format!("{} and {} are both called {shared}", x.label, y.label))
}

/// Two parts tell the claim in suspiciously like words.
pub(in crate::claims) fn alike() -> String {
    "told in much the same words as elsewhere".to_owned()
}

/// Adds to each origin the first reason why it may be no origin of its own.
pub(in crate::claims) fn tell(
    origins: &mut [Origin],
    of: &[u32],
    doubts: impl Iterator<Item = (usize, usize, String)>,
) {
    let place = |part: usize| of.get(part).map_or(0, |origin| *origin as usize);
    let mut told = vec![false; origins.len()];
    for (a, b, doubt) in doubts.filter(|(a, b, _)| a == b || place(*a) != place(*b)) {
        for at in [place(a), place(b)] {
            if let Some((origin, told)) = origins.get_mut(at).zip(told.get_mut(at)).filter(|(_, told)| !**told) {
                *told = true;
                add(origin, &doubt);
            }
        }
    }
}

/// Adds one reason to every origin.
pub(in crate::claims) fn tell_all(origins: &mut [Origin], doubt: &str) {
    origins.iter_mut().for_each(|origin| add(origin, doubt));
}

fn add(origin: &mut Origin, doubt: &str) {
    let known = origin.reason.strip_suffix(UNTIED).unwrap_or(&origin.reason);
    origin.reason = format!("{known}; not established: {doubt}");
}
