//! Recurring claims: the second net, across stories.
//!
//! Takes lines of several stories that are nearly one sentence, gives the claims that they make.

use super::Folder;
use super::drafts::Draft;
use crate::claims::lines::terms::shared;
use crate::claims::matching::{self, Known};
use crate::claims::origins::holders::Holders;
use crate::claims::stories::recurring::Place;
use crate::claims::stories::story::Story;
use crate::claims::{Claim, Mention, Scope, Status};
use crate::facts::Reading;
use std::collections::{HashMap, HashSet};

/// Least mean score at which lines of several stories become one claim: no story says that they are of one thing.
const SAME_CLAIM: f32 = 0.8;

/// Cosine from which a sentence of two stories is the same words: nobody who found out for themselves would have chosen them.
const SAME_WORDS: f32 = 0.9;

impl Folder<'_> {
    /// The claims that lines of several stories make. Where they disagree, they may be of two events, and nothing is said; and
    /// what has no telling figure is no independent finding: pictures, quotations and what is to come go round by the week.
    pub fn recurring(&self, places: &[Place]) -> Vec<Draft> {
        let mut ranks: Vec<u32> = places.iter().map(|place| place.rank).collect();
        ranks.dedup();
        let mut story = Story::new(&ranks, self);
        let is_placed = |rank: u32, sentence: u32| places.binary_search(&Place { rank, sentence }).is_ok();
        story.members.retain(|m| is_placed(m.rank, m.line.sentence));
        let readings: Vec<&Reading> = ranks.iter().filter_map(|r| self.reading(*r)).collect();
        let holders: Vec<Holders> = readings.iter().map(|r| Holders::new(r)).collect();
        let same_claim = self.profiles.same_claim.max(SAME_CLAIM);
        let known = Known { readings, holders: holders.iter().collect(), same_claim };
        let mut matched = matching::find(&story, &known);
        let digits = |n: u64| matched.told.get(n as usize).map_or(&[][..], |told| &told.line.digits);
        let telling =
            |a: u64, b: u64| shared(digits(a), digits(b)).any(|digits| self.lexicon.term(*digits).is_telling_figure());
        for (pair, found) in &mut matched.matches {
            found.certain &= found.cosine < SAME_WORDS && telling(pair >> 32, pair & u64::from(u32::MAX));
        }
        let drafts = matched.groups.iter().filter_map(|group| self.shared(&known, &matched, group));
        drafts.filter(|draft| !matches!(draft.claim.status, Status::Conflicting | Status::Changed)).collect()
    }
}

/// Adds recurring claims to those of the stories; what a story's claim says that a recurring one says with all its mentions,
/// the recurring one says.
pub(in crate::claims) fn add(drafts: &mut Vec<Draft>, recurring: Vec<Draft>) {
    let mut of_article: HashMap<u32, Vec<(usize, &Mention)>> = HashMap::new();
    for (number, draft) in recurring.iter().enumerate() {
        for mention in &draft.claim.mentions {
            of_article.entry(mention.article).or_default().push((number, mention));
        }
    }
    let told_in = |mention: &Mention| -> HashSet<usize> {
        let there = of_article.get(&mention.article).into_iter().flatten();
        there.filter(|(_, other)| other.span.overlaps(mention.span)).map(|(number, _)| *number).collect()
    };
    let is_told = |claim: &Claim| {
        let each = claim.mentions.iter().map(told_in);
        each.reduce(|all, some| all.intersection(&some).copied().collect()).is_some_and(|all| !all.is_empty())
    };
    drafts.retain(|draft| {
        let settled = matches!(draft.claim.status, Status::Conflicting | Status::Changed);
        draft.claim.scope == Scope::Event || settled || !is_told(&draft.claim)
    });
    drafts.extend(recurring);
}
