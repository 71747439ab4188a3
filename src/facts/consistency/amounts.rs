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

/// Parts that together make every whole of persons.
const HALVES: &[(&[&str], &[&str])] = &[
    (&["men", "man"], &["women", "woman"]),
    (&["boys", "boy"], &["girls", "girl"]),
    (&["adults", "adult"], &["children", "child"]),
    (&["males", "male"], &["females", "female"]),
];
/// Words that leave room for others beside the parts.
const OPEN: &[&str] =
    &["including", "among", "includes", "included", "mostly", "least", "of", "them", "whom", "some", "other"];

fn sum(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    for (index, whole) in facts.numbers.iter().enumerate() {
        if !is_whole(&desk, whole) {
            continue;
        }
        let following = facts.numbers.get(index + 1..).unwrap_or_default();
        let Some(parts) = apposed(&desk, whole, following).or_else(|| divided(&desk, whole, following)) else {
            continue;
        };
        let total: f64 = parts.iter().map(|p| p.value).sum();
        if let (Some(last), Some(first), true) = (parts.last(), parts.first(), is_off(whole, total)) {
            let said: Vec<String> = parts.iter().map(|p| plain(p.value)).collect();
            let stated = if is_range(whole) {
                format!("{} to {}", plain(whole.lo), plain(whole.hi))
            } else {
                plain(whole.value)
            };
            let why = format!("{} is {}, not {stated}", said.join(" + "), plain(total));
            let span = whole.span.cover(last.span);
            clashes.push(between("parts-and-sum", span, why, first.span.cover(last.span), plain(total)));
        }
    }
}

/// Whether a whole is one of several numbers that the text gives: `15 to 20 people`, `four or five`.
fn is_range(whole: &Number) -> bool {
    whole.lo < whole.hi && whole.hi.is_finite() && whole.value == whole.lo
}

/// Whether a sum is none that the whole allows: of `15 to 20` neither 14 nor 22; of `about 300` nothing is certain.
fn is_off(whole: &Number, total: f64) -> bool {
    let exact = !whole.approximate && whole.lo >= whole.hi;
    exact && total != whole.value || is_range(whole) && !(whole.lo..=whole.hi).contains(&total)
}

fn is_of(number: &Number, words: &[&str]) -> bool {
    number.of.as_deref().is_some_and(|o| words.contains(&o))
}

/// Whether a number counts persons as a whole: `12 people`, `a jury of 12`, `the 12-member board`.
fn is_whole(desk: &Desk<'_>, number: &Number) -> bool {
    let v = &desk.view;
    let tokens = desk.tokens(number.span);
    let bodies =
        ["jury", "panel", "crew", "board", "committee", "team", "group", "council", "squad", "class", "party", "court"];
    let body = v.is(tokens.start.wrapping_sub(1), "of")
        && v.is_any(tokens.start.wrapping_sub(2), &bodies)
        && number.unit.is_none();
    let strong = is_of(number, &["member", "person", "strong"]) && v.is_any(tokens.end, &bodies);
    is_of(number, WHOLES) || is_of(number, &["judges", "soldiers", "teachers", "doctors"]) || body || strong
}

/// Parts right behind the whole: `12 people, seven men and six women,`, with at most a short verb phrase between.
fn apposed<'a>(desk: &Desk<'_>, whole: &Number, following: &'a [Number]) -> Option<Vec<&'a Number>> {
    let v = &desk.view;
    let first = following.first()?;
    let (mut end, start) = (desk.tokens(whole.span).end, desk.tokens(first.span).start);
    let mark = start.checked_sub(1).filter(|at| *at >= end && (v.is_any(*at, &[",", ":", "("]) || v.is_dash(*at)))?;
    let verb = mark - end <= 6
        && !desk.any(end..mark, OPEN)
        && !(end..mark).any(|at| v.is_any(at, &[",", "."]) || v.is_number(at));
    if !verb || desk.sentence(whole.span.start).end < start {
        return None;
    }
    end = start.saturating_sub(1);
    let mut parts = Vec::new();
    for part in following.iter().take(6) {
        let start = desk.tokens(part.span).start;
        let joins = start > end && (end..start).all(|at| v.is_any(at, &[",", "and", ":", "("]) || v.is_dash(at));
        if !joins || start - end > 2 || part.approximate || !is_of(part, PARTS) {
            break;
        }
        end = desk.tokens(part.span).end;
        parts.push(part);
    }
    let free = !v.is_any(end, &["among", "of", "from"]);
    let closed = parts.len() >= 2
        && free
        && parts.last().is_some_and(|p| v.is(desk.tokens(p.span).start.wrapping_sub(1), "and"));
    closed.then_some(parts)
}

