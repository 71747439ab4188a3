//! The whole report on a small invented folder, with what the stages would say of it put in by hand.

use crate::audit::Audit;
use crate::claims::{Claim, Claims, Class, Conflict, Mention, Origin, OriginKind, Scope, Status};
use crate::facts::{Field, Reading};
use crate::ingest::{Article, Published, Skipped};
use crate::passages::{Changes, Direction, Passage, PassageKind, Passages, Side};
use crate::report::{Part, View};
use crate::rules::{Finding, Reason, Related, Severity, State};
use crate::span::Span;

const FERRY: &str = "Ferry stops after fire\n\nThe night ferry to Sandholm stopped after a fire in its engine room on \
Tuesday, and 212 passengers were taken off by pilot boats before dawn.\n\n“Nobody panicked, not even the children,” a \
voice on the quay said.";
const HARBOUR: &str = "Fire on night ferry\n\nThe night ferry to Sandholm stopped after a small fire in its engine room \
early on Tuesday, and 221 passengers were taken off by pilot boats before dawn. Officials say the fire began in a pump.\n";
const ECHO: &str =
    "The ferry line is owned by the county.\nThe fire began in a pump, Wanda Ilves of the coastguard said.\n";

fn reading(path: &str, text: &str, outlet: Option<&str>, published: Option<&str>) -> Reading {
    let mut article = Article::from_text(path, text);
    article.meta.outlet = outlet.map(str::to_owned);
    article.meta.published = published.and_then(Published::parse);
    Reading::new(article)
}

struct Folder(Vec<Reading>);

impl Folder {
    fn new() -> Self {
        Self(vec![
            reading("coast/echo.txt", ECHO, None, None),
            reading("coast/ferry.txt", FERRY, Some("Sandholm Post"), Some("2026-05-05")),
            reading("coast/harbour.txt", HARBOUR, Some("Harbour News"), Some("2026-05-06")),
        ])
    }

    fn span(&self, article: u32, from: &str, to: &str) -> Span {
        let text = &self.0[article as usize].article.text;
        let start = text.find(from).unwrap();
        Span::new(start, start + text[start..].find(to).unwrap() + to.len())
    }

    fn finding(&self, severity: Severity, rule: &str, article: u32, span: (&str, &str), message: &str) -> Finding {
        Finding {
            rule: rule.to_owned(),
            severity,
            tags: vec!["sourcing".to_owned()],
            article,
            field: Field::Text,
            span: self.span(article, span.0, span.1),
            message: message.to_owned(),
            help: None,
            why: Vec::new(),
            related: Vec::new(),
            fingerprint: String::new(),
            state: State::New,
            excuse: None,
        }
    }

    fn findings(&self) -> Vec<Finding> {
        let quote = ("“Nobody", "children,”");
        let mut quote = self.finding(
            Severity::Error,
            "quote-without-speaker",
            1,
            quote,
            "“Nobody panicked, not even the children,” has no named speaker",
        );
        quote.help = Some("Name the speaker, or paraphrase.".to_owned());
        let reason = |exact: &str, plain: &str| Reason { exact: exact.to_owned(), plain: plain.to_owned() };
        quote.why = vec![
            reason("words = 6 ≥ 5", "6 words, where the rule asks for at least 5"),
            reason("speaker = none", "speaker: none"),
        ];
        let mut number = self.finding(
            Severity::Error,
            "two-figures",
            1,
            ("212", "passengers"),
            "212 passengers here, 221 passengers in another article",
        );
        let span = self.span(2, "221", "passengers");
        number.related = vec![Related { article: 2, field: Field::Text, span, message: "the other figure".to_owned() }];
        let officials =
            self.finding(Severity::Warning, "vague-source", 2, ("Officials", "say"), "“Officials” names nobody to ask");
        let mut allowed =
            self.finding(Severity::Warning, "vague-source", 0, ("county", "county"), "excused before, so not shown");
        allowed.state = State::Allowed;
        let note = self.finding(Severity::Note, "no-date", 0, ("The ferry", "line"), "The article has no date");
        vec![allowed, note, number, quote, officials]
    }

    fn passage(&self, kind: PassageKind) -> Passage {
        Passage {
            a: Side { article: 1, span: self.span(1, "The night", "dawn.") },
            b: Side { article: 2, span: self.span(2, "The night", "dawn.") },
            words: 29,
            similarity: 0.9,
            changes: Changes::default(),
            kind,
            direction: Direction::AToB,
            credited: false,
            evidence: vec!["published 1 day earlier".to_owned()],
        }
    }

