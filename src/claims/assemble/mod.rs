//! Assembly: from matched lines to the claims of the report.
//!
//! Takes one story, gives its claims with mentions, links, origins, status and conflicts.

pub(in crate::claims) mod drafts;
pub(in crate::claims) mod links;
pub(in crate::claims) mod recurring;

use crate::claims::conflicts::{self, Difference};
use crate::claims::events::{self, Event, Teller};
use crate::claims::lines::class::Class;
use crate::claims::lines::slots::Slots;
use crate::claims::lines::terms::Lexicon;
use crate::claims::lines::{Doc, Line};
use crate::claims::matching::{self, Known, Matched, key};
use crate::claims::origins::doubts;
use crate::claims::origins::holders::Holders;
use crate::claims::origins::profiles::Profiles;
use crate::claims::origins::ways::{Alone, Piece, Ways};
use crate::claims::origins::{self, Part, Traced};
use crate::claims::stories::story::{Member, Story};
use crate::claims::stories::{Vector, Weights};
use crate::claims::{Claim, Conflict, Link, Mention, Scope, Status};
use crate::digest::Digest;
use crate::facts::Reading;
use crate::normal::normal_form;
use drafts::Draft;

/// Articles of a folder up to which every sentence that no other article has is listed.
const SMALL: usize = 1000;
/// In a larger one, claims of its own that an article gives to the report where others tell the same story.
const OWN_IN_STORY: usize = 8;
/// And where no other does: all its claims rest on it alone, so its lead and little more is worth a line.
const OWN_ALONE: usize = 3;
/// Conflicts that a claim shows.
const MAX_CONFLICTS: usize = 12;
/// What the stories of a folder are told from.
pub(in crate::claims) struct Folder<'a> {
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

impl<'a> Folder<'a> {
    /// The claims of a story, and how many sentences of single articles they leave out.
    pub fn story(&self, ranks: &[u32]) -> (Vec<Draft>, u32) {
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
        for event in events::find(&story, &known, self.docs.len() <= SMALL) {
            drafts.extend(self.event(&story, &known, &matched, &event));
        }
        let mut unlisted = 0;
        for (doc, rank) in (0..).zip(ranks) {
            let taken = |member: &(&Member<'_>, &bool)| member.0.doc == doc && !*member.1;
            let own = story.members.iter().zip(&shared).filter(taken).map(|(member, _)| member.line);
            let holders = known.holders.get(doc as usize).copied();
            unlisted += self.own(*rank, own, holders, OWN_IN_STORY, &mut drafts);
        }
        (drafts, unlisted)
    }

    /// The claims of one article that no other makes; in a large folder no more than `most` of those that can be checked.
    /// Gives how many sentences are left out.
    fn own(
        &self,
        rank: u32,
        lines: impl Iterator<Item = &'a Line>,
        holders: Option<&Holders>,
        most: usize,
        drafts: &mut Vec<Draft>,
    ) -> u32 {
        let (Some(reading), Some(doc)) = (self.reading(rank), self.docs.get(rank as usize)) else { return 0 };
        let small = self.docs.len() <= SMALL;
        let (mut listed, mut unlisted) = (0, 0);
        for line in lines.chain(&doc.furniture) {
            if !small && listed >= most {
                unlisted += 1;
                continue;
            }
            let slots = Slots::new(line.span, reading);
            let class = Class::of(line, &slots);
            let draft = if small || class.stands_alone() { self.single(rank, line, class, holders) } else { None };
            listed += usize::from(draft.is_some());
            unlisted += u32::from(draft.is_none());
            drafts.extend(draft);
        }
        unlisted
    }

    fn reading(&self, rank: u32) -> Option<&'a Reading> {
        self.readings.get(self.docs.get(rank as usize)?.article as usize)
    }

    /// The claims of an article whose story no other tells.
    fn alone(&self, rank: u32) -> (Vec<Draft>, u32) {
        let mut drafts = Vec::new();
        let (Some(reading), Some(doc)) = (self.reading(rank), self.docs.get(rank as usize)) else { return (drafts, 0) };
        let holders = Holders::new(reading);
        let unlisted = self.own(rank, doc.lines.iter(), Some(&holders), OWN_ALONE, &mut drafts);
        (drafts, unlisted)
    }

