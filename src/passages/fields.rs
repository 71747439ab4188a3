//! What rule pages may ask of a passage, seen from one of the two articles that share it.

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
    for list in &mut by_article {
        list.sort_by_key(|p| (p.span, p.other));
    }
    by_article
}

fn from_one_side(readings: &[Reading], passage: &Passage, mine: Side, other: Side) -> PassageSeen {
    let article = |index: u32| readings.get(index as usize).map(|r| &r.article);
    let outlet = |index: u32| article(index).and_then(|a| a.meta.outlet.clone());
    let (here, there) = (outlet(mine.article), outlet(other.article));
    let role = match (passage.direction, mine == passage.a) {
        (Direction::AToB, true) | (Direction::BToA, false) => "gave",
        (Direction::AToB, false) | (Direction::BToA, true) => "took",
        (Direction::CommonSource, _) => "common-source",
        (Direction::Unknown, _) => "unknown",
    };
    PassageSeen {
        span: mine.span,
        other,
        other_path: article(other.article).map_or_else(String::new, |a| a.path.clone()),
        same_outlet: here.is_some() && here == there,
        other_outlet: there,
        words: passage.words,
        similarity: passage.similarity,
        kind: passage.kind,
        role,
        credited: passage.credited,
        evidence: passage.evidence.join("; "),
    }
}
