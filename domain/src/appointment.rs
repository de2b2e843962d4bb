//! An appointment that stands: the wall time that was agreed, and a host who runs late.

use chrono::{DateTime, LocalResult, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

/// How a wall time is stored: `2027-03-28T10:00`.
const LOCAL_FORM: &str = "%Y-%m-%dT%H:%M";

/// Minutes by which a host can say to run late.
pub const LATE_MINUTES: [u16; 4] = [5, 10, 15, 30];
/// From so many hours before the start a host can say it: earlier, the talk is moved instead.
pub const LATE_FROM_HOURS: i64 = 2;

/// What two people agreed on: the hands of a clock, in a zone.
///
/// **The wall time wins.** People wrote "ten o'clock" down; when the rules of the zone change between
/// booking and talk (a government may decide so within weeks), ten o'clock it stays, and the stored
/// instant moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WallTime {
    local: NaiveDateTime,
    zone: Tz,
}

/// Where the stored instant stands beside the agreed wall time, by the zone's rules of today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drift {
    None,
    /// The talk is at this instant now.
    To(DateTime<Utc>),
    /// The clocks skip the agreed time: people have to agree anew.
    Skipped,
}

impl WallTime {
    /// What the clocks of this zone show at that instant.
    pub fn of(instant: DateTime<Utc>, zone: Tz) -> Self {
        Self { local: instant.with_timezone(&zone).naive_local(), zone }
    }

    /// Reads what was stored; `None` where it is no time, or a zone that nobody knows any more.
    pub fn parse(local: &str, zone: &str) -> Option<Self> {
        Some(Self { local: NaiveDateTime::parse_from_str(local, LOCAL_FORM).ok()?, zone: zone.parse().ok()? })
    }

    /// The time as it is stored, without the zone.
    pub fn local_text(&self) -> String {
        self.local.format(LOCAL_FORM).to_string()
    }

    /// The zone's name in the zone database.
    pub fn zone_name(&self) -> &'static str {
        self.zone.name()
    }

    /// Compares the agreed time with the instant that was stored for it. A time that comes twice in
    /// autumn means the first (docs/domain.md, "Dates"), but the second, once stored, is no drift.
    pub fn drift(&self, stored: DateTime<Utc>) -> Drift {
        match self.zone.from_local_datetime(&self.local) {
            LocalResult::Single(now) if now.to_utc() == stored => Drift::None,
            LocalResult::Ambiguous(first, second) if [first.to_utc(), second.to_utc()].contains(&stored) => Drift::None,
            LocalResult::Single(now) | LocalResult::Ambiguous(now, _) => Drift::To(now.to_utc()),
            LocalResult::None => Drift::Skipped,
        }
    }
}

/// Whether the host of a talk can say now that it begins later: from two hours before the start until
/// its end.
pub fn may_say_late(starts_at: DateTime<Utc>, minutes: u16, now: DateTime<Utc>) -> bool {
    starts_at - TimeDelta::hours(LATE_FROM_HOURS) <= now && now < starts_at + TimeDelta::minutes(minutes.into())
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};
    use chrono_tz::Europe::Amsterdam;

    use super::{Drift, WallTime, may_say_late};

    fn instant(text: &str) -> DateTime<Utc> {
        text.parse().expect("an instant")
    }

    #[test]
    fn a_wall_time_is_stored_and_read_back() {
        let agreed = WallTime::of(instant("2027-03-01T09:00:00Z"), Amsterdam);
        assert_eq!((agreed.local_text().as_str(), agreed.zone_name()), ("2027-03-01T10:00", "Europe/Amsterdam"));
        assert_eq!(WallTime::parse("2027-03-01T10:00", "Europe/Amsterdam"), Some(agreed));
        for (local, zone) in [("ten o'clock", "Europe/Amsterdam"), ("2027-03-01T10:00", "Europe/Atlantis"), ("", "")] {
            assert_eq!(WallTime::parse(local, zone), None, "{local} {zone}");
        }
    }

    #[test]
    fn without_a_change_of_rules_nothing_drifts() {
        // Winter, summer, and both sides of each change of the clocks.
        for text in ["2027-01-12T09:00:00Z", "2027-07-12T08:00:00Z", "2027-03-28T00:59:00Z", "2027-03-28T01:00:00Z"] {
            assert_eq!(WallTime::of(instant(text), Amsterdam).drift(instant(text)), Drift::None, "{text}");
        }
        // Half past two comes twice on the last Sunday of October: both are what they were.
        for text in ["2027-10-31T00:30:00Z", "2027-10-31T01:30:00Z"] {
            let agreed = WallTime::of(instant(text), Amsterdam);
            assert_eq!(agreed.local_text(), "2027-10-31T02:30");
            assert_eq!(agreed.drift(instant(text)), Drift::None, "{text}");
        }
    }

    #[test]
    fn the_agreed_wall_time_wins_over_the_stored_instant() {
        // Booked while the rules said summer time; now they say that summer time was abolished.
        let booked = instant("2027-07-12T08:00:00Z");
        let agreed = WallTime::parse("2027-07-12T10:00", "Africa/Lagos").expect("a wall time");
        assert_eq!(agreed.drift(booked), Drift::To(booked + TimeDelta::hours(1)));
    }

    #[test]
    fn a_time_that_the_clocks_skip_has_to_be_agreed_anew() {
        let agreed = WallTime::parse("2027-03-28T02:30", "Europe/Amsterdam").expect("a wall time");
        assert_eq!(agreed.drift(instant("2027-03-28T01:30:00Z")), Drift::Skipped);
    }

    #[test]
    fn running_late_is_said_around_the_start() {
        let start = instant("2027-03-01T09:00:00Z");
        let at = |minutes: i64| may_say_late(start, 60, start + TimeDelta::minutes(minutes));
        assert!(!at(-121) && at(-120) && at(0) && at(59) && !at(60));
    }
}
