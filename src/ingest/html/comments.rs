//! The comments of a page that speak to copydesk, each at its place in the text that was taken from the page.
//!
//! A page is taken apart without its comments, as they are no text; so they are looked up afterwards, by line and column.

use super::super::compose::Composed;
use super::super::source_map::MapBuilder;
use super::super::{Comment, Position, SourceMap};
use super::tokens::{Kind, Token, Tokens};

/// How such a comment begins.
const OWN: &str = "copydesk";

/// Finds them, in order of the page.
pub(super) fn find(page: &str, composed: &Composed) -> Vec<Comment> {
    let tokens: Vec<Token<'_>> = Tokens::new(page).filter(|token| !is_blank(token)).collect();
    if !tokens.iter().any(|token| own(token).is_some()) {
        return Vec::new();
    }
    let (positions, pieces) = (MapBuilder::new(page), pieces(&composed.source_map));
    let mut comments = Vec::new();
    let mut before: Option<&Kind<'_>> = None;
    for (at, token) in tokens.iter().enumerate() {
        if let Some(text) = own(token) {
            let position = positions.position(token.at);
            let next = pieces.partition_point(|(there, _)| *there < position);
            let start = pieces.get(next).map_or(composed.text.len() as u32, |(_, start)| *start);
            let last = matches!(before, Some(Kind::Text(_)))
                && matches!(tokens.get(at + 1).map(|next| &next.kind), Some(Kind::Close(_)));
            let head = composed.text.get(..start as usize).unwrap_or("");
            let apart = !last && (head.is_empty() || head.ends_with('\n') || pieces.get(next).is_none());
            comments.push(Comment { at: start, apart, text: text.trim().to_owned(), position });
        } else {
            before = Some(&token.kind);
        }
    }
    comments
}

fn own<'a>(token: &Token<'a>) -> Option<&'a str> {
    match token.kind {
        Kind::Comment(text) if text.trim_start().starts_with(OWN) => Some(text),
        _ => None,
    }
}

fn is_blank(token: &Token<'_>) -> bool {
    matches!(token.kind, Kind::Text(text) if text.trim().is_empty())
}

/// Where stretches of the text stand in the page, in order of the page, with the byte of the text each begins at.
fn pieces(map: &SourceMap) -> Vec<(Position, u32)> {
    let SourceMap::Pieces(pieces) = map else { return Vec::new() };
    let mut pieces: Vec<(Position, u32)> = pieces.iter().map(|piece| (piece.position, piece.start)).collect();
    pieces.sort_unstable();
    pieces
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::article;

    /// What each comment stands before, and whether it stands between paragraphs.
    fn placed(page: &str) -> Vec<(String, bool)> {
        let read = article("a.html", page);
        read.comments.iter().map(|c| (read.text[c.at as usize..].chars().take(7).collect(), c.apart)).collect()
    }

    #[test]
    fn a_comment_is_placed_before_the_words_that_follow_it() {
        let page = "<p>The first paragraph stands here.</p>\n<!-- copydesk: allow a: b -->\n<p>Another one follows it.</p>\
            <p><!-- copydesk: allow a: b -->Third, with <!-- no -->some<!--copydesk: allow a: b--> words.<!-- copydesk: x --></p>\n\
            <p>The last.</p><!-- copydesk: allow a: b -->";
        let at = |words: &str, apart| (words.to_owned(), apart);
        assert_eq!(
            placed(page),
            [at("Another", true), at("Third, ", true), at("words.\n", false), at("The las", false), at("", true)]
        );
    }

    #[test]
    fn ten_thousand_comments_take_no_time_by_the_square() {
        article("a.html", &"<p>Words and more of them.</p><!-- copydesk: allow a: b -->".repeat(20_000));
    }
}
