//! Examples: block quotes of a page in, small articles with the marks of what must be flagged out.

use crate::config::Checked;
use crate::facts::Field;
use crate::ingest::{Article, Comment, Metadata, Position, Published};
use crate::span::Span;
use std::ops::Range;

/// What an example expects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Expect {
    /// Exactly the marks are flagged.
    Flag,
    /// Nothing is flagged.
    Pass,
    /// As either, but the rule is known not to do it yet.
    Later,
}

impl Expect {
    /// The heading it stands under.
    pub fn name(self) -> &'static str {
        match self {
            Self::Flag => "Flag",
            Self::Pass => "Pass",
            Self::Later => "Later",
        }
    }
}

/// One example: one article or a small folder.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// What it expects.
    pub expect: Expect,
    /// Its articles, by path.
    pub articles: Vec<Marked>,
    /// Where it begins in the page.
    pub span: Range<usize>,
}

/// An article of an example.
#[derive(Clone, Debug, PartialEq)]
pub struct Marked {
    /// Its path.
    pub path: String,
    /// What its File line says of it.
    pub meta: Metadata,
    /// Its text, without the marks.
    pub text: String,
    /// What must be flagged, in order of position.
    pub marks: Vec<(Field, Span)>,
    /// Comments in its text, which are not part of it.
    pub comments: Vec<Comment>,
}

impl Marked {
    /// The article, ready to be read.
    pub fn article(&self) -> Article {
        let mut article = Article::from_text(self.path.clone(), self.text.clone());
        article.meta = self.meta.clone();
        article.comments.clone_from(&self.comments);
        article
    }
}

/// The name of an article that has no File line.
const NAMELESS: &str = "example.txt";

/// Keys of a File line.
const KEYS: &[&str] = &["published", "updated", "outlet", "title", "author", "url", "language"];

/// Reads the block quote at `range`, with its File line where it has one.
pub fn article(
    source: &str,
    range: Range<usize>,
    file: Option<(String, Range<usize>)>,
    checked: &mut Checked,
) -> Option<Marked> {
    let raw = unquoted(source.get(range.clone()).unwrap_or(""));
    let Some((text, mut marks)) = unmark(&raw, Field::Text) else {
        unbalanced(range, checked);
        return None;
    };
    if text.trim().is_empty() {
        checked.wrong(range, "an example without text", None);
        return None;
    }
    let (path, meta, title_marks) = match file {
        Some((line, place)) => file_line(&line, &place, checked)?,
        None => (NAMELESS.to_owned(), Metadata::default(), Vec::new()),
    };
    let (text, comments) = without_comments(&text, &mut marks);
    marks.extend(title_marks);
    marks.sort_unstable();
    Some(Marked { path, meta, text, marks, comments })
}

fn unbalanced(range: Range<usize>, checked: &mut Checked) {
    let help = "every `[[` needs a `]]` after it, and none inside another".to_owned();
    checked.wrong(range, "marks that do not pair up", Some(help));
}

/// The text of a block quote: its lines run on, an empty line ends a paragraph, a `\` at the end of a line breaks it.
fn unquoted(raw: &str) -> String {
    let mut text = String::new();
    for line in raw.lines() {
        let bare = line.trim_start().strip_prefix('>').unwrap_or(line).trim();
        if bare.is_empty() {
            text.truncate(text.trim_end().len());
            text.push_str("\n\n");
        } else {
            let (bare, ending) = bare.strip_suffix('\\').map_or((bare, " "), |b| (b.trim_end(), "\n"));
            text.push_str(bare);
            text.push_str(ending);
        }
    }
    text.trim().to_owned()
}

