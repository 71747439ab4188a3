//! Layout: what only the way it is written tells of a line, the place a report comes from and whom a picture is credited to.
//!
//! Takes tokens or words, says what they are. Every stage that leaves such lines out, or reads them, goes by the same forms.

use super::tokens::Token;

/// A dateline has no more tokens: `ORRIN FERRY, March 10 (Agency) —`.
const DATELINE: usize = 16;

/// How many tokens come before the dash of the dateline that opens some: a place in capitals, or one before an agency in
/// brackets, perhaps a day; no word in small letters.
pub fn dateline(tokens: &[Token], text: &str) -> Option<usize> {
    let is_dash = |t: &Token| matches!(t.of(text), "—" | "–" | "-");
    let dash = tokens.iter().take(DATELINE).position(is_dash)?;
    let before = tokens.get(..dash)?;
    let (first, last) = (before.first()?.of(text), before.last()?.of(text));
    let place = first.chars().count() > 1 && first.chars().all(char::is_uppercase);
    let agency = last == ")" && first.starts_with(char::is_uppercase);
    let lower = before.iter().any(|t| t.of(text).starts_with(char::is_lowercase));
    ((place || agency) && !lower).then_some(dash)
}

/// How the credit of a picture reads.
const PICTURE_CREDITS: &[&str] = &[
    "Photo/",
    "Photo:",
    "Photo by",
    "photo by",
    "Photo via",
    "Photo credit",
    "Picture: ",
    "Getty Images",
    " via AP",
    "AP Photo",
    "Pool Photo",
    "Pool via",
];

/// Whether words hold the credit of a picture.
pub fn credits_picture(words: &str) -> bool {
    PICTURE_CREDITS.iter().any(|credit| words.contains(credit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenise;

    fn found(text: &str) -> Option<&str> {
        let tokens = tokenise(text);
        let dash = dateline(&tokens, text)?;
        text.get(..tokens.get(dash)?.start as usize).map(str::trim_end)
    }

    #[test]
    fn a_dateline_is_a_place_a_day_a_maker_and_a_dash() {
        assert_eq!(found("LOWER MARSH, June 3 (VW) — The mill closed."), Some("LOWER MARSH, June 3 (VW)"));
        assert_eq!(found("Lower Marsh (VW) - The mill closed."), Some("Lower Marsh (VW)"));
        assert_eq!(found("STANE – The mill closed."), Some("STANE"));
    }

    #[test]
    fn a_dash_in_a_sentence_makes_no_dateline() {
        assert_eq!(found("The mill — it is old — closed."), None);
        assert_eq!(found("A mill — closed."), None);
        assert_eq!(found("— The mill closed."), None);
    }
}
