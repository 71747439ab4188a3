//! Spent: words that say together that a thing has run out.
//!
//! Takes the words of a sentence, tells where a negation belongs to what happened and turns nothing round: `there was no bread left`
//! says the same as `the bread was sold out`.

use crate::text::{Token, TokenKind};

/// Words from a negation to the `left` that it belongs to.
const REACH: usize = 7;
/// Words before a negation in which a verb of being or having is sought.
const VERB: usize = 3;
const NEGATIONS: &[&str] = &["no", "none", "nothing"];
const ENDS: &[&str] = &["left", "remaining", "remained"];
/// What there is none of is or has been had: `no one left the pier` is something else.
const HAVING: &[&str] = &["is", "are", "was", "were", "be", "been", "has", "have", "had", "with"];
/// Words after `left` that are no object of it.
const AFTER: &[&str] = &[
    "at", "in", "on", "by", "for", "from", "and", "when", "after", "before", "but", "anywhere", "to", "there", "today",
];
/// Verbs that say it with `out`.
const WITH_OUT: &[&str] = &["ran", "run", "runs", "running", "sold", "sell", "sells"];

fn is_any(token: Option<&Token>, text: &str, words: &[&str]) -> bool {
    token.is_some_and(|t| words.iter().any(|w| w.eq_ignore_ascii_case(t.of(text))))
}

/// The `left` to which the negation at a token belongs.
pub(in crate::claims) fn left_by(tokens: &[Token], at: usize, text: &str) -> Option<usize> {
    if !is_any(tokens.get(at), text, NEGATIONS) || is_any(tokens.get(at + 1), text, &["one"]) {
        return None;
    }
    let inside = |i: &usize| tokens.get(*i).is_some_and(|t| t.kind != TokenKind::Mark);
    let left = (at + 1..at + 1 + REACH).take_while(inside).find(|i| is_any(tokens.get(*i), text, ENDS))?;
    let had = (at.saturating_sub(VERB)..left).any(|i| is_any(tokens.get(i), text, HAVING));
    let next = tokens.get(left + 1);
    let ends = next.is_none_or(|t| t.kind == TokenKind::Mark) || is_any(next, text, AFTER);
    (had && ends).then_some(left)
}

/// Whether the word at a token makes a running out of the verb before it: `sold out`.
pub(in crate::claims) fn is_out(tokens: &[Token], at: usize, text: &str) -> bool {
    let before = at.checked_sub(1).and_then(|b| tokens.get(b));
    is_any(tokens.get(at), text, &["out"]) && is_any(before, text, WITH_OUT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::lines::props::{Marks, split};
    use crate::claims::lines::terms::Lexicon;
    use crate::claims::lines::words::SPENT;
    use crate::facts::Reading;
    use crate::ingest::Article;

    fn spent(text: &str) -> bool {
        let tokens = Reading::new(Article::from_text("a.txt", text)).text.tokens;
        (0..tokens.len()).any(|at| left_by(&tokens, at, text).is_some() || is_out(&tokens, at, text))
    }

    #[test]
    fn a_negation_before_what_is_left_says_that_it_ran_out() {
        for text in [
            "By two there was no bread left at the bakery in Tarn Lane.",
            "The bakery had no rye bread left.",
            "None of the bread was left by two.",
            "The bakery sold out of bread.",
            "The bakers ran out of flour.",
        ] {
            assert!(spent(text), "{text}");
        }
    }

    #[test]
    fn what_has_run_out_is_no_denial() {
        let said = |text: &str| {
            let reading = Reading::new(Article::from_text("a.txt", text));
            let (lexicon, marks) = (Lexicon::new([&reading].into_iter()), Marks::new(&reading));
            let props = split(&reading.text.tokens, text, &lexicon, &marks);
            props.iter().map(|p| (p.negative, p.events & SPENT != 0)).collect::<Vec<_>>()
        };
        assert_eq!(said("By two there was no rye bread left at the bakery in Tarn Lane."), [(false, true)]);
        assert_eq!(said("Bakers emptied the mill in Tarn Lane of rye flour."), [(false, true)]);
        assert_eq!(said("The bakery in Tarn Lane sold no rye bread."), [(true, false)]);
    }

    #[test]
    fn who_did_not_leave_has_not_run_out() {
        for text in [
            "No one left the bakery before two.",
            "No baker left the town that year.",
            "No baker had left the town.",
            "Nobody was left behind.",
            "The bakers walked out at two.",
        ] {
            assert!(!spent(text), "{text}");
        }
    }
}