/// `Of the 12 victims, seven were men and six were women`: two parts that leave nobody out.
fn divided<'a>(desk: &Desk<'_>, whole: &Number, following: &'a [Number]) -> Option<Vec<&'a Number>> {
    let v = &desk.view;
    let tokens = desk.tokens(whole.span);
    let of = v.is(tokens.start.wrapping_sub(1), "of")
        || v.is(tokens.start.wrapping_sub(2), "of") && v.is(tokens.start.wrapping_sub(1), "the");
    let mut places =
        (tokens.end..desk.sentence(whole.span.start).end.min(tokens.end + 14)).filter_map(|at| part_at(v, at));
    let (one, two) = (places.next()?, places.next()?);
    let pair = HALVES
        .iter()
        .any(|(a, b)| a.contains(&one.1) && b.contains(&two.1) || b.contains(&one.1) && a.contains(&two.1));
    let number = |at: usize| following.iter().take(4).find(|n| desk.tokens(n.span).contains(&at));
    let parts = vec![number(one.0)?, number(two.0)?];
    let plain = parts.iter().all(|p| !p.approximate && p.unit.is_none());
    (of && v.is(tokens.end, ",") && pair && plain).then_some(parts)
}

/// `seven were men`: the figure's token and the kind.
fn part_at<'a>(v: &crate::facts::numbers::View<'a>, at: usize) -> Option<(usize, &'a str)> {
    let counts = v.is_number(at) || crate::facts::numbers::is_number_word(v.word(at));
    let noun = at + 1 + usize::from(v.is_any(at + 1, &["were", "are", "was"]));
    let known = HALVES.iter().any(|(a, b)| a.contains(&v.word(noun)) || b.contains(&v.word(noun)));
    (counts && known).then_some((at, v.word(noun)))
}

/// Most words between what is counted and the colon.
const FAR: usize = 12;

/// A list must have as many items as it announces.
pub(super) const LIST: Checker =
    Checker { name: "list-count", about: "a list of names that is longer or shorter than announced", check: list };

fn list(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    for number in facts.numbers.iter().filter(|n| n.of.is_some() && !n.approximate && (2.0..20.0).contains(&n.value)) {
        let Some((mark, closers)) = announced(&desk, number) else { continue };
        let Some((items, end)) = names_listed(&desk, mark + 1) else { continue };
        let sentence = desk.sentence(number.span.start);
        let open = desk.any(end..sentence.end, &["along", "plus", "besides", "etc"]);
        let dash = desk.view.is_dash(end) && closers.contains(&"-");
        let closed = closers.is_empty() || desk.view.is_any(end, closers) || dash || end >= sentence.end;
        let near = closers.is_empty() || (items as f64 - number.value).abs() <= 1.0;
        if items as f64 != number.value && !open && closed && near {
            let why = format!("{} are announced, {items} are named", plain(number.value));
            let span = number.span.cover(desk.view.span(mark, end));
            clashes.push(between("list-count", span, why, desk.view.span(mark + 1, end), format!("{items} names")));
        }
    }
}

/// Things that a list after a mere comma names one by one.
const NAMED: &[&str] = &[
    "states",
    "cities",
    "towns",
    "countries",
    "nations",
    "villages",
    "brothers",
    "sisters",
    "sons",
    "daughters",
    "children",
    "suspects",
    "candidates",
    "senators",
    "rivals",
    "finalists",
    "members",
    "provinces",
    "counties",
    "companies",
    "teams",
    "islands",
    "airports",
    "ministers",
    "judges",
    "clubs",
    "schools",
    "contenders",
    "nominees",
];

