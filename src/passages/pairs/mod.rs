//! Two articles side by side: every stretch that they share.
//!
//! A function of the two articles alone, so that it can run for each pair wherever the pair is.

pub(in crate::passages) mod align;
pub(in crate::passages) mod chain;
pub(in crate::passages) mod evidence;
pub(in crate::passages) mod kind;
pub(in crate::passages) mod loose;
pub(in crate::passages) mod runs;
pub(in crate::passages) mod sieve;

use crate::passages::PassageKind;
use crate::passages::masks::{CREDIT, Ground};
use crate::passages::options::Options;
use crate::passages::words::content::Content;
use align::{Alignment, Changes, align, between, unordered};
use chain::chains;
use evidence::Evidence;
use kind::{Grounds, kind};
use loose::{Demands, Region, Told, regions, regions_with};
use runs::{GramTable, Run, shared_runs};
use sieve::Sieve;
use std::ops::Range;

/// An article of which no more is known than its words.
#[derive(Clone, Copy)]
pub(in crate::passages) struct Bare<'a> {
    /// Its words.
    pub words: &'a [u32],
    /// Its content words.
    pub told: Told<'a>,
}

impl<'a> Bare<'a> {
    /// Some of its words.
    fn between(&self, words: &Range<u32>) -> Option<&'a [u32]> {
        self.words.get(words.start as usize..words.end as usize)
    }
}

/// A stretch that two articles share.
#[derive(Clone, Debug)]
pub(in crate::passages) struct Stretch {
    /// The words of one article.
    pub a: Range<u32>,
    /// The words of the other.
    pub b: Range<u32>,
    /// What became of the words.
    pub changes: Changes,
    /// What sort of reuse it is.
    pub kind: PassageKind,
}

/// One of the two articles.
#[derive(Clone, Copy)]
pub(in crate::passages) struct Page<'a> {
    /// Its words.
    pub words: &'a [u32],
    /// Its masks.
    pub ground: &'a Ground,
    /// Its content words outside masks.
    pub told: Told<'a>,
}

impl<'a> Page<'a> {
    /// Its words and those of content.
    fn bare(&self) -> Bare<'a> {
        Bare { words: self.words, told: self.told }
    }

    /// The stretch with its ends moved to the nearer end of the sentence they are in: people rewrite by the sentence.
    fn whole_sentences(&self, words: Range<u32>, snap: u32) -> Range<u32> {
        let start = match self.ground.sentence_of(words.start) {
            Some(s) if words.start - s.start <= (s.end - words.start).min(snap) => s.start,
            Some(s) if s.end - words.start <= snap && s.end < words.end => s.end,
            _ => words.start,
        };
        let end = match self.ground.sentence_of(words.end.saturating_sub(1)) {
            Some(s) if s.end - words.end <= (words.end - s.start).min(snap) => s.end,
            Some(s) if words.end - s.start <= snap && s.start > start => s.start,
            _ => words.end,
        };
        start..end
    }
}

/// The stretches that two articles share, in order of place in `a`, given what they have word for word; unless they are to
/// be `loose`, no other ones.
pub(in crate::passages) fn stretches(
    a: Page<'_>,
    b: Page<'_>,
    alike: Vec<Alignment>,
    loose: bool,
    options: &Options,
) -> Vec<Stretch> {
    let grounds = Grounds { a: a.ground, b: b.ground };
    let mut exact = exact(a, b, alike, grounds, options);
    let copied = |x: &Alignment| kind(x, grounds, options).is_copying();
    let loose = loose && !told_whole(exact.iter().filter(|x| copied(x)), a.words, b.words);
    let taken: Vec<&Alignment> = exact.iter().filter(|x| loose && copied(x)).collect();
    let mut found = if loose { rewritings(a, b, &taken, options) } else { Vec::new() };
    let told = |x: &Alignment| found.iter().any(|s| within(&x.a, &s.a) && within(&x.b, &s.b));
    exact.retain(|x| kind(x, grounds, options) != PassageKind::Furniture || !told(x));
    found.extend(exact.into_iter().map(|x| Stretch {
        kind: kind(&x, grounds, options),
        changes: x.changes(),
        a: x.a,
        b: x.b,
    }));
    found.sort_by_key(|x| (x.a.start, x.b.start));
    found
}

