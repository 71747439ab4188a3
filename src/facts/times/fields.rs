//! What rule pages may ask of an expression of time.

use super::Time;
use crate::facts::schema::{FieldSpec, FieldType, Value};

/// The fields of an expression of time.
pub const FIELDS: &[FieldSpec<Time>] = &[
    FieldSpec {
        name: "text",
        ty: FieldType::Words,
        about: "the expression",
        get: |t, r| Value::Text(t.span.of(&r.article.text).into()),
    },
    FieldSpec {
        name: "kind",
        ty: FieldType::Choice(&["DATE", "TIME", "DURATION", "SET"]),
        about: "what sort of time it is, as in TIMEX3",
        get: |t, _| Value::Text(t.kind.name().into()),
    },
    FieldSpec {
        name: "value",
        ty: FieldType::Text,
        about: "its value in TIMEX3; none where it hangs on a date of publication that nobody gave",
        get: |t, _| Value::text(t.value.as_deref()),
    },
];
