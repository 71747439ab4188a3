//! Finding a label's words in a text: white space and the shape of quotation marks don't count.

use copydesk::span::Span;

/// Every place where the words stand.
pub fn places(text: &str, words: &str) -> Vec<Span> {
    let (text, words) = (plain(text), plain(words));
    let wanted: Vec<char> = words.iter().map(|(c, _)| *c).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let hits = text.windows(wanted.len()).filter(|window| window.iter().map(|(c, _)| c).eq(wanted.iter()));
    hits.filter_map(|window| {
        let (first, last) = (window.first()?, window.last()?);
        Some(Span::new(first.1, last.1 + 1))
    })
    .collect()
}

/// The first place where the words stand, or what is missing.
pub fn place(text: &str, words: &str, path: &str) -> Result<Span, String> {
    places(text, words).first().copied().ok_or_else(|| format!("the label's words “{words}” are not in {path}"))
}

/// From the first word of a stretch to its last.
pub fn stretch(text: &str, from: &str, to: &str, path: &str) -> Result<Span, String> {
    let start = place(text, from, path)?;
    let end = places(text, to).into_iter().find(|end| end.start >= start.start);
    end.map(|end| start.cover(end)).ok_or_else(|| format!("the label's words “{to}” are not in {path}"))
}

/// How many words the text has between two bytes.
pub fn between(text: &str, one: u32, other: u32) -> usize {
    Span { start: one.min(other), end: one.max(other) }.of(text).split_whitespace().count()
}

/// Characters with their byte, white space folded into one blank and quotation marks straightened.
fn plain(text: &str) -> Vec<(char, usize)> {
    let mut out: Vec<(char, usize)> = Vec::with_capacity(text.len());
    for (byte, c) in text.char_indices() {
        let c = match c {
            '“' | '”' => '"',
            '‘' | '’' => '\'',
            c if c.is_whitespace() => ' ',
            c => c,
        };
        if c != ' ' || out.last().is_some_and(|(last, _)| *last != ' ') {
            out.push((c, byte));
        }
    }
    out
}
