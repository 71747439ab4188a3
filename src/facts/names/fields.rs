//! What rule pages may ask of a name.

use super::{Name, NameKind};
use crate::facts::schema::{FieldSpec, FieldType, Value};

/// The fields of a mention of a name.
pub const FIELDS: &[FieldSpec<Name>] = &[
    FieldSpec {
        name: "text",
        ty: FieldType::Words,
        about: "the mention, without title",
        get: |n, r| Value::Text(n.span.of(&r.article.text).into()),
    },
    FieldSpec {
        name: "kind",
        ty: FieldType::Choice(NameKind::NAMES),
        about: "what it names",
        get: |n, _| Value::Text(n.kind.name().into()),
    },
    FieldSpec {
        name: "entity",
        ty: FieldType::Text,
        about: "the fullest form that the article has for the same person, organisation or place",
        get: |n, _| Value::Text(n.entity.as_str().into()),
    },
    FieldSpec {
        name: "title",
        ty: FieldType::Text,
        about: "the title or office right before the name",
        get: |n, r| Value::text(n.title.map(|t| t.of(&r.article.text))),
    },
    FieldSpec {
        name: "age",
        ty: FieldType::Number,
        about: "the person's age in years, where the text gives it beside the name",
        get: |n, _| n.age.map_or(Value::None, |age| Value::Number(f64::from(age))),
    },
    FieldSpec {
        name: "role",
        ty: FieldType::Text,
        about: "what the person is or does, where the text says it beside the name",
        get: |n, r| Value::text(n.role.map(|t| t.of(&r.article.text))),
    },
];
