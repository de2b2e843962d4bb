//! One record: what is due of it goes, and no more.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::{AccountId, BoardId, DepartureId};
use domain::retention::LAST_MAIL_DAYS;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::due::{Board, Due, notes_of};
use super::erase::{self, Eraser};
use super::receipts::add_to_receipt;
use super::tally::Tally;
use super::{coded, request};
use crate::course::{self, Actor, Change, EventKind, Found, OnTimeLine};
use crate::gone_number;
use crate::program::Program;
use crate::secret::Secrets;
use crate::store::entity::outbox::MailState;
use crate::store::entity::{account, appointment, departure, outbox};
use crate::store::queries::{requests, responses};
use crate::store::{Reader, StoreError, Tx, TypedColumn};

/// Counts what is due of a record, and changes nothing.
pub(super) async fn count(
    conn: &Reader,
    row: &departure::Model,
    due: &Due,
    now: DateTime<Utc>,
) -> Result<Tally, StoreError> {
    let mut eraser = Eraser::counting(conn);
    if due.whole || row.erasing_since.is_some() {
        erase::whole(&mut eraser, *row.id, now).await?;
    } else {
        parts(&mut eraser, row, due, None, now).await?;
    }
    Ok(eraser.tally)
}

/// Erases what is due of a record, having looked again inside the transaction.
pub(super) async fn carry_out(program: &Program, board: &Board, row: &departure::Model) -> Result<Tally, StoreError> {
    let (id, of_board) = (*row.id, *row.board_id);
    if row.erasing_since.is_some() {
        // What goes now stands on the receipt it was asked with.
        return finish_erasing(program, of_board, id).await.map(|_| Tally::default());
    }
    let due = looked_at(program.store().read(), board, id).await?.map(|(_, due)| due).unwrap_or_default();
    if !due.whole {
        return course::proceed(program, of_board, id, |change| {
            Box::pin(async move {
                let mut eraser = Eraser::erasing(change.tx);
                if let Some((row, due)) = looked_at(change.tx, board, id).await?.filter(|(_, due)| !due.whole) {
                    let own = own_account(change.tx, &row).await?;
                    if due.contact {
                        // What still waits would have nowhere to go.
                        crate::mail::outbox::withdraw_everything(change.tx, id).await?;
                        end_sharing(change, &row).await?;
                    }
                    parts(&mut eraser, &row, &due, own, board.now).await?;
                }
                Ok(eraser.tally)
            })
        })
        .await;
    }
    let found = Found { departure: id, board: of_board };
    if has_talk_to_come(program.store().read(), id, board.now).await? {
        // Whoever expects a talk hears that it is off, before everything that says so is gone. It has a receipt of its
        // own.
        request::begin_by_program(program, &found).await?;
        return Ok(Tally::default());
    }
    let secrets = program.secrets();
    course::beside(program, &found, |change| {
        Box::pin(async move {
            let mut eraser = Eraser::erasing(change.tx);
            if let Some((row, _)) = looked_at(change.tx, board, id).await?.filter(|(_, due)| due.whole) {
                keep_codes(change.tx, &row).await?;
                keep_number(change.tx, secrets, &row, board.now).await?;
                erase::whole(&mut eraser, id, board.now).await?;
            }
            Ok::<_, StoreError>(eraser.tally)
        })
    })
    .await
}

/// What was shared with the leader is shared no more once the addresses go, which [`erase::contact`] does: the time line
/// says so.
async fn end_sharing(change: Change<'_, '_>, row: &departure::Model) -> Result<(), StoreError> {
    if row.share_with_leader && responses::of(change.tx, change.id).await?.is_some() {
        let _: OnTimeLine = change.record(Actor::Program, EventKind::SharingWithdrawn, None).await?;
    }
    Ok(())
}

