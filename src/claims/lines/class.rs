//! Classes: what sort of statement a sentence makes.
//!
//! A claim of one article leads the report when its sentence states something that can be checked: an event, a quantity, an
//! allegation, or what somebody said. Everything else is listed too, under its class, where all is asked for.

use crate::claims::lines::Line;
use crate::claims::lines::slots::Slots;

/// What sort of statement a claim is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Class {
    /// Something happened.
    #[default]
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
    /// A menu, a credit, a notice that the outlet repeats: it states nothing.
    Furniture,
}

impl Class {
    /// The names in reports, all of them.
    pub const NAMES: &'static [&'static str] = &[
        "event",
        "quantity",
        "allegation",
        "quotation",
        "background",
        "opinion",
        "prediction",
        "question",
        "furniture",
    ];

    /// The name in reports.
    pub fn name(self) -> &'static str {
        Self::NAMES.get(self as usize).copied().unwrap_or_default()
    }

    /// The class of a sentence.
    pub(in crate::claims) fn of(line: &Line, slots: &Slots) -> Self {
        let mood = line.mood;
        let plain = line.events == 0 && slots.days.is_empty();
        match () {
            () if mood.furniture => Self::Furniture,
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
