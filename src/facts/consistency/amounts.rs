//! Figures that contradict each other where they stand: parts and their sum, shares, changes, conversions.

use super::desk::{Desk, between, clash, plain};
use super::{Checker, Clash};
use crate::facts::{Facts, Number};
use crate::ingest::Article;
use crate::text::Text;

/// The parts must make the whole.
pub(super) const SUM: Checker =
    Checker { name: "parts-and-sum", about: "parts of a number of people that do not add up to it", check: sum };

/// Wholes that may be broken up into persons.
const WHOLES: &[&str] = &[
    "people",
    "persons",
    "victims",
    "passengers",
    "students",
    "workers",
    "members",
    "employees",
    "survivors",
    "patients",
    "residents",
    "suspects",
    "hostages",
    "migrants",
    "pupils",
    "delegates",
    "casualties",
    "dead",
    "killed",
    "injured",
    "wounded",
    "crew",
    "lawmakers",
    "jurors",
    "inmates",
    "volunteers",
    "guests",
];
/// Parts that leave no one in two of them.
const PARTS: &[&str] = &[
    "men",
    "women",
    "children",
    "boys",
    "girls",
    "adults",
    "soldiers",
    "civilians",
    "officers",
    "policemen",
    "teenagers",
    "babies",
    "infants",
    "teachers",
    "pupils",
    "students",
    "passengers",
    "crew",
    "sailors",
    "miners",
    "nurses",
    "doctors",
    "man",
    "woman",
    "child",
    "boy",
    "girl",
    "soldier",
    "civilian",
    "officer",
];

fn sum(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    let of = |n: &Number, words: &[&str]| n.of.as_deref().is_some_and(|o| words.contains(&o));
    for (index, whole) in facts.numbers.iter().enumerate() {
        if whole.lo < whole.hi || whole.approximate || !of(whole, WHOLES) {
            continue;
        }
        let mut end = desk.tokens(whole.span).end;
        if !(desk.view.is_any(end, &[",", ":", "("]) || desk.view.is_dash(end)) {
            continue;
        }
        let mut parts = Vec::new();
        for part in facts.numbers.iter().skip(index + 1).take(6) {
            let start = desk.tokens(part.span).start;
            let joins = start > end
                && (end..start).all(|at| desk.view.is_any(at, &[",", "and", ":", "("]) || desk.view.is_dash(at));
            if !joins || start - end > 2 || part.approximate || !of(part, PARTS) {
                break;
            }
            end = desk.tokens(part.span).end;
            parts.push(part);
        }
        let closed = parts.len() >= 2
            && parts.last().is_some_and(|p| desk.view.is(desk.tokens(p.span).start.wrapping_sub(1), "and"));
        let total: f64 = parts.iter().map(|p| p.value).sum();
        if let (true, Some(last)) = (closed && total != whole.value, parts.last()) {
            let said: Vec<String> = parts.iter().map(|p| plain(p.value)).collect();
            let why = format!("{} is {}, not {}", said.join(" + "), plain(total), plain(whole.value));
            let first = parts.first().map_or(last.span, |p| p.span);
            clashes.push(between(
                "parts-and-sum",
                whole.span.cover(last.span),
                why,
                first.cover(last.span),
                plain(total),
            ));
        }
    }
}

/// A list must have as many items as it announces.
pub(super) const LIST: Checker =
    Checker { name: "list-count", about: "a list of names that is longer or shorter than announced", check: list };

fn list(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    for number in facts.numbers.iter().filter(|n| n.of.is_some() && !n.approximate && (2.0..20.0).contains(&n.value)) {
        let colon = desk.tokens(number.span).end;
        if !desk.view.is(colon, ":") {
            continue;
        }
        let Some((items, end)) = names_listed(&desk, colon + 1) else { continue };
        let sentence = desk.sentence(number.span.start);
        let open = desk.any(end..sentence.end, &["along", "plus", "besides", "etc"]);
        if items as f64 != number.value && !open {
            let why = format!("{} are announced, {items} are named", plain(number.value));
            let span = number.span.cover(desk.view.span(colon, end));
            clashes.push(between("list-count", span, why, desk.view.span(colon + 1, end), format!("{items} names")));
        }
    }
}

