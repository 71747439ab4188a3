//! Dates and clock times that cannot be: the wrong weekday, the thirty-first of November, 17:56 p.m.

use super::desk::{Desk, clash};
use super::{Checker, Clash};
use crate::facts::times::weekday_name;
use crate::facts::{Facts, Time};
use crate::ingest::Article;
use crate::text::Text;
use chrono::{Datelike, NaiveDate};

/// The weekday must be that of the date.
pub(super) const WEEKDAY: Checker =
    Checker { name: "weekday-and-date", about: "a weekday that is not the date's", check: weekday };

/// The Gregorian calendar in English-speaking countries.
const FIRST_YEAR: i32 = 1753;
/// A date without a year may lie so many days from publication.
const REACH: i64 = 200;

fn weekday(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    for time in &facts.times {
        let Some((stated, day)) = time.weekday.zip(day(time)) else { continue };
        let dated = desk.tokens(time.span).any(|at| desk.view.is_number(at));
        if !dated || day.year() < FIRST_YEAR || day.weekday() == stated {
            continue;
        }
        let years = if time.relative { near_years(day, desk.published()) } else { vec![day] };
        if years.is_empty() || years.iter().any(|d| d.weekday() == stated) {
            continue;
        }
        let ahead = desk.published().is_some_and(|published| day > published);
        let said = format!(
            "{} {} a {}, not a {}",
            day.format("%-d %B %Y"),
            if ahead { "is" } else { "was" },
            weekday_name(day.weekday()),
            weekday_name(stated)
        );
        clashes.push(clash("weekday-and-date", time.span, said));
    }
}

/// The day that a time is.
fn day(time: &Time) -> Option<NaiveDate> {
    (time.grain == "day").then_some(time.lo?.date())
}

/// The same day of the month in each year that the text may mean; none without a date of publication.
fn near_years(day: NaiveDate, published: Option<NaiveDate>) -> Vec<NaiveDate> {
    let Some(published) = published else { return Vec::new() };
    let years = published.year() - 1..=published.year() + 1;
    years.filter_map(|year| day.with_year(year)).filter(|d| (*d - published).num_days().abs() <= REACH).collect()
}

/// Days that no month has, hours that no day has.
pub(super) const IMPOSSIBLE: Checker = Checker {
    name: "impossible-date",
    about: "a day that its month does not have, or an hour that no clock shows",
    check: impossible,
};

const MONTHS: [(&str, &str, u32); 12] = [
    ("January", "Jan", 31),
    ("February", "Feb", 29),
    ("March", "Mar", 31),
    ("April", "Apr", 30),
    ("May", "May", 31),
    ("June", "Jun", 30),
    ("July", "Jul", 31),
    ("August", "Aug", 31),
    ("September", "Sept", 30),
    ("October", "Oct", 31),
    ("November", "Nov", 30),
    ("December", "Dec", 31),
];

fn impossible(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    for at in 0..text.tokens.len() {
        if let Some((end, why)) = no_day(&desk, at).or_else(|| no_hour(&desk, at)) {
            let span = desk.view.span(at, end);
            clashes.push(clash("impossible-date", span, why));
        }
    }
}

/// The name and length of the month at a token.
fn month(desk: &Desk<'_>, at: usize) -> Option<(&'static str, u32)> {
    let word = desk.view.word(at);
    let fits = |m: &&(&str, &str, u32)| m.0 == word || m.1 == word || word == "Sep" && m.1 == "Sept";
    MONTHS.iter().find(fits).map(|m| (m.0, m.2))
}

/// `Sept. 31`, `31 September`, `Feb. 29, 2015`.
fn no_day(desk: &Desk<'_>, at: usize) -> Option<(usize, String)> {
    let v = &desk.view;
    let (name, length, number, end) = if let Some((name, length)) = month(desk, at) {
        let number = at + 1 + usize::from(v.is(at + 1, "."));
        (name, length, number, number + 1)
    } else if v.is_number(at) {
        let (name, length) = month(desk, at + 1)?;
        (name, length, at, at + 2)
    } else {
        return None;
    };
    if v.breaks_before(number) || v.breaks_before(end - 1) {
        return None;
    }
    let day: u32 = v.word(number).trim_end_matches(char::is_alphabetic).parse().ok()?;
    if name == "February" && day == 29 {
        return no_leap_day(desk, end);
    }
    let after = v.is_any(end, &["%", "percent", "per", "million", "billion", ":", "degrees"])
        || v.is(end, ",") && v.glued(end + 1);
    let asks = ["on", "of", "since", "until", "by", "from", "to", "through", "before", "after", ","];
    let said = asks.iter().any(|w| v.before(at, 1).eq_ignore_ascii_case(w)) || v.before(at, 1).ends_with("day");
    let likely = day <= 31 || day < 40 && said && v.is_number(number) && number > at && !v.is(end, "-");
    let amount = v.is_dash(end) && v.glued(end) || v.is_dash(number.wrapping_sub(1));
    let counts = number == at && (day > 31 || v.is_any(at.wrapping_sub(1), &["than", "about"]));
    let fits = day > length && likely && !after && !amount && !counts && v.word(number).len() <= 4;
    fits.then(|| {
        (end, format!("{name} has {} days", if length == 29 { "28 or 29".to_owned() } else { length.to_string() }))
    })
}

