//! Dates and clock times that cannot be: the wrong weekday, the thirty-first of November, 17:56 p.m.

use super::desk::{Desk, clash};
use super::{Checker, Clash};
use crate::facts::times::weekday_name;
use crate::facts::{Facts, Time};
use crate::ingest::Article;
use crate::span::Span;
use crate::text::Text;
use chrono::{Datelike, NaiveDate, Weekday};

/// The weekday must be that of the date.
pub(super) const WEEKDAY: Checker =
    Checker { name: "weekday-and-date", about: "a weekday that is not the date's", check: weekday };

/// The Gregorian calendar in English-speaking countries.
const FIRST_YEAR: i32 = 1753;
/// A date without a year may lie so many days from publication.
const REACH: i64 = 200;

fn weekday(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    for time in facts.times.iter().filter(|t| is_dated(&desk, t)) {
        let Some(stated) = time.weekday else { continue };
        clashes.extend(wrong_weekday(&desk, time, stated, time.span));
    }
    for pair in facts.times.windows(2) {
        let [one, two] = pair else { continue };
        let (date, named) = if is_dated(&desk, one) { (one, two) } else { (two, one) };
        let plain = date.weekday.is_none() && is_dated(&desk, date) && !is_dated(&desk, named);
        let Some(stated) = named.weekday.filter(|_| plain && beside(&desk, one, two)) else { continue };
        clashes.extend(wrong_weekday(&desk, date, stated, one.span.cover(two.span)));
    }
}

/// Whether a time has figures in it.
fn is_dated(desk: &Desk<'_>, time: &Time) -> bool {
    desk.tokens(time.span).any(|at| desk.view.is_number(at))
}

/// Whether one of two times stands in apposition to the other: `Oct. 5, 2016, a Tuesday`, `Sunday (Oct. 4, 2016)`.
fn beside(desk: &Desk<'_>, one: &Time, two: &Time) -> bool {
    let v = &desk.view;
    let (end, start) = (desk.tokens(one.span).end, desk.tokens(two.span).start);
    let article = v.is_any(end + 1, &["a", "the"]) && start == end + 2 && is_dated(desk, one);
    let after = desk.tokens(two.span).end;
    let closed = v.is_any(after, &[",", ".", ";", ")"]) || v.is_dash(after) || v.get(after).is_none();
    let bracket = v.is(end, "(") && v.is_any(after, &[")", ","]);
    let dashes = v.is_dash(end) && !v.glued(end) && v.is_dash(after) && is_dated(desk, two);
    !v.breaks_before(start) && (v.is(end, ",") && article && closed || start == end + 1 && (bracket || dashes))
}

