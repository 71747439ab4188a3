//! One name in two spellings, in the text and between headline and text.

use super::desk::{Desk, common};
use super::name_excuses::is_excused;
use super::{Checker, Clash, Field};
use crate::facts::Facts;
use crate::facts::names::is_given_name;
use crate::ingest::Article;
use crate::span::Span;
use crate::text::{Paragraph, Text, Token, WordSet, word_hash};
use std::collections::BTreeMap;
use std::sync::OnceLock;
use strsim::osa_distance;
use unicode_normalization::UnicodeNormalization;

/// A name is spelt one way.
pub(super) const SPELLING: Checker = Checker {
    name: "name-in-two-spellings",
    about: "a name that is spelt otherwise elsewhere in the article",
    check: spelling,
};

/// More distinct names than this are not compared: no article has them.
pub(super) const MOST: usize = 2_000;
/// Endings that make another word of a name, or the same word in another form.
const ENDINGS: &[&str] = &[
    "s", "es", "n", "an", "ian", "ish", "ese", "i", "ic", "er", "ers", "ite", "ist", "ism", "ed", "d", "r", "y", "ly",
    "al", "ns", "o",
];
/// Names one letter apart that are two things.
const TWINS: &[(&str, &str)] = &[
    ("Iran", "Iraq"),
    ("Austria", "Australia"),
    ("Slovakia", "Slovenia"),
    ("Niger", "Nigeria"),
    ("Koran", "Korea"),
    ("Chile", "China"),
    ("Mali", "Malia"),
    ("Osama", "Obama"),
    ("Argentina", "Argentine"),
    ("Australia", "Australasia"),
    ("Banc", "Bank"),
];
/// Words before a name that are neither a first name nor the title of one person.
fn openers() -> &'static WordSet {
    static WORDS: OnceLock<WordSet> = OnceLock::new();
    WORDS.get_or_init(|| {
        WordSet::new(
            "lady col chancellor king queen prince bishop officer detective representative congressman \
    congresswoman governor director chairman the later still also once here there instead indeed perhaps \
    maybe only just again earlier recently finally no yes under over during between against until about \
    neither either but and then when while if as for after before both like with from by to of in on at \
    said says even since although though because that what why how where who not yet so now today \
    meanwhile however or nor pro anti former candidate nominee democrat republican sorry hello dear",
        )
    })
}

/// Titles of one person.
const PERSONS: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "dr",
    "sen",
    "rep",
    "gov",
    "president",
    "senator",
    "judge",
    "gen",
    "sir",
    "lord",
    "pope",
    "prof",
    "capt",
    "sgt",
    "lt",
    "mayor",
    "secretary",
    "minister",
    "miss",
    "coach",
];

/// Whether a capitalised word before a name is no first name.
fn is_no_name(word: &str) -> bool {
    openers().has(word_hash(word)) || PERSONS.iter().any(|t| t.eq_ignore_ascii_case(word))
}

/// What the article does with one capitalised word.
#[derive(Default)]
pub(super) struct Use<'a> {
    /// How often it stands there.
    pub count: u32,
    /// Words that stand right before it as first names do, and how often.
    pub firsts: BTreeMap<&'a str, u32>,
    /// How often another capitalised word follows, and which.
    pub followed: u32,
    nexts: Vec<&'a str>,
    /// How often a title of persons stands before it.
    pub titled: u32,
    /// The first places: token and span.
    pub places: Vec<(usize, Span)>,
}

/// The token's letters without a possessive ending; none for what is no capitalised word.
fn capitalised<'a>(desk: &Desk<'a>, at: usize) -> Option<&'a str> {
    let word = desk.view.word(at);
    let bare = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    let lower = bare.chars().skip(1).any(char::is_lowercase);
    (desk.view.is_word(at)
        && desk.view.is_capital(at)
        && lower
        && bare.chars().all(char::is_alphabetic)
        && !runs_on(bare))
    .then_some(bare)
}

/// Whether two words were run together, or the word is a day or month: no spelling of a name.
fn runs_on(word: &str) -> bool {
    let small = word.chars().zip(word.chars().skip(1)).filter(|(a, b)| a.is_lowercase() && b.is_uppercase()).count();
    let prefix = ["Mc", "Mac", "De", "Le", "La", "Di", "Van", "O"].iter().any(|p| word.starts_with(p));
    small > 1 || small == 1 && !prefix || word.ends_with("day") || crate::facts::times::is_month(word)
}

