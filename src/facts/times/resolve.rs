//! From what an expression says to the stretch of the calendar that it means.
//!
//! Takes raw expressions in order, the day of writing if it is known, and the time spoken of last; gives values. In a
//! narrative, whose dates lie far from its publication, the time spoken of stands for the day of writing.

use super::form::{Form, From, Named, Raw, Which, is_set};
use super::holidays;
use super::tense::Tense;
use super::value::{Unit, Val, moved};
use super::{Time, TimeKind};
use crate::span::Span;
use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta};

/// What is known so far.
pub(super) struct Resolver {
    /// The day of writing.
    pub anchor: Option<NaiveDate>,
    /// Whether the text tells of times long past.
    pub narrative: bool,
    /// The time spoken of last.
    pub spoken: Option<Val>,
    /// The time spoken of before that, where it lay in another year: what a look back interrupted.
    pub before: Option<Val>,
    /// Whether the expression opens its sentence.
    pub opens: bool,
    /// Whether the time spoken of was given in full.
    pub explicit: bool,
    /// The quarter spoken of last.
    pub quarter: Option<Val>,
}

impl Resolver {
    /// The day from which open expressions count.
    fn base(&self) -> Option<NaiveDate> {
        match self.spoken.filter(|_| self.narrative) {
            Some(val) => Some(val.days()?.0),
            None => self.anchor,
        }
    }

    /// Makes the time of an expression and remembers what it speaks of.
    pub(super) fn time(&mut self, raw: &Raw, span: Span, tense: Tense) -> Time {
        let mut time = Time {
            span,
            kind: TimeKind::Date,
            value: None,
            lo: None,
            hi: None,
            weekday: raw.weekday,
            grain: "",
            relative: true,
        };
        match raw.form {
            Form::Length(unit, count) => {
                (time.kind, time.value, time.relative) = (TimeKind::Duration, Some(unit.duration(count)), false);
            }
            Form::Every(unit, count) => {
                (time.kind, time.value, time.relative) = (TimeKind::Set, Some(unit.duration(Some(count))), false);
            }
            Form::Code(code) => {
                time.kind = if is_set(code) { TimeKind::Set } else { TimeKind::Date };
                time.value = Some(code.to_owned());
            }
            Form::Vague(unit, sign) => (time.kind, time.value) = vague(unit, sign),
            Form::EveryWeekday(day) => {
                (time.kind, time.relative) = (TimeKind::Set, false);
                time.value = Some(format!("XXXX-WXX-{}", day.number_from_monday()));
            }
            Form::EveryNamed(named) => {
                (time.kind, time.value, time.relative) = (TimeKind::Set, every(named), false);
            }
            Form::Known(_) | Form::Named(..) | Form::Shift(..) => self.point(raw, tense, &mut time),
        }
        time
    }

    /// Fills in a point on the calendar.
    fn point(&mut self, raw: &Raw, tense: Tense, time: &mut Time) {
        time.relative = !matches!(raw.form, Form::Known(_) | Form::Named(_, Which::Year(_)));
        if raw.clock.is_some() || raw.part.is_some() {
            time.kind = TimeKind::Time;
        }
        if let Form::Shift(Unit::Second | Unit::Minute | Unit::Hour, n, _) = raw.form {
            time.value = Some(if n < 0 { "PAST_REF" } else { "FUTURE_REF" }.to_owned());
            return;
        }
        let val = self.val(raw.form, tense).map(|val| match val {
            Val::Day(day) if raw.weekly => Val::around(Unit::Week, day),
            _ => val,
        });
        time.grain = grain(val);
        let Some(val) = val else { return };
        self.remember(raw.form, val);
        let (value, bounds) = of_day(raw, val);
        time.value = Some(value);
        (time.lo, time.hi) = bounds.map_or((None, None), |(lo, hi)| (Some(lo), Some(hi)));
    }

