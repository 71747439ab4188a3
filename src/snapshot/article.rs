//! The snapshot of an article: what is known about it, then paragraph by paragraph its facts and findings.
//!
//! A paragraph is named by its first words, so that a change in one moves no line of another. One without facts and
//! findings is left out.

use super::words::{line, opening, quoted};
use crate::audit::Audit;
use crate::facts::{Field, Reading, Source};
use crate::rules::{Finding, Related, State};
use crate::span::Span;

/// The lines that belong to a place, in the order in which they stand there.
struct At {
    span: Span,
    lines: Vec<String>,
}

/// The whole text of an article's snapshot.
pub(super) fn body(audit: &Audit, reading: &Reading, findings: &[&Finding]) -> String {
    let mut out = head(reading);
    let (placed, whole): (Vec<&Finding>, Vec<&Finding>) =
        findings.iter().partition(|f| f.field == Field::Text && !f.span.is_empty());
    out.extend(whole.into_iter().flat_map(|finding| found(audit, reading, finding)));
    let mut all = facts(reading);
    all.extend(placed.into_iter().map(|f| At { span: f.span, lines: found(audit, reading, f) }));
    all.sort_by_key(|at| at.span.start);
    let mut rest = all.into_iter().peekable();
    for paragraph in &reading.text.paragraphs {
        let own = std::iter::from_fn(|| rest.next_if(|at| at.span.start < paragraph.span.end));
        let own: Vec<String> = own.flat_map(|at| at.lines).collect();
        if !own.is_empty() {
            out.push(String::new());
            out.push(format!("¶ {}", opening(paragraph.span.of(&reading.article.text))));
            out.extend(own.into_iter().map(|line| format!("  {line}")));
        }
    }
    out.push(String::new());
    out.join("\n")
}

/// What is known about an article.
fn head(reading: &Reading) -> Vec<String> {
    let meta = &reading.article.meta;
    let published = meta.published.map(|p| p.to_string());
    let authors = Some(meta.authors.join(", ")).filter(|authors| !authors.is_empty());
    // What checks need is said to be unknown where it is.
    let unknown = Some("unknown");
    let known = [
        ("title", meta.title.as_deref()),
        ("outlet", meta.outlet.as_deref().or(unknown)),
        ("published", published.as_deref().or(unknown)),
        ("authors", authors.as_deref()),
        ("language", meta.language.as_deref()),
    ];
    known.into_iter().filter_map(|(name, value)| Some(format!("{name}: {}", line(value?)))).collect()
}

/// Every fact with its line.
fn facts(reading: &Reading) -> Vec<At> {
    let (facts, text) = (&reading.facts, &reading.article.text);
    let one = |span: Span, kind: &str, told: String| {
        let words = span.of(text);
        // A quotation brings its own marks.
        let words = if kind == "quote" { line(words) } else { quoted(words) };
        At { span, lines: vec![format!("{kind} {words} → {told}")] }
    };
    let mut all = Vec::new();
    all.extend(facts.quotes.iter().map(|q| {
        let speaker = q.speaker.as_ref().map_or_else(|| "no speaker".to_owned(), |s| source(s, text));
        one(q.span, "quote", format!("{}, {speaker}", q.style.name()))
    }));
    all.extend(facts.attributions.iter().filter(|a| a.quote.is_none()).map(|a| {
        let cue = a.cue.map_or("no cue".to_owned(), |cue| quoted(cue.of(text)));
        let said: Vec<String> = a.content.iter().map(|span| quoted(span.of(text))).collect();
        one(a.source.span, "source", format!("{}, {cue}: {}", source(&a.source, text), said.join(" ")))
    }));
    all.extend(
        facts
            .times
            .iter()
            .map(|t| one(t.span, "time", format!("{} {}", t.kind.name(), t.value.as_deref().unwrap_or("unknown")))),
    );
    all.extend(facts.numbers.iter().map(|n| {
        let about = if n.approximate { "about " } else { "" };
        let of =
            [n.unit.as_deref(), n.of.as_deref()].map(|part| part.map_or(String::new(), |p| format!(" {}", line(p))));
        one(n.span, "number", format!("{about}{}{}", n.value, of.concat()))
    }));
    all.extend(facts.names.iter().map(|n| one(n.span, "name", format!("{}, {}", line(&n.entity), n.kind.name()))));
    all
}

fn source(source: &Source, text: &str) -> String {
    let name = source.name.as_deref().unwrap_or_else(|| source.span.of(text));
    let vague = if source.vague { ", vague" } else { "" };
    format!("{} ({}{vague})", line(name), source.kind.name())
}

/// The lines of a finding: what is wrong with which words, why, and which other places belong to it.
fn found(audit: &Audit, reading: &Reading, finding: &Finding) -> Vec<String> {
    let title = reading.article.meta.title.as_deref().unwrap_or("");
    let words = match finding.field {
        _ if finding.span.is_empty() => "the whole article".to_owned(),
        Field::Text => quoted(finding.span.of(&reading.article.text)),
        Field::Title => format!("in the headline {}", quoted(finding.span.of(title))),
    };
    let state = if finding.state == State::New { String::new() } else { format!(" [{}]", finding.state.name()) };
    let mut lines =
        vec![format!("{} {} {words} → {}{state}", finding.severity.name(), finding.rule, line(&finding.message))];
    lines.extend(finding.why.iter().map(|why| format!("  why: {}", line(&why.exact))));
    lines.extend(finding.related.iter().map(|related| see(audit, reading, related)));
    lines
}

fn see(audit: &Audit, own: &Reading, related: &Related) -> String {
    let Some(other) = audit.readings.get(related.article as usize) else { return String::new() };
    let text = match related.field {
        Field::Text => other.article.text.as_str(),
        Field::Title => other.article.meta.title.as_deref().unwrap_or(""),
    };
    let path = if other.article.path == own.article.path { "here" } else { &other.article.path };
    format!("  see {}: {} → {}", line(path), quoted(related.span.of(text)), line(&related.message))
}
