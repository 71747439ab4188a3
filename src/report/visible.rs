//! Hostile text made visible: what a terminal, a log or a reader's eye would obey or miss is spelt out instead.

use crate::normal::is_invisible;
use std::borrow::Cow;
use std::fmt::Write;

/// A text that may stand on a terminal, on one line: white space becomes a space, control characters become their pictures
/// (`␛`), and what is invisible or turns the direction of writing becomes its number (`\u{202e}`). So do the openings of
/// the commands that CI runners read anywhere in a line (`##[`, `##vso[`) and, at the beginning, `::`.
pub fn visible(text: &str) -> Cow<'_, str> {
    let out = spelt_out(text);
    if !out.trim_start().starts_with("::") && !out.contains("##") {
        return out;
    }
    let lead = out.len() - out.trim_start().len();
    let (space, rest) = out.split_at_checked(lead).unwrap_or(("", &out));
    let rest = rest.strip_prefix("::").map_or_else(|| rest.to_owned(), |rest| format!("\\u{{3a}}:{rest}"));
    Cow::Owned(format!("{space}{rest}").replace("##[", "##\\u{5b}").replace("##vso[", "##vso\\u{5b}"))
}

/// As [`visible`], for text that stands behind something else on its line, and on a line that is looked at as a whole.
pub(super) fn spelt_out(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_harmless) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '\t' | '\n' | '\r' => out.push(' '),
            c if is_harmless(c) => out.push(c),
            c => push_escaped(&mut out, c),
        }
    }
    Cow::Owned(out)
}

fn push_escaped(out: &mut String, c: char) {
    match u32::from(c) {
        control @ 0..=0x1F => out.push(char::from_u32(0x2400 + control).unwrap_or('␦')),
        0x7F => out.push('␡'),
        // Writing to a string cannot fail.
        number => drop(write!(out, "\\u{{{number:x}}}")),
    }
}

/// Whether a character does nothing but show itself.
pub(super) fn is_harmless(c: char) -> bool {
    match c {
        ' '..='~' => true,
        c if c.is_control() => false,
        c if is_invisible(c) => false,
        // Separators of lines and paragraphs, marks of direction and annotation, fillers, variation selectors beyond the
        // first sixteen, tags.
        '\u{61C}' | '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' => false,
        '\u{2028}'..='\u{202F}' => c == '\u{202F}',
        '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' => false,
        '\u{FE00}'..='\u{FE0D}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}' => {
            false
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn escape_sequences_direction_marks_and_hidden_characters_are_spelt_out() {
        assert_eq!(visible("a\u{1b}[31mb\u{7}\u{9b}c\u{7f}"), "a␛[31mb␇\\u{9b}c␡");
        assert_eq!(visible("\u{202e}txt.exe\u{2066}\u{200b}\u{e0041}"), "\\u{202e}txt.exe\\u{2066}\\u{200b}\\u{e0041}");
    }

    #[test]
    fn ordinary_text_of_any_script_stays_as_it_is() {
        for text in ["“Don’t,” she said: no.", "Владимир и 北京 🙂", "re\u{301}sume\u{301}", "10\u{a0}000\u{202f}km"]
        {
            assert!(matches!(visible(text), Cow::Borrowed(same) if same == text), "{text}");
        }
    }

    #[test]
    fn what_a_ci_runner_would_take_for_a_command_is_broken_up() {
        assert_eq!(visible("::error file=a::b"), "\\u{3a}:error file=a::b");
        assert_eq!(visible("\n ::stop-commands::x"), "  \\u{3a}:stop-commands::x");
        assert_eq!(visible("x ##[add-mask]y ##vso[task.x]"), "x ##\\u{5b}add-mask]y ##vso\\u{5b}task.x]");
        assert_eq!(visible("std::fs: a :: b"), "std::fs: a :: b");
    }

    proptest! {
        #[test]
        fn nothing_that_comes_out_moves_a_cursor_or_opens_a_command(text in any::<String>()) {
            let out = visible(&text);
            prop_assert!(out.chars().all(|c| !c.is_control() && !is_invisible(c)));
            prop_assert!(!out.trim_start().starts_with("::") && !out.contains("##["));
            prop_assert_eq!(visible(&out), out.clone());
        }
    }
}
