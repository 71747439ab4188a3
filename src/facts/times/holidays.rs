//! Holidays that news dates by.

use super::value::easter;
use crate::facts::numbers::View;
use chrono::{Days, NaiveDate, Weekday};

/// When a holiday is.
#[derive(Clone, Copy)]
enum When {
    /// A month and a day.
    On(u32, u32),
    /// The nth weekday of a month; 0 for the last.
    Nth(u32, Weekday, u8),
    /// Days after Easter Sunday.
    Easter(i64),
    /// Days after Thanksgiving.
    AfterThanks(u64),
    /// The Tuesday after the first Monday of November.
    Election,
}

/// Names, longest first where one begins another.
const HOLIDAYS: &[(&[&str], When)] = &[
    (&["Christmas", "Eve"], When::On(12, 24)),
    (&["Christmas", "Day"], When::On(12, 25)),
    (&["Christmas"], When::On(12, 25)),
    (&["Boxing", "Day"], When::On(12, 26)),
    (&["New", "Year's", "Eve"], When::On(12, 31)),
    (&["New", "Year's", "Day"], When::On(1, 1)),
    (&["New", "Year's"], When::On(1, 1)),
    (&["Valentine's", "Day"], When::On(2, 14)),
    (&["St", ".", "Patrick's", "Day"], When::On(3, 17)),
    (&["April", "Fools", "Day"], When::On(4, 1)),
    (&["May", "Day"], When::On(5, 1)),
    (&["Independence", "Day"], When::On(7, 4)),
    (&["Bastille", "Day"], When::On(7, 14)),
    (&["Halloween"], When::On(10, 31)),
    (&["Armistice", "Day"], When::On(11, 11)),
    (&["Veterans", "Day"], When::On(11, 11)),
    (&["Martin", "Luther", "King", "Day"], When::Nth(1, Weekday::Mon, 3)),
    (&["Presidents", "Day"], When::Nth(2, Weekday::Mon, 3)),
    (&["Mother's", "Day"], When::Nth(5, Weekday::Sun, 2)),
    (&["Memorial", "Day"], When::Nth(5, Weekday::Mon, 0)),
    (&["Father's", "Day"], When::Nth(6, Weekday::Sun, 3)),
    (&["Labor", "Day"], When::Nth(9, Weekday::Mon, 1)),
    (&["Columbus", "Day"], When::Nth(10, Weekday::Mon, 2)),
    (&["Thanksgiving", "Day"], When::Nth(11, Weekday::Thu, 4)),
    (&["Thanksgiving"], When::Nth(11, Weekday::Thu, 4)),
    (&["Election", "Day"], When::Election),
    (&["Good", "Friday"], When::Easter(-2)),
    (&["Palm", "Sunday"], When::Easter(-7)),
    (&["Easter", "Sunday"], When::Easter(0)),
    (&["Easter", "Monday"], When::Easter(1)),
    (&["Easter"], When::Easter(0)),
    (&["Ash", "Wednesday"], When::Easter(-46)),
    (&["Shrove", "Tuesday"], When::Easter(-47)),
    (&["Fat", "Tuesday"], When::Easter(-47)),
    (&["Maundy", "Thursday"], When::Easter(-3)),
    (&["Black", "Friday"], When::AfterThanks(1)),
    (&["Cyber", "Monday"], When::AfterThanks(4)),
];

/// The words that holidays begin with.
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    HOLIDAYS
        .iter()
        .filter_map(|(words, _)| words.first().copied())
        .filter(|w| !matches!(*w, "April" | "May" | "New" | "Good" | "St"))
        .chain(["New", "Good", "St"])
}

/// The holiday that begins at a token: its place in the table and where it ends.
pub(super) fn at(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    let same = |a: &str, b: &str| {
        a.len() == b.len() && a.eq_ignore_ascii_case(b)
            || a.replace('’', "'").trim_end_matches("'s") == b.trim_end_matches("'s") && b.len() > 3
    };
    let fits = |words: &[&str]| {
        words.iter().enumerate().all(|(n, word)| {
            let said = view.word(at + n);
            same(said, word)
                || n + 1 == words.len()
                    && said.strip_suffix("'s").or(said.strip_suffix("’s")).is_some_and(|s| s == *word)
        })
    };
    HOLIDAYS.iter().position(|(words, _)| fits(words)).map(|n| (n, at + HOLIDAYS.get(n).map_or(1, |(w, _)| w.len())))
}

/// The day of a holiday in a year.
pub(super) fn day(holiday: usize, year: i32) -> Option<NaiveDate> {
    match HOLIDAYS.get(holiday)?.1 {
        When::On(month, day) => NaiveDate::from_ymd_opt(year, month, day),
        When::Nth(month, weekday, 0) => {
            let last = |n| NaiveDate::from_weekday_of_month_opt(year, month, weekday, n);
            last(5).or_else(|| last(4))
        }
        When::Nth(month, weekday, n) => NaiveDate::from_weekday_of_month_opt(year, month, weekday, n),
        When::AfterThanks(after) => {
            NaiveDate::from_weekday_of_month_opt(year, 11, Weekday::Thu, 4)?.checked_add_days(Days::new(after))
        }
        When::Easter(after) => easter(year)?.checked_add_signed(chrono::TimeDelta::try_days(after)?),
        When::Election => {
            NaiveDate::from_weekday_of_month_opt(year, 11, Weekday::Mon, 1)?.checked_add_days(Days::new(1))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moving_holidays_fall_on_their_weekday() {
        let find = |name: &str| HOLIDAYS.iter().position(|(w, _)| w.join(" ") == name).unwrap();
        assert_eq!(day(find("Thanksgiving"), 1999), NaiveDate::from_ymd_opt(1999, 11, 25));
        assert_eq!(day(find("Memorial Day"), 2016), NaiveDate::from_ymd_opt(2016, 5, 30));
        assert_eq!(day(find("Election Day"), 1998), NaiveDate::from_ymd_opt(1998, 11, 3));
        assert_eq!(day(find("Good Friday"), 2000), NaiveDate::from_ymd_opt(2000, 4, 21));
    }
}
