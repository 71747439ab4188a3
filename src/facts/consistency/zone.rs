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
];

fn zone(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    let v = &desk.view;
    for at in 0..text.tokens.len() {
        let Some((first, offset, end)) = clock(&desk, at) else { continue };
        let Some((second, other, last)) =
            clock(&desk, end + 1).filter(|_| v.is(end, "(") && offset != other_offset(&desk, end + 1))
        else {
            continue;
        };
        let day = 24 * 60;
        let minutes = (first - offset - second + other).rem_euclid(60) == 0;
        if minutes && (first - offset).rem_euclid(day) != (second - other).rem_euclid(day) {
            let there = (first - offset + other).rem_euclid(day);
            let why =
                format!("{} is {:02}:{:02} {}", v.span(at, end).of(v.text), there / 60, there % 60, v.word(last - 1));
            clashes.push(clash("time-zone", v.span(at, last), why));
        }
    }
}

fn other_offset(desk: &Desk<'_>, at: usize) -> i32 {
    clock(desk, at).map_or(i32::MIN, |(_, offset, _)| offset)
}

/// `9 p.m. EST`, `0400 GMT`, `17:30 CET`: minutes past midnight, the zone's offset, and where it ends.
fn clock(desk: &Desk<'_>, at: usize) -> Option<(i32, i32, usize)> {
    let v = &desk.view;
    let digits = v.word(at).trim_end_matches(char::is_alphabetic);
    let (hour, minute): (i32, i32) = match digits.split_once([':', '.']) {
        Some((h, m)) => (h.parse().ok()?, m.parse().ok()?),
        None if digits.len() == 4 => (digits.get(..2)?.parse().ok()?, digits.get(2..)?.parse().ok()?),
        None if v.is(at, "noon") => (12, 0),
        None => (digits.parse().ok()?, 0),
    };
    if !(0..25).contains(&hour) || !(0..60).contains(&minute) {
        return None;
    }
    let tail = v.word(at).get(digits.len()..)?;
    let (half, end) = if tail.eq_ignore_ascii_case("am") || tail.eq_ignore_ascii_case("pm") {
        (Some(tail.eq_ignore_ascii_case("pm")), at + 1)
    } else if v.is_any(at + 1, &["a", "p"]) && v.is(at + 2, ".") && v.is(at + 3, "m") {
        (Some(v.is(at + 1, "p")), at + 4 + usize::from(v.is(at + 4, ".")))
    } else if v.is_any(at + 1, &["am", "pm"]) {
        (Some(v.is(at + 1, "pm")), at + 2)
    } else {
        (None, at + 1)
    };
    let offset = ZONES.iter().find(|(name, _)| *name == v.word(end))?.1;
    let hour = match half {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        None if digits.len() < 3 => return None,
        _ => hour,
    };
    Some((hour * 60 + minute, offset, end + 1))
}

#[cfg(test)]
mod tests {
    use crate::facts::consistency::tests::explain;

    #[test]
    fn one_moment_in_two_zones() {
        assert_eq!(
            explain("time-zone", "at 8 p.m. EST (0200 GMT)", None),
            ["8 p.m. EST (0200 GMT: 8 p.m. EST is 01:00 GMT"]
        );
        assert_eq!(explain("time-zone", "at 8 p.m. EST (0100 GMT)", None), [""; 0]);
        assert_eq!(explain("time-zone", "at 8 p.m. (0100 GMT)", None), [""; 0]);
    }
}
