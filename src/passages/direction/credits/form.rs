//! What sort of credit a name is where it stands.

use super::agencies::{BY, DESK, MATERIAL, WITH};
use super::{Form, Names};
use crate::span::Span;
use crate::text::{Token, word_hash};

/// A name in a paragraph.
pub(super) struct Place<'a> {
    /// The article's text.
    pub text: &'a str,
    /// The paragraph.
    pub paragraph: Span,
    /// The name.
    pub name: Span,
    /// The words of the paragraph before it.
    pub before: &'a [Token],
    /// The words of the paragraph after it.
    pub after: &'a [Token],
    /// Whether it is an acronym, which other things may share: `Andhra Pradesh (AP)`.
    pub acronym: bool,
    /// Whether it is written otherwise than it is in running text: `sda` for SDA.
    pub lowered: bool,
    /// The names that are known.
    pub names: &'a Names,
}

/// Words before a name in brackets: the place and the day of a dateline.
const DATELINE: usize = 8;
/// A byline has no more words.
const BYLINE: usize = 16;
/// A line of names and desks has no more words.
const LINE: usize = 8;
/// A note on who contributed has no more words.
const NOTE: usize = 24;
/// How far before a name its note begins, in words.
const NEAR: usize = 6;

impl Place<'_> {
    /// The form; `None` where the name is only mentioned.
    pub(super) fn form(&self) -> Option<Form> {
        let set_apart = self.bracketed().or_else(|| self.between_slashes()).or_else(|| self.line());
        if self.lowered || set_apart.is_some() {
            return set_apart;
        }
        self.copyright().or_else(|| self.byline()).or_else(|| self.note())
    }

    fn prior(&self) -> &str {
        self.text.get(self.paragraph.from()..self.name.from()).unwrap_or("")
    }

    fn next(&self) -> &str {
        self.text.get(self.name.to()..self.paragraph.to()).unwrap_or("")
    }

    fn words(&self) -> usize {
        self.before.len() + self.after.len() + 1
    }

    /// The words before the name from the last `NEAR` on.
    fn near(&self) -> &[Token] {
        self.before.get(self.before.len().saturating_sub(NEAR)..).unwrap_or(&[])
    }

    /// `(Reuters) –`, `(dpa/AFP)`, `(mit dpa)`: a dateline's, or at the end of the text.
    fn bracketed(&self) -> Option<Form> {
        let (prior, next) = (self.prior(), self.next());
        let (open, close) = (prior.rfind('(')?, next.find(')')?);
        let inside = |t: &&Token| t.start as usize >= self.paragraph.from() + open;
        let inner_before: Vec<Token> = self.before.iter().filter(inside).copied().collect();
        let end = self.name.to() + close;
        let inner_after: Vec<Token> = self.after.iter().take_while(|t| (t.start as usize) < end).copied().collect();
        if prior.get(open..)?.contains(')') || !self.are_names(&inner_before) || !self.are_names(&inner_after) {
            return None;
        }
        if inner_before.iter().any(|t| WITH.has(t.hash)) {
            return Some(Form::Note);
        }
        let outer = prior.get(..open)?.trim_end();
        let rest = next.get(close + 1..)?.trim_start();
        let dash = rest.starts_with(['-', '–', '—', ':', '.', '−', '·']);
        let ended = outer.ends_with(['.', '!', '?', '"', '”', '»', '“', '…']);
        let begins = self.before.len() - inner_before.len() <= DATELINE && !ended;
        let alone = rest.trim_matches(['.', ' ']).is_empty();
        let dateline = begins && (dash || alone || outer.is_empty() || !self.acronym);
        (dateline || alone && ended).then_some(Form::Byline)
    }

    /// `MOSCOW, March 3. /TASS/.`, `/ritzau/`
    fn between_slashes(&self) -> Option<Form> {
        let slashes = self.prior().ends_with('/') && self.next().starts_with('/');
        (slashes && (self.before.len() <= DATELINE || self.after.is_empty())).then_some(Form::Byline)
    }

    /// A paragraph of nothing but names and desks: `AFP, Reuters`, `Redazione ANSA`, `sda/dpa`, `avec AFP`.
    fn line(&self) -> Option<Form> {
        if self.words() > LINE || !self.are_names(self.before) || !self.are_names(self.after) {
            return None;
        }
        Some(if self.before.iter().any(|t| WITH.has(t.hash)) { Form::Note } else { Form::Byline })
    }

    /// Whether all of some words are names of makers, words between them, or what follows a stroke: `dpa/lby`.
    fn are_names(&self, words: &[Token]) -> bool {
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let named = self.names.at(self.text, words.get(at..).unwrap_or(&[]));
            let stroke = self.text.get(..word.start as usize).is_some_and(|before| before.ends_with(['/', '-']));
            let known = BY.has(word.hash) || DESK.has(word.hash) || WITH.has(word.hash) || MATERIAL.has(word.hash);
            match named {
                Some(found) => at += found.words,
                None if stroke || known => at += 1,
                None => return false,
            }
        }
        true
    }

    fn copyright(&self) -> Option<Form> {
        let sign = self.prior().trim_end().ends_with('©');
        (sign || self.near().iter().any(|t| t.hash == word_hash("copyright"))).then_some(Form::Copyright)
    }

    /// `By Ada Tarn, Associated Press`; a sentence that begins so is none.
    fn byline(&self) -> Option<Form> {
        let opens = self.before.first().is_some_and(|t| BY.has(t.hash));
        let alone = self.before.is_empty() && self.after.len() <= 2;
        let whole = self.text.get(self.paragraph.from()..self.paragraph.to()).unwrap_or("").trim_end();
        let sentence = whole.ends_with(['.', '!', '?']) && self.words() > LINE;
        (self.words() <= BYLINE && !sentence && (opens || alone)).then_some(Form::Byline)
    }

    /// `AP contributed to this report`, `with files from …`, `con información de …`, `first published by …`
    fn note(&self) -> Option<Form> {
        let said = |tokens: &[Token], word: &str| tokens.iter().any(|t| t.hash == word_hash(word));
        let near = self.near();
        let contributed = said(self.after, "contributed") && said(self.after, "report");
        let reporting = said(near, "reporting") && (said(near, "from") || said(near, "by") || said(near, "with"));
        let appeared = (said(near, "published") || said(near, "appeared"))
            && (said(near, "by") || said(near, "in") || said(near, "on"));
        (contributed || reporting || appeared || self.made_with()).then_some(Form::Note)
    }

    /// `With information from …`, `Mit Material der …`, `Dieser Text enthält Material von …`: a sentence that begins so.
    fn made_with(&self) -> bool {
        let begin = self.prior().rfind(['.', '!', '?', '(', '\n', '|']).map_or(0, |at| at + 1);
        let from = self.paragraph.from() + begin;
        let sentence: Vec<&Token> = self.before.iter().filter(|t| t.start as usize >= from).collect();
        let material = sentence.iter().any(|t| MATERIAL.has(t.hash));
        let first =
            sentence.first().is_some_and(|t| WITH.has(t.hash) || THIS.iter().any(|word| word_hash(word) == t.hash));
        self.words() <= NOTE && material && first && sentence.len() <= LINE + 2
    }
}

/// How sentences on the text itself begin.
const THIS: [&str; 16] = [
    "this", "dieser", "dieses", "diese", "cet", "cette", "este", "esta", "questo", "dit", "denne", "artikeln", "text",
    "story", "report", "article",
];