/// 29 February in a year without one.
fn no_leap_day(desk: &Desk<'_>, end: usize) -> Option<(usize, String)> {
    let v = &desk.view;
    let next = end + usize::from(v.is(end, ","));
    let year: i32 = v.word(next).parse().ok().filter(|y| (1800..2200).contains(y) && !v.breaks_before(next))?;
    let none = NaiveDate::from_ymd_opt(year, 2, 29).is_none();
    none.then(|| (next + 1, format!("{year} was no leap year: its February had 28 days")))
}

/// `17:56 p.m.`, `0:00 a.m.`, `8:75 p.m.`.
fn no_hour(desk: &Desk<'_>, at: usize) -> Option<(usize, String)> {
    let v = &desk.view;
    let (hour, minute) = v.word(at).split_once(':').filter(|_| v.is_number(at))?;
    let half =
        v.is_any(at + 1, &["am", "pm"]) || v.is_any(at + 1, &["a", "p"]) && v.is(at + 2, ".") && v.is(at + 3, "m");
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    if !half || v.breaks_before(at + 1) || hour > 24 || v.word(at).len() > 5 {
        return None;
    }
    let end = if v.is_any(at + 1, &["am", "pm"]) { at + 2 } else { at + 4 + usize::from(v.is(at + 4, ".")) };
    if hour > 12 || hour == 0 {
        return Some((end, format!("a clock with a.m. and p.m. shows 1 to 12, not {hour}")));
    }
    (minute > 59).then(|| (end, format!("an hour has 60 minutes, so there is no :{minute}")))
}

#[cfg(test)]
mod tests {
    use crate::facts::consistency::tests::explain;

    #[test]
    fn a_weekday_that_is_not_the_dates_is_a_clash() {
        let said = explain("weekday-and-date", "The court sat on Tuesday, Oct. 5, 2016.", None);
        assert_eq!(said, ["Tuesday, Oct. 5, 2016: 5 October 2016 was a Wednesday, not a Tuesday"]);
        assert_eq!(explain("weekday-and-date", "The court sat on Tuesday, May 12.", Some("2016-05-19")).len(), 1);
        let said = explain("weekday-and-date", "It opens on Tuesday, Oct. 5, 2016.", Some("2016-10-01"));
        assert_eq!(said, ["Tuesday, Oct. 5, 2016: 5 October 2016 is a Wednesday, not a Tuesday"]);
    }

    #[test]
    fn a_weekday_may_belong_to_a_neighbouring_year_or_to_no_known_one() {
        for (text, published) in [
            ("The court sat on Wednesday, Oct. 5, 2016.", None),
            ("The court sat on Tuesday, Oct. 5.", None),
            ("It burnt on Thursday, Dec. 31.", Some("2016-01-04")),
            ("Tuesday, 1 March\n\n2000 GMT", Some("2005-03-02")),
        ] {
            assert_eq!(explain("weekday-and-date", text, published), [""; 0], "{text}");
        }
    }

    #[test]
    fn days_and_hours_that_do_not_exist() {
        for text in [
            "on Sept. 31 the",
            "on 31 April the",
            "on Feb. 29, 2015, the",
            "at 17:56 p.m. the",
            "at 8:75 am",
            "on Sept. 32 the",
        ] {
            assert_eq!(explain("impossible-date", text, None).len(), 1, "{text}");
        }
        for text in [
            "in May 32 percent",
            "in April 40,000 came",
            "Feb. 29, 2016,",
            "at 12:56 p.m.",
            "on 30 April",
            "about 31 June bugs",
        ] {
            assert_eq!(explain("impossible-date", text, None), [""; 0], "{text}");
        }
    }
}
