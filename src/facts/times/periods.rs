//! The grammar's periods: quarters, seasons, `last week`, `three years ago`, lengths, sets, clock times.

use super::grammar::{Form, From, Grammar, Named, Raw, Which};
use super::holidays;
use super::lexicon::Lex;
use super::value::{Unit, Val};
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

impl Grammar<'_> {
    fn raw(end: usize, form: Form) -> Raw {
        let weekday = if let Form::Named(Named::Weekday(day), _) = form { Some(day) } else { None };
        Raw { end, form, clock: None, part: None, weekday }
    }

    /// Quarters, halves and seasons with or without their year; holidays.
    pub(super) fn named_period(&self, at: usize) -> Option<Raw> {
        let v = &self.view;
        if self.lex(at) == Lex::Holiday || self.lex(at) == Lex::Month(5, false) {
            if let Some((holiday, end)) = holidays::at(v, at) {
                return Some(self.in_year(Named::Holiday(holiday), end, None));
            }
        }
        let mut next = at + usize::from(v.is_any(at, &["the", "its", "their", "his"]));
        let the = next > at;
        let given = v.word(next).parse::<i32>().ok().filter(|y| (1900..2100).contains(y) && v.word(next).len() == 4);
        next += usize::from(given.is_some());
        next += usize::from(v.is(next, "fiscal"));
        next = v.past_joint(next);
        if let Lex::Season(season) = self.lex(next) {
            let sure = the
                || given.is_some()
                || v.is_any(at, &["winter", "summer", "midsummer"]) && v.word(at).starts_with(char::is_lowercase);
            let year = self.season_year(next + 1);
            let after = v.before(at, 1);
            let said =
                ["in", "by", "since", "until", "late", "early", "of"].iter().any(|w| after.eq_ignore_ascii_case(w));
            let sure = (sure || year || said) && !(v.is_any(next + 1, &["of"]) && !year) && !v.is_dash(next + 1);
            return sure.then(|| self.in_year(Named::Season(season), next + 1, given));
        }
        let (number, unit_at) = match self.lex(next) {
            Lex::Ordinal(n) if n < 5 => (n, v.past_joint(next + 1)),
            _ if v.is(next, "latest") && the => (0, next + 1),
            _ if v.is(next, "last") && the => (9, next + 1),
            _ if the && given.is_some() || v.is(at, "the") => (0, next),
            _ => return None,
        };
        if the && given.is_none() && unit_at > 0 && v.is_dash(unit_at - 1) {
            return None;
        }
        if v.is(unit_at, "period") && v.is(unit_at - 1, "latest") {
            return Some(Self::raw(unit_at + 1, Form::Named(Named::Quarter(0), Which::Open)));
        }
        match self.lex(unit_at) {
            Lex::Unit(Unit::Quarter, false) if number < 5 => {
                Some(self.in_year(Named::Quarter(number), unit_at + 1, given))
            }
            Lex::Unit(Unit::Half, false) if number == 1 || number == 2 || number == 9 => {
                let half = Named::Half(number.min(2));
                let raw = self.in_year(half, unit_at + 1, given);
                (raw.form != Form::Named(half, Which::Open) || number < 9 && the && !v.is(unit_at + 1, "of"))
                    .then_some(raw)
            }
            _ => None,
        }
    }

    fn season_year(&self, at: usize) -> bool {
        let v = &self.view;
        let next = at + usize::from(v.is(at, "of"));
        v.word(next).len() == 4 && v.is_number(next)
            || v.is_any(next, &["last", "this", "that"]) && v.is(next + 1, "year")
    }

    /// A named thing with the year after it, if one stands there.
    fn in_year(&self, named: Named, end: usize, given: Option<i32>) -> Raw {
        let v = &self.view;
        if let Some(year) = given {
            return Self::raw(end, Form::Named(named, Which::Year(year)));
        }
        let of = end + usize::from(v.is_any(end, &["of", ","]));
        let of = of + usize::from(v.is(of, "fiscal"));
        let year = v
            .word(of)
            .parse::<i32>()
            .ok()
            .filter(|y| (1400..2100).contains(y) && v.word(of).len() == 4 && !v.breaks_before(of));
        if let Some(year) = year {
            return Self::raw(of + 1, Form::Named(named, Which::Year(year)));
        }
        let step = [("last", -1), ("this", 0), ("next", 1)].iter().find(|(w, _)| v.is(of, w)).map(|(_, n)| *n);
        match step.filter(|_| v.is(of + 1, "year") && !v.breaks_before(of)) {
            Some(step) => Self::raw(of + 2, Form::Named(named, Which::InYear(step))),
            None => Self::raw(end, Form::Named(named, Which::Open)),
        }
    }

    /// `last week`, `this morning`, `next March`, `the previous Friday`, `that year`, `the past year`.
    pub(super) fn modified(&self, at: usize) -> Option<Raw> {
        let v = &self.view;
        let the = at
            + usize::from(
                v.is_any(at, &["the", "this"])
                    && v.is_any(
                        at + 1,
                        &[
                            "same",
                            "previous",
                            "following",
                            "next",
                            "last",
                            "current",
                            "coming",
                            "past",
                            "preceding",
                            "latest",
                            "upcoming",
                            "prior",
                        ],
                    ),
            );
        let very = the + usize::from(v.is(the, "that") && v.is(the + 1, "same"));
        let (step, from) = match v.word(very).to_ascii_lowercase().as_str() {
            "last" | "past" => (-1, From::Writing),
            "this" | "current" => (0, From::Writing),
            "next" | "coming" | "upcoming"
                if the == at
                    || v.is(at, "this")
                    || !v.is_any(very + 1, &["day", "month", "year", "week", "morning"]) =>
            {
                (1, From::Writing)
            }
            "next" => (1, From::Spoken),
            "previous" | "preceding" | "prior" if the > at => (-1, From::Spoken),
            "following" if the > at => (1, From::Spoken),
            "same" | "that" => (0, From::Spoken),
            "latest" if the > at => (0, From::Writing),
            _ => return None,
        };
        let next = very + 1 + usize::from(v.is_any(very + 1, &["fiscal", "past", "coming", "calendar"]));
        if v.breaks_before(next) {
            return None;
        }
        let end = next + 1;
        let form = match self.lex(next) {
            Lex::Unit(Unit::Quarter, false) if step == 0 => Form::Named(Named::Quarter(0), Which::Open),
            Lex::Unit(Unit::Quarter, false) if from == From::Writing => Form::Shift(Unit::Quarter, step, from),
            Lex::Unit(Unit::Second | Unit::Minute | Unit::Hour | Unit::Half, _) | Lex::Unit(_, true) => return None,
            Lex::Unit(Unit::Decade | Unit::Century, false) if v.is(very, "past") => return None,
            Lex::Unit(unit, false) => Form::Shift(unit, step, from),
            Lex::Weekday(day, false) => Form::Named(Named::Weekday(day), Which::Step(step)),
            Lex::Month(month, _) => return self.modified_month(next, month, step),
            Lex::Season(season) => Form::Named(Named::Season(season), Which::Step(step)),
            Lex::Holiday => {
                let (holiday, end) = holidays::at(v, next)?;
                return Some(Self::raw(end, Form::Named(Named::Holiday(holiday), Which::Step(step))));
            }
            Lex::Part(part) => {
                let base = if step == -1 { -1 } else { step };
                let mut raw = Self::raw(end, Form::Shift(Unit::Day, base, from));
                raw.part = Some(part);
                return Some(raw);
            }
            _ => return None,
        };
        let raw = Self::raw(end, form);
        Some(self.year_part(raw))
    }

    fn modified_month(&self, at: usize, month: u32, step: i32) -> Option<Raw> {
        let dot = self.view.is(at + 1, ".") && self.view.word(at).len() < 5;
        let after = at + 1 + usize::from(dot);
        let day = match self.lex(after) {
            Lex::Digits => self.view.word(after).parse().ok().filter(|d| (1..32).contains(d)),
            Lex::Ordinal(n) => Some(n).filter(|d| (1..32).contains(d)),
            _ => None,
        };
        let (named, end) = day.map_or((Named::Month(month), after), |d| (Named::MonthDay(month, d), after + 1));
        Some(Self::raw(end, Form::Named(named, Which::Step(step))))
    }

    /// `this year's third quarter`, `last year's second half`.
    fn year_part(&self, raw: Raw) -> Raw {
        let v = &self.view;
        let Form::Shift(Unit::Year, step, From::Writing) = raw.form else { return raw };
        let owns = v.word(raw.end - 1).ends_with('s') && v.word(raw.end - 1).len() > 5;
        let next = raw.end + usize::from(v.is(raw.end, "fiscal"));
        let Lex::Ordinal(n) = self.lex(next) else { return raw };
        let unit_at = v.past_joint(next + 1);
        match self.lex(unit_at) {
            Lex::Unit(Unit::Quarter, false) if owns && n < 5 => {
                Self::raw(unit_at + 1, Form::Named(Named::Quarter(n), Which::InYear(step)))
            }
            Lex::Unit(Unit::Half, false) if owns && n < 3 => {
                Self::raw(unit_at + 1, Form::Named(Named::Half(n), Which::InYear(step)))
            }
            _ => raw,
        }
    }

    /// `today`, `late yesterday`, `the weekend`, `year-end`, `overnight`.
    pub(super) fn day_name(&self, at: usize) -> Option<Raw> {
        let v = &self.view;
        if let Lex::Today(step, part) = self.lex(at) {
            let mut raw = Self::raw(at + 1, Form::Shift(Unit::Day, step, From::Writing));
            raw.part = part;
            return Some(raw);
        }
        if v.is(at, "overnight") {
            let mut raw = Self::raw(at + 1, Form::Shift(Unit::Day, 0, From::Writing));
            raw.part = Some("NI");
            return Some(raw);
        }
        let the = at + usize::from(v.is(at, "the"));
        if v.is(at, "the") && v.is(the, "weekend") {
            return Some(Self::raw(the + 1, Form::Shift(Unit::Weekend, 0, From::Writing)));
        }
        let full = the + usize::from(v.is_any(the, &["fiscal", "full"]));
        if v.is(at, "the") && v.is(full, "year") && v.is_any(full + 1, &["ended", "ending", "to"]) {
            return Some(Self::raw(full + 1, Form::Length(Unit::Year, Some(1.0))));
        }
        if full > the && v.is(at, "the") && v.is(full, "year") {
            return Some(Self::raw(full + 1, Form::Shift(Unit::Year, 0, From::Writing)));
        }
        if v.is(at, "the") && v.is(the, "year") && !v.is_any(the + 1, &["of", "-"]) && !v.is_number(the + 1) {
            return Some(Self::raw(the + 1, Form::Shift(Unit::Year, 0, From::Spoken)));
        }
        if v.is(at, "the") && v.is_any(the, &["month", "week"]) && v.is(at.wrapping_sub(1), "of") {
            let unit = if v.is(the, "week") { Unit::Week } else { Unit::Month };
            return Some(Self::raw(the + 1, Form::Shift(unit, 0, From::Spoken)));
        }
        if v.is(at, "the") {
            if let (Lex::Part(part), true) = (self.lex(the), v.is(the + 1, "of")) {
                let mut raw = self.dated(the + 2)?;
                raw.part = Some(part);
                return Some(raw);
            }
        }
        let joint = v.past_joint(the + 1);
        if v.is(the, "year") && joint > the + 1 && v.is_any(joint, &["ago", "earlier"]) {
            let ordinal = usize::from(matches!(self.lex(joint + 1), Lex::Ordinal(_)));
            let quarter = v.is_any(joint + 1 + ordinal, &["quarter", "period"]);
            let more = if quarter { ordinal + 1 } else { 0 };
            return Some(Self::raw(joint + 1 + more, Form::Shift(Unit::Year, -1, From::Ago)));
        }
        (v.is(the, "year") && joint > the + 1 && v.is(joint, "end"))
            .then(|| Self::raw(joint + 1, Form::Shift(Unit::Year, 0, From::Writing)))
    }

    /// `three years ago`, `a week earlier`, `two days later`, `months ago`.
    pub(super) fn ago(&self, at: usize) -> Option<Raw> {
        let length = self.length(at)?;
        let Form::Length(unit, count) = length.form else { return None };
        let v = &self.view;
        let end = length.end + if v.is(length.end, "or") && v.is(length.end + 1, "so") { 2 } else { 0 };
        let (sign, from) = match v.word(end).to_ascii_lowercase().as_str() {
            "ago" => (-1, From::Ago),
            "earlier" | "before" | "previously" => (-1, From::Spoken),
            "later" | "afterward" | "afterwards" => (1, From::Spoken),
            "after" if !v.is_word(end + 1) => (1, From::Spoken),
            "from" if v.is(end + 1, "now") => {
                return Some(Self::raw(end + 2, Self::shifted(unit, count, 1, From::Writing)));
            }
            _ => return None,
        };
        if v.is(end, "before") && v.is_word(end + 1) {
            return None;
        }
        Some(Self::raw(end + 1, Self::shifted(unit, count, sign, from)))
    }

    fn shifted(unit: Unit, count: Option<f64>, sign: i32, from: From) -> Form {
        match count {
            Some(n) if n.fract() == 0.0 && n < 10_000.0 => Form::Shift(unit, sign * n as i32, from),
            Some(_) => Form::Length(unit, count),
            None => Form::Vague(unit, sign),
        }
    }

    /// `the day before`, `the day after`, `the next day`.
    pub(super) fn following(&self, at: usize) -> Option<Raw> {
        let v = &self.view;
        if !v.is(at, "the") {
            return None;
        }
        let Lex::Unit(unit, false) = self.lex(at + 1) else { return None };
        let step = match v.word(at + 2) {
            "before" if !v.is_word(at + 3) => -1,
            "after" | "following" if !v.is_word(at + 3) => 1,
            _ => return None,
        };
        Some(Self::raw(at + 3, Form::Shift(unit, step, From::Spoken)))
    }

    // --- lengths ---------------------------------------------------------------------------------------------

    /// `three days`, `two-year`, `the past several months`, `the first nine months`, `a year and a half`, `years`.
    pub(super) fn length(&self, at: usize) -> Option<Raw> {
        let v = &self.view;
        if let Lex::Unit(unit, true) = self.lex(at) {
            let free = !matches!(unit, Unit::Quarter | Unit::Half | Unit::Weekend);
            return (free && !self.aged(at + 1) && !v.is_capital(at))
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
        if v.is_any(unit_at, BETWEEN) {
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
        if part || ordinal {
            return None;
        }
        let mut raw = Self::raw(unit_at + 1, Form::Length(unit, count));
        if v.is(raw.end, "and") && v.is(raw.end + 1, "a") && v.is(raw.end + 2, "half") {
            raw = Self::raw(raw.end + 3, Form::Length(unit, count.map(|c| c + 0.5)));
        }
        raw.end += if v.past_joint(raw.end) > raw.end && v.is(raw.end + 1, "long") { 2 } else { 0 };
        Some(raw)
    }

    /// Whether `old` follows: an age is no time.
    fn aged(&self, at: usize) -> bool {
        let v = &self.view;
        v.is_any(v.past_joint(at), &["old", "olds"]) || v.is(at, "of") && v.is(at + 1, "age")
    }

    /// A count before a unit: `three`, `a`, `a few`, `two to three`, `a couple of`, `half an`.
    fn amount(&self, at: usize) -> Option<(Option<f64>, usize)> {
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

    // --- sets and references ---------------------------------------------------------------------------------

    /// `every Monday`, `each year`, `daily`, `Monday nights`.
    pub(super) fn set(&self, at: usize) -> Option<Raw> {
        let v = &self.view;
        if let Lex::Every(code) = self.lex(at) {
            return v.word(at).starts_with(char::is_lowercase).then(|| Self::raw(at + 1, Form::Code(code)));
        }
        if !v.is_any(at, &["every", "each"]) {
            return None;
        }
        if let Some((Some(count), after)) = self.amount(at + 1).filter(|(c, _)| c.is_some_and(|c| c > 1.0)) {
            if let Lex::Unit(unit, true) = self.lex(after) {
                return Some(Self::raw(after + 1, Form::Every(unit, count)));
            }
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
            let free = !v.is_word(near + 1)
                || past
                || v.is_any(near + 1, &["and", "is", "was", "of", "as", "but", "will", "to"]);
            let code = if v.is(near, "past") { "PAST_REF" } else { "FUTURE_REF" };
            return (free && v.is_any(near, &["past", "future"])).then(|| Self::raw(near + 1, Form::Code(code)));
        }
        let the = at + usize::from(v.is_any(at, &["right", "more"]));
        let Lex::Ref(code) = self.lex(the) else { return None };
        let next = the + 1;
        if v.is_any(the, &["past", "future"])
            || v.is(the, "current") && v.is_any(next, &["year", "month", "week", "quarter", "fiscal"])
        {
            return None;
        }
        if let (Lex::Unit(unit, true), true) = (self.lex(next), v.is_any(the, &["recent"])) {
            return Some(Self::raw(next + 1, Form::Vague(unit, 0)));
        }
        Some(Self::raw(next, Form::Code(code)))
    }

    // --- clock times -----------------------------------------------------------------------------------------

    /// A clock time with its day before or after it: `8 p.m. Wednesday`, `noon Thursday`.
    pub(super) fn clocked(&self, at: usize) -> Option<Raw> {
        let v = &self.view;
        let (clock, end) = self.clock(at)?;
        let gap = usize::from(v.is(end, ","));
        let mut day_at = end + gap + usize::from(v.is(end + gap, "on"));
        if v.breaks_before(day_at) {
            day_at = usize::MAX;
        }
        let day = if day_at == usize::MAX { None } else { self.dated(day_at) };
        let is_day = |r: &Raw| {
            r.clock.is_none()
                && matches!(
                    r.form,
                    Form::Known(Val::Day(_))
                        | Form::Named(Named::Weekday(_) | Named::MonthDay(..), _)
                        | Form::Shift(Unit::Day, _, _)
                )
        };
        let mut raw = day.filter(is_day).unwrap_or_else(|| Self::raw(end, Form::Shift(Unit::Day, 0, From::Spoken)));
        (raw.clock, raw.part) = (Some(clock), None);
        Some(raw)
    }

    /// Hour and minute at a token, and where they end: `8:30 p.m. EST`, `8pm`, `17:56`, `0200 GMT`, `noon`.
    pub(super) fn clock(&self, at: usize) -> Option<((u32, Option<u32>), usize)> {
        let v = &self.view;
        if let Lex::Hour(hour) = self.lex(at) {
            return Some(((hour, Some(0)), at + 1));
        }
        if self.lex(at) != Lex::Digits {
            return None;
        }
        let word = v.word(at);
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let tail = word.get(digits.len()..)?.to_ascii_lowercase();
        let (hour, minute) = match digits.split_once([':', '.']) {
            Some((h, m)) => {
                (h.parse::<u32>().ok()?, Some(m.split(':').next()?.parse::<u32>().ok().filter(|_| m.len() >= 2)?))
            }
            None => (digits.parse::<u32>().ok()?, None),
        };
        let (half, end) = self.meridiem(at, &tail)?;
        let end = self.zone(end);
        let military = half.is_none() && minute.is_none() && digits.len() == 4 && end > at + 1;
        if military {
            return (hour < 2400 && hour % 100 < 60).then_some(((hour / 100, Some(hour % 100)), end));
        }
        let colon = digits.contains(':');
        if half.is_none() && !(colon && minute.is_some())
            || minute.is_some_and(|m| m > 59)
            || hour > 24
            || half.is_some() && hour > 12
        {
            return None;
        }
        let hour = match half {
            Some(true) if hour < 12 => hour + 12,
            Some(false) if hour == 12 => 0,
            _ => hour,
        };
        Some(((hour, minute), end))
    }

    /// `p.m.` glued or after; whether it is after noon. Without one, the end is after the digits.
    fn meridiem(&self, at: usize, tail: &str) -> Option<(Option<bool>, usize)> {
        let v = &self.view;
        let dotted = |n: usize| usize::from(v.is(n, ".") && v.glued(n));
        match tail {
            "am" | "pm" => return Some((Some(tail == "pm"), at + 1)),
            "a" | "p" if v.is(at + 1, ".") && v.is(at + 2, "m") => {
                return Some((Some(tail == "p"), at + 3 + dotted(at + 3)));
            }
            "hrs" | "h" | "" => {}
            _ => return None,
        }
        if v.breaks_before(at + 1) {
            return Some((None, at + 1));
        }
        if v.is_any(at + 1, &["am", "pm"]) {
            return Some((Some(v.is(at + 1, "pm")), at + 2));
        }
        if v.is_any(at + 1, &["a", "p"]) && v.is(at + 2, ".") && v.is(at + 3, "m") {
            return Some((Some(v.is(at + 1, "p")), at + 4 + dotted(at + 4)));
        }
        if v.is_any(at + 1, &["o'clock", "o’clock"]) {
            return Some((
                Some(false).filter(|_| v.is(at + 2, "in") && v.is(at + 4, "morning")).or(Some(false)),
                at + 2,
            ));
        }
        if v.is(at + 1, "in") && v.is(at + 2, "the") && v.is_any(at + 3, &["morning", "afternoon", "evening"]) {
            return Some((Some(!v.is(at + 3, "morning")), at + 4));
        }
        Some((None, at + 1))
    }

    /// Past a time zone.
    fn zone(&self, at: usize) -> usize {
        let v = &self.view;
        let zones = [
            "GMT", "UTC", "BST", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "ET", "CET", "CEST", "JST",
            "IST", "Eastern", "Pacific", "local",
        ];
        if v.breaks_before(at) || !zones.contains(&v.word(at)) {
            return at;
        }
        if v.is(at, "local") && !v.is(at + 1, "time") {
            return at;
        }
        at + 1 + usize::from(v.is(at + 1, "time"))
    }
}
