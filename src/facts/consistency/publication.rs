//! Dates against the day of publication: what is told as past but lies ahead, and datelines from another day.

use super::desk::{Desk, clash};
use super::{Checker, Clash};
use crate::facts::Facts;
use crate::facts::times::{Tense, tense};
use crate::ingest::Article;
use crate::text::Text;
use chrono::{Datelike, Days, NaiveDate};

/// What has happened cannot be dated after publication.
pub(super) const AFTER: Checker = Checker {
    name: "date-after-publication",
    about: "something told as past on a day after publication",
    check: after,
};

/// Words that speak of plans, hopes and conditions: a date beside them may lie ahead.
const AHEAD: &[&str] = &[
    "will",
    "would",
    "shall",
    "won't",
    "won’t",
    "if",
    "until",
    "till",
    "by",
    "scheduled",
    "planned",
    "plans",
    "plan",
    "expected",
    "due",
    "set",
    "should",
    "could",
    "may",
    "might",
    "must",
    "can",
    "expires",
    "expire",
    "begins",
    "starts",
    "deadline",
    "next",
    "upcoming",
    "through",
    "effective",
    "proposed",
    "postponed",
    "delayed",
    "slated",
    "forecast",
    "projected",
    "target",
    "goal",
    "want",
    "wants",
    "hopes",
    "hope",
    "ahead",
    "before",
    "future",
    "going",
    "vowed",
    "promised",
    "ends",
    "runs",
    "takes",
    "intends",
    "pledged",
    "ready",
];

fn after(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    let Some(published) = desk.published() else { return };
    let Some(limit) = published.checked_add_days(Days::new(1)) else { return };
    for time in facts.times.iter().filter(|t| !t.relative && t.grain == "day") {
        let Some(day) = time.lo.map(|lo| lo.date()).filter(|day| *day > limit) else { continue };
        let tokens = desk.tokens(time.span);
        let on = desk.view.before(tokens.start, 1).eq_ignore_ascii_case("on");
        let sentence = desk.sentence(time.span.start);
        let mut near = (sentence.start.max(tokens.start.saturating_sub(5))..tokens.start)
            .chain(tokens.end..sentence.end.min(tokens.end + 2));
        let past = tense(&desk.view, sentence, tokens.start, tokens.end) == Tense::Past;
        if on && past && !near.any(|at| desk.view.is_any(at, AHEAD)) {
            let why = format!("{} is after publication on {}", day.format("%-d %B %Y"), published.format("%-d %B %Y"));
            clashes.push(clash("date-after-publication", time.span, why));
        }
    }
}

/// The dateline must be of the days before publication.
pub(super) const DATELINE: Checker =
    Checker { name: "dateline", about: "a dateline that is not of the week before publication", check: dateline };

/// A story may lie so many days before it is printed.
const OLDEST: i64 = 14;

fn dateline(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    let Some(published) = desk.published() else { return };
    for time in facts.times.iter().filter(|t| t.grain == "day").take(3) {
        let Some(day) = time.lo.map(|lo| lo.date()) else { continue };
        if !in_dateline(&desk, time.span) {
            continue;
        }
        let off = if time.relative { nearest(day, published) } else { (day - published).num_days() };
        if !(-OLDEST..=1).contains(&off) {
            let why = format!(
                "the dateline is of {}, publication was on {}",
                day.format("%-d %B"),
                published.format("%-d %B %Y")
            );
            clashes.push(clash("dateline", time.span, why));
        }
    }
}

/// How many days the day of the month lies from publication in the nearest year.
fn nearest(day: NaiveDate, published: NaiveDate) -> i64 {
    let years = published.year() - 1..=published.year() + 1;
    let off = years.filter_map(|y| day.with_year(y)).map(|d| (d - published).num_days());
    off.min_by_key(|n| n.abs()).unwrap_or(0)
}

/// `LISBON, May 5 (Agency) — `: a place in capitals before the date, an agency or a dash after it.
fn in_dateline(desk: &Desk<'_>, span: crate::span::Span) -> bool {
    let v = &desk.view;
    let tokens = desk.tokens(span);
    let start = desk.sentence(span.start).start;
    let place = v.word(start);
    let capitals = place.len() > 2 && place.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    let after = v.is(tokens.end, "(") || v.is_dash(tokens.end) && !v.glued(tokens.end);
    tokens.start > start && tokens.start - start <= 8 && capitals && v.before(tokens.start, 1) == "," && after
}

#[cfg(test)]
mod tests {
    use crate::facts::consistency::tests::explain;

    #[test]
    fn what_happened_after_publication_is_a_clash_and_what_is_planned_is_none() {
        let check = |text| explain("date-after-publication", text, Some("2016-10-12")).len();
        assert_eq!(check("She was arrested on Nov. 30, 2016, in Leeds."), 1);
        assert_eq!(check("She will be sworn in on Nov. 30, 2016."), 0);
        assert_eq!(check("She was arrested on Oct. 13, 2016, in Leeds."), 0);
        assert_eq!(explain("date-after-publication", "She was arrested on Nov. 30, 2016.", None), [""; 0]);
    }

    #[test]
    fn a_dateline_is_of_the_days_before_publication() {
        let check = |text| explain("dateline", text, Some("2016-10-12")).len();
        assert_eq!(check("LISBON, Oct. 15 (Wire) — Trams stopped."), 1);
        assert_eq!(check("LISBON, March 3 (Wire) — Trams stopped."), 1);
        assert_eq!(check("LISBON, Oct. 11 (Wire) — Trams stopped."), 0);
    }
}
