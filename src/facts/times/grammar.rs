//! Which tokens make an expression of time, and what it says before anything is known of its surroundings.
//!
//! Takes tokens with their [`Lex`] and a place; gives the longest [`Raw`] that begins there. Every rule looks at a
//! bounded number of tokens, so the whole is linear.

use super::lexicon::Lex;
use super::value::{Unit, Val};
use crate::facts::numbers::{Figure, View, figure};
use chrono::{NaiveDate, Weekday};

/// A calendar thing that lacks its year, or its week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Named {
    /// A month.
    Month(u32),
    /// A day of a month.
    MonthDay(u32, u32),
    /// A day of the week.
    Weekday(Weekday),
    /// A quarter; 0 for *the quarter*.
    Quarter(u32),
    /// A half of a year.
    Half(u32),
    /// A season.
    Season(&'static str),
    /// A holiday.
    Holiday(usize),
    /// A day of the month that is spoken of.
    MonthsDay(u32),
}

/// Which one of the things so named.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Which {
    /// Not said: the tense decides.
    Open,
    /// The one so many after the one spoken in: `last`, `this`, `next`.
    Step(i32),
    /// In the year so many after the one spoken in.
    InYear(i32),
    /// In a year that is given.
    Year(i32),
    /// In the year spoken of (`of that year`).
    ThatYear,
}

/// From where a shift counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum From {
    /// The day of writing.
    Writing,
    /// The day of writing, for a comparison: `a year ago` in a report on a quarter is that quarter, a year ago.
    Ago,
    /// The time spoken of last.
    Spoken,
}

/// What an expression says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Form {
    /// A stretch of the calendar, fully given.
    Known(Val),
    /// A thing that lacks its year.
    Named(Named, Which),
    /// So many units from somewhere.
    Shift(Unit, i32, From),
    /// A length; `None` for an unknown count.
    Length(Unit, Option<f64>),
    /// A time that comes again.
    Every(Unit, f64),
    /// A set or reference by its code.
    Code(&'static str),
    /// Every one of these weekdays.
    EveryWeekday(Weekday),
    /// Every one of these months or seasons.
    EveryNamed(Named),
    /// A vague count of units ago (negative) or ahead.
    Vague(Unit, i32),
}

/// What sort of expression the code of [`Form::Code`] is.
pub(super) fn is_set(code: &str) -> bool {
    code.starts_with('P') && !code.ends_with("REF")
}

/// An expression, as read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Raw {
    /// The index of the first token after it.
    pub end: usize,
    /// What it says.
    pub form: Form,
    /// Hour and minute; the minute may be left out.
    pub clock: Option<(u32, Option<u32>)>,
    /// The part of the day.
    pub part: Option<&'static str>,
    /// The weekday that it states.
    pub weekday: Option<Weekday>,
}

impl Raw {
    fn new(end: usize, form: Form) -> Self {
        let weekday = if let Form::Named(Named::Weekday(day), _) = form { Some(day) } else { None };
        Self { end, form, clock: None, part: None, weekday }
    }
}

/// Words before a count that belong to it.
const APPROXIMATE: &[&[&str]] = &[
    &["more", "than"],
    &["less", "than"],
    &["no", "more", "than"],
    &["at", "least"],
    &["up", "to"],
    &["as", "much", "as"],
    &["about"],
    &["around"],
    &["some"],
    &["nearly"],
    &["almost"],
    &["approximately"],
    &["roughly"],
    &["over"],
];
/// Words after four digits that make them a clock time.
const ZONES: &[&str] = &[
    "GMT", "UTC", "BST", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "ET", "CET", "CEST", "JST", "IST",
    "Eastern", "Pacific", "hrs", "hours",
];

/// The grammar, over the tokens of one article.
pub(super) struct Grammar<'a> {
    /// The tokens.
    pub view: View<'a>,
    /// What each is.
    pub lex: &'a [Lex],
}

