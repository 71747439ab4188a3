use super::*;
use crate::audit::Desk;
use crate::config::Config as Settings;
use crate::ingest::Article;
use std::collections::BTreeSet;

fn graph(texts: &[(&str, &str)]) -> (Audit, Value) {
    let desk = Desk::with_config(Settings::default()).unwrap();
    let audit = desk.audit_articles(texts.iter().map(|(path, text)| Article::from_text(*path, *text)));
    let mut out = Vec::new();
    write(&audit, &View::default(), &mut out).unwrap();
    let graph = serde_json::from_slice(&out).unwrap();
    (audit, graph)
}

const WALL: &str =
    "Forty boats were lost on Monday night behind the broken harbour wall at Sandholm, harbour master Jane Roe said.";
const AGAIN: &str =
    "“Forty boats were lost on Monday night behind the broken harbour wall at Sandholm,” said Jane Roe.";

#[test]
fn every_claim_is_one_with_its_mentions_and_its_primary_source() {
    let (audit, graph) = graph(&[("a b.txt", WALL), ("c.txt", AGAIN)]);
    let nodes = graph["@graph"].as_array().unwrap();
    let ids: BTreeSet<&str> = nodes.iter().filter_map(|n| n["@id"].as_str()).collect();
    assert_eq!(ids.len(), nodes.len(), "each node has a name of its own");
    for claim in &audit.claims.list {
        assert!(ids.contains(format!("urn:copydesk:claim:{}", claim.id).as_str()));
    }
    assert!(ids.contains("urn:copydesk:article:a%20b.txt"));
    assert!(nodes.iter().any(|n| n.get("prov:hadPrimarySource").is_some()), "{graph:#}");
    assert!(nodes.iter().any(|n| n.get("prov:wasQuotedFrom").is_some()), "{graph:#}");
}
