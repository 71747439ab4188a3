//! Which tokens make an expression of time, and what it says before anything is known of its surroundings.
//!
//! Takes tokens with their [`Lex`] and a place; gives the longest [`Raw`] that begins there. Every rule looks at a
//! bounded number of tokens, so the whole is linear.

use super::form::{Form, Named, Raw};
use super::lexicon::Lex;
use super::value::{Unit, Val};
use crate::facts::numbers::View;

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

    pub(super) fn approximate(&self, at: usize) -> Option<usize> {
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
    pub(super) fn edge(&self, at: usize) -> Option<usize> {
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
    pub(super) fn of_the_day(&self, mut raw: Raw) -> Raw {
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
        let next = at + usize::from(self.view.is_any(at, &["about", "around"]) && at > raw.end);
        if let Some((clock, end)) = self.clock(next).filter(|_| at > raw.end) {
            (raw.clock, raw.end) = (Some(clock), end);
        }
        raw
    }

    /// A date by itself.
    pub(super) fn date(&self, at: usize) -> Option<Raw> {
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
}

/// The longer of two readings; the first where they are equally long.
fn longer(best: Raw, raw: Raw) -> Raw {
    if raw.end > best.end { raw } else { best }
}