fn collect<'a>(desk: &Desk<'a>) -> BTreeMap<&'a str, Use<'a>> {
    let mut uses: BTreeMap<&str, Use<'_>> = BTreeMap::new();
    // A line of notes names authors the other way round, and nobody twice.
    let noted = |p: &&Paragraph| !p.span.of(desk.view.text).starts_with('^');
    for at in desk.text.paragraphs.iter().filter(noted).flat_map(|p| p.tokens.start as usize..p.tokens.end as usize) {
        let Some(word) = capitalised(desk, at) else { continue };
        if !uses.contains_key(word) && uses.len() >= MOST {
            continue;
        }
        let entry = uses.entry(word).or_default();
        entry.count += 1;
        let span = desk.view.get(at).map_or(Span::default(), Token::span);
        let bare = Span { start: span.start, end: span.start + word.len() as u32 };
        if entry.places.len() < 4 {
            entry.places.push((at, bare));
        }
        let first = before(desk, at);
        if let Some(first) = first {
            *entry.firsts.entry(first).or_default() += 1;
        }
        let next = !desk.view.breaks_before(at + 1) && capitalised(desk, at + 1).is_some() && bare.end == span.end;
        entry.followed += u32::from(next);
        if let Some(word) = capitalised(desk, at + 1).filter(|_| next && entry.nexts.len() < 8) {
            entry.nexts.push(word);
        }
        entry.titled += u32::from(titled(desk, at));
    }
    uses
}

/// Whether `Mr`, `Sen.` and the like stand before a token.
fn titled(desk: &Desk<'_>, at: usize) -> bool {
    let dot = usize::from(desk.view.is(at.wrapping_sub(1), "."));
    let title = desk.view.before(at, 1 + dot);
    PERSONS.iter().any(|t| t.eq_ignore_ascii_case(title)) && title.starts_with(char::is_uppercase)
}

/// The first name before a token: a capitalised word that is no title and begins no sentence as a common word.
fn before<'a>(desk: &Desk<'a>, at: usize) -> Option<&'a str> {
    let prior = at.checked_sub(1)?;
    let initial = desk.view.is(prior, ".") && desk.view.word(prior.checked_sub(1)?).len() == 1;
    let prior = if initial { prior.checked_sub(2)? } else { prior };
    let word =
        capitalised(desk, prior).filter(|w| !desk.view.breaks_before(at) && desk.view.word(prior).len() == w.len())?;
    (!is_no_name(word)).then_some(word)
}

fn spelling(article: &Article, text: &Text, facts: &Facts, clashes: &mut Vec<Clash>) {
    let desk = Desk::new(article, text, facts);
    let uses = collect(&desk);
    for (variant, seen) in uses.iter().filter(|(w, u)| u.count <= 2 && w.chars().count() >= 4) {
        let initial = variant.chars().next();
        let likely = |word: &str, known: &Use<'_>| {
            word.starts_with(|c| Some(c) == initial) && is_slip(&desk, (variant, seen), (word, known))
        };
        let anchor = uses.iter().filter(|(word, known)| likely(word, known)).max_by_key(|(_, known)| known.count);
        let Some((word, known)) = anchor else { continue };
        for (_, span) in &seen.places {
            clashes.push(Clash {
                checker: "name-in-two-spellings",
                field: Field::Text,
                span: *span,
                related: known.places.iter().map(|(_, there)| (*there, format!("spelt “{word}”"))).collect(),
                explanation: format!("“{variant}” here, “{word}” {} elsewhere", times(known.count)),
            });
        }
    }
}

/// `once`, `3 times`.
pub(super) fn times(count: u32) -> String {
    if count == 1 { "once".to_owned() } else { format!("{count} times") }
}

