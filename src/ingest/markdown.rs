//! Markdown: the readable text without the markup, and the way back to the file.

use super::compose::Composer;
use super::front_matter::{self, FrontMatter};
use super::html::{Kind, Tokens, render};
use super::reader::{Draft, Outcome, Reader, Source, never};
use super::{BlockKind, Metadata};
use crate::span::Span;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Markdown (CommonMark with tables, footnotes, task lists and strikethrough).
pub(super) const READER: Reader =
    Reader { name: "Markdown", extensions: &["md", "markdown", "mdown", "mkd"], certain: never, sniff, read };

fn sniff(text: &str) -> bool {
    front_matter::split(text).is_some()
}

fn read(source: Source<'_>) -> Vec<Outcome> {
    let front = front_matter::split(&source.text);
    let nothing = FrontMatter { body: 0, metadata: Ok(Metadata::default()), allowances: Ok(Vec::new()) };
    let FrontMatter { body, metadata, allowances } = front.unwrap_or(nothing);
    let mut problems = Vec::new();
    let declared = metadata.unwrap_or_else(|problem| {
        problems.push(source.skipped(problem));
        Metadata::default()
    });
    let allowances = allowances.unwrap_or_else(|problem| {
        problems.push(source.skipped(problem));
        Vec::new()
    });
    let mut page = Page { file: &source.text, out: Composer::new(&source.text), images: 0, title: None };
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let events = Parser::new_ext(source.text.get(body..).unwrap_or(""), options).into_offset_iter();
    for (event, range) in events {
        page.event(event, range.start + body..range.end + body);
    }
    let title = page.title;
    let composed = page.out.finish();
    let headline = title.map(|span| span.trimmed(&composed.text)).filter(|span| !span.is_empty());
    let detected = Metadata { title: headline.map(|span| span.of(&composed.text).to_owned()), ..Metadata::default() };
    let draft = Draft { declared, detected, headline, allowances, ..Draft::composed(source.sha256, composed) };
    [Ok(draft)].into_iter().chain(problems).collect()
}

/// The events of a file, on their way to be text.
struct Page<'a> {
    file: &'a str,
    out: Composer<'a>,
    /// How many images are open: the words in them are captions.
    images: u32,
    /// The heading that begins the text, as far as it has been read.
    title: Option<Span>,
}

impl Page<'_> {
    fn event(&mut self, event: Event<'_>, place: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(TagEnd::HtmlBlock) => self.html(place),
            Event::End(tag) => self.end(tag),
            Event::Text(words) => self.out.words(&words, place),
            Event::Code(words) | Event::InlineMath(words) | Event::DisplayMath(words) => {
                let inside = self.file.get(place.clone()).and_then(|source| source.find(&*words));
                let start = place.start + inside.unwrap_or(0);
                self.out.words(&words, start..start + words.len());
            }
            Event::SoftBreak => self.out.space(),
            Event::HardBreak => self.out.line(),
            Event::Rule => self.out.paragraph(),
            Event::InlineHtml(html) if html.starts_with("<br") => self.out.line(),
            Event::InlineHtml(html) => self.comments(&html, place.start),
            // A block of HTML is read as a whole where it ends.
            Event::Html(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.out.begin(BlockKind::Heading);
                if *level == HeadingLevel::H1 && self.out.is_empty() {
                    self.title = Some(Span::default());
                }
            }
            Tag::Image { .. } => {
                if self.images == 0 {
                    self.out.begin(BlockKind::Caption);
                }
                self.images += 1;
            }
            Tag::TableCell => self.out.space(),
            Tag::TableRow => self.out.line(),
            Tag::Paragraph | Tag::FootnoteDefinition(_) | Tag::HtmlBlock => self.out.paragraph(),
            tag => {
                if let Some(kind) = block(tag.to_end()) {
                    self.out.begin(kind);
                }
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image => {
                self.images = self.images.saturating_sub(1);
                if self.images == 0 {
                    self.out.end(BlockKind::Caption);
                }
            }
            TagEnd::Heading(_) => {
                if let Some(title) = self.title.as_mut().filter(|title| title.is_empty()) {
                    *title = Span::new(0, self.out.len());
                }
                self.out.end(BlockKind::Heading);
            }
            TagEnd::Paragraph => self.out.paragraph(),
            tag => {
                if let Some(kind) = block(tag) {
                    self.out.end(kind);
                }
            }
        }
    }

    /// HTML inside Markdown: the words stay, tags go, comments are kept aside.
    fn html(&mut self, place: Range<usize>) {
        let html = self.file.get(place.clone()).unwrap_or("");
        self.comments(html, place.start);
        self.out.paragraph();
        render(html, &mut self.out, &mut |range| Some(range.start + place.start..range.end + place.start));
        self.out.paragraph();
    }

    fn comments(&mut self, html: &str, place: usize) {
        for token in Tokens::new(html) {
            if let Kind::Comment(text) = token.kind {
                self.out.comment(text, place + token.at);
            }
        }
    }
}

