//! One audit, every format: each finding stands in each of them, each format can be read by what it is for, and nothing that an
//! article says is alive in any of them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop where its ground is missing"
)]

use boon::{Compiler, Schemas};
use copydesk::ingest::Article;
use copydesk::report::{self, View};
use copydesk::{Audit, Desk};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::Value;
use std::collections::BTreeSet;

/// The OASIS schema that lies beside the tests.
const SCHEMA: &str = "schema:sarif-2.1.0.json";

/// Sentences that rules object to.
const FLAWS: &[&str] = &[
    "Officials said the pier would close.",
    "Experts believe it was a mistake.",
    "It is believed that the the crane failed.",
    "A person familiar with the talks said no.",
    "The meeting is on Thursday, 5 August 2026.",
    "\"We were never asked about any of this before.\"",
    "Between 2011 and 2007 it was shut.",
];

/// Text that some format, terminal or service would obey.
const HOSTILE: &[&str] = &[
    "\u{1b}[31mred\u{1b}[0m",
    "\u{202e}evil",
    "::error file=a.txt::x",
    "##[add-mask]x",
    "\n::stop-commands::x\n",
    "=1+1",
    "@SUM(A1)",
    "<script>alert(1)</script>",
    "]]>",
    "<!--",
    "-->",
    "&amp;&lt;",
    "![x](http://a.example/b)",
    "[a](javascript:b)",
    "`code`",
    "| a | b |",
    "# head",
    "\u{0}\u{8}\u{c}",
    "\"quoted\",\"cells\"\r\nnew",
    "@desk #4711",
    "%0A%25",
    "\u{2028}\u{feff}",
    "https://a.example",
    "{0} [link](1)",
    "\u{fffe}\u{ffff}",
    "“",
    "'''",
    "é🙂北京",
];

/// The elements of the page.
const ELEMENTS: &[&str] = &[
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "a",
    "header",
    "h1",
    "h2",
    "h3",
    "h4",
    "nav",
    "ul",
    "ol",
    "li",
    "b",
    "span",
    "p",
    "main",
    "section",
    "article",
    "blockquote",
    "mark",
    "strong",
    "div",
    "details",
    "summary",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "code",
    "footer",
    "script",
    "br",
];

/// A text of flaws and hostile pieces.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![proptest::sample::select(FLAWS), proptest::sample::select(HOSTILE)];
    let end = proptest::sample::select(&[" ", "\n\n", ""][..]);
    proptest::collection::vec((piece, end), 1..12)
        .prop_map(|pieces| pieces.iter().map(|(a, b)| format!("{a}{b}")).collect())
}

fn name() -> impl Strategy<Value = String> {
    let odd = proptest::sample::select(&["a b", "x,y:z", "<i>", "::e::", "=1", "é", "100%", "a&b", "\"q\""][..]);
    odd.prop_map(|odd| format!("news/{odd}.txt"))
}

#[test]
fn every_format_carries_every_finding_and_nothing_alive() {
    let desk = Desk::open(std::env::temp_dir()).unwrap();
    let schema: Value = serde_json::from_str(include_str!("schemas/sarif-2.1.0.json")).unwrap();
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource(SCHEMA, schema).unwrap();
    let sarif = compiler.compile(SCHEMA, &mut schemas).unwrap();
    assert!(schemas.validate(&serde_json::json!({"version": "2.1.0"}), sarif).is_err(), "a log without runs");
    let folder = proptest::collection::vec((name(), text()), 1..4);
    let mut runner = TestRunner::new(Config { cases: 1000, failure_persistence: None, ..Config::default() });
    let run = runner.run(&folder, |folder| {
        let mut seen = BTreeSet::new();
        let articles = folder.into_iter().filter(|(path, _)| seen.insert(path.clone()));
        let audit = desk.audit_articles(articles.map(|(path, text)| Article::from_text(path, text)));
        let count = audit.findings.len();
        let said = |format: &str| written(&audit, format);
        prop_assert_eq!(said("concise").lines().count(), count);
        json(&said("json"), count)?;
        csv(&said("csv"), count)?;
        prop_assert_eq!(xml(&said("checkstyle"), "error"), count);
        prop_assert_eq!(xml(&said("junit"), "failure"), count);
        prop_assert_eq!(said("rdjsonl").lines().filter(|l| serde_json::from_str::<Value>(l).is_ok()).count(), count);
        gitlab(&said("gitlab"), count)?;
        commands(&said("github"), count)?;
        let log: Value = serde_json::from_str(&said("sarif")).unwrap();
        let wrong = schemas.validate(&log, sarif).err().map(|error| error.to_string());
        prop_assert_eq!(wrong, None);
        prop_assert_eq!(log["runs"][0]["results"].as_array().map(Vec::len), Some(count));
        linked(&said("jsonld"), &audit)?;
        html(&said("html"), count)?;
        markdown(&said("markdown"), count)
    });
    run.unwrap();
}

/// What a format makes of an audit; no format lets a control character through.
fn written(audit: &Audit, format: &str) -> String {
    let mut out = Vec::new();
    let view = View { all: true, ..View::default() };
    (report::format(format).unwrap().write)(audit, &view, &mut out).unwrap();
    let out = String::from_utf8(out).unwrap();
    let alive = out.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\r'));
    assert_eq!(alive, None, "{format}: {out}");
    out
}

