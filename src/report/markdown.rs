//! `--format markdown`: the report for a job summary, an issue or a wiki.

use super::ci::{Row, rows};
use super::{Format, Part, View, visible};
use crate::audit::{Audit, Places};
use crate::claims::Status;
use crate::facts::Field;
use crate::passages::Passage;
use crate::rules::Severity;
use std::io::{self, Write};

/// The format.
pub const FORMAT: Format = Format {
    name: "markdown",
    about: "For a job summary or an issue",
    parts: &[Part::Whole, Part::Findings, Part::Passages],
    write,
};

/// Characters of an article that are quoted at a time.
const QUOTED: usize = 240;

fn write(audit: &Audit, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let shows = |part| view.part == Part::Whole || view.part == part;
    writeln!(out, "# copydesk\n")?;
    if shows(Part::Findings) {
        findings(audit, out)?;
    }
    if shows(Part::Passages) {
        passages(audit, out)?;
    }
    if view.part == Part::Whole {
        claims(audit, out)?;
    }
    if !audit.skipped.is_empty() {
        writeln!(out, "## Not read: {}\n", audit.skipped.len())?;
        for skipped in &audit.skipped {
            writeln!(out, "- {}: {}", inert(&skipped.path), inert(&skipped.reason))?;
        }
        writeln!(out)?;
    }
    writeln!(out, "{} articles read.", audit.readings.len())
}

fn findings(audit: &Audit, out: &mut dyn Write) -> io::Result<()> {
    let rows = rows(audit);
    for (severity, title) in
        [(Severity::Error, "Must be fixed"), (Severity::Warning, "Should be mended"), (Severity::Note, "Worth a look")]
    {
        let of_level: Vec<&Row<'_>> = rows.iter().filter(|row| row.found.severity() == severity).collect();
        if !of_level.is_empty() {
            writeln!(out, "## {title}: {}\n", of_level.len())?;
            of_level.into_iter().try_for_each(|row| finding(row, out))?;
            writeln!(out)?;
        }
    }
    Ok(())
}

fn finding(row: &Row<'_>, out: &mut dyn Write) -> io::Result<()> {
    let finding = row.finding();
    let state = match row.found.justification() {
        None => String::new(),
        Some(why) => format!(" ({}&colon; {})", finding.state.name(), inert(&why)),
    };
    let (path, place) = (inert(row.found.path()), row.place.start);
    let message = inert(&finding.message);
    writeln!(out, "- {path}:{}:{} **{}**{state}: {message}", place.line, place.column, finding.rule)?;
    quoted(row.found.text(), out)
}

/// A stretch of an article, as a block quotation inside a list item.
fn quoted(text: &str, out: &mut dyn Write) -> io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    let more = if text.chars().nth(QUOTED).is_some() { " …" } else { "" };
    let text: String = text.chars().take(QUOTED).collect();
    writeln!(out, "  > {}{more}", inert(&text))
}

fn passages(audit: &Audit, out: &mut dyn Write) -> io::Result<()> {
    let copied: Vec<&Passage> = audit.passages.list.iter().filter(|p| p.kind.is_copying()).collect();
    if copied.is_empty() {
        return Ok(());
    }
    let places = Places::new(audit);
    writeln!(out, "## Reused passages: {}\n", copied.len())?;
    for passage in copied {
        let place = |side: crate::passages::Side| {
            let start = places.place(side.article, crate::facts::Field::Text, side.span).start;
            format!("{}:{}:{}", inert(places.path(side.article)), start.line, start.column)
        };
        let credited = if passage.credited { "credited" } else { "not credited" };
        let (a, b) = (place(passage.a), place(passage.b));
        writeln!(out, "- {} words, {}, {credited}: {a} and {b}", passage.words, passage.kind.name())?;
        let text = audit.words(passage.a.article, Field::Text, passage.a.span);
        quoted(text, out)?;
    }
    writeln!(out)
}

fn claims(audit: &Audit, out: &mut dyn Write) -> io::Result<()> {
    let places = Places::new(audit);
    for (status, title) in [
        (Status::Conflicting, "Conflicting claims"),
        (Status::OneOrigin, "Claims from one origin"),
        (Status::Corroborated, "Corroborated claims"),
        (Status::Unestablished, "Claims whose independence is not established"),
    ] {
        let of_status: Vec<_> = audit.claims.list.iter().filter(|claim| claim.status == status).collect();
        if of_status.is_empty() {
            continue;
        }
        writeln!(out, "## {title}: {}\n", of_status.len())?;
        for claim in of_status {
            let (outlets, origins) = (claim.outlets, claim.origins.len());
            writeln!(out, "- {} (outlets: {outlets}, origins: {origins})", inert(&claim.text))?;
            for mention in &claim.mentions {
                let start = places.place(mention.article, crate::facts::Field::Text, mention.span).start;
                let path = inert(places.path(mention.article));
                writeln!(out, "  - {path}:{}:{}", start.line, start.column)?;
            }
        }
        writeln!(out)?;
    }
    Ok(())
}

/// What calls people or links when Markdown has been read already; an empty comment inside breaks it up.
const CALLS: &[(&str, &str)] =
    &[("@", "@<!-- -->"), ("#", "#<!-- -->"), ("www.", "www<!-- -->."), ("WWW.", "WWW<!-- -->.")];

/// Text that is nothing but text in Markdown: every mark that could open something is escaped, and nobody is called.
fn inert(text: &str) -> String {
    let text = visible(text);
    let mut out = String::with_capacity(text.len() + 16);
    for (at, c) in text.trim_start().char_indices() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            ':' => out.push_str("&colon;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '!' | '|' | '~' | '$' => out.extend(['\\', c]),
            // These open lists and rules at the beginning of a line only.
            '-' | '+' | '=' if at == 0 => out.extend(['\\', c]),
            '.' if out.bytes().all(|b| b.is_ascii_digit()) => out.push_str("\\."),
            c => out.push(c),
        }
    }
    CALLS.iter().fold(out, |text, (call, broken)| text.replace(call, broken))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    /// What a reader of a list item sees of a text.
    fn shown(text: &str) -> String {
        let mut shown = String::new();
        let gfm =
            Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH;
        for event in Parser::new_ext(&format!("- {}\n", inert(text)), gfm) {
            match event {
                Event::Text(text) => shown.push_str(&text),
                Event::InlineHtml(html) if &*html == "<!-- -->" => {}
                Event::Start(Tag::List(None) | Tag::Item) | Event::End(TagEnd::List(false) | TagEnd::Item) => {}
                other => panic!("{text:?} opens {other:?}"),
            }
        }
        shown
    }

    #[test]
    fn nothing_in_an_article_is_markup() {
        for text in [
            "<script>alert(1)</script>",
            "![x](http://a/b)",
            "[a](javascript:x)",
            "- 1. a",
            "12. a",
            "# b",
            "**c**",
            "@desk #4",
            "| a |",
            "www.example.org",
            "http://example.org",
            "a &lt; b",
            "`x`",
            "~~y~~",
            "$z$",
            "[^1]",
            "> q",
        ] {
            assert_eq!(shown(text), text);
        }
    }

    proptest! {
        #[test]
        fn any_text_is_shown_as_it_is(text in "[ -~“é]{1,40}") {
            let text = text.trim();
            let as_read: String = shown(text);
            prop_assert_eq!(as_read, visible(text).trim().to_owned());
        }
    }
}