/// Takes the marks out of a text; `None` where they do not pair up.
fn unmark(raw: &str, field: Field) -> Option<(String, Vec<(Field, Span)>)> {
    let mut text = String::with_capacity(raw.len());
    let mut marks = Vec::new();
    let mut rest = raw;
    while let Some(at) = rest.find("[[") {
        text.push_str(rest.get(..at)?);
        let inner = rest.get(at + 2..)?;
        let end = inner.find("]]")?;
        let marked = inner.get(..end)?;
        if marked.contains("[[") {
            return None;
        }
        let start = text.len();
        text.push_str(marked);
        marks.push((field, Span::new(start, text.len())));
        rest = inner.get(end + 2..)?;
    }
    if rest.contains("]]") {
        return None;
    }
    text.push_str(rest);
    Some((text, marks))
}

/// Takes the comments (`<!-- … -->`) out of a text, and moves the marks along; a mark around a comment is left empty.
fn without_comments(text: &str, marks: &mut [(Field, Span)]) -> (String, Vec<Comment>) {
    let (mut out, mut comments, mut cuts) = (String::with_capacity(text.len()), Vec::new(), Vec::new());
    let mut done = 0;
    while let Some((start, end)) = comment_at(text, done) {
        let before = text.get(done..start).unwrap_or("");
        out.push_str(before);
        let rest = text.get(end..).unwrap_or("");
        let apart = (out.is_empty() || out.ends_with("\n\n")) && (rest.is_empty() || rest.starts_with("\n\n"));
        // What stands alone leaves no empty paragraph.
        done = if apart { end + rest.len().min(2) } else { end };
        let line = text.get(..start).unwrap_or("").matches('\n').count() as u32 + 1;
        let said = text.get(start + 4..end.saturating_sub(3)).unwrap_or("").trim().to_owned();
        let position = Position { line, column: 1 };
        comments.push(Comment { at: out.len() as u32, apart, text: said, position });
        cuts.push((start, done, out.len()));
    }
    out.push_str(text.get(done..).unwrap_or(""));
    let moved = |byte: u32| {
        let byte = byte as usize;
        let cut = cuts.get(cuts.partition_point(|(start, ..)| *start <= byte).wrapping_sub(1));
        cut.map_or(byte, |(_, end, at)| at + byte.saturating_sub(*end)) as u32
    };
    for (_, span) in marks {
        *span = Span { start: moved(span.start), end: moved(span.end) };
    }
    (out, comments)
}

/// Where the next comment at or after a byte begins and ends.
fn comment_at(text: &str, from: usize) -> Option<(usize, usize)> {
    let start = from + text.get(from..)?.find("<!--")?;
    let end = start + text.get(start..)?.find("-->")? + 3;
    Some((start, end))
}

type Named = (String, Metadata, Vec<(Field, Span)>);

/// Reads `a.md, published 2026-03-01, outlet Ledger, title "…"`.
fn file_line(line: &str, place: &Range<usize>, checked: &mut Checked) -> Option<Named> {
    let pieces = pieces(line);
    let (path, pairs) = pieces.split_first()?;
    let mut meta = Metadata::default();
    let mut marks = Vec::new();
    for pair in pairs {
        let (key, value) = pair.split_once(' ').unwrap_or((pair, ""));
        let value = value.trim();
        let value = value.strip_prefix('"').and_then(|v| v.strip_suffix('"')).unwrap_or(value).to_owned();
        match key {
            "published" | "updated" => {
                let stamp = Published::parse(&value);
                if stamp.is_none() {
                    let help = "write it as 2026-03-01 or 2026-03-01T10:00:00Z".to_owned();
                    checked.wrong(place.clone(), format!("`{value}` is no date"), Some(help));
                }
                *(if key == "updated" { &mut meta.updated } else { &mut meta.published }) = stamp;
            }
            "outlet" => meta.outlet = Some(value),
            "author" => meta.authors.push(value),
            "url" => meta.url = Some(value),
            "language" => meta.language = Some(value),
            "title" => match unmark(&value, Field::Title) {
                Some((title, found)) => (meta.title, marks) = (Some(title), found),
                None => unbalanced(place.clone(), checked),
            },
            _ => checked.unknown(place.clone(), "a File line has no key", key, KEYS),
        }
    }
    Some(((*path).to_owned(), meta, marks))
}

