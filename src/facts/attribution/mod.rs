//! Who is cited for what.

mod agentless;
mod clauses;
mod content;
mod fields;
mod labels;
mod link;
mod phrase;
mod sides;
mod silence;
mod sources;
mod subjects;
mod things;
mod units;
mod vague;
mod view;
mod words;

use super::{Name, Quote};
use crate::ingest::Article;
use crate::span::Span;
use crate::text::Text;
use units::Unit;
use view::View;

pub use fields::{FIELDS, SOURCE_KINDS};

/// One attribution: a source, the words that cite it, and what it is cited for.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// Who is cited.
    pub source: Source,
    /// The reporting verb or phrase.
    pub cue: Option<Span>,
    /// What the source is cited for.
    pub content: Vec<Span>,
    /// The quotation it belongs to, as an index into the article's quotes.
    pub quote: Option<u32>,
    /// How the text attributes.
    pub form: AttributionForm,
    /// Whether it stands inside somebody's quotation.
    pub in_quote: bool,
    /// Whether a reason is given for withholding the source's name.
    pub reason: bool,
}

/// How a text attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AttributionForm {
    /// To the speaker of a quotation.
    Direct,
    /// In reported speech: `she said that …`.
    Indirect,
    /// With a preposition: `according to …`, `in the words of …`.
    AccordingTo,
    /// With a label: `LUND: …`.
    Label,
    /// In the passive with nobody behind it: `it is believed`, `is said to`.
    Agentless,
    /// With an adverb: `reportedly`.
    Hearsay,
}

impl AttributionForm {
    /// The names that rule pages use, all of them.
    pub const NAMES: &'static [&'static str] = &["direct", "indirect", "according-to", "label", "agentless", "hearsay"];

    /// The name that rule pages use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::AccordingTo => "according-to",
            Self::Label => "label",
            Self::Agentless => "agentless",
            Self::Hearsay => "hearsay",
        }
    }
}

impl Attribution {
    /// Takes a quotation in: the first becomes its own, and all of them its content.
    fn take_quote(&mut self, index: usize, span: Span) {
        if self.quote.is_none() {
            self.quote = u32::try_from(index).ok();
            if self.form == AttributionForm::Indirect {
                self.form = AttributionForm::Direct;
            }
        }
        if !self.content.iter().any(|c| c.contains(span)) {
            self.content.push(span);
        }
    }

    /// Where a finding on it stands: the mention of the source, or the cue where nobody is mentioned.
    pub fn span(&self) -> Span {
        self.cue.filter(|_| self.source.span.is_empty()).unwrap_or(self.source.span)
    }
}

/// Somebody or something whom the text cites.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The mention in the text; it may be a pronoun. Empty where nobody is mentioned.
    pub span: Span,
    /// The head word of the mention: `officials` in `two senior officials`. Empty where nobody is mentioned.
    pub head: Span,
    /// What it is.
    pub kind: SourceKind,
    /// The resolved name, where there is one.
    pub name: Option<String>,
    /// Whether the article names it, here or where the mention leads.
    pub named: bool,
    /// Whether it names nobody that a reader could ask: officials, experts, some, reports.
    pub vague: bool,
    /// How sure the reading is, in 0..1.
    pub confidence: f32,
}

/// What a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SourceKind {
    /// A person with a name.
    Person,
    /// An organisation.
    Organisation,
    /// Somebody known by an office or role.
    Role,
    /// Several who are not named.
    Group,
    /// A document, report, record.
    Document,
    /// Somebody whose name is withheld.
    Anonymous,
    /// A pronoun that leads to nobody known.
    Pronoun,
    /// Nobody at all.
    None,
}

impl SourceKind {
    /// The name of the contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Role => "role",
            Self::Group => "group",
            Self::Document => "document",
            Self::Anonymous => "anonymous",
            Self::Pronoun => "pronoun",
            Self::None => "none",
        }
    }
}

/// Finds the attributions of an article and gives the quotes their speakers.
pub fn find(article: &Article, text: &Text, quotes: &mut [Quote], names: &[Name]) -> Vec<Attribution> {
    let view = View::new(&article.text, text, quotes, names);
    let mut units = units::find(&view);
    units.extend(labels::find(&view));
    units.extend(silence::find(&view));
    units.sort_by_key(|u| (u.cue.start, u.cue.end));
    let links = link::find(&view, quotes, &units);
    let mut reader = sources::Reader::new(&view);
    let sources: Vec<Source> = units.iter().map(|unit| reader.read(unit)).collect();
    let mut found: Vec<Attribution> =
        units.iter().zip(&sources).map(|(unit, source)| attribution(&view, unit, source.clone())).collect();
    for (index, (quote, link)) in quotes.iter_mut().zip(links).enumerate() {
        let Some(link) = link else { continue };
        let (Some(unit), Some(source)) = (units.get(link.unit), sources.get(link.unit)) else { continue };
        let cue = view.span(unit.cue.clone());
        quote.speaker = Some(Source { confidence: link.trust.confidence(), ..source.clone() });
        quote.cue = Some(cue).filter(|c| !c.is_empty());
        if let Some(own) = found.get_mut(link.unit) {
            own.take_quote(index, quote.span);
        }
    }
    found.extend(agentless::find(&view, &units));
    found.sort_by_key(|a| (a.span().start, a.cue.map(|c| c.start)));
    found
}

/// The attribution that a unit makes by itself, before quotations are linked to it.
fn attribution(view: &View<'_>, unit: &Unit, source: Source) -> Attribution {
    let cue = view.span(unit.cue.clone());
    Attribution {
        source,
        cue: Some(cue).filter(|c| !c.is_empty()),
        content: content::of(view, unit),
        quote: None,
        form: unit.form,
        in_quote: unit.quote.is_some(),
        reason: content::has_reason(view, unit),
    }
}

#[cfg(test)]
mod tests;
