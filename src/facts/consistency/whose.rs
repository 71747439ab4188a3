//! Who wrote an article and who published it, as its metadata say, held against its byline and its address.

use super::desk::clash;
use super::{Checker, Clash};
use crate::facts::Facts;
use crate::ingest::{Article, byline};
use crate::span::Span;
use crate::text::{Text, WordSet};
use std::sync::LazyLock;

/// The byline in the text and the author in the metadata are about one article.
pub(super) const AUTHOR: Checker = Checker {
    name: "byline-and-author",
    about: "a byline in the text that names nobody whom the metadata name as author",
    check: author,
};

/// An outlet that is given as a site is the site of the address.
pub(super) const SITE: Checker = Checker {
    name: "outlet-and-address",
    about: "an outlet, given as a web site, that is not the site of the web address",
    check: site,
};

/// Paragraphs at the beginning among which the byline stands.
const ABOVE: usize = 6;

fn author(article: &Article, text: &Text, _: &Facts, clashes: &mut Vec<Clash>) {
    let authors = &article.meta.authors;
    let outlet = article.meta.outlet.as_deref().unwrap_or("");
    if authors.is_empty() || !authors.iter().all(|author| is_person(author, outlet)) {
        return;
    }
    for paragraph in text.paragraphs.iter().take(ABOVE) {
        let line = paragraph.span.of(&article.text).trim();
        let Some(names) = byline(line).filter(|_| !line.contains('\n')) else { continue };
        if names.iter().all(|name| is_person(name, outlet) && !authors.iter().any(|author| may_be_one(name, author))) {
            let explanation =
                format!("the byline says {}, the metadata say {}", names.join(" and "), authors.join(" and "));
            clashes.push(clash(AUTHOR.name, paragraph.span, explanation));
        }
        return;
    }
}

/// Words of desks, agencies and outlets that stand where a name is expected.
static NO_PERSON: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(
        "staff desk editor editors editorial team reporter reporters correspondent correspondents newsroom news press agency agence \
         agencia agentur redaktion redaction rédaction redacción redazione redactie wire service services media post times daily \
         herald gazette courier tribune journal reuters afp dpa ap guest contributor admin online web digital associated",
    )
});

/// Whether a name may be a person's: two to five words with capitals, none of which is a desk's or the outlet's.
fn is_person(name: &str, outlet: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let letters = |word: &&str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'));
    let own = |word: &&str| {
        let word = word.trim_matches('.');
        NO_PERSON.has(crate::text::word_hash(word))
            || outlet.split_whitespace().any(|part| part.eq_ignore_ascii_case(word))
    };
    (2..=5).contains(&words.len()) && words.iter().all(letters) && !words.iter().any(own)
}

/// Whether two names may be one person's: they share a word of two letters and more, however it is accented.
fn may_be_one(name: &str, other: &str) -> bool {
    let parts = |name: &str| -> Vec<String> {
        let plain = name.to_lowercase().replace(['.', '\'', '’'], "");
        plain.split([' ', '-']).filter(|part| part.chars().count() > 1).map(folded).collect()
    };
    let others = parts(other);
    parts(name).iter().any(|part| others.iter().any(|found| strsim::jaro_winkler(found, part) > 0.85))
}

/// A word without its accents.
fn folded(word: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    word.nfd().filter(|c| c.is_alphanumeric()).collect()
}

/// Hosts that show pages of others: archives, caches, readers, portals.
const HOSTS_OF_OTHERS: [&str; 14] = [
    "archive.org",
    "archive.ph",
    "archive.today",
    "archive.is",
    "ampproject.org",
    "googleusercontent.com",
    "google.com",
    "feedburner.com",
    "msn.com",
    "yahoo.com",
    "apple.news",
    "flipboard.com",
    "facebook.com",
    "bit.ly",
];

fn site(article: &Article, _: &Text, _: &Facts, clashes: &mut Vec<Clash>) {
    let (Some(outlet), Some(url)) = (article.meta.outlet.as_deref(), article.meta.url.as_deref()) else { return };
    let host = url.split_once("://").and_then(|(_, rest)| rest.split(['/', '?', '#', ':']).next()).unwrap_or("");
    let (Some(outlets), Some(address)) = (name_of_site(outlet), name_of_site(host)) else { return };
    let others = HOSTS_OF_OTHERS.iter().any(|other| host.ends_with(other));
    if others || outlets == address || outlets.contains(&address) || address.contains(&outlets) {
        return;
    }
    let explanation = format!("the metadata say {outlet}, the web address is of {host}");
    clashes.push(clash(SITE.name, Span { start: 0, end: 0 }, explanation));
}

/// The part of a host's name that its owner chose: `courier` of `www.courier.co.uk`.
fn name_of_site(host: &str) -> Option<String> {
    let labels: Vec<&str> = host.trim().split('.').collect();
    let sound = |label: &&str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let top = labels.last().filter(|top| top.len() >= 2 && top.chars().all(char::is_alphabetic))?;
    if labels.len() < 2 || !labels.iter().all(sound) {
        return None;
    }
    let second = labels.len().checked_sub(2).and_then(|at| labels.get(at))?;
    let shared = top.len() == 2 && matches!(*second, "co" | "com" | "org" | "net" | "gov" | "ac" | "edu" | "ne" | "or");
    let at = labels.len().checked_sub(if shared { 3 } else { 2 })?;
    labels.get(at).map(|label| label.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_may_be_one_persons_are_no_clash() {
        for (name, other) in [
            ("Ada Tarn", "ada tarn"),
            ("Ada Tarn", "A. Tarn"),
            ("José Núñez", "Jose Nunez"),
            ("Ada Tarn-Hale", "Ada Hale"),
            ("Bill Hale", "William Hale"),
        ] {
            assert!(may_be_one(name, other), "{name} {other}");
        }
        assert!(!may_be_one("Ada Tarn", "Bo Hale"));
        assert!(
            is_person("Ada Tarn", "Selde Post") && !is_person("Selde Desk", "Selde Post") && !is_person("admin", "")
        );
        assert!(
            !is_person("Associated Press", "") && !is_person("Ada Tarn, Post", "") && !is_person("https://x y", "")
        );
    }

    #[test]
    fn sites_are_compared_by_the_name_that_their_owner_chose() {
        for (host, name) in [
            ("www.courier.example", Some("courier")),
            ("news.courier.co.uk", Some("courier")),
            ("courier.com", Some("courier")),
            ("Selde Courier", None),
            ("courier", None),
            ("10.0.0.1", None),
            ("", None),
        ] {
            assert_eq!(name_of_site(host).as_deref(), name, "{host}");
        }
    }
}
