//! Ways: how the parts of a claim tell it, as the tracing of origins asks.
//!
//! Takes the pieces of a claim and what was matched, says which parts tell it in like words and which surely make it.

use crate::claims::lines::Line;
use crate::claims::matching::{Found, Matched, key};
use crate::claims::origins;
use crate::claims::stories::story::Told;
use crate::span::Span;
use std::ops::Range;

/// Cosine, and shared terms, from which two sentences tell a thing in suspiciously like words.
const LIKE_WORDING: [(f32, u32); 3] = [(0.75, 12), (0.9, 8), (0.97, 5)];
/// And those from which two whole sentences do: who writes for himself seldom writes a whole sentence as another did.
const ONE_SENTENCE: (f32, u32) = (0.97, 2);

/// Cosine from which one sentence may be another rewritten.
const REWORDED: f32 = 0.55;
/// Cosine from which two quotations are the same words.
const SAME_WORDS: f32 = 0.9;

/// The ways in which the parts of a claim tell it.
pub(in crate::claims) struct Ways<'a> {
    /// The pieces of each part.
    pieces: Vec<Vec<&'a Piece<'a>>>,
    /// What was matched.
    matched: &'a Matched<'a>,
}

impl<'a> Ways<'a> {
    /// The ways of so many parts; `of_piece` is the part of each piece.
    pub fn new(parts: usize, pieces: &'a [Piece<'a>], of_piece: &[usize], matched: &'a Matched<'a>) -> Self {
        let mut by_part = vec![Vec::new(); parts];
        for (piece, part) in pieces.iter().zip(of_piece) {
            if let Some(list) = by_part.get_mut(*part) {
                list.push(piece);
            }
        }
        Self { pieces: by_part, matched }
    }

    fn told(&self, part: usize) -> impl Iterator<Item = (u32, &'a Piece<'a>)> {
        let pieces = self.pieces.get(part).into_iter().flatten();
        pieces.flat_map(|piece| piece.told.clone().map(move |n| (n, *piece)))
    }

    fn any(&self, i: usize, j: usize, test: impl Fn(&Found, bool) -> bool) -> bool {
        self.any_pair(i, j, |found, a, b| test(found, a.line.mood.quoted && b.line.mood.quoted))
    }

    fn any_pair(&self, i: usize, j: usize, test: impl Fn(&Found, &Piece<'_>, &Piece<'_>) -> bool) -> bool {
        self.told(i).any(|(x, a)| {
            self.told(j).any(|(y, b)| self.matched.matches.get(&key(x, y)).is_some_and(|found| test(found, a, b)))
        })
    }
}

impl origins::Matches for Ways<'_> {
    fn alike(&self, i: usize, j: usize) -> bool {
        let reaches = |f: &Found, (cosine, shared): (f32, u32)| f.cosine >= cosine && f.shared >= shared;
        self.any_pair(i, j, |found, a, b| {
            let quoted = a.line.mood.quoted && b.line.mood.quoted;
            let alike = LIKE_WORDING.iter().any(|like| reaches(found, *like));
            !quoted && (alike || a.is_sentence() && b.is_sentence() && reaches(found, ONE_SENTENCE))
        })
    }

    fn reworded(&self, i: usize, j: usize) -> bool {
        self.any(i, j, |found, _| found.cosine >= REWORDED)
    }

    fn same_words(&self, i: usize, j: usize) -> bool {
        let same = |found: &Found, quoted| quoted && found.cosine >= SAME_WORDS || found.same_quote;
        self.any(i, j, same)
    }

    fn quoted_in_one(&self, i: usize, j: usize) -> bool {
        self.any(i, j, |found, _| found.quoted_in_one)
    }

    fn is_firm(&self, i: usize, j: usize) -> bool {
        self.any(i, j, |found, _| found.certain)
    }
}

/// A claim of one article.
pub(in crate::claims) struct Alone;

impl origins::Matches for Alone {
    fn alike(&self, _: usize, _: usize) -> bool {
        false
    }

    fn reworded(&self, _: usize, _: usize) -> bool {
        false
    }

    fn same_words(&self, _: usize, _: usize) -> bool {
        false
    }

    fn quoted_in_one(&self, _: usize, _: usize) -> bool {
        false
    }

    fn is_firm(&self, _: usize, _: usize) -> bool {
        false
    }
}

/// A stretch of an article that states a claim.
pub(in crate::claims) struct Piece<'a> {
    /// Rank of its article.
    pub rank: u32,
    /// Number of its article inside the story.
    pub doc: u32,
    /// The line it is part of.
    pub line: &'a Line,
    /// Where it stands.
    pub span: Span,
    /// The propositions it is made of, by number.
    pub told: Range<u32>,
}

impl<'a> Piece<'a> {
    /// One proposition as a piece.
    pub fn of(told: &Told<'a>, number: u32) -> Self {
        Self { rank: told.rank, doc: told.doc, line: told.line, span: told.span, told: number..number + 1 }
    }

    /// Whether it is a whole sentence, but for marks and a word before it.
    fn is_sentence(&self) -> bool {
        self.span.len() * 10 >= self.line.span.len() * 9
    }
}
