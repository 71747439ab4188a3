//! The labels beside the articles, as `docs/corpus.md` describes them.

use serde::Deserialize;
use std::path::Path;

/// A folder of the corpus with its labels.
pub struct Folder {
    /// `bridge`
    pub name: String,
    /// `corpus/bridge`
    pub path: String,
    pub labels: Labels,
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
pub struct Labels {
    #[serde(rename = "duplicate")]
    pub duplicates: Vec<Duplicate>,
    #[serde(rename = "passage")]
    pub passages: Vec<Passage>,
    #[serde(rename = "claim")]
    pub claims: Vec<Claim>,
    #[serde(rename = "conflict")]
    pub conflicts: Vec<Pair>,
    #[serde(rename = "finding")]
    pub findings: Vec<Finding>,
    #[serde(rename = "not")]
    pub traps: Vec<Trap>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duplicate {
    pub article: String,
    pub of: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Passage {
    pub name: String,
    pub a: String,
    pub b: String,
    pub from: String,
    pub to: String,
    pub kind: String,
    pub direction: Option<String>,
    pub credited: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    pub text: String,
    pub status: String,
    /// Other statuses that an editor would accept.
    #[serde(default)]
    pub or_status: Vec<String>,
    pub origins: Option<usize>,
    pub origins_at_least: Option<usize>,
    /// Kinds that the one origin may have.
    #[serde(default)]
    pub kinds: Vec<String>,
    #[serde(default)]
    pub why: String,
    pub mentions: Vec<Mention>,
    /// Mentions that may belong to it or not.
    #[serde(default)]
    pub may: Vec<Mention>,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub struct Mention {
    pub article: String,
    pub words: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    pub a: Mention,
    pub b: Mention,
    pub slot: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    pub article: String,
    pub rule: String,
    pub on: String,
    #[serde(default)]
    pub field: FieldName,
    /// Whether it is a finding on the article as a whole, wherever the mark is set.
    #[serde(default)]
    pub whole_article: bool,
    /// Other places where the mark may stand.
    #[serde(default)]
    pub or: Vec<Place>,
    /// Whether silence is right as well.
    #[serde(default)]
    pub optional: bool,
    #[serde(default)]
    pub why: String,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub struct Place {
    pub article: String,
    pub on: String,
}

#[derive(Deserialize, Default, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum FieldName {
    #[default]
    Text,
    Title,
}

/// What must not be reported.
#[derive(Deserialize)]
#[serde(tag = "what", rename_all = "lowercase", deny_unknown_fields)]
pub enum Trap {
    Passage { why: String, a: String, b: String },
    Claim { why: String, a: Mention, b: Mention },
    Conflict { why: String, a: Mention, b: Mention },
    Finding { why: String, article: String, rule: String, on: String },
}

/// Reads the labels of every folder of the corpus, by name.
pub fn load(corpus: &str) -> Result<Vec<Folder>, String> {
    let mut folders = Vec::new();
    for entry in std::fs::read_dir(corpus).map_err(|e| format!("{corpus}: {e}"))? {
        let entry = entry.map_err(|e| e.to_string())?;
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            folders.push(folder(corpus, &entry.file_name().to_string_lossy())?);
        }
    }
    folders.sort_by(|a, b| a.name.cmp(&b.name));
    if folders.is_empty() { Err(format!("no folder in {corpus}")) } else { Ok(folders) }
}

fn folder(corpus: &str, name: &str) -> Result<Folder, String> {
    let path = format!("{corpus}/{name}");
    let file = Path::new(&path).join("gold.toml");
    let text = std::fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
    let labels = toml::from_str(&text).map_err(|e| format!("{}: {e}", file.display()))?;
    Ok(Folder { name: name.to_owned(), path, labels })
}
