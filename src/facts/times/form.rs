//! What an expression of time says, before anything is known of its surroundings.

use super::value::{Unit, Val};
use chrono::Weekday;

/// A calendar thing that lacks its year, or its week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Named {
    /// A month.
    Month(u32),
    /// A day of a month.
    MonthDay(u32, u32),
    /// A day of the week.
    Weekday(Weekday),
    /// A quarter; 0 for *the quarter*.
    Quarter(u32),
    /// A half of a year.
    Half(u32),
    /// A season.
    Season(&'static str),
    /// A holiday.
    Holiday(usize),
    /// A day of the month that is spoken of.
    MonthsDay(u32),
}

/// Which one of the things so named.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Which {
    /// Not said: the tense decides.
    Open,
    /// The one so many after the one spoken in: `last`, `this`, `next`.
    Step(i32),
    /// In the year so many after the one spoken in.
    InYear(i32),
    /// In a year that is given.
    Year(i32),
    /// In the year spoken of (`of that year`).
    ThatYear,
}

/// From where a shift counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum From {
    /// The day of writing.
    Writing,
    /// The day of writing, for a comparison: `a year ago` in a report on a quarter is that quarter, a year ago.
    Ago,
    /// The time spoken of last.
    Spoken,
}

/// What an expression says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Form {
    /// A stretch of the calendar, fully given.
    Known(Val),
    /// A thing that lacks its year.
    Named(Named, Which),
    /// So many units from somewhere.
    Shift(Unit, i32, From),
    /// A length; `None` for an unknown count.
    Length(Unit, Option<f64>),
    /// A time that comes again.
    Every(Unit, f64),
    /// A set or reference by its code.
    Code(&'static str),
    /// Every one of these weekdays.
    EveryWeekday(Weekday),
    /// Every one of these months or seasons.
    EveryNamed(Named),
    /// A vague count of units ago (negative) or ahead.
    Vague(Unit, i32),
}

/// What sort of expression the code of [`Form::Code`] is.
pub(super) fn is_set(code: &str) -> bool {
    code.starts_with('P') && !code.ends_with("REF")
}

/// An expression, as read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Raw {
    /// The index of the first token after it.
    pub end: usize,
    /// What it says.
    pub form: Form,
    /// Hour and minute; the minute may be left out.
    pub clock: Option<(u32, Option<u32>)>,
    /// The part of the day.
    pub part: Option<&'static str>,
    /// Whether it is the whole week of the day: `the week of May 2`.
    pub weekly: bool,
    /// The weekday that it states.
    pub weekday: Option<Weekday>,
}

impl Raw {
    /// An expression without clock time or part of the day.
    pub(super) fn new(end: usize, form: Form) -> Self {
        let weekday = if let Form::Named(Named::Weekday(day), _) = form { Some(day) } else { None };
        Self { end, form, clock: None, part: None, weekly: false, weekday }
    }
}
