//! Matchers: what a condition asks of a field's value.

use super::lists::WordList;
use crate::facts::schema::{FieldType, Value};
use regex::{Regex, RegexBuilder};
use std::ops::Range;
use std::sync::Arc;

/// The greatest size of a compiled expression, in bytes: a page from a stranger must not eat the memory.
const REGEX_SIZE: usize = 1 << 20;

/// One question to a value.
#[derive(Clone, Debug)]
pub enum Matcher {
    /// The fact has no such thing.
    None,
    /// The fact has it.
    Some,
    /// This text, in any case.
    Text(String),
    /// True or false.
    Bool(bool),
    /// A number in an interval.
    Number(Interval),
    /// An expression that is found in the text.
    Pattern(Regex),
    /// An entry of a list: the whole text of a `text` field, or words inside a `words` field.
    List(Arc<WordList>, ListUse),
    /// One of these.
    Any(Vec<Matcher>),
    /// Not this.
    Not(Box<Matcher>),
}

/// How a list is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListUse {
    /// The text is an entry.
    Whole,
    /// An entry stands in the text.
    Inside,
}

/// Numbers between two ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The least.
    pub lo: f64,
    /// The greatest.
    pub hi: f64,
    /// Whether the ends themselves belong to it.
    pub closed: (bool, bool),
}

impl Interval {
    /// One number.
    pub fn exactly(n: f64) -> Self {
        Self { lo: n, hi: n, closed: (true, true) }
    }

    /// Reads `>= 5`, `> 5`, `<= 5`, `< 5`, `= 5`, `3..7` (both ends belong to it) or `5`.
    pub fn parse(said: &str) -> Option<Self> {
        let number = |text: &str| text.trim().parse::<f64>().ok().filter(|n| n.is_finite());
        let said = said.trim();
        if let Some((lo, hi)) = said.split_once("..") {
            return Some(Self { lo: number(lo)?, hi: number(hi)?, closed: (true, true) });
        }
        let up = |n: f64, closed: bool| Self { lo: n, hi: f64::INFINITY, closed: (closed, true) };
        let down = |n: f64, closed: bool| Self { lo: f64::NEG_INFINITY, hi: n, closed: (true, closed) };
        let of = |sign: &str| said.strip_prefix(sign).map(number);
        match (of(">="), of("<="), of(">"), of("<"), of("=")) {
            (Some(n), ..) => Some(up(n?, true)),
            (_, Some(n), ..) => Some(down(n?, true)),
            (_, _, Some(n), ..) => Some(up(n?, false)),
            (_, _, _, Some(n), _) => Some(down(n?, false)),
            (.., Some(n)) => Some(Self::exactly(n?)),
            _ => number(said).map(Self::exactly),
        }
    }

    /// Whether a number lies in it.
    pub fn holds(&self, n: f64) -> bool {
        let (lo, hi) = self.closed;
        (n > self.lo || lo && n == self.lo) && (n < self.hi || hi && n == self.hi)
    }

    /// Whether no number lies in it.
    pub fn is_empty(&self) -> bool {
        self.lo > self.hi || self.lo == self.hi && !(self.closed.0 && self.closed.1)
    }
}

impl std::fmt::Display for Interval {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { lo, hi, closed } = *self;
        match (lo.is_finite(), hi.is_finite()) {
            (true, true) if lo == hi => write!(f, "= {lo}"),
            (true, true) => write!(f, "in {lo}..{hi}"),
            (true, false) => write!(f, "{} {lo}", if closed.0 { "≥" } else { ">" }),
            (false, true) => write!(f, "{} {hi}", if closed.1 { "≤" } else { "<" }),
            (false, false) => write!(f, "any"),
        }
    }
}

/// Compiles an expression; it is found in any case, unless it says `(?-i)`.
///
/// # Errors
/// What is wrong with it, in a line.
pub fn pattern(expression: &str) -> Result<Regex, String> {
    let built = RegexBuilder::new(expression).case_insensitive(true).size_limit(REGEX_SIZE).build();
    built.map_err(|error| match error {
        regex::Error::CompiledTooBig(_) => format!("the expression takes more than {REGEX_SIZE} bytes when compiled"),
        other => other.to_string().lines().last().unwrap_or("not an expression").trim().to_owned(),
    })
}

