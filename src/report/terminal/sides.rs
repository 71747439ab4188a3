//! Two sides of a passage in two columns, the differing words marked.

use super::page::{Ink, Page, padded, wrap};
use crate::audit::Audit;
use crate::facts::Reading;
use crate::report::words::Words;
use crate::span::Span;
use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::io;
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// Words of a side that are compared; the rest of a longer passage is counted.
const COMPARED: usize = 400;
/// As [`COMPARED`], where all is asked for.
const COMPARED_OF_ALL: usize = 4000;
/// Words that are kept at each end of a run of equal words that is cut; it is, where it is three times as long.
const KEPT: usize = 10;
/// As [`KEPT`], where nothing else is shown.
const KEPT_OF_SAME: usize = 20;
/// Bytes after which words that stand together are parted all the same.
const GLUED: usize = 24;
/// Rows of a passage that are shown unless all are asked for.
const ROWS: usize = 14;

/// Says how differing words are marked, at the top of the section; where words are left out, there is nothing to say.
pub(in crate::report) fn write_legend(page: &mut Page<'_>, audit: &Audit) -> io::Result<()> {
    if audit.redaction.is_some() {
        return Ok(());
    }
    let marks = [("[-left-]", Ink::Left), ("{+right+}", Ink::Right)];
    for line in wrap("Words that only one side has stand in [-left-] and {+right+}.", page.width, usize::MAX) {
        page.line(&marks.iter().fold(line, |line, (mark, ink)| line.replace(mark, &page.ink(*ink, mark))))?;
    }
    Ok(())
}

/// A stretch of both sides that is laid out together.
enum Block {
    /// Words of each side.
    Words { left: Vec<Piece>, right: Vec<Piece> },
    /// So many equal words that are not shown.
    Cut(usize),
}

/// Words that stand together without a space, of one ink.
struct Piece {
    text: String,
    ink: Option<Ink>,
    /// Whether the text goes on without a space.
    glued: bool,
}

/// Two sides, compared.
pub(super) struct Sides {
    blocks: Vec<Block>,
    /// Whether the two have the same words.
    pub same: bool,
    /// Words of the longer side that were not compared.
    beyond: usize,
}

/// Some of the words, those that stand together as one piece.
fn pieces(words: &Words, range: Range<usize>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (text, glued) in words.get(range) {
        match pieces.last_mut().filter(|last| last.glued && last.text.len() < GLUED) {
            Some(last) => {
                last.text.push_str(text);
                last.glued = *glued;
            }
            None => pieces.push(Piece { text: text.clone(), ink: None, glued: *glued }),
        }
    }
    pieces
}

/// Some of the words, marked as those of one side only.
fn only(words: &Words, range: Range<usize>, ink: Ink) -> Vec<Piece> {
    let (open, close) = if ink == Ink::Left { ("[-", "-]") } else { ("{+", "+}") };
    let mut pieces = pieces(words, range);
    if let Some(first) = pieces.first_mut() {
        first.text.insert_str(0, open);
    }
    if let Some(last) = pieces.last_mut() {
        last.text.push_str(close);
    }
    pieces.into_iter().map(|piece| Piece { ink: Some(ink), ..piece }).collect()
}

impl Sides {
    /// Compares two spans word by word (Myers 1986).
    pub(super) fn new(left: &Reading, left_span: Span, right: &Reading, right_span: Span, all: bool) -> Self {
        let limit = if all { COMPARED_OF_ALL } else { COMPARED };
        let (left, right) = (Words::new(left, left_span, limit), Words::new(right, right_span, limit));
        let same = left.hashes() == right.hashes() && left.beyond() == right.beyond();
        let kept = if same { KEPT_OF_SAME } else { KEPT };
        let mut blocks = Vec::new();
        let (mut now_left, mut now_right) = (Vec::new(), Vec::new());
        for op in capture_diff_slices(Algorithm::Myers, left.hashes(), right.hashes()) {
            let (tag, old, new) = op.as_tag_tuple();
            if tag != DiffTag::Equal {
                now_left.extend(only(&left, old, Ink::Left));
                now_right.extend(only(&right, new, Ink::Right));
            } else if old.len() <= 3 * kept {
                now_left.extend(pieces(&left, old));
                now_right.extend(pieces(&right, new));
            } else {
                now_left.extend(pieces(&left, old.start..old.start + kept));
                now_right.extend(pieces(&right, new.start..new.start + kept));
                let (l, r) = (std::mem::take(&mut now_left), std::mem::take(&mut now_right));
                blocks.push(Block::Words { left: l, right: r });
                blocks.push(Block::Cut(old.len() - 2 * kept));
                now_left.extend(pieces(&left, old.end - kept..old.end));
                now_right.extend(pieces(&right, new.end - kept..new.end));
            }
        }
        blocks.push(Block::Words { left: now_left, right: now_right });
        Self { blocks, same, beyond: left.beyond().max(right.beyond()) }
    }

