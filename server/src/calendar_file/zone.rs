//! The rules of a zone around one instant, as a VTIMEZONE (RFC 5545, 3.6.5).
//!
//! They are read from the zone database itself, by looking when the offset changes. Where the
//! three years around the instant follow one rule, such as the European Union's ("the last Sunday
//! of March and of October, 1:00 UTC", directive 2000/84/EC), it is written as a rule, which
//! Outlook wants to see; otherwise each change is written by itself.

use chrono::{DateTime, Datelike, Days, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::{OffsetComponents, OffsetName, Tz};
use icalendar::Property;

use super::{LOCAL_FORM, Lines};

/// The letters of a day, as in RRULE's BYDAY.
const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// A change of the clocks.
#[derive(Clone, Debug)]
struct Change {
    /// The local time of the change, on the clock as it was before (RFC 5545, 3.6.5: DTSTART).
    onset: NaiveDateTime,
    from_seconds: i32,
    to_seconds: i32,
    summer: bool,
    name: Option<String>,
}

/// Writes the zone as it is around `instant`.
pub(super) fn write(lines: &mut Lines, zone: Tz, instant: DateTime<Utc>) {
    let year = instant.with_timezone(&zone).year();
    let changes = changes(zone, year - 1, year + 1);
    lines.add("BEGIN", "VTIMEZONE");
    lines.add("TZID", zone.name());
    if changes.is_empty() {
        write_constant(lines, zone, instant);
    } else if let Some(yearly) = yearly(&changes) {
        for (change, rule) in yearly {
            write_change(lines, change, Some(&rule));
        }
    } else {
        for change in &changes {
            write_change(lines, change, None);
        }
    }
    lines.add("END", "VTIMEZONE");
}

fn write_constant(lines: &mut Lines, zone: Tz, instant: DateTime<Utc>) {
    let offset = zone.offset_from_utc_datetime(&instant.naive_utc());
    let seconds = offset.fix().local_minus_utc();
    lines.add("BEGIN", "STANDARD");
    lines.add("DTSTART", "19700101T000000");
    lines.add("TZOFFSETFROM", &utc_offset(seconds));
    lines.add("TZOFFSETTO", &utc_offset(seconds));
    if let Some(name) = offset.abbreviation() {
        lines.add("TZNAME", name);
    }
    lines.add("END", "STANDARD");
}

fn write_change(lines: &mut Lines, change: &Change, rule: Option<&str>) {
    let component = if change.summer { "DAYLIGHT" } else { "STANDARD" };
    lines.add("BEGIN", component);
    lines.add("DTSTART", &change.onset.format(LOCAL_FORM).to_string());
    if let Some(rule) = rule {
        lines.property(Property::new("RRULE", rule));
    }
    lines.add("TZOFFSETFROM", &utc_offset(change.from_seconds));
    lines.add("TZOFFSETTO", &utc_offset(change.to_seconds));
    if let Some(name) = &change.name {
        lines.add("TZNAME", name);
    }
    lines.add("END", component);
}

/// `+0100`, with seconds only where there are any (RFC 5545, 3.3.14).
fn utc_offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let (hours, minutes, rest) = (seconds.abs() / 3600, seconds.abs() / 60 % 60, seconds.abs() % 60);
    if rest == 0 { format!("{sign}{hours:02}{minutes:02}") } else { format!("{sign}{hours:02}{minutes:02}{rest:02}") }
}

/// The changes in these years and the ones between, in order.
fn changes(zone: Tz, first_year: i32, last_year: i32) -> Vec<Change> {
    let midnight = |year| Utc.with_ymd_and_hms(year, 1, 1, 0, 0, 0).single();
    let (Some(mut at), Some(end)) = (midnight(first_year), midnight(last_year + 1)) else { return Vec::new() };
    let mut found = Vec::new();
    while at < end {
        let Some(next) = at.checked_add_days(Days::new(1)) else { break };
        if seconds_at(zone, at) != seconds_at(zone, next) {
            found.push(change_between(zone, at, next));
        }
        at = next;
    }
    found
}

fn seconds_at(zone: Tz, instant: DateTime<Utc>) -> i32 {
    zone.offset_from_utc_datetime(&instant.naive_utc()).fix().local_minus_utc()
}

/// The change between two instants, found by halving.
fn change_between(zone: Tz, mut before: DateTime<Utc>, mut after: DateTime<Utc>) -> Change {
    let from_seconds = seconds_at(zone, before);
    while (after - before).num_seconds() > 1 {
        let middle = before + TimeDelta::seconds((after - before).num_seconds() / 2);
        if seconds_at(zone, middle) == from_seconds { before = middle } else { after = middle }
    }
    let offset = zone.offset_from_utc_datetime(&after.naive_utc());
    Change {
        onset: after.naive_utc() + TimeDelta::seconds(from_seconds.into()),
        from_seconds,
        to_seconds: offset.fix().local_minus_utc(),
        summer: !offset.dst_offset().is_zero(),
        name: offset.abbreviation().map(str::to_owned),
    }
}

/// The first change of each kind with the yearly rule that all of them follow; `None` where they
/// follow none.
fn yearly(changes: &[Change]) -> Option<Vec<(&Change, String)>> {
    let of_kind = |summer: bool| changes.iter().filter(|change| change.summer == summer).collect::<Vec<_>>();
    let (summer, winter) = (of_kind(true), of_kind(false));
    let mut pairs = Vec::new();
    for kind in [summer, winter] {
        let first = *kind.first()?;
        let same = |change: &&Change| {
            change.onset.time() == first.onset.time()
                && change.onset.month() == first.onset.month()
                && change.from_seconds == first.from_seconds
                && change.to_seconds == first.to_seconds
        };
        if kind.len() != 3 || !kind.iter().all(same) {
            return None;
        }
        let rule =
            [by_last_weekday as fn(NaiveDateTime) -> Option<String>, by_nth_weekday].into_iter().find(|rule| {
                rule(first.onset).is_some() && kind.iter().all(|change| rule(change.onset) == rule(first.onset))
            })?;
        let by_day = rule(first.onset)?;
        pairs.push((first, format!("FREQ=YEARLY;BYMONTH={};BYDAY={by_day}", first.onset.month())));
    }
    Some(pairs)
}

/// `-1SU` for the last Sunday of a month; `None` for days that are not in the last week.
fn by_last_weekday(onset: NaiveDateTime) -> Option<String> {
    let is_last = onset.checked_add_days(Days::new(7)).is_some_and(|later| later.month() != onset.month());
    is_last.then(|| format!("-1{}", DAYS[onset.weekday().num_days_from_monday() as usize]))
}

/// `2SU` for the second Sunday of a month.
fn by_nth_weekday(onset: NaiveDateTime) -> Option<String> {
    Some(format!("{}{}", onset.day0() / 7 + 1, DAYS[onset.weekday().num_days_from_monday() as usize]))
}
