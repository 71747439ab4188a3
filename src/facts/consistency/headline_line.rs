//! The headline against the line at the head of the text that repeats it.
//!
//! Many texts begin with their own headline. Where the two are the same but for one figure or one letter, one of them is
//! mistyped, whatever the rest of the text says.

use super::desk::Desk;
use super::names::alike;
use crate::span::Span;
use crate::text::Token;

/// Fewest words that both lines must share.
const FEWEST: usize = 4;
/// The line stands among so many first tokens.
const NEAR: usize = 6;

/// A word or figure of the headline that its repetition has otherwise.
pub(super) struct Difference {
    /// Where it stands in the headline.
    pub here: Span,
    /// Where it stands in the text.
    pub there: Span,
    /// Whether it is a figure.
    pub figure: bool,
}

/// What the text's first line, where it repeats the headline, has otherwise: one word or figure, or nothing.
pub(super) fn difference(desk: &Desk<'_>, title: &str, tokens: &[Token]) -> Option<Difference> {
    let words: Vec<&Token> = tokens.iter().filter(|t| t.is_word()).collect();
    if words.len() <= FEWEST {
        return None;
    }
    let body: Vec<&Token> = desk.view.tokens.iter().filter(|t| t.is_word()).take(words.len() + NEAR).collect();
    let (a, b) = body.windows(words.len()).find_map(|line| {
        let mut apart = words.iter().zip(line).filter(|(a, b)| a.hash != b.hash);
        let (a, b) = apart.next()?;
        apart.next().is_none().then_some((*a, *b))
    })?;
    let (one, two) = (a.of(title), b.of(desk.view.text));
    let digits = |w: &str| w.starts_with(|c: char| c.is_ascii_digit());
    let figure = digits(one) && digits(two);
    let spelling = one.len() > 2 && !digits(one) && !digits(two) && alike(&two.to_lowercase(), &one.to_lowercase());
    (figure || spelling).then_some(Difference { here: a.span(), there: b.span(), figure })
}
