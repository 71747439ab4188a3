//! `--format jsonld`: the claims, what they go back to, and the findings, in public vocabularies, for archives and knowledge graphs.
//!
//! Claims are [schema.org](https://schema.org/Claim) `Claim`s, articles `NewsArticle`s; what was derived, quoted or relayed from
//! where is told in [PROV-O](https://www.w3.org/TR/prov-o/); places in texts and findings are
//! [Web Annotations](https://www.w3.org/TR/annotation-model/), with offsets in Unicode code points. What no vocabulary has a word
//! for (a claim's status, a conflict between two mentions) stands under copydesk's own prefix.

mod nodes;

use super::{Format, Part, View, plain_json};
use crate::audit::Audit;
use nodes::Nodes;
use rayon::prelude::*;
use serde_json::{Value, json};
use std::io::{self, Write};

/// The format.
pub const FORMAT: Format = Format {
    name: "jsonld",
    about: "Linked data: schema.org Claim, W3C PROV-O and Web Annotation",
    parts: &[Part::Whole],
    write,
};

/// The prefixes that the graph uses, each with its vocabulary.
const PREFIXES: [(&str, &str); 5] = [
    ("schema", "https://schema.org/"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ("copydesk", "urn:copydesk:term:"),
];

/// Nodes that are held in memory at once.
const CHUNK: usize = 1024;

fn write(audit: &Audit, _view: &View, out: &mut dyn Write) -> io::Result<()> {
    let context: serde_json::Map<String, Value> =
        PREFIXES.iter().map(|(prefix, address)| ((*prefix).to_owned(), json!(address))).collect();
    out.write_all(b"{\"@context\": ")?;
    plain_json::to_writer(&mut *out, &context)?;
    out.write_all(b",\n\"@graph\": [")?;
    let nodes = Nodes::new(audit);
    let mut first = true;
    each(&audit.readings, |at, reading| nodes.article(at, reading), &mut first, out)?;
    each(&audit.passages.list, |_, passage| nodes.passage(passage), &mut first, out)?;
    each(&audit.claims.list, |_, claim| nodes.claim(claim), &mut first, out)?;
    each(&audit.findings, |_, finding| nodes.finding(finding), &mut first, out)?;
    out.write_all(b"\n]}\n")
}

/// Writes the nodes of a list, a node a line. They are made in parallel and written in order.
fn each<T: Sync>(
    items: &[T],
    nodes: impl Fn(usize, &T) -> Vec<Value> + Sync,
    first: &mut bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    for (chunk, part) in items.chunks(CHUNK).enumerate() {
        let made = part.par_iter().enumerate().map(|(at, item)| {
            let lines = nodes(chunk * CHUNK + at, item);
            lines.iter().map(plain_json::to_vec).collect::<serde_json::Result<Vec<Vec<u8>>>>()
        });
        for lines in made.collect::<Vec<_>>() {
            for line in lines? {
                out.write_all(if std::mem::take(first) { b"\n" } else { b",\n" })?;
                out.write_all(&line)?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
