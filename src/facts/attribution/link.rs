//! Quotations led to the units that attribute them.
//!
//! In order of trust: a cue right before or after the quotation in its sentence; the speaker of the quotation before it in
//! its paragraph; the first cue after it there; the paragraph before. The parts of a run share the best of them.

use super::AttributionForm;
use super::units::Unit;
use super::view::View;
use super::words::{CONJUNCTION, ING, SAY};
use crate::facts::{Quote, QuoteStyle};
use std::ops::Range;

/// Which unit attributes a quotation, and how sure that is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Link {
    pub unit: usize,
    pub trust: Trust,
}

/// What a link rests on, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trust {
    /// The speaker of the paragraph before goes on.
    Neighbour,
    /// The paragraph before a block quotation, which introduces it.
    Lead,
    /// The next cue of the paragraph.
    Next,
    /// The last cue or speaker of the paragraph.
    Paragraph,
    /// A cue in the sentence.
    Sentence,
    /// A cue right beside it.
    Beside,
    /// A label that the quotation begins with: nobody else speaks in it.
    Label,
}

impl Trust {
    /// How sure a link is, in 0..1.
    pub fn confidence(self) -> f32 {
        match self {
            Self::Neighbour => 0.5,
            Self::Lead | Self::Next => 0.6,
            Self::Paragraph => 0.8,
            Self::Sentence => 0.9,
            Self::Beside | Self::Label => 1.0,
        }
    }
}

/// Links every quotation, as far as the text attributes it. `outer` are the units outside quotations, in order.
pub(super) fn find(view: &View<'_>, quotes: &[Quote], units: &[Unit]) -> Vec<Option<Link>> {
    let outer: Vec<usize> = (0..units.len()).filter(|i| units.get(*i).is_some_and(|u| u.quote.is_none())).collect();
    let linker = Linker { view, quotes, units, outer };
    let mut links: Vec<Option<Link>> = Vec::with_capacity(quotes.len());
    for quote in 0..quotes.len() {
        let found = linker
            .in_sentence(quote)
            .or_else(|| linker.in_paragraph(quote, &links))
            .or_else(|| linker.before(quote, &links));
        links.push(found);
    }
    share_runs(quotes, &mut links);
    links
}

/// Cues at the end of a paragraph that open the next one's speech.
const PLAINLY: &[&str] = &[
    "said",
    "says",
    "told",
    "tells",
    "added",
    "adds",
    "wrote",
    "writes",
    "asked",
    "explained",
    "continued",
    "recalled",
    "argued",
    "noted",
    "replied",
    "responded",
];

struct Linker<'a> {
    view: &'a View<'a>,
    quotes: &'a [Quote],
    units: &'a [Unit],
    outer: Vec<usize>,
}

