//! What a site puts between the paragraphs of its articles, left in their text: notices of advertisements, calls to
//! subscribe, links to share and to read on.

use super::desk::{Desk, clash};
use super::{Checker, Clash};
use crate::facts::Facts;
use crate::ingest::Article;
use crate::span::Span;
use crate::text::Text;

/// Nothing of the site's own in an article.
pub(super) const FURNITURE: Checker = Checker {
    name: "site-furniture",
    about: "a paragraph of the site's own (an advertisement's notice, a call to subscribe or to read on) in the text",
    check: furniture,
};

/// Whole paragraphs, in lower case, that are a site's.
const WHOLE: &[&str] = &[
    "advertisement",
    "advertisements",
    "sponsored",
    "sponsored content",
    "paid content",
    "continue reading",
    "continue reading the main story",
    "read more",
    "read the full story",
    "read next",
    "related",
    "related articles",
    "related stories",
    "related content",
    "most popular",
    "most read",
    "trending now",
    "more from this section",
    "recommended for you",
    "you may also like",
    "you might also like",
    "share this",
    "share this story",
    "share this article",
    "share on facebook",
    "share on twitter",
    "tweet this",
    "email this article",
    "print this page",
    "copy link",
    "follow us on twitter",
    "follow us on facebook",
    "leave a comment",
    "view comments",
    "show comments",
    "load more",
    "skip advertisement",
    "skip to content",
    "skip to main content",
    "back to top",
    "scroll to continue",
    "loading",
    "newsletter",
    "newsletter sign-up",
    "get the app",
    "download the app",
    "subscribe now",
    "subscribe today",
    "sign up",
    "sign up now",
    "log in",
    "watch now",
    "play video",
    "view gallery",
    "back to gallery",
    "image caption",
    "media caption",
    "story continues below",
    "story continues below advertisement",
    "story continued below",
    "article continues below",
    "article continues below advertisement",
    "advertisement - continue reading below",
    "advertisement - story continues below",
    "advertisement — continue reading below",
    "this story continues after the ad",
    "skip past newsletter promotion",
    "after newsletter promotion",
];
/// Beginnings of paragraphs, in lower case, that are a site's wherever they go on.
const BEGINNINGS: &[&str] = &[
    "sign up for our ",
    "sign up to our ",
    "sign up for the ",
    "sign up to receive ",
    "subscribe to our ",
    "get our free ",
    "click here to ",
    "click here for ",
    "continue reading the main story",
    "we use cookies",
    "this site uses cookies",
    "by signing up you agree",
    "by subscribing you agree",
    "you have reached your limit",
    "you have been successfully subscribed",
    "please enable javascript",
    "your browser does not support",
    "this video is no longer available",
    "this content is not available",
    "already a subscriber?",
    "support our journalism",
    "download our app",
    "follow us on ",
    "for more stories like this",
    "share this with",
    "story continues below",
    "article continues below",
];
/// A longer paragraph is the article's own, whatever it begins with.
const LONGEST: usize = 220;

fn furniture(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    let mut places = text.paragraphs.iter().map(|p| p.span).filter(|span| is_furniture(desk.words(*span)));
    let Some(first) = places.next() else { return };
    let more: Vec<(Span, String)> = places.map(|span| (span, "and here".to_owned())).collect();
    let times = if more.is_empty() { String::new() } else { format!(", as are {} more paragraphs", more.len()) };
    let why = format!("“{}” is the site's, not the article's{times}", desk.words(first));
    let related = more.into_iter().take(MOST).collect();
    clashes.push(Clash { related, ..clash("site-furniture", first, why) });
}

/// Most places that are pointed at beside the first.
const MOST: usize = 20;

fn is_furniture(words: &str) -> bool {
    if words.len() > LONGEST {
        return false;
    }
    let said = words.to_lowercase().replace('’', "'");
    let said = said.trim_end_matches(['.', ':', '…', '!', '»', '>', '→', ' ']);
    WHOLE.contains(&said) || BEGINNINGS.iter().any(|start| said.starts_with(start.trim_end()))
}

#[cfg(test)]
mod tests {
    use crate::facts::consistency::tests::explain;

    #[test]
    fn paragraphs_of_the_site_are_found() {
        let count = |text: &str| explain("site-furniture", text, None).len();
        for text in [
            "It burnt.\n\nADVERTISEMENT\n\nIt rained.",
            "It burnt.\n\nContinue reading the main story\n\nIt rained.",
            "It burnt.\n\nSign up for our morning newsletter.\n\nIt rained.",
            "It burnt.\n\nShare this article\n\nIt rained.",
        ] {
            assert_eq!(count(text), 1, "{text}");
        }
        for text in [
            "An advertisement for soap hung there.",
            "They told him to read more, and he did.",
            "Sign up, the sergeant said, and see the world.",
        ] {
            assert_eq!(count(text), 0, "{text}");
        }
    }
}
