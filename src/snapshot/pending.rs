//! What an audit says that has not been accepted.

use super::{FOLDER, Snapshot, Store};

/// A snapshot that waits for a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// The article's path, or the folder's name; of an orphan, where its file lies.
    pub name: String,
    /// What has become of it.
    pub change: Change,
    /// What is accepted; empty for a new one.
    pub old: String,
    /// What the audit says; empty for an orphan.
    pub new: String,
}

/// What has become of a snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Nothing was accepted before.
    New,
    /// Something else was accepted.
    Changed,
    /// There is no such article any more.
    Orphaned,
}

impl Change {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Orphaned => "orphaned",
        }
    }
}

/// Holds the snapshots of an audit against the accepted ones: what is pending in the order of the audit, then orphans.
pub fn compare(snapshots: &[Snapshot], store: &Store) -> Vec<Pending> {
    let one = |snapshot: &Snapshot| {
        let old = store.accepted(&snapshot.name);
        let change = if old.is_some() { Change::Changed } else { Change::New };
        // The folder's snapshot also says what it is of.
        let of_others = snapshot.name == FOLDER && store.other_inputs().is_some();
        let is_same = !of_others && old.is_some_and(|old| old.trim_end() == snapshot.body.trim_end());
        let (name, old) = (snapshot.name.clone(), old.unwrap_or("").to_owned());
        (!is_same).then(|| Pending { name, change, old, new: snapshot.body.clone() })
    };
    let mut pending: Vec<Pending> = snapshots.iter().filter_map(one).collect();
    pending.extend(store.orphans(snapshots.iter().map(|snapshot| snapshot.name.as_str())));
    pending
}