fn json(said: &str, count: usize) -> Result<(), TestCaseError> {
    let read: Value = serde_json::from_str(said).unwrap();
    prop_assert_eq!(read["findings"].as_array().map(Vec::len), Some(count));
    Ok(())
}

/// A graph whose every term has a known prefix, in which every node has a name of its own and every link leads to a node; it has
/// every claim and every finding.
fn linked(said: &str, audit: &Audit) -> Result<(), TestCaseError> {
    let read: Value = serde_json::from_str(said).unwrap();
    let prefixes: Vec<&str> = read["@context"].as_object().unwrap().keys().map(String::as_str).collect();
    let nodes = read["@graph"].as_array().unwrap();
    let names: Vec<&str> = nodes.iter().filter_map(|node| node["@id"].as_str()).collect();
    let known: BTreeSet<&str> = names.iter().copied().collect();
    prop_assert_eq!((names.len(), known.len()), (nodes.len(), nodes.len()), "{}", said);
    for node in nodes {
        prop_assert!(node.get("@type").is_some());
        term(node, &prefixes, &known)?;
    }
    let of_type = |wanted: &str| nodes.iter().filter(|n| n["@type"].to_string().contains(wanted)).count();
    prop_assert_eq!(of_type("schema:Claim"), audit.claims.list.len());
    prop_assert_eq!(nodes.iter().filter(|n| n.get("copydesk:rule").is_some()).count(), audit.findings.len());
    Ok(())
}

/// Whether a part of a graph is made of keywords and known terms, and its links lead somewhere.
fn term(value: &Value, prefixes: &[&str], known: &BTreeSet<&str>) -> Result<(), TestCaseError> {
    let named = |key: &str| key.split_once(':').is_some_and(|(prefix, _)| prefixes.contains(&prefix));
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                prop_assert!(matches!(key.as_str(), "@id" | "@type" | "@list") || named(key), "{key}");
                if let (true, Some(id)) = (key == "@id" && map.len() == 1, value.as_str()) {
                    prop_assert!(known.contains(id) || named(id), "{id} leads nowhere");
                }
                if let (true, Some(id)) = (key == "@id", value.as_str()) {
                    prop_assert!(!id.contains(|c: char| c.is_whitespace() || "<>\"{}|\\^`".contains(c)), "{id}");
                }
                term(value, prefixes, known)?;
            }
            Ok(())
        }
        Value::Array(list) => list.iter().try_for_each(|value| term(value, prefixes, known)),
        _ => Ok(()),
    }
}

fn gitlab(said: &str, count: usize) -> Result<(), TestCaseError> {
    let read: Vec<Value> = serde_json::from_str(said).unwrap();
    let fingerprints: BTreeSet<&str> = read.iter().filter_map(|issue| issue["fingerprint"].as_str()).collect();
    prop_assert_eq!((read.len(), fingerprints.len()), (count, count), "one entry a fingerprint");
    Ok(())
}

fn csv(said: &str, count: usize) -> Result<(), TestCaseError> {
    let mut rows = 0;
    for row in csv::Reader::from_reader(said.as_bytes()).records() {
        rows += 1;
        for cell in &row.unwrap() {
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
        }
    }
    prop_assert_eq!(rows, count);
    Ok(())
}

/// How many elements of a name a document has.
fn xml(said: &str, name: &str) -> usize {
    let mut reader = quick_xml::Reader::from_str(said);
    let mut found = 0;
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Eof => return found,
            quick_xml::events::Event::Start(e) | quick_xml::events::Event::Empty(e) => {
                found += usize::from(e.name().as_ref() == name);
                e.attributes().for_each(|a| drop(a.unwrap()));
            }
            _ => {}
        }
    }
}

/// Every line is an annotation that the program itself wrote.
fn commands(said: &str, count: usize) -> Result<(), TestCaseError> {
    for line in said.lines() {
        let own = ["::error file=", "::warning file=", "::notice file="].iter().any(|start| line.starts_with(start));
        prop_assert!(own && line.contains(",title="), "{line}");
    }
    prop_assert_eq!(said.lines().count(), count);
    Ok(())
}

/// A finding is a card; the page has the elements of its template and no others, and its policy lets nothing run.
fn html(said: &str, count: usize) -> Result<(), TestCaseError> {
    prop_assert!(said.contains("default-src 'none'") && said.matches("<script").count() == 1, "{said}");
    prop_assert_eq!(said.matches(" id=\"finding-").count(), count);
    for tag in said.split('<').skip(1).filter(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic())) {
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
        prop_assert!(ELEMENTS.contains(&&*name), "<{name}>");
        prop_assert!(!tag.split('>').next().unwrap_or("").contains(" on"), "{tag}");
    }
    Ok(())
}

/// A finding is an item with its rule in bold; no link, picture or markup comes out of an article.
fn markdown(said: &str, count: usize) -> Result<(), TestCaseError> {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let mut strong = 0;
    for event in Parser::new_ext(said, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_MATH) {
        match event {
            Event::Start(Tag::Strong) => strong += 1,
            Event::InlineHtml(html) | Event::Html(html) => prop_assert_eq!(&*html, "<!-- -->"),
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::Table(_) | Tag::CodeBlock(_)) | Event::Code(_) => {
                return Err(TestCaseError::fail(format!("{event:?} in\n{said}")));
            }
            _ => {}
        }
    }
    prop_assert_eq!(strong, count);
    Ok(())
}
