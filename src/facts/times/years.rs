//! The grammar's years: in digits and in words, decades, centuries, and which four digits are a year.

use super::form::{Form, Named, Raw, Which};
use super::grammar::Grammar;
use super::lexicon::Lex;
use super::value::Val;
use crate::facts::numbers::{Figure, figure};

/// Words after four digits that make them a clock time.
pub(super) const ZONES: &[&str] = &[
    "GMT", "UTC", "BST", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "ET", "CET", "CEST", "JST", "IST",
    "Eastern", "Pacific", "hrs", "hours",
];

impl Grammar<'_> {
    /// Years, decades and centuries.
    pub(super) fn year(&self, at: usize) -> Option<Raw> {
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
        if let (Lex::Ordinal(n), true, Lex::Ordinal(last)) =
            (self.lex(the), v.is_any(the + 1, &["and", "to", "or"]), self.lex(the + 2))
            && v.is_any(v.past_joint(the + 3), &["century", "centuries"])
            && n < last
        {
            return Some(Raw::new(the + 1, Form::Known(Val::Century(i32::try_from(n).ok()? - 1))));
        }
        let centuries = v.is_any(v.past_joint(the + 1), &["century", "centuries"]);
        if let (Lex::Ordinal(n), true) = (self.lex(the), centuries) {
            let century = i32::try_from(n).ok()? - 1;
            let end = v.past_joint(the + 1) + 1;
            let old = v.is_any(end, &["BC", "BCE"]);
            let val = Val::Century(if old { -1 - century } else { century });
            return Some(Raw::new(end + usize::from(old), Form::Known(val)));
        }
        if v.word(at) == "AD"
            && let Some(year) = v.word(at + 1).parse::<i32>().ok().filter(|y| (1..2100).contains(y))
        {
            return Some(Raw::new(at + 2, Form::Known(Val::Year(year))));
        }
        if let Some((year, end)) = self.era(at) {
            return Some(Raw::new(end, Form::Known(Val::Year(year))));
        }
        let named = the + usize::from(the > at && v.is(the, "year"));
        if let Some((year, end)) = self.spoken_year(named) {
            return Some(Raw::new(end, Form::Known(Val::Year(year))));
        }
        if let Some(raw) = self.fiscal(the) {
            return Some(raw);
        }
        let start = named;
        let plain = start == at;
        let word = v.word(start);
        let year: i32 = (word.len() == 4).then(|| word.parse().ok()).flatten()?;
        let marked = named > the;
        if !plain && self.view.is(start + 1, "period") && !marked {
            return Some(Raw::new(start + 2, Form::Named(Named::Quarter(0), Which::Year(year))));
        }
        (marked || plain && self.is_year(start, year)).then(|| Raw::new(start + 1, Form::Known(Val::Year(year))))
    }

    /// A year of accounts: `fiscal 2015`, `fiscal year 2015-16`, `FY2015`, `the 2015 fiscal year`.
    fn fiscal(&self, at: usize) -> Option<Raw> {
        let v = &self.view;
        let year_at = |at: usize| {
            let year = v.word(at).parse::<i32>().ok().filter(|y| v.word(at).len() == 4 && (1900..2100).contains(y))?;
            let short = (v.is(at + 1, "/") || v.is_dash(at + 1)) && v.glued(at + 1) && v.glued(at + 2);
            let next = v.word(at + 2).parse::<i32>().ok().filter(|n| short && *n == (year + 1) % 100);
            Some(if next.is_some() { (year + 1, at + 3) } else { (year, at + 1) })
        };
        let glued = v.word(at).strip_prefix("FY").filter(|y| y.len() == 4 || y.len() == 2);
        if let Some(year) = glued.and_then(|y| y.parse::<i32>().ok()) {
            let year = if year < 100 { year + 2000 } else { year };
            return Some(Raw::new(at + 1, Form::Known(Val::Fiscal(year))));
        }
        if v.is(at, "fiscal") || v.word(at) == "FY" {
            let next = at + 1 + usize::from(v.is(at + 1, "year"));
            return year_at(next).map(|(year, end)| Raw::new(end, Form::Known(Val::Fiscal(year))));
        }
        let (year, end) = year_at(at)?;
        let named = v.is_any(end, &["fiscal", "financial"]) && v.is(end + 1, "year");
        named.then(|| Raw::new(end + 2, Form::Known(Val::Fiscal(year))))
    }

    /// Whether four digits are a year: the words around them must allow it.
    pub(super) fn is_year(&self, at: usize, year: i32) -> bool {
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
            "fall", "about", "(", "-", "–",
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
                    && (1000..2200).contains(&year)
            }
        }
    }

    /// `'99`, `the '80s`.
    pub(super) fn short_year(&self, at: usize) -> Option<Raw> {
        let v = &self.view;
        if let Lex::Decade(decade) = self.lex(at + 1) {
            return Some(Raw::new(at + 2, Form::Known(Val::Decade(decade))));
        }
        let word = v.word(at + 1);
        let year: i32 = (word.len() == 2 && !v.glued(at)).then(|| word.parse().ok()).flatten()?;
        Some(Raw::new(at + 2, Form::Known(Val::Year(if year < 30 { 2000 + year } else { 1900 + year }))))
    }

    /// `nineteen ninety-six`, `two thousand four`.
    pub(super) fn spoken_year(&self, at: usize) -> Option<(i32, usize)> {
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

/// The index before, or one that no token has.
fn before_index(at: usize) -> usize {
    at.checked_sub(1).unwrap_or(usize::MAX)
}
