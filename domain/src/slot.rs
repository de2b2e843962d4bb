//! Bookable times: which starts a host can offer for a talk, by one rule for showing and booking.
//!
//! Read `rule` first: it says for one start of one host what stands in its way. `search` lists the
//! starts of a host where nothing does, `merged` those of many; `survey` lays a day out with the reasons.

mod busy;
mod closed;
mod day;
mod good;
pub mod hours;
mod merged;
mod rule;
mod search;
mod settings;
mod starts;
mod survey;
mod table;
mod taken;
mod why_not;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::AccountId;
use crate::talk::Way;
use crate::working_days::{DateRange, WorkCalendar};

pub use busy::BusyTimes;
pub use closed::{Closed, DayPart};
pub use good::{PartOfDay, chosen_starts, first_good};
pub use hours::{
    ExtraHours, ExtraHoursDraft, Hours, HoursDraft, HoursFault, HoursField, PLACE_MAX_CHARS, Place, Stretch,
};
pub use merged::merged_slots;
pub use search::slots;
pub use settings::{
    BUFFER_AFTER_MINUTES, HostSettings, NOTICE_HOURS, OwnSettings, OwnSettingsDraft, SettingsFault, SettingsField,
    TALKS_A_DAY_MAX, languages_of,
};
pub use survey::{Piece, survey};
pub use table::HostTable;
pub use why_not::{Reasons, WhyNot};

/// Slots start at multiples of this many minutes from the start of a stretch of hours.
pub const STEP_MINUTES: u16 = 15;
/// Bookings claim cells of this many minutes; starts, lengths and buffers are multiples of it.
pub const CELL_MINUTES: u16 = 5;

/// Minutes kept free before and after a talk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Buffers {
    pub before: u16,
    pub after: u16,
}

/// A time that is taken: from `start` up to, not including, `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Busy {
    pub start: DateTime<Utc>,
    pub end: DateTime<Utc>,
}

/// What a talk takes of both sides' time: its minutes, and the host's buffers around it. A booked
/// talk keeps the buffers with which it was booked, whatever the host sets later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    pub start: DateTime<Utc>,
    pub minutes: u16,
    pub buffers: Buffers,
}

impl Claim {
    /// The talk itself, without its buffers.
    pub fn talk(&self) -> Busy {
        Busy { start: self.start, end: self.start + TimeDelta::minutes(i64::from(self.minutes)) }
    }

    /// The talk and its buffers.
    pub fn whole(&self) -> Busy {
        let Busy { start, end } = self.talk();
        Busy {
            start: start - TimeDelta::minutes(i64::from(self.buffers.before)),
            end: end + TimeDelta::minutes(i64::from(self.buffers.after)),
        }
    }

    /// The five-minute cells since the epoch that the claim takes, ascending. What is off the grid
    /// takes every cell it touches.
    pub fn cells(&self) -> Vec<i64> {
        let cell = i64::from(CELL_MINUTES) * 60;
        let (first, end) = self.whole().span();
        (first.div_euclid(cell)..(end + cell - 1).div_euclid(cell)).collect()
    }
}

impl Busy {
    pub fn overlaps(&self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whole seconds since the epoch around it; parts of a second count as the whole.
    #[inline]
    pub fn span(self) -> (i64, i64) {
        (self.start.timestamp(), whole_second(self.end))
    }
}

/// The first whole second that is not before this instant.
#[inline]
fn whole_second(instant: DateTime<Utc>) -> i64 {
    instant.timestamp() + i64::from(instant.timestamp_subsec_nanos() > 0)
}

/// When one host can be booked, and what is taken already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostTimes {
    pub account: AccountId,
    pub settings: HostSettings,
    /// Weekly hours; they count on working days only.
    pub hours: Vec<Hours>,
    /// Hours on a date, set on purpose: they count on any day, holidays and weekends included.
    pub extra: Vec<ExtraHours>,
    /// The host's own closed times.
    pub closed: Vec<Closed>,
    /// Booked talks, in any order.
    pub talks: Vec<Claim>,
    /// Busy times of the host's own calendars.
    pub busy: BusyTimes,
    /// For a formal talk the days on which the training is valid; `None` where none is needed.
    pub trained: Option<Vec<DateRange>>,
}

/// Who looks for a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Seeker {
    /// The host's notice and horizon count.
    #[default]
    Leaver,
    /// The host plans: their own notice and horizon do not bind them.
    Host,
}

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Length of the talk, a multiple of five.
    pub minutes: u16,
    /// Local days ([`crate::route::talk_window`]).
    pub window: DateRange,
    /// By phone or video only, for somebody already gone. Hours in person are then offered by
    /// phone: a host who is in the building can be called.
    pub remote_only: bool,
    /// Nothing starts before it, nor within the host's notice from it.
    pub now: DateTime<Utc>,
    pub seeker: Seeker,
    /// What the leaver has booked already.
    pub leaver_talks: Vec<Claim>,
}

/// A bookable time.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Slot {
    pub host: AccountId,
    pub start: DateTime<Utc>,
    pub minutes: u16,
    pub way: Way,
    pub place: Option<Place>,
}

impl Slot {
    /// When the talk ends, the buffer not included.
    pub fn end(&self) -> DateTime<Utc> {
        self.start + TimeDelta::minutes(i64::from(self.minutes))
    }

    /// What it would take with these buffers.
    pub const fn claim(&self, buffers: Buffers) -> Claim {
        Claim { start: self.start, minutes: self.minutes, buffers }
    }
}

/// Whether this slot is still on offer: the check at booking, by the rule that showed it.
pub fn is_offered(slot: &Slot, host: &HostTimes, wanted: &Wanted, calendar: &WorkCalendar) -> bool {
    let date = calendar.local_date(slot.start);
    let that_day = Wanted { window: wanted.window.intersection(DateRange::new(date, date)), ..wanted.clone() };
    slots(host, &that_day, calendar).contains(slot)
}

/// Everything that keeps the host from being offered at this start; empty exactly when [`slots`]
/// has a slot that starts then.
pub fn why_not(start: DateTime<Utc>, host: &HostTimes, wanted: &Wanted, calendar: &WorkCalendar) -> Reasons {
    let day = day::Day::of(calendar.local_date(start), calendar);
    rule::Rule::of(host, wanted, calendar).why_not(start, &day)
}
