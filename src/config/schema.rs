//! The JSON Schema of `copydesk.toml`, made from the table of keys.

use super::keys::{KEYS, Key, KeyType, NAME};
use serde_json::{Map, Value, json};

/// The schema (draft 2020-12) of a configuration, as the data that TOML and JSON share.
pub fn schema() -> Value {
    let keys: Vec<(&[&str], &Key)> = KEYS.iter().map(|key| (key.path, key)).collect();
    let Value::Object(tree) = table(&keys) else { return Value::Null };
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    schema.insert("title".to_owned(), json!("copydesk.toml"));
    schema.extend(tree);
    Value::Object(schema)
}

/// The schema of a table whose keys have these paths from it.
fn table(keys: &[(&[&str], &Key)]) -> Value {
    let mut properties = Map::new();
    let mut any = Value::Bool(false);
    let mut firsts: Vec<&str> = keys.iter().filter_map(|(path, _)| path.first().copied()).collect();
    firsts.dedup();
    for first in firsts {
        let own = keys.iter().filter(|(path, _)| path.first() == Some(&first));
        let below: Vec<(&[&str], &Key)> = own.map(|(path, key)| (path.get(1..).unwrap_or(&[]), *key)).collect();
        let schema = match below.first() {
            Some(([], key)) => value(key),
            _ => table(&below),
        };
        if first == NAME {
            any = schema;
        } else {
            properties.insert(first.to_owned(), schema);
        }
    }
    json!({"type": "object", "properties": properties, "additionalProperties": any})
}

fn value(key: &Key) -> Value {
    let mut schema = match key.ty {
        KeyType::Text => json!({"type": "string"}),
        KeyType::Texts => json!({"type": "array", "items": {"type": "string"}}),
        KeyType::Bool => json!({"type": "boolean"}),
        KeyType::Count { least, most } => json!({"type": "integer", "minimum": least, "maximum": most}),
        KeyType::Share => json!({"type": "number", "minimum": 0, "maximum": 1}),
        KeyType::Choice(words) => json!({"enum": words}),
    };
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("description".to_owned(), json!(key.about));
        // The defaults of the table are TOML; those that stand for a value are JSON as well.
        if let Ok(default) = serde_json::from_str::<Value>(key.default) {
            schema.insert("default".to_owned(), default);
        }
    }
    schema
}
