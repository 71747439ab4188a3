//! Cues with their sources: every reporting verb of a text, and whoever stands as its subject.

use super::AttributionForm;
use super::phrase::{Phrase, SPEAKING};
use super::subjects::{participle_subject, shared_subject, subject};
use super::things::is_thing;
use super::view::View;
use super::words::{
    ADVERB, ANONYMOUS, AUX, BE, CUE, DETERMINER, DOCUMENT, EXPERT, GROUP, HE, INDEFINITE, ING, JUDGE, NOUN_CUE,
    NOUNISH, OFFICIAL, ORGANISATION, PAST, PLAIN, POSSESSIVE, PRONOUN, QUOTE_ONLY, ROLE, SAY, SHE, SHOW, THIRD, TIME,
};
use crate::facts::NameKind;
use crate::text::layout;
use std::ops::Range;

/// A cue with its source.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// The tokens of the cue; empty for a label.
    pub cue: Range<usize>,
    pub source: Phrase,
    /// What kind of verb the cue is.
    pub bits: u64,
    pub form: AttributionForm,
    /// The quotation that it stands in.
    pub quote: Option<usize>,
    /// The tokens from the first to the last of cue and source.
    pub tokens: Range<usize>,
}

/// What stands before a verb, past its helpers.
pub(super) struct Before {
    /// The first token back that is no helper.
    pub last: Option<usize>,
    /// Whether a form of to be is among the helpers.
    be: bool,
    /// Whether there are helpers such as `would` or `did`.
    helped: bool,
    /// Whether `to` stands right before.
    to: bool,
}

/// Finds the units of a text, in order of their cues.
pub(super) fn find(view: &View<'_>) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    for sentence in &view.parts.sentences {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let (first, clause) = (units.len(), past_dateline(view, &range)..range.end);
        for at in range.clone() {
            let region = region(view, at, &clause);
            let found = if view.is(at, NOUN_CUE) && possessor(view, at).is_some() {
                noun(view, at, &region)
            } else if view.is(at, CUE) || went_on(view, at) {
                verb(view, at, &region, units.get(first..).unwrap_or(&[]))
            } else {
                preposition(view, at, &region)
            };
            units.extend(found);
        }
    }
    units
}

/// `Marsh went on,` and `he goes on:`, which say something beside a quotation only.
fn went_on(view: &View<'_>, at: usize) -> bool {
    (view.is_word(at, "went") || view.is_word(at, "goes")) && view.is_word(at + 1, "on") && view.mark(at + 2).is_some()
}

/// Past the dateline that opens a report: `TARN (NVP) — The mayor`. Nobody of it speaks.
fn past_dateline(view: &View<'_>, sentence: &Range<usize>) -> usize {
    let goes_on = |after: usize| view.of(after).starts_with(char::is_uppercase) || view.quote(after).is_some();
    let opens = |dash: &usize| view.quote(*dash).is_none() && goes_on(dash + 1);
    let own = view.parts.tokens.get(sentence.clone()).unwrap_or(&[]);
    let dash = layout::dateline(own, view.text).map(|at| sentence.start + at);
    dash.filter(opens).map_or(sentence.start, |dash| dash + 1)
}

/// The stretch that a cue's grammar stays in: its sentence, and its quotation where it is in one.
fn region(view: &View<'_>, at: usize, sentence: &Range<usize>) -> Range<usize> {
    view.quote(at).map_or(sentence.clone(), |quote| {
        let own = view.quote_tokens(quote);
        sentence.start.max(own.start + 1)..sentence.end.min(own.end)
    })
}

/// `according to …`
fn preposition(view: &View<'_>, at: usize, region: &Range<usize>) -> Option<Unit> {
    let according = view.is_word(at, "according") && view.is_word(at + 1, "to");
    if !according {
        return None;
    }
    let source = view.phrase_after(at + 2, region.end)?;
    Some(unit(view, at..at + 2, source, SAY, AttributionForm::AccordingTo))
}

/// The possessor of a noun, as tokens: `Marsh's`, `his`.
fn possessor(view: &View<'_>, at: usize) -> Option<usize> {
    (at.saturating_sub(3)..at).rev().find(|i| view.is_possessive(*i) || view.is(*i, POSSESSIVE))
}