/// Whether the rarer word is most likely the other one, misspelt.
fn is_slip(desk: &Desk<'_>, (variant, seen): (&str, &Use<'_>), (word, known): (&str, &Use<'_>)) -> bool {
    if !alike(variant, word) || is_no_name(word) || is_excused(desk, variant, seen, known) {
        return false;
    }
    // Charlie and Charlene of one family are two.
    let close = !is_given_name(variant) || osa_distance(variant, word) == 1 || is_anagram(variant, word);
    let beside = close && seen.nexts.iter().any(|next| known.nexts.contains(next)) && seen.firsts.is_empty();
    let partner = seen.firsts.keys().any(|first| known.firsts.contains_key(first)) || beside;
    let longer = variant.starts_with(word) || word.starts_with(variant);
    let phrase = partner && seen.count == 1 && known.count >= 2 && !longer && osa_distance(variant, word) == 1;
    let given = |first: &&&str| !common().has(word_hash(first)) || is_given_name(first);
    let named = known.titled > 0 || known.firsts.keys().find(given).is_some();
    let ordinary = common().has(word_hash(variant)) && seen.titled < seen.count;
    if ordinary && !phrase && !(named && stands_as_name(desk, seen, known)) {
        return false;
    }
    let introduced = known.firsts.is_empty()
        && known.titled == 0
        && known.followed == 0
        && seen.firsts.len() == 1
        && seen.count == 1;
    let place = |u: &Use<'_>| u.places.first().map_or(usize::MAX, |(at, _)| *at);
    let odd = |word: &str| word.chars().nth(1).is_some_and(char::is_uppercase);
    let later = seen.count == known.count && place(seen) > place(known) && !odd(word);
    let later = later || seen.count == known.count && odd(variant) && !odd(word);
    let rare = seen.count < known.count || partner && later;
    let extended = beside && longer;
    if !seen.firsts.is_empty() && !partner && !introduced || !rare || extended {
        return false;
    }
    let ends_alike = variant.chars().next_back() == word.chars().next_back();
    let typed = !ordinary && !longer && ends_alike && is_word(word, known) && variant.chars().count() >= 6;
    let typed = typed && seen.count == 1;
    partner || known.count >= 2 && (named || introduced || typed) && seen.followed == 0
}

/// Whether the anchor is a word that everybody knows, or the name of a people or party in the plural: of what is a letter
/// off and no word, it is the right spelling.
fn is_word(word: &str, known: &Use<'_>) -> bool {
    let plural = word.ends_with("ans") || word.ends_with("ists") || word.ends_with("crats");
    (common().has(word_hash(word)) || plural) && known.count >= 2
}

/// Whether a common word is used as the name is: with its capital in mid-sentence, nothing capitalised beside it.
fn stands_as_name(desk: &Desk<'_>, seen: &Use<'_>, known: &Use<'_>) -> bool {
    let v = &desk.view;
    let inside = |at: usize| {
        let lower = v.word(at + 1).starts_with(char::is_lowercase) && !v.is_any(at + 1, &["of", "for", "and"]);
        let led = v.is(at.wrapping_sub(1), ",") || v.before(at, 1).starts_with(char::is_lowercase);
        led && lower && !v.is_any(at.wrapping_sub(1), &["the", "a", "an", "this", "that"])
    };
    known.count >= 5 && seen.count == 1 && seen.firsts.is_empty() && seen.places.iter().all(|(at, _)| inside(*at))
}

/// A word without the marks over its letters.
fn unmarked(word: &str) -> String {
    word.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).collect()
}

/// Whether two spellings are a letter apart (two in long names), and not by an ending.
pub(super) fn alike(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.chars().count() < 4 && long.starts_with(short)
        || long.len() - short.len() > 2
        || TWINS.contains(&(a, b))
        || TWINS.contains(&(b, a))
    {
        return false;
    }
    let ending = long.strip_prefix(short).or_else(|| long.strip_prefix(short.get(..short.len().saturating_sub(1))?));
    let people = long.strip_prefix(short).is_some_and(|e| matches!(e, "is" | "elis" | "ns" | "ese"));
    let inflected =
        people || ending.is_some_and(|e| ENDINGS.contains(&e)) && (long.starts_with(short) || long.len() > short.len());
    let last = |word: &str| word.chars().next_back();
    let many = a.len() == b.len() && matches!((last(a), last(b)), (Some('s'), Some('y')) | (Some('y'), Some('s')));
    if many && a.chars().zip(b.chars()).take(a.chars().count().saturating_sub(1)).all(|(x, y)| x == y) {
        return false;
    }
    let peoples = ["ans", "an"].iter().any(|e| a.ends_with(e) && b.ends_with(e));
    let given = is_given_name(a) && is_given_name(b);
    let long_enough = long.chars().count() >= 8 && !peoples && !given;
    let limit = if long_enough || is_anagram(a, b) { 2 } else { 1 };
    let distance = osa_distance(a, b);
    !inflected && distance >= 1 && distance <= limit && (a.is_ascii() && b.is_ascii() || unmarked(a) != unmarked(b))
}

