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
    FieldSpec {
        name: "weekday",
        ty: FieldType::Text,
        about: "the day of the week that the text states, in English: Monday",
        get: |t, _| Value::text(t.weekday.map(weekday_name)),
    },
    FieldSpec {
        name: "grain",
        ty: FieldType::Choice(&[
            "day",
            "weekend",
            "week",
            "month",
            "quarter",
            "half",
            "season",
            "year",
            "fiscal-year",
            "decade",
            "century",
        ]),
        about: "how fine it is; none where it is no point on the calendar",
        get: |t, _| Value::text(Some(t.grain).filter(|g| !g.is_empty())),
    },
    FieldSpec {
        name: "relative",
        ty: FieldType::Bool,
        about: "whether it hangs on the day of writing or on what was spoken of before",
        get: |t, _| Value::Bool(t.relative),
    },
    FieldSpec {
        name: "in-quote",
        ty: FieldType::Bool,
        about: "whether it stands inside a quotation",
        get: |t, r| Value::Bool(r.facts.quotes.iter().any(|q| q.span.contains(t.span))),
    },
];

/// The English name of a weekday.
pub(in crate::facts) fn weekday_name(day: chrono::Weekday) -> &'static str {
    const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    NAMES.get(day.num_days_from_monday() as usize).copied().unwrap_or("")
}
