//! What rule pages may ask of a claim, seen from one article that makes it.

use crate::claims::{Class, OriginKind, Status};
use crate::facts::schema::{FieldSpec, FieldType, Value};
use crate::span::Span;

pub use crate::claims::seen::seen;

/// A claim as one article makes it; a mention with several conflicts is seen once for each.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimSeen {
    /// Where this article makes it.
    pub span: Span,
    /// Index of the claim.
    pub claim: u32,
    /// What stands behind the claim.
    pub status: Status,
    /// What sort of statement it is.
    pub class: Class,
    /// Whom the text gives it to; `None` for the article's own voice.
    pub holder: Option<String>,
    /// Who vouches for it in this article: `article`, `named` or `unnamed`.
    pub voucher: &'static str,
    /// Whether every mention of it rests on a source without a name.
    pub unnamed_only: bool,
    /// Articles that make it.
    pub articles: u32,
    /// Outlets that make it.
    pub outlets: u32,
    /// Origins that its mentions go back to.
    pub origins: u32,
    /// What sort of origin this mention goes back to.
    pub origin: Option<OriginKind>,
    /// Whether it stands among the first three sentences.
    pub lead: bool,
    /// The mention that contradicts this one.
    pub conflict: Option<ConflictSeen>,
    /// Where other articles make the claim, for the reader to compare.
    pub elsewhere: Vec<(u32, Span)>,
}

/// A conflict as one of its two articles has it.
#[derive(Clone, Debug, PartialEq)]
pub struct ConflictSeen {
    /// What the two differ in.
    pub slot: &'static str,
    /// What this article says.
    pub here: String,
    /// What the other says.
    pub there: String,
    /// The other article.
    pub other: u32,
    /// Where the other says it.
    pub other_span: Span,
    /// The other article's path.
    pub other_path: String,
    /// Whether this article comes after the other, by date of publication or else by path.
    pub later: bool,
}

/// The fields of a claim.
pub const FIELDS: &[FieldSpec<ClaimSeen>] = &[
    FieldSpec {
        name: "text",
        ty: FieldType::Words,
        about: "the claim in this article's words",
        get: |c, r| Value::Text(c.span.of(&r.article.text).into()),
    },
    FieldSpec {
        name: "status",
        ty: FieldType::Choice(&[
            "conflicting",
            "one-origin",
            "unestablished",
            "corroborated",
            "single-source",
            "background",
            "changed-over-time",
        ]),
        about: "what stands behind the claim",
        get: |c, _| Value::Text(c.status.name().into()),
    },
    FieldSpec {
        name: "class",
        ty: FieldType::Choice(Class::NAMES),
        about: "what sort of statement it is",
        get: |c, _| Value::Text(c.class.name().into()),
    },
    FieldSpec {
        name: "holder",
        ty: FieldType::Text,
        about: "whom the text gives it to; none for the article's own voice",
        get: |c, _| Value::text(c.holder.as_deref()),
    },
    FieldSpec {
        name: "voucher",
        ty: FieldType::Choice(&["article", "named", "unnamed"]),
        about: "who vouches for it in this article: the article itself, a named source, a source without a name",
        get: |c, _| Value::Text(c.voucher.into()),
    },
    FieldSpec {
        name: "unnamed-only",
        ty: FieldType::Bool,
        about: "whether every mention of it, in every article, rests on a source without a name",
        get: |c, _| Value::Bool(c.unnamed_only),
    },
    FieldSpec {
        name: "articles",
        ty: FieldType::Number,
        about: "how many articles make it",
        get: |c, _| Value::Number(f64::from(c.articles)),
    },
    FieldSpec {
        name: "outlets",
        ty: FieldType::Number,
        about: "how many outlets make it",
        get: |c, _| Value::Number(f64::from(c.outlets)),
    },
    FieldSpec {
        name: "origins",
        ty: FieldType::Number,
        about: "how many origins its mentions go back to",
        get: |c, _| Value::Number(f64::from(c.origins)),
    },
    FieldSpec {
        name: "origin",
        ty: FieldType::Choice(&["article", "copied", "wire", "speaker", "institution", "outlet", "relay"]),
        about: "what sort of origin this mention goes back to",
        get: |c, _| Value::text(c.origin.map(OriginKind::name)),
    },
    FieldSpec {
        name: "lead",
        ty: FieldType::Bool,
        about: "whether it stands among the first three sentences",
        get: |c, _| Value::Bool(c.lead),
    },
    FieldSpec {
        name: "conflict",
        ty: FieldType::Text,
        about: "what this mention and another differ in: number, date, place …; none without a conflict",
        get: |c, _| Value::text(c.conflict.as_ref().map(|c| c.slot)),
    },
    FieldSpec {
        name: "here",
        ty: FieldType::Text,
        about: "what this article says in a conflict",
        get: |c, _| Value::text(c.conflict.as_ref().map(|c| c.here.as_str())),
    },
    FieldSpec {
        name: "there",
        ty: FieldType::Text,
        about: "what the other article says in a conflict",
        get: |c, _| Value::text(c.conflict.as_ref().map(|c| c.there.as_str())),
    },
    FieldSpec {
        name: "other",
        ty: FieldType::Text,
        about: "the path of the other article of a conflict",
        get: |c, _| Value::text(c.conflict.as_ref().map(|c| c.other_path.as_str())),
    },
    FieldSpec {
        name: "later",
        ty: FieldType::Bool,
        about: "whether this article is the later one of a conflict, by date of publication or else by path",
        get: |c, _| Value::Bool(c.conflict.as_ref().is_some_and(|c| c.later)),
    },
];
