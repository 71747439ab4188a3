//! Allowances that stand beside a text: in front matter, in `<file>.meta.toml`, in `articles.toml`. They are gathered here as
//! their authors wrote them; what they excuse is for the rules to say. Those in comments stay comments.

use super::loose::Loose;
use serde::Deserialize;
use std::collections::BTreeMap;

/// An allowance as its author wrote it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Allowance {
    /// The rules whose findings it excuses; empty where none is named.
    pub rules: Vec<String>,
    /// Why.
    pub reason: Option<String>,
    /// The last day on which it holds.
    pub until: Option<String>,
    /// The words of the article that it is for; `None` for the article as a whole.
    pub words: Option<String>,
    /// Where it stands: `the front matter`, or a file.
    pub place: String,
    /// Whether it is for every article of a collection, and so may excuse nothing in this one.
    pub shared: bool,
}

/// The keys of an allowance.
pub(super) const KEYS: [&str; 4] = ["rule", "reason", "until", "words"];

/// What an allowance in front matter is said to stand in.
const FRONT_MATTER: &str = "the front matter";

/// The part of front matter that is copydesk's.
#[derive(Default, Deserialize)]
struct Front {
    copydesk: Option<Own>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Own {
    #[serde(default)]
    allow: Vec<BTreeMap<String, Loose>>,
}

/// The allowances of front matter in YAML; the error is the parser's.
pub(super) fn of_yaml(matter: &str) -> Result<Vec<Allowance>, String> {
    of_front(matter, |matter| {
        serde_saphyr::from_str(matter).map_err(|error| {
            // Front matter begins on the file's second line. The parser shows an excerpt behind its first line.
            let line = error.location().map_or(1, |location| location.line()) + 1;
            let said = error.to_string();
            let said = said.lines().next().unwrap_or("");
            let told = said.strip_prefix("error: line").and_then(|rest| Some(rest.split_once(": ")?.1));
            format!("line {line}: {}", told.unwrap_or(said))
        })
    })
}

/// The allowances of front matter in TOML; the error is the parser's.
pub(super) fn of_toml(matter: &str) -> Result<Vec<Allowance>, String> {
    of_front(matter, |matter| toml::from_str(matter).map_err(|error| error.message().to_owned()))
}

fn of_front(matter: &str, parse: fn(&str) -> Result<Front, String>) -> Result<Vec<Allowance>, String> {
    if !matter.contains("copydesk") {
        return Ok(Vec::new());
    }
    let wrong = |said: String| {
        let line = super::loose::one_line(&said.chars().take(160).collect::<String>());
        format!("allowances in the front matter not used: {line}")
    };
    let own = parse(matter).map_err(wrong)?.copydesk;
    own.map_or_else(Vec::new, |own| own.allow).into_iter().map(|entry| one(entry).map_err(wrong)).collect()
}

fn one(mut entry: BTreeMap<String, Loose>) -> Result<Allowance, String> {
    let mut take = |key: &str| entry.remove(key).unwrap_or_default();
    let allowance = Allowance {
        rules: take("rule").texts().collect(),
        reason: take("reason").text(),
        until: take("until").text(),
        words: take("words").text(),
        place: FRONT_MATTER.to_owned(),
        shared: false,
    };
    match entry.keys().next() {
        Some(key) => Err(super::metadata_file::unknown(key, &KEYS)),
        None => Ok(allowance),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yaml_and_toml_say_the_same() {
        let yaml = "title: x\ncopydesk:\n  allow:\n    - rule: bare-source\n      reason: court order\n      until: 2027-01-31\n    - {rule: [a, b], reason: why, words: \"Officials said\"}\n";
        let toml = "title = \"x\"\n[[copydesk.allow]]\nrule = \"bare-source\"\nreason = \"court order\"\nuntil = 2027-01-31\n[[copydesk.allow]]\nrule = [\"a\", \"b\"]\nreason = \"why\"\nwords = \"Officials said\"\n";
        let read = of_yaml(yaml).unwrap();
        assert_eq!(of_toml(toml).unwrap(), read);
        assert_eq!((read[0].until.as_deref(), read[0].rules.len()), (Some("2027-01-31"), 1));
        assert_eq!((read[1].words.as_deref(), read[1].rules.len()), (Some("Officials said"), 2));
    }

    #[test]
    fn front_matter_without_them_has_none() {
        assert_eq!(of_yaml("title: x\n"), Ok(Vec::new()));
        assert_eq!(of_yaml("title: copydesk\n"), Ok(Vec::new()));
        assert_eq!(of_yaml("copydesk:\n  allow: []\n"), Ok(Vec::new()));
    }

    #[test]
    fn a_key_that_nobody_knows_is_told_with_the_nearest_one() {
        let told = of_yaml("copydesk:\n  allow:\n    - {rule: a, raeson: b}\n").unwrap_err();
        assert!(told.contains("unknown key `raeson`; did you mean `reason`?"), "{told}");
        let told = of_yaml("title: x\ncopydesk:\n  alow: []").unwrap_err();
        assert!(told.ends_with("not used: line 4: unknown field `alow`, expected one of allow"), "{told}");
        assert!(of_toml("copydesk.allow = 3").is_err());
    }
}
