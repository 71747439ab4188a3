//! Days that two sentences name in one place.

use super::{Place, is_capital};
use crate::claims::lines::slots::Day;
use crate::text::{Token, TokenKind};

/// The day that a stretch is part of, if the stretch names it: not `this` and `the past`. Of an article without a date of
/// publication, only one that hangs on no other.
pub(super) fn at<'a>(side: Place<'a>, tokens: &[Token]) -> Option<&'a Day> {
    let (first, last) = (tokens.first()?, tokens.last()?);
    tokens.iter().find(|t| t.kind == TokenKind::Number || is_capital(side, t))?;
    let span = first.span().cover(last.span());
    let day = side.slots.days.iter().find(|d| d.span.overlaps(span)).filter(|d| !d.is_hour())?;
    let known = side.reading.article.meta.published.is_some() || day.is_dated();
    known.then_some(day)
}
