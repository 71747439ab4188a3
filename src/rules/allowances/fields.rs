//! What rule pages may ask of an allowance.

use super::AllowanceSeen;
use crate::facts::schema::{FieldSpec, FieldType, Value};

/// The fields of an allowance.
pub const FIELDS: &[FieldSpec<AllowanceSeen>] = &[
    FieldSpec {
        name: "rule",
        ty: FieldType::Text,
        about: "the rule whose findings it is for, as written",
        get: |a, _| Value::text(Some(a.rule.as_str()).filter(|rule| !rule.is_empty())),
    },
    FieldSpec {
        name: "place",
        ty: FieldType::Text,
        about: "where it stands, in words: `the comment on line 12`, `the front matter`, or a file",
        get: |a, _| Value::Text(a.place.as_str().into()),
    },
    FieldSpec {
        name: "reach",
        ty: FieldType::Text,
        about: "what it is for, in words: its paragraph, the words it names, or the article",
        get: |a, _| Value::Text(a.reach.as_str().into()),
    },
    FieldSpec {
        name: "reason",
        ty: FieldType::Text,
        about: "why; none where nobody says",
        get: |a, _| Value::text(a.reason.as_deref()),
    },
    FieldSpec {
        name: "until",
        ty: FieldType::Text,
        about: "the last day on which it holds, as 2027-01-31; none where it has no end",
        get: |a, _| Value::text(a.until.map(|day| day.to_string())),
    },
    FieldSpec {
        name: "expired",
        ty: FieldType::Bool,
        about: "whether that day is past; none where it has no end, or nobody said what day it is (`--today`)",
        get: |a, _| a.expired.map_or(Value::None, Value::Bool),
    },
    FieldSpec {
        name: "excuses",
        ty: FieldType::Number,
        about: "how many findings it excuses; none where it is not in force, or its rule is off here",
        get: |a, _| a.excuses.map_or(Value::None, |count| Value::Number(f64::from(count))),
    },
    FieldSpec {
        name: "wrong",
        ty: FieldType::Text,
        about: "what cannot be understood about it: a rule that there is none of, a day that is none",
        get: |a, _| Value::text(a.wrong.as_deref()),
    },
];
