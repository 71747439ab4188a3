//! The pages of the rules that found something.

use crate::audit::Audit;
use crate::rules::RulePage;
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd, html};

/// A rule as the page shows it.
pub(super) struct Sheet<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub severity: &'static str,
    pub findings: usize,
    /// The rule's page as HTML, without its title.
    pub body: String,
}

/// The rules, by their id.
pub(super) fn sheets(audit: &Audit) -> Vec<Sheet<'_>> {
    audit.pages.iter().map(|page| sheet(audit, page)).collect()
}

fn sheet<'a>(audit: &'a Audit, page: &'a RulePage) -> Sheet<'a> {
    Sheet {
        id: &page.id,
        title: &page.title,
        severity: page.severity.name(),
        findings: audit.findings.iter().filter(|finding| finding.rule == page.id).count(),
        body: body(&page.markdown),
    }
}

/// A page as HTML: no markup of its own, no link and no picture is alive in it.
fn body(markdown: &str) -> String {
    let mut in_title = false;
    let tame = |event| match event {
        Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) => {
            in_title = true;
            None
        }
        Event::End(TagEnd::Heading(HeadingLevel::H1)) => {
            in_title = false;
            None
        }
        _ if in_title => None,
        Event::Start(Tag::Heading { .. }) => Some(Event::Start(Tag::Heading {
            level: HeadingLevel::H3,
            id: None,
            classes: Vec::new(),
            attrs: Vec::new(),
        })),
        Event::End(TagEnd::Heading(_)) => Some(Event::End(TagEnd::Heading(HeadingLevel::H3))),
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::HtmlBlock) => None,
        Event::End(TagEnd::Link | TagEnd::Image | TagEnd::HtmlBlock) => None,
        event => Some(event),
    };
    let mut out = String::new();
    html::push_html(&mut out, Parser::new(markdown).filter_map(tame));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_keeps_its_words_and_loses_what_is_alive() {
        let page = "# Title\n\nWhy *so*? <b>x</b> [a](javascript:b) ![p](http://a.example)\n\n<script>y</script>\n\n## Flag\n\n> [[z]]\n";
        let told = body(page);
        assert_eq!(
            told,
            "<p>Why <em>so</em>? &lt;b&gt;x&lt;/b&gt; a p</p>\n&lt;script&gt;y&lt;/script&gt;\n<h3>Flag</h3>\n<blockquote>\n<p>[[z]]</p>\n</blockquote>\n"
        );
    }
}