/// Names with commas between and an `and` before the last: how many, and where they end.
fn names_listed(desk: &Desk<'_>, start: usize) -> Option<(usize, usize)> {
    let v = &desk.view;
    let (mut at, mut items, mut last) = (start, 0, false);
    loop {
        let first = at;
        at += usize::from(v.is(at, "the"));
        while at < first + 6
            && (v.is_word(at) && v.is_capital(at)
                || at > first && v.is_any(at, &["of", "de", "the", "al", "bin", "von", "van"]) && v.is_capital(at + 1)
                || at > first && v.is(at, ".") && v.word(at - 1).len() < 3)
        {
            at += 1;
        }
        if at == first || v.breaks_before(first) {
            return None;
        }
        items += 1;
        if last {
            let more = v.is_any(at, &["and", "&", "or", "plus", "'", "’"])
                || v.is(at, ",") && v.is_capital(at + 1)
                || v.is_word(at) && v.is_any(at, &["as", "among", "-"]);
            return (!more && items < 20).then_some((items, at));
        }
        let comma = v.is(at, ",");
        at += usize::from(comma);
        last = v.is(at, "and");
        at += usize::from(last);
        if !comma && !last {
            return None;
        }
    }
}

/// Shares of one whole must not exceed it.
pub(super) const SHARES: Checker =
    Checker { name: "shares-over-100", about: "two shares of one vote that exceed 100 per cent", check: shares };

const CONTEST: &[&str] = &[
    "leads",
    "lead",
    "led",
    "leading",
    "beat",
    "beats",
    "defeated",
    "ahead",
    "losing",
    "lost",
    "won",
    "trails",
    "trailing",
    "trailed",
    "edged",
    "over",
    "margin",
    "tops",
    "topped",
    "versus",
    "against",
    "behind",
    "defeating",
    "beating",
    "wins",
    "bested",
    "doubles",
    "trounced",
    "favors",
    "favored",
    "swept",
];
const CHANGE: &[&str] = &[
    "from",
    "rose",
    "fell",
    "climbed",
    "dropped",
    "increased",
    "declined",
    "grew",
    "jumped",
    "slipped",
    "between",
    "up",
    "down",
    "range",
    "ranging",
    "went",
    "raised",
    "cut",
];

fn shares(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    for pair in facts.numbers.windows(2) {
        let [first, second] = pair else { continue };
        let percent = |n: &Number| n.unit.as_deref() == Some("%") && !n.approximate;
        let (one, two) = (desk.tokens(first.span), desk.tokens(second.span));
        if !percent(first) || !percent(second) || two.start != one.end + 1 || !desk.view.is(one.end, "to") {
            continue;
        }
        let sentence = desk.sentence(first.span.start);
        let left = sentence.start.max(one.start.saturating_sub(14))..one.start;
        let near = one.start.saturating_sub(3).max(sentence.start)..one.start;
        let sum = first.value + second.value;
        if sum > 101.0 && desk.any(left, CONTEST) && !desk.any(near, CHANGE) {
            let why = format!(
                "{} and {} per cent of one vote are {} per cent",
                plain(first.value),
                plain(second.value),
                plain(sum)
            );
            clashes.push(clash("shares-over-100", first.span.cover(second.span), why));
        }
    }
}

/// A change in per cent must fit the two values.
pub(super) const CHANGED: Checker =
    Checker { name: "percent-change", about: "a change in per cent that its two values contradict", check: changed };

