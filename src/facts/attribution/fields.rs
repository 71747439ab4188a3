//! What rule pages may ask of an attribution.

use super::{Attribution, AttributionForm, sides};
use crate::facts::schema::{FieldSpec, FieldType, Value};

/// The words of [`super::SourceKind`].
pub const SOURCE_KINDS: &[&str] =
    &["person", "organisation", "role", "group", "document", "anonymous", "pronoun", "none"];

/// The fields of an attribution.
pub const FIELDS: &[FieldSpec<Attribution>] = &[
    FieldSpec {
        name: "text",
        ty: FieldType::Words,
        about: "the mention of the source; the cue, where no source is mentioned",
        get: |a, r| Value::Text(a.span().of(&r.article.text).into()),
    },
    FieldSpec {
        name: "source",
        ty: FieldType::Text,
        about: "who is cited: the resolved name, else the mention",
        get: |a, r| {
            let mention = a.source.span.of(&r.article.text);
            Value::text(a.source.name.as_deref().or((!mention.is_empty()).then_some(mention)))
        },
    },
    FieldSpec {
        name: "head",
        ty: FieldType::Text,
        about: "the head word of the source's mention, in lower case: officials in two senior officials",
        get: |a, r| {
            let head = a.source.head.of(&r.article.text);
            Value::text((!head.is_empty()).then(|| head.to_lowercase()))
        },
    },
    FieldSpec {
        name: "side",
        ty: FieldType::Text,
        about: "whose several people are, as far as the mention says: Kenyan in Kenyan officials; none for bare officials and for one person",
        get: |a, r| Value::text(sides::of(a, r)),
    },
    FieldSpec {
        name: "form",
        ty: FieldType::Choice(AttributionForm::NAMES),
        about: "how the text attributes",
        get: |a, _| Value::Text(a.form.name().into()),
    },
    FieldSpec {
        name: "in-quote",
        ty: FieldType::Bool,
        about: "whether it stands inside somebody's quotation",
        get: |a, _| Value::Bool(a.in_quote),
    },
    FieldSpec {
        name: "reason",
        ty: FieldType::Bool,
        about: "whether a reason is given for withholding the source's name",
        get: |a, _| Value::Bool(a.reason),
    },
    FieldSpec {
        name: "kind",
        ty: FieldType::Choice(SOURCE_KINDS),
        about: "what the source is",
        get: |a, _| Value::Text(a.source.kind.name().into()),
    },
    FieldSpec {
        name: "named",
        ty: FieldType::Bool,
        about: "whether the article names the source",
        get: |a, _| Value::Bool(a.source.named),
    },
    FieldSpec {
        name: "vague",
        ty: FieldType::Bool,
        about: "whether the source is nobody that a reader could ask",
        get: |a, _| Value::Bool(a.source.vague),
    },
    FieldSpec {
        name: "cue",
        ty: FieldType::Words,
        about: "the reporting verb or phrase",
        get: |a, r| Value::text(a.cue.map(|c| c.of(&r.article.text))),
    },
    FieldSpec {
        name: "content",
        ty: FieldType::Words,
        about: "what the source is cited for, from its first word to its last",
        get: |a, r| {
            let whole = a.content.iter().copied().reduce(crate::span::Span::cover);
            Value::text(whole.map(|c| c.of(&r.article.text)))
        },
    },
    FieldSpec {
        name: "quoted",
        ty: FieldType::Bool,
        about: "whether it belongs to a quotation",
        get: |a, _| Value::Bool(a.quote.is_some()),
    },
    FieldSpec {
        name: "confidence",
        ty: FieldType::Number,
        about: "how sure the reading is, from 0 to 1",
        get: |a, _| Value::Number(f64::from(a.source.confidence)),
    },
];
