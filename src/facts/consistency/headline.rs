//! The headline's figures against the text's.

use super::desk::{Desk, common, plain};
use super::headline_line::{Difference, difference};
use super::{Checker, Clash, Field};
use crate::facts::numbers::{self, View, figure};
use crate::facts::{Facts, Number};
use crate::ingest::Article;
use crate::span::Span;
use crate::text::{Text, tokenise, word_hash};

/// The headline's figure must be the text's.
pub(super) const NUMBER: Checker =
    Checker { name: "headline-number", about: "a figure of the headline that the text has otherwise", check: number };

/// Words for one kind of harm, each row one: beside them a figure counts its victims.
const HARMS: &[&[&str]] = &[
    &["dead", "killed", "kills", "kill", "died", "dies", "die", "deaths", "killing", "dying", "toll"],
    &["injured", "wounded", "hurt", "injures", "wounds", "hurts", "injuring", "wounding", "injuries"],
    &["arrested", "arrests", "detained", "held", "arresting", "arrest"],
    &["missing", "lost"],
    &["charged", "indicted", "charges"],
    &["rescued", "saved"],
];
/// Most tokens between a figure and the harm.
const NEAR: usize = 5;
/// Two figures whose sum the headline has stand at most so many bytes apart.
const ONE_SUM: u32 = 200;
/// Most figures of a headline.
const MOST: usize = 8;
/// So many sentences of the text are its beginning, where the headline's figure is told.
const LEAD: usize = 15;

fn number(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    if let Some(span) = article.headline {
        let own = facts.numbers.iter().filter(|n| span.holds(n.span.start));
        let first = text.tokens.partition_point(|t| t.end <= span.start);
        let last = text.tokens.partition_point(|t| t.start < span.end);
        let tokens = text.tokens.get(first..last).unwrap_or_default();
        let head =
            Head { view: View { text: &article.text, tokens, paragraphs: &[] }, field: Field::Text, end: span.end };
        own.take(MOST).for_each(|n| clashes.extend(head.check(&desk, n)));
    } else if let Some(title) = article.meta.title.as_deref() {
        let tokens = tokenise(title);
        let tokens = tokens.get(..tokens.len().min(60)).unwrap_or(&tokens);
        if let Some(apart) = difference(&desk, title, tokens).filter(|d| d.figure) {
            clashes.push(repeated(&desk, title, &apart));
            return;
        }
        let head = Head { view: View { text: title, tokens, paragraphs: &[] }, field: Field::Title, end: 0 };
        numbers::scan(head.view, &[]).iter().take(MOST).for_each(|n| clashes.extend(head.check(&desk, n)));
    }
}

/// A clash between the headline and the text's first line, which repeats it.
fn repeated(desk: &Desk<'_>, title: &str, apart: &Difference) -> Clash {
    let (here, there) = (apart.here.of(title), desk.words(apart.there));
    Clash {
        checker: "headline-number",
        field: Field::Title,
        span: apart.here,
        related: vec![(apart.there, format!("the text has {there}"))],
        explanation: format!("the headline has {here}, the text repeats it with {there}"),
    }
}

/// A headline: its tokens, the field that its offsets count into, and where the text below it begins.
struct Head<'a> {
    view: View<'a>,
    field: Field,
    end: u32,
}

