//! Marks paired into quotations, paragraph by paragraph.
//!
//! One pass, one open quotation at a time; a mark that fits nothing is passed over, and every paragraph starts afresh unless a
//! quotation runs on into it. So a stray mark costs at most the rest of its paragraph.

use super::marks::{Direction, Family, Mark, Tokens};
use crate::text::Text;
use std::ops::Range;

/// The tokens of one quotation, marks included.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    pub tokens: Range<usize>,
    /// How many tokens its opening mark takes.
    pub open: usize,
    /// How many tokens its closing mark takes; 0 where it has none.
    pub close: usize,
    pub paragraph: usize,
    pub run: Option<u32>,
}

/// How many words a quotation in single marks may have where double marks are the rule.
const LONGEST_SINGLE: usize = 12;

/// A quotation that is open at the end of its paragraph.
struct Running {
    family: Family,
    /// Index of its last pair.
    pair: usize,
}

/// Pairs the marks of a whole text.
pub(super) fn find(tokens: &Tokens<'_>, text: &Text) -> Vec<Pair> {
    let british = is_british(tokens, text);
    let mut pairs = Vec::new();
    let mut marks = Vec::new();
    let mut running: Option<Running> = None;
    let mut runs = 0;
    for (paragraph, range) in text.paragraphs.iter().map(|p| p.tokens.start as usize..p.tokens.end as usize).enumerate()
    {
        tokens.marks(range.clone(), &mut marks);
        let before = running.take();
        let Some(first) = marks.first() else { continue };
        let goes_on = before
            .filter(|r| r.family == first.family && first.at == range.start && first.direction != Direction::Close);
        let began = pairs.len();
        let open = Paragraph { tokens, range: range.clone(), marks: &marks, british, paragraph }.pair(&mut pairs);
        if let Some(last) = goes_on {
            let number = pairs.get(last.pair).and_then(|p: &Pair| p.run).unwrap_or_else(|| {
                runs += 1;
                runs - 1
            });
            for index in [last.pair, began] {
                if let Some(pair) = pairs.get_mut(index) {
                    pair.run = Some(number);
                }
            }
        }
        let pair = pairs.len().saturating_sub(1);
        running =
            open.filter(|_| pairs.get(pair).is_some_and(|p| runs_on(tokens, p))).map(|family| Running { family, pair });
    }
    drop_lone_openings(tokens, &mut pairs);
    pairs
}

/// Whether an unclosed quotation may run on into the next paragraph: it begins a sentence.
fn runs_on(tokens: &Tokens<'_>, pair: &Pair) -> bool {
    let word = pair.tokens.clone().find(|at| tokens.is_word(*at));
    word.is_some_and(|at| !tokens.of(at).starts_with(char::is_lowercase))
}

/// Drops quotations that never close, unless they run on or plainly are speech to the end of their paragraph.
fn drop_lone_openings(tokens: &Tokens<'_>, pairs: &mut Vec<Pair>) {
    pairs.retain(|pair| {
        let first = pair.tokens.start + pair.open;
        let ends = pair
            .tokens
            .end
            .checked_sub(1)
            .is_some_and(|last| matches!(tokens.mark(last), Some('.' | '!' | '?' | '…' | ',')));
        let speech = tokens.of(first).starts_with(char::is_uppercase) && ends && pair.tokens.len() > 5;
        let placed = pair.tokens.start == 0
            || !tokens.is_word(pair.tokens.start - 1)
            || matches!(tokens.of(pair.tokens.start - 1), "said" | "says" | "that" | "wrote");
        pair.close > 0 || pair.run.is_some() || speech && placed
    });
}

