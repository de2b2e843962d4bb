//! The outbox: mails are put in, withdrawn, and tried again after HR put something right.

use chrono::{DateTime, Utc};
use domain::Language;
use domain::ids::{AccountId, AppointmentId, BoardId, DepartureId, MailId, TalkId};
use domain::person::EmailAddress;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use serde_json::Value;
use uuid::Uuid;

use super::MailKind;
use crate::store::entity::outbox::{ActiveModel, Column, Entity, MailState, Model};
use crate::store::queries::mails;
use crate::store::seal::{open_some, place};
use crate::store::{Keyed, Sealed, StoreError, Tx, Typed, TypedColumn};

/// A mail to put in the outbox: what is needed to write it, not the text.
#[derive(Clone, Debug)]
pub struct NewMail {
    pub board: BoardId,
    /// The departure it is about; all mails but sign-in codes have one.
    pub departure: Option<DepartureId>,
    /// Whom it goes to, where that is a member of staff. Left empty for the leaver.
    pub account: Option<AccountId>,
    pub talk: Option<TalkId>,
    /// Mails with a calendar file need it.
    pub appointment: Option<AppointmentId>,
    pub kind: MailKind,
    /// Where it goes as far as is known now; looked up again when it is sent.
    pub to_address: EmailAddress,
    pub to_name: String,
    pub language: Language,
    /// An object. Read by the mails: `sequence` (calendar mails: pointless once the appointment's
    /// is another), `code` and `code_id` (its row; code mails), `reason` (break-glass access).
    /// The course adds `attempt`.
    pub payload: Value,
    /// Codes, confirmations, moves, cancellations. The others wait for the opening hours.
    pub at_once: bool,
    /// Not before this instant; for mails that are not at once the caller takes the next opening.
    pub due_at: DateTime<Utc>,
    /// Mails with the same key are one mail.
    pub dedupe_key: Option<String>,
}

/// Puts a mail in the outbox. A second mail with the same key changes nothing and returns the
/// first one's id; but one that was withdrawn, and so never went, waits again with what is given
/// now. Wake the worker after the commit (`Program::wake_mail`).
pub async fn enqueue(tx: &Tx<'_>, mail: NewMail) -> Result<MailId, StoreError> {
    let id = MailId::new(Uuid::now_v7());
    let key = mail.dedupe_key.clone();
    let row = row(tx, id, &mail)?;
    let Some(key) = key else {
        Entity::insert(row).exec_without_returning(tx).await?;
        return Ok(id);
    };
    let unless_there = OnConflict::column(Column::DedupeKey).do_nothing().to_owned();
    Entity::insert(row).on_conflict(unless_there).exec_without_returning(tx).await?;
    let there = mails::with_key(tx, &key)
        .await?
        .ok_or_else(|| StoreError::corrupt("outbox", id, "a row was neither there nor written"))?;
    if there.state == MailState::Withdrawn {
        wait_again(tx, *there.id, &mail).await?;
    }
    Ok(*there.id)
}

fn row(tx: &Tx<'_>, id: MailId, mail: &NewMail) -> Result<ActiveModel, StoreError> {
    Ok(ActiveModel {
        id: Set(id.into()),
        board_id: Set(mail.board.into()),
        departure_id: Set(mail.departure.map(Into::into)),
        account_id: Set(mail.account.map(Into::into)),
        talk_id: Set(mail.talk.map(Into::into)),
        appointment_id: Set(mail.appointment.map(Into::into)),
        kind: Set(mail.kind.into()),
        to_address: Set(Sealed::close(tx, id, mail.to_address.as_str())?),
        to_name: Set(Sealed::close(tx, id, &mail.to_name)?),
        language: Set(mail.language.into()),
        payload: Set(Sealed::close(tx, id, &mail.payload.to_string())?),
        at_once: Set(mail.at_once),
        due_at: Set(mail.due_at),
        state: Set(MailState::Waiting.into()),
        attempts: Set(0),
        claimed_until: Set(None),
        // The claim adds the host, which only the settings know; from then on it never changes.
        message_id: Set(id.to_string()),
        // When it first became due: retries move `due_at`, and a write reads no clock of its own.
        created_at: Set(mail.due_at),
        sent_at: Set(None),
        last_error: Set(None),
        dedupe_key: Set(mail.dedupe_key.clone()),
    })
}

