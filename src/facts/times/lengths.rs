//! The grammar's lengths, sets and references: `two-year`, `every Monday`, `now`.

use super::form::{Form, Named, Raw};
use super::grammar::Grammar;
use super::lexicon::Lex;
use super::value::Unit;
use crate::facts::numbers::figure;

/// Words between an article and a count: `the past three years`.
const PERIOD_WORDS: &[&str] = &[
    "past",
    "last",
    "next",
    "first",
    "coming",
    "previous",
    "latest",
    "final",
    "preceding",
    "following",
    "recent",
    "entire",
    "whole",
    "full",
];
/// Words between a count and its unit.
const BETWEEN: &[&str] = &[
    "more",
    "additional",
    "full",
    "straight",
    "consecutive",
    "long",
    "trading",
    "whole",
    "solid",
    "working",
    "business",
    "calendar",
    "other",
    "successive",
    "short",
    "fiscal",
    "academic",
];

/// What shows that `current` is no time of its own: it is a part of one, or the water's, as a verb or a stop follows.
const AFTER_CURRENT: &[&str] =
    &["year", "month", "week", "quarter", "fiscal", "is", "was", "runs", "ran", "in", "carried", "swept", ".", ","];

/// Words after *the future* as a noun; before another one it is an adjective.
const AFTER_FUTURE: &[&str] =
    &["and", "is", "was", "of", "as", "but", "will", "to", "that", "if", "for", "with", "away", "in", "or", "when"];
const OWNERS: &[&str] = &["his", "her", "its", "their", "our", "my", "your"];

