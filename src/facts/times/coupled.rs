//! The grammar's second halves: what a date or year shares with the one before it.
//!
//! Takes an expression that was just read; gives the day or year that is coupled with it, where one is: `9` in
//! `May 5-9`, `6` in `May 5 and 6`, `16` in `2015-16`.

use super::form::{Form, Named, Raw, Which};
use super::grammar::Grammar;
use super::lexicon::Lex;
use super::value::Val;
use chrono::{Datelike, NaiveDate};

/// Words that may follow a coupled day. Any other lower-case word may be what a bare figure counts.
const AFTER: &[&str] = &[
    "in", "at", "on", "by", "of", "after", "before", "as", "when", "with", "for", "and", "but", "from", "the", "to",
    "was", "were", "is", "are", "will", "while", "it", "he", "she", "they", "we", "this", "last", "next", "during",
    "near",
];

impl Grammar<'_> {
    /// The day or year coupled with an expression, and its first token.
    pub(super) fn coupled(&self, raw: &Raw) -> Option<(usize, Raw)> {
        match raw.form {
            _ if raw.clock.is_some() || raw.part.is_some() => None,
            Form::Named(Named::MonthDay(month, day), which @ (Which::Open | Which::Year(_))) => {
                self.second_day(raw.end, month, day, which)
            }
            Form::Known(Val::Day(day)) => self.second_day(raw.end, day.month(), day.day(), Which::Year(day.year())),
            Form::Known(Val::Year(year)) => self.second_year(raw.end, year),
            _ => None,
        }
    }

    /// The later day of a month that was named before the first: `May 5 and 6`.
    fn second_day(&self, at: usize, month: u32, first: u32, which: Which) -> Option<(usize, Raw)> {
        let v = &self.view;
        let digits = matches!(self.lex(at.wrapping_sub(1)), Lex::Digits | Lex::Ordinal(_));
        let joined = v.is_dash(at) && v.glued(at) && v.glued(at + 1) || v.is_any(at, &["and", "to", "or", "through"]);
        if !digits || !joined || v.breaks_before(at) || v.breaks_before(at + 1) {
            return None;
        }
        let (day, end) = self.month_day(at + 1).filter(|(day, end)| *day > first && !self.counts(*end))?;
        let counts = v.is_word(end) && !v.is_capital(end) && !v.is_any(end, AFTER) && !v.breaks_before(end);
        let clock =
            v.is_any(end, &["am", "pm", "a", "p"]) || v.glued(end) && !v.is_any(end, &[",", ".", ")", ";", "?"]);
        if counts || clock || self.month(end).is_some() {
            return None;
        }
        Some(match self.year_after(end) {
            Some((year, to)) => (at + 1, self.given(year, month, day, to)),
            None => {
                let form = match which {
                    Which::Year(year) => Form::Known(Val::Day(NaiveDate::from_ymd_opt(year, month, day)?)),
                    _ => Form::Named(Named::MonthDay(month, day), which),
                };
                (at + 1, Raw::new(end, form))
            }
        })
    }

    /// The second year of `2015-16`.
    fn second_year(&self, at: usize, first: i32) -> Option<(usize, Raw)> {
        let v = &self.view;
        let apart = v.is(at.wrapping_sub(2), "-") && v.glued(at.wrapping_sub(1));
        let joined = v.is_dash(at) && v.glued(at) && v.glued(at + 1) && v.word(at.wrapping_sub(1)).len() == 4;
        let short: i32 = v.word(at + 1).parse().ok().filter(|_| v.word(at + 1).len() == 2 && joined && !apart)?;
        let year = first - first.rem_euclid(100) + short;
        let more = v.is_dash(at + 2) && v.glued(at + 2) || v.is(at + 2, ":") && v.glued(at + 2);
        (year > first && !more).then(|| (at + 1, Raw::new(at + 2, Form::Known(Val::Year(year)))))
    }
}
