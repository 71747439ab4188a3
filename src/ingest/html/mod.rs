//! Saved web pages: the article without what stands around it.
//!
//! A guard reads the page first, without building a tree; a page that is within its caps goes to `dom_smoothie` for its main
//! content, any other is read from end to end with its tags stripped.

mod comments;
mod guard;
mod meta;
mod places;
mod promos;
mod render;
mod tokens;

use super::compose::Composer;
use super::loose::one_line;
use super::reader::{Draft, Outcome, Reader, Source};
use super::{Metadata, Origin, dates};
use dom_smoothie::Readability;

pub(in crate::ingest) use render::render;
pub(in crate::ingest) use tokens::{Kind, Tokens};

/// HTML.
pub(super) const READER: Reader =
    Reader { name: "HTML", extensions: &["html", "htm", "xhtml"], certain: sniff, sniff, read };

fn sniff(text: &str) -> bool {
    super::decode::looks_like_page(text)
}

fn read(source: Source<'_>) -> Vec<Outcome> {
    let page = &source.text;
    let reduced = reduced(page);
    let over = guard::over(&reduced, &guard::CAPS);
    let extract = if over.is_none() { extract(reduced) } else { None };
    let mut out = Composer::new(page);
    let mut found = Metadata::default();
    match extract {
        Some(extract) => {
            let mut places = places::find(page, &extract.content).into_iter();
            render(&extract.content, &mut out, &mut |_| places.next().flatten());
            found = extract.found;
        }
        None => render(page, &mut out, &mut Some),
    }
    let said = meta::read(page);
    let [json_ld, tags] = [said.json_ld, said.tags].map(|said| said.said_by(Origin::Declared));
    let detected = json_ld.or(found.said_by(Origin::Detected)).or(tags);
    let mut composed = out.finish();
    composed.comments = comments::find(page, &composed);
    let draft = Draft { detected, ..Draft::composed(source.sha256, composed) };
    let warning = over.map(|cap| {
        source.skipped(format!(
            "the article was not told from what stands around it, as the page has {cap}: all of it was read"
        ))
    });
    [Ok(draft)].into_iter().chain(warning).collect()
}

/// The page without scripts, styles and comments: what no reader sees, and often most of the bytes. Metadata in JSON-LD
/// stays.
fn reduced(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut drop_raw = false;
    let mut tokens = Tokens::new(page).peekable();
    while let Some(token) = tokens.next() {
        let end = tokens.peek().map_or(page.len(), |next| next.at);
        let source = page.get(token.at..end).unwrap_or("");
        let unread = match token.kind {
            Kind::Comment(_) => source.starts_with("<!--"),
            Kind::Raw(_) => drop_raw,
            _ => false,
        };
        if let Kind::Open(tag) = token.kind {
            drop_raw = match tag.name.as_ref() {
                "script" => !meta::is_json_ld(&tag),
                name => name == "style",
            };
        }
        if !unread {
            out.push_str(source);
        }
    }
    out
}

/// The main content of a page.
struct Extract {
    content: String,
    found: Metadata,
}

