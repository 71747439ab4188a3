//! Conditions: a field and what is asked of it; and conditions on other facts around.

use super::block::Block;
use super::kinds::{Fact, FieldInfo, Kind, Scope};
use super::matcher::{Interval, ListUse, Matcher, pattern};
use super::message::in_words;
use super::reason::{self, Reason};
use crate::facts::Reading;
use crate::facts::schema::FieldType;
use std::borrow::Cow;
use std::sync::Arc;
use toml::Spanned;
use toml::de::DeValue;

/// A field and what is asked of it.
#[derive(Clone, Debug)]
pub struct Condition {
    /// The number of the field in its kind.
    pub field: usize,
    /// The field.
    pub info: FieldInfo,
    /// What is asked.
    pub matcher: Matcher,
    /// What is asked, as explanations say it.
    pub written: String,
}

/// Whether other facts excuse or are needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Such facts excuse.
    Unless,
    /// Such facts must be there.
    Require,
}

impl Role {
    /// The key in rule blocks.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unless => "unless",
            Self::Require => "require",
        }
    }
}

/// A condition on other facts around.
#[derive(Clone, Debug)]
pub struct Scoped {
    /// Whether they excuse or are needed.
    pub role: Role,
    /// How far around.
    pub scope: Scope,
    /// Which kind of fact.
    pub kind: Kind,
    /// What each must meet.
    pub conditions: Vec<Condition>,
    /// How many of them.
    pub count: Interval,
}

impl Condition {
    /// Whether a fact meets it.
    pub fn met(&self, fact: Fact<'_>, reading: &Reading) -> bool {
        self.matcher.meets(&fact.value(self.field, reading))
    }

    /// The condition with the value it met: `words = 9 ≥ 5`.
    pub fn why(&self, fact: Fact<'_>, reading: &Reading) -> Reason {
        let value = in_words(&fact.value(self.field, reading));
        Reason { exact: self.exact(&value), plain: reason::plain(self, &value) }
    }

    fn exact(&self, value: &str) -> String {
        let name = self.info.name;
        match &self.matcher {
            Matcher::Bool(is) => yes_or_no(name, *is),
            Matcher::Text(_) | Matcher::None | Matcher::Some => format!("{name} = {value}"),
            Matcher::Number(i) if i.lo == i.hi => format!("{name} = {value}"),
            Matcher::Number(_) => format!("{name} = {value} {}", self.written),
            _ => format!("{name} = {value}, {}", self.written),
        }
    }

    /// The condition as a page would say it, for facts that are not there: `not named`.
    pub fn wanted(&self) -> String {
        match &self.matcher {
            Matcher::Number(_) => format!("{} {}", self.info.name, self.written),
            Matcher::Bool(is) => yes_or_no(self.info.name, *is),
            Matcher::Text(_) | Matcher::None | Matcher::Some => format!("{} = {}", self.info.name, self.written),
            _ => format!("{} {}", self.info.name, self.written),
        }
    }
}

/// A field that holds or does not, as people say it: `not credited`.
fn yes_or_no(name: &str, is: bool) -> String {
    let name = reason::spaced(name);
    if is { name } else { format!("not {name}") }
}

impl Scoped {
    /// Whether a fact is one of those counted.
    pub fn counts(&self, fact: Fact<'_>, reading: &Reading) -> bool {
        self.conditions.iter().all(|c| c.met(fact, reading))
    }

    /// Whether so many facts around let a finding stand.
    pub fn lets(&self, found: usize) -> bool {
        self.count.holds(found as f64) == (self.role == Role::Require)
    }

    /// What it says, as a page has it: `unless.paragraph.attribution`.
    pub fn name(&self) -> String {
        format!("{}.{}.{}", self.role.name(), self.scope.name(), self.kind.name())
    }

