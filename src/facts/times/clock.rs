//! The grammar's clock times.

use super::form::{Form, From, Named, Raw};
use super::grammar::Grammar;
use super::lexicon::Lex;
use super::value::{Unit, Val};

/// The hours of a clock in words, from one.
const HOURS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

impl Grammar<'_> {
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
        let later = matches!(raw.part, Some("AF" | "EV")) && clock.0 < 12 && self.bare_clock(at, end);
        (raw.clock, raw.part) = (Some((clock.0 + if later { 12 } else { 0 }, clock.1)), None);
        Some(raw)
    }

    /// Hour and minute at a token, and where they end: `8:30 p.m. EST`, `8pm`, `17:56`, `0200 GMT`, `noon`.
    pub(super) fn clock(&self, at: usize) -> Option<((u32, Option<u32>), usize)> {
        let v = &self.view;
        if let Lex::Hour(hour) = self.lex(at) {
            if v.is_capital(at) && v.before(at, 1).starts_with(char::is_uppercase) {
                return None;
            }
            return Some(((hour, Some(0)), at + 1));
        }
        if self.lex(at) != Lex::Digits {
            return self.spoken_clock(at);
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

    /// `half past nine`, `a quarter to five`, `five o'clock`: as told, which half of the day is not said.
    fn spoken_clock(&self, at: usize) -> Option<((u32, Option<u32>), usize)> {
        let v = &self.view;
        let hour = |at: usize| HOURS.iter().position(|w| v.is(at, w)).and_then(|n| u32::try_from(n + 1).ok());
        if let Some(hour) = hour(at).filter(|_| v.is_any(at + 1, &["o'clock", "o’clock"])) {
            return Some(((hour, None), at + 2));
        }
        let from = at + usize::from(v.is(at, "a") && v.is(at + 1, "quarter"));
        let minutes = match v.word(from).to_ascii_lowercase().as_str() {
            "half" => 30,
            "quarter" => 15,
            "ten" => 10,
            "five" => 5,
            "twenty" => 20,
            _ => return None,
        };
        let hour = hour(from + 2)?;
        let ends = !v.is_word(from + 3) || v.is_any(from + 3, &["on", "in", "this", "and", "when"]);
        match v.word(from + 1) {
            "past" if ends => Some(((hour, Some(minutes)), from + 3)),
            "to" if ends && minutes == 15 => Some((((hour + 11) % 12, Some(60 - minutes)), from + 3)),
            _ => None,
        }
    }

    /// Whether the clock time before a token says neither a.m. nor p.m. nor a zone.
    fn bare_clock(&self, at: usize, end: usize) -> bool {
        end == at + 1 && self.view.word(at).ends_with(|c: char| c.is_ascii_digit())
    }

    /// `p.m.` glued or after; whether it is after noon. Without one, the end is after the digits.
    pub(super) fn meridiem(&self, at: usize, tail: &str) -> Option<(Option<bool>, usize)> {
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
    pub(super) fn zone(&self, at: usize) -> usize {
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
