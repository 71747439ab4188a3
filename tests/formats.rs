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
use copydesk::ingest::{Allowance, Article};
use copydesk::report::{self, View};
use copydesk::rules::State;
use copydesk::rules::baseline::{Baseline, Entry, Looked};
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
    "\u{9b}31mred\u{7f}",
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
    "figure",
    "figcaption",
    "svg",
    "path",
    "rect",
    "circle",
    "text",
    "em",
    "pre",
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
    let reason = proptest::sample::select(HOSTILE);
    let mut runner = TestRunner::new(Config { cases: 1000, failure_persistence: None, ..Config::default() });
    let run = runner.run(&(folder, reason, 0..4usize), |(folder, reason, keep)| {
        let mut seen = BTreeSet::new();
        let articles: Vec<Article> = folder
            .into_iter()
            .filter(|(path, _)| seen.insert(path.clone()))
            .map(|(path, text)| Article::from_text(path, text))
            .collect();
        let audit = lived(&desk, articles, reason, keep);
        let all = audit.findings.len();
        let new = audit.findings.iter().filter(|finding| finding.state == State::New).count();
        let gone = audit.baseline.as_ref().map_or(0, |compared| compared.gone.len());
        let said = |format: &str| written(&audit, format);
        prop_assert_eq!(said("concise").lines().count(), all);
        json(&said("json"), all, gone)?;
        let rows = said("jsonl");
        let rows = rows.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        prop_assert_eq!(rows.filter(|row| row["kind"] == "finding" && row["finding"].is_object()).count(), all);
        csv(&said("csv"), all)?;
        prop_assert_eq!(xml(&said("checkstyle"), "error"), new);
        prop_assert_eq!(xml(&said("junit"), "failure"), new);
        prop_assert_eq!(said("rdjsonl").lines().filter(|l| serde_json::from_str::<Value>(l).is_ok()).count(), new);
        gitlab(&said("gitlab"), new)?;
        commands(&said("github"), new)?;
        for (format, count) in [("sarif", all + gone), ("code-scanning", new)] {
            let log: Value = serde_json::from_str(&said(format)).unwrap();
            let wrong = schemas.validate(&log, sarif).err().map(|error| error.to_string());
            prop_assert_eq!(wrong, None);
            results(&log, count, new)?;
        }
        linked(&said("jsonld"), &audit)?;
        html(&said("html"), all)?;
        markdown(&said("markdown"), all)
    });
    run.unwrap();
}

/// An audit of a folder that has been lived with: some findings are allowed, for a hostile reason, some stand in a baseline
/// that also has one that is gone.
fn lived(desk: &Desk, mut articles: Vec<Article>, reason: &str, keep: usize) -> Audit {
    let before = desk.audit_articles(articles.clone());
    let looked = |names: &[String], audit: &Audit, then: &mut dyn FnMut(Looked<'_>)| {
        then(Looked { readings: &audit.readings, names, elsewhere: &|_| false });
    };
    let names: Vec<String> = before.readings.iter().map(|reading| reading.article.path.clone()).collect();
    let mut baseline = Baseline::default();
    looked(&names, &before, &mut |looked| baseline = Baseline::default().accepting(looked, &before.findings));
    for accepted in baseline.articles.values_mut() {
        accepted.findings = std::mem::take(&mut accepted.findings).into_iter().skip(keep).collect();
        let entry = Entry { rule: "bare-source".to_owned(), words: reason.to_owned() };
        accepted.findings.insert("0123456789abcdef".to_owned(), entry);
    }
    for (article, finding) in articles.iter_mut().zip(before.findings.iter().skip(keep)) {
        article.allowances.push(Allowance {
            rules: vec![finding.rule.clone(), reason.to_owned()],
            reason: Some(format!("because {reason}")),
            place: reason.to_owned(),
            ..Allowance::default()
        });
    }
    let mut audit = desk.audit_articles(articles);
    let mut findings = std::mem::take(&mut audit.findings);
    let mut compared = None;
    looked(&names, &audit, &mut |looked| compared = Some(baseline.apply(looked, &mut findings)));
    if let Some(finding) = findings.iter_mut().rev().find(|finding| finding.state == State::New && keep == 3) {
        finding.state = State::Unchanged;
    }
    audit.findings = findings;
    audit.baseline = compared;
    audit.since = Some(reason.to_owned());
    audit
}

