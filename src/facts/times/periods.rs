//! The grammar's periods: quarters, seasons, holidays, `last week`, `three years ago`.

use super::form::{Form, From, Named, Raw, Which};
use super::grammar::Grammar;
use super::holidays;
use super::lexicon::Lex;
use super::value::{Unit, Val};

/// Words that say which of several like stretches is meant, where `the` or `this` stands before them.
const STEPS: &[&str] = &[
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
];

impl Grammar<'_> {
    pub(super) fn raw(end: usize, form: Form) -> Raw {
        Raw::new(end, form)
    }

    /// Quarters, halves and seasons with or without their year; holidays.
    pub(super) fn named_period(&self, at: usize) -> Option<Raw> {
        let v = &self.view;
        if (self.lex(at) == Lex::Holiday || self.lex(at) == Lex::Month(5, false))
            && let Some((holiday, end)) = holidays::at(v, at)
        {
            return Some(self.in_year(Named::Holiday(holiday), end, None));
        }
        if let Lex::Account(which, number) = self.lex(at) {
            return self.account(at, which, number);
        }
        let mut next = at + usize::from(v.is_any(at, &["the", "its", "their", "his"]));
        let the = next > at;
        let given = v.word(next).parse::<i32>().ok().filter(|y| (1900..2100).contains(y) && v.word(next).len() == 4);
        next += usize::from(given.is_some());
        next += usize::from(v.is(next, "fiscal"));
        next = v.past_joint(next);
        if let Lex::Season(season) = self.lex(next) {
            return self.season(at, next, season, given);
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

    /// `Q3 2015`, `in H1`.
    fn account(&self, at: usize, which: char, number: u32) -> Option<Raw> {
        let named = if which == 'Q' { Named::Quarter(number) } else { Named::Half(number) };
        let raw = self.in_year(named, at + 1, None);
        let before = self.view.before(at, 1);
        let said = ["in", "for", "during", "of"].iter().any(|w| before.eq_ignore_ascii_case(w));
        (said || raw.end > at + 1).then_some(raw)
    }

    /// A season at the token `next` of an expression that begins at `at`, with the year that stands before it.
    fn season(&self, at: usize, next: usize, season: &'static str, given: Option<i32>) -> Option<Raw> {
        let v = &self.view;
        let sure = next > at && v.is_any(at, &["the", "its", "their", "his"])
            || given.is_some()
            || v.is_any(at, &["winter", "summer", "midsummer"]) && v.word(at).starts_with(char::is_lowercase);
        let year = self.season_year(next + 1);
        let after = v.before(at, 1);
        let said = ["in", "by", "since", "until", "late", "early", "of"].iter().any(|w| after.eq_ignore_ascii_case(w));
        let sure = (sure || year || said) && (year || !v.is_any(next + 1, &["of"])) && !v.is_dash(next + 1);
        sure.then(|| self.in_year(Named::Season(season), next + 1, given))
    }

    pub(super) fn season_year(&self, at: usize) -> bool {
        let v = &self.view;
        let next = at + usize::from(v.is(at, "of"));
        v.word(next).len() == 4 && v.is_number(next)
            || self.spoken_year(next).is_some()
            || v.is_any(next, &["last", "this", "that"]) && v.is(next + 1, "year")
    }

    /// A named thing with the year after it, if one stands there.
    pub(super) fn in_year(&self, named: Named, end: usize, given: Option<i32>) -> Raw {
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
        if let Some((year, end)) = self.spoken_year(of).filter(|_| !v.breaks_before(of)) {
            return Self::raw(end, Form::Named(named, Which::Year(year)));
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
        let (step, from, very) = self.step(at)?;
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
            Lex::Unit(..) if self.is_title(at, next) => return None,
            Lex::Unit(unit, false) if step == -1 && v.is(at, "the") && v.is(very, "last") && v.is(end, "of") => {
                Form::Length(unit, Some(1.0))
            }
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

    /// Whether the words are the name of a work, in quotation marks: `on "This Week"`.
    fn is_title(&self, first: usize, last: usize) -> bool {
        let v = &self.view;
        let quoted = matches!(v.before(first, 1), "\"" | "“" | "‘");
        quoted && v.is_capital(first) && v.is_capital(last)
    }

    /// The word that says which one: how many steps, from where, and where it stands.
    pub(super) fn step(&self, at: usize) -> Option<(i32, From, usize)> {
        let v = &self.view;
        let the = at + usize::from(v.is_any(at, &["the", "this"]) && v.is_any(at + 1, STEPS));
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
        Some((step, from, very))
    }

    pub(super) fn modified_month(&self, at: usize, month: u32, step: i32) -> Option<Raw> {
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
    pub(super) fn year_part(&self, raw: Raw) -> Raw {
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
        if let Some(raw) = self.near_day(at) {
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
        let most = v.is(the, "week's") || v.is(the, "week’s");
        let week = v.is(the, "week") && v.is_any(at.wrapping_sub(1), &["for", "during"]) && !v.is_word(the + 1);
        if v.is(at, "the") && (most || week) {
            return Some(Self::raw(the + 1, Form::Shift(Unit::Week, 0, From::Writing)));
        }
        if v.is(at, "the") && v.is_any(the, &["month", "week"]) && v.is(at.wrapping_sub(1), "of") {
            let unit = if v.is(the, "week") { Unit::Week } else { Unit::Month };
            return Some(Self::raw(the + 1, Form::Shift(unit, 0, From::Spoken)));
        }
        if v.is(at, "the")
            && let (Lex::Part(part), true) = (self.lex(the), v.is(the + 1, "of"))
        {
            let mut raw = self.dated(the + 2)?;
            raw.part = Some(part);
            return Some(raw);
        }
        let joint = v.past_joint(the + 1);
        if v.is(the, "year") && joint > the + 1 && v.is_any(joint, &["ago", "earlier"]) {
            let ordinal = usize::from(matches!(self.lex(joint + 1), Lex::Ordinal(_)));
            let quarter = v.is_any(joint + 1 + ordinal, &["quarter", "period"]);
            let more = if quarter { ordinal + 1 } else { 0 };
            return Some(Self::raw(joint + 1 + more, Form::Shift(Unit::Year, -1, From::Ago)));
        }
        let owned = v.is_any(the, &["year's", "year’s"]);
        let ends = v.is(joint, "end") && !v.breaks_before(joint) && !v.is(joint + 1, "of");
        ((v.is(the, "year") || owned) && ends).then(|| Self::raw(joint + 1, Form::Shift(Unit::Year, 0, From::Writing)))
    }

    /// `today`, `the day before yesterday`, `overnight`, `midafternoon`.
    fn near_day(&self, at: usize) -> Option<Raw> {
        let v = &self.view;
        if let Lex::Today(step, part) = self.lex(at) {
            let mut raw = Self::raw(at + 1, Form::Shift(Unit::Day, step, From::Writing));
            raw.part = part;
            return Some(raw);
        }
        let beyond = [("before", "yesterday", -2), ("after", "tomorrow", 2)];
        if v.is(at, "the")
            && v.is(at + 1, "day")
            && let Some((.., step)) = beyond.iter().find(|(side, day, _)| v.is(at + 2, side) && v.is(at + 3, day))
        {
            return Some(Self::raw(at + 4, Form::Shift(Unit::Day, *step, From::Writing)));
        }
        if v.is(at, "overnight") {
            let mut raw = Self::raw(at + 1, Form::Shift(Unit::Day, 0, From::Writing));
            raw.part = Some("NI");
            return Some(raw);
        }
        self.middle_of_the_day(at)
    }

    /// `midafternoon Tuesday`, `mid-morning`.
    fn middle_of_the_day(&self, at: usize) -> Option<Raw> {
        let v = &self.view;
        let apart = v.is(at, "mid") && matches!(self.lex(v.past_joint(at + 1)), Lex::Part("MO" | "AF"));
        let last = if apart { v.past_joint(at + 1) } else { at };
        let part = match self.lex(last) {
            Lex::Part(part) if apart || v.is_any(at, &["midafternoon", "midmorning"]) => part,
            _ => return None,
        };
        let day_at = last + 1 + usize::from(v.is(last + 1, "on"));
        let fits = |r: &Raw| r.clock.is_none() && r.part.is_none() && (r.weekday.is_some() || r.end == day_at + 1);
        let day =
            self.date(day_at).filter(|r| fits(r) && matches!(self.lex(day_at), Lex::Today(..) | Lex::Weekday(..)));
        let mut raw = day.unwrap_or_else(|| Self::raw(last + 1, Form::Shift(Unit::Day, 0, From::Spoken)));
        raw.part = Some(part);
        Some(raw)
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

    pub(super) fn shifted(unit: Unit, count: Option<f64>, sign: i32, from: From) -> Form {
        match count {
            Some(n) if n.fract() == 0.0 && n < 10_000.0 => Form::Shift(unit, sign * n as i32, from),
            Some(n) if n.fract() == 0.5 && n < 1_000.0 => match unit {
                Unit::Year => Form::Shift(Unit::Half, sign * (n * 2.0) as i32, from),
                Unit::Decade => Form::Shift(Unit::Year, sign * (n * 10.0) as i32, from),
                Unit::Century => Form::Shift(Unit::Decade, sign * (n * 10.0) as i32, from),
                _ => Form::Length(unit, count),
            },
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
        if unit == Unit::Week && v.is_any(at + 2, &["of", "beginning", "starting"]) {
            let mut raw = self.date(at + 3).filter(|r| r.weekday.is_none() && r.clock.is_none())?;
            let day = matches!(raw.form, Form::Known(Val::Day(_)) | Form::Named(Named::MonthDay(..), _));
            raw.weekly = day;
            return day.then_some(raw);
        }
        let step = match v.word(at + 2) {
            "before" if !v.is_word(at + 3) => -1,
            "after" | "following" if !v.is_word(at + 3) => 1,
            _ => return None,
        };
        Some(Self::raw(at + 3, Form::Shift(unit, step, From::Spoken)))
    }
}
