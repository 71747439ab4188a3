//! One finding for a stretch that several articles hold.
//!
//! Takes the findings of a rule on passages in one article, gives each stretch once: the finding that names the earliest
//! holder stays, and the other holders are pointed at from it.

use super::Finding;
use crate::facts::Reading;
use chrono::{NaiveDate, NaiveTime};

/// When an article was published; without a time of day, at the start of the day.
type Moment = (NaiveDate, Option<NaiveTime>);

/// The findings, those on one stretch merged. They come in order of position and so they go.
pub(super) fn merged(findings: Vec<Finding>, readings: &[Reading]) -> Vec<Finding> {
    let mut kept: Vec<Finding> = Vec::new();
    for mut finding in findings {
        let same = kept.last_mut().filter(|last| {
            let shared = last.span.shared(finding.span);
            shared * 2 > last.span.len().min(finding.span.len())
        });
        match same {
            Some(last) => {
                if origin(&finding, readings) < origin(last, readings) {
                    std::mem::swap(last, &mut finding);
                }
                last.related.append(&mut finding.related);
            }
            None => kept.push(finding),
        }
    }
    kept
}

/// What tells the earliest holder: known dates before unknown ones, then the path.
fn origin<'a>(finding: &Finding, readings: &'a [Reading]) -> (bool, Option<Moment>, &'a str) {
    let other = finding.related.first().and_then(|r| readings.get(r.article as usize));
    let published = other.and_then(|o| o.article.meta.published).map(|p| (p.date, p.time));
    (published.is_none(), published, other.map_or("", |o| o.article.path.as_str()))
}
