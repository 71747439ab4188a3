//! What an article's metadata say, held against each other: the date of publication, the date of the last change, the date in
//! the web address.

use super::desk::clash;
use super::{Checker, Clash};
use crate::facts::Facts;
use crate::ingest::{Article, Published};
use crate::span::Span;
use crate::text::Text;
use chrono::NaiveDate;

/// Many papers put the day of publication into the address of a page.
pub(super) const ADDRESS: Checker = Checker {
    name: "date-in-address",
    about: "a date of publication that is not the one in the web address",
    check: address,
};

/// Nothing is changed before it is published.
pub(super) const UPDATED: Checker =
    Checker { name: "updated-before-published", about: "a last change before the publication", check: updated };

/// Days that the two may lie apart: zones, and pages that are made the evening before.
const APART: i64 = 2;

/// A whole-article finding stands at its beginning.
const WHOLE: Span = Span { start: 0, end: 0 };

fn address(article: &Article, _: &Text, _: &Facts, clashes: &mut Vec<Clash>) {
    let (Some(published), Some(url)) = (article.meta.published, article.meta.url.as_deref()) else { return };
    let Some(said) = day_in(url) else { return };
    let day = published.date;
    if (day - said).num_days().abs() <= APART {
        return;
    }
    let told = |day: NaiveDate| day.format("%-d %B %Y").to_string();
    let explanation = format!("the metadata say {}, the web address says {}", told(day), told(said));
    clashes.push(clash(ADDRESS.name, WHOLE, explanation));
}

fn updated(article: &Article, _: &Text, _: &Facts, clashes: &mut Vec<Clash>) {
    let (Some(published), Some(updated)) = (article.meta.published, article.meta.updated) else { return };
    if (published.date - updated.date).num_days() >= APART {
        let told = |at: Published| at.date.format("%-d %B %Y").to_string();
        let explanation = format!("changed on {}, but published on {}", told(updated), told(published));
        clashes.push(clash(UPDATED.name, WHOLE, explanation));
    }
}

/// The day in the path of an address: `/2026/03/01/`, `/2026-03-01-title`, `/2026/mar/01/`, `/20260301/`.
fn day_in(url: &str) -> Option<NaiveDate> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest).split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split('/').skip(1).filter(|part| !part.is_empty()).take(20).collect();
    let apart = parts.windows(3).find_map(|window| match window {
        [year, month, day] => date(year, month, day),
        _ => None,
    });
    apart.or_else(|| parts.iter().find_map(|part| together(part)))
}

/// `2026-03-01` or `20260301` at the head of a part, with nothing or a hyphen behind it.
fn together(part: &str) -> Option<NaiveDate> {
    let (head, rest) = match part.as_bytes().get(4) {
        Some(b'-') => part.split_at_checked(10)?,
        _ => part.split_at_checked(8)?,
    };
    if !(rest.is_empty() || rest.starts_with(['-', '_'])) {
        return None;
    }
    let figures = head.replace('-', "");
    date(figures.get(..4)?, figures.get(4..6)?, figures.get(6..8)?)
}

/// A day of the years in which there are web pages.
fn date(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    let figures = |text: &str, least: usize, most: usize| -> Option<u32> {
        let fits = (least..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| text.parse().ok())?
    };
    let year = figures(year, 4, 4).filter(|year| (1994..2100).contains(year))?;
    let month = figures(month, 1, 2).or_else(|| {
        let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        let found = names.iter().position(|name| month.eq_ignore_ascii_case(name))?;
        u32::try_from(found + 1).ok()
    })?;
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, figures(day, 1, 2)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_out_of_addresses_and_numbers_of_articles_are_not() {
        for (url, day) in [
            ("https://p.example/2026/03/01/bridge", Some("2026-03-01")),
            ("https://p.example/news/2026/mar/01/bridge?x=2020/01/01", Some("2026-03-01")),
            ("https://p.example/2026-03-01-bridge.html", Some("2026-03-01")),
            ("https://p.example/20260301/bridge", Some("2026-03-01")),
            ("https://p.example/bridge-20260301", None),
            ("https://p.example/article/2026030177", None),
            ("https://p.example/1234/56/78/", None),
            ("https://p.example/2026/13/01/", None),
            ("https://p.example/é/2026-é", None),
            ("2026", None),
            ("", None),
        ] {
            assert_eq!(day_in(url).map(|day| day.to_string()).as_deref(), day, "{url}");
        }
    }
}
