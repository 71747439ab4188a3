//! Reasons: what a finding rests on, in the form of rule pages for programs, and in plain words for people.
//!
//! Takes a condition and the value that it met, gives a [`Reason`]: `words = 20 ≥ 5` is "20 words, where the rule asks for
//! at least 5". What the table of [`PHRASES`] has no words for is told by the field's name.

use super::conditions::Condition;
use super::kinds::Kind;
use super::matcher::{Interval, Matcher};

/// One thing that a finding rests on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reason {
    /// As a rule page would say it, with the value: `words = 9 ≥ 5`. Stands in every report for programs.
    pub exact: String,
    /// As an editor would say it.
    pub plain: String,
}

impl From<String> for Reason {
    fn from(said: String) -> Self {
        Self { plain: said.clone(), exact: said }
    }
}

/// Reasons in plain words, one behind the other.
pub fn plainly(reasons: &[Reason]) -> String {
    let plain: Vec<&str> = reasons.iter().map(|reason| reason.plain.as_str()).collect();
    plain.join("; ")
}

/// What is said of a field with a value; of any value where none is given, which then stands for the braces.
const PHRASES: &[(&str, &str, &str)] = &[
    ("attributions", "", "{} attributions"),
    ("confidence", "0", "no speaker is found for it"),
    ("confidence", "", "who speaks is not sure ({} of 1)"),
    ("cue", "", "the verb is “{}”"),
    ("excuses", "0", "it excuses nothing"),
    ("form", "agentless", "it does not say by whom"),
    ("late", "", "{} sentences of it come before the speaker"),
    ("marks", "mixed", "its two marks are of different sorts"),
    ("marks", "open", "its closing mark is missing"),
    ("one-side", "", "only {} is heard"),
    ("origin", "", "the articles share one {}"),
    ("origin", "relay", "one article has it from another"),
    ("reason", "none", "no reason is given"),
    ("role", "took", "this article took the words"),
    ("side", "none", "it does not say whose"),
    ("side", "", "they are those of {}"),
    ("sources", "0", "no source with a name"),
    ("status", "one-origin", "all of it goes back to one origin"),
    ("style", "", "a {} quotation"),
    ("unnamed-sources", "1", "one source without a name"),
    ("unnamed-voices", "", "{} sources without a name"),
    ("voucher", "article", "the article says so in its own voice"),
    ("words", "", "{} words"),
    ("wrong", "none", "the comment itself is understood"),
    ("wrong", "", "{}"),
];

/// What is said of a field that holds or does not.
const HOLDS: &[(&str, bool, &str)] = &[
    ("abuts", true, "no word stands between them"),
    ("continues", false, "it does not go on from another quotation"),
    ("in-quote", false, "outside quotation marks"),
    ("later", true, "this article is the later one"),
    ("lead", true, "it stands in the first three sentences"),
    ("named", false, "without a name"),
    ("named", true, "with a name"),
    ("same-outlet", false, "not of the same outlet"),
    ("unnamed-only", true, "nobody with a name says it"),
    ("vague", true, "nobody whom a reader could ask"),
    ("vague", false, "somebody whom a reader could ask"),
];

/// What a pattern is to people who never wrote one.
const DESCRIBED: &str = "a wording that the rule describes";

/// What a condition met, in plain words. `value` is the field's.
pub(super) fn plain(condition: &Condition, value: &str) -> String {
    let name = condition.info.name;
    let bound =
        |bounds: Interval| asked(bounds).map(|asked| format!(", where the rule asks for {asked}")).unwrap_or_default();
    match &condition.matcher {
        Matcher::Bool(is) => holds(name, *is),
        Matcher::Number(bounds) if name == "similarity" => {
            let share = value.parse().map_or_else(|_| value.to_owned(), percent);
            format!("{share} of the words alike{}", asked_share(*bounds))
        }
        // What is unsure is told by itself: its bound would say no more.
        Matcher::Number(_) if name == "confidence" => phrase(name, value),
        Matcher::Number(bounds) => phrase(name, value) + &bound(*bounds),
        Matcher::List(..) | Matcher::Pattern(_) => flagged(condition, value).plain,
        _ => phrase(name, value),
    }
}

