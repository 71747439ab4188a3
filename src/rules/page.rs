//! The page: Markdown in; title, rule block and examples out, each with its place in the page.

use super::example::{self, Example, Expect};
use crate::config::Checked;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag};
use std::ops::Range;

/// A page, taken apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Its first heading.
    pub title: String,
    /// Where the text of its rule block stands.
    pub block: Range<usize>,
    /// Its examples, in order.
    pub examples: Vec<Example>,
}

/// Sections whose block quotes are examples.
const SECTIONS: &[(&str, Expect)] = &[("Flag", Expect::Flag), ("Pass", Expect::Pass), ("Later", Expect::Later)];

/// A part of the page that matters here.
enum Part {
    Heading(HeadingLevel, String),
    Block(String, Range<usize>),
    Quote,
    File(String),
    Other,
}

/// Takes a page apart; what is wrong with it goes to `checked`.
pub fn parse(source: &str, checked: &mut Checked) -> Option<Page> {
    let mut reader = Reader::default();
    for (part, range) in parts(source) {
        reader.take(part, range, source, checked);
    }
    reader.close_files(checked);
    if !reader.has_prose {
        let help = "say in a sentence or two why the rule is there".to_owned();
        checked.wrong(0..source.len().min(1), "the page has no prose", Some(help));
    }
    if reader.title.is_none() {
        checked.wrong(0..source.len().min(1), "the page has no title", Some("begin it with `# …`".to_owned()));
    }
    if reader.block.is_none() {
        let help = "write one block that begins with ```toml".to_owned();
        checked.wrong(0..source.len().min(1), "the page has no rule block", Some(help));
    }
    Some(Page { title: reader.title.unwrap_or_default(), block: reader.block?, examples: reader.examples })
}

/// The blocks of the page, one after another.
fn parts(source: &str) -> Vec<(Part, Range<usize>)> {
    let mut depth = 0_u32;
    let mut parts = Vec::new();
    for (event, range) in Parser::new(source).into_offset_iter() {
        match event {
            Event::Start(tag) => {
                if depth == 0 {
                    parts.push((part(&tag, source.get(range.clone()).unwrap_or("")), range));
                }
                depth += 1;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            _ if depth == 0 => parts.push((Part::Other, range)),
            _ => {}
        }
    }
    parts
}

fn part(tag: &Tag<'_>, raw: &str) -> Part {
    match tag {
        Tag::Heading { level, .. } => {
            let line = raw.lines().next().unwrap_or("");
            Part::Heading(*level, line.trim_matches(['#', ' ', '\t']).to_owned())
        }
        Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
            let start = raw.find('\n').map_or(raw.len(), |at| at + 1);
            let inner = raw.get(start..).unwrap_or("");
            let last = inner.trim_end().rfind('\n').map_or(0, |at| at + 1);
            let fence = inner.get(last..).is_some_and(|l| l.trim_start().starts_with(['`', '~']));
            let end = if fence { start + last } else { raw.len() };
            Part::Block(info.trim().to_owned(), start..end)
        }
        Tag::BlockQuote(_) => Part::Quote,
        Tag::Paragraph => {
            let file = raw.trim().strip_prefix("**File ").and_then(|r| r.strip_suffix("**"));
            file.map_or(Part::Other, |f| Part::File(f.to_owned()))
        }
        _ => Part::Other,
    }
}

/// What has been read so far.
///
/// Block quotes with File lines, one after another, are one example, until a name comes again or anything else stands
/// between them.
#[derive(Default)]
struct Reader {
    title: Option<String>,
    block: Option<Range<usize>>,
    has_prose: bool,
    section: Option<Expect>,
    /// A `##` heading that is none of the known sections.
    elsewhere: Option<(String, Range<usize>)>,
    examples: Vec<Example>,
    /// A file line that waits for its block quote.
    file: Option<(String, Range<usize>)>,
    /// Whether the last example is one of several files, and may go on.
    open: bool,
}

impl Reader {
    fn take(&mut self, part: Part, range: Range<usize>, source: &str, checked: &mut Checked) {
        match part {
            Part::Heading(HeadingLevel::H1, text) if self.title.is_none() => self.title = Some(text),
            Part::Heading(level, text) => self.heading(level, text, range, checked),
            Part::Block(info, inner) if info == "toml" => {
                let block = range.start + inner.start..range.start + inner.end;
                if self.block.is_some() {
                    let help = "one page is one rule; fence other TOML without the word `toml`".to_owned();
                    checked.wrong(range, "a second rule block", Some(help));
                } else {
                    self.block = Some(block);
                }
            }
            Part::File(line) if self.section.is_some() => {
                self.no_quote_after(checked);
                self.file = Some((line, range));
            }
            Part::Quote => self.quote(range, source, checked),
            Part::File(_) | Part::Block(..) | Part::Other => {
                self.close_files(checked);
                self.has_prose |= self.section.is_none() && self.elsewhere.is_none();
            }
        }
    }

    fn heading(&mut self, level: HeadingLevel, text: String, range: Range<usize>, checked: &mut Checked) {
        self.close_files(checked);
        if level > HeadingLevel::H2 {
            return;
        }
        self.section = SECTIONS.iter().find(|(name, _)| *name == text).map(|(_, expect)| *expect);
        self.elsewhere = self.section.is_none().then_some((text, range));
    }

    fn quote(&mut self, range: Range<usize>, source: &str, checked: &mut Checked) {
        let Some(expect) = self.section else {
            if let Some((heading, place)) = self.elsewhere.take() {
                let names: Vec<&str> = SECTIONS.iter().map(|(name, _)| *name).collect();
                let help = format!("examples stand under {}", names.join(", "));
                checked.wrong(place, format!("block quotes under “{heading}” are no examples"), Some(help));
            }
            return;
        };
        let file = self.file.take();
        let goes_on = self.open && file.is_some();
        self.open = file.is_some();
        let Some(article) = example::article(source, range.clone(), file, checked) else { return };
        match self.examples.last_mut() {
            Some(last) if goes_on && last.articles.iter().all(|a| a.path != article.path) => {
                last.articles.push(article)
            }
            _ => self.examples.push(Example { expect, articles: vec![article], span: range }),
        }
    }

    /// Ends an example of several files.
    fn close_files(&mut self, checked: &mut Checked) {
        self.no_quote_after(checked);
        self.open = false;
    }

    fn no_quote_after(&mut self, checked: &mut Checked) {
        if let Some((_, range)) = self.file.take() {
            checked.wrong(range, "a File line without its block quote", None);
        }
    }
}