fn changed(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    for three in facts.numbers.windows(3) {
        let [now, percent, then] = three else { continue };
        let unit = now.unit == then.unit && (now.of == then.of || then.of.is_none());
        if percent.unit.as_deref() != Some("%") || !unit || now.unit.as_deref() == Some("%") || then.value <= 0.0 {
            continue;
        }
        let gap = desk.tokens(now.span).end..desk.tokens(percent.span).start;
        let from = desk.tokens(percent.span).end..desk.tokens(then.span).start;
        let up = desk.any(gap.clone(), &["up", "rising", "increase"]);
        let down = desk.any(gap.clone(), &["down", "falling", "decrease"]);
        if gap.len() > 3 || from.len() != 1 || !desk.any(from, &["from"]) || up == down {
            continue;
        }
        let sign = if up { 1.0 } else { -1.0 };
        let change = |a: f64, b: f64| sign * (a - b) / b * 100.0;
        let (a, b) = (last_digit(&desk, now) / 2.0, last_digit(&desk, then) / 2.0);
        let wide = [(a, b), (a, -b), (-a, b), (-a, -b)].map(|(x, y)| change(now.value + x, then.value + y));
        let (lo, hi) = (
            wide.iter().copied().fold(f64::INFINITY, f64::min),
            wide.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        );
        let slack = 0.5 + percent.value * 0.05;
        if lo.is_finite() && hi.is_finite() && (percent.value < lo - slack || percent.value > hi + slack) {
            let why = format!(
                "from {} to {} is {} per cent, not {}",
                desk.words(then.span),
                desk.words(now.span),
                plain(change(now.value, then.value)),
                plain(percent.value)
            );
            clashes.push(between(
                "percent-change",
                now.span.cover(then.span),
                why,
                percent.span,
                desk.words(percent.span).to_owned(),
            ));
        }
    }
}

/// The size of a figure's last digit, whatever hedges it: 100,000 for `7.5 million`.
pub(super) fn last_digit(desk: &Desk<'_>, number: &Number) -> f64 {
    let said = desk.words(number.span);
    let digits = said.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = digits.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).unwrap_or(digits.len());
    let plain = digits.get(..end).unwrap_or("").trim_end_matches(['.', ',']).replace(',', "");
    let base: f64 = plain.parse().unwrap_or(0.0);
    let decimals = plain.split_once('.').map_or(0, |(_, d)| d.len().min(9)) as i32;
    if base > 0.0 { 10f64.powi(-decimals) * (number.value / base) } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use crate::facts::consistency::tests::explain;

    fn count(checker: &'static str, text: &str) -> usize {
        explain(checker, text, None).len()
    }

    #[test]
    fn parts_make_the_whole() {
        assert_eq!(
            explain("parts-and-sum", "It hit 12 people, seven men and six women, at noon.", None),
            ["12 people, seven men and six women: 7 + 6 is 13, not 12"]
        );
        assert_eq!(count("parts-and-sum", "It hit 13 people, seven men and six women, at noon."), 0);
        assert_eq!(count("parts-and-sum", "It hit 13 people, including two men and six women."), 0);
    }

    #[test]
    fn a_list_has_as_many_items_as_announced() {
        assert_eq!(count("list-count", "It hit four states: Iowa, Ohio and Utah, on Monday."), 1);
        assert_eq!(count("list-count", "It hit three states: Iowa, North Dakota and Utah."), 0);
        assert_eq!(count("list-count", "It hit four states: rain, hail and snow."), 0);
    }

    #[test]
    fn shares_changes_and_conversions() {
        assert_eq!(count("shares-over-100", "Roe leads Low 54 percent to 55 percent."), 1);
        assert_eq!(count("shares-over-100", "Roe's lead rose from 54 percent to 55 percent."), 0);
        assert_eq!(count("percent-change", "It made $80 million, up 5 percent from $60 million."), 1);
        assert_eq!(count("percent-change", "It made $80 million, up 33 percent from $60 million."), 0);
        assert_eq!(count("unit-conversion", "It lies 125 kilometers (65 miles) away."), 1);
        assert_eq!(count("unit-conversion", "It lies 125 kilometers (78 miles) away."), 0);
        assert_eq!(
            count("currency-rate", "It cost $10 million (9 million euros), then $20 million (40 million euros)."),
            1
        );
        assert_eq!(
            count("currency-rate", "It cost $10 million (9 million euros), then $20 million (18 million euros)."),
            0
        );
    }
}
