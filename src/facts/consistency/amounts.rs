//! Figures that contradict each other where they stand: parts and their sum, lists and their length.

use super::desk::{Desk, between, plain};
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

/// Most words between what is counted and the colon.
const FAR: usize = 12;

/// A list must have as many items as it announces.
pub(super) const LIST: Checker =
    Checker { name: "list-count", about: "a list of names that is longer or shorter than announced", check: list };

fn list(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    for number in facts.numbers.iter().filter(|n| n.of.is_some() && !n.approximate && (2.0..20.0).contains(&n.value)) {
        let Some((colon, apart)) = announced(&desk, number) else { continue };
        let Some((items, end)) = names_listed(&desk, colon + 1) else { continue };
        let sentence = desk.sentence(number.span.start);
        let open = desk.any(end..sentence.end, &["along", "plus", "besides", "etc"]);
        let closed = !apart || desk.view.is_any(end, &[".", ";"]) || end >= sentence.end;
        if items as f64 != number.value && !open && closed {
            let why = format!("{} are announced, {items} are named", plain(number.value));
            let span = number.span.cover(desk.view.span(colon, end));
            clashes.push(between("list-count", span, why, desk.view.span(colon + 1, end), format!("{items} names")));
        }
    }
}

/// The colon that opens the list of what is counted, and whether a verb stands before it: `Four towns have sold: …`,
/// where the counted things are the sentence's subject and nothing else interrupts.
fn announced(desk: &Desk<'_>, number: &Number) -> Option<(usize, bool)> {
    let v = &desk.view;
    let tokens = desk.tokens(number.span);
    let sentence = desk.sentence(number.span.start);
    if v.is(tokens.end, ":") {
        return Some((tokens.end, false));
    }
    let end = sentence.end.min(tokens.end + FAR);
    let colon = (tokens.end..end).find(|at| !v.is_word(*at) || v.is_capital(*at)).filter(|at| v.is(*at, ":"))?;
    let verb = desk.any(tokens.end..colon, &["are", "were", "have", "had", "will", "would", "must", "can"]);
    (tokens.start == sentence.start && verb && !v.is(tokens.end, "of")).then_some((colon, true))
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
        assert_eq!(count("list-count", "Four mills have now closed: Arden, Lowe, Pell, Tarn and Wick."), 1);
        assert_eq!(count("list-count", "Four mills have now closed: Arden, Lowe, Pell and Tarn."), 0);
        assert_eq!(count("list-count", "Four mills have now closed: Arden, Lowe and Pell said so first."), 0);
    }
}