/// Splits at commas that a known key follows, so that values may hold commas; a quoted value may hold such keys too.
fn pieces(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut quoted) = (0, false);
    for (at, c) in line.char_indices() {
        let after = line.get(at + c.len_utf8()..).unwrap_or("");
        let key_in = |rest: &str| rest.split_whitespace().next().is_some_and(|word| KEYS.contains(&word));
        let ends = || after.trim().is_empty() || after.trim_start().strip_prefix(',').is_some_and(key_in);
        match c {
            '"' if !quoted => quoted = true,
            '"' if ends() => quoted = false,
            ',' if !quoted && (key_in(after) || start == 0) => {
                pieces.push(line.get(start..at).unwrap_or("").trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    pieces.push(line.get(start..).unwrap_or("").trim());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(quote: &str, file: Option<&str>) -> (Option<Marked>, Vec<String>) {
        let mut checked = Checked::new("p.md", quote);
        let file = file.map(|f| (f.to_owned(), 0..1));
        let marked = article(quote, 0..quote.len(), file, &mut checked);
        (marked, checked.complaints.into_iter().map(|c| c.message).collect())
    }

    #[test]
    fn lines_run_on_and_an_empty_one_ends_the_paragraph() {
        let (marked, _) = read("> One\n> two.\n>\n> LEE: No.\\\n> ROE: Yes.", None);
        assert_eq!(marked.unwrap().text, "One two.\n\nLEE: No.\nROE: Yes.");
    }

    #[test]
    fn marks_are_taken_out_and_counted_in_bytes() {
        let (marked, _) = read("> “Ä” [[Sources]] said [[no]].", None);
        let marked = marked.unwrap();
        assert_eq!(marked.text, "“Ä” Sources said no.");
        let words: Vec<&str> = marked.marks.iter().map(|(_, s)| s.of(&marked.text)).collect();
        assert_eq!(words, ["Sources", "no"]);
    }

    #[test]
    fn a_file_line_gives_metadata_and_marks_in_the_title() {
        let line = r#"a.md, published 2026-03-01, outlet Ledger, Leeds, title "He "quit", [[twice]]", author A. B"#;
        let (marked, wrong) = read("> Text.", Some(line));
        let marked = marked.unwrap();
        assert_eq!((marked.path.as_str(), wrong.len()), ("a.md", 0));
        assert_eq!(marked.meta.outlet.as_deref(), Some("Ledger, Leeds"));
        assert_eq!(marked.meta.title.as_deref(), Some("He \"quit\", twice"));
        assert_eq!(marked.meta.authors, ["A. B"]);
        assert_eq!(marked.marks.first().map(|(f, _)| *f), Some(Field::Title));
    }

    #[test]
    fn comments_are_taken_out_and_marks_move_along() {
        let quote = "> [[<!-- copydesk: allow a: b -->]]\n>\n> [[One]] and <!-- x --> [[two]].\n>\n> <!-- y -->";
        let marked = read(quote, None).0.unwrap();
        assert_eq!(marked.text, "One and  two.\n\n");
        let words: Vec<&str> = marked.marks.iter().map(|(_, s)| s.of(&marked.text)).collect();
        assert_eq!(words, ["", "One", "two"]);
        let comments: Vec<_> = marked.comments.iter().map(|c| (c.at, c.apart, c.text.as_str())).collect();
        assert_eq!(comments, [(0, true, "copydesk: allow a: b"), (8, false, "x"), (15, true, "y")]);
    }

    #[test]
    fn marks_that_do_not_pair_up_are_refused() {
        for quote in ["> [[a", "> a]]", "> [[a [[b]] c]]"] {
            assert_eq!(read(quote, None).1, ["marks that do not pair up"], "{quote}");
        }
    }
}
