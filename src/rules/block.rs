//! The rule block: TOML in, a rule that can run out. Every name and value is checked against the fact schema here.

use super::clash;
use super::conditions::{self, Condition, Role, Scoped};
use super::kinds::{Kind, Scope};
use super::lists::Lists;
use super::matcher::Interval;
use super::message::Message;
use super::{Rule, Severity, page};
use crate::config::{Checked, Complaint};
use crate::facts::consistency::CHECKERS;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Keys of a rule block.
pub const KEYS: &[&str] =
    &["severity", "tags", "find", "checker", "message", "help", "languages", "where", "clash", "unless", "require"];

/// Names of severities, and of none.
pub const SEVERITIES: &[&str] = &["note", "warning", "error"];

/// Reads a page; `path` is what complaints call it, `id` what findings call it.
///
/// # Errors
/// Everything that is wrong with the page.
pub fn load(id: &str, path: &str, source: &str, lists: &Lists) -> Result<Rule, Vec<Complaint>> {
    let mut checked = Checked::new(path, source);
    let Some(page) = page::parse(source, &mut checked) else { return Err(checked.finish()) };
    let text = source.get(page.block.clone()).unwrap_or("");
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        let place = span.start + page.block.start..span.end + page.block.start;
        checked.wrong(place, error.message().to_owned(), None);
    }
    let mut block = Block { base: page.block.start, checked, lists };
    let rule = block.rule(id, table.get_ref(), &page.block);
    match rule {
        Some(parts) if block.checked.complaints.is_empty() => Ok(Rule {
            id: id.to_owned(),
            title: page.title,
            path: path.to_owned(),
            markdown: source.into(),
            examples: page.examples,
            ..parts
        }),
        _ => Err(block.checked.finish()),
    }
}

/// Reads one block.
pub(super) struct Block<'a> {
    /// Where the block begins in the page.
    base: usize,
    /// Gathers complaints.
    pub(super) checked: Checked,
    /// The word lists that `@name` may mean.
    pub(super) lists: &'a Lists,
}

type Entry<'t> = (&'t Spanned<std::borrow::Cow<'t, str>>, &'t Spanned<DeValue<'t>>);

