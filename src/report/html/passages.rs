//! Reused passages, side by side, the differing words marked.

use super::articles;
use super::drawing::{self, Drawing};
use crate::audit::{Audit, Places};
use crate::facts::{Field, Reading};
use crate::passages::{Direction, Passage, Side};
use crate::report::visible;
use crate::report::words::Words;
use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::borrow::Cow;
use std::cmp::Reverse;

/// Words of a side that are compared.
const COMPARED: usize = 2000;
/// Passages that are shown unless all are asked for: a folder of copies has as many as it has pairs.
const SHOWN: usize = 500;

/// A passage as the page shows it.
pub(super) struct Card<'a> {
    pub number: usize,
    pub words: u32,
    pub kind: &'static str,
    pub percent: u32,
    pub credited: bool,
    /// What is known of who took from whom.
    pub direction: &'static str,
    pub evidence: String,
    /// Who had it when, where that is known.
    pub drawing: Option<Drawing>,
    pub left: Half<'a>,
    pub right: Half<'a>,
}

/// One side of a passage.
pub(super) struct Half<'a> {
    pub side: Side,
    pub article: String,
    pub place: String,
    pub outlet: Cow<'a, str>,
    pub published: String,
    pub pieces: Vec<Piece>,
}

/// Some words of a side.
pub(super) struct Piece {
    pub text: String,
    /// Whether the other side does not have them.
    pub only_here: bool,
}

/// The copied passages, uncredited and longest first.
pub(super) fn cards<'a>(audit: &'a Audit, places: &Places<'a>, all: bool) -> Vec<Card<'a>> {
    let mut list: Vec<&Passage> = audit.passages.list.iter().filter(|p| p.kind.is_copying()).collect();
    list.sort_by_key(|p| (p.credited, Reverse(p.words), p.a, p.b));
    list.truncate(if all { usize::MAX } else { SHOWN });
    (1..).zip(list).filter_map(|(number, passage)| card(number, passage, places)).collect()
}

fn card<'a>(number: usize, passage: &Passage, places: &Places<'a>) -> Option<Card<'a>> {
    let swapped = passage.direction == Direction::BToA;
    let (left, right) = if swapped { (passage.b, passage.a) } else { (passage.a, passage.b) };
    let (from, into) = (places.reading(left.article)?, places.reading(right.article)?);
    let redacted = |side: Side| {
        let text = places.audit().words(side.article, Field::Text, side.span).to_owned();
        vec![Piece { text, only_here: false }]
    };
    let [left_pieces, right_pieces] = match places.audit().redaction {
        None => compared(from, left, into, right),
        Some(_) => [redacted(left), redacted(right)],
    };
    Some(Card {
        number,
        words: passage.words,
        kind: passage.kind.name(),
        percent: (passage.similarity * 100.0).round() as u32,
        credited: passage.credited,
        direction: match passage.direction {
            Direction::AToB | Direction::BToA => "the right one took it from the left one",
            Direction::CommonSource => "both took it from a third",
            Direction::Unknown => "who took it from whom is unknown",
        },
        evidence: visible(&passage.evidence.join("; ")).into_owned(),
        drawing: drawing::of_pair(passage, places),
        left: half(left, from, places, left_pieces),
        right: half(right, into, places, right_pieces),
    })
}

fn half<'a>(side: Side, reading: &'a Reading, places: &Places<'a>, pieces: Vec<Piece>) -> Half<'a> {
    let meta = &reading.article.meta;
    Half {
        side,
        article: articles::anchor(reading),
        place: super::place(places, side.article, Field::Text, side.span),
        outlet: meta.outlet.as_deref().map_or(Cow::Borrowed("outlet unknown"), visible),
        published: meta.published.map_or_else(|| "date unknown".to_owned(), super::day_and_time),
        pieces,
    }
}

/// The words of both sides, those that only one has marked (Myers 1986).
fn compared(from: &Reading, left: Side, into: &Reading, right: Side) -> [Vec<Piece>; 2] {
    let (left, right) = (Words::new(from, left.span, COMPARED), Words::new(into, right.span, COMPARED));
    let mut pieces = [Vec::new(), Vec::new()];
    for op in capture_diff_slices(Algorithm::Myers, left.hashes(), right.hashes()) {
        let (tag, old, new) = op.as_tag_tuple();
        let only_here = tag != DiffTag::Equal;
        for (out, text) in pieces.iter_mut().zip([left.text(old), right.text(new)]) {
            let words = text.trim_end();
            if !words.is_empty() {
                out.push(Piece { text: words.to_owned(), only_here });
                out.push(Piece { text: text.get(words.len()..).unwrap_or("").to_owned(), only_here: false });
            }
        }
    }
    for (out, beyond) in pieces.iter_mut().zip([left.beyond(), right.beyond()]) {
        if beyond > 0 {
            out.push(Piece { text: format!("… {beyond} more words"), only_here: false });
        }
    }
    pieces
}
