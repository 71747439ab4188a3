//! Clashes that a page asks for: two facts of one article that are the same in some fields and differ in others.
//!
//! Takes the facts that a page looks at, gives for each that clashes the one it is held against: the first in its scope with
//! the same values. Facts are grouped by these values, so the time is that of sorting them. A fact that lacks one of the fields
//! clashes with nothing: what is unknown differs from nothing.

use super::block::Block;
use super::kinds::{Fact, Kind, Scope, View};
use super::message::in_words;
use crate::facts::schema::Value;
use crate::facts::{Field, Reading};
use crate::span::Span;
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Keys of the table.
const KEYS: &[&str] = &["same", "differs", "scope"];

/// What a fact is held against.
#[derive(Clone, Debug)]
pub struct Against {
    /// How far apart the two may stand.
    pub scope: Scope,
    /// The fields in which both are equal.
    pub same: Vec<Named>,
    /// The fields of which one at least is not.
    pub differs: Vec<Named>,
}

/// A field by its number in its kind, and by its name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Named {
    /// The number.
    pub field: usize,
    /// The name.
    pub name: &'static str,
}

/// A fact with the values that are compared, in their normal form.
struct Stated {
    span: Span,
    index: usize,
    differs: Vec<String>,
}

impl Against {
    /// For each fact of a kind that clashes, the number of the one it is held against; both are facts that the page looks at.
    pub fn found(&self, kind: Kind, view: View<'_>, looks_at: impl Fn(Fact<'_>) -> bool) -> BTreeMap<usize, usize> {
        let stated = |index: usize| {
            let fact = view.fact(kind, index).filter(|f| f.place().0 == Field::Text && looks_at(*f))?;
            let same = values(&self.same, fact, view.reading)?;
            let differs = values(&self.differs, fact, view.reading)?;
            Some((same, Stated { span: fact.place().1, index, differs }))
        };
        let mut all: Vec<(Vec<String>, Stated)> = (0..view.count(kind)).filter_map(stated).collect();
        all.sort_by_key(|(_, s)| (s.span, s.index));
        let mut said: BTreeMap<Vec<String>, Vec<Stated>> = BTreeMap::new();
        let mut found = BTreeMap::new();
        for (same, stated) in all {
            let window = self.scope.around(stated.span, view.reading);
            let earlier = said.entry(same).or_default();
            let first = earlier.get(earlier.partition_point(|s| s.span.start < window.start));
            if let Some(first) = first.filter(|f| f.differs != stated.differs && f.span != stated.span) {
                found.insert(stated.index, first.index);
            }
            earlier.push(stated);
        }
        found
    }

    /// What is asked: `clash.article: same entity, differs title`.
    pub fn asked(&self) -> String {
        format!("clash.{}: same {}, differs {}", self.scope.name(), names(&self.same), names(&self.differs))
    }

    /// What is the same in two facts and what differs.
    pub fn why(&self, fact: Fact<'_>, other: Fact<'_>, reading: &Reading) -> String {
        let same = |f: &Named| format!("{} = {}", f.name, in_words(&fact.value(f.field, reading)));
        let same: Vec<String> = self.same.iter().map(same).collect();
        let from = if same.is_empty() { String::new() } else { format!("{} both times, but ", same.join(" and ")) };
        format!("{from}{} {}", self.difference(fact, other, reading), self.scope.phrase())
    }

    /// What differs: `title = mayor here, governor there`.
    pub fn difference(&self, fact: Fact<'_>, other: Fact<'_>, reading: &Reading) -> String {
        let pair = |f: &Named| (f.name, fact.value(f.field, reading), other.value(f.field, reading));
        let say = |(name, here, there)| format!("{name} = {} here, {} there", in_words(&here), in_words(&there));
        let differ = self.differs.iter().map(pair).filter(|(_, here, there)| normal(here) != normal(there));
        differ.map(say).collect::<Vec<_>>().join(" and ")
    }

    /// What the other fact has in the fields that differ, as its place is pointed at.
    pub fn there(&self, other: Fact<'_>, reading: &Reading) -> String {
        let say = |f: &Named| format!("{} = {}", f.name, in_words(&other.value(f.field, reading)));
        format!("{} here", self.differs.iter().map(say).collect::<Vec<_>>().join(" and "))
    }

    /// The same without one of its fields in turn, with the field left out.
    pub fn mutants(&self) -> Vec<(String, Self)> {
        let mut all = Vec::new();
        for (at, field) in self.same.iter().enumerate() {
            let mut mutant = self.clone();
            mutant.same.remove(at);
            all.push((format!("clash.same: {}", field.name), mutant));
        }
        for (at, field) in self.differs.iter().enumerate() {
            let mut mutant = self.clone();
            mutant.differs.remove(at);
            all.push((format!("clash.differs: {}", field.name), mutant));
        }
        all
    }
}

