//! The file of a snapshot, in the form of the `insta` crate: a header between `---` lines, then the text.

use crate::report::visible;
use serde::Deserialize;
use std::path::PathBuf;

/// The `expression` of our files: others that lie among them are none of our business.
const EXPRESSION: &str = "copydesk snapshot";

/// Longest name of a file or folder, in bytes; file systems stop at 255, and `.snap.new` comes on top.
const NAME_BYTES: usize = 200;

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct File {
    /// Which inputs the audit was of; only the folder's snapshot says.
    pub inputs: Option<String>,
    /// Whether copydesk wrote it.
    pub is_ours: bool,
    /// The text, with one line break at its end.
    pub body: String,
}

/// The header, as far as it is of use. `cargo insta` may have written it anew.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Header {
    expression: Option<String>,
    description: Option<String>,
}

impl File {
    /// Reads a file; one without a header is all text.
    pub(super) fn parse(text: &str) -> Self {
        let text = text.replace("\r\n", "\n");
        let split = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
        let (header, body) = split.unwrap_or(("", &text));
        let header: Header = serde_saphyr::from_str(header).unwrap_or_default();
        let is_ours = header.expression.as_deref() == Some(EXPRESSION);
        Self { inputs: header.description, is_ours, body: format!("{}\n", body.trim_end()) }
    }
}

/// A file's text.
pub(super) fn print(source: &str, inputs: Option<&str>, body: &str) -> String {
    // A text in JSON is one in YAML, once nothing in it is invisible.
    let text = |value: &str| serde_json::Value::from(&*visible(value)).to_string();
    let inputs = inputs.map_or_else(String::new, |inputs| format!("description: {}\n", text(inputs)));
    format!("---\nsource: {}\n{inputs}expression: {EXPRESSION}\n---\n{}\n", text(source), body.trim_end())
}

/// Where the snapshot of a name lies, without its ending: the article's own path, its parts made harmless.
pub(super) fn place(name: &str) -> PathBuf {
    name.split('/').map(part).collect()
}

fn part(name: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_.#+@ ,".contains(c);
    let only_dots = name.chars().all(|c| c == '.');
    let mut out = String::new();
    for c in name.chars() {
        if plain(c) && !only_dots {
            out.push(c);
        } else {
            let mut bytes = [0; 4];
            out.extend(c.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")));
        }
    }
    if out.len() <= NAME_BYTES {
        return if out.is_empty() { "%".to_owned() } else { out };
    }
    let end = (0..=NAME_BYTES - 17).rev().find(|at| out.is_char_boundary(*at)).unwrap_or(0);
    format!("{}%{}", out.get(..end).unwrap_or(""), crate::digest::Digest::of(name.as_bytes()).short(16))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::path::Component;

    #[test]
    fn what_is_printed_is_read_back_also_by_insta() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.snap");
        let body = "title: “A: b”\n\n¶ One\n---\n  quote\n";
        let text = print("a \"b\": c.md", Some("articles, more"), body);
        std::fs::write(&path, &text).unwrap();
        let read = insta::Snapshot::from_file(&path).unwrap();
        assert_eq!(read.metadata().source(), Some("a \"b\": c.md"));
        let insta::internals::SnapshotContents::Text(contents) = read.contents() else { panic!("no text") };
        assert_eq!(contents.to_string().trim_end(), body.trim_end());
        let own = File { inputs: Some("articles, more".to_owned()), is_ours: true, body: body.to_owned() };
        assert_eq!(File::parse(&text), own);
    }

    #[test]
    fn names_lead_to_files_below_the_folder() {
        let told = |name: &str| place(name).to_string_lossy().into_owned();
        assert_eq!(told("slips/bus contract.md"), "slips/bus contract.md");
        assert_eq!(told("news.jsonl#a:b?"), "news.jsonl#a%3Ab%3F");
        assert_eq!(told("../x//y"), "%2E%2E/x/%/y");
    }

    proptest! {
        #[test]
        fn no_name_leads_out_of_the_folder_or_is_too_long(name in any::<String>()) {
            let place = place(&name);
            prop_assert!(place.components().all(|c| matches!(c, Component::Normal(n) if n.len() <= NAME_BYTES)));
        }

        #[test]
        fn any_text_and_header_survive(source in any::<String>(), body in "[^\\r]*") {
            let file = File::parse(&print(&source, Some(&source), &body));
            prop_assert_eq!(file.body.trim_end(), body.trim_end());
            prop_assert!(file.is_ours);
        }
    }
}
