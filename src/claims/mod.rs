//! Claims: what several articles say, and how many independent origins stand behind it.
//!
//! Takes readings and passages, gives [`Claims`]: mentions grouped by what they state, each group with its origins, its
//! status, and the places where mentions contradict each other.
//!
//! A room for each step: what a sentence says ([`lines`]), which articles tell of one event ([`stories`]), which sentences state
//! one claim ([`matching`]) or tell the main event ([`events`]), what they go back to ([`origins`]), where they contradict each
//! other ([`conflicts`]), the claims themselves ([`assemble`]) and the counts by source and outlet ([`ledger`]); [`disputes`] are
//! what two articles give otherwise whatever claim it belongs to.

mod assemble;
mod conflicts;
pub mod disputes;
mod events;
pub mod fields;
mod ledger;
mod lines;
mod matching;
mod origins;
mod seen;
pub mod sides;
mod stories;
#[cfg(test)]
mod tests;
pub mod why;

use crate::config::Config;
use crate::facts::{Reading, SourceKind};
use crate::passages::{PassageKind, Passages};
use crate::span::Span;
use assemble::Folder;
use assemble::drafts::Draft;
use lines::Doc;
pub use lines::class::Class;
use lines::terms::Lexicon;
use origins::profiles::Profiles;
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use stories::{Vector, Weights};

/// What the comparison of articles gives.
#[derive(Clone, Debug, Default)]
pub struct Claims {
    /// The claims: conflicts, lead claims with one origin, corroborated ones, the rest.
    pub list: Vec<Claim>,
    /// Everybody who is cited, by name.
    pub sources: Vec<LedgerEntry>,
    /// Everybody who publishes, by name.
    pub outlets: Vec<OutletEntry>,
    /// Sentences of single articles that are listed nowhere: in a large folder an article's own claims are told by its first.
    pub unlisted: u32,
}

/// A claim: mentions with the same truth conditions, given who speaks.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Stable name: a hash of where the claim is made and in which words.
    pub id: String,
    /// The mention that states it best.
    pub text: String,
    /// What stands behind it.
    pub status: Status,
    /// Whether it is one proposition, or a whole event that its mentions tell each in part.
    pub scope: Scope,
    /// What sort of statement it is.
    pub class: Class,
    /// Where it is made, by article and position.
    pub mentions: Vec<Mention>,
    /// Matches between mentions.
    pub links: Vec<Link>,
    /// What the mentions go back to.
    pub origins: Vec<Origin>,
    /// How many outlets make it; an article without an outlet counts as one of its own.
    pub outlets: u32,
    /// Places where two mentions cannot both be right.
    pub conflicts: Vec<Conflict>,
    /// Places where the later of two mentions tells news of the earlier: a toll that grew.
    pub changes: Vec<Conflict>,
}

/// How much of the world a claim speaks of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// One proposition.
    #[default]
    Proposition,
    /// The main event of a story, told by sentences that need not say the same of it.
    Event,
}

impl Scope {
    /// The name in reports for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Proposition => "proposition",
            Self::Event => "event",
        }
    }
}

/// A claim's span in one article.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Index of the article.
    pub article: u32,
    /// Where in its text.
    pub span: Span,
    /// Whom the text gives it to; `None` for the article's own voice.
    pub holder: Option<String>,
    /// Index of its origin.
    pub origin: u32,
}

/// Two mentions that were matched.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Index of one mention.
    pub a: u32,
    /// Index of the other.
    pub b: u32,
    /// How sure the match is, in 0..1.
    pub score: f32,
}

/// What mentions go back to.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    /// Who or what it is, for people.
    pub label: String,
    /// What sort of origin it is.
    pub kind: OriginKind,
    /// Why its mentions are counted as one, or as one of their own.
    pub reason: String,
}

/// What sort of origin it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OriginKind {
    /// One article, nothing ties it to another.
    Article,
    /// Copied text.
    Copied,
    /// One agency.
    Wire,
    /// One person cited.
    Speaker,
    /// One institution cited.
    Institution,
    /// One outlet, owner or author.
    Outlet,
    /// One article cites or relays the other.
    Relay,
}

impl OriginKind {
    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Copied => "copied",
            Self::Wire => "wire",
            Self::Speaker => "speaker",
            Self::Institution => "institution",
            Self::Outlet => "outlet",
            Self::Relay => "relay",
        }
    }
}

/// What stands behind a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Mentions contradict each other.
    Conflicting,
    /// Several articles, one origin.
    OneOrigin,
    /// Several articles that may share an origin.
    Unestablished,
    /// Two origins or more with no tie between them.
    Corroborated,
    /// One article.
    SingleSource,
    /// Definitions, offices held, and the like.
    Background,
    /// What it says changed from one day to the next, and nothing else speaks against it.
    Changed,
}

impl Status {
    /// Every status, in the order of the reports.
    pub const ALL: [Self; 7] = [
        Self::Conflicting,
        Self::OneOrigin,
        Self::Corroborated,
        Self::Changed,
        Self::Unestablished,
        Self::SingleSource,
        Self::Background,
    ];

    /// What people read for it, after a count.
    pub fn told(self) -> &'static str {
        match self {
            Self::OneOrigin => "from one origin",
            Self::Unestablished => "not established",
            Self::SingleSource => "in one article only",
            Self::Changed => "changed over time",
            Self::Conflicting | Self::Corroborated | Self::Background => self.name(),
        }
    }

    /// The name of the contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::Conflicting => "conflicting",
            Self::OneOrigin => "one-origin",
            Self::Unestablished => "unestablished",
            Self::Corroborated => "corroborated",
            Self::SingleSource => "single-source",
            Self::Background => "background",
            Self::Changed => "changed-over-time",
        }
    }
}

