//! The JSON Schema of a rule page's block, made from the tables that pages are checked against.

use super::block::{KEYS, SEVERITIES};
use super::kinds::{FieldInfo, Kind, Scope};
use crate::facts::consistency::CHECKERS;
use crate::facts::schema::FieldType;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// The schema (draft 2020-12) of the fenced `toml` block of a rule page, as the data that TOML and JSON share.
pub fn schema() -> Value {
    let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
    let checkers: Vec<&str> = CHECKERS.iter().map(|checker| checker.name).collect();
    let mut properties = Map::new();
    for key in KEYS {
        properties.insert((*key).to_owned(), property(key, &kinds, &checkers));
    }
    let (clash, other) = (json!({"required": ["checker"]}), json!({"properties": {"checker": false}}));
    let mut all = vec![json!({"if": is_kind(Kind::Clash), "then": clash, "else": other})];
    all.extend(Kind::ALL.iter().map(|kind| json!({"if": is_kind(*kind), "then": {"properties": of_kind(*kind)}})));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The block of a copydesk rule page",
        "type": "object",
        "properties": properties,
        "required": ["severity", "find", "message"],
        "additionalProperties": false,
        "allOf": all,
        "$defs": defs(),
    })
}

fn is_kind(kind: Kind) -> Value {
    json!({"properties": {"find": {"const": kind.name()}}, "required": ["find"]})
}

fn property(key: &str, kinds: &[&str], checkers: &[&str]) -> Value {
    let text = json!({"type": "string", "pattern": "\\S"});
    let texts = json!({"type": "array", "items": {"type": "string"}, "minItems": 1});
    match key {
        "severity" => json!({"enum": SEVERITIES, "description": "how grave a finding is"}),
        "find" => json!({"enum": kinds, "description": "the kind of fact that the rule looks at"}),
        "checker" => json!({"enum": checkers, "description": "which clashes, where the rule looks at clashes"}),
        "tags" | "languages" => texts,
        "unless" | "require" => scopes(),
        "where" | "clash" => json!({"type": "object"}),
        _ => text,
    }
}

/// What `where` and `clash` may name, for a kind of fact.
fn of_kind(kind: Kind) -> Value {
    let names: Vec<&str> = kind.fields().iter().map(|field| field.name).collect();
    let fields = json!({"type": "array", "items": {"enum": names}});
    let scopes: Vec<&str> = Scope::ALL.iter().filter(|scope| **scope != Scope::Folder).map(|s| s.name()).collect();
    let clash = json!({
        "type": "object",
        "properties": {"same": fields, "differs": fields, "scope": {"enum": scopes}},
        "required": ["differs"],
        "additionalProperties": false,
    });
    let clash = if kind == Kind::Article { Value::Bool(false) } else { clash };
    json!({"where": {"$ref": format!("#/$defs/{}", kind.name())}, "clash": clash})
}

/// `unless` and `require`: scopes, in them kinds of fact, in them conditions.
fn scopes() -> Value {
    let kind = |kind: &Kind| {
        let one = json!({"$ref": format!("#/$defs/{}-counted", kind.name())});
        (kind.name().to_owned(), json!({"anyOf": [one, {"type": "array", "items": one}]}))
    };
    let kinds: Map<String, Value> = Kind::ALL.iter().map(kind).collect();
    let scope = |scope: &Scope| {
        let own =
            json!({"type": "object", "description": scope.about(), "properties": kinds, "additionalProperties": false});
        (scope.name().to_owned(), own)
    };
    let scopes: Map<String, Value> = Scope::ALL.iter().map(scope).collect();
    json!({"type": "object", "properties": scopes, "additionalProperties": false})
}

/// The conditions on each kind of fact, and the forms of a condition.
fn defs() -> Value {
    let mut defs = Map::new();
    let any_of = |one: Value, own: &str| {
        let own = json!({"$ref": format!("#/$defs/{own}")});
        let not =
            json!({"type": "object", "properties": {"not": own}, "required": ["not"], "additionalProperties": false});
        json!({"anyOf": [one, {"type": "array", "items": own, "minItems": 1}, not]})
    };
    let number =
        "^\\s*((>=|<=|>|<|=)?\\s*[-+]?[0-9.]+([eE][-+]?[0-9]+)?|[-+]?[0-9.]+\\s*\\.\\.\\s*[-+]?[0-9.]+|none|some)\\s*$";
    let text =
        json!({"type": "string", "pattern": "\\S", "description": "a text, /an expression/, @a-list, none or some"});
    let number = json!({"anyOf": [{"type": "number"}, {"type": "string", "pattern": number}]});
    defs.insert("is-text".to_owned(), any_of(text, "is-text"));
    defs.insert("is-number".to_owned(), any_of(number, "is-number"));
    defs.insert("is-bool".to_owned(), any_of(json!({"type": "boolean"}), "is-bool"));
    for kind in Kind::ALL {
        let fields = kind.fields();
        for field in &fields {
            if let FieldType::Choice(words) = field.ty {
                let words: BTreeSet<&str> = words.iter().copied().chain(["none", "some"]).collect();
                let name = form(*kind, field);
                let any = any_of(json!({"enum": words}), &name);
                defs.insert(name, any);
            }
        }
        let condition = |field: &FieldInfo| {
            let form = json!({"$ref": format!("#/$defs/{}", form(*kind, field)), "description": field.about});
            (field.name.to_owned(), form)
        };
        let mut conditions: Map<String, Value> = fields.iter().map(condition).collect();
        let object = |conditions: &Map<String, Value>| json!({"type": "object", "properties": conditions, "additionalProperties": false});
        defs.insert(kind.name().to_owned(), object(&conditions));
        let count = json!({"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string"}], "description": "how many there must be"});
        conditions.insert("count".to_owned(), count);
        defs.insert(format!("{}-counted", kind.name()), object(&conditions));
    }
    Value::Object(defs)
}

/// The name of the form of conditions on a field.
fn form(kind: Kind, field: &FieldInfo) -> String {
    match field.ty {
        FieldType::Text | FieldType::Words => "is-text".to_owned(),
        FieldType::Number => "is-number".to_owned(),
        FieldType::Bool => "is-bool".to_owned(),
        FieldType::Choice(_) => format!("is-{}-{}", kind.name(), field.name),
    }
}
