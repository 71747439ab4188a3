//! Expressions of time, as intervals.
//!
//! Takes an article's tokens and its date of publication, gives [`Time`]s in order of position. The words are looked up
//! once ([`lexicon`]), the grammar runs only where one of them can begin an expression ([`grammar`]), and
//! what an expression leaves open is settled by the day of writing, the tense, and the time spoken of last
//! ([`resolve`]). Nothing here reads a clock: without a date of publication a relative expression has no value.

mod clock;
mod coupled;
mod dates;
mod edtf;
mod fields;
mod form;
mod grammar;
mod holidays;
mod lengths;
mod lexicon;
mod periods;
mod resolve;
mod tense;
mod value;
mod years;

use crate::facts::numbers::View;
use crate::ingest::Article;
use crate::span::Span;
use crate::text::Text;
use chrono::{Datelike, NaiveDate, NaiveDateTime, Weekday};
use form::{Form, From, Named, Raw, Which};
use grammar::Grammar;
use lexicon::Lex;
use resolve::Resolver;
use value::{Unit, Val};

pub(in crate::facts) use lexicon::{is_month, is_weekday};
pub(in crate::facts) use tense::{Tense, tense};

pub use fields::FIELDS;
pub(in crate::facts) use fields::weekday_name;

/// One expression of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Time {
    /// Where it stands.
    pub span: Span,
    /// What sort of time it is (TIMEX3).
    pub kind: TimeKind,
    /// Its value in TIMEX3; `None` where it hangs on a publication date that nobody gave.
    pub value: Option<String>,
    /// The first moment it can mean.
    pub lo: Option<NaiveDateTime>,
    /// The first moment after it.
    pub hi: Option<NaiveDateTime>,
    /// The weekday that the text states, where it states one.
    pub weekday: Option<Weekday>,
    /// How fine it is: `day`, `month`, `year` and so on; empty where it is no point on the calendar.
    pub grain: &'static str,
    /// Whether it hangs on the day of writing or on what was spoken of before.
    pub relative: bool,
}

/// What sort of time it is, as in TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeKind {
    /// A day or something longer.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A time that comes again.
    Set,
}