impl Grammar<'_> {
    /// `three days`, `two-year`, `the past several months`, `the first nine months`, `a year and a half`, `years`.
    pub(super) fn length(&self, at: usize) -> Option<Raw> {
        let v = &self.view;
        if let Lex::Unit(unit, true) = self.lex(at) {
            let free = !matches!(unit, Unit::Quarter | Unit::Half | Unit::Weekend);
            let early = unit == Unit::Hour && v.is_any(at.wrapping_sub(1), &["early", "small", "wee"]);
            return (free && !early && !self.aged(at + 1) && !v.is_capital(at))
                .then(|| Self::raw(at + 1, Form::Length(unit, None)));
        }
        let the = at + usize::from(v.is_any(at, &["the", "these", "those", "its", "his", "her", "their"]));
        if v.is(the, "half") && the > at {
            return None;
        }
        let modified = v.is_any(the, PERIOD_WORDS);
        let start = the + usize::from(modified);
        let era = |at: usize| matches!(self.lex(at), Lex::Unit(Unit::Decade | Unit::Century, false));
        let (count, after) = match self.amount(start) {
            Some((count, after)) if the == at || after > start => (count, after),
            _ if modified && matches!(self.lex(start), Lex::Unit(_, true)) => (None, start),
            _ if modified && v.is(the, "past") && era(start) => (Some(1.0), start),
            _ => return None,
        };
        let article = v.is_any(start, &["a", "an"]) && the > at;
        let mut unit_at = v.past_joint(after);
        if v.is_any(unit_at, BETWEEN) || count.is_some_and(|c| c > 1.0) && self.coloured(unit_at) {
            unit_at += 1;
        }
        let Lex::Unit(unit, many) = self.lex(unit_at) else { return None };
        let hyphen = v.past_joint(after) > after;
        let compound = hyphen && (start > at && !modified || unit == Unit::Quarter);
        let owned = v.is_dash(unit_at + 1) && v.is_any(v.past_joint(unit_at + 1), &["earlier", "ago"]);
        if compound || owned || self.aged(unit_at + 1) || v.is_capital(unit_at) || article || v.breaks_before(unit_at) {
            return None;
        }
        let part =
            unit == Unit::Half || unit == Unit::Quarter && (v.is(unit_at + 1, "of") || !many && count == Some(1.0));
        let ordinal = unit == Unit::Second && (!many && count != Some(1.0) && !hyphen || v.is_any(start, &["a", "an"]));
        let fiscal = unit == Unit::Year && !many;
        let year = (fiscal || matches!(unit, Unit::Quarter | Unit::Half)) && count.is_some_and(|c| c >= 1000.0);
        if part || ordinal || year {
            return None;
        }
        let mut raw = Self::raw(unit_at + 1, Form::Length(unit, count));
        if v.is(raw.end, "and") && v.is(raw.end + 1, "a") && v.is(raw.end + 2, "half") {
            raw = Self::raw(raw.end + 3, Form::Length(unit, count.map(|c| c + 0.5)));
        }
        raw.end += if v.past_joint(raw.end) > raw.end && v.is(raw.end + 1, "long") { 2 } else { 0 };
        Some(raw)
    }

    /// Whether an adjective stands between a count and its unit: `ten brutal months`.
    fn coloured(&self, at: usize) -> bool {
        let v = &self.view;
        let word = v.word(at);
        let endings = ["al", "y", "ing", "ful", "ous", "less", "ish", "ive", "ble"];
        let adjective =
            endings.iter().any(|e| word.ends_with(e)) && !v.is_any(at, &["day", "century", "by", "only", "any"]);
        v.is_word(at)
            && word.len() > 3
            && word.starts_with(char::is_lowercase)
            && adjective
            && matches!(self.lex(at + 1), Lex::Unit(_, true))
    }

    /// Whether `old` follows: an age is no time.
    pub(super) fn aged(&self, at: usize) -> bool {
        let v = &self.view;
        v.is_any(v.past_joint(at), &["old", "olds"]) || v.is(at, "of") && v.is(at + 1, "age")
    }

    /// A count before a unit: `three`, `a`, `a few`, `two to three`, `a couple of`, `half an`.
    pub(super) fn amount(&self, at: usize) -> Option<(Option<f64>, usize)> {
        let v = &self.view;
        if v.is(at, "half") && v.is_any(at + 1, &["a", "an"]) {
            return Some((Some(0.5), at + 2));
        }
        if v.is_any(at, &["several", "many", "few", "some", "numerous", "countless"]) {
            return Some((None, at + 1));
        }
        if v.is_any(at, &["a", "an"]) {
            if v.is_any(at + 1, &["few"]) {
                return Some((None, at + 2));
            }
            let couple = v.is(at + 1, "couple");
            if couple {
                return Some((Some(2.0), at + 2 + usize::from(v.is_any(at + 2, &["of", "more"]))));
            }
            if !crate::facts::numbers::is_number_word(v.word(at + 1)) {
                return Some((
                    Some(1.0),
                    at + 1 + usize::from(v.is_any(at + 1, &["full", "whole", "further", "mere"])),
                ));
            }
        }
        if v.is(at, "couple") && v.is(at + 1, "of") {
            return Some((Some(2.0), at + 2));
        }
        if v.is_any(at, &["dozens", "hundreds", "thousands", "scores"]) && v.is(at + 1, "of") {
            return Some((None, at + 2));
        }
        let read = figure(v, at).filter(|f| f.value < 1e6 && f.tail == crate::facts::numbers::Tail::None)?;
        let joined = v.is_dash(read.end) && v.glued(read.end) || v.is_any(read.end, &["to", "or"]);
        let upper = if joined { figure(v, read.end + 1) } else { None };
        let unit_after = |end: usize| matches!(self.lex(v.past_joint(end)), Lex::Unit(..));
        match upper.filter(|u| u.value > read.value && unit_after(u.end)) {
            Some(upper) => Some((Some(read.value), upper.end)),
            None => Some((Some(read.value), read.end)),
        }
    }

    /// `every Monday`, `each year`, `daily`, `Monday nights`.
    pub(super) fn set(&self, at: usize) -> Option<Raw> {
        let v = &self.view;
        if let Lex::Every(code) = self.lex(at) {
            return v.word(at).starts_with(char::is_lowercase).then(|| Self::raw(at + 1, Form::Code(code)));
        }
        if let Some(raw) = self.times_a(at) {
            return Some(raw);
        }
        if !v.is_any(at, &["every", "each"]) {
            return None;
        }
        if let (true, Lex::Unit(unit, false)) = (v.is(at, "every") && v.is(at + 1, "other"), self.lex(at + 2)) {
            return Some(Self::raw(at + 3, Form::Every(unit, 2.0)));
        }
        if let Some((Some(count), after)) = self.amount(at + 1).filter(|(c, _)| c.is_some_and(|c| c > 1.0))
            && let Lex::Unit(unit, true) = self.lex(after)
        {
            return Some(Self::raw(after + 1, Form::Every(unit, count)));
        }
        let form = match self.lex(at + 1) {
            Lex::Unit(unit, false) => Form::Every(unit, 1.0),
            Lex::Weekday(day, _) => Form::EveryWeekday(day),
            Lex::Month(month, _) => Form::EveryNamed(Named::Month(month)),
            Lex::Season(season) => Form::EveryNamed(Named::Season(season)),
            Lex::Part(_) => Form::Every(Unit::Day, 1.0),
            _ => return None,
        };
        Some(Self::raw(at + 2, form))
    }

    /// `twice a week`, `three times a year`.
    fn times_a(&self, at: usize) -> Option<Raw> {
        let v = &self.view;
        let each = match v.word(at).to_ascii_lowercase().as_str() {
            "once" | "twice" => at + 1,
            _ if v.is(at + 1, "times") && matches!(self.lex(at), Lex::Cardinal | Lex::Digits) => at + 2,
            _ => return None,
        };
        let Lex::Unit(unit, false) = self.lex(each + 1) else { return None };
        v.is_any(each, &["a", "an", "every", "each"]).then(|| Self::raw(each + 2, Form::Every(unit, 1.0)))
    }

    /// `now`, `currently`, `recent years`, `the future`, `that time`.
    pub(super) fn reference(&self, at: usize) -> Option<Raw> {
        let v = &self.view;
        if v.is_any(at, &["at"]) || v.is(at, "right") && !v.is(at + 1, "now") {
            return None;
        }
        if v.is(at, "these") && v.is(at + 1, "days") {
            return Some(Self::raw(at + 2, Form::Code("PRESENT_REF")));
        }
        if v.is(at, "the") {
            let near = at + 1 + usize::from(v.is_any(at + 1, &["near", "distant", "recent", "foreseeable"]));
            let past = v.is(near, "past") && v.before(at, 1).eq_ignore_ascii_case("in");
            let free = !v.is_word(near + 1) || past || v.is_any(near + 1, AFTER_FUTURE);
            let code = if v.is(near, "past") { "PAST_REF" } else { "FUTURE_REF" };
            return (free && v.is_any(near, &["past", "future"])).then(|| Self::raw(near + 1, Form::Code(code)));
        }
        let the = at + usize::from(v.is_any(at, &["right", "more"]));
        let Lex::Ref(code) = self.lex(the) else { return None };
        let next = the + 1;
        let owned =
            v.before(the, 1).ends_with("'s") || v.before(the, 1).ends_with("’s") || OWNERS.contains(&v.before(the, 1));
        let ahead = v.is(the, "future") && owned && (!v.is_word(next) || v.is_any(next, AFTER_FUTURE));
        if v.is_any(the, &["past", "future"]) && !ahead || v.is(the, "current") && v.is_any(next, AFTER_CURRENT) {
            return None;
        }
        if let (Lex::Unit(unit, true), true) = (self.lex(next), v.is_any(the, &["recent"])) {
            return Some(Self::raw(next + 1, Form::Vague(unit, 0)));
        }
        Some(Self::raw(next, Form::Code(code)))
    }
}
