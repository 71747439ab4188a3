//! Classes: what sort of statement a sentence makes.
//!
//! A claim of one article is reported when its sentence states something that can be checked: an event, a quantity, an
//! allegation, or what somebody said. Questions, opinions, predictions and background are compared, and reported only
//! where several articles have them; furniture not at all.

use super::lines::Line;
use super::slots::Slots;

/// What sort of statement a sentence makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Something happened.
    Event,
    /// A figure.
    Quantity,
    /// Somebody is said to have done something.
    Allegation,
    /// Somebody's words.
    Quotation,
    /// What something is: a definition, an office held.
    Background,
    /// A judgement or advice.
    Opinion,
    /// What is to come.
    Prediction,
    /// A question.
    Question,
}

impl Class {
    /// The class of a sentence.
    pub fn of(line: &Line, slots: &Slots) -> Self {
        let mood = line.mood;
        let plain = line.events == 0 && slots.days.is_empty();
        match () {
            () if mood.question => Self::Question,
            () if mood.quoted => Self::Quotation,
            () if mood.alleged => Self::Allegation,
            () if slots.long_ago => Self::Background,
            () if mood.future => Self::Prediction,
            () if !slots.numbers.is_empty() => Self::Quantity,
            () if mood.copula && plain => Self::Background,
            () if mood.opinion => Self::Opinion,
            () if plain && line.proper.is_empty() => Self::Background,
            () => Self::Event,
        }
    }

    /// Whether a claim of one article alone is worth a line in the report.
    pub fn stands_alone(self) -> bool {
        matches!(self, Self::Event | Self::Quantity | Self::Allegation | Self::Quotation)
    }
}
