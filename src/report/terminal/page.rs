//! The page that a report for people is written on: its width, its inks, its lines.

use crate::ingest::Article;
use crate::report::{View, file_uri, visible};
use crate::rules::Severity;
use anstyle::{AnsiColor, Style};
use std::io::{self, Write};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What a stretch of a line is, and so how it is inked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum Ink {
    /// A heading, or what a line is about.
    Strong,
    /// Lines of the frame, and what is said in passing.
    Faint,
    /// As grave as this.
    Grave(Severity),
    /// Only in what was there before.
    Left,
    /// Only in what came after.
    Right,
}

impl Ink {
    fn style(self) -> Style {
        let colour = |colour: AnsiColor| Style::new().fg_color(Some(colour.into()));
        match self {
            Self::Strong => Style::new().bold(),
            Self::Faint => Style::new().dimmed(),
            Self::Grave(Severity::Error) => colour(AnsiColor::Red).bold(),
            Self::Grave(Severity::Warning) => colour(AnsiColor::Yellow).bold(),
            Self::Grave(Severity::Note) => colour(AnsiColor::Cyan).bold(),
            Self::Left => colour(AnsiColor::Red),
            Self::Right => colour(AnsiColor::Green),
        }
    }
}

/// Where a report for people is written.
pub(in crate::report) struct Page<'a> {
    out: &'a mut dyn Write,
    /// Columns to fill.
    pub width: usize,
    /// Whether lists are shown to their end.
    pub all: bool,
    /// Lines written so far.
    pub lines: usize,
    colour: bool,
    links: Option<&'static str>,
}

impl<'a> Page<'a> {
    pub(in crate::report) fn new(view: &View, out: &'a mut dyn Write) -> Self {
        Self { out, width: view.width.clamp(40, 140), all: view.all, lines: 0, colour: view.colour, links: view.links }
    }

    /// Writes a line whose parts have been made visible already. Parts that are harmless alone may open a CI runner's
    /// command together, so the whole line is looked at once more.
    pub(in crate::report) fn line(&mut self, text: &str) -> io::Result<()> {
        self.lines += 1;
        let text = text.trim_end();
        if let Some(rest) = text.trim_start().strip_prefix("::") {
            return writeln!(self.out, "\\u{{3a}}:{rest}");
        }
        if text.contains("##") {
            let text = text.replace("##[", "##\\u{5b}").replace("##vso[", "##vso\\u{5b}");
            return writeln!(self.out, "{text}");
        }
        writeln!(self.out, "{text}")
    }

    /// A place as a link to its file, where the terminal knows links (the hyperlink sequence OSC 8); takes no more room.
    pub(in crate::report) fn linked(&self, path: &str, place: &str) -> String {
        let Some(folder) = self.links else { return place.to_owned() };
        let uri = if path.starts_with('/') {
            file_uri(path)
        } else {
            format!("{folder}{}", file_uri(path).trim_start_matches("file://"))
        };
        format!("\x1b]8;;{uri}\x1b\\{place}\x1b]8;;\x1b\\")
    }

    /// An article's path, which leads to its file.
    pub(in crate::report) fn path(&self, article: &Article) -> String {
        self.ink(Ink::Strong, &self.linked(article.file(), &shown(&article.path, 200)))
    }

    /// Leaves a line empty, but for the top of the page.
    pub(in crate::report) fn blank(&mut self) -> io::Result<()> {
        if self.lines > 0 { self.line("") } else { Ok(()) }
    }

    /// Begins a section.
    pub(in crate::report) fn heading(&mut self, title: &str, aside: &str) -> io::Result<()> {
        self.blank()?;
        let aside = if aside.is_empty() { String::new() } else { format!("{aside} ") };
        let rest = self.width.saturating_sub(title.width() + aside.width() + 4);
        let left = self.ink(Ink::Faint, "──");
        let right = self.ink(Ink::Faint, &"─".repeat(rest.max(2)));
        let title = self.ink(Ink::Strong, title);
        self.line(&format!("{left} {title} {aside}{right}"))
    }

    /// Inks a text.
    pub(in crate::report) fn ink(&self, ink: Ink, text: &str) -> String {
        if !self.colour || text.is_empty() {
            return text.to_owned();
        }
        let style = ink.style();
        format!("{style}{text}{style:#}")
    }

