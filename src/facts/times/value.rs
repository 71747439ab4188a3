//! Points on the calendar with their grain: how they are written in TIMEX3, and which interval they cover.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, Weekday};
use std::fmt;

/// A stretch of the calendar; its variant is its grain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::facts) enum Val {
    /// A day.
    Day(NaiveDate),
    /// An ISO week: ISO year and number.
    Week(i32, u32),
    /// The Saturday and Sunday of an ISO week.
    Weekend(i32, u32),
    /// A month.
    Month(i32, u32),
    /// A quarter, 1 to 4.
    Quarter(i32, u32),
    /// A half of a year, 1 or 2.
    Half(i32, u32),
    /// A season of the year it begins in: `SP`, `SU`, `FA`, `WI`.
    Season(i32, &'static str),
    /// A year; year 0 is 1 BC.
    Year(i32),
    /// A year of accounts, by the year it is named after. When it begins and ends is the firm's own affair.
    Fiscal(i32),
    /// Ten years: the year they begin in, divided by ten.
    Decade(i32),
    /// A hundred years: the year they begin in, divided by a hundred.
    Century(i32),
}

/// Lengths of time as TIMEX3 counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::facts) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

impl Unit {
    /// The designator of ISO 8601, and how many of it this unit is.
    pub fn code(self) -> (&'static str, f64) {
        match self {
            Self::Second => ("TS", 1.0),
            Self::Minute => ("TM", 1.0),
            Self::Hour => ("TH", 1.0),
            Self::Day | Self::Weekend => ("D", if self == Self::Day { 1.0 } else { 2.0 }),
            Self::Week => ("W", 1.0),
            Self::Fortnight => ("W", 2.0),
            Self::Month => ("M", 1.0),
            Self::Quarter => ("Q", 1.0),
            Self::Half => ("M", 6.0),
            Self::Year => ("Y", 1.0),
            Self::Decade => ("Y", 10.0),
            Self::Century => ("Y", 100.0),
        }
    }

    /// The duration `P3D`; without a count, `PXD`.
    pub fn duration(self, count: Option<f64>) -> String {
        let (code, scale) = self.code();
        let (time, letter) = if let Some(letter) = code.strip_prefix('T') { ("T", letter) } else { ("", code) };
        let Some(count) = count.map(|c| c * scale) else { return format!("P{time}X{letter}") };
        let half = count.fract() == 0.5;
        let lesser = match self {
            Self::Minute => Some("30S"),
            Self::Hour => Some("30M"),
            Self::Year => Some("6M"),
            Self::Day => Some("T12H"),
            _ => None,
        };
        match lesser.filter(|_| half) {
            Some(rest) if count < 1.0 => format!("P{time}{rest}"),
            Some(rest) => format!("P{time}{}{letter}{rest}", count.trunc()),
            None => format!("P{time}{count}{letter}"),
        }
    }
}

impl Val {
    /// The stretch of a unit's grain that holds a day.
    pub fn around(unit: Unit, day: NaiveDate) -> Self {
        let (year, month, week) = (day.year(), day.month(), day.iso_week());
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Self::Day(day),
            Unit::Weekend => Self::Weekend(week.year(), week.week()),
            Unit::Week | Unit::Fortnight => Self::Week(week.year(), week.week()),
            Unit::Month => Self::Month(year, month),
            Unit::Quarter => Self::Quarter(year, month.div_ceil(3)),
            Unit::Half => Self::Half(year, if month < 7 { 1 } else { 2 }),
            Unit::Year => Self::Year(year),
            Unit::Decade => Self::Decade(year.div_euclid(10)),
            Unit::Century => Self::Century(year.div_euclid(100)),
        }
    }

    /// The year that it is in, where it is in one.
    pub fn year(self) -> Option<i32> {
        match self {
            Self::Day(day) => Some(day.year()),
            Self::Week(y, _) | Self::Weekend(y, _) | Self::Month(y, _) | Self::Quarter(y, _) => Some(y),
            Self::Half(y, _) | Self::Season(y, _) | Self::Year(y) | Self::Fiscal(y) => Some(y),
            Self::Decade(_) | Self::Century(_) => None,
        }
    }

    /// The first day, and the first day after.
    pub fn days(self) -> Option<(NaiveDate, NaiveDate)> {
        let months = |y: i32, m: u32, n: u32| {
            let first = NaiveDate::from_ymd_opt(y, m, 1)?;
            Some((first, first.checked_add_months(Months::new(n))?))
        };
        let run = |first: NaiveDate, n: u64| Some((first, first.checked_add_days(Days::new(n))?));
        match self {
            Self::Day(day) => run(day, 1),
            Self::Week(y, w) => run(NaiveDate::from_isoywd_opt(y, w, Weekday::Mon)?, 7),
            Self::Weekend(y, w) => run(NaiveDate::from_isoywd_opt(y, w, Weekday::Sat)?, 2),
            Self::Month(y, m) => months(y, m, 1),
            Self::Quarter(y, q) => months(y, q * 3 - 2, 3),
            Self::Half(y, h) => months(y, h * 6 - 5, 6),
            Self::Season(y, "SP") => months(y, 3, 4),
            Self::Season(y, "SU") => months(y, 6, 4),
            Self::Season(y, "FA") => months(y, 9, 4),
            Self::Season(y, _) => months(y - 1, 12, 16),
            Self::Year(y) => months(y, 1, 12),
            Self::Fiscal(y) => months(y - 1, 2, 26),
            Self::Decade(d) => months(d.checked_mul(10)?, 1, 120),
            Self::Century(c) => months(c.checked_mul(100)?, 1, 1200),
        }
    }

    /// The first moment, and the first moment after.
    pub fn interval(self) -> Option<(NaiveDateTime, NaiveDateTime)> {
        let (lo, hi) = self.days()?;
        Some((lo.and_hms_opt(0, 0, 0)?, hi.and_hms_opt(0, 0, 0)?))
    }
}

