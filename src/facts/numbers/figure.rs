//! Cardinal figures, in digits and in words: `1,234.5`, `2 1/2`, `twenty-five`, `two hundred and six`, `1.2 million`.
//!
//! Takes the tokens and a place, gives the value, how coarsely it is stated, and where it ends.

use super::view::View;

/// A figure, as read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::facts) struct Figure {
    /// The index of the first token after it.
    pub end: usize,
    /// Its value.
    pub value: f64,
    /// The size of its last stated digit: 1 for `12`, 0.1 for `3.4`, 100,000 for `1.2 million`, 1,000 for `40,000`.
    pub step: f64,
    /// Whether it is written in digits.
    pub digits: bool,
    /// Letters that are glued to the digits and are no scale: `C` in `30C`.
    pub tail: Tail,
}

/// Letters glued to digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::facts) enum Tail {
    /// None, or a scale that is part of the value (`3bn`).
    None,
    /// A unit: its place in the token's text.
    Unit(usize),
}

/// What a word adds to a figure.
#[derive(Clone, Copy)]
enum Part {
    Small(f64),
    Tens(f64),
    Hundred,
    Scale(f64),
}

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const SCALES: [(&str, f64); 8] = [
    ("thousand", 1e3),
    ("million", 1e6),
    ("mln", 1e6),
    ("billion", 1e9),
    ("bln", 1e9),
    ("trillion", 1e12),
    ("dozen", 12.0),
    ("score", 20.0),
];
const SUFFIXES: [(&str, f64); 12] = [
    ("k", 1e3),
    ("m", 1e6),
    ("mn", 1e6),
    ("mln", 1e6),
    ("million", 1e6),
    ("b", 1e9),
    ("bn", 1e9),
    ("bln", 1e9),
    ("billion", 1e9),
    ("tn", 1e12),
    ("trn", 1e12),
    ("trillion", 1e12),
];

/// The place of a word in a table, plus an offset, as a value.
fn place(table: &[&str], word: &str) -> Option<f64> {
    table.iter().position(|w| w.eq_ignore_ascii_case(word)).map(|n| n as f64)
}

fn part(word: &str) -> Option<Part> {
    if word.len() < 3 || word.len() > 9 || !word.is_ascii() {
        return None;
    }
    if let Some(n) = place(&SMALL, word) {
        return Some(Part::Small(n));
    }
    if let Some(n) = place(&TENS, word) {
        return Some(Part::Tens(20.0 + 10.0 * n));
    }
    if word.eq_ignore_ascii_case("hundred") {
        return Some(Part::Hundred);
    }
    SCALES.iter().find(|(w, _)| w.eq_ignore_ascii_case(word)).map(|(_, scale)| Part::Scale(*scale))
}

/// Whether a word can begin or carry on a figure in words.
pub(in crate::facts) fn is_number_word(word: &str) -> bool {
    part(word).is_some()
}

/// The figure that begins at a token.
pub(in crate::facts) fn figure(view: &View<'_>, at: usize) -> Option<Figure> {
    let mut read = if view.is_number(at) { digits(view, at)? } else { words(view, at)? };
    if read.tail == Tail::None {
        scales(view, &mut read);
    }
    Some(read)
}

/// Follows `million`, `dozen` and the like, and `and a half`.
fn scales(view: &View<'_>, read: &mut Figure) {
    loop {
        let at = view.past_joint(read.end);
        let Some(Part::Scale(scale)) = part(view.word(at)) else { break };
        if view.breaks_before(at) || scale == 20.0 || !(read.value > 0.0 && read.value < 1e4) {
            break;
        }
        (read.value, read.step, read.end) = (scaled(read.value, scale), read.step * scale, at + 1);
    }
    if let Some(parts) = share_in_words(view, read) {
        (read.value, read.step) = (read.value / parts, 0.1 / parts);
        read.end = view.past_joint(read.end) + 1;
        return;
    }
    let half = |k: usize| view.is(read.end, "and") && view.is(read.end + 1, "a") && view.is(read.end + 1 + k, "half");
    if read.value < 1e3 && half(1) {
        (read.value, read.step, read.end) = (read.value + 0.5, 0.5, read.end + 3);
    }
}

/// Into how many parts a fraction in words cuts the whole: 3 in `two-thirds`, `two thirds of`.
fn share_in_words(view: &View<'_>, read: &Figure) -> Option<f64> {
    const PARTS: [(&str, f64); 7] = [
        ("third", 3.0),
        ("quarter", 4.0),
        ("fourth", 4.0),
        ("fifth", 5.0),
        ("sixth", 6.0),
        ("eighth", 8.0),
        ("tenth", 10.0),
    ];
    let at = view.past_joint(read.end);
    let word = view.word(at).trim_end_matches('s');
    let joined = at > read.end || view.is(at + 1, "of");
    let small = !read.digits && read.value.fract() == 0.0 && read.value < 10.0;
    PARTS.iter().find(|(part, _)| small && joined && word.eq_ignore_ascii_case(part)).map(|(_, parts)| *parts)
}

/// Multiplies without the dust of binary fractions: 65.4 billion is 65,400,000,000.
fn scaled(value: f64, scale: f64) -> f64 {
    (value * scale * 1000.0).round() / 1000.0
}