/// A clash if the date falls on another weekday in every year that the text may mean.
fn wrong_weekday(desk: &Desk<'_>, date: &Time, stated: Weekday, span: Span) -> Option<Clash> {
    let day = day(date).filter(|d| d.year() >= FIRST_YEAR && d.weekday() != stated)?;
    let years = if date.relative { near_years(day, desk.published()) } else { vec![day] };
    if date.relative && is_of_another_year(desk, day, stated) {
        return None;
    }
    if years.is_empty() || years.iter().any(|d| d.weekday() == stated) {
        return None;
    }
    let ahead = desk.published().is_some_and(|published| day > published);
    let said = format!(
        "{} {} a {}, not a {}",
        day.format("%-d %B %Y"),
        if ahead { "is" } else { "was" },
        weekday_name(day.weekday()),
        weekday_name(stated)
    );
    Some(clash("weekday-and-date", span, said))
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

/// Days between a date without a year and one with it that may tell the year: `Tuesday, Sept. 30 / September 29, 2008`.
const BESIDE: i64 = 14;
/// Full dates that are looked at: no article of news has more.
const MOST_FULL: usize = 64;

/// Whether the text has a full date close by whose year makes the weekday right.
fn is_of_another_year(desk: &Desk<'_>, day: NaiveDate, stated: Weekday) -> bool {
    let full = desk.facts.times.iter().filter(|t| !t.relative).filter_map(self::day).take(MOST_FULL);
    let mut years = full.filter_map(|full| Some((full, day.with_year(full.year())?)));
    years.any(|(full, there)| (full - there).num_days().abs() <= BESIDE && there.weekday() == stated)
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
        if let Some((end, why)) = no_day(&desk, at).or_else(|| no_hour(&desk, at)).or_else(|| no_date(&desk, at)) {
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
        let of = at + 1 + usize::from(v.is(at + 1, "of"));
        let (name, length) = month(desk, of)?;
        (name, length, at, of + 1)
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
    let after = v.is_any(end, &["%", "percent", "per", "million", "billion", "degrees"])
        || v.is_any(end, &[",", ":"]) && v.glued(end + 1);
    let asks = ["on", "of", "since", "until", "by", "from", "to", "through", "before", "after", ","];
    let said = asks.iter().any(|w| v.before(at, 1).eq_ignore_ascii_case(w)) || v.before(at, 1).ends_with("day");
    let likely = day <= 31 || day < 40 && said && v.is_number(number) && number > at && !v.is(end, "-");
    let amount = v.is_dash(end) && v.glued(end) || v.is_dash(number.wrapping_sub(1));
    let things = v.is_any(at.wrapping_sub(1), &["in", "of"]) && number > at && counted(desk, end);
    let counts = number == at && (day > 31 || v.is_any(at.wrapping_sub(1), &["than", "about"])) || things;
    let fits = day > length && likely && !after && !amount && !counts && v.word(number).len() <= 4;
    fits.then(|| {
        (end, format!("{name} has {} days", if length == 29 { "28 or 29".to_owned() } else { length.to_string() }))
    })
}

/// Whether what stands after a figure is what it counts: `In June 31 people died`.
fn counted(desk: &Desk<'_>, end: usize) -> bool {
    let v = &desk.view;
    let lower = v.word(end).starts_with(char::is_lowercase);
    v.is_word(end) && lower && !v.breaks_before(end) && crate::facts::numbers::is_plural(v.word(end))
        || v.is(end, "people")
}

/// `2015-02-30`, `31/11/2015`: a date in figures that no calendar has, whichever of its parts is the month.
fn no_date(desk: &Desk<'_>, at: usize) -> Option<(usize, String)> {
    let v = &desk.view;
    let sign = v.word(at + 1);
    let joined = matches!(sign, "-" | "/") && v.word(at + 3) == sign && (1..5).all(|n| v.glued(at + n));
    let apart = !v.glued(at) && !v.glued(at + 5) || v.is_any(at + 5, &[".", ",", ")", ";", ":"]);
    if !v.is_number(at) || !joined || !apart {
        return None;
    }
    let part = |n: usize| v.word(at + n).parse::<u32>().ok();
    let (a, b, c) = (part(0)?, part(2)?, part(4)?);
    let length = |n: usize| v.word(at + n).len();
    let dated = |y: u32, m: u32, d: u32| NaiveDate::from_ymd_opt(i32::try_from(y).unwrap_or(0), m, d).is_some();
    let none = match (length(0), length(4)) {
        (4, 2) if sign == "-" && length(2) == 2 => !dated(a, b, c),
        (1 | 2, 4) if length(2) <= 2 => !dated(c, a, b) && !dated(c, b, a),
        _ => return None,
    };
    let years = 1800..2200;
    let likely = (years.contains(&a) || years.contains(&c)) && a.min(c) <= 31 && b <= 31 && a.min(c) > 0 && b > 0;
    (none && likely).then(|| (at + 5, format!("no calendar has {}", v.span(at, at + 5).of(v.text))))
}

/// 29 February in a year without one.
fn no_leap_day(desk: &Desk<'_>, end: usize) -> Option<(usize, String)> {
    let v = &desk.view;
    let next = end + usize::from(v.is(end, ","));
    let year: i32 = v.word(next).parse().ok().filter(|y| (1800..2200).contains(y) && !v.breaks_before(next))?;
    let none = NaiveDate::from_ymd_opt(year, 2, 29).is_none();
    none.then(|| (next + 1, format!("{year} was no leap year: its February had 28 days")))
}

/// `17:56 p.m.`, `0:00 a.m.`, `8:75 p.m.`, `at 25:10`.
fn no_hour(desk: &Desk<'_>, at: usize) -> Option<(usize, String)> {
    let v = &desk.view;
    let figures = v.word(at).trim_end_matches(char::is_alphabetic);
    let tail = v.word(at).get(figures.len()..).unwrap_or("");
    let (hour, minute) = figures.split_once([':', '.']).filter(|(_, m)| v.is_number(at) && m.len() == 2)?;
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    let apart = !v.breaks_before(at + 1);
    let dotted = apart && v.is_any(at + 1, &["a", "p"]) && v.is(at + 2, ".") && v.is(at + 3, "m");
    let half = matches!(tail, "am" | "pm") || apart && v.is_any(at + 1, &["am", "pm"]) || dotted;
    if !half {
        return no_time(desk, at, hour, minute);
    }
    if hour > 24 || v.word(at).len() > 7 {
        return None;
    }
    let end = if dotted { at + 4 + usize::from(v.is(at + 4, ".")) } else { at + 1 + usize::from(tail.is_empty()) };
    if hour > 12 || hour == 0 {
        return Some((end, format!("a clock with a.m. and p.m. shows 1 to 12, not {hour}")));
    }
    (minute > 59).then(|| (end, format!("an hour has 60 minutes, so there is no :{minute}")))
}

/// `began at 25:10`: an hour without a.m. or p.m., where what stands before it says that it is one.
fn no_time(desk: &Desk<'_>, at: usize, hour: u32, minute: u32) -> Option<(usize, String)> {
    let v = &desk.view;
    let verbs = [
        "began", "begins", "started", "starts", "opened", "opens", "left", "leaves", "arrived", "departed", "closed",
        "closes", "ended", "ends", "landed", "happened",
    ];
    let near = at.saturating_sub(4)..at.saturating_sub(1);
    let said = v.is_any(at.wrapping_sub(1), &["at", "until"])
        && (desk.any(near, &verbs) || v.is_any(at + 1, &["GMT", "UTC", "hrs"]));
    let plain = v.word(at).len() == 5 && v.word(at).contains(':') && !v.is(at + 1, "per");
    let why = if hour > 24 {
        format!("a day has 24 hours, so there is no {hour}:{minute:02}")
    } else {
        format!("an hour has 60 minutes, so there is no :{minute}")
    };
    (said && plain && (hour > 24 || minute > 59)).then_some((at + 1, why))
}

#[cfg(test)]
mod tests {
    use crate::facts::consistency::tests::explain;

    #[test]
    fn a_weekday_that_is_not_the_dates_is_a_clash() {
        let said = explain("weekday-and-date", "The court sat on Tuesday, Oct. 5, 2016.", None);
        assert_eq!(said, ["Tuesday, Oct. 5, 2016: 5 October 2016 was a Wednesday, not a Tuesday"]);
        assert_eq!(explain("weekday-and-date", "The court sat on Tuesday, May 12.", Some("2016-05-19")).len(), 1);
        for text in [
            "They met Oct. 5, 2016, a Tuesday, in Bern.",
            "On Sunday (Oct. 4, 2016) it rained.",
            "She spoke on Monday — Oct. 5, 2016 — in Bern.",
        ] {
            assert_eq!(explain("weekday-and-date", text, None).len(), 1, "{text}");
        }
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
            ("They met Oct. 5, 2016, a Wednesday, in Bern.", None),
            ("Between Monday and Oct. 5, 2016, it rained.", None),
            ("From Monday (Oct. 3, 2016) on it rained.", None),
            ("Notes for Tuesday, Sept. 30\n\nSeptember 29, 2008, 5:45 p.m.", Some("2018-07-15")),
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
            "On the 31st of June they",
            "born on 2015-02-30 in",
            "On 31/11/2015 he left",
            "The train left at 14:75 for",
            "At 17.30pm they ate",
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
            "In June 31 people died",
            "On 12/31/2015 he left",
            "a score of 14:75 points",
            "psalm 25:10 says",
            "a ratio at 3.75",
        ] {
            assert_eq!(explain("impossible-date", text, None), [""; 0], "{text}");
        }
    }
}
