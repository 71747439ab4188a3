//! Assembly: from matched lines to the claims of the report.
//!
//! Takes one story, gives its claims with mentions, links, origins, status and conflicts.

use super::class::Class;
use super::conflicts::{self, Difference};
use super::event::{self, Teller};
use super::holders::Holders;
use super::lines::{Doc, Line};
use super::links;
use super::matching::{self, Known, Matched, key};
use super::origins::{self, Part, Traced};
use super::profiles::Profiles;
use super::slots::Slots;
use super::stories::{Vector, Weights};
use super::story::{Member, Story};
use super::{Claim, Conflict, Link, Mention, Scope, Status};
use crate::digest::Digest;
use crate::facts::Reading;
use crate::normal::normal_form;

/// Claims of its own that an article gives to the report where others tell the same story.
const OWN_IN_STORY: usize = 8;
/// And where no other does: all its claims rest on it alone, so its lead and little more is worth a line.
const OWN_ALONE: usize = 3;
/// Conflicts that a claim shows.
const MAX_CONFLICTS: usize = 12;
/// Cosine, and shared terms, from which two sentences tell a thing in suspiciously like words.
const LIKE_WORDING: (f32, u32) = (0.75, 12);

/// What the stories of a folder are told from.
pub(super) struct Folder<'a> {
    /// All readings.
    pub readings: &'a [Reading],
    /// The articles that take part, by rank.
    pub docs: &'a [Doc],
    /// Their vectors.
    pub vectors: &'a [Vector],
    /// What terms weigh.
    pub weights: &'a Weights,
    /// Who stands behind the articles.
    pub profiles: &'a Profiles<'a>,
}

/// A claim with what its place in the list hangs on.
pub(super) struct Draft {
    /// The claim.
    pub claim: Claim,
    /// Whether one of its mentions stands in a lead.
    pub lead: bool,
}

impl<'a> Folder<'a> {
    /// The claims of a story.
    pub fn story(&self, ranks: &[u32]) -> Vec<Draft> {
        if let [rank] = ranks {
            return self.alone(*rank);
        }
        let mut story = Story::new(ranks, self.docs, self.vectors, self.weights);
        matching::trim(&mut story);
        let readings: Vec<&Reading> = ranks.iter().filter_map(|r| self.reading(*r)).collect();
        let holders: Vec<Holders> = readings.iter().map(|r| Holders::new(r)).collect();
        let known = Known { readings, holders: holders.iter().collect(), same_claim: self.profiles.same_claim };
        let matched = matching::find(&story, &known);
        let mut shared = vec![false; story.members.len()];
        let mut drafts = Vec::new();
        for group in &matched.groups {
            if let Some(draft) = self.shared(&story, &known, &matched, group) {
                drafts.push(draft);
                group.iter().for_each(|m| {
                    if let Some(slot) = shared.get_mut(*m as usize) {
                        *slot = true;
                    }
                });
            }
        }
        // The main event comes on top of what is said of its parts: it takes no sentence from them.
        if let Some(lines) = event::find(&story) {
            drafts.extend(self.event(&story, &known, &matched, &lines));
        }
        self.rest(&story, &known, &matched, &shared, &mut drafts);
        drafts
    }

    /// The claims of one article each that a story leaves.
    fn rest(&self, story: &Story<'_>, known: &Known<'_>, matched: &Matched, shared: &[bool], drafts: &mut Vec<Draft>) {
        let rest = story.members.iter().zip(&matched.slots).zip(shared).filter(|(_, shared)| !**shared);
        let mut left = vec![OWN_IN_STORY; story.docs as usize];
        for ((member, slots), _) in rest {
            let Some(left) = left.get_mut(member.doc as usize).filter(|n| **n > 0) else { continue };
            if let Some(draft) =
                self.single(member.rank, member.line, slots, known.holders.get(member.doc as usize).copied())
            {
                drafts.push(draft);
                *left -= 1;
            }
        }
    }