    /// A claim of one article.
    fn single(&self, rank: u32, line: &Line, class: Class, holders: Option<&Holders>) -> Option<Draft> {
        let article = self.docs.get(rank as usize)?.article;
        let holder = holders.and_then(|h| h.of(line.sentence));
        let beside = holders.and_then(|h| h.beside(line.sentence));
        let (spans, holders, quoted) = (vec![line.span], vec![holder], line.mood.quoted);
        let part = Part { article, spans, holders, beside, quoted, hearsay: false };
        let Traced { origins, outlets, .. } = origins::trace(&[part], self.profiles, &Alone);
        let mention = Mention { article, span: line.span, holder: holder.map(|h| h.label.clone()), origin: 0 };
        let mentions = vec![mention];
        let (id, text) = self.name(&mentions, 0)?;
        let (links, conflicts, changes) = (Vec::new(), Vec::new(), Vec::new());
        let folded = matches!(class, Class::Background | Class::Furniture);
        let status = if folded { Status::Background } else { Status::SingleSource };
        let scope = Scope::Proposition;
        Some(Draft {
            claim: Claim { id, text, status, scope, class, mentions, links, origins, outlets, conflicts, changes },
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
        let Draft { mut claim, lead } =
            self.claim(&pieces, known, matched, links::of_event(told, story), Differences::default())?;
        let best = best_lead(&pieces, &told.lines);
        let (id, text) = self.name(&claim.mentions, best)?;
        // Its lines tell the event each in part: that two papers tell parts of it bears out no sentence of it.
        if claim.status == Status::Corroborated && !is_borne_out(&claim, &pieces, best, matched) {
            claim.status = Status::Unestablished;
            doubts::tell_all(&mut claim.origins, "it tells the event in part, and the others tell other parts");
        }
        Some(Draft { claim: Claim { id, text, scope: Scope::Event, ..claim }, lead })
    }

    /// A claim of several articles; `None` where all the propositions are of one.
    fn shared(&self, known: &Known<'_>, matched: &Matched<'_>, group: &[u32]) -> Option<Draft> {
        let pieces: Vec<Piece<'_>> =
            group.iter().filter_map(|n| Some(Piece::of(matched.told.get(*n as usize)?, *n))).collect();
        let links = links::within(group, matched);
        let told = self.differences(group, known, matched, &links);
        let mut draft = self.claim(&pieces, known, matched, links, told)?;
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
        differ: Differences,
    ) -> Option<Draft> {
        let first = pieces.first()?.doc;
        if pieces.iter().all(|p| p.doc == first) {
            return None;
        }
        let support = links::support(pieces.len(), &links);
        let (parts, of_piece) = self.parts(pieces, known, &support);
        let told = Ways::new(parts.len(), pieces, &of_piece, matched);
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
        let status = status(&traced, &differ, pieces, known, parts.len());
        let class = pieces.get(best).map(|p| class_of(p, known)).unwrap_or_default();
        let lead = pieces.iter().any(|p| p.line.place == 0);
        let (Traced { origins, outlets, .. }, scope) = (traced, Scope::Proposition);
        let Differences { conflicts, changes } = differ;
        let claim = Claim { id, text, status, scope, class, mentions, links, origins, outlets, conflicts, changes };
        Some(Draft { claim, lead })
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
                let holders = known.holders.get(piece.doc as usize);
                let beside = holders.and_then(|h| h.beside(piece.line.sentence));
                let hearsay = holders.is_some_and(|h| h.is_hearsay(piece.span));
                let (article, spans, holders) = (doc.article, Vec::new(), Vec::new());
                parts.push(Part { article, spans, holders, beside, quoted, hearsay });
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

    fn differences(&self, group: &[u32], known: &Known<'_>, matched: &Matched<'_>, links: &[Link]) -> Differences {
        let mut found = Differences::default();
        let side = |n: u32| {
            let number = *group.get(n as usize)?;
            let told = matched.told.get(number as usize)?;
            Some((number, told.doc, known.side(told)?))
        };
        for link in links {
            let (Some((x, doc, a)), Some((y, other, b))) = (side(link.a), side(link.b)) else { continue };
            if doc == other || found.conflicts.len() + found.changes.len() >= MAX_CONFLICTS {
                continue;
            }
            let Some(pair) = matched.matches.get(&key(x, y)) else { continue };
            let told = conflicts::find(a, b, *pair).or_else(|| matched.rivals.get(&key(x, y)).cloned());
            let Some(Difference { slot, values, grown }) = told else { continue };
            let list = if grown { &mut found.changes } else { &mut found.conflicts };
            list.push(Conflict { a: link.a, b: link.b, slot, values });
        }
        found
    }

    /// A mention's words for people; where they begin with what somebody did, but not who, or with a pronoun, those of the whole
    /// sentence.
    fn with_subject(&self, mention: &Mention, words: &'a str) -> Option<&'a str> {
        let reading = self.readings.get(mention.article as usize)?;
        let text = &reading.text;
        let first = text.tokens.get(text.tokens_in(mention.span)).and_then(|tokens| tokens.first())?;
        let sentence = text.sentences.get(text.sentence_at(mention.span.start))?.span;
        let named = first.of(&reading.article.text);
        let verb =
            words.starts_with(char::is_lowercase) && (self.lexicon.is_finite(first) || PRONOUNS.contains(&named));
        Some(if verb && sentence.start < mention.span.start { sentence.of(&reading.article.text) } else { words })
    }

    /// The name of a claim and its text: that of the mention that states it best.
    fn name(&self, mentions: &[Mention], best: usize) -> Option<(String, String)> {
        let text =
            |m: &Mention| Some(m.span.of(&self.readings.get(m.article as usize)?.article.text)) as Option<&'a str>;
        let shown = mentions.get(best)?;
        let best = self.with_subject(shown, text(shown)?).unwrap_or_default();
        let normal: Vec<String> = mentions.iter().filter_map(|m| Some(normal_form(text(m)?))).collect();
        let paths = mentions.iter().filter_map(|m| Some(self.readings.get(m.article as usize)?.article.path.as_str()));
        let parts = normal.iter().map(String::as_str).chain(paths);
        Some((Digest::of_parts(parts).short(16), best.split_whitespace().collect::<Vec<_>>().join(" ")))
    }
}

/// Words that do not say who did it.
const PRONOUNS: [&str; 9] = ["he", "she", "it", "they", "which", "who", "this", "that", "these"];

/// Where the mentions of a claim differ.
#[derive(Default)]
struct Differences {
    conflicts: Vec<Conflict>,
    changes: Vec<Conflict>,
}

fn class_of(piece: &Piece<'_>, known: &Known<'_>) -> Class {
    let slots = known.reading(piece.doc).map(|r| Slots::new(piece.line.span, r)).unwrap_or_default();
    Class::of(piece.line, &slots)
}

/// Whether a line of another origin certainly states what the line says that a claim is named by.
fn is_borne_out(claim: &Claim, pieces: &[Piece<'_>], best: usize, matched: &Matched<'_>) -> bool {
    let origin = |at: usize| claim.mentions.get(at).map(|m| m.origin);
    let Some(shown) = pieces.get(best) else { return false };
    let certain = |a: u32, b: u32| matched.matches.get(&key(a, b)).is_some_and(|found| found.certain);
    let states = |piece: &Piece<'_>| shown.told.clone().any(|a| piece.told.clone().any(|b| certain(a, b)));
    pieces.iter().enumerate().any(|(at, piece)| origin(at) != origin(best) && states(piece))
}

/// The lead sentence that tells a main event most surely; where no lead tells it, the surest of all.
fn best_lead(pieces: &[Piece<'_>], lines: &[Teller]) -> usize {
    let is_lead = |at: usize| pieces.get(at).is_some_and(|p| p.line.place == 0);
    let sure = lines.iter().enumerate().map(|(at, (_, score))| (is_lead(at), *score, at));
    sure.max_by(|a, b| (a.0.cmp(&b.0)).then(a.1.total_cmp(&b.1)).then(b.2.cmp(&a.2))).map_or(0, |best| best.2)
}

fn status(traced: &Traced, told: &Differences, pieces: &[Piece<'_>], known: &Known<'_>, articles: usize) -> Status {
    let is_background = |piece: &&Piece<'_>| class_of(piece, known) == Class::Background;
    let background = pieces.iter().filter(is_background).count();
    if !told.conflicts.is_empty() {
        Status::Conflicting
    } else if !told.changes.is_empty() {
        Status::Changed
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
