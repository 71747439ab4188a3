//! Which language a text is in, where nobody declared it.

use whichlang::{Lang, detect_language};

/// How much of a text is looked at, in bytes.
const SAMPLE: usize = 1_000;

/// Fewer letters than this say nothing.
const LETTERS: usize = 100;

/// The ISO 639-1 code; `None` for texts too short to tell.
pub(super) fn detect(text: &str) -> Option<String> {
    let text = text.trim_start();
    let end = (0..=SAMPLE.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let sample = text.get(..end).unwrap_or("");
    let (letters, all) =
        sample.chars().fold((0, 0), |(letters, all), c| (letters + usize::from(c.is_alphabetic()), all + 1));
    let tells = letters >= LETTERS && letters * 2 > all;
    tells.then(|| if is_plainly_english(sample) { "en" } else { code(detect_language(sample)) }.to_owned())
}

/// Words that every English text has many of, and a text in another language hardly any.
const ENGLISH: [&[u8]; 12] =
    [b"the", b"and", b"that", b"this", b"with", b"from", b"which", b"they", b"their", b"have", b"would", b"said"];

/// One of so many words is such a word: other languages have no more of them than names and titles bring.
const ONE_IN: usize = 16;

/// Whether English words settle it: the detector weighs every three letters, which costs much more, and takes many an English
/// message full of names and signs for French.
fn is_plainly_english(sample: &str) -> bool {
    let words = sample.as_bytes().split(|byte| byte.is_ascii() && !byte.is_ascii_alphabetic());
    let (mut found, mut all) = (0, 0);
    for word in words.filter(|word| !word.is_empty()) {
        all += 1;
        let known = |known: &&[u8]| word.eq_ignore_ascii_case(known);
        found += usize::from((3..=5).contains(&word.len()) && ENGLISH.iter().any(known));
    }
    found * ONE_IN >= all
}

fn code(language: Lang) -> &'static str {
    match language {
        Lang::Ara => "ar",
        Lang::Cmn => "zh",
        Lang::Deu => "de",
        Lang::Eng => "en",
        Lang::Fra => "fr",
        Lang::Hin => "hi",
        Lang::Ita => "it",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Nld => "nl",
        Lang::Por => "pt",
        Lang::Rus => "ru",
        Lang::Spa => "es",
        Lang::Swe => "sv",
        Lang::Tur => "tr",
        Lang::Vie => "vi",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_tells_its_language_and_a_few_words_do_not() {
        let english = "The harbour board voted on Tuesday to close the old swing bridge for repairs, and the ferry will \
                       run every twenty minutes until the spring.";
        let german = "Der Hafenrat hat am Dienstag beschlossen, die alte Drehbrücke für Reparaturen zu sperren, und die \
                      Fähre fährt bis zum Frühjahr alle zwanzig Minuten.";
        assert_eq!(detect(english).as_deref(), Some("en"));
        assert_eq!(detect(german).as_deref(), Some("de"));
        assert_eq!(detect("Bridge closed."), None);
        let titled = format!("{german} Sein Buch heißt „The Bridge and the River“, sein Film „The Ferry“.");
        assert_eq!(detect(&titled).as_deref(), Some("de"));
        assert_eq!(detect(&"12 34 56 ".repeat(100)), None);
    }
}
