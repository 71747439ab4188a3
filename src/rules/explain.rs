//! A rule's page for a person at a terminal.

use super::Rule;
use anstyle::{AnsiColor, Style};

/// The page; styled for a terminal, as it is otherwise.
pub fn page(rule: &Rule, styled: bool) -> String {
    let mut out = String::new();
    let mut fenced = false;
    for line in rule.markdown.lines() {
        let fence = line.trim_start().starts_with("```");
        fenced ^= fence;
        let style = if fence || fenced { Some(AnsiColor::BrightBlack.on_default()) } else { style_of(line) };
        match style.filter(|_| styled) {
            Some(style) => out.push_str(&format!("{style}{line}{style:#}")),
            None => out.push_str(line),
        }
        out.push('\n');
    }
    out
}

fn style_of(line: &str) -> Option<Style> {
    if line.starts_with('#') {
        return Some(Style::new().bold());
    }
    line.starts_with('>').then(|| Style::new().italic())
}
