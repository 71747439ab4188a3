//! Saved web pages: the article without what stands around it.
//!
//! A guard reads the page first, without building a tree; a page that is within its caps goes to `dom_smoothie` for its main
//! content, any other is read from end to end with its tags stripped.

mod guard;
mod meta;
mod places;
mod render;
mod tokens;

use super::compose::Composer;
use super::loose::one_line;
use super::reader::{Draft, Outcome, Reader, Source};
use super::{Metadata, dates};
use dom_smoothie::Readability;

pub(in crate::ingest) use render::render;

/// HTML.
pub(super) const READER: Reader = Reader { name: "HTML", extensions: &["html", "htm", "xhtml"], sniff, read };

fn sniff(text: &str) -> bool {
    super::decode::looks_like_markup(text.as_bytes())
}

fn read(source: Source<'_>) -> Vec<Outcome> {
    let page = &source.text;
    let extract = match guard::over(page, &guard::CAPS) {
        None => extract(page),
        Some(_) => None,
    };
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
    let detected = said.json_ld.or(found).or(said.tags);
    vec![Ok(Draft { detected, ..Draft::composed(source.sha256, out.finish()) })]
}

/// The main content of a page.
struct Extract {
    content: String,
    found: Metadata,
}

/// `None` where there is no main content to be found.
fn extract(page: &str) -> Option<Extract> {
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
    };
    Some(Extract { content: article.content.to_string(), found })
}
