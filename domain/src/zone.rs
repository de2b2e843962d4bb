//! Somebody else's clock: the wall time of an instant in another zone than the organisation's.

use std::fmt;

use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// A zone of the zone database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Zone(Tz);

/// The text names no zone of the zone database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAZone;

impl fmt::Display for NotAZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a name of the zone database")
    }
}

impl std::error::Error for NotAZone {}

/// Zones a page offers, by their codes in the catalogue (`term-zone-…`) and in the zone database, from
/// west to east. Deliberately absent: zones whose clocks run as those in the Netherlands, and the
/// other five hundred. A browser that knows its own zone offers that one.
pub const OFFERED: &[(&str, &str)] = &[
    ("los-angeles", "America/Los_Angeles"),
    ("denver", "America/Denver"),
    ("chicago", "America/Chicago"),
    ("new-york", "America/New_York"),
    ("curacao", "America/Curacao"),
    ("paramaribo", "America/Paramaribo"),
    ("sao-paulo", "America/Sao_Paulo"),
    ("azores", "Atlantic/Azores"),
    ("reykjavik", "Atlantic/Reykjavik"),
    ("london", "Europe/London"),
    ("casablanca", "Africa/Casablanca"),
    ("athens", "Europe/Athens"),
    ("johannesburg", "Africa/Johannesburg"),
    ("istanbul", "Europe/Istanbul"),
    ("nairobi", "Africa/Nairobi"),
    ("dubai", "Asia/Dubai"),
    ("kolkata", "Asia/Kolkata"),
    ("bangkok", "Asia/Bangkok"),
    ("jakarta", "Asia/Jakarta"),
    ("singapore", "Asia/Singapore"),
    ("shanghai", "Asia/Shanghai"),
    ("tokyo", "Asia/Tokyo"),
    ("brisbane", "Australia/Brisbane"),
    ("sydney", "Australia/Sydney"),
    ("auckland", "Pacific/Auckland"),
];

impl Zone {
    /// Reads a name of the zone database, such as `Europe/London`.
    pub fn parse(name: &str) -> Option<Self> {
        name.parse().ok().map(Self)
    }

    /// For what reckons with the zone database itself.
    pub const fn tz(self) -> Tz {
        self.0
    }

    /// Its name in the zone database.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The code of its word in the catalogue, for a zone that pages offer.
    pub fn code(self) -> Option<&'static str> {
        OFFERED.iter().find(|(_, name)| *name == self.0.name()).map(|(code, _)| *code)
    }

    /// What the clocks there show.
    pub fn wall(self, instant: DateTime<Utc>) -> NaiveDateTime {
        instant.with_timezone(&self.0).naive_local()
    }
}

/// The town after which the zone database names a zone: `Buenos Aires` of `America/Argentina/Buenos_Aires`.
/// Nothing for a name without one, such as `UTC` or `Etc/GMT+3`, which no place goes by.
pub fn town(name: &str) -> Option<String> {
    let (region, rest) = name.split_once('/')?;
    let town = rest.rsplit('/').next().filter(|town| !town.is_empty())?;
    (region != "Etc").then(|| town.replace('_', " "))
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl From<Tz> for Zone {
    fn from(zone: Tz) -> Self {
        Self(zone)
    }
}

impl TryFrom<String> for Zone {
    type Error = NotAZone;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        Self::parse(&name).ok_or(NotAZone)
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> Self {
        zone.name().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    use super::{OFFERED, Zone, town};

    #[test]
    fn every_zone_on_offer_exists_and_knows_its_word() {
        for (code, name) in OFFERED {
            assert_eq!(Zone::parse(name).and_then(Zone::code), Some(*code), "{name}");
        }
        assert_eq!(Zone::parse("Europe/Atlantis"), None);
        assert_eq!(Zone::parse("Europe/Amsterdam").and_then(Zone::code), None);
    }

    #[test]
    fn ten_in_amsterdam_is_another_day_in_auckland() {
        let instant: DateTime<Utc> = "2027-01-12T13:00:00Z".parse().expect("an instant");
        let wall = |name: &str| Zone::parse(name).expect("a zone").wall(instant).format("%d %H:%M").to_string();
        assert_eq!((wall("Europe/Amsterdam"), wall("Pacific/Auckland")), ("12 14:00".into(), "13 02:00".into()));
    }

    #[test]
    fn a_zone_is_called_after_its_town_and_machines_without_a_place_have_none() {
        assert_eq!(town("America/Argentina/Buenos_Aires").as_deref(), Some("Buenos Aires"));
        assert_eq!(town("America/Paramaribo").as_deref(), Some("Paramaribo"));
        for nowhere in ["UTC", "Etc/UTC", "Etc/GMT+3", "Europe/", ""] {
            assert_eq!(town(nowhere), None, "{nowhere}");
        }
    }
}
