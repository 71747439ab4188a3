//! Profiles: who publishes an article, whom it credits, and whom it copies.
//!
//! Takes readings, passages and configuration, gives what the tracing of origins asks again and again.

use crate::config::Config;
use crate::facts::{Reading, SourceKind};
use crate::passages::{self, Passage, Passages};
use crate::span::Span;
use std::collections::HashMap;

/// Outlets with shorter names are not looked for in running text.
const SHORTEST_OUTLET: usize = 4;

/// Who stands behind an article.
#[derive(Clone, Debug, Default)]
pub(in crate::claims) struct Profile {
    /// How reports call the article: its outlet, else its path.
    pub name: String,
    /// Its outlet by the configuration's name, in lower case.
    pub outlet: Option<String>,
    /// Its outlet as reports call it.
    pub outlet_name: String,
    /// Who owns the outlet.
    pub owner: Option<String>,
    /// Who wrote it, in lower case.
    pub authors: Vec<String>,
    /// Agencies whose text it is.
    pub wires: Vec<String>,
    /// Agencies that contributed to it.
    pub part_wires: Vec<String>,
    /// Whom it cites for anything, by name, in lower case.
    pub cites: Vec<String>,
}

/// The profiles of a folder.
pub(in crate::claims) struct Profiles<'a> {
    list: Vec<Profile>,
    readings: &'a [Reading],
    passages: HashMap<(u32, u32), Vec<&'a Passage>>,
    /// How many words each article has.
    words: &'a [u32],
    /// Whether an article without an outlet has no known origin.
    pub strict: bool,
    /// Least mean probability that the sentences of one claim state the same.
    pub same_claim: f32,
}

impl<'a> Profiles<'a> {
    /// Reads the profiles of all articles.
    pub fn new(readings: &'a [Reading], passages: &'a Passages, config: &Config) -> Self {
        let mut known: HashMap<String, (&str, Option<&str>)> = HashMap::new();
        for (name, outlet) in &config.outlets {
            for called in outlet.aliases.iter().chain([name]) {
                known.insert(called.to_lowercase(), (name, outlet.owner.as_deref()));
            }
        }
        let credits = passages::credited(readings);
        let list = readings.iter().zip(credits).map(|(reading, credits)| profile(reading, &credits, &known)).collect();
        let mut by_pair: HashMap<(u32, u32), Vec<&Passage>> = HashMap::new();
        for passage in passages.list.iter().filter(|p| p.kind.is_copying()) {
            by_pair.entry((passage.a.article, passage.b.article)).or_default().push(passage);
        }
        Self {
            list,
            readings,
            passages: by_pair,
            words: &passages.words,
            strict: config.strict_outlets,
            same_claim: config.thresholds.same_claim,
        }
    }

    /// The profile of an article.
    pub fn of(&self, article: u32) -> Option<&Profile> {
        self.list.get(article as usize)
    }

