//! Times at which a host cannot be booked, because they said so: days, or a part of each of them.

use crate::working_days::{DAY_MINUTES, DateRange};

/// Days on which a host is closed, wholly or for a part of each day. Closing wins over every other
/// setting: extra hours on a closed day are not offered. The buffers around a talk may lie in a
/// closed time, as they may lie outside hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closed {
    pub days: DateRange,
    /// Without it the whole of each day.
    pub part: Option<DayPart>,
}

/// A part of a day in local minutes after midnight, not empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayPart {
    start_minute: u16,
    end_minute: u16,
}

impl Closed {
    /// Whole days.
    pub const fn whole(days: DateRange) -> Self {
        Self { days, part: None }
    }
}

impl DayPart {
    /// From one minute up to, not including, another; `None` when nothing lies between them, or when
    /// it ends after midnight.
    pub const fn new(start_minute: u16, end_minute: u16) -> Option<Self> {
        if start_minute < end_minute && end_minute <= DAY_MINUTES {
            Some(Self { start_minute, end_minute })
        } else {
            None
        }
    }

    pub const fn start_minute(self) -> u16 {
        self.start_minute
    }

    /// At most 1440, the end of the day.
    pub const fn end_minute(self) -> u16 {
        self.end_minute
    }
}