/// A day, moved by a number of units; month ends are kept inside the month.
pub(in crate::facts) fn moved(day: NaiveDate, unit: Unit, count: i32) -> Option<NaiveDate> {
    let months = |n: i32| {
        let by = Months::new(n.unsigned_abs());
        if n < 0 { day.checked_sub_months(by) } else { day.checked_add_months(by) }
    };
    let days = |n: i32| day.checked_add_signed(chrono::TimeDelta::try_days(i64::from(n))?);
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Some(day),
        Unit::Day => days(count),
        Unit::Week | Unit::Weekend => days(count.checked_mul(7)?),
        Unit::Fortnight => days(count.checked_mul(14)?),
        Unit::Month => months(count),
        Unit::Quarter => months(count.checked_mul(3)?),
        Unit::Half => months(count.checked_mul(6)?),
        Unit::Year => months(count.checked_mul(12)?),
        Unit::Decade => months(count.checked_mul(120)?),
        Unit::Century => months(count.checked_mul(1200)?),
    }
}

/// A year as TIMEX3 writes it: `1999`, `BC0411`.
fn year(y: i32) -> String {
    if y > 0 { format!("{y:04}") } else { format!("BC{:04}", 1 - y) }
}

impl fmt::Display for Val {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{}-{:02}-{:02}", year(day.year()), day.month(), day.day()),
            Self::Week(y, w) => write!(f, "{}-W{w:02}", year(*y)),
            Self::Weekend(y, w) => write!(f, "{}-W{w:02}-WE", year(*y)),
            Self::Month(y, m) => write!(f, "{}-{m:02}", year(*y)),
            Self::Quarter(y, q) => write!(f, "{}-Q{q}", year(*y)),
            Self::Half(y, h) => write!(f, "{}-H{h}", year(*y)),
            Self::Season(y, s) => write!(f, "{}-{s}", year(*y)),
            Self::Year(y) | Self::Fiscal(y) => write!(f, "{}", year(*y)),
            Self::Decade(d) if *d < 0 => write!(f, "BC{:03}", -d - 1),
            Self::Decade(d) => write!(f, "{d:03}"),
            Self::Century(c) if *c < 0 => write!(f, "BC{:02}", -c - 1),
            Self::Century(c) => write!(f, "{c:02}"),
        }
    }
}

/// Easter Sunday of a year (Gauss, in the anonymous Gregorian form of *Nature* 1876).
pub(super) fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(n / 31).ok()?, u32::try_from(n % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grains_are_written_as_in_timex3() {
        let day = NaiveDate::from_ymd_opt(1998, 3, 8).unwrap();
        for (unit, value) in [
            (Unit::Day, "1998-03-08"),
            (Unit::Week, "1998-W10"),
            (Unit::Weekend, "1998-W10-WE"),
            (Unit::Month, "1998-03"),
            (Unit::Quarter, "1998-Q1"),
            (Unit::Year, "1998"),
            (Unit::Decade, "199"),
            (Unit::Century, "19"),
        ] {
            assert_eq!(Val::around(unit, day).to_string(), value);
        }
        assert_eq!(Val::Year(-410).to_string(), "BC0411");
    }

    #[test]
    fn durations_are_written_as_in_iso_8601() {
        for (unit, count, value) in [
            (Unit::Day, Some(3.0), "P3D"),
            (Unit::Hour, Some(5.5), "PT5H30M"),
            (Unit::Year, Some(2.5), "P2Y6M"),
            (Unit::Decade, Some(2.0), "P20Y"),
            (Unit::Month, None, "PXM"),
            (Unit::Quarter, Some(3.0), "P3Q"),
            (Unit::Hour, Some(0.5), "PT30M"),
        ] {
            assert_eq!(unit.duration(count), value);
        }
    }

    #[test]
    fn easter_falls_where_the_church_has_it() {
        assert_eq!(easter(2000), NaiveDate::from_ymd_opt(2000, 4, 23));
        assert_eq!(easter(2016), NaiveDate::from_ymd_opt(2016, 3, 27));
    }
}
