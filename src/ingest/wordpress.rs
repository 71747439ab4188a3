//! What an export of WordPress (WXR) has beyond a feed: posts of other kinds than articles, days in the site's own zone, names of
//! authors beside their log-ins, and texts that are not quite HTML.

use super::compose::Composed;
use super::source_map::MapBuilder;
use super::xml::{Element, prose};
use super::{Published, dates};
use regex::Regex;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Kinds of posts that hold no text of an article: files, menus, earlier versions, settings.
const PARTS: [&str; 8] = [
    "attachment",
    "nav_menu_item",
    "revision",
    "custom_css",
    "customize_changeset",
    "oembed_cache",
    "user_request",
    "acf-field",
];

/// Whether an item is an article as far as WordPress knows; items of feeds always are.
pub(super) fn is_article(item: &Element) -> bool {
    let part = |kind: String| PARTS.contains(&kind.as_str()) || kind.starts_with("wp_");
    let gone = |status: String| matches!(status.as_str(), "trash" | "auto-draft");
    !item.line_at("post_type").is_some_and(part) && !item.line_at("status").is_some_and(gone)
}

/// The names of a site's authors, by their log-ins.
pub(super) fn authors(channel: &Element) -> HashMap<String, String> {
    let known = channel.all("author").filter_map(|author| {
        let name = author.line_at("author_display_name")?;
        Some((author.line_at("author_login")?, name))
    });
    known.collect()
}

/// When a post was published and last changed, in the site's own zone, which is told by the same moment in UTC beside it.
pub(super) fn days(item: &Element) -> [Option<Published>; 2] {
    let at = |name: &str| item.line_at(name).and_then(|said| dates::parse(&said));
    let local = |name: &str| {
        let here = at(name)?;
        let offset = at(&format!("{name}_gmt")).and_then(|there| {
            let moment = |at: Published| Some(at.date.and_time(at.time?));
            i32::try_from((moment(here)? - moment(there)?).num_seconds()).ok()
        });
        Some(Published { offset: offset.filter(|seconds| seconds.abs() <= 14 * 3600), ..here })
    };
    // A draft has a day on which it was saved, and none on which it was published.
    let published = item.line_at("status").is_none_or(|status| status == "publish");
    [local("post_date").filter(|_| published), local("post_modified")]
}

/// Codes of plug-ins and pictures: `[caption id="7"]`, `[/gallery]`.
static CODES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let names = "caption|wp_caption|gallery|embed|audio|video|playlist|vc_[a-z_]+|et_pb_[a-z_]+|su_[a-z_]+|contact-form-7|shortcode";
    Regex::new(&format!(r"\[/?(?:{names})(?:\s[^\]]*)?/?\]")).ok()
});

/// The text of a post of an export, where it is written as WordPress lets people write: empty lines between paragraphs, codes in brackets. `None`
/// where it is HTML throughout.
pub(super) fn body(content: &Element, item: &Element, places: &MapBuilder<'_>) -> Option<Composed> {
    item.child("post_type")?;
    let text = content.text();
    let paragraphs = ["<p>", "<p ", "<P>", "<div", "<li"].iter().any(|tag| text.contains(tag));
    let cleaned = cleaned(&text);
    if paragraphs && matches!(cleaned, Cow::Borrowed(_)) {
        return None;
    }
    let marked = if paragraphs { cleaned.into_owned() } else { marked(&cleaned) };
    Some(prose(&marked, places.position(content.place().start), false))
}

/// A text without its codes; what stands between those of a caption is one.
fn cleaned(text: &str) -> Cow<'_, str> {
    let Some(codes) = CODES.as_ref() else { return Cow::Borrowed(text) };
    codes.replace_all(text, |found: &regex::Captures<'_>| {
        let code = found.get(0).map_or("", |code| code.as_str());
        match code.contains("caption") {
            true if code.starts_with("[/") => "</figcaption></figure>",
            true => "<figure><figcaption>",
            false => " ",
        }
    })
}

/// A text with tags where its paragraphs are.
fn marked(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let mut begun = false;
    for line in text.lines() {
        match (line.trim().is_empty(), begun) {
            (true, true) => out.push_str("</p>\n"),
            (false, false) => out.push_str("<p>"),
            (false, true) => out.push_str("<br>\n"),
            (true, false) => {}
        }
        begun = !line.trim().is_empty();
        out.push_str(line);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::BlockKind;
    use super::super::testing::articles;

    /// An export of a site with these items.
    fn export(items: &str) -> String {
        format!(
            "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" xmlns:content=\"c\" xmlns:dc=\"d\" xmlns:wp=\"w\"><channel><title>Selde Courier</title>\
             <language>en-GB</language><wp:author><wp:author_login>ada</wp:author_login><wp:author_display_name><![CDATA[Ada Tarn]]></wp:author_display_name></wp:author>{items}</channel></rss>"
        )
    }

    #[test]
    fn a_post_is_an_article_with_its_authors_name_and_the_sites_own_day() {
        let file = export(
            "<item><title>Bridge closed</title><link>https://c.example/bridge</link><pubDate>Mon, 02 Mar 2026 23:30:00 +0000</pubDate><dc:creator>ada</dc:creator>\
             <guid isPermaLink=\"false\">https://c.example/?p=7</guid><content:encoded><![CDATA[<!-- wp:paragraph --><p>The bridge was closed.</p><!-- /wp:paragraph -->]]></content:encoded>\
             <wp:post_date>2026-03-03 00:30:00</wp:post_date><wp:post_date_gmt>2026-03-02 23:30:00</wp:post_date_gmt><wp:post_modified>2026-03-04 11:00:00</wp:post_modified>\
             <wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>\
             <item><title>logo</title><content:encoded><![CDATA[]]></content:encoded><wp:post_type>attachment</wp:post_type></item>\
             <item><title>Menu</title><content:encoded>Home</content:encoded><wp:post_type>nav_menu_item</wp:post_type></item>",
        );
        let read = articles("export.xml", &file);
        assert_eq!((read.len(), read[0].text.as_str()), (1, "The bridge was closed."));
        let meta = &read[0].meta;
        assert_eq!(meta.published.map(|p| p.to_string()).as_deref(), Some("2026-03-03T00:30:00+01:00"));
        assert_eq!(meta.updated.map(|p| p.to_string()).as_deref(), Some("2026-03-04T11:00:00"));
        assert_eq!((&meta.authors[..], meta.outlet.as_deref()), (&["Ada Tarn".to_owned()][..], Some("Selde Courier")));
    }

    #[test]
    fn empty_lines_are_paragraphs_and_codes_are_no_text() {
        let file = export(
            "<item><title>T</title><content:encoded><![CDATA[The bridge was <b>closed</b>.\nFor good.\n\n[caption id=\"x\" width=\"9\"]<img src=\"a.png\"/> A bridge[/caption]\n\n\
             [gallery ids=\"1,2\"]The ferry [sic] runs.]]></content:encoded><wp:post_date>2026-03-03 00:30:00</wp:post_date><wp:status>draft</wp:status><wp:post_type>post</wp:post_type></item>",
        );
        let read = articles("export.xml", &file);
        assert_eq!(read[0].text, "The bridge was closed.\nFor good.\n\nA bridge\n\nThe ferry [sic] runs.");
        let captions: Vec<&str> =
            read[0].blocks.iter().filter(|b| b.kind == BlockKind::Caption).map(|b| b.span.of(&read[0].text)).collect();
        assert_eq!((captions, read[0].meta.published), (vec!["A bridge"], None));
    }
}