    fn val(&self, form: Form, tense: Tense) -> Option<Val> {
        match form {
            Form::Known(val) => Some(val),
            Form::Named(named, which) => self.named(named, which, tense),
            Form::Shift(unit, count, from) => self.shifted(unit, count, from),
            _ => None,
        }
    }

    /// What later expressions may hang on. A year in passing, far from the story's own, changes nothing.
    fn remember(&mut self, form: Form, val: Val) {
        let explicit = !matches!(form, Form::Shift(..) | Form::Named(_, Which::Open | Which::Step(_)));
        if self.narrative && self.in_passing(form, val) {
            return;
        }
        if self.narrative && self.spoken.is_some_and(|old| old.year() != val.year()) {
            let back = |old: &Val| matches!(old, Val::Day(_) | Val::Month(..)) && old.year() > val.year();
            self.before = self.spoken.filter(back);
        }
        if let (Form::Named(Named::Quarter(_), _), Val::Quarter(..)) = (form, val) {
            self.quarter = self.quarter.or(Some(val));
        }
        if !matches!(form, Form::Shift(Unit::Year, _, _)) || self.narrative {
            (self.spoken, self.explicit) = (Some(val), explicit);
        }
    }

    /// In a narrative: whether a time is mentioned without the story's going there: a year amid a sentence, once a day or
    /// month has been told; a year far from the story's own; so many years before.
    fn in_passing(&self, form: Form, val: Val) -> bool {
        let fine = matches!(self.spoken, Some(Val::Day(_) | Val::Month(..)));
        match (form, val, self.spoken.and_then(Val::year)) {
            (Form::Shift(Unit::Month | Unit::Year | Unit::Decade, count, _), _, Some(_)) => count < 0,
            (_, Val::Season(..), Some(_)) => fine && !self.opens,
            (_, Val::Year(year), Some(known)) => (year - known).abs() > 20 || fine && !self.opens,
            _ => false,
        }
    }

    fn shifted(&self, unit: Unit, count: i32, from: From) -> Option<Val> {
        let own = unit == Unit::Year && count == -1 && from != From::Writing;
        if let (Some(Val::Quarter(year, quarter)), true) = (self.quarter, own && !self.explicit) {
            return Some(Val::Quarter(year - 1, quarter));
        }
        let hangs = from == From::Spoken && (self.explicit || self.narrative || unit != Unit::Year);
        let fits = |val: &Val| self.narrative || unit != Unit::Day || count != 0 || matches!(val, Val::Day(_));
        let hangs = hangs && self.spoken.as_ref().is_some_and(fits);
        let spoken = if hangs { self.spoken.and_then(Val::days).map(|(first, _)| first) } else { None };
        let mut base = spoken.or_else(|| self.base())?;
        if unit == Unit::Weekend && count >= 0 && base.weekday().number_from_monday() < 5 {
            base = moved(base, Unit::Week, -1)?;
        }
        Some(Val::around(unit, moved(base, unit, count)?))
    }

    fn named(&self, named: Named, which: Which, tense: Tense) -> Option<Val> {
        let spoken = self.spoken.and_then(Val::year);
        match which {
            Which::Year(year) => match (named, self.quarter) {
                (Named::Quarter(0), Some(Val::Quarter(_, quarter))) => Some(Val::Quarter(year, quarter)),
                _ => in_year(named, year),
            },
            Which::ThatYear => in_year(named, spoken?),
            Which::InYear(step) => match named {
                Named::Weekday(day) => {
                    let week = moved(self.base()?, Unit::Week, step)?.iso_week();
                    NaiveDate::from_isoywd_opt(week.year(), week.week(), day).map(Val::Day)
                }
                _ => in_year(named, self.base()?.year() + step),
            },
            Which::Open if self.narrative => self.told(named),
            Which::Open => self.open(named, tense),
            Which::Step(step) => self.stepped(named, step, tense),
        }
    }

