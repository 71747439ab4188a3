//! Every key of `copydesk.toml`.

/// The type of a key's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyType {
    /// A text.
    Text,
    /// A list of texts.
    Texts,
    /// True or false.
    Bool,
    /// A whole number within these bounds.
    Count {
        /// The least.
        least: usize,
        /// The most.
        most: usize,
    },
    /// A number from 0 to 1.
    Share,
    /// One of these words.
    Choice(&'static [&'static str]),
}

impl KeyType {
    /// What the documentation and complaints call it.
    pub fn name(self) -> String {
        match self {
            Self::Text => "text".to_owned(),
            Self::Texts => "list of texts".to_owned(),
            Self::Bool => "true or false".to_owned(),
            Self::Count { least, most } => format!("whole number, {least} to {most}"),
            Self::Share => "number, 0 to 1".to_owned(),
            Self::Choice(words) => words.join(", "),
        }
    }
}

/// A key.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Its path from the top, with `NAME` where the project gives a name of its own.
    pub path: &'static [&'static str],
    /// The type of its value.
    pub ty: KeyType,
    /// What holds without it, as TOML.
    pub default: &'static str,
    /// What it sets, in a line.
    pub about: &'static str,
}

/// A part of a key's path that the project names.
pub const NAME: &str = "NAME";

/// The words that set a rule.
pub const RULE_WORDS: &[&str] = &["off", "note", "warning", "error"];

/// Every key.
pub const KEYS: &[Key] = &[
    Key {
        path: &["paths"],
        ty: KeyType::Texts,
        default: r#"["."]"#,
        about: "files and folders to audit when the command line names none, relative to this file",
    },
    Key {
        path: &["exclude"],
        ty: KeyType::Texts,
        default: "[]",
        about: "files and folders to leave out, as patterns of a `.gitignore`, relative to this file",
    },
    Key {
        path: &["fail-on"],
        ty: KeyType::Choice(&["note", "warning", "error", "never"]),
        default: r#""error""#,
        about: "the least severity of a new finding that ends a run with status 1",
    },
    Key {
        path: &["baseline"],
        ty: KeyType::Text,
        default: "none",
        about: "the file of findings that were accepted before, relative to this file: `copydesk baseline write` writes one",
    },
    Key {
        path: &["strict-outlets"],
        ty: KeyType::Bool,
        default: "false",
        about: "whether an article without an outlet leaves independence unestablished, instead of counting as an outlet of its own",
    },
    Key {
        path: &["rules-folder"],
        ty: KeyType::Text,
        default: r#""rules""#,
        about: "the folder of the project's own rule pages, with its word lists in `lists/`, relative to this file",
    },
    Key {
        path: &["snapshots-folder"],
        ty: KeyType::Text,
        default: r#""snapshots""#,
        about: "the folder of accepted snapshots, relative to this file",
    },
    Key {
        path: &["rules", NAME],
        ty: KeyType::Choice(RULE_WORDS),
        default: "the page's",
        about: "switches the rule of that id off, or gives its findings another severity",
    },
    Key {
        path: &["outlets", NAME, "owner"],
        ty: KeyType::Text,
        default: "none",
        about: "who owns the outlet: outlets of one owner are one origin",
    },
    Key {
        path: &["outlets", NAME, "aliases"],
        ty: KeyType::Texts,
        default: "[]",
        about: "other names that metadata may give the outlet",
    },
    Key {
        path: &["input", "records"],
        ty: KeyType::Texts,
        default: "[]",
        about: "where the list of articles stands in a JSON export: a field, or a way through fields such as `response.items`",
    },
    Key {
        path: &["input", "id"],
        ty: KeyType::Texts,
        default: "[]",
        about: "fields of an export (JSON, JSON Lines, CSV) that name an article; before the names that are known anyway, as for all of these",
    },
    Key {
        path: &["input", "text"],
        ty: KeyType::Texts,
        default: "[]",
        about: "fields that hold an article's text, plain or HTML",
    },
    Key { path: &["input", "title"], ty: KeyType::Texts, default: "[]", about: "fields that hold the headline" },
    Key {
        path: &["input", "published"],
        ty: KeyType::Texts,
        default: "[]",
        about: "fields that hold the date of publication",
    },
    Key {
        path: &["input", "updated"],
        ty: KeyType::Texts,
        default: "[]",
        about: "fields that hold the date of the last change",
    },
    Key { path: &["input", "outlet"], ty: KeyType::Texts, default: "[]", about: "fields that hold the outlet" },
    Key { path: &["input", "authors"], ty: KeyType::Texts, default: "[]", about: "fields that hold the authors" },
    Key { path: &["input", "url"], ty: KeyType::Texts, default: "[]", about: "fields that hold the web address" },
    Key { path: &["input", "language"], ty: KeyType::Texts, default: "[]", about: "fields that hold the language" },
    Key {
        path: &["passages", "min-words"],
        ty: KeyType::Count { least: 12, most: 1000 },
        default: "30",
        about: "matched words that a word-for-word passage needs to be reported",
    },
    Key {
        path: &["passages", "min-own-words"],
        ty: KeyType::Count { least: 1, most: 1000 },
        default: "15",
        about: "how many of them must stand outside quotations, boilerplate and credits for the passage to be copying",
    },
    Key {
        path: &["passages", "min-quotation-words"],
        ty: KeyType::Count { least: 5, most: 1000 },
        default: "12",
        about: "matched words that a shared quotation or a shared paragraph of boilerplate needs to be listed",
    },
    Key {
        path: &["passages", "verbatim"],
        ty: KeyType::Share,
        default: "0.95",
        about: "share of matching words from which a passage is called verbatim, below it edited",
    },
    Key {
        path: &["claims", "same-claim"],
        ty: KeyType::Share,
        default: "0.5",
        about: "how probable it must be, in the mean, that the sentences of a claim state the same; higher gives fewer and surer claims",
    },
    Key {
        path: &["limits", "article-megabytes"],
        ty: KeyType::Count { least: 1, most: 4096 },
        default: "64",
        about: "a larger file of one article is skipped",
    },
    Key {
        path: &["limits", "collection-megabytes"],
        ty: KeyType::Count { least: 1, most: 65536 },
        default: "2048",
        about: "a larger file of many articles (JSON Lines, CSV, web archives, mailboxes, compressed files) is skipped",
    },
    Key {
        path: &["limits", "record-megabytes"],
        ty: KeyType::Count { least: 1, most: 4096 },
        default: "16",
        about: "a larger record in such a file, and a longer text of one article, is skipped",
    },
];

