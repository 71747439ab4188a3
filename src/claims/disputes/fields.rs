//! What rule pages may ask of a dispute.

use super::Dispute;
use crate::facts::schema::{FieldSpec, FieldType, Value};

/// The fields of a dispute.
pub const FIELDS: &[FieldSpec<Dispute>] = &[
    FieldSpec {
        name: "text",
        ty: FieldType::Words,
        about: "the quotation or sentence in this article",
        get: |d, r| Value::Text(d.span.of(&r.article.text).into()),
    },
    FieldSpec {
        name: "slot",
        ty: FieldType::Choice(&["words", "speaker", "number", "date", "place", "name", "polarity"]),
        about: "what the two differ in: the words or the speaker of a quotation; a number, day, place or name of a sentence",
        get: |d, _| Value::Text(d.slot.into()),
    },
    FieldSpec {
        name: "here",
        ty: FieldType::Text,
        about: "what this article has",
        get: |d, _| Value::Text(d.here.as_str().into()),
    },
    FieldSpec {
        name: "there",
        ty: FieldType::Text,
        about: "what the other article has",
        get: |d, _| Value::Text(d.there.as_str().into()),
    },
    FieldSpec {
        name: "other",
        ty: FieldType::Text,
        about: "the path of the other article",
        get: |d, _| Value::Text(d.other_path.as_str().into()),
    },
];
