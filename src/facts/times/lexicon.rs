//! The words that expressions of time are made of.

use super::value::Unit;
use crate::facts::numbers::View;
use crate::text::{Token, TokenKind, word_hash};
use chrono::Weekday;
use std::collections::HashMap;
use std::sync::OnceLock;

/// What a word is in an expression of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Lex {
    /// Nothing.
    None,
    /// A month, 1 to 12, and whether it is abbreviated.
    Month(u32, bool),
    /// A day of the week, and whether it is many (`Mondays`).
    Weekday(Weekday, bool),
    /// A unit of time, and whether it is many.
    Unit(Unit, bool),
    /// A season.
    Season(&'static str),
    /// A part of the day.
    Part(&'static str),
    /// A day or part of a day, counted from the day of writing.
    Today(i32, Option<&'static str>),
    /// Now, before or after.
    Ref(&'static str),
    /// A set by its length: `daily`.
    Every(&'static str),
    /// A holiday, by its place in the table of holidays.
    Holiday,
    /// An ordinal.
    Ordinal(u32),
    /// A cardinal in words.
    Cardinal,
    /// Ten years by name: `nineties`.
    Decade(i32),
    /// Digits.
    Digits,
    /// A word that only opens or modifies an expression: `last`, `the`, `early`, `about`.
    Opens,
    /// `noon` or `midnight`: the hour.
    Hour(u32),
    /// A part of a year of accounts, `Q3` or `H1`: what it is, and which one.
    Account(char, u32),
}

const MONTHS: [(&str, &str); 12] = [
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may", ""),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
];
const WEEKDAYS: [(&str, &str, Weekday); 7] = [
    ("monday", "mon", Weekday::Mon),
    ("tuesday", "tues", Weekday::Tue),
    ("wednesday", "wed", Weekday::Wed),
    ("thursday", "thurs", Weekday::Thu),
    ("friday", "fri", Weekday::Fri),
    ("saturday", "sat", Weekday::Sat),
    ("sunday", "sun", Weekday::Sun),
];
const UNITS: [(&str, &str, Unit); 14] = [
    ("second", "seconds", Unit::Second),
    ("minute", "minutes", Unit::Minute),
    ("hour", "hours", Unit::Hour),
    ("day", "days", Unit::Day),
    ("weekend", "weekends", Unit::Weekend),
    ("week", "weeks", Unit::Week),
    ("fortnight", "fortnights", Unit::Fortnight),
    ("month", "months", Unit::Month),
    ("quarter", "quarters", Unit::Quarter),
    ("half", "halves", Unit::Half),
    ("year", "years", Unit::Year),
    ("yr", "yrs", Unit::Year),
    ("decade", "decades", Unit::Decade),
    ("century", "centuries", Unit::Century),
];
const SEASONS: [(&str, &str); 9] = [
    ("spring", "SP"),
    ("springtime", "SP"),
    ("summer", "SU"),
    ("summertime", "SU"),
    ("fall", "FA"),
    ("autumn", "FA"),
    ("winter", "WI"),
    ("wintertime", "WI"),
    ("midsummer", "SU"),
];
const PARTS: [(&str, &str); 15] = [
    ("morning", "MO"),
    ("mornings", "MO"),
    ("afternoon", "AF"),
    ("afternoons", "AF"),
    ("evening", "EV"),
    ("evenings", "EV"),
    ("night", "NI"),
    ("nights", "NI"),
    ("nighttime", "NI"),
    ("daytime", "DT"),
    ("midmorning", "MO"),
    ("midafternoon", "AF"),
    ("overnight", "NI"),
    ("dawn", "MO"),
    ("dusk", "EV"),
];
const TODAYS: [(&str, i32, Option<&str>); 4] =
    [("today", 0, None), ("yesterday", -1, None), ("tomorrow", 1, None), ("tonight", 0, Some("NI"))];
const REFS: [(&str, &str); 9] = [
    ("now", "PRESENT_REF"),
    ("nowadays", "PRESENT_REF"),
    ("currently", "PRESENT_REF"),
    ("current", "PRESENT_REF"),
    ("recently", "PAST_REF"),
    ("recent", "PAST_REF"),
    ("lately", "PAST_REF"),
    ("past", "PAST_REF"),
    ("future", "FUTURE_REF"),
];
const SETS: [(&str, &str); 9] = [
    ("daily", "P1D"),
    ("weekly", "P1W"),
    ("biweekly", "P2W"),
    ("fortnightly", "P2W"),
    ("monthly", "P1M"),
    ("bimonthly", "P2M"),
    ("yearly", "P1Y"),
    ("annually", "P1Y"),
    ("hourly", "PT1H"),
];
const ORDINALS: [&str; 31] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "thirtieth",
    "",
];
const DECADES: [(&str, i32); 8] = [
    ("twenties", 192),
    ("thirties", 193),
    ("forties", 194),
    ("fifties", 195),
    ("sixties", 196),
    ("seventies", 197),
    ("eighties", 198),
    ("nineties", 199),
];
const OPENS: &str = "the a an this last next past previous following coming same latest that each every early late mid \
    earlier later beginning start end middle about around nearly almost approximately roughly over more less at up \
    fiscal few several couple many some recent within another once first \
    preceding upcoming prior entire whole right these those its some twice half most ca circa only much as zero one two \
    three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen \
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred";
const CARDINALS: &str = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred";

fn table() -> &'static HashMap<u32, Lex> {
    static TABLE: OnceLock<HashMap<u32, Lex>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = HashMap::new();
        let mut put = |word: &str, lex: Lex| {
            if !word.is_empty() {
                table.entry(word_hash(word)).or_insert(lex);
            }
        };
        for (n, (word, short)) in (1..).zip(MONTHS) {
            put(word, Lex::Month(n, false));
            put(short, Lex::Month(n, true));
        }
        put("sep", Lex::Month(9, true));
        for (word, short, day) in WEEKDAYS {
            put(word, Lex::Weekday(day, false));
            put(&format!("{word}s"), Lex::Weekday(day, true));
            put(short, Lex::Weekday(day, false));
        }
        put("thur", Lex::Weekday(Weekday::Thu, false));
        put("tue", Lex::Weekday(Weekday::Tue, false));
        put("thu", Lex::Weekday(Weekday::Thu, false));
        for (n, word) in (1..).zip(ORDINALS) {
            put(word, Lex::Ordinal(n));
        }
        UNITS.iter().for_each(|(one, many, unit)| {
            put(one, Lex::Unit(*unit, false));
            put(many, Lex::Unit(*unit, true));
        });
        SEASONS.iter().for_each(|(w, s)| put(w, Lex::Season(s)));
        PARTS.iter().for_each(|(w, p)| put(w, Lex::Part(p)));
        TODAYS.iter().for_each(|(w, n, part)| put(w, Lex::Today(*n, *part)));
        REFS.iter().for_each(|(w, r)| put(w, Lex::Ref(r)));
        SETS.iter().for_each(|(w, s)| put(w, Lex::Every(s)));
        DECADES.iter().for_each(|(w, d)| put(w, Lex::Decade(*d)));
        put("noon", Lex::Hour(12));
        put("midday", Lex::Hour(12));
        put("midnight", Lex::Hour(24));
        super::holidays::first_words().for_each(|w| put(w, Lex::Holiday));
        CARDINALS.split_whitespace().for_each(|w| put(w, Lex::Cardinal));
        OPENS.split_whitespace().for_each(|w| put(w, Lex::Opens));
        table
    })
}