impl Grammar<'_> {
    pub(super) fn lex(&self, at: usize) -> Lex {
        self.lex.get(at).copied().unwrap_or(Lex::None)
    }

    /// The longest expression that begins at a token.
    pub(super) fn expression(&self, at: usize) -> Option<Raw> {
        let hedged = self.approximate(at).filter(|next| !self.view.is(*next, "the")).and_then(|next| {
            let rules = [self.clocked(next), self.ago(next), self.length(next), self.dated(next)];
            let raw = rules.into_iter().flatten().reduce(longer)?;
            let count = matches!(raw.form, Form::Length(..) | Form::Shift(..) | Form::Vague(..)) || raw.clock.is_some();
            let loose = self.view.is_any(at, &["about", "around"]) && raw.weekday.is_none();
            (count || loose).then_some(raw)
        });
        let rules = [hedged, self.set(at), self.clocked(at), self.length(at), self.dated(at), self.reference(at)];
        rules.into_iter().flatten().reduce(longer)
    }

    fn approximate(&self, at: usize) -> Option<usize> {
        let says = |words: &&&[&str]| words.iter().enumerate().all(|(n, word)| self.view.is(at + n, word));
        APPROXIMATE.iter().filter(says).map(|words| at + words.len()).max()
    }

    // --- dates -----------------------------------------------------------------------------------------------

    /// A date with what may stand around it: `early`, `the end of`, a part of the day, a clock time.
    pub(super) fn dated(&self, at: usize) -> Option<Raw> {
        if let Some(next) = self.edge(at) {
            let raw = self.dated(next)?;
            let fits = !matches!(raw.form, Form::Length(..) | Form::Every(..) | Form::EveryWeekday(_) | Form::Code(_));
            return fits.then_some(raw);
        }
        let raw = self.date(at)?;
        Some(self.of_the_day(raw))
    }

    /// Past `early`, `late`, `mid-`, `earlier`, `later in`, `the end of`.
    fn edge(&self, at: usize) -> Option<usize> {
        let v = &self.view;
        if v.is_any(at, &["early", "late", "mid", "middle", "earlier", "later", "sometime", "ca", "circa"]) {
            let mut next = v.past_joint(at + 1);
            if v.is(next, ".") && v.is(at, "ca") {
                next += 1;
            }
            if v.is(next, "in") && v.is_any(at, &["earlier", "later", "early", "late"]) {
                next += 1;
            }
            let early = v.is_any(at, &["earlier", "later"]);
            let fits = !early
                || v.is_any(next, &["this", "that", "in", "the", "on", "last"])
                || matches!(self.lex(next), Lex::Today(..) | Lex::Weekday(..));
            return fits.then_some(next);
        }
        let the = at + usize::from(v.is(at, "the"));
        if the > at && v.is_any(the, &["early", "late", "mid", "latter"]) {
            return Some(v.past_joint(the + 1));
        }
        let edge = [
            "beginning",
            "start",
            "end",
            "middle",
            "close",
            "turn",
            "eve",
            "rest",
            "remainder",
            "morning",
            "night",
            "evening",
            "afternoon",
        ];
        let part = matches!(self.lex(the), Lex::Part(_));
        (the > at && v.is_any(the, &edge) && v.is(the + 1, "of") && !part).then_some(the + 2)
    }

    /// Follows a day with its part or clock time: `Monday evening`, `Tuesday at 8 p.m.`.
    fn of_the_day(&self, mut raw: Raw) -> Raw {
        let day = match raw.form {
            Form::Known(Val::Day(_)) | Form::Named(Named::Weekday(_) | Named::MonthDay(..) | Named::Holiday(_), _) => {
                true
            }
            Form::Shift(Unit::Day, _, _) => raw.part.is_none(),
            _ => false,
        };
        if !day || raw.clock.is_some() || self.view.breaks_before(raw.end) {
            return raw;
        }
        if let Lex::Part(part) = self.lex(raw.end) {
            if raw.part.is_none() && !self.view.word(raw.end).ends_with('s') {
                (raw.part, raw.end) = (Some(part), raw.end + 1);
            }
            return raw;
        }
        let at = raw.end + usize::from(self.view.is(raw.end, "at"));
        let next = at + usize::from(self.view.is(at, "about") && at > raw.end);
        if let Some((clock, end)) = self.clock(next).filter(|_| at > raw.end) {
            (raw.clock, raw.end) = (Some(clock), end);
        }
        raw
    }

    /// A date by itself.
    fn date(&self, at: usize) -> Option<Raw> {
        let rules = [
            self.numeric(at),
            self.month_first(at),
            self.day_first(at),
            self.weekday(at),
            self.year(at),
            self.named_period(at),
            self.modified(at),
            self.day_name(at),
            self.ago(at),
            self.following(at),
        ];
        rules.into_iter().flatten().reduce(longer)
    }

    /// A month's name at a token, and where it ends.
    fn month(&self, at: usize) -> Option<(u32, usize)> {
        let Lex::Month(month, short) = self.lex(at) else { return None };
        let dot = self.view.is(at + 1, ".") && self.view.glued(at + 1);
        Some((month, if short && dot { at + 2 } else { at + 1 }))
    }

    /// The day of a month in digits: `5`, `5th`.
    fn month_day(&self, at: usize) -> Option<(u32, usize)> {
        let day = match self.lex(at) {
            Lex::Ordinal(n) => n,
            Lex::Digits => self.view.word(at).parse().ok()?,
            _ => return None,
        };
        (1..=31).contains(&day).then_some((day, at + 1))
    }

    /// A year after a date: `1999`, `, 1999`, `'99`, `of 1999`; never over a line break, never a clock time.
    fn year_after(&self, at: usize) -> Option<(i32, usize)> {
        let v = &self.view;
        let next = at + usize::from(v.is_any(at, &[",", "of"]));
        if v.breaks_before(at) || v.breaks_before(next) {
            return None;
        }
        let word = v.word(next);
        let clock = ZONES.contains(&v.word(next + 1)) || v.is(next + 1, "%");
        let full = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()) && !clock;
        let year: i32 = if full { word.parse().ok()? } else { return self.era(next) };
        (1000..2200).contains(&year).then_some((year, next + 1)).or_else(|| self.era(next))
    }

    /// `411 BC`: the year and where it ends.
    fn era(&self, at: usize) -> Option<(i32, usize)> {
        let v = &self.view;
        let year: i32 = v.word(at).parse().ok().filter(|y| (1..5000).contains(y))?;
        if v.is_any(at + 1, &["BC", "BCE"]) {
            return Some((1 - year, at + 2));
        }
        let dotted = v.word(at + 1) == "B" && v.is(at + 2, ".") && v.word(at + 3) == "C" && v.is(at + 4, ".");
        if dotted {
            return Some((1 - year, at + 5));
        }
        v.is_any(at + 1, &["AD", "CE"]).then_some((year, at + 2))
    }

    /// `October 5, 2016`, `Oct. 2016`, `October`, `January this year`.
    fn month_first(&self, at: usize) -> Option<Raw> {
        let (month, after) = self.month(at)?;
        if let Some((day, end)) =
            self.month_day(after).filter(|(_, end)| !self.counts(*end) && !self.view.breaks_before(after))
        {
            let range = self.view.is_dash(end) && self.month_day(end + 1).is_some();
            let far = if range { end + 2 } else { end };
            return Some(match self.year_after(far) {
                Some((year, to)) => self.given(year, month, day, if range { end } else { to }),
                None => self.which_year(Named::MonthDay(month, day), end),
            });
        }
        if let Some((year, end)) = self.year_after(after) {
            return Some(Raw::new(end, Form::Known(Val::Month(year, month))));
        }
        if let Some(year) = self.joint_year(after) {
            return Some(Raw::new(at + 1, Form::Known(Val::Month(year, month))));
        }
        self.is_month(at).then(|| {
            self.which_year(
                Named::Month(month),
                if after > at + 1 && self.ends_sentence(after) { after - 1 } else { after },
            )
        })
    }

    /// The year in `August-September 1950`, for the first of the two.
    fn joint_year(&self, at: usize) -> Option<i32> {
        let (_, after) = self.view.is_dash(at).then(|| self.month(at + 1)).flatten()?;
        self.year_after(after).map(|(year, _)| year)
    }

    /// Whether nothing of the sentence follows.
    fn ends_sentence(&self, at: usize) -> bool {
        self.view.get(at).is_none() || self.view.breaks_before(at)
    }

    /// Whether a bare month's name is a month: `May` and `March` need a word before them that says so.
    fn is_month(&self, at: usize) -> bool {
        let v = &self.view;
        let doubtful = v.is_any(at, &["May", "March", "Mar", "Jan", "April", "June", "August", "Dec", "Sept"]);
        let asks = [
            "in",
            "of",
            "by",
            "since",
            "until",
            "till",
            "last",
            "next",
            "this",
            "late",
            "early",
            "mid",
            "from",
            "through",
            "for",
            "during",
            "before",
            "after",
            "to",
            "and",
            "between",
            "each",
            "every",
            "past",
            "-",
            "–",
            "previous",
            "following",
        ];
        let said = asks.iter().any(|w| v.before(at, 1).eq_ignore_ascii_case(w));
        let strict = v.is_any(at, &["May", "March"]);
        let person = !strict && v.is_capital(at + 1) && v.is_word(at + 1) && !v.glued(at + 1) && !said;
        let bare = matches!(self.lex(at), Lex::Month(_, true)) && !v.is(at + 1, ".");
        !bare && !(doubtful && !said && (strict || person || v.before(at, 1) == "the")) && !v.is(at, "mar")
    }

    /// Whether a figure that ends before a token counts something: `%`, `,000`, a unit.
    fn counts(&self, at: usize) -> bool {
        let v = &self.view;
        v.is_any(at, &["%", "percent", "per", "million", "billion", "people"])
            || v.is(at, ":") && v.glued(at) && v.glued(at + 1)
    }

    /// A full date; impossible ones are read as their month.
    fn given(&self, year: i32, month: u32, day: u32, end: usize) -> Raw {
        let val = NaiveDate::from_ymd_opt(year, month, day).map_or(Val::Month(year, month), Val::Day);
        Raw::new(end, Form::Known(val))
    }

    /// Follows `of last year`, `this year`, `of the same year`, `of that year`.
    fn which_year(&self, named: Named, end: usize) -> Raw {
        let v = &self.view;
        let of = end + usize::from(v.is_any(end, &["of", "in"]));
        let year = |at: usize| v.is(at, "year") && !v.breaks_before(at);
        if of > end && v.is_any(of, &["the", "that"]) && (year(of + 1) || v.is(of + 1, "same") && year(of + 2)) {
            let to = if year(of + 1) { of + 2 } else { of + 3 };
            return Raw::new(to, Form::Named(named, Which::ThatYear));
        }
        let step = [("last", -1), ("this", 0), ("next", 1)].iter().find(|(w, _)| v.is(of, w)).map(|(_, n)| *n);
        match step.filter(|_| year(of + 1)) {
            Some(step) => Raw::new(of + 2, Form::Named(named, Which::InYear(step))),
            None => Raw::new(end, Form::Named(named, Which::Open)),
        }
    }

    /// `5 October 2016`, `the 5th of October`, `12-14 July`.
    fn day_first(&self, at: usize) -> Option<Raw> {
        let v = &self.view;
        let first = at + usize::from(v.is(at, "the"));
        let (day, mut next) = self.month_day(first)?;
        let second = v.is_dash(next) && v.glued(next);
        let range = if second { self.month_day(next + 1).map(|(_, end)| end) } else { None };
        next = range.unwrap_or(next);
        next += usize::from(v.is(next, "of"));
        if v.breaks_before(next) {
            return None;
        }
        let Some((month, after)) = self.month(next) else { return self.months_day(first, day) };
        let end = if range.is_some() { first + 1 } else { after };
        Some(match self.year_after(after).or_else(|| self.far_year(after)) {
            Some((year, to)) => {
                let raw = self.given(
                    year,
                    month,
                    day,
                    if range.is_some() || self.year_after(after).is_none() { end } else { to },
                );
                raw
            }
            None if range.is_some() => Raw::new(end, Form::Named(Named::MonthDay(month, day), Which::Open)),
            None => self.which_year(Named::MonthDay(month, day), end),
        })
    }

    /// The year in `31 May-1 June 1916`, for the first of the two.
    fn far_year(&self, at: usize) -> Option<(i32, usize)> {
        let next = self.view.is_dash(at).then_some(at + 1)?;
        let (_, after) = self.month_day(next)?;
        let (_, after) = self.month(after)?;
        self.year_after(after)
    }

    /// `the 15th`: a day of the month spoken of.
    fn months_day(&self, at: usize, day: u32) -> Option<Raw> {
        let v = &self.view;
        let ordinal = matches!(self.lex(at), Lex::Ordinal(_))
            && v.is_number(at)
            && v.before(at, 1) == "the"
            && v.before(at, 2).eq_ignore_ascii_case("on");
        (ordinal && !v.is_word(at + 1)).then(|| Raw::new(at + 1, Form::Named(Named::MonthsDay(day), Which::Open)))
    }

    /// `2013-01-05`, `10/25/1999`, `25.10.1999`.
    fn numeric(&self, at: usize) -> Option<Raw> {
        let v = &self.view;
        if self.lex(at) != Lex::Digits {
            return None;
        }
        let dotted: Vec<u32> = v.word(at).split('.').filter_map(|n| n.parse().ok()).collect();
        if let [day, month, year] = *dotted.as_slice() {
            let day = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day).filter(|_| year > 1000)?;
            return Some(Raw::new(at + 1, Form::Known(Val::Day(day))));
        }
        let sign = v.word(at + 1);
        if !matches!(sign, "-" | "/") || v.word(at + 3) != sign || !(1..5).all(|n| v.glued(at + n)) {
            return None;
        }
        let part = |n: usize| v.word(at + n).parse::<u32>().ok();
        let (a, b, c) = (part(0)?, part(2)?, part(4)?);
        let century = |y: u32| if v.word(at + 4).len() == 2 { if y < 50 { 2000 + y } else { 1900 + y } } else { y };
        let (year, month, day) = match v.word(at).len() {
            4 => (a, b, c),
            _ if a > 12 => (century(c), b, a),
            _ => (century(c), a, b),
        };
        let day = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
        (1000..2200).contains(&year).then(|| Raw::new(at + 5, Form::Known(Val::Day(day))))
    }

    /// `Monday`, `Monday, Oct. 5`, `Monday the 5th`, `Mondays`.
    fn weekday(&self, at: usize) -> Option<Raw> {
        let v = &self.view;
        let Lex::Weekday(day, many) = self.lex(at) else { return None };
        let short = v.word(at).len() < 6;
        let mut next = at + 1 + usize::from(short && v.is(at + 1, ".") && v.glued(at + 1));
        if many {
            return Some(Raw::new(next, Form::EveryWeekday(day)));
        }
        let plain = next;
        next += usize::from(v.is(next, ","));
        next += usize::from(v.is(next, "the"));
        if !v.breaks_before(next) && !v.word(at).contains(['\'', '’']) {
            let date = self.month_first(next).filter(|_| v.before(next, 1) != "the").or_else(|| self.day_first(next));
            let full = |r: &Raw| matches!(r.form, Form::Known(Val::Day(_)) | Form::Named(Named::MonthDay(..), _));
            if let Some(mut raw) = date.filter(full) {
                raw.weekday = Some(day);
                return Some(raw);
            }
        }
        let dated = matches!(self.lex(next), Lex::Month(..) | Lex::Digits | Lex::Ordinal(_)) && next > at + 1;
        let name = short && v.word(at).len() < 5 && (!dated || v.before(at, 1) == "the");
        let mut raw = Raw::new(plain, Form::Named(Named::Weekday(day), Which::Open));
        if let Some(step) = self.of_week(plain) {
            (raw.form, raw.end) = (Form::Named(Named::Weekday(day), Which::InYear(step)), plain + 2);
        }
        (!name).then_some(raw)
    }

    /// `last week` after a weekday.
    fn of_week(&self, at: usize) -> Option<i32> {
        let steps = [("last", -1), ("this", 0), ("next", 1)];
        let step = steps.iter().find(|(w, _)| self.view.is(at, w))?.1;
        self.view.is(at + 1, "week").then_some(step)
    }

    /// Years, decades and centuries.
    fn year(&self, at: usize) -> Option<Raw> {
        let v = &self.view;
        let the = at + usize::from(v.is(at, "the"));
        if let Lex::Decade(decade) = self.lex(the) {
            let word = v.is_word(the) && the == at;
            let count = v.is_number(the) && v.word(the).len() == 3 && the == at;
            return (!word && !count).then(|| Raw::new(the + 1, Form::Known(Val::Decade(decade))));
        }
        if v.is_any(the, &["'", "’"]) && v.glued(the + 1) {
            return self.short_year(the);
        }
        if let (Lex::Ordinal(n), true) = (self.lex(the), v.is(v.past_joint(the + 1), "century")) {
            let century = i32::try_from(n).ok()? - 1;
            let end = v.past_joint(the + 1) + 1;
            let old = v.is_any(end, &["BC", "BCE"]);
            let val = Val::Century(if old { -1 - century } else { century });
            return Some(Raw::new(end + usize::from(old), Form::Known(val)));
        }
        if let Some((year, end)) = self.era(at) {
            return Some(Raw::new(end, Form::Known(Val::Year(year))));
        }
        let named = the + usize::from(the > at && v.is(the, "year"));
        if let Some((year, end)) = self.spoken_year(named) {
            return Some(Raw::new(end, Form::Known(Val::Year(year))));
        }
        let fiscal = the + usize::from(v.is(the, "fiscal"));
        let fiscal = fiscal + usize::from(fiscal > the && v.is(fiscal, "year"));
        let start = if fiscal > the { fiscal } else { named };
        let plain = start == at;
        let word = v.word(start);
        let year: i32 = (word.len() == 4).then(|| word.parse().ok()).flatten()?;
        let marked = start > the || named > the;
        if !plain && self.view.is(start + 1, "period") && !marked {
            return Some(Raw::new(start + 2, Form::Named(Named::Quarter(0), Which::Year(year))));
        }
        (marked || plain && self.is_year(start, year)).then(|| Raw::new(start + 1, Form::Known(Val::Year(year))))
    }

    /// Whether four digits are a year: the words around them must allow it.
    fn is_year(&self, at: usize, year: i32) -> bool {
        let v = &self.view;
        let before = v.before(at, 1);
        if matches!(before, "$" | "£" | "€" | "#" | "No" | "+" | "." | "/") && v.glued(at)
            || ZONES.contains(&v.word(at + 1))
            || v.is(at + 1, "%")
        {
            return false;
        }
        let thousand = v.is_any(
            before_index(at),
            &["about", "some", "nearly", "than", "least", "almost", "over", "approximately", "room", "route", "flight"],
        );
        if thousand && !v.is_any(at.wrapping_sub(1), &["about"]) || self.counts(at + 1) {
            return false;
        }
        let says = [
            "in", "since", "until", "till", "by", "from", "of", "before", "after", "during", "late", "early", "mid",
            "between", "through", "to", "year", "circa", "summer", "winter", "spring", "autumn", "around", "and",
            "fall", "(", "-", "–",
        ];
        let said = says.iter().any(|w| before.eq_ignore_ascii_case(w));
        let plural = v.is_word(at + 1)
            && !v.glued(at + 1)
            && crate::facts::numbers::is_plural(v.word(at + 1))
            && v.word(at + 1).starts_with(char::is_lowercase);
        let unit = crate::facts::numbers::unit_follows(v, at + 1);
        match year {
            1900..=2039 => {
                !unit
                    && (said || !plural || v.is_any(at + 1, &["elections", "polls", "games", "primaries", "olympics"]))
            }
            1400..=1899 | 2040..=2100 => said && !plural && !unit,
            _ => {
                v.is_any(before_index(at), &["in", "since", "until", "by", "year"])
                    && !plural
                    && !unit
                    && year >= 1000
                    && year < 2200
            }
        }
    }

    /// `'99`, `the '80s`.
    fn short_year(&self, at: usize) -> Option<Raw> {
        let v = &self.view;
        if let Lex::Decade(decade) = self.lex(at + 1) {
            return Some(Raw::new(at + 2, Form::Known(Val::Decade(decade))));
        }
        let word = v.word(at + 1);
        let year: i32 = (word.len() == 2 && !v.glued(at)).then(|| word.parse().ok()).flatten()?;
        Some(Raw::new(at + 2, Form::Known(Val::Year(if year < 30 { 2000 + year } else { 1900 + year }))))
    }

    /// `nineteen ninety-six`, `two thousand four`.
    fn spoken_year(&self, at: usize) -> Option<(i32, usize)> {
        let v = &self.view;
        let century = [("nineteen", 1900), ("eighteen", 1800), ("seventeen", 1700)].iter().find(|(w, _)| v.is(at, w));
        if let Some((_, century)) = century {
            let next = v.past_joint(at + 1);
            let rest: Figure = figure(v, next).filter(|f| !f.digits && f.value < 100.0 && f.value >= 10.0)?;
            return Some((century + rest.value as i32, rest.end));
        }
        let marked = v.before(at, 1).eq_ignore_ascii_case("year") || v.before(at, 1).eq_ignore_ascii_case("in");
        if v.is(at, "two") && v.is(at + 1, "thousand") && marked {
            let read = figure(v, at).filter(|f| f.value < 2100.0)?;
            return Some((read.value as i32, read.end));
        }
        None
    }
}

/// The longer of two readings; the first where they are equally long.
fn longer(best: Raw, raw: Raw) -> Raw {
    if raw.end > best.end { raw } else { best }
}

/// The index before, or one that no token has.
pub(super) fn before_index(at: usize) -> usize {
    at.checked_sub(1).unwrap_or(usize::MAX)
}
