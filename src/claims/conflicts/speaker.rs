//! The same quotation, given to two people.

use super::{Difference, Side};
use crate::claims::matching::Found;
use crate::claims::origins::holders::{Holder, bare};
use crate::span::Span;

/// Whom two articles name for one quotation.
pub(super) fn find(a: Side<'_>, b: Side<'_>, found: Found) -> Option<Difference> {
    let (x, y) = (a.place.holder?, b.place.holder?);
    let quoted = a.line.mood.quoted && b.line.mood.quoted && found.shared >= 3;
    if !quoted || !x.other_person(y) {
        return None;
    }
    let (own, theirs) = (surname(a, x)?, surname(b, y)?);
    // Where one sentence names both, they speak together, or one is whom the quotation is about.
    let apart = own != theirs && !names(a, x, theirs) && !names(b, y, own);
    apart.then(|| Difference::clash("actor", [x.label.clone(), y.label.clone()]))
}

/// The last word of the name that the sentence itself gives. Whom `he` means is a guess, and who goes on speaking in the next
/// sentence, too.
fn surname<'a>(side: Side<'a>, holder: &Holder) -> Option<&'a str> {
    holder.written(side.place.text()).filter(|_| side.line.span.contains(holder.at))
}

/// Whether a name stands in the sentence of a quotation, or where its speaker is named.
fn names(side: Side<'_>, holder: &Holder, surname: &str) -> bool {
    let text = &side.place.reading.text;
    let around = |at: Span| text.sentences.get(text.sentence_at(at.start)).map_or(at, |s| s.span);
    [around(side.place.span), around(holder.at)]
        .iter()
        .any(|s| s.of(side.place.text()).split_whitespace().any(|w| bare(w) == surname))
}
