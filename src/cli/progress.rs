//! A line of progress on standard error: only on a terminal, and only when it takes longer than half a second.

use crate::audit::{Stage, Watch};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// How long a run may take before it says what it does.
const PATIENCE: Duration = Duration::from_millis(500);

/// Shows which stage runs.
pub struct Progress {
    began: Instant,
    bar: OnceLock<ProgressBar>,
    wanted: bool,
}

impl Progress {
    /// Progress that may show itself, or never does.
    pub(super) fn new(quiet: bool) -> Self {
        let wanted = !quiet && std::io::stderr().is_terminal();
        Self { began: Instant::now(), bar: OnceLock::new(), wanted }
    }

    /// Takes the line away.
    pub(super) fn end(&self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }

    fn bar(&self) -> Option<&ProgressBar> {
        let due = self.wanted && self.began.elapsed() >= PATIENCE;
        due.then(|| self.bar.get_or_init(bar))
    }
}

impl Watch for Progress {
    fn stage(&self, stage: Stage, articles: usize) {
        if let Some(bar) = self.bar() {
            bar.set_message(format!("{}, {articles} articles", stage.doing()));
            bar.tick();
        }
    }

    fn step(&self, stage: Stage, done: usize, of: usize) {
        if let Some(bar) = self.bar().filter(|_| done.is_multiple_of(64)) {
            bar.set_message(format!("{}, {done} of {of} articles", stage.doing()));
            bar.tick();
        }
    }
}

fn bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{spinner} {msg}").unwrap_or_else(|_| ProgressStyle::default_spinner());
    ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr()).with_style(style)
}
