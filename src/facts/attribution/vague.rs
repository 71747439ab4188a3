//! Whether a source names nobody that a reader could ask.
//!
//! Takes a unit whose source has no name, and looks at the phrase, not at its words alone: `some` is vague where it says something,
//! and is not where it counts, is counted, is picked out of a group that the text has told, or is somebody's object.

use super::SourceKind;
use super::phrase::Phrase;
use super::units::Unit;
use super::view::View;
use super::words::{
    ADVERB, CONJUNCTION, COUNT, DETERMINER, DOCUMENT, EXPERT, GROUP, INDEFINITE, JUDGE, OFFICIAL, ORGANISATION,
    POSSESSIVE, PREPOSITION, PRONOUN, ROLE, SAY, SUBORDINATE, THINK, TIME,
};

/// Whether a source names nobody that a reader could ask.
pub(super) fn is_vague(view: &View<'_>, unit: &Unit, kind: SourceKind) -> bool {
    let phrase = &unit.source;
    let bits = view.bits(phrase.head);
    let many = is_plural(view, phrase.head);
    let first = phrase.tokens.start;
    let one = ["a", "an", "another"].iter().any(|w| view.is_word(first, w)) || view.is(first, COUNT);
    let shows = view.is_word(unit.cue.start, "found") || view.is_word(unit.cue.start, "find");
    match () {
        () if phrase.relative || is_joined(view, phrase) || is_object(view, unit) || is_supposed(view, unit) => false,
        () if shows && bits & DOCUMENT == 0 && !view.is_word(unit.cue.end, "that") => false,
        () if kind == SourceKind::Anonymous && bits & (OFFICIAL | ROLE) == 0 => !is_anaphoric(view, phrase, bits),
        () if is_figure(view, phrase) => false,
        () if bits & OFFICIAL != 0 && (bits & DOCUMENT == 0 || is_modified(view, phrase)) => {
            many || one || kind == SourceKind::Anonymous
        }
        () if bits & DOCUMENT != 0 => is_vague_document(view, phrase, many),
        () if bits & INDEFINITE != 0 => is_vague_indefinite(view, unit),
        () if bits & EXPERT != 0 => one || many && !view.is_word(first, "the"),
        () => kind == SourceKind::Anonymous || many && bits & ORGANISATION == 0 && is_indefinite_group(view, phrase),
    }
}

/// Whether more than `the` stands before the head: `party figures` are people, `the figures` are numbers.
fn is_modified(view: &View<'_>, phrase: &Phrase) -> bool {
    (phrase.tokens.start..phrase.head).any(|at| !view.is(at, DETERMINER))
}

/// Whether the head of a phrase means several.
pub(super) fn is_plural(view: &View<'_>, head: usize) -> bool {
    const WITHOUT_S: &[&str] = &[
        "people",
        "police",
        "some",
        "many",
        "others",
        "most",
        "few",
        "men",
        "women",
        "folks",
        "data",
        "media",
        "personnel",
        "staff",
    ];
    let word = view.of(head);
    word.ends_with('s') || WITHOUT_S.iter().any(|w| word.eq_ignore_ascii_case(w))
}

/// `12 of the jurors`, `as many as 30 voters`, `how many people`: who has counted can be asked.
fn is_figure(view: &View<'_>, phrase: &Phrase) -> bool {
    let first = phrase.tokens.start;
    let digits = |at: usize| view.of(at).starts_with(|c: char| c.is_ascii_digit()) || view.is_word(at, "percent");
    let compared = first.checked_sub(1).is_some_and(|b| view.is_word(b, "as") || view.is_word(b, "how"));
    (first..phrase.head).any(digits) || compared && (view.is_word(first, "many") || view.is_word(first, "few"))
}

/// `Marsh and her aides`, `the teachers and some officials`: one half of the subject can be asked.
fn is_joined(view: &View<'_>, phrase: &Phrase) -> bool {
    let Some(joint) = phrase.tokens.start.checked_sub(1) else { return false };
    let Some(last) = joint.checked_sub(1) else { return false };
    let known = view.name(last).is_some() || view.is(last, ROLE | PRONOUN);
    if view.mark(joint) == Some(',') {
        return known && view.is_word(phrase.head, "others");
    }
    if !view.is_word(joint, "and") && !view.is_word(joint, "or") && !view.is_word(joint, "nor") {
        return false;
    }
    known || view.is(last, GROUP | ORGANISATION) && !view.is(last, OFFICIAL | EXPERT) && opens_clause(view, last)
}

/// Whether the noun phrase that ends with a token begins a clause, and so is its subject.
fn opens_clause(view: &View<'_>, last: usize) -> bool {
    let floor = view.sentence(last).start;
    let mut at = last;
    while at > floor
        && view.is_noun_like(at - 1)
        && !view.is(at - 1, CONJUNCTION | SUBORDINATE | PREPOSITION)
        && last - at < 6
    {
        at -= 1;
    }
    at == floor || view.mark(at - 1).is_some() || view.is(at - 1, CONJUNCTION | SUBORDINATE)
}

/// `to curb critics`: what stands after `to` is no subject.
fn is_object(view: &View<'_>, unit: &Unit) -> bool {
    let start = unit.source.tokens.start;
    start < unit.cue.start && start.checked_sub(1).is_some_and(|b| view.is_word(b, "to"))
}

/// `critics could say`, `most would agree`: nobody has said it.
fn is_supposed(view: &View<'_>, unit: &Unit) -> bool {
    let is = |at: usize, words: &[&str]| words.iter().any(|w| view.is_word(at, w));
    let opinion = unit.bits & (THINK | JUDGE) != 0 || is(unit.cue.start, &["agree", "disagree"]);
    let mut between = unit.source.tokens.end..unit.cue.start;
    between.any(|at| is(at, &["could", "should", "will", "couldn't", "won't"]) || opinion && is(at, &["would", "can"]))
}

