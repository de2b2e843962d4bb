//! Weekly hours: a host's own, or kept by a coordinator.

use chrono::{Datelike, NaiveDate, Weekday};
use domain::departure_form::dates::parse_date;
use domain::ids::HoursId;
use domain::slot::{Hours, HoursDraft, HoursFault, HoursField};
use domain::talk::Way;
use domain::working_days::DAY_MINUTES;
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter, Set};
use uuid::Uuid;

use super::TimesKeeper;
use super::booked::{booked_in, touches};
use super::read::{hours_of, weekday_number};
use crate::access::Refused;
use crate::form::{Filled, Stop, filled};
use crate::program::Program;
use crate::store::entity::hours::{ActiveModel, Column, Entity};
use crate::store::queries::accounts::host_changed;
use crate::store::{StoreError, TypedColumn};

/// Stretches of weekly hours of one host, at most: a dozen for each day of the week, and those of other seasons.
pub const HOURS_MAX: u64 = 100;

domain::coded! {
    /// A field of the form for hours, as posted.
    pub enum HoursFormField {
        Weekday = "weekday",
        /// Of hours on one date.
        Day = "day",
        Start = "start",
        End = "end",
        Way = "way",
        Place = "place",
        ValidFrom = "valid_from",
        ValidUntil = "valid_until",
    }
}

domain::coded! {
    pub enum HoursFormFault {
        WeekdayMissing = "weekday_missing",
        /// Not a time of day such as 9:00 or 13.30.
        NotATime = "not_a_time",
        WayMissing = "way_missing",
        DateMissing = "date_missing",
        DateImpossible = "date_impossible",
        NotMultipleOfFive = "not_multiple_of_five",
        BeyondMidnight = "beyond_midnight",
        EndNotAfterStart = "end_not_after_start",
        PlaceMissing = "place_missing",
        PlaceTooLong = "place_too_long",
        UntilBeforeFrom = "until_before_from",
        /// The host has as many as anybody may have.
        TooMany = "too_many",
    }
}

/// What was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HoursForm {
    /// Every day on which it is so: 1 is Monday, 7 is Sunday.
    pub weekdays: Vec<String>,
    /// Local time, `9:00`.
    pub start: String,
    pub end: String,
    /// The way's code.
    pub way: String,
    pub place: String,
    /// Both may stay empty.
    pub valid_from: String,
    pub valid_until: String,
}

pub(super) type Faults = Vec<(HoursFormField, HoursFormFault)>;

impl HoursForm {
    /// One stretch for each day; `new_id` names them.
    fn check(&self, new_id: impl Fn() -> HoursId) -> Result<Vec<Hours>, Faults> {
        let mut faults = Faults::new();
        let weekdays: Option<Vec<Weekday>> = self.weekdays.iter().map(|day| weekday(day)).collect();
        let weekdays = weekdays.filter(|days| !days.is_empty());
        if weekdays.is_none() {
            faults.push((HoursFormField::Weekday, HoursFormFault::WeekdayMissing));
        }
        let typed = stretch(&self.start, &self.end, &self.way, &mut faults);
        let valid_from = date(HoursFormField::ValidFrom, &self.valid_from, &mut faults);
        let valid_until = date(HoursFormField::ValidUntil, &self.valid_until, &mut faults);
        let (Some(weekdays), Some((start_minute, end_minute, way))) = (weekdays, typed) else { return Err(faults) };
        let of_one = |weekday| {
            let place = self.place.clone();
            let draft = HoursDraft { weekday, start_minute, end_minute, way, place, valid_from, valid_until };
            draft.check(new_id())
        };
        match weekdays.into_iter().map(of_one).collect() {
            Ok(hours) if faults.is_empty() => Ok(hours),
            Ok(_) => Err(faults),
            Err(found) => {
                // Only the day differs: what is wrong on one is wrong on all of them.
                faults.extend(as_posted(found));
                Err(faults)
            }
        }
    }
}

fn weekday(text: &str) -> Option<Weekday> {
    let number: u8 = text.trim().parse().ok()?;
    Weekday::try_from(number.checked_sub(1)?).ok()
}

/// From when, until when (minutes after midnight) and in which way, as all hours have it.
pub(super) fn stretch(start: &str, end: &str, way: &str, faults: &mut Faults) -> Option<(u16, u16, Way)> {
    let mut time = |field, text: &str| {
        let minute = minute_of_day(text);
        if minute.is_none() {
            faults.push((field, HoursFormFault::NotATime));
        }
        minute
    };
    let (start, end) = (time(HoursFormField::Start, start), time(HoursFormField::End, end));
    let way = Way::parse(way.trim());
    if way.is_none() {
        faults.push((HoursFormField::Way, HoursFormFault::WayMissing));
    }
    Some((start?, end?, way?))
}

/// What the rule found, at the fields of the form.
pub(super) fn as_posted(found: Vec<(HoursField, HoursFault)>) -> Faults {
    found.into_iter().map(|(field, fault)| (posted(field), said(fault))).collect()
}

/// A date that may be left out.
fn date(field: HoursFormField, text: &str, faults: &mut Faults) -> Option<NaiveDate> {
    if text.trim().is_empty() {
        return None;
    }
    let date = parse_date(text);
    if date.is_none() {
        faults.push((field, HoursFormFault::DateImpossible));
    }
    date
}

