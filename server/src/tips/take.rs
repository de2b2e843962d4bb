//! Tips are taken out of answers, a day of closed courses at a time.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::{BoardId, DepartureId, TipId};
use domain::school::Half;
use domain::talk::HostKind;
use domain::tips::{Case, ITEM, taken_until, without_names};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Builder;

use super::turn_of;
use crate::questionnaire::read_stored;
use crate::store::entity::{account, departure, response, rights_request, talk, tip, tip_turn};
use crate::store::{Sealed, StoreError, Tx, Typed, TypedColumn};

/// Takes the tips of the first day of closed courses that was not looked at; `false` where there is none left.
pub(super) async fn some(tx: &Tx<'_>, board: BoardId, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let last = taken_until(now);
    let before = tip_turn::Entity::find_by_id(board).one(tx).await?;
    let from = before.and_then(|turn| turn.taken_until);
    let closed = || {
        let of_board = departure::Entity::find()
            .filter(departure::Column::BoardId.is(board))
            .filter(departure::Column::ClosedAt.lte(last));
        match from {
            Some(from) => of_board.filter(departure::Column::ClosedAt.gt(from)),
            None => of_board,
        }
    };
    let first = closed().order_by_asc(departure::Column::ClosedAt).limit(1).one(tx).await?;
    let Some(first) = first.and_then(|row| row.closed_at) else { return Ok(false) };
    let until = last.min(first + TimeDelta::days(1));
    let rows = closed().filter(departure::Column::ClosedAt.lte(until)).all(tx).await?;
    let turn = turn_of(tx, board).await?;
    // Whoever moves the moment on takes them; another instance finds it moved.
    let is_as_read = match from {
        Some(from) => tip_turn::Column::TakenUntil.eq(from),
        None => tip_turn::Column::TakenUntil.is_null(),
    };
    let moved = tip_turn::Entity::update_many()
        .col_expr(tip_turn::Column::TakenUntil, Expr::value(until))
        .filter(tip_turn::Column::BoardId.is(board))
        .filter(is_as_read)
        .exec(tx)
        .await?;
    if moved.rows_affected == 1 {
        take(tx, board, &rows, turn.promised_after).await?;
    }
    Ok(true)
}

async fn take(
    tx: &Tx<'_>,
    board: BoardId,
    closed: &[departure::Model],
    promised_after: Option<DateTime<Utc>>,
) -> Result<(), StoreError> {
    let ids = || closed.iter().map(|row| *row.id);
    let answered = response::Entity::find().filter(response::Column::DepartureId.any_of(ids())).all(tx).await?;
    if answered.is_empty() {
        return Ok(());
    }
    let met: Vec<Typed<DepartureId>> = talk::Entity::find()
        .select_only()
        .column(talk::Column::DepartureId)
        .filter(talk::Column::DepartureId.any_of(ids()))
        .filter(talk::Column::HostKind.is(HostKind::HrAdviser))
        .filter(talk::Column::HeldOn.is_not_null())
        .into_tuple()
        .all(tx)
        .await?;
    // What was objected to, or restricted, for as long as it stands; refused and taken back it does not.
    let left_alone: Vec<Typed<DepartureId>> = rights_request::Entity::find()
        .select_only()
        .column(rights_request::Column::DepartureId)
        .filter(rights_request::Column::DepartureId.any_of(ids()))
        .filter(rights_request::Column::EndedAt.is_null())
        .into_tuple()
        .all(tx)
        .await?;
    let met: BTreeSet<DepartureId> = met.into_iter().map(Typed::get).collect();
    let left_alone: BTreeSet<DepartureId> = left_alone.into_iter().map(Typed::get).collect();
    let mut staff: Option<Vec<String>> = None;
    for row in closed {
        let Some(response) = answered.iter().find(|response| response.departure_id == row.id) else { continue };
        let case = Case {
            stage: *row.stage,
            met_adviser: met.contains(&row.id),
            is_left_alone: left_alone.contains(&row.id) || row.restricted_since.is_some(),
            has_name: row.contact_erased_at.is_none() && row.erasing_since.is_none(),
            handed_in: response.submitted_at,
            promised_after,
        };
        let Some(half) = Half::of(row.last_day_worked).filter(|_| case.is_taken()) else { continue };
        let Some(words) = words_of(tx, response).await? else { continue };
        let own = match own_names(tx, row) {
            Ok(own) => own,
            Err(StoreError::Corrupt { .. }) => continue,
            Err(error) => return Err(error),
        };
        if staff.is_none() {
            staff = Some(names_of_staff(tx, board).await?);
        }
        let words = without_names(&words, &own, staff.as_deref().unwrap_or_default());
        let id = TipId::from(Builder::from_random_bytes(rand::random()).into_uuid());
        let tip = tip::ActiveModel {
            id: Set(id.into()),
            board_id: Set(board.into()),
            period: Set(Some(half.days().first)),
            batch: Set(None),
            place: Set(None),
            words: Set(Sealed::close(tx, id, &words)?),
        };
        tip::Entity::insert(tip).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// What was written as a tip; `None` where nothing was. Answers or a name that cannot be read hold up nobody else's.
async fn words_of(tx: &Tx<'_>, response: &response::Model) -> Result<Option<String>, StoreError> {
    let seen = match read_stored(tx, response.clone()).await {
        Ok(seen) => seen,
        Err(StoreError::Corrupt { .. }) => return Ok(None),
        Err(error) => return Err(error),
    };
    let words = seen.submitted.answers().typed_text(ITEM).trim().to_owned();
    Ok((!words.is_empty()).then_some(words))
}

/// The leaver's name, and the parts of it that are names by themselves, as far as HR gave them.
fn own_names(tx: &Tx<'_>, row: &departure::Model) -> Result<Vec<String>, StoreError> {
    let parts = row.parts(tx)?;
    let parts = [parts.first, parts.surname, parts.called].into_iter().flatten().map(String::from);
    Ok(std::iter::once(row.name(tx)?).chain(parts).collect())
}

async fn names_of_staff(tx: &Tx<'_>, board: BoardId) -> Result<Vec<String>, StoreError> {
    let accounts = account::Entity::find()
        .filter(account::Column::BoardId.is(board))
        .filter(account::Column::ErasedAt.is_null())
        .all(tx)
        .await?;
    Ok(accounts.into_iter().map(|account| account.name).collect())
}
