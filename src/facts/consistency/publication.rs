//! Dates against the day of publication: what is told as past but lies ahead, and datelines from another day.

use super::desk::{Desk, clash};
use super::{Checker, Clash};
use crate::facts::numbers::View;
use crate::facts::times::{Tense, tense};
use crate::facts::{Facts, Time};
use crate::ingest::Article;
use crate::span::Span;
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

/// More of them, for dates whose verb is further off: months and years are more often those of a plan.
const PLANS: &[&str] = &[
    "planning",
    "scheduling",
    "agreed",
    "booked",
    "called",
    "extended",
    "renewed",
    "approved",
    "voted",
    "after",
    "elections",
    "election",
    "announced",
    "anticipated",
    "likely",
    "when",
    "aims",
    "aim",
    "trial",
    "dated",
    "expiring",
    "estimated",
    "predicted",
    "for",
    "date",
    "olympics",
    "budget",
    "fiscal",
    "starting",
    "beginning",
    "year",
    "term",
];

/// Words of contracts and securities: their days are settled long before.
const CONTRACTS: &[&str] = &[
    "matures",
    "mature",
    "maturing",
    "maturity",
    "redemption",
    "redeem",
    "redeemable",
    "callable",
    "payable",
    "coupon",
    "subscription",
    "warrant",
    "debentures",
    "commencing",
    "commence",
    "option",
    "starting",
];

/// Words before a date that make no point of it.
const BEFORE: &[&str] = &[
    "the", "to", "from", "and", "or", "until", "by", "for", "of", "through", "between", "than", "that", "a", "before",
    "after", "dated", "till", "is",
];

fn after(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    let Some(published) = desk.updated() else { return };
    let Some(limit) = published.checked_add_days(Days::new(1)) else { return };
    for time in facts.times.iter().filter(|t| !t.relative && matches!(t.grain, "day" | "month" | "year")) {
        let Some(day) = time.lo.map(|lo| lo.date()).filter(|day| *day > limit) else { continue };
        if told_as_past(&desk, time) {
            let said = match time.grain {
                "day" => day.format("%-d %B %Y").to_string(),
                "month" => day.format("%B %Y").to_string(),
                _ => day.format("%Y").to_string(),
            };
            let why = format!("{said} is after publication on {}", published.format("%-d %B %Y"));
            clashes.push(clash("date-after-publication", time.span, why));
        }
    }
}

/// Whether a time is the day of something that has happened: the verb is past, and nothing near speaks of plans.
fn told_as_past(desk: &Desk<'_>, time: &Time) -> bool {
    let v = &desk.view;
    let tokens = desk.tokens(time.span);
    let sentence = desk.sentence(time.span.start);
    let lead = v.before(tokens.start, 1);
    let past = tense(v, sentence.clone(), tokens.start, tokens.end) == Tense::Past;
    if (sentence.start..tokens.start).any(|at| v.is_any(at, CONTRACTS)) {
        return false;
    }
    if time.grain == "day" && lead.eq_ignore_ascii_case("on") {
        let mut before = sentence.start.max(tokens.start.saturating_sub(5))..tokens.start;
        let mut after = tokens.end..sentence.end.min(tokens.end + 2);
        let planned =
            before.any(|at| v.is_any(at, AHEAD) || is_infinitive(v, at)) || after.any(|at| v.is_any(at, AHEAD));
        return past && !planned;
    }
    let free = !sentence.clone().any(|at| v.is_any(at, AHEAD) || v.is_any(at, PLANS) || is_infinitive(v, at));
    let bare = time.grain == "day"
        && v.is_word(tokens.start.wrapping_sub(1))
        && !v.is_any(tokens.start.wrapping_sub(1), BEFORE);
    let since = lead.eq_ignore_ascii_case("since") && desk.any(sentence.start..tokens.start, &["has", "have", "had"]);
    let opens = sentence.start + 1 == tokens.start && (lead == "In" || lead == "On");
    let done = matches!(lead, "in" | "on") && happened(v, tokens.start.wrapping_sub(2));
    free && (since || past && (bare || done || opens && time.grain != "year"))
}

