//! Times in EDTF (ISO 8601-2), level 1 and below: what TIMEX3 writes in its own way, in the form that libraries and
//! archives read.
//!
//! Takes a [`Time`] and the text it stands in; gives nothing for what is no stretch of the calendar (`P3D`, `PAST_REF`).
//! Weeks, quarters and halves are intervals of days or months; `about 1990` is `1990~`.

use super::Time;
use chrono::{Datelike, Days, NaiveDate};

/// Words that make a time a rough one.
const ROUGH: &[&str] = &["about", "around", "circa", "ca", "approximately", "roughly", "nearly", "almost", "some"];

impl Time {
    /// The time in EDTF; `None` where it is no stretch of the calendar, or hangs on a date that nobody gave.
    pub fn edtf(&self, text: &str) -> Option<String> {
        let value = self.value.as_deref()?;
        let (lo, hi) = self.lo.zip(self.hi)?;
        let last = hi.date().checked_sub_days(Days::new(1))?;
        let rough = |w: &str| ROUGH.iter().any(|r| r.eq_ignore_ascii_case(w.trim_end_matches('.')));
        let mark = if self.span.of(text).split_whitespace().next().is_some_and(rough) { "~" } else { "" };
        let clock = value.split_once('T').is_some_and(|(_, t)| t.starts_with(|c: char| c.is_ascii_digit()));
        Some(match self.grain {
            "day" if clock => lo.format("%Y-%m-%dT%H:%M:%S").to_string(),
            "day" => format!("{}{mark}", day(lo.date())),
            "month" => format!("{}{mark}", month(lo.date())),
            "year" => format!("{}{mark}", year(lo.date().year())),
            "week" | "weekend" => format!("{}{mark}/{}{mark}", day(lo.date()), day(last)),
            "quarter" | "half" => format!("{}{mark}/{}{mark}", month(lo.date()), month(last)),
            "season" => format!("{}-{}{mark}", value.get(..4)?, season(value)?),
            "fiscal-year" => format!("{}~", value.get(..4)?),
            "century" if value.starts_with("BC") => format!("{}/{}", year(lo.date().year()), year(last.year())),
            "decade" if value.len() == 3 => format!("{value}X{mark}"),
            "century" if value.len() == 2 => format!("{value}XX{mark}"),
            _ => return None,
        })
    }
}

fn day(date: NaiveDate) -> String {
    format!("{}-{:02}-{:02}", year(date.year()), date.month(), date.day())
}

fn month(date: NaiveDate) -> String {
    format!("{}-{:02}", year(date.year()), date.month())
}

/// A year of four digits; year 0 is 1 BC.
fn year(year: i32) -> String {
    if year < 0 { format!("-{:04}", -year) } else { format!("{year:04}") }
}

/// The code of a season: 21 spring to 24 winter.
fn season(value: &str) -> Option<&'static str> {
    let code = value.rsplit('-').next()?;
    [("SP", "21"), ("SU", "22"), ("FA", "23"), ("WI", "24")].iter().find(|(name, _)| *name == code).map(|(_, n)| *n)
}

#[cfg(test)]
mod tests {
    use crate::facts::times::tests_article;
    use crate::text::Text;

    fn edtf(text: &str) -> Vec<Option<String>> {
        let article = tests_article(text, Some("2016-10-12"));
        let times = crate::facts::times::find(&article, &Text::new(text, &[]));
        times.iter().map(|t| t.edtf(text)).collect()
    }

    #[test]
    fn times_are_written_as_archives_read_them() {
        for (text, value) in [
            ("It rained on Oct. 5, 2016.", "2016-10-05"),
            ("It rained in October 2016.", "2016-10"),
            ("It rained in 2011.", "2011"),
            ("It rained around 1990.", "1990~"),
            ("It rained last week.", "2016-10-03/2016-10-09"),
            ("It rained in the third quarter of 2015.", "2015-07/2015-09"),
            ("It rained in the summer of 2011.", "2011-22"),
            ("It rained in the 1990s.", "199X"),
            ("It rained in the 19th century.", "18XX"),
            ("It rained in 411 BC.", "-0410"),
            ("It rained in the 5th century BC.", "-0500/-0401"),
            ("It rained in fiscal 2015.", "2015~"),
            ("It rained at 8:30 p.m. on Oct. 5, 2016.", "2016-10-05T20:30:00"),
        ] {
            assert_eq!(edtf(text), [Some(value.to_owned())], "{text}");
        }
        assert_eq!(edtf("It rained for three days."), [None]);
        assert_eq!(edtf("It rains now."), [None]);
    }
}