    /// In a narrative: the next one after the time spoken of, as stories go forward; or, if a look back interrupted the
    /// story, after the time before that, if that is nearer.
    fn told(&self, named: Named) -> Option<Val> {
        let spoken = self.spoken?;
        let first = spoken.days()?.0;
        match named {
            Named::Weekday(day) => nearest(|n| Some(Val::Day(weekday_from(first, day, n)?)), first, Tense::Future),
            Named::MonthsDay(day) => first.with_day(day).map(Val::Day),
            Named::Quarter(0) => self.quarter,
            _ => {
                let anchors = [Some((spoken, 0)), self.before.map(|val| (val, 20))];
                let years = anchors.iter().flatten().filter_map(|(val, _)| val.year()).flat_map(|y| y - 1..=y + 1);
                let cost =
                    |val: Val| anchors.iter().flatten().filter_map(|(to, late)| Some(away(val, *to)? + late)).min();
                let all = years.filter_map(|year| in_year(named, year)).filter_map(|val| Some((cost(val)?, val)));
                all.min_by_key(|(cost, _)| *cost).map(|(_, val)| val)
            }
        }
    }

    /// Which of the like-named ones, by the tense; the day of writing itself belongs to both sides.
    fn open(&self, named: Named, tense: Tense) -> Option<Val> {
        let base = self.base()?;
        match named {
            Named::Weekday(day) => {
                let tense = if tense == Tense::Open { Tense::Past } else { tense };
                nearest(|n| Some(Val::Day(weekday_from(base, day, n)?)), base, tense)
            }
            Named::MonthsDay(day) => base.with_day(day).map(Val::Day),
            Named::Quarter(0) => {
                self.quarter.or_else(|| Some(Val::around(Unit::Quarter, moved(base, Unit::Quarter, -1)?)))
            }
            Named::Quarter(_) => {
                let begun = nearest(|n| in_year(named, base.year() + n), base, Tense::Past)?;
                let fresh = begun.days().is_some_and(|(_, end)| (base - end).num_days() < 120);
                if fresh { Some(begun) } else { nearest(|n| in_year(named, base.year() + n), base, tense) }
            }
            Named::MonthDay(..) | Named::Month(_) => {
                let close = nearest(|n| in_year(named, base.year() + n), base, Tense::Open)?;
                let ahead = close.days().is_some_and(|(first, _)| (first - base).num_days() > 60);
                let behind = close.days().is_some_and(|(_, end)| (base - end).num_days() > 100);
                let behind = behind && tense == Tense::Future;
                match tense {
                    Tense::Past | Tense::Open if ahead => {
                        nearest(|n| in_year(named, base.year() + n), base, Tense::Past)
                    }
                    Tense::Future if behind => nearest(|n| in_year(named, base.year() + n), base, tense),
                    _ => Some(close),
                }
            }
            _ => nearest(|n| in_year(named, base.year() + n), base, tense),
        }
    }

    fn stepped(&self, named: Named, step: i32, tense: Tense) -> Option<Val> {
        let base = self.base()?;
        if let (Named::Weekday(day), true) = (named, step == 0) {
            let tense = if tense == Tense::Past { tense } else { Tense::Future };
            return nearest(|n| Some(Val::Day(weekday_from(base, day, n)?)), base, tense);
        }
        let make = |n: i32| match named {
            Named::Weekday(day) => Some(Val::Day(weekday_from(base, day, n)?)),
            _ => in_year(named, base.year() + n),
        };
        match step {
            0 => make(0),
            1 => (-2..=2).filter_map(make).find(|v| v.days().is_some_and(|(first, _)| first > base)),
            _ => (-2..=2).rev().filter_map(make).find(|v| v.days().is_some_and(|(_, end)| end <= base)),
        }
    }
}

/// How far a time lies from the one that a story has come to, in days: what lies behind counts for more.
fn away(val: Val, from: Val) -> Option<i64> {
    let ((first, _), (lo, hi)) = (val.days()?, from.days()?);
    if first >= hi {
        Some((first - hi).num_days())
    } else if first >= lo {
        Some(0)
    } else {
        Some((lo - first).num_days() * 8 / 5 + 20)
    }
}

