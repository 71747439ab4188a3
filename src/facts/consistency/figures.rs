//! One thing counted twice with two results.

use super::desk::{Desk, between, plain};
use super::{Checker, Clash};
use crate::facts::numbers::is_number_word;
use crate::facts::{Facts, Number};
use crate::ingest::Article;
use crate::text::{Text, WordSet};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// One thing counted twice gives one figure.
pub(super) const FIGURES: Checker =
    Checker { name: "figure-conflict", about: "one figure that the article gives with two values", check: figures };

/// Words near a figure that say it changes, or that it is another's.
const UPDATES: &[&str] = &[
    "risen",
    "rose",
    "from",
    "up",
    "down",
    "earlier",
    "initially",
    "later",
    "previously",
    "increased",
    "fell",
    "now",
    "another",
    "more",
    "additional",
    "other",
    "least",
    "each",
    "every",
    "per",
    "about",
    "nearly",
    "than",
    "respectively",
    "between",
    "first",
    "last",
    "next",
    "second",
    "remaining",
    "rest",
    "only",
];
/// Participles that do not end in `ed`.
const PARTICIPLES: &[&str] = &[
    "hurt", "shot", "freed", "held", "hit", "lost", "sold", "cut", "built", "dead", "missing", "taken", "hired",
    "sent", "made",
];
/// Most figures that one is compared with.
const NEAR: usize = 40;

fn figures(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    let mut known: BTreeMap<[u32; 4], Vec<&Number>> = BTreeMap::new();
    let mut often: BTreeMap<u64, u32> = BTreeMap::new();
    for number in &facts.numbers {
        *often.entry(number.value.to_bits()).or_default() += 1;
    }
    for (index, number) in facts.numbers.iter().enumerate() {
        let earlier = facts.numbers.get(index.saturating_sub(NEAR)..index).unwrap_or_default();
        if let Some(other) = meant(&desk, number, earlier) {
            let why = format!(
                "“{}” here, “{}” before, of what seems to be one thing",
                desk.words(number.span),
                desk.words(other.span)
            );
            clashes.push(between("figure-conflict", number.span, why, other.span, plain(other.value)));
            continue;
        }
        let Some(key) = surroundings(&desk, number) else { continue };
        let others = known.entry(key).or_default();
        let conflict = others.iter().find(|o| o.value != number.value && slip(&often, number.value, o.value));
        if let Some(other) = conflict {
            let why =
                format!("“{}” here, “{}” before, in the same words", desk.words(number.span), desk.words(other.span));
            clashes.push(between("figure-conflict", number.span, why, other.span, plain(other.value)));
        }
        if others.len() < 4 {
            others.push(number);
        }
    }
}

/// The earlier figure that a definite one must mean, where it has another value: after `nine people were arrested`, `all 11
/// people arrested` can only be those.
fn meant<'a>(desk: &Desk<'_>, number: &Number, earlier: &'a [Number]) -> Option<&'a Number> {
    let v = &desk.view;
    let tokens = desk.tokens(number.span);
    let noun = number.of.as_deref().filter(|_| is_exact(number))?;
    let before = tokens.start.wrapping_sub(1);
    let definite = v.is_any(before, &["the", "all", "those", "its", "their", "his", "her"]);
    let relative = v.is(tokens.end, "who") && v.is_any(tokens.end + 1, &["were", "was"]);
    let verb = Some(tokens.end + if relative { 2 } else { 0 }).filter(|at| is_participle(v.word(*at)))?;
    let tail = desk.any(tokens.start.saturating_sub(4)..verb + 2, UPDATES);
    if !definite || tail || v.is(verb + 1, "by") && !v.is(verb + 2, "the") && v.is_number(verb + 2) {
        return None;
    }
    let stem = stem(v.word(verb));
    let sentence = desk.sentence(number.span.start).start;
    let same = |n: &&Number| {
        desk.tokens(n.span).end <= sentence
            && is_exact(n)
            && n.of.as_deref().is_some_and(|of| alike(of, noun))
            && told(desk, n, &stem)
    };
    let mut candidates = earlier.iter().filter(same);
    let last = candidates.next_back()?;
    let settled = last.value == number.value || candidates.any(|n| n.value == number.value);
    (!settled).then_some(last)
}

fn is_exact(number: &Number) -> bool {
    !number.approximate && number.unit.is_none() && number.value >= 2.0 && number.value.fract() == 0.0
}

