//! Victims: whom a sentence tells of that died or was hurt, so that two accidents of one sort and one weekend are not told as one.
//!
//! Takes a line, gives how many it tells of, of which nations and ages, and on which weekday; two lines whose victims cannot
//! be the same are about two events.

use crate::claims::stories::story::Member;
use crate::facts::{NameKind, Reading};
use crate::span::Span;

/// Words that tell of deaths and injuries.
const FALLEN: &str = "die dies died dead death deaths killed kills kill fatal fatally slain murder murdered injured injuring injury injuries \
wounded wounding hurt drowned";
/// One person, by what people are called.
const ONE: &str = "man woman boy girl climber driver worker soldier officer employee student passenger child teenager firefighter sailor hiker \
skier mountaineer victim gunman resident mother father son daughter player actor teacher cyclist pedestrian toddler baby rider pilot miner \
fisherman walker swimmer tourist";
/// Several.
const SEVERAL: &str = "men women boys girls climbers drivers workers soldiers officers employees students passengers children teenagers \
firefighters sailors hikers skiers mountaineers victims residents players teachers cyclists pedestrians people persons riders pilots miners \
fishermen walkers swimmers tourists";
/// How many, where nothing says of what: `kills two`.
const NUMBERS: &str = "two three four five six seven eight nine ten dozens scores hundreds";
/// How a line begins that speaks of somebody who was told of before.
const AGAIN: &str = "he she they his her their the both";
const WEEKDAYS: &str = "monday tuesday wednesday thursday friday saturday sunday";
/// What people of one nation are called, one nation a line.
const NATIONS: &[&str] = &[
    "british briton britons english englishman englishwoman scottish scot scotsman welsh",
    "australian australians aussie",
    "american americans",
    "french frenchman frenchwoman",
    "german germans",
    "italian italians",
    "spanish spaniard spaniards",
    "chinese",
    "japanese",
    "indian indians",
    "pakistani pakistanis",
    "afghan afghans",
    "iraqi iraqis",
    "iranian iranians",
    "russian russians",
    "ukrainian ukrainians",
    "canadian canadians",
    "mexican mexicans",
    "israeli israelis",
    "palestinian palestinians",
    "turkish turk turks",
    "greek greeks",
    "dutch dutchman",
    "danish dane danes",
    "swedish swede swedes",
    "norwegian norwegians",
    "finnish finn finns",
    "polish pole poles",
    "irish irishman",
    "egyptian egyptians",
    "indonesian indonesians",
    "korean koreans",
    "vietnamese",
    "thai thais",
    "filipino filipinos",
    "syrian syrians",
    "lebanese",
    "somali somalis",
    "kenyan kenyans",
    "nigerian nigerians",
    "ethiopian ethiopians",
    "brazilian brazilians",
    "argentine argentinian",
    "chilean chileans",
    "colombian colombians",
    "austrian austrians",
    "swiss",
    "belgian belgians",
    "portuguese",
    "czech czechs",
    "hungarian hungarians",
    "romanian romanians",
];

/// Whom a line tells of.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::claims) struct Victims {
    /// Nations, as bits by their place in [`NATIONS`].
    nations: u64,
    /// Whether it is one person or several, where the line says so.
    several: Option<bool>,
    /// Ages.
    ages: Vec<u32>,
    /// Weekdays, as bits.
    days: u64,
    /// Last names of the persons named.
    names: Vec<String>,
}

impl Victims {
    /// Reads a line; `None` where it tells of none.
    pub fn of(member: &Member<'_>, reading: &Reading) -> Option<Self> {
        let text = reading.article.text.as_str();
        let span = member.line.span;
        let tokens = reading.text.tokens.get(reading.text.tokens_in(span)).unwrap_or(&[]);
        let words: Vec<String> = tokens.iter().map(|t| t.of(text).to_lowercase()).collect();
        let any = |list: &str| list.split_whitespace().any(|w| words.iter().any(|own| own == w));
        if !any(FALLEN) {
            return None;
        }
        let bits = |list: &mut dyn Iterator<Item = &&str>| {
            list.enumerate().filter(|(_, words)| any(words)).fold(0, |bits, (at, _)| bits | 1 << at)
        };
        let weekdays: Vec<&str> = WEEKDAYS.split_whitespace().collect();
        Some(Self {
            nations: bits(&mut NATIONS.iter()),
            several: several(&words),
            ages: ages(span, reading),
            days: bits(&mut weekdays.iter()),
            names: names(span, reading),
        })
    }

