//! What rule pages may ask of a passage, seen from one of the two articles that share it.

use super::direction::repeats::{self, Repeat};
use super::{Direction, Passage, PassageKind, Passages, Side};
use crate::facts::Reading;
use crate::facts::schema::{FieldSpec, FieldType, Value};
use crate::span::Span;

/// A passage as one of its articles has it.
#[derive(Clone, Debug, PartialEq)]
pub struct PassageSeen {
    /// Where it stands in this article.
    pub span: Span,
    /// Where it stands in the other.
    pub other: Side,
    /// The other article's path.
    pub other_path: String,
    /// The other article's outlet.
    pub other_outlet: Option<String>,
    /// Whether both articles are known to be of one outlet.
    pub same_outlet: bool,
    /// Words of the shorter side.
    pub words: u32,
    /// Share of words that match, in 0..1.
    pub similarity: f32,
    /// What sort of reuse it is.
    pub kind: PassageKind,
    /// What this article did: `took`, `gave`, `common-source` or `unknown`.
    pub role: &'static str,
    /// Whether the taking side credits the other, or both credit their common source.
    pub credited: bool,
    /// Why the direction is what it is.
    pub evidence: String,
}

/// The fields of a passage.
pub const FIELDS: &[FieldSpec<PassageSeen>] = &[
    FieldSpec {
        name: "text",
        ty: FieldType::Words,
        about: "the passage in this article",
        get: |p, r| Value::Text(p.span.of(&r.article.text).into()),
    },
    FieldSpec {
        name: "words",
        ty: FieldType::Number,
        about: "words of the shorter side",
        get: |p, _| Value::Number(f64::from(p.words)),
    },
    FieldSpec {
        name: "similarity",
        ty: FieldType::Number,
        about: "share of words that match, from 0 to 1",
        get: |p, _| Value::Number(f64::from(p.similarity)),
    },
    FieldSpec {
        name: "kind",
        ty: FieldType::Choice(&["verbatim", "edited", "quotation", "furniture"]),
        about: "what sort of reuse it is; quotation and furniture are not copying",
        get: |p, _| Value::Text(p.kind.name().into()),
    },
    FieldSpec {
        name: "role",
        ty: FieldType::Choice(&["took", "gave", "common-source", "unknown"]),
        about: "what this article did",
        get: |p, _| Value::Text(p.role.into()),
    },
    FieldSpec {
        name: "credited",
        ty: FieldType::Bool,
        about: "whether the taking side credits the other, or both credit their common source",
        get: |p, _| Value::Bool(p.credited),
    },
    FieldSpec {
        name: "same-outlet",
        ty: FieldType::Bool,
        about: "whether both articles are known to be of one outlet",
        get: |p, _| Value::Bool(p.same_outlet),
    },
    FieldSpec {
        name: "other",
        ty: FieldType::Text,
        about: "the other article's path",
        get: |p, _| Value::Text(p.other_path.as_str().into()),
    },
    FieldSpec {
        name: "other-outlet",
        ty: FieldType::Text,
        about: "the other article's outlet",
        get: |p, _| Value::text(p.other_outlet.as_deref()),
    },
    FieldSpec {
        name: "evidence",
        ty: FieldType::Text,
        about: "why the role is what it is",
        get: |p, _| Value::Text(p.evidence.as_str().into()),
    },
];

/// For each article its passages, in order of position.
pub fn seen(readings: &[Reading], passages: &Passages) -> Vec<Vec<PassageSeen>> {
    let mut by_article: Vec<Vec<PassageSeen>> = readings.iter().map(|_| Vec::new()).collect();
    for passage in &passages.list {
        for (mine, other) in [(passage.a, passage.b), (passage.b, passage.a)] {
            if let Some(list) = by_article.get_mut(mine.article as usize) {
                list.push(from_one_side(readings, passage, mine, other));
            }
        }
    }
    for repeat in repeats::find(readings, passages) {
        if let Some(list) = by_article.get_mut(repeat.article as usize) {
            list.push(from_repeat(readings, &repeat));
        }
    }
    for list in &mut by_article {
        list.sort_by_key(|p| (p.span, p.other));
    }
    by_article
}

fn from_one_side(readings: &[Reading], passage: &Passage, mine: Side, other: Side) -> PassageSeen {
    let (other_path, other_outlet, same_outlet) = other_article(readings, mine.article, other.article);
    PassageSeen {
        span: mine.span,
        other,
        other_path,
        other_outlet,
        same_outlet,
        words: passage.words,
        similarity: passage.similarity,
        kind: passage.kind,
        role: role(passage.direction, mine == passage.a),
        credited: passage.credited,
        evidence: passage.evidence.join("; "),
    }
}

/// An article that repeats another whole, seen from the repeat.
fn from_repeat(readings: &[Reading], repeat: &Repeat) -> PassageSeen {
    let whole = |article: u32| {
        let text = readings.get(article as usize).map_or("", |r| r.article.text.as_str());
        Side { article, span: Span::new(0, text.len()).trimmed(text) }
    };
    let (other_path, other_outlet, same_outlet) = other_article(readings, repeat.article, repeat.first);
    let words =
        readings.get(repeat.article as usize).map_or(0, |r| r.text.tokens.iter().filter(|t| t.is_word()).count());
    PassageSeen {
        span: whole(repeat.article).span,
        other: whole(repeat.first),
        other_path,
        other_outlet,
        same_outlet,
        words: words as u32,
        similarity: 1.0,
        kind: PassageKind::Verbatim,
        role: role(repeat.direction, false),
        credited: repeat.credited,
        evidence: repeat.evidence.join("; "),
    }
}

/// Path and outlet of the other article, and whether both are known to be of one outlet.
fn other_article(readings: &[Reading], mine: u32, other: u32) -> (String, Option<String>, bool) {
    let outlet = |index: u32| readings.get(index as usize).and_then(|r| r.article.meta.outlet.clone());
    let (here, there) = (outlet(mine), outlet(other));
    let path = readings.get(other as usize).map_or_else(String::new, |r| r.article.path.clone());
    let same = here.is_some() && here == there;
    (path, there, same)
}

/// What an article did that is `a` of a passage, or `b`: `took`, `gave`, `common-source` or `unknown`.
pub fn role(direction: Direction, is_a: bool) -> &'static str {
    match (direction, is_a) {
        (Direction::AToB, true) | (Direction::BToA, false) => "gave",
        (Direction::AToB, false) | (Direction::BToA, true) => "took",
        (Direction::CommonSource, _) => "common-source",
        (Direction::Unknown, _) => "unknown",
    }
}
