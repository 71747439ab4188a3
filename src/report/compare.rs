//! Two articles side by side: how much of each stands in the other, then every passage they share, word by word.
//!
//! Takes an audit that holds both, gives lines for people; programs read the passages of `--format json`.

use super::View;
use super::shares::{covered, percent, words_in};
use super::terminal::page::{Page, counted};
use super::terminal::passages::{Columns, write_passage};
use super::terminal::sides;
use crate::audit::{Audit, Places};
use crate::facts::Reading;
use crate::passages::{Passage, PassageKind, Side};
use crate::span::Span;
use std::io::{self, Write};

/// Writes what two articles of an audit share, the first of them on the left, in the order of its text.
///
/// # Errors
/// Whatever the writer says.
pub fn write(audit: &Audit, [left, right]: [u32; 2], view: &View, out: &mut dyn Write) -> io::Result<()> {
    let page = &mut Page::new(&View { all: true, ..*view }, out);
    let places = Places::new(audit);
    let (Some(a), Some(b)) = (places.reading(left), places.reading(right)) else { return Ok(()) };
    let (a, b) = (&*a.unfolded(), &*b.unfolded());
    let pair = Pair::of(audit, left, right);
    let copied = pair.sides(PassageKind::is_copying).count();
    let passages = format!("{}, {copied} copied", counted(pair.list.len(), "passage", "passages"));
    page.heading("Compared:", if pair.same { "word for word the same" } else { &passages })?;
    head(page, "left ", a, &pair.shares(a, 0))?;
    head(page, "right", b, &pair.shares(b, 1))?;
    if pair.same {
        return page.line("The two have the same words from beginning to end.");
    }
    if pair.list.is_empty() {
        return page.wrapped("", "", "No passage stands in both, not even a shared quotation.", 2);
    }
    sides::write_legend(page, audit)?;
    for (passage, _) in &pair.list {
        write_passage(page, &places, passage, Columns::LeftIs(left))?;
    }
    Ok(())
}

/// What two articles share, each passage with its left and right side, in order of the left one's text.
struct Pair<'a> {
    list: Vec<(&'a Passage, [Side; 2])>,
    same: bool,
}

impl<'a> Pair<'a> {
    fn of(audit: &'a Audit, left: u32, right: u32) -> Self {
        let first_of = |article: u32| audit.passages.duplicate_of.get(article as usize).copied().flatten();
        let first = |article| first_of(article).unwrap_or(article);
        let oriented = |p: &'a Passage| match (p.a.article, p.b.article) {
            (a, b) if (a, b) == (left, right) => Some((p, [p.a, p.b])),
            (a, b) if (a, b) == (right, left) => Some((p, [p.b, p.a])),
            _ => None,
        };
        let mut list: Vec<_> = audit.passages.list.iter().filter_map(oriented).collect();
        list.sort_by_key(|(_, sides)| *sides);
        Self { list, same: first(left) == first(right) }
    }

    fn sides(&self, wanted: fn(PassageKind) -> bool) -> impl Iterator<Item = &[Side; 2]> {
        self.list.iter().filter(move |(passage, _)| wanted(passage.kind)).map(|(_, sides)| sides)
    }

    /// `412 words, 38 % of them copied, 5 % in shared quotations`.
    fn shares(&self, reading: &Reading, side: usize) -> String {
        let all = words_in(reading, Span::new(0, reading.article.text.len()));
        let of = |wanted| self.sides(wanted).filter_map(|sides| sides.get(side).map(|s| s.span)).collect();
        let copied = if self.same { all } else { covered(reading, of(PassageKind::is_copying)) };
        let quoted = covered(reading, of(|kind| kind == PassageKind::Quotation));
        let furniture = covered(reading, of(|kind| kind == PassageKind::Furniture));
        let mut text =
            format!("{}, {} of them in copied passages", counted(all, "word", "words"), percent(copied, all));
        for (words, what) in [(quoted, "shared quotations"), (furniture, "boilerplate")] {
            if words > 0 {
                text.push_str(&format!(", {} in {what}", percent(words, all)));
            }
        }
        text
    }
}

/// One of the two articles: where it is, what it is, how much of it stands in the other.
fn head(page: &mut Page<'_>, side: &str, reading: &Reading, shares: &str) -> io::Result<()> {
    let meta = &reading.article.meta;
    let path = page.path(&reading.article);
    page.line(&format!("  {side}  {path}"))?;
    let outlet = meta.outlet.as_deref().unwrap_or("outlet unknown");
    let date = meta.published.map_or_else(|| "date unknown".to_owned(), |published| published.to_string());
    page.wrapped("         ", "         ", &format!("{outlet}, {date}"), 2)?;
    if let Some(title) = &meta.title {
        page.wrapped("         ", "         ", &format!("“{title}”"), 2)?;
    }
    page.wrapped("         ", "         ", shares, 3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Desk;
    use crate::config::Config;
    use crate::ingest::{Article, Published};

    fn compared(left: &str, right: &str) -> String {
        on_page(80, left, right)
    }

    fn on_page(width: usize, left: &str, right: &str) -> String {
        let article = |path: &str, text: &str, outlet: &str, date: &str| {
            let mut article = Article::from_text(path, text);
            article.meta.outlet = Some(outlet.to_owned());
            article.meta.published = Published::parse(date);
            article
        };
        let left = article("left.txt", left, "Sandholm Post", "2026-05-06");
        let right = article("a-right.txt", right, "Harbour News", "2026-05-05");
        let audit = Desk::with_config(Config::default()).unwrap().audit_articles([left, right]);
        let mut out = Vec::new();
        // The articles of an audit stand in order of path.
        write(&audit, [1, 0], &View { width, ..View::default() }, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    const FERRY: &str = "The night ferry to Sandholm stopped after a fire in its engine room on Tuesday, and 212 \
        passengers were taken off by pilot boats before dawn while the harbour stayed closed.";

    #[test]
    fn the_first_article_is_on_the_left_whoever_took_from_whom() {
        let longer = FERRY.replace("after a fire", "after a small fire")
            + " Nobody was hurt, and the line is looking for another ship.";
        insta::assert_snapshot!(compared(&longer, FERRY));
    }

    #[test]
    fn a_page_of_forty_columns_holds_every_line() {
        let longer = FERRY.replace("after a fire", "after a small fire") + " Nobody was hurt.";
        let page = on_page(40, &longer, FERRY);
        let wide: Vec<&str> = page.lines().filter(|line| line.chars().count() > 40).collect();
        assert!(page.contains("[-small-]") && wide.is_empty(), "{wide:?} in {page}");
    }

    #[test]
    fn two_articles_that_share_nothing_and_two_that_share_everything_say_so() {
        let other = "Apples were cheap on the square this week.";
        let nothing = compared(FERRY, other);
        assert!(
            nothing.contains("31 words, 0 % of them") && nothing.contains("No passage stands in both"),
            "{nothing}"
        );
        let all = compared(FERRY, &FERRY.replace(' ', "  "));
        assert!(all.contains("100 % of them") && all.contains("the same words from beginning to end"), "{all}");
    }
}
