//! The clock, read only at the edges; every rule gets `now` as an argument.

use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, DurationRound, TimeDelta, Utc};

/// Where `now` comes from.
pub trait Clock: Send + Sync {
    /// The instant, in whole microseconds: what PostgreSQL can store, so that an instant read back
    /// is equal to the one written.
    fn now(&self) -> DateTime<Utc>;
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        whole_micros(Utc::now())
    }
}

/// A clock that runs like the machine's, some time ahead or behind. Only the demonstration has it.
#[derive(Debug)]
pub struct DemoClock {
    offset_micros: AtomicI64,
}

impl DemoClock {
    /// A clock that says `start` now, and runs on from there.
    pub fn starting_at(start: DateTime<Utc>) -> Self {
        Self { offset_micros: AtomicI64::new(micros_until(start)) }
    }

    /// Moves the clock to `instant`. An instant that has passed already changes nothing: time
    /// never runs back. Returns what the clock says then.
    pub fn advance_to(&self, instant: DateTime<Utc>) -> DateTime<Utc> {
        self.offset_micros.fetch_max(micros_until(instant), Ordering::SeqCst);
        self.now()
    }
}

impl Clock for DemoClock {
    fn now(&self) -> DateTime<Utc> {
        whole_micros(Utc::now() + TimeDelta::microseconds(self.offset_micros.load(Ordering::SeqCst)))
    }
}

/// A clock that stands still until it is moved; for tests.
#[derive(Debug)]
pub struct FrozenClock {
    micros: AtomicI64,
}

impl FrozenClock {
    pub fn at(instant: DateTime<Utc>) -> Self {
        Self { micros: AtomicI64::new(instant.timestamp_micros()) }
    }

    /// Puts the clock at `instant`, forward or back.
    pub fn set(&self, instant: DateTime<Utc>) {
        self.micros.store(instant.timestamp_micros(), Ordering::SeqCst);
    }

    pub fn advance(&self, by: TimeDelta) {
        self.micros.fetch_add(by.num_microseconds().unwrap_or(i64::MAX / 4), Ordering::SeqCst);
    }
}

impl Clock for FrozenClock {
    fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_micros(self.micros.load(Ordering::SeqCst)).unwrap_or_default()
    }
}

fn whole_micros(instant: DateTime<Utc>) -> DateTime<Utc> {
    // Rounding fails only outside the years 1677 to 2262.
    instant.duration_trunc(TimeDelta::microseconds(1)).unwrap_or(instant)
}

/// How far the machine's clock has to be moved to say at least `instant`.
fn micros_until(instant: DateTime<Utc>) -> i64 {
    (instant - whole_micros(Utc::now())).num_microseconds().unwrap_or(0) + 1
}

#[cfg(test)]
mod tests {
    use chrono::{TimeDelta, Utc};

    use super::{Clock, DemoClock, FrozenClock, SystemClock};

    #[test]
    fn the_demonstrations_clock_only_moves_forward() {
        let start = Utc::now() + TimeDelta::days(30);
        let clock = DemoClock::starting_at(start);
        assert!(clock.now() >= start);
        let later = start + TimeDelta::days(7);
        assert!(clock.advance_to(later) >= later);
        assert!(clock.advance_to(start) >= later);
    }

    #[test]
    fn an_instant_has_whole_microseconds() {
        assert_eq!(SystemClock.now().timestamp_subsec_nanos() % 1_000, 0);
    }

    #[test]
    fn a_frozen_clock_stands_still() {
        let clock = FrozenClock::at(Utc::now());
        let before = clock.now();
        assert_eq!(clock.now(), before);
        clock.advance(TimeDelta::minutes(1));
        assert_eq!(clock.now() - before, TimeDelta::minutes(1));
    }
}