/// The stretches of one article that are the other's rewritten, given those that were taken word for word.
fn rewritings(a: Page<'_>, b: Page<'_>, taken: &[&Alignment], options: &Options) -> Vec<Stretch> {
    // What was taken word for word has sharper edges, and tells all that the region would.
    let is_new = |(in_a, in_b): &Rewriting| !taken.iter().any(|x| shared(&x.a, in_a) > 0 && shared(&x.b, in_b) > 0);
    let likely = |region: &Region| {
        let words = extent(region, a.bare(), b.bare(), options).filter(is_new)?;
        tells(region, &words, a.bare(), b.bare(), options.loose_evidence).then_some(words)
    };
    let regions = regions(a.told, b.told, demands(options));
    regions.iter().filter_map(likely).filter_map(|words| rewritten(words, a, b, options)).collect()
}

/// Whether stretches hold nearly all of the shorter article: then there is nothing left that could have been rewritten.
pub(in crate::passages) fn told_whole<'x>(exact: impl Iterator<Item = &'x Alignment>, a: &[u32], b: &[u32]) -> bool {
    let told: usize = exact.map(|x| x.a.len().min(x.b.len())).sum();
    told * 20 >= a.len().min(b.len()) * 19
}

fn demands(options: &Options) -> Demands {
    Demands { gap: options.loose_gap as u32, grams: options.loose_grams, rarity: options.loose_rarity }
}

/// Masks may add so much to the log-odds of a rewritten stretch: words of a quotation that only one side has.
const MASKED: f32 = 2.0;

/// Whether one of two articles may have been rewritten from the other, as far as can be told before their masks are known;
/// the sieve lists the bigrams of `b`.
pub(in crate::passages) fn may_be_rewritten(a: Bare<'_>, b: Bare<'_>, sieve: &Sieve, options: &Options) -> bool {
    let enough = options.loose_evidence - MASKED;
    let likely =
        |region: &Region| extent(region, a, b, options).is_some_and(|words| tells(region, &words, a, b, enough));
    regions_with(a.told, b.told, sieve, demands(options)).iter().any(likely)
}

/// What the words `a` and those that the table lists have word for word, whatever masks they bear: nothing that no mask could
/// make long enough.
pub(in crate::passages) fn alike(a: &[u32], b: &[u32], table: &GramTable, options: &Options) -> Vec<Alignment> {
    let runs = shared_runs(a, b, table);
    let firm = |run: &Run| run.len >= options.min_run as u32;
    if !runs.iter().any(firm) {
        return Vec::new();
    }
    let chains = chains(&runs, options.gap as u32);
    let firm: Vec<&[Run]> = chains.iter().filter_map(|chain| firm_part(chain, options.min_run as u32)).collect();
    let mut found = joined(apart(aligned(&firm, a, b)), a, b, options);
    found.retain(|x| x.firm(options.min_run as u32) as usize >= options.min_masked.min(options.min_words));
    found
}

/// Word-for-word stretches.
fn exact(a: Page<'_>, b: Page<'_>, alike: Vec<Alignment>, grounds: Grounds<'_>, options: &Options) -> Vec<Alignment> {
    let mut kept = Vec::new();
    for alignment in alike.into_iter().map(|x| with_its_sentences(x, a, b, options)) {
        let (before, core, after) = grounds.cut(alignment);
        let parts = [before, core, after].into_iter().flatten();
        kept.extend(parts.filter_map(|x| long_enough(x, grounds, options)));
    }
    kept
}

/// The chains with their gaps filled. Of texts that repeat themselves, those that lie over better
/// ones are left out: there are many, and they would not be kept.
fn aligned(chains: &[&[Run]], a: &[u32], b: &[u32]) -> Vec<Alignment> {
    let repeated = chains.len() > KEPT;
    let mut done: Vec<Alignment> = Vec::with_capacity(chains.len().min(KEPT));
    for chain in chains {
        let (Some(first), Some(last)) = (chain.first(), chain.last()) else { continue };
        let (in_a, in_b) = (first.a..last.a_end(), first.b..last.b_end());
        if !(repeated && done.iter().take(KEPT).any(|x| covers(&x.a, &in_a) || covers(&x.b, &in_b))) {
            done.extend(align(chain, a, b));
        }
    }
    done
}

