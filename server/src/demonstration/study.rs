//! The people of the HAN study, as counts: 33 of twelve secondary schools and 8 of five vocational
//! colleges, spread over a year, every one with a talk that was held and recorded.

use chrono::{DateTime, TimeDelta, Utc};
use domain::departure::{DepartureType, Entry, FunctionGroup, PartTime, ServiceBand};
use domain::reason::Destination;
use domain::route::{Route, standard_rule};
use domain::talk::TalkChoice;
use domain::working_days::WorkCalendar;

use super::cast::SECONDARY_SCHOOLS;
use super::names::STUDY;
use super::person::{Act, Person, When};

/// People of secondary schools; the others are of vocational colleges.
const SECONDARY: usize = 33;
/// Days between the first who was registered and today.
const FIRST_DAYS_AGO: i64 = 425;
/// Days between two of them: the last was registered some three months ago.
const DAYS_APART: i64 = 8;

/// All 41, in the order in which they were registered.
pub(super) fn people(calendar: &WorkCalendar, now: DateTime<Utc>) -> Vec<Person> {
    let (mut secondary, mut vocational) = (0, 0);
    STUDY
        .iter()
        .enumerate()
        .map(|(index, name)| {
            // Every fifth is of a vocational college, until there are eight of them.
            let is_vocational = index % 5 == 4;
            let (school, kind, destination) = if is_vocational {
                vocational += 1;
                let of = vocational - 1;
                (SECONDARY_SCHOOLS + of % 5, vocational_kind(of), vocational_destination(of))
            } else {
                secondary += 1;
                let of = secondary - 1;
                (of % SECONDARY_SCHOOLS, secondary_kind(of), secondary_destination(of))
            };
            debug_assert!(secondary <= SECONDARY);
            person(name, index, school, kind, destination, calendar, now)
        })
        .collect()
}

/// 23 voluntary, 3 retired, 6 fixed-term contracts not renewed, 1 dismissed.
const fn secondary_kind(of: usize) -> DepartureType {
    match of {
        2 | 14 | 26 => DepartureType::Retirement,
        4 | 9 | 15 | 20 | 25 | 31 => DepartureType::FixedTermNotRenewed,
        17 => DepartureType::Dismissal,
        _ => DepartureType::VoluntaryResignation,
    }
}

/// 21 to the same sector, 3 to another part of education, 9 outside both (the retired among them).
const fn secondary_destination(of: usize) -> Destination {
    match of {
        2 | 14 | 26 => Destination::Retirement,
        5 | 17 => Destination::Elsewhere,
        10 => Destination::OwnBusiness,
        18 => Destination::Government,
        23 => Destination::Study,
        29 => Destination::NoPaidWork,
        7 | 16 | 28 => Destination::OtherPartOfEducation,
        _ => Destination::SameSector,
    }
}

/// 7 voluntary, 1 fixed-term contract not renewed.
const fn vocational_kind(of: usize) -> DepartureType {
    match of {
        3 => DepartureType::FixedTermNotRenewed,
        _ => DepartureType::VoluntaryResignation,
    }
}

/// 2 to the same sector, 1 to another part of education, 5 outside.
const fn vocational_destination(of: usize) -> Destination {
    match of {
        0 | 5 => Destination::SameSector,
        2 => Destination::OtherPartOfEducation,
        1 | 6 => Destination::Elsewhere,
        3 => Destination::Government,
        _ => Destination::OwnBusiness,
    }
}

fn person(
    name: &'static str,
    index: usize,
    school: usize,
    kind: DepartureType,
    destination: Destination,
    calendar: &WorkCalendar,
    now: DateTime<Utc>,
) -> Person {
    let days_ago = FIRST_DAYS_AGO - i64::try_from(index).unwrap_or(0) * DAYS_APART;
    let registered_at = calendar.next_opening(now - TimeDelta::days(days_ago));
    let last_day_worked = calendar.local_date(registered_at) + TimeDelta::days(45);
    let mut person = Person::new(name, school, kind, registered_at, last_day_worked);
    person.optional.destination = Some(destination);
    person.condition_confirmed = true;
    person.optional.service_band = Some(ServiceBand::ALL[index % ServiceBand::ALL.len()]);
    person.optional.function_group =
        Some(if index % 7 == 3 { FunctionGroup::Support } else { FunctionGroup::Teaching });
    person.optional.entry = Some(Entry::ALL[index % Entry::ALL.len()]);
    person.optional.part_time = Some(PartTime::ALL[index % PartTime::ALL.len()]);
    let days = |days| When::After(TimeDelta::days(days));
    // Three in four answer the questionnaire; a special course is not asked.
    if index % 4 != 1 && !kind.profile().is_special_course {
        person = person.then(When::After(TimeDelta::hours(58)), Act::Answer(index));
    }
    if standard_rule(kind).is_some_and(|rule| rule.route == Route::LeaverChooses) {
        person = person.then(days(13), Act::Choose(TalkChoice::Hr));
    }
    person
        .then(days(2), Act::Book { working_days: 5 + u32::try_from(index % 4).unwrap_or(0) })
        .then(When::AfterTheTalk, Act::Hold)
        .then(days(2), Act::Report(index))
}