    fn mention(&self, article: u32, span: (&str, &str), holder: Option<&str>, origin: u32) -> Mention {
        Mention { article, span: self.span(article, span.0, span.1), holder: holder.map(str::to_owned), origin }
    }

    fn claims(&self) -> Vec<Claim> {
        let article = |label: &str| Origin {
            label: label.to_owned(),
            kind: OriginKind::Article,
            reason: "nothing ties it to another".to_owned(),
        };
        let blank = |text: &str, status| Claim {
            id: String::new(),
            text: text.to_owned(),
            scope: Scope::Proposition,
            status,
            mentions: Vec::new(),
            links: Vec::new(),
            origins: Vec::new(),
            outlets: 2,
            conflicts: Vec::new(),
            class: Class::Event,
            changes: Vec::new(),
        };
        let mut count = blank("212 passengers were taken off by pilot boats.", Status::Conflicting);
        let dawn = ("The night", "dawn.");
        count.mentions = vec![self.mention(1, dawn, None, 0), self.mention(2, dawn, None, 1)];
        count.origins = vec![article("Sandholm Post"), article("Harbour News")];
        count.conflicts = vec![Conflict { a: 0, b: 1, slot: "number", values: ["212".to_owned(), "221".to_owned()] }];
        let mut pump = blank("The fire began in a pump.", Status::OneOrigin);
        let (said, official) = (("The fire", "said."), ("Officials", "pump."));
        pump.mentions =
            vec![self.mention(0, said, Some("Wanda Ilves"), 0), self.mention(2, official, Some("officials"), 0)];
        let reason = "both cite the coastguard".to_owned();
        pump.origins = vec![Origin { label: "Coastguard".to_owned(), kind: OriginKind::Institution, reason }];
        let mut owned = blank("The ferry line is owned by the county.", Status::Background);
        owned.mentions = vec![self.mention(0, ("The ferry", "county."), None, 0)];
        owned.origins = vec![article("coast/echo.txt")];
        vec![count, pump, owned]
    }

    fn audit(self) -> Audit {
        let passages = vec![self.passage(PassageKind::Edited), self.passage(PassageKind::Quotation)];
        let skipped = Skipped { path: "coast/scan.pdf".to_owned(), reason: "no reader for .pdf files".to_owned() };
        Audit {
            passages: Passages { list: passages, duplicate_of: vec![None; 3], words: vec![0; 3] },
            claims: Claims { list: self.claims(), ..Claims::default() },
            findings: self.findings(),
            skipped: vec![skipped],
            readings: self.0,
            ..Audit::default()
        }
    }
}

fn report(audit: &Audit, view: View) -> String {
    let mut out = Vec::new();
    super::write(audit, &view, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn the_whole_report_reads_from_what_must_be_fixed_to_the_counts() {
    insta::assert_snapshot!(report(&Folder::new().audit(), View::default()));
}

#[test]
fn eighty_columns_and_everything_asked_for() {
    insta::assert_snapshot!(report(&Folder::new().audit(), View { width: 80, all: true, ..View::default() }));
}

#[test]
fn a_check_shows_findings_and_counts_alone() {
    insta::assert_snapshot!(report(&Folder::new().audit(), View { part: Part::Findings, ..View::default() }));
}

#[test]
fn no_line_is_wider_than_the_page() {
    use unicode_width::UnicodeWidthStr;
    for width in [80, 100, 120] {
        for line in report(&Folder::new().audit(), View { width, all: true, ..View::default() }).lines() {
            assert!(line.width() <= width, "{width}: {line}");
        }
    }
}

#[test]
fn colour_changes_nothing_but_colour() {
    let plain = report(&Folder::new().audit(), View::default());
    let inked = report(&Folder::new().audit(), View { colour: true, ..View::default() });
    assert!(inked.contains("\u{1b}["));
    assert_eq!(anstream::adapter::strip_str(&inked).to_string(), plain);
}

#[test]
fn a_folder_without_anything_to_say_says_so() {
    insta::assert_snapshot!(report(&Audit::default(), View::default()));
}

#[test]
fn findings_alike_in_one_article_are_shown_three_times_unless_all_are_asked_for() {
    let mut audit = Folder::new().audit();
    let officials = audit.findings.pop().unwrap();
    audit.findings.extend(std::iter::repeat_n(officials, 8));
    let times = |text: String| text.matches("“Officials” names nobody to ask").count();
    let brief = report(&audit, View::default());
    assert!(brief.contains("… 5 more of vague-source in coast/harbour.txt"), "{brief}");
    assert_eq!(times(brief), 3);
    assert_eq!(times(report(&audit, View { all: true, ..View::default() })), 8);
}
