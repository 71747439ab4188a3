//! Conflicts: two mentions of one claim that cannot both be right.
//!
//! Takes two matched lines with their slots and holders, gives the slot they differ in and what each says. Explained away
//! before: bounds, rounding, other units, counts that grew between two dates of publication, reports that come again each
//! week, two ways to write one name, lines that state nothing, sentences that tell different parts.

mod days;
mod figures;
mod growth;
mod leads;
mod names;
mod speaker;
#[cfg(test)]
mod tests;
mod wording;

use crate::claims::lines::Line;
use crate::claims::lines::props::Prop;
use crate::claims::lines::slots::Slots;
use crate::claims::lines::terms::TermId;
use crate::claims::matching::Found;
use crate::claims::origins::holders::Holder;
use crate::facts::Reading;
use crate::span::Span;
use crate::text::Token;
pub(super) use figures::is_later_issue;
pub(super) use growth::{has_grown, may_have_grown};
pub(super) use names::is_spelling;
use std::ops::Range;
pub(super) use wording::differ_in;

/// A stretch of an article whose words are compared.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    /// The article.
    pub reading: &'a Reading,
    /// Where it stands.
    pub span: Span,
    /// Its slots.
    pub slots: &'a Slots,
    /// Whom it is given to.
    pub holder: Option<&'a Holder>,
    /// Whether its sentence has an odd number of negations.
    pub negative: bool,
}

/// One side of a comparison: a proposition in its sentence.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    /// The proposition.
    pub place: Place<'a>,
    /// Its sentence.
    pub line: &'a Line,
    /// The slots of its whole sentence.
    pub of_sentence: &'a Slots,
}

/// A slot and what each side has in it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Difference {
    /// Which slot.
    pub slot: &'static str,
    /// What each says.
    pub values: [String; 2],
    /// Whether the later is the news of the earlier, so that both were right in their day.
    pub grown: bool,
}

impl Difference {
    /// Two values of which one must be wrong.
    pub fn clash(slot: &'static str, values: [String; 2]) -> Self {
        Self { slot, values, grown: false }
    }
}

/// Cosine from which two lines are one sentence with a few words changed.
const SAME_SENTENCE: f32 = 0.72;
/// Cosine from which two lines are alike enough that the same thing is counted in both.
const SAME_COUNT: f32 = 0.40;
/// Terms in common from which two lines without a common name are of one thing, where their articles are: `The payment date is 5 May` is said of many.
const TELLING: usize = 5;
/// Longest sentences that are compared word by word.
const MAX_WORDS: usize = 120;

/// Tokens of the longest stretch that stands for another.
const LONGEST_CHANGE: usize = 4;

impl<'a> Place<'a> {
    /// The article's text.
    fn text(&self) -> &'a str {
        self.reading.article.text.as_str()
    }

    fn tokens(&self) -> &'a [Token] {
        let range = self.reading.text.tokens_in(self.span);
        self.reading.text.tokens.get(range).unwrap_or(&[])
    }

    /// Whether one of its words is one of a list.
    fn has_any(&self, words: &[&str]) -> bool {
        self.tokens().iter().any(|t| words.iter().any(|w| w.eq_ignore_ascii_case(t.of(self.text()))))
    }
}

impl<'a> Side<'a> {
    /// The whole sentence of a proposition, which says who speaks.
    pub fn whole(self) -> Self {
        let place = Place { span: self.line.span, slots: self.of_sentence, ..self.place };
        Self { place, ..self }
    }

    /// The other propositions of its sentence.
    fn beside(&self) -> impl Iterator<Item = &'a Prop> {
        let own = self.place.span;
        self.line.props.iter().filter(move |p| !p.span.overlaps(own))
    }
}

/// What two matched lines differ in; the first slot found.
pub(super) fn find(a: Side<'_>, b: Side<'_>, found: Found) -> Option<Difference> {
    let is_name = |t: &&TermId| !a.line.calendar.contains(t);
    let named = a.line.proper.iter().filter(is_name).any(|t| b.line.proper.binary_search(t).is_ok());
    let shared = a.line.terms.iter().filter(|t| b.line.terms.binary_search(t).is_ok()).count();
    let of_one_thing = named || shared >= TELLING && leads::share_a_name(a.place.reading, b.place.reading);
    if !a.line.mood.states || !b.line.mood.states || !of_one_thing {
        return None;
    }
    if found.cosine >= SAME_SENTENCE {
        return speaker::find(a, b, found).or_else(|| changed_words(a, b)).or_else(|| outside(a, b));
    }
    if found.cosine >= SAME_COUNT && found.shared >= 4 {
        return figures::find(a, b);
    }
    None
}

/// What two propositions with the same words differ in just outside: not what another proposition of the sentence says,
/// which is a claim of its own.
fn outside(a: Side<'_>, b: Side<'_>) -> Option<Difference> {
    let (x, y) = (a.whole(), b.whole());
    let (i, j) = one_change(x, y)?;
    let elsewhere =
        |side: Side<'_>, t: &[Token]| t.first().is_some_and(|t| side.beside().any(|p| p.span.contains(t.span())));
    if elsewhere(a, i) || elsewhere(b, j) { None } else { judge(x.place, y.place, i, j) }
}

