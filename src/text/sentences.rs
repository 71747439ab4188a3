//! Sentences: paragraphs in, their sentences out, split at the marks that end one.
//!
//! Only `.`, `!`, `?` and `…` are looked at; what stands before and after them decides. Closing quotation marks and brackets
//! belong to the sentence they close.

use super::abbreviations::{BEFORE_NUMBER, LEADING, OPENERS, TRAILING};
use super::words::WordSet;
use super::{Paragraph, Sentence, Token, TokenKind};
use crate::span::Span;
use std::ops::Range;
use std::sync::LazyLock;

/// Verbs that show that a question or cry in quotation marks is still part of the sentence.
static SPEECH: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(
        "said says asked asks cried cries shouted shouts wrote writes yelled exclaimed told tells tweeted quipped joked
         demanded replied answered added wondered wonders screamed recalled declared",
    )
});

/// Words that a quotation follows without a comma as the object of the sentence.
static INTO: LazyLock<WordSet> = LazyLock::new(|| WordSet::new("that said says wrote writes saying say reads read"));

/// How many tokens of a quotation that never closes are taken to belong to the sentence around it.
const LONGEST_WOVEN: usize = 80;

/// Splits every paragraph into its sentences and tells each paragraph which are its own.
pub(super) fn split(text: &str, tokens: &[Token], paragraphs: &mut [Paragraph]) -> Vec<Sentence> {
    let mut sentences: Vec<Sentence> = Vec::new();
    for (index, paragraph) in paragraphs.iter_mut().enumerate() {
        let first = sentences.len() as u32;
        let range = paragraph.tokens.start as usize..paragraph.tokens.end as usize;
        let mut push = |range: Range<usize>| {
            let ends = tokens.get(range.start).zip(range.end.checked_sub(1).and_then(|last| tokens.get(last)));
            if let (false, Some((start, end))) = (range.is_empty(), ends) {
                let span = Span { start: start.start, end: end.end };
                let tokens = range.start as u32..range.end as u32;
                sentences.push(Sentence { span, paragraph: index as u32, tokens });
            }
        };
        let words = Words { text, tokens: tokens.get(range.clone()).unwrap_or(&[]) };
        let (mut open, mut at) = (0, 0);
        let mut woven = None;
        while at < words.tokens.len() {
            woven = words.woven(at, woven);
            let Some(end) = words.end_at(at, open).filter(|end| woven.is_none() || words.closes_quote(at, *end)) else {
                at += 1;
                continue;
            };
            push(range.start + open..range.start + end);
            (open, at, woven) = (end, end, None);
        }
        push(range.start + open..range.end);
        paragraph.sentences = first..sentences.len() as u32;
    }
    sentences
}

