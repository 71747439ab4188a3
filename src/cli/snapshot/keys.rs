//! Where the keys of a review come from: a terminal, one press at a time, or lines of standard input.

use crate::snapshot::{KEYS, Key};
use console::Term;
use std::io::{self, BufRead, IsTerminal};

/// Where keys come from.
pub(super) enum Keys {
    /// Somebody sits there.
    Terminal(Term),
    /// A line a key: its letter, or what it does.
    Lines,
}

/// What came.
pub(super) enum Came {
    /// A key, and what it does.
    Key(Key, &'static str),
    /// Something that is none.
    Other(String),
    /// Nobody is there any more.
    Gone,
}

impl Keys {
    /// A terminal where there is one.
    pub(super) fn new() -> Self {
        if io::stdin().is_terminal() { Self::Terminal(Term::stdout()) } else { Self::Lines }
    }

    /// Waits for the next key.
    pub(super) fn next(&self) -> io::Result<Came> {
        match self {
            Self::Terminal(term) => Ok(match term.read_key() {
                Ok(console::Key::Escape | console::Key::CtrlC | console::Key::Char('\u{4}')) => named("q"),
                Ok(console::Key::Char(c)) => named(&c.to_string()),
                Ok(console::Key::UnknownEscSeq(_)) => Came::Other("that key".to_owned()),
                Ok(other) => Came::Other(format!("{other:?}").to_lowercase()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => named("q"),
                Err(error) => return Err(error),
            }),
            Self::Lines => {
                let mut line = String::new();
                let read = io::stdin().lock().read_line(&mut line)?;
                Ok(if read == 0 { Came::Gone } else { named(line.trim()) })
            }
        }
    }
}

fn named(text: &str) -> Came {
    let mut chars = text.chars();
    let letter = chars.next().filter(|_| chars.next().is_none());
    let fits = |(key, _, does): &&(char, Key, &'static str)| Some(*key) == letter || *does == text;
    match KEYS.iter().find(fits) {
        Some((_, key, does)) => Came::Key(*key, does),
        None => Came::Other(if text.trim().is_empty() { "that".to_owned() } else { format!("`{text}`") }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_its_letter_or_what_it_does_and_nothing_else() {
        for text in ["a", "accept"] {
            assert!(matches!(named(text), Came::Key(key, _) if Some(key) == Key::of('a')), "{text}");
        }
        assert!(matches!(named("accept it all"), Came::Other(_)));
        assert!(matches!(named(""), Came::Other(_)));
    }
}
