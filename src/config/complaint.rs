//! What is wrong with a file that a person wrote for copydesk: a configuration, a rule page, a word list.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// One mistake, with the place in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// The file, as the person would name it.
    pub path: String,
    /// What the file says.
    pub source: Arc<str>,
    /// The bytes that are wrong.
    pub span: Range<usize>,
    /// What is wrong with them.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl Complaint {
    /// The complaint with an excerpt of the file and a caret under the mistake; `styled` for a terminal.
    pub fn render(&self, styled: bool) -> String {
        let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
        let marked = AnnotationKind::Primary.span(self.fitting_span());
        let excerpt = Snippet::source(self.source.as_ref()).path(self.path.as_str()).annotation(marked);
        let mut report = vec![Level::ERROR.primary_title(self.message.as_str()).element(excerpt)];
        if let Some(help) = &self.help {
            report.push(Group::with_title(Level::HELP.secondary_title(help.as_str())));
        }
        renderer.render(&report)
    }

    /// Line and column of the mistake, 1-based, the column in code points.
    pub fn position(&self) -> (usize, usize) {
        let before = self.source.get(..self.fitting_span().start).unwrap_or("");
        let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
        let tail = before.rfind('\n').and_then(|at| before.get(at + 1..)).unwrap_or(before);
        (line, tail.chars().count() + 1)
    }

    /// The span, moved onto the borders of characters and into the file.
    fn fitting_span(&self) -> Range<usize> {
        let down = |at: usize| {
            let at = at.min(self.source.len());
            (0..=at).rev().find(|n| self.source.is_char_boundary(*n)).unwrap_or(0)
        };
        let start = down(self.span.start);
        start..down(self.span.end).max(start)
    }
}

/// Everything that is wrong with the files that a person wrote: nothing can be checked before it is mended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Complaints(pub Vec<Complaint>);

impl Complaints {
    /// All complaints, for a terminal or plain.
    pub fn render(&self, styled: bool) -> String {
        let all: Vec<String> = self.0.iter().map(|c| c.render(styled)).collect();
        all.join("\n\n")
    }
}

impl fmt::Display for Complaints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(false))
    }
}

impl std::error::Error for Complaints {}

/// A file being checked: gathers complaints about it.
#[derive(Debug)]
pub struct Checked {
    path: String,
    source: Arc<str>,
    /// What was found wrong so far.
    pub complaints: Vec<Complaint>,
}

impl Checked {
    /// Begins to check a file.
    pub fn new(path: &str, source: &str) -> Self {
        Self { path: path.to_owned(), source: source.into(), complaints: Vec::new() }
    }

    /// Notes a mistake.
    pub fn wrong(&mut self, span: Range<usize>, message: impl Into<String>, help: Option<String>) {
        let (path, source) = (self.path.clone(), Arc::clone(&self.source));
        self.complaints.push(Complaint { path, source, span, message: message.into(), help });
    }

    /// Notes that a word is none of those known, with the one that was probably meant; `what` is what has no such word.
    pub fn unknown(&mut self, span: Range<usize>, what: &str, word: &str, known: &[&str]) {
        let help = match nearest(word, known) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("known: {}", known.join(", ")),
        };
        self.wrong(span, format!("{what} `{word}`"), Some(help));
    }

    /// Everything that was found wrong, in order of place.
    pub fn finish(mut self) -> Vec<Complaint> {
        self.complaints.sort_by_key(|c| (c.span.start, c.span.end));
        self.complaints
    }

    /// What the file says.
    pub fn source(&self) -> &str {
        &self.source
    }
}

/// The known word that somebody who wrote `word` probably meant.
pub fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let word: String = word.chars().take(64).collect::<String>().to_lowercase();
    let distance = |k: &&'a str| strsim::damerau_levenshtein(&word, &k.to_lowercase());
    let reach = (word.chars().count() / 3).max(1);
    known.iter().copied().filter(|k| distance(k) <= reach).min_by_key(distance)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_near() {
        assert_eq!(nearest("wrods", &["words", "style"]), Some("words"));
        assert_eq!(nearest("zebra", &["words", "style"]), None);
    }

    #[test]
    fn a_span_inside_a_character_or_past_the_file_still_renders() {
        let complaint =
            Complaint { path: "é.md".into(), source: "é".into(), span: 1..9, message: "no".into(), help: None };
        assert_eq!(complaint.position(), (1, 1));
        assert!(complaint.render(false).contains("é.md:1:1"));
    }
}
