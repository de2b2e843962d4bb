//! A stretch of weekly hours in which a host can be booked, checked once and then trusted.

use std::sync::Arc;

use chrono::{NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use crate::coded::coded;
use crate::ids::HoursId;
use crate::slot::CELL_MINUTES;
use crate::talk::Way;

/// The longest description of a place, in characters.
pub const PLACE_MAX_CHARS: usize = 120;
/// Minutes in a day: hours may end at midnight.
const DAY_MINUTES: u16 = 24 * 60;

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
    /// Reads a place; white space and control characters fold into single spaces.
    pub fn parse(text: &str) -> Result<Self, NotAPlace> {
        let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
        let folded = words.collect::<Vec<_>>().join(" ");
        match folded.chars().count() {
            0 => Err(NotAPlace::Empty),
            1..=PLACE_MAX_CHARS => Ok(Self(folded.into())),
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

/// A stretch of weekly hours in local time. Made by [`HoursDraft::check`] only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours {
    id: HoursId,
    weekday: Weekday,
    start_minute: u16,
    end_minute: u16,
    way: Way,
    place: Option<Place>,
    valid_from: Option<NaiveDate>,
    valid_until: Option<NaiveDate>,
}

impl HoursDraft {
    /// Checks every field; all faults come back at once, each at its field.
    pub fn check(&self, id: HoursId) -> Result<Hours, Vec<(HoursField, HoursFault)>> {
        let mut faults = Vec::new();
        for (field, minute) in [(HoursField::Start, self.start_minute), (HoursField::End, self.end_minute)] {
            if minute > DAY_MINUTES {
                faults.push((field, HoursFault::BeyondMidnight));
            } else if minute % CELL_MINUTES != 0 {
                faults.push((field, HoursFault::NotMultipleOfFive));
            }
        }
        if faults.is_empty() && self.end_minute <= self.start_minute {
            faults.push((HoursField::End, HoursFault::EndNotAfterStart));
        }
        let place = match (self.way, Place::parse(&self.place)) {
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
        if self.valid_from.zip(self.valid_until).is_some_and(|(from, until)| until < from) {
            faults.push((HoursField::ValidUntil, HoursFault::UntilBeforeFrom));
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Hours {
            id,
            weekday: self.weekday,
            start_minute: self.start_minute,
            end_minute: self.end_minute,
            way: self.way,
            place,
            valid_from: self.valid_from,
            valid_until: self.valid_until,
        })
    }
}

impl Hours {
    pub const fn id(&self) -> HoursId {
        self.id
    }

    pub const fn weekday(&self) -> Weekday {
        self.weekday
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