    fn reading(&self, rank: u32) -> Option<&'a Reading> {
        self.readings.get(self.docs.get(rank as usize)?.article as usize)
    }

    /// The claims of an article whose story no other tells.
    fn alone(&self, rank: u32) -> Vec<Draft> {
        let (Some(reading), Some(doc)) = (self.reading(rank), self.docs.get(rank as usize)) else { return Vec::new() };
        let holders = Holders::new(reading);
        let drafts = doc
            .lines
            .iter()
            .filter_map(|line| self.single(rank, line, &Slots::new(line.span, reading), Some(&holders)));
        drafts.take(OWN_ALONE).collect()
    }

    /// A claim of one article.
    fn single(&self, rank: u32, line: &Line, slots: &Slots, holders: Option<&Holders>) -> Option<Draft> {
        if !Class::of(line, slots).stands_alone() {
            return None;
        }
        let article = self.docs.get(rank as usize)?.article;
        let holder = holders.and_then(|h| h.of(line.sentence));
        let part = Part { article, spans: vec![line.span], holders: vec![holder], quoted: line.mood.quoted };
        let Traced { origins, outlets, .. } = origins::trace(&[part], self.profiles, &Alone);
        let mention = Mention { article, span: line.span, holder: holder.map(|h| h.label.clone()), origin: 0 };
        let mentions = vec![mention];
        let (id, text) = self.name(&mentions, 0)?;
        let (links, conflicts) = (Vec::new(), Vec::new());
        let (status, scope) = (Status::SingleSource, Scope::Proposition);
        Some(Draft {
            claim: Claim { id, text, status, scope, mentions, links, origins, outlets, conflicts },
            lead: line.place == 0,
        })
    }

    /// The claim that a story's main event happened. Where its mentions differ stands in the claims on the parts.
    fn event(&self, story: &Story<'_>, known: &Known<'_>, matched: &Matched, lines: &[Teller]) -> Option<Draft> {
        let members: Vec<(u32, &Member<'_>)> =
            lines.iter().filter_map(|(n, _)| Some((*n, story.members.get(*n as usize)?))).collect();
        let Draft { claim, lead } = self.claim(&members, known, matched, links::of_event(lines), Vec::new())?;
        let (id, text) = self.name(&claim.mentions, best_lead(&members, lines))?;
        Some(Draft { claim: Claim { id, text, scope: Scope::Event, ..claim }, lead })
    }

    /// A claim of several articles; `None` where all the lines are of one.
    fn shared(&self, story: &Story<'_>, known: &Known<'_>, matched: &Matched, group: &[u32]) -> Option<Draft> {
        let members: Vec<(u32, &Member<'_>)> =
            group.iter().filter_map(|n| Some((*n, story.members.get(*n as usize)?))).collect();
        let links = links::within(&members, matched);
        let conflicts = self.conflicts(&members, known, matched, &links);
        self.claim(&members, known, matched, links, conflicts)
    }

    fn claim(
        &self,
        members: &[(u32, &Member<'_>)],
        known: &Known<'_>,
        matched: &Matched,
        links: Vec<Link>,
        conflicts: Vec<Conflict>,
    ) -> Option<Draft> {
        let first = members.first()?.1.doc;
        if members.iter().all(|(_, m)| m.doc == first) {
            return None;
        }
        let support = links::support(members.len(), &links);
        let (parts, of_member) = self.parts(members, known, &support);
        let told = Told { members, part: &of_member, matched };
        let traced = origins::trace(&parts, self.profiles, &told);
        let mentions: Vec<Mention> = members
            .iter()
            .zip(&of_member)
            .filter_map(|((_, m), part)| {
                let article = self.docs.get(m.rank as usize)?.article;
                let holder = known.holder(m).map(|h| h.label.clone());
                let origin = traced.of.get(*part).copied().unwrap_or(0);
                Some(Mention { article, span: m.line.span, holder, origin })
            })
            .collect();
        let best = links::best(&support);
        let (id, text) = self.name(&mentions, best)?;
        let status = status(&traced, &conflicts, members, matched, parts.len());
        let lead = members.iter().any(|(_, m)| m.line.place == 0);
        let (Traced { origins, outlets, .. }, scope) = (traced, Scope::Proposition);
        Some(Draft { claim: Claim { id, text, status, scope, mentions, links, origins, outlets, conflicts }, lead })
    }

    /// The parts that the articles have in a claim, and for each member its part.
    fn parts<'k>(
        &self,
        members: &[(u32, &Member<'_>)],
        known: &Known<'k>,
        support: &[f32],
    ) -> (Vec<Part<'k>>, Vec<usize>) {
        let mut parts: Vec<Part<'k>> = Vec::new();
        let mut ranks: Vec<u32> = Vec::new();
        let mut of_member = vec![0; members.len()];
        let mut order: Vec<usize> = (0..members.len()).collect();
        order.sort_by(|a, b| {
            let key = |n: &usize| support.get(*n).copied().unwrap_or(0.0);
            key(b).total_cmp(&key(a)).then(a.cmp(b))
        });
        for at in order {
            let Some((_, member)) = members.get(at) else { continue };
            let Some(doc) = self.docs.get(member.rank as usize) else { continue };
            let place = ranks.iter().position(|r| *r == member.rank).unwrap_or_else(|| {
                ranks.push(member.rank);
                let quoted = member.line.mood.quoted;
                parts.push(Part { article: doc.article, spans: Vec::new(), holders: Vec::new(), quoted });
                ranks.len() - 1
            });
            if let (Some(part), Some(slot)) = (parts.get_mut(place), of_member.get_mut(at)) {
                part.spans.push(member.line.span);
                part.holders.push(known.holder(member));
                *slot = place;
            }
        }
        (parts, of_member)
    }

    fn conflicts(
        &self,
        members: &[(u32, &Member<'_>)],
        known: &Known<'_>,
        matched: &Matched,
        links: &[Link],
    ) -> Vec<Conflict> {
        let mut found: Vec<Conflict> = Vec::new();
        let side = |n: u32| {
            let (number, member) = members.get(n as usize)?;
            let slots = matched.slots.get(*number as usize)?;
            let day = self.docs.get(member.rank as usize)?.day;
            let side = conflicts::Side {
                reading: known.reading(member)?,
                line: member.line,
                slots,
                holder: known.holder(member),
                day,
            };
            Some((*number, member.doc, side))
        };
        for link in links {
            let (Some((x, doc, a)), Some((y, other, b))) = (side(link.a), side(link.b)) else { continue };
            if doc == other || found.len() >= MAX_CONFLICTS {
                continue;
            }
            let Some(pair) = matched.matches.get(&key(x, y)) else { continue };
            let told = conflicts::find(a, b, *pair).or_else(|| matched.rivals.get(&key(x, y)).cloned());
            let Some((slot, values)): Option<Difference> = told else { continue };
            found.push(Conflict { a: link.a, b: link.b, slot, values });
        }
        found
    }

    /// The name of a claim and its text: that of the mention that states it best.
    fn name(&self, mentions: &[Mention], best: usize) -> Option<(String, String)> {
        let text = |m: &Mention| Some(m.span.of(&self.readings.get(m.article as usize)?.article.text));
        let best = text(mentions.get(best)?)?;
        let normal: Vec<String> = mentions.iter().filter_map(|m| Some(normal_form(text(m)?))).collect();
        let paths = mentions.iter().filter_map(|m| Some(self.readings.get(m.article as usize)?.article.path.as_str()));
        let parts = normal.iter().map(String::as_str).chain(paths);
        Some((Digest::of_parts(parts).short(16), best.split_whitespace().collect::<Vec<_>>().join(" ")))
    }
}

/// The lead sentence that tells a main event most surely; where no lead tells it, the surest of all.
fn best_lead(members: &[(u32, &Member<'_>)], lines: &[Teller]) -> usize {
    let is_lead = |at: usize| members.get(at).is_some_and(|(_, m)| m.line.place == 0);
    let sure = lines.iter().enumerate().map(|(at, (_, score))| (is_lead(at), *score, at));
    sure.max_by(|a, b| (a.0.cmp(&b.0)).then(a.1.total_cmp(&b.1)).then(b.2.cmp(&a.2))).map_or(0, |best| best.2)
}

/// Least firm score of a match by which an article certainly makes the claim.
const CERTAIN: f32 = 0.60;

/// How the parts of a claim are told, by the lines of each.
struct Told<'a> {
    members: &'a [(u32, &'a Member<'a>)],
    /// For each member, its part.
    part: &'a [usize],
    matched: &'a Matched,
}

impl<'a> Told<'a> {
    fn lines(&self, wanted: impl Fn(usize) -> bool) -> impl Iterator<Item = (u32, &'a Member<'a>)> {
        self.members.iter().zip(self.part).filter(move |(_, p)| wanted(**p)).map(|((n, m), _)| (*n, *m))
    }

    fn any(
        &self,
        i: usize,
        other: impl Fn(usize) -> bool + Copy,
        test: impl Fn(&matching::Found, bool) -> bool,
    ) -> bool {
        self.lines(|p| p == i).any(|(x, a)| {
            self.lines(other).any(|(y, b)| {
                let quoted = a.line.mood.quoted && b.line.mood.quoted;
                self.matched.matches.get(&key(x, y)).is_some_and(|found| test(found, quoted))
            })
        })
    }
}

impl origins::Matches for Told<'_> {
    fn alike(&self, i: usize, j: usize) -> bool {
        let alike = |f: &matching::Found| f.cosine >= LIKE_WORDING.0 && f.shared >= LIKE_WORDING.1;
        self.any(i, |p| p == j, |found, quoted| !quoted && alike(found))
    }

    fn is_firm(&self, part: usize) -> bool {
        self.any(part, |p| p != part, |found, _| found.certain() >= CERTAIN)
    }
}

/// A claim of one article.
struct Alone;

impl origins::Matches for Alone {
    fn alike(&self, _: usize, _: usize) -> bool {
        false
    }

    fn is_firm(&self, _: usize) -> bool {
        false
    }
}

fn status(
    traced: &Traced,
    conflicts: &[Conflict],
    members: &[(u32, &Member<'_>)],
    matched: &Matched,
    articles: usize,
) -> Status {
    let background = |(number, member): &&(u32, &Member<'_>)| {
        matched.slots.get(*number as usize).is_some_and(|s| Class::of(member.line, s) == Class::Background)
    };
    if !conflicts.is_empty() {
        Status::Conflicting
    } else if members.iter().filter(background).count() * 2 > members.len() {
        Status::Background
    } else if articles < 2 {
        Status::SingleSource
    } else if traced.origins.len() == 1 {
        Status::OneOrigin
    } else if traced.certain < 2 {
        Status::Unestablished
    } else {
        Status::Corroborated
    }
}

/// The list's order: conflicts, lead claims with one origin, corroborated ones, the rest, with the main events of stories
/// after what is said of their parts; inside each by reach, then by where the claim is first made.
pub(super) fn sort(drafts: &mut [Draft], readings: &[Reading]) {
    let class = |d: &Draft| match d.claim.status {
        _ if d.claim.scope == Scope::Event => 6,
        Status::Conflicting => 0,
        Status::OneOrigin if d.lead => 1,
        Status::Corroborated => 2,
        Status::OneOrigin => 3,
        Status::Unestablished => 4,
        Status::Background => 5,
        Status::SingleSource => 7,
    };
    drafts.sort_by_cached_key(|d| {
        let first = d.claim.mentions.first();
        let path = first.and_then(|m| readings.get(m.article as usize)).map(|r| r.article.path.clone());
        (class(d), std::cmp::Reverse(d.claim.outlets), path, first.map(|m| m.span))
    });
}
