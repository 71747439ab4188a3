//! The grammar's dates: months, days of months in either order, numeric dates, weekdays.

use super::form::{Form, Named, Raw, Which};
use super::grammar::Grammar;
use super::lexicon::Lex;
use super::value::Val;
use super::years::ZONES;
use chrono::NaiveDate;

impl Grammar<'_> {
    /// A month's name at a token, and where it ends.
    pub(super) fn month(&self, at: usize) -> Option<(u32, usize)> {
        let Lex::Month(month, short) = self.lex(at) else { return None };
        let dot = self.view.is(at + 1, ".") && self.view.glued(at + 1);
        Some((month, if short && dot { at + 2 } else { at + 1 }))
    }

    /// The day of a month in digits: `5`, `5th`.
    pub(super) fn month_day(&self, at: usize) -> Option<(u32, usize)> {
        let day = match self.lex(at) {
            Lex::Ordinal(n) => n,
            Lex::Digits => self.view.word(at).parse().ok()?,
            _ => return None,
        };
        (1..=31).contains(&day).then_some((day, at + 1))
    }

    /// A year after a date: `1999`, `, 1999`, `'99`, `of 1999`; never over a line break, never a clock time.
    pub(super) fn year_after(&self, at: usize) -> Option<(i32, usize)> {
        let v = &self.view;
        let next = at + usize::from(v.is_any(at, &[",", "of"]));
        if v.breaks_before(at) || v.breaks_before(next) {
            return None;
        }
        let word = v.word(next);
        let clock = ZONES.contains(&v.word(next + 1)) || v.is(next + 1, "%");
        let full = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()) && !clock;
        if !full && v.is_word(next) {
            return self.spoken_year(next);
        }
        let year: i32 = if full { word.parse().ok()? } else { return self.era(next) };
        (1000..2200).contains(&year).then_some((year, next + 1)).or_else(|| self.era(next))
    }

    /// `411 BC`: the year and where it ends.
    pub(super) fn era(&self, at: usize) -> Option<(i32, usize)> {
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
    pub(super) fn month_first(&self, at: usize) -> Option<Raw> {
        let (month, after) = self.month(at)?;
        let the = after + usize::from(self.view.is(after, "the") && matches!(self.lex(after + 1), Lex::Ordinal(_)));
        if let Some(attack) = self.attack(after) {
            return Some(attack);
        }
        if let Some((day, end)) = self.month_day(the).filter(|_| the > after) {
            return Some(match self.year_after(end) {
                Some((year, to)) => self.given(year, month, day, to),
                None => self.which_year(Named::MonthDay(month, day), end),
            });
        }
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

    /// `Sept. 11 attacks`: the day and month at a token are known by what happened on them in one year.
    fn attack(&self, day_at: usize) -> Option<Raw> {
        let v = &self.view;
        let september =
            matches!(self.lex(day_at.wrapping_sub(1)), Lex::Month(9, _)) || v.is(day_at.wrapping_sub(2), "sept");
        let said =
            v.word(day_at) == "11" && v.is_any(day_at + 1, &["attack", "attacks", "terror", "terrorist", "hijackers"]);
        let day = NaiveDate::from_ymd_opt(2001, 9, 11).filter(|_| september && said)?;
        Some(Raw::new(day_at + 1, Form::Known(Val::Day(day))))
    }

    /// The year in `August-September 1950`, for the first of the two.
    pub(super) fn joint_year(&self, at: usize) -> Option<i32> {
        let (_, after) = self.view.is_dash(at).then(|| self.month(at + 1)).flatten()?;
        self.year_after(after).map(|(year, _)| year)
    }

    /// Whether nothing of the sentence follows.
    pub(super) fn ends_sentence(&self, at: usize) -> bool {
        self.view.get(at).is_none() || self.view.breaks_before(at)
    }

    /// Whether a bare month's name is a month: `May` and `March` need a word before them that says so.
    pub(super) fn is_month(&self, at: usize) -> bool {
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
    pub(super) fn counts(&self, at: usize) -> bool {
        let v = &self.view;
        v.is_any(at, &["%", "percent", "per", "million", "billion", "people"])
            || v.is(at, ":") && v.glued(at) && v.glued(at + 1)
    }

    /// A full date; impossible ones are read as their month.
    pub(super) fn given(&self, year: i32, month: u32, day: u32, end: usize) -> Raw {
        let val = NaiveDate::from_ymd_opt(year, month, day).map_or(Val::Month(year, month), Val::Day);
        Raw::new(end, Form::Known(val))
    }

    /// Follows `of last year`, `this year`, `of the same year`, `of that year`.
    pub(super) fn which_year(&self, named: Named, end: usize) -> Raw {
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
    pub(super) fn day_first(&self, at: usize) -> Option<Raw> {
        let v = &self.view;
        let first = at + usize::from(v.is(at, "the"));
        let (day, mut next) = self.month_day(first)?;
        let framed = v.is_any(first.wrapping_sub(1), &["from", "between"]) && v.is_any(next, &["to", "and"]);
        let second = v.is_dash(next) && v.glued(next) || framed;
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
                self.given(year, month, day, if range.is_some() || self.year_after(after).is_none() { end } else { to })
            }
            None if range.is_some() => Raw::new(end, Form::Named(Named::MonthDay(month, day), Which::Open)),
            None => self.which_year(Named::MonthDay(month, day), end),
        })
    }

    /// The year in `31 May-1 June 1916`, for the first of the two.
    pub(super) fn far_year(&self, at: usize) -> Option<(i32, usize)> {
        let next = self.view.is_dash(at).then_some(at + 1)?;
        let (_, after) = self.month_day(next)?;
        let (_, after) = self.month(after)?;
        self.year_after(after)
    }

    /// `the 15th`: a day of the month spoken of.
    pub(super) fn months_day(&self, at: usize, day: u32) -> Option<Raw> {
        let v = &self.view;
        let ordinal = matches!(self.lex(at), Lex::Ordinal(_))
            && v.is_number(at)
            && v.before(at, 1) == "the"
            && v.before(at, 2).eq_ignore_ascii_case("on");
        (ordinal && !v.is_word(at + 1)).then(|| Raw::new(at + 1, Form::Named(Named::MonthsDay(day), Which::Open)))
    }

    /// `2013-01-05`, `10/25/1999`, `25.10.1999`.
    pub(super) fn numeric(&self, at: usize) -> Option<Raw> {
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
    pub(super) fn weekday(&self, at: usize) -> Option<Raw> {
        let v = &self.view;
        let Lex::Weekday(day, many) = self.lex(at) else { return None };
        if ["Super", "Bloody", "Black", "Giving", "Ruby"].contains(&v.before(at, 1)) {
            return None;
        }
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
    pub(super) fn of_week(&self, at: usize) -> Option<i32> {
        let steps = [("last", -1), ("this", 0), ("next", 1)];
        let step = steps.iter().find(|(w, _)| self.view.is(at, w))?.1;
        self.view.is(at + 1, "week").then_some(step)
    }
}
