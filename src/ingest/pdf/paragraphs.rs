//! Lines to paragraphs: what stands at the head and foot of every page goes, words that were broken at a line's end come
//! together, and a paragraph that runs over the end of a column or page is one.

use super::lines::Line;
use std::collections::{HashMap, HashSet};

/// A paragraph of a document.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Paragraph {
    /// Its words.
    pub text: String,
    /// Whether it is set larger than the text around it.
    pub heading: bool,
    /// Its size.
    pub size: f64,
    /// The page that it begins on, from 1.
    pub page: usize,
}

/// Lines at the head or the foot of a page that may be the page's own.
const EDGE: usize = 2;
/// The page's own lines have no more bytes.
const OWN: usize = 120;
/// What is set larger by that factor is a heading.
const LARGER: f64 = 1.12;
/// A heading has no more bytes.
const HEADING: usize = 250;
/// A distance between lines that is larger by that factor than usual begins a paragraph.
const LEADING: f64 = 1.3;
/// Lines of one heading stand no further below each other, in sizes.
const CLOSE: f64 = 1.5;
/// A line that begins so many sizes to the right of the one before it begins a paragraph.
const INDENT: f64 = 0.8;
/// Lines that begin that close to each other are of one column.
const COLUMN: f64 = 2.0;

/// The paragraphs of a document, in the order in which its lines are drawn.
pub(super) fn of(mut lines: Vec<Line>) -> Vec<Paragraph> {
    lines.iter_mut().for_each(|line| line.text.truncate(line.text.trim_end().len()));
    let own = own_lines(&lines);
    let mut number = 0;
    lines.retain(|_| {
        number += 1;
        !own.contains(&(number - 1))
    });
    let body = median(lines.iter().map(|line| (line.size, line.text.len())));
    let leading = leading(&lines);
    let edges = right_edges(&lines);
    let words: HashSet<String> = lines.iter().flat_map(|line| line.text.split(' ')).map(bare).collect();
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut before: Option<&Line> = None;
    for line in &lines {
        let heading = line.size > body * LARGER;
        let begins = before.is_none_or(|before| match heading {
            true => parts_heading(before, line),
            false => begins(before, line, leading, &edges),
        });
        match paragraphs.last_mut() {
            Some(last) if !begins => join(&mut last.text, &line.text, &words),
            _ => paragraphs.push(Paragraph { text: line.text.clone(), heading, size: line.size, page: line.page }),
        }
        before = Some(line);
    }
    for paragraph in &mut paragraphs {
        paragraph.heading &= paragraph.text.len() <= HEADING;
    }
    paragraphs
}

/// A word without the marks around it, to be found again elsewhere.
fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// The numbers of the lines that pages have of their own: the same at the head or the foot of several pages, figures apart,
/// and page numbers.
fn own_lines(lines: &[Line]) -> HashSet<usize> {
    let mut pages: HashMap<usize, Vec<usize>> = HashMap::new();
    for (number, line) in lines.iter().enumerate() {
        pages.entry(line.page).or_default().push(number);
    }
    let base = |number: &usize| lines.get(*number).map_or(0.0, |line| line.base);
    let mut edges: Vec<(usize, String)> = Vec::new();
    for numbers in pages.values_mut() {
        numbers.sort_by(|a, b| base(a).total_cmp(&base(b)));
        let foot = numbers.iter().take(EDGE);
        let head = numbers.iter().skip(EDGE.max(numbers.len().saturating_sub(EDGE)));
        let short = |number: &usize| lines.get(*number).filter(|line| line.text.len() <= OWN);
        edges.extend(foot.chain(head).filter_map(|number| Some((*number, masked(&short(number)?.text)))));
    }
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (_, text) in &edges {
        *counts.entry(text).or_default() += 1;
    }
    let repeated = |text: &str| counts.get(text).is_some_and(|count| *count >= 2 && count * 2 >= pages.len());
    let number =
        |text: &str| matches!(text, "#" | "- # -" | "– # –" | "#/#" | "# / #" | "Page #" | "Page # of #" | "Seite #");
    edges.iter().filter(|(_, text)| repeated(text) || number(text)).map(|(number, _)| *number).collect()
}

/// A text with one `#` for each number.
fn masked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_ascii_digit() {
            true if out.ends_with('#') => {}
            true => out.push('#'),
            false => out.push(c),
        }
    }
    out
}

