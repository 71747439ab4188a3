//! How far a run has come, for whoever wants to know.

/// A stage that can take long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Each article's text and facts.
    Facts,
    /// What articles share.
    Passages,
    /// What they claim.
    Claims,
    /// What the rules find.
    Rules,
}

impl Stage {
    /// What the stage does, in words.
    pub fn doing(self) -> &'static str {
        match self {
            Self::Facts => "reading",
            Self::Passages => "looking for reused passages",
            Self::Claims => "comparing claims",
            Self::Rules => "running the rules",
        }
    }
}

/// Is told how far a run has come; called from many threads.
pub trait Watch: Sync {
    /// A stage begins, over so many articles.
    fn stage(&self, _stage: Stage, _articles: usize) {}

    /// A stage has so many articles behind it.
    fn step(&self, _stage: Stage, _done: usize, _of: usize) {}
}

/// Nobody watches.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unwatched;

impl Watch for Unwatched {}
