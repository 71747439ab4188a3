//! The search itself: runs the steps in order, in parallel where articles and pairs stand alone.

use super::candidates::identity;
use super::candidates::postings::Postings;
use super::candidates::telling::{Bigrams, Telling, telling};
use super::candidates::{self, Pair};
use super::desk::{Desk, Desks, Room};
use super::direction::credits::Names;
use super::direction::siblings;
use super::direction::{Case, judge};
use super::masks::furniture::{self, Furniture};
use super::options::Options;
use super::pairs::align::Alignment;
use super::pairs::runs::GramTable;
use super::pairs::sieve::Sieve;
use super::pairs::{Bare, Stretch, alike, may_be_rewritten, stretches, told_whole};
use super::words::columns::{self, Columns, forget};
use super::words::content::Content;
use super::words::order::Order;
use super::words::winnow::winnow;
use super::{Passage, PassageKind, Passages, Side};
use crate::facts::Reading;
use rayon::prelude::*;
use std::ops::Range;

/// How many partners of one article are aligned in one piece of work.
const PARTNERS: usize = 64;

/// What is known of a folder before any two articles are compared.
struct Ready {
    duplicate_of: Vec<Option<u32>>,
    columns: Columns,
    contents: Vec<Box<[Content]>>,
    /// The telling bigrams of each article.
    telling: Vec<Bigrams>,
    order: Order,
    furniture: Furniture,
    /// What is worth comparing, in order.
    pairs: Vec<Candidate>,
}

/// Two articles that are worth comparing, and why.
type Candidate = (Pair, Why);

/// What makes two articles worth comparing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Why {
    /// They share a run of words outside furniture.
    Copied,
    /// They share no such run, but word groups.
    Rewritten,
    /// They share no such run, but furniture.
    Furnished,
    /// They share no such run, but word groups and furniture.
    RewrittenAndFurnished,
}

impl Why {
    /// What two reasons make together.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Copied, _) | (_, Self::Copied) => Self::Copied,
            (one, other) if one == other => one,
            _ => Self::RewrittenAndFurnished,
        }
    }
}

/// The pairs of articles that are compared, in order.
pub(super) fn candidates(readings: &[Reading], options: &Options) -> Vec<Pair> {
    ready(readings, options).pairs.into_iter().map(|(pair, _)| pair).collect()
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
    let (mut columns, mut contents) =
        Columns::new(readings, |index| duplicate_of.get(index).is_none_or(Option::is_none));
    let order = Order::new(readings);
    let postings = Postings::collect(&columns, |article, each| winnow(columns.of(article), each));
    let furniture = furniture::find(readings, &columns, &postings, &order);
    let copied = candidates::exact(&columns, &postings, &order, &furniture, options);
    let furnished = candidates::furnished(&columns, &postings, &furniture);
    drop(postings);
    let Telling { bigrams: mut telling, pairs: rewritten } = telling(&contents, options);
    let pairs = together([(copied, Why::Copied), (rewritten, Why::Rewritten), (furnished, Why::Furnished)]);
    let compared = compared(&pairs, readings.len());
    columns.forget(&compared);
    forget(&mut contents, &compared);
    forget(&mut telling, &compared);
    Ready { duplicate_of, columns, contents, telling, order, furniture, pairs }
}

/// Whether each article is compared with any other.
fn compared(pairs: &[Candidate], articles: usize) -> Vec<bool> {
    let mut compared = vec![false; articles];
    for article in pairs.iter().flat_map(|((x, y), _)| [*x, *y]) {
        if let Some(compared) = compared.get_mut(article as usize) {
            *compared = true;
        }
    }
    compared
}

/// All pairs in order, each once.
fn together(found: [(Vec<Pair>, Why); 3]) -> Vec<Candidate> {
    let mut all: Vec<Candidate> = Vec::with_capacity(found.iter().map(|(pairs, _)| pairs.len()).sum());
    for (pairs, why) in found {
        all.extend(pairs.into_iter().map(|pair| (pair, why)));
    }
    all.sort_unstable();
    all.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        kept.1 = if same { kept.1.and(next.1) } else { kept.1 };
        same
    });
    all
}