    /// Why it did not stand in the way of a finding, given how many such facts there are.
    pub fn why(&self, found: usize, found_kind: Kind) -> Reason {
        let many = if found == 0 { "no".to_owned() } else { found.to_string() };
        let other = if self.kind == found_kind { " other" } else { "" };
        let (kind, scope) = (self.kind.name(), self.scope.phrase());
        let conditions = self.conditions.iter();
        let wanted: Vec<String> = conditions.clone().map(Condition::wanted).collect();
        let with = if wanted.is_empty() { String::new() } else { format!(" ({})", wanted.join(", ")) };
        let exact = format!("{many}{other} {kind}{with} {scope}");
        let asked: Vec<String> = conditions.map(|condition| reason::wanted(condition, self.kind)).collect();
        let asked = if asked.is_empty() { String::new() } else { format!(" {}", asked.join(" and ")) };
        Reason { exact, plain: format!("{many}{other} {kind} {scope}{asked}") }
    }
}

/// Reads `field = matcher`.
pub(super) fn read(
    block: &mut Block<'_>,
    kind: Kind,
    key: &Spanned<Cow<'_, str>>,
    value: &Spanned<DeValue<'_>>,
) -> Option<Condition> {
    let fields = kind.fields();
    let Some(field) = fields.iter().position(|f| f.name == key.get_ref()) else {
        let names: Vec<&str> = fields.iter().map(|f| f.name).collect();
        let what = format!("{} has no field", kind.with_article());
        block.checked.unknown(block.place(key), &what, key.get_ref(), &names);
        return None;
    };
    let info = *fields.get(field)?;
    let (matcher, written) = matcher(block, &info, value)?;
    if !matcher.can_match(info.ty) {
        let help = "take the condition out, or widen it".to_owned();
        block.checked.wrong(block.place(value), format!("no value of `{}` can meet this", info.name), Some(help));
        return None;
    }
    Some(Condition { field, info, matcher, written })
}

/// What is asked, and how explanations say it.
type Read = Option<(Matcher, String)>;

fn matcher(block: &mut Block<'_>, info: &FieldInfo, value: &Spanned<DeValue<'_>>) -> Read {
    match value.get_ref() {
        DeValue::String(text) => string(block, info, text, value),
        DeValue::Array(any) if !any.is_empty() => {
            let read: Vec<(Matcher, String)> = any.iter().filter_map(|v| matcher(block, info, v)).collect();
            let whole = read.len() == any.len();
            let (matchers, written): (Vec<Matcher>, Vec<String>) = read.into_iter().unzip();
            whole.then(|| (Matcher::Any(matchers), any_of(written)))
        }
        DeValue::Table(table) if table.len() == 1 && table.contains_key("not") => {
            let (inner, written) = matcher(block, info, table.get("not")?)?;
            Some((Matcher::Not(Box::new(inner)), denied(&written)))
        }
        DeValue::Boolean(is) if info.ty == FieldType::Bool => Some((Matcher::Bool(*is), is.to_string())),
        DeValue::Integer(n) if info.ty == FieldType::Number => number(block, n.as_str(), value),
        DeValue::Float(n) if info.ty == FieldType::Number => number(block, n.as_str(), value),
        _ => wrong_type(block, info, value),
    }
}

fn wrong_type<T>(block: &mut Block<'_>, info: &FieldInfo, value: &Spanned<DeValue<'_>>) -> Option<T> {
    let help = match info.ty {
        FieldType::Text | FieldType::Words => {
            "write \"text\", [\"any\", \"of\"], \"/expression/\", \"@list\", \"some\" or { not = … }".to_owned()
        }
        FieldType::Choice(words) => format!("write one of {}", words.join(", ")),
        FieldType::Number => "write 5, \">= 5\", \"< 3\" or \"3..7\"".to_owned(),
        FieldType::Bool => "write true or false".to_owned(),
    };
    let message = format!("`{}` is a {}: this cannot match it", info.name, info.ty.name());
    block.checked.wrong(block.place(value), message, Some(help));
    None
}

