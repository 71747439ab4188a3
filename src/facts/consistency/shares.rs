//! Shares of one whole that exceed it.

use super::desk::{Desk, clash, plain};
use super::{Checker, Clash};
use crate::facts::{Facts, Number};
use crate::ingest::Article;
use crate::text::Text;

/// Shares of one whole must not exceed it.
pub(super) const SHARES: Checker =
    Checker { name: "shares-over-100", about: "shares of one whole that exceed 100 per cent", check: shares };

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
    versus(&desk, facts, clashes);
    parted(&desk, facts, clashes);
}

/// `54 per cent to 49 per cent` of one contest.
fn versus(desk: &Desk<'_>, facts: &Facts, clashes: &mut Vec<Clash>) {
    for pair in facts.numbers.windows(2) {
        let [first, second] = pair else { continue };
        let (one, two) = (desk.tokens(first.span), desk.tokens(second.span));
        if !is_share(first) || !is_share(second) || two.start != one.end + 1 || !desk.view.is(one.end, "to") {
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

fn is_share(number: &Number) -> bool {
    number.unit.as_deref() == Some("%") && !number.approximate
}

/// Verbs that hand out a whole, each part to one taker.
const DEALS: &[&str] = &["go", "goes", "went", "going", "come", "comes", "came", "voted", "vote", "opted"];
/// What leads to the taker.
const TAKERS: &[&str] = &["to", "from", "for"];
/// Most tokens between two shares of a list.
const APART: usize = 8;

/// `46 per cent goes to schools, 38 per cent to roads and 29 per cent to parks`: three or more parts, each with the same
/// preposition, the last after `and`.
fn parted(desk: &Desk<'_>, facts: &Facts, clashes: &mut Vec<Clash>) {
    let v = &desk.view;
    let mut rest = facts.numbers.as_slice();
    while let Some((first, others)) = rest.split_first() {
        rest = others;
        let end = desk.tokens(first.span).end;
        let Some(deal) = (end..end + 4).find(|at| v.is_any(*at, DEALS)).filter(|_| is_share(first)) else { continue };
        let Some(word) = TAKERS.iter().find(|w| v.is(deal + 1, w)) else { continue };
        let sentence = desk.sentence(first.span.start);
        let mut parts = vec![first];
        let mut at = deal;
        for part in others {
            let tokens = desk.tokens(part.span);
            let joins = is_share(part) && tokens.start < sentence.end && tokens.start.saturating_sub(at) <= APART;
            if !joins || !v.is(tokens.end, word) {
                break;
            }
            at = tokens.end;
            parts.push(part);
        }
        let closed = parts.last().is_some_and(|p| v.is(desk.tokens(p.span).start.wrapping_sub(1), "and"));
        if parts.len() >= 3 && closed {
            rest = others.get(parts.len() - 1..).unwrap_or_default();
            clashes.extend(exceeds(&parts));
        }
    }
}

/// A clash if the shares exceed the whole by more than rounding makes.
fn exceeds(parts: &[&Number]) -> Option<Clash> {
    let sum: f64 = parts.iter().map(|p| p.value).sum();
    let (first, last) = parts.first().zip(parts.last())?;
    let said: Vec<String> = parts.iter().map(|p| plain(p.value)).collect();
    (sum > 100.0 + parts.len() as f64 / 2.0).then(|| {
        let why = format!("{} per cent of one whole are {} per cent", said.join(" + "), plain(sum));
        clash("shares-over-100", first.span.cover(last.span), why)
    })
}

#[cfg(test)]
mod tests {
    use crate::facts::consistency::tests::explain;

    fn count(text: &str) -> usize {
        explain("shares-over-100", text, None).len()
    }

    #[test]
    fn two_shares_of_a_vote_are_no_more_than_the_vote() {
        assert_eq!(count("Roe leads Low 54 percent to 55 percent."), 1);
        assert_eq!(count("Roe's lead rose from 54 percent to 55 percent."), 0);
    }

    #[test]
    fn parts_that_are_handed_out_make_no_more_than_the_whole() {
        assert_eq!(count("Of the rent, 60 percent goes to tax, 30 percent to heat and 20 percent to repairs."), 1);
        assert_eq!(count("Of the rent, 60 percent goes to tax, 30 percent to heat and 10 percent to repairs."), 0);
        assert_eq!(count("Bread went up 60 percent, milk 30 percent and beer 20 percent."), 0);
    }
}
