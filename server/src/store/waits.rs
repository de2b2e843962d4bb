//! How long writes waited for their turn, for whoever watches.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// One for all copies of a store.
#[derive(Debug, Default)]
pub(super) struct Waits {
    writes: AtomicU64,
    micros: AtomicU64,
}

/// What it came to since the store was opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WriteWaits {
    /// Transactions that were begun, or given up before they could be.
    pub writes: u64,
    /// How long all of them waited until they began.
    pub waited: Duration,
}

impl Waits {
    pub fn note(&self, waited: Duration) {
        self.writes.fetch_add(1, Ordering::Relaxed);
        self.micros.fetch_add(u64::try_from(waited.as_micros()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    pub fn sum(&self) -> WriteWaits {
        WriteWaits {
            writes: self.writes.load(Ordering::Relaxed),
            waited: Duration::from_micros(self.micros.load(Ordering::Relaxed)),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Waits, WriteWaits};

    #[test]
    fn waits_add_up() {
        let waits = Waits::default();
        assert_eq!(waits.sum(), WriteWaits::default());
        waits.note(Duration::from_millis(3));
        waits.note(Duration::from_millis(4));
        assert_eq!(waits.sum(), WriteWaits { writes: 2, waited: Duration::from_millis(7) });
    }
}