impl Block<'_> {
    /// The place in the page of a span in the block.
    pub(super) fn place<T>(&self, spanned: &Spanned<T>) -> Range<usize> {
        let span = spanned.span();
        span.start + self.base..span.end + self.base
    }

    fn rule(&mut self, id: &str, table: &DeTable<'_>, all: &Range<usize>) -> Option<Rule> {
        for key in table.keys().filter(|k| !KEYS.contains(&k.get_ref().as_ref())) {
            self.checked.unknown(self.place(key), "a rule has no key", key.get_ref(), KEYS);
        }
        let severity = self.choice(table, "severity", SEVERITIES, all);
        let kinds: Vec<&str> = Kind::ALL.iter().map(|k| k.name()).collect();
        let find = self.choice(table, "find", &kinds, all).and_then(|at| Kind::ALL.get(at).copied());
        let tags = self.strings(table, "tags").unwrap_or_default();
        let languages = self.strings(table, "languages").unwrap_or_else(|| vec!["en".to_owned()]);
        let help = self.string(table, "help").map(|(text, _)| text);
        let message = self.string(table, "message");
        if !table.contains_key("message") {
            self.checked.wrong(first_line(all), "the rule has no `message`", None);
        }
        let find = find?;
        let checker = self.checker(table, find, all);
        let message = match message {
            Some((said, place)) => Message::parse(&said, find, table.contains_key("clash"), &place, &mut self.checked),
            None => Message::default(),
        };
        let conditions = self.conditions_of(table, find);
        let against = table.get("clash").and_then(|value| clash::read(self, find, value));
        let scoped = [Role::Unless, Role::Require].into_iter().flat_map(|r| self.scoped(table, r)).collect();
        let severity = match SEVERITIES.get(severity?) {
            Some(&"error") => Severity::Error,
            Some(&"warning") => Severity::Warning,
            _ => Severity::Note,
        };
        let mut rule = Rule::new(id, find, severity);
        (rule.tags, rule.languages, rule.help) = (tags, languages, help);
        (rule.checker, rule.message, rule.conditions, rule.scoped) = (checker, message, conditions, scoped);
        rule.against = against;
        Some(rule)
    }

    fn checker(&mut self, table: &DeTable<'_>, find: Kind, all: &Range<usize>) -> Option<String> {
        let names: Vec<&str> = CHECKERS.iter().map(|c| c.name).collect();
        match (self.string(table, "checker"), find) {
            (Some((name, place)), Kind::Clash) => {
                if !names.contains(&name.as_str()) {
                    self.checked.unknown(place, "there is no checker", &name, &names);
                }
                Some(name)
            }
            (Some((_, place)), _) => {
                let help = "only `find = \"clash\"` has a checker".to_owned();
                self.checked.wrong(place, format!("a {} comes from no checker", find.name()), Some(help));
                None
            }
            (None, Kind::Clash) => {
                let help = format!("known: {}", names.join(", "));
                self.checked.wrong(first_line(all), "a rule on clashes needs its `checker`", Some(help));
                None
            }
            (None, _) => None,
        }
    }

    fn conditions_of(&mut self, table: &DeTable<'_>, find: Kind) -> Vec<Condition> {
        match table.get("where") {
            None => Vec::new(),
            Some(value) => match value.get_ref().as_table() {
                Some(fields) => self.conditions(fields.iter(), find),
                None => self.not_a(value, "table of fields"),
            },
        }
    }

    fn conditions<'t>(&mut self, entries: impl Iterator<Item = Entry<'t>>, kind: Kind) -> Vec<Condition> {
        // TOML tables come sorted by key; explanations follow the page.
        let mut entries: Vec<Entry<'t>> = entries.collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        entries.into_iter().filter_map(|(key, value)| conditions::read(self, kind, key, value)).collect()
    }

    /// `[unless.SCOPE.FACT]` and `[require.SCOPE.FACT]`, each once or as an array of tables.
    fn scoped(&mut self, table: &DeTable<'_>, role: Role) -> Vec<Scoped> {
        let mut all = Vec::new();
        let Some(value) = table.get(role.name()) else { return all };
        let Some(scopes) = value.get_ref().as_table() else { return self.not_a(value, "table of scopes") };
        let names: Vec<&str> = Scope::ALL.iter().map(|s| s.name()).collect();
        let kinds: Vec<&str> = Kind::ALL.iter().map(|k| k.name()).collect();
        for (key, value) in scopes {
            let Some(scope) = Scope::ALL.iter().copied().find(|s| s.name() == key.get_ref()) else {
                self.checked.unknown(self.place(key), "there is no scope", key.get_ref(), &names);
                continue;
            };
            let Some(facts) = value.get_ref().as_table() else {
                all.extend(self.not_a::<Scoped>(value, "table of kinds of fact"));
                continue;
            };
            for (key, value) in facts {
                match Kind::ALL.iter().copied().find(|k| k.name() == key.get_ref()) {
                    Some(kind) => all.extend(self.one_scoped(role, scope, kind, value)),
                    None => self.checked.unknown(self.place(key), "there is no kind of fact", key.get_ref(), &kinds),
                }
            }
        }
        all
    }

    fn one_scoped(&mut self, role: Role, scope: Scope, kind: Kind, value: &Spanned<DeValue<'_>>) -> Vec<Scoped> {
        if let Some(several) = value.get_ref().as_array() {
            return several.iter().flat_map(|v| self.one_scoped(role, scope, kind, v)).collect();
        }
        let Some(fields) = value.get_ref().as_table() else { return self.not_a(value, "table of fields") };
        let count = match fields.get("count") {
            None => Interval::parse(">= 1"),
            Some(count) => self.count(count),
        };
        let rest = fields.iter().filter(|(key, _)| key.get_ref() != "count");
        let conditions = self.conditions(rest, kind);
        let count = count.filter(|count| self.lets_any(role, scope, kind, *count, value));
        count.map(|count| Scoped { role, scope, kind, conditions, count }).into_iter().collect()
    }

    /// Whether some number of facts lets a finding stand; an article has one article in it.
    fn lets_any(
        &mut self,
        role: Role,
        scope: Scope,
        kind: Kind,
        count: Interval,
        value: &Spanned<DeValue<'_>>,
    ) -> bool {
        let most = if kind == Kind::Article && scope != Scope::Folder { 1 } else { 1000 };
        let possible = (0..=most).any(|n| count.holds(f64::from(n)) == (role == Role::Require));
        if !possible {
            let help = "however many there are, the rule flags nothing".to_owned();
            self.checked.wrong(self.place(value), "no count lets a finding stand", Some(help));
        }
        possible
    }

    fn count(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Interval> {
        let said = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Integer(n) => n.as_str().to_owned(),
            _ => String::new(),
        };
        let interval = Interval::parse(&said).filter(|i| !i.is_empty() && i.hi >= 0.0);
        if interval.is_none() {
            let help = "write it as \">= 2\", \"< 3\", \"2..4\" or 1".to_owned();
            self.checked.wrong(self.place(value), "this is no count that can be met", Some(help));
        }
        interval
    }

    /// The position of a key's value among the words known; a missing key is a complaint.
    fn choice(&mut self, table: &DeTable<'_>, key: &str, known: &[&str], all: &Range<usize>) -> Option<usize> {
        if !table.contains_key(key) {
            let help = format!("known: {}", known.join(", "));
            self.checked.wrong(first_line(all), format!("the rule has no `{key}`"), Some(help));
            return None;
        }
        let (said, place) = self.string(table, key)?;
        let at = known.iter().position(|k| *k == said);
        if at.is_none() {
            self.checked.unknown(place, &format!("there is no {key}"), &said, known);
        }
        at
    }

    /// A text that is not empty, with its place; anything else is a complaint.
    fn string(&mut self, table: &DeTable<'_>, key: &str) -> Option<(String, Range<usize>)> {
        let value = table.get(key)?;
        match value.get_ref().as_str().filter(|s| !s.trim().is_empty()) {
            Some(text) => Some((text.to_owned(), self.place(value))),
            None => {
                self.checked.wrong(self.place(value), format!("`{key}` must be a text"), None);
                None
            }
        }
    }

    /// A list of texts; anything else is a complaint.
    fn strings(&mut self, table: &DeTable<'_>, key: &str) -> Option<Vec<String>> {
        let value = table.get(key)?;
        let texts: Option<Vec<String>> = value
            .get_ref()
            .as_array()
            .map(|a| a.iter().map(|v| v.get_ref().as_str().map(str::to_owned)).collect())
            .unwrap_or(None);
        if texts.as_ref().is_none_or(Vec::is_empty) {
            self.checked.wrong(self.place(value), format!("`{key}` must be a list of texts, like [\"…\"]"), None);
        }
        texts
    }

    fn not_a<T>(&mut self, value: &Spanned<DeValue<'_>>, what: &str) -> Vec<T> {
        self.checked.wrong(self.place(value), format!("this must be a {what}"), None);
        Vec::new()
    }
}

/// Where a complaint on the block as a whole points: its first character.
fn first_line(all: &Range<usize>) -> Range<usize> {
    all.start..(all.start + 1).min(all.end).max(all.start)
}
