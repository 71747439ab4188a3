//! Dates as publishers write them: ISO 8601, RFC 2822, and English with the month spelt out.
//!
//! A date in figures only, as `03/04/2026`, is left alone: which of the two is the month cannot be known.

use super::Published;
use chrono::{Datelike, NaiveDate, NaiveTime};

/// Reads a date or date-time; `None` where there is none, or more than one reading.
pub(super) fn parse(said: &str) -> Option<Published> {
    let said = said.trim();
    if said.len() > 200 {
        return None;
    }
    Published::parse(said).or_else(|| compact(said)).or_else(|| spelt_out(said)).filter(|date| !is_unset(date))
}

/// Whether the date is what databases write where there is none: the least date they know (`0001-01-01`), or the moment zero
/// of Unix time. No newspaper is older than 1605.
fn is_unset(date: &Published) -> bool {
    let midnight = date.time == Some(NaiveTime::MIN) && date.offset.is_none_or(|offset| offset == 0);
    date.date.year() < 1600 || date.date.year() == 1970 && date.date.ordinal() == 1 && midnight
}

/// `2026/03/01`, `2026.03.01` and `20260301`, each with a time or without; and what databases have, seconds since 1970.
fn compact(said: &str) -> Option<Published> {
    let digits = said.bytes().take_while(u8::is_ascii_digit).count();
    let (date, rest) = match digits {
        10 | 13 if said.len() == digits => return seconds(said.get(..10)?.parse().ok()?),
        4 => (said.get(..10)?.replace(['/', '.'], "-"), said.get(10..)?),
        8 => (format!("{}-{}-{}", said.get(..4)?, said.get(4..6)?, said.get(6..8)?), said.get(8..)?),
        _ => return None,
    };
    Published::parse(&format!("{date}{rest}"))
}

/// A moment as seconds since 1970 (thirteen digits are thousandths): of a date in this or the last half century.
fn seconds(seconds: i64) -> Option<Published> {
    let at = chrono::DateTime::from_timestamp(seconds, 0)?.naive_utc();
    Some(Published { date: at.date(), time: Some(at.time()), offset: Some(0) })
}

/// The words of a date that is spelt out, in any order: `Sun, 01 Mar 2026 10:00:00 GMT`, `March 1st, 2026`.
#[derive(Default)]
struct Words {
    month: Option<u32>,
    day: Option<u32>,
    year: Option<i32>,
    time: Option<NaiveTime>,
    offset: Option<i32>,
}

fn spelt_out(said: &str) -> Option<Published> {
    let mut words = Words::default();
    for word in
        said.split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '•' | '·' | '@')).filter(|w| !w.is_empty())
    {
        words.take(word)?;
    }
    let date = NaiveDate::from_ymd_opt(words.year?, words.month?, words.day?)?;
    Some(Published { date, time: words.time, offset: words.time.and(words.offset) })
}

impl Words {
    /// Takes in one word; `None` where the words do not make one date.
    fn take(&mut self, word: &str) -> Option<()> {
        let bare = word.trim_end_matches(['.', ':', ')']).trim_start_matches('(');
        if let Some(month) = month(bare) {
            return self.month.replace(month).is_none().then_some(());
        }
        if let Some((time, half)) = clock(bare) {
            self.time = Some(time);
            return half.map_or(Some(()), |half| self.half_day(half));
        }
        let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
        let (number, suffix) = bare.split_at_checked(digits)?;
        match (digits, suffix.to_ascii_lowercase().as_str()) {
            (1 | 2, "" | "st" | "nd" | "rd" | "th") => self.day.replace(number.parse().ok()?).is_none().then_some(()),
            (4, "") => self.year.replace(number.parse().ok()?).is_none().then_some(()),
            (0, "") => Some(()),
            (0, word) => self.other(word),
            _ => None,
        }
    }

