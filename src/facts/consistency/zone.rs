//! One clock time in two zones.

use super::desk::{Desk, clash};
use super::{Checker, Clash};
use crate::facts::Facts;
use crate::ingest::Article;
use crate::text::Text;

/// The same moment in two zones must be the same moment. Only whole hours of difference count: a conversion may round
/// the minutes away.
pub(super) const ZONE: Checker = Checker {
    name: "time-zone",
    about: "a clock time whose conversion to another zone is another moment",
    check: zone,
};

/// Zones whose abbreviation means one offset from UTC in news, in minutes.
const ZONES: &[(&str, i32)] = &[
    ("GMT", 0),
    ("UTC", 0),
    ("BST", 60),
    ("CET", 60),
    ("CEST", 120),
    ("EST", -300),
    ("EDT", -240),
    ("CDT", -300),
    ("MST", -420),
    ("MDT", -360),
    ("PST", -480),
    ("PDT", -420),
    ("JST", 540),
    ("AEST", 600),
    ("AEDT", 660),
    ("MSK", 180),
    ("EET", 120),
    ("EEST", 180),
];
/// Zones of North America that are named without saying whether summer time is kept: only among themselves are they sure.
const LOOSE: &[(&str, i32)] = &[
    ("ET", -300),
    ("CT", -360),
    ("MT", -420),
    ("PT", -480),
    ("Eastern", -300),
    ("Central", -360),
    ("Mountain", -420),
    ("Pacific", -480),
];
const DAY: i32 = 24 * 60;

/// A clock time with its zone.
struct Clock {
    /// Minutes past midnight.
    minutes: i32,
    /// The zone's offset from UTC in minutes, and whether summer time is left open.
    offset: i32,
    loose: bool,
    /// The first token after it.
    end: usize,
}

fn zone(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    let v = &desk.view;
    for at in 0..text.tokens.len() {
        let Some(first) = clock(&desk, at) else { continue };
        let Some(second) = joint(&desk, first.end).and_then(|next| clock(&desk, next)) else { continue };
        if first.offset == second.offset || first.loose != second.loose {
            continue;
        }
        let whole = (first.minutes - first.offset - second.minutes + second.offset).rem_euclid(60) == 0;
        let there = (first.minutes - first.offset + second.offset).rem_euclid(DAY);
        if whole && there != second.minutes.rem_euclid(DAY) {
            let said = v.span(at, first.end).of(v.text);
            let zone = v.word(second.end - 1);
            let zone = if zone.eq_ignore_ascii_case("time") { v.word(second.end - 2) } else { zone };
            let why = format!("{said} is {} {zone}, not {}", hour(there), hour(second.minutes.rem_euclid(DAY)));
            clashes.push(clash("time-zone", v.span(at, second.end), why));
        }
    }
}

/// A minute of the day as a clock shows it.
fn hour(minutes: i32) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Past what joins a time and its conversion: a bracket, a stroke, a comma, `or`.
fn joint(desk: &Desk<'_>, at: usize) -> Option<usize> {
    let v = &desk.view;
    let comma = at + usize::from(v.is(at, ","));
    let next = match v.word(comma) {
        "(" | "/" | "[" => comma + 1,
        "or" => comma + 1,
        _ if comma > at => comma,
        _ => return None,
    };
    (!v.breaks_before(next)).then_some(next)
}

/// `9 p.m. EST`, `0400 GMT`, `17:30 CET`, `noon Eastern time`.
fn clock(desk: &Desk<'_>, at: usize) -> Option<Clock> {
    let v = &desk.view;
    let digits = v.word(at).trim_end_matches(char::is_alphabetic);
    let (hour, minute): (i32, i32) = match digits.split_once([':', '.']) {
        Some((h, m)) => (h.parse().ok()?, m.parse().ok()?),
        None if digits.len() == 4 => (digits.get(..2)?.parse().ok()?, digits.get(2..)?.parse().ok()?),
        None if v.is_any(at, &["noon", "midday"]) => (12, 0),
        None if v.is(at, "midnight") => (24, 0),
        None => (digits.parse().ok()?, 0),
    };
    if !(0..25).contains(&hour) || !(0..60).contains(&minute) {
        return None;
    }
    let word = digits.is_empty();
    let (half, end) = if word { (None, at + 1) } else { half(desk, at, v.word(at).get(digits.len()..)?) };
    let (offset, loose, end) = offset(desk, end)?;
    let hour = match half {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        None if digits.len() < 3 && !word => return None,
        _ => hour,
    };
    Some(Clock { minutes: hour * 60 + minute, offset, loose, end })
}

/// Whether `a.m.` or `p.m.` follows, and where it ends.
fn half(desk: &Desk<'_>, at: usize, tail: &str) -> (Option<bool>, usize) {
    let v = &desk.view;
    if tail.eq_ignore_ascii_case("am") || tail.eq_ignore_ascii_case("pm") {
        (Some(tail.eq_ignore_ascii_case("pm")), at + 1)
    } else if v.is_any(at + 1, &["a", "p"]) && v.is(at + 2, ".") && v.is(at + 3, "m") {
        (Some(v.is(at + 1, "p")), at + 4 + usize::from(v.is(at + 4, ".")))
    } else if v.is_any(at + 1, &["am", "pm"]) {
        (Some(v.is(at + 1, "pm")), at + 2)
    } else {
        (None, at + 1)
    }
}

/// The zone at a token: its offset, whether summer time is left open, and where it ends.
fn offset(desk: &Desk<'_>, at: usize) -> Option<(i32, bool, usize)> {
    let v = &desk.view;
    let of = |table: &[(&str, i32)]| table.iter().find(|(name, _)| *name == v.word(at)).map(|z| z.1);
    if let Some(offset) = of(ZONES) {
        return Some((offset, false, at + 1));
    }
    let offset = of(LOOSE)?;
    match v.word(at + 1).to_ascii_lowercase().as_str() {
        "standard" if v.is(at + 2, "time") => Some((offset, false, at + 3)),
        "daylight" if v.is(at + 2, "time") => Some((offset + 60, false, at + 3)),
        "time" => Some((offset, true, at + 2)),
        _ => Some((offset, true, at + 1)),
    }
}

#[cfg(test)]
mod tests {
    use crate::facts::consistency::tests::explain;

    #[test]
    fn one_moment_in_two_zones() {
        assert_eq!(
            explain("time-zone", "at 8 p.m. EST (0200 GMT)", None),
            ["8 p.m. EST (0200 GMT: 8 p.m. EST is 01:00 GMT, not 02:00"]
        );
        for text in [
            "at 9 a.m. ET, 7 a.m. PT on Monday",
            "at 8 p.m. Eastern time, or 4 p.m. Pacific",
            "at noon GMT (3 p.m. BST)",
            "at 8 p.m. ET/6 p.m. PT",
            "at 8 p.m. Eastern Standard Time (0200 GMT)",
        ] {
            assert_eq!(explain("time-zone", text, None).len(), 1, "{text}");
        }
        for text in
            ["at 9 a.m. ET, 6 a.m. PT", "at 8 p.m. ET (0000 GMT)", "at 8 p.m. EST, 7 p.m. CST", "at 8 p.m. ET, 2016"]
        {
            assert_eq!(explain("time-zone", text, None), [""; 0], "{text}");
        }
        assert_eq!(explain("time-zone", "at 8 p.m. EST (0100 GMT)", None), [""; 0]);
        assert_eq!(explain("time-zone", "at 8 p.m. (0100 GMT)", None), [""; 0]);
    }
}