impl Matcher {
    /// Whether a value meets it.
    pub fn meets(&self, value: &Value<'_>) -> bool {
        match (self, value) {
            (Self::Any(any), value) => any.iter().any(|m| m.meets(value)),
            (Self::Not(not), value) => !not.meets(value),
            (Self::None, value) => matches!(value, Value::None),
            (Self::Some, value) => !matches!(value, Value::None),
            (Self::Text(want), Value::Text(text)) => same(want, text),
            (Self::Text(want), Value::None) => want == "none",
            (Self::Bool(want), Value::Bool(is)) => want == is,
            (Self::Number(want), Value::Number(is)) => want.holds(*is),
            (Self::Pattern(regex), Value::Text(text)) => regex.is_match(text),
            (Self::List(list, ListUse::Whole), Value::Text(text)) => list.has(text),
            (Self::List(list, ListUse::Inside), Value::Text(text)) => !list.places(text).is_empty(),
            _ => false,
        }
    }

    /// Whether some value of a type meets it, as far as the type alone tells.
    pub fn can_match(&self, ty: FieldType) -> bool {
        let values: Vec<Value<'_>> = match ty {
            FieldType::Bool => vec![Value::Bool(true), Value::Bool(false)],
            FieldType::Choice(words) => words.iter().map(|w| Value::Text((*w).into())).chain([Value::None]).collect(),
            FieldType::Text | FieldType::Words if self.asks_presence() => vec![Value::None, Value::Text("a".into())],
            FieldType::Number if self.asks_presence() => vec![Value::None, Value::Number(1.0)],
            _ => return true,
        };
        values.iter().any(|value| self.meets(value))
    }

    /// Whether it asks only if there is a value.
    fn asks_presence(&self) -> bool {
        match self {
            Self::None | Self::Some => true,
            Self::Any(any) => any.iter().all(Self::asks_presence),
            Self::Not(not) => not.asks_presence(),
            _ => false,
        }
    }

    /// The places in a text that met it, where it looks for places at all.
    pub fn places(&self, text: &str) -> Option<Vec<Range<usize>>> {
        match self {
            Self::Pattern(regex) => Some(found(regex, text)),
            Self::List(list, ListUse::Inside) => Some(list.places(text)),
            Self::Any(any) => {
                let mut all: Vec<Range<usize>> = any.iter().filter_map(|m| m.places(text)).flatten().collect();
                all.sort_by_key(|r| (r.start, r.end));
                all.dedup();
                any.iter().any(|m| m.places("").is_some()).then_some(all)
            }
            _ => None,
        }
    }
}

/// What an expression found: the group `flag` where it has one, else all of it. Findings of no length are left out.
fn found(regex: &Regex, text: &str) -> Vec<Range<usize>> {
    let places: Vec<Range<usize>> = if regex.capture_names().flatten().any(|n| n == "flag") {
        regex.captures_iter(text).filter_map(|c| c.name("flag").map(|m| m.range())).collect()
    } else {
        regex.find_iter(text).map(|m| m.range()).collect()
    };
    places.into_iter().filter(|r| !r.is_empty()).collect()
}

/// Whether two texts are one, but for case, kinds of apostrophe and white space.
fn same(want: &str, text: &str) -> bool {
    want.eq_ignore_ascii_case(text) || fold(want) == fold(text)
}

fn fold(text: &str) -> String {
    crate::normal::normal_form(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_are_read_as_written() {
        let holds = |said: &str, n: f64| Interval::parse(said).unwrap().holds(n);
        assert!(holds(">= 5", 5.0) && !holds("> 5", 5.0) && holds("<5", 4.9) && holds("3..7", 7.0) && holds("4", 4.0));
        assert!(Interval::parse("7..3").unwrap().is_empty());
        assert!(Interval::parse("many").is_none() && Interval::parse(">= NaN").is_none());
    }

    #[test]
    fn an_expression_marks_its_group_flag() {
        let matcher = Matcher::Pattern(pattern(r"\bis (?<flag>believed) to").unwrap());
        assert_eq!(matcher.places("He is believed to have left.").unwrap_or_default().first(), Some(&(6..14)));
    }

    #[test]
    fn an_expression_that_grows_without_bound_is_refused() {
        assert!(pattern(r"(\w{1,200}){1,200}").unwrap_err().contains("bytes when compiled"));
    }
}