/// A stretch with the rest of the sentences at its ends, where that rest is short on both sides and for the greater part the
/// same.
fn with_its_sentences(mut x: Alignment, a: Page<'_>, b: Page<'_>, options: &Options) -> Alignment {
    let fits = |in_a: &Range<u32>, in_b: &Range<u32>| -> Option<Vec<Run>> {
        let long = in_a.len().max(in_b.len());
        let runs = if long > options.gap { Vec::new() } else { between(in_a.clone(), in_b.clone(), a.words, b.words) };
        let alike: usize = runs.iter().map(|r| r.len as usize).sum();
        (alike > 0 && alike * 2 >= long).then_some(runs)
    };
    let own = |page: Page<'_>, to: u32| {
        let sentence = page.ground.sentence_of(to)?.start..to;
        let dateline = sentence.clone().take_while(|word| page.ground.mask(*word) & CREDIT != 0).count();
        Some(sentence.start + dateline as u32..to)
    };
    if let Some((in_a, in_b)) = own(a, x.a.start).zip(own(b, x.b.start))
        && let Some(runs) = fits(&in_a, &in_b)
    {
        (x.a.start, x.b.start) = (in_a.start, in_b.start);
        x.runs.splice(0..0, runs);
    }
    let last = |range: &Range<u32>| range.end.saturating_sub(1);
    let ends = a.ground.sentence_of(last(&x.a)).zip(b.ground.sentence_of(last(&x.b)));
    if let Some((in_a, in_b)) = ends.map(|(s, t)| (x.a.end..s.end, x.b.end..t.end))
        && let Some(runs) = fits(&in_a, &in_b)
    {
        (x.a.end, x.b.end) = (in_a.end, in_b.end);
        x.runs.extend(runs);
    }
    x
}

/// A chain from its first to its last run of some length: shorter ones hold it together, but do not carry its ends.
fn firm_part(chain: &[Run], words: u32) -> Option<&[Run]> {
    let firm = |run: &Run| run.len >= words;
    chain.get(chain.iter().position(firm)?..chain.iter().rposition(firm)? + 1)
}

/// A stretch that is long enough for its kind; of one that is a quotation, the quoted words.
fn long_enough(x: Alignment, grounds: Grounds<'_>, options: &Options) -> Option<Alignment> {
    let (x, wanted) = match kind(&x, grounds, options) {
        PassageKind::Quotation => (grounds.quoted(&x)?, options.min_masked),
        PassageKind::Furniture => (x, options.min_masked),
        _ => (x, options.min_words),
    };
    // Short runs one after another, in a stretch that is short itself, are a form filled in twice rather than a copy.
    let long = x.a.len().min(x.b.len()) > options.form_words || x.longest() as usize >= options.seed_run;
    (x.firm(options.min_run as u32) as usize >= wanted && long).then_some(x)
}

/// Words of both articles.
type Rewriting = (Range<u32>, Range<u32>);

/// The words of a region on both sides, where it is large enough.
fn extent(region: &Region, a: Bare<'_>, b: Bare<'_>, options: &Options) -> Option<Rewriting> {
    let words = |content: &[Content], range: &Range<usize>| {
        Some(content.get(range.start)?.word()..content.get(range.end.checked_sub(1)?)?.word() + 1)
    };
    let (in_a, in_b) = (words(a.told.content, &region.a)?, words(b.told.content, &region.b)?);
    let large = region.grams >= options.loose_grams
        && region.a.len().min(region.b.len()) >= options.loose_words
        && in_a.len().min(in_b.len()) >= options.loose_length;
    large.then_some((in_a, in_b))
}

