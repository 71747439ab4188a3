//! What is pending, for people: what differs, the old, the new, or both side by side. Whole lines, so that it reads the same on
//! a terminal, in a log and aloud.

use super::{Change, Pending};
use crate::report::{padded, visible, wrap};
use anstyle::{AnsiColor, Style};
use similar::{ChangeTag, TextDiff};
use unicode_width::UnicodeWidthStr;

/// Lines around a change that are shown with it.
const AROUND: usize = 3;

/// How what is pending is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// What differs, with the lines around it.
    #[default]
    Diff,
    /// What is accepted.
    Old,
    /// What the audit says.
    New,
    /// Both.
    Beside,
}

/// What is pending as lines of text; `width` columns for both side by side, with colour or without.
pub fn show(pending: &Pending, look: Look, width: usize, colour: bool) -> String {
    let lines = match look {
        Look::Diff => diff(pending, colour),
        Look::Old => whole(&pending.old),
        Look::New => whole(&pending.new),
        Look::Beside => beside(pending, width, colour),
    };
    let mut out = if lines.is_empty() { nothing(pending.change).to_owned() } else { lines.join("\n") };
    out.push('\n');
    out
}

fn whole(text: &str) -> Vec<String> {
    text.lines().map(|line| format!("  {}", visible(line)).trim_end().to_owned()).collect()
}

fn nothing(change: Change) -> &'static str {
    match change {
        Change::New => "  (nothing was accepted before)",
        Change::Orphaned => "  (there is no such article any more)",
        Change::Changed => "  (empty)",
    }
}

fn diff(pending: &Pending, colour: bool) -> Vec<String> {
    let diff = TextDiff::from_lines(&pending.old, &pending.new);
    let mut lines = Vec::new();
    for (nth, group) in diff.grouped_ops(AROUND).iter().enumerate() {
        if nth > 0 {
            lines.push(inked("  …", Style::new().dimmed(), colour));
        }
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let (sign, style) = match change.tag() {
                ChangeTag::Equal => (" ", Style::new()),
                ChangeTag::Delete => ("-", OLD),
                ChangeTag::Insert => ("+", NEW),
            };
            let line = format!("{sign} {}", visible(change.value().trim_end_matches('\n')));
            lines.push(inked(line.trim_end(), style, colour));
        }
    }
    lines
}

const OLD: Style = Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Red)));
const NEW: Style = Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Green)));

fn inked(text: &str, style: Style, colour: bool) -> String {
    if colour && style != Style::new() { format!("{style}{text}{style:#}") } else { text.to_owned() }
}

/// Both, line by line: `<` is old alone, `>` new alone, `|` neither like the other.
fn beside(pending: &Pending, width: usize, colour: bool) -> Vec<String> {
    let columns = width.saturating_sub(3).max(40) / 2;
    let diff = TextDiff::from_lines(&pending.old, &pending.new);
    let (old, new): (Vec<&str>, Vec<&str>) = (pending.old.lines().collect(), pending.new.lines().collect());
    let mut lines = Vec::new();
    for (nth, group) in diff.grouped_ops(AROUND).iter().enumerate() {
        if nth > 0 {
            lines.push(inked("  …", Style::new().dimmed(), colour));
        }
        for op in group {
            let (left, right) = (old.get(op.old_range()).unwrap_or(&[]), new.get(op.new_range()).unwrap_or(&[]));
            for at in 0..left.len().max(right.len()) {
                lines.extend(pair(left.get(at).copied(), right.get(at).copied(), columns, colour));
            }
        }
    }
    lines
}

/// One line of each side, folded into its column.
fn pair(left: Option<&str>, right: Option<&str>, columns: usize, colour: bool) -> Vec<String> {
    let (sign, differs) = match (left, right) {
        (Some(left), Some(right)) if left == right => (' ', false),
        (Some(_), Some(_)) => ('|', true),
        (Some(_), None) => ('<', true),
        (None, _) => ('>', true),
    };
    let (left, right) = (folded(left.unwrap_or(""), columns), folded(right.unwrap_or(""), columns));
    let ink = |text: String, style| if differs { inked(&text, style, colour) } else { text };
    let row = |at: usize| {
        let side = |lines: &[String]| lines.get(at).cloned().unwrap_or_default();
        let (left, right) = (ink(padded(&side(&left), columns), OLD), ink(side(&right), NEW));
        format!("{left} {sign} {right}").trim_end().to_owned()
    };
    (0..left.len().max(right.len())).map(row).collect()
}

/// A line folded between its words, further lines indented by as much as the first and two columns more.
fn folded(line: &str, columns: usize) -> Vec<String> {
    let text = visible(line);
    let indent = text.len() - text.trim_start().len();
    let room = columns.saturating_sub(indent + 2).max(8);
    let lead = |nth: usize| " ".repeat(if nth == 0 { indent } else { indent + 2 });
    let pieces = wrap(&text, room, usize::MAX).into_iter().flat_map(|piece| cut(&piece, room));
    pieces.enumerate().map(|(nth, piece)| format!("{}{piece}", lead(nth))).collect()
}

/// A piece without a space, cut where the column ends.
fn cut(piece: &str, room: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for c in piece.chars() {
        let mut bytes = [0; 4];
        let next: &str = c.encode_utf8(&mut bytes);
        if let Some(last) = pieces.last_mut().filter(|last| last.width() + next.width() <= room) {
            last.push(c);
        } else {
            pieces.push(c.to_string());
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pending(old: &str, new: &str) -> Pending {
        Pending { name: "a.md".to_owned(), change: Change::Changed, old: old.to_owned(), new: new.to_owned() }
    }

    #[test]
    fn a_difference_is_told_by_signs_and_not_by_colour_alone() {
        let told = show(&pending("a\nb\nc\n", "a\nB\nc\n"), Look::Diff, 80, false);
        assert_eq!(told, "  a\n- b\n+ B\n  c\n");
        assert!(show(&pending("b\n", "B\n"), Look::Diff, 80, true).contains("- b"));
    }

    #[test]
    fn sides_stand_in_columns_that_hold_also_long_lines() {
        let long = "  quote “the bridge over the river was never safe to cross by night” → direct\n";
        let told = show(&pending(&format!("a\n{long}"), "a\nnew\n"), Look::Beside, 43, false);
        assert!(told.lines().all(|line| line.width() <= 43), "{told}");
        assert_eq!(told.lines().next(), Some("a                      a"));
        assert!(told.lines().nth(1).is_some_and(|line| line.ends_with("| new")), "{told}");
    }

    #[test]
    fn what_somebody_wrote_into_a_snapshot_cannot_reach_the_terminal() {
        for look in [Look::Diff, Look::Old, Look::New, Look::Beside] {
            let told = show(&pending("\u{1b}[2J\n", "\u{202e}\n"), look, 80, false);
            assert!(!told.contains(['\u{1b}', '\u{202e}']), "{told:?}");
        }
    }
}