/// `that person`, `those people`: somebody told of before.
fn is_anaphoric(view: &View<'_>, phrase: &Phrase, bits: u64) -> bool {
    let first = phrase.tokens.start;
    let points = ["the", "that", "this", "those", "these", "both"].iter().any(|w| view.is_word(first, w));
    // The chunker leaves a `that` out, which may join clauses before a plural, and cannot before a singular.
    let that = !is_plural(view, phrase.head) && first.checked_sub(1).is_some_and(|b| view.is_word(b, "that"));
    (points || that) && bits & INDEFINITE != 0
}

/// `some`, `many`, `people`: vague where they say something; `anyone who thinks` and `nobody knows` cite nobody, nor does `what many
/// expect`.
fn is_vague_indefinite(view: &View<'_>, unit: &Unit) -> bool {
    const NOBODY: &[&str] = &["nobody", "man", "woman", "men", "women", "anyone", "anybody", "none", "individual"];
    const LOOSE: &[&str] = &[
        "people",
        "person",
        "persons",
        "one",
        "someone",
        "somebody",
        "everyone",
        "everybody",
        "folks",
        "individuals",
        "few",
        "ones",
    ];
    let (head, phrase) = (unit.source.head, &unit.source);
    let is = |words: &[&str]| words.iter().any(|w| view.is_word(head, w));
    let aside = phrase.tokens.start.checked_sub(1).is_some_and(|b| view.is_word(b, "what"));
    let measure = view.is(head + 1, TIME) || view.is_word(head + 1, "minutes") || view.is_word(head + 1, "such");
    let adverb = is(&["most", "several"]) && view.is(head + 1, ADVERB);
    let none = is(&["one"]) && (phrase.tokens.start..head).any(|at| view.is_word(at, "no"));
    if is(NOBODY) || none || aside || measure || adverb || is_anaphoric(view, phrase, INDEFINITE) {
        return false;
    }
    if view.is_word(head + 1, "of") {
        return (head + 2..head + 8).take_while(|at| view.mark(*at).is_none()).any(|at| view.is(at, OFFICIAL | EXPERT));
    }
    let beside = unit.cue.start == phrase.tokens.end || unit.cue.end == phrase.tokens.start;
    (!is(LOOSE) || unit.bits & SAY != 0) && (!view.is_word(head, "one") || beside)
}

/// `several cast members`, `other leaders`.
fn is_indefinite_group(view: &View<'_>, phrase: &Phrase) -> bool {
    const INDEFINITE_ONES: &[&str] =
        &["some", "many", "most", "several", "other", "various", "numerous", "countless", "multiple"];
    INDEFINITE_ONES.iter().any(|w| view.is_word(phrase.tokens.start, w))
}

/// Reports and studies that are not told which.
fn is_vague_document(view: &View<'_>, phrase: &Phrase, many: bool) -> bool {
    const TOLD: &[&str] = &["the", "this", "that", "these", "those", "both", "a", "an", "one"];
    const PUBLISHED: &[&str] = &["ad", "ads", "filing", "filings"];
    let is = |at: usize, words: &[&str]| words.iter().any(|w| view.is_word(at, w));
    let first = phrase.tokens.start;
    let own = |at: usize| view.name(at).is_some() || view.is_possessive(at) || view.is(at, POSSESSIVE);
    let told = (first..phrase.head + 1).any(own) || is(first, TOLD) || is(phrase.head, PUBLISHED);
    let from =
        view.is(phrase.head + 1, PREPOSITION) && (phrase.head + 2..phrase.head + 6).any(|at| view.name(at).is_some());
    let one_of = is(phrase.head + 1, &["of", "from"]) && is(phrase.head + 2, &["a", "an", "the"]);
    let mass = is(phrase.head, &["evidence", "research", "data", "analysis"]);
    let official = is(phrase.head, &["data", "statistics", "figures"]) && phrase.tokens.len() > 1;
    let bare = !view.is(first, DETERMINER) || many;
    (many || mass) && !told && !from && !one_of && !official && bare
}

#[cfg(test)]
mod tests {
    use crate::facts::Reading;
    use crate::ingest::Article;

    fn vague(text: &str) -> Vec<String> {
        let reading = Reading::new(Article::from_text("a.txt", text));
        let sources = reading.facts.attributions.iter().map(|a| &a.source);
        sources.filter(|s| s.vague).map(|s| s.span.of(text).to_owned()).collect()
    }

    #[test]
    fn who_says_something_and_is_nobody_is_vague() {
        for text in [
            "Some said the weir leaks.",
            "Most say the weir leaks.",
            "Some of her aides said the weir leaks.",
            "Polls show voters are tired of the weir.",
            "Most millers said the weir leaks.",
            "“It leaks,” said one.",
        ] {
            assert_eq!(vague(text).len(), 1, "{text}: {:?}", vague(text));
        }
    }

    #[test]
    fn who_only_counts_is_picked_out_or_supposed_is_not() {
        for text in [
            "The most often described weir is ours.",
            "One month after saying so, Ada Marsh left.",
            "As many as 30 millers said the weir leaks.",
            "Some of the millers said the weir leaks.",
            "That person said the weir leaks.",
            "Critics could say the weir leaks.",
            "Ada Marsh tried to curb critics, saying they were late.",
            "Doctors and some experts said the weir leaks.",
            "She and her aides said the weir leaks.",
            "Several towns agreed that the weir leaks.",
            "Speakers at the rally — among them Ada Marsh — said the weir leaks.",
        ] {
            assert_eq!(vague(text), [""; 0], "{text}");
        }
    }
}