/// A figure in digits.
fn digits(view: &View<'_>, at: usize) -> Option<Figure> {
    let word = view.word(at);
    let length = word.find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')).unwrap_or(word.len());
    let (value, step) = parse_digits(word.get(..length)?)?;
    let tail = word.get(length..)?;
    let mut read = Figure { end: at + 1, value, step, digits: true, tail: Tail::None };
    if let Some(part) = glyph(tail) {
        (read.value, read.step) = (value + part, 0.25);
    } else if let Some((_, scale)) = SUFFIXES.iter().find(|(w, _)| w.eq_ignore_ascii_case(tail)) {
        (read.value, read.step) = (scaled(value, *scale), step * scale);
    } else if tail.starts_with(':')
        || matches!(tail.to_ascii_lowercase().as_str(), "st" | "nd" | "rd" | "th" | "s" | "am" | "pm")
    {
        return None;
    } else if !tail.is_empty() {
        read.tail = Tail::Unit(length);
    } else {
        fraction(view, &mut read, at);
    }
    Some(read)
}

/// `2 1/2` and `1/2`.
fn fraction(view: &View<'_>, read: &mut Figure, at: usize) {
    let ratio = |i: usize| {
        let (over, under) = (view.word(i).parse::<u8>().ok()?, view.word(i + 2).parse::<u8>().ok()?);
        let tight = view.word(i + 1) == "/" && view.glued(i + 1) && view.glued(i + 2);
        (tight && over < under && under < 17).then(|| f64::from(over) / f64::from(under))
    };
    let after = view.past_joint(at + 1);
    if let Some(part) = ratio(after).filter(|_| !view.breaks_before(after)) {
        (read.value, read.step, read.end) = (read.value + part, 0.25, after + 3);
    } else if let Some(part) = ratio(at) {
        (read.value, read.step, read.end) = (part, 0.0, at + 3);
    }
}

/// The value of a lone fraction character.
fn glyph(tail: &str) -> Option<f64> {
    match tail {
        "½" => Some(0.5),
        "¼" => Some(0.25),
        "¾" => Some(0.75),
        _ => None,
    }
}

/// Value and last stated digit of `1,234.50`; none for what is no number (`1.2.3`, `12,34`).
fn parse_digits(said: &str) -> Option<(f64, f64)> {
    let (whole, decimals) = said.split_once('.').unwrap_or((said, ""));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let grouped = whole.contains(',');
    if first.is_empty() || grouped && first.len() > 3 || groups.any(|g| g.len() != 3) || first.len() > 15 {
        return None;
    }
    if !decimals.bytes().all(|b| b.is_ascii_digit()) || decimals.len() > 9 || whole.len() > 20 {
        return None;
    }
    let plain: String = said.chars().filter(|c| *c != ',').collect();
    let value: f64 = plain.parse().ok()?;
    let zeros = plain.len() - plain.trim_end_matches('0').len();
    let step = match decimals.len() {
        0 if zeros >= 2 && value >= 1000.0 => 10f64.powi(zeros as i32),
        0 => 1.0,
        n => 10f64.powi(-(n as i32)),
    };
    Some((value, step))
}

/// A figure in words.
fn words(view: &View<'_>, at: usize) -> Option<Figure> {
    let mut end = at;
    let (mut total, mut group, mut last, mut step) = (0.0, 0.0, f64::INFINITY, 1.0);
    if view.is_any(at, &["a", "an", "half"]) {
        return article(view, at);
    }
    loop {
        let mut next = if end == at { at } else { view.past_joint(end) };
        if end > at && view.is(next, "and") && (last == 100.0 || last >= 1000.0) && last.is_finite() {
            next += 1;
        }
        if end > at && view.breaks_before(next) {
            break;
        }
        match part(view.word(next)) {
            Some(Part::Small(n)) if last > 19.0 && (n < 10.0 || last >= 100.0) => {
                (group, last, step) = (group + n, n, 1.0)
            }
            Some(Part::Tens(n)) if last >= 100.0 => {
                (group, last, step) = (group + n, n, if end == at { 10.0 } else { 1.0 })
            }
            Some(Part::Hundred) if group > 0.0 && group < 100.0 => (group, last, step) = (group * 100.0, 100.0, 100.0),
            Some(Part::Scale(n)) if n >= 1000.0 && group > 0.0 && total == 0.0 => {
                (total, group, last, step) = (group * n, 0.0, n, n);
            }
            _ => break,
        }
        end = next + 1;
    }
    let step = if step == 10.0 { 1.0 } else { step };
    (end > at).then_some(Figure { end, value: total + group, step, digits: false, tail: Tail::None })
}

/// `a hundred`, `a dozen`, `half a million`, `a million`.
fn article(view: &View<'_>, at: usize) -> Option<Figure> {
    let half = view.is(at, "half");
    let scale_at = if half && view.is_any(at + 1, &["a", "an"]) { at + 2 } else { at + 1 };
    let scale = match part(view.word(scale_at))? {
        Part::Hundred => 100.0,
        Part::Scale(scale) => scale,
        _ => return None,
    };
    let value = if half { scale / 2.0 } else { scale };
    (scale_at > at + usize::from(half)).then_some(Figure {
        end: scale_at + 1,
        value,
        step: scale,
        digits: false,
        tail: Tail::None,
    })
}
