//! Drafts: claims on their way to the list, and the order of the list.

use crate::claims::{Claim, Scope, Status};
use crate::facts::Reading;

/// A claim with what its place in the list hangs on.
pub(in crate::claims) struct Draft {
    /// The claim.
    pub claim: Claim,
    /// Whether one of its mentions stands in a lead.
    pub lead: bool,
}

/// The list's order: conflicts, lead claims with one origin, corroborated ones, the rest, with the main events of stories
/// after what is said of their parts; inside each by reach, then by where the claim is first made.
pub(in crate::claims) fn sort(drafts: &mut [Draft], readings: &[Reading]) {
    let class = |d: &Draft| match d.claim.status {
        _ if d.claim.scope == Scope::Event => 6,
        Status::Conflicting => 0,
        Status::OneOrigin if d.lead => 1,
        Status::Corroborated => 2,
        Status::OneOrigin => 3,
        Status::Changed | Status::Unestablished => 4,
        Status::Background => 5,
        Status::SingleSource => 7,
    };
    drafts.sort_by_cached_key(|d| {
        let first = d.claim.mentions.first();
        let path = first.and_then(|m| readings.get(m.article as usize)).map(|r| r.article.path.clone());
        (class(d), std::cmp::Reverse(d.claim.outlets), path, first.map(|m| m.span))
    });
}
