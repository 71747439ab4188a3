//! What allowances excuse, and what they leave.

use super::*;
use crate::claims::Claims;
use crate::config::Config;
use crate::ingest::{Allowance, Settings, read_bytes};
use crate::passages::Passages;
use crate::rules::Rules;

/// The findings of one article, without what the page's own rules say of a folder.
fn findings_of(name: &str, text: &str, beside: &[Allowance], today: Option<&str>) -> Vec<Finding> {
    let mut intake = read_bytes(name, text.as_bytes().to_vec(), &Settings::default());
    assert_eq!(intake.skipped, []);
    intake.articles[0].allowances.extend_from_slice(beside);
    let readings: Vec<Reading> = intake.articles.into_iter().map(Reading::new).collect();
    let rules = Rules::load(&Config::default()).unwrap();
    let rules = today.map_or(rules.clone(), |day| rules.on_day(day.parse().unwrap()));
    let (passages, claims) = (Passages::default(), Claims::default());
    rules.run(Folder { readings: &readings, passages: &passages, claims: &claims, allowances: &[] })
}

/// Rule and state of each finding on a date or an allowance.
fn told(findings: &[Finding]) -> Vec<String> {
    let ours = |f: &&Finding| f.rule.starts_with("allowance") || f.rule == "impossible-date";
    findings.iter().filter(ours).map(|f| format!("{} {}", f.rule, f.state.name())).collect()
}

const SLIPS: &str = "The fair opens on 31 June.\n\nThe hall opens on 31 April.\n\nThe pool opens on 31 September.\n";

#[test]
fn a_comment_excuses_its_paragraph_and_nothing_else() {
    let text = SLIPS.replace("The hall", "<!-- copydesk: allow impossible-date: as printed -->\n\nThe hall");
    let found = findings_of("a.md", &text, &[], None);
    assert_eq!(told(&found), ["impossible-date new", "impossible-date allowed", "impossible-date new"]);
    let excuse = found.iter().find_map(|f| f.excuse.clone()).unwrap();
    assert_eq!((excuse.reason.as_str(), excuse.place.as_str()), ("as printed", "the comment on line 3"));
    assert!(excuse.in_text);
}

#[test]
fn front_matter_excuses_the_article_and_words_what_they_name() {
    let front = |rest: &str| {
        format!("---\ncopydesk:\n  allow:\n    - {{rule: impossible-date, reason: x{rest}}}\n---\n{SLIPS}")
    };
    let all = told(&findings_of("a.md", &front(""), &[], None));
    assert_eq!(all, ["impossible-date allowed"; 3]);
    let one = told(&findings_of("a.md", &front(", words: \"on 31 april\""), &[], None));
    assert_eq!(one, ["impossible-date new", "impossible-date allowed", "impossible-date new"]);
}

#[test]
fn an_allowance_beside_plain_text_is_no_text_of_it() {
    let beside = Allowance {
        rules: vec!["impossible-date".to_owned()],
        reason: Some("as printed".to_owned()),
        words: Some("31 June".to_owned()),
        place: "a.txt.meta.toml".to_owned(),
        ..Allowance::default()
    };
    let found = findings_of("a.txt", SLIPS, &[beside], None);
    assert_eq!(told(&found), ["impossible-date allowed", "impossible-date new", "impossible-date new"]);
    assert!(!found.iter().find_map(|f| f.excuse.clone()).unwrap().in_text);
}

#[test]
fn the_narrowest_excuses_and_the_rest_is_unused() {
    let text = format!(
        "---\ncopydesk:\n  allow:\n    - {{rule: impossible-date, reason: x, words: 31 June}}\n---\n<!-- copydesk: allow impossible-date: y -->\n\n{SLIPS}"
    );
    let found = findings_of("a.md", &text, &[], None);
    assert_eq!(
        told(&found),
        ["allowance-unused new", "impossible-date allowed", "impossible-date new", "impossible-date new"]
    );
    assert!(
        found
            .iter()
            .any(|f| f.message == "the front matter allows impossible-date, and there is none in the words “31 June”")
    );
}

#[test]
fn an_allowance_ends_after_its_last_day_and_only_if_somebody_says_what_day_it_is() {
    let text = "<!-- copydesk: allow impossible-date until 2026-11-22: as printed -->\n\nThe fair opens on 31 June.\n";
    let on = |day: Option<&str>| told(&findings_of("a.md", text, &[], day));
    assert_eq!(on(None), ["impossible-date allowed"]);
    assert_eq!(on(Some("2026-11-22")), ["impossible-date allowed"]);
    assert_eq!(on(Some("2026-11-23")), ["allowance-expired new", "impossible-date new"]);
}

#[test]
fn what_cannot_be_understood_excuses_nothing_and_says_why() {
    for (comment, said) in [
        ("allow imposible-date: x", "there is no rule `imposible-date`; did you mean `impossible-date`?"),
        ("allow: x", "it names no rule"),
        ("alow impossible-date: x", "copydesk has no `alow`: write"),
        ("allow impossible-date until soon: x", "“soon” is no day"),
    ] {
        let text = format!("<!-- copydesk: {comment} -->\n\nThe fair opens on 31 June.\n");
        let found = findings_of("a.md", &text, &[], None);
        assert_eq!(told(&found), ["allowance-unclear new", "impossible-date new"], "{comment}");
        assert!(found.iter().any(|f| f.message.contains(said)), "{comment}: {found:?}");
    }
}

#[test]
fn an_allowance_of_several_rules_is_judged_rule_by_rule() {
    let text = "<!-- copydesk: allow impossible-date, doubled-word: as printed -->\n\nThe fair opens on 31 June.\n";
    let found = findings_of("a.md", text, &[], None);
    assert_eq!(told(&found), ["allowance-unused new", "impossible-date allowed"]);
}

#[test]
fn a_comment_before_all_words_reaches_the_headline_and_the_article() {
    let text = "<!-- copydesk: allow no-named-source: a notice of the council's -->\n\nOfficials said the pool would close in May for repairs.\n\nThey said it would be shut for a year, and that the baths would stay open until nine.\n";
    let found = findings_of("a.md", text, &[], None);
    let state = |rule: &str| found.iter().find(|f| f.rule == rule).map(|f| f.state);
    if let Some(state) = state("no-named-source") {
        assert_eq!(state, State::Allowed);
    }
    let bare = findings_of("a.md", text.split_once("\n\n").unwrap().1, &[], None);
    assert_eq!(bare.iter().any(|f| f.rule == "no-named-source"), state("no-named-source").is_some());
}

#[test]
fn comments_take_no_time_by_the_square() {
    let unit = "<!-- copydesk: allow impossible-date: x -->\n\nThe fair opens on 31 June.\n\n";
    let found = findings_of("a.md", &unit.repeat(3_000), &[], None);
    assert_eq!(found.iter().filter(|f| f.state == State::Allowed).count(), 3_000);
}