/// The tokens of one paragraph.
struct Words<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl<'a> Words<'a> {
    fn of(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.of(self.text))
    }

    /// Whether a token touches the one before it.
    fn touches(&self, at: usize) -> bool {
        at.checked_sub(1)
            .and_then(|before| self.tokens.get(before))
            .zip(self.tokens.get(at))
            .is_some_and(|(a, b)| a.end == b.start)
    }

    fn mark(&self, at: usize) -> Option<char> {
        let token = self.tokens.get(at)?;
        (token.kind == TokenKind::Mark).then(|| token.of(self.text).chars().next())?
    }

    fn is_end_mark(&self, at: usize) -> bool {
        matches!(self.mark(at), Some('.' | '!' | '?' | '…' | '。' | '！' | '？'))
    }

    /// Where the quotation that is woven into the sentence at `at` opened (`she wrote that "It is late. Go home."`), given
    /// what held one token before. The full stops inside such a one do not end the sentence around it.
    fn woven(&self, at: usize, before: Option<usize>) -> Option<usize> {
        let mark = self.mark(at).filter(|m| matches!(m, '"' | '“' | '”'));
        match (before, mark) {
            (None, Some('"' | '“')) => {
                let into = at.checked_sub(1).is_some_and(|b| self.tokens.get(b).is_some_and(|t| INTO.has(t.hash)));
                (into && !self.touches(at) && self.touches(at + 1)).then_some(at)
            }
            (Some(_), Some('"' | '”')) => None,
            (Some(open), _) => (at - open < LONGEST_WOVEN).then_some(open),
            (None, _) => None,
        }
    }

    /// Where the sentence that began at `open` ends, if it does with the mark at `at`: one past its last token.
    fn end_at(&self, at: usize, open: usize) -> Option<usize> {
        if !self.is_end_mark(at) {
            return None;
        }
        let (marks, full_stop) = self.marks_from(at);
        let closed = self.closers_from(marks);
        self.tokens.get(closed)?;
        if self.touches(closed) && !(closed > marks && self.opens_quote(closed)) {
            return None;
        }
        let quoted = (marks..closed).any(|i| matches!(self.mark(i), Some('"' | '\'' | '”' | '’' | '»')));
        let word = self.first_word_from(closed);
        if !self.may_open(closed, word, quoted) {
            return None;
        }
        let goes_on = match full_stop {
            true if marks == at + 1 => !quoted && self.is_abbreviation(at, open, word),
            true => false,
            false => quoted && self.is_said(word),
        };
        (!goes_on).then_some(closed)
    }

    /// Whether a sentence may open at `at`, its first word being `word`.
    fn may_open(&self, at: usize, word: usize, after_quote: bool) -> bool {
        let Some(first) = self.of(word).chars().next() else { return false };
        match self.mark(at) {
            Some('•' | '*') => true,
            Some('-' | '–' | '—') => !after_quote,
            Some('(' | '[' | '"' | '“' | '‘' | '«' | '„' | '`') => first.is_alphanumeric(),
            _ => first.is_uppercase() || first.is_numeric() || caseless(first),
        }
    }

    /// One past the run of end marks at `at` (`?!`, `...`, `. . .`), and whether it is made of full stops alone.
    fn marks_from(&self, at: usize) -> (usize, bool) {
        let mut end = at + 1;
        let mut stops = matches!(self.mark(at), Some('.' | '…'));
        while self.is_end_mark(end) && (self.touches(end) || self.mark(end) == Some('.')) {
            stops &= matches!(self.mark(end), Some('.' | '…'));
            end += 1;
        }
        (end, stops)
    }

    /// One past the closing quotation marks and brackets that touch the mark before `at`, and the note numbers after them.
    fn closers_from(&self, mut at: usize) -> usize {
        while self.touches(at) && self.mark(at).is_some_and(|m| "\"'”’»›)]}*_".contains(m)) {
            at += 1;
        }
        while self.mark(at) == Some('[')
            && self.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number)
            && self.mark(at + 2) == Some(']')
        {
            at += 3;
        }
        at
    }

    /// Whether a quotation closes between the mark at `at` and `end`.
    fn closes_quote(&self, at: usize, end: usize) -> bool {
        (at..end).any(|i| matches!(self.mark(i), Some('"' | '”')))
    }

    fn opens_quote(&self, at: usize) -> bool {
        matches!(self.mark(at), Some('"' | '“' | '‘' | '\'' | '«' | '„' | '`'))
    }

    /// The first word from `at` on, past opening quotation marks and brackets.
    fn first_word_from(&self, mut at: usize) -> usize {
        while self.opens_quote(at)
            || matches!(self.mark(at), Some('(' | '[' | '¿' | '¡' | '…' | '.' | '$' | '£' | '€' | '#' | '@'))
        {
            at += 1;
        }
        at
    }

    /// Whether the full stop at `at` belongs to an abbreviation and ends nothing, `next` being the word after it.
    fn is_abbreviation(&self, at: usize, open: usize, next: usize) -> bool {
        let Some(word) = at.checked_sub(1).and_then(|w| self.tokens.get(w)).filter(|_| self.touches(at)) else {
            return false;
        };
        let number_next = self.of(next).starts_with(char::is_numeric);
        let opener = self.tokens.get(next).is_some_and(|t| OPENERS.has(t.hash)) || self.mark(next + 1) == Some(':');
        if word.kind == TokenKind::Number {
            return at == open + 1 && word.end - word.start <= 2;
        }
        let initial = word.kind == TokenKind::Word && word.of(self.text).chars().nth(1).is_none();
        let dotted = initial && at >= 2 && self.touches(at - 1) && self.mark(at - 2) == Some('.');
        match () {
            () if dotted => !opener || self.is_latin(at),
            () if initial => {
                let letter = word.of(self.text);
                let capital = letter.starts_with(char::is_uppercase);
                letter == "v"
                    || number_next && BEFORE_NUMBER.has(word.hash)
                    || capital && !opener && !self.ends_name(at, open)
            }
            () if number_next && BEFORE_NUMBER.has(word.hash) => true,
            () if LEADING.has(word.hash) => !(opener && TRAILING.has(word.hash)),
            () if self.is_degree(at) => !opener,
            () => TRAILING.has(word.hash) && self.is_capital_or_common(word) && !opener && !number_next,
        }
    }

    /// `i.e.` and `e.g.`, after which the sentence always goes on.
    fn is_latin(&self, at: usize) -> bool {
        let first = at.checked_sub(3).map_or("", |i| self.of(i));
        matches!((first, self.of(at - 1)), ("i", "e") | ("e", "g"))
    }

    /// `Ph.D.`
    fn is_degree(&self, at: usize) -> bool {
        at >= 3 && self.of(at - 1) == "D" && self.of(at - 3) == "Ph"
    }

    /// Whether the single capital before the full stop at `at` ends a phrase (`Vitamin C.`, `World War I.`) and is no initial.
    fn ends_name(&self, at: usize, open: usize) -> bool {
        let before = at.checked_sub(2).filter(|b| *b >= open).map_or("", |b| self.of(b));
        matches!(
            before,
            "Vitamin"
                | "vitamin"
                | "War"
                | "Plan"
                | "Type"
                | "type"
                | "Grade"
                | "grade"
                | "Group"
                | "Class"
                | "plan"
                | "and"
        )
    }

    /// Short words that are words too (`miss`, `wash`, `sun`) count as abbreviations only with a capital.
    fn is_capital_or_common(&self, word: &Token) -> bool {
        let word = word.of(self.text);
        word.starts_with(char::is_uppercase)
            || matches!(
                word,
                "etc"
                    | "al"
                    | "hrs"
                    | "mins"
                    | "yrs"
                    | "lbs"
                    | "oz"
                    | "km"
                    | "kg"
                    | "cm"
                    | "mm"
                    | "sq"
                    | "govt"
                    | "dept"
            )
    }

    /// Whether what follows a quoted question or cry tells who uttered it: `"Why?" Jones asked.`
    fn is_said(&self, word: usize) -> bool {
        let name = self.tokens.get(word).is_some_and(|t| !OPENERS.has(t.hash));
        let mut words = (word..word + 6).take_while(|at| self.mark(*at).is_none_or(|m| m == '.'));
        name && words.any(|at| self.tokens.get(at).is_some_and(|t| SPEECH.has(t.hash)))
    }
}

