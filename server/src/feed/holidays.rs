//! School holidays from a calendar: shown first, then kept, then read again every day.

use chrono::{DateTime, Utc};
use domain::feed::{Kind, NamedDays, Trouble};
use domain::ids::{BoardId, FeedId};
use domain::time_line::{Actor, EventKind};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use uuid::Uuid;

use super::add::{count_read, fresh, is_full, named};
use super::keep::{forget_days, replace_days, usual};
use super::list::host;
use super::read::{Reading, days_in_file, read_days};
use super::refresh::read_row;
use super::{AddFault, FeedField, FeedForm, ReadNow, row};
use crate::access::{HolidayKeeper, Refused, SignedIn};
use crate::course;
use crate::form::{Filled, Stop, filled};
use crate::limit::Limited;
use crate::log::{self, Entry};
use crate::program::Program;
use crate::store::entity::calendar_feed::{ActiveModel, Column, Entity, Model};
use crate::store::{StoreError, Tx, Typed, TypedColumn};

/// Where holidays come from.
#[derive(Clone, Debug)]
pub enum HolidaySource {
    Address(String),
    /// Its name, and what is in it.
    File(String, Vec<u8>),
}

/// What a calendar of holidays would give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    pub name: String,
    pub days: Vec<NamedDays>,
}

/// A calendar of holidays that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HolidayFeed {
    pub id: FeedId,
    pub kind: Kind,
    pub name: String,
    pub host: Option<String>,
    pub good_at: Option<DateTime<Utc>>,
    pub trouble: Option<Trouble>,
}

type Fault = (FeedField, AddFault);

/// Reads a calendar of holidays, and changes nothing.
pub async fn preview_holidays(
    program: &Program,
    viewer: &SignedIn,
    proof: &HolidayKeeper,
    source: &HolidaySource,
) -> Result<Filled<Preview, Fault>, Refused> {
    let calendar = course::calendar(program.store().read(), proof.board()).await?;
    let today = calendar.local_date(program.now());
    let (field, name, days) = match source {
        HolidaySource::File(name, bytes) if bytes.is_empty() => {
            (FeedField::File, name.clone(), Err(AddFault::FileMissing))
        }
        HolidaySource::File(name, bytes) => {
            if let Limited::Exceeded { .. } = count_read(program, viewer.account()).await? {
                return Ok(Filled::Faulty(vec![(FeedField::File, AddFault::TooOften)]));
            }
            let days = days_in_file(bytes.clone(), calendar.zone, today).await.map_err(AddFault::Trouble);
            (FeedField::File, name.clone(), days)
        }
        HolidaySource::Address(address) => {
            let form = FeedForm { address: address.clone(), ..FeedForm::default() };
            let source = match form.source(Kind::Address) {
                Ok(source) => source,
                Err(faults) => return Ok(Filled::Faulty(faults)),
            };
            if let Limited::Exceeded { .. } = count_read(program, viewer.account()).await? {
                return Ok(Filled::Faulty(vec![(FeedField::Address, AddFault::TooOften)]));
            }
            let private = program.settings().calendar_private_addresses;
            let days = match read_days(&source, private, calendar.zone, today).await {
                Ok(Reading::Read { found, .. }) => Ok(found),
                Ok(Reading::NotModified) => Ok(Vec::new()),
                Err(trouble) => Err(AddFault::Trouble(trouble)),
            };
            (FeedField::Address, source.url.host_str().unwrap_or_default().to_owned(), days)
        }
    };
    Ok(match days {
        Ok(days) => Filled::Done(Preview { name: named("", &name), days }),
        Err(fault) => Filled::Faulty(vec![(field, fault)]),
    })
}