/// Whether a past verb ends right at a token, but for a particle: `burnt down`, `was closed`.
fn happened(v: &View<'_>, at: usize) -> bool {
    let verb = if v.is_any(at, &["down", "up", "out", "off", "away", "over"]) { at.wrapping_sub(1) } else { at };
    let word = v.word(verb);
    let irregular = [
        "died", "shut", "burnt", "fell", "won", "lost", "left", "began", "ended", "sank", "sold", "built", "held",
        "met",
    ];
    let regular = word.len() > 4 && word.ends_with("ed") && word.starts_with(char::is_lowercase);
    (regular || irregular.contains(&word)) && !v.is_any(verb.wrapping_sub(1), &["be", "get", "being", "is", "are"])
}

/// `to` before a verb in lower case: what is to be done may lie ahead.
fn is_infinitive(v: &View<'_>, at: usize) -> bool {
    let next = v.word(at + 1);
    let noun =
        v.is_any(at + 1, &["the", "a", "an", "his", "her", "its", "their", "this", "that", "some", "all", "more"]);
    let many = next.ends_with('s') && !next.ends_with("ss");
    v.is(at, "to") && v.is_word(at + 1) && !many && next.starts_with(char::is_lowercase) && !noun
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

/// `LISBON, May 5 (Agency) — `: at the head of a paragraph a place before the date, an agency or a dash after it.
fn in_dateline(desk: &Desk<'_>, span: Span) -> bool {
    let v = &desk.view;
    let tokens = desk.tokens(span);
    let paragraph = desk.text.paragraphs.get(desk.text.paragraph_at(span.start));
    let Some(head) = paragraph.map(|p| p.tokens.start as usize) else { return false };
    let start = head + usize::from(v.is(head, "("));
    let place = v.word(start);
    let capitals = place.len() > 2 && place.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    let named =
        v.is_word(start) && v.is_capital(start) && (start..tokens.start).all(|at| !v.is_word(at) || v.is_capital(at));
    let agency = v.is(tokens.end, "(") && (tokens.end + 2..tokens.end + 6).any(|at| v.is(at, ")") && v.is_dash(at + 1));
    let dash = v.is_dash(tokens.end) && !v.glued(tokens.end);
    let wired = v.is(tokens.end, "/")
        || v.is(tokens.end, ":") && !v.glued(tokens.end + 1)
        || start > head && v.is(tokens.end, ")");
    let after = v.is(tokens.end, "(") || dash || wired;
    let comma = v.before(tokens.start, 1) == "," || v.is_dash(tokens.start.wrapping_sub(1));
    let near = tokens.start > start && tokens.start - start <= 10;
    near && comma && (capitals && after || named && agency)
}

#[cfg(test)]
mod tests {
    use crate::facts::consistency::tests::explain;

    #[test]
    fn what_happened_after_publication_is_a_clash_and_what_is_planned_is_none() {
        let check = |text| explain("date-after-publication", text, Some("2016-10-12")).len();
        for text in [
            "She was arrested on Nov. 30, 2016, in Leeds.",
            "Police arrested him Nov. 30, 2016.",
            "The mill burnt down in 2018.",
            "In November 2016 the council rejected it.",
            "She has lived in Leeds since March 2017.",
            "She spoke to reporters on Nov. 30, 2016, to explain the vote.",
        ] {
            assert_eq!(check(text), 1, "{text}");
        }
        for text in [
            "She will be sworn in on Nov. 30, 2016.",
            "She was arrested on Oct. 13, 2016, in Leeds.",
            "She was told to return on Nov. 30, 2016.",
            "The council voted to shut it in March 2017.",
            "He agreed a lease that ends in 2018.",
            "The firm won a contract for 2018.",
            "The issue, which was raised on Monday, matures on May 7, 2019.",
            "The firm said it will redeem all its preferred shares of the second series on May 1, 2017.",
        ] {
            assert_eq!(check(text), 0, "{text}");
        }
        assert_eq!(explain("date-after-publication", "She was arrested on Nov. 30, 2016.", None), [""; 0]);
    }

    #[test]
    fn a_dateline_is_of_the_days_before_publication() {
        let check = |text| explain("dateline", text, Some("2016-10-12")).len();
        assert_eq!(check("LISBON, Oct. 15 (Wire) — Trams stopped."), 1);
        assert_eq!(check("LISBON, March 3 (Wire) — Trams stopped."), 1);
        assert_eq!(check("LISBON – March 3 – Trams stopped."), 1);
        assert_eq!(check("Lisbon, March 3 (Wire) -- Trams stopped."), 1);
        assert_eq!(check("LISBON, Oct. 11 (Wire) — Trams stopped."), 0);
        assert_eq!(check("In LISBON, March 3 is a holiday."), 0);
    }
}
