//! What is known about an article beside its text.

use super::loose::KEYS;
use chrono::{NaiveDate, NaiveTime};

/// Metadata as declared; `None` and empty where nobody said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// Headline.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<Published>,
    /// When it was last changed.
    pub updated: Option<Published>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Language, as an ISO 639-1 code.
    pub language: Option<String>,
    /// Where each of these comes from.
    pub origins: Origins,
}

/// Where a piece of metadata comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// The file itself declares it.
    Declared,
    /// It stands beside the file: `<file>.meta.toml`, `articles.toml`.
    Beside,
    /// The reader found it in the text or in the layout.
    Detected,
    /// It was inferred from the text as a whole.
    Guessed,
}

impl Origin {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Declared => "declared",
            Self::Beside => "beside",
            Self::Detected => "detected",
            Self::Guessed => "guessed",
        }
    }
}

/// Where each piece of metadata comes from, in the order of [`KEYS`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Origins([Option<Origin>; 7]);

impl Origins {
    /// The pieces that are known, by the keys of the contract, and where each comes from.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, Origin)> {
        KEYS.into_iter().zip(self.0).filter_map(|(key, origin)| Some((key, origin?)))
    }
}

impl Metadata {
    /// Which pieces are known, in the order of [`KEYS`].
    fn known(&self) -> [bool; 7] {
        [
            self.title.is_some(),
            self.published.is_some(),
            self.updated.is_some(),
            self.outlet.is_some(),
            !self.authors.is_empty(),
            self.url.is_some(),
            self.language.is_some(),
        ]
    }

    /// Says of every piece that is known, and of which nobody has said it yet, where it comes from.
    #[must_use]
    pub(super) fn said_by(mut self, origin: Origin) -> Self {
        let known = self.known();
        for (place, known) in self.origins.0.iter_mut().zip(known) {
            *place = place.or(known.then_some(origin)).filter(|_| known);
        }
        self
    }

    /// Fills what is unknown here from `other`.
    pub(super) fn or(self, other: Self) -> Self {
        let mut origins = self.origins;
        for ((origin, known), others) in origins.0.iter_mut().zip(self.known()).zip(other.origins.0) {
            *origin = if known { *origin } else { others };
        }
        Self {
            origins,
            title: self.title.or(other.title),
            published: self.published.or(other.published),
            updated: self.updated.or(other.updated),
            outlet: self.outlet.or(other.outlet),
            authors: if self.authors.is_empty() { other.authors } else { self.authors },
            url: self.url.or(other.url),
            language: self.language.or(other.language),
        }
    }
}

/// A date of publication with the precision it was given in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Published {
    /// The day, in the publisher's own zone.
    pub date: NaiveDate,
    /// The time of day, where one was given.
    pub time: Option<NaiveTime>,
    /// Offset of the publisher's zone from UTC, in seconds, where one was given.
    pub offset: Option<i32>,
}

impl Published {
    /// Reads an ISO 8601 date (`2026-03-01`) or date-time (`2026-03-01T10:00:00+01:00`, seconds and zone optional).
    pub fn parse(said: &str) -> Option<Self> {
        let said = said.trim();
        let date = NaiveDate::parse_from_str(said.get(..10)?, "%Y-%m-%d").ok()?;
        let rest = said.get(10..)?.trim_start_matches(['T', 't', ' ']);
        if rest.is_empty() {
            return Some(Self { date, time: None, offset: None });
        }
        let (clock, zone) = match rest.find(['Z', 'z', '+', '-']) {
            Some(at) => rest.split_at(at),
            None => (rest, ""),
        };
        let time = ["%H:%M:%S%.f", "%H:%M", "%H%M%S", "%H%M"]
            .iter()
            .find_map(|f| NaiveTime::parse_from_str(clock.trim(), f).ok())?;
        Some(Self { date, time: Some(time), offset: offset(zone) })
    }
}

impl std::fmt::Display for Published {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.date)?;
        if let Some(time) = self.time {
            write!(f, "T{}", time.format("%H:%M:%S"))?;
        }
        match self.offset {
            Some(0) => write!(f, "Z"),
            Some(s) => write!(f, "{}{:02}:{:02}", if s < 0 { '-' } else { '+' }, s.abs() / 3600, s.abs() / 60 % 60),
            None => Ok(()),
        }
    }
}

/// Seconds east of UTC of `Z`, `+01:00`, `+0100` or `+01`.
pub(super) fn offset(zone: &str) -> Option<i32> {
    if zone.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let digits: String = zone.chars().filter(char::is_ascii_digit).collect();
    let hours: i32 = digits.get(..2)?.parse().ok()?;
    let minutes: i32 = digits.get(2..4).map_or(Some(0), |m| m.parse().ok())?;
    Some(sign * (hours * 3600 + minutes * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_date_times_come_back_as_they_were_given() {
        for said in ["2026-03-01", "2026-03-01T10:00:00Z", "2026-03-01T10:00:00+05:30", "2026-03-01T23:59:59"] {
            assert_eq!(Published::parse(said).map(|p| p.to_string()).as_deref(), Some(said));
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for said in ["", "yesterday", "2026-13-01", "2026-02-30", "2026-03-01Tnoon"] {
            assert_eq!(Published::parse(said), None, "{said}");
        }
    }
}
