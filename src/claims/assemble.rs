//! Assembly: from matched lines to the claims of the report.
//!
//! Takes one story, gives its claims with mentions, links, origins, status and conflicts.

use super::class::Class;
use super::conflicts::{self, Difference};
use super::event::{self, Event, Teller};
use super::holders::Holders;
use super::lines::{Doc, Line};
use super::links;
use super::matching::{self, Found, Known, Matched, key};
use super::origins::{self, Part, Traced};
use super::profiles::Profiles;
use super::slots::Slots;
use super::stories::{Vector, Weights};
use super::story::{Story, Told};
use super::terms::Lexicon;
use super::{Claim, Conflict, Link, Mention, Scope, Status};
use crate::digest::Digest;
use crate::facts::Reading;
use crate::normal::normal_form;
use crate::span::Span;
use std::ops::Range;

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
    /// What they are.
    pub lexicon: &'a Lexicon,
    /// Who stands behind the articles.
    pub profiles: &'a Profiles<'a>,
}

/// A stretch of an article that states a claim.
struct Piece<'a> {
    rank: u32,
    /// Number of its article inside the story.
    doc: u32,
    line: &'a Line,
    span: Span,
    /// The propositions it is made of, by number.
    told: Range<u32>,
}

impl<'a> Piece<'a> {
    fn of(told: &Told<'a>, number: u32) -> Self {
        Self { rank: told.rank, doc: told.doc, line: told.line, span: told.span, told: number..number + 1 }
    }
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
        let mut story = Story::new(ranks, self);
        matching::trim(&mut story);
        let readings: Vec<&Reading> = ranks.iter().filter_map(|r| self.reading(*r)).collect();
        let holders: Vec<Holders> = readings.iter().map(|r| Holders::new(r)).collect();
        let known = Known { readings, holders: holders.iter().collect(), same_claim: self.profiles.same_claim };
        let matched = matching::find(&story, &known);
        let mut shared = vec![false; story.members.len()];
        let mut drafts = Vec::new();
        for group in &matched.groups {
            if let Some(draft) = self.shared(&known, &matched, group) {
                drafts.push(draft);
                for told in group.iter().filter_map(|n| matched.told.get(*n as usize)) {
                    if let Some(slot) = shared.get_mut(told.member as usize) {
                        *slot = true;
                    }
                }
            }
        }
        // The main event comes on top of what is said of its parts: it takes no sentence from them.
        for event in event::find(&story, &known) {
            drafts.extend(self.event(&story, &known, &matched, &event));
        }
        self.rest(&story, &known, &shared, &mut drafts);
        drafts
    }

    /// The claims of one article each that a story leaves.
    fn rest(&self, story: &Story<'_>, known: &Known<'_>, shared: &[bool], drafts: &mut Vec<Draft>) {
        let rest = story.members.iter().zip(shared).filter(|(_, shared)| !**shared);
        let mut left = vec![OWN_IN_STORY; story.docs as usize];
        for (member, _) in rest {
            let Some(left) = left.get_mut(member.doc as usize).filter(|n| **n > 0) else { continue };
            let Some(reading) = known.reading(member.doc) else { continue };
            let holders = known.holders.get(member.doc as usize).copied();
            if let Some(draft) = self.single(member.rank, member.line, &Slots::new(member.line.span, reading), holders)
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
        let beside = holders.and_then(|h| h.beside(line.sentence));
        let part = Part { article, spans: vec![line.span], holders: vec![holder], beside, quoted: line.mood.quoted };
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
    fn event(&self, story: &Story<'_>, known: &Known<'_>, matched: &Matched<'_>, told: &Event) -> Option<Draft> {
        let piece = |n: u32| {
            let (member, told) = (story.members.get(n as usize)?, matched.of_member.get(n as usize)?.clone());
            Some(Piece { rank: member.rank, doc: member.doc, line: member.line, span: member.line.span, told })
        };
        let pieces: Vec<Piece<'_>> = told.lines.iter().filter_map(|(n, _)| piece(*n)).collect();
        let Draft { claim, lead } = self.claim(&pieces, known, matched, links::of_event(told, story), Vec::new())?;
        let (id, text) = self.name(&claim.mentions, best_lead(&pieces, &told.lines))?;
        Some(Draft { claim: Claim { id, text, scope: Scope::Event, ..claim }, lead })
    }

    /// A claim of several articles; `None` where all the propositions are of one.
    fn shared(&self, known: &Known<'_>, matched: &Matched<'_>, group: &[u32]) -> Option<Draft> {
        let pieces: Vec<Piece<'_>> =
            group.iter().filter_map(|n| Some(Piece::of(matched.told.get(*n as usize)?, *n))).collect();
        let links = links::within(group, matched);
        let conflicts = self.conflicts(group, known, matched, &links);
        let mut draft = self.claim(&pieces, known, matched, links, conflicts)?;
        self.show_speakers(&mut draft.claim);
        Some(draft)
    }

    /// Where the same words are given to two people, the mentions show the whole sentence: who is given for them stands
    /// outside the words.
    fn show_speakers(&self, claim: &mut Claim) {
        for conflict in claim.conflicts.iter().filter(|c| c.slot == "actor") {
            for at in [conflict.a, conflict.b] {
                let Some(mention) = claim.mentions.get_mut(at as usize) else { continue };
                let Some(text) = self.readings.get(mention.article as usize).map(|r| &r.text) else { continue };
                let sentence = |byte: u32| text.sentences.get(text.sentence_at(byte)).map_or(mention.span, |s| s.span);
                let (first, last) = (sentence(mention.span.start), sentence(mention.span.end.saturating_sub(1)));
                mention.span = mention.span.cover(first).cover(last);
            }
        }
    }

    fn claim(
        &self,
        pieces: &[Piece<'_>],
        known: &Known<'_>,
        matched: &Matched<'_>,
        links: Vec<Link>,
        conflicts: Vec<Conflict>,
    ) -> Option<Draft> {
        let first = pieces.first()?.doc;
        if pieces.iter().all(|p| p.doc == first) {
            return None;
        }
        let support = links::support(pieces.len(), &links);
        let (parts, of_piece) = self.parts(pieces, known, &support);
        let told = Ways { pieces, part: &of_piece, matched };
        let traced = origins::trace(&parts, self.profiles, &told);
        let mentions: Vec<Mention> = pieces
            .iter()
            .zip(&of_piece)
            .filter_map(|(p, part)| {
                let article = self.docs.get(p.rank as usize)?.article;
                let holder = known.holder(p.doc, p.line.sentence, p.span).map(|h| h.label.clone());
                let origin = traced.of.get(*part).copied().unwrap_or(0);
                Some(Mention { article, span: p.span, holder, origin })
            })
            .collect();
        let best = links::best(&support);
        let (id, text) = self.name(&mentions, best)?;
        let status = status(&traced, &conflicts, pieces, known, parts.len());
        let lead = pieces.iter().any(|p| p.line.place == 0);
        let (Traced { origins, outlets, .. }, scope) = (traced, Scope::Proposition);
        Some(Draft { claim: Claim { id, text, status, scope, mentions, links, origins, outlets, conflicts }, lead })
    }

    /// The parts that the articles have in a claim, and for each piece its part.
    fn parts<'k>(&self, pieces: &[Piece<'_>], known: &Known<'k>, support: &[f32]) -> (Vec<Part<'k>>, Vec<usize>) {
        let mut parts: Vec<Part<'k>> = Vec::new();
        let mut ranks: Vec<u32> = Vec::new();
        let mut of_piece = vec![0; pieces.len()];
        let mut order: Vec<usize> = (0..pieces.len()).collect();
        order.sort_by(|a, b| {
            let key = |n: &usize| support.get(*n).copied().unwrap_or(0.0);
            key(b).total_cmp(&key(a)).then(a.cmp(b))
        });
        for at in order {
            let Some(piece) = pieces.get(at) else { continue };
            let Some(doc) = self.docs.get(piece.rank as usize) else { continue };
            let place = ranks.iter().position(|r| *r == piece.rank).unwrap_or_else(|| {
                ranks.push(piece.rank);
                let quoted = piece.line.mood.quoted;
                let beside = known.holders.get(piece.doc as usize).and_then(|h| h.beside(piece.line.sentence));
                parts.push(Part { article: doc.article, spans: Vec::new(), holders: Vec::new(), beside, quoted });
                ranks.len() - 1
            });
            if let (Some(part), Some(slot)) = (parts.get_mut(place), of_piece.get_mut(at)) {
                part.spans.push(piece.span);
                part.holders.push(known.holder(piece.doc, piece.line.sentence, piece.span));
                *slot = place;
            }
        }
        (parts, of_piece)
    }

    fn conflicts(&self, group: &[u32], known: &Known<'_>, matched: &Matched<'_>, links: &[Link]) -> Vec<Conflict> {
        let mut found: Vec<Conflict> = Vec::new();
        let side = |n: u32| {
            let number = *group.get(n as usize)?;
            let told = matched.told.get(number as usize)?;
            let day = self.docs.get(told.rank as usize)?.day;
            let reading = known.reading(told.doc)?;
            let (quoted, span, slots) = (told.line.mood.quoted, told.span, &told.slots);
            let side = conflicts::Side { reading, quoted, span, slots, holder: known.holder_of(told), day };
            Some((number, told.doc, side))
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
fn best_lead(pieces: &[Piece<'_>], lines: &[Teller]) -> usize {
    let is_lead = |at: usize| pieces.get(at).is_some_and(|p| p.line.place == 0);
    let sure = lines.iter().enumerate().map(|(at, (_, score))| (is_lead(at), *score, at));
    sure.max_by(|a, b| (a.0.cmp(&b.0)).then(a.1.total_cmp(&b.1)).then(b.2.cmp(&a.2))).map_or(0, |best| best.2)
}

/// Cosine from which two quotations are the same words.
const SAME_WORDS: f32 = 0.9;
/// Least score of a match by which an article certainly makes the claim.
const CERTAIN: f32 = 0.60;

/// The ways in which the parts of a claim tell it.
struct Ways<'a> {
    pieces: &'a [Piece<'a>],
    /// For each piece, its part.
    part: &'a [usize],
    matched: &'a Matched<'a>,
}

impl<'a> Ways<'a> {
    fn told(&self, wanted: impl Fn(usize) -> bool) -> impl Iterator<Item = (u32, &'a Piece<'a>)> {
        let pieces = self.pieces.iter().zip(self.part).filter(move |(_, part)| wanted(**part));
        pieces.flat_map(|(piece, _)| piece.told.clone().map(move |n| (n, piece)))
    }

    fn any(&self, i: usize, other: impl Fn(usize) -> bool + Copy, test: impl Fn(&Found, bool) -> bool) -> bool {
        self.told(|p| p == i).any(|(x, a)| {
            self.told(other).any(|(y, b)| {
                let quoted = a.line.mood.quoted && b.line.mood.quoted;
                self.matched.matches.get(&key(x, y)).is_some_and(|found| test(found, quoted))
            })
        })
    }
}

impl origins::Matches for Ways<'_> {
    fn alike(&self, i: usize, j: usize) -> bool {
        self.any(i, |p| p == j, |f, quoted| !quoted && f.cosine >= LIKE_WORDING.0 && f.shared >= LIKE_WORDING.1)
    }

    fn same_words(&self, i: usize, j: usize) -> bool {
        self.any(i, |p| p == j, |found, quoted| quoted && found.cosine >= SAME_WORDS)
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

    fn same_words(&self, _: usize, _: usize) -> bool {
        false
    }

    fn is_firm(&self, _: usize) -> bool {
        false
    }
}

fn status(traced: &Traced, conflicts: &[Conflict], pieces: &[Piece<'_>], known: &Known<'_>, articles: usize) -> Status {
    let is_background = |piece: &&Piece<'_>| {
        let slots = known.reading(piece.doc).map(|r| Slots::new(piece.line.span, r)).unwrap_or_default();
        Class::of(piece.line, &slots) == Class::Background
    };
    let background = pieces.iter().filter(is_background).count();
    if !conflicts.is_empty() {
        Status::Conflicting
    } else if background * 2 > pieces.len() {
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
