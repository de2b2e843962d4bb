//! Hours on one date, on top of the weekly ones.

use domain::departure_form::dates::parse_date;
use domain::ids::ExtraHoursId;
use domain::slot::{ExtraHours, ExtraHoursDraft};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Set};
use uuid::Uuid;

use super::TimesKeeper;
use super::booked::{booked_in, touches};
use super::hours::{Faults, HoursFormFault, HoursFormField as Field, as_posted, stretch};
use crate::access::Refused;
use crate::form::{Filled, Stop, filled};
use crate::program::Program;
use crate::store::entity::extra_hours::{ActiveModel, Column, Entity, Model};
use crate::store::queries::accounts::host_changed;
use crate::store::{StoreError, TypedColumn};

/// Extra hours of one host, at most, those among them whose day is not long past: they go three months after it.
pub const EXTRA_HOURS_MAX: u64 = 200;

/// What was typed. Names of fields and faults are those of weekly hours; the date's field is
/// [`super::HoursFormField::Day`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExtraHoursForm {
    pub day: String,
    /// Local time, `9:00`.
    pub start: String,
    pub end: String,
    /// The way's code.
    pub way: String,
    pub place: String,
}

impl ExtraHoursForm {
    fn check(&self, id: ExtraHoursId) -> Result<ExtraHours, Faults> {
        let mut faults = Faults::new();
        let date = parse_date(&self.day);
        if date.is_none() {
            let is_missing = self.day.trim().is_empty();
            let fault = if is_missing { HoursFormFault::DateMissing } else { HoursFormFault::DateImpossible };
            faults.push((Field::Day, fault));
        }
        let typed = stretch(&self.start, &self.end, &self.way, &mut faults);
        let (Some(date), Some((start_minute, end_minute, way))) = (date, typed) else { return Err(faults) };
        let draft = ExtraHoursDraft { date, start_minute, end_minute, way, place: self.place.clone() };
        draft.check(id).map_err(as_posted)
    }
}

/// Opens hours on a date; at most [`EXTRA_HOURS_MAX`] are kept. They count on any day, holidays and weekends included,
/// unless the host is closed then.
pub async fn add_extra_hours(
    program: &Program,
    proof: &TimesKeeper,
    form: &ExtraHoursForm,
) -> Result<Filled<ExtraHoursId, (Field, HoursFormFault)>, Refused> {
    let id = ExtraHoursId::new(Uuid::now_v7());
    let extra = &match form.check(id) {
        Ok(extra) => extra,
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
                if there >= EXTRA_HOURS_MAX {
                    return Err(Stop::Faulty(vec![(Field::Day, HoursFormFault::TooMany)]));
                }
                let stretch = extra.stretch();
                Entity::insert(ActiveModel {
                    id: Set(id.into()),
                    board_id: Set(board.into()),
                    account_id: Set(account.into()),
                    day: Set(extra.date()),
                    start_minute: Set(i32::from(stretch.start_minute())),
                    end_minute: Set(i32::from(stretch.end_minute())),
                    way: Set(stretch.way().into()),
                    place: Set(stretch.place().map(ToString::to_string)),
                })
                .exec_without_returning(tx)
                .await?;
                Ok::<_, Stop<_>>(id)
            })
        })
        .await;
    filled(result)
}

/// Takes them away. What is booked in them stays booked: says how many talks that are.
pub async fn remove_extra_hours(program: &Program, proof: &TimesKeeper, id: ExtraHoursId) -> Result<u32, Refused> {
    let (account, board) = (proof.account(), proof.board());
    let row = Entity::find_by_id(id).filter(Column::AccountId.is(account)).one(program.store().read());
    let row = row.await.map_err(StoreError::from)?.ok_or(Refused::NotFound)?;
    let extra = read_extra(&row)?;
    let booked = booked_in(program, proof, |date, minutes| date == extra.date() && touches(extra.stretch(), minutes));
    let booked = booked.await?;
    let gone = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let gone = Entity::delete_many()
                    .filter(Column::Id.is(id))
                    .filter(Column::BoardId.is(board))
                    .filter(Column::AccountId.is(account))
                    .exec(tx)
                    .await?;
                if gone.rows_affected > 0 {
                    host_changed(tx, account).await?;
                }
                Ok::<_, StoreError>(gone.rows_affected)
            })
        })
        .await?;
    if gone == 0 { Err(Refused::NotFound) } else { Ok(booked) }
}

/// The extra hours of a host from today on, by day.
pub async fn extra_hours(
    program: &Program,
    proof: &TimesKeeper,
    today: chrono::NaiveDate,
) -> Result<Vec<ExtraHours>, Refused> {
    let rows = Entity::find()
        .filter(Column::AccountId.is(proof.account()))
        .filter(Column::Day.gte(today))
        .order_by_asc(Column::Day)
        .order_by_asc(Column::StartMinute)
        .order_by_asc(Column::Id)
        .all(program.store().read())
        .await
        .map_err(StoreError::from)?;
    Ok(rows.iter().map(read_extra).collect::<Result<_, _>>()?)
}

pub(crate) fn read_extra(row: &Model) -> Result<ExtraHours, StoreError> {
    let corrupt = |what: &str| StoreError::corrupt("extra_hours", *row.id, what);
    let minute = |stored: i32| u16::try_from(stored).map_err(|_| corrupt("no such minute"));
    let draft = ExtraHoursDraft {
        date: row.day,
        start_minute: minute(row.start_minute)?,
        end_minute: minute(row.end_minute)?,
        way: *row.way,
        place: row.place.clone().unwrap_or_default(),
    };
    draft.check(*row.id).map_err(|faults| corrupt(&format!("{faults:?}")))
}