impl Linker<'_> {
    /// The last outer unit that ends at or before a token.
    fn last_before(&self, at: usize) -> Option<usize> {
        let next = self.outer.partition_point(|i| self.units.get(*i).is_some_and(|u| u.cue.start < at));
        let nearest = self.outer.get(next.saturating_sub(3)..next).unwrap_or(&[]);
        nearest.iter().rev().copied().find(|i| {
            self.units.get(*i).is_some_and(|u| u.tokens.end <= at || u.cue.end <= at && u.source.tokens.end <= at)
        })
    }

    /// The first outer unit that begins at or after a token.
    fn first_after(&self, at: usize) -> Option<usize> {
        let next = self.outer.partition_point(|i| self.units.get(*i).is_some_and(|u| u.cue.start < at));
        let nearest = self.outer.get(next..(next + 2).min(self.outer.len())).unwrap_or(&[]);
        nearest.iter().copied().find(|i| self.units.get(*i).is_some_and(|u| u.cue.start >= at))
    }

    fn words_between(&self, range: Range<usize>) -> usize {
        range.filter(|at| self.view.is_noun_like(*at)).count()
    }

    fn in_sentence(&self, quote: usize) -> Option<Link> {
        let tokens = self.view.quote_tokens(quote);
        if let Some(unit) = self.label_inside(&tokens) {
            return Some(Link { unit, trust: Trust::Label });
        }
        let style = self.quotes.get(quote)?.style;
        let sentence = self.view.sentence(tokens.start);
        let lead = self
            .last_before(tokens.start)
            .filter(|i| self.units.get(*i).is_some_and(|u| u.cue.start >= sentence.start));
        let lead = lead.map(|unit| self.outermost(unit, sentence.start));
        let gap = lead
            .and_then(|i| self.units.get(i))
            .map(|u| self.words_between(u.tokens.end.min(tokens.start)..tokens.start));
        let beside = gap.is_some_and(|words| words <= 1);
        let lead = lead.map(|unit| Link { unit, trust: if beside { Trust::Beside } else { Trust::Sentence } });
        let trail = self.trailing(quote, &tokens).map(|unit| Link { unit, trust: Trust::Beside });
        match (lead, trail) {
            (Some(lead), Some(_)) if beside || style != QuoteStyle::Direct && gap.is_some_and(|words| words <= 6) => {
                Some(lead)
            }
            (_, Some(trail)) => Some(trail),
            (lead, None) => lead.or_else(|| self.closing(&tokens, &sentence)),
        }
    }

    /// The label that a quotation begins with: `"MARSH: We …`.
    fn label_inside(&self, tokens: &Range<usize>) -> Option<usize> {
        let unit = self.first_after(tokens.start)?;
        let found = self.units.get(unit)?;
        (found.form == AttributionForm::Label
            && found.tokens.start == tokens.start + 1
            && tokens.contains(&found.cue.start))
        .then_some(unit)
    }

    /// The unit whose content holds another one: `Marsh said` for `Marsh said she expects`.
    fn outermost(&self, mut unit: usize, floor: usize) -> usize {
        for before in (unit.saturating_sub(6)..unit).rev() {
            let (Some(outer), Some(inner)) = (self.units.get(before), self.units.get(unit)) else { break };
            if outer.quote.is_some() || outer.cue.start < floor {
                continue;
            }
            let shared = outer.source == inner.source;
            let within = outer.cue.end <= inner.source.tokens.start
                && !(outer.cue.end..inner.source.tokens.start)
                    .any(|at| self.view.mark(at).is_some_and(|m| m != '-') || self.view.is(at, CONJUNCTION));
            if within || shared && self.view.is(unit_cue(inner), ING) {
                unit = before;
            }
        }
        unit
    }

    /// The unit that closes the sentence of a quotation: `The sea was “as flat as a plate” when they left, he said.`
    fn closing(&self, tokens: &Range<usize>, sentence: &Range<usize>) -> Option<Link> {
        let next = self.outer.partition_point(|i| self.units.get(*i).is_some_and(|u| u.cue.start < sentence.end));
        let unit = *self.outer.get(next.checked_sub(1)?)?;
        let found = self.units.get(unit).filter(|u| u.tokens.start >= tokens.end && u.bits & SAY != 0)?;
        let comma = found.tokens.start.checked_sub(1).is_some_and(|b| self.view.mark(b) == Some(','));
        let ends = found.tokens.end + 1 >= sentence.end && sentence.end <= self.view.parts.tokens.len();
        (comma && ends).then_some(Link { unit, trust: Trust::Sentence })
    }

    /// The unit right after a quotation that leaves its sentence open.
    fn trailing(&self, quote: usize, tokens: &Range<usize>) -> Option<usize> {
        let unit = self.first_after(tokens.end)?;
        let found = self.units.get(unit)?;
        let start = found.tokens.start.max(tokens.end);
        let between = tokens.end..start;
        let silent = |at: usize| !self.view.is_noun_like(at) || self.view.is_word(at, "as");
        let near = between.len() <= 3
            && between.clone().all(silent)
            && !between.clone().any(|at| self.view.mark(at) == Some('.'));
        let dash = found.tokens.start.checked_sub(1).and_then(|at| self.view.mark(at));
        let byline = found.form == AttributionForm::Label && matches!(dash, Some('-' | '–' | '—' | '―' | '['));
        let same = byline || self.view.paragraph(start) == self.view.paragraph(tokens.end - 1);
        let inside_last = tokens.end.checked_sub(2).and_then(|last| self.view.mark(last));
        let open = byline || inside_last != Some('.') || found.source.tokens.start > found.cue.start;
        let style = self.quotes.get(quote)?.style;
        let speech = found.bits & SAY != 0 || style == QuoteStyle::Direct;
        (near && same && open && speech).then_some(unit)
    }

    /// The last speaker before a quotation in its paragraph, else the next one after it.
    fn in_paragraph(&self, quote: usize, links: &[Option<Link>]) -> Option<Link> {
        let tokens = self.view.quote_tokens(quote);
        let paragraph = self.view.paragraph(tokens.start);
        let start = self.view.parts.paragraphs.get(paragraph)?.tokens.start as usize;
        let end = self.view.parts.paragraphs.get(paragraph)?.tokens.end as usize;
        let unit =
            self.last_before(tokens.start).filter(|i| self.units.get(*i).is_some_and(|u| u.tokens.start >= start));
        let spoken = quote
            .checked_sub(1)
            .filter(|q| self.view.quote_tokens(*q).start >= start)
            .and_then(|q| links.get(q).copied().flatten());
        let later = match (unit, spoken) {
            (Some(unit), Some(link)) => Some(self.next_speaker(link.unit, unit)),
            (unit, link) => unit.or(link.map(|l| l.unit)),
        };
        if let Some(unit) = later {
            return Some(Link { unit, trust: Trust::Paragraph });
        }
        let next = self
            .first_after(tokens.end)
            .filter(|i| self.units.get(*i).is_some_and(|u| u.tokens.end <= end && u.bits & SAY != 0))?;
        let speech = matches!(self.quotes.get(quote)?.style, QuoteStyle::Direct | QuoteStyle::Partial);
        speech.then_some(Link { unit: next, trust: Trust::Next })
    }

    /// Whether a unit ends a paragraph with somebody plainly speaking, so that the next paragraph may be that speech.
    fn leads_on(&self, unit: usize, end: usize) -> bool {
        let Some(unit) = self.units.get(unit) else { return false };
        let last = end.checked_sub(1).map_or(0..0, |at| self.view.sentence(at));
        let spoken =
            unit.form == AttributionForm::Label || PLAINLY.iter().any(|w| self.view.is_word(unit.cue.start, w));
        let colon = end.checked_sub(1).and_then(|at| self.view.mark(at)) == Some(':');
        last.contains(&unit.cue.start) && (spoken || colon) && unit.form != AttributionForm::AccordingTo
    }

    /// Who speaks on after the speaker of the last quotation: somebody whom a later sentence lets speak, else the same.
    fn next_speaker(&self, spoken: usize, last: usize) -> usize {
        let (Some(before), Some(after)) = (self.units.get(spoken), self.units.get(last)) else { return spoken };
        let later = self.view.sentence(after.cue.start).start > before.tokens.end;
        if later && after.bits & SAY != 0 { last } else { spoken }
    }

    /// The speaker of the paragraph before, for a paragraph that opens with speech.
    fn before(&self, quote: usize, links: &[Option<Link>]) -> Option<Link> {
        let tokens = self.view.quote_tokens(quote);
        let paragraph = self.view.paragraph(tokens.start);
        let own = self.view.parts.paragraphs.get(paragraph)?;
        let before = self.view.parts.paragraphs.get(paragraph.checked_sub(1)?)?;
        let style = self.quotes.get(quote)?.style;
        let colon = tokens.start.checked_sub(1).is_some_and(|at| self.view.mark(at) == Some(':'));
        let opens = (colon || own.tokens.start as usize == tokens.start)
            && matches!(style, QuoteStyle::Direct | QuoteStyle::Block);
        let inside = |at: usize| at >= before.tokens.start as usize && at < before.tokens.end as usize;
        let block = style == QuoteStyle::Block;
        let unit = self.last_before(tokens.start).filter(|i| {
            let introduces = || self.units.get(*i).is_some_and(|u| inside(u.cue.start) && u.bits & SAY != 0);
            block && introduces() || self.leads_on(*i, before.tokens.end as usize)
        });
        let spoken = quote
            .checked_sub(1)
            .filter(|q| inside(self.view.quote_tokens(*q).start))
            .and_then(|q| links.get(q).copied().flatten());
        let unit = match (unit, spoken) {
            (Some(unit), Some(link)) => Some(unit.max(link.unit)),
            (unit, link) => unit.or(link.map(|l| l.unit)),
        };
        let trust = if block { Trust::Lead } else { Trust::Neighbour };
        unit.filter(|_| opens).map(|unit| Link { unit, trust })
    }
}

/// The token of a unit's cue.
fn unit_cue(unit: &Unit) -> usize {
    unit.cue.start
}

/// Gives every part of a run the most trusted link of them all.
fn share_runs(quotes: &[Quote], links: &mut [Option<Link>]) {
    let mut start = 0;
    while start < quotes.len() {
        let run = quotes.get(start).and_then(|q| q.run);
        let mut end = start + 1;
        let labelled = |at: usize| links.get(at).copied().flatten().is_some_and(|l| l.trust == Trust::Label);
        while run.is_some() && quotes.get(end).is_some_and(|q| q.run == run) && !labelled(end) {
            end += 1;
        }
        if let Some(part) = links.get_mut(start..end).filter(|p| p.len() > 1) {
            let best = part.iter().flatten().copied().max_by_key(|l| l.trust);
            part.fill(best);
        }
        start = end;
    }
}