/// A condition that the flagged words themselves met.
pub(super) fn flagged(condition: &Condition, words: &str) -> Reason {
    let written = condition.written.replace("one of the page's patterns", DESCRIBED);
    let plain = format!("“{words}” {}", written.replace("the page's pattern", DESCRIBED));
    Reason { plain, exact: format!("“{words}” {}", condition.written) }
}

/// What a condition asks of facts of a kind around that are not there, or only counted: `to somebody with a name`.
pub(super) fn wanted(condition: &Condition, kind: Kind) -> String {
    let name = condition.info.name;
    let said_to = kind == Kind::Attribution;
    match &condition.matcher {
        Matcher::Bool(is) if said_to && name == "named" => format!("to somebody {}", holds(name, *is)),
        Matcher::Bool(is) if said_to && name == "vague" => format!("to {}", holds(name, *is)),
        Matcher::Any(_) if said_to && name == "kind" => {
            let kinds = condition.written.trim_start_matches("one of ").replace(", ", " or ");
            let article = if kinds.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
            format!("to {article} {kinds}")
        }
        Matcher::Bool(is) => holds(name, *is),
        Matcher::Number(_) if name == "confidence" => "with a speaker who is sure".to_owned(),
        Matcher::Number(bounds) => format!("{}: {}", spaced(name), asked(*bounds).unwrap_or_default()),
        Matcher::Any(_) => condition.written.trim_start_matches("one of ").replace(", ", " or "),
        Matcher::Text(_) => condition.written.clone(),
        _ => format!("{} {}", spaced(name), condition.written),
    }
}

fn phrase(name: &str, value: &str) -> String {
    let of = |wanted: &str| PHRASES.iter().find(|(field, value, _)| *field == name && *value == wanted);
    let said = of(value).or_else(|| of("").filter(|_| value != "none"));
    said.map_or_else(|| format!("{}: {value}", spaced(name)), |(.., said)| said.replace("{}", value))
}

fn holds(name: &str, is: bool) -> String {
    let said = HOLDS.iter().find(|(field, holds, _)| *field == name && *holds == is);
    let plain = || if is { spaced(name) } else { format!("not {}", spaced(name)) };
    said.map_or_else(plain, |(.., said)| (*said).to_owned())
}

/// The bounds of a number; none where only one number will do.
fn asked(bounds: Interval) -> Option<String> {
    let Interval { lo, hi, closed } = bounds;
    match (lo.is_finite(), hi.is_finite()) {
        (true, true) if lo == hi => None,
        (true, true) => Some(format!("{lo} to {hi}")),
        (true, false) => Some(format!("{} {lo}", if closed.0 { "at least" } else { "more than" })),
        (false, true) => Some(format!("{} {hi}", if closed.1 { "at most" } else { "fewer than" })),
        (false, false) => None,
    }
}

fn asked_share(bounds: Interval) -> String {
    if bounds.lo.is_finite() { format!(", where the rule asks for {}", percent(bounds.lo)) } else { String::new() }
}

fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

/// The name of a field as people write it.
pub(super) fn spaced(name: &str) -> String {
    name.replace('-', " ")
}

#[cfg(test)]
mod tests {
    use super::super::kinds::Kind;
    use super::*;

    #[test]
    fn every_phrase_is_of_a_field_that_there_is() {
        let fields: Vec<&str> = Kind::ALL.iter().flat_map(|kind| kind.fields()).map(|field| field.name).collect();
        for name in PHRASES.iter().map(|p| p.0).chain(HOLDS.iter().map(|h| h.0)) {
            assert!(fields.contains(&name), "{name}");
        }
    }

    #[test]
    fn a_value_has_its_own_phrase_before_that_of_any_value() {
        assert_eq!(phrase("confidence", "0"), "no speaker is found for it");
        assert_eq!(phrase("confidence", "0.5"), "who speaks is not sure (0.5 of 1)");
        assert_eq!(phrase("side", "none"), "it does not say whose");
        assert_eq!(phrase("one-side", "none"), "one side: none");
        assert_eq!(holds("spans-sentences", false), "not spans sentences");
    }

    #[test]
    fn bounds_are_told_in_words() {
        let told = |said: &str| asked(Interval::parse(said).unwrap());
        assert_eq!(told(">= 5").as_deref(), Some("at least 5"));
        assert_eq!(told("< 1").as_deref(), Some("fewer than 1"));
        assert_eq!(told("3..7").as_deref(), Some("3 to 7"));
        assert_eq!(told("= 5"), None);
    }
}
