//! The schemas that `copydesk schema` prints hold what the program reads and writes, and refuse what it refuses.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop where its ground is missing"
)]

use boon::{Compiler, SchemaIndex, Schemas};
use copydesk::facts::Reading;
use copydesk::report::{self, View};
use copydesk::{Audit, Desk, config, ingest, rules};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// A schema, ready to check values.
struct Checker {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Checker {
    fn new(schema: Value) -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource("schema:own.json", schema).unwrap();
        let index = compiler.compile("schema:own.json", &mut schemas).unwrap();
        Self { schemas, index }
    }

    fn wrong(&self, value: &Value) -> Option<String> {
        self.schemas.validate(value, self.index).err().map(|error| format!("{error:#}"))
    }
}

fn audit() -> &'static Audit {
    static AUDIT: OnceLock<Audit> = OnceLock::new();
    AUDIT.get_or_init(|| Desk::open("corpus").unwrap().audit(["corpus"]).unwrap())
}

fn written(format: &str) -> String {
    let mut out = Vec::new();
    (report::format(format).unwrap().write)(audit(), &View::default(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// TOML as the data that it shares with JSON.
fn toml(text: &str) -> Value {
    let table: toml::Table = text.parse().unwrap_or_else(|error| panic!("{error}\n{text}"));
    serde_json::to_value(table).unwrap()
}

#[test]
fn the_newsrooms_audit_is_what_the_schema_says() {
    let schema = report::schema::audit();
    let value: Value = serde_json::from_str(&written("json")).unwrap();
    assert_eq!(Checker::new(schema.clone()).wrong(&value), None);
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<BTreeSet<_>>();
    let mut own = keys(&schema["properties"]);
    assert!(own.remove("gone"), "only an audit with a baseline has it");
    assert_eq!(keys(&value), own, "no list is missing from the schema");
    let checker = Checker::new(schema);
    for (list, field) in [("passages", "kind"), ("claims", "status"), ("findings", "severity"), ("findings", "state")] {
        let mut changed = value.clone();
        changed[list][0][field] = json!("unheard-of");
        assert!(checker.wrong(&changed).is_some(), "{list}.{field}");
    }
    let mut changed = value;
    changed["findings"][0].as_object_mut().unwrap().remove("start");
    assert!(checker.wrong(&changed).is_some(), "the place of a finding is part of its schema");
}

#[test]
fn lines_of_facts_are_what_the_schema_says() {
    let checker = Checker::new(report::schema::facts());
    let intake = ingest::read_paths(&["corpus"]);
    assert!(intake.articles.len() > 50);
    for article in intake.articles {
        let mut line = Vec::new();
        report::facts_jsonl::write(&Reading::new(article), &mut line).unwrap();
        let mut value: Value = serde_json::from_slice(&line).unwrap();
        assert_eq!(checker.wrong(&value), None);
        value["sentences"] = json!(null);
        assert!(checker.wrong(&value).is_some());
    }
}

#[test]
fn rows_a_line_are_those_of_the_whole() {
    let whole: Value = serde_json::from_str(&written("json")).unwrap();
    let lines = written("jsonl");
    let mut lines = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    assert_eq!(lines.next().unwrap()["audit"]["schema"], whole["schema"]);
    for kind in ["article", "passage", "finding", "claim", "source", "outlet", "skipped"] {
        let list = if kind == "skipped" { kind.to_owned() } else { format!("{kind}s") };
        for row in whole[&list].as_array().unwrap() {
            let line = lines.next().unwrap();
            assert_eq!((&line["kind"], &line[kind]), (&json!(kind), row));
        }
    }
    assert_eq!(lines.next(), Some(json!({"kind": "unlisted", "unlisted": whole["unlisted"]})));
    assert_eq!(lines.next(), None);
}

#[test]
fn every_shipped_page_is_what_the_schema_says_and_wrong_ones_are_not() {
    let checker = Checker::new(rules::schema::schema());
    let pages = std::fs::read_dir("rules").unwrap().map(|entry| entry.unwrap().path());
    let pages: Vec<_> = pages.filter(|path| path.extension().is_some_and(|e| e == "md")).collect();
    assert!(pages.len() > 20);
    for page in pages {
        let text = std::fs::read_to_string(&page).unwrap();
        let block = text.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
        assert_eq!(checker.wrong(&toml(block)), None, "{}", page.display());
    }
    let right = "severity = \"error\"\nfind = \"quote\"\nmessage = \"m\"\n";
    assert_eq!(checker.wrong(&toml(right)), None);
    for wrong in [
        "severity = \"error\"\nfind = \"quote\"",
        &format!("{right}colour = 1"),
        &right.replace("quote", "smell"),
        &format!("{right}checker = \"weekday\""),
        &format!("{right}[where]\nspeeker = \"none\""),
        &format!("{right}[where]\nwords = \">= many\""),
        &format!("{right}[where]\nstyle = \"loud\""),
        &format!("{right}[unless.street.quote]"),
        &format!("{right}[unless.paragraph.attribution]\nnamed = \"yes\""),
        &format!("{right}[clash]\nsame = [\"words\"]"),
    ] {
        assert!(checker.wrong(&toml(wrong)).is_some(), "{wrong}");
    }
}

#[test]
fn a_configuration_to_start_from_is_what_the_schema_says_and_wrong_ones_are_not() {
    let checker = Checker::new(config::schema::schema());
    let text = config::keys::commented();
    assert_eq!(checker.wrong(&toml(&text)), None);
    let keys = config::keys::KEYS.len();
    let set: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("# ")).filter(|line| is_toml(line)).collect();
    assert_eq!(set.iter().filter(|line| !line.starts_with('[')).count(), keys, "every key is set once");
    assert_eq!(checker.wrong(&toml(&set.join("\n"))), None);
    for wrong in [
        "fail-on = \"always\"",
        "paths = \"articles\"",
        "[passages]\nmin-words = 3",
        "[passages]\nmin-word = 30",
        "[claims]\nsame-claim = 2",
        "[rules]\nloaded-cue = \"fatal\"",
        "[outlets.Post]\nboss = \"x\"",
    ] {
        assert!(checker.wrong(&toml(wrong)).is_some(), "{wrong}");
    }
}

/// Whether a line of the commented configuration is a key or a table, and no prose.
fn is_toml(line: &str) -> bool {
    let key = line.split(" = ").next().unwrap_or("");
    line.starts_with('[') || line.contains(" = ") && key.chars().all(|c| c.is_ascii_lowercase() || c == '-')
}
