//! Allowances as people write them: `<!-- copydesk: allow RULE until 2027-01-31: why -->`, and tables beside the text.

use crate::facts::Reading;
use crate::ingest::{Allowance, Comment};
use crate::normal::normal_form;
use crate::span::Span;

/// What an allowance is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// Nothing: a comment behind the last words, words that the article does not have.
    Nothing,
    /// The findings that begin in the paragraph of this number.
    Paragraph(usize),
    /// The findings that have words in common with these stretches, in order of position.
    Words(Vec<Span>),
    /// All findings of the article.
    Article,
}

/// An allowance, read.
#[derive(Clone, Debug)]
pub(super) struct Written {
    /// The rules it names; one empty name where it names none.
    pub rules: Vec<String>,
    pub reason: Option<String>,
    pub until: Option<String>,
    pub reach: Reach,
    pub reach_in_words: String,
    pub place: String,
    pub in_text: bool,
    /// Whether it is for other articles, too.
    pub shared: bool,
    pub at: u32,
    /// What cannot be understood about it.
    pub wrong: Option<String>,
}

/// How an allowance in a comment is written, for those who wrote another thing.
const FORM: &str = "write `copydesk: allow RULE: REASON`, or `copydesk: allow RULE until 2027-01-31: REASON`";

/// Characters of words that are shown.
const SHOWN: usize = 60;

/// Every allowance of an article: those in its comments by position, then those beside the text.
pub(super) fn all(reading: &Reading) -> Vec<Written> {
    let article = &reading.article;
    let mut all: Vec<Written> = article.comments.iter().filter_map(|comment| of_comment(comment, reading)).collect();
    if article.allowances.is_empty() {
        return all;
    }
    let words = article.allowances.iter().any(|allowance| allowance.words.is_some());
    let index = if words { Words::new(&article.text) } else { Words::default() };
    all.extend(article.allowances.iter().map(|allowance| of_table(allowance, &index)));
    all
}

fn of_comment(comment: &Comment, reading: &Reading) -> Option<Written> {
    let said = comment.text.strip_prefix("copydesk")?;
    if said.starts_with(|c: char| c.is_alphanumeric() || c == '-') {
        return None;
    }
    let said = said.trim_start_matches([':', ' ', '\t', '\n', '\r']);
    let end = said.find(|c: char| c.is_whitespace() || c == ':').unwrap_or(said.len());
    let (word, rest) = said.split_at(end);
    let known = word == "allow";
    let (head, reason) = rest.split_once(':').unwrap_or((rest, ""));
    let mut names: Vec<&str> = head.split([',', ' ', '\t', '\n', '\r']).filter(|name| !name.is_empty()).collect();
    let until = names.iter().position(|name| *name == "until").map(|at| names.split_off(at));
    let until = until.map(|mut tail| tail.split_off(1).join(" "));
    // Without a colon, what follows the rule is most likely the reason: that it needs one is told.
    names.truncate(if rest.contains(':') { names.len() } else { 1 });
    let mut rules: Vec<String> = names.into_iter().map(str::to_owned).collect();
    rules.dedup();
    if rules.is_empty() || !known {
        rules = vec![String::new()];
    }
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    let reach = paragraph(comment, reading);
    Some(Written {
        rules,
        reason: Some(reason).filter(|reason| !reason.is_empty()),
        until,
        reach_in_words: if reach == Reach::Nothing { "what follows it" } else { "its paragraph" }.to_owned(),
        reach,
        place: format!("the comment on line {}", comment.position.line),
        in_text: true,
        shared: false,
        at: match paragraph(comment, reading) {
            Reach::Paragraph(next) if comment.apart => {
                reading.text.paragraphs.get(next).map_or(comment.at, |paragraph| paragraph.span.start)
            }
            _ => comment.at,
        },
        wrong: (!known).then(|| format!("copydesk has no `{}`: {FORM}", shown(word))),
    })
}

/// The paragraph that a comment stands in, or else the one after it.
fn paragraph(comment: &Comment, reading: &Reading) -> Reach {
    let text = &reading.text;
    if !comment.apart {
        return Reach::Paragraph(text.paragraph_at(comment.at.saturating_sub(1)));
    }
    let next = text.paragraphs.partition_point(|paragraph| paragraph.span.end <= comment.at);
    if next < text.paragraphs.len() { Reach::Paragraph(next) } else { Reach::Nothing }
}

fn of_table(allowance: &Allowance, index: &Words) -> Written {
    let Allowance { rules, reason, until, words, place, shared } = allowance.clone();
    let (reach, at) = match &words {
        None => (Reach::Article, 0),
        Some(words) => {
            let spans = index.find(words);
            let at = spans.first().map_or(0, |span| span.start);
            (if spans.is_empty() { Reach::Nothing } else { Reach::Words(spans) }, at)
        }
    };
    Written {
        rules: if rules.is_empty() { vec![String::new()] } else { rules },
        reason: reason.filter(|reason| !reason.trim().is_empty()),
        until,
        reach,
        reach_in_words: words
            .map_or_else(|| "the article".to_owned(), |words| format!("the words “{}”", shown(&words))),
        in_text: place == "the front matter",
        shared,
        place,
        at,
        wrong: None,
    }
}

fn shown(words: &str) -> String {
    let more = if words.chars().nth(SHOWN).is_some() { "…" } else { "" };
    words.chars().take(SHOWN).chain(more.chars()).collect()
}

/// The words of a text in their normal form, without marks: what words are looked up in.
#[derive(Default)]
struct Words {
    /// The words, a space before and after each.
    joined: String,
    /// For each word, where it begins in `joined` and where it stands in the text.
    places: Vec<(usize, Span)>,
}

impl Words {
    fn new(text: &str) -> Self {
        let mut words = Self { joined: " ".to_owned(), places: Vec::new() };
        let mut start = None;
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
            match (c.is_alphanumeric(), start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    words.push(text, Span::new(from, at));
                    start = None;
                }
                _ => {}
            }
        }
        words
    }

    fn push(&mut self, text: &str, span: Span) {
        self.places.push((self.joined.len(), span));
        self.joined.push_str(&normal_form(span.of(text)));
        self.joined.push(' ');
    }

    /// Every stretch of the text that has these words, in order, none of them in another.
    fn find(&self, said: &str) -> Vec<Span> {
        let said = Self::new(said);
        if said.places.is_empty() {
            return Vec::new();
        }
        let word = |at: usize| self.places.partition_point(|(start, _)| *start < at);
        let stretch = |at: usize| {
            let first = word(at + 1);
            let last = first + said.places.len() - 1;
            let (first, last) = (self.places.get(first)?.1, self.places.get(last)?.1);
            Some(first.cover(last))
        };
        // The space behind the last word may be the one before the next stretch.
        let wanted = said.joined.trim_end().as_bytes();
        let found = memchr::memmem::find_iter(self.joined.as_bytes(), wanted);
        found.filter(|at| self.joined.as_bytes().get(at + wanted.len()) == Some(&b' ')).filter_map(stretch).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whatever_their_marks_and_layout() {
        let text = "“We’re out,” she said.\nWe're  out — she SAID, not we re-out she saidst.";
        let found: Vec<&str> = Words::new(text).find("we're out, she said").iter().map(|s| s.of(text)).collect();
        assert_eq!(found, ["We’re out,” she said", "We're  out — she SAID"]);
        assert!(Words::new(text).find("—").is_empty());
        assert!(Words::new("").find("a").is_empty());
    }
}
