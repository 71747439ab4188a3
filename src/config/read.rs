//! From the text of a configuration to its values, every key checked against the table of keys.

use super::keys::{KEYS, KeyType, NAME};
use super::{Checked, Complaints, Config, RuleSetting, Severity};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

impl Config {
    /// Reads a configuration; `path` is what complaints call it.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn parse(path: &str, source: &str) -> Result<Self, Complaints> {
        let mut checked = Checked::new(path, source);
        let (table, errors) = DeTable::parse_recoverable(source);
        for error in errors {
            checked.wrong(error.span().unwrap_or(0..0), error.message().to_owned(), None);
        }
        let mut config = Self { file: Some((path.to_owned(), Arc::from(source))), ..Self::default() };
        let mut reader = Reader { checked, config: &mut config };
        reader.table(table.get_ref(), &mut Vec::new());
        let complaints = reader.checked.finish();
        if complaints.is_empty() { Ok(config) } else { Err(Complaints(complaints)) }
    }
}

struct Reader<'c> {
    checked: Checked,
    config: &'c mut Config,
}

impl Reader<'_> {
    /// Reads a table whose own path from the top is `path`.
    fn table(&mut self, table: &DeTable<'_>, path: &mut Vec<String>) {
        for (key, value) in table {
            let known = names_under(path);
            if known.iter().all(|k| *k != NAME && *k != key.get_ref()) {
                self.unknown(key, path, &known);
                continue;
            }
            path.push(key.get_ref().to_string());
            match (KEYS.iter().find(|k| matches(k.path, path)), value.get_ref()) {
                (Some(spec), value_here) => self.value(path, spec.ty, value_here, &value.span(), &key.span()),
                (None, DeValue::Table(inner)) => self.table(inner, path),
                (None, _) => self.checked.wrong(value.span(), format!("`{}` is a table", path.join(".")), None),
            }
            path.pop();
        }
    }

    fn unknown(&mut self, key: &Spanned<Cow<'_, str>>, path: &[String], known: &[&str]) {
        let what =
            if path.is_empty() { "there is no key".to_owned() } else { format!("`{}` has no key", path.join(".")) };
        self.checked.unknown(key.span(), &what, key.get_ref(), known);
    }

    fn value(&mut self, path: &[String], ty: KeyType, value: &DeValue<'_>, place: &Range<usize>, key: &Range<usize>) {
        let read = match (ty, value) {
            (KeyType::Text, DeValue::String(text)) => self.config.set_text(path, text),
            (KeyType::Bool, DeValue::Boolean(is)) => self.config.set_bool(path, *is),
            (KeyType::Texts, DeValue::Array(all)) => {
                let texts: Option<Vec<String>> = all.iter().map(|v| v.get_ref().as_str().map(str::to_owned)).collect();
                texts.is_some_and(|texts| self.config.set_texts(path, texts))
            }
            (KeyType::Count { least, most }, DeValue::Integer(number)) => {
                whole(number).filter(|n| (least..=most).contains(n)).is_some_and(|n| self.config.set_count(path, n))
            }
            (KeyType::Share, DeValue::Integer(_) | DeValue::Float(_)) => {
                share(value).is_some_and(|n| self.config.set_share(path, n))
            }
            (KeyType::Choice(words), DeValue::String(text)) => {
                if !words.contains(&text.as_ref()) {
                    self.checked.unknown(place.clone(), "there is no setting", text, words);
                    return;
                }
                self.config.set_choice(path, text, key)
            }
            _ => false,
        };
        if !read {
            let help = format!("write it as: {}", ty.name());
            self.checked.wrong(place.clone(), format!("`{}` cannot be this", path.join(".")), Some(help));
        }
    }
}

impl Config {
    fn set_text(&mut self, path: &[String], text: &str) -> bool {
        match *names(path) {
            ["baseline"] => self.baseline = Some(text.to_owned()),
            ["rules-folder"] => self.rules_folder = text.to_owned(),
            ["snapshots-folder"] => self.snapshots_folder = text.to_owned(),
            ["outlets", outlet, "owner"] => {
                self.outlets.entry(outlet.to_owned()).or_default().owner = Some(text.to_owned());
            }
            _ => return false,
        }
        true
    }