    /// Writes hostile text over as many lines as it takes, but no more than `lines`, each behind its indent.
    pub(in crate::report) fn wrapped(&mut self, first: &str, indent: &str, text: &str, lines: usize) -> io::Result<()> {
        let lines = if self.all { usize::MAX } else { lines };
        let columns = self.width.saturating_sub(indent.width()).max(20);
        let text = visible(head(text, columns.saturating_mul(lines.min(1000)).saturating_mul(4)));
        for (at, line) in wrap(&text, columns, lines).iter().enumerate() {
            let lead = if at == 0 { first } else { indent };
            self.line(&format!("{lead}{line}"))?;
        }
        Ok(())
    }

    /// Writes our own words over as many lines as they take, each behind an indent.
    pub(in crate::report) fn flowing(&mut self, indent: &str, text: &str, ink: Ink) -> io::Result<()> {
        for line in wrap(text, self.width.saturating_sub(indent.width()), usize::MAX) {
            let line = self.ink(ink, &format!("{indent}{line}"));
            self.line(&line)?;
        }
        Ok(())
    }

    /// Says how many are not shown, and how to see them.
    pub(in crate::report) fn more(&mut self, hidden: usize, what: &str) -> io::Result<()> {
        if hidden == 0 {
            return Ok(());
        }
        let text = format!("… {} more {what}: --all or --format json", grouped(hidden));
        self.blank()?;
        self.flowing("", &text, Ink::Faint)
    }

    /// How many of a list are shown: all of them, or no more than `cap`.
    pub(in crate::report) fn cap(&self, cap: usize) -> usize {
        if self.all { usize::MAX } else { cap }
    }
}

/// The first bytes of a text, cut where a character ends.
fn head(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    text.get(..end).unwrap_or("")
}

/// Breaks a text between words into lines of so many columns; what does not fit into `lines` is cut, with an ellipsis.
pub(crate) fn wrap(text: &str, columns: usize, lines: usize) -> Vec<String> {
    let mut done: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut room = columns;
    for word in text.split_whitespace() {
        let width = word.width();
        let gap = usize::from(!line.is_empty());
        if width + gap > room && !line.is_empty() {
            if done.len() + 1 >= lines {
                done.push(clipped(&format!("{line} {word}"), columns));
                return done;
            }
            done.push(std::mem::take(&mut line));
            room = columns;
        }
        if !line.is_empty() {
            line.push(' ');
            room = room.saturating_sub(1);
        }
        line.push_str(word);
        room = room.saturating_sub(width);
    }
    done.push(line);
    done
}

/// A visible text cut to so many columns, between words where one ends near, with an ellipsis where something is missing.
pub(in crate::report) fn clipped(text: &str, columns: usize) -> String {
    let (mut width, mut fits) = (0, 0);
    for (at, c) in text.char_indices() {
        width += c.width().unwrap_or(0);
        if width < columns {
            fits = at + c.len_utf8();
        } else if width > columns {
            let kept = text.get(..fits).unwrap_or("");
            let word =
                kept.rfind(' ').filter(|at| fits - at < 16 && !text.get(fits..).is_some_and(|t| t.starts_with(' ')));
            return format!("{}…", kept.get(..word.unwrap_or(fits)).unwrap_or("").trim_end());
        }
    }
    text.to_owned()
}

/// Hostile text made visible and cut to so many columns.
pub(in crate::report) fn shown(text: &str, columns: usize) -> String {
    clipped(&visible(head(text, columns.saturating_mul(8))), columns)
}

/// A text filled up with spaces to so many columns.
pub(crate) fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(text.width())))
}

/// A number with its digits in groups of three.
pub(in crate::report) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A number with its noun.
pub(in crate::report) fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(number), if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_does_not_fit_is_cut_with_an_ellipsis() {
        assert_eq!(wrap("one two three four five six", 9, 2), ["one two", "three…"]);
        assert_eq!([clipped("北京北京", 5), clipped("a bcd", 4)], ["北京…", "a…"]);
        assert_eq!(clipped("abc", 3), "abc");
    }

    #[test]
    fn thousands_are_grouped() {
        assert_eq!([grouped(7), grouped(1000), grouped(1_234_567)], ["7", "1,000", "1,234,567"]);
    }

    proptest! {
        #[test]
        fn a_clipped_text_never_takes_more_room(text in any::<String>(), columns in 1usize..30) {
            prop_assert!(shown(&text, columns).width() <= columns);
        }
    }
}