/// Keeps a calendar of holidays that was looked at: `preview` is what was shown. One with an address is
/// read again every day, and its days replaced.
pub async fn keep_holiday_feed(
    program: &Program,
    proof: &HolidayKeeper,
    address: Option<&str>,
    preview: &Preview,
) -> Result<Filled<FeedId, Fault>, Refused> {
    let (id, now, board) = (FeedId::new(Uuid::now_v7()), program.now(), proof.board());
    let kind = if address.is_some() { Kind::Address } else { Kind::File };
    let mut model = fresh(id, board, None, kind, preview.name.clone(), now);
    if address.is_some() {
        model.next_at = Some(now + usual(&model));
    }
    let mut stored = ActiveModel::from(model);
    if let Some(address) = address {
        let form = FeedForm { address: address.to_owned(), ..FeedForm::default() };
        match form.source(Kind::Address) {
            Ok(source) => row::seal(&mut stored, id, &source, program.secrets()),
            Err(faults) => return Ok(Filled::Faulty(faults)),
        }
    }
    let stored = &stored;
    let result = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                if is_full(tx, board, None, 1).await? {
                    return Err(Stop::Faulty(vec![(FeedField::Address, AddFault::TooManyFeeds)]));
                }
                Entity::insert(stored.clone().reset_all()).exec_without_returning(tx).await?;
                replace_days(tx, id, board, &preview.days).await?;
                note(tx, proof, now, json!({ "calendar_added": preview.name })).await?;
                Ok::<_, Stop<_>>(id)
            })
        })
        .await;
    filled(result)
}

/// The board's calendars of holidays, oldest first.
pub async fn holiday_feeds(program: &Program, proof: &HolidayKeeper) -> Result<Vec<HolidayFeed>, Refused> {
    let rows =
        of_board(proof.board()).order_by_asc(Column::Id).all(program.store().read()).await.map_err(StoreError::from)?;
    let read = |row: Model| {
        let (kind, trouble, host) = (*row.kind, row.fault.map(Typed::get), host(program, &row));
        Ok(HolidayFeed { id: row.id.into(), kind, name: row.name, host, good_at: row.good_at, trouble })
    };
    rows.into_iter().map(read).collect()
}

/// Reads one now.
pub async fn read_holidays_now(
    program: &Program,
    viewer: &SignedIn,
    proof: &HolidayKeeper,
    id: FeedId,
) -> Result<ReadNow, Refused> {
    let row = one(program.store().read(), proof, id).await?;
    if row.address.is_none() {
        return Ok(ReadNow::IsFile);
    }
    if let Limited::Exceeded { .. } = count_read(program, viewer.account()).await? {
        return Ok(ReadNow::TooOften);
    }
    Ok(read_row(program, &row).await?.map_or(ReadNow::Read, ReadNow::Failed))
}

/// Removes one, with the days it gave.
pub async fn remove_holiday_feed(program: &Program, proof: &HolidayKeeper, id: FeedId) -> Result<(), Refused> {
    let row = &one(program.store().read(), proof, id).await?;
    let now = program.now();
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                forget_days(tx, id).await?;
                Entity::delete_by_id(id).exec(tx).await?;
                note(tx, proof, now, json!({ "calendar_removed": row.name })).await?;
                Ok::<_, StoreError>(())
            })
        })
        .await?;
    Ok(())
}

/// Holidays move everybody's deadlines: the log says who changed where they come from.
async fn note(tx: &Tx<'_>, proof: &HolidayKeeper, now: DateTime<Utc>, detail: Value) -> Result<(), StoreError> {
    let by = Actor::Staff(proof.account());
    let entry = Entry::of_board(proof.board(), now, by, EventKind::HolidaysChanged).saying(Some(detail));
    log::append(tx, [entry]).await
}

fn of_board(board: BoardId) -> sea_orm::Select<Entity> {
    Entity::find().filter(Column::BoardId.is(board)).filter(Column::AccountId.is_null())
}

async fn one(conn: &impl ConnectionTrait, proof: &HolidayKeeper, id: FeedId) -> Result<Model, Refused> {
    let found = of_board(proof.board()).filter(Column::Id.is(id)).one(conn).await.map_err(StoreError::from)?;
    found.ok_or(Refused::NotFound)
}