    /// Writes them: in two columns, or in one where both have the same words or the page is narrow.
    pub(super) fn write(&self, page: &mut Page<'_>) -> io::Result<()> {
        let rows = if self.same {
            self.one_column(page)
        } else if page.width < 70 {
            self.one_above_the_other(page)
        } else {
            self.two_columns(page)
        };
        let cap = page.cap(ROWS);
        let hidden = rows.len().saturating_sub(cap);
        for row in rows.into_iter().take(cap) {
            page.line(&row)?;
        }
        if hidden > 0 || self.beyond > 0 {
            page.flowing("  ", "… the passage goes on: --all shows more of it", Ink::Faint)?;
        }
        Ok(())
    }

    fn one_column(&self, page: &Page<'_>) -> Vec<String> {
        let bar = page.ink(Ink::Faint, "  │ ");
        let layout = |block: &Block| match block {
            Block::Cut(words) => vec![cut(page, *words)],
            Block::Words { left, .. } => flow(page, left, page.width - 4).into_iter().map(|(line, _)| line).collect(),
        };
        self.blocks.iter().flat_map(layout).map(|line| format!("{bar}{line}")).collect()
    }

    fn one_above_the_other(&self, page: &Page<'_>) -> Vec<String> {
        let side = |lead: &str, of: fn(&Block) -> Option<&[Piece]>| -> Vec<String> {
            let lines = self.blocks.iter().flat_map(|block| match (of(block), block) {
                (None, Block::Cut(words)) => vec![(cut(page, *words), 0)],
                (pieces, _) => flow(page, pieces.unwrap_or(&[]), page.width - 4),
            });
            lines.map(|(line, _)| format!("{lead}{line}")).collect()
        };
        let left = side("  < ", |block| if let Block::Words { left, .. } = block { Some(left) } else { None });
        let right = side("  > ", |block| if let Block::Words { right, .. } = block { Some(right) } else { None });
        left.into_iter().chain(right).collect()
    }

    fn two_columns(&self, page: &Page<'_>) -> Vec<String> {
        let column = (page.width - 5) / 2;
        let bar = page.ink(Ink::Faint, " │ ");
        let mut rows = Vec::new();
        for block in &self.blocks {
            let (left, right) = match block {
                Block::Cut(words) => {
                    rows.push(format!("  {}{bar}", padded(&cut(page, *words), column)));
                    continue;
                }
                Block::Words { left, right } => (flow(page, left, column), flow(page, right, column)),
            };
            for at in 0..left.len().max(right.len()) {
                let (line, width) = left.get(at).map_or(("", 0), |(line, width)| (line.as_str(), *width));
                let other = right.get(at).map_or("", |(line, _)| line.as_str());
                rows.push(format!("  {line}{}{bar}{other}", " ".repeat(column.saturating_sub(width))));
            }
        }
        rows
    }
}

fn cut(page: &Page<'_>, words: usize) -> String {
    page.ink(Ink::Faint, &format!("… {words} words alike …"))
}

/// Sets words in lines of so many columns; gives each line with its width.
fn flow(page: &Page<'_>, pieces: &[Piece], columns: usize) -> Vec<(String, usize)> {
    let mut lines: Vec<(String, usize)> = Vec::new();
    let mut space = 1;
    for Piece { text, ink, glued } in pieces {
        let text = super::page::clipped(text, columns);
        let width = text.width();
        let inked = ink.map_or_else(|| text.clone(), |ink| page.ink(ink, &text));
        match lines.last_mut() {
            Some((line, used)) if *used + space + width <= columns => {
                line.push_str(if space == 1 { " " } else { "" });
                line.push_str(&inked);
                *used += space + width;
            }
            _ => lines.push((inked, width)),
        }
        space = usize::from(!glued);
    }
    lines
}
