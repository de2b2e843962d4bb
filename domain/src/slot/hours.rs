//! Stretches of time in which a host can be booked, weekly or on one date, checked once and then
//! trusted.

use std::sync::Arc;

use chrono::{NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use crate::coded::coded;
use crate::ids::{ExtraHoursId, HoursId};
use crate::slot::CELL_MINUTES;
use crate::talk::Way;
use crate::unseen::seen;
use crate::working_days::DAY_MINUTES;

/// The longest description of a place, in characters.
pub const PLACE_MAX_CHARS: usize = 120;

/// Where a talk in person takes place: one line, not empty, at most [`PLACE_MAX_CHARS`] characters.
/// Cheap to copy, because every slot carries it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Place(Arc<str>);

/// Why a text is not a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAPlace {
    #[error("a place is missing")]
    Empty,
    #[error("a place has at most {PLACE_MAX_CHARS} characters")]
    TooLong,
}

impl Place {
    /// Reads a place as people see it ([`seen`]).
    pub fn parse(text: &str) -> Result<Self, NotAPlace> {
        let seen = seen(text);
        match seen.chars().count() {
            0 => Err(NotAPlace::Empty),
            1..=PLACE_MAX_CHARS => Ok(Self(seen.into())),
            _ => Err(NotAPlace::TooLong),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Place {
    type Error = NotAPlace;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Place> for String {
    fn from(place: Place) -> Self {
        place.0.as_ref().into()
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a host filled in for a stretch of weekly hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoursDraft {
    pub weekday: Weekday,
    /// Minutes after local midnight.
    pub start_minute: u16,
    /// Minutes after local midnight; 1440 is the end of the day.
    pub end_minute: u16,
    pub way: Way,
    /// Asked for talks in person; otherwise left out.
    pub place: String,
    /// First and last day on which the stretch counts; without them it always does.
    pub valid_from: Option<NaiveDate>,
    pub valid_until: Option<NaiveDate>,
}

coded! {
    /// A field of the form for hours.
    pub enum HoursField {
        Start = "start_minute",
        End = "end_minute",
        Place = "place",
        ValidUntil = "valid_until",
    }
}

coded! {
    /// What is wrong with a stretch of hours.
    pub enum HoursFault {
        NotMultipleOfFive = "not_multiple_of_five",
        BeyondMidnight = "beyond_midnight",
        EndNotAfterStart = "end_not_after_start",
        /// A talk in person needs a place, or the leaver would not know where to go.
        PlaceMissing = "place_missing",
        PlaceTooLong = "place_too_long",
        UntilBeforeFrom = "until_before_from",
    }
}

/// A part of a day in local time, with how and where talks are held in it. Made by
/// [`HoursDraft::check`] and [`ExtraHoursDraft::check`] only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    start_minute: u16,
    end_minute: u16,
    way: Way,
    place: Option<Place>,
}

/// A stretch of weekly hours. Made by [`HoursDraft::check`] only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours {
    id: HoursId,
    weekday: Weekday,
    stretch: Stretch,
    valid_from: Option<NaiveDate>,
    valid_until: Option<NaiveDate>,
}

/// Hours that a host opens on one date, on top of the weekly ones. Made by
/// [`ExtraHoursDraft::check`] only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtraHours {
    id: ExtraHoursId,
    date: NaiveDate,
    stretch: Stretch,
}

/// What a host filled in for hours on one date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtraHoursDraft {
    pub date: NaiveDate,
    /// Minutes after local midnight.
    pub start_minute: u16,
    /// Minutes after local midnight; 1440 is the end of the day.
    pub end_minute: u16,
    pub way: Way,
    /// Asked for talks in person; otherwise left out.
    pub place: String,
}

type Faults = Vec<(HoursField, HoursFault)>;

impl Stretch {
    fn check(start_minute: u16, end_minute: u16, way: Way, place: &str) -> (Self, Faults) {
        let mut faults = Faults::new();
        for (field, minute) in [(HoursField::Start, start_minute), (HoursField::End, end_minute)] {
            if minute > DAY_MINUTES {
                faults.push((field, HoursFault::BeyondMidnight));
            } else if !minute.is_multiple_of(CELL_MINUTES) {
                faults.push((field, HoursFault::NotMultipleOfFive));
            }
        }
        if faults.is_empty() && end_minute <= start_minute {
            faults.push((HoursField::End, HoursFault::EndNotAfterStart));
        }
        let place = match (way, Place::parse(place)) {
            (Way::Phone | Way::Video, _) => None,
            (Way::InPerson, Ok(place)) => Some(place),
            (Way::InPerson, Err(fault)) => {
                let fault = match fault {
                    NotAPlace::Empty => HoursFault::PlaceMissing,
                    NotAPlace::TooLong => HoursFault::PlaceTooLong,
                };
                faults.push((HoursField::Place, fault));
                None
            }
        };
        (Self { start_minute, end_minute, way, place }, faults)
    }

    /// Minutes after local midnight, a multiple of five.
    pub const fn start_minute(&self) -> u16 {
        self.start_minute
    }

    /// Minutes after local midnight, a multiple of five, at most 1440.
    pub const fn end_minute(&self) -> u16 {
        self.end_minute
    }

    pub const fn way(&self) -> Way {
        self.way
    }

    /// Always there for talks in person, never for others.
    pub const fn place(&self) -> Option<&Place> {
        self.place.as_ref()
    }

    /// Whether the stretch is open at this minute of the local day.
    pub const fn holds(&self, minute: u16) -> bool {
        self.start_minute <= minute && minute < self.end_minute
    }
}

impl HoursDraft {
    /// Checks every field; all faults come back at once, each at its field.
    pub fn check(&self, id: HoursId) -> Result<Hours, Faults> {
        let (stretch, mut faults) = Stretch::check(self.start_minute, self.end_minute, self.way, &self.place);
        if self.valid_from.zip(self.valid_until).is_some_and(|(from, until)| until < from) {
            faults.push((HoursField::ValidUntil, HoursFault::UntilBeforeFrom));
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let Self { weekday, valid_from, valid_until, .. } = *self;
        Ok(Hours { id, weekday, stretch, valid_from, valid_until })
    }
}

impl ExtraHoursDraft {
    /// Checks every field; all faults come back at once, each at its field.
    pub fn check(&self, id: ExtraHoursId) -> Result<ExtraHours, Faults> {
        let (stretch, faults) = Stretch::check(self.start_minute, self.end_minute, self.way, &self.place);
        if faults.is_empty() { Ok(ExtraHours { id, date: self.date, stretch }) } else { Err(faults) }
    }
}

impl ExtraHours {
    pub const fn id(&self) -> ExtraHoursId {
        self.id
    }

    pub const fn date(&self) -> NaiveDate {
        self.date
    }

    pub const fn stretch(&self) -> &Stretch {
        &self.stretch
    }
}

impl Hours {
    pub const fn id(&self) -> HoursId {
        self.id
    }

    pub const fn weekday(&self) -> Weekday {
        self.weekday
    }

    pub const fn stretch(&self) -> &Stretch {
        &self.stretch
    }

    /// Minutes after local midnight, a multiple of five.
    pub const fn start_minute(&self) -> u16 {
        self.stretch.start_minute
    }

    /// Minutes after local midnight, a multiple of five, at most 1440.
    pub const fn end_minute(&self) -> u16 {
        self.stretch.end_minute
    }

    pub const fn way(&self) -> Way {
        self.stretch.way
    }

    /// Always there for talks in person, never for others.
    pub const fn place(&self) -> Option<&Place> {
        self.stretch.place.as_ref()
    }

    pub const fn valid_from(&self) -> Option<NaiveDate> {
        self.valid_from
    }

    pub const fn valid_until(&self) -> Option<NaiveDate> {
        self.valid_until
    }

    /// Whether the stretch counts on this date, whose weekday is not looked at.
    pub fn are_valid_on(&self, date: NaiveDate) -> bool {
        self.valid_from.is_none_or(|from| from <= date) && self.valid_until.is_none_or(|until| date <= until)
    }
}

#[cfg(test)]
mod tests {
    use super::{NotAPlace, Place};

    #[test]
    fn a_place_is_what_people_see_of_it() {
        let read = |text| Place::parse(text).map(|place| place.as_str().to_owned());
        assert_eq!(read(" Kamer\u{a0} 1.12\u{200b}\n"), Ok("Kamer 1.12".into()));
        assert_eq!(read("\u{202e}Cafe\u{301}"), Ok("Café".into()));
        assert_eq!(read("\u{200b}\u{202e}"), Err(NotAPlace::Empty));
        assert_eq!(read(&"a".repeat(super::PLACE_MAX_CHARS + 1)), Err(NotAPlace::TooLong));
    }
}