/// Words in common from which two sentences may be one with a slot changed, and their share of the longer.
const ONE_SLOT: (usize, f32) = (6, 0.7);

/// One sentence with one stretch changed: what the two say there.
pub(super) fn one_slot(a: Side<'_>, b: Side<'_>) -> Option<Difference> {
    let (i, j) = one_change(a, b).filter(|_| a.line.mood.states && b.line.mood.states)?;
    judge(a.place, b.place, i, j)
}

/// The one stretch in which two sentences differ.
fn one_change<'a>(a: Side<'a>, b: Side<'a>) -> Option<(&'a [Token], &'a [Token])> {
    let (x, y) = (a.place.tokens(), b.place.tokens());
    let longer = x.len().max(y.len());
    if longer > MAX_WORDS || x.len().abs_diff(y.len()) > LONGEST_CHANGE {
        return None;
    }
    let changes = changes(x, y);
    let [(i, j)] = changes.as_slice() else { return None };
    let same = x.len() - i.len();
    let alike = same >= ONE_SLOT.0 && same as f32 >= ONE_SLOT.1 * longer as f32;
    if alike { Some((x.get(i.clone())?, y.get(j.clone())?)) } else { None }
}

/// One sentence in two versions: looks at the words that were replaced.
fn changed_words(a: Side<'_>, b: Side<'_>) -> Option<Difference> {
    let (x, y) = (a.place.tokens(), b.place.tokens());
    if x.len() > MAX_WORDS || y.len() > MAX_WORDS {
        return None;
    }
    let changes = changes(x, y);
    // Many changes are a rewriting, in which no word stands for another.
    if changes.len() > 3 {
        return None;
    }
    changes.into_iter().find_map(|(i, j)| judge(a.place, b.place, x.get(i)?, y.get(j)?))
}

/// The stretches of two token lists that were replaced by each other.
pub(super) fn changes(x: &[Token], y: &[Token]) -> Vec<(Range<usize>, Range<usize>)> {
    // Marks have no hash of their own, and do not count.
    let hashes = |t: &[Token]| -> Vec<u32> { t.iter().map(|t| t.hash).collect() };
    let ops = similar::capture_diff_slices(similar::Algorithm::Myers, &hashes(x), &hashes(y));
    let replaced = ops.iter().filter(|op| op.tag() != similar::DiffTag::Equal);
    replaced.map(|op| (op.old_range(), op.new_range())).collect()
}

/// What a replaced stretch means.
pub(super) fn judge(a: Place<'_>, b: Place<'_>, x: &[Token], y: &[Token]) -> Option<Difference> {
    let values = [shown(a, x), shown(b, y)];
    if x.is_empty() || y.is_empty() {
        let [old, new] = &values;
        let other_words = a.has_any(DENIES) || b.has_any(DENIES) || a.negative == b.negative;
        let denied = negated(x.len() + y.len(), old, new) && !other_words;
        return denied.then(|| Difference::clash("polarity", values));
    }
    if x.len() > LONGEST_CHANGE || y.len() > LONGEST_CHANGE {
        return None;
    }
    if let (Some(p), Some(q)) = (figures::at(a, x), figures::at(b, y)) {
        return figures::clash(a, p, b, q);
    }
    if let (Some(p), Some(q)) = (days::at(a, x), days::at(b, y)) {
        return (p.apart(q) && !figures::is_later_issue(a, b)).then(|| Difference::clash("date", values));
    }
    if in_quotation(a, x) && in_quotation(b, y) {
        // Two people may say the same of different things.
        let two = a.holder.zip(b.holder).is_some_and(|(x, y)| x.other_person(y));
        let other = wording::differ_in(x, a.text(), y, b.text()) == Some("words");
        return (!two && other).then(|| Difference::clash("quotation", values));
    }
    names::clash(a, x, b, y).map(|slot| Difference::clash(slot, values))
}

fn in_quotation(side: Place<'_>, tokens: &[Token]) -> bool {
    let at = tokens.first().map_or(0, |t| t.start);
    side.reading.facts.quotes.iter().any(|q| q.span.start < at && at < q.span.end)
}

/// Whether one side has a negation that the other lacks.
fn negated(words: usize, old: &str, new: &str) -> bool {
    let is = |s: &str| matches!(s.to_lowercase().as_str(), "not" | "never" | "no" | "didn't" | "won't");
    words <= 2 && (is(old) || is(new))
}

/// Words that deny, or limit a denial, without being `not`.
const DENIES: &[&str] = &[
    "yet", "until", "unable", "fail", "fails", "failed", "refuse", "refused", "declined", "denied", "without", "lack",
    "lacked",
];

fn shown(side: Place<'_>, tokens: &[Token]) -> String {
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => first.span().cover(last.span()).of(side.text()).to_owned(),
        _ => String::new(),
    }
}

fn is_capital(side: Place<'_>, token: &Token) -> bool {
    token.of(side.text()).starts_with(char::is_uppercase)
}