/// Minutes after midnight of `9:00`, `09:00`, `9.00`, `9` or `24:00`.
pub(super) fn minute_of_day(text: &str) -> Option<u16> {
    let text = text.trim();
    let (hour, minute) = text.split_once([':', '.']).unwrap_or((text, "00"));
    let figures = |text: &str| text.len() <= 2 && !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !figures(hour) || !figures(minute) || minute.len() != 2 {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    let total = hour * 60 + minute;
    (minute < 60 && total <= DAY_MINUTES).then_some(total)
}

const fn posted(field: HoursField) -> HoursFormField {
    match field {
        HoursField::Start => HoursFormField::Start,
        HoursField::End => HoursFormField::End,
        HoursField::Place => HoursFormField::Place,
        HoursField::ValidUntil => HoursFormField::ValidUntil,
    }
}

const fn said(fault: HoursFault) -> HoursFormFault {
    match fault {
        HoursFault::NotMultipleOfFive => HoursFormFault::NotMultipleOfFive,
        HoursFault::BeyondMidnight => HoursFormFault::BeyondMidnight,
        HoursFault::EndNotAfterStart => HoursFormFault::EndNotAfterStart,
        HoursFault::PlaceMissing => HoursFormFault::PlaceMissing,
        HoursFault::PlaceTooLong => HoursFormFault::PlaceTooLong,
        HoursFault::UntilBeforeFrom => HoursFormFault::UntilBeforeFrom,
    }
}

/// Adds a stretch of weekly hours on every day of the form, or on none; at most [`HOURS_MAX`] are kept. Stretches may
/// overlap: slots are offered once.
pub async fn add_hours(
    program: &Program,
    proof: &TimesKeeper,
    form: &HoursForm,
) -> Result<Filled<Vec<HoursId>, (HoursFormField, HoursFormFault)>, Refused> {
    let hours = &match form.check(|| HoursId::new(Uuid::now_v7())) {
        Ok(hours) => hours,
        Err(faults) => return Ok(Filled::Faulty(faults)),
    };
    let (account, board) = (proof.account(), proof.board());
    let result = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                // Whoever adds holds the host's row, so that two at once are counted one after the other.
                host_changed(tx, account).await?;
                let there = Entity::find().filter(Column::AccountId.is(account)).count(tx).await?;
                if there + hours.len() as u64 > HOURS_MAX {
                    return Err(Stop::Faulty(vec![(HoursFormField::Weekday, HoursFormFault::TooMany)]));
                }
                Entity::insert_many(hours.iter().map(|hours| ActiveModel {
                    id: Set(hours.id().into()),
                    board_id: Set(board.into()),
                    account_id: Set(account.into()),
                    weekday: Set(weekday_number(hours.weekday())),
                    start_minute: Set(i32::from(hours.start_minute())),
                    end_minute: Set(i32::from(hours.end_minute())),
                    way: Set(hours.way().into()),
                    place: Set(hours.place().map(ToString::to_string)),
                    valid_from: Set(hours.valid_from()),
                    valid_until: Set(hours.valid_until()),
                }))
                .exec_without_returning(tx)
                .await?;
                Ok::<_, Stop<_>>(hours.iter().map(Hours::id).collect())
            })
        })
        .await;
    filled(result)
}

/// Takes a stretch of hours away. What is booked in it stays booked: says how many talks that are.
pub async fn remove_hours(program: &Program, proof: &TimesKeeper, id: HoursId) -> Result<u32, Refused> {
    let account = proof.account();
    let kept = hours(program, proof).await?;
    let Some(hours) = kept.iter().find(|hours| hours.id() == id) else { return Err(Refused::NotFound) };
    let booked = booked_in(program, proof, |date, minutes| {
        date.weekday() == hours.weekday() && hours.are_valid_on(date) && touches(hours.stretch(), minutes)
    });
    let booked = booked.await?;
    let gone = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let own = Column::AccountId.is(account);
                let gone = Entity::delete_many().filter(Column::Id.is(id)).filter(own).exec(tx).await?;
                if gone.rows_affected > 0 {
                    host_changed(tx, account).await?;
                }
                Ok::<_, StoreError>(gone.rows_affected)
            })
        })
        .await?;
    if gone == 0 { Err(Refused::NotFound) } else { Ok(booked) }
}

/// The weekly hours of one host, by weekday and start.
pub async fn hours(program: &Program, proof: &TimesKeeper) -> Result<Vec<Hours>, Refused> {
    let mut of_one = hours_of(program.store().read(), &[proof.account()]).await?;
    Ok(of_one.remove(&proof.account()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use domain::ids::HoursId;
    use uuid::Uuid;

    use super::{HoursForm, HoursFormFault as Fault, HoursFormField as Field, minute_of_day};

    #[test]
    fn a_time_is_read_as_people_write_it() {
        for (text, minute) in [("9:00", 540), ("09:05", 545), (" 13.30 ", 810), ("9", 540), ("24:00", 1440)] {
            assert_eq!(minute_of_day(text), Some(minute), "{text}");
        }
        for bad in ["", "25:00", "9:60", "9:5", "-1:00", "24:01", "9:00:00", "noon", "1e1"] {
            assert_eq!(minute_of_day(bad), None, "{bad}");
        }
    }

    #[test]
    fn all_faults_come_back_at_once() {
        let form = HoursForm {
            weekdays: vec!["1".into(), "8".into()],
            start: "x".into(),
            valid_from: "31-2-2026".into(),
            ..HoursForm::default()
        };
        let faults = form.check(|| HoursId::new(Uuid::nil())).expect_err("nearly nothing is right");
        assert_eq!(
            faults,
            [
                (Field::Weekday, Fault::WeekdayMissing),
                (Field::Start, Fault::NotATime),
                (Field::End, Fault::NotATime),
                (Field::Way, Fault::WayMissing),
                (Field::ValidFrom, Fault::DateImpossible),
            ]
        );
    }
}