/// Whether single marks are this text's quotation marks: more of them open words than double marks do.
fn is_british(tokens: &Tokens<'_>, text: &Text) -> bool {
    let mut marks = Vec::new();
    let (mut single, mut double) = (0_usize, 0_usize);
    for paragraph in &text.paragraphs {
        tokens.marks(paragraph.tokens.start as usize..paragraph.tokens.end as usize, &mut marks);
        for mark in marks.iter().filter(|m| m.direction == Direction::Open) {
            match mark.family {
                Family::Single => single += 1,
                Family::Double | Family::Guillemet => double += 1,
            }
        }
    }
    single >= 2 && single > double
}

struct Paragraph<'a> {
    tokens: &'a Tokens<'a>,
    range: Range<usize>,
    marks: &'a [Mark],
    british: bool,
    paragraph: usize,
}

impl Paragraph<'_> {
    /// Pairs the marks; gives the family of a quotation that is still open at the end.
    fn pair(&self, pairs: &mut Vec<Pair>) -> Option<Family> {
        let certain = self.next_certain();
        let mut open: Option<Mark> = None;
        let mut nested = 0_usize;
        for (index, mark) in self.marks.iter().enumerate() {
            match open {
                Some(first)
                    if !first.curly
                        && mark.curly
                        && mark.family == first.family
                        && (nested > 0 || mark.direction == Direction::Open) =>
                {
                    nested = if mark.direction == Direction::Open { nested + 1 } else { nested - 1 };
                }
                Some(first) if mark.family == first.family => {
                    nested = 0;
                    if self.closes(mark, certain.get(index).copied().unwrap_or(false)) {
                        pairs.extend(self.closed(first, *mark));
                        open = None;
                    } else if mark.direction == Direction::Open && self.restarts(&first, mark) {
                        open = Some(*mark);
                    }
                }
                Some(first) if mark.direction == Direction::Open && first.family == Family::Single && !self.british => {
                    open = Some(*mark);
                }
                Some(_) => {}
                None if mark.direction == Direction::Open || self.opens_anyway(index, mark) => open = Some(*mark),
                None => {}
            }
        }
        let first = open.filter(|first| first.family != Family::Single || self.british)?;
        pairs.push(self.to(first, self.range.end, 0));
        Some(first.family)
    }

    /// For each mark, whether one that certainly closes single marks follows before the next that opens them.
    fn next_certain(&self) -> Vec<bool> {
        let mut later = vec![false; self.marks.len()];
        let mut known = false;
        for (mark, place) in self.marks.iter().zip(&mut later).rev() {
            *place = known;
            match (mark.family, mark.direction) {
                (Family::Single, Direction::Close) => known = true,
                (Family::Single, Direction::Open) => known = false,
                _ => {}
            }
        }
        later
    }

    fn closes(&self, mark: &Mark, certain_later: bool) -> bool {
        match mark.direction {
            Direction::Close | Direction::Either => true,
            Direction::MayClose => !certain_later,
            Direction::Open => false,
        }
    }

    /// Whether a second opening mark shows that the first was a stray one. Curly marks of one kind may nest by mistake: the first
    /// stays where it opens a paragraph and the second stands in mid-sentence.
    fn restarts(&self, first: &Mark, second: &Mark) -> bool {
        !(first.curly && second.curly && first.at == self.range.start && self.tokens.is_word(second.at - 1))
    }

    /// Whether a mark without direction opens: an even number of its family is left after it.
    fn opens_anyway(&self, index: usize, mark: &Mark) -> bool {
        mark.direction == Direction::Either
            && mark.family != Family::Single
            && self
                .marks
                .get(index + 1)
                .is_some_and(|next| next.family == mark.family && next.direction != Direction::Open)
    }

    fn closed(&self, first: Mark, last: Mark) -> Option<Pair> {
        let words = last.at.saturating_sub(first.at + first.tokens);
        let fits = words > 0 && (first.family != Family::Single || self.british || words <= LONGEST_SINGLE);
        fits.then(|| self.to(first, last.at + last.tokens, last.tokens))
    }

    fn to(&self, first: Mark, end: usize, close: usize) -> Pair {
        Pair { tokens: first.at..end, open: first.tokens, close, paragraph: self.paragraph, run: None }
    }
}