/// `None` where there is no main content to be found.
fn extract(page: String) -> Option<Extract> {
    let article = Readability::new(page, None, None).ok()?.parse().ok()?;
    let text = |said: Option<String>| said.map(|said| one_line(&said)).filter(|said| !said.is_empty());
    let date = |said: Option<String>| said.and_then(|said| dates::parse(&said));
    let found = Metadata {
        title: text(Some(article.title)),
        published: date(article.published_time),
        updated: date(article.modified_time),
        outlet: text(article.site_name),
        // The byline as the page prints it: taking names out of it would be guessing.
        authors: text(article.byline).into_iter().collect(),
        url: text(article.url),
        language: article.lang.and_then(|said| super::loose::language(&said)),
        ..Metadata::default()
    };
    Some(Extract { content: promos::drop(&article.content), found })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{article, assert_round_trip, intake};
    use super::super::{BlockKind, Intake};
    use std::time::{Duration, Instant};

    const PAGE: &str = r#"<!DOCTYPE html>
<html lang="en"><head><title>Harbour board to close the old swing bridge | Harbour Gazette</title>
<meta property="og:site_name" content="Harbour Gazette"><style>p { margin: 0 }</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Harbour board to close the old swing bridge</h1><p class="byline">By Jane Roe</p><time datetime="2026-03-01">1 March</time>
<p>The harbour board voted on Tuesday to close the old swing bridge for repairs that will
take until the spring, and the ferry will run every twenty minutes in the meantime, a spokeswoman said.</p>
<blockquote><p>We knew that it could not go on like this for another winter, and nobody was surprised, I think.</p></blockquote>
<figure><img src="b.jpg"><figcaption>The old swing bridge, seen from the ferry in January</figcaption></figure>
<h2>What it costs</h2>
<p>Repairs cost 4&nbsp;million, said <b>Jane</b><!-- --> Doe, the board&rsquo;s engineer, who has looked after the bridge since it
was last painted, and she expects no delay unless the river freezes, which it has not done for years.</p>
</article><footer><p>© 2026 Harbour Gazette. All rights reserved.</p></footer></body></html>"#;

    #[test]
    fn the_article_is_told_from_what_stands_around_it() {
        let read = article("a.html", PAGE);
        assert!(read.text.contains("old swing bridge for repairs that will take until"), "{}", read.text);
        assert!(!read.text.contains("Sport") && !read.text.contains("All rights"), "{}", read.text);
        assert_eq!(read.meta.title.as_deref(), Some("Harbour board to close the old swing bridge"));
        assert_eq!(read.meta.outlet.as_deref(), Some("Harbour Gazette"));
        assert_eq!(read.meta.published.map(|p| p.to_string()).as_deref(), Some("2026-03-01"));
        assert_eq!(read.meta.authors, ["By Jane Roe"]);
        let kinds: Vec<_> = read.blocks.iter().map(|b| (b.kind, b.span.of(&read.text))).collect();
        assert!(kinds.iter().any(|(k, t)| *k == BlockKind::Quote && t.starts_with("We knew")), "{kinds:?}");
        assert!(
            kinds.contains(&(BlockKind::Caption, "The old swing bridge, seen from the ferry in January")),
            "{kinds:?}"
        );
        assert!(kinds.contains(&(BlockKind::Heading, "What it costs")), "{kinds:?}");
    }

    #[test]
    fn every_word_is_found_in_the_page() {
        let read = article("a.html", PAGE);
        for word in ["voted", "take", "We", "What", "Doe,", "river"] {
            let at = read.position(read.text.find(word).unwrap() as u32);
            let line = PAGE.lines().nth(at.line as usize - 1).unwrap();
            let found: String = line.chars().skip(at.column as usize - 1).take(word.chars().count()).collect();
            assert_eq!(found, word);
        }
        let plain = "<html><body><p>One two.</p>\n<p>Three <i>four</i> five.</p></body></html>";
        assert_round_trip(plain, &article("a.html", plain));
    }

    fn in_time(page: &str) -> Intake {
        let start = Instant::now();
        let read = intake("a.html", page);
        assert!(start.elapsed() < Duration::from_secs(20), "{} bytes: {:?}", page.len(), start.elapsed());
        read
    }

    #[test]
    fn a_page_over_a_cap_is_read_as_a_whole_and_listed() {
        let attributes: String = (0..300_000).map(|n| format!(" a{n}=1")).collect();
        for (page, cap) in [
            ("<div>".repeat(100_000) + "The words.", "nested deeper than 512"),
            (format!("<p{attributes}>The words."), "more than 256 attributes"),
            ("<table><tr><td>".repeat(20_000) + "The words.", "nested deeper than 512"),
            ("<svg>".repeat(20_000) + "</svg>" + &"</svg>".repeat(19_999) + "The words.", "nested deeper than 512"),
            ("<p>The words.</p>".repeat(300_000), "more than 200000 tags"),
            ((0..5000).map(|n| format!("<b id={n}>")).collect::<String>() + "The words.", "formatting elements"),
        ] {
            let read = in_time(&page);
            assert_eq!((read.articles.len(), read.skipped.len()), (1, 1));
            assert!(read.articles[0].text.ends_with("The words."));
            assert!(read.skipped[0].reason.contains(cap), "{:?}", read.skipped);
        }
    }

    #[test]
    fn what_is_just_within_the_depth_does_not_exhaust_the_stack() {
        for (unit, count) in [
            ("<div>", 500),
            ("<table><tr><td>", 165),
            ("<blockquote>", 500),
            ("<ul><li>", 250),
            ("<svg><g>", 250),
            ("<b>", 39),
        ] {
            let words = "The harbour board voted, and the ferry will run, it said. ".repeat(20);
            let read = in_time(&format!("<body>{}<p>{words}</p>", unit.repeat(count)));
            assert_eq!((read.articles.len() + read.skipped.len(), unit), (1, unit));
        }
    }

    #[test]
    fn hostile_pages_take_linear_time() {
        for unit in [
            "<",
            "</",
            "<!--",
            "<a '",
            "&",
            "&#",
            "<p>a",
            "<b>a",
            "<li>a",
            "<script>",
            "<title>",
            "</p>",
            "<a href=\"x\">y</a> ",
            "<br>",
            "<td>a",
            "<i>a</p>",
        ] {
            in_time(&unit.repeat(400_000 / unit.len()));
            in_time(&format!("<html><body><p>{}</p>", unit.repeat(100_000 / unit.len())));
        }
        in_time(&format!("<p>{}</p>", "word ".repeat(4 << 20)));
        in_time(&format!("<p>{}</p>", "x".repeat(20 << 20)));
        in_time(&format!("{}<p>{}</p>", "<div>".repeat(400), "word and word. ".repeat(30_000)));
    }
}