    /// A word that is neither month nor number.
    fn other(&mut self, word: &str) -> Option<()> {
        match word {
            "am" | "a.m" | "pm" | "p.m" => self.half_day(word.starts_with('p')),
            "z" | "gmt" | "utc" => self.offset.replace(0).is_none().then_some(()),
            _ if word.starts_with(['+', '-']) && word.len() >= 5 => {
                self.offset = super::metadata::offset(word);
                Some(())
            }
            // Zones by name are not read: one name stands for several zones.
            "et" | "edt" | "est" | "ct" | "cdt" | "cst" | "mt" | "mdt" | "mst" | "pt" | "pdt" | "pst" | "bst"
            | "ist" | "cet" | "cest" => Some(()),
            "published" | "updated" | "posted" | "on" | "at" | "of" | "the" | "first" | "last" | "date" | "-" | "–" => {
                Some(())
            }
            _ => WEEKDAYS.iter().any(|day| word.len() >= 3 && day.starts_with(word)).then_some(()),
        }
    }

    fn half_day(&mut self, afternoon: bool) -> Option<()> {
        use chrono::Timelike;
        let time = self.time?;
        let hour = time.hour() % 12 + if afternoon { 12 } else { 0 };
        self.time = Some(time.with_hour(hour)?);
        Some(())
    }
}

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A month's number, from its name or the first three letters and more of it.
pub(super) fn month(word: &str) -> Option<u32> {
    let word = word.to_ascii_lowercase();
    let found = MONTHS
        .iter()
        .position(|name| word.len() >= 3 && name.starts_with(&word) || word == "sept" && *name == "september");
    found.map(|index| index as u32 + 1)
}

/// `10:00`, `10:00:30`, `9:15pm`: the time, and whether it is said to be in the afternoon.
fn clock(word: &str) -> Option<(NaiveTime, Option<bool>)> {
    let end = word.bytes().take_while(|b| b.is_ascii_digit() || *b == b':').count();
    let (figures, suffix) = word.split_at_checked(end)?;
    if !figures.contains(':') {
        return None;
    }
    let half = match suffix.to_ascii_lowercase().as_str() {
        "" => None,
        "am" | "a.m" => Some(false),
        "pm" | "p.m" => Some(true),
        _ => return None,
    };
    let time = ["%H:%M:%S", "%H:%M"].iter().find_map(|f| NaiveTime::parse_from_str(figures, f).ok())?;
    Some((time, half))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(said: &str) -> Option<String> {
        parse(said).map(|p| p.to_string())
    }

    #[test]
    fn dates_are_read_as_publishers_write_them() {
        for (said, meant) in [
            ("2026-03-01T10:00:00.000Z", "2026-03-01T10:00:00Z"),
            ("2026/03/01", "2026-03-01"),
            ("20260301", "2026-03-01"),
            ("20260301T100000Z", "2026-03-01T10:00:00Z"),
            ("20260301T100000+0100", "2026-03-01T10:00:00+01:00"),
            ("1772359200", "2026-03-01T10:00:00Z"),
            ("1772359200000", "2026-03-01T10:00:00Z"),
            ("Sun, 01 Mar 2026 10:00:00 GMT", "2026-03-01T10:00:00Z"),
            ("Sun, 01 Mar 2026 10:00:00 +0100", "2026-03-01T10:00:00+01:00"),
            ("March 1st, 2026", "2026-03-01"),
            ("Published on Sunday 1 March 2026 at 9:15pm", "2026-03-01T21:15:00"),
            ("Sept. 9, 2026 12:05 a.m. ET", "2026-09-09T00:05:00"),
        ] {
            assert_eq!(read(said).as_deref(), Some(meant), "{said}");
        }
    }

    #[test]
    fn what_databases_write_where_there_is_no_date_is_no_date() {
        for said in ["0001-01-01T00:00:00", "0001-01-01", "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"] {
            assert_eq!(read(said), None, "{said}");
        }
        assert_eq!(read("1970-01-01").as_deref(), Some("1970-01-01"));
    }

    #[test]
    fn a_date_with_two_readings_or_none_is_unknown() {
        for said in ["03/04/2026", "March 2026", "1 March or 2 March 2026", "yesterday", "", "31 June 2026", "2026"] {
            assert_eq!(read(said), None, "{said}");
        }
    }
}
