//! The search itself: runs the steps in order, in parallel where articles and pairs stand alone.

use super::candidates::{self, Order, Pair};
use super::columns::{self, Columns};
use super::content::{self, Content};
use super::credits::{self, Credit, Names};
use super::direction::{Case, Party, judge};
use super::furniture::{self, Furniture};
use super::loose::{Bigrams, different_bigrams, telling};
use super::masks::{FURNITURE, Ground};
use super::options::Options;
use super::pairs::{Page, Stretch, Tables, stretches};
use super::postings::Postings;
use super::topic::Topic;
use super::winnow::winnow;
use super::{Passage, PassageKind, Passages, Side, identity, siblings};
use crate::facts::Reading;
use crate::span::Span;
use rayon::prelude::*;
use std::collections::HashMap;
use std::ops::Range;

/// How many partners of one article are aligned in one piece of work.
const PARTNERS: usize = 64;

/// What is known of a folder before any two articles are compared.
struct Ready {
    duplicate_of: Vec<Option<u32>>,
    columns: Columns,
    order: Order,
    furniture: Furniture,
    /// What is worth comparing, in order.
    pairs: Vec<Pair>,
    /// Those of them that share nothing but furniture as far as is known, in order.
    furnished: Vec<Pair>,
}

/// The pairs of articles that are compared, in order.
pub(super) fn candidates(readings: &[Reading], options: &Options) -> Vec<Pair> {
    ready(readings, options).pairs
}

/// The words of an article that winnowing chooses, each with the hash of the gram that begins there.
pub(super) fn fingerprints(reading: &Reading) -> Vec<(u32, u32)> {
    let (columns, _) = Columns::new(std::slice::from_ref(reading), |_| true);
    let mut chosen = Vec::new();
    winnow(columns.of(0), |at, hash| chosen.push((at, hash)));
    chosen
}

fn ready(readings: &[Reading], options: &Options) -> Ready {
    let duplicate_of = identity::duplicates(readings);
    let (columns, stems) = Columns::new(readings, |index| duplicate_of.get(index).is_none_or(Option::is_none));
    let order = Order::new(readings);
    let postings = Postings::collect(&columns, |article, each| winnow(columns.of(article), each));
    let furniture = furniture::find(readings, &columns, &postings, &order);
    let mut pairs = candidates::exact(&columns, &postings, &order, &furniture, options);
    let mut furnished = candidates::furnished(&columns, &postings, &furniture);
    drop(postings);
    let trigrams = Postings::collect(&columns, |article, each| {
        let stems = stems.get(article as usize).map_or(&[][..], |stems| stems);
        content::trigrams(stems, &furniture.ranges(article, &columns), each);
    });
    drop(stems);
    pairs.extend(candidates::loose(&columns, &trigrams, options));
    pairs.sort_unstable();
    furnished.retain(|pair| pairs.binary_search(pair).is_err());
    pairs.extend_from_slice(&furnished);
    pairs.sort_unstable();
    pairs.dedup();
    Ready { duplicate_of, columns, order, furniture, pairs, furnished }
}

/// Finds the passages of a folder.
pub(super) fn search(readings: &[Reading], options: &Options) -> Passages {
    let Ready { duplicate_of, columns, order, furniture, pairs, furnished } = ready(readings, options);
    let mut involved: Vec<u32> = pairs.iter().flat_map(|(a, b)| [*a, *b]).collect();
    involved.sort_unstable();
    involved.dedup();
    let names = Names::new(outlets(readings, &order).into_iter());
    let desk = |article: &u32| {
        let reading = readings.get(*article as usize)?;
        let unfolded = &*reading.unfolded();
        let ground = Ground::new(*article, unfolded, &columns, &furniture);
        let content = content::of(unfolded, &ground);
        let (words, outlet) = (columns.of(*article), order.outlet(*article));
        let (bigrams, credits) = (Bigrams::default(), credits::read(unfolded, &names));
        Some((*article, Desk { reading, words, ground, content, bigrams, credits, outlet }))
    };
    let mut desks: HashMap<u32, Desk<'_>> = involved.par_iter().filter_map(desk).collect();
    let contents: Vec<&[Content]> = desks.values().map(|desk| desk.content.as_slice()).collect();
    let topic = Topic::new(&contents, different_bigrams, options.topic);
    desks.par_iter_mut().for_each(|(_, desk)| desk.bigrams = telling(&desk.content, &topic));
    let folder =
        Folder { topic: &topic, columns: &columns, desks: &desks, names: &names, furnished: &furnished, options };
    let mut list = folder.passages(&pairs);
    siblings::settle(&mut list, readings, &names);
    let words = (0..readings.len() as u32).into_par_iter().zip(readings).map(|(article, reading)| {
        let repeats = duplicate_of.get(article as usize).copied().flatten().is_some();
        if repeats { columns::count(reading) } else { columns.of(article).len() as u32 }
    });
    Passages { words: words.collect(), list, duplicate_of }
}

/// Number and name of every outlet.
fn outlets<'a>(readings: &'a [Reading], order: &Order) -> Vec<(u32, &'a str)> {
    let named = |(index, reading): (usize, &'a Reading)| {
        Some((order.outlet(index as u32), reading.article.meta.outlet.as_deref()?))
    };
    readings.iter().enumerate().filter_map(named).collect()
}

