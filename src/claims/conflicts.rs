//! Conflicts: two mentions of one claim that cannot both be right.
//!
//! Takes two matched lines with their slots and holders, gives the slot they differ in and what each says. Explained away
//! before: bounds, rounding, counts that grew between two dates of publication, sentences that tell different parts.

use super::holders::{Holder, OFFICES};
use super::lines::Line;
use super::matching::Found;
use super::slots::{Quantity, Slots};
use crate::facts::{NameKind, Reading};
use crate::span::Span;
use crate::text::{Token, TokenKind};
use chrono::Datelike as _;
use std::ops::Range;

/// One side of a comparison.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    /// The article.
    pub reading: &'a Reading,
    /// Whether its sentence is a quotation.
    pub quoted: bool,
    /// Where the proposition stands.
    pub span: Span,
    /// Its slots.
    pub slots: &'a Slots,
    /// Those of its whole sentence.
    pub of_sentence: &'a Slots,
    /// Whom it is given to.
    pub holder: Option<&'a Holder>,
    /// When the article was published, in days.
    pub day: Option<i32>,
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
/// Longest sentences that are compared word by word.
const MAX_WORDS: usize = 120;

/// Tokens of the longest stretch that stands for another.
const LONGEST_CHANGE: usize = 4;

impl<'a> Side<'a> {
    /// The whole sentence of a proposition, which says who speaks.
    fn whole(self) -> Option<Self> {
        let sentences = &self.reading.text.sentences;
        let sentence = sentences.get(self.reading.text.sentence_at(self.span.start))?.span;
        Some(Self { span: sentence, slots: self.of_sentence, ..self })
    }
}

/// What two matched lines differ in; the first slot found.
pub(super) fn find(a: Side<'_>, b: Side<'_>, found: Found) -> Option<Difference> {
    if found.cosine >= SAME_SENTENCE {
        return speaker(a, b, found).or_else(|| changed_words(a, b)).or_else(|| one_slot(a.whole()?, b.whole()?));
    }
    if found.cosine >= SAME_COUNT && found.shared >= 4 {
        return number(a, b);
    }
    None
}

/// Words in common from which two sentences may be one with a slot changed, and their share of the longer.
const ONE_SLOT: (usize, f32) = (6, 0.7);

/// One sentence with one stretch changed: what the two say there.
pub(super) fn one_slot(a: Side<'_>, b: Side<'_>) -> Option<Difference> {
    let (x, y) = (words(a), words(b));
    let longer = x.len().max(y.len());
    if longer > MAX_WORDS || x.len().abs_diff(y.len()) > LONGEST_CHANGE {
        return None;
    }
    let changes = changes(x, y);
    let [(i, j)] = changes.as_slice() else { return None };
    let same = x.len() - i.len();
    let alike = same >= ONE_SLOT.0 && same as f32 >= ONE_SLOT.1 * longer as f32;
    if alike { judge(a, b, x.get(i.clone())?, y.get(j.clone())?) } else { None }
}

/// The same quotation, given to two people.
fn speaker(a: Side<'_>, b: Side<'_>, found: Found) -> Option<Difference> {
    let (x, y) = (a.holder?, b.holder?);
    let quoted = a.quoted && b.quoted && found.shared >= 3;
    // Whom a pronoun means is a guess.
    let told = !x.by_pronoun && !y.by_pronoun;
    (quoted && told && x.other_person(y)).then(|| Difference::clash("actor", [x.label.clone(), y.label.clone()]))
}

/// The only number that both give of one thing.
fn number(a: Side<'_>, b: Side<'_>) -> Option<Difference> {
    let only = |side: Side<'_>, of: &str| side.slots.numbers.iter().filter(|n| n.of == of).count() == 1;
    for x in a.slots.numbers.iter().filter(|n| !n.of.is_empty()) {
        let Some(y) = b.slots.numbers.iter().find(|n| n.of == x.of) else { continue };
        if only(a, &x.of)
            && only(b, &x.of)
            && x.clashes(y)
            && same_context(a, x, b, y)
            && !is_sampled(a)
            && !is_sampled(b)
        {
            return Some(of_figures(a, x, b, y));
        }
    }
    None
}

fn of_figures(a: Side<'_>, x: &Quantity, b: Side<'_>, y: &Quantity) -> Difference {
    Difference { slot: "number", values: [x.text.clone(), y.text.clone()], grown: is_update(a, x, b, y) }
}

/// Words of figures that are taken anew for each poll.
const SAMPLED: &[&str] = &["poll", "polls", "survey", "surveys", "margin", "sampling", "polled", "surveyed"];

/// Whether a proposition tells of a poll: two polls have two figures.
fn is_sampled(side: Side<'_>) -> bool {
    let text = side.reading.article.text.as_str();
    words(side).iter().any(|t| SAMPLED.iter().any(|w| w.eq_ignore_ascii_case(t.of(text))))
}