/// Letters of scripts that have no capitals.
fn caseless(c: char) -> bool {
    c.is_alphabetic() && !c.is_uppercase() && !c.is_lowercase()
}

#[cfg(test)]
mod tests {
    use super::super::Text;
    use proptest::prelude::*;

    fn split(text: &str) -> Vec<&str> {
        Text::new(text, &[]).sentences.iter().map(|s| s.span.of(text)).collect()
    }

    #[test]
    fn titles_initials_and_firms_do_not_end_a_sentence() {
        let one = "Gov. Ada B. Marsh met Sen. Cole of the U.S. Senate at Orr Bros. Bank on Jan. 5 in St. Ives, No. 7 High St.";
        assert_eq!(split(one), [one]);
    }

    #[test]
    fn an_abbreviation_before_an_opener_may_end_one() {
        assert_eq!(
            split("She left the U.S. The rest stayed at Orr Inc. They were glad."),
            ["She left the U.S.", "The rest stayed at Orr Inc.", "They were glad."]
        );
    }

    #[test]
    fn closing_marks_belong_to_the_sentence_they_close() {
        assert_eq!(
            split("“It is late. Go home.” (He meant it.) She went."),
            ["“It is late.", "Go home.”", "(He meant it.)", "She went."]
        );
    }

    #[test]
    fn a_question_and_its_asker_are_one_sentence() {
        assert_eq!(
            split("“Who paid?” Mrs. Lund asked. “Nobody!” cried the clerk. Then silence."),
            ["“Who paid?” Mrs. Lund asked.", "“Nobody!” cried the clerk.", "Then silence."]
        );
    }

    #[test]
    fn decimals_ellipses_and_answers_are_told_apart() {
        assert_eq!(
            split("It rose 3.5 percent ... to 4.1. No. It fell."),
            ["It rose 3.5 percent ... to 4.1.", "No.", "It fell."]
        );
    }

    #[test]
    fn a_quotation_woven_into_a_sentence_does_not_cut_it() {
        assert_eq!(split("He wrote that \"It is late. Go home.\" He left.").len(), 2);
        let unclosed = format!("He wrote that \"It is {}", "late. Go home. ".repeat(200));
        assert!(split(&unclosed).len() > 150);
    }

    proptest! {
        #[test]
        fn sentences_partition_the_tokens_of_their_paragraph(text in "[Aa1 .!?…\"“”'()\n-]{0,200}") {
            let taken = Text::new(&text, &[]);
            for (index, paragraph) in taken.paragraphs.iter().enumerate() {
                let mut next = paragraph.tokens.start;
                for sentence in &taken.sentences[paragraph.sentences.start as usize..paragraph.sentences.end as usize] {
                    prop_assert_eq!(sentence.paragraph as usize, index);
                    prop_assert_eq!(sentence.tokens.start, next);
                    prop_assert!(sentence.tokens.end > sentence.tokens.start && paragraph.span.contains(sentence.span));
                    next = sentence.tokens.end;
                }
                prop_assert_eq!(next, paragraph.tokens.end);
            }
        }
    }
}