/// A log has these results; what is no new finding is suppressed, with the reason.
fn results(log: &Value, count: usize, new: usize) -> Result<(), TestCaseError> {
    let results = log["runs"][0]["results"].as_array().unwrap();
    prop_assert_eq!(results.len(), count);
    let open = results.iter().filter(|r| r["suppressions"].as_array().is_some_and(Vec::is_empty));
    prop_assert_eq!(open.filter(|r| r["baselineState"] != "absent").count(), new);
    for suppressed in results.iter().flat_map(|r| r["suppressions"].as_array().unwrap()) {
        prop_assert!(suppressed["justification"].as_str().is_some_and(|why| !why.is_empty()), "{suppressed}");
    }
    Ok(())
}

/// What a format makes of an audit; no format lets a control character or a bidirectional override through.
fn written(audit: &Audit, format: &str) -> String {
    let mut out = Vec::new();
    let view = View { all: true, ..View::default() };
    (report::format(format).unwrap().write)(audit, &view, &mut out).unwrap();
    let out = String::from_utf8(out).unwrap();
    let is_override = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let alive = out.chars().find(|c| is_override(*c) || c.is_control() && !matches!(c, '\n' | '\r'));
    assert_eq!(alive, None, "{format}: {out}");
    out
}

fn json(said: &str, count: usize, gone: usize) -> Result<(), TestCaseError> {
    let read: Value = serde_json::from_str(said).unwrap();
    prop_assert_eq!(read["gone"].as_array().map(Vec::len), Some(gone));
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

/// Every link of a page leads to a place on it, and no two places have one name.
fn links(said: &str) -> Result<(), TestCaseError> {
    let of = |start: &str| said.split(start).skip(1).filter_map(|rest| rest.split('"').next()).collect::<Vec<_>>();
    let (links, places) = (of(" href=\"#"), of(" id=\""));
    let known: BTreeSet<&str> = places.iter().copied().collect();
    prop_assert_eq!(places.len(), known.len(), "{:?}", places);
    let lost: Vec<&&str> = links.iter().filter(|link| !known.contains(**link)).collect();
    prop_assert!(lost.is_empty() && !links.is_empty(), "{lost:?} lead nowhere");
    Ok(())
}

/// A finding is a card; the page has the elements of its template and no others, and its policy lets nothing run.
fn html(said: &str, count: usize) -> Result<(), TestCaseError> {
    prop_assert!(said.contains("default-src 'none'") && said.matches("<script").count() == 1, "{said}");
    prop_assert_eq!(said.matches(" id=\"finding-").count(), count);
    links(said)?;
    for tag in said.split('<').skip(1).filter(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic())) {
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
        prop_assert!(ELEMENTS.contains(&&*name), "<{name}>");
        let mut attributes = tag.split('>').next().unwrap_or("").split_whitespace();
        prop_assert!(!attributes.any(|part| part.starts_with("on") && part.contains('=')), "{tag}");
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

/// Words that no redacted report may say: of texts, headlines, names and what is made of them.
const SECRETS: &[&str] = &["zorblax", "quendish", "varnhollow", "miravel", "tesk", "ombrist"];

/// Three articles that share a passage, a claim with its speaker and a headline, all of them made of secrets.
fn secret() -> Audit {
    let shared = "The quendish ferry to Varnhollow was taken out of service on Tuesday after a zorblax fire in its engine \
        room, and will not sail again before the summer, said Ombrist Tesk of the Miravel line, whose buses now take the \
        passengers round by the bridge.";
    let article = |path: &str, date: &str, lead: &str| {
        let text = format!("{lead} {shared}\n\nOfficials said the the quendish crane failed.");
        let mut article = Article::from_text(path, text);
        article.meta.title = Some("Zorblax in Varnhollow, officials say".to_owned());
        article.meta.authors = vec!["Miravel Tesk".to_owned()];
        article.meta.published = copydesk::ingest::Published::parse(date);
        article
    };
    let articles = [
        article("a.txt", "2026-05-05", "It was quendish."),
        article("b.txt", "2026-05-06", "Nobody was hurt in Varnhollow."),
        article("c.txt", "2026-05-07", "Holidays are in doubt."),
    ];
    Desk::open(std::env::temp_dir()).unwrap().audit_articles(articles)
}

#[test]
fn a_redacted_report_says_no_word_of_an_article_and_keeps_its_findings() {
    let (whole, redacted) = (secret(), secret().redacted());
    let said = |audit: &Audit, format: &str| written(audit, format).to_lowercase();
    for format in report::FORMATS {
        let after = said(&redacted, format.name);
        let shown: Vec<&&str> = SECRETS.iter().filter(|secret| after.contains(**secret)).collect();
        assert!(shown.is_empty(), "{}: {shown:?}\n{after}", format.name);
    }
    for format in ["terminal", "html", "json", "markdown"] {
        assert!(SECRETS.iter().any(|secret| said(&whole, format).contains(secret)), "{format} showed none before");
    }
    let read = |audit: &Audit| serde_json::from_str::<Value>(&written(audit, "json")).unwrap();
    let (before, after) = (read(&whole), read(&redacted));
    assert!(before["passages"].as_array().is_some_and(|list| list.len() > 1), "{before}");
    for (list, kept) in [
        ("findings", &["rule", "article", "start", "end", "line", "column", "fingerprint"][..]),
        ("passages", &["words", "kind", "direction"][..]),
        ("claims", &["id", "status", "counts"][..]),
    ] {
        let lists = [&before, &after].map(|audit| audit[list].as_array().unwrap());
        assert!(!lists[0].is_empty() && lists[0].len() == lists[1].len(), "{list}");
        for (before, after) in lists[0].iter().zip(lists[1]) {
            kept.iter().for_each(|key| assert_eq!(before[key], after[key], "{list}.{key}"));
        }
    }
    assert!(
        after["passages"][0]["a"]["digest"].as_str().is_some_and(|digest| digest.starts_with("sha256:")),
        "{after}"
    );
    html(&written(&redacted, "html"), redacted.findings.len()).unwrap();
}

#[test]
fn a_passage_in_three_articles_has_a_time_line_in_the_page_also_in_words() {
    let page = written(&secret(), "html");
    let figure = page.split("<figure").nth(1).and_then(|rest| rest.split("</figure>").next()).unwrap();
    assert_eq!(figure.matches("<circle").count() + figure.matches("<rect").count(), 3, "{figure}");
    for told in ["2026-05-05", "2026-05-07", "the earliest", "not credited", "role=\"img\"", "aria-label"] {
        assert!(figure.contains(told), "{told}: {figure}");
    }
    assert_eq!(figure.matches("<li>").count(), 3);
}

#[test]
fn the_ledger_of_a_page_counts_what_its_links_lead_to() {
    let audit = Desk::open("corpus").unwrap().audit(["corpus"]).unwrap();
    let page = written(&audit, "html");
    links(&page).unwrap();
    let row = |section: &str, name: &str| {
        let section = page.split(&format!("<section id=\"{section}\"")).nth(1).unwrap();
        let row = section.split(&format!("<th scope=\"row\">{name}</th>")).nth(1).unwrap();
        row.split("</tr>").next().unwrap().to_owned()
    };
    let outlet = row("outlets", "Norvane Press Agency");
    for told in ["aria-label=\"3 articles\"", "href=\"#passage-", "href=\"#claim-", "given to Harbour Post"] {
        assert!(outlet.contains(told), "{told}: {outlet}");
    }
    let source = row("sources", "Tomas Quill");
    for told in ["articles\"", "href=\"#article-", "aria-label=\"2 corroborated\""] {
        assert!(source.contains(told), "{told}: {source}");
    }
}

#[test]
fn a_claim_of_three_papers_and_one_origin_is_three_circles_and_a_square() {
    let page = written(&secret(), "html");
    let fan = page.split("<svg class=\"fan\"").nth(1).and_then(|rest| rest.split("</svg>").next()).unwrap();
    assert_eq!((fan.matches("<circle").count(), fan.matches("<rect").count()), (3, 1), "{fan}");
    assert!(fan.contains("aria-label=\"3 outlets, 1 origin; the list below names them\""), "{fan}");
}