    fn set_texts(&mut self, path: &[String], texts: Vec<String>) -> bool {
        match *names(path) {
            ["paths"] => self.paths = texts,
            ["exclude"] => self.exclude = texts,
            ["input", key] => return self.input.list(key).map(|list| *list = texts).is_some(),
            ["outlets", outlet, "aliases"] => self.outlets.entry(outlet.to_owned()).or_default().aliases = texts,
            _ => return false,
        }
        true
    }

    fn set_bool(&mut self, path: &[String], is: bool) -> bool {
        match *names(path) {
            ["strict-outlets"] => self.strict_outlets = is,
            _ => return false,
        }
        true
    }

    fn set_count(&mut self, path: &[String], number: usize) -> bool {
        self.thresholds.count(&names(path)).map(|key| *key = number).is_some()
    }

    fn set_share(&mut self, path: &[String], number: f32) -> bool {
        self.thresholds.share(&names(path)).map(|key| *key = number).is_some()
    }

    fn set_choice(&mut self, path: &[String], word: &str, key: &Range<usize>) -> bool {
        match *names(path) {
            ["fail-on"] => self.fail_on = Severity::named(word),
            ["rules", id] => {
                let setting = RuleSetting { severity: Severity::named(word), place: key.clone() };
                self.rules.insert(id.to_owned(), setting);
            }
            _ => return false,
        }
        true
    }
}

/// A whole number, as TOML has it.
fn whole(number: &DeInteger<'_>) -> Option<usize> {
    usize::from_str_radix(number.as_str(), number.radix()).ok()
}

/// A number from 0 to 1.
fn share(value: &DeValue<'_>) -> Option<f32> {
    let text = match value {
        DeValue::Integer(number) => number.as_str(),
        DeValue::Float(number) => number.as_str(),
        _ => return None,
    };
    text.parse().ok().filter(|n| (0.0..=1.0).contains(n))
}

fn names(path: &[String]) -> Vec<&str> {
    path.iter().map(String::as_str).collect()
}

/// Whether a path is that of a key.
fn matches(key: &[&str], path: &[String]) -> bool {
    key.len() == path.len() && key.iter().zip(path).all(|(k, p)| *k == NAME || k == p)
}

/// The names that may stand in a table.
fn names_under(path: &[String]) -> Vec<&'static str> {
    let under = |key: &&super::keys::Key| key.path.get(..path.len()).is_some_and(|head| matches(head, path));
    let mut names: Vec<&'static str> =
        KEYS.iter().filter(under).filter_map(|k| k.path.get(path.len()).copied()).collect();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::keys::Key;

    /// A TOML value that a key takes.
    fn sample(key: &Key) -> &'static str {
        match key.ty {
            KeyType::Text => "\"x\"",
            KeyType::Texts => "[\"x\"]",
            KeyType::Bool => "true",
            KeyType::Count { .. } => "51",
            KeyType::Share => "0.25",
            KeyType::Choice(_) => "\"note\"",
        }
    }

    #[test]
    fn every_key_of_the_table_is_read() {
        for key in KEYS {
            let path: Vec<&str> = key.path.iter().map(|p| if *p == NAME { "\"The Ledger\"" } else { p }).collect();
            let line = format!("{} = {}", path.join("."), sample(key));
            let read = Config::parse("copydesk.toml", &line).unwrap();
            let bare = Config { file: read.file.clone(), ..Config::default() };
            assert_ne!(read, bare, "{line} sets nothing");
        }
    }

    #[test]
    fn all_mistakes_are_told_at_once_with_places() {
        let source = "fail-onn = \"error\"\nstrict-outlets = 1\npassages.min-words = 2\nclaims.same-claim = 40\n\n[rules]\nvague-experts = \"of\"\n\n[outlets.Ledger]\nowners = \"X\"\n";
        let told = Config::parse("copydesk.toml", source).unwrap_err().to_string();
        insta::assert_snapshot!(told);
    }
}
