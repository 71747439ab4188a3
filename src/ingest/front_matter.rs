//! Front matter: YAML between `---` lines or TOML between `+++` lines at the head of a Markdown file.

use super::Metadata;
use super::allowance::{self, Allowance};
use super::loose::{self, Loose, one_line};
use std::collections::BTreeMap;

/// Front matter, taken apart from the body.
pub(super) struct FrontMatter {
    /// Where the body begins, in bytes of the file.
    pub body: usize,
    /// What it declares, or why that could not be read.
    pub metadata: Result<Metadata, String>,
    /// The findings that it lets stand, or why that could not be read.
    pub allowances: Result<Vec<Allowance>, String>,
}

/// The most that is taken for front matter, in bytes.
const LIMIT: usize = 256 << 10;

/// Reads the front matter of a file, if it has any.
pub(super) fn split(text: &str) -> Option<FrontMatter> {
    let (fence, close): (&str, &[&str]) = match text.lines().next()?.trim_end() {
        "---" => ("---", &["---", "..."]),
        "+++" => ("+++", &["+++"]),
        _ => return None,
    };
    let start = text.find('\n')? + 1;
    let mut at = start;
    for line in text.get(start..)?.split_inclusive('\n') {
        if at > LIMIT {
            break;
        }
        let body = at + line.len();
        if close.contains(&line.trim_end()) {
            let matter = text.get(start..at)?;
            let metadata = if fence == "---" { yaml(matter)? } else { toml(matter) };
            // What is wrong with the whole is told once.
            let allowances = match (&metadata, fence) {
                (Err(_), _) => Ok(Vec::new()),
                (_, "---") => allowance::of_yaml(matter),
                _ => allowance::of_toml(matter),
            };
            return Some(FrontMatter { body, metadata, allowances });
        }
        at = body;
    }
    None
}

/// `None` where it is no table at all: then `---` was a line between paragraphs.
fn yaml(matter: &str) -> Option<Result<Metadata, String>> {
    if matter.trim().is_empty() {
        return Some(Ok(Metadata::default()));
    }
    let keyed = |line: &str| line.split_once(':').is_some_and(|(key, _)| !key.is_empty() && !key.contains([' ', '.']));
    if !matter.lines().any(keyed) {
        return None;
    }
    Some(match serde_saphyr::from_str::<BTreeMap<String, Loose>>(matter) {
        Ok(table) => Ok(loose::metadata(table)),
        Err(error) => {
            let line = error.location().map_or(1, |location| location.line());
            Err(problem(line as usize, "YAML"))
        }
    })
}

fn toml(matter: &str) -> Result<Metadata, String> {
    toml::from_str(matter).map(loose::metadata).map_err(|error: toml::de::Error| {
        let at = error.span().map_or(0, |span| span.start);
        let line = matter.bytes().take(at).filter(|b| *b == b'\n').count() + 1;
        format!("{}: {}", problem(line, "TOML"), one_line(error.message()))
    })
}

/// `line` counts in the front matter, which begins on the file's second line.
fn problem(line: usize, language: &str) -> String {
    format!("front matter not used: line {} is no valid {language}", line + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yaml_and_toml_say_the_same() {
        let yaml = "---\ntitle: \"Bridge: closed\"\ndate: 2026-03-01\nauthor: [Jane Roe, John Doe]\nsource: Courier\nlang: en-GB\ntags: [a]\n---\nBody.";
        let toml = "+++\ntitle = \"Bridge: closed\"\npublished = 2026-03-01\nauthors = [\"Jane Roe\", \"John Doe\"]\noutlet = \"Courier\"\nlanguage = \"en\"\n+++\r\nBody.";
        let [yaml_meta, toml_meta] = [yaml, toml].map(|text| {
            let found = split(text).unwrap();
            assert_eq!(&text[found.body..], "Body.");
            found.metadata.unwrap()
        });
        assert_eq!(yaml_meta, toml_meta);
        assert_eq!(yaml_meta.title.as_deref(), Some("Bridge: closed"));
        assert_eq!(yaml_meta.published.map(|p| p.to_string()).as_deref(), Some("2026-03-01"));
        assert_eq!(yaml_meta.language.as_deref(), Some("en"));
    }

    #[test]
    fn a_rule_between_paragraphs_is_no_front_matter() {
        assert!(split("---\nThe bridge is closed.\n---\nMore.").is_none());
        assert!(split("---\ntitle: x\n").is_none());
        assert!(split("Words.\n---\ntitle: x\n---\n").is_none());
    }

    #[test]
    fn what_is_broken_is_said_with_its_line_and_the_body_stays() {
        let found = split("---\ntitle: x\nauthor: [a\n---\nBody.").unwrap();
        assert!(found.metadata.is_err_and(|e| e.starts_with("front matter not used: line ")));
        let found = split("+++\ntitle = x\n+++\nBody.").unwrap();
        assert!(found.metadata.is_err_and(|e| e.starts_with("front matter not used: line 2 is no valid TOML")));
        assert_eq!(found.body, 18);
    }

    #[test]
    fn nesting_without_end_is_an_error() {
        for (open, key) in [("---", "a: "), ("+++", "a = ")] {
            let found = split(&format!("{open}\n{key}{}\n{open}\nBody.", "[".repeat(100_000)));
            assert!(found.unwrap().metadata.is_err());
        }
    }

    #[test]
    fn anchors_that_multiply_are_refused_quickly() {
        let mut text = "---\na: &a [x,x,x,x,x,x,x,x,x,x]\n".to_owned();
        for (name, before) in "bcdefghijkl".chars().zip("abcdefghijk".chars()) {
            text += &format!("{name}: &{name} [{}]\n", vec![format!("*{before}"); 10].join(","));
        }
        text += "---\nBody.";
        assert!(split(&text).unwrap().metadata.is_err());
    }
}