/// A count in the later article may be the news of the earlier one.
fn is_update(a: Side<'_>, x: &Quantity, b: Side<'_>, y: &Quantity) -> bool {
    match (a.day, b.day) {
        (Some(d), Some(e)) if d < e => y.value > x.value,
        (Some(d), Some(e)) if d > e => x.value > y.value,
        _ => false,
    }
}

/// Days after an event in which a count of people may still grow without a word.
const FRESH_DAYS: i32 = 2;
/// Words of a count that grew, or has not ended.
const GREW: &[&str] = &[
    "rose", "risen", "rises", "climbed", "grew", "grown", "now", "more", "further", "latest", "far", "least",
    "another", "toll",
];

/// Whether the larger of two counts stands in the article that was published later.
pub(super) fn has_grown(a: Option<&Reading>, b: Option<&Reading>, counts: [f64; 2]) -> bool {
    let when = |r: Option<&Reading>| r?.article.meta.published.map(|p| (p.date, p.time.unwrap_or_default()));
    let order = when(a).zip(when(b)).map(|(x, y)| x.cmp(&y));
    order.is_some_and(|o| o.is_lt() && counts[0] < counts[1] || o.is_gt() && counts[1] < counts[0])
}

/// Whether one of two different counts may be the news of the other: they were published close to each other or on
/// unknown days, or one says that it grew. A count that is smaller in the later article has not grown.
pub(super) fn may_have_grown(
    a: Option<&Reading>,
    in_a: &Line,
    b: Option<&Reading>,
    in_b: &Line,
    counts: [f64; 2],
) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return true };
    let when = |r: &Reading| r.article.meta.published.map(|p| (p.date, p.time.unwrap_or_default()));
    let order = when(a).zip(when(b)).map(|(x, y)| x.cmp(&y));
    if order.is_some_and(|o| o.is_lt() && counts[1] < counts[0] || o.is_gt() && counts[0] < counts[1]) {
        return false;
    }
    let day = |r: &Reading| r.article.meta.published.map(|p| p.date.num_days_from_ce());
    let marked = |r: &Reading, line: &Line| {
        let words = r.text.tokens.get(r.text.tokens_in(line.span)).unwrap_or(&[]).iter();
        words.map(|t| t.of(&r.article.text)).any(|w| GREW.iter().any(|g| g.eq_ignore_ascii_case(w)))
    };
    let fresh = day(a).zip(day(b)).is_none_or(|(d, e)| (d - e).abs() < FRESH_DAYS);
    fresh || marked(a, in_a) || marked(b, in_b)
}

/// Whether the words beside two numbers agree, so that the same thing is said of both counts.
fn same_context(a: Side<'_>, x: &Quantity, b: Side<'_>, y: &Quantity) -> bool {
    let near = |side: Side<'_>, q: &Quantity| -> Vec<u32> {
        let tokens = &side.reading.text.tokens;
        let inside = side.reading.text.tokens_in(q.span);
        let range = inside.start.saturating_sub(4)..(inside.end + 4).min(tokens.len());
        let words = tokens.get(range).unwrap_or(&[]).iter();
        words.filter(|t| t.kind == TokenKind::Word && t.end - t.start > 3).map(|t| t.hash).collect()
    };
    let theirs = near(b, y);
    near(a, x).iter().filter(|h| theirs.contains(h)).count() >= 2
}

/// One sentence in two versions: looks at the words that were replaced.
fn changed_words(a: Side<'_>, b: Side<'_>) -> Option<Difference> {
    let (x, y) = (words(a), words(b));
    if x.len() > MAX_WORDS || y.len() > MAX_WORDS {
        return None;
    }
    let changes = changes(x, y);
    // Many changes are a rewriting, in which no word stands for another.
    if changes.len() > 3 {
        return None;
    }
    changes.into_iter().find_map(|(i, j)| judge(a, b, x.get(i)?, y.get(j)?))
}

fn words<'a>(side: Side<'a>) -> &'a [Token] {
    let range = side.reading.text.tokens_in(side.span);
    side.reading.text.tokens.get(range).unwrap_or(&[])
}

/// The stretches of two token lists that were replaced by each other.
fn changes(x: &[Token], y: &[Token]) -> Vec<(Range<usize>, Range<usize>)> {
    // Marks have no hash of their own, and do not count.
    let hashes = |t: &[Token]| -> Vec<u32> { t.iter().map(|t| t.hash).collect() };
    let ops = similar::capture_diff_slices(similar::Algorithm::Myers, &hashes(x), &hashes(y));
    let replaced = ops.iter().filter(|op| op.tag() != similar::DiffTag::Equal);
    replaced.map(|op| (op.old_range(), op.new_range())).collect()
}