/// `Marsh's claim that …`, where a quotation or a clause follows.
fn noun(view: &View<'_>, at: usize, region: &Range<usize>) -> Option<Unit> {
    let owner = possessor(view, at).filter(|o| *o >= region.start && view.quote(*o) == view.quote(at))?;
    let quoted = view.quote(at).is_none() && (at + 1..region.end).any(|i| view.quote(i).is_some());
    if !(quoted || view.is_word(at + 1, "that")) {
        return None;
    }
    let source = match view.name(owner) {
        Some(name) => {
            Phrase { tokens: view.name_tokens(name), head: owner, name: Some(name), pronoun: false, relative: false }
        }
        None if view.is(owner, HE | SHE) => {
            Phrase { tokens: owner..owner + 1, head: owner, name: None, pronoun: true, relative: false }
        }
        None => return None,
    };
    Some(unit(view, at..at + 1, source, SAY, AttributionForm::Indirect))
}

fn unit(view: &View<'_>, cue: Range<usize>, source: Phrase, bits: u64, form: AttributionForm) -> Unit {
    let tokens = cue.start.min(source.tokens.start)..cue.end.max(source.tokens.end);
    Unit { quote: view.quote(cue.start), tokens, cue, source, bits, form }
}

/// The unit of a reporting verb.
fn verb(view: &View<'_>, at: usize, region: &Range<usize>, earlier: &[Unit]) -> Option<Unit> {
    let bits = if went_on(view, at) { SAY | QUOTE_ONLY | PAST } else { view.bits(at) };
    let before = helpers(view, at, region.start);
    let passive = bits & PAST != 0 && before.be;
    let colon = view.mark(at + 1) == Some(':');
    let perfect = before.helped && !before.be;
    if passive && !view.is_word(at + 1, "by")
        || view.is_word(at, "written") && !perfect
        || before.be && bits & PLAIN != 0 && bits & PAST == 0
        || bits & QUOTE_ONLY != 0 && !colon && !beside_quote(view, at, region)
        || lacks_complement(view, at, bits)
    {
        return None;
    }
    let source = if passive {
        view.phrase_after(at + 2, region.end)?
    } else if bits & ING != 0 && !before.be {
        participle_subject(view, at, region, &before, earlier)?
    } else if before.to {
        let speech = bits & (SAY | JUDGE) != 0 && view.quote(at).is_none();
        (speech && (at + 1..region.end.min(at + 25)).any(|i| view.quote(i).is_some()))
            .then(|| shared_subject(view, at, region, earlier))
            .flatten()?
    } else {
        let subject = subject(view, at, region, &before, earlier)?;
        agrees(view, at, bits, &before, &subject, region).then_some(subject)?
    };
    Some(unit(view, at..at + 1, source, bits, AttributionForm::Indirect)).filter(|u| may_speak(view, u))
}

/// Whether a verb stands without what makes it report: `the man accused of`, `pointed advice`.
fn lacks_complement(view: &View<'_>, at: usize, bits: u64) -> bool {
    let next = |words: &[&str]| words.iter().any(|w| view.is_word(at + 1, w));
    let word = view.of(at);
    if word.starts_with("add") && next(&["to", "up"])
        || word.starts_with("insist") && next(&["on", "upon"])
        || word.starts_with("boast") && (view.is(at + 1, DETERMINER) || next(&["about", "of"]))
        || word.eq_ignore_ascii_case("thanks") && next(&["to"])
        || word.eq_ignore_ascii_case("charged") && next(&["with", "over"])
        || word.eq_ignore_ascii_case("alleged") && next(&["to", "by"])
    {
        return true;
    }
    if ["counter", "inform", "remind", "signal", "relay"].iter().any(|stem| word.starts_with(stem)) {
        return bits & ING != 0 && !tells(view, at);
    }
    if word.starts_with("point") || word.starts_with("refer") {
        return !next(&["to", "out", "at", "toward", "towards"]);
    }
    let judged = bits & JUDGE != 0 && bits & (SAY | SHOW) == 0 && bits & PAST != 0 && !word.starts_with("call");
    judged && next(&["of", "by", "in", "with", "from"])
}

/// Whether a quotation or a clause with `that` follows soon, as it does not in `countering the raids`, `informing leaders`.
fn tells(view: &View<'_>, at: usize) -> bool {
    let stretch = at + 1..at + 7;
    stretch
        .take_while(|i| view.mark(*i).is_none() || view.quote(*i).is_some())
        .any(|i| view.is_word(i, "that") || view.quote(i).is_some())
}

/// Passes over the helpers, adverbs and days before a verb.
fn helpers(view: &View<'_>, at: usize, floor: usize) -> Before {
    let mut found = Before { last: None, be: false, helped: false, to: view.is_word(at.wrapping_sub(1), "to") };
    let (mut next, mut day) = (at, false);
    while next > floor {
        let last = next - 1;
        let time = view.is(last, TIME);
        let date = day
            && (view.is_word(last, "on")
                || view.is_word(last, "this")
                || view.is_word(last, "last")
                || view.is_word(last, "in"));
        if view.name(last).is_some()
            || !(view.is(last, AUX | BE | ADVERB) || time || date)
            || view.quote(last) != view.quote(at)
        {
            found.last = Some(last);
            break;
        }
        if view.is(last, PRONOUN) {
            (found.be, found.last) = (true, Some(last));
            break;
        }
        found.be |= view.is(last, BE);
        found.helped |= view.is(last, AUX);
        day |= time;
        next = last;
    }
    found
}