    /// An article's text.
    pub fn text(&self, article: u32) -> &'a str {
        self.readings.get(article as usize).map_or("", |r| r.article.text.as_str())
    }

    /// Whether one of some stretches of an article names an outlet.
    pub fn names(&self, article: u32, spans: &[Span], outlet: &str) -> bool {
        let text = self.text(article);
        let closes = |rest: Option<&str>| rest.and_then(|r| r.chars().next()).is_none_or(|c| !c.is_alphanumeric());
        let said = |span: &Span| {
            let words = span.of(text);
            words.match_indices(outlet).any(|(at, _)| closes(words.get(at + outlet.len()..)))
        };
        outlet.len() >= SHORTEST_OUTLET && spans.iter().any(said)
    }

    /// Whether a stretch of an article begins with a name.
    pub fn opens_with(&self, article: u32, span: Span, name: &str) -> bool {
        let reading = self.readings.get(article as usize);
        !name.is_empty() && reading.is_some_and(|r| span.of(&r.article.text).starts_with(name))
    }

    /// How reports call an article.
    pub fn name(&self, article: u32) -> &str {
        self.of(article).map_or("", |p| p.name.as_str())
    }

    /// The one of two that was published first, as reports call it; without dates, the first by path.
    pub fn earlier(&self, a: u32, b: u32) -> String {
        let day = |n: u32| self.readings.get(n as usize).and_then(|r| r.article.meta.published);
        let path = |n: u32| self.readings.get(n as usize).map(|r| r.article.path.as_str());
        let later = match (day(a), day(b)) {
            (Some(x), Some(y)) if x != y => x > y,
            _ => path(a) > path(b),
        };
        self.name(if later { b } else { a }).to_owned()
    }

    /// The longest passage of two articles of which the shorter is mostly copied: what it words otherwise it has from there too.
    fn most_of_it(&self, a: u32, b: u32) -> Option<&'a Passage> {
        let list = self.passages.get(&(a.min(b), a.max(b)))?;
        let all = |article: u32| self.words.get(article as usize).copied().unwrap_or(u32::MAX);
        let copied: u32 = list.iter().map(|p| p.words).sum();
        let mostly = copied.saturating_mul(2) >= all(a).min(all(b));
        list.iter().max_by_key(|p| p.words).copied().filter(|_| mostly)
    }

    /// The longest passage that both articles share, wherever it stands.
    pub fn copied_elsewhere(&self, a: u32, b: u32) -> Option<&'a Passage> {
        self.passages.get(&(a.min(b), a.max(b)))?.iter().max_by_key(|p| p.words).copied()
    }

    /// The longest passage that both articles share and that holds a claim in one of them.
    pub fn copied(&self, a: u32, in_a: &[Span], b: u32, in_b: &[Span]) -> Option<&'a Passage> {
        let (low, high, first, second) = if a <= b { (a, b, in_a, in_b) } else { (b, a, in_b, in_a) };
        let covers = |side: Span, spans: &[Span]| spans.iter().any(|s| side.shared(*s) * 2 >= s.len().max(1));
        let list = self.passages.get(&(low, high))?;
        let found = list.iter().filter(|p| covers(p.a.span, first) || covers(p.b.span, second));
        found.max_by_key(|p| p.words).copied().or_else(|| self.most_of_it(a, b))
    }
}

fn profile(
    reading: &Reading,
    credits: &[passages::Credited],
    known: &HashMap<String, (&str, Option<&str>)>,
) -> Profile {
    let meta = &reading.article.meta;
    let said = meta.outlet.as_deref().map(str::trim).filter(|o| !o.is_empty());
    let configured = said.and_then(|o| known.get(&o.to_lowercase()).copied());
    let outlet = configured.map(|(name, _)| name).or(said);
    let wires = |whole: bool| {
        credits.iter().filter(move |c| c.agency && c.whole == whole).map(|c| c.name.clone()).collect::<Vec<_>>()
    };
    let organisations = reading.facts.attributions.iter().map(|a| &a.source);
    let mut cites: Vec<String> = organisations
        .filter(|s| s.named || matches!(s.kind, SourceKind::Organisation | SourceKind::Document))
        .filter_map(|s| s.name.as_deref().map(str::to_lowercase))
        .collect();
    cites.extend(credits.iter().filter(|c| !c.agency).map(|c| c.name.to_lowercase()));
    cites.sort_unstable();
    cites.dedup();
    Profile {
        name: outlet.map_or_else(|| reading.article.path.clone(), str::to_owned),
        outlet: outlet.map(str::to_lowercase),
        outlet_name: outlet.unwrap_or("").to_owned(),
        owner: configured.and_then(|(_, owner)| owner.map(str::to_owned)),
        authors: meta.authors.iter().map(|a| a.trim().to_lowercase()).filter(|a| a.contains(' ')).collect(),
        wires: wires(true),
        part_wires: wires(false),
        cites,
    }
}
