//! What rule pages may ask of a quantity.

use super::Number;
use crate::facts::schema::{FieldSpec, FieldType, Value};

/// The fields of a quantity.
pub const FIELDS: &[FieldSpec<Number>] = &[
    FieldSpec {
        name: "text",
        ty: FieldType::Words,
        about: "the quantity, with its unit or what is counted",
        get: |n, r| Value::Text(n.span.of(&r.article.text).into()),
    },
    FieldSpec {
        name: "value",
        ty: FieldType::Number,
        about: "the value, as stated",
        get: |n, _| Value::Number(n.value),
    },
    FieldSpec {
        name: "unit",
        ty: FieldType::Text,
        about: "unit or currency",
        get: |n, _| Value::text(n.unit.as_deref()),
    },
    FieldSpec { name: "of", ty: FieldType::Text, about: "what is counted", get: |n, _| Value::text(n.of.as_deref()) },
    FieldSpec {
        name: "approximate",
        ty: FieldType::Bool,
        about: "whether the text says about, nearly, at least",
        get: |n, _| Value::Bool(n.approximate),
    },
];