/// Whether a quotation stands within a few words of a verb, with no full stop between but one right behind the verb.
fn beside_quote(view: &View<'_>, at: usize, region: &Range<usize>) -> bool {
    let quoted = |i: usize| view.quote(i).is_some();
    let stops = |i: usize| view.mark(i) == Some('.') && !quoted(i);
    let back = (at.saturating_sub(8).max(region.start.saturating_sub(2))..at).rev();
    let on = at + 1..(at + 8).min(region.end + 2);
    let before = || back.clone().take_while(|i| !stops(*i)).any(quoted);
    let after = || on.clone().take_while(|i| !stops(*i) || *i == at + 1).any(quoted);
    !quoted(at) && (before() || after())
}

/// Whether a verb's form fits its subject, so that it is a verb at all.
fn agrees(view: &View<'_>, at: usize, bits: u64, before: &Before, subject: &Phrase, region: &Range<usize>) -> bool {
    if bits & (PAST | ING) != 0 {
        return true;
    }
    let inverted = subject.tokens.start > at;
    let head = view.of(subject.head);
    let many = head.ends_with('s') && subject.name.is_none()
        || matches!(
            head.to_ascii_lowercase().as_str(),
            "they"
                | "we"
                | "i"
                | "you"
                | "people"
                | "police"
                | "many"
                | "some"
                | "few"
                | "most"
                | "data"
                | "media"
                | "men"
                | "women"
                | "several"
                | "folks"
                | "others"
        )
        || subject.tokens.clone().any(|i| view.is_word(i, "and") || view.is_word(i, "some") || view.is_word(i, "many"));
    let clause = view.is_word(at + 1, "that")
        || view.mark(at + 1).is_some()
        || view.quote(at + 1).is_some()
        || view.name(at + 1).is_some()
        || view.is(at + 1, DETERMINER | PRONOUN);
    let speaks =
        view.is(subject.head, ANONYMOUS | OFFICIAL | EXPERT | ROLE | GROUP | INDEFINITE | DOCUMENT | ORGANISATION);
    let near = inverted
        || subject.tokens.end == before.last.map_or(at, |l| l + 1) && subject.head + 1 == subject.tokens.end
        || view.is_word(at + 1, "that")
        || before.last.is_some_and(|l| view.mark(l).is_some())
        || ["show", "shows", "suggest", "find"].iter().any(|w| view.is_word(at, w));
    let can = subject.pronoun || subject.name.is_some() || speaks && near && at < region.end;
    let shows = many && bits & SHOW != 0 && bits & PLAIN != 0 && view.is(subject.head, DOCUMENT);
    let points = view.of(at).starts_with("point") && (view.is_word(at + 1, "to") || view.is_word(at + 1, "out")) && can;
    let verb = bits & NOUNISH == 0 || before.helped || clause && can || shows || points;
    let number = if bits & PLAIN != 0 {
        before.helped || many
    } else {
        !many || head.ends_with('s') && subject.name.is_some() || bits & PLAIN != 0
    };
    verb && (number || inverted && bits & THIRD != 0)
}

/// Whether a source can be one: no day, no thing in the sentence's furniture.
fn may_speak(view: &View<'_>, unit: &Unit) -> bool {
    let head = unit.source.head;
    let place_name = unit.source.name.and_then(|n| view.names.get(n)).is_some_and(|n| n.kind == NameKind::Place);
    let neutral = view.is_word(head, "it") && unit.bits & SAY == 0;
    let small = view.name(head).is_none() && !unit.source.pronoun && view.of(head).chars().nth(1).is_none();
    let speaks = || unit.source.tokens.clone().any(|at| view.is(at, SPEAKING));
    let nameless = unit.source.name.is_none() && !unit.source.pronoun;
    let silent =
        nameless && is_thing(view, head) && !beside_quote(view, unit.cue.start, &view.sentence(unit.cue.start));
    let thing = silent || nameless && unit.bits & CUE == SHOW && !speaks();
    !(neutral
        || small
        || thing
        || place_name && unit.bits & (SAY | JUDGE) == 0
        || view.is(head, TIME) && unit.bits & THIRD == 0 && !unit.source.pronoun)
}
