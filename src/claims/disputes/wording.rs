//! How two quotations stand to each other, word by word.
//!
//! Takes the words of two quotations, gives [`Stand`]. A cut, a word more or less, a contraction and another spelling are how
//! writers and transcribers work; a content word in the place of another, and a `not` on one side, are something else.

use crate::claims::conflicts::differ_in;
use crate::text::Token;
use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices};
use std::ops::Range;

/// How two quotations stand to each other.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Stand {
    /// They are the same words, as far as the shorter goes.
    Same,
    /// They are the same but for one place: the words of each there, by number, and what differs.
    Other(&'static str, Range<usize>, Range<usize>),
    /// They are two quotations, or say the same in their writers' ways.
    Apart,
}

/// Words that both must have.
const LEAST: usize = 8;
/// Of which so many stand in a row.
const ROW: usize = 4;
/// Share of the shorter one's words that both must have, in hundredths.
const COVERED: usize = 80;
/// Compares two quotations. The words come with their text.
pub(super) fn compare(a: &[Token], in_a: &str, b: &[Token], in_b: &str) -> Stand {
    let hashes = |tokens: &[Token]| tokens.iter().map(|t| t.hash).collect::<Vec<u32>>();
    let ops = capture_diff_slices(Algorithm::Myers, &hashes(a), &hashes(b));
    let equal = |op: &DiffOp| if let DiffOp::Equal { len, .. } = op { *len } else { 0 };
    let first = ops.iter().position(|op| equal(op) >= 2);
    let last = ops.iter().rposition(|op| equal(op) >= 2);
    let Some(inside) = first.zip(last).and_then(|(f, l)| ops.get(f..=l)) else { return Stand::Apart };
    let same: usize = inside.iter().map(equal).sum();
    let row = inside.iter().map(equal).max().unwrap_or(0);
    if same < LEAST || row < ROW || same * 100 < a.len().min(b.len()) * COVERED {
        return Stand::Apart;
    }
    let changes: Vec<&DiffOp> = inside.iter().filter(|op| op.tag() != DiffTag::Equal).collect();
    match changes.as_slice() {
        [] => Stand::Same,
        [op] => {
            let (old, new) = (op.old_range(), op.new_range());
            let of = |tokens: &[Token], range: &Range<usize>| tokens.get(range.clone()).unwrap_or(&[]).to_vec();
            match differ_in(&of(a, &old), in_a, &of(b, &new), in_b) {
                Some(slot) => Stand::Other(slot, old, new),
                None => Stand::Apart,
            }
        }
        _ => Stand::Apart,
    }
}

#[cfg(test)]
mod tests {
    use super::{Stand, compare};
    use crate::text::{Token, tokenise};

    fn stand(a: &str, b: &str) -> Stand {
        let words = |s: &str| tokenise(s).into_iter().filter(Token::is_word).collect::<Vec<Token>>();
        compare(&words(a), a, &words(b), b)
    }

    const WHOLE: &str = "We will open the new bridge before the winter, and nobody will pay to cross it";

    #[test]
    fn another_word_another_figure_and_a_not_make_another_wording() {
        for (other, slot) in [
            ("We will open the old bridge before the summer, and nobody will pay to cross it", None),
            ("We will open the new bridge before the summer, and nobody will pay to cross it", Some("words")),
            ("We will not open the new bridge before the winter, and nobody will pay to cross it", Some("polarity")),
        ] {
            let found = stand(WHOLE, other);
            assert_eq!(matches!(found, Stand::Other(s, ..) if Some(s) == slot), slot.is_some(), "{other}: {found:?}");
        }
        let found = stand(
            "It will take us 12 years to build the new bridge here",
            "It will take us 20 years to build the new bridge here",
        );
        assert!(matches!(found, Stand::Other("number", ..)), "{found:?}");
    }

    #[test]
    fn a_cut_a_contraction_and_a_spelling_do_not() {
        for other in [
            "We will open the new bridge before the winter",
            "We'll open the new bridge before the winter, and nobody will pay to cross it",
            "We will open the new bridge before winter, and nobody will pay to cross it",
            "We will open that new bridge before the winter, and nobody will pay to cross it",
            "We will opens the new bridge before the winter, and nobody will pay to cross it",
        ] {
            assert!(!matches!(stand(WHOLE, other), Stand::Other(..)), "{other}");
        }
        assert_eq!(stand(WHOLE, WHOLE), Stand::Same);
        assert_eq!(stand(WHOLE, "The weir leaks and always did, said the miller of Orrin"), Stand::Apart);
    }
}