/// Finds the passages of a folder.
pub(super) fn search(readings: &[Reading], options: &Options) -> Passages {
    let Ready { duplicate_of, columns, contents, telling, order, furniture, pairs } = ready(readings, options);
    let names = Names::new(outlets(readings, &order).into_iter());
    let room = Room {
        readings,
        columns: &columns,
        contents: &contents,
        order: &order,
        furniture: &furniture,
        telling: &telling,
        names: &names,
    };
    let folder = Folder { desks: Desks::new(room), pairs: &pairs, options };
    let mut list = folder.passages();
    siblings::settle(&mut list, readings, &names);
    let words = (0..readings.len() as u32).into_par_iter().zip(readings).map(|(article, reading)| {
        let repeats = duplicate_of.get(article as usize).copied().flatten().is_some();
        if repeats { columns::count(reading) } else { columns.range(article).len() as u32 }
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

struct Folder<'a> {
    desks: Desks<'a>,
    pairs: &'a [Candidate],
    options: &'a Options,
}

/// What is listed of the longer article, for all its partners; each list when it is first asked for.
#[derive(Default)]
struct Tables {
    grams: GramTable,
    has_grams: bool,
    sieve: Sieve,
    has_sieve: bool,
}

impl Folder<'_> {
    /// The passages of all pairs, in order of the two articles, then place.
    fn passages(&self) -> Vec<Passage> {
        let mut turned: Vec<Candidate> =
            self.pairs.iter().map(|((x, y), why)| (self.long_first(*x, *y), *why)).collect();
        turned.sort_unstable();
        let pieces: Vec<&[Candidate]> =
            turned.chunk_by(|(x, _), (y, _)| x.0 == y.0).flat_map(|group| group.chunks(PARTNERS)).collect();
        let found: Vec<Vec<Passage>> = pieces
            .into_par_iter()
            .map_init(Tables::default, |tables, piece| {
                (tables.has_grams, tables.has_sieve) = (false, false);
                piece.iter().flat_map(|((long, short), why)| self.between(*short, *long, *why, tables)).collect()
            })
            .collect();
        let mut list: Vec<Passage> = found.into_iter().flatten().collect();
        list.sort_by_key(|p| (p.a.article, p.b.article, p.a.span, p.b.span));
        list
    }

    /// The longer article first; of equally long ones the one whose text hashes higher, so that names decide nothing.
    fn long_first(&self, x: u32, y: u32) -> Pair {
        let room = self.desks.room();
        let key = |article: u32| {
            let digest = room.readings.get(article as usize).map(|r| r.article.text_sha256);
            (room.columns.of(article).len(), digest)
        };
        if key(x) >= key(y) { (x, y) } else { (y, x) }
    }

    /// The passages that two articles share; the tables are those of the longer one.
    fn between(&self, short: u32, long: u32, why: Why, tables: &mut Tables) -> Vec<Passage> {
        let rewritten = matches!(why, Why::Rewritten | Why::RewrittenAndFurnished);
        let likely = rewritten && self.may_be_rewritten(short, long, tables);
        if why == Why::Rewritten && !likely {
            return Vec::new();
        }
        let alike = self.alike(short, long, tables);
        let copied = why == Why::Copied;
        let loose =
            likely || copied && (self.told_whole(&alike, short, long) || self.may_be_rewritten(short, long, tables));
        if !loose && alike.is_empty() {
            return Vec::new();
        }
        let (Some(one), Some(other)) = (self.desks.of(short), self.desks.of(long)) else { return Vec::new() };
        let (told, other_told) = (self.desks.told(short), self.desks.told(long));
        let found = stretches(one.page(told, loose), other.page(other_told, loose), alike, loose, self.options);
        let share = |side: fn(&Stretch) -> &Range<u32>, whole: usize| {
            let copied: usize = found.iter().filter(|x| x.kind.is_copying()).map(|x| side(x).len()).sum();
            if whole == 0 { 0.0 } else { copied as f32 / whole as f32 }
        };
        let shares = (share(|x| &x.a, one.words.len()), share(|x| &x.b, other.words.len()));
        found.iter().filter_map(|x| self.passage(x, (short, one), (long, other), shares)).collect()
    }

    /// What two articles have word for word.
    fn alike(&self, short: u32, long: u32, tables: &mut Tables) -> Vec<Alignment> {
        let columns = self.desks.room().columns;
        if !std::mem::replace(&mut tables.has_grams, true) {
            tables.grams.rebuild(columns.of(long));
        }
        alike(columns.of(short), columns.of(long), &tables.grams, self.options)
    }

    fn told_whole(&self, alike: &[Alignment], short: u32, long: u32) -> bool {
        let columns = self.desks.room().columns;
        told_whole(alike.iter(), columns.of(short), columns.of(long))
    }

    /// Whether one of two articles may have been rewritten from the other, as far as their bare words tell.
    fn may_be_rewritten(&self, short: u32, long: u32, tables: &mut Tables) -> bool {
        let room = self.desks.room();
        let bare = |article: u32| Bare { words: room.columns.of(article), told: self.desks.told(article) };
        let (a, b) = (bare(short), bare(long));
        if !std::mem::replace(&mut tables.has_sieve, true) {
            tables.sieve.rebuild(b.told.bigrams.iter().map(|bigram| bigram.hash));
        }
        may_be_rewritten(a, b, &tables.sieve, self.options)
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
        let names = self.desks.room().names;
        let first = one.party(shares.0, found.a.clone());
        let second = other.party(shares.1, found.b.clone());
        let (a, b) = if flip { (second, first) } else { (first, second) };
        let verdict = judge(&Case { a, b, copied: found.kind.is_copying(), names });
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
