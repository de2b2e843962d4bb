//! The busy times of a host's own calendars, as a search reads them.

use std::sync::Arc;

use chrono::DateTime;

use super::Busy;

/// Busy times in order, of which no two touch, in whole seconds since 1970; what lies after 2106 is left out.
/// Eight bytes each, and cheap to copy: whoever searches shares them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BusyTimes(Arc<[(u32, u32)]>);

impl BusyTimes {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each from one second since the epoch up to, not including, another.
    pub(super) fn spans(&self) -> impl Iterator<Item = (i64, i64)> {
        self.0.iter().map(|(from, until)| (i64::from(*from), i64::from(*until)))
    }

    /// In order.
    pub fn iter(&self) -> impl Iterator<Item = Busy> {
        let instant = |second| DateTime::from_timestamp(second, 0).unwrap_or_default();
        self.spans().map(move |(from, until)| Busy { start: instant(from), end: instant(until) })
    }
}

impl FromIterator<Busy> for BusyTimes {
    /// Of busy times in any order, overlapping or not.
    fn from_iter<I: IntoIterator<Item = Busy>>(all: I) -> Self {
        let second = |second: i64| u32::try_from(second.max(0)).unwrap_or(u32::MAX);
        let spans = all.into_iter().map(Busy::span).map(|(from, until)| (second(from), second(until)));
        let mut spans: Vec<(u32, u32)> = spans.filter(|(from, until)| from < until).collect();
        spans.sort_unstable();
        spans.dedup_by(|next, before| {
            let touches = next.0 <= before.1;
            if touches {
                before.1 = before.1.max(next.1);
            }
            touches
        });
        Self(spans.into())
    }
}