/// The value in the middle, where each counts as often as it weighs.
fn median(values: impl Iterator<Item = (f64, usize)>) -> f64 {
    let mut values: Vec<(f64, usize)> = values.collect();
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = values.iter().map(|(_, weight)| weight).sum::<usize>().div_ceil(2);
    let mut passed = 0;
    let middle = values.iter().find(|(_, weight)| {
        passed += weight;
        passed >= half
    });
    middle.or(values.last()).map_or(0.0, |(value, _)| *value)
}

/// How far one line stands below another of its column, in sizes; none where it does not.
fn below(before: &Line, line: &Line) -> Option<f64> {
    let drop = (before.base - line.base) / before.size.max(line.size);
    (before.page == line.page && before.angle == line.angle && drop > 0.1).then_some(drop)
}

/// How far lines usually stand below each other, in sizes.
fn leading(lines: &[Line]) -> f64 {
    let drops = lines.windows(2).filter_map(|pair| match pair {
        [before, line] => below(before, line).filter(|drop| *drop < 4.0).map(|drop| (drop, 1)),
        _ => None,
    });
    Some(median(drops)).filter(|usual| *usual > 0.0).unwrap_or(1.2)
}

/// A column of a page: the page, and roughly where its lines begin.
type Column = (usize, i64);

fn column(line: &Line) -> Column {
    (line.page, (line.start / (COLUMN * line.size.max(1.0))).round() as i64)
}

/// How far the lines of a column reach at most.
fn right_edges(lines: &[Line]) -> HashMap<Column, f64> {
    let mut edges: HashMap<Column, f64> = HashMap::new();
    for line in lines {
        let edge = edges.entry(column(line)).or_insert(line.end);
        *edge = edge.max(line.end);
    }
    edges
}

/// Whether a line that is set larger begins a heading: lines of one stand close, and may be centred.
fn parts_heading(before: &Line, line: &Line) -> bool {
    let same = (line.size / before.size - 1.0).abs() < 0.02;
    !same || below(before, line).is_none_or(|drop| drop > CLOSE)
}

/// Whether a line begins a paragraph.
fn begins(before: &Line, line: &Line, leading: f64, edges: &HashMap<Column, f64>) -> bool {
    let larger = line.size / before.size;
    if !(1.0 / LARGER..=LARGER).contains(&larger) {
        return true;
    }
    // A paragraph that runs on in the next column or on the next page was cut in a sentence.
    let Some(drop) = below(before, line) else { return ends_sentence(&before.text) };
    let room = edges.get(&column(before)).map_or(0.0, |edge| edge - before.end);
    let word = line.first - line.start;
    // The next word would have stood on the line before, had the paragraph gone on.
    let short = room > (word + 0.5 * before.size).max(2.0 * before.size) && ends_sentence(&before.text);
    drop > leading * LEADING || line.start - before.start > INDENT * before.size || short
}

fn ends_sentence(text: &str) -> bool {
    let inner = text.trim_end_matches(['"', '”', '’', '\'', '»', ')', ']', '“']);
    inner.ends_with(['.', '!', '?', ':', '…', '。', '！', '？'])
}

/// The next line of a paragraph. A hyphen at a line's end goes with the break, unless the document has the word with it.
fn join(text: &mut String, line: &str, words: &HashSet<String>) {
    let next = line.split(' ').next().unwrap_or("");
    let low = next.starts_with(char::is_lowercase);
    if text.ends_with('\u{ad}') {
        text.pop();
    } else if text.ends_with(['-', '\u{2010}']) && low {
        let last = text.rsplit(' ').next().unwrap_or("");
        let letter = last.chars().rev().nth(1).is_some_and(char::is_lowercase);
        if letter && !words.contains(&bare(&format!("{last}{next}"))) {
            text.pop();
        }
    } else if !wide(text.chars().next_back()) || !wide(line.chars().next()) {
        text.push(' ');
    }
    text.push_str(line);
}

/// Whether a character is of a script that is written without spaces.
fn wide(c: Option<char>) -> bool {
    c.is_some_and(|c| matches!(u32::from(c), 0x3000..=0x30FF | 0x3400..=0x9FFF | 0xFF00..=0xFF60))
}