/// What each token is. Months and weekdays need their capital.
pub(super) fn lex(view: &View<'_>) -> Vec<Lex> {
    let table = table();
    view.tokens.iter().map(|token| one(view.text, token, table)).collect()
}

fn one(text: &str, token: &Token, table: &HashMap<u32, Lex>) -> Lex {
    match token.kind {
        TokenKind::Mark => {
            return if token.of(text) == "'" || token.of(text) == "’" { Lex::Opens } else { Lex::None };
        }
        TokenKind::Number => return number(token.of(text)),
        TokenKind::Word => {}
    }
    let word = token.of(text);
    let lex = table.get(&token.hash).or_else(|| {
        let bare = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).or_else(|| word.strip_suffix("'S"))?;
        table.get(&word_hash(bare)).filter(|lex| bare.len() > 3 || !matches!(lex, Lex::Weekday(..)))
    });
    let lex = lex.copied().or_else(|| account(word)).unwrap_or(Lex::None);
    let capital = word.starts_with(char::is_uppercase);
    match lex {
        Lex::Month(..) | Lex::Weekday(..) | Lex::Holiday if !capital => Lex::None,
        Lex::Month(_, true) | Lex::Weekday(..)
            if word.len() < 6 && word.chars().all(char::is_uppercase) && word.len() < 4 =>
        {
            lex
        }
        lex => lex,
    }
}

/// A year of accounts or a part of one, as reports to shareholders write it: `Q3`, `H1`, `FY`, `FY2015`; or `AD`.
fn account(word: &str) -> Option<Lex> {
    if word.starts_with("FY") || word == "AD" {
        return Some(Lex::Opens);
    }
    let number: u32 = word.get(1..).filter(|n| n.len() == 1)?.parse().ok()?;
    let which = word.chars().next()?;
    (which == 'Q' && (1..5).contains(&number) || which == 'H' && (1..3).contains(&number))
        .then_some(Lex::Account(which, number))
}

/// Digits with what is glued to them: `12`, `12th`, `1990s`.
fn number(word: &str) -> Lex {
    let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (figures, tail) = word.split_at(digits);
    let value: Option<u32> = figures.parse().ok();
    match (value, tail) {
        (Some(n), "st" | "nd" | "rd" | "th") if n < 1000 => Lex::Ordinal(n),
        (Some(n), "s" | "'s" | "’s") if n % 10 == 0 && (digits == 4 && (1000..2100).contains(&n)) => {
            Lex::Decade(i32::try_from(n / 10).unwrap_or(0))
        }
        (Some(n), "s") if n % 10 == 0 && digits == 2 && n >= 10 => {
            Lex::Decade(190 + i32::try_from(n / 10).unwrap_or(0))
        }
        _ => Lex::Digits,
    }
}

/// How many bytes of a token belong to the expression: all but a possessive `'s`.
pub(super) fn bare_end(text: &str, token: &Token) -> u32 {
    let word = token.of(text);
    let tails = ["'s", "’s", "'S"];
    tails.iter().find(|t| word.ends_with(**t)).map_or(token.end, |t| token.end - t.len() as u32)
}

/// Whether a word is the full name of a day of the week.
pub(in crate::facts) fn is_weekday(word: &str) -> bool {
    WEEKDAYS.iter().any(|(name, ..)| name.eq_ignore_ascii_case(word))
}

/// Whether a word is a month's full name.
pub(in crate::facts) fn is_month(word: &str) -> bool {
    MONTHS.iter().any(|(name, _)| name.eq_ignore_ascii_case(word))
}
