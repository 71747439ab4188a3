//! One quotation in two wordings.

use super::desk::{Desk, between};
use super::{Checker, Clash};
use crate::facts::{Facts, QuoteStyle};
use crate::ingest::Article;
use crate::text::Text;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::HashMap;

/// What somebody said is quoted one way.
pub(super) const WORDINGS: Checker = Checker {
    name: "quote-in-two-wordings",
    about: "a quotation that elsewhere in the article has other words",
    check: wordings,
};

/// Words that two quotations must have in a row to be compared.
const SEED: usize = 5;
/// Words of the longest run that both must have.
const RUN: usize = 6;
/// Longer quotations are cut: the comparison of two takes their product.
const LONGEST: usize = 150;

fn wordings(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    let mut seeds: HashMap<Vec<u32>, usize> = HashMap::new();
    for (index, quote) in
        facts.quotes.iter().enumerate().filter(|(_, q)| q.style != QuoteStyle::Scare && q.style != QuoteStyle::Title)
    {
        let words = words(&desk, index);
        let mut others: Vec<usize> = Vec::new();
        for seed in words.windows(SEED) {
            match seeds.get(seed) {
                Some(other) if *other != index && !others.contains(other) && others.len() < 3 => others.push(*other),
                Some(_) => {}
                None => {
                    seeds.insert(seed.to_vec(), index);
                }
            }
        }
        for other in others {
            let Some(earlier) = facts.quotes.get(other) else { continue };
            let apart = quote.run.is_none_or(|r| earlier.run != Some(r))
                && text.paragraph_at(quote.span.start) != text.paragraph_at(earlier.span.start);
            if apart
                && !marked(&desk, index)
                && !marked(&desk, other)
                && same_speaker(&desk, index, other)
                && altered(&words, &self::words(&desk, other))
            {
                let why = "the same quotation has other words there".to_owned();
                clashes.push(between(
                    "quote-in-two-wordings",
                    quote.span,
                    why,
                    earlier.span,
                    "the other wording".to_owned(),
                ));
                break;
            }
        }
    }
}

/// The hashes of a quotation's words.
fn words(desk: &Desk<'_>, quote: usize) -> Vec<u32> {
    let Some(quote) = desk.facts.quotes.get(quote) else { return Vec::new() };
    let tokens = desk.text.tokens.get(desk.tokens(quote.span)).unwrap_or(&[]);
    tokens.iter().filter(|t| t.is_word()).map(|t| t.hash).take(LONGEST).collect()
}

/// Whether the quotation says that something was left out or put in.
fn marked(desk: &Desk<'_>, quote: usize) -> bool {
    let words = desk.facts.quotes.get(quote).map_or("", |q| desk.words(q.span));
    ["[", "…", "...", ". . ."].iter().any(|m| words.contains(m))
}

/// Whether nothing says that two people speak.
fn same_speaker(desk: &Desk<'_>, a: usize, b: usize) -> bool {
    let name = |i: usize| desk.facts.quotes.get(i).and_then(|q| q.speaker.as_ref()).and_then(|s| s.name.as_deref());
    match (name(a), name(b)) {
        (Some(a), Some(b)) => a.split(' ').next_back() == b.split(' ').next_back(),
        _ => true,
    }
}

/// Whether two wordings are one quotation with words changed inside: a long run in common, most words equal.
fn altered(a: &[u32], b: &[u32]) -> bool {
    let ops = capture_diff_slices(Algorithm::Myers, a, b);
    let equal = |op: &DiffOp| if let DiffOp::Equal { len, .. } = op { *len } else { 0 };
    let first = ops.iter().position(|op| equal(op) >= 2);
    let last = ops.iter().rposition(|op| equal(op) >= 2);
    let Some(inside) = first.zip(last).and_then(|(f, l)| ops.get(f..=l)) else { return false };
    let same: usize = inside.iter().map(equal).sum();
    let longest = inside.iter().map(equal).max().unwrap_or(0);
    let changed: usize =
        inside.iter().filter(|op| equal(op) == 0).map(|op| op.old_range().len().max(op.new_range().len())).sum();
    let covered = same * 100 >= a.len().min(b.len()) * 75;
    (1..=6).contains(&changed) && changed * 4 <= same && longest >= RUN && same >= 9 && covered
}

#[cfg(test)]
mod tests {
    use super::altered;

    #[test]
    fn words_changed_inside_make_another_wording_and_a_shorter_cut_does_not() {
        let whole: Vec<u32> = (1..30).collect();
        let mut other = whole.clone();
        other[14] = 99;
        assert!(altered(&whole, &other));
        assert!(!altered(&whole, &whole[4..20]));
        assert!(!altered(&whole, &(40..70).collect::<Vec<u32>>()));
    }
}