impl Head<'_> {
    /// A clash if the text nowhere has a figure of the headline, and has another in its place.
    fn check(&self, desk: &Desk<'_>, number: &Number) -> Option<Clash> {
        let text = self.view.text;
        let said = number.span.of(text);
        let at = self.view.tokens.iter().position(|t| t.start >= number.span.start)?;
        let year = said.len() == 4 && (1900.0..2100.0).contains(&number.value);
        if year || self.is_told(desk, number) {
            return None;
        }
        let harm = harm(&self.view, at, at + count(&self.view, number));
        let other = self.counterpart(desk, number, harm).map(|n| (n.span, n.value));
        let is_year = |span: Span| desk.facts.times.iter().any(|t| t.span.overlaps(span) && t.grain == "year");
        let (there, value) = other.or_else(|| self.between_same_words(desk, number, at)).filter(|o| !is_year(o.0))?;
        let explanation = format!("the headline has {said}, the text has {}", there.of(&desk.article.text));
        let related = vec![(there, format!("the text has {}", plain(value)))];
        Some(Clash { checker: "headline-number", field: self.field, span: number.span, related, explanation })
    }

    /// The figures of the text below.
    fn body<'d>(&self, desk: &Desk<'d>) -> impl Iterator<Item = &'d Number> {
        let end = self.end;
        desk.facts.numbers.iter().filter(move |n| n.span.start >= end)
    }

    /// Whether the text has the figure, within what the rounding of either allows, or as the sum of two of one sentence.
    fn is_told(&self, desk: &Desk<'_>, number: &Number) -> bool {
        let fits = |n: &Number| {
            let exact = n.value == number.value;
            let rounded = n.unit == number.unit && n.lo <= number.hi && n.hi >= number.lo && n.lo.is_finite();
            let hedged = number.approximate || n.approximate;
            let whole = n.unit == number.unit && n.value.round() == number.value.round();
            exact || whole || rounded && (!hedged || n.value >= number.lo && n.value <= number.hi)
        };
        let near = |a: &Number, b: &Number| b.span.start.checked_sub(a.span.end).is_some_and(|gap| gap < ONE_SUM);
        let sums = |a: &Number, b: &Number| a.value + b.value == number.value && near(a, b);
        let all: Vec<&Number> = self.body(desk).collect();
        let sum = all.windows(2).any(|w| matches!(w, [a, b] if sums(a, b)))
            || all.windows(3).any(|w| matches!(w, [a, _, b] if sums(a, b)));
        sum || all.iter().any(|n| fits(n)) || self.in_figures(desk, number.value)
    }

    /// Whether the text has the figure where it is no quantity: in a date, a score, a name.
    fn in_figures(&self, desk: &Desk<'_>, value: f64) -> bool {
        let v = &desk.view;
        let from = v.tokens.partition_point(|t| t.start < self.end);
        (from..v.tokens.len()).any(|at| {
            let spelt = numbers::is_number_word(v.word(at));
            (v.is_number(at) || spelt) && figure(v, at).is_some_and(|read| read.value == value)
        })
    }

    /// The one figure with which the text opens that counts the same: the same harm, or the same unit or thing among at
    /// least two of the headline's words.
    fn counterpart<'d>(&self, desk: &Desk<'d>, number: &Number, harm: Option<usize>) -> Option<&'d Number> {
        let lead = desk.text.sentences.get(LEAD).map_or(u32::MAX, |s| s.span.start);
        let same = |n: &&Number| {
            let tokens = desk.tokens(n.span);
            let theirs = self::harm(&desk.view, tokens.start, tokens.end);
            let unit = n.unit.is_some() && n.unit == number.unit;
            let of = n.of.is_some() && n.of == number.of;
            harm.is_some() && harm == theirs && n.unit.is_none()
                || (unit || of) && harm.is_none() && self.shares(desk, n) >= 2
        };
        let mut found = self.body(desk).take_while(|n| n.span.start < lead).filter(same);
        let first = found.next()?;
        let one = found.all(|n| n.value == first.value);
        let year = first.unit.is_none() && (1900.0..2100.0).contains(&first.value);
        (one && !year && !covers(number, first)).then_some(first)
    }

    /// How many of the headline's content words the sentence of a figure has, by their first five letters.
    fn shares(&self, desk: &Desk<'_>, number: &Number) -> usize {
        let sentence = desk.sentence(number.span.start);
        let stem = |w: &str| w.chars().take(5).flat_map(char::to_lowercase).collect::<String>();
        let mut words: Vec<String> = (0..self.view.tokens.len())
            .filter(|at| is_content(&self.view, *at))
            .map(|at| stem(self.view.word(at)))
            .collect();
        words.sort_unstable();
        words.dedup();
        words.iter().filter(|w| sentence.clone().any(|at| stem(desk.view.word(at)) == **w)).count()
    }

    /// The text's figure between the same words: two of the neighbours, or one that speaks of harm.
    fn between_same_words(&self, desk: &Desk<'_>, number: &Number, at: usize) -> Option<(Span, f64)> {
        let v = &desk.view;
        let place = at + usize::from(self.view.is_any(at, &["$", "£", "€"]));
        let read = figure(&self.view, place)?;
        let mut from = v.tokens.partition_point(|t| t.start < self.end);
        while from < v.tokens.len() {
            let spelt = numbers::is_number_word(v.word(from));
            let Some(other) = (v.is_number(from) || spelt).then(|| figure(v, from)).flatten() else {
                from += 1;
                continue;
            };
            if other.value != number.value && alike(&self.view, (place, read.end), v, (from, other.end)) {
                return Some((v.span(from, other.end), other.value));
            }
            from = other.end;
        }
        None
    }
}

/// Words that make a headline's figure a rounded one: then the text's must be hedged by the same word.
const HEDGES: &[&str] = &["over", "than", "nearly", "about", "almost", "some", "around", "least", "to", "up", "near"];