/// Whether the words of a region say enough for a copy.
fn tells(region: &Region, (in_a, in_b): &Rewriting, a: Bare<'_>, b: Bare<'_>, enough: f32) -> bool {
    let evidence = Evidence::of(region, a.told.content, b.told.content);
    let words = a.between(in_a).zip(b.between(in_b));
    words.is_some_and(|(in_a, in_b)| evidence.weight(in_a, in_b, enough) >= enough)
}

/// Similarity from which a rewritten stretch is nearly word for word.
const NEARLY: f32 = 0.9;

/// Two stretches as one in which the order of words does not count.
fn rewritten((in_a, in_b): Rewriting, a: Page<'_>, b: Page<'_>, options: &Options) -> Option<Stretch> {
    let (in_a, in_b) = (a.whole_sentences(in_a, options.snap), b.whole_sentences(in_b, options.snap));
    let changes = unordered(a.bare().between(&in_a)?, b.bare().between(&in_b)?);
    let kind = Grounds { a: a.ground, b: b.ground }.kind_of(&in_a, &in_b, options);
    // What was taken nearly word for word is held to the length that this takes.
    let too_short = changes.similarity() >= NEARLY && (changes.matched as usize) < options.min_words;
    let alike = changes.similarity() >= options.loose_similarity && !too_short;
    alike.then_some(Stretch { a: in_a, b: in_b, changes, kind })
}

fn within(part: &Range<u32>, whole: &Range<u32>) -> bool {
    whole.start <= part.start && part.end <= whole.end
}

fn shared(x: &Range<u32>, y: &Range<u32>) -> u32 {
    x.end.min(y.end).saturating_sub(x.start.max(y.start))
}

/// Keeps the better of two stretches that lie over each other on one side; in order of place.
fn apart(mut alignments: Vec<Alignment>) -> Vec<Alignment> {
    alignments.sort_by_key(|x| (std::cmp::Reverse(x.matched()), x.a.start, x.b.start));
    let mut kept: Vec<Alignment> = Vec::new();
    for alignment in alignments {
        let over = |other: &Alignment| covers(&other.a, &alignment.a) || covers(&other.b, &alignment.b);
        // Stretches come best first, so looking at the best ones bounds the work and loses only repeats of repeats.
        if !kept.iter().take(KEPT).any(over) {
            kept.push(alignment);
        }
    }
    kept.sort_by_key(|x| (x.a.start, x.b.start));
    kept
}

/// How many stretches of one pair are compared with each other.
const KEPT: usize = 64;

/// Whether most of the second range lies in the first.
fn covers(whole: &Range<u32>, part: &Range<u32>) -> bool {
    shared(whole, part) * 10 > (part.end - part.start) * 6
}

/// Joins stretches that follow each other on both sides: over a few words whatever they are, over more where they answer each
/// other as well.
fn joined(alignments: Vec<Alignment>, a: &[u32], b: &[u32], options: &Options) -> Vec<Alignment> {
    let mut out: Vec<Alignment> = Vec::new();
    for next in alignments {
        match out.last_mut().and_then(|last| Some((bridge(last, &next, a, b, options)?, last))) {
            Some((bridge, last)) => {
                last.a.end = next.a.end;
                last.b.end = next.b.end;
                last.runs.extend(bridge.into_iter().chain(next.runs));
            }
            None => out.push(next),
        }
    }
    out
}

/// The words in common between two stretches that are to be joined.
fn bridge(last: &Alignment, next: &Alignment, a: &[u32], b: &[u32], options: &Options) -> Option<Vec<Run>> {
    let (in_a, in_b) = (last.a.end..next.a.start, last.b.end..next.b.start);
    let wide = |range: &Range<u32>| range.start > range.end || range.len() > options.wide_gap;
    if wide(&in_a) || wide(&in_b) {
        return None;
    }
    let runs = between(in_a.clone(), in_b.clone(), a, b);
    let alike: usize = runs.iter().map(|r| r.len as usize).sum();
    let short = in_a.len().min(in_b.len());
    let near = in_a.len().max(in_b.len()) <= options.gap;
    (near || short > 0 && alike as f32 >= options.gap_share * short as f32).then_some(runs)
}