    /// Whether a line speaks of somebody told of before: `he`, `the climber`.
    pub fn is_said_again(member: &Member<'_>, reading: &Reading) -> bool {
        let words = member.line.span.of(&reading.article.text).split_whitespace().take(2);
        let mut words = words.map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
        let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let is_one_of = |list: &str, word: &str| list.split_whitespace().any(|w| w == word);
        is_one_of(AGAIN, &first) && (first != "the" || is_one_of(ONE, &second) || is_one_of(SEVERAL, &second))
    }

    /// Whether the line says anything of who they are.
    pub fn are_known(&self) -> bool {
        self.nations != 0 || !self.ages.is_empty() || !self.names.is_empty()
    }

    /// Whether they can be as many as others are.
    pub fn as_many_as(&self, other: &Self) -> bool {
        self.several.zip(other.several).is_none_or(|(a, b)| a == b)
    }

    /// Whether two lines cannot tell of the same people: they differ in age, nation or number, or in weekday and name.
    pub fn others_than(&self, other: &Self) -> bool {
        let apart = |a: u64, b: u64| a != 0 && b != 0 && a & b == 0;
        let foreign = apart(self.nations, other.nations);
        let aged = !self.ages.is_empty() && !other.ages.is_empty() && !self.ages.iter().any(|a| other.ages.contains(a));
        let numbered = self.several.zip(other.several).is_some_and(|(a, b)| a != b);
        let named =
            !self.names.is_empty() && !other.names.is_empty() && !self.names.iter().any(|n| other.names.contains(n));
        foreign || aged || numbered || named && apart(self.days, other.days)
    }
}

/// Whether the words tell of several people: `their deaths`, `two climbers`, `a mother and her son`; of one: `his death`, `a
/// climber`. Where they name people of more than one sort, who of them fell is not said.
fn several(words: &[String]) -> Option<bool> {
    let is_one_of = |list: &str, word: &str| list.split_whitespace().any(|w| w == word);
    let follows = |first: &[&str], second: &[&str]| {
        words.windows(2).any(|w| match w {
            [a, b] => first.contains(&a.as_str()) && second.contains(&b.as_str()),
            _ => false,
        })
    };
    let after_fall = words.windows(2).any(|w| matches!(w, [a, b] if is_one_of(FALLEN, a) && is_one_of(NUMBERS, b)));
    if after_fall || follows(&["their"], &["deaths"]) || words.iter().any(|w| is_one_of(SEVERAL, w)) {
        return Some(true);
    }
    let mut people: Vec<&str> = words.iter().map(String::as_str).filter(|w| is_one_of(ONE, w)).collect();
    people.sort_unstable();
    people.dedup();
    match people.len() {
        0 => follows(&["his", "her"], &["death", "injuries"]).then_some(false),
        1 => Some(false),
        _ => None,
    }
}

fn ages(span: Span, reading: &Reading) -> Vec<u32> {
    let slots = crate::claims::lines::slots::Slots::new(span, reading);
    slots.numbers.iter().filter(|n| n.of == "age").map(|n| n.value as u32).collect()
}

fn names(span: Span, reading: &Reading) -> Vec<String> {
    let persons = reading.facts.names_in(span).iter().filter(|n| n.kind == NameKind::Person);
    persons.filter_map(|n| n.entity.split_whitespace().last().map(str::to_lowercase)).collect()
}

#[cfg(test)]
mod tests {
    use super::several;

    #[test]
    fn how_many_fell_is_known_where_the_words_tell_of_one_sort_of_people() {
        let told = |line: &str| several(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(told("a climber fell to his death"), Some(false));
        assert_eq!(told("two walkers drowned"), Some(true));
        assert_eq!(told("the landslide killed two in the valley"), Some(true));
        assert_eq!(told("a man killed his mother and a driver"), None);
        assert_eq!(told("the bridge fell"), None);
    }
}