/// Whether two spellings have the same letters, six or more, in another order: `Treacy` and `Tracey`.
fn is_anagram(a: &str, b: &str) -> bool {
    let letters = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    a.len() == b.len() && a.len() >= 6 && letters(a) == letters(b)
}

#[cfg(test)]
mod tests {
    use crate::facts::consistency::tests::explain;

    #[test]
    fn a_rare_spelling_of_a_name_is_found() {
        for text in [
            "Rosa Kellerman spoke. Kellerman left. Later Kelerman came back. Kellerman slept.",
            "Rosa Kellerman spoke. Rosa Kellerman left. Rosa Kelerman came back.",
            "Donald Varga spoke. Donald Varga left. Then Donand Varga slept.",
            "Judge Rosa Bakere spoke. Bakere left. Then Judge Baker slept.",
            "Heather Kellerman spoke. Kellerman left. It was Kelerman who slept.",
            "The Associated Press said so. He told the Associated Press. He told the Associates Press.",
            "The Republicans met. Republicans left. Then the Repulicans slept.",
            "Mr Varga and Mr Treacon spoke. David Treacon left. Mr Varga and Mr Trecaon slept.",
            "Former premier Rafiq Haddar spoke. It rained. Rafik Haddar came.",
        ] {
            assert_eq!(explain("name-in-two-spellings", text, None).len(), 1, "{text}");
        }
    }

    #[test]
    fn other_people_demonyms_plurals_and_common_words_are_no_slips() {
        for text in [
            "Rosa Germany spoke. Germany left. Germany slept. Germans came.",
            "North Korea spoke. North Korea left. The Korean envoy slept.",
            "Nancy Reagan spoke. Reagan left. Don Regan slept. Reagan stayed.",
            "Rosa Kellerman spoke. Kellerman left. The Kellermans slept.",
            "Rosa Kellerman spoke. Kellerman left. He wrote of Kelerman [sic] then. Kellerman slept.",
            "Iran spoke. President Iran left. Iraq slept. Iran stayed.",
            "The Clean Power Plan passed. The Power Plan failed. A Power Plant burnt.",
            "The Senate Minority Leader spoke. The Senate Minority Leader left. The Senate Majority Leader slept.",
            "Rosa Kellerman spoke. Kellerman left. Her name is spelt Kellerman, not Kelerman. Kellerman slept.",
            "Rosa Kellerman spoke. Kellerman left. They met President Kellerma …",
            "Rosa Bolton spoke. Bolton left. He met Bolton in Boston.",
            "Matt Dawson spoke. Dawson left. Dawson slept.\n\nBarkley, Beattie, Dowson, Jones, Palmer, Rees.",
            "Rosa Kellerman spoke. Kellerman left. Kelerman and Sons, a baker's, slept. Kellerman stayed.",
            "Adam Scott won. Scott smiled. The 22-year-old Scot slept. Scott stayed.",
            "Tony Marsh spoke. Tony Marsh left. He opposed a Tory plan.",
            "Jorge Franco spoke. Franco left. Ships lay in Spain, Venezuela, France and Chile. Franco slept.",
            "Alan Thompson scored. Thompson left. The referee was C Thomson. Thompson slept.",
            "David dal Maso ran. He met dal Maso. A Masi kicked.",
            "Charlene Kellerman wept. Charlene Kellerman left. Charlie Kellerman slept.",
            "Rosa Magruder spoke. Magruder left. Friends called the two “Magrue”. Magruder slept.",
            "David Marsh spoke. David left. David slept.\n\n^ Davis, Denise (2007). The mill.",
            "The South African mill. The South African weir. The Istituto Sud Africano slept.",
        ] {
            assert_eq!(explain("name-in-two-spellings", text, None), [""; 0], "{text}");
        }
    }
}