/// What is known of an article that may share passages.
struct Desk<'a> {
    reading: &'a Reading,
    words: &'a [u32],
    ground: Ground,
    content: Vec<Content>,
    bigrams: Bigrams,
    credits: Vec<Credit>,
    outlet: u32,
}

impl Desk<'_> {
    /// Where some of the article's words stand.
    fn span(&self, words: Range<u32>) -> Option<Span> {
        self.ground.span(&self.reading.article.text, words)
    }

    /// The article as one of two to compare.
    fn page(&self) -> Page<'_> {
        Page { words: self.words, ground: &self.ground, content: &self.content, bigrams: &self.bigrams }
    }

    /// The article as a party to a passage over some of its words.
    fn party(&self, share: f32, words: Range<u32>) -> Party<'_> {
        let furniture = words.filter(|w| self.ground.mask(*w) & FURNITURE != 0).count();
        Party { reading: self.reading, credits: &self.credits, outlet: self.outlet, share, furniture }
    }
}

struct Folder<'a> {
    columns: &'a Columns,
    topic: &'a Topic,
    desks: &'a HashMap<u32, Desk<'a>>,
    names: &'a Names,
    furnished: &'a [Pair],
    options: &'a Options,
}

impl Folder<'_> {
    /// The passages of all pairs, in order of the two articles, then place.
    fn passages(&self, pairs: &[Pair]) -> Vec<Passage> {
        let mut turned: Vec<Pair> = pairs.iter().map(|(x, y)| self.long_first(*x, *y)).collect();
        turned.sort_unstable();
        let pieces: Vec<&[Pair]> =
            turned.chunk_by(|x, y| x.0 == y.0).flat_map(|group| group.chunks(PARTNERS)).collect();
        let found: Vec<Vec<Passage>> = pieces
            .into_par_iter()
            .map_init(Tables::default, |tables, piece| {
                let Some(long) = piece.first().map(|p| p.0) else { return Vec::new() };
                let Some(desk) = self.desks.get(&long) else { return Vec::new() };
                tables.rebuild(desk.page());
                piece.iter().flat_map(|(_, short)| self.between(*short, long, tables)).collect()
            })
            .collect();
        let mut list: Vec<Passage> = found.into_iter().flatten().collect();
        list.sort_by_key(|p| (p.a.article, p.b.article, p.a.span, p.b.span));
        list
    }

    /// The longer article first; of equally long ones the one whose text hashes higher, so that names decide nothing.
    fn long_first(&self, x: u32, y: u32) -> Pair {
        let key = |article: u32| {
            let digest = self.desks.get(&article).map(|d| d.reading.article.text_sha256);
            (self.columns.of(article).len(), digest)
        };
        if key(x) >= key(y) { (x, y) } else { (y, x) }
    }

    /// The passages that two articles share.
    fn between(&self, short: u32, long: u32, tables: &Tables) -> Vec<Passage> {
        let (Some(one), Some(other)) = (self.desks.get(&short), self.desks.get(&long)) else { return Vec::new() };
        let pair = (short.min(long), short.max(long));
        let topic = Some(self.topic).filter(|_| self.furnished.binary_search(&pair).is_err());
        let found = stretches(one.page(), other.page(), tables, topic, self.options);
        let share = |side: fn(&Stretch) -> &Range<u32>, whole: usize| {
            let copied: usize = found.iter().filter(|x| x.kind.is_copying()).map(|x| side(x).len()).sum();
            if whole == 0 { 0.0 } else { copied as f32 / whole as f32 }
        };
        let shares = (share(|x| &x.a, one.words.len()), share(|x| &x.b, other.words.len()));
        found.iter().filter_map(|x| self.passage(x, (short, one), (long, other), shares)).collect()
    }

    fn passage(
        &self,
        found: &Stretch,
        (short, one): (u32, &Desk<'_>),
        (long, other): (u32, &Desk<'_>),
        shares: (f32, f32),
    ) -> Option<Passage> {
        let sides = [
            Side { article: short, span: one.span(found.a.clone())? },
            Side { article: long, span: other.span(found.b.clone())? },
        ];
        let changes = found.changes;
        let flip = short > long;
        let first = one.party(shares.0, found.a.clone());
        let second = other.party(shares.1, found.b.clone());
        let (a, b) = if flip { (second, first) } else { (first, second) };
        let verdict = judge(&Case { a, b, copied: found.kind.is_copying(), names: self.names });
        if verdict.credited && found.kind == PassageKind::Edited && changes.similarity() < self.options.relayed {
            return None;
        }
        let [x, y] = sides;
        Some(Passage {
            a: if flip { y } else { x },
            b: if flip { x } else { y },
            words: (found.a.end - found.a.start).min(found.b.end - found.b.start),
            similarity: changes.similarity(),
            changes: if flip { changes.mirrored() } else { changes },
            kind: found.kind,
            direction: verdict.direction,
            credited: verdict.credited,
            evidence: verdict.evidence,
        })
    }
}
