//! Whose a source is: the country, place or institution that a mention of several people gives.
//!
//! `Ukrainian officials` is less than a name and more than `officials`: the reader knows on which side of the table to ask.

use super::Attribution;
use crate::facts::{NameKind, Reading};
use crate::span::Span;
use crate::text::WordSet;
use std::sync::LazyLock;

/// Adjectives of countries, and of the parts of countries that have a government of their own.
static PEOPLES: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(
        "afghan albanian algerian american angolan argentine argentinian armenian australian austrian azerbaijani azeri bahamian
         bahraini bangladeshi barbadian belarusian belgian belizean beninese bhutanese bolivian bosnian botswanan brazilian
         british bruneian bulgarian burkinabe burmese burundian cambodian cameroonian canadian chadian chilean chinese colombian
         congolese croatian cuban cypriot czech danish dominican dutch ecuadorean ecuadorian egyptian emirati english eritrean
         estonian ethiopian fijian filipino finnish french gabonese gambian georgian german ghanaian greek greenlandic
         guatemalan guinean guyanese haitian honduran hungarian icelandic indian indonesian iranian iraqi irish israeli italian
         ivorian jamaican japanese jordanian kazakh kenyan korean kosovar kurdish kuwaiti kyrgyz lao laotian latvian lebanese
         liberian libyan lithuanian luxembourgish macedonian malagasy malawian malaysian maldivian malian maltese mauritanian
         mauritian mexican moldovan mongolian montenegrin moroccan mozambican myanmar namibian nepalese nepali nicaraguan
         nigerian nigerien norwegian omani pakistani palestinian panamanian papuan paraguayan peruvian philippine polish
         portuguese qatari romanian russian rwandan salvadoran samoan saudi scottish senegalese serbian singaporean slovak
         slovenian somali soviet spanish sudanese surinamese swedish swiss syrian taiwanese tajik tanzanian thai tibetan
         togolese tongan trinidadian tunisian turkish turkmen ugandan ukrainian uruguayan uzbek vatican venezuelan vietnamese
         welsh yemeni zambian zimbabwean catalan flemish",
    )
});

/// Whose the several people of a source are, as far as their mention says.
pub(super) fn of<'a>(attribution: &Attribution, reading: &'a Reading) -> Option<&'a str> {
    let (span, text) = (attribution.source.span, reading.article.text.as_str());
    let many = attribution.source.head.of(text).ends_with(['s', 'S']);
    if !many || span.is_empty() {
        return None;
    }
    people(span, reading).or_else(|| institution(span, reading)).map(|s| s.of(text))
}

/// The first adjective of a country in a mention.
fn people(span: Span, reading: &Reading) -> Option<Span> {
    let tokens = &reading.text.tokens;
    let first = tokens.partition_point(|t| t.start < span.start);
    let inside = tokens.iter().skip(first).take_while(|t| t.end <= span.end);
    inside.into_iter().find(|t| PEOPLES.has(t.hash)).map(|t| Span { start: t.start, end: t.end })
}

/// The first place or organisation in a mention.
fn institution(span: Span, reading: &Reading) -> Option<Span> {
    let names = &reading.facts.names;
    let first = names.partition_point(|n| n.span.start < span.start);
    let inside = names.iter().skip(first).take_while(|n| n.span.end <= span.end);
    inside.into_iter().find(|n| matches!(n.kind, NameKind::Organisation | NameKind::Place)).map(|n| n.span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Article;

    fn side(text: &str) -> Option<String> {
        let reading = Reading::new(Article::from_text("a.txt", text));
        reading.facts.attributions.first().and_then(|a| of(a, &reading)).map(str::to_owned)
    }

    #[test]
    fn a_country_or_an_institution_is_a_side() {
        assert_eq!(side("Senior Kenyan officials said the ferry was full.").as_deref(), Some("Kenyan"));
        assert_eq!(side("Officials at the Ice Service said ships must turn.").as_deref(), Some("Ice Service"));
    }

    #[test]
    fn bare_officials_and_single_people_have_none() {
        assert_eq!(side("Officials said the ferry was full."), None);
        assert_eq!(side("Western officials said the ferry was full."), None);
        assert_eq!(side("A Kenyan official said the ferry was full."), None);
    }
}