fn names(fields: &[Named]) -> String {
    fields.iter().map(|f| f.name).collect::<Vec<_>>().join(" and ")
}

/// The values of some fields in their normal form; nothing where the fact lacks one.
fn values(fields: &[Named], fact: Fact<'_>, reading: &Reading) -> Option<Vec<String>> {
    fields.iter().map(|f| normal(&fact.value(f.field, reading))).collect()
}

/// Two texts are one but for case, kinds of apostrophe and white space; two numbers, where they are equal.
fn normal(value: &Value<'_>) -> Option<String> {
    match value {
        Value::None => None,
        Value::Text(text) => Some(crate::normal::normal_form(text)),
        Value::Number(n) => Some((n + 0.0).to_string()),
        Value::Bool(is) => Some(is.to_string()),
    }
}

/// Reads `[clash]`.
pub(super) fn read(block: &mut Block<'_>, kind: Kind, value: &Spanned<DeValue<'_>>) -> Option<Against> {
    let Some(table) = value.get_ref().as_table() else {
        block.checked.wrong(block.place(value), "this must be a table with `same` and `differs`", None);
        return None;
    };
    for key in table.keys().filter(|k| !KEYS.contains(&k.get_ref().as_ref())) {
        block.checked.unknown(block.place(key), "a clash has no key", key.get_ref(), KEYS);
    }
    if kind == Kind::Article {
        let help = "an article stands alone in itself: look at facts of another kind".to_owned();
        block.checked.wrong(block.place(value), "no article clashes with itself", Some(help));
        return None;
    }
    let scope = scope(block, table);
    let same = fields(block, kind, table, "same", value);
    let differs = fields(block, kind, table, "differs", value);
    let (same, differs) = (same?, differs?);
    for (field, place) in differs.iter().filter(|(field, _)| same.iter().any(|(other, _)| other == field)) {
        let help = "take it out of `same` or out of `differs`".to_owned();
        block.checked.wrong(place.clone(), format!("`{}` cannot be the same and differ", field.name), Some(help));
    }
    let bare = |read: Vec<(Named, Range<usize>)>| read.into_iter().map(|(field, _)| field).collect();
    Some(Against { scope: scope?, same: bare(same), differs: bare(differs) })
}

/// How far apart the two facts may stand; the article, where the page says nothing.
fn scope(block: &mut Block<'_>, table: &DeTable<'_>) -> Option<Scope> {
    let Some(value) = table.get("scope") else { return Some(Scope::Article) };
    let scopes = || Scope::ALL.iter().copied().filter(|s| *s != Scope::Folder);
    let said = value.get_ref().as_str().unwrap_or("");
    let scope = scopes().find(|s| s.name() == said);
    if scope.is_none() {
        let names: Vec<&str> = scopes().map(Scope::name).collect();
        block.checked.unknown(block.place(value), "a clash has no scope", said, &names);
    }
    scope
}

/// A list of fields, each with its place in the page.
fn fields(
    block: &mut Block<'_>,
    kind: Kind,
    table: &DeTable<'_>,
    key: &str,
    all: &Spanned<DeValue<'_>>,
) -> Option<Vec<(Named, Range<usize>)>> {
    let help = || Some(format!("name one field or more: {key} = [\"…\"]"));
    let Some(value) = table.get(key) else {
        block.checked.wrong(block.place(all), format!("the clash has no `{key}`"), help());
        return None;
    };
    let Some(entries) = value.get_ref().as_array().filter(|a| !a.is_empty()) else {
        block.checked.wrong(block.place(value), format!("`{key}` must be a list of fields"), help());
        return None;
    };
    let known = kind.fields();
    let names: Vec<&str> = known.iter().map(|f| f.name).collect();
    let mut read = Vec::new();
    for entry in entries {
        let said = entry.get_ref().as_str().unwrap_or("");
        match known.iter().enumerate().find(|(_, f)| f.name == said) {
            Some((field, info)) => read.push((Named { field, name: info.name }, block.place(entry))),
            None => {
                let what = format!("{} has no field", kind.with_article());
                block.checked.unknown(block.place(entry), &what, said, &names);
            }
        }
    }
    (read.len() == entries.len()).then_some(read)
}
