//! Findings: each labelled one is reported on its words, and at warning or above nothing else is.

use crate::gold::{FieldName, Finding as Label, Folder, Trap};
use crate::{Newsroom, Verdict, words};
use copydesk::facts::Field;
use copydesk::rules::{Finding, Severity};
use copydesk::span::Span;
use std::collections::{BTreeMap, BTreeSet};

/// A label, found in the texts.
struct Wanted<'a> {
    label: &'a Label,
    /// Where the mark may stand; `None` for anywhere in the article.
    places: Vec<(u32, Option<Vec<Span>>)>,
}

impl Wanted<'_> {
    fn is(&self, finding: &Finding) -> bool {
        let field = if self.label.field == FieldName::Title { Field::Title } else { Field::Text };
        let touches = |spans: &[Span]| spans.iter().any(|s| s.overlaps(finding.span) || finding.span.is_empty());
        let here = |(article, spans): &(u32, Option<Vec<Span>>)| {
            *article == finding.article && spans.as_ref().is_none_or(|spans| field == finding.field && touches(spans))
        };
        self.label.rule == finding.rule && self.places.iter().any(here)
    }
}

pub fn judge(newsroom: &Newsroom) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    for folder in &newsroom.folders {
        for label in folder.labels.findings.iter().filter(|label| !label.optional) {
            let Label { article, rule, on, why, .. } = label;
            let why = if why.is_empty() { String::new() } else { format!(" ({why})") };
            let name = format!("{}/{article}: {rule} on “{on}”{why}", folder.name);
            verdicts.push((name, found(newsroom, folder, label)));
        }
        for trap in &folder.labels.traps {
            if let Trap::Finding { why, article, rule, on } = trap {
                let name = format!("{}/{article}: no {rule} on “{on}” ({why})", folder.name);
                verdicts.push((name, trapped(newsroom, folder, article, rule, on)));
            }
        }
    }
    verdicts.extend(silence(newsroom));
    verdicts.extend(shown_at_work(newsroom));
    verdicts.push(("none is reported twice".to_owned(), once(newsroom)));
    verdicts
}

/// Each shipped rule has an article in the newsroom that it finds something in.
fn shown_at_work(newsroom: &Newsroom) -> Vec<Verdict> {
    let at_work: BTreeSet<&str> = newsroom.audit.findings.iter().map(|f| f.rule.as_str()).collect();
    let verdict = |id: &str| {
        let seen = if at_work.contains(id) { Ok(()) } else { Err("finds nothing in the whole newsroom".to_owned()) };
        (format!("{id} is shown at work"), seen)
    };
    newsroom.rules.iter().map(|id| verdict(id)).collect()
}

/// No rule marks the same words twice.
fn once(newsroom: &Newsroom) -> Result<(), String> {
    let mut seen = BTreeSet::new();
    let all = newsroom.audit.findings.iter();
    let again: Vec<String> = all
        .filter(|f| !f.span.is_empty() && f.related.is_empty())
        .filter(|f| !seen.insert((f.article, f.field, f.span, &f.rule)))
        .map(|f| show(newsroom, f))
        .collect();
    if again.is_empty() { Ok(()) } else { Err(again.join("\n")) }
}

fn found(newsroom: &Newsroom, folder: &Folder, label: &Label) -> Result<(), String> {
    let wanted = wanted(newsroom, folder, label)?;
    if newsroom.audit.findings.iter().any(|finding| wanted.is(finding)) {
        return Ok(());
    }
    let nearby = newsroom.audit.findings.iter().filter(|f| wanted.places.iter().any(|(a, _)| *a == f.article));
    let shown: Vec<String> = nearby.filter(|f| f.rule == label.rule).map(|f| show(newsroom, f)).collect();
    Err(if shown.is_empty() { "not reported".to_owned() } else { format!("only elsewhere: {}", shown.join("\n")) })
}

fn wanted<'a>(newsroom: &Newsroom, folder: &Folder, label: &'a Label) -> Result<Wanted<'a>, String> {
    let mut places = Vec::new();
    let own = (&label.article, &label.on);
    for (name, on) in std::iter::once(own).chain(label.or.iter().map(|place| (&place.article, &place.on))) {
        let article = newsroom.article(folder, name)?;
        let text = if label.field == FieldName::Title { title(newsroom, article) } else { newsroom.text(article) };
        let spans = words::places(text, on);
        if spans.is_empty() {
            return Err(format!("the label's words “{on}” are not in {name}"));
        }
        places.push((article, (!label.whole_article).then_some(spans)));
    }
    Ok(Wanted { label, places })
}

fn title(newsroom: &Newsroom, article: u32) -> &str {
    let reading = newsroom.audit.readings.get(article as usize);
    reading.and_then(|r| r.article.meta.title.as_deref()).unwrap_or("")
}

fn trapped(newsroom: &Newsroom, folder: &Folder, article: &str, rule: &str, on: &str) -> Result<(), String> {
    let index = newsroom.article(folder, article)?;
    let spans = words::places(newsroom.text(index), on);
    if spans.is_empty() {
        return Err(format!("the label's words “{on}” are not in {article}"));
    }
    let sprung = |f: &&Finding| {
        let touches = f.field == Field::Text && spans.iter().any(|span| span.overlaps(f.span));
        f.article == index && f.rule == rule && touches
    };
    newsroom.audit.findings.iter().find(sprung).map_or(Ok(()), |finding| Err(show(newsroom, finding)))
}

/// One verdict an article: nothing at warning or above but what is labelled.
fn silence(newsroom: &Newsroom) -> Vec<Verdict> {
    let mut extra: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for finding in unlabelled(newsroom) {
        extra.entry(finding.article).or_default().push(show(newsroom, finding));
    }
    let of = |article: u32| extra.get(&article).map_or(Ok(()), |findings| Err(findings.join("\n")));
    newsroom.by_path.iter().map(|(path, article)| (format!("{path}: nothing else"), of(*article))).collect()
}

/// Findings at warning or above that no label asks for.
pub fn unlabelled(newsroom: &Newsroom) -> Vec<&Finding> {
    let labels = newsroom.folders.iter().flat_map(|folder| folder.labels.findings.iter().map(move |l| (folder, l)));
    let wanted: Vec<Wanted<'_>> = labels.filter_map(|(folder, l)| wanted(newsroom, folder, l).ok()).collect();
    let grave = newsroom.audit.findings.iter().filter(|f| f.severity >= Severity::Warning);
    grave.filter(|f| !wanted.iter().any(|w| w.is(f))).collect()
}

fn show(newsroom: &Newsroom, finding: &Finding) -> String {
    let text = match finding.field {
        Field::Text => newsroom.text(finding.article),
        Field::Title => title(newsroom, finding.article),
    };
    let Finding { rule, message, why, .. } = finding;
    format!(
        "{} {rule} on “{}” in {}: {message} [{}]",
        finding.severity.name(),
        finding.span.of(text),
        newsroom.path(finding.article),
        copydesk::rules::plainly(why)
    )
}