async fn wait_again(tx: &Tx<'_>, id: MailId, mail: &NewMail) -> Result<(), StoreError> {
    let payload: Sealed<place::MailPayload> = Sealed::close(tx, id, &mail.payload.to_string())?;
    let to_address: Sealed<place::MailAddress> = Sealed::close(tx, id, mail.to_address.as_str())?;
    let to_name: Sealed<place::MailName> = Sealed::close(tx, id, &mail.to_name)?;
    Entity::update_many()
        .col_expr(Column::State, Typed::expr(MailState::Waiting))
        .col_expr(Column::Attempts, Expr::value(0))
        .col_expr(Column::DueAt, Expr::value(mail.due_at))
        .col_expr(Column::CreatedAt, Expr::value(mail.due_at))
        .col_expr(Column::AtOnce, Expr::value(mail.at_once))
        .col_expr(Column::ToAddress, Expr::value(to_address))
        .col_expr(Column::ToName, Expr::value(to_name))
        .col_expr(Column::Language, Typed::expr(mail.language))
        .col_expr(Column::Payload, Expr::value(payload))
        .col_expr(Column::LastError, Expr::value(None::<String>))
        .filter(Column::Id.is(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Withdraws the mails of these kinds that have not left; returns how many. One that is being sent
/// at this moment is stopped if it can be; where it left all the same, it counts as sent.
pub async fn withdraw(tx: &Tx<'_>, departure: DepartureId, kinds: &[MailKind]) -> Result<u64, StoreError> {
    let withdrawn = withdrawal()
        .filter(Column::DepartureId.is(departure))
        .filter(Column::Kind.any_of(kinds.iter().copied()))
        .exec(tx)
        .await?;
    Ok(withdrawn.rows_affected)
}

/// Withdraws the mail with this key, if it has not left.
pub(crate) async fn withdraw_keyed(tx: &Tx<'_>, key: &str) -> Result<(), StoreError> {
    withdrawal().filter(Column::DedupeKey.eq(key)).exec(tx).await?;
    Ok(())
}

/// Takes back everything to the leaver and everything of the course that has not left, but for what warns the leaver.
pub(crate) async fn withdraw_everything(tx: &Tx<'_>, departure: DepartureId) -> Result<u64, StoreError> {
    let taken_back = |kind: MailKind| (kind.is_to_leaver() || kind.is_of_the_course()) && !kind.warns_the_leaver();
    withdraw(tx, departure, &kinds(taken_back)).await
}

/// Holds back what warns the leaver, after a death; `warn_after_all` sends it when that was an error.
pub(crate) async fn hold_warnings(tx: &Tx<'_>, departure: DepartureId) -> Result<u64, StoreError> {
    withdraw(tx, departure, &kinds(MailKind::warns_the_leaver)).await
}

/// What was held back waits again: the leaver lives, and learns what was done meanwhile.
pub(crate) async fn warn_after_all(tx: &Tx<'_>, departure: DepartureId, now: DateTime<Utc>) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::State, Typed::expr(MailState::Waiting))
        .col_expr(Column::Attempts, Expr::value(0))
        .col_expr(Column::DueAt, Expr::value(now))
        .filter(Column::DepartureId.is(departure))
        .filter(Column::Kind.any_of(kinds(MailKind::warns_the_leaver)))
        .filter(Column::State.is(MailState::Withdrawn))
        .exec(tx)
        .await?;
    Ok(())
}

fn kinds(wanted: impl Fn(MailKind) -> bool) -> Vec<MailKind> {
    MailKind::ALL.iter().copied().filter(|kind| wanted(*kind)).collect()
}

/// Takes back what the program started by itself; the course makes again what is still due.
pub(crate) async fn withdraw_course(tx: &Tx<'_>, departure: DepartureId) -> Result<u64, StoreError> {
    withdraw(tx, departure, &kinds(MailKind::is_of_the_course)).await
}

/// How many mails [`withdraw_course`] would take back.
pub(crate) async fn waiting_of_the_course(
    conn: &impl ConnectionTrait,
    departure: DepartureId,
) -> Result<u64, StoreError> {
    let waiting = Entity::find()
        .filter(Column::DepartureId.is(departure))
        .filter(Column::Kind.any_of(kinds(MailKind::is_of_the_course)))
        .filter(Column::State.any_of([MailState::Waiting, MailState::Claimed]));
    Ok(waiting.count(conn).await?)
}

/// Withdraws the mails of these kinds about one appointment that have not left; returns how many.
pub async fn withdraw_of_appointment(
    tx: &Tx<'_>,
    appointment: AppointmentId,
    kinds: &[MailKind],
) -> Result<u64, StoreError> {
    let withdrawn = withdrawal()
        .filter(Column::AppointmentId.is(appointment))
        .filter(Column::Kind.any_of(kinds.iter().copied()))
        .exec(tx)
        .await?;
    Ok(withdrawn.rows_affected)
}

fn withdrawal() -> sea_orm::UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::State, Typed::expr(MailState::Withdrawn))
        .col_expr(Column::ClaimedUntil, Expr::value(None::<DateTime<Utc>>))
        .col_expr(Column::Payload, payload_without_code())
        .filter(Column::State.any_of([MailState::Waiting, MailState::Claimed]))
}

/// The payload as it is kept: nothing of it in a mail that carried a code.
pub(crate) fn payload_without_code() -> Expr {
    let with_code = MailKind::ALL.iter().copied().filter(|kind| kind.carries_a_code());
    Expr::case(Column::Kind.any_of(with_code), Expr::value(Sealed::<place::MailPayload>::nothing()))
        .finally(Expr::col(Column::Payload))
        .into()
}

/// A mail that was given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailedMail {
    pub id: MailId,
    pub kind: MailKind,
    pub to_address: String,
    pub attempts: u32,
    /// What the mail server said last, on one line.
    pub reason: String,
}