/// Nothing of somebody who stayed or died counts in figures, and of whoever objected nothing that they said.
async fn keep_codes(tx: &Tx<'_>, row: &departure::Model) -> Result<(), StoreError> {
    if row.cancelled_at.is_some() || row.departure_type.profile().nothing_is_ever_sent {
        return Ok(());
    }
    // As tips leave them alone: not of an objection that HR refused either.
    if requests::is_left_alone(tx, *row.id).await? {
        return Ok(());
    }
    coded::keep(tx, row).await
}

/// Nobody is registered anew under the number of a record that went.
async fn keep_number(
    tx: &Tx<'_>,
    secrets: &Secrets,
    row: &departure::Model,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let board = *row.board_id;
    match &row.external_id {
        Some(number) => gone_number::keep(tx, board, secrets.gone_number(board, number), now).await,
        None => Ok(()),
    }
}

async fn looked_at(
    conn: &impl ConnectionTrait,
    board: &Board,
    id: DepartureId,
) -> Result<Option<(departure::Model, Due)>, StoreError> {
    let Some(row) = departure::Entity::find_by_id(id).one(conn).await? else { return Ok(None) };
    let notes = notes_of(conn, &[id]).await?;
    let due = Due::of(board, &row, &notes);
    Ok(Some((row, due)))
}

async fn parts(
    eraser: &mut Eraser<'_, '_>,
    row: &departure::Model,
    due: &Due,
    own_account: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    for talk in &due.notes {
        erase::notes(eraser, *talk).await?;
    }
    if due.draft {
        erase::draft(eraser, *row.id).await?;
    }
    if due.contact {
        erase::contact(eraser, *row.id, own_account, now).await?;
    }
    Ok(())
}

/// The leaver's own account, by their addresses.
async fn own_account(tx: &Tx<'_>, row: &departure::Model) -> Result<Option<AccountId>, StoreError> {
    let addresses = [row.private_email(tx)?, row.work_email(tx)?];
    let addresses = addresses.into_iter().flatten().map(|address| address.to_lowercase());
    let found = account::Entity::find()
        .filter(account::Column::BoardId.eq(row.board_id))
        .filter(account::Column::Email.is_in(addresses))
        .one(tx)
        .await?;
    Ok(found.map(|account| *account.id))
}

async fn has_talk_to_come(
    conn: &impl ConnectionTrait,
    id: DepartureId,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let coming = appointment::Entity::find()
        .filter(appointment::Column::DepartureId.is(id))
        .filter(appointment::Column::LiveKey.is_not_null())
        .filter(appointment::Column::StartsAt.gt(now));
    Ok(coming.count(conn).await? > 0)
}

/// Ends the erasing of a record that waited for its last mails, as soon as none is under way any more; after a
/// week in any case. Erases nothing of a record that is not being erased.
pub(crate) async fn finish_erasing(program: &Program, board: BoardId, id: DepartureId) -> Result<Tally, StoreError> {
    let (now, secrets) = (program.now(), program.secrets());
    course::beside(program, &Found { departure: id, board }, |change| {
        Box::pin(async move {
            let tx = change.tx;
            let Some(row) = departure::Entity::find_by_id(id).one(tx).await? else { return Ok(Tally::default()) };
            let Some(since) = row.erasing_since else { return Ok(Tally::default()) };
            let is_late = since + TimeDelta::days(LAST_MAIL_DAYS) <= now;
            if !is_late && mails_under_way(tx, id).await? {
                return Ok(Tally::default());
            }
            let mut eraser = Eraser::erasing(tx);
            keep_number(tx, secrets, &row, now).await?;
            erase::whole(&mut eraser, id, now).await?;
            if let Some(receipt) = row.erasure_id {
                add_to_receipt(tx, *receipt, &eraser.tally).await?;
            }
            Ok::<_, StoreError>(eraser.tally)
        })
    })
    .await
}

async fn mails_under_way(tx: &Tx<'_>, id: DepartureId) -> Result<bool, StoreError> {
    let waiting = outbox::Entity::find()
        .filter(outbox::Column::DepartureId.is(id))
        .filter(outbox::Column::State.any_of([MailState::Waiting, MailState::Claimed]));
    Ok(waiting.count(tx).await? > 0)
}
