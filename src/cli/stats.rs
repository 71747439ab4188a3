//! What a run cost, for `--stats`: on standard error, so that no report depends on the machine.

use std::time::{Duration, Instant};

/// A run that is being timed.
pub(super) struct Stats {
    began: Instant,
}

impl Stats {
    /// Starts the clock.
    pub(super) fn begin() -> Self {
        Self { began: Instant::now() }
    }

    /// Says on standard error what it took from the start to here.
    pub(super) fn tell(&self) {
        anstream::eprintln!("{}", line(self.began.elapsed(), cost()));
    }
}

/// What the process has used, as the system counts it.
struct Cost {
    /// Processor time of all threads.
    processor: Duration,
    /// The most memory that was in use at once, in bytes.
    memory: u64,
}

fn line(wall: Duration, cost: Option<Cost>) -> String {
    let wall = wall.as_secs_f64();
    match cost {
        None => format!("took {wall:.2} s"),
        Some(Cost { processor, memory }) => {
            let processor = processor.as_secs_f64();
            let memory = memory as f64 / 1e6;
            format!("took {wall:.2} s, {processor:.2} s of processor time and at most {memory:.0} MB of memory")
        }
    }
}

#[cfg(unix)]
fn cost() -> Option<Cost> {
    use nix::sys::resource::{UsageWho, getrusage};
    let usage = getrusage(UsageWho::RUSAGE_SELF).ok()?;
    let seconds = |time: nix::sys::time::TimeVal| {
        Some(Duration::new(u64::try_from(time.tv_sec()).ok()?, u32::try_from(time.tv_usec()).ok()?.checked_mul(1000)?))
    };
    // Apple's systems count bytes where the others count kibibytes.
    let unit = if cfg!(target_vendor = "apple") { 1 } else { 1024 };
    let memory = u64::try_from(usage.max_rss()).ok()?.checked_mul(unit)?;
    Some(Cost { processor: seconds(usage.user_time())?.checked_add(seconds(usage.system_time())?)?, memory })
}

#[cfg(not(unix))]
fn cost() -> Option<Cost> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_and_memory_are_told_in_seconds_and_megabytes() {
        let cost = Cost { processor: Duration::from_millis(1500), memory: 340_400_000 };
        let said = line(Duration::from_millis(800), Some(cost));
        assert_eq!(said, "took 0.80 s, 1.50 s of processor time and at most 340 MB of memory");
        assert_eq!(line(Duration::from_millis(800), None), "took 0.80 s");
    }

    #[cfg(unix)]
    #[test]
    fn the_system_says_how_much_memory_was_held() {
        assert!(cost().is_some_and(|cost| cost.memory > 100_000));
    }
}
