//! Why a time is not offered.

use crate::coded::coded;

coded! {
    /// Why a talk cannot start at some time. The same look that lists slots gives these, so that
    /// nothing is ever offered for which one is given, and nothing withheld without one.
    pub enum WhyNot {
        InThePast = "in_the_past",
        /// Sooner than the host's least notice.
        Notice = "notice",
        /// Further ahead than the host wants to be booked.
        BeyondHorizon = "beyond_horizon",
        /// Before the first day on which this talk may be planned.
        BeforeWindow = "before_window",
        /// After the last bookable day.
        AfterWindow = "after_window",
        /// Within weekly hours, but on a weekend day, a public holiday or a school holiday.
        Holiday = "holiday",
        OutsideHours = "outside_hours",
        /// Within hours, but not at one of the starts, every quarter of an hour.
        OffGrid = "off_grid",
        /// The talk would run past the end of the hours.
        TooShort = "too_short",
        /// The host closed this day, or this part of it.
        Closed = "closed",
        /// Without a valid training on that day, for a formal talk.
        NotTrained = "not_trained",
        /// As many talks on that day as the host allows.
        DayFull = "day_full",
        /// The host has another talk then.
        OtherTalk = "other_talk",
        /// Free itself, but too close to another talk or to something in the host's own calendar.
        Buffer = "buffer",
        /// Busy in the host's own calendar.
        OwnCalendar = "own_calendar",
        /// The leaver has another talk then, or right around it.
        LeaverBusy = "leaver_busy",
    }
}

/// A set of reasons; empty for a time on offer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Reasons(u16);

const _: () = assert!(WhyNot::ALL.len() <= u16::BITS as usize, "every reason has a bit");

impl Reasons {
    /// The time is on offer.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub const fn contains(self, reason: WhyNot) -> bool {
        self.0 & bit(reason) != 0
    }

    /// In the order of [`WhyNot::ALL`].
    pub fn iter(self) -> impl Iterator<Item = WhyNot> {
        WhyNot::ALL.iter().copied().filter(move |reason| self.contains(*reason))
    }

    pub(super) const fn add(&mut self, reason: WhyNot) {
        self.0 |= bit(reason);
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl From<WhyNot> for Reasons {
    fn from(reason: WhyNot) -> Self {
        Self(bit(reason))
    }
}

const fn bit(reason: WhyNot) -> u16 {
    1 << reason as u16
}