/// What a replaced stretch means.
fn judge(a: Side<'_>, b: Side<'_>, x: &[Token], y: &[Token]) -> Option<Difference> {
    let (old, new) = (shown(a, x), shown(b, y));
    if x.is_empty() || y.is_empty() {
        return negated(x.len() + y.len(), &old, &new).then(|| Difference::clash("polarity", [old, new]));
    }
    if x.len() > LONGEST_CHANGE || y.len() > LONGEST_CHANGE {
        return None;
    }
    if let (Some(p), Some(q)) = (quantity(a, x), quantity(b, y)) {
        return p.clashes(q).then(|| of_figures(a, p, b, q));
    }
    if let (Some(p), Some(q)) = (day(a, x), day(b, y)) {
        let apart = p.0 > q.1 || q.0 > p.1;
        return apart.then(|| Difference::clash("date", [old, new]));
    }
    let in_quotation = |side: Side<'_>, t: &[Token]| {
        let at = t.first().map_or(0, |t| t.start);
        side.reading.facts.quotes.iter().any(|q| q.span.start < at && at < q.span.end)
    };
    if in_quotation(a, x) && in_quotation(b, y) {
        return is_other_word(&old, &new).then(|| Difference::clash("quotation", [old, new]));
    }
    if is_office(a, x) && is_office(b, y) {
        return Some(Difference::clash("role", [old, new]));
    }
    let ((p, kind), (q, other)) = (named(a, x)?, named(b, y)?);
    let apart = p != q && !p.contains(&q) && !q.contains(&p);
    let slot = if (kind, other) == (NameKind::Place, NameKind::Place) { "place" } else { "actor" };
    apart.then(|| Difference::clash(slot, [old, new]))
}

/// Whether a stretch says in which office somebody is.
fn is_office(side: Side<'_>, tokens: &[Token]) -> bool {
    tokens.iter().any(|t| OFFICES.iter().any(|o| o.eq_ignore_ascii_case(t.of(&side.reading.article.text))))
}

/// Whether one side has a negation that the other lacks.
fn negated(words: usize, old: &str, new: &str) -> bool {
    let is = |s: &str| matches!(s.to_lowercase().as_str(), "not" | "never" | "no" | "didn't" | "won't");
    words <= 2 && (is(old) || is(new))
}

/// Letters of a word that means something by itself.
const MEANING: usize = 4;

/// Whether each is one word, and they are no forms of one: contractions and endings are how a transcriber hears, not what was said.
fn is_other_word(old: &str, new: &str) -> bool {
    let whole = |word: &str| word.chars().count() >= MEANING && word.chars().all(char::is_alphabetic);
    let start = |word: &str| word.to_lowercase().chars().take(MEANING).collect::<String>();
    whole(old) && whole(new) && start(old) != start(new)
}

fn shown(side: Side<'_>, tokens: &[Token]) -> String {
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => first.span().cover(last.span()).of(&side.reading.article.text).to_owned(),
        _ => String::new(),
    }
}

/// The quantity that a stretch is part of.
fn quantity<'a>(side: Side<'a>, tokens: &[Token]) -> Option<&'a Quantity> {
    let (first, last) = (tokens.first()?, tokens.last()?);
    let span = first.span().cover(last.span());
    side.slots.numbers.iter().find(|n| n.span.overlaps(span)).filter(|n| !is_place_in_list(side, n))
}

/// Whether a number begins its line and counts nothing: `7. A name`.
fn is_place_in_list(side: Side<'_>, number: &Quantity) -> bool {
    let text = side.reading.article.text.as_str();
    let before = text.get(..number.span.from()).unwrap_or("").trim_end_matches(' ');
    let closed = text.get(number.span.to()..).is_some_and(|rest| rest.starts_with(['.', ')']));
    closed && (before.is_empty() || before.ends_with('\n'))
}

/// The days that a stretch is part of, if the stretch names them: not `this` and `the past`.
fn day(side: Side<'_>, tokens: &[Token]) -> Option<(i32, i32)> {
    let (first, last) = (tokens.first()?, tokens.last()?);
    tokens.iter().find(|t| t.kind == TokenKind::Number || is_capital(side, t))?;
    let span = first.span().cover(last.span());
    side.slots.days.iter().find(|d| d.span.overlaps(span)).map(|d| (d.lo, d.hi))
}

fn is_capital(side: Side<'_>, token: &Token) -> bool {
    token.of(&side.reading.article.text).starts_with(char::is_uppercase)
}

/// The entity that a stretch names, in lower case, and what it is; it names nothing but that.
fn named(side: Side<'_>, tokens: &[Token]) -> Option<(String, NameKind)> {
    let (first, last) = (tokens.first()?, tokens.last()?);
    tokens.iter().all(|t| t.kind != TokenKind::Word || is_capital(side, t)).then_some(())?;
    let span = first.span().cover(last.span());
    let names = &side.reading.facts.names;
    let from = names.partition_point(|n| n.span.end <= span.start);
    let name = names.get(from).filter(|n| n.span.overlaps(span))?;
    Some((name.entity.to_lowercase(), name.kind))
}
