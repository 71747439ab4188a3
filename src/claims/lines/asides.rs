//! Asides: sentences that stand beside the news and state nothing of their own.
//!
//! Takes a sentence and the text around it, says whether it is the caption of a picture that the format does not mark, or only says
//! how something is called. Two papers with one agency's picture, or with one way to explain a name, bear nothing out.

use crate::facts::Reading;
use crate::text::Sentence;
use crate::text::layout::credits_picture;
use chrono::{Month, Weekday};

/// Bytes after a sentence in which the credit of its picture begins and ends.
const CREDIT: usize = 90;
/// How a caption begins.
const OPENINGS: &[&str] = &["FILE - ", "FILE – ", "FILE — ", "FILE PHOTO", "File photo"];
/// How it says where in the picture somebody stands.
const PLACES: &[&str] = &[
    ", left, and ",
    ", left and ",
    ", left, with ",
    ", right, and ",
    ", right and ",
    ", right, with ",
    ", centre, ",
    ", center, ",
];
/// Words that explain a name.
const GLOSSES: &[&str] = &["known as ", "known by the ", "also called ", "which stands for ", "short for "];
/// Words of the longest gloss.
const SHORT: usize = 14;

/// Bytes of the longest paragraph that is a caption.
const PARAGRAPH: usize = 700;

/// Whether a sentence is the caption of a picture: it begins as one, says who stands where, gives its day as agencies do under
/// pictures, or the credit of the picture follows.
pub(super) fn is_caption(sentence: &Sentence, reading: &Reading) -> bool {
    let text = reading.article.text.as_str();
    let words = sentence.span.of(text);
    is_credited(sentence, reading)
        || OPENINGS.iter().any(|o| words.starts_with(o))
        || PLACES.iter().any(|p| words.contains(p))
        || reading.facts.times_in(sentence.span).iter().any(|t| is_day_of_picture(t.span.of(text)))
}

/// Whether the credit of a picture follows a sentence, or ends its paragraph. It is a line or a bracket of its own, and no sentence
/// that goes on about a picture.
fn is_credited(sentence: &Sentence, reading: &Reading) -> bool {
    let text = reading.article.text.as_str();
    let has = |credit: &str| !credit.trim_end().ends_with('.') && credits_picture(credit);
    let rest = text.get(sentence.span.to()..).unwrap_or("").trim_start();
    let near = rest.char_indices().nth(CREDIT).map_or(rest, |(at, _)| rest.get(..at).unwrap_or(rest));
    let beside = match near.strip_prefix('(') {
        Some(inside) => inside.split(')').next().unwrap_or(inside),
        None => near.lines().next().unwrap_or(""),
    };
    let paragraph = reading.text.paragraphs.get(sentence.paragraph as usize).map_or("", |p| p.span.of(text));
    let closing = paragraph.strip_suffix(')').filter(|p| p.len() < PARAGRAPH).and_then(|p| p.rsplit('(').next());
    has(beside) || closing.is_some_and(|c| c.len() <= CREDIT && has(c))
}

/// Whether a day is written as agencies write it under pictures, `Monday, July 6, 2026`: a report of the week leaves the year out.
fn is_day_of_picture(day: &str) -> bool {
    let mut parts = day.split(", ");
    let weekday = parts.next().is_some_and(|w| w.parse::<Weekday>().is_ok());
    let month = parts.next().and_then(|d| d.split(' ').next()).is_some_and(|m| m.parse::<Month>().is_ok());
    weekday && month && parts.next().is_some_and(|year| year.len() == 4 && year.parse::<u16>().is_ok())
}

/// Whether a proposition only says how something is called: `also known as the Old Weir`.
pub(in crate::claims) fn is_gloss(words: &str) -> bool {
    GLOSSES.iter().any(|g| words.contains(g)) && words.split_whitespace().take(SHORT + 1).count() <= SHORT
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Article;

    fn captions(text: &str) -> Vec<bool> {
        let reading = Reading::new(Article::from_text("a.txt", text));
        reading.text.sentences.iter().map(|s| is_caption(s, &reading)).collect()
    }

    #[test]
    fn what_a_credit_follows_is_a_caption() {
        assert_eq!(
            captions("Ada Marsh opens the weir at Tarn. (Kessel News via AP)\n\nIt rained.").first(),
            Some(&true)
        );
        assert_eq!(
            captions("Ada Marsh opens the weir at Tarn.\n\nPhoto: Omar Lund, NVP\n\nIt rained.").first(),
            Some(&true)
        );
        assert_eq!(
            captions("Ada Marsh opens the weir. It was late. (NVP Photo/Omar Lund)\n\nIt rained.").get(..2),
            Some(&[true, true][..])
        );
        assert_eq!(captions("Ada Marsh opens the weir at Tarn, Monday, July 6, 2026."), [true]);
        assert_eq!(captions("FILE - Ada Marsh opens the weir at Tarn."), [true]);
        assert_eq!(captions("Ada Marsh, left, and Omar Lund open the weir at Tarn."), [true]);
    }

    #[test]
    fn a_sentence_before_another_is_none() {
        assert_eq!(
            captions("Ada Marsh opened the weir at Tarn. A photo by Omar Lund shows it. It rained."),
            [false, false, false]
        );
        assert_eq!(captions("Ada Marsh opened the weir at Tarn on Monday, 6 July 2026."), [false]);
        assert_eq!(captions("Ada Marsh left, and Omar Lund opened the weir at Tarn."), [false]);
    }

    #[test]
    fn how_a_thing_is_called_is_a_gloss() {
        assert!(is_gloss("also known as the Old Weir or the Leaking Weir"));
        assert!(!is_gloss("the weir leaked into the mill on Monday"));
    }
}