fn number(block: &mut Block<'_>, said: &str, value: &Spanned<DeValue<'_>>) -> Read {
    let Some(interval) = Interval::parse(&said.replace('_', "")) else {
        let help = "write 5, \">= 5\", \"< 3\" or \"3..7\"".to_owned();
        block.checked.wrong(block.place(value), format!("`{said}` is no number"), Some(help));
        return None;
    };
    if interval.is_empty() {
        block.checked.wrong(block.place(value), format!("no number is `{said}`"), None);
        return None;
    }
    let signs = said.trim().replace(">=", "≥").replace("<=", "≤").replace('=', "");
    let written = if signs.contains("..") { format!("in {signs}") } else { signs };
    Some((Matcher::Number(interval), written))
}

fn string(block: &mut Block<'_>, info: &FieldInfo, text: &str, value: &Spanned<DeValue<'_>>) -> Read {
    match (info.ty, text) {
        (FieldType::Choice(words), "none") if words.contains(&"none") => {
            Some((Matcher::Text("none".to_owned()), text.to_owned()))
        }
        (FieldType::Bool, "none" | "some") => {
            let message = format!("`{}` is never none", info.name);
            block.checked.wrong(block.place(value), message, None);
            None
        }
        (_, "none") => Some((Matcher::None, text.to_owned())),
        (_, "some") => Some((Matcher::Some, text.to_owned())),
        (FieldType::Number, _) => number(block, text, value),
        (FieldType::Bool, _) => wrong_type(block, info, value),
        (FieldType::Choice(words), _) => {
            if !words.contains(&text) {
                block.checked.unknown(block.place(value), &format!("`{}` has no choice", info.name), text, words);
                return None;
            }
            Some((Matcher::Text(text.to_owned()), text.to_owned()))
        }
        (FieldType::Text | FieldType::Words, _) => words(block, info, text, value),
    }
}

/// How explanations speak of an expression: the page shows it to whoever wants to read it.
const ONE_PATTERN: &str = "fits the page's pattern";
/// The same of several, of which one must fit.
const ONE_OF_PATTERNS: &str = "fits one of the page's patterns";

/// Any of these matchers, as explanations say it.
fn any_of(mut written: Vec<String>) -> String {
    let all = written.len();
    written.retain(|w| w != ONE_PATTERN);
    let patterns = match all - written.len() {
        0 => None,
        1 => Some(ONE_PATTERN),
        _ => Some(ONE_OF_PATTERNS),
    };
    let plain = (!written.is_empty()).then(|| format!("one of {}", written.join(", ")));
    let said: Vec<&str> = plain.as_deref().into_iter().chain(patterns).collect();
    said.join(" or ")
}

/// What explanations say where a matcher must not hold.
fn denied(written: &str) -> String {
    match written {
        ONE_PATTERN => "does not fit the page's pattern".to_owned(),
        ONE_OF_PATTERNS => "fits none of the page's patterns".to_owned(),
        other => format!("not {other}"),
    }
}

fn words(block: &mut Block<'_>, info: &FieldInfo, text: &str, value: &Spanned<DeValue<'_>>) -> Read {
    if let Some(expression) = text.strip_prefix('/').and_then(|t| t.strip_suffix('/')) {
        return match pattern(expression) {
            Ok(regex) => Some((Matcher::Pattern(regex), ONE_PATTERN.to_owned())),
            Err(error) => {
                let help = "write \\b and the like between single quotes: '/\\bword\\b/'".to_owned();
                block.checked.wrong(block.place(value), format!("not an expression: {error}"), Some(help));
                None
            }
        };
    }
    if let Some(name) = text.strip_prefix('@') {
        let Some(list) = block.lists.get(name) else {
            let known: Vec<&str> = block.lists.keys().map(String::as_str).collect();
            block.checked.unknown(block.place(value), "there is no word list", name, &known);
            return None;
        };
        let how = if info.ty == FieldType::Words { ListUse::Inside } else { ListUse::Whole };
        return Some((Matcher::List(Arc::clone(list), how), format!("in the list {name}")));
    }
    if text.trim().is_empty() {
        block.checked.wrong(block.place(value), "an empty text matches nothing", None);
        return None;
    }
    Some((Matcher::Text(text.to_owned()), text.to_owned()))
}