/// The mark that opens the list of what is counted, and what must close it (nothing, where a colon says enough): `four
/// states: …`, `four states — … —`, `four states (…)`, `The four states are …`. A verb may stand before a colon where the
/// counted things are the sentence's subject and nothing else interrupts.
fn announced(desk: &Desk<'_>, number: &Number) -> Option<(usize, &'static [&'static str])> {
    let v = &desk.view;
    let tokens = desk.tokens(number.span);
    let sentence = desk.sentence(number.span.start);
    let end = tokens.end;
    let named = number.of.as_deref().is_some_and(|of| NAMED.contains(&of));
    match v.word(end) {
        ":" => return Some((end, &[])),
        "(" => return Some((end, &[")"])),
        "," if named && !v.is_any(sentence.start, &["in", "after", "for", "with", "at", "for", "from"]) => {
            return Some((end, &[",", ".", ";"]));
        }
        "are" | "were" if named && v.is(tokens.start.wrapping_sub(1), "the") => return Some((end, &[".", ";"])),
        _ if v.is_dash(end) && !v.glued(end) => return Some((end, &["-", ".", ";"])),
        _ => {}
    }
    let far = sentence.end.min(end + FAR);
    let colon = (end..far).find(|at| !v.is_word(*at) || v.is_capital(*at)).filter(|at| v.is(*at, ":"))?;
    let verb = desk.any(end..colon, &["are", "were", "have", "had", "will", "would", "must", "can"]);
    (tokens.start == sentence.start && verb && !v.is(end, "of")).then_some((colon, &[".", ";"]))
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
        assert_eq!(count("parts-and-sum", "It hit 12 to 14 people, seven men and six women, at noon."), 0);
        assert_eq!(count("parts-and-sum", "It hit nine or ten people, seven men and six women, at noon."), 1);
        assert_eq!(count("parts-and-sum", "It hit about 12 people, seven men and six women, at noon."), 0);
        assert_eq!(count("parts-and-sum", "It hit 13 people, including two men and six women."), 0);
    }

    #[test]
    fn parts_need_not_stand_right_behind_the_whole() {
        for (wrong, right) in [
            ("Twelve people were hurt: seven men and six women.", "Twelve people were hurt: seven men and five women."),
            (
                "Of the 12 victims, seven were men and six were women.",
                "Of the 12 victims, seven were men and six were French.",
            ),
            ("A jury of 12, seven men and six women, met.", "A jury of 12, seven men and five women, met."),
            ("The 12-member board, seven women and six men, met.", "The 12-member board, six women and six men, met."),
        ] {
            assert_eq!((count("parts-and-sum", wrong), count("parts-and-sum", right)), (1, 0), "{wrong}");
        }
    }

    #[test]
    fn a_list_has_as_many_items_as_announced() {
        assert_eq!(count("list-count", "It hit four states: Iowa, Ohio and Utah, on Monday."), 1);
        for text in [
            "It hit four states — Iowa, Ohio and Utah — on Monday.",
            "It hit four states (Iowa, Ohio and Utah) on Monday.",
            "It flies to three cities, Bern, Basel, Chur and Brig.",
            "The four states are Iowa, Ohio and Utah.",
        ] {
            assert_eq!(count("list-count", text), 1, "{text}");
        }
        for text in [
            "It hit two states, Iowa and Ohio, and Bern.",
            "After two games, Roe, Low and Pym left.",
            "It hit two cities — Austin, Texas, and Miami, Florida — on Monday.",
            "In four states (Iowa, Ohio, Utah and Maine) it rained.",
        ] {
            assert_eq!(count("list-count", text), 0, "{text}");
        }
        assert_eq!(count("list-count", "It hit three states: Iowa, North Dakota and Utah."), 0);
        assert_eq!(count("list-count", "It hit four states: rain, hail and snow."), 0);
        assert_eq!(count("list-count", "Four mills have now closed: Arden, Lowe, Pell, Tarn and Wick."), 1);
        assert_eq!(count("list-count", "Four mills have now closed: Arden, Lowe, Pell and Tarn."), 0);
        assert_eq!(count("list-count", "Four mills have now closed: Arden, Lowe and Pell said so first."), 0);
    }
}
