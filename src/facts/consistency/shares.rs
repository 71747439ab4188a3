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
    answered(&desk, facts, clashes);
    polled(&desk, facts, clashes);
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

/// Answers for and against one question, and none at all.
const FOR: &[&str] = &[
    "yes",
    "approve",
    "approved",
    "favor",
    "favour",
    "favored",
    "support",
    "supported",
    "agree",
    "agreed",
    "backed",
    "back",
];
const AGAINST: &[&str] =
    &["no", "disapprove", "disapproved", "oppose", "opposed", "disagree", "disagreed", "reject", "rejected", "against"];
const NEITHER: &[&str] =
    &["undecided", "unsure", "abstained", "opinion", "view", "know", "sure", "neither", "uncertain"];

/// `54 per cent said yes, 40 per cent said no and 12 per cent were undecided`: the answers to one question.
fn answered(desk: &Desk<'_>, facts: &Facts, clashes: &mut Vec<Clash>) {
    let answers = |n: &Number, words: &[&str]| {
        let end = desk.tokens(n.span).end;
        is_share(n) && desk.any(end..end + 4, words) && !desk.any(end..end + 3, &["of", "among"])
    };
    for (index, first) in facts.numbers.iter().enumerate() {
        let Some(second) = facts.numbers.get(index + 1).filter(|n| answers(n, AGAINST) && answers(first, FOR)) else {
            continue;
        };
        let third = facts.numbers.get(index + 2).filter(|n| answers(n, NEITHER));
        let parts: Vec<&Number> = [Some(first), Some(second), third].into_iter().flatten().collect();
        let sentence = desk.sentence(first.span.start);
        let inside = parts.iter().all(|p| sentence.contains(&desk.tokens(p.span).start));
        let near = sentence.start..desk.tokens(first.span).start;
        let joined = desk.tokens(second.span).start.saturating_sub(desk.tokens(first.span).end) <= APART;
        if inside && joined && !desk.any(near, CHANGE) {
            clashes.extend(exceeds(&parts));
        }
    }
}

/// Verbs of winning votes.
const WON: &[&str] = &[
    "won", "received", "took", "got", "polled", "scored", "had", "has", "drew", "garnered", "secured", "leads", "led",
];

/// `Roe won 54 per cent of the vote, to 51 per cent for Low`, `Roe took 54 per cent and Low 51 per cent`: shares of one vote.
fn polled(desk: &Desk<'_>, facts: &Facts, clashes: &mut Vec<Clash>) {
    let v = &desk.view;
    for (index, first) in facts.numbers.iter().enumerate().filter(|(_, n)| is_share(n)) {
        let (tokens, sentence) = (desk.tokens(first.span), desk.sentence(first.span.start));
        let verb = (sentence.start.max(tokens.start.saturating_sub(3))..tokens.start).any(|at| v.is_any(at, WON));
        let vote = v.is(tokens.end, "of")
            && v.is(tokens.end + 1, "the")
            && v.is_any(tokens.end + 2, &["vote", "votes", "ballots"]);
        let mut parts = vec![first];
        let mut end = tokens.end + if vote { 3 } else { 0 };
        for part in facts.numbers.iter().skip(index + 1) {
            let start = desk.tokens(part.span).start;
            if !is_share(part) || start >= sentence.end || !rival(desk, end, start) {
                break;
            }
            end = desk.tokens(part.span).end;
            parts.push(part);
        }
        let near = sentence.start.max(tokens.start.saturating_sub(6))..tokens.start;
        let plain = parts.get(1).is_some_and(|p| v.is(tokens.end, "to") && desk.tokens(p.span).start == tokens.end + 1);
        if plain {
            continue;
        }
        if verb
            && parts.len() >= 2
            && (vote || parts.len() >= 3 || v.is_any(tokens.end, &["to", ","]))
            && !desk.any(near, CHANGE)
        {
            clashes.extend(exceeds(&parts));
        }
    }
}

/// Whether the next share is a rival's of the same vote: only a name, `to`, `and` or `while` stands between.
fn rival(desk: &Desk<'_>, end: usize, start: usize) -> bool {
    let v = &desk.view;
    let gap = end..start;
    let named =
        gap.clone().any(|at| v.is_word(at) && v.is_capital(at)) || v.is(gap.start, "to") || v.is(gap.start + 1, "to");
    let plain = gap
        .clone()
        .all(|at| v.is_any(at, &[",", "to", "and", "while", "'s", "for", "with"]) || v.is_word(at) && v.is_capital(at));
    !gap.is_empty() && gap.len() <= 6 && named && plain && v.is_any(gap.start, &[",", "to", "and", "while"])
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
    fn answers_to_one_question_are_no_more_than_the_asked() {
        assert_eq!(count("54 percent said yes, 40 percent said no and 12 percent were undecided."), 1);
        assert_eq!(count("54 percent said yes, 40 percent said no and 6 percent were undecided."), 0);
        assert_eq!(count("In the poll, 61 percent favor the plan and 45 percent oppose it."), 1);
        assert_eq!(count("54 percent of men approve and 51 percent of women disapprove."), 0);
    }

    #[test]
    fn votes_for_rivals_are_no_more_than_the_vote() {
        for text in [
            "Roe won 54 percent of the vote, to 51 percent for Low.",
            "Roe took 54 percent of the vote and Low 51 percent.",
            "Roe received 54 percent, Low 40 percent and Pym 12 percent.",
        ] {
            assert_eq!(count(text), 1, "{text}");
        }
        for text in [
            "Roe won 54 percent in Bern and 51 percent in Basel.",
            "Roe won 54 percent of the vote, to 45 percent for Low.",
        ] {
            assert_eq!(count(text), 0, "{text}");
        }
    }

    #[test]
    fn parts_that_are_handed_out_make_no_more_than_the_whole() {
        assert_eq!(count("Of the rent, 60 percent goes to tax, 30 percent to heat and 20 percent to repairs."), 1);
        assert_eq!(count("Of the rent, 60 percent goes to tax, 30 percent to heat and 10 percent to repairs."), 0);
        assert_eq!(count("Bread went up 60 percent, milk 30 percent and beer 20 percent."), 0);
    }
}