/// The one of the week `weeks` away.
fn weekday_from(base: NaiveDate, day: chrono::Weekday, weeks: i32) -> Option<NaiveDate> {
    let step = i64::from(day.num_days_from_monday()) - i64::from(base.weekday().num_days_from_monday());
    base.checked_add_signed(TimeDelta::try_days(step + 7 * i64::from(weeks))?)
}

/// The latest that has begun, the earliest that is not over, or the nearest.
fn nearest(make: impl Fn(i32) -> Option<Val>, base: NaiveDate, tense: Tense) -> Option<Val> {
    let all = (-2..=2).filter_map(|n| make(n).and_then(|v| Some((v, v.days()?))));
    let begun = all.clone().filter(|(_, (first, _))| *first <= base).last();
    let ahead = all.clone().find(|(_, (_, end))| *end > base);
    match tense {
        Tense::Past => begun.map(|(v, _)| v),
        Tense::Future => ahead.map(|(v, _)| v),
        Tense::Open => {
            let away = |first: &NaiveDate| (*first - base).num_days().abs();
            all.min_by_key(|(_, (first, _))| away(first)).map(|(v, _)| v)
        }
    }
}

/// The one of a year.
fn in_year(named: Named, year: i32) -> Option<Val> {
    Some(match named {
        Named::Month(month) => Val::Month(year, month),
        Named::MonthDay(month, day) => {
            NaiveDate::from_ymd_opt(year, month, day).map_or(Val::Month(year, month), Val::Day)
        }
        Named::Quarter(0) => Val::Year(year),
        Named::Quarter(quarter) => Val::Quarter(year, quarter),
        Named::Half(half) => Val::Half(year, half),
        Named::Season(season) => Val::Season(year, season),
        Named::Holiday(holiday) => Val::Day(holidays::day(holiday, year)?),
        Named::Weekday(_) | Named::MonthsDay(_) => return None,
    })
}

fn vague(unit: Unit, sign: i32) -> (TimeKind, Option<String>) {
    match sign {
        0 => (TimeKind::Duration, Some(unit.duration(None))),
        n if n < 0 => (TimeKind::Date, Some("PAST_REF".to_owned())),
        _ => (TimeKind::Date, Some("FUTURE_REF".to_owned())),
    }
}

fn every(named: Named) -> Option<String> {
    match named {
        Named::Month(month) => Some(format!("XXXX-{month:02}")),
        Named::Season(season) => Some(format!("XXXX-{season}")),
        _ => None,
    }
}

fn grain(val: Option<Val>) -> &'static str {
    match val {
        None => "",
        Some(Val::Day(_)) => "day",
        Some(Val::Week(..)) => "week",
        Some(Val::Weekend(..)) => "weekend",
        Some(Val::Month(..)) => "month",
        Some(Val::Quarter(..)) => "quarter",
        Some(Val::Half(..)) => "half",
        Some(Val::Season(..)) => "season",
        Some(Val::Year(_)) => "year",
        Some(Val::Fiscal(_)) => "fiscal-year",
        Some(Val::Decade(_)) => "decade",
        Some(Val::Century(_)) => "century",
    }
}

/// A point's value and interval with its clock time or part of the day.
fn of_day(raw: &Raw, val: Val) -> (String, Option<(NaiveDateTime, NaiveDateTime)>) {
    let bounds = val.interval();
    match (raw.clock, raw.part, bounds) {
        (Some((hour, minute)), _, Some((first, _))) => {
            let tail = minute.map_or_else(|| format!("T{hour:02}:00"), |m| format!("T{hour:02}:{m:02}"));
            let lo = first + TimeDelta::minutes(i64::from(hour * 60 + minute.unwrap_or(0)));
            let hi = lo + TimeDelta::minutes(if minute.is_none() { 60 } else { 1 });
            (format!("{val}{tail}"), Some((lo, hi)))
        }
        (None, Some(part), _) => (format!("{val}T{part}"), bounds),
        _ => (val.to_string(), bounds),
    }
}