/// The block that a tag makes, for those that make nothing else.
fn block(tag: TagEnd) -> Option<BlockKind> {
    match tag {
        TagEnd::BlockQuote(_) => Some(BlockKind::Quote),
        TagEnd::CodeBlock | TagEnd::Table => Some(BlockKind::Code),
        TagEnd::Item => Some(BlockKind::Item),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{article, assert_round_trip, intake};
    use super::*;

    const FILE: &str = "---\ntitle: Bridge to close\ndate: 2026-03-01\n---\n\n# Bridge *to* close\n\nThe **old** bridge [will\nclose](http://example.org), it’s said.\n<!-- copydesk: allow x: y -->\n\n> “We knew,” Roe said.\n>\n> “All of us.”\n\n- one\n- two `code`\n\n![Ferry at the pier](f.jpg)\n\n```\nlet x\n```\n\nLast &amp; least.\n";

    #[test]
    fn the_text_is_what_a_reader_reads() {
        let read = article("a.md", FILE);
        assert_eq!(
            read.text,
            "Bridge to close\n\nThe old bridge will close, it’s said.\n\n“We knew,” Roe said.\n\n“All of us.”\n\none\n\ntwo code\n\n\
             Ferry at the pier\n\nlet x\n\nLast & least."
        );
        assert_eq!(read.headline.map(|h| h.of(&read.text)), Some("Bridge to close"));
        assert_eq!(read.comments[0].text, "copydesk: allow x: y");
    }

    #[test]
    fn blocks_are_what_the_markup_sets_apart() {
        let read = article("a.md", FILE);
        let blocks: Vec<_> = read.blocks.iter().map(|b| (b.kind, b.span.of(&read.text))).collect();
        assert_eq!(
            blocks,
            [
                (BlockKind::Heading, "Bridge to close"),
                (BlockKind::Quote, "“We knew,” Roe said.\n\n“All of us.”"),
                (BlockKind::Item, "one"),
                (BlockKind::Item, "two code"),
                (BlockKind::Caption, "Ferry at the pier"),
                (BlockKind::Code, "let x"),
            ]
        );
    }

    #[test]
    fn every_character_is_found_in_the_file() {
        let read = article("a.md", &FILE.replace("&amp;", "and"));
        assert_round_trip(&FILE.replace("&amp;", "and"), &read);
        let read = article("a.md", FILE);
        let amp = read.text.find('&').unwrap() as u32;
        assert_eq!(read.position(amp).column, 6);
        assert_eq!(read.position(amp + 2).column, 12);
    }

    #[test]
    fn windows_line_ends_and_escapes_keep_their_places() {
        let file = "# Head\r\n\r\nOne \\*two\\* three\r\nfour  \r\nfive\r\n";
        let read = article("a.md", file);
        assert_eq!(read.text, "Head\n\nOne *two* three four\nfive");
        assert_round_trip(&file.replace('\r', ""), &read);
    }

    #[test]
    fn a_first_heading_is_the_title_where_none_is_declared() {
        assert_eq!(article("a.md", "# One\n\nTwo.").meta.title.as_deref(), Some("One"));
        assert_eq!(article("a.md", "Two.\n\n# One\n\nThree.").meta.title, None);
        assert_eq!(article("a.md", "---\ntitle: Three\n---\n# One\n\nTwo.").meta.title.as_deref(), Some("Three"));
    }

    #[test]
    fn broken_front_matter_is_listed_and_the_article_read() {
        let read = intake("a.md", "---\ntitle: [x\n---\nBody.");
        assert_eq!((read.articles.len(), read.skipped.len()), (1, 1));
        assert_eq!(read.articles[0].text, "Body.");
    }

    #[test]
    fn html_inside_is_read_for_its_words_and_its_comments() {
        let file = "One<br>two.\n\n<!-- copydesk:\n allow x: y -->\n\n<figure><img src=a>\n<figcaption>The *pier*</figcaption></figure>\n\nEnd <!-- z -->.\n";
        let read = article("a.md", file);
        assert_eq!(read.text, "One\ntwo.\n\nThe *pier*\n\nEnd .");
        assert_eq!(read.blocks.iter().map(|b| b.kind).collect::<Vec<_>>(), [BlockKind::Caption]);
        let comments: Vec<_> = read.comments.iter().map(|c| (c.at, c.text.as_str(), c.position.line)).collect();
        assert_eq!(comments, [(8, "copydesk:\n allow x: y", 3), (26, "z", 9)]);
        assert_round_trip(file, &read);
    }

    #[test]
    fn hostile_markup_is_read_in_linear_time() {
        for unit in ["[", "*a_ ", "> ", "- ", "![", "<!-- ", "`", "|a|\n", "[a](b", "\\", "&", "~~a ", "<a "] {
            intake("a.md", &unit.repeat(200_000 / unit.len()));
        }
    }
}