/// Whether two nouns count the same: `people` counts men, women and whoever.
fn alike(a: &str, b: &str) -> bool {
    let people = ["people", "persons", "men", "women", "victims", "residents", "suspects", "passengers", "protesters"];
    a == b || a == "people" && people.contains(&b) || b == "people" && people.contains(&a)
}

/// Whether the sentence tells, near a figure, that the same was done to what it counts.
fn told(desk: &Desk<'_>, number: &Number, stem: &str) -> bool {
    let v = &desk.view;
    let tokens = desk.tokens(number.span);
    let sentence = desk.sentence(number.span.start);
    let near = sentence.start.max(tokens.start.saturating_sub(4))..sentence.end.min(tokens.end + 4);
    let words = tokens.start.saturating_sub(3)..tokens.end + 1;
    near.into_iter().any(|at| v.is_word(at) && self::stem(v.word(at)) == stem) && !desk.any(words, UPDATES)
}

fn is_participle(word: &str) -> bool {
    word.len() > 3 && word.ends_with("ed") || PARTICIPLES.contains(&word)
}

/// A verb without its endings, as far as two forms of one verb need.
fn stem(word: &str) -> String {
    let lower = word.to_lowercase();
    let bare =
        ["ing", "ed", "es", "s"].iter().find_map(|e| lower.strip_suffix(e)).filter(|b| b.len() > 2).unwrap_or(&lower);
    bare.trim_end_matches('e').to_owned()
}

/// Whether one of two values is most likely the other, mistyped: it stands alone in the article, and is close, or ten times off.
fn slip(often: &BTreeMap<u64, u32>, a: f64, b: f64) -> bool {
    let alone = |n: f64| often.get(&n.to_bits()).is_some_and(|n| *n == 1);
    let ratio = if a > b { a / b } else { b / a };
    (alone(a) || alone(b)) && (ratio < 1.25 || (ratio - 10.0).abs() < 0.01)
}

/// The word before a figure and the three after it, where they say enough to know it again.
fn surroundings(desk: &Desk<'_>, number: &Number) -> Option<[u32; 4]> {
    let v = &desk.view;
    let tokens = desk.tokens(number.span);
    let noun = number.of.is_some() && !number.approximate;
    let start = tokens.start.checked_sub(1)?;
    let counts = |i: usize| v.get(i).is_some_and(|t| t.is_word()) && !v.is_number(i) && !is_number_word(v.word(i));
    let after = (tokens.start..tokens.start + 6).find(|i| counts(*i))?;
    let sentence = desk.sentence(number.span.start);
    let near = sentence.start.max(start.saturating_sub(3))..sentence.end.min(after + 3);
    let hash = |i: usize| v.get(i).map_or(0, |t| t.hash);
    let key = [hash(start), hash(after), hash(after + 1), hash(after + 2)];
    let content = key.iter().filter(|h| **h != 0 && !function_words().has(**h)).count();
    let whole = sentence.contains(&start) && after + 2 < sentence.end && key.iter().all(|h| *h != 0);
    (noun && whole && content >= 3 && !desk.any(near, UPDATES)).then_some(key)
}

fn function_words() -> &'static WordSet {
    static WORDS: OnceLock<WordSet> = OnceLock::new();
    WORDS.get_or_init(|| {
        WordSet::new("the a an of in on at to for by with and or but as from that who which is are was were be been has have had will would can could it its he she they his her their this these those not than")
    })
}

#[cfg(test)]
mod tests {
    use crate::facts::consistency::tests::explain;

    #[test]
    fn one_figure_has_one_value() {
        let count = |text: &str| explain("figure-conflict", text, None).len();
        for text in [
            "It takes 40 senators to block it. So it takes 41 senators to block it.",
            "The fire killed 12 people. Relatives of the 13 people killed in the fire met.",
            "Nine people were arrested at the gate. All 11 people arrested on Sunday are home.",
            "Police arrested five men. All six men arrested are from Bern.",
            "The court freed 22 prisoners. The 32 prisoners freed by the court went home.",
        ] {
            assert_eq!(count(text), 1, "{text}");
        }
        for text in [
            "It takes 40 senators to block it. It rose from 41 senators to block it.",
            "Nine people were arrested at the gate. All nine people arrested on Sunday are home.",
            "At least nine people were arrested. The 11 people arrested are home.",
            "Nine people were arrested in May. Police held 11 people in June.",
            "Two of the sixty firefighters were taken away.",
        ] {
            assert_eq!(count(text), 0, "{text}");
        }
    }
}