/// Whether two figures stand between the same words.
fn alike(head: &View<'_>, (at, end): (usize, usize), body: &View<'_>, (from, to): (usize, usize)) -> bool {
    let same = |a: usize, b: usize| head.get(a).zip(body.get(b)).is_some_and(|(x, y)| x.hash == y.hash && x.is_word());
    let sign = |v: &View<'_>, i: usize| i.checked_sub(1).map_or("", |i| v.word(i)) == "$";
    let after = |v: &View<'_>, i: usize| if v.is_dash(i) { i + 1 } else { i };
    let (end, to) = (after(head, end), after(body, to));
    let prior = at > 0 && from > 0 && same(at - 1, from - 1);
    let before = prior && at > 1 && from > 1 && same(at - 2, from - 2);
    let next = same(end, to);
    let second = next && same(end + 1, to + 1);
    let hedged = head.is_any(at.wrapping_sub(1), HEDGES) && !prior;
    sign(head, at) == sign(body, from) && (prior && next || before || second) && !hedged && !head.is(end, "percent")
}

/// Whether the headline's figure may stand for the text's: `more than 100` for 112, `8 billion` for 8.2.
fn covers(head: &Number, body: &Number) -> bool {
    let open = head.hi.is_infinite();
    head.lo <= body.value && body.value <= head.hi && (!open || body.value < head.lo * 1.5)
}

/// How many tokens a number covers.
fn count(view: &View<'_>, number: &Number) -> usize {
    view.tokens.iter().filter(|t| number.span.holds(t.start)).count()
}

/// The kind of harm told beside a figure.
fn harm(view: &View<'_>, start: usize, end: usize) -> Option<usize> {
    let near = start.saturating_sub(NEAR)..end + NEAR;
    let stops = |at: usize| view.is_any(at, &[".", ";", ":"]) || view.is_number(at) && !(start..end).contains(&at);
    let left = (near.start..start).rev().take_while(|at| !stops(*at));
    let right = (start..near.end).take_while(|at| !stops(*at));
    let found = |at: usize| HARMS.iter().position(|words| view.is_any(at, words));
    right.into_iter().find_map(found).or_else(|| left.into_iter().find_map(found))
}

fn is_content(view: &View<'_>, at: usize) -> bool {
    let word = view.word(at);
    view.is_word(at)
        && word.chars().count() > 3
        && (common().has(word_hash(word)) || word.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use crate::facts::consistency::tests::explain_titled;

    #[test]
    fn a_headlines_figure_is_the_texts() {
        for (title, body) in [
            ("Mill fire leaves 12 dead", "A fire in the mill left 13 dead on Monday."),
            ("Mill fire kills 12", "A fire in a mill killed 13 people on Monday."),
            ("Three arrested after raid", "Police arrested four men after a raid in Bern."),
            ("Mill to cut 300 jobs", "The mill will cut 3,000 jobs in Bern."),
            ("Council approves $8 billion plan", "The council approved a plan of $8 million on Monday."),
            ("Truck attack kills at least 81", "A truck killed at least 80 people."),
            ("Calm for first 1000 days", "The first 100 days of the mill were calm."),
        ] {
            assert_eq!(explain_titled("headline-number", title, body).len(), 1, "{title}");
        }
        for (title, body) in [
            ("Mill fire leaves 13 dead", "A fire in the mill left 13 dead on Monday."),
            ("7 things to know", "A fire in the mill left 13 dead. The first 100 days of the mill were calm."),
            ("14 injured in mill fire", "Three men and 11 women were injured."),
            ("Over 5,000 flee fire", "Some 5,556 people fled the fire."),
            ("12 killed in two attacks", "Seven were killed in Bern and five in Basel."),
            ("Nearly 100 hurt", "Some 97 people were hurt."),
            ("Rents up 12% in Bern", "Rents in Bern rose 12.3 percent."),
        ] {
            assert_eq!(explain_titled("headline-number", title, body), [""; 0], "{title}");
        }
    }

    #[test]
    fn a_figure_inside_the_words_of_another_is_read_without_arithmetic_of_places() {
        let found =
            explain_titled("headline-number", "7 boats for the harbour", "The harbour gets five grey two boats.");
        assert_eq!(found, [""; 0]);
    }

    #[test]
    fn a_headline_in_the_text_is_held_to_what_stands_below() {
        let text = "14 runners lost in fog\n\nBy Ann Roe\n\nTwelve runners lost their way in fog on Sunday.\n";
        let mut article = crate::ingest::Article::from_text("a.txt", text);
        article.headline = Some(crate::span::Span::new(0, 22));
        let facts = crate::facts::Reading::new(article).facts;
        assert!(facts.clashes.iter().any(|c| c.checker == "headline-number" && c.span.of(text) == "14 runners"));
    }
}
