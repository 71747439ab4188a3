//! Copies of articles under another outlet's name, with so many of their words changed, with or without credit.

use crate::dice::Dice;
use copydesk::Desk;
use copydesk::claims::{Claim, Status};
use copydesk::facts::Reading;
use copydesk::ingest::Article;
use std::collections::BTreeMap;

/// What came of the copies.
pub struct Told {
    /// Claims that an article and its copy share.
    pub shared: u32,
    /// Those in which the copy counts as an origin of its own.
    pub independent: u32,
}

/// Audits the articles together with a copy of each. `changed` is the share of words, per cent.
pub fn plant(desk: &Desk, readings: &[Reading], changed: usize, credited: bool) -> Told {
    let mut dice = Dice(changed as u64 + 1);
    let words = vocabulary(readings);
    let mut articles = Vec::new();
    let mut copy_of: BTreeMap<String, String> = BTreeMap::new();
    for (at, reading) in readings.iter().enumerate() {
        let (mut own, copy) = (reading.article.clone(), copy(reading, at, changed, credited, &words, &mut dice));
        own.meta.outlet.get_or_insert_with(|| format!("Paper {at}"));
        copy_of.insert(copy.path.clone(), own.path.clone());
        articles.extend([own, copy]);
    }
    let audit = desk.audit_articles(articles);
    let path = |article: u32| audit.readings[article as usize].article.path.clone();
    let mut told = Told { shared: 0, independent: 0 };
    for claim in &audit.claims.list {
        for mention in &claim.mentions {
            let Some(original) = copy_of.get(&path(mention.article)) else { continue };
            let own: Vec<u32> =
                claim.mentions.iter().filter(|m| path(m.article) == *original).map(|m| m.origin).collect();
            if own.is_empty() {
                continue;
            }
            told.shared += 1;
            let independent = counts_alone(claim) && !own.contains(&mention.origin);
            told.independent += u32::from(independent);
            if independent && std::env::var("COPYDESK_SHOW").is_ok() {
                println!("independent: {} {original}: {} {:?}", claim.status.name(), claim.text, claim.origins);
            }
        }
    }
    told
}

/// Whether a claim's origins are held to be independent.
fn counts_alone(claim: &Claim) -> bool {
    claim.status != Status::Unestablished && claim.origins.len() > 1
}

/// Words in small letters that may stand for another.
fn vocabulary(readings: &[Reading]) -> Vec<String> {
    let words = |r: &Reading| -> Vec<String> {
        let plain = |w: &&str| w.len() > 3 && w.chars().all(|c| c.is_ascii_lowercase());
        r.text.tokens.iter().map(|t| t.of(&r.article.text)).filter(plain).map(str::to_owned).collect()
    };
    let mut all: Vec<String> = readings.iter().flat_map(words).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn copy(reading: &Reading, at: usize, changed: usize, credited: bool, words: &[String], dice: &mut Dice) -> Article {
    let text = reading.article.text.as_str();
    let mut out = String::with_capacity(text.len() + 100);
    let outlet = reading.article.meta.outlet.clone().unwrap_or_else(|| format!("Paper {at}"));
    if credited {
        out.push_str(&format!("This report was first published by {outlet}.\n\n"));
    }
    let mut last = 0;
    for token in reading.text.tokens.iter().filter(|t| t.is_word()) {
        if dice.below(100) >= changed {
            continue;
        }
        out.push_str(&text[last..token.start as usize]);
        last = token.end as usize;
        out.push_str(&words[dice.below(words.len())]);
    }
    out.push_str(&text[last..]);
    let mut copy = Article::from_text(format!("{}.copy-{at}.txt", reading.article.path), out);
    copy.meta.outlet = Some(format!("Copying Paper {at}"));
    copy.meta.published = reading.article.meta.published;
    copy.meta.language = reading.article.meta.language.clone();
    copy
}
