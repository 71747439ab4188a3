//! A review: one key a decision, every decision can be undone.
//!
//! Takes keys, gives what is to be done; who presses them, and what becomes of the files, is not known here.

use super::Look;

/// A decision on what is pending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It becomes the accepted snapshot.
    Accept,
    /// The accepted snapshot stays; what waits goes.
    Reject,
    /// It waits on.
    Skip,
}

/// A key of the review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Decides on the one that is shown.
    This(Decision),
    /// Decides on all that are left.
    Rest(Decision),
    /// Shows it in another way.
    Look(Look),
    /// Takes the last decision back.
    Undo,
    /// Names the keys.
    Help,
    /// Ends; what is left waits on.
    Quit,
}

/// Every key, with what it does.
pub const KEYS: &[(char, Key, &str)] = &[
    ('a', Key::This(Decision::Accept), "accept"),
    ('r', Key::This(Decision::Reject), "reject"),
    ('s', Key::This(Decision::Skip), "skip"),
    ('A', Key::Rest(Decision::Accept), "accept all the rest"),
    ('R', Key::Rest(Decision::Reject), "reject all the rest"),
    ('S', Key::Rest(Decision::Skip), "skip all the rest"),
    ('d', Key::Look(Look::Diff), "what differs"),
    ('o', Key::Look(Look::Old), "old"),
    ('n', Key::Look(Look::New), "new"),
    ('b', Key::Look(Look::Beside), "side by side"),
    ('u', Key::Undo, "undo"),
    ('?', Key::Help, "help"),
    ('q', Key::Quit, "quit"),
];

impl Key {
    /// The key of a character.
    pub fn of(character: char) -> Option<Self> {
        KEYS.iter().find(|(own, ..)| *own == character).map(|(_, key, _)| *key)
    }
}

/// What is to be done after a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Carry decisions out.
    Decide(Vec<usize>, Decision),
    /// Take them back.
    Undo(Vec<usize>),
    /// Show the one at hand.
    Show(Look),
    /// Name the keys.
    Help,
    /// Nothing: there is nothing to decide on, or to take back.
    Nothing(&'static str),
    /// End.
    End,
}

/// How far a review has come.
#[derive(Debug)]
pub struct Review {
    decisions: Vec<Option<Decision>>,
    /// What each key decided on, the last one last.
    history: Vec<Vec<usize>>,
}

impl Review {
    /// Begins on so many.
    pub fn new(count: usize) -> Self {
        Self { decisions: vec![None; count], history: Vec::new() }
    }

    /// Which one is to be decided on; none when all are.
    pub fn at(&self) -> Option<usize> {
        self.decisions.iter().position(Option::is_none)
    }

    /// How many were decided on in this way.
    pub fn count(&self, decision: Decision) -> usize {
        self.decisions.iter().filter(|own| **own == Some(decision)).count()
    }

    /// How many have been looked at in all.
    pub fn len(&self) -> usize {
        self.decisions.len()
    }

    /// Whether there was nothing to review.
    pub fn is_empty(&self) -> bool {
        self.decisions.is_empty()
    }

    /// Takes a key.
    pub fn press(&mut self, key: Key) -> Act {
        match (key, self.at()) {
            (Key::Quit, _) => Act::End,
            (Key::Help, _) => Act::Help,
            (Key::Undo, _) => self.undo(),
            (_, None) => Act::Nothing("all are decided upon: u takes the last decision back, q ends"),
            (Key::Look(look), _) => Act::Show(look),
            (Key::This(decision), Some(at)) => self.decide(vec![at], decision),
            (Key::Rest(decision), _) => {
                let rest = self.decisions.iter().enumerate().filter(|(_, own)| own.is_none());
                let rest = rest.map(|(at, _)| at).collect();
                self.decide(rest, decision)
            }
        }
    }

    fn decide(&mut self, which: Vec<usize>, decision: Decision) -> Act {
        for at in &which {
            if let Some(own) = self.decisions.get_mut(*at) {
                *own = Some(decision);
            }
        }
        self.history.push(which.clone());
        Act::Decide(which, decision)
    }

    fn undo(&mut self) -> Act {
        let Some(last) = self.history.pop() else { return Act::Nothing("there is nothing to take back") };
        for at in &last {
            if let Some(own) = self.decisions.get_mut(*at) {
                *own = None;
            }
        }
        Act::Undo(last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(review: &mut Review, keys: &str) -> Vec<Act> {
        keys.chars().map(|key| review.press(Key::of(key).unwrap())).collect()
    }

    #[test]
    fn a_key_decides_on_one_and_a_capital_on_the_rest() {
        let mut review = Review::new(4);
        let acts = press(&mut review, "arS");
        assert_eq!(acts[1], Act::Decide(vec![1], Decision::Reject));
        assert_eq!(acts[2], Act::Decide(vec![2, 3], Decision::Skip));
        assert_eq!([Decision::Accept, Decision::Reject, Decision::Skip].map(|d| review.count(d)), [1, 1, 2]);
        assert_eq!(review.at(), None);
    }

    #[test]
    fn undo_takes_back_what_one_key_did_and_goes_back_to_it() {
        let mut review = Review::new(3);
        press(&mut review, "aA");
        assert_eq!(press(&mut review, "u"), [Act::Undo(vec![1, 2])]);
        assert_eq!((review.at(), review.count(Decision::Accept)), (Some(1), 1));
        press(&mut review, "u");
        assert!(matches!(review.press(Key::Undo), Act::Nothing(_)));
        assert_eq!(review.at(), Some(0));
    }

    #[test]
    fn no_two_keys_are_the_same() {
        let keys: std::collections::BTreeSet<char> = KEYS.iter().map(|(key, ..)| *key).collect();
        assert_eq!(keys.len(), KEYS.len());
    }
}
