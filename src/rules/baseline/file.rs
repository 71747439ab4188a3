//! The file of a baseline: TOML, a table an article, a line a finding, all in order, so that a diff shows what was accepted
//! and what is gone.

use super::{Accepted, Baseline, Entry};
use crate::config::{Checked, Complaints};
use std::fmt::Write;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What the file says of itself.
const SCHEMA: &str = "copydesk.baseline/1";

const HEAD: &str = "\
# Findings that were accepted before, a line each: the first half of the fingerprint, the rule, the first words.
# `copydesk baseline write` writes this file, `copydesk baseline prune` takes out what is mended.
# `text` names sentences of the article, by which it is known again when it is renamed.
";

/// The keys at the top.
const TOP: &[&str] = &["schema", "articles"];

/// The key of an article's sentences.
const TEXT: &str = "text";

impl Baseline {
    /// Reads a baseline; `path` is what complaints call it.
    ///
    /// # Errors
    /// Everything that is wrong with it, with places: a baseline that is not understood accepts nothing and is not replaced.
    pub fn parse(path: &str, source: &str) -> Result<Self, Complaints> {
        let mut checked = Checked::new(path, source);
        let (table, errors) = DeTable::parse_recoverable(source);
        for error in errors {
            let help = "a merge may have left marks like <<<<<<< in it".to_owned();
            checked.wrong(error.span().unwrap_or(0..0), error.message().to_owned(), Some(help));
        }
        let mut baseline = Self::default();
        if checked.complaints.is_empty() {
            top(table.get_ref(), &mut baseline, &mut checked);
        }
        let complaints = checked.finish();
        if complaints.is_empty() { Ok(baseline) } else { Err(Complaints(complaints)) }
    }

    /// The file of a baseline.
    pub fn to_toml(&self) -> String {
        let mut out = format!("{HEAD}schema = {}\n", quoted(SCHEMA));
        for (path, Accepted { marks, findings }) in &self.articles {
            // Writing to a string cannot fail.
            let _ = writeln!(out, "\n[articles.{}]\n{TEXT} = {}", quoted(path), quoted(&marks.join(" ")));
            let mut lines: Vec<(&Entry, &String)> = findings.iter().map(|(key, entry)| (entry, key)).collect();
            lines.sort();
            for (Entry { rule, words }, key) in lines {
                let _ = writeln!(out, "{key} = {}", quoted(&format!("{rule}: {words}")));
            }
        }
        out
    }
}

/// A TOML string on one line: JSON's escapes are TOML's, which also escapes DEL; marks that turn the direction of text, too.
fn quoted(text: &str) -> String {
    let json = serde_json::to_string(text).unwrap_or_default();
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '\u{7f}'..='\u{9f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            '\u{feff}' => out.push_str("\\uFEFF"),
            c => out.push(c),
        }
    }
    out
}

fn top(table: &DeTable<'_>, baseline: &mut Baseline, checked: &mut Checked) {
    for (key, value) in table {
        match (key.get_ref().as_ref(), value.get_ref()) {
            ("schema", DeValue::String(schema)) if schema == SCHEMA => {}
            ("schema", _) => {
                let help = format!("this copydesk reads {SCHEMA}: `copydesk baseline write --baseline NEW` writes one");
                checked.wrong(value.span(), "another sort of baseline", Some(help));
            }
            ("articles", DeValue::Table(articles)) => {
                for (path, value) in articles {
                    let accepted = article(value, checked);
                    baseline.articles.insert(path.get_ref().to_string(), accepted);
                }
            }
            (other, _) => checked.unknown(key.span(), "a baseline has no key", other, TOP),
        }
    }
    if !table.contains_key("schema") {
        checked.wrong(0..0, "this is no baseline: it has no `schema`", Some(format!("write schema = \"{SCHEMA}\"")));
    }
}

fn article(value: &Spanned<DeValue<'_>>, checked: &mut Checked) -> Accepted {
    let mut accepted = Accepted::default();
    let Some(table) = value.get_ref().as_table() else {
        checked.wrong(value.span(), "an article of a baseline is a table", None);
        return accepted;
    };
    for (key, value) in table {
        let Some(said) = value.get_ref().as_str() else {
            checked.wrong(value.span(), "this must be a text", None);
            continue;
        };
        if key.get_ref() == TEXT {
            accepted.marks = said.split_whitespace().map(str::to_owned).collect();
        } else {
            finding(key.get_ref(), &key.span(), said, &mut accepted, checked);
        }
    }
    accepted
}

fn finding(key: &str, place: &Range<usize>, said: &str, accepted: &mut Accepted, checked: &mut Checked) {
    let digits = key.len() == 16 && key.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    match said.split_once(": ").or_else(|| said.strip_suffix(':').map(|rule| (rule, ""))) {
        Some((rule, words)) if digits => {
            let entry = Entry { rule: rule.to_owned(), words: words.to_owned() };
            accepted.findings.insert(key.to_owned(), entry);
        }
        _ => {
            let help = "a finding is 16 digits, then its rule and words: 0123456789abcdef = \"rule: words\"".to_owned();
            checked.wrong(place.clone(), "this is no finding of a baseline", Some(help));
        }
    }
}
