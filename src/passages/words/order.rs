//! Order: which article came first, and which are of one outlet.
//!
//! Takes the readings of a folder, gives every article a rank and the number of its outlet.

use crate::facts::Reading;
use crate::ingest::Published;
use std::collections::HashMap;

/// In which order articles came, and which are of one outlet.
#[derive(Debug)]
pub(in crate::passages) struct Order {
    rank: Vec<u32>,
    outlet: Vec<u32>,
}

impl Order {
    /// Ranks articles by date of publication (undated ones last), then by path; an article without an outlet is one of its own.
    pub(in crate::passages) fn new(readings: &[Reading]) -> Self {
        let mut order: Vec<(bool, Option<Published>, &str, usize)> = readings
            .iter()
            .enumerate()
            .map(|(i, r)| (r.article.meta.published.is_none(), r.article.meta.published, r.article.path.as_str(), i))
            .collect();
        order.sort_unstable();
        let mut rank = vec![0; readings.len()];
        for (position, (.., index)) in order.iter().enumerate() {
            if let Some(slot) = rank.get_mut(*index) {
                *slot = position as u32;
            }
        }
        Self { rank, outlet: outlets(readings) }
    }

    /// Where an article stands in that order.
    pub(in crate::passages) fn rank(&self, article: u32) -> u32 {
        self.rank.get(article as usize).copied().unwrap_or(u32::MAX)
    }

    /// A number that is the same for articles of one outlet.
    pub(in crate::passages) fn outlet(&self, article: u32) -> u32 {
        self.outlet.get(article as usize).copied().unwrap_or(u32::MAX)
    }
}

/// Numbers outlets: the index of the first article that names it.
fn outlets(readings: &[Reading]) -> Vec<u32> {
    let mut first: HashMap<&str, u32> = HashMap::new();
    let mut numbers = Vec::with_capacity(readings.len());
    for (index, reading) in readings.iter().enumerate() {
        // The index of an article without an outlet is nobody else's number: others have that of their first article.
        let outlet = reading.article.meta.outlet.as_deref();
        numbers.push(outlet.map_or(index as u32, |name| *first.entry(name).or_insert(index as u32)));
    }
    numbers
}