/// The mails about a departure that were given up, the oldest first.
pub async fn failed_for(conn: &impl Keyed, departure: DepartureId) -> Result<Vec<FailedMail>, StoreError> {
    let rows = Entity::find()
        .filter(Column::DepartureId.is(departure))
        .filter(Column::State.is(MailState::Failed))
        .order_by_asc(Column::Id)
        .all(conn)
        .await?;
    rows.into_iter().map(|row| failed(conn, row)).collect()
}

fn failed(conn: &impl Keyed, row: Model) -> Result<FailedMail, StoreError> {
    let kind = *row.kind;
    Ok(FailedMail {
        id: *row.id,
        kind,
        to_address: row.to_address(conn)?,
        attempts: row.attempts.try_into().unwrap_or(0),
        reason: open_some(row.last_error.as_ref(), conn, row.id)?.unwrap_or_default(),
    })
}

/// Tries the mails again that were given up for this departure, after HR corrected the address or
/// the mail server was put right; returns how many. The address is looked up again when they are
/// sent. Codes are not sent again: the person asks for a new one.
///
/// `due_at` as in [`NewMail`]. The caller clears the departure's bounce and projects it.
pub async fn retry(tx: &Tx<'_>, departure: DepartureId, due_at: DateTime<Utc>) -> Result<u64, StoreError> {
    let with_code = MailKind::ALL.iter().copied().filter(|kind| kind.carries_a_code());
    let again = Entity::update_many()
        .col_expr(Column::State, Typed::expr(MailState::Waiting))
        .col_expr(Column::Attempts, Expr::value(0))
        .col_expr(Column::DueAt, Expr::value(due_at))
        .filter(Column::DepartureId.is(departure))
        .filter(Column::State.is(MailState::Failed))
        .filter(Column::Kind.none_of(with_code))
        .exec(tx)
        .await?;
    Ok(again.rows_affected)
}
