//! `copydesk facts`: the facts of each article, for people.

use super::visible;
use crate::facts::{Attribution, Name, Quote, Reading, Source};
use crate::span::Span;
use std::io::{self, Write};

/// Longest stretch of an article that a line shows, in characters.
const SHOWN: usize = 60;

/// Writes one article: its path, what is known about it, then a line a fact in order of position.
///
/// # Errors
/// Whatever the writer says.
pub fn write(reading: &Reading, out: &mut Vec<u8>) -> io::Result<()> {
    let meta = &reading.article.meta;
    let published = meta.published.map(|p| p.to_string());
    let known = [meta.title.as_deref(), meta.outlet.as_deref(), published.as_deref()];
    let known: Vec<&str> = known.into_iter().flatten().collect();
    writeln!(out, "{}", visible(&reading.article.path))?;
    if !known.is_empty() {
        writeln!(out, "  {}", visible(&known.join(" · ")))?;
    }
    let origins: Vec<String> = meta.origins.iter().map(|(key, origin)| format!("{key} {}", origin.name())).collect();
    if !origins.is_empty() {
        writeln!(out, "  ({})", origins.join(", "))?;
    }
    for (span, kind, detail) in lines(reading) {
        let at = reading.article.position(span.start);
        let place = format!("{}:{}", at.line, at.column);
        let text = shortened(&reading.article.text, span);
        let gap = if detail.is_empty() { "" } else { "  → " };
        writeln!(out, "  {place:>8}  {kind:<11}  {}{gap}{}", visible(&text), visible(&detail))?;
    }
    writeln!(out)
}

/// Every fact as place, kind and what was read out of it.
pub(super) fn lines(reading: &Reading) -> Vec<(Span, &'static str, String)> {
    let (facts, text) = (&reading.facts, &reading.article.text);
    let mut lines: Vec<(Span, &'static str, String)> = Vec::new();
    lines.extend(facts.quotes.iter().map(|q| (q.span, "quote", quote(q, text))));
    let free = facts.attributions.iter().filter(|a| a.quote.is_none());
    lines.extend(free.map(|a| (a.source.span, "attribution", attribution(a, text))));
    lines.extend(facts.times.iter().map(|t| {
        let value = t.value.as_deref().unwrap_or("unknown without a publication date");
        (t.span, "time", format!("{} {value}", t.kind.name()))
    }));
    lines.extend(facts.numbers.iter().map(|n| {
        let about = if n.approximate { "about " } else { "" };
        let of = n.unit.as_deref().or(n.of.as_deref()).unwrap_or("");
        (n.span, "number", format!("{about}{} {of}", n.value).trim_end().to_owned())
    }));
    lines.extend(facts.names.iter().map(|n| (n.span, "name", name(n, text))));
    lines.extend(facts.clashes.iter().map(|c| (c.span, "clash", c.explanation.clone())));
    lines.sort();
    lines
}

/// Who or what it is, with what the text says of them there.
fn name(name: &Name, text: &str) -> String {
    let said = [name.title, name.role].map(|span| span.map(|s| s.of(text).to_owned()));
    let [title, role] = said;
    let told = [title, name.age.map(|age| age.to_string()), role].into_iter().flatten();
    let all = [name.entity.clone(), name.kind.name().to_owned()].into_iter().chain(told);
    all.collect::<Vec<_>>().join(", ")
}

fn quote(quote: &Quote, text: &str) -> String {
    let speaker =
        quote.speaker.as_ref().map_or_else(|| "nobody is given as its speaker".to_owned(), |s| source(s, text));
    let run = quote.run.map_or(String::new(), |run| format!(", run {run}"));
    format!("{}, {speaker}{run}", quote.style.name())
}

fn attribution(attribution: &Attribution, text: &str) -> String {
    let cue = attribution.cue.map_or("", |cue| cue.of(text));
    let said: Vec<String> = attribution.content.iter().map(|span| shortened(text, *span)).collect();
    format!("{}, {cue}: {}", source(&attribution.source, text), said.join(" … "))
}

fn source(source: &Source, text: &str) -> String {
    let name = source.name.as_deref().unwrap_or_else(|| source.span.of(text));
    let vague = if source.vague { ", vague" } else { "" };
    format!("{name} ({}{vague})", source.kind.name())
}

/// The text under a span, cut after [`SHOWN`] characters.
fn shortened(text: &str, span: Span) -> String {
    let words = span.of(text);
    match words.char_indices().nth(SHOWN) {
        Some((cut, _)) => format!("{}…", words.get(..cut).unwrap_or("").trim_end()),
        None => words.to_owned(),
    }
}
