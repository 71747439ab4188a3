//! JSON Schemas (draft 2020-12) of what reports for programs say, made from the types that are written.

use super::facts_jsonl::Line;
use super::json::rows::{ArticleOut, ClaimOut, FindingOut, GoneOut, OutletOut, PassageOut, SkippedOut, SourceOut};
use crate::claims::{Class, OriginKind, Scope, Status};
use crate::facts::schema::FieldType;
use crate::passages::{Direction, PassageKind};
use crate::rules::kinds::Kind;
use crate::rules::{Severity, State};
use schemars::generate::{SchemaGenerator, SchemaSettings};
use serde_json::{Value, json};

/// The schema of `copydesk audit --format json`; a part of an audit has some of its lists.
pub fn audit() -> Value {
    let mut of = generator();
    let properties = json!({
        "schema": {"const": "copydesk.audit/1"},
        "articles": of.subschema_for::<Vec<ArticleOut<'_>>>(),
        "passages": of.subschema_for::<Vec<PassageOut<'_>>>(),
        "findings": of.subschema_for::<Vec<FindingOut<'_>>>(),
        "claims": of.subschema_for::<Vec<ClaimOut<'_>>>(),
        "sources": of.subschema_for::<Vec<SourceOut<'_>>>(),
        "outlets": of.subschema_for::<Vec<OutletOut<'_>>>(),
        "unlisted": of.subschema_for::<u32>(),
        "gone": of.subschema_for::<Vec<GoneOut<'_>>>(),
        "skipped": of.subschema_for::<Vec<SkippedOut<'_>>>(),
    });
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "copydesk.audit/1",
        "type": "object",
        "properties": properties,
        "required": ["schema", "articles", "skipped"],
        "$defs": of.take_definitions(true),
    })
}

/// The schema of a line of `copydesk facts --format jsonl`.
pub fn facts() -> Value {
    generator().into_root_schema_for::<Line<'_>>().to_value()
}

/// Makes schemas of what is written, not of what could be read.
fn generator() -> SchemaGenerator {
    SchemaSettings::draft2020_12().for_serialize().into_generator()
}

/// The words of a field of a kind of fact, as rule pages are checked against them.
pub(super) fn choices(kind: Kind, field: &str) -> Vec<&'static str> {
    match kind.fields().into_iter().find(|own| own.name == field).map(|own| own.ty) {
        Some(FieldType::Choice(words)) => words.to_vec(),
        _ => Vec::new(),
    }
}

/// The names of severities.
pub(super) fn severities() -> Vec<&'static str> {
    [Severity::Note, Severity::Warning, Severity::Error].map(Severity::name).to_vec()
}

/// The names of a finding's states.
pub(super) fn states() -> Vec<&'static str> {
    [State::New, State::Baseline, State::Allowed].map(State::name).to_vec()
}

/// The names of the kinds of passages.
pub(super) fn passages() -> Vec<&'static str> {
    use PassageKind::{Edited, Furniture, Quotation, Verbatim};
    [Verbatim, Edited, Quotation, Furniture].map(PassageKind::name).to_vec()
}

/// The names of directions.
pub(super) fn directions() -> Vec<&'static str> {
    use Direction::{AToB, BToA, CommonSource, Unknown};
    [AToB, BToA, CommonSource, Unknown].map(Direction::name).to_vec()
}

/// The names of what stands behind a claim.
pub(super) fn statuses() -> Vec<&'static str> {
    Status::ALL.map(Status::name).to_vec()
}

/// The names of how much a claim speaks of.
pub(super) fn scopes() -> Vec<&'static str> {
    [Scope::Proposition, Scope::Event].map(Scope::name).to_vec()
}

/// The names of the sorts of statements.
pub(super) fn classes() -> Vec<&'static str> {
    Class::NAMES.to_vec()
}

/// The names of the kinds of origins.
pub(super) fn origins() -> Vec<&'static str> {
    use OriginKind::{Article, Copied, Institution, Outlet, Relay, Speaker, Wire};
    [Article, Copied, Wire, Speaker, Institution, Outlet, Relay].map(OriginKind::name).to_vec()
}
