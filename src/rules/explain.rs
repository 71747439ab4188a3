//! A rule's page for a person at a terminal.
//!
//! Takes a rule, gives its page as text to read: what it is first, then why, what it flags and what it lets pass, and last the
//! block that the machine runs. The words are the page's own; only the marks of Markdown are gone.

use super::Rule;
use anstyle::{AnsiColor, Style};

/// The page, rendered; without colour where it is not `styled`.
pub fn page(rule: &Rule, styled: bool) -> String {
    let mut rendered = Rendered { styled, ..Rendered::default() };
    let state = if rule.enabled { rule.severity.name() } else { "off" };
    rendered.line(&rule.title, BOLD);
    rendered.line(&format!("{} · {state} · {} · {}", rule.id, rule.tags.join(", "), rule.path), DIM);
    for line in rule.markdown.lines() {
        rendered.take(line);
    }
    rendered.out.truncate(rendered.out.trim_end().len());
    rendered.line("", None);
    rendered.line("", None);
    rendered.line("What the machine runs", BOLD);
    for line in std::mem::take(&mut rendered.block) {
        rendered.line(&format!("    {line}"), DIM);
    }
    rendered.out
}

const BOLD: Option<Style> = Some(Style::new().bold());
const DIM: Option<Style> = Some(AnsiColor::BrightBlack.on_default());

#[derive(Default)]
struct Rendered {
    out: String,
    styled: bool,
    /// Whether the line is inside a fence; and whether that fence is the rule block's.
    fenced: bool,
    rule_block: bool,
    titled: bool,
    block: Vec<String>,
}

impl Rendered {
    fn take(&mut self, line: &str) {
        if let Some(info) = line.trim_start().strip_prefix("```") {
            self.fenced = !self.fenced;
            self.rule_block = self.fenced && info.trim() == "toml" && self.block.is_empty();
            return;
        }
        match line.trim_start() {
            _ if self.fenced && self.rule_block => self.block.push(line.to_owned()),
            _ if self.fenced => self.line(&format!("    {line}"), None),
            heading if heading.starts_with('#') => {
                let words = heading.trim_start_matches('#').trim();
                if self.titled {
                    self.line(words, BOLD);
                }
                self.titled = true;
            }
            quote if quote.starts_with('>') => {
                let words = quote.trim_start_matches('>').trim().trim_end_matches('\\');
                self.line(format!("  │ {words}").trim_end(), None);
            }
            "" if self.out.ends_with("\n\n") => {}
            words => self.line(words.trim_matches('*'), None),
        }
    }

    fn line(&mut self, line: &str, style: Option<Style>) {
        match style.filter(|_| self.styled) {
            Some(style) => self.out.push_str(&format!("{style}{line}{style:#}\n")),
            None => {
                self.out.push_str(line);
                self.out.push('\n');
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::rules::Rules;

    #[test]
    fn a_page_is_rendered_with_the_words_first_and_the_block_last() {
        let rules = Rules::load(&Config::default()).unwrap_or_else(|e| panic!("{e}"));
        let shown = page(rules.get("bare-source").unwrap(), false);
        let at = |words: &str| shown.find(words).unwrap_or_else(|| panic!("{words}\n{shown}"));
        assert!(
            shown.starts_with("A source is somebody\nbare-source · error · sourcing · rules/bare-source.md\n"),
            "{shown}"
        );
        assert!(at("weakest") < at("Flag") && at("Flag") < at("Pass") && at("Pass") < at("What the machine runs"));
        assert!(at("What the machine runs") < at("find     = \"attribution\""));
        assert!(!shown.contains("```") && !shown.contains("\n> ") && !shown.contains('\u{1b}'));
    }
}
