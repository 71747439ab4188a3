//! Quotation marks: tokens in, marks with their direction out.

use crate::ingest::Article;
use crate::text::{Text, Token, TokenKind};
use std::ops::Range;

/// Which marks belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// `"`, `“ ”`, `„ “`, ` `` '' `: they mix freely in what people paste together.
    Double,
    /// `'`, `‘ ’`, `‹ ›`.
    Single,
    /// `« »`.
    Guillemet,
}

/// Where a mark points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// It can only open.
    Open,
    /// It can only close.
    Close,
    /// Nothing around it tells.
    Either,
    /// A single mark after an s: it closes, or it is the apostrophe of a plural.
    MayClose,
}

/// One quotation mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// Its first token.
    pub at: usize,
    /// How many tokens it takes: two for ` `` ` and `''`.
    pub tokens: usize,
    pub family: Family,
    pub direction: Direction,
    /// Whether its form tells the direction.
    pub curly: bool,
}

/// The tokens of an article, as the search for quotations asks about them.
pub(super) struct Tokens<'a> {
    pub text: &'a str,
    pub all: &'a [Token],
}

impl<'a> Tokens<'a> {
    pub fn new(article: &'a Article, text: &'a Text) -> Self {
        Self { text: &article.text, all: &text.tokens }
    }

    pub fn of(&self, at: usize) -> &'a str {
        self.all.get(at).map_or("", |t| t.of(self.text))
    }

    pub fn mark(&self, at: usize) -> Option<char> {
        let token = self.all.get(at).filter(|t| t.kind == TokenKind::Mark)?;
        token.of(self.text).chars().next()
    }

    /// Whether a token touches the one before it.
    pub fn touches(&self, at: usize) -> bool {
        at.checked_sub(1).and_then(|b| self.all.get(b)).zip(self.all.get(at)).is_some_and(|(a, b)| a.end == b.start)
    }

    pub fn is_word(&self, at: usize) -> bool {
        self.all.get(at).is_some_and(Token::is_word)
    }

    fn is_number(&self, at: usize) -> bool {
        self.all.get(at).is_some_and(|t| t.kind == TokenKind::Number)
    }

    /// Collects the quotation marks of a paragraph.
    pub fn marks(&self, range: Range<usize>, marks: &mut Vec<Mark>) {
        marks.clear();
        let mut at = range.start;
        while at < range.end {
            let found = self.all.get(at).filter(|t| t.kind == TokenKind::Mark).and_then(|_| self.read(at, &range));
            at += found.map_or(1, |m| m.tokens);
            marks.extend(found);
        }
    }

    fn read(&self, at: usize, range: &Range<usize>) -> Option<Mark> {
        let twice = at + 1 < range.end && self.touches(at + 1) && self.of(at + 1) == self.of(at);
        let mark = |family, direction, curly| Some(Mark { at, tokens: 1, family, direction, curly });
        match self.mark(at)? {
            '"' | '＂' => mark(Family::Double, self.straight(at, 1, range), false),
            '“' | '„' | '‟' => mark(Family::Double, self.curly(at, range, Direction::Open), true),
            '”' => mark(Family::Double, self.curly(at, range, Direction::Close), true),
            '`' | '\'' if twice => {
                let direction = if self.of(at) == "`" { Direction::Open } else { self.straight(at, 2, range) };
                Some(Mark { at, tokens: 2, family: Family::Double, direction, curly: false })
            }
            '«' => mark(Family::Guillemet, Direction::Open, true),
            '»' => mark(Family::Guillemet, Direction::Close, true),
            '‘' | '‹' => self.single(at, range).map(|_| Mark {
                at,
                tokens: 1,
                family: Family::Single,
                direction: Direction::Open,
                curly: true,
            }),
            '\'' | '’' | '›' | '`' => {
                let direction = self.single(at, range)?;
                mark(Family::Single, direction, self.of(at) != "'")
            }
            _ => None,
        }
    }

    /// A curly mark points where its form says, unless its surroundings say the opposite (`word “ Next`, `” Word` at the start).
    fn curly(&self, at: usize, range: &Range<usize>, form: Direction) -> Direction {
        let (before, after) = self.gaps(at, 1, range);
        match form {
            Direction::Open if !before && after && self.is_word_or_stop(at) => Direction::Close,
            Direction::Close if before && !after && at + 1 < range.end && self.is_word(at + 1) => Direction::Open,
            form => form,
        }
    }

    fn is_word_or_stop(&self, at: usize) -> bool {
        at > 0 && (self.is_word(at - 1) || matches!(self.mark(at - 1), Some('.' | ',' | '!' | '?' | '…')))
    }

    /// Whether white space or a border stands before and after a mark.
    fn gaps(&self, at: usize, tokens: usize, range: &Range<usize>) -> (bool, bool) {
        let before = at <= range.start || !self.touches(at);
        let after = at + tokens >= range.end || !self.touches(at + tokens);
        (before, after)
    }

    /// The direction of a straight mark, from its neighbours.
    fn straight(&self, at: usize, tokens: usize, range: &Range<usize>) -> Direction {
        let opener = |i: usize| matches!(self.mark(i), Some('(' | '[' | '—' | '–' | '-' | '/' | '\'' | '‘' | '“'));
        let closer = |i: usize| {
            matches!(self.mark(i), Some(',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '—' | '–' | '\'' | '’'))
        };
        match self.gaps(at, tokens, range) {
            (true, false) if !closer(at + tokens) || self.mark(at + tokens) == Some('\'') => Direction::Open,
            (true, false) => Direction::Either,
            (false, true) => Direction::Close,
            (true, true) if at == range.start => Direction::Open,
            (true, true) => Direction::Either,
            (false, false) if opener(at - 1) && !closer(at + tokens) => Direction::Open,
            (false, false) if closer(at + tokens) || closer(at - 1) => Direction::Close,
            (false, false) => Direction::Either,
        }
    }

    /// The direction of a single mark; `None` for an apostrophe.
    fn single(&self, at: usize, range: &Range<usize>) -> Option<Direction> {
        let (before, after) = self.gaps(at, 1, range);
        let opener = at > range.start && matches!(self.mark(at - 1), Some('(' | '[' | '—' | '–' | '"' | '“' | '-'));
        if (before || opener) && !after {
            let next = self.of(at + 1);
            return (!self.is_number(at + 1) && !is_clipped(next)).then_some(Direction::Open);
        }
        if before || self.is_number(at - 1) && !after {
            return None;
        }
        let next_word = at + 1 < range.end && self.is_word(at + 1);
        match () {
            () if !after && next_word => None,
            () if self.of(at - 1).ends_with(['s', 'S', 'n', 'z']) && next_word => Some(Direction::MayClose),
            () => Some(Direction::Close),
        }
    }
}

/// Words that an apostrophe begins.
fn is_clipped(word: &str) -> bool {
    ["em", "tis", "twas", "til", "cause", "bout", "n", "round", "cos", "kay", "ere", "neath"]
        .iter()
        .any(|w| word.eq_ignore_ascii_case(w))
}