/// Two mentions that cannot both be right, or not at the same time.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// Index of one mention.
    pub a: u32,
    /// Index of the other.
    pub b: u32,
    /// What they differ in: number, date, place, actor, role, polarity.
    pub slot: &'static str,
    /// What each says.
    pub values: [String; 2],
}

/// What one cited source stands for in the folder. Counts with the places behind them: no score.
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerEntry {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: SourceKind,
    /// Articles that cite it.
    pub articles: u32,
    /// Quotations of it.
    pub quotes: u32,
    /// Claims held by it.
    pub claims: u32,
    /// How many of these other origins corroborate.
    pub corroborated: u32,
    /// How many of them have each status, in the order of [`Status::ALL`].
    pub statuses: [u32; 7],
    /// The ones that other mentions contradict, by index among the claims.
    pub conflicts: Vec<u32>,
    /// Where it is cited, first in each article, up to a few.
    pub places: Vec<(u32, Span)>,
}

/// What one outlet stands for in the folder. Counts with the places behind them: no score.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OutletEntry {
    /// Its name; the path of an article whose outlet is not known.
    pub name: String,
    /// Whether the outlet is known.
    pub known: bool,
    /// Its articles.
    pub articles: Vec<u32>,
    /// Quotations in them.
    pub quotes: u32,
    /// How often they cite a source.
    pub sources: u32,
    /// How often one with a name.
    pub named: u32,
    /// How many of the claims that they make have each status, in the order of [`Status::ALL`].
    pub statuses: [u32; 7],
    /// The ones that other mentions contradict, by index among the claims.
    pub conflicts: Vec<u32>,
    /// What they have in common with other outlets, copied word for word or edited.
    pub shared: Vec<Shared>,
}

/// Copied passages between an outlet and another.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    /// The other outlet; the path of an article whose outlet is not known.
    pub with: String,
    /// What this outlet did: `took`, `gave`, `common-source`, `unknown`.
    pub role: &'static str,
    /// How many passages.
    pub passages: u32,
    /// Their words.
    pub words: u32,
    /// How many of them credit where they come from.
    pub credited: u32,
    /// Where the passages stand here and there, up to a few.
    pub places: Vec<[(u32, Span); 2]>,
}

/// Finds the claims of a folder.
pub fn find(readings: &[Reading], passages: &Passages, config: &Config) -> Claims {
    let order = taking_part(readings, passages);
    let taken = || order.iter().filter_map(|a| Some((*a, readings.get(*a as usize)?)));
    let lexicon = Lexicon::new(taken().map(|(_, reading)| reading));
    let furniture = furniture(passages);
    let none = Vec::new();
    let parts: Vec<(u32, &Reading)> = taken().collect();
    let docs: Vec<Doc> = parts
        .par_iter()
        .map(|(article, reading)| Doc::new(*article, reading, &lexicon, furniture.get(article).unwrap_or(&none)))
        .collect();
    let weights = Weights::new(&docs, &lexicon);
    let vectors: Vec<Vector> = docs.par_iter().map(|doc| stories::vector(doc, &weights)).collect();
    let (groups, near) = stories::find(&docs, &vectors, &lexicon);
    let groups = stories::twins::part(groups, &docs, &vectors, readings);
    let groups = stories::stray::take_in(groups, &near, &docs, readings, &weights, &lexicon);
    let profiles = Profiles::new(readings, passages, config);
    let folder =
        Folder { readings, docs: &docs, vectors: &vectors, weights: &weights, lexicon: &lexicon, profiles: &profiles };
    let told: Vec<(Vec<Draft>, u32)> = groups.par_iter().map(|group| folder.story(group)).collect();
    let unlisted = told.iter().map(|(_, unlisted)| unlisted).sum();
    let mut drafts: Vec<Draft> = told.into_iter().flat_map(|(drafts, _)| drafts).collect();
    let again = stories::recurring::find(&docs, &groups, &weights, &lexicon);
    assemble::recurring::add(&mut drafts, again.par_iter().flat_map_iter(|places| folder.recurring(places)).collect());
    assemble::drafts::sort(&mut drafts, readings);
    let mut seen = HashSet::new();
    let list: Vec<Claim> = drafts.into_iter().map(|d| d.claim).filter(|c| seen.insert(c.id.clone())).collect();
    let sources = ledger::count(&order, readings, &list);
    let outlets = ledger::outlets::count(&order, readings, &list, passages, &profiles);
    Claims { list, sources, outlets, unlisted }
}

/// The articles that are compared, in order of publication, then path: all but exact duplicates. Everything after works
/// in this order, so that the order of the readings does not count.
fn taking_part(readings: &[Reading], passages: &Passages) -> Vec<u32> {
    let is_duplicate = |a: &u32| passages.duplicate_of.get(*a as usize).copied().flatten().is_some();
    let mut order: Vec<u32> = (0..readings.len() as u32).filter(|a| !is_duplicate(a)).collect();
    order.sort_by_key(|a| readings.get(*a as usize).map(|r| (r.article.meta.published, r.article.path.as_str())));
    order
}

/// For each article, the stretches that its outlet repeats.
fn furniture(passages: &Passages) -> HashMap<u32, Vec<Span>> {
    let mut spans: HashMap<u32, Vec<Span>> = HashMap::new();
    for passage in passages.list.iter().filter(|p| p.kind == PassageKind::Furniture) {
        for side in [passage.a, passage.b] {
            spans.entry(side.article).or_default().push(side.span);
        }
    }
    spans
}