impl TimeKind {
    /// The name of the contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// Finds the expressions of time.
pub fn find(article: &Article, text: &Text) -> Vec<Time> {
    let view = View::new(&article.text, text);
    let lex = lexicon::lex(&view);
    let mut raws = scan(&Grammar { view, lex: &lex });
    share_years(&view, &mut raws);
    let anchor = article.meta.published.map(|p| p.date).or_else(|| dateline(&view, text, &raws));
    let narrative = tells_of_old(&raws, anchor.map(|d| d.year()));
    let mut resolver =
        Resolver { anchor, narrative, spoken: None, before: None, opens: false, explicit: false, quarter: None };
    let mut times = Vec::with_capacity(raws.len());
    for (first, raw) in &raws {
        let tense = match raw.form {
            Form::Named(..) => {
                let start = view.get(*first).map_or(0, |t| t.start);
                let sentence = text.sentences.get(text.sentence_at(start)).map_or(0..0, |s| s.tokens.clone());
                tense(&view, sentence.start as usize..sentence.end as usize, *first, raw.end)
            }
            _ => Tense::Open,
        };
        resolver.opens = narrative && opens(&view, text, *first);
        times.push(resolver.time(raw, span(&view, *first, raw.end), tense));
    }
    times
}

/// The day of a dateline that is given in full, where nothing else dates the article: `LISBON, May 5, 2016 (Agency) — `.
fn dateline(view: &View<'_>, text: &Text, raws: &[(usize, Raw)]) -> Option<NaiveDate> {
    let (first, raw) = raws.first()?;
    let Form::Known(Val::Day(day)) = raw.form else { return None };
    let start = view.get(*first)?.start;
    let paragraph = text.paragraphs.get(text.paragraph_at(start))?;
    let head = paragraph.tokens.start as usize;
    let place = (head..*first).all(|at| !view.is_word(at) || view.is_capital(at)) && view.is_word(head);
    let capitals = view.word(head).len() > 2 && view.word(head).chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    let closed = view.is(raw.end, "(") || view.is_dash(raw.end) && !view.glued(raw.end);
    (*first > head && first - head <= 10 && place && capitals && closed).then_some(day)
}

/// Whether an expression opens its sentence, but for a preposition and a word that frames it.
fn opens(view: &View<'_>, text: &Text, first: usize) -> bool {
    let start = view.get(first).map_or(0, |t| t.start);
    let sentence = text.sentences.get(text.sentence_at(start)).map_or(0, |s| s.tokens.start as usize);
    first <= sentence + 2
}

/// Every expression with its first token, in order, none over another.
fn scan(grammar: &Grammar<'_>) -> Vec<(usize, Raw)> {
    let mut raws = Vec::new();
    let mut at = 0;
    while at < grammar.view.tokens.len() {
        match Some(at).filter(|at| grammar.lex(*at) != Lex::None).and_then(|at| grammar.expression(at)) {
            Some(raw) => {
                raws.push((at, raw));
                at = raw.end.max(at + 1);
                while let Some((first, second)) = raws.last().and_then(|(_, raw)| grammar.coupled(raw)) {
                    raws.push((first, second));
                    at = second.end;
                }
            }
            None => at += 1,
        }
    }
    raws
}

/// Gives the year of a date to what is coupled with it: `August and September 1914`, `from October to March 1945`.
fn share_years(view: &View<'_>, raws: &mut [(usize, Raw)]) {
    let mut later: Option<(usize, Raw)> = None;
    for (first, raw) in raws.iter_mut().rev() {
        if let (Form::Named(named, Which::Open), Some((next, other))) = (raw.form, later)
            && raw.end + 1 == next
            && !view.breaks_before(raw.end)
            && let Some(year) = shared_year(view, raw.end, named, other.form)
        {
            raw.form = Form::Named(named, Which::Year(year));
        }
        later = Some((*first, *raw));
    }
}

/// The year of a month, day or season that the token `at` couples with a dated one; a range may begin the year before.
fn shared_year(view: &View<'_>, at: usize, named: Named, other: Form) -> Option<i32> {
    let range = view.is_any(at, &["to", "through", "until", "till"]) || view.is_dash(at);
    if !range && !view.is_any(at, &["and", "or"]) {
        return None;
    }
    let (end, year) = match other {
        Form::Known(Val::Month(year, month)) => (place(Named::Month(month))?, year),
        Form::Known(Val::Day(day)) => (place(Named::MonthDay(day.month(), day.day()))?, day.year()),
        Form::Named(named, Which::Year(year)) => (place(named)?, year),
        _ => return None,
    };
    match (place(named)? < end, range) {
        (true, _) => Some(year),
        (false, true) => Some(year - 1),
        (false, false) => None,
    }
}

/// Where in its year a month, day or season begins: a number that grows with the calendar. Winter lies in two years.
fn place(named: Named) -> Option<u32> {
    match named {
        Named::Month(month) => Some(month * 32),
        Named::MonthDay(month, day) => Some(month * 32 + day),
        Named::Season("SP") => Some(3 * 32),
        Named::Season("SU") => Some(6 * 32),
        Named::Season("FA") => Some(9 * 32),
        _ => None,
    }
}

/// The span of an expression, without a possessive ending.
fn span(view: &View<'_>, first: usize, end: usize) -> Span {
    let whole = view.span(first, end);
    let last = view.get(end.saturating_sub(1)).map_or(whole.end, |t| lexicon::bare_end(view.text, t));
    Span { start: whole.start, end: last.max(whole.start) }
}

/// Whether the dates that the text gives in full lie mostly well before its publication: then it tells a story of its
/// own time, and what it leaves open hangs on that. A full date weighs twice as much as a year.
fn tells_of_old(raws: &[(usize, Raw)], published: Option<i32>) -> bool {
    let (mut old, mut fresh) = (0, 0);
    for (_, raw) in raws {
        match raw.form {
            Form::Known(val @ (Val::Day(_) | Val::Month(..))) => {
                let away = |p: i32| val.year().is_some_and(|y| (p - y).abs() > 1);
                if published.is_none_or(away) {
                    old += 2;
                } else {
                    fresh += 1;
                }
            }
            Form::Known(Val::Year(year)) if published.is_none_or(|p| (p - year).abs() > 1) => old += 1,
            Form::Named(Named::Weekday(_), _) | Form::Shift(Unit::Day, _, From::Writing) => fresh += 1,
            _ => {}
        }
    }
    published.is_none() && old > fresh || old >= 8 && fresh == 0 || old >= 16 && old > fresh * 3
}

/// An article for tests: a text and its date of publication.
#[cfg(test)]
pub(in crate::facts) fn tests_article(text: &str, published: Option<&str>) -> Article {
    let mut article = Article::from_text("a.txt", text);
    article.meta.published = published.and_then(crate::ingest::Published::parse);
    article
}

#[cfg(test)]
mod forms;
#[cfg(test)]
mod tests;
