//! Paragraphs that are nothing but a link: “read more”, “related”, the headlines of other articles.
//!
//! They stand in the middle of many pages' main content, and would count as text that two articles of one outlet share.

use super::render::{is_paragraph, readable};
use super::tokens::{Kind, Tokens};
use std::ops::Range;

/// A link of fewer words may be a name in a list.
const WORDS: usize = 4;

/// A label before the link (`Related:`) has at most so many words.
const LABEL: usize = 3;

/// The extract without the words of such paragraphs; their tags stay. A page of nothing else is left as it is.
pub(super) fn drop(extract: &str) -> String {
    let left = dropped(extract);
    let has_words = Tokens::new(&left).any(|token| matches!(token.kind, Kind::Text(text) if !text.trim().is_empty()));
    if has_words { left } else { extract.to_owned() }
}

fn dropped(extract: &str) -> String {
    let mut out = String::with_capacity(extract.len());
    let mut kept = 0;
    for range in find(extract) {
        out.push_str(extract.get(kept..range.start).unwrap_or(""));
        kept = range.end;
    }
    out.push_str(extract.get(kept..).unwrap_or(""));
    out
}

/// The paragraph that is being read.
#[derive(Default)]
struct Paragraph {
    texts: Vec<Range<usize>>,
    linked: usize,
    /// Words before the first link.
    label: usize,
    /// Whether a colon ends them.
    colon: bool,
    /// Words beside the links, but for a tag in brackets or a bar between two of them.
    other: usize,
    heading: bool,
}

impl Paragraph {
    fn text(&mut self, text: &str, at: usize, in_link: bool) {
        let mut words = text.split_whitespace();
        if in_link {
            self.linked += words.count();
        } else if self.linked == 0 {
            self.colon = text.trim_end().chars().next_back().map_or(self.colon, |last| last == ':');
            self.label += words.filter(|word| *word != ":").count();
        } else {
            let is_mark = |word: &str| word.contains(['[', ']', '|']) && !word.ends_with('.');
            self.other += words.by_ref().filter(|word| !is_mark(word)).count();
        }
        self.texts.push(at..at + text.len());
    }

    /// Ends the paragraph; the next one begins empty.
    fn end(&mut self, found: &mut Vec<Range<usize>>) {
        let ended = std::mem::take(self);
        if ended.is_promo() {
            found.extend(ended.texts);
        }
    }

    fn is_promo(&self) -> bool {
        let is_label = self.label == 0 || self.colon && self.label <= LABEL;
        !self.heading && self.linked >= WORDS && self.other == 0 && is_label
    }
}

/// Where the texts of such paragraphs stand, in order.
fn find(extract: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut now = Paragraph::default();
    let (mut links, mut items) = (0usize, 0usize);
    for token in readable(extract) {
        match token.kind {
            Kind::Open(tag) if tag.name == "a" => links += 1,
            Kind::Close(name) if name == "a" => links = links.saturating_sub(1),
            Kind::Open(tag) if is_paragraph(&tag.name) => {
                now.end(&mut found);
                items += usize::from(tag.name == "li");
                // A headline in a list of headlines heads nothing here.
                now.heading = items == 0 && matches!(tag.name.as_ref(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
            }
            Kind::Close(name) if is_paragraph(&name) => {
                now.end(&mut found);
                items = items.saturating_sub(usize::from(name == "li"));
            }
            Kind::Text(text) => now.text(text, token.at, links > 0),
            _ => {}
        }
    }
    now.end(&mut found);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_that_are_a_link_go_and_links_in_prose_stay() {
        let promo = "<p>Prose with <a>a link of some words</a>.</p><p><b>Related:</b> <a>Ferry to run all night</a></p>\
                     <ul><li><a>Jane Roe</a></li><li><a>Board to vote on bridge</a></li></ul><h2><a>What the board has decided</a></h2>";
        assert_eq!(
            drop(promo),
            "<p>Prose with <a>a link of some words</a>.</p><p><b></b><a></a></p>\
             <ul><li><a>Jane Roe</a></li><li><a></a></li></ul><h2><a>What the board has decided</a></h2>"
        );
    }

    #[test]
    fn a_label_in_bold_and_a_tag_in_brackets_are_no_prose() {
        for promo in [
            "<p><b>SEE MORE</b>: <a>Ferry to run all night</a></p>",
            "<p><a>Ferry to run all night</a> [<b>INSIGHT]|</b><a>Who pays for the bridge</a></p>",
            "<ul><li><a><h4>Ferry to run all night</h4></a></li></ul>",
        ] {
            let left = dropped(promo);
            assert!(!left.contains("Ferry") && !left.contains("MORE") && !left.contains("INSIGHT"), "{left}");
        }
        for prose in [
            "<p>The board <a>said in a statement on Monday</a></p>",
            "<p>Read this first: the board and <a>what it said on Monday</a></p>",
            "<p><a>The board said on Monday</a> that it would pay.</p>",
        ] {
            assert_eq!(dropped(prose), prose);
        }
    }

    #[test]
    fn a_page_of_links_only_is_left_as_it_is() {
        let links = "<p><a>Board to vote on bridge</a></p>";
        assert_eq!(drop(links), links);
        assert_eq!(drop("<p><a>Board to vote on bridge</a></p><p>Today.</p>"), "<p><a></a></p><p>Today.</p>");
    }
}
