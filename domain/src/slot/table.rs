//! What a host set and what their calendars say, apart from the talks they have: the part of their times that can
//! be kept while nobody changes it. It knows nothing of who looks, and nothing of today.

use super::{BusyTimes, Claim, Closed, ExtraHours, HostTimes, Hours, OwnSettings, Place};
use crate::ids::AccountId;
use crate::working_days::DateRange;

/// One host's limits, hours, closed times, calendars and trainings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HostTable {
    pub settings: OwnSettings,
    /// Weekly hours.
    pub hours: Vec<Hours>,
    pub extra: Vec<ExtraHours>,
    /// The host's own closed times.
    pub closed: Vec<Closed>,
    /// Of all their own calendars together.
    pub busy: BusyTimes,
    /// The days of each training.
    pub trained: Vec<DateRange>,
}

impl HostTable {
    /// The same in one order, in whatever order it was read, and with no room to spare.
    #[must_use]
    pub fn settled(mut self) -> Self {
        self.hours.sort_unstable_by_key(Hours::id);
        self.hours.shrink_to_fit();
        self.extra.sort_unstable_by_key(ExtraHours::id);
        self.extra.shrink_to_fit();
        let minutes = |closed: &Closed| closed.part.map(|part| (part.start_minute(), part.end_minute()));
        self.closed.sort_unstable_by_key(|closed| (closed.days, minutes(closed)));
        self.closed.shrink_to_fit();
        self.trained.sort_unstable();
        self.trained.shrink_to_fit();
        self
    }

    /// The host's times as the rule takes them. `talks_a_day` is the board's, for a host who set none; `trained`
    /// as in [`HostTimes`]; `talks` are those that are booked.
    pub fn times(
        &self,
        account: AccountId,
        trained: Option<Vec<DateRange>>,
        talks_a_day: u16,
        talks: Vec<Claim>,
    ) -> HostTimes {
        HostTimes {
            account,
            settings: self.settings.over(talks_a_day),
            hours: self.hours.clone(),
            extra: self.extra.clone(),
            closed: self.closed.clone(),
            talks,
            busy: self.busy.clone(),
            trained,
        }
    }

    /// How many bytes it takes in memory, more or less.
    pub fn bytes(&self) -> usize {
        // A place stands in memory of its own, behind two counters.
        let of_place = |place: Option<&Place>| place.map_or(0, |place| place.as_str().len() + 16);
        let places = self.hours.iter().map(Hours::stretch).chain(self.extra.iter().map(ExtraHours::stretch));
        size_of::<Self>()
            + self.hours.capacity() * size_of::<Hours>()
            + self.extra.capacity() * size_of::<ExtraHours>()
            + self.closed.capacity() * size_of::<Closed>()
            + self.trained.capacity() * size_of::<DateRange>()
            + self.busy.len() * size_of::<(u32, u32)>()
            + places.map(|stretch| of_place(stretch.place())).sum::<usize>()
    }
}
