//! Whether an article hears one side only.
//!
//! Takes an article, gives the institution that every source it cites speaks for. An institution is known only where the
//! text ties a source to it, so a source without one is a side of its own.

use crate::claims::origins::holders::holder;
use crate::facts::Reading;
use crate::facts::schema::{FieldSpec, FieldType, Value};
use std::collections::BTreeSet;

/// The most sources that are looked at; an article that cites more hears more than one side.
const MOST: usize = 200;

/// What rule pages may ask of an article that takes the institutions of its sources.
pub const ARTICLE_FIELDS: &[FieldSpec<Reading>] = &[FieldSpec {
    name: "one-side",
    ty: FieldType::Text,
    about: "the one institution that every source it cites speaks for or is; none where there are several sides, or the text tells none",
    get: |r, _| Value::text(one_side(r)),
}];

/// The institution that every source of an article speaks for.
fn one_side(reading: &Reading) -> Option<String> {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut common: Option<Vec<String>> = None;
    for attribution in reading.facts.attributions.iter().filter(|a| !a.in_quote && !a.source.span.is_empty()) {
        let source = &attribution.source;
        let called = source.name.as_deref().unwrap_or_else(|| source.span.of(&reading.article.text));
        if !seen.insert(called) {
            continue;
        }
        let holder = holder(source, attribution.cue, reading);
        let bodies = holder.bodies();
        let mut kept = common.take().unwrap_or_else(|| bodies.clone());
        kept.retain(|body| bodies.iter().any(|b| b.to_lowercase() == body.to_lowercase()));
        if kept.is_empty() || seen.len() > MOST {
            return None;
        }
        common = Some(kept);
    }
    common?.into_iter().next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Article;

    fn side(text: &str) -> Option<String> {
        one_side(&Reading::new(Article::from_text("a.txt", text)))
    }

    #[test]
    fn a_company_and_its_director_are_one_side() {
        let text = "Hask Water Company said on Monday that the line would close. “Nobody will lose a job,” said Ada Marsh, the \
            director of Hask Water Company. Hask Water Company added that buses would run.";
        assert_eq!(side(text).as_deref(), Some("Hask Water Company"));
    }

    #[test]
    fn a_second_institution_and_a_person_without_one_are_another_side() {
        assert_eq!(side("Hask Water Company said the line would close. Corrin Council said it would stay."), None);
        assert_eq!(side("Hask Water Company said the line would close. Omar Lund said he would miss it."), None);
        assert_eq!(side("It rained."), None);
    }
}