/// The keys as a Markdown table, for the documentation.
pub fn table() -> String {
    let mut out = String::from("| key | value | default | what it sets |\n|---|---|---|---|\n");
    for key in KEYS {
        let path = key.path.join(".");
        out.push_str(&format!("| `{path}` | {} | `{}` | {} |\n", key.ty.name(), key.default, key.about));
    }
    out
}

/// A configuration with every key, each commented out at its default and told in a line.
pub fn commented() -> String {
    let mut out =
        String::from("# What copydesk goes by here. Every key stands at its default; take a # away to set one.\n");
    let mut table = "";
    for key in KEYS {
        let [tables @ .., name] = key.path else { continue };
        let of = tables.first().copied().unwrap_or("");
        if of != table {
            let example = if tables.len() > 1 { ".\"The Ledger\"" } else { "" };
            out.push_str(&format!("\n# [{of}{example}]\n"));
            table = of;
        } else if tables.is_empty() {
            out.push('\n');
        }
        let (name, value) = match (key.ty, *name) {
            (KeyType::Choice(words), NAME) => ("loaded-cue", format!("{:?}", words.first().unwrap_or(&""))),
            (KeyType::Text, name @ "baseline") => (name, "\"copydesk-baseline.toml\"".to_owned()),
            (KeyType::Text, name) if key.default == "none" => (name, "\"Northern Papers\"".to_owned()),
            (_, name) => (name, key.default.to_owned()),
        };
        out.push_str(&format!("# {} ({})\n# {name} = {value}\n", key.about, key.ty.name()));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[test]
    fn the_commented_configuration_has_every_key_and_sets_none() {
        let text = commented();
        let config = Config::parse("copydesk.toml", &text).unwrap();
        assert_eq!(config, Config { file: config.file.clone(), ..Config::default() });
        let uncommented: Vec<&str> =
            text.lines().filter_map(|line| line.strip_prefix("# ")).filter(|line| is_toml(line)).collect();
        let all = Config::parse("copydesk.toml", &uncommented.join("\n")).unwrap();
        assert_eq!(uncommented.iter().filter(|line| !line.starts_with('[')).count(), KEYS.len());
        assert_eq!((all.thresholds, all.paths, all.exclude), (config.thresholds, config.paths, config.exclude));
    }

    /// Whether a line of the commented configuration is a key or a table, and no prose.
    fn is_toml(line: &str) -> bool {
        let key = line.split(" = ").next().unwrap_or("");
        line.starts_with('[') || line.contains(" = ") && key.chars().all(|c| c.is_ascii_lowercase() || c == '-')
    }

    #[test]
    fn the_documentation_has_the_table_of_keys() {
        let docs = include_str!("../../docs/configuration.md");
        assert!(docs.contains(&table()), "docs/configuration.md must hold this table:\n{}", table());
    }
}
